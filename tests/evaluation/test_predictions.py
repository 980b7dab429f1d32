from typing import Any

from app.domain.records import Record
from app.evaluation.predictions import JOINED, Prediction, predictions

TEXT = "“We agreed,” Ana Silva said. “We shall sign.”"
ATTRIBUTION = {"rule": "after", "confidence": 0.95, "identity": {"confidence": 0.8, "why": "full name"}}


def found(speaker: dict[str, Any] | None, *parts: tuple[int, int], **attribution: Any) -> list[Prediction]:
    """The predictions of a record with one quote."""
    spans = [{"start": start, "end": end} for start, end in parts or [(1, 11)]]
    quote = {"quote_kind": "direct", "speaker": speaker, "parts": spans, "attribution": {**ATTRIBUTION, **attribution}}
    persons = [{"key": "ana-silva", "name": "Ana Silva"}, {"key": "rui-costa", "name": "Rui Costa"}]
    return predictions(
        Record.model_validate({"source": {"text": TEXT, "language": "en"}, "persons": persons, "quotes": [quote]})
    )


def named(speaker: dict[str, Any] | None) -> str | None:
    return found(speaker)[0].speaker


def test_a_part_is_an_entry_in_the_gold_s_form() -> None:
    mention = {"start": 13, "end": 22, "text": "Ana Silva"}
    first, second = found({"type": "person", "person": "ana-silva"}, (1, 11), (30, 44), mention=mention)
    assert first.as_json(TEXT) == {
        "start": 1, "end": 11, "text": "We agreed,", "kind": "direct", "speaker": "Ana Silva",
        "speaker_guess": "Ana Silva", "speaker_type": "person", "speaker_mention": "Ana Silva", "rule": "after",
        "language": "en", "confidence": 0.76,
    }  # fmt: skip
    assert (second.rule, second.speaker, second.as_json(TEXT)["text"]) == (JOINED, "Ana Silva", "We shall sign.")


def test_an_unsure_quote_asserts_nobody_and_guesses_the_first_candidate() -> None:
    candidates = [{"name": "Ana Silva", "confidence": 0.4}, {"name": "Rui Costa", "confidence": 0.3}]
    one = found(None, candidates=candidates)[0]
    assert (one.speaker, one.speaker_guess, one.guess, one.confidence) == (None, "Ana Silva", "Ana Silva", 0.4)
    assert (found(None)[0].guess, found(None)[0].confidence) == (None, 0.0)


def test_each_type_of_speaker_has_the_name_that_the_gold_would_give() -> None:
    assert named({"type": "organization", "organization": "Atlantic Institute"}) == "Atlantic Institute"
    assert named({"type": "group", "members": ["rui-costa", "ana-silva"]}) == "Rui Costa"
    assert named({"type": "group", "description": "both ministers"}) == "both ministers"
    assert named({"type": "unnamed", "description": "a senior official"}) is None
    assert named({"type": "unnamed", "description": "Mr. Tan"}) == "Tan"
