"""When two quotes are reports of one utterance: by how many words they share, and by when they were said.

The rules are symmetric and look at the two alone, so that groups of reports do not depend on the order of loading.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Literal

from rapidfuzz.distance import LCSseq

from app.domain.dates import MAX_DAY, MIN_DAY, number

Relation = Literal["same", "near", "excerpt"]

TELLING = 6  # words: fewer, such as “Thank you very much”, anybody says at any time
VAGUEST = 31  # days: a date that may mean more is compared as it stands
SHARED = 0.6  # of the shorter's stretches of three words: an excerpt has nearly all, a sentence of its own next to none
GLIMPSED = 0.25  # of those, with so many words in order:
KEPT = 0.8  # of the longer's; a changed word takes three stretches, most of a short sentence, and one word
_BITS = 22  # days of year 9999 need 22
_HANGUL = ("\uac00", "\ud7a3")  # syllables, which folding composes


@dataclass(frozen=True)
class Wording:
    """The words of a quote, in whatever form they are compared: folded, or numbers that stand for them."""

    words: tuple[Hashable, ...]

    @cached_property
    def stretches(self) -> frozenset[tuple[Any, ...]]:
        """All stretches of three words."""
        return frozenset(zip(self.words, islice(self.words, 1, None), islice(self.words, 2, None), strict=False))


def is_telling(words: Sequence[str]) -> bool:
    """Whether these are words enough to know an utterance by. A word of Korean has its particles and counts for two."""
    if len(words) >= TELLING:
        return True
    return len(words) + sum(_HANGUL[0] <= word[-1:] <= _HANGUL[1] for word in words) >= TELLING


def relation(here: Wording, there: Wording) -> Relation | None:
    """How two wordings are related; None where they are not the same utterance by their words.

    `same`: word for word. `excerpt`: all words of the shorter stand in order in the longer. `near`: neither, and words
    differ.
    """
    if here.words == there.words:
        return "same"
    shorter, longer = sorted((here.words, there.words), key=len)
    fewest = min(len(here.stretches), len(there.stretches))
    shared = len(here.stretches & there.stretches)
    if not shared or shared < GLIMPSED * fewest:
        return None
    if shared < SHARED * fewest and LCSseq.similarity(shorter, longer) < KEPT * len(longer):
        return None
    return "excerpt" if len(shorter) < len(longer) and _stands_in(shorter, longer) else "near"


def _stands_in(shorter: Sequence[Hashable], longer: Sequence[Hashable]) -> bool:
    """Whether all words of the one stand in the other in their order, others perhaps between them."""
    rest = iter(longer)
    return all(word in rest for word in shorter)


def when(earliest: str | None, latest: str | None, basis: str | None) -> tuple[int, int]:
    """The first and last day on which a quote may have been said; two quotes may be one utterance if these overlap.

    A date that rests on the day of publication begins a day before: papers print what was said the day before. What is
    vaguer than a month, or has no date, overlaps with the very same date only, or a year would join all of its days.
    """
    first, last = number(earliest, default=MIN_DAY), number(latest, default=MAX_DAY)
    if earliest is None or latest is None or last - first > VAGUEST:
        alone = 1 << 2 * _BITS | first << _BITS | last
        return alone, alone
    return (first - 1 if basis == "published" else first), last
