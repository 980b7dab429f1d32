"""The service over some 150 reports drawn at random, beside what is true of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.vocabulary import Vocabulary
from tests import corpus
from tests.api.oracle import Oracle
from tests.api.world import World, draw
from tests.conftest import serving


class Asking:
    """A service over a world, and what it must answer. No dataclass: Hypothesis would print the world."""

    def __init__(self, client: TestClient, world: World, oracle: Oracle, ids: dict[str, str], store: Path) -> None:
        self.client, self.world, self.oracle, self.ids = client, world, oracle, ids
        self.store = store

    def names(self, resource: str, items: list[dict[str, Any]]) -> list[Any]:
        """What the records of an answer are called in the world."""
        if resource == "quotes":
            return [(one["source"]["title"], one["order"]) for one in items]
        return [one["title"] if resource == "sources" else one["name"] for one in items]


@pytest.fixture(scope="session")
def asking(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Iterator[Asking]:
    world = draw()
    store = make_store()
    for number, records in enumerate(world.batches):
        corpus.load(store, records, vocabulary, now=f"2026-03-0{number + 1}T00:00:00Z")
    broader = {
        scheme: {one.id: one.broader for one in getattr(vocabulary, scheme).concepts.values()}
        for scheme in ("sector", "topic", "office", "event_kind")
    }
    with serving(store, query_deadline=20) as client:
        ids = {}
        for resource, name in (
            ("events", "name"),
            ("persons", "name"),
            ("organizations", "name"),
            ("sources", "title"),
        ):
            page = client.get(f"/v1/{resource}?limit=500").json()
            ids |= {one[name]: one["id"] for one in page["items"]}
            assert page["next"] is None
        yield Asking(client, world, Oracle(world, broader, ids), ids, store)
