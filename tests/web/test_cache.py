"""Kept answers are the same bytes for the same question, of the version that stands, whoever asks and whatever else."""

import asyncio
import gzip
from collections.abc import Callable, Hashable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.web.cache import SMALLEST, Cache, Kept, Whole
from app.web.middleware import Edge

LARGE = b"[" + b'"word", ' * 1_000 + b"0]"
TAGGED = {"ETag": '"abc"', "Cache-Control": "no-cache", "Content-Type": "application/json"}


class Origin:
    """Answers by path, and counts how often it was asked; `version` is the store's."""

    def __init__(self) -> None:
        self.version: Hashable = 1
        self.asked = 0
        self.meanwhile: Callable[[], None] = lambda: None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        self.meanwhile()
        await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        version = str(self.version)
        seen = [scope["method"], scope["query_string"].decode(), str(sorted(scope["headers"])), version]
        known: dict[str, Callable[[], Response]] = {
            "large": lambda: Response(LARGE + version.encode(), headers={**TAGGED, "Vary": "Accept"}),
            "stream": lambda: StreamingResponse(iter([LARGE, LARGE]), headers={**TAGGED, "ETag": 'W/"s"'}),
            "fresh": lambda: Response(LARGE, headers={**TAGGED, "Cache-Control": "no-store"}),
            "untagged": lambda: Response(LARGE),
            "missing": lambda: JSONResponse({"large": "x" * SMALLEST}, 404, TAGGED),
            "moved": lambda: Response(status_code=308, headers={**TAGGED, "Location": "/elsewhere"}),
            "huge": lambda: Response(LARGE * 400, headers=TAGGED),
        }
        name = scope["path"].rpartition("/")[2]
        return known[name]() if name in known else JSONResponse(seen, 200, TAGGED)


@pytest.fixture
def origin() -> Origin:
    return Origin()


@pytest.fixture
def client(origin: Origin) -> TestClient:
    cache = Cache(version=lambda: origin.version, capacity=2**20)
    return TestClient(Edge(origin, cache=cache), headers={"Accept-Encoding": "identity"})


def test_a_question_is_answered_once_while_the_store_stands(client: TestClient, origin: Origin) -> None:
    first = client.get("/v1/quotes?limit=2")
    again = client.get("/v1/quotes?limit=2")
    assert origin.asked == 1
    assert again.content == first.content
    assert {**again.headers, "x-request-id": ""} == {**first.headers, "x-request-id": ""}
    assert client.head("/v1/quotes?limit=2").headers["content-length"] == str(len(first.content))
    assert client.get("/v1/quotes?limit=2", headers={"If-None-Match": '"abc"'}).status_code == 304
    assert origin.asked == 1


@pytest.mark.parametrize("other", ["/v1/quotes?limit=3", "/v1/quotes?limit=2&", "/v1/quotes/?limit=2", "/v1/quotes"])
def test_another_question_is_another_answer(client: TestClient, origin: Origin, other: str) -> None:
    client.get("/v1/quotes?limit=2")
    client.get(other)
    assert origin.asked == 2


def test_a_commit_drops_everything(client: TestClient, origin: Origin) -> None:
    before = client.get("/v1/quotes").content
    origin.version = 2
    after = client.get("/v1/quotes").content
    assert before != after
    assert client.get("/v1/quotes").content == after
    assert origin.asked == 2


def test_what_was_begun_before_a_commit_that_was_seen_is_not_kept(client: TestClient, origin: Origin) -> None:
    """One answer is under way while another sees the commit: the first, of the old store, may not outlive it."""

    def commit() -> None:
        origin.meanwhile = lambda: None
        origin.version = 2
        client.get("/v1/events")

    origin.meanwhile = commit
    client.get("/v1/quotes")
    asked = origin.asked
    client.get("/v1/quotes")
    assert origin.asked == asked + 1


def test_without_a_store_nothing_is_kept(client: TestClient, origin: Origin) -> None:
    origin.version = None
    client.get("/v1/quotes")
    client.get("/v1/quotes")
    assert origin.asked == 2


@pytest.mark.parametrize("path", ["v1/stream", "v1/fresh", "v1/untagged", "v1/missing", "v1/moved", "v1/huge"])
def test_what_may_not_be_kept_is_not(client: TestClient, origin: Origin, path: str) -> None:
    for _ in range(2):
        client.get(f"/{path}", follow_redirects=False)
    assert origin.asked == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS", "DELETE"])
def test_only_what_is_got_is_kept(client: TestClient, origin: Origin, method: str) -> None:
    client.get("/v1/quotes")
    assert client.request(method, "/v1/quotes").json()[0] == method
    assert client.request(method, "/v1/quotes").json()[0] == method
    assert origin.asked == 3


HOSTILE = {
    "Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Original-URL": "/admin", "Cookie": "a=b",
    "X-HTTP-Method-Override": "DELETE", "Origin": "https://evil.example", "Authorization": "Bearer x",
    "Range": "bytes=0-1",
    "Forwarded": "host=evil.example", "Accept-Language": "ko", "If-Match": '"no"', "User-Agent": "evil",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_nobody_poisons_what_others_get(client: TestClient, origin: Origin, name: str) -> None:
    poisoned = client.get("/v1/quotes", headers={name: HOSTILE[name]})
    clean = client.get("/v1/quotes")
    assert clean.content == poisoned.content
    assert "evil" not in clean.text


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(st.from_regex(r"[a-z][a-z-]{0,12}", fullmatch=True), st.from_regex(r"[!-~]{1,20}", fullmatch=True))
)
def test_no_header_but_accept_reaches_what_is_within(headers: dict[str, str]) -> None:
    seen: list[list[tuple[bytes, bytes]]] = []

    async def within(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["headers"])
        await Response("{}", headers=TAGGED)(scope, receive, send)

    async def nothing(*_: object) -> None: ...

    scope = {"type": "http", "method": "GET", "path": "/v1/x", "query_string": b"",
             "headers": [(name.encode(), value.encode()) for name, value in headers.items()]}  # fmt: skip
    edge = Edge(within, cache=Cache(version=lambda: 1, capacity=2**20))
    asyncio.run(edge(scope, nothing, nothing))  # type: ignore[arg-type]
    assert {name for name, _ in seen[0]} <= {b"accept"}


def test_formats_are_kept_apart(client: TestClient, origin: Origin) -> None:
    answers = [client.get("/v1/quotes", headers={"Accept": one}).text for one in ("text/csv", "text/html", "text/csv")]
    assert "text/csv" in answers[0]
    assert "text/html" in answers[1]
    assert answers[0] == answers[2]
    assert origin.asked == 2


def test_what_is_longest_not_asked_for_goes_first() -> None:
    kept = Kept(20_000)
    answer = Whole([(b"etag", b"x")], b"x", {"body": b"y" * 200})
    kept.get(("", b"", b"", b""), 1)
    for n in range(40):
        kept.put((str(n), b"", b"", b""), 1, answer)
        kept.get(("0", b"", b"", b""), 1)
        assert kept.size <= 20_000
    held = [n for n in range(40) if kept.get((str(n), b"", b"", b""), 1)]
    assert held[0] == 0
    assert held[1:] == list(range(40 - len(held) + 1, 40))
    assert kept.get(("39", b"", b"", b""), 2) is None
    assert kept.size == 0


def test_large_answers_are_compressed_once(client: TestClient, origin: Origin) -> None:
    plain = client.get("/v1/large")
    packed = client.get("/v1/large", headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 10
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept, Accept-Encoding"
    assert (plain.headers["etag"], packed.headers["etag"]) == ('"abc"', '"abc-gzip"')
    again = client.get("/v1/large", headers={"Accept-Encoding": "gzip"})
    assert again.headers["content-length"] == packed.headers["content-length"]
    assert origin.asked == 2
    head = client.head("/v1/large", headers={"Accept-Encoding": "gzip"})
    assert head.headers["content-length"] == packed.headers["content-length"]
    known = client.get("/v1/large", headers={"Accept-Encoding": "gzip", "If-None-Match": '"abc-gzip"'})
    assert known.status_code == 304
    assert "content-encoding" not in known.headers
    assert known.headers["vary"] == "Accept, Accept-Encoding"
    assert origin.asked == 2


@pytest.mark.parametrize(
    ("accepted", "coded"),
    [("gzip", True), ("GZip;q=0.5", True), ("*", True), ("br;q=1, *;q=0.1", True), ("gzip;q=0", False), ("br", False),
     ("*;q=0", False), ("gzip;q=0, *", False), ("", False), ("identity", False), ("gzip;q=nan", False),
     ("xgzip", False), ("gzip;q=x", False), ("deflate, gzip;q=1.0, *;q=0.5", True), (",;=,gzip", True)],
)  # fmt: skip
def test_who_takes_gzip(client: TestClient, accepted: str, coded: bool) -> None:
    answer = client.get("/v1/large", headers={"Accept-Encoding": accepted})
    assert ("content-encoding" in answer.headers) is coded
    assert answer.content.startswith(LARGE)


@pytest.mark.parametrize("path", ["/v1/quotes", "/v1/stream", "/v1/missing", "/v1/fresh"])
def test_what_is_small_or_a_stream_or_a_problem_is_not_compressed(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in answer.headers


def test_compressed_bytes_hold_no_clock(origin: Origin) -> None:
    bodies = set()
    for _ in range(2):
        client = TestClient(Edge(origin, cache=Cache(version=lambda: 1, capacity=0)))
        with client.stream("GET", "/v1/large", headers={"Accept-Encoding": "gzip"}) as answer:
            bodies.add(b"".join(answer.iter_raw()))
    (packed,) = bodies
    assert gzip.decompress(packed).startswith(LARGE)
