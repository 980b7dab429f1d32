"""How records are shown: names and labels in a language where there are any, and compact lists of the same values."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.showing import in_language
from tests import corpus
from tests.api import assembly
from tests.api.answers import page, problem
from tests.conftest import serving

RESOURCES = ("quotes", "events", "persons", "organizations", "sources", "sectors", "topics")
MINJI = {**corpus.person("Kim Min-ji", family="Kim", title="Ambassador", office="ambassador", country="KR",
                         organization="United Nations"),
         "other_names": [{"name": "김민지", "language": "ko"}, {"name": "Kim Minji", "language": "de-AT"}]}  # fmt: skip
BERG = corpus.person("Jonas Berg", family="Berg", title="Chair", office="chair")
SEOJUN = {**corpus.person("Park Seo-jun", family="Park", title="Envoy"), "other_names": [{"name": "박서준"}]}


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    """A forum in Seoul, hosted by a body that the gazetteer knows, with two Koreans and a Norwegian."""
    forum = {
        **corpus.event("Harbour Forum", date="2025-05-10", hosts=["United Nations"], attending=[MINJI, BERG]),
        "place": {"name": "Seoul", "country": "KR"},
        "related": [{"name": "Talks", "kind": "meeting", "place": {"name": "Seoul", "country": "KR"}}],
    }
    record = corpus.record(
        corpus.quote("Kim Min-ji spoke of Norway and ships.", MINJI, sectors=["shipbuilding"], topics=["trade"]),
        corpus.quote("We agree.", corpus.together(MINJI, BERG)),
        corpus.quote("The United Nations agree.", corpus.said_by("United Nations")),
        corpus.quote("Perhaps.", None, review="needed", confidence=0.2,
                     candidates=[{"person": SEOJUN["key"], "name": "Park Seo-jun", "confidence": 0.4}]),
        persons=[MINJI, BERG, SEOJUN], event=forum,
        mentions=[corpus.mention("Norway", "country", country="NO"), corpus.mention("Kim Min-ji")],
    )  # fmt: skip
    with serving(make_store(record)) as client:
        yield client


def quotes(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = page(client, "quotes", sort="order", **asked)["items"]
    return items


def test_a_quote_in_korean(client: TestClient) -> None:
    first, second, third, fourth = quotes(client, lang="ko")
    assert (first["speaker"]["id"], first["speaker"]["name"]) == ("kim-min-ji", "김민지")
    assert [one["label"] for one in (*first["sectors"], *first["topics"])] == ["조선", "무역"]
    assert {one["id"]: one["name"] for one in first["mentions"]} == {"NO": "노르웨이", "kim-min-ji": "김민지"}
    assert first["role"]["organization"]["name"] == third["speaker"]["name"] == "유엔"
    assert first["role"]["title"] == "Ambassador"  # as written
    assert {one["id"]: one["name"] for one in second["speaker"]["members"]} == {
        "kim-min-ji": "김민지", "jonas-berg": "Jonas Berg",
    }  # fmt: skip
    assert [one["name"] for one in fourth["attribution"]["candidates"]] == ["박서준"]  # whose script says it
    assert first["event"]["name"] == "Harbour Forum"


def test_an_event_and_its_places(client: TestClient) -> None:
    event = page(client, "events", lang="ko")["items"][0]
    assert event["place"]["name"] == event["related"][0]["place"]["name"] == "서울"
    assert {one["person"]["name"] for one in event["participants"]} == {"김민지", "Jonas Berg"}
    assert [one["name"] for one in event["hosts"]] == ["유엔"]
    assert {one["label"] for one in event["sectors"]} == {"조선"}


def test_records_and_lists_are_shown_alike(client: TestClient) -> None:
    for resource in RESOURCES:
        for listed in page(client, resource, lang="ko", limit=500)["items"]:
            answer = client.get(f"/v1/{resource}/{listed['id']}", params={"lang": "ko"})
            assert answer.json() == listed
            again = client.get(answer.url, headers={"If-None-Match": answer.headers["etag"]})
            assert again.status_code == 304


def test_the_stored_record_stays_and_ids_never_change(client: TestClient) -> None:
    for resource in RESOURCES:
        plain, korean = (page(client, resource, limit=500, **asked)["items"] for asked in ({}, {"lang": "ko"}))
        assert [one["id"] for one in plain] == [one["id"] for one in korean]
        assert page(client, resource, limit=500)["items"] == plain
        for before, after in zip(plain, korean, strict=True):
            assert _without_names(before) == _without_names(after)


def _without_names(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_names(one) for key, one in value.items() if key not in {"name", "label"}}
    return [_without_names(one) for one in value] if isinstance(value, list) else value


def test_labels_of_facets(client: TestClient) -> None:
    names = ("person", "country", "organization", "office", "sector", "topic")
    facets = page(client, "quotes", lang="ko", facets=names)["facets"]
    shown = {name: {one["id"]: one["label"] for one in values} for name, values in facets.items()}
    assert shown["person"] == {"kim-min-ji": "김민지", "jonas-berg": "Jonas Berg"}
    assert shown["country"]["KR"] == "한국"
    assert shown["organization"] == {"united-nations": "유엔"}
    assert shown["office"]["ambassador"] == "대사"
    assert (shown["sector"]["shipbuilding"], shown["topic"]["trade"]) == ("조선", "무역")


@pytest.mark.parametrize(
    ("lang", "name"),
    [("ko", "김민지"), ("KO-kr", "김민지"), ("de", "Kim Minji"), ("de-AT-1996", "Kim Minji"), ("fr", "Kim Min-ji"),
     ("en", "Kim Min-ji")],
)  # fmt: skip
def test_which_name_is_chosen(client: TestClient, lang: str, name: str) -> None:
    assert page(client, "persons", id="kim-min-ji", lang=lang)["items"][0]["name"] == name


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("pt-BR", "b"), ("pt", "a"), ("pt-PT", "a"), ("zh", "c"), ("zh-Hant", "c"), ("ja", "ソウル"), ("it", None)],
)
def test_the_whole_tag_goes_first_and_a_region_answers_for_its_language(wanted: str, found: str | None) -> None:
    names = [("a", "pt"), ("b", "pt-br"), ("c", "zh-Hant-TW"), ("ソウル", None), ("d", None)]
    assert in_language(names, wanted) == found


@pytest.mark.parametrize("lang", ["", "k", "ko_KR", "korean!", "../x"])
def test_what_is_no_language(client: TestClient, lang: str) -> None:
    for path in ("/v1/quotes", "/v1/persons/kim-min-ji"):
        body = problem(client, path, 422, "validation", lang=lang)
        assert [one["parameter"] for one in body["errors"]] == ["lang"]
    problem(client, "/v1/persons/kim-min-ji?lang=ko&lang=en", 422, "validation")


def is_part_of(compact: Any, whole: Any) -> bool:
    """Every value stands at the same place of the whole."""
    if isinstance(compact, dict):
        return compact.keys() <= whole.keys() and all(is_part_of(one, whole[key]) for key, one in compact.items())
    if isinstance(compact, list):
        return len(compact) == len(whole) and all(map(is_part_of, compact, whole))
    return bool(compact == whole)


@pytest.mark.parametrize("resource", RESOURCES)
@pytest.mark.parametrize("more", [{}, {"lang": "ko"}])
def test_compact_items_are_part_of_whole_ones(client: TestClient, resource: str, more: dict[str, str]) -> None:
    whole = page(client, resource, limit=500, **more)
    compact = page(client, resource, limit=500, view="compact", **more)
    assert len(compact["items"]) == len(whole["items"])
    assert all(map(is_part_of, compact["items"], whole["items"]))
    assert all(one.keys() < other.keys() for one, other in zip(compact["items"], whole["items"], strict=True))
    assert {**compact["query"], "view": "full"} == {**whole["query"], "view": "full"}
    assert {key: compact[key] for key in ("total", "next", "order", "seq")} == {
        key: whole[key] for key in ("total", "next", "order", "seq")
    }


def test_a_compact_quote_says_who_said_what_when_and_where(client: TestClient) -> None:
    first = quotes(client, view="compact")[0]
    assert set(first) == {
        "id", "text", "verbatim", "quote_kind", "language", "said", "speaker", "role", "event", "sectors", "topics",
        "attribution", "source",
    }  # fmt: skip
    assert first["said"] == {"edtf": "2025-05-10"}
    assert first["sectors"] == [{"id": "shipbuilding", "label": "Shipbuilding"}]
    assert first["role"] == {"title": "Ambassador", "office": "ambassador", "status": "current", "country": "KR"}


def test_compact_lists_are_small(forum: TestClient) -> None:
    whole, compact = (forum.get(f"/v1/quotes?limit=500&view={view}").content for view in ("full", "compact"))
    assert len(compact) < len(whole) / 2


def test_pages_go_on_in_another_look(client: TestClient) -> None:
    first = page(client, "quotes", limit=2)
    second = page(client, "quotes", limit=2, view="compact", lang="ko", cursor=first["next"])
    assert {one["id"] for one in (*first["items"], *second["items"])} == {one["id"] for one in quotes(client)}


def test_nothing_found_is_not_blamed_on_the_look(client: TestClient) -> None:
    empty = page(client, "quotes", country="NO", view="compact", lang="ko")["empty"]
    assert set(empty["without"]) == {"country"}
    problem(client, "/v1/quotes?view=small", 422, "validation")


def test_formats_have_names_in_the_language_too(client: TestClient) -> None:
    lines = client.get("/v1/quotes.ndjson?lang=ko&sort=order&view=compact").text.splitlines()
    assert '"name":"김민지"' in lines[0]
    assert "parts" not in lines[0]
    problem(client, "/v1/quotes.csv?view=compact", 422, "validation")
    assert "김민지" in client.get("/v1/quotes.csv?lang=ko").text


def test_a_small_world_in_a_language_it_has_not(make_store: Callable[..., Path]) -> None:
    with serving(make_store(*assembly.records())) as client:
        for resource in RESOURCES:
            assert page(client, resource, lang="fr", limit=500)["items"] == page(client, resource, limit=500)["items"]
