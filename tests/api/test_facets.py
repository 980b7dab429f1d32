"""Facets: counted without their own filter, what is chosen marked, and labelled for people."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from starlette.testclient import TestClient

from app.domain.facets import FacetName
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
        # beside a speech filter, what holds for one and the same quote
        ("events?person=ana-silva&sector=shipbuilding", "country", {"BR": 1}, set()),
        ("events?country=KR", "sector", {"manufacturing": 1, "semiconductors": 1, "shipbuilding": 1}, set()),
        ("events?sector=ports", "topic", {"democracy": 1, "international-law": 1, "maritime-security": 1,
                                          "rule-of-law": 1, "security": 1, "tariffs": 1, "trade": 1}, set()),
        ("events?q=harbour", "person", {"ana-silva": 1, "jonas-berg": 1, "kevin-kim": 1, "kim-min-ji": 1,
                                        "niels-dahl": 1}, set()),
        ("events?q=tariffs", "person", {"kevin-kim": 1}, set()),
        ("events?q=tariffs", "sector", {"manufacturing": 1, "ports": 1, "semiconductors": 1, "shipbuilding": 1,
                                        "transport": 1}, set()),
        ("persons?country=BR", "sector", {"manufacturing": 1, "shipbuilding": 1}, set()),
        ("persons?q=ships", "quote_kind", {"direct": 1}, set()),
        ("persons?country=KR", "country", {"BR": 1, "FI": 1, "KR": 1, "US": 1}, {"KR"}),
        ("persons?event=Harbour Forum", "office",
         {"ambassador": 2, "diplomat": 2, "foreign-minister": 1, "minister": 1}, set()),
        ("quotes?", "year", {"2025": 8}, set()),
        ("quotes?", "month", {"2025-05": 7, "2025-09": 1}, set()),
        ("quotes?date=2025-05", "month", {"2025-05": 7, "2025-09": 1}, {"2025-05"}),
        ("quotes?date=2025-05", "year", {"2025": 8}, set()),
        ("quotes?from=2025&person=ana-silva", "year", {"2025": 3}, {"2025"}),
        ("quotes?person=ana-silva", "month", {"2025-05": 2, "2025-09": 1}, set()),
        ("events?", "month", {"2025-05": 1, "2025-09": 1}, set()),
        ("persons?country=FI", "month", {"2025-09": 1}, set()),
        ("persons?", "month", {"2025-05": 4, "2025-09": 1}, set()),
        ("quotes?", "review", {"none": 7, "needed": 1}, set()),
        ("quotes?", "source_kind", {"article": 5, "transcript": 2, "post": 1}, set()),
        ("quotes?", "place_country", {"KR": 6, "BR": 1}, set()),
        ("quotes?", "host", {"harbour-council": 6}, set()),
        ("quotes?", "language", {"en": 6, "en-us": 1, "ko": 1, "pt": 1, "pt-br": 1}, set()),
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
        "events?country=KR",
        "events?person=ana-silva&topic=trade",
        "events?country=KR&q=harbour",
        "events?q=tariffs",
        "events?q=harbour",
        "persons?",
        "persons?sector=shipbuilding",
        "persons?date=2025-05&country=BR",
        "persons?event=Harbour Forum",
        "persons?q=ships",
        "persons?q=silva",
    ],
)
def test_every_count_is_what_asking_for_it_gives(client: TestClient, question: str) -> None:
    resource, _, filters = question.partition("?")
    for name in (one for one in FacetName if one not in {"year", "month"}):
        counts, _ = facet(client, question, name)
        others = "&".join(one for one in filters.split("&") if not one.startswith(f"{name}="))
        for value, count in counts.items():
            assert page(client, f"{resource}?{others}&{name}={value}")["total"] == count, (name, value)
    others = "&".join(one for one in filters.split("&") if not one.startswith("date="))
    for name in ("year", "month"):
        for value, count in facet(client, question, name)[0].items():
            asked = f"{resource}?{others}&date={value}&date_match=certain"
            assert page(client, asked)["total"] == count, (name, value)


def test_each_value_tells_between_which_days_its_records_lie(client: TestClient) -> None:
    """From what is counted already, from pairs, and gathered: three ways to the same days."""
    for asked in ("quotes?", "quotes?language=en&language=ko&language=pt"):
        found = page(client, f"{asked}&facets=person")["facets"]["person"]
        days = {one["id"]: (one["first"], one["last"]) for one in found}
        assert days["ana-silva"] == ("2025-05-10", "2025-09-30")
        assert days["kevin-kim"] == ("2025-05-10", "2025-05-10")
    for asked in ("quotes?person=ana-silva", "quotes?person=ana-silva&quote_kind=direct&quote_kind=mixed"):
        found = page(client, f"{asked}&facets=topic")["facets"]["topic"]
        days = {one["id"]: (one["first"], one["last"]) for one in found}
        assert days["climate-change"] == ("2025-09-01", "2025-09-30")
        assert days["trade"] == ("2025-05-10", "2025-05-10")
    [month] = page(client, "events?host=Harbour Council&facets=month")["facets"]["month"]
    assert month == {"id": "2025-05", "label": "2025-05", "count": 1, "exact": True, "first": "2025-05-10",
                     "last": "2025-05-10", "selected": False}  # fmt: skip


def test_vague_and_undated_records_are_values_of_their_own(serve: Callable[..., TestClient]) -> None:
    client = serve(corpus.record(corpus.quote("Some day."), published=None),
                   corpus.record(corpus.quote("Some time.", said="2024-12/2025-01"), title="vague"))  # fmt: skip
    found = page(client, "quotes?facets=year&facets=month")["facets"]
    for name, label in (("year", "Not within one year"), ("month", "Not within one month")):
        assert [(one["id"], one["label"], one["first"], one["last"]) for one in found[name]] == [
            ("undated", "Without a date", None, None), ("vague", label, "2024-12-01", "2025-01-31")
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "name", "words", "values"),
    [
        ("quotes", "person", "kim", ["kim-min-ji", "kevin-kim"]),
        ("quotes", "person", "KIM min", ["kim-min-ji"]),
        ("quotes", "person", "민지", ["kim-min-ji"]),
        ("quotes?country=KR&country=BR", "person", "min", ["kim-min-ji"]),
        ("quotes", "sector", "조선", ["shipbuilding"]),
        ("quotes?person=ana-silva", "sector", "ship", ["shipbuilding"]),
        ("quotes?q=ships", "sector", "manu", ["manufacturing"]),
        ("quotes", "country", "korea", ["KR"]),
        ("quotes", "publisher", "São", []),
        ("quotes", "publisher", "S.PAULO", ["folha de s.paulo"]),
        ("quotes", "month", "-09", ["2025-09"]),
        ("events?country=KR", "sector", "semi", ["semiconductors"]),
        ("persons?country=FI", "month", "2025", ["2025-09"]),
        ("events?q=harbour", "person", "dahl", ["niels-dahl"]),
        ("quotes", "person", "!", []),
        ("quotes", "person", "%", []),
        ("quotes", "quote_kind", "DIRECT", ["direct", "indirect"]),
    ],
)
def test_only_values_called_so(client: TestClient, question: str, name: str, words: str, values: list[str]) -> None:
    resource, _, filters = question.partition("?")
    found = page(client, resource, **parse_qs(filters), facets=name, facet_q=words)
    assert [one["id"] for one in found["facets"][name]] == values


def test_as_many_values_as_are_asked_for(client: TestClient) -> None:
    found = page(client, "quotes?facets=person&facet_limit=1")["facets"]["person"]
    assert [one["id"] for one in found] == ["ana-silva"]
    two = page(client, "quotes?q=the&facets=person&facet_limit=2&facets=year")["facets"]
    assert (len(two["person"]), len(two["year"])) == (2, 1)
    problem(client, "/v1/quotes?facets=person&facet_limit=0", 422, "validation")
    problem(client, "/v1/quotes?facets=person&facet_limit=501", 422, "validation")


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
