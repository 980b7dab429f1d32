"""The same application behind the real server, asked byte by byte."""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
import uvicorn

from app.web.middleware import MAX_BODY


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    from app.web.application import create_app
    from tests.web.conftest import Settings, small_router

    app = create_app(routers=[small_router()], settings=Settings())
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, http="httptools")
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listener.getsockname()[1]
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture
def ask(port: int) -> Callable[..., list[bytes]]:
    """Send bytes as they stand and give all that comes back until the server closes or falls silent."""

    def send(*parts: bytes, patience: float = 0.1) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            try:
                for part in parts:
                    connection.sendall(part)
            except OSError:
                pass  # refused before all was sent, which is what some of these want to see
            got = b""
            try:
                while data := connection.recv(65_536):
                    got += data
                    connection.settimeout(patience)
            except OSError:
                pass
            return got

    return send


def request(first: bytes, *headers: bytes, body: bytes = b"") -> bytes:
    return b"\r\n".join([first, *headers, b"", body])


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


GET = b"GET /v1/quotes HTTP/1.1"
HOST = b"Host: x"
POST = (b"POST /v1/check HTTP/1.1", HOST, b"Content-Type: application/json")


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (request(GET, HOST), 200),
        (request(GET), 400),
        (request(GET, HOST, b"Host: y"), 400),
        (request(b"GET /v1/quotes?person=" + b"a" * 60_000 + b" HTTP/1.1", HOST), 414),
        (request(b"GET /v1/quotes?person=" + b"a" * 70_000 + b" HTTP/1.1", HOST), 400),
        (request(b"GET /%0d%0aINJECTED HTTP/1.1", HOST), 404),
        (request(b"get /v1/quotes HTTP/1.1", HOST), 400),
        (request(b"FOO /v1/quotes HTTP/1.1", HOST), 400),
        (request(b"TRACE /v1/quotes HTTP/1.1", HOST), 405),
        (request(GET, HOST, b"Upgrade: h2c", b"Connection: Upgrade, HTTP2-Settings"), 200),
        (request(GET, HOST, b" folded"), 400),
        (request(GET, HOST, b"X-A : b"), 400),
        (request(GET, HOST, b"X-A: \0"), 400),
        (request(*POST, b"Content-Length: 1", b"Content-Length: 2", body=b"{}"), 400),
        (request(*POST, b"Content-Length: -1", body=b"{}"), 400),
        (request(*POST, b"Content-Length: 2", b"Transfer-Encoding: chunked", body=b"0\r\n\r\n"), 400),
        (request(*POST, b"Transfer-Encoding: chunked", body=b"0x5\r\nhello\r\n0\r\n\r\n"), 400),
        (request(*POST, b"Content-Length: 9999999999999", body=b"{}"), 413),
        (request(b"GET /static/../../pyproject.toml HTTP/1.1", HOST), 404),
        (request(b"GET http://evil.example/v1/quotes/ HTTP/1.1", HOST), 404),
        (b"\x16\x03\x01\x02\x00\x01\x00", 400),
    ],
)
def test_one_answer_and_then_business_as_usual(ask, raw: bytes, wanted: int) -> None:
    answer = ask(raw)
    assert status(answer) == wanted
    assert b"Traceback" not in answer
    assert status(ask(request(GET, HOST))) == 200


def test_a_huge_claim_is_refused_without_waiting(ask) -> None:
    assert status(ask(request(*POST, b"Content-Length: " + b"9" * 20, body=b"{}"))) in (400, 413)


def test_a_chunked_flood_is_cut_off(ask) -> None:
    piece = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    answer = ask(request(*POST, b"Transfer-Encoding: chunked"), *[piece] * (MAX_BODY // 65_536 + 16))
    assert status(answer) == 413
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"connection: close" in answer


def test_a_failure_leaves_the_connection_whole(ask) -> None:
    broken = request(b"GET /v1/failures/unforeseen HTTP/1.1", HOST)
    answer = ask(broken, request(GET, HOST))
    assert re.findall(rb"HTTP/1\.1 (\d+)", answer) == [b"500", b"200"]
    assert answer.count(b"application/problem+json") == 1


@pytest.mark.parametrize("path", [b"/v1/quotes", b"/v1/stream", b"/docs", b"/static/pages.css"])
def test_head_sends_no_body(ask, path: bytes) -> None:
    answer = ask(request(b"HEAD " + path + b" HTTP/1.1", HOST), request(GET, HOST))
    head, _, rest = answer.partition(b"\r\n\r\n")
    assert status(head) == 200
    assert rest.startswith(b"HTTP/1.1 200 OK")


def test_304_sends_no_body(ask) -> None:
    for path in (b"/v1/quotes", b"/v1/stream"):
        answer = ask(request(b"GET " + path + b" HTTP/1.1", HOST, b"If-None-Match: *"), request(GET, HOST))
        head, _, rest = answer.partition(b"\r\n\r\n")
        assert status(head) == 304
        assert rest.startswith(b"HTTP/1.1 200 OK")


def test_pipelined_requests_are_all_answered(ask) -> None:
    assert ask(request(GET, HOST) * 200, patience=1).count(b"HTTP/1.1 200 OK") == 200
