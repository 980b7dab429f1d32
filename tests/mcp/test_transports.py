"""The tools over both transports: in the served application, and on standard input and output."""

import asyncio
import importlib.util
import logging
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from starlette.testclient import TestClient

from app.mcp import server
from app.mcp.endpoint import Endpoint
from tests import corpus
from tests.conftest import serving
from tests.mcp.conftest import PORTS, Model
from tests.mcp.test_tools import NAMES

ACCEPT = {"Accept": "application/json, text/event-stream"}
CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "find_events", "arguments": {}}}


@pytest.fixture(scope="module")
def client(diplomacy: Path) -> Iterator[TestClient]:
    with serving(diplomacy, allowed_hosts="testserver,tools.example") as opened:
        yield opened


def over_http(
    opened: TestClient, question: Callable[[Client], Awaitable[Any]], *, host: str = "testserver", mode: str = "auto"
) -> Any:
    """Ask with the SDK's own client over the protocol's HTTP, whose requests the running application gets."""

    async def ask() -> Any:
        async with (
            httpx2.AsyncClient(transport=_Through(opened), base_url=f"https://{host}") as http,
            Client(streamable_http_client(f"https://{host}/mcp/", http_client=http), mode=mode) as asking,
        ):
            return await question(asking)

    return asyncio.run(ask())


def refused(answer: httpx2.Response, status: int, slug: str) -> None:
    """Refused as anything else here is: with a problem."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert answer.json()["type"] == f"/problems/{slug}"


class _Through(httpx2.AsyncBaseTransport):
    """Hands requests to the test client, in whose loop the application lives."""

    def __init__(self, opened: TestClient) -> None:
        self._opened = opened

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = await request.aread()
        answer = await asyncio.to_thread(
            self._opened.request, request.method, str(request.url), content=body, headers=dict(request.headers)
        )
        return httpx2.Response(answer.status_code, headers=answer.headers.multi_items(), content=answer.content)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_lists_and_calls_over_http(client: TestClient, mode: str) -> None:
    async def question(asking: Client) -> tuple[list[str], Any]:
        tools = await asking.list_tools()
        return [one.name for one in tools.tools], await asking.call_tool("check_quote", {"text": PORTS})

    names, result = over_http(client, question, mode=mode)
    assert names == NAMES
    assert result.structured_content["result"] == "verbatim"


def test_behind_a_proxy_it_answers_to_the_public_name(client: TestClient) -> None:
    tools = over_http(client, Client.list_tools, host="tools.example")
    assert [one.name for one in tools.tools] == NAMES


@pytest.mark.parametrize("path", ["/mcp/", "/mcp"])
def test_with_and_without_a_slash(client: TestClient, path: str) -> None:
    answer = client.post(path, json=CALL, headers=ACCEPT)
    assert answer.status_code == 200
    assert answer.json()["result"]["structuredContent"]["total"] == 1
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "mcp-session-id" not in answer.headers


def test_a_host_that_is_not_answered_is_not_answered_here(client: TestClient) -> None:
    refused(client.post("/mcp/", json=CALL, headers={**ACCEPT, "Host": "evil.example"}), 400, "bad-host")


def test_any_method_but_post_is_refused(client: TestClient) -> None:
    for method in ("GET", "DELETE", "PUT"):
        answer = client.request(method, "/mcp/", headers=ACCEPT)
        refused(answer, 405, "method-not-allowed")
        assert answer.headers["allow"] == "POST"
    assert client.get("/mcp/tools").status_code == 404


def test_a_page_of_another_origin_may_call(client: TestClient) -> None:
    asked = {"Origin": "https://app.example", "Access-Control-Request-Method": "POST"}
    allowed = client.options("/mcp/", headers=asked).headers["access-control-allow-headers"].lower()
    assert {"mcp-protocol-version", "mcp-method", "mcp-name", "content-type"} <= set(allowed.split(", "))


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"jsonrpc":"2.0"}', b"\xff\xfe", b"[" * 100_000, b'{"id":' + b"9" * 5_000 + b"}",
     b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_quotes","arguments":{"q":"\\ud800"}}}'],
)  # fmt: skip
@pytest.mark.parametrize("version", ["2025-06-18", "2026-07-28"])
def test_a_body_that_means_nothing_is_refused(client: TestClient, body: bytes, version: str) -> None:
    headers = {**ACCEPT, "Content-Type": "application/json", "MCP-Protocol-Version": version}
    answer = client.post("/mcp/", content=body, headers=headers)
    assert answer.status_code in range(400, 500) or answer.json()["result"]["isError"], answer.text
    assert len(answer.content) < 2_000


def test_a_body_that_is_too_large_is_not_read(client: TestClient) -> None:
    answer = client.post("/mcp/", json={**CALL, "padding": "x" * server.MAX_BODY}, headers=ACCEPT)
    assert answer.status_code == 413
    refused(client.post("/mcp/", json={**CALL, "padding": "x" * 2**21}, headers=ACCEPT), 413, "too-large")


def test_it_can_be_switched_off(diplomacy: Path) -> None:
    with serving(diplomacy, mcp=False) as opened:
        refused(opened.post("/mcp/", json=CALL, headers=ACCEPT), 404, "not-found")


def test_without_the_extra_there_is_none(diplomacy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr("app.mcp.extra.find_spec", lambda name: None if name == "mcp" else found(name))
    with serving(diplomacy) as opened:
        refused(opened.post("/mcp/", json=CALL, headers=ACCEPT), 404, "not-found")


def test_an_application_can_be_started_again(model: Model) -> None:
    endpoint = Endpoint(model.service())

    async def start() -> None:
        async with endpoint.running():
            pass

    for _ in range(2):
        asyncio.run(start())


def test_a_failed_import_is_told_to_each_request_and_keeps_no_one_waiting(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> None:
        raise ImportError("half of the extra is missing")

    monkeypatch.setattr("app.mcp.endpoint.import_module", broken)
    endpoint = Endpoint(model.service())

    async def ask() -> None:
        async with endpoint.running():
            for _ in range(2):
                with pytest.raises(ImportError, match="half of the extra"):
                    await endpoint({}, None, None)  # type: ignore[arg-type]

    asyncio.run(ask())


@pytest.mark.slow
def test_the_library_is_imported_for_the_first_request_and_not_before(diplomacy: Path) -> None:
    program = """
import sys
from pathlib import Path
from tests.conftest import serving
with serving(Path(sys.argv[1])) as client:
    assert client.get("/v1/quotes").status_code == 200
    before = "mcp" in sys.modules
    client.post("/mcp/", json={})
    print(before, "mcp" in sys.modules)
"""
    told = subprocess.check_output([sys.executable, "-c", program, str(diplomacy)], cwd=corpus.ROOT, text=True)
    assert told.split() == ["False", "True"]


@pytest.mark.slow
def test_a_client_lists_and_calls_over_stdio(diplomacy: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{diplomacy}", "PYTHONPATH": str(corpus.ROOT)}
    command = StdioServerParameters(
        command=sys.executable, args=["-c", "from app.cli import main; main()", "mcp"], env=environment, cwd=tmp_path
    )

    async def ask() -> tuple[list[str], Any, Any]:
        async with Client(command) as asking:
            tools = await asking.list_tools()
            found = await asking.call_tool("find_quotes", {"person": "ana-silva"})
            hostile = await asking.call_tool("find_quotes", {"person": "Kim", "q": "a\0b" * 100_000})
            return [one.name for one in tools.tools], found, hostile

    names, found, hostile = asyncio.run(ask())
    assert names == NAMES
    assert found.structured_content["total"] == 2
    assert hostile.is_error
    assert list(tmp_path.iterdir()) == []


def test_what_is_logged_is_no_part_of_the_protocol(client: TestClient, capfd: pytest.CaptureFixture[str]) -> None:
    client.post("/mcp/", json=CALL, headers=ACCEPT)
    assert capfd.readouterr().out == ""
    assert logging.getLogger("mcp").handlers == []
