"""Asking a server over several connections without a pause, and how long each answer took."""

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_END = b"\r\n0\r\n\r\n"  # of an answer in chunks


@dataclass(slots=True)
class Asked:
    """The seconds that each answer took, the seconds from the first question to the last answer, and refusals."""

    times: list[float] = field(default_factory=list)
    elapsed: float = 0.0
    refused: int = 0


def request(address: str, body: bytes | None = None) -> bytes:
    """A request as it goes over the wire; it is a POST of JSON where it has a body."""
    start = f"{'GET' if body is None else 'POST'} {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n"
    if body is not None:
        start += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return start.encode() + b"\r\n" + (body or b"")


class _Client(asyncio.Protocol):
    """One connection that asks again as soon as it is answered. A 503 is an answer too, and counted apart."""

    def __init__(
        self, asks: Iterator[bytes], found: Asked, done: "asyncio.Future[None]", keep: Callable[[bytes], None] | None
    ) -> None:
        self._asks, self._found, self._done, self._keep = asks, found, done, keep
        self._transport: Any = None
        self._head, self._body, self._size = b"", [b""], 0
        self._length: int | None = None
        self._since, self._now = 0.0, b""

    def connection_made(self, transport: Any) -> None:
        """Ask for the first time."""
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        self._now = next(self._asks, b"")
        if not self._now:
            self._transport.close()
            return
        self._head, self._body, self._size, self._length = b"", [b""], 0, None
        self._since = time.perf_counter()
        self._transport.write(self._now)

    def data_received(self, data: bytes) -> None:
        """Take a piece of the answer."""
        if self._length is None:
            self._head += data
            head, end, data = self._head.partition(b"\r\n\r\n")
            if not end:
                return
            if not self._begin(head.lower()):
                return
        self._size += len(data)
        if self._keep or self._length == -1:
            self._body.append(data)
        if self._size == self._length or (self._length == -1 and self._ended()):
            self._found.times.append(time.perf_counter() - self._since)
            if self._keep:
                self._keep(self._whole())
            self._ask()

    def _begin(self, head: bytes) -> bool:
        status = head[9:12]
        if status not in {b"200", b"503"}:
            self._done.set_exception(RuntimeError(f"{self._now.decode()}\n{head.decode()}"))
            self._transport.close()
            return False
        self._found.refused += status == b"503"
        chunked = b"transfer-encoding: chunked" in head
        self._length = -1 if chunked else int(head.split(b"content-length:")[1].split(b"\r\n")[0])
        if chunked:
            self._body = [b"\r\n"]
        return True

    def _ended(self) -> bool:
        last = b"".join(self._body[-2:])[-len(_END) :] if not self._keep else b"".join(self._body)[-len(_END) :]
        if not self._keep:
            self._body = [last]
        return last == _END

    def _whole(self) -> bytes:
        body = b"".join(self._body)
        if self._length != -1:
            return body
        whole, rest = b"", body[2:]
        while rest:
            size, _, rest = rest.partition(b"\r\n")
            whole, rest = whole + rest[: int(size, 16)], rest[int(size, 16) + 2 :]
        return whole

    def connection_lost(self, _: Exception | None) -> None:
        """The last answer is in, or the server has gone."""
        if not self._done.done():
            self._done.set_result(None)


async def _load(port: int, asks: Iterator[bytes], connections: int, keep: Callable[[bytes], None] | None) -> Asked:
    found = Asked()
    loop = asyncio.get_running_loop()
    done = [loop.create_future() for _ in range(connections)]
    began = time.perf_counter()
    for one in done:
        await loop.create_connection(lambda one=one: _Client(asks, found, one, keep), "127.0.0.1", port)  # type: ignore[misc]
    await asyncio.gather(*done)
    found.elapsed = time.perf_counter() - began
    return found


def load(
    port: int, requests: Sequence[bytes], *, connections: int, seconds: float = 0.0, least: int = 0, start: int = 0
) -> Asked:
    """Ask in turn, beginning with the one at `start`, for so long, and at least so often."""

    def asks() -> Iterator[bytes]:
        end, number = time.perf_counter() + seconds, 0
        while number < least or time.perf_counter() < end:
            yield requests[(start + number) % len(requests)]
            number += 1

    return asyncio.run(_load(port, asks(), connections, None))


async def _paced(
    port: int, requests: Sequence[bytes], per_second: float, until: Callable[[], bool], found: Asked
) -> None:
    """One connection on which a question is due so often; answers have a length."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    began, number = time.perf_counter(), 0
    while not until():
        due = began + number / per_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        writer.write(requests[number % len(requests)])
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            raise RuntimeError(head.decode())
        await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
        found.times.append(time.perf_counter() - due)
        number += 1
    found.elapsed = time.perf_counter() - began
    writer.close()


def paced(
    port: int, requests: Sequence[bytes], *, per_second: float, until: Callable[[], bool], beside: Sequence[bytes] = ()
) -> Asked:
    """Ask when it is due, and time from then, so that waiting for the answer before counts; until there is an end.

    Meanwhile what stands `beside` is asked over four connections without a pause.
    """
    found = Asked()

    others = itertools.takewhile(lambda _: not until(), itertools.cycle(beside))

    async def both() -> None:
        await asyncio.gather(_paced(port, requests, per_second, until, found), _load(port, others, 4, None))

    asyncio.run(both())
    return found


def answers(port: int, requests: Sequence[bytes]) -> list[bytes]:
    """What is answered to each, one after another."""
    kept: list[bytes] = []
    asyncio.run(_load(port, iter(requests), 1, kept.append))
    return kept
