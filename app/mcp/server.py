"""The tools over the Model Context Protocol: on standard input and output, and as an endpoint of the application.

Nothing is kept between two requests: each stands alone, so that any process behind a proxy may answer it.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    TextContent,
    ToolAnnotations,
)
from mcp_types import Tool as ListedTool

from app import __version__
from app.api.deps import Service
from app.mcp.refusing import refusal
from app.mcp.tools import TOOLS

MAX_BODY = 256 * 1024  # the longest arguments have some 20,000 characters
_INSTRUCTIONS = """\
Verbale is a record of who said what in diplomacy, where, when and about which sector. Every quote is kept with its
place in its source, and can be checked against it.

- Before you put words in quotation marks, find them here or check them with check_quote. Words that are not verbatim
  here are not to be quoted.
- Give a quote with its speaker, the role of that day, the date, the source and its link.
- `verbatim: false` is a paraphrase: never put it in quotation marks. `speaker: null` is not established: name nobody.
- A vague date stays vague: `[2025-11-11..2025-11-20]` is one unknown day between the two.
- What is not found was not read here; that is no proof that it was not said.
- Names: where several people fit, the answer lists them with their ids. Ask again with the id; do not guess.
"""
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
# ALLOWED_HOSTS is checked for all routes before this one; the record is public to every origin, as the whole API is.
_CHECKED_BEFORE = TransportSecuritySettings(enable_dns_rebinding_protection=False)


def server(service: Service) -> Server[object]:
    """A server of the tools over this service."""

    async def list_tools(*_: object) -> ListToolsResult:
        return ListToolsResult(tools=_listed())

    async def call_tool(_: object, called: CallToolRequestParams) -> CallToolResult:
        return await answer(service, called)

    return Server(
        "verbale", version=__version__, title="Verbale", instructions=_INSTRUCTIONS, website_url=service.public_url,
        on_list_tools=list_tools, on_call_tool=call_tool, get_tool_input_schema=_takes,
    )  # fmt: skip


@cache
def _listed() -> list[ListedTool]:
    """The tools as they are listed, with the schemas of what they take and give."""
    return [
        ListedTool(
            name=one.name, title=one.title, description=one.description, annotations=_READS,
            input_schema=_untitled(one.asked.model_json_schema(by_alias=True)),
            output_schema=_untitled(one.found.model_json_schema(mode="serialization")),
        )
        for one in TOOLS.values()
    ]  # fmt: skip


def _takes(name: str) -> dict[str, Any] | None:
    """The schema of a tool's arguments: the library would otherwise list all tools at each call, 1 ms of its 3."""
    return next((one.input_schema for one in _listed() if one.name == name), None)


def _untitled(schema: Any) -> Any:
    """A schema without the titles that Pydantic makes of names: a quarter of what a model would have to read."""
    if isinstance(schema, list):
        return [_untitled(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {name: _untitled(one) for name, one in schema.items() if name != "title" or not isinstance(one, str)}


async def answer(service: Service, called: CallToolRequestParams) -> CallToolResult:
    """What a tool answers, or why it cannot: a model reads both. Raises MCPError where there is no such tool."""
    tool = TOOLS.get(called.name)
    if tool is None:
        raise MCPError(INVALID_PARAMS, f"There is no such tool; there are {', '.join(TOOLS)}.")
    try:
        found = await tool.answer(service, tool.asked.model_validate(called.arguments or {}))
    except Exception as exc:
        return CallToolResult(content=[TextContent(text=refusal(exc, tool.asked))], is_error=True)
    text = found.model_dump_json(by_alias=True)
    return CallToolResult(content=[TextContent(text=text)], structured_content=found.model_dump(mode="json"))


async def over_stdio(service: Service) -> None:
    """Serve the client that has started this process until it closes standard input."""
    own = server(service)
    async with stdio_server() as (received, sent):
        await own.run(received, sent, own.create_initialization_options())


@asynccontextmanager
async def sessions(service: Service) -> AsyncIterator[StreamableHTTPSessionManager]:
    """Streamable HTTP, for as long as this lasts."""
    manager = StreamableHTTPSessionManager(
        server(service), json_response=True, stateless=True, security_settings=_CHECKED_BEFORE,
        max_request_body_size=MAX_BODY,
    )  # fmt: skip
    async with manager.run():
        yield manager
