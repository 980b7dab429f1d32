"""Facets from counts that are kept, and facets that are counted: two ways to one number, also after things change."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.filters import PersonQuery, QuoteQuery
from app.domain.vocabulary import Vocabulary
from app.store import lists
from app.store.engine import open_reading
from app.store.session import Session
from tests import corpus
from tests.api.world import draw


@pytest.fixture(scope="module")
def session(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Any:
    """A drawn world, loaded in batches of which the last replaces sources: quotes go and come."""
    path = make_store()
    for records in draw(7, reports=60, replaced=15).batches:
        corpus.load(path, records, vocabulary)
    opened = open_reading(path)
    yield opened
    opened.raw.close()


def facet(session: Session, vocabulary: Vocabulary, name: str, **asked: Any) -> dict[str, tuple[int, str, str]]:
    """How many quotes have each value, and between which days."""
    answer = lists.answer(session, QuoteQuery.model_validate({**asked, "facets": [name]}), vocabulary)
    found = json.loads(answer.body)["facets"][name]
    return {one["id"]: (one["count"], one["first"], one["last"]) for one in found}


@pytest.mark.parametrize("name", ["sector", "topic"])
def test_the_facets_of_a_person_are_kept_as_they_would_be_counted(
    session: Session, vocabulary: Vocabulary, name: str
) -> None:
    answer = lists.answer(session, PersonQuery(limit=500), vocabulary)
    assert answer is not None
    people = [one["id"] for one in json.loads(answer.body)["items"] if one["quote_count"]]
    assert len(people) > 10
    with_some = 0
    for person in people:
        kept = facet(session, vocabulary, name, person=[person])
        counted = facet(session, vocabulary, name, person=[person], quote_kind=["direct", "mixed", "indirect"])
        assert kept == counted
        with_some += bool(kept)
    assert with_some > 10


@pytest.mark.parametrize(
    "name", ["person", "country", "office", "sector", "topic", "event_kind", "publisher", "quote_kind"]
)
def test_the_facets_of_everything_are_kept_as_they_would_be_counted(
    session: Session, vocabulary: Vocabulary, name: str
) -> None:
    others = ["review"] if name == "quote_kind" else ["quote_kind"]
    values = {"review": ["none", "needed", "accepted", "corrected"], "quote_kind": ["direct", "mixed", "indirect"]}
    kept = facet(session, vocabulary, name)
    assert kept
    assert kept == facet(session, vocabulary, name, **{one: values[one] for one in others})


@pytest.mark.parametrize("name", ["review", "sector", "quote_kind"])
def test_where_too_many_match_some_are_drawn_and_the_rest_is_estimated(
    session: Session, vocabulary: Vocabulary, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 150 quotes 75: what 40 have is then estimated within 40 %, nine times in ten. The draw is always the same."""
    asked = {"language": ["en", "ko", "pt"]}
    exact = facet(session, vocabulary, name, **asked)
    monkeypatch.setattr("app.store.facets.MOST", 50)
    monkeypatch.setattr("app.store.facets.SAMPLED", 75)
    answer = lists.answer(session, QuoteQuery.model_validate({**asked, "facets": [name]}), vocabulary)
    assert answer is not None
    assert not any(one["exact"] for one in json.loads(answer.body)["facets"][name])
    estimated = facet(session, vocabulary, name, **asked)
    assert estimated != exact
    assert estimated == facet(session, vocabulary, name, **asked)
    many = {value: count for value, (count, *_) in exact.items() if count >= 40}
    assert many
    for value, count in many.items():
        assert abs(estimated[value][0] - count) <= 0.4 * count, value


def test_facets_that_are_counted_together_are_what_each_is_alone(session: Session, vocabulary: Vocabulary) -> None:
    names = ["person", "sector", "country", "year", "quote_kind"]
    asked = {"language": ["en", "ko"], "quote_kind": ["direct", "mixed"], "facet_limit": 3}
    together = QuoteQuery.model_validate({**asked, "facets": names})
    found = json.loads(lists.answer(session, together, vocabulary).body)["facets"]
    assert list(found) == names
    for name in names:
        alone = QuoteQuery.model_validate({**asked, "facets": [name]})
        assert found[name] == json.loads(lists.answer(session, alone, vocabulary).body)["facets"][name]
    assert [len(found[name]) for name in ("person", "sector", "country")] == [3, 3, 3]


def test_what_is_no_more_is_not_counted(make_store: Callable[..., Path], vocabulary: Vocabulary) -> None:
    ana = corpus.person("Ana Silva", family="Silva", country="BR")
    url = "https://news.example/1"
    path = make_store(corpus.record(corpus.quote("Ships.", ana, sectors=["shipbuilding"]), persons=[ana], url=url))
    corpus.load(
        path, [corpus.record(corpus.quote("Ports.", ana, sectors=["ports"]), persons=[ana], url=url)], vocabulary
    )
    reading = open_reading(path)
    for asked in ({}, {"person": ["ana-silva"]}, {"country": ["BR"], "language": ["en"]}):
        found = facet(reading, vocabulary, "sector", **asked)
        assert {value: count for value, (count, *_) in found.items()} == {"ports": 1, "transport": 1}
    reading.raw.close()
