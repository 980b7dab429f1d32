"""What a request costs the server: CPU microseconds, beside a bare ASGI app with the same SQL and a constant body.

    python benchmarks/corpus.py 10000 > corpus.ndjson
    DATABASE_URL=sqlite:///corpus.sqlite verbale ingest corpus.ndjson
    python benchmarks/over_http.py corpus.sqlite

Each server has the first core, the load the second. Candidates take turns in every round, so that what disturbs the
machine disturbs all; the figure is the median of the rounds. CPU is user and system time of the server's process, to
the nanosecond, from the kernel (`/proc/PID/task/*/schedstat`): it holds still where requests per second do not.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CONNECTIONS = 16
ADDRESSES = "BENCHMARK_ADDRESSES"


@dataclass
class Server:
    """A candidate: its name, what uvicorn is told to serve, and its settings."""

    name: str
    factory: str
    settings: dict[str, str] = field(default_factory=dict)
    headers: str = ""
    port: int = 0
    pid: int = 0


CANDIDATES = (
    Server("ours, cold", "app.main:create", {"CACHE_MB": "0"}),
    Server("ours, repeated", "app.main:create"),
    Server("ours, repeated, gzip", "app.main:create", headers="Accept-Encoding: gzip\r\n"),
    Server("limit", "benchmarks.limit:limit"),
    Server("constant", "benchmarks.limit:constant"),
)


def questions(store: Path, chance: random.Random) -> dict[str, list[str]]:
    """By name, some twenty addresses of each question."""
    with _serving(store, Server("", "app.main:create"), {}) as server:
        quotes = _json(server, "/v1/quotes?limit=200&sort=date")["items"]
        people = [one["id"] for one in _json(server, "/v1/quotes?limit=1&facets=person")["facets"]["person"]]
        sectors = [one["id"] for one in _json(server, "/v1/quotes?limit=1&facets=sector")["facets"]["sector"]]
    months = [f"{year}-{month:02}" for year in range(2000, 2020) for month in (1, 6)]
    some = lambda values: chance.sample(values, min(20, len(values)))  # noqa: E731
    return {
        "a  a quote by its id": [f"/v1/quotes/{one['id']}" for one in some(quotes)],
        "b  a person's quotes": [f"/v1/quotes?person={one}" for one in some(people)],
        "c  events of a month": [f"/v1/events?from={one}&to={one}" for one in some(months)],
        "d  quotes of a sector": [f"/v1/quotes?sector={one}" for one in some(sectors)],
        "f  facets of a person": [f"/v1/quotes?person={one}&facets=sector&limit=1" for one in some(people)],
    }


def _json(server: Server, address: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{address}") as answer:
        return json.load(answer)


@contextmanager
def _serving(store: Path, server: Server, environment: dict[str, str]) -> Iterator[Server]:
    """The server, started on the first core and ended at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        server.port = free.getsockname()[1]
    command = ["taskset", "-c", "0", sys.executable, "-m", "uvicorn", "--factory", server.factory,
               "--port", str(server.port), "--no-access-log", "--log-level", "warning"]  # fmt: skip
    told = {**os.environ, "DATABASE_URL": f"sqlite:///{store.resolve()}", **environment, **server.settings}
    process = subprocess.Popen(command, cwd=HERE.parent, env=told)
    server.pid = process.pid
    try:
        _wait_for(server.port, process)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("a server did not start")


def cpu(pid: int) -> int:
    """Nanoseconds that the process has run, in all its threads."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in tasks)


def memory(pid: int) -> float:
    """MB of the process that are its own."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in rollup if line.startswith("Private")) / 1024


class _Client(asyncio.Protocol):
    """One connection that asks again as soon as it is answered."""

    def __init__(self, asks: Iterator[bytes], times: list[float], done: "asyncio.Future[None]") -> None:
        self._asks, self._times, self._done = asks, times, done
        self._got, self._missing, self._since = b"", -1, 0.0

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        request = next(self._asks, None)
        if request is None:
            self._transport.close()
            return
        self._got, self._missing, self._since = b"", -1, time.perf_counter()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        if self._missing < 0:
            self._got += data
            end = self._got.find(b"\r\n\r\n")
            if end < 0:
                return
            head = self._got[:end].lower()
            if not head.startswith(b"http/1.1 200"):
                self._done.set_exception(RuntimeError(head.decode()))
                self._transport.close()
                return
            length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
            self._missing = length - (len(self._got) - end - 4)
        else:
            self._missing -= len(data)
        if self._missing <= 0:
            self._times.append(time.perf_counter() - self._since)
            self._ask()

    def connection_lost(self, _: Exception | None) -> None:
        if not self._done.done():
            self._done.set_result(None)


async def load(server: Server, addresses: list[str], requests: int, connections: int = CONNECTIONS) -> list[float]:
    """Ask so often, over several connections; the seconds that each answer took."""
    lines = [
        f"GET {one} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n{server.headers}\r\n".encode() for one in addresses
    ]
    asks = iter([lines[number % len(lines)] for number in range(requests)])
    times: list[float] = []
    loop = asyncio.get_running_loop()
    done = [loop.create_future() for _ in range(connections)]
    for one in done:
        await loop.create_connection(lambda one=one: _Client(asks, times, one), "127.0.0.1", server.port)  # type: ignore[misc]
    await asyncio.gather(*done)
    return times


@dataclass
class Measured:
    """What was seen of one candidate at one question, a value a round."""

    cpu: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)


async def measure(
    servers: list[Server], asked: dict[str, list[str]], rounds: int, requests: int
) -> dict[tuple[str, str], Measured]:
    """Every candidate at every question, in turn; the first round warms up and does not count."""
    found = {(one.name, name): Measured() for one in servers for name in asked}
    for number in range(rounds + 1):
        for name, addresses in asked.items():
            for server in servers:
                before = cpu(server.pid)
                times = await load(server, addresses, requests if number else len(addresses) * CONNECTIONS)
                if number:
                    one = found[server.name, name]
                    one.cpu.append((cpu(server.pid) - before) / len(times) / 1000)
                    one.times += times
    return found


def table(found: dict[tuple[str, str], Measured], asked: dict[str, list[str]], servers: list[Server]) -> str:
    """µs of CPU for each question and candidate, with the ratios to the limit and the constant body."""
    lines = [f"{'µs of CPU per request':26}" + "".join(f"{one.name:>24}" for one in servers)]
    for name in asked:
        row = f"{name:26}"
        for server in servers:
            spent = statistics.median(found[server.name, name].cpu)
            against = "limit" if server.name == "ours, cold" else "constant"
            ratio = spent / statistics.median(found[against, name].cpu)
            row += f"{spent:16.0f} ({ratio:4.2f}x)"
        lines.append(row)
    lines.append(f"{'MB':26}" + "".join(f"{memory(one.pid):24.0f}" for one in servers))
    return "\n".join(lines)


def report(found: dict[tuple[str, str], Measured]) -> list[dict[str, Any]]:
    """The same for programs, with the percentiles of the times in µs."""
    rows = []
    for (server, question), one in found.items():
        cuts = statistics.quantiles(one.times, n=100)
        rows.append({"candidate": server, "question": question, "cpu_us": statistics.median(one.cpu), "rounds": one.cpu,
                     "p50_us": cuts[49] * 1e6, "p99_us": cuts[98] * 1e6})  # fmt: skip
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=2000, help="of each candidate in a round")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    given = parser.parse_args()
    asked = questions(given.store, random.Random(1))
    environment = {ADDRESSES: json.dumps([one for addresses in asked.values() for one in addresses])}
    os.sched_setaffinity(0, {os.cpu_count() - 1})  # type: ignore[operator]
    with ExitStack() as running:
        servers = [running.enter_context(_serving(given.store, one, environment)) for one in CANDIDATES]
        found = asyncio.run(measure(servers, asked, given.rounds, given.requests))
        print(table(found, asked, servers))
    if given.json:
        given.json.write_text(json.dumps(report(found), indent=1))


if __name__ == "__main__":
    main()
