"""Networks: who spoke at the same events, by how many; the same as anyone counts who reads the list of quotes."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.schemas import Network
from tests import corpus
from tests.api import assembly
from tests.api.answers import problem
from tests.api.conftest import Asking
from tests.api.drawn import SETTINGS, filters, listed, of_quotes, speakers
from tests.api.oracle import Asked
from tests.conftest import serving


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    with serving(make_store(*assembly.records())) as client:
        yield client


def network(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer = client.get("/v1/network", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    Network.model_validate(found)
    return found


def people(found: dict[str, Any]) -> list[str]:
    return [one["id"] for one in found["nodes"]]


def pairs(found: dict[str, Any]) -> dict[tuple[str, str], int]:
    return {(one["source"], one["target"]): one["weight"] for one in found["edges"]}


def test_three_speakers_of_the_forum_are_three_pairs(forum: TestClient) -> None:
    found = network(forum)
    three = ["kevin-kim", "kim-sung-hwan", "park-yoon-joo"]
    assert people(found) == three
    assert pairs(found) == dict.fromkeys(combinations(three, 2), 1)
    assert all(one["events"] == [corpus.FORUM] for one in found["edges"])
    assert (found["total_nodes"], found["total_edges"], found["events"], found["quotes"], found["exact"]) == (
        3, 3, 1, 12, True
    )  # fmt: skip
    assert [one["quotes"] for one in found["nodes"]] == [6, 3, 3]


def test_weights_and_the_sectors_that_both_spoke_about(client: TestClient) -> None:
    found = network(client, event="Harbour Forum")
    assert people(found) == ["ana-silva", "jonas-berg", "kevin-kim", "kim-min-ji"]
    shared = {(one["source"], one["target"]): [sector["label"] for sector in one["sectors"]] for one in found["edges"]}
    assert {pair: labels for pair, labels in shared.items() if labels} == {
        ("ana-silva", "kim-min-ji"): ["Shipbuilding"]
    }
    assert {one["id"]: one["weight"] for one in found["nodes"]} == dict.fromkeys(people(found), 3)


def test_somebody_in_the_middle_with_those_who_spoke_at_the_same_events(client: TestClient) -> None:
    found = network(client, person="Jonas Berg")
    assert people(found) == ["jonas-berg", "ana-silva", "kevin-kim", "kim-min-ji"]
    assert [one["centre"] for one in found["nodes"]] == [True, False, False, False]
    assert found["query"] == {"person": ["jonas-berg"]}
    assert people(network(client, person="jonas-berg", country="KR")) == ["jonas-berg"]
    assert people(network(client, person="niels-dahl")) == ["niels-dahl"]
    alone = network(client, person="jonas-berg", sector="steel")
    assert (people(alone), alone["edges"], alone["total_nodes"], alone["quotes"]) == (["jonas-berg"], [], 1, 0)


def test_names_and_sectors_in_a_language(client: TestClient) -> None:
    found = network(client, lang="ko")
    assert {one["id"]: one["name"] for one in found["nodes"]}["kim-min-ji"] == "김민지"
    assert [one["sectors"][0]["label"] for one in found["edges"] if one["sectors"]] == ["조선"]


def test_what_is_left_out_is_said(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    found = network(client, limit=2)
    assert (people(found), len(found["edges"])) == (["ana-silva", "jonas-berg"], 1)
    assert (found["total_nodes"], found["total_edges"], found["exact"]) == (4, 6, True)
    assert found["query"] == {"limit": 2}
    monkeypatch.setattr("app.store.networks.READ", 4)
    some = network(client)
    assert (some["quotes"], some["exact"]) == (4, False)
    monkeypatch.setattr("app.store.networks.PAIRS", 0)
    problem(client, "/v1/network?limit=3", 503, "query-timeout")  # what was answered before is kept


def test_only_the_newest_events_of_somebody_busy_are_read(
    serve: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    silva, berg = (corpus.person(name, family=name.split()[1], title="Envoy") for name in ("Ana Silva", "Jonas Berg"))
    client = serve(*(
        corpus.record(corpus.quote(f"One {year}.", silva), corpus.quote(f"Two {year}.", berg), persons=[silva, berg],
                      event=corpus.event("Harbour Forum", date=f"{year}-05-10"), published=f"{year}-05-11", title=year)
        for year in ("2023", "2024", "2025")
    ))  # fmt: skip
    found = network(client, person="ana-silva")
    assert (pairs(found), found["exact"]) == ({("ana-silva", "jonas-berg"): 3}, True)
    assert found["edges"][0]["events"] == [f"{year}-05-10-harbour-forum" for year in (2025, 2024, 2023)]
    for name, most in (("AROUND", 2), ("OWN", 2)):
        with monkeypatch.context() as patch:
            patch.setattr(f"app.store.networks.{name}", most)
            some = network(client, person="ana-silva")
        assert (pairs(some), some["exact"]) == ({("ana-silva", "jonas-berg"): 2}, False)


def test_homonyms_are_apart(serve: Callable[..., TestClient]) -> None:
    kims = [corpus.person("Kim Min-su", family="Kim", title="Envoy", country=country) for country in ("KR", "US")]
    held = corpus.event("Harbour Forum", date="2025-05-10")
    client = serve(*(corpus.record(corpus.quote(f"From {number}.", kim), persons=[kim], event=held, title=str(number))
                     for number, kim in enumerate(kims)))  # fmt: skip
    found = network(client)
    assert {one["name"] for one in found["nodes"]} == {"Kim Min-su"}
    assert (len(set(people(found))), len(found["edges"])) == (2, 1)


@pytest.mark.parametrize("path", ["/v1/network", "/v1/network.svg"])
def test_what_is_asked_wrongly(client: TestClient, path: str) -> None:
    problem(client, path, 422, "validation", limit=0)
    problem(client, path, 422, "validation", limit=500)
    problem(client, path, 422, "validation", sort="name")
    problem(client, path, 422, "unknown-person", person="Ana Slva")
    problem(client, path, 409, "ambiguous-person", person="Kim")


def counted(quotes: list[dict[str, Any]], centre: set[str]) -> dict[str, Any]:
    """Who met whom, from a list of quotes."""
    at: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    said: dict[tuple[str, str], int] = defaultdict(int)
    for quote in quotes:
        for who in speakers(quote) if quote["event"] else ():
            at[quote["event"]["id"]][who] |= {one["id"] for one in quote["sectors"]}
            said[quote["event"]["id"], who] += 1
    held = {event: there for event, there in at.items()
            if len(there) > 1 and (not centre or centre & there.keys())}  # fmt: skip
    weights: dict[frozenset[str], int] = defaultdict(int)
    shared: dict[frozenset[str], set[str]] = defaultdict(set)
    for there in held.values():
        for one, other in combinations(there, 2):
            weights[frozenset((one, other))] += 1
            shared[frozenset((one, other))] |= there[one] & there[other]
    met = {who for there in held.values() for who in there}
    told = {
        who: (sum(who in there for there in held.values()),
              sum(len(there) - 1 for there in held.values() if who in there),
              sum(said[event, who] for event, there in held.items() if who in there))
        for who in met
    }  # fmt: skip
    return {"events": len(held), "weights": weights, "shared": shared, "people": told}


@SETTINGS
@given(of_quotes, st.sampled_from((1, 3, 8, 200)))
def test_a_network_is_what_anyone_counts_who_reads_the_quotes(
    asking: Asking, query: tuple[Asked, dict[str, str]], limit: int
) -> None:
    """`person` is no filter: it chooses the events. One report an utterance is chosen among those at the events."""
    asked = filters(asking, query)
    centre = {value for name, value in asked if name == "person"}
    if centre:
        asked = [pair for pair in asked if pair[0] != "distinct"]
    expected = counted(listed(asking, [pair for pair in asked if pair[0] != "person"]), centre)
    answer = asking.client.get("/v1/network", params=[*asked, ("limit", limit)])
    assert answer.status_code == 200, answer.text
    found = answer.json()
    told = {one["id"]: (one["events"], one["weight"], one["quotes"]) for one in found["nodes"]}
    every = {**dict.fromkeys(centre, (0, 0, 0)), **expected["people"]}
    order = sorted(every, key=lambda who: (who not in centre, -every[who][0], -every[who][1], who))
    assert list(told.items()) == [(who, every[who]) for who in order[:limit]]
    assert (found["total_nodes"], found["total_edges"]) == (len(every), len(expected["weights"]))
    assert (found["events"], found["exact"]) == (expected["events"], True)
    shown = {pair: weight for pair, weight in expected["weights"].items() if pair <= told.keys()}
    assert {frozenset(pair): weight for pair, weight in pairs(found).items()} == shown
    places = list(told)
    assert list(pairs(found)) == sorted(
        pairs(found), key=lambda pair: (-pairs(found)[pair], places.index(pair[0]), places.index(pair[1]))
    )
    for one in found["edges"]:
        pair = frozenset((one["source"], one["target"]))
        assert {sector["id"] for sector in one["sectors"]} == expected["shared"][pair]
        assert len(one["events"]) == min(one["weight"], 5)


def test_the_picture_is_of_the_same_network(client: TestClient) -> None:
    answer = client.get("/v1/network.svg", params={"person": "jonas-berg", "limit": 3})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert client.get("/v1/network.svg?person=jonas-berg&limit=3", headers={"If-None-Match": answer.headers["etag"]}
                      ).status_code == 304  # fmt: skip
    assert "3 of 4 people, 3 of 6 pairs who spoke at the same event." in answer.text
