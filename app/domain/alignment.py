"""Words that were asked for, held against the words of a text: the stretch that is closest, and how it differs.

Marks, case, accents and apostrophes count for nothing (`app.domain.words`). An ellipsis may stand for any words; what
stands in square brackets is an editor's, and may stand for a few words of the text.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.differences import Step, joined, step, steps_between
from app.domain.words import Piece, keys, pieces

Stretch = tuple[int, int]

BRACKETED = 3  # words of the text that an editor's brackets may stand for, or as many as are in them
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_BRACKETED_LETTER = re.compile(r"(?<!\w)\[\w\](?=\w)")
_FIRST = re.compile(r"[^\W_]")
_OTHER = "\0"  # every word that was not asked for
_BARRIER = Piece("…", "")


@dataclass(frozen=True, slots=True)
class Sought:
    """What was asked: its words, and the runs of them that must stand in the text one word after another."""

    words: tuple[Piece, ...]
    runs: tuple[Stretch, ...]
    codes: dict[str, str]
    coded_runs: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many words were asked for; an editor's are not among them."""
        return sum(end - start for start, end in self.runs)

    def keys(self) -> list[str]:
        """The words asked for, folded."""
        return [one.key for start, end in self.runs for one in self.words[start:end]]

    def coded(self, start: int, end: int) -> str:
        """Words as one character each, so that they are searched as fast as a text."""
        return "".join(self.codes[one.key] for one in self.words[start:end])

    def code(self, keys: Iterable[str]) -> str:
        """The words of a text in the same characters, given by their keys."""
        return "".join([self.codes.get(key, _OTHER) for key in keys])


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each run stands in the text, and how many words must be changed to have it there."""

    stretches: tuple[Stretch, ...]
    distance: int

    @property
    def length(self) -> int:
        """How many words of the text are held to be those that were asked for."""
        return sum(end - start for start, end in self.stretches)


def sought(text: str) -> Sought:
    """What a text asks for. It has no runs where no word of it is claimed to have been said."""
    opening = {match.end() for match in _BRACKETED_LETTER.finditer(text)}
    words, starts = _words(text, opening)
    brackets = [match.span() for match in _BRACKETS.finditer(text) if match.end() not in opening]
    runs: list[Stretch] = []
    begun: int | None = None
    for number, (start, end) in enumerate(itertools.pairwise([*starts, len(text)])):
        claimed = words[number].key != "" and not any(first <= start < last for first, last in brackets)
        if begun is not None and not claimed:
            runs.append((begun, number))
        begun = None if not claimed else number if begun is None else begun
        if begun is not None and _ELLIPSIS.search(text, start, end):
            runs.append((begun, number + 1))
            begun = None
    if begun is not None:
        runs.append((begun, len(words)))
    codes = {key: chr(code) for code, key in enumerate(dict.fromkeys(one.key for one in words), start=1)}
    coded = tuple("".join(codes[one.key] for one in words[start:end]) for start, end in runs)
    return Sought(tuple(words), tuple(runs), codes, coded)


def _words(text: str, opening: set[int]) -> tuple[list[Piece], list[int]]:
    """The words and where each begins; a letter in brackets that opens a word, as in `[w]e`, is a part of it."""
    words: list[Piece] = []
    starts: list[int] = []
    at = 0
    for piece in pieces(text):
        if at in opening and words:
            words[-1] = Piece(words[-1].key + piece.key, words[-1].text + piece.text)
        else:
            words.append(piece)
            starts.append(at)
        at += len(piece.text)
    if words and (first := _FIRST.search(text)):
        starts[0] = first.start()
    return words, starts


def text_words(text: str, *, parted: bool = False) -> list[Piece]:
    """The words of a text to search in. In one that is `parted` by ellipses no run stands across one of them."""
    words = pieces(text)
    if not parted or "…" not in text:
        return words
    return [unit for word in words for unit in ((word, _BARRIER) if "…" in word.text else (word,))]


def text_keys(text: str, *, parted: bool = False) -> list[str]:
    """The keys of these words, for a fourth of what the words cost."""
    if parted and "…" in text:
        return [one.key for one in text_words(text, parted=True)]
    return keys(text) or [""]


def align(asked: Sought, text: str) -> Alignment:
    """The closest stretches of a coded text, in the order of the runs."""
    verbatim = _verbatim(asked, text)
    if verbatim is not None:
        return verbatim
    stretches: list[Stretch] = []
    distance = at = 0
    for run in asked.coded_runs:
        found = text.find(run, at)
        if found >= 0:
            stretch, its = (found, found + len(run)), 0
        else:
            its, first, last = closest(run, text[at:])
            stretch = (at + first, at + last)
        distance += its + (_swallowed(asked, len(stretches), stretches[-1][1], stretch[0]) if stretches else 0)
        stretches.append(stretch)
        at = stretch[1]
    return Alignment(tuple(stretches), distance)


def _verbatim(asked: Sought, text: str) -> Alignment | None:
    """All runs as they are, one behind the other."""
    stretches: list[Stretch] = []
    at = 0
    for number, run in enumerate(asked.coded_runs):
        found = text.find(run, at)
        if found < 0 or (stretches and _swallowed(asked, number, at, found)):
            return None
        at = found + len(run)
        stretches.append((found, at))
    return Alignment(tuple(stretches), 0)


def _swallowed(asked: Sought, number: int, at: int, found: int) -> int:
    """How many words of the text a pair of brackets before a run stands for beyond what it may."""
    before, after = asked.runs[number - 1][1], asked.runs[number][0]
    between = after - before
    return max(0, found - at - max(BRACKETED, between)) if between else 0  # an ellipsis stands for any number


def closest(run: str, text: str) -> tuple[int, int, int]:
    """The stretch of a text with the fewest changes from a run: how many, where it starts and ends.

    Myers' bit-vector algorithm (J. ACM 46:3, 1999): one step for each character of the text, whatever the run's length.
    Of stretches that are as close the first is taken, as long as it can be, so that a changed word at its edge is one.
    """
    scores = _scores(run, text, anchored=False)
    distance = min(scores)
    end = scores.index(distance)
    while end + 1 < len(scores) and scores[end + 1] == distance:
        end += 1
    backwards = _scores(run[::-1], text[:end][::-1], anchored=True)
    length = max(at for at, score in enumerate(backwards) if score == distance)
    return distance, end - length, end


def _scores(run: str, text: str, *, anchored: bool) -> list[int]:
    """The distance of the run to the closest stretch ending at each place; `anchored`: to all of the text up to it."""
    places = _places(run)
    every, last = (1 << len(run)) - 1, 1 << len(run) >> 1
    positive, negative, score = every, 0, len(run)
    scores = [score]
    for character in text:
        equal = places.get(character, 0)
        vertical = equal | negative
        horizontal = (((equal & positive) + positive) ^ positive) | equal
        up = negative | (every & ~(horizontal | positive))
        down = positive & horizontal
        score += 1 if up & last else -1 if down & last else 0
        up = ((up << 1) | anchored) & every
        down = (down << 1) & every
        positive = down | (every & ~(vertical | up))
        negative = up & vertical
        scores.append(score)
    return scores


@lru_cache(maxsize=64)
def _places(run: str) -> dict[str, int]:
    """The places of each character, as bits."""
    places: dict[str, int] = {}
    for at, character in enumerate(run):
        places[character] = places.get(character, 0) | 1 << at
    return places


def steps(asked: Sought, words: Sequence[Piece], alignment: Alignment) -> list[Step]:
    """The steps from what was asked to the text. All `here` put together are what was asked, all `there` the text."""
    text = asked.code(one.key for one in words)
    found: list[Step] = []
    here = there = 0
    for (start, end), (first, last) in zip(asked.runs, alignment.stretches, strict=True):
        found.append(step(asked.words[here:start], words[there:first]))
        found += steps_between(asked.words[start:end], words[first:last], asked.coded(start, end), text[first:last])
        here, there = end, last
    found.append(step(asked.words[here:], words[there:]))
    return joined(found)
