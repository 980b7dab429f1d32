"""How two texts differ, word by word: what is the same, changed, added or removed. Marks and case count for nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from app.domain.words import Piece, pieces

Change = Literal["same", "changed", "added", "removed"]

_CHANGES: dict[str, Change] = {"equal": "same", "replace": "changed", "insert": "added", "delete": "removed"}
_LONG = (
    1_000_000  # pairs of words: 1,000 against 1,000 of one and the same word take some 0.2 s, growing with the square
)


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of both texts, as each has it. What is added is not `here`, what is removed is not `there`."""

    change: Change
    here: str
    there: str


def difference(here: str, there: str) -> tuple[Step, ...]:
    """The steps from one text to the other, in order.

    All `here` put together are the first text, all `there` the second, to the letter. In what is the same, words agree
    and case, accents and marks need not. Marks that open a text belong to its first word.
    """
    ours, theirs = pieces(here), pieces(there)
    before, after = _shared_ends([one.key for one in ours], [one.key for one in theirs])
    middle, other = ours[before : len(ours) - after], theirs[before : len(theirs) - after]
    found = [_step("equal", ours[:before], theirs[:before])]
    matcher = SequenceMatcher(
        None, [one.key for one in middle], [one.key for one in other], autojunk=len(middle) * len(other) > _LONG
    )
    found += [
        _step(tag, middle[start:end], other[their_start:their_end])
        for tag, start, end, their_start, their_end in matcher.get_opcodes()
    ]
    found.append(_step("equal", ours[len(ours) - after :], theirs[len(theirs) - after :]))
    return tuple(joined(found))


def _shared_ends(ours: list[str], theirs: list[str]) -> tuple[int, int]:
    """How many words both begin with, and with how many of the rest both end."""
    shorter = min(len(ours), len(theirs))
    before = next((at for at in range(shorter) if ours[at] != theirs[at]), shorter)
    rest = range(1, shorter - before + 1)
    return before, next((at - 1 for at in rest if ours[-at] != theirs[-at]), shorter - before)


def _step(tag: str, ours: list[Piece], theirs: list[Piece]) -> Step:
    return Step(_CHANGES[tag], "".join(one.text for one in ours), "".join(one.text for one in theirs))


def joined(steps: Iterable[Step]) -> list[Step]:
    """Steps without empty ones; neighbours of one kind are one step."""
    found: list[Step] = []
    for step in steps:
        if not step.here and not step.there:
            continue
        if found and found[-1].change == step.change:
            found[-1] = Step(step.change, found[-1].here + step.here, found[-1].there + step.there)
        else:
            found.append(step)
    return found
