import pytest

from app.evaluation.predictions import Prediction
from app.evaluation.reliability import Reliability, Tally, Threshold
from app.evaluation.scoring import Verdict


def verdict(rule: str, confidence: float, right: bool, *, asserted: bool = True, silver: bool = False) -> Verdict:
    speaker = "Ana Silva" if asserted else None
    found = Prediction(
        0, 9, "direct", speaker, "Ana Silva" if confidence else None, rule=rule, confidence=confidence
    )  # fmt: skip
    return Verdict(found, right, silver)


VERDICTS = [
    verdict("after", 0.95, True),
    verdict("after", 0.9, True),
    verdict("after", 0.9, False),
    verdict("carried", 0.68, True),
    verdict("carried", 0.4, True, asserted=False),
    verdict("carried", 0.3, False, asserted=False),
    verdict("unattributed", 0.0, False, asserted=False),
    verdict("after", 0.85, True, silver=True),
    verdict("after", 0.4, False, asserted=False, silver=True),
]


def counted(*verdicts: Verdict) -> Reliability:
    reliability = Reliability()
    reliability.count(verdicts)
    return reliability


def test_rules_are_judged_by_what_they_assert() -> None:
    rules = counted(*VERDICTS).rules
    assert {key: (tally.n, tally.right) for key, tally in rules.items()} == {
        ("after", "en"): (3, 2),
        ("carried", "en"): (1, 1),
    }
    assert rules["after", "en"].share == pytest.approx(2 / 3)
    assert rules["after", "en"].mean == pytest.approx((0.95 + 0.9 + 0.9) / 3)


def test_pronouns_are_kept_apart() -> None:
    pronouns = counted(*VERDICTS).pronouns
    assert {key: (tally.n, tally.right) for key, tally in pronouns.items()} == {("after", "en"): (1, 1)}


def test_steps_of_confidence_are_of_five_hundredths() -> None:
    steps = counted(*VERDICTS).steps
    assert {step: (tally.n, tally.right) for step, tally in steps.items()} == {19: (1, 1), 18: (2, 1), 13: (1, 1)}


@pytest.mark.parametrize(
    ("threshold", "coverage", "wrong"),
    [(0.0, 6 / 7, 2 / 6), (0.4, 5 / 7, 1 / 5), (0.9, 3 / 7, 1 / 3), (0.95, 1 / 7, 0), (0.96, 0, 0)],
)
def test_a_threshold_covers_and_errs(threshold: float, coverage: float, wrong: float) -> None:
    assert counted(*VERDICTS).at(threshold) == Threshold(threshold, pytest.approx(coverage), pytest.approx(wrong))


def test_documents_add_up_to_the_whole() -> None:
    parts = counted(*VERDICTS[:4])
    parts.add(counted(*VERDICTS[4:]))
    assert parts == counted(*VERDICTS)


@pytest.mark.parametrize(
    ("right", "n", "low", "high"), [(0, 0, 0, 1), (10, 10, 0.7225, 1), (81, 100, 0.7222, 0.8749), (0, 4, 0, 0.4899)]
)
def test_the_interval_is_wide_where_cases_are_few(right: int, n: int, low: float, high: float) -> None:
    """Against published tables of Wilson's interval."""
    assert Tally(n, right).interval() == pytest.approx((low, high), abs=1e-4)
