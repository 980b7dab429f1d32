"""What HTTP asks of every route alike: ids, HEAD, 304, limits, CORS, safe headers, hosts, the access log."""

import logging
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.web.middleware import MAX_BODY, MAX_URL, Edge

READING = ("/v1/quotes", "/", "/docs", "/problems", "/openapi.json", "/static/pages.css", "/v1/stream")


@pytest.mark.parametrize("offered", ["a", "req-1.2_3", "A" * 64])
def test_a_sane_request_id_is_kept(client: TestClient, offered: str) -> None:
    assert client.get("/v1/quotes", headers={"X-Request-ID": offered}).headers["x-request-id"] == offered


@pytest.mark.parametrize("offered", ["", "A" * 65, "a b", "a\tb", "<b>", "a;b", "é".encode().decode("latin-1"), "a\n"])
def test_any_other_is_replaced(make_app: Callable[..., FastAPI], offered: str) -> None:
    with TestClient(make_app()) as client:
        answered = client.get("/v1/quotes", headers=[(b"X-Request-ID", offered.encode("latin-1"))])
    assert len(answered.headers["x-request-id"]) == 16
    assert answered.headers["x-request-id"] != offered


def test_minted_ids_differ(client: TestClient) -> None:
    assert len({client.get("/v1/quotes").headers["x-request-id"] for _ in range(20)}) == 20


@pytest.mark.parametrize("path", [*READING, "/v1/nope", "/v1/failures/unforeseen", "/v1/quotes?limit=x"])
def test_head_is_get_without_its_body(client: TestClient, path: str) -> None:
    same = {"X-Request-ID": "same"}
    got, head = client.get(path, headers=same), client.head(path, headers=same)
    assert head.content == b""
    assert (head.status_code, head.headers) == (got.status_code, got.headers)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ('"abc"', 304),
        ('W/"abc"', 304),
        ("*", 304),
        ('"x", W/"abc" ,"y"', 304),
        ('"x"' + ', "y"' * 2000 + ', "abc"', 304),
        ('"x,"abc"', 200),
        ("abc", 200),
        ('"ABC"', 200),
        ("", 200),
        ('"', 200),
        ("W/", 200),
        (", " * 4000, 200),
    ],
)
def test_if_none_match(client: TestClient, asked: str, status: int) -> None:
    for method in ("GET", "HEAD"):
        answer = client.request(method, "/v1/quotes", headers={"If-None-Match": asked})
        assert answer.status_code == status
        assert answer.headers["etag"] == '"abc"'
        if status == 304:
            assert answer.content == b""
            assert "content-length" not in answer.headers
            assert "content-type" not in answer.headers
            assert answer.headers["link"]


@pytest.mark.parametrize("path", READING)
def test_every_readable_thing_is_304_the_second_time(client: TestClient, path: str) -> None:
    tag = client.get(path).headers["etag"]
    assert tag.startswith('"')
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_a_failure_is_never_304(client: TestClient) -> None:
    assert client.get("/v1/quotes/q-1", headers={"If-None-Match": "*"}).status_code == 404
    assert client.post("/v1/quotes/q-1", headers={"If-None-Match": "*"}).status_code == 200


def test_if_modified_since_is_harmless(client: TestClient) -> None:
    for value in ("Fri, 31 Dec 9999 23:59:59 GMT", "9999", ""):
        assert client.get("/v1/quotes", headers={"If-Modified-Since": value}).status_code == 200


@pytest.mark.parametrize("path", ["/v1/quotes?person=", "/v1/", "/static/"])
def test_long_addresses(client: TestClient, path: str) -> None:
    room = MAX_URL - len(path.replace("?", ""))
    assert client.get(path + "a" * room).status_code in (200, 404)
    answer = client.get(path + "a" * (room + 1))
    assert answer.status_code == 414
    assert answer.json()["type"] == "/problems/uri-too-long"
    assert len(answer.content) < 1000


def pieces(total: int) -> Iterator[bytes]:
    yield b'{"text":"'
    for _ in range(total // 65_536 + 1):
        yield b"x" * 65_536


def test_large_bodies(client: TestClient) -> None:
    headers = {"Content-Type": "application/json"}
    for content in (b" " * (MAX_BODY + 1), pieces(3 * 1024 * 1024)):
        answer = client.post("/v1/check", content=content, headers=headers)
        assert answer.status_code == 413
        assert answer.json()["type"] == "/problems/too-large"
        assert answer.headers["connection"] == "close"
    whole = b'{"text":"a"}'.ljust(MAX_BODY)
    assert client.post("/v1/check", content=whole, headers=headers).status_code == 200


@pytest.mark.parametrize(("length", "status"), [("9" * 20, 413), ("9" * 5000, 413), ("-1", 400), ("x", 400)])
def test_claimed_lengths(client: TestClient, length: str, status: int) -> None:
    headers = {"Content-Type": "application/json", "Content-Length": length}
    assert client.post("/v1/check", content=b"{}", headers=headers).status_code == status


@pytest.mark.parametrize("path", [*READING, "/v1/nope", "/v1/failures/unforeseen", "/v1/failures/busy"])
@pytest.mark.parametrize("origin", ["null", "https://any.example", None])
def test_any_origin_may_read(client: TestClient, path: str, origin: str | None) -> None:
    answer = client.get(path, headers={"Origin": origin} if origin else {})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    exposed = set(answer.headers["access-control-expose-headers"].split(", "))
    assert {"ETag", "Link", "Content-Disposition", "Retry-After", "X-Request-ID"} <= exposed
    assert {"Verbale-Seq", "Verbale-Left-Out"} <= exposed


@pytest.mark.parametrize(
    ("method", "allowed"), [("GET", True), ("POST", True), ("PUT", False), ("DELETE", False), ("get", False)]
)
def test_preflight(client: TestClient, method: str, allowed: bool) -> None:
    headers = {"Origin": "https://any.example", "Access-Control-Request-Method": method}
    answer = client.options("/v1/check", headers=headers)
    assert answer.status_code == 204
    assert ("access-control-allow-origin" in answer.headers) is allowed
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"


def test_what_may_not_be_done_from_afar_says_nothing_of_origins(client: TestClient) -> None:
    assert "access-control-allow-origin" not in client.put("/v1/quotes").headers


@pytest.mark.parametrize("path", ["/v1/quotes", "/v1/nope", "/v1/failures/unforeseen", "/openapi.json"])
def test_safe_headers_of_the_api(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["/", "/docs", "/problems", "/problems/internal", "/static/docs.js"])
def test_safe_headers_of_pages(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "'unsafe" not in policy
    for rule in ("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"):
        assert rule in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_headers_of_a_proxy_change_nothing(client: TestClient) -> None:
    forged = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "gopher",
        "X-Forwarded-For": "1.2.3.4",
        "Forwarded": "host=evil.example",
        "X-Original-URL": "/v1/failures/unforeseen",
        "X-HTTP-Method-Override": "DELETE",
        "X-Request-ID": "same",
    }
    for path in ("/v1/quotes", "/", "/openapi.json"):
        plain = client.get(path, headers={"X-Request-ID": "same"})
        answer = client.get(path, headers=forged)
        assert (answer.content, answer.headers) == (plain.content, plain.headers)


@pytest.mark.parametrize(
    ("host", "status"),
    [("verbale.example", 200), ("VERBALE.example:8000", 200), ("evil.example", 400), ("", 400)],
)
def test_hosts_are_checked_where_they_are_listed(make_app: Callable[..., FastAPI], host: str, status: int) -> None:
    client = TestClient(make_app(allowed_hosts=("verbale.example",)))
    answer = client.get("/v1/quotes", headers={"Host": host})
    assert answer.status_code == status
    assert status == 200 or answer.json()["type"] == "/problems/bad-host"


def test_the_access_log_is_off_by_default(make_app: Callable[..., FastAPI], caplog: pytest.LogCaptureFixture) -> None:
    def ours() -> list[logging.LogRecord]:
        return [one for one in caplog.records if one.name != "httpx2"]  # the test's client has a log of its own

    with caplog.at_level(logging.INFO, "verbale"):
        TestClient(make_app()).get("/v1/quotes")
        assert not ours()
        TestClient(make_app(access_log=True)).get("/v1/nope%0d%0aINJECTED")
    assert ours()[0].getMessage().startswith("GET /v1/nope\r\nINJECTED 404 ")


def test_a_half_sent_answer_is_broken_off() -> None:
    async def breaks(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        TestClient(Edge(breaks)).get("/")
