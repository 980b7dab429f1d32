"""The result of an evaluation for programs, in the shape that `/v1/quality` serves."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from app.evaluation.classification import Labelled
from app.evaluation.figures import figures
from app.evaluation.measuring import Measured
from app.evaluation.reliability import STEP, THRESHOLDS, Reliability, Tally
from app.evaluation.running import Result
from app.evaluation.table import by_rule
from app.extraction.pipeline import TOOL, VERSION

_DIGITS = 4

Facts = dict[str, Any]


def facts(result: Result, *, on: str, day: str, release: str) -> Facts:
    """A result for programs. `on` says what sort of texts the gold is of."""
    measured = result.quotations
    reliability = measured.reliability if measured else Reliability()
    return {
        "release": release,
        "extraction": {"tool": TOOL, "version": VERSION, "vocabulary": result.vocabulary},
        "measured": day,
        "command": result.command,
        "quotations": _quotations(measured, on) if measured else None,
        "rules": list(_rules(reliability, on)),
        "confidence": list(_steps(reliability)),
        "thresholds": [_threshold(reliability, threshold) for threshold in THRESHOLDS] if measured else [],
        "classification": [_classification(labelled) for labelled in result.concepts],
    }


def _quotations(measured: Measured, on: str) -> Facts:
    found = {name: round(share, _DIGITS) for name, share in figures(measured.counts).items()}
    return {
        "measured_on": f"{on}, {measured.documents} documents, {measured.counts.gold} quotations",
        "detection": _triple(found, "detect"),
        "last_name": _triple(found, "e2e"),
        "full_name": _triple(found, "e2e_full"),
        "with_pronouns": _triple(found, "e2e_pron"),
        "attribution_last_name": found["attr_acc"],
        "attribution_full_name": found["attr_acc_full"],
        "coverage": found["coverage"],
        "wrong_person": found["wrong_person"],
        "pronouns": found["pronoun_acc"],
        "continued": found["continued_e2e_recall"],
        "counts": asdict(measured.counts),
    }


def _triple(found: dict[str, float], name: str) -> Facts:
    return {"precision": found[f"{name}_p"], "recall": found[f"{name}_r"], "f1": found[f"{name}_f1"]}


def _rules(reliability: Reliability, on: str) -> Iterator[Facts]:
    for (rule, language), tally, pronouns in by_rule(reliability):
        yield {
            "rule": rule,
            "language": language,
            **_tally(tally),
            "stated": round(tally.mean, _DIGITS),
            "pronouns_n": pronouns.n,
            "pronouns_right": pronouns.right,
            "measured_on": f"{on}, {tally.n} quotations",
        }


def _steps(reliability: Reliability) -> Iterator[Facts]:
    for step, tally in sorted(reliability.steps.items(), reverse=True):
        yield {"least": step / STEP, "below": (step + 1) / STEP, **_tally(tally)}


def _tally(tally: Tally) -> Facts:
    low, high = tally.interval()
    return {
        "n": tally.n,
        "right": tally.right,
        "share": round(tally.share, _DIGITS),
        "low": round(low, _DIGITS),
        "high": round(high, _DIGITS),
    }


def _threshold(reliability: Reliability, threshold: float) -> Facts:
    return {name: round(share, _DIGITS) for name, share in asdict(reliability.at(threshold)).items()}


def _classification(labelled: Labelled) -> Facts:
    return {
        "measured_on": labelled.of(),
        "schemes": [
            {
                "scheme": scheme,
                "labels": labelled.wanted[scheme],
                "found": labelled.right[scheme],
                "wrong": labelled.wrong[scheme],
                "precision": round(labelled.precision(scheme), _DIGITS),
                "recall": round(labelled.recall(scheme), _DIGITS),
            }
            for scheme in labelled.wanted
        ],
    }
