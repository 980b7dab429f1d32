"""How two texts differ, word by word: what is the same, changed, added or removed. Marks and case count for nothing."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from app.domain.words import Piece, pieces

Change = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of both texts, as each has it. What is added is not `here`, what is removed is not `there`."""

    change: Change
    here: str
    there: str


def difference(here: str, there: str) -> tuple[Step, ...]:
    """The steps from one text to the other, in order, with the fewest words changed.

    All `here` put together are the first text, all `there` the second, to the letter. In what is the same, words agree
    and case, accents and marks need not. Marks that open a text belong to its first word.
    """
    ours, theirs = pieces(here), pieces(there)
    codes = {key: chr(code) for code, key in enumerate({one.key: None for one in (*ours, *theirs)})}
    coded, other = ("".join(codes[one.key] for one in words) for words in (ours, theirs))
    return tuple(steps_between(ours, theirs, coded, other))


def steps_between(ours: Sequence[Piece], theirs: Sequence[Piece], coded: str, other: str) -> Iterator[Step]:
    """In turn what is the same and what is not, of words that are given as one character each as well."""
    codes = Levenshtein.opcodes(coded, other)
    for same, its in itertools.groupby(codes, key=lambda one: one.tag == "equal"):
        together = list(its)
        first, last = together[0], together[-1]
        yield step(ours[first.src_start : last.src_end], theirs[first.dest_start : last.dest_end], same=same)


def step(ours: Sequence[Piece], theirs: Sequence[Piece], *, same: bool = False) -> Step:
    """The step from words of one text to words of the other."""
    change: Change = "same" if same else "changed" if ours and theirs else "removed" if ours else "added"
    return Step(change, "".join(one.text for one in ours), "".join(one.text for one in theirs))


def joined(steps: Iterable[Step]) -> list[Step]:
    """Steps without empty ones; neighbours of one kind are one step."""
    found: list[Step] = []
    for one in steps:
        if not one.here and not one.there:
            continue
        if found and found[-1].change == one.change:
            found[-1] = Step(one.change, found[-1].here + one.here, found[-1].there + one.there)
        else:
            found.append(one)
    return found
