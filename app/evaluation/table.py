"""The result of an evaluation as tables for people."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from app.evaluation.classification import Labelled
from app.evaluation.figures import figures
from app.evaluation.measuring import Measured
from app.evaluation.reliability import STEP, THRESHOLDS, Reliability, Tally
from app.evaluation.running import Result
from app.evaluation.scoring import Counts

_HEAD = f"{'n':>7}{'right':>7}{'share':>7}{'95 %':>15}"
_TRIPLES = (
    ("detection", "detect"), ("end-to-end (last name)", "e2e"), ("end-to-end (full name)", "e2e_full"),
)  # fmt: skip
_SINGLES = (
    ("attribution, last name", "attr_acc"), ("attribution, full name", "attr_acc_full"),
    ("speaker asserted (coverage)", "coverage"), ("wrong person, of asserted", "wrong_person"),
    ("pronoun sources (silver)", "pronoun_acc"), ("e2e F1 incl. pronouns", "e2e_pron_f1"),
    ("continued-paragraph e2e R", "continued_e2e_recall"),
)  # fmt: skip


def text(result: Result) -> str:
    """All tables of a result, with a blank line between them."""
    parts = []
    if result.quotations:
        parts += [_scores(result.quotations.counts), *_reliability(result.quotations)]
    for labelled in result.concepts:
        parts += [_concepts(labelled), _misses(labelled)]
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part)


def _scores(counts: Counts) -> Iterator[str]:
    found = figures(counts)
    yield f"{'':27}{'P':>7}{'R':>7}{'F1':>7}"
    for label, name in _TRIPLES:
        yield f"{label:27}" + "".join(_percent(found[f"{name}_{part}"]) for part in ("p", "r", "f1"))
    for label, name in _SINGLES:
        yield f"{label:27}{_percent(found[name]):>21}"
    yield json.dumps(asdict(counts))


def _reliability(measured: Measured) -> Iterator[Iterable[str]]:
    reliability = measured.reliability
    yield _rules(reliability)
    yield _steps(reliability)
    yield _thresholds(reliability)


def _rules(reliability: Reliability) -> Iterator[str]:
    yield f"{'':73}{'of pronouns':>16}"
    yield f"{'rule, of asserted':20}{'language':>9}{_HEAD}{'stated':>8}{'n':>9}{'share':>7}"
    for (rule, language), tally, pronouns in by_rule(reliability):
        extra = f"{pronouns.n:9}{_percent(pronouns.share)}" if pronouns.n else ""
        yield f"{rule:20}{language:>9}{_tally(tally)}{_percent(tally.mean):>8}{extra}"


def by_rule(reliability: Reliability) -> Iterator[tuple[tuple[str, str], Tally, Tally]]:
    """Rule and language with both tallies: by language, the rule used most first."""
    keys = {*reliability.rules, *reliability.pronouns}
    rows = [(key, reliability.rules.get(key, Tally()), reliability.pronouns.get(key, Tally())) for key in keys]
    yield from sorted(rows, key=lambda row: (row[0][1], -row[1].n, row[0][0]))


def _steps(reliability: Reliability) -> Iterator[str]:
    yield f"{'confidence stated':29}{_HEAD}"
    for step, tally in sorted(reliability.steps.items(), reverse=True):
        yield f"{step / STEP:.2f} to {min(1.0, (step + 1) / STEP):.2f}{'':17}{_tally(tally)}"


def _thresholds(reliability: Reliability) -> Iterator[str]:
    yield f"{'if asserted from':29}{'coverage':>9}{'wrong':>7}"
    for threshold in THRESHOLDS:
        cost = reliability.at(threshold)
        yield f"{threshold:.2f}{'':25}{_percent(cost.coverage):>9}{_percent(cost.wrong)}"


def _tally(tally: Tally) -> str:
    low, high = tally.interval()
    return f"{tally.n:7}{tally.right:7}{_percent(tally.share)}{f'{100 * low:.1f} to {100 * high:.1f}':>15}"


def _concepts(labelled: Labelled) -> Iterator[str]:
    yield labelled.of()
    yield f"{'':13}{'labels':>8}{'found':>8}{'wrong':>8}{'P':>7}{'R':>7}"
    for scheme in labelled.wanted:
        counted = f"{labelled.wanted[scheme]:8}{labelled.right[scheme]:8}{labelled.wrong[scheme]:8}"
        yield f"{scheme:13}{counted}{_percent(labelled.precision(scheme))}{_percent(labelled.recall(scheme))}"


def _misses(labelled: Labelled) -> Iterator[str]:
    for miss in labelled.misses:
        yield f"{miss.kind:8} {miss.scheme:7} {miss.concept:24} {miss.statement.id} {miss.statement.text}"


def _percent(share: float) -> str:
    return f"{100 * share:7.1f}"
