"""The proof of a record against its own text: nothing invented, nothing dangling, each fault with its place."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.proof import digest, prove
from app.domain.records import Record
from app.domain.vocabulary import Vocabulary
from app.errors import InputError
from tests import corpus

Facts = dict[str, Any]

FORUM: Facts = json.loads(corpus.forum().model_dump_json())
LENGTH = len(FORUM["source"]["text"])


@pytest.fixture
def refused(vocabulary: Vocabulary) -> Callable[[Facts], tuple[str, str, str]]:
    def refuse(facts: Facts) -> tuple[str, str, str]:
        with pytest.raises(InputError) as error:
            prove(Record.model_validate(facts), vocabulary)
        return error.value.code, error.value.pointer, error.value.detail

    return refuse


def _with(pointer: str, value: Any) -> Facts:
    """The forum's record with one place changed."""
    facts: Facts = copy.deepcopy(FORUM)
    *steps, last = [int(step) if step.isdigit() else step for step in pointer.strip("/").split("/")]
    place: Any = facts
    for step in steps:
        place = place[step]
    place[last] = value
    return facts


def test_the_forum_holds(vocabulary: Vocabulary) -> None:
    prove(corpus.forum(), vocabulary)


BEYOND = {"start": LENGTH - 5, "end": LENGTH + 1}
SPANS = {
    "/quotes/0/parts/0": "/quotes/0/parts/0", "/quotes/0/clause": "/quotes/0/clause",
    "/quotes/2/sectors/1/evidence/0": "/quotes/2/sectors/1/evidence/0",
    "/event/date/evidence/0": "/event/date/evidence/0",
    "/event/place/evidence/0": "/event/place/evidence/0", "/event/hosts/0/evidence/0": "/event/hosts/0/evidence/0",
    "/event/occasion/evidence/0": "/event/occasion/evidence/0",
    "/event/related/0/date/evidence/0": "/event/related/0/date/evidence/0",
    "/persons/0/roles/0/evidence/0": "/persons/0/roles/0/evidence/0",
    "/mentions/1/evidence/0": "/mentions/1/evidence/0", "/quotes/0/said/evidence/0": "/quotes/0/said/evidence/0",
}  # fmt: skip


@pytest.mark.parametrize(("place", "pointer"), SPANS.items(), ids=SPANS)
def test_a_span_outside_the_text(refused: Callable[[Facts], Any], place: str, pointer: str) -> None:
    code, where, detail = refused(_with(place, BEYOND))
    assert (code, where) == ("E_SPAN", pointer)
    assert str(LENGTH) in detail


def test_a_span_of_an_attribution(refused: Callable[[Facts], Any]) -> None:
    mention = {"text": "Kim", **BEYOND}
    assert refused(_with("/quotes/1/attribution/mention", mention))[:2] == ("E_SPAN", "/quotes/1/attribution/mention")


@pytest.mark.parametrize(
    "exact",
    ["That historic document", "that historic document highlights the comprehensive nature", "", None],
    ids=["shorter", "case", "empty", "not given"],
)
def test_words_that_are_not_there(vocabulary: Vocabulary, exact: str | None) -> None:
    facts = _with("/quotes/1/parts/0/exact", exact)
    if exact is None:
        prove(Record.model_validate(facts), vocabulary)
        return
    with pytest.raises(InputError) as error:
        prove(Record.model_validate(facts), vocabulary)
    assert (error.value.code, error.value.pointer) == ("E_QUOTE", "/quotes/1/parts/0/exact")
    assert "That historic document highlights" in error.value.detail


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("“We agree”", '"We agree"'),
        ("caf\u00e9 now", "cafe\u0301 now"),
        ("one\r\ntwo.", "one\ntwo."),
        ("a - b c", "a – b c"),
    ],
    ids=["marks", "form", "line end", "dash"],
)
def test_words_that_only_look_the_same(refused: Callable[[Facts], Any], text: str, exact: str) -> None:
    part = {"start": 0, "end": len(text), "exact": exact}
    facts = {"source": {"text": text}, "quotes": [{"quote_kind": "direct", "speaker": None, "parts": [part]}]}
    assert refused(facts)[0] == "E_QUOTE"


def test_at_most_200_characters_of_the_text_are_shown(refused: Callable[[Facts], Any]) -> None:
    part = {"start": 0, "end": 5000, "exact": "x"}
    quotes = [{"quote_kind": "direct", "speaker": None, "parts": [part]}]
    assert len(refused({"source": {"text": "a" * 5000}, "quotes": quotes})[2]) < 250


@pytest.mark.parametrize(
    "parts", [[(5, 8), (0, 3)], [(0, 5), (4, 8)], [(0, 5), (0, 5)]], ids=["order", "overlap", "twice"]
)
def test_parts_stand_apart_and_in_order(refused: Callable[[Facts], Any], parts: list[tuple[int, int]]) -> None:
    listed = [{"start": start, "end": end} for start, end in parts]
    facts = {"source": {"text": "0123456789"}, "quotes": [{"quote_kind": "direct", "speaker": None, "parts": listed}]}
    assert refused(facts)[:2] == ("E_SPAN", "/quotes/0/parts/1")


def test_parts_may_touch(vocabulary: Vocabulary) -> None:
    parts = [{"start": 0, "end": 5}, {"start": 5, "end": 8}]
    facts = {"source": {"text": "0123456789"}, "quotes": [{"quote_kind": "direct", "speaker": None, "parts": parts}]}
    prove(Record.model_validate(facts), vocabulary)


@pytest.mark.parametrize("changed", [{"text": FORUM["source"]["text"] + " "}, {"sha256": "0" * 64}])
def test_the_digest_of_another_text(refused: Callable[[Facts], Any], changed: Facts) -> None:
    facts = {**FORUM, "source": {**FORUM["source"], **changed}}
    assert refused(facts)[:2] == ("E_DIGEST", "/source/sha256")


REFERENCES = {
    "/quotes/0/speaker": ({"type": "person", "person": "nobody"}, "/quotes/0/speaker/person"),
    "/quotes/3/speaker": (
        {"type": "group", "members": ["kevin-kim", "nobody"]}, "/quotes/3/speaker/members/1",
    ),
    "/event/participants/1/person": ("nobody", "/event/participants/1/person"),
    "/mentions/0/person": ("nobody", "/mentions/0/person"),
    "/quotes/2/attribution/candidates": (
        [{"person": "nobody", "name": "N", "confidence": 0.1}], "/quotes/2/attribution/candidates/0/person",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("place", "case"), REFERENCES.items(), ids=REFERENCES)
def test_a_key_of_nobody(refused: Callable[[Facts], Any], place: str, case: tuple[Any, str]) -> None:
    code, pointer, detail = refused(_with(place, case[0]))
    assert (code, pointer) == ("E_REFERENCE", case[1])
    assert "nobody" in detail


def test_one_key_of_two_persons(refused: Callable[[Facts], Any]) -> None:
    facts = _with("/persons/1/key", "kevin-kim")
    assert refused(facts)[:2] == ("E_REFERENCE", "/persons")


CONCEPTS = {
    "/event/kind": ("carnival", "/event/kind"), "/event/related/1/kind": ("carnival", "/event/related/1/kind"),
    "/event/sectors": ([{"id": "carnival"}], "/event/sectors/0/id"),
    "/event/topics": ([{"id": "trade"}, {"id": "carnival"}], "/event/topics/1/id"),
    "/quotes/2/sectors/3/id": ("carnival", "/quotes/2/sectors/3/id"),
    "/quotes/9/topics/0/id": ("shipbuilding", "/quotes/9/topics/0/id"),
    "/persons/0/roles/0/office": ("carnival", "/persons/0/roles/0/office"),
    "/mentions/0/roles": ([{"title": "x", "office": "carnival"}], "/mentions/0/roles/0/office"),
    "/quotes/1/role": ({"title": "x", "office": "carnival"}, "/quotes/1/role/office"),
}  # fmt: skip


@pytest.mark.parametrize(("place", "case"), CONCEPTS.items(), ids=CONCEPTS)
def test_a_term_that_the_vocabulary_does_not_have(
    refused: Callable[[Facts], Any], place: str, case: tuple[Any, str]
) -> None:
    assert refused(_with(place, case[0]))[:2] == ("E_CONCEPT", case[1])


@given(st.text(min_size=1, max_size=40), st.data())
def test_any_part_of_any_text_proves_and_no_other_words_do(text: str, data: st.DataObject) -> None:
    terms = corpus_terms()
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = data.draw(st.just(text[start:end]) | st.text(max_size=5))
    part = {"start": start, "end": end, "exact": words}
    try:
        record = Record.model_validate(
            {"source": {"text": text}, "quotes": [{"quote_kind": "direct", "speaker": None, "parts": [part]}]}
        )
    except ValueError:
        assert "\0" in text + words
        return
    if words == text[start:end]:
        prove(record, terms)
    else:
        with pytest.raises(InputError, match="the text has"):
            prove(record, terms)


def corpus_terms() -> Vocabulary:
    from tests.articles.golden import terms

    return terms()


def test_a_digest_is_of_the_utf_8_bytes() -> None:
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
