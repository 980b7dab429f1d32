"""Answers kept in memory until the store changes, and compressed once; the edge asks here before it asks the routes.

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
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.headers import Facts, Headers, dressed

SMALLEST = 1_400  # bytes that are compressed: less fits into one packet as it is
_LEVEL = 3  # a page of 20 quotes, 36 KB, to 13 % in 0.10 ms; level 6 takes 0.26 ms for 12 %
_ASIDE = 64 * 1024  # bytes from which it takes 0.2 ms and more, and is done in a thread
_SHARE = 16  # of what may be kept, no answer has more than one in so many
_OVERHEAD = 1_000  # bytes that an entry takes beside its body, query and headers
_LONGEST_ACCEPT = 200  # a longer one is answered, and not kept
_PLAIN = {b"*/*", b"application/json"}  # the same as no Accept at all
OPEN = "/v1/"  # all that is read from the store, and nothing else, stands under this path
_GZIP = b"gzip"

Key = tuple[str, bytes, bytes, bytes]
"""Path, query, what is accepted, coding."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer that is all there, with every header but the id of the request; `body` is the message that ends it."""

    headers: Headers
    etag: bytes
    body: Message

    @property
    def size(self) -> int:
        """About how many bytes it takes."""
        return len(self.body["body"]) + sum(len(name) + len(value) for name, value in self.headers)


@dataclass(slots=True)
class Kept:
    """Answers by key, the ones not asked for longest the first to go. `capacity` is in bytes, about."""

    capacity: int
    version: Hashable = None
    size: int = 0
    _answers: "OrderedDict[Key, tuple[Whole, int]]" = field(default_factory=OrderedDict)

    def get(self, key: Key, version: Hashable) -> Whole | None:
        """An answer that holds for this version; what was of another is dropped."""
        if version != self.version:
            self._answers.clear()
            self.version, self.size = version, 0
            return None
        found = self._answers.get(key)
        if found is None:
            return None
        self._answers.move_to_end(key)
        return found[0]

    def put(self, key: Key, version: Hashable, answer: Whole) -> None:
        """Keep an answer made after `version` was seen, unless another has been seen since, or it is too large."""
        size = _OVERHEAD + sum(map(len, key)) + answer.size
        if version != self.version or key in self._answers or size > self.capacity // _SHARE:
            return
        self._answers[key] = (answer, size)
        self.size += size
        while self.size > self.capacity:
            self.size -= self._answers.popitem(last=False)[1][1]


class Cache:
    """Keeps what is answered to GET, where it may be kept at all: 200, whole, with an ETag and without `no-store`.

    `version` tells the version of the store, None where there is none to ask; `capacity` is in bytes, 0 keeps nothing.
    """

    def __init__(self, *, version: Callable[[], Hashable], capacity: int) -> None:
        self._version = version
        self._kept = Kept(capacity)

    async def answer(self, app: ASGIApp, scope: Scope, facts: Facts, receive: Receive, send: Send) -> Whole | None:
        """What `app` answers to a GET, kept or made anew; None where it has been sent as it came."""
        accept, codings = facts.get(b"accept", b""), facts.get(b"accept-encoding")
        accept = b"" if accept in _PLAIN else accept
        coding = _chosen(codings) if codings else b""
        key = (scope["path"], scope["query_string"], accept, coding)
        version = self._version() if self._kept.capacity else None
        kept = self._kept.get(key, version) if version is not None else None
        if kept is not None:
            return kept
        making = _Making(send, coding == _GZIP)
        await app({**scope, "headers": [(b"accept", accept)] if accept else []}, receive, making.send)
        whole = making.whole
        if whole is not None and version is not None and len(accept) <= _LONGEST_ACCEPT:
            self._kept.put(key, version, whole)
        return whole


class _Making:
    """An answer on its way: a stream is passed on as it comes, a whole one is compressed first where that is wanted."""

    __slots__ = ("_compress", "_send", "_start", "_told", "whole")

    def __init__(self, send: Send, compress: bool) -> None:
        self._send, self._compress = send, compress
        self._start: Message | None = None
        self._told: Facts = {}
        self.whole: Whole | None = None

    async def send(self, message: Message) -> None:
        """Take one message."""
        if message["type"] == "http.response.start":
            self._told = dict(message["headers"])
            if _may_be_kept(message, self._told):
                self._start = message
                return
        elif self._start is not None:
            if not message.get("more_body"):
                self.whole = await self._coded(message)
                return
            start, self._start = self._start, None
            await self._send(start)
        await self._send(message)

    async def _coded(self, message: Message) -> Whole:
        told, body = self._told, message["body"]
        if len(body) >= SMALLEST:
            told[b"vary"] = told[b"vary"] + b", Accept-Encoding" if b"vary" in told else b"Accept-Encoding"
            if self._compress:
                body = await asyncio.to_thread(_compressed, body) if len(body) >= _ASIDE else _compressed(body)
                told[b"content-encoding"], told[b"content-length"] = _GZIP, b"%d" % len(body)
                told[b"etag"] = told[b"etag"][:-1] + b'-gzip"'  # other bytes have another strong tag
                message = {"type": "http.response.body", "body": body}
        return Whole(dressed(told), told[b"etag"], message)


def _may_be_kept(start: Message, told: Facts) -> bool:
    kept = start["status"] == HTTPStatus.OK and b"etag" in told and b"no-store" not in told.get(b"cache-control", b"")
    return kept and len(told) == len(start["headers"])


def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, _LEVEL, mtime=0)  # without a clock: the same bytes each time


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
