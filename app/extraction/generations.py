"""Which of two people of one surname is "the elder" and which "the younger": by kin, suffix or age."""

import re
from collections.abc import Iterable, Sequence
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


def fitting(text: str, wanted: int, everybody: Sequence[Iterable[Stretch]]) -> list[int]:
    """The places of those who are the elder or the younger; none where the text does not tell."""
    told = [_told(text, mentions) for mentions in everybody]
    fits = [place for place, (kin, _) in enumerate(told) if kin == wanted]
    fits = fits or [place for place, (kin, _) in enumerate(told) if kin == 0 and any(other for other, _ in told)]
    ages = [age * wanted for _, age in told if age]
    if not fits and len(ages) == len(told):
        fits = [place for place, (_, age) in enumerate(told) if age * wanted == max(ages)]
    return fits


def _told(text: str, mentions: Iterable[Stretch]) -> tuple[int, int]:
    """Whether the words beside somebody's names make them the elder (1) or the younger (-1), and their age."""
    kin = age = 0
    for mention in mentions:
        before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
        behind = _BEHIND.match(text, mention.end)
        suffix = _SUFFIX.search(text, mention.start, mention.end + len(" III"))
        for word in (found[1] for found in (before, behind, suffix) if found):
            kin = kin or (word in people.ELDERS) - (word in people.CHILDREN)
        stated = _AGE.match(text, mention.end)
        age = age or (int(stated[1]) if stated else 0)
    return kin, age
