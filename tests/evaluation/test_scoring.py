"""Figures worked out by hand."""

from dataclasses import asdict
from typing import Any

import pytest

from app.evaluation.figures import figures
from app.evaluation.predictions import Prediction
from app.evaluation.scoring import Counts, score
from tests.evaluation.texts import document, prediction

TEXT = (
    "“We agreed on the port,” Ana Silva said. “We shall sign in May,” she said. The deal is “a turning point” for "
    "both. “It was hard,” Rui Costa said. They call it the “Blue Room”. “No comment,” an official said."
)
AGREED, SIGN, TURNING, HARD = (
    "“We agreed on the port,”",
    "“We shall sign in May,”",
    "“a turning point”",
    "“It was hard,”",
)
ROOM, COMMENT = "“Blue Room”", "“No comment,”"
GOLD = document(
    TEXT,
    {"text": AGREED, "speaker": "Ana Silva"},
    {"text": SIGN, "source_type": "pronoun", "speaker_silver": "Ana Silva"},
    {"text": TURNING, "kind": "mixed", "speaker": "Ana Silva"},
    {"text": HARD, "speaker": "Rui Costa", "continued": True},
    {"text": ROOM, "kind": "none"},
    {"text": COMMENT, "source_type": "nominal"},
)


def counted(*found: Prediction, **options: Any) -> dict[str, int]:
    """The counts that are not 0."""
    return {name: n for name, n in asdict(score(GOLD, found, **options).counts).items() if n}


ALL = {"gold": 4, "named": 2, "silver": 1, "continued": 1}


def test_everything_found_and_right() -> None:
    found = [
        prediction(TEXT, AGREED, "Ana Silva"),
        prediction(TEXT, SIGN, "Ana Silva"),
        prediction(TEXT, HARD, "Rui Costa"),
        prediction(TEXT, COMMENT),
    ]
    counts = score(GOLD, found).counts
    assert asdict(counts) == asdict(
        Counts(
            gold=4, pred=4, matched=4, named=2, named_matched=2, last_ok=2, full_ok=2, silver=1, silver_matched=1,
            silver_ok=1, continued=1, continued_matched=1, continued_ok=1, asserted=2,
        )
    )  # fmt: skip
    assert {name: share for name, share in figures(counts).items() if share != 1} == {"wrong_person": 0}


def test_nothing_found() -> None:
    assert counted() == ALL
    assert set(figures(score(GOLD, []).counts).values()) == {0.0}


def test_figures_are_ratios_of_counts() -> None:
    found = figures(
        Counts(
            gold=20, pred=16, matched=12, named=10, named_matched=8, last_ok=6, full_ok=5, silver=5, silver_matched=4,
            silver_ok=3, continued=4, continued_ok=1, spurious=2, asserted=5, wrong_full=1,
        )
    )  # fmt: skip
    assert found == pytest.approx(
        {
            "detect_p": 12 / 16, "detect_r": 12 / 20, "detect_f1": 2 / 3,
            "e2e_p": 6 / 10, "e2e_r": 6 / 10, "e2e_f1": 0.6,
            "e2e_full_p": 5 / 10, "e2e_full_r": 5 / 10, "e2e_full_f1": 0.5,
            "e2e_pron_p": 9 / 14, "e2e_pron_r": 9 / 15, "e2e_pron_f1": 2 * 9 / (14 + 15),
            "attr_acc": 6 / 8, "attr_acc_full": 5 / 8, "coverage": 5 / 8, "wrong_person": 1 / 5,
            "pronoun_acc": 3 / 4, "continued_e2e_recall": 1 / 4,
        }
    )  # fmt: skip


def test_marks_and_commas_at_the_ends_do_not_count() -> None:
    assert counted(prediction(TEXT, "We agreed on the port"))["matched"] == 1


@pytest.mark.parametrize(("words", "matched"), [("agreed on the port,”", True), ("on the port,”", False)])
def test_a_match_shares_four_fifths(words: str, matched: bool) -> None:
    """Of 21 characters without marks, 18 are 0.86 and 11 are 0.52."""
    found = counted(prediction(TEXT, words))
    assert (found.get("matched", 0), found.get("spurious", 0)) == (matched, not matched)


def test_the_best_overlap_is_taken_first() -> None:
    found = [prediction(TEXT, "We agreed on the por", "Rui Costa"), prediction(TEXT, AGREED, "Ana Silva")]
    assert counted(*found) == ALL | {
        "pred": 2, "matched": 1, "spurious": 1, "named_matched": 1, "last_ok": 1, "full_ok": 1, "asserted": 1
    }  # fmt: skip


def test_indirect_speech_and_repetitions_are_left_out() -> None:
    assert counted(prediction(TEXT, AGREED, kind="indirect")) == ALL
    assert counted(prediction(TEXT, AGREED), prediction(TEXT, "We agreed on the port"))["pred"] == 1


def test_partly_quoted_speech_counts_neither_way_unless_asked_for() -> None:
    found = prediction(TEXT, TURNING, "Ana Silva")
    assert counted(found) == ALL | {"ignored": 1}
    asked = counted(found, include_mixed=True)
    assert (asked["gold"], asked["named"], asked["matched"], asked["full_ok"]) == (5, 3, 1, 1)


def test_marks_that_are_no_speech_are_wrong() -> None:
    assert counted(prediction(TEXT, ROOM)) == ALL | {"pred": 1, "spurious": 1}


def test_who_is_asserted_is_wrong_and_the_best_candidate_right_apart() -> None:
    unsure = counted(prediction(TEXT, AGREED, None, speaker_guess="Ana Silva"))
    assert (unsure["last_ok"], unsure["full_ok"], unsure.get("asserted"), unsure.get("wrong_full")) == (
        1,
        1,
        None,
        None,
    )
    wrong = counted(prediction(TEXT, AGREED, "Rui Silva"))
    assert (wrong["last_ok"], wrong.get("full_ok"), wrong["asserted"], wrong["wrong_full"]) == (1, None, 1, 1)


def test_errors_say_what_went_wrong() -> None:
    found = [
        prediction(TEXT, ROOM, "Ana Silva", rule="around"),
        prediction(TEXT, AGREED, "Rui Silva", rule="after", confidence=0.9),
        prediction(TEXT, HARD, None, speaker_guess="Ana Silva", rule="carried"),
    ]
    assert [_brief(error) for error in score(GOLD, found).errors] == [
        ("spurious", "Blue Room", None, "Ana Silva", "around"),
        ("wrong-person", "We agreed on the port", "Ana Silva", "Rui Silva", "after"),
        ("missed", "We shall sign in May", None, None, None),
        ("misattributed", "It was hard", "Rui Costa", "Ana Silva", "carried"),
        ("missed", "No comment", None, None, None),
    ]  # fmt: skip


def _brief(error: dict[str, Any]) -> tuple[str | None, ...]:
    words = TEXT[error["start"] : error["end"]]
    return error["type"], words, error.get("gold"), error.get("pred"), error.get("rule")


def test_verdicts_are_of_matched_quotes_whose_speaker_is_known() -> None:
    found = [
        prediction(TEXT, AGREED, "Rui Silva"),
        prediction(TEXT, SIGN, "Maria Silva"),
        prediction(TEXT, COMMENT, "Rui Costa"),
        prediction(TEXT, ROOM, "Rui Costa"),
    ]
    verdicts = score(GOLD, found).verdicts
    assert [(one.prediction, one.right, one.silver) for one in verdicts] == [
        (found[0], False, False),
        (found[1], True, True),
    ]


def test_counts_add_up() -> None:
    total, one = Counts(gold=1, spurious=2), Counts(gold=3, wrong_full=4)
    total.add(one)
    assert total == Counts(gold=4, spurious=2, wrong_full=4)
