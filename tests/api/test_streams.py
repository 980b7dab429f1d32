"""Everything as a stream behind the real server: whole, cut off, read slowly, left, and too many at a time."""

import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn

from app.api import streaming
from app.domain.vocabulary import Vocabulary
from app.errors import QueryTimeout
from app.main import create
from app.settings import Settings
from app.store import lists, reader
from tests import corpus

pytestmark = pytest.mark.slow  # twelve megabytes of quotes, and clients that keep a server waiting
QUOTES, WORDS = 1_200, 900  # some 12 MB as NDJSON: more than the system keeps for a connection


@pytest.fixture(scope="module")
def store(make_store: Callable[..., Path]) -> Path:
    def said(number: int) -> Any:
        return corpus.quote(" ".join(f"number{number}word{n}" for n in range(WORDS)))

    sources = (
        corpus.record(*(said(start + n) for n in range(60)), url=f"https://news.example/{start}")
        for start in range(0, QUOTES, 60)
    )
    return make_store(*sources)


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[str]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    app = create(Settings(database_url=f"sqlite:///{store}", query_deadline=5))
    root.handlers[:] = handlers  # the application takes the log for itself; it is pytest's here
    root.setLevel(level)
    running = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, http="httptools"))
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    while not running.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    running.should_exit = True
    thread.join()
    listener.close()


@contextmanager
def asking(server: str, path: str = "/v1/quotes.ndjson") -> Iterator[socket.socket]:
    """A connection that has asked and has read the first bytes of the answer; it takes little unless it is read on."""
    host, _, port = server.removeprefix("http://").partition(":")
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
        connection.settimeout(10)
        connection.connect((host, int(port)))
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 200 OK")
        yield connection


def eventually(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def test_it_is_all_there_line_by_line(server: str) -> None:
    with httpx2.stream("GET", f"{server}/v1/quotes.ndjson") as answer:
        assert answer.headers["transfer-encoding"] == "chunked"
        assert answer.headers["verbale-seq"] == str(httpx2.get(f"{server}/v1/quotes").json()["seq"])
        ids = [json.loads(line)["id"] for line in answer.iter_lines()]
    assert len(ids) == len(set(ids)) == QUOTES
    first = httpx2.get(f"{server}/v1/quotes?limit=500").json()["items"]
    assert ids[:500] == [one["id"] for one in first]


def test_a_stream_is_asked_again_for_nothing_while_nothing_changes(
    server: str, store: Path, vocabulary: Vocabulary
) -> None:
    with httpx2.stream("GET", f"{server}/v1/quotes.ndjson") as answer:
        tag = answer.headers["etag"]
    assert tag.startswith('W/"')  # others may write while it runs: no digest of bytes
    for method in ("GET", "HEAD"):
        unchanged = httpx2.request(method, f"{server}/v1/quotes.ndjson", headers={"If-None-Match": tag})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
    for other in ("/v1/quotes.csv", "/v1/quotes.ndjson?quote_kind=direct"):
        assert httpx2.head(f"{server}{other}").headers["etag"] != tag
    corpus.load(store, [corpus.record(corpus.quote("One more."))], vocabulary)
    assert httpx2.head(f"{server}/v1/quotes.ndjson", headers={"If-None-Match": tag}).status_code == 200


def test_head_has_the_headers_and_reads_little(server: str) -> None:
    started = time.thread_time()
    head = httpx2.head(f"{server}/v1/quotes.ndjson")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-disposition"] == 'inline; filename="quotes.ndjson"'
    assert time.thread_time() - started < 1
    _nothing_runs(server)


def test_what_fails_on_the_way_is_no_whole_file(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer, asked = lists.answer, []

    def failing(*given: Any, **named: Any) -> Any:
        asked.append(given[1].cursor)
        if len(asked) > 2:  # the last of three batches
            raise QueryTimeout("too long")
        return answer(*given, **named)

    monkeypatch.setattr(lists, "answer", failing)
    with httpx2.stream("GET", f"{server}/v1/quotes.ndjson") as cut:
        assert cut.status_code == 200
        with pytest.raises(httpx2.RemoteProtocolError):
            cut.read()
    _nothing_runs(server)


def test_what_fails_at_the_start_is_a_problem(server: str) -> None:
    refused = httpx2.get(f"{server}/v1/quotes.ndjson?person=Nobody+Nowhere")
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    _nothing_runs(server)


def test_who_goes_ends_it(server: str) -> None:
    with asking(server):
        assert _threads() == 1
    _nothing_runs(server)


def test_who_does_not_read_is_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "_PATIENCE", 0.3)
    with asking(server) as connection:
        _nothing_runs(server)
        got = b""
        while data := connection.recv(65_536):
            got += data
    assert not got.endswith(b"0\r\n\r\n")


def test_a_few_run_at_a_time_and_the_next_is_told_to_wait(server: str) -> None:
    assert reader._APART == 4
    with asking(server), asking(server), asking(server), asking(server, "/v1/quotes.csv"):
        assert httpx2.get(f"{server}/v1/sectors.ndjson").status_code == 200  # what one batch holds need not wait
        busy = httpx2.get(f"{server}/v1/quotes.csv")
        assert (busy.status_code, busy.json()["type"]) == (503, "/problems/busy")
        assert busy.headers["retry-after"]
        assert httpx2.get(f"{server}/v1/quotes?q=number7word7").json()["total"] == 1  # questions are not held up
    _nothing_runs(server)
    assert httpx2.head(f"{server}/v1/quotes.csv").status_code == 200


def test_writing_goes_on_beside_one_that_is_not_read(server: str, store: Path, vocabulary: Vocabulary) -> None:
    with asking(server):
        corpus.load(store, [corpus.record(corpus.quote("Written meanwhile."))], vocabulary)
        assert httpx2.get(f"{server}/v1/quotes?q=meanwhile").json()["total"] == 1
    _nothing_runs(server)


def _threads() -> int:
    return sum(thread.name.startswith("export") for thread in threading.enumerate())


def _nothing_runs(server: str) -> None:
    del server
    assert eventually(lambda: _threads() == 0)
