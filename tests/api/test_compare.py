"""Comparisons: columns of dated quotes on the same, for whoever is named or has said most."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.schemas import Comparison
from tests.api import assembly
from tests.api.answers import problem
from tests.api.conftest import Asking
from tests.api.drawn import SETTINGS, filters, listed, of_quotes
from tests.api.oracle import Asked
from tests.conftest import serving


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    with serving(make_store(*assembly.records())) as client:
        yield client


def compare(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer = client.get("/v1/compare", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    Comparison.model_validate(found)
    return found


def said(found: dict[str, Any]) -> dict[str, list[str]]:
    return {one["id"]: [item["text"] for item in one["items"]] for one in found["columns"]}


def test_named_people_stand_in_their_order_newest_quotes_first(client: TestClient) -> None:
    found = compare(client, by="person", person=["Kim Min-ji", "Ana Silva"], subject="shipbuilding")
    assert said(found) == {"kim-min-ji": [assembly.PAPER], "ana-silva": [assembly.SHIPS]}
    assert list(said(found)) == ["kim-min-ji", "ana-silva"]
    assert found["subjects"] == [{"scheme": "sector", "id": "shipbuilding", "label": "Shipbuilding"}]
    assert found["columns"][1]["items"][0]["role"]["title"] == "Foreign Minister"
    assert found["query"] == {"by": "person", "person": ["kim-min-ji", "ana-silva"], "subject": ["shipbuilding"]}
    whole = compare(client, by="person", person="ana-silva", limit=2)["columns"][0]
    assert {name: whole[name] for name in ("total", "total_exact", "first", "last")} == {
        "total": 3, "total_exact": True, "first": "2025-05-10", "last": "2025-09-30"
    }  # fmt: skip
    assert [one["text"] for one in whole["items"]] == [assembly.FORESTS, assembly.SHIPS]


def test_without_names_those_who_said_most_are_compared(client: TestClient) -> None:
    found = compare(client, by="person", columns=2)
    assert [(one["id"], one["total"]) for one in found["columns"]] == [("ana-silva", 3), ("kim-min-ji", 2)]
    assert found["more"] is True
    assert compare(client, by="person", columns=10)["more"] is False
    assert compare(client, by="organization", subject="steel")["columns"] == []


def test_countries_and_organizations(client: TestClient) -> None:
    found = compare(client, by="country", country=["Brazil", "KR"], person="ana-silva", lang="ko")
    assert [(one["id"], one["name"], one["total"]) for one in found["columns"]] == [
        ("BR", "브라질", 1),
        ("KR", "한국", 0),
    ]
    assert found["query"]["person"] == ["ana-silva"]
    bodies = compare(client, by="organization", view="compact")
    assert said(bodies)["harbour-council"] == [assembly.REPORT]


def test_what_is_asked_wrongly(client: TestClient) -> None:
    assert problem(client, "/v1/compare", 422, "validation")["errors"][0]["parameter"] == "by"
    body = problem(client, "/v1/compare", 422, "validation", by="mood")
    assert body["errors"][0]["allowed"] == ["person", "country", "organization"]
    problem(client, "/v1/compare", 422, "validation", by="person", limit=51)
    problem(client, "/v1/compare", 409, "ambiguous-person", by="person", person="Kim")
    problem(client, "/v1/compare", 422, "unknown-country", by="person", country="Atlantis")
    eleven = ["KR", "US", "JP", "CN", "DE", "FR", "GB", "IN", "BR", "VN", "PL"]
    body = problem(client, "/v1/compare", 422, "validation", by="country", country=eleven)
    assert body["errors"][0]["parameter"] == "country"


BY = st.sampled_from(("person", "country", "organization"))


@SETTINGS
@given(of_quotes, BY, st.integers(1, 6), st.integers(1, 5))
def test_columns_are_what_the_list_of_quotes_says(
    asking: Asking, query: tuple[Asked, dict[str, str]], by: str, columns: int, limit: int
) -> None:
    pairs = filters(asking, query)
    named = list(dict.fromkeys(value for parameter, value in pairs if parameter == by))
    others = [pair for pair in pairs if pair[0] != by]
    found = asking.client.get("/v1/compare", params=[*pairs, ("by", by), ("columns", columns), ("limit", limit)])
    assert found.status_code == 200, found.text
    told = found.json()
    if named:
        assert [one["id"] for one in told["columns"]] == named
        assert told["more"] is False
    else:
        facet = asking.client.get("/v1/quotes", params=[*others, ("facets", by), ("limit", "1")]).json()["facets"][by]
        assert [(one["id"], one["total"], one["first"], one["last"]) for one in told["columns"]] == [
            (one["id"], one["count"], one["first"], one["last"]) for one in facet[:columns]
        ]
        assert told["more"] is (len(facet) > columns)
    for column in told["columns"]:
        quotes = listed(asking, [*others, (by, column["id"])])
        assert column["items"] == quotes[:limit]
        assert column["total"] == len(quotes)
