"""The figures that counts give."""

from app.evaluation.scoring import Counts


def ratio(part: int, whole: int) -> float:
    """A share; 0 of nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(counts: Counts) -> dict[str, float]:
    """Every figure by its short name, from 0 to 1."""
    found = counts.spurious + counts.named_matched
    ends = {
        "detect": (counts.matched, counts.pred, counts.gold),
        "e2e": (counts.last_ok, found, counts.named),
        "e2e_full": (counts.full_ok, found, counts.named),
        "e2e_pron": (
            counts.last_ok + counts.silver_ok, found + counts.silver_matched, counts.named + counts.silver
        ),
    }  # fmt: skip
    result: dict[str, float] = {}
    for name, (right, of_found, of_gold) in ends.items():
        precision, recall = ratio(right, of_found), ratio(right, of_gold)
        result |= {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f1": f1(precision, recall)}
    return result | {
        "attr_acc": ratio(counts.last_ok, counts.named_matched),
        "attr_acc_full": ratio(counts.full_ok, counts.named_matched),
        "coverage": ratio(counts.asserted, counts.named_matched),
        "wrong_person": ratio(counts.wrong_full, counts.asserted),
        "pronoun_acc": ratio(counts.silver_ok, counts.silver_matched),
        "continued_e2e_recall": ratio(counts.continued_ok, counts.continued),
    }
