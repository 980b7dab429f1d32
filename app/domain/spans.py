"""Spans of a source's text: the selectors that find them again, what they look like, and whether they still hold."""

import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

CONTEXT = 32  # characters of prefix and suffix, enough to tell repeated words apart (W3C TextQuoteSelector)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")

Found = Literal["exact", "moved", "altered", "source-missing"]


class Part(NamedTuple):
    """One verbatim stretch: `exact == text[start:end]`."""

    start: int
    end: int
    exact: str


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to 32 characters before and after a span."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def reading_text(parts: Sequence[str]) -> str:
    """The parts joined by “ … ”, without a comma that only precedes the attribution."""
    return " … ".join(part.strip().rstrip(",").rstrip() or part for part in parts)


def flags(text: str, parts: Sequence[Part]) -> list[str]:
    """What a reader should know of the characters: bidi-controls, mixed-script, splits-grapheme."""
    found = []
    if any(_BIDI.intersection(part.exact) for part in parts):
        found.append("bidi-controls")
    if any(_mixes_scripts(part.exact) for part in parts):
        found.append("mixed-script")
    if any(_splits(text, edge) for part in parts for edge in (part.start, part.end)):
        found.append("splits-grapheme")
    return found


def has_bidi_controls(text: str) -> bool:
    """Whether the text can change the direction in which it is shown."""
    return not _BIDI.isdisjoint(text)


def mixed_script_word(word: str) -> bool:
    """Whether one word mixes Latin with Cyrillic or Greek letters, as a spoofed name does (UTS 39)."""
    if word.isascii():
        return False
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in word if c.isalpha()}
    return len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1


def _mixes_scripts(text: str) -> bool:
    return not text.isascii() and any(mixed_script_word(word) for word in text.split())


def _splits(text: str, edge: int) -> bool:
    """Whether an edge falls inside what a reader sees as one character: a base and its marks, an emoji, CR LF."""
    if not 0 < edge < len(text):
        return False
    before, after = text[edge - 1], text[edge]
    return (
        unicodedata.combining(after) != 0
        or after in _JOINERS
        or before == "\u200d"
        or (before == "\r" and after == "\n")
    )


def find(text: str | None, part: Part) -> tuple[Found, int | None]:
    """Where a part stands now: exact at its offsets, moved elsewhere, altered (not there), or the source is missing."""
    if text is None:
        return "source-missing", None
    if text[part.start : part.end] == part.exact:
        return "exact", part.start
    elsewhere = text.find(part.exact)
    return ("moved", elsewhere) if elsewhere >= 0 else ("altered", None)
