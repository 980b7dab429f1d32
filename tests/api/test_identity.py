"""Names to records: any order, script or label; what fits several is refused, what fits none is suggested for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests import corpus
from tests.api import assembly
from tests.api.answers import page, problem
from tests.conftest import serving


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    with serving(make_store(*assembly.records())) as client:
        yield client


@pytest.mark.parametrize(
    ("parameter", "value", "understood"),
    [
        ("person", "ana-silva", ["ana-silva"]),
        ("person", "Ana Silva", ["ana-silva"]),
        ("person", "Silva Ana", ["ana-silva"]),
        ("person", "  aNA  siLVA ", ["ana-silva"]),
        ("person", "Ána Silva", ["ana-silva"]),
        ("person", "Silva", ["ana-silva"]),
        ("person", "wikidata:Q1000001", ["ana-silva"]),
        ("person", "Kim Min-ji", ["kim-min-ji"]),
        ("person", "Min-ji Kim", ["kim-min-ji"]),
        ("person", "kim minji", ["kim-min-ji"]),
        ("person", "KIM MIN JI", ["kim-min-ji"]),
        ("person", "김민지", ["kim-min-ji"]),
        ("person", "김 민지", ["kim-min-ji"]),
        ("country", "KR", ["KR"]),
        ("country", "kr", ["KR"]),
        ("country", "South Korea", ["KR"]),
        ("country", "Republic of Korea", ["KR"]),
        ("country", "한국", ["KR"]),
        ("country", "Korean", None),
        ("country", "us", ["US"]),
        ("country", "U.S.", ["US"]),
        ("place_country", "brazil", ["BR"]),
        ("organization", "Harbour Council", ["harbour-council"]),
        ("organization", "HARBOUR-COUNCIL", ["harbour-council"]),
        ("host", "harbour council", ["harbour-council"]),
        ("office", "Foreign minister", ["foreign-minister"]),
        ("office", "외교장관", ["foreign-minister"]),
        ("sector", "Shipbuilding", ["shipbuilding"]),
        ("sector", "조선", ["shipbuilding"]),
        ("sector", "isic:3011", ["shipbuilding"]),
        ("sector", "isic:301", ["shipbuilding"]),
        ("topic", "supply chains", ["supply-chains"]),
        ("subject", "trade", ["trade"]),
        ("subject", "isic:3011", ["shipbuilding"]),
        ("event_kind", "정상회담", ["summit"]),
        ("event_kind", "Press conference", ["press-conference"]),
        ("event", "harbour forum", ["2025-05-10-harbour-forum"]),
        ("event", "2025-05-10-harbour-forum", ["2025-05-10-harbour-forum"]),
        ("mentions", "Ana Silva", None),
        ("mentions", "norway", None),
    ],
)
def test_it_is_understood(client: TestClient, parameter: str, value: str, understood: list[str] | None) -> None:
    found = page(client, "quotes", **{parameter: value})
    if understood is not None:
        assert found["query"][parameter] == understood


def test_a_code_means_every_concept_with_it_or_a_narrower_one(client: TestClient) -> None:
    manufacturing = page(client, "quotes", sector="isic:C")
    assert {"shipbuilding", "semiconductors", "food"} <= set(manufacturing["query"]["sector"])
    assert "ports" not in manufacturing["query"]["sector"]
    assert manufacturing["total"] == 3
    consulted = page(client, "events", event_kind="plover:CONSULT")
    assert "summit" in consulted["query"]["event_kind"]
    assert [one["name"] for one in consulted["items"]] == ["Quiet Summit"]
    source = page(client, "quotes", source="aggregator:000_8d16")
    assert source["total"] == 4


def test_two_kims_are_refused_with_both(forum: TestClient) -> None:
    for resource in ("quotes", "events", "persons"):
        for parameter in ("person", "not_person"):
            body = problem(forum, f"/v1/{resource}?{parameter}=Kim", 409, "ambiguous-person")
            assert body["candidates"] == [
                {"id": "kevin-kim", "name": "Kevin Kim", "hint": "Acting US Ambassador", "quote_count": 6},
                {"id": "kim-sung-hwan", "name": "Kim Sung-hwan", "hint": "chair", "quote_count": 3},
            ]
            assert body["errors"][0]["parameter"] == parameter


def test_an_exact_name_is_no_ambiguity(forum: TestClient) -> None:
    assert page(forum, "quotes", person="Kevin Kim")["total"] == 6
    assert page(forum, "quotes", person="kim sung hwan")["total"] == 3
    assert page(forum, "quotes", person=["Kevin Kim", "Kim Sung-hwan"])["total"] == 9


def test_two_people_of_one_full_name(serve: Callable[..., TestClient]) -> None:
    first = corpus.person("Ana Silva", family="Silva", country="BR", office="ambassador", title="Ambassador")
    second = corpus.person("Ana Silva", family="Silva", country="PT", office="senator", title="Senator")
    client = serve(
        corpus.record(corpus.quote("One.", first), persons=[first], published="2025-01-01"),
        corpus.record(corpus.quote("Two.", second), corpus.quote("Three.", second), persons=[second]),
    )
    body = problem(client, "/v1/quotes?person=Ana Silva", 409, "ambiguous-person")
    assert [(one["hint"], one["quote_count"]) for one in body["candidates"]] == [("Senator", 2), ("Ambassador", 1)]
    assert page(client, "quotes", person="ana-silva")["total"] == 1  # an id is never ambiguous
    assert page(client, "quotes", person=body["candidates"][0]["id"])["total"] == 2


def test_a_whole_name_goes_before_a_family_name(serve: Callable[..., TestClient]) -> None:
    lula = corpus.person("Lula", identifiers=[{"scheme": "wikidata", "identifier": "Q37181"}])
    other = corpus.person("Ana Lula", family="Lula")
    client = serve(corpus.record(corpus.quote("One.", lula), corpus.quote("Two.", other), persons=[lula, other]))
    assert page(client, "quotes", person="LULA")["query"]["person"] == ["lula"]


@pytest.mark.parametrize(
    ("path", "slug", "suggested"),
    [
        ("quotes?person=Kevn Kim", "unknown-person", [("kevin-kim", "Kevin Kim")]),
        ("quotes?person=kevin kmi", "unknown-person", [("kevin-kim", "Kevin Kim")]),
        ("quotes?not_person=Kevn Kim", "unknown-person", [("kevin-kim", "Kevin Kim")]),
        ("persons?person=ana silvia", "unknown-person", [("ana-silva", "Ana Silva")]),
        ("events?person=Nobody At All", "unknown-person", []),
        ("quotes?sector=shipbulding", "unknown-sector", [("shipbuilding", "Shipbuilding"), ("shipping", "Shipping")]),
        ("quotes?sector=isic:9999", "unknown-sector", []),
        ("quotes?sector=wikidata:Q1", "unknown-sector", []),
        ("quotes?topic=tarrifs", "unknown-topic", [("tariffs", "Tariffs")]),
        ("quotes?country=Brasil", "unknown-country", [("BR", "Brazil")]),
        ("quotes?country=XX", "unknown-country", []),
        ("quotes?office=foriegn minister", "unknown-office", [("foreign-minister", "Foreign minister")]),
        ("quotes?organization=Harbor Council", "unknown-organization", [("harbour-council", "Harbour Council")]),
        ("events?host=Harbor Council", "unknown-organization", [("harbour-council", "Harbour Council")]),
        ("events?event_kind=sumit", "unknown-event-kind", [("summit", "Summit")]),
        ("events?event=Harbor Forum", "unknown-event", [("2025-05-10-harbour-forum", "Harbour Forum")]),
        ("quotes?source=aggregator:nothing", "unknown-source", []),
        ("quotes?subject=tarifs", "unknown-subject", [("tariffs", "Tariffs")]),
        ("quotes?mentions=Ana Silvia", "unknown-mention", [("ana-silva", "Ana Silva")]),
    ],
)
def test_a_typo_is_suggested_for_and_never_resolved(
    client: TestClient, path: str, slug: str, suggested: list[tuple[str, str]]
) -> None:
    body = problem(client, f"/v1/{path}", 422, slug)
    found = [(one["id"], one["name"]) for one in body["suggestions"]]
    assert found[: len(suggested)] == suggested
    assert bool(found) == bool(suggested)
    assert body["errors"][0]["parameter"] == path.partition("?")[2].partition("=")[0]


@pytest.mark.parametrize(
    ("path", "suggested"),
    [
        ("quotes?person=Trump", ["donald-trump"]),  # whose family name no source has told
        ("events?mentions=Trump", ["donald-trump"]),
        ("quotes?not_mentions=trump", ["donald-trump"]),
        ("quotes?person=Jae", ["lee-jae-myung"]),
        ("quotes?person=김성환", ["kim-sung-hwan"]),  # 성 may be Sung, Seong or Song
        ("quotes?person=이재명", ["lee-jae-myung"]),
        ("quotes?person=박윤주", ["park-yoon-joo"]),
        ("quotes?person=Kim Seong-hwan", ["kim-sung-hwan"]),
        ("quotes?organization=Foundation", ["east-asia-foundation"]),
        ("quotes?event=Diplomatic Forum", [corpus.FORUM]),
    ],
)
def test_part_of_a_name_and_another_spelling_are_suggested_for(
    forum: TestClient, path: str, suggested: list[str]
) -> None:
    kind = {"person": "person", "organization": "organization", "event": "event"}
    asked = path.partition("?")[2].partition("=")[0].removeprefix("not_")
    body = problem(forum, f"/v1/{path}", 422, f"unknown-{kind.get(asked, 'mention')}")
    assert [one["id"] for one in body["suggestions"]][: len(suggested)] == suggested


def test_a_family_name_in_hangul_asks_for_its_spellings(forum: TestClient, serve: Callable[..., TestClient]) -> None:
    body = problem(forum, "/v1/quotes?person=김", 409, "ambiguous-person")
    assert [one["id"] for one in body["candidates"]] == ["kevin-kim", "kim-sung-hwan"]
    assert page(forum, "quotes", person="박")["query"]["person"] == ["park-yoon-joo"]
    assert page(forum, "quotes", mentions="박")["query"]["mentions"] == ["person:park-yoon-joo"]
    problem(forum, "/v1/quotes?country=노", 422, "unknown-country")  # though NO is one
    park = corpus.person("박서준", family="박")
    client = serve(corpus.record(corpus.quote("One.", park), persons=[park]))
    for asked in ("박", "Park", "pak", "박서준", "bagseojun"):
        assert page(client, "quotes", person=asked)["total"] == 1, asked
    problem(client, "/v1/quotes?person=김", 422, "unknown-person")


def test_a_country_name_that_two_share(client: TestClient) -> None:
    body = problem(client, "/v1/quotes?country=Congo", 409, "ambiguous-country")
    assert {one["id"] for one in body["candidates"]} == {"CD", "CG"}


def test_every_value_must_be_known(client: TestClient) -> None:
    problem(client, "/v1/quotes?person=ana-silva&person=Nobody At All", 422, "unknown-person")


@pytest.mark.parametrize(
    "value", ["'; DROP TABLE record; --", "%", "_", "*", "a" * 200, "😀", "\u202eanA", "x\ty", "노"]
)
def test_odd_names_are_unknown(client: TestClient, value: str) -> None:
    problem(client, "/v1/quotes", 422, "unknown-person", person=value)


@pytest.mark.parametrize("value", ["", " ", "\u200b", "\u00ad\u2060", "a\x00b", "a" * 201])
def test_what_is_no_name_at_all(client: TestClient, value: str) -> None:
    body = problem(client, "/v1/quotes", 422, "validation", person=value)
    assert body["errors"][0]["parameter"] == "person"


def test_more_values_than_a_filter_takes(client: TestClient) -> None:
    assert page(client, "quotes", person=["ana-silva"] * 50)["total"] == 3
    problem(client, "/v1/quotes", 422, "validation", person=["ana-silva"] * 51)
    assert page(client, "quotes", id=["q-0"] * 100)["total"] == 0
    problem(client, "/v1/quotes", 422, "validation", id=["q-0"] * 101)


def test_a_name_learnt_from_a_later_source(serve: Callable[..., TestClient]) -> None:
    """Somebody mentioned first, whose family name only a later source tells, is found by it."""
    lee: Any = corpus.person("Lee Jae Myung", family="Lee", title="President", office="president", country="KR")
    client = serve(
        corpus.record(corpus.quote("So be it."), mentions=[corpus.mention("Lee Jae Myung")], published="2025-01-01"),
        corpus.record(corpus.quote("We will act.", lee), persons=[lee]),
    )
    assert page(client, "quotes", person="Lee")["total"] == 1


def test_roles_stand_in_the_order_of_their_sources_days(serve: Callable[..., TestClient]) -> None:
    """Each once, with the source that states it, whichever was loaded first."""
    told = (("Minister", "2025-06-01"), ("Senator", "2019-03-01"), ("Scholar", None), ("Ambassador", "2022-05-05"))
    records = []
    for title, published in told:
        one = corpus.person("Ana Silva", family="Silva", title=title)
        records.append(
            corpus.record(corpus.quote(f"As {title}.", one), persons=[one], published=published, title=title)
        )
    client = serve(*records)
    person = page(client, "persons")["items"][0]
    assert [one["title"] for one in person["roles"]] == ["Senator", "Ambassador", "Minister", "Scholar"]
    second = corpus.person("Bo Silva", family="Silva")
    client_of_two = serve(*records[:2], corpus.record(corpus.quote("Hm.", second), persons=[second]))
    candidates = problem(client_of_two, "/v1/quotes?person=Silva", 409, "ambiguous-person")["candidates"]
    assert [(one["id"], one["hint"]) for one in candidates] == [("ana-silva", "Minister"), ("bo-silva", None)]
    sources = {one["id"]: one["title"] for one in page(client, "sources")["items"]}
    assert [sources[one["source"]] for one in person["roles"]] == [one["title"] for one in person["roles"]]
