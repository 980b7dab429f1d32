"""How well quotations and their speakers are found, against the gold.

Detection: a quotation found matches one of the gold, one to one, when the characters they share are at least 0.8 of
their union; marks, white space and commas at the ends do not count. One that only touches partly quoted speech, which
the gold leaves out, counts neither way; one on marks that are no speech counts as wrong.

Two operating points: what is asserted (coverage and wrong person are judged on it), and the best candidate even where
nothing is asserted (everything else is judged on it).
- attribution: among matched quotations with a named speaker, those whose best candidate has the same last name, or
  the same full name.
- wrong person: among those for which somebody is asserted (coverage), those asserted of another full name.
- end to end: quotation and speaker right, of all quotations found (but those of sources without a name), and of all
  quotations of the gold that name one. With pronouns: those of pronouns whose likely meaning is known ("silver") too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from app.evaluation.gold import GoldDocument, GoldQuote
from app.evaluation.matching import NEAR, Bounds, paired, shared, touches, trimmed
from app.evaluation.naming import same_full, same_last
from app.evaluation.predictions import Prediction

_INDIRECT = "indirect"

Facts = dict[str, Any]


@dataclass(slots=True)
class Counts:
    """What is counted; figures are ratios of these. `*_ok` is of the best candidate, `wrong_full` of what is asserted.

    `ignored` are quotations found on what the gold leaves out, `spurious` those on nothing.
    """

    gold: int = 0
    pred: int = 0
    matched: int = 0
    ignored: int = 0
    named: int = 0
    named_matched: int = 0
    last_ok: int = 0
    full_ok: int = 0
    silver: int = 0
    silver_matched: int = 0
    silver_ok: int = 0
    continued: int = 0
    continued_matched: int = 0
    continued_ok: int = 0
    spurious: int = 0
    asserted: int = 0
    wrong_full: int = 0

    def add(self, other: "Counts") -> None:
        """Count another document's too."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


@dataclass(frozen=True, slots=True)
class Verdict:
    """A matched quotation whose speaker the gold knows; `silver` where it only likely does.

    `right`: the best candidate is that person, by full name; of a silver one, by last name.
    """

    prediction: Prediction
    right: bool
    silver: bool


@dataclass(slots=True)
class Scored:
    """One document's counts, its verdicts, and what went wrong."""

    counts: Counts = field(default_factory=Counts)
    verdicts: list[Verdict] = field(default_factory=list)
    errors: list[Facts] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Sides:
    """A document's quotations on both sides by their trimmed spans, and which found one is which of the gold."""

    id: str
    found: list[tuple[Bounds, Prediction]]
    gold: list[tuple[Bounds, GoldQuote]]
    ignored: list[Bounds]
    pairs: dict[int, int]


def score(document: GoldDocument, predictions: Sequence[Prediction], *, include_mixed: bool = False) -> Scored:
    """Hold what was found in a document against its gold; `include_mixed` counts partly quoted speech too."""
    sides = _sides(document, predictions, {"direct", "mixed"} if include_mixed else {"direct"})
    scored = Scored()
    _count_found(sides, scored)
    found = {j: sides.found[i][1] for i, j in sides.pairs.items()}
    for j, (span, quote) in enumerate(sides.gold):
        _count_gold(quote, found.get(j), scored)
        _note_errors(sides.id, span, quote, found.get(j), scored)
    return scored


def _sides(document: GoldDocument, predictions: Sequence[Prediction], wanted: set[str]) -> _Sides:
    text = document.text
    found: dict[Bounds, Prediction] = {}
    for one in predictions:
        span = trimmed(text, one.start, one.end)
        if one.kind != _INDIRECT and span[1] > span[0]:
            found.setdefault(span, one)
    quotes = [(trimmed(text, quote.start, quote.end), quote) for quote in document.quotes]
    gold = [(span, quote) for span, quote in quotes if quote.kind in wanted]
    ignored = [span for span, quote in quotes if quote.kind not in wanted and quote.kind != "none"]
    return _Sides(document.id, list(found.items()), gold, ignored, paired(list(found), [span for span, _ in gold]))


def _count_found(sides: _Sides, scored: Scored) -> None:
    counts = scored.counts
    for i, (span, prediction) in enumerate(sides.found):
        if i in sides.pairs:
            counts.pred += 1
        elif _is_ignored(span, sides):
            counts.ignored += 1
        else:
            counts.pred += 1
            counts.spurious += 1
            scored.errors.append(_error("spurious", sides.id, span, prediction, pred=prediction.speaker))


def _is_ignored(span: Bounds, sides: _Sides) -> bool:
    touched = any(touches(span, other) for other in sides.ignored)
    return touched and not any(shared(span, other) > NEAR for other, _ in sides.gold)


def _count_gold(quote: GoldQuote, found: Prediction | None, scored: Scored) -> None:
    counts, speaker = scored.counts, quote.named
    counts.gold += 1
    counts.matched += found is not None
    if speaker:
        counts.named += 1
        last = found is not None and same_last(found.guess, speaker)
        counts.last_ok += last
        counts.continued += bool(quote.continued)
        counts.continued_matched += bool(quote.continued) and found is not None
        counts.continued_ok += bool(quote.continued) and last
        if found is not None:
            _count_named(speaker, found, scored)
    elif quote.speaker_silver:
        counts.silver += 1
        if found is not None:
            right = same_last(found.guess, quote.speaker_silver)
            counts.silver_matched += 1
            counts.silver_ok += right
            scored.verdicts.append(Verdict(found, right, silver=True))


def _count_named(speaker: str, found: Prediction, scored: Scored) -> None:
    counts = scored.counts
    right = same_full(found.guess, speaker)
    counts.named_matched += 1
    counts.full_ok += right
    counts.asserted += found.speaker is not None
    counts.wrong_full += found.speaker is not None and not same_full(found.speaker, speaker)
    scored.verdicts.append(Verdict(found, right, silver=False))


def _note_errors(document: str, span: Bounds, quote: GoldQuote, found: Prediction | None, scored: Scored) -> None:
    speaker = quote.named
    if found is None:
        scored.errors.append(_error("missed", document, span, None, gold=speaker))
    elif speaker and not same_last(found.guess, speaker):
        scored.errors.append(_error("misattributed", document, span, found, gold=speaker, pred=found.guess))
    elif speaker and found.speaker is not None and not same_full(found.speaker, speaker):
        scored.errors.append(_error("wrong-person", document, span, found, gold=speaker, pred=found.speaker))


def _error(kind: str, document: str, span: Bounds, found: Prediction | None, **names: str | None) -> Facts:
    judged = {"asserted": found.speaker, "rule": found.rule, "confidence": found.confidence} if found else {}
    return {"type": kind, "id": document, "start": span[0], "end": span[1], **names, **judged}
