"""A question in plain words becomes filters of quotes; what fits several is given back, never guessed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.domain.interpreting import pieces
from tests import corpus
from tests.api.answers import problem
from tests.conftest import serving


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Any]) -> Iterator[TestClient]:
    silva = corpus.person(
        "Ana Silva", family="Silva", title="Foreign Minister", office="foreign-minister", country="BR"
    )
    park = corpus.person("Park Ji-ho", family="Park", title="Ambassador", office="ambassador", country="KR")
    parks = [
        corpus.person("Kim Min-ji", family="Kim", others=["김민지"], title="Ambassador", country="KR"),
        corpus.person("Kim Ho", family="Kim", title="Envoy", country="KR"),
        corpus.person("Jonas Ports", family="Ports", title="Spokesman"),
    ]
    record = corpus.record(
        corpus.quote("We build ships.", silva, sectors=["shipbuilding"]), corpus.quote("Welcome to all.", park),
        corpus.quote("Nothing to add.", parks[0]), corpus.quote("Nor have I.", parks[1]),
        corpus.quote("All aboard.", parks[2], sectors=["ports"]),
        corpus.quote("The harbour is open.", corpus.said_by("Harbour Council of Lisbon")),
        persons=[silva, park, *parks], event=corpus.event("Lisbon Ports Dialogue", "dialogue", "2025-05-10"),
        published="2025-05-11",
    )  # fmt: skip
    with serving(make_store(record)) as opened:
        yield opened


def understood(client: TestClient, q: str, **asked: str) -> dict[str, Any]:
    answer = client.get("/v1/interpret", params={"q": q, **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    for part in found["parts"]:
        assert found["q"][part["start"] : part["end"]] == part["text"]
        assert (part["kind"] == "filter") == bool(part["filters"])
        assert (part["kind"] == "ambiguous") == bool(part["candidates"])
    return found


@pytest.mark.parametrize(
    ("q", "query"),
    [
        ("Silva shipbuilding since 2025-09", {"person": ["ana-silva"], "sector": ["shipbuilding"], "from": "2025-09"}),
        ("What did Ana Silva say about shipbuilding?", {"person": ["ana-silva"], "sector": ["shipbuilding"]}),
        ("silva ana", {"person": ["ana-silva"]}),
        ("김민지 조선", {"person": ["kim-min-ji"], "sector": ["shipbuilding"]}),
        ("foreign minister Brazil", {"office": ["foreign-minister"], "country": ["BR"]}),
        ("what have foreign ministers said about ships", {"office": ["foreign-minister"], "q": "ships"}),
        ("ambassadors on shipbuilding", {"office": ["ambassador"], "sector": ["shipbuilding"]}),
        ("BR in Portugal", {"country": ["BR"], "place_country": ["PT"]}),
        ("what did they say about us", {}),
        ("Silva on supply chains", {"person": ["ana-silva"], "topic": ["supply-chains"]}),
        ("Harbour Council of Lisbon 2025", {"organization": ["harbour-council-of-lisbon"], "date": "2025"}),
        ("at the Lisbon Ports Dialogue", {"event": ["2025-05-10-lisbon-ports-dialogue"]}),
        ("Silva Park", {"person": ["ana-silva", "park-ji-ho"]}),
        ("isic:3011", {"sector": ["shipbuilding"]}),
        ('Silva "build ships"', {"person": ["ana-silva"], "q": '"build ships"'}),
        ("Silva harbours tomorrow", {"person": ["ana-silva"], "q": "harbours tomorrow"}),
        ("Siva", {"q": "Siva"}),  # a typing error is no name: it is sought as a word
        ("?!", {}),
    ],
)
def test_what_is_meant(client: TestClient, q: str, query: dict[str, Any]) -> None:
    found = understood(client, q)
    assert found["complete"], found["parts"]
    assert found["query"] == query
    listed = client.get(found["address"])
    assert listed.status_code == 200, listed.text
    assert {name: listed.json()["query"].get(name) for name in query} == query


@pytest.mark.parametrize(
    ("q", "query"),
    [
        ("since 2025", {"from": "2025"}),
        ("until March 2025", {"to": "2025-03"}),
        ("before 2025-03-01", {"to": "2025-02-28"}),
        ("after 2024", {"from": "2025-01-01"}),
        ("in 2025", {"date": "2025"}),
        ("on 5 March 2025", {"date": "2025-03-05"}),
        ("March 5, 2025", {"date": "2025-03-05"}),
        ("Sept. 2025", {"date": "2025-09"}),
        ("from 2025-01 to 2025-03", {"from": "2025-01", "to": "2025-03"}),
        ("between May 2024 and 2025-02-03", {"from": "2024-05", "to": "2025-02-03"}),
        ("2024..2025", {"from": "2024", "to": "2025"}),
        ("2025-13", {"q": "2025-13"}),
        ("31 February 2025", {"q": "31 February 2025"}),
        ("2000 troops", {"date": "2000", "q": "troops"}),
        ("1500 troops", {"q": "1500 troops"}),
        ("summer 2025", {"date": "2025-06/2025-08"}),
        ("since the winter of 2024", {"from": "2024-12-01"}),
        ("what may Silva say", {"q": "may", "person": ["ana-silva"]}),
        ("since the fall of the wall", {"q": "fall wall"}),
    ],
)
def test_dates(client: TestClient, q: str, query: dict[str, Any]) -> None:
    found = understood(client, q)
    assert found["query"] == query
    assert client.get(found["address"]).status_code == 200


@pytest.mark.parametrize(
    ("q", "query"),
    [
        (
            "Silva on shipbuilding since summer",
            {"from": "2025-06-01", "person": ["ana-silva"], "sector": ["shipbuilding"]},
        ),
        ("since last summer", {"from": "2025-06-01"}),
        ("last winter", {"date": "2024-12/2025-02"}),
        ("this winter", {"date": "2025-12/2026-02"}),
        ("today", {"date": "2025-11-24"}),
        ("Silva on Thursday", {"date": "2025-11-20", "person": ["ana-silva"]}),
        ("on Monday", {"date": "2025-11-24"}),
        ("since last Monday", {"from": "2025-11-17"}),
        ("Nov. 20", {"date": "2025-11-20"}),
        ("until 3 December", {"to": "2024-12-03"}),
        ("from March 5 to May 6", {"from": "2025-03-05", "to": "2025-05-06"}),
        ("until yesterday", {"to": "2025-11-23"}),
        ("last week", {"date": "2025-11-17/2025-11-23"}),
        ("this month", {"date": "2025-11"}),
        ("since last year", {"from": "2024"}),
        ("in the last three months", {"date": "2025-08-24/2025-11-24"}),
        ("over the past year", {"date": "2024-11-24/2025-11-24"}),
        ("since September", {"from": "2025-09"}),
        ("in December", {"date": "2024-12"}),
        ("between November and February", {"from": "2024-11", "to": "2025-02"}),
        ("from last week to today", {"from": "2025-11-17", "to": "2025-11-24"}),
    ],
)
def test_times_told_from_the_day_of_the_question(client: TestClient, q: str, query: dict[str, Any]) -> None:
    """2025-11-24 is a Monday. Which day it is, the caller says: the same address means the same tomorrow."""
    found = understood(client, q, today="2025-11-24")
    assert (found["query"], found["complete"]) == (query, True)
    assert client.get(found["address"]).status_code == 200
    untold = understood(client, q)
    assert (untold["query"].keys() & {"date", "from", "to", "q"}, untold["complete"]) == (set(), False)
    assert "unused" in {one["kind"] for one in untold["parts"]}


@pytest.mark.parametrize(
    ("today", "since", "last", "this"),
    [
        ("2026-01-15", "2025-12-01", "2024-12/2025-02", "2025-12/2026-02"),
        ("2026-07-10", "2025-12-01", "2025-12/2026-02", "2026-12/2027-02"),
        ("2026-12-02", "2026-12-01", "2025-12/2026-02", "2026-12/2027-02"),
    ],
)
def test_a_winter_begins_in_december(client: TestClient, today: str, since: str, last: str, this: str) -> None:
    assert understood(client, "since winter", today=today)["query"] == {"from": since}
    assert understood(client, "last winter", today=today)["query"] == {"date": last}
    assert understood(client, "this winter", today=today)["query"] == {"date": this}


@pytest.mark.parametrize("q", ["last 999 years", "this winter", "since last month", "yesterday", "past year"])
@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31", "2024-02-29"])
def test_days_at_the_edges(client: TestClient, q: str, today: str) -> None:
    assert client.get(understood(client, q, today=today)["address"]).status_code == 200


def test_a_name_that_fits_several_comes_back_with_all(client: TestClient) -> None:
    found = understood(client, "Kim on shipbuilding")
    assert found["complete"] is False
    assert found["query"] == {"sector": ["shipbuilding"]}
    [part] = [one for one in found["parts"] if one["kind"] == "ambiguous"]
    assert {(one["parameter"], one["value"]) for one in part["candidates"]} == {
        ("person", "kim-min-ji"), ("person", "kim-ho"),
    }  # fmt: skip
    assert {one["hint"] for one in part["candidates"]} == {"Ambassador", "Envoy"}
    assert {one["quote_count"] for one in part["candidates"]} == {1}


def test_a_name_that_fits_two_kinds_comes_back_with_both_unless_a_word_tells(client: TestClient) -> None:
    [part] = understood(client, "ports")["parts"]
    assert {one["parameter"] for one in part["candidates"]} == {"person", "sector"}
    assert understood(client, "about ports")["query"] == {"sector": ["ports"]}


def test_a_second_time_is_told_and_not_used(client: TestClient) -> None:
    found = understood(client, "since 2025 in 2024")
    assert (found["query"], found["complete"]) == ({"from": "2025"}, False)
    assert [one["kind"] for one in found["parts"]] == ["filter", "unused"]


@pytest.mark.parametrize(
    "asked", [{}, {"q": " "}, {"q": "x" * 513}, {"q": "x", "limit": 1}, {"q": "x", "today": "2025-02-30"}]
)
def test_what_is_no_question(client: TestClient, asked: dict[str, Any]) -> None:
    problem(client, "/v1/interpret", 422, "validation", **asked)


@given(st.text(alphabet=st.sampled_from('0123456789-/. ,marchsincetobefore"“”(김'), max_size=60))
@settings(max_examples=150, deadline=None)
def test_pieces_never_overlap_and_stand_where_they_say(question: str) -> None:
    end = 0
    for piece in pieces(question):
        assert piece.start >= end
        assert question[piece.start : piece.end] == piece.text
        end = piece.end


@given(st.text(min_size=1, max_size=80))
@settings(max_examples=60, deadline=None)
def test_whatever_is_asked_leads_to_a_list(client: TestClient, question: str) -> None:
    answer = client.get("/v1/interpret", params={"q": question})
    assert answer.status_code in (200, 422)
    if answer.status_code == 200:
        assert client.get(answer.json()["address"]).status_code == 200
