"""Chains of capitalised words: where the names of people, bodies and places are looked for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.extraction.annotations import Document
from app.extraction.english import titles
from app.extraction.english.people import FEMALE, MALE, PARTICLES, SUFFIXES

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯȘȚ"
_ABBREVIATED = "|".join(sorted(titles.ABBREVIATED, key=len, reverse=True))
_WORD = (
    rf"(?:(?:{_ABBREVIATED})\.(?=[ \u00a0])|(?:Jr|Sr)\."
    rf"|[{_CAPITAL}]\.(?:-?[{_CAPITAL}]\.)*(?![^\W\d])"
    rf"|[{_CAPITAL}](?:\w|(?<=[\w])[’'-](?![sS]\b|[{_CAPITAL}]\.[{_CAPITAL}])(?=\w)|&(?=[{_CAPITAL}])"
    rf"|(?<=[ÂÃÄÅ])[\u0080-\u00bf])*"  # FranÃ§ois: UTF-8 once taken for Latin-1
    rf"(?:-[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)+)?)"
)
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_SUFFIX = "|".join(sorted(SUFFIXES))
# The first letter before all else: nine places in ten are passed over by it, a third of the time in all.
_CHAIN = (
    rf"(?=[{_CAPITAL}ae])(?<![\w$€£@#/.])(?:al-|el-)?{_WORD}"
    rf"(?:(?:{{blank}}(?:(?:{_PARTICLE}){{blank}}){{{{0,2}}}}(?:al-|el-)?|,{{blank}}(?=(?:{_SUFFIX})\b)){_WORD}){{{{0,11}}}}"
)
_SPACE = "[ \u00a0\u202f]{1,3}\u00ad?"
"""Blanks left by marks that were taken out, or a soft hyphen, part no name."""
_IN_LINE = re.compile(_CHAIN.format(blank=_SPACE).replace("{{", "{").replace("}}", "}"))
_ACROSS_LINES = re.compile(_CHAIN.format(blank=rf"(?:{_SPACE}|\r?\n)").replace("{{", "{").replace("}}", "}"))
_BLANK = re.compile(r"[ \u00a0\u202f\n]")
_GIVEN = MALE | FEMALE
_MARKS = {(" “", "” "), (' "', '" '), (" ''", "'' "), (" ‘", "’ "), (" '", "' ")}
_LONGEST_MARK = 3
_WITH_NICKNAME = 3
_PART = re.compile(r"[^\s,\u00ad]+,?")


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
        held.append(chain)
        if len(held) < _WITH_NICKNAME:
            continue
        first, nickname, last = held
        near = nickname.start - first.end <= _LONGEST_MARK and last.start - nickname.end <= _LONGEST_MARK
        if near and _is_given(first.words[-1]) and _is_nickname(text, first.end, nickname, last.start):
            words, starts = first.words + last.words, first.starts + last.starts
            held = [Chain(first.start, last.end, words, starts)]
        else:
            yield held.pop(0)
    yield from held


def _is_given(word: str) -> bool:
    """Whether a nickname may stand behind a word: a known given name, or no acronym as in NBC “Today” Friday."""
    return word in _GIVEN or not word.isupper()


def _is_nickname(text: str, before: int, nickname: Chain, behind: int) -> bool:
    """Whether one word stands in marks and no more than blanks beside them."""
    return len(nickname.words) == 1 and (text[before : nickname.start], text[nickname.end : behind]) in _MARKS


def _chains(document: Document) -> Iterator[Chain]:
    text = document.text
    wrapped = any("\n" in text[start:end] for start, end in document.paragraphs)
    pattern = _ACROSS_LINES if wrapped else _IN_LINE
    for match in pattern.finditer(text, document.body):
        start = match.start()
        chain = match[0]
        if not _BLANK.search(chain):
            yield Chain(start, match.end(), (chain,), (start,))
            continue
        parts = [(part.start() + start, part[0].rstrip(",")) for part in _PART.finditer(chain)]
        yield Chain(start, match.end(), tuple(word for _, word in parts), tuple(place for place, _ in parts))
