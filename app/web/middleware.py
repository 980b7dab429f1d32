"""The one ASGI layer around the application: request ids, limits, HEAD, 304, CORS, headers, the last catch.

One layer, because each costs its own wrapping of `send` on every request; what HTTP asks of all routes alike
is decided here once. What is kept is asked for here too, after the address has been looked at and before anything else.
"""

import asyncio
import itertools
import logging
import re
import secrets
import time
from collections.abc import Collection, Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.operations import operations_of
from app.api.problems import Refusal, respond
from app.web.cache import Cache, Whole
from app.web.headers import FOR_ANY_ORIGIN, READABLE, SAFE, Headers, facts_of
from app.web.logs import REQUEST_ID

MAX_URL = 16 * 1024
MAX_BODY = 2 * 1024 * 1024
_LENGTH_DIGITS = 12
_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}\Z")
_ENTITY_TAG = re.compile(rb'(?:W/)?("[^"]*")')
_DESCRIBES_BODY = (b"content-length", b"content-type", b"content-encoding", b"transfer-encoding")
_CORS_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_TAKEN = (
    b"Accept, Content-Type, If-None-Match, X-Request-ID, "
    b"Mcp-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id"  # those of /mcp/
)
_PREFLIGHT = [
    (b"access-control-allow-methods", ", ".join(_CORS_METHODS).encode()),
    (b"access-control-allow-headers", _TAKEN),
    (b"access-control-max-age", b"86400"),
]
_NO_BODY: Message = {"type": "http.response.body", "body": b"", "more_body": False}
_CLOSE = {"Connection": "close"}  # what is left of a refused body need not be read
_NOT_UTF8 = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_log = logging.getLogger("verbale.access")


class Edge:
    """Wraps the application; `allowed_hosts` empty means that any one Host is taken. `cache` keeps what is read."""

    def __init__(
        self, app: ASGIApp, *, allowed_hosts: Collection[str] = (), access_log: bool = False, cache: Cache | None = None
    ) -> None:
        self.app = app
        self.cache = cache
        self.allowed_hosts = frozenset(host.lower().encode() for host in allowed_hosts)
        self.access_log = access_log
        # Chance is asked for once, as that takes 5 µs, a tenth of a kept answer; not on import, which workers share.
        self.ids = map(f"{secrets.token_hex(4)}{{:08x}}".format, itertools.count())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; anything but HTTP passes untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = _Exchange(scope, receive, send, self.ids)
        REQUEST_ID.set(exchange.request_id)
        started = time.perf_counter()
        try:
            self._refuse_bad_address(exchange)
            await self._serve(exchange)
        except ClientDisconnect:
            return
        except Exception as exc:
            if exchange.started:
                raise  # the answer is half out: only closing the connection tells the client
            await respond(exc, exchange.scope)(exchange.scope, receive, exchange.send)
        finally:
            if self.access_log:
                spent = (time.perf_counter() - started) * 1000
                _log.info("%s %s %s %.1f ms", scope["method"], scope["path"], exchange.status, spent)

    async def _serve(self, exchange: "_Exchange") -> None:
        scope, receive = exchange.scope, exchange.receive_unread
        if exchange.is_preflight:
            await exchange.answer_preflight()
            return
        if exchange.has_body:
            exchange.refuse_bad_body()
            receive = exchange.receive
        if self.cache is None or scope["method"] != "GET":
            await self.app(scope, receive, exchange.send)
            return
        whole = await self.cache.answer(self.app, scope, exchange.facts, receive, exchange.send)
        if whole is not None:
            await exchange.give(whole)

    def _refuse_bad_address(self, exchange: "_Exchange") -> None:
        scope = exchange.scope
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MAX_URL:
            raise Refusal("uri-too-long", f"Path and query together may have {MAX_URL} bytes.")
        if exchange.hosts > 1 or (exchange.hosts == 0 and scope.get("http_version") == "1.1"):
            raise Refusal("bad-host")
        if self.allowed_hosts and _hostname(exchange.facts.get(b"host", b"")) not in self.allowed_hosts:
            raise Refusal("bad-host")


class _Exchange:
    """One request and its answer on the way through the edge."""

    __slots__ = (
        *("bodiless", "facts", "finished", "hosts", "house", "receive_unread", "received"),
        *("request_id", "scope", "send_on", "started", "status"),
    )

    def __init__(self, scope: Scope, receive: Receive, send: Send, ids: Iterator[str]) -> None:
        headers = scope["headers"]
        self.facts = facts = facts_of(headers)
        self.hosts = b"host" in facts if len(facts) == len(headers) else [name for name, _ in headers].count(b"host")
        self.request_id = self._take_or_mint_id(ids)
        scope.setdefault("state", {})["request_id"] = self.request_id
        self.house = READABLE if scope["method"] in _CORS_METHODS else SAFE
        self.bodiless = scope["method"] == "HEAD"
        # The copy leaves the server its HEAD; everything within sees the GET whose headers are wanted.
        self.scope = {**scope, "method": "GET"} if self.bodiless else scope
        self.receive_unread, self.send_on = receive, send
        self.received = 0
        self.status = 0
        self.started = self.finished = False

    @property
    def is_preflight(self) -> bool:
        return self.scope["method"] == "OPTIONS" and b"access-control-request-method" in self.facts

    @property
    def has_body(self) -> bool:
        facts = self.facts
        return b"transfer-encoding" in facts or facts.get(b"content-length", b"0") != b"0"

    def refuse_bad_body(self) -> None:
        """Refuse what can be refused before a byte of the body is read."""
        length = self.facts.get(b"content-length", b"0")
        if not length.isdigit():
            raise Refusal("bad-request", "Content-Length must be a number.", _CLOSE)
        if len(length) > _LENGTH_DIGITS or int(length) > MAX_BODY:
            raise _too_large()
        if self.facts.get(b"content-encoding", b"identity").lower() != b"identity":
            raise Refusal("unsupported-media-type", "Send the body uncompressed.", _CLOSE)
        app, method = self.scope.get("app"), self.scope["method"]
        if isinstance(app, FastAPI) and method != "GET":
            taken = operations_of(app).media_types(self.scope["path"], method)
            if taken and self._media_type() not in taken:
                raise Refusal("unsupported-media-type", f"Send the body as {' or '.join(taken)}.", _CLOSE)

    async def receive(self) -> Message:
        """Hand the body on, counting; more than the limit is not read."""
        message = await self.receive_unread()
        body = message.get("body", b"")
        if self.received == 0 and self._media_type().endswith("json") and _looks_unlike_utf8(body):
            raise Refusal("malformed-json", "The body must be UTF-8 without a byte order mark.", _CLOSE)
        self.received += len(body)
        if self.received > MAX_BODY:
            raise _too_large()
        return message

    async def send(self, message: Message) -> None:
        """Pass the answer on with the headers of the house, and without its body where none is wanted."""
        if message["type"] == "http.response.start":
            self.started = True
            await self.send_on(self._dressed(message))
        elif self.finished:
            await asyncio.sleep(0)  # lets a stream whose body nobody wants be cancelled
        elif self.bodiless:
            self.finished = True
            await self.send_on(_NO_BODY)
        else:
            await self.send_on(message)

    async def give(self, whole: Whole) -> None:
        """Send an answer that has all its headers but one; where the caller has it already, 304 (RFC 9110, 13.1.2)."""
        status, headers, body = 200, whole.headers, whole.body
        if b"if-none-match" in self.facts and self._is_known(whole.etag):
            status, headers, body = 304, _without_body(headers), _NO_BODY
        self.started, self.status = True, status
        headers = [*headers, (b"x-request-id", self.request_id.encode())]
        await self.send_on({"type": "http.response.start", "status": status, "headers": headers})
        await self.send_on(_NO_BODY if self.bodiless else body)

    async def answer_preflight(self) -> None:
        """Say what a page of another origin may do; what is not listed, its browser refuses."""
        headers = list(_PREFLIGHT)
        if self.facts[b"access-control-request-method"].decode("latin-1") in _CORS_METHODS:
            headers.append(FOR_ANY_ORIGIN)
        else:
            self.house = SAFE
        await self.send({"type": "http.response.start", "status": HTTPStatus.NO_CONTENT.value, "headers": headers})
        await self.send(_NO_BODY)

    def _dressed(self, message: Message) -> dict[str, Any]:
        status, headers = message["status"], list(message.get("headers", ()))
        given = dict(headers)
        if status == HTTPStatus.OK and b"if-none-match" in self.facts and self._is_known(given.get(b"etag")):
            status, headers, self.bodiless = 304, _without_body(headers), True
        self.status = status
        headers += [pair for pair in self.house if pair[0] not in given]
        headers.append((b"x-request-id", self.request_id.encode()))
        return {**message, "status": status, "headers": headers}

    def _is_known(self, etag: bytes | None) -> bool:
        asked = self.facts[b"if-none-match"].strip()
        if etag is None or self.scope["method"] != "GET":
            return False
        return asked == b"*" or etag.removeprefix(b"W/") in _ENTITY_TAG.findall(asked)

    def _take_or_mint_id(self, ids: Iterator[str]) -> str:
        offered = self.facts.get(b"x-request-id", b"")
        return offered.decode() if _REQUEST_ID.match(offered) else next(ids)

    def _media_type(self) -> str:
        return self.facts.get(b"content-type", b"").decode("latin-1").partition(";")[0].strip().lower()


def _without_body(headers: Headers) -> Headers:
    return [pair for pair in headers if pair[0] not in _DESCRIBES_BODY]


def _hostname(host: bytes) -> bytes:
    return re.sub(rb":\d+\Z", b"", host).lower()


def _looks_unlike_utf8(body: bytes) -> bool:
    # JSON that begins with a zero byte among its first four is UTF-16 or UTF-32: json would silently take it.
    return body.startswith(_NOT_UTF8) or b"\0" in body[:4]


def _too_large() -> Refusal:
    return Refusal("too-large", f"The body may have {MAX_BODY} bytes.", _CLOSE)
