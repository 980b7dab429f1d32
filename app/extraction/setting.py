"""A date expression in its surroundings: what stands beside it, and the day it is read from."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from app.extraction.annotations import Bounds
from app.extraction.periods import Tense

_REACH = 40
_PARAGRAPH = 2000
_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'

TenseReader = Callable[[str, int, int, Bounds], Tense]


class Setting(NamedTuple):
    """`anchor` is the source's date or None, `start` and `end` bound the expression in `text`."""

    text: str
    start: int
    end: int
    anchor: date | None
    sentence: Bounds
    paragraph: int
    read_tense: TenseReader

    @property
    def tense(self) -> Tense:
        """What the sentence says of the day."""
        return self.read_tense(self.text, self.start, self.end, self.sentence)

    def words_before(self, count: int = 1) -> str:
        """The words before in the same sentence, blanks between; empty behind punctuation."""
        before = self.text[max(self.sentence[0], self.start - _REACH) : self.start]
        return " ".join(before.split()[-count:]) if before[-1:].isspace() else ""

    @property
    def word_after(self) -> str:
        """The word that follows, without its punctuation; empty where punctuation comes first."""
        after = self.text[self.end : min(self.sentence[1], self.end + _REACH)]
        if not after[:1].isspace():
            return ""
        return (after.split() or [""])[0].rstrip(".,;:!?”\"'’)")

    @property
    def possessive(self) -> bool:
        """Whether 's follows."""
        return self.text[self.end : self.end + 2] in {"'s", "’s"}

    @property
    def quoted(self) -> bool:
        """Whether it stands in somebody's words, who may have said them on another day."""
        before = self.text[max(self.paragraph, self.start - _PARAGRAPH) : self.start]
        if before.count(_STRAIGHT) % 2:
            return True
        return before.rfind(_OPENING) > before.rfind(_CLOSING)
