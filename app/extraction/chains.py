"""Chains of capitalised words: where the names of people, bodies and places are looked for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.extraction.annotations import Document
from app.extraction.english import titles
from app.extraction.english.people import FEMALE, MALE, PARTICLES, SUFFIXES

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯȘȚ"
_LETTERS = r"[\w\u0300-\u036f]"  # accents may stand apart from their letter: José as five signs
_ABBREVIATED = "|".join(sorted(titles.ABBREVIATED, key=len, reverse=True))
# Nothing is tried twice: an abbreviation only where a full stop follows, and letters in one run.
_WORD = (
    rf"(?:(?=[A-Z][a-z]++\.)(?:(?:{_ABBREVIATED})\.(?=[ \u00a0])|(?:Jr|Sr)\.)"
    rf"|[{_CAPITAL}]\.(?:-?[{_CAPITAL}]\.)*(?![^\W\d])"
    rf"|[{_CAPITAL}]{_LETTERS}*+(?:(?<={_LETTERS})[’'-](?![sS]\b|[{_CAPITAL}]\.[{_CAPITAL}])\w{_LETTERS}*+"
    rf"|&(?=[{_CAPITAL}]){_LETTERS}++)*+"
    rf"(?:-[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)+)?)"
)
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_SUFFIX = "|".join(sorted(SUFFIXES))
# The first letter before all else: nine places in ten are passed over by it, a third of the time in all.
_CHAIN = (
    rf"(?=[{_CAPITAL}ae])(?<![\w$€£@#/.])(?:al-|el-)?{_WORD}"
    rf"(?:(?:{{blank}}(?:(?:{_PARTICLE}){{blank}}){{{{0,2}}}}(?:al-|el-|d[’'])?|,{{blank}}(?=(?:{_SUFFIX})\b)){_WORD}){{{{0,11}}}}"
)
_SPACE = "[ \u00a0\u202f]{1,3}\u00ad?"
"""Blanks left by marks that were taken out, or a soft hyphen, part no name."""
_IN_LINE = re.compile(_CHAIN.format(blank=_SPACE).replace("{{", "{").replace("}}", "}"))
_ACROSS_LINES = re.compile(_CHAIN.format(blank=rf"(?:{_SPACE}|\r?\n)").replace("{{", "{").replace("}}", "}"))
_SPOILT = frozenset("€\u0080¢")
_SPOILT_MARK = re.compile("(?:â|Ã|[aA][\u0302\u0303])\\Z")
"""The first sign of an apostrophe whose UTF-8 was taken for another encoding, as in Bergâ€™s: no part of a name."""
_GIVEN = MALE | FEMALE
_MARKS = {(" “", "” "), (' "', '" '), (" ''", "'' "), (" ‘", "’ "), (" '", "' ")}
_BRACKETS = (" (", ") ")
_LONGEST_MARK = 3
_WITH_NICKNAME = 3


class Chain(NamedTuple):
    """Capitalised words in a row, with the small words that names have inside ("von der")."""

    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]

    def end_of(self, word: int) -> int:
        """Where a word ends."""
        return self.starts[word] + len(self.words[word])


def find_chains(document: Document) -> Iterator[Chain]:
    """Every chain in the order of the text; a chain reaches over a line's end only in text wrapped to a width."""
    yield from _around_nicknames(document.text, _chains(document))


def _around_nicknames(text: str, chains: Iterator[Chain]) -> Iterator[Chain]:
    """Chains put together around a nickname in marks: Ida “Storm” Berg is Ida Berg."""
    held: list[Chain] = []
    for chain in chains:
        if held and chain.start - held[-1].end > _LONGEST_MARK:
            yield from held
            held.clear()
        held.append(chain)
        if len(held) < _WITH_NICKNAME:
            continue
        first, nickname, last = held
        if _is_nickname(text, first, nickname, last.start):
            words, starts = first.words + last.words, first.starts + last.starts
            held = [Chain(first.start, last.end, words, starts)]
        else:
            yield held.pop(0)
    yield from held


def _is_nickname(text: str, first: Chain, nickname: Chain, behind: int) -> bool:
    """Whether one word stands in marks or brackets behind a given name and no more than blanks are beside it.

    Brackets hold parties and places, too, so a known given name must stand before them; before marks any word may but
    an acronym, as in NBC “Today” Friday.
    """
    if len(nickname.words) > 1:
        return False
    around = text[first.end : nickname.start], text[nickname.end : behind]
    known = first.words[-1] in _GIVEN
    return (around in _MARKS and (known or not first.words[-1].isupper())) or (known and around == _BRACKETS)


def _chains(document: Document) -> Iterator[Chain]:
    text = document.text
    wrapped = any("\n" in text[start:end] for start, end in document.paragraphs)
    pattern = _ACROSS_LINES if wrapped else _IN_LINE
    for match in pattern.finditer(text, document.body):
        written, (start, end) = match[0], match.span()
        if text[end : end + 1] in _SPOILT:
            written = _SPOILT_MARK.sub("", written)
            end = start + len(written)
        if not written:
            continue
        if written.isalpha():
            yield Chain(start, end, (written,), (start,))
            continue
        words = tuple(written.replace(",", "").replace("\u00ad", " ").split())
        starts, at = [], start
        for word in words:
            starts.append(text.index(word, at))
            at = starts[-1] + len(word)
        yield Chain(start, end, words, tuple(starts))
