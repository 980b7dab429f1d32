"""The SDK's own client before the tools, in this process."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from mcp import Client, MCPError
from mcp_types import CallToolResult

from app.api.deps import Service
from app.domain.vocabulary import Vocabulary
from app.mcp.server import server
from app.store.reader import Reader
from tests import corpus

T = TypeVar("T")

SHIPS = "America’s future depends on our shipyards, and together we will build ships — the best in the world."
PORTS = "We will not open the northern ports before the treaty enters into force, because the risk is too great."
RATES = "the ministry would publish new figures on rare earths within weeks"
BASE = "https://records.example"


@dataclass(frozen=True)
class Model:
    """A language model's side: calls a tool, and is told."""

    store: Path
    vocabulary: Vocabulary
    deadline: float = 20

    def service(self) -> Service:
        return Service(Reader(self.store, deadline=self.deadline), self.vocabulary, "excerpt", BASE)

    def asks(self, question: Callable[[Client], Awaitable[T]]) -> T:
        async def asked() -> T:
            service = self.service()
            try:
                async with Client(server(service)) as client:
                    try:
                        return await question(client)
                    except MCPError as refused:
                        answer = refused  # as it is, not in a group of those of the client's tasks
                raise answer
            finally:
                service.reader.close()

        return asyncio.run(asked())

    def calls(self, tool: str, **arguments: Any) -> CallToolResult:
        arguments = {name.removesuffix("_"): value for name, value in arguments.items()}
        return self.asks(lambda client: client.call_tool(tool, arguments))

    def told(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The structured answer, which the client has held against the schema of the tool."""
        result = self.calls(tool, **arguments)
        assert not result.is_error, result.content
        return dict(result.structured_content or {})

    def refused(self, tool: str, **arguments: Any) -> str:
        result = self.calls(tool, **arguments)
        assert result.is_error
        assert result.structured_content is None
        return str(result.content[0].text)  # type: ignore[union-attr]


@pytest.fixture(scope="session")
def diplomacy(make_store: Callable[..., Path]) -> Path:
    """Two reports in which three people speak, two of them called Kim."""
    silva = corpus.person(
        "Ana Silva", family="Silva", title="Foreign Minister", country="BR", office="foreign-minister"
    )
    minji = corpus.person("Kim Min-ji", family="Kim", others=["김민지"], title="Ambassador", country="KR")
    dohyun = corpus.person("Kim Do-hyun", family="Kim", title="Chair")
    people = [silva, minji, dohyun]
    forum = corpus.event("Lisbon Ports Forum", date="2025-05-10", country="PT", hosts=["Atlantic Institute"])
    return make_store(
        corpus.record(
            corpus.quote(SHIPS, silva, sectors=["shipbuilding"]), corpus.quote(PORTS, minji, sectors=["shipbuilding"]),
            corpus.quote(RATES, silva, "indirect"), persons=people, event=forum, published="2025-05-11",
            publisher="The Harbour Times", url="https://news.example/ports",
        ),
        corpus.record(
            corpus.quote(SHIPS.replace("’", "'"), silva), corpus.quote("We agree on little.", None, review="needed"),
            persons=people, published="2025-05-11", title="Again",
        ),
    )  # fmt: skip


@pytest.fixture
def model(diplomacy: Path, vocabulary: Vocabulary) -> Model:
    return Model(diplomacy, vocabulary)
