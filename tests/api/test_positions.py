"""Positions: a person's quotes on a subject in the order of their dates, with the role then and the role now."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.schemas import Positions
from tests import corpus
from tests.api import assembly
from tests.api.answers import problem
from tests.api.conftest import Asking
from tests.api.drawn import SETTINGS, Pairs, filters, listed, of_quotes
from tests.api.oracle import Asked
from tests.api.world import PEOPLE
from tests.conftest import serving


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    with serving(make_store(*assembly.records())) as client:
        yield client


def positions(client: TestClient, who: str, **asked: Any) -> dict[str, Any]:
    answer = client.get(f"/v1/persons/{who}/positions", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    Positions.model_validate(found)
    return found


def told(found: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(one["quote"]["text"], one["role_then"] and one["role_then"]["title"]) for one in found["items"]]


def test_what_somebody_said_in_the_order_of_dates_each_with_the_role_then(client: TestClient) -> None:
    found = positions(client, "ana-silva")
    assert told(found) == [
        (assembly.SHIPS, "Foreign Minister"), (assembly.RULES, None), (assembly.FORESTS, "President of the Conference")
    ]  # fmt: skip
    assert found["person"] == {"id": "ana-silva", "name": "Ana Silva"}
    assert found["role_now"]["title"] == "Foreign Minister"
    assert (found["total"], found["order"], found["subjects"]) == (3, "date", [])


def test_a_subject_includes_what_is_narrower_and_is_named(client: TestClient) -> None:
    found = positions(client, "ana-silva", subject="manufacturing")
    assert told(found) == [(assembly.SHIPS, "Foreign Minister")]
    assert found["subjects"] == [{"scheme": "sector", "id": "manufacturing", "label": "Manufacturing"}]
    assert found["query"]["subject"] == ["manufacturing"]
    both = positions(client, "ana-silva", subject=["조선", "climate-change"], lang="ko")
    assert told(both) == [(assembly.SHIPS, "Foreign Minister"), (assembly.FORESTS, "President of the Conference")]
    assert [one["label"] for one in both["subjects"]] == ["조선", "기후변화"]


def test_nothing_said_is_explained(client: TestClient) -> None:
    found = positions(client, "ana-silva", subject="steel")
    assert (found["items"], found["total"]) == ([], 0)
    assert found["empty"] == {"emptied_by": "subject", "without": {"subject": {"count": 3, "exact": True}}}


def test_it_takes_the_filters_of_quotes_and_says_who_spoke_with_them(client: TestClient) -> None:
    assert told(positions(client, "ana-silva", **{"from": "2025-06"})) == [
        (assembly.FORESTS, "President of the Conference")
    ]
    assert told(positions(client, "ana-silva", quote_kind="mixed", sort="-date")) == [(assembly.RULES, None)]
    assert told(positions(client, "ana-silva", person="Jonas Berg")) == [(assembly.RULES, None)]
    assert len(told(positions(client, "ana-silva", not_person="jonas-berg"))) == 2
    facets = positions(client, "ana-silva", facets="sector", view="compact")["facets"]["sector"]
    assert {"manufacturing", "shipbuilding"} <= {one["id"] for one in facets}


def test_names_in_a_language(client: TestClient) -> None:
    found = positions(client, "kim-min-ji", lang="ko")
    assert found["person"]["name"] == "김민지"
    assert {one["quote"]["speaker"]["name"] for one in found["items"]} == {"김민지"}


def test_the_role_now_follows_what_the_newest_source_says(serve: Callable[..., TestClient]) -> None:
    def silva(title: str, office: str, status: str = "current") -> corpus.Facts:
        return corpus.person("Ana Silva", family="Silva", title=title, office=office, status=status)

    years = [("2023", silva("Ambassador", "ambassador")), ("2025", silva("former ambassador", "ambassador", "former")),
             ("2024", silva("Foreign Minister", "foreign-minister"))]  # fmt: skip
    client = serve(*(corpus.record(corpus.quote(f"Words of {year}.", who), persons=[who], published=f"{year}-05-01",
                                   title=year) for year, who in years))  # fmt: skip
    found = positions(client, "ana-silva")
    assert [title for _, title in told(found)] == ["Ambassador", "Foreign Minister", None]
    assert found["role_now"]["title"] == "Foreign Minister"


def test_who_is_only_spoken_of_has_no_position(client: TestClient) -> None:
    found = positions(client, "niels-dahl")
    assert (found["items"], found["total"], found["empty"]) == ([], 0, None)
    assert found["role_now"]["title"] == "Professor"


def test_what_is_asked_wrongly(client: TestClient) -> None:
    problem(client, "/v1/persons/nobody/positions", 404, "not-found")
    problem(client, "/v1/persons/Ana%20Silva/positions", 404, "not-found")
    problem(client, "/v1/persons/ana-silva/positions", 422, "unknown-subject", subject="shipbilding")
    problem(client, "/v1/persons/ana-silva/positions", 422, "validation", sort="name")
    cursor = positions(client, "ana-silva", limit=1)["next"]
    problem(client, "/v1/persons/kim-min-ji/positions", 400, "bad-cursor", limit=1, cursor=cursor)
    problem(client, "/v1/quotes", 400, "bad-cursor", person="ana-silva", sort="date", cursor=cursor)


def test_it_is_cached_and_links_to_the_next_page(client: TestClient) -> None:
    answer = client.get("/v1/persons/ana-silva/positions?limit=1")
    assert answer.headers["link"].endswith('rel="next"')
    etag = {"If-None-Match": answer.headers["etag"]}
    assert client.get("/v1/persons/ana-silva/positions?limit=1", headers=etag).status_code == 304


def test_homonyms_are_apart(serve: Callable[..., TestClient]) -> None:
    kims = [corpus.person("Kim Min-su", family="Kim", title="Envoy", country=country) for country in ("KR", "US")]
    client = serve(*(corpus.record(corpus.quote(f"From {kim['roles'][0]['country']}.", kim), persons=[kim],
                                   title=kim["roles"][0]["country"]) for kim in kims))  # fmt: skip
    ids = [one["id"] for one in client.get("/v1/persons?q=min-su").json()["items"]]
    assert len(ids) == 2
    assert sorted(text for one in ids for text, _ in told(positions(client, one))) == ["From KR.", "From US."]


def walk(asking: Asking, path: str, pairs: Pairs, limit: int) -> list[dict[str, Any]]:
    found, cursor = [], None
    while True:
        more = [("limit", str(limit)), *([("cursor", cursor)] if cursor else [])]
        page = asking.client.get(path, params=[*pairs, *more]).json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            assert page["total"] == len(found)
            return found


@SETTINGS
@given(of_quotes, st.sampled_from([one[0] for one in PEOPLE]), st.integers(1, 4))
def test_positions_are_what_the_list_of_quotes_says(
    asking: Asking, query: tuple[Asked, dict[str, str]], name: str, limit: int
) -> None:
    """Under any filters, those of a person's quotes that the list has; `person` is who else spoke them."""
    pairs = filters(asking, query)
    with_others = [value for parameter, value in pairs if parameter == "person"]
    own = [("person", asking.ids[name]), *(pair for pair in pairs if pair[0] != "person")]
    expected = listed(asking, own, sort="date")
    if with_others:
        kept = {one["id"] for one in listed(asking, pairs)}
        expected = [one for one in expected if one["id"] in kept]
    found = walk(asking, f"/v1/persons/{asking.ids[name]}/positions", pairs, limit)
    assert [one["quote"] for one in found] == expected
    assert [one["role_then"] for one in found] == [one["role"] for one in expected]
