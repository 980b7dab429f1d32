"""Which of two people of one surname is "the elder" and which "the younger": by kin, suffix or age."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.extraction.english import people

_ASKED = re.compile(r"\b[Tt]he\s(\w+)\s(?:[A-Z]\w*\.?\s)?\Z")
_AGE = re.compile(r",\s(\d{1,3})\b")
_BEFORE = re.compile(r"(\w+)(?:,|\sis|\swas)?\s(?:[A-Z]\w*\.?\s)?\Z")
_BEHIND = re.compile(r",?\s(?:the|a|an|was|is)\s(\w+)\sof\b")
_SUFFIX = re.compile(r",?\s(Jr|Sr|II|III|IV)\b")
_REACH = 30


class Stretch(Protocol):
    """A mention of somebody."""

    @property
    def start(self) -> int:
        """Where the name begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def asked(text: str, start: int) -> int:
    """1 where a name stands behind "the elder", -1 behind "the younger", else 0."""
    found = _ASKED.search(text, max(0, start - _REACH), start)
    return 0 if found is None else (found[1] in people.ELDER) - (found[1] in people.YOUNGER)


def fitting(wanted: int, told: Sequence[tuple[int, int]]) -> list[int]:
    """The places of those who are the elder or the younger, by kin and age; none where the text does not tell."""
    fits = [place for place, (kin, _) in enumerate(told) if kin == wanted]
    fits = fits or [place for place, (kin, _) in enumerate(told) if kin == 0 and any(other for other, _ in told)]
    ages = [age * wanted for _, age in told if age]
    if not fits and len(ages) == len(told):
        fits = [place for place, (_, age) in enumerate(told) if age * wanted == max(ages)]
    return fits


@dataclass(slots=True)
class Generation:
    """What the words beside the names of one person tell, each name read once: a list of namesakes takes linear time.

    `kin` is 1 for the elder and -1 for the younger, 0 where nothing tells, `kin_at` where the name that tells it first
    begins; `age` and `age_at` likewise.
    """

    kin: int = 0
    kin_at: int = 0
    age: int = 0
    age_at: int = 0
    read: int = 0

    def told(self, text: str, names: Sequence[Stretch], before: int) -> tuple[int, int]:
        """Kin and age as the names before an offset tell them; `names` are in the order of the text."""
        while self.read < len(names) and names[self.read].start < before and not (self.kin and self.age):
            name = names[self.read]
            self.read += 1
            if not self.kin:
                self.kin, self.kin_at = _kin(text, name), name.start
            if not self.age and (stated := _AGE.match(text, name.end)):
                self.age, self.age_at = int(stated[1]), name.start
        return self.kin if self.kin_at < before else 0, self.age if self.age_at < before else 0


def _kin(text: str, name: Stretch) -> int:
    """Whether the words beside a name make somebody the elder (1) or the younger (-1)."""
    before = _BEFORE.search(text, max(0, name.start - _REACH), name.start)
    behind = _BEHIND.match(text, name.end)
    suffix = _SUFFIX.search(text, name.start, name.end + len(" III"))
    told = (
        (word in people.ELDERS) - (word in people.CHILDREN) for word in (f[1] for f in (before, behind, suffix) if f)
    )
    return next(filter(None, told), 0)
