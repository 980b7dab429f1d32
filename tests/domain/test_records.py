"""Records: what each part must say, and what none may carry."""

import json
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from app.domain import records
from app.domain.records import QuoteRecord, Record, SourceRecord, SpeakerRecord
from tests import corpus

PART = {"start": 0, "end": 1}


def test_a_record_survives_its_own_json() -> None:
    forum = corpus.forum()
    for written in (forum.model_dump_json(), forum.model_dump_json(exclude_unset=True), json.dumps(forum.model_dump())):
        assert Record.model_validate_json(written) == forum


def test_defaults_are_of_each_record_alone() -> None:
    one, other = (Record.model_validate({"source": {"text": "x"}}) for _ in range(2))
    assert one.quotes is not other.quotes
    assert one.source.external_ids is not other.source.external_ids


PARTS = [part for part in vars(records).values() if hasattr(part, "__pydantic_fields__") and part is not BaseModel]


@pytest.mark.parametrize("part", PARTS)
def test_no_part_takes_a_field_it_does_not_know(part: type) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(part).validate_python({"__proto__": 1, "created_at": "x"})
    unknown = {"extra_forbidden", "unexpected_keyword_argument"}
    assert {error["loc"][-1] for error in refused.value.errors() if error["type"] in unknown} == {
        "__proto__", "created_at",
    }  # fmt: skip


@pytest.mark.parametrize(
    "speaker",
    [
        {"type": "person"}, {"type": "organization"}, {"type": "group"}, {"type": "unnamed"},
        {"type": "person", "organization": "Port Club"}, {"type": "organization", "person": "ana"},
        {"type": "unnamed", "members": ["ana"]}, {"type": "committee", "description": "x"},
    ],
)  # fmt: skip
def test_a_speaker_says_who(speaker: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SpeakerRecord(**speaker)


@pytest.mark.parametrize(
    "speaker",
    [
        {"type": "person", "person": "ana"}, {"type": "organization", "organization": "Port Club"},
        {"type": "group", "members": ["ana"]}, {"type": "group", "description": "both ministers"},
        {"type": "unnamed", "description": "a senior official"},
    ],
)  # fmt: skip
def test_and_may_be_of_four_sorts(speaker: dict[str, Any]) -> None:
    assert SpeakerRecord(**speaker).type == speaker["type"]


@pytest.mark.parametrize(
    ("start", "end"), [(5, 5), (6, 5), (-1, 2), (0, 2**53), (0, 2**63), (0.0, 1), ("0", 1), (True, 2), (None, 1)]
)
def test_a_span_runs_forward_in_whole_numbers(start: Any, end: Any) -> None:
    with pytest.raises(ValidationError):
        records.Span(start=start, end=end)


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x\udfff"])
def test_no_text_carries_what_cannot_be_stored(text: str) -> None:
    for model, value in (
        (SourceRecord, {"text": text}), (SourceRecord, {"text": "x", "title": text}),
        (records.PersonRecord, {"key": "a", "name": text}), (records.PartRecord, {**PART, "exact": text}),
        (records.IdentifierRecord, {"scheme": "x", "identifier": text}),
    ):  # fmt: skip
        with pytest.raises(ValidationError):
            model(**value)


@pytest.mark.parametrize("name", ["", "x" * 1001])
def test_a_name_has_a_length(name: str) -> None:
    with pytest.raises(ValidationError):
        records.PersonRecord(key="a", name=name)


def test_a_quote_has_at_least_one_part_and_not_without_end() -> None:
    for parts in ([], [PART] * 1001):
        with pytest.raises(ValidationError):
            QuoteRecord(quote_kind="direct", speaker=None, parts=parts)


def test_a_quote_must_say_that_its_speaker_is_not_known() -> None:
    with pytest.raises(ValidationError):
        QuoteRecord(quote_kind="direct", parts=[PART])
    assert QuoteRecord(quote_kind="direct", speaker=None, parts=[PART]).speaker is None


@pytest.mark.parametrize("language", ["en", "ko", "zh-Hant", "pt-BR", "gsw"])
def test_languages(language: str) -> None:
    assert SourceRecord.model_validate({"text": "x", "language": language}).language == language


@pytest.mark.parametrize("language", ["", "e", "English", "en_US", "en-", "1", "x" * 40])
def test_languages_that_are_none(language: str) -> None:
    with pytest.raises(ValidationError):
        SourceRecord.model_validate({"text": "x", "language": language})
