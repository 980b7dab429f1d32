"""Several processes serve one store while a command writes to it: nobody gets an old answer after a new one."""

import errno
import json
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.corpus import person, quote, record
from tests.servers import free_port

Write = Callable[[str, str | bytes], Path]
Answer = tuple[float, float, str, int, bytes]
"""When it was asked and when it was there, the path, the last change it tells of, its bytes."""

pytestmark = pytest.mark.slow  # processes of servers that start, are written beside, and end

PATHS = ("quotes", "quotes?limit=500", "quotes?person=kevin-kim&facets=sector", "persons", "quotes?q=word")


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _runs(pid: int) -> bool:
    """Whether a process is there and no zombie that nobody has asked for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _ask(port: int, path: str) -> Answer:
    began = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", f"/v1/{path}", headers={"Connection": "close"})
        body = connection.getresponse().read()
    finally:
        connection.close()
    return began, time.monotonic(), path, json.loads(body)["seq"], body


@pytest.fixture
def serving(verbale: Command) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """The port of two processes that serve, and the one that has started them."""
    port = free_port()
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = verbale.start("serve", "--workers", "2", "--port", str(port), **silent)
    try:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                _ask(port, "quotes")
            except OSError:
                time.sleep(0.05)
            else:
                break
        yield port, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def test_no_process_answers_from_before_a_commit_that_another_has_seen(
    verbale: Command, write: Write, serving: tuple[int, "subprocess.Popen[bytes]"]
) -> None:
    port, _ = serving
    seen: list[Answer] = []
    stop = threading.Event()

    def keep_asking(first: int) -> None:
        turn = first
        while not stop.is_set():
            seen.append(_ask(port, PATHS[turn % len(PATHS)]))
            turn += 1

    asking = [threading.Thread(target=keep_asking, args=(n,)) for n in range(4)]
    for one in asking:
        one.start()
    try:
        for number in range(4):
            ana = person("Ana Silva", family="Silva", country="BR")
            said = [quote(f"Word {number} of {n}.", ana, sectors=["shipbuilding"]) for n in range(5)]
            corpus = write(f"{number}.ndjson", record(*said, persons=[ana]).model_dump_json())
            assert verbale.finish("ingest", corpus)[0] == 0
            after = [_ask(port, path) for path in PATHS for _ in range(4)]
            assert len({seq for *_, seq, _ in after}) == 1  # every process has what was written
            assert sum(b"Word %d of" % number in body for *_, body in after) > 0
            seen += after
    finally:
        stop.set()
        for one in asking:
            one.join()
    latest, ended = 0, sorted(seen, key=lambda one: one[1])
    for began, _, path, seq, _ in sorted(seen):
        while ended and ended[0][1] < began:
            latest = max(latest, ended.pop(0)[3])
        assert seq >= latest, path
    bodies: dict[tuple[str, int], set[bytes]] = {}
    for _, _, path, seq, body in seen:
        bodies.setdefault((path, seq), set()).add(body)
    assert len({seq for _, seq in bodies}) >= 5
    assert {asked: len(found) for asked, found in bodies.items() if len(found) > 1} == {}


def test_requests_have_ids_of_their_own_whichever_process_answers(
    serving: tuple[int, "subprocess.Popen[bytes]"],
) -> None:
    port, process = serving
    ids = []
    for resting in _children(process.pid):
        os.kill(resting, signal.SIGSTOP)
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/v1/quotes", headers={"Connection": "close"})
        ids.append(connection.getresponse().headers["X-Request-ID"])
        connection.close()
        os.kill(resting, signal.SIGCONT)
    assert len({one[:8] for one in ids}) == len(ids) == 2


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_a_signal_ends_them_all(serving: tuple[int, "subprocess.Popen[bytes]"], sent: signal.Signals) -> None:
    """Killed, the one that has started them tells nobody; they see that it is gone, and leave the port."""
    port, process = serving
    processes = _children(process.pid)
    assert len(processes) >= 2
    process.send_signal(sent)
    assert process.wait(20) in {0, -sent, 128 + sent}
    end = time.monotonic() + 10  # what Python keeps beside them to clean up notices a moment later
    while any(map(_runs, processes)) and time.monotonic() < end:
        time.sleep(0.05)
    assert [one for one in processes if _runs(one)] == []
    with socket.socket() as connection:
        assert connection.connect_ex(("127.0.0.1", port)) == errno.ECONNREFUSED
