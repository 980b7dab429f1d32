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

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.lean import TAKE
from app.web.headers import Facts, Headers, dressed

SMALLEST = 1_400  # bytes that are compressed: less fits into one packet as it is
_LEVEL = 3  # a page of 20 quotes, 36 KB, to 13 % in 0.10 ms; level 6 takes 0.26 ms for 12 %
_ASIDE = 64 * 1024  # bytes from which it takes 0.2 ms and more, and is done in a thread
_SHARE = 16  # of what may be kept, no answer has more than one in so many
_OVERHEAD = 1_000  # bytes that an entry takes beside its body, query and headers
_LONGEST_ACCEPT = 200  # a longer one is answered, and not kept
_PLAIN = {b"*/*", b"application/json"}  # the same as no Accept at all
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
        making = _Making(send)
        asked = {**scope, "headers": [(b"accept", accept)] if accept else [], TAKE: making.take}
        await app(asked, receive, making.send)
        if making.body is None:
            return None
        whole = await _coded(making.told, making.body, compress=coding == _GZIP)
        if version is not None and len(accept) <= _LONGEST_ACCEPT:
            self._kept.put(key, version, whole)
        return whole


class _Making:
    """An answer on its way: a stream is passed on as it comes, a whole one is held, to be compressed and kept."""

    __slots__ = ("_send", "_start", "body", "told")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self.told: Facts = {}
        self.body: bytes | None = None

    def take(self, response: Response) -> bool:
        """Take an answer as it is; False for one that has to be sent: that takes two messages."""
        self.told = dict(response.raw_headers)
        if _may_be_kept(response.status_code, response.raw_headers, self.told):
            self.body = getattr(response, "body", None)  # a stream has none
        return self.body is not None

    async def send(self, message: Message) -> None:
        """Take one message."""
        if message["type"] == "http.response.start":
            self.told = dict(message["headers"])
            if _may_be_kept(message["status"], message["headers"], self.told):
                self._start = message
                return
        elif self._start is not None:
            if not message.get("more_body"):
                self.body = message["body"]
                return
            start, self._start = self._start, None
            await self._send(start)
        await self._send(message)


async def _coded(told: Facts, body: bytes, *, compress: bool) -> Whole:
    """The answer with all its headers, in the coding that is wanted."""
    if len(body) >= SMALLEST:
        told[b"vary"] = told[b"vary"] + b", Accept-Encoding" if b"vary" in told else b"Accept-Encoding"
        if compress:
            body = await asyncio.to_thread(_compressed, body) if len(body) >= _ASIDE else _compressed(body)
            told[b"content-encoding"], told[b"content-length"] = _GZIP, b"%d" % len(body)
            told[b"etag"] = told[b"etag"][:-1] + b'-gzip"'  # other bytes have another strong tag
    return Whole(dressed(told), told[b"etag"], {"type": "http.response.body", "body": body})


def _may_be_kept(status: int, headers: Headers, told: Facts) -> bool:
    kept = status == HTTPStatus.OK and b"etag" in told and b"no-store" not in told.get(b"cache-control", b"")
    return kept and len(told) == len(headers)


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
