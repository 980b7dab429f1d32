"""Facets: counted without their own filter, what is chosen marked, and labelled for people."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import corpus
from tests.api import assembly
from tests.api.answers import page, problem
from tests.conftest import serving

Counted = dict[str, int]


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    with serving(make_store(*assembly.records())) as client:
        yield client


def facet(client: TestClient, question: str, name: str) -> tuple[Counted, set[str]]:
    """Counts by id, in the order of the answer, and what is selected."""
    found = page(client, f"{question}&facets={name}")["facets"]
    assert list(found) == [name]
    return {one["id"]: one["count"] for one in found[name]}, {one["id"] for one in found[name] if one["selected"]}


@pytest.mark.parametrize(
    ("question", "name", "counts", "selected"),
    [
        ("quotes?", "person", {"ana-silva": 3, "kim-min-ji": 2, "jonas-berg": 1, "kevin-kim": 1}, set()),
        ("quotes?", "country", {"KR": 2, "BR": 1, "FI": 1, "US": 1}, set()),
        ("quotes?", "quote_kind", {"direct": 6, "indirect": 1, "mixed": 1}, set()),
        ("quotes?", "organization", {"harbour-council": 1, "ministry-of-foreign-affairs": 1}, set()),
        ("quotes?", "publisher", {"the korea herald": 4, "yonhap": 2, "folha de s.paulo": 1}, set()),
        # its own filter is left out, others are not
        ("quotes?person=kim-min-ji", "person", {"ana-silva": 3, "kim-min-ji": 2, "jonas-berg": 1, "kevin-kim": 1},
         {"kim-min-ji"}),
        ("quotes?person=Kim Min-ji&sector=shipbuilding", "person", {"ana-silva": 1, "kim-min-ji": 1}, {"kim-min-ji"}),
        ("quotes?person=kim-min-ji&sector=shipbuilding", "sector",
         {"manufacturing": 2, "semiconductors": 1, "shipbuilding": 1}, {"shipbuilding"}),
        ("quotes?person=kim-min-ji", "sector", {"manufacturing": 2, "semiconductors": 1, "shipbuilding": 1}, set()),
        ("quotes?person=kim-min-ji", "office", {"ambassador": 2, "diplomat": 2}, set()),
        ("quotes?person=kim-min-ji&not_sector=semiconductors", "sector", {"manufacturing": 1, "shipbuilding": 1},
        set()),
        ("quotes?sector=isic:3011&sector=ports", "sector",
         {"manufacturing": 3, "shipbuilding": 2, "ports": 1, "semiconductors": 1, "transport": 1}, {"shipbuilding",
         "ports"}),
        ("quotes?quote_kind=mixed", "quote_kind", {"direct": 6, "indirect": 1, "mixed": 1}, {"mixed"}),
        ("quotes?quote_kind=mixed", "topic", {"democracy": 1, "international-law": 1, "rule-of-law": 1}, set()),
        ("quotes?q=tariffs&country=US", "country", {"US": 1}, {"US"}),
        ("quotes?date=2025-05&country=US", "office", {"ambassador": 1, "diplomat": 1}, set()),
        ("quotes?id=q-0", "person", {}, set()),
        ("quotes?country=DK", "country", {"KR": 2, "BR": 1, "FI": 1, "US": 1}, set()),
        ("quotes?q=!!", "person", {}, set()),
        ("events?", "person", {"ana-silva": 2, "jonas-berg": 1, "kevin-kim": 1, "kim-min-ji": 1, "niels-dahl": 1},
        set()),
        ("events?", "event_kind", {"gathering": 2, "forum": 1, "meeting": 1, "summit": 1}, set()),
        ("events?event_kind=forum", "event_kind", {"gathering": 2, "forum": 1, "meeting": 1, "summit": 1}, {"forum"}),
        ("events?person=ana-silva&sector=shipbuilding", "country", {"BR": 1, "FI": 0, "KR": 1, "US": 1}, set()),
        ("persons?country=KR", "country", {"BR": 1, "FI": 1, "KR": 1, "US": 1}, {"KR"}),
        ("persons?event=Harbour Forum", "office",
         {"ambassador": 2, "diplomat": 2, "chair": 1, "foreign-minister": 1, "head-of-organization": 1, "minister": 1},
         set()),
    ],
)  # fmt: skip
def test_counts(client: TestClient, question: str, name: str, counts: Counted, selected: set[str]) -> None:
    counts = {value: count for value, count in counts.items() if count}
    found, chosen = facet(client, question, name)
    assert found == counts
    assert chosen == selected
    assert list(found) == sorted(found, key=lambda value: (-found[value], value))


@pytest.mark.parametrize(
    "question",
    [
        "quotes?country=KR&country=BR",
        "quotes?sector=manufacturing",
        "quotes?date=2025-05",
        "events?event_kind=gathering",
        "persons?",
    ],
)
def test_every_count_is_what_asking_for_it_gives(client: TestClient, question: str) -> None:
    resource, _, filters = question.partition("?")
    for name in ("person", "country", "organization", "office", "sector", "topic", "quote_kind", "event_kind"):
        counts, _ = facet(client, question, name)
        others = "&".join(one for one in filters.split("&") if not one.startswith(f"{name}="))
        for value, count in counts.items():
            assert page(client, f"{resource}?{others}&{name}={value}")["total"] == count, (name, value)


def test_labels_are_for_people(client: TestClient) -> None:
    asked = "quotes?" + "&".join(
        f"facets={name}" for name in ("person", "country", "sector", "publisher", "office", "event_kind", "quote_kind")
    )
    labels = {
        name: {one["id"]: one["label"] for one in values} for name, values in page(client, asked)["facets"].items()
    }
    assert list(labels) == ["person", "country", "sector", "publisher", "office", "event_kind", "quote_kind"]
    assert labels["person"]["kim-min-ji"] == "Kim Min-ji"
    assert labels["country"]["KR"] == "South Korea"
    assert labels["sector"]["shipbuilding"] == "Shipbuilding"
    assert labels["publisher"]["folha de s.paulo"] == "Folha de S.Paulo"
    assert labels["office"]["foreign-minister"] == "Foreign minister"
    assert labels["event_kind"]["summit"] == "Summit"
    assert labels["quote_kind"]["direct"] == "direct"


def test_a_facet_asked_for_twice_is_counted_once(client: TestClient) -> None:
    assert list(page(client, "quotes?facets=person&facets=sector&facets=person")["facets"]) == ["person", "sector"]
    assert page(client, "quotes")["facets"] == {}


def test_lists_without_facets(client: TestClient) -> None:
    for resource in ("organizations", "sectors", "topics", "sources"):
        problem(client, f"/v1/{resource}?facets=person", 422, "validation")


def test_at_most_fifty_values(serve: Callable[..., TestClient]) -> None:
    people = [corpus.person(f"Person Number{n:02}") for n in range(60)]
    client = serve(corpus.record(*(corpus.quote(f"Words {n}.", one) for n, one in enumerate(people)), persons=people))
    for question in ("quotes?", "quotes?q=words"):
        counts, _ = facet(client, question, "person")
        assert list(counts) == [f"person-number{n:02}" for n in range(50)]
