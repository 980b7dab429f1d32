"""Quotation marks as Korean prints them, the text without what stands in them, and its sentences.

“…” and "…" hold speech; ‘…’, '…', 「…」 and 『…』 hold titles, catchwords and emphasis, and speech only where a
quotative says so. Inside a quotation every other mark is a part of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.extraction.annotations import Bounds, Document
from app.extraction.korean.particles import FILL, Sentence, tokens

_MARK = re.compile(r"[\"“”„‟〝〞＂‘’'「」『』]")
_DOUBLE = frozenset('"“”„‟〝〞＂')
_CORNERS = {"「": "」", "『": "』"}
_OPENING = frozenset("“„〝‘「『")
_LONGEST = 240
"""Tokens of a sentence: a text without full stops is cut, so that its rules take time in proportion to it."""

_STOP = re.compile(r"=(?=\s)|[.!?。…]+[)\]]*(?=\s)|[.!?。…]*[)\]]*\Z")
_ENDED = re.compile(r"(?:[.!?…]|[다요까죠])\Z")
_QUOTATIVE = re.compile(r"\s(?:이?라고|이?라며|이?라는|다고|다며|고\s|며\s|는\s|라면서|면서)")
_INITIAL = re.compile(r"(?:\A|[\s.])[A-Za-z]\Z")
_PARENTHESIS = re.compile(r"\([^()\n]{0,80}\)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`start` and `end` without the marks, `outer` with them; `continues` what the paragraph before left open."""

    start: int
    end: int
    outer: Bounds
    paragraph: int
    single: bool = False
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A document's quotations, its text with them and with parentheses blotted out, and its sentences."""

    quotations: tuple[Quotation, ...]
    masked: str
    sentences: tuple[Sentence, ...]


def read_marks(document: Document) -> Marked:
    """The quotations and sentences of a document."""
    quotations: list[Quotation] = []
    for number, bounds in enumerate(document.paragraphs):
        left_open = bool(quotations) and not quotations[-1].closed and quotations[-1].paragraph == number - 1
        found = list(_in_paragraph(document.text, number, bounds))
        if left_open and found and found[0].outer[0] == bounds[0]:
            found[0] = replace(found[0], continues=True)
        quotations += found
    masked = _masked(document.text, quotations)
    return Marked(tuple(quotations), masked, tuple(_sentences(document, masked, quotations)))


def _in_paragraph(text: str, number: int, bounds: Bounds) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, *bounds):
        if opened is None:
            opened = mark if _opens(text, mark, bounds) else None
        elif _closes(text, mark, opened, bounds):
            outer = (opened.start(), mark.end())
            yield from _quotation(text, number, opened, (opened.end(), mark.start()), outer)
            opened = None
        elif _opens_anew(text, mark, opened, bounds):
            opened = mark
    if opened is not None and opened[0] in _DOUBLE:
        outer = (opened.start(), bounds[1])
        yield from _quotation(text, number, opened, (opened.end(), bounds[1]), outer, closed=False)


def _quotation(
    text: str, number: int, opened: re.Match[str], inner: Bounds, outer: Bounds, *, closed: bool = True
) -> Iterator[Quotation]:
    words = text[inner[0] : inner[1]]
    bare = words.strip()
    if bare:
        start = inner[0] + len(words) - len(words.lstrip())
        yield Quotation(start, start + len(bare), outer, number, opened[0] not in _DOUBLE, closed)


def _opens(text: str, mark: re.Match[str], bounds: Bounds) -> bool:
    """An opening shape does, and so does any other that stands before a word and behind none."""
    if mark.end() >= bounds[1]:
        return False
    before = text[mark.start() - 1] if mark.start() > bounds[0] else " "
    if mark[0] in _OPENING:
        return True
    if mark[0] in "」』":
        return False
    if mark[0] in '"＂':
        return True
    return (before.isspace() or before in "([<") and not text[mark.end()].isspace()


def _closes(text: str, mark: re.Match[str], opened: re.Match[str], bounds: Bounds) -> bool:
    if opened[0] in _CORNERS:
        return mark[0] == _CORNERS[opened[0]]
    if (opened[0] in _DOUBLE) != (mark[0] in _DOUBLE):
        return False
    if mark[0] in "「」『』":
        return False
    if mark[0] in _OPENING:  # turned the wrong way: “말했다“고
        return text[mark.start() - 1].isalnum() or text[mark.start() - 1] in ".!?…"
    if mark[0] == "'" and mark.end() < bounds[1]:  # the apostrophe of a foreign word
        return not (text[mark.end()].isascii() and text[mark.end()].isalpha())
    return True


def _opens_anew(text: str, mark: re.Match[str], opened: re.Match[str], bounds: Bounds) -> bool:
    """Speech that opens inside single marks, or a second opening mark, shows that the first was never closed."""
    if mark[0] in _DOUBLE and opened[0] not in _DOUBLE:
        return _opens(text, mark, bounds)
    return mark[0] == opened[0] and mark[0] in _OPENING


def _masked(text: str, quotations: list[Quotation]) -> str:
    pieces, at = [], 0
    for quotation in quotations:
        start, end = quotation.outer
        pieces += [_without_parentheses(text[at:start]), FILL * (end - start)]
        at = end
    pieces.append(_without_parentheses(text[at:]))
    return "".join(pieces)


def _without_parentheses(stretch: str) -> str:
    """20일(현지시간) is read as 20일."""
    return _PARENTHESIS.sub(lambda found: " " * len(found[0]), stretch) if "(" in stretch else stretch


def _sentences(document: Document, masked: str, quotations: list[Quotation]) -> Iterator[Sentence]:
    place = 0
    for number, (first, last) in enumerate(document.paragraphs):
        breaks = []
        while place < len(quotations) and quotations[place].paragraph == number:
            if _stands_alone(document.text, masked, quotations[place], last):
                breaks.append(quotations[place].outer[1])
            place += 1
        for start, end in _between(masked, first, last, breaks):
            found = tokens(masked, start, end)
            for at in range(0, len(found), _LONGEST):
                piece = found[at : at + _LONGEST]
                yield Sentence((piece[0].start, end if at + _LONGEST >= len(found) else piece[-1].end), number, piece)


def _stands_alone(text: str, masked: str, quotation: Quotation, last: int) -> bool:
    """A whole sentence in marks with nothing tied to it: “…합니다.” 김 장관은 …"""
    end = quotation.outer[1]
    if quotation.single or not masked[end : end + 1].isspace() or _QUOTATIVE.match(masked, end, last):
        return False
    return _ENDED.search(text[quotation.end - 1 : quotation.end]) is not None


def _between(masked: str, first: int, last: int, breaks: list[int]) -> Iterator[Bounds]:
    ends = sorted({*breaks, *(end for end in _stops(masked, first, last))})
    start = first
    for end in (*ends, last):
        while start < end and masked[start].isspace():
            start += 1
        if start < end:
            yield start, end
        start = max(start, end)


def _stops(masked: str, first: int, last: int) -> Iterator[int]:
    for found in _STOP.finditer(masked, first, last):
        if not _INITIAL.search(masked[max(first, found.start() - 2) : found.start()]):
            yield found.end()
