"""Stretches of text in quotation marks: one pass from left to right, paragraph by paragraph, that never gives up.

A mark opens or closes by what stands beside it, not by its shape alone, so that straight marks, doubled apostrophes
and marks turned the wrong way pair as well as curly ones. A paragraph that ends inside a quotation goes on in the
next one if that opens with a mark again; nothing else is carried from one paragraph to the next.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.extraction.annotations import Bounds, Document
from app.extraction.english.speech import ATTRIBUTED, ENDED_BY_ATTRIBUTION

_DOUBLE = re.compile(r"[\"“”„‟«»＂「」『』]|''(?!'(?!'))|``|‘‘|’’")
_SINGLE = re.compile(r"['‘’‚‛‹›]")
_SINGLE_CLOSED = re.compile(r"[.,?!…]['’](?=\s|\Z)")
_OPENING = frozenset("“„‟«「『‘‚‛‹") | {"``", "‘‘"}
_CLOSING = frozenset("”»」』’›") | {"’’"}
_BLANK_BEFORE = frozenset("([{—–-/‘'“\"«„…")
_BLANK_AFTER = frozenset(".,;:!?)]}—–-/’'”\"»…")
_STOPS = frozenset(",.?!…—–-)]")
_MAX_NESTED = 8


class Quotation(NamedTuple):
    """What stands between two marks: `start` and `end` without the marks, `outer` with them.

    `closed` is false where the closing mark is missing; `continues` says that the quotation before was left open
    and goes on here.
    """

    start: int
    end: int
    outer: Bounds
    paragraph: int
    closed: bool = True
    continues: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool
    closes: bool
    tentative: bool = False
    turned: bool = False


class _Paragraph(NamedTuple):
    """`left_open`: the one before ended inside a quotation; `goes_on`: the one behind opens with a mark."""

    number: int
    bounds: Bounds
    left_open: bool
    goes_on: bool


def find_quotations(document: Document) -> list[Quotation]:
    """Every outermost quotation in the order of the text."""
    pattern = _style(document)
    found: list[Quotation] = []
    for number, bounds in enumerate(document.paragraphs):
        marks = [_mark(document.text, match, bounds) for match in pattern.finditer(document.text, *bounds)]
        if marks:
            left_open = bool(found) and not found[-1].closed and found[-1].paragraph == number - 1
            paragraph = _Paragraph(number, bounds, left_open, _reopens(document, number + 1, pattern))
            found.extend(_in_paragraph(document.text, paragraph, marks))
        elif block := _block(document, bounds):
            behind = number + 1 < len(document.paragraphs) and _block(document, document.paragraphs[number + 1])
            begun = number > 0 and _block(document, document.paragraphs[number - 1])
            found.append(Quotation(*bounds, bounds, number, closed=behind != block, continues=begun == block))
    return found


def _block(document: Document, paragraph: Bounds) -> Bounds | None:
    """The block quotation in which a paragraph stands."""
    block = document.blocks.around(paragraph[0]) if document.blocks else None
    return block if block and paragraph[1] <= block[1] else None


def _style(document: Document) -> re.Pattern[str]:
    """Double marks, unless the document has none and closes speech in single ones, as British papers do."""
    text = document.text
    single = not _DOUBLE.search(text, document.body) and _SINGLE_CLOSED.search(text, document.body)
    return _SINGLE if single else _DOUBLE


def _reopens(document: Document, paragraph: int, pattern: re.Pattern[str]) -> bool:
    if paragraph >= len(document.paragraphs):
        return False
    bounds = document.paragraphs[paragraph]
    match = pattern.match(document.text, *bounds)
    return match is not None and _mark(document.text, match, bounds).opens


def _mark(text: str, match: re.Match[str], bounds: Bounds) -> _Mark:
    """Which way a mark turns: its neighbours decide, and its shape where they leave it open."""
    start, end = match.span()
    before = text[start - 1] if start > bounds[0] else " "
    after = text[end] if end < bounds[1] else " "
    blank_before = before.isspace() or before in _BLANK_BEFORE
    blank_after = after.isspace() or after in _BLANK_AFTER
    shape = match[0]
    if shape in _OPENING:
        closes = not blank_before and blank_after
        turned = blank_before and ATTRIBUTED.match(text, start, bounds[1]) is not None
        return _Mark(start, end, not closes, closes, turned=turned)
    if shape in _CLOSING and not (shape in "’›" and len(shape) == 1):
        opens = blank_before and not blank_after
        return _Mark(start, end, opens, not opens)
    if shape in _CLOSING or shape in "'‹":
        return _single(start, end, before, blank_before, blank_after)
    if blank_before != blank_after:
        return _Mark(start, end, blank_before, blank_after)
    if before.isdigit():  # 6'2" tall
        return _Mark(start, end, False, True)
    return _Mark(start, end, True, True)


def _single(start: int, end: int, before: str, blank_before: bool, blank_after: bool) -> _Mark:
    """An apostrophe inside a word is no mark; one after a plural (countries’) is at most a tentative close."""
    opens = blank_before and not blank_after
    closes = not blank_before and blank_after
    return _Mark(start, end, opens, closes, tentative=closes and before == "s")


def _in_paragraph(text: str, paragraph: _Paragraph, marks: list[_Mark]) -> Iterator[Quotation]:
    bounds = paragraph.bounds
    pairs, depth = _paired(marks, nested=True)
    if 1 < depth <= _MAX_NESTED or (depth == 1 and not paragraph.goes_on and len(marks) > 1):
        pairs, depth = _paired(marks, nested=False)
    first = marks[0]
    if first.start > bounds[0] and not first.opens and (paragraph.left_open or text[first.start - 1] in _STOPS):
        pairs.insert(0, (_Mark(bounds[0], bounds[0], True, False), first))
    for order, (opening, closing) in enumerate(pairs):
        limit = pairs[order + 1][0].start if order + 1 < len(pairs) else bounds[1]
        if closing is not None:
            limit = closing.start
        elif not (paragraph.goes_on and limit == bounds[1]):
            limit = _before_attribution(text, opening.end, limit)
        start, end = _trimmed(text, opening.end, limit)
        if start < end:
            outer = (opening.start, closing.end if closing else end)
            continues = paragraph.left_open and opening.start == bounds[0]
            yield Quotation(start, end, outer, paragraph.number, closing is not None, continues)


def _paired(marks: list[_Mark], *, nested: bool) -> tuple[list[tuple[_Mark, _Mark | None]], int]:
    """The outermost pairs, and how many marks are still open at the end.

    With `nested`, a mark that opens inside a quotation opens an inner one; without, it shows that the quotation
    before was never closed.
    """
    pairs: list[tuple[_Mark, _Mark | None]] = []
    outermost: _Mark | None = None
    tentative: _Mark | None = None
    depth = 0
    for mark in marks:
        if depth and mark.tentative:
            tentative = mark
        elif depth and (mark.closes or (mark.turned and depth == 1)):
            depth -= 1
            if not depth and outermost:
                pairs.append((outermost, mark))
                outermost = tentative = None
        elif mark.opens:
            if outermost and (tentative or not nested):
                pairs.append((outermost, tentative))
                depth, outermost, tentative = 0, None, None
            outermost = outermost or mark
            depth += 1
    if outermost:
        pairs.append((outermost, tentative))
        depth = 0 if tentative else depth
    return pairs, depth


def _before_attribution(text: str, start: int, limit: int) -> int:
    """Where an unclosed quotation ends: before ", Kim said." if its paragraph has that, else with the paragraph."""
    found = ENDED_BY_ATTRIBUTION.search(text, start, limit)
    return found.start() + 1 if found else limit


def _trimmed(text: str, start: int, end: int) -> Bounds:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
