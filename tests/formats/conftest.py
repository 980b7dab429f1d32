"""Documents of a real store, and what is known beside them."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.records import Record
from app.formats.about import About

Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def ask(serve: Callable[..., TestClient]) -> Ask:
    """The documents of a resource, as they go over the wire, from a store with these records."""

    def documents(resource: str, *records: Record) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = serve(*records).get(f"/v1/{resource}?limit=500").json()["items"]
        return items

    return documents


@pytest.fixture(scope="session")
def said(forum: TestClient) -> list[dict[str, Any]]:
    """The quotes of the seed, in its order."""
    items: list[dict[str, Any]] = forum.get("/v1/quotes?sort=order&limit=500").json()["items"]
    return items


@pytest.fixture(scope="session")
def held(forum: TestClient) -> list[dict[str, Any]]:
    """The event of the seed."""
    items: list[dict[str, Any]] = forum.get("/v1/events").json()["items"]
    return items


def about(resource: str = "quotes", suffix: str = "csv", **fields: Any) -> About:
    """What a renderer is told of a list."""
    base = "https://verbale.example"
    page = f"{base}/v1/{resource}"
    told = {"title": resource, "address": f"{page}.{suffix}", "page": page, "base": base, "seq": 7,
            "updated": "2025-11-21T08:30:00Z", **fields}  # fmt: skip
    return About(resource=resource, **told)
