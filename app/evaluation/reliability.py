"""How often each rule is right, whether a confidence means what it says, and what a threshold would cost."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import floor, sqrt

from app.evaluation.figures import ratio
from app.evaluation.scoring import Verdict

THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
STEP = 20
"""Steps of confidence in a whole: 0.05 each."""

_Z = 1.96  # 95 % of a normal distribution lie within so many deviations


@dataclass(slots=True)
class Tally:
    """How many were judged, how many were right, and how sure the record was of them in sum."""

    n: int = 0
    right: int = 0
    stated: float = 0.0

    def count(self, confidence: float, *, right: bool) -> None:
        """Count one."""
        self.n += 1
        self.right += right
        self.stated += confidence

    def add(self, other: "Tally") -> None:
        """Count all of another's."""
        self.n += other.n
        self.right += other.right
        self.stated += other.stated

    @property
    def share(self) -> float:
        """The share that was right."""
        return ratio(self.right, self.n)

    @property
    def mean(self) -> float:
        """The mean confidence stated."""
        return self.stated / self.n if self.n else 0.0

    def interval(self) -> tuple[float, float]:
        """Between what the true share lies with 95 % confidence (Wilson): few cases say little."""
        if not self.n:
            return 0.0, 1.0
        share, spread = self.share, _Z * _Z / self.n
        middle = share + spread / 2
        reach = _Z * sqrt(share * (1 - share) / self.n + spread / (4 * self.n))
        return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


@dataclass(frozen=True, slots=True)
class Threshold:
    """What naming only candidates of at least so much confidence covers, and how many of them are wrong."""

    threshold: float
    coverage: float
    wrong: float


def _tallies() -> defaultdict[tuple[str, str], Tally]:
    return defaultdict(Tally)


@dataclass(slots=True)
class Reliability:
    """Tallies over any number of documents.

    `rules` and `pronouns` are of what is asserted, by rule and language; pronouns apart, for whom they mean is itself
    only likely. `candidates` are all best candidates with a named source, by confidence in hundredths.
    """

    rules: defaultdict[tuple[str, str], Tally] = field(default_factory=_tallies)
    pronouns: defaultdict[tuple[str, str], Tally] = field(default_factory=_tallies)
    steps: defaultdict[int, Tally] = field(default_factory=lambda: defaultdict(Tally))
    candidates: defaultdict[int, Tally] = field(default_factory=lambda: defaultdict(Tally))
    judged: int = 0

    def count(self, verdicts: Iterable[Verdict]) -> None:
        """Count the verdicts of a document."""
        for verdict in verdicts:
            found = verdict.prediction
            key = (found.rule, found.language)
            if verdict.silver:
                if found.speaker is not None:
                    self.pronouns[key].count(found.confidence, right=verdict.right)
                continue
            self.judged += 1
            if found.guess is not None:
                self.candidates[round(found.confidence * 100)].count(found.confidence, right=verdict.right)
            if found.speaker is not None:
                self.rules[key].count(found.confidence, right=verdict.right)
                self.steps[floor(found.confidence * STEP + 1e-9)].count(found.confidence, right=verdict.right)

    def add(self, other: "Reliability") -> None:
        """Count all of another's."""
        self.judged += other.judged
        for mine, theirs in ((self.rules, other.rules), (self.pronouns, other.pronouns)):
            for key, tally in theirs.items():
                mine[key].add(tally)
        for own, added in ((self.steps, other.steps), (self.candidates, other.candidates)):
            for step, tally in added.items():
                own[step].add(tally)

    def at(self, threshold: float) -> Threshold:
        """What would be asserted with another threshold."""
        named = Tally()
        for hundredths, tally in self.candidates.items():
            if hundredths >= round(threshold * 100):
                named.add(tally)
        return Threshold(threshold, ratio(named.n, self.judged), ratio(named.n - named.right, named.n))
