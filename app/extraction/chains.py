"""Chains of capitalised words: where the names of people, bodies and places are looked for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.extraction.annotations import Document
from app.extraction.english import titles
from app.extraction.english.people import PARTICLES, SUFFIXES

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯȘȚ"
_ABBREVIATED = "|".join(sorted(titles.ABBREVIATED, key=len, reverse=True))
_WORD = (
    rf"(?:(?:{_ABBREVIATED})\.(?=[ \u00a0])|(?:Jr|Sr)\."
    rf"|[{_CAPITAL}]\.(?:-?[{_CAPITAL}]\.)*(?![^\W\d])"
    rf"|[{_CAPITAL}](?:\w|(?<=[\w])[’'-](?![sS]\b|[{_CAPITAL}]\.[{_CAPITAL}])(?=\w)|&(?=[{_CAPITAL}]))*"
    rf"(?:-[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)+)?)"
)
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_SUFFIX = "|".join(sorted(SUFFIXES))
# The first letter before all else: nine places in ten are passed over by it, a third of the time in all.
_CHAIN = (
    rf"(?=[{_CAPITAL}ae])(?<![\w$€£@#/.])(?:al-|el-)?{_WORD}"
    rf"(?:(?:{{blank}}(?:(?:{_PARTICLE}){{blank}}){{{{0,2}}}}(?:al-|el-)?|,{{blank}}(?=(?:{_SUFFIX})\b)){_WORD}){{{{0,11}}}}"
)
_IN_LINE = re.compile(_CHAIN.format(blank="[ \u00a0\u202f]").replace("{{", "{").replace("}}", "}"))
_ACROSS_LINES = re.compile(_CHAIN.format(blank=r"(?:[ \u00a0\u202f]|\r?\n)").replace("{{", "{").replace("}}", "}"))
_PART = re.compile(r"[^\s,]+,?")


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
    text = document.text
    wrapped = any("\n" in text[start:end] for start, end in document.paragraphs)
    pattern = _ACROSS_LINES if wrapped else _IN_LINE
    for match in pattern.finditer(text, document.body):
        start = match.start()
        chain = match[0]
        if " " not in chain and "\n" not in chain:
            yield Chain(start, match.end(), (chain,), (start,))
            continue
        parts = [(part.start() + start, part[0].rstrip(",")) for part in _PART.finditer(chain)]
        yield Chain(start, match.end(), tuple(word for _, word in parts), tuple(place for place, _ in parts))
