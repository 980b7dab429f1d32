"""Answers kept in memory until the store changes, and compressed once: between the edge and the routes.

What is within sees of a request its method, path, query and `Accept`, no other header; these, with the coding, are the
key. Nothing else that a caller sends can therefore reach the bytes another caller gets. A kept answer is of the version
of the store that was read before it was made, and is gone as soon as another is seen.
"""

import asyncio
import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST = 1_400  # bytes that are compressed: less fits into one packet as it is
_LEVEL = 3  # a page of 20 quotes, 36 KB, to 13 % in 0.10 ms; level 6 takes 0.26 ms for 12 %
_ASIDE = 64 * 1024  # bytes from which it takes 0.2 ms and more, and is done in a thread
_SHARE = 16  # of what may be kept, no answer has more than one in so many
_OVERHEAD = 1_000  # bytes that an entry takes beside its body, query and headers
_LONGEST_ACCEPT = 200  # a longer one is answered, and not kept
_PLAIN = {b"*/*", b"application/json"}  # the same as no Accept at all
_OPEN = "/v1/"  # all that is read from the store, and nothing else, stands under this path
_GZIP = b"gzip"

Headers = list[tuple[bytes, bytes]]
Key = tuple[str, bytes, bytes, bytes]
"""Path, query, what is accepted, coding."""


@dataclass(slots=True)
class Kept:
    """Answers by key, the ones not asked for longest the first to go. `capacity` is in bytes, about."""

    capacity: int
    version: Hashable = None
    size: int = 0
    _answers: "OrderedDict[Key, tuple[Message, Message, int]]" = field(default_factory=OrderedDict)

    def get(self, key: Key, version: Hashable) -> tuple[Message, Message] | None:
        """The start and the body of an answer that holds for this version; what was of another is dropped."""
        if version != self.version:
            self._answers.clear()
            self.version, self.size = version, 0
            return None
        found = self._answers.get(key)
        if found is None:
            return None
        self._answers.move_to_end(key)
        return found[0], found[1]

    def put(self, key: Key, version: Hashable, start: Message, body: Message) -> None:
        """Keep an answer made after `version` was seen, unless another has been seen since, or it is too large."""
        size = _OVERHEAD + sum(map(len, key)) + len(body["body"]) + sum(len(a) + len(b) for a, b in start["headers"])
        if version != self.version or key in self._answers or size > self.capacity // _SHARE:
            return
        self._answers[key] = (start, body, size)
        self.size += size
        while self.size > self.capacity:
            self.size -= self._answers.popitem(last=False)[1][2]


class Cache:
    """Keeps what `app` answers to GET, where it may be kept at all: 200, whole, with an ETag and without `no-store`.

    `version` tells the version of the store, None where there is none to ask; `capacity` is in bytes, 0 keeps nothing.
    """

    def __init__(self, app: ASGIApp, *, version: Callable[[], Hashable], capacity: int) -> None:
        self.app = app
        self._version = version
        self._kept = Kept(capacity)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_OPEN):
            await self.app(scope, receive, send)
            return
        accept, coding = _read(scope["headers"])
        key = (scope["path"], scope["query_string"], accept, coding)
        version = self._version() if self._kept.capacity else None
        kept = self._kept.get(key, version) if version is not None else None
        if kept is not None:
            await send(kept[0])
            await send(kept[1])
            return
        making = _Making(send, coding == _GZIP)
        seen: Headers = [(b"accept", accept)] if accept else []
        await self.app({**scope, "headers": seen}, receive, making.send)
        if making.whole is not None and version is not None and len(accept) <= _LONGEST_ACCEPT:
            self._kept.put(key, version, *making.whole)


class _Making:
    """An answer on its way: a stream is passed on as it comes, a whole one is compressed first where that is wanted."""

    __slots__ = ("_compress", "_send", "_start", "whole")

    def __init__(self, send: Send, compress: bool) -> None:
        self._send, self._compress = send, compress
        self._start: Message | None = None
        self.whole: tuple[Message, Message] | None = None

    async def send(self, message: Message) -> None:
        """Take one message."""
        if message["type"] == "http.response.start" and _may_be_kept(message):
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            if not message.get("more_body"):
                self.whole = start, message = await self._coded(start, message)
            await self._send(start)
        await self._send(message)

    async def _coded(self, start: Message, message: Message) -> tuple[Message, Message]:
        body, headers = message["body"], list(start["headers"])
        if len(body) < SMALLEST:
            return start, message
        if self._compress:
            body = await asyncio.to_thread(_compressed, body) if len(body) >= _ASIDE else _compressed(body)
            headers = [_coded(name, value, len(body)) for name, value in headers]
            headers.append((b"content-encoding", _GZIP))
        return {**start, "headers": _varying(headers)}, {"type": "http.response.body", "body": body}


def _may_be_kept(start: Message) -> bool:
    told = dict(start["headers"])
    return start["status"] == 200 and b"etag" in told and b"no-store" not in told.get(b"cache-control", b"")  # noqa: PLR2004


def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, _LEVEL, mtime=0)  # without a clock: the same bytes each time


def _coded(name: bytes, value: bytes, length: int) -> tuple[bytes, bytes]:
    """A header of the compressed answer: other bytes have another length and another strong tag."""
    if name == b"content-length":
        return name, b"%d" % length
    return (name, value[:-1] + b'-gzip"') if name == b"etag" else (name, value)


def _varying(headers: Headers) -> Headers:
    """With `Accept-Encoding` among what the answer varies by."""
    before = [value for name, value in headers if name == b"vary"]
    return [pair for pair in headers if pair[0] != b"vary"] + [(b"vary", b", ".join([*before, b"Accept-Encoding"]))]


def _read(headers: Any) -> tuple[bytes, bytes]:
    """What is accepted, empty for JSON, and the coding to answer in, empty for none."""
    accept = [value for name, value in headers if name == b"accept"]
    codings = [value for name, value in headers if name == b"accept-encoding"]
    whole = b",".join(accept)
    return (b"" if whole in _PLAIN else whole), (_chosen(b",".join(codings)) if codings else b"")


@lru_cache(maxsize=64)
def _chosen(codings: bytes) -> bytes:
    """gzip where it is accepted (RFC 9110, 12.5.3); a quality that cannot be read counts as none at all."""
    qualities: dict[bytes, float] = {}
    for item in codings.lower().split(b","):
        name, _, parameter = item.partition(b";")
        quality = parameter.strip().removeprefix(b"q=") or b"1"
        try:
            qualities[name.strip()] = float(quality)
        except ValueError:
            qualities[name.strip()] = 0
    return _GZIP if qualities.get(_GZIP, qualities.get(b"*", 0)) > 0 else b""
