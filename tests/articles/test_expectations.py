"""The expectations themselves, without the extractor: they agree with text, model and vocabulary."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from app.domain import dates, ids, records
from app.extraction.segmentation import opening_date
from tests.articles import compare
from tests.articles.golden import Facts, Golden, articles, terms

every_article = pytest.mark.parametrize("golden", articles(), ids=lambda golden: golden.slug)

NOTES = {"$comment", "article", "not_quotes", "may_be_quotes", "totals"}
NOTE = {"start", "end", "why"}
ALSO = {"source": {"length"}, "event": {"id"}}
MODELS: dict[str, type[Any]] = {
    "source": records.SourceRecord,
    "event": records.EventRecord,
    "date": records.DateRecord,
    "said": records.DateRecord,
    "end_date": records.DateRecord,
    "place": records.PlaceRecord,
    "hosts": records.HostRecord,
    "occasion": records.OccasionRecord,
    "participants": records.ParticipantRecord,
    "related": records.RelatedEventRecord,
    "persons": records.PersonRecord,
    "roles": records.RoleRecord,
    "quotes": records.QuoteRecord,
    "speaker": records.SpeakerRecord,
    "parts": records.PartRecord,
    "evidence": records.Span,
    "sectors": records.ConceptLink,
    "topics": records.ConceptLink,
    "mentions": records.MentionRecord,
}


def objects(facts: Any, key: str = "") -> Iterator[tuple[str, Facts]]:
    """Every object below, with the key it stands under."""
    if isinstance(facts, dict):
        if key:
            yield key, facts
        for name, fact in facts.items():
            yield from objects(fact, name)
    elif isinstance(facts, list):
        for fact in facts:
            yield from objects(fact, key)


def values(fact: Any) -> set[str]:
    """One value, or any of several, as a set without null."""
    return {value for value in (fact if isinstance(fact, list) else [fact]) if value is not None}


def test_there_are_enough_articles() -> None:
    assert len(articles()) >= 15


@every_article
def test_source_is_that_of_the_text(golden: Golden) -> None:
    source = golden.expected["source"]
    assert source["length"] == len(golden.text)
    assert source["sha256"] == hashlib.sha256(golden.text.encode()).hexdigest()
    assert opening_date(golden.text)[0] in {None, source["published"]}


@every_article
def test_spans_hold_the_words_they_claim(golden: Golden) -> None:
    for _, fact in objects(golden.expected):
        if fact.keys() >= compare.SPAN:
            assert 0 <= fact["start"] < fact["end"] <= len(golden.text), fact
            assert fact.get("exact") in {None, golden.text[fact["start"] : fact["end"]]}, fact
        if "as_written" in fact:
            words = [golden.text[span["start"] : span["end"]] for span in fact["evidence"]]
            assert words == [fact["as_written"]], fact


@every_article
def test_keys_are_those_of_a_record(golden: Golden) -> None:
    assert golden.expected.keys() <= records.Record.model_fields.keys() | NOTES
    for key, fact in objects(golden.expected | {"totals": None}):
        known = MODELS[key].__pydantic_fields__.keys() | ALSO.get(key, set()) if key in MODELS else NOTE
        assert fact.keys() <= known, f"{key} has no {fact.keys() - known}"


@every_article
def test_dates_agree_with_their_bounds(golden: Golden) -> None:
    for _, fact in objects(golden.expected):
        if "edtf" in fact:
            earliest, latest = dates.bounds(fact["edtf"])
            assert fact.get("earliest", earliest) == earliest, fact
            assert fact.get("latest", latest) == latest, fact


@every_article
def test_people_are_those_of_the_record(golden: Golden) -> None:
    keys = [person["key"] for person in golden.expected["persons"]]
    assert keys == [ids.slug(person["name"]) for person in golden.expected["persons"]]
    for _, fact in objects(golden.expected):
        assert values(fact.get("person")) | values(fact.get("members")) <= set(keys), fact


@every_article
def test_concepts_are_those_of_the_vocabulary(golden: Golden) -> None:
    schemes = {"sectors": terms().sector, "topics": terms().topic}
    event = golden.expected.get("event") or {}
    for key, scheme in schemes.items():
        assert set(event.get(key, [])) <= scheme.concepts.keys()
    for key, fact in objects(golden.expected):
        assert values(fact.get("office")) <= terms().office.concepts.keys(), fact
        if key in schemes:
            assert fact["id"] in schemes[key].concepts, fact
        if key in {"event", "related"}:
            assert values(fact.get("kind")) <= terms().event_kind.concepts.keys(), fact


@every_article
def test_totals_are_those_of_the_lists(golden: Golden) -> None:
    totals, direct = golden.expected["totals"], golden.quotes("direct")
    assert totals["direct"]["quotes"] == len(direct)
    assert totals["direct"]["parts"] == sum(len(quote["parts"]) for quote in direct)
    speakers = Counter(quote["speaker"]["person"] for quote in direct if "person" in quote["speaker"])
    assert totals["direct"]["by_speaker"] == speakers
    assert totals["indirect"]["at_least"] == len(golden.quotes("indirect"))


@every_article
def test_nothing_is_both_a_quote_and_none(golden: Golden) -> None:
    for span in golden.expected["not_quotes"]:
        assert not compare.touched(golden.expected["quotes"], span), span
