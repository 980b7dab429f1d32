"""The opening date of a text, its paragraphs and its sentences."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from app.extraction import markup
from app.extraction.annotations import Bounds, Document, Stretches
from app.extraction.english.sentences import ABBREVIATIONS, OPENERS
from app.extraction.labels import labels_of

_OPENING_DATE = re.compile(r"\s*date (\d{4}-\d{2}-\d{2})(?:\s+|\Z)")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# A mark before all else: the engine skips to the next one by itself.
_SENTENCE_END = re.compile(r"([.!?…。](?<![.!?…。][.!?…。])[.!?…。]*)[\"”’'»)\]]*\s+(?=([\"“‘'`«(\[]*)(\w?))")
_FIRST_WORD = re.compile(r"\w+")
_TERMINAL = tuple(".!?…:;\"”’'»)。")
_WRAPPED_WIDTH = range(40, 121)
_MIN_WRAPPED = 3
_LONGEST_ABBREVIATION = 8
_LONGEST_PARAGRAPH = 20_000
_CUT = re.compile(r"[.!?…][\"”’']?\s(?=[\"“‘]?[A-Z가-힣])")


def opening_date(text: str) -> tuple[str | None, int]:
    """The day that an opening `date YYYY-MM-DD` states and where the body starts; (None, 0) if none."""
    found = _OPENING_DATE.match(text)
    if not found:
        return None, 0
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return None, 0
    return found[1], found.end()


def segment(text: str, *, published: str | None, language: str) -> Document:
    """The text with its structure; paragraphs and sentences are in order, trimmed of white space."""
    _, body = markup.front_matter(text)
    body += opening_date(text[body:])[1]
    marked_up = markup.is_marked_up(text, body)
    written, text = text, markup.without_marks(text, body) if marked_up else text
    lines = _marked_lines(written, text, body) if marked_up else _paragraphs(text, body)
    paragraphs = Stretches(piece for paragraph in lines for piece in _pieces(text, *paragraph))
    sentences = Stretches(bounds for paragraph in paragraphs for bounds in _sentences(text, *paragraph))
    blocks = Stretches(markup.spoken_blocks(written, body)) if marked_up else Stretches(())
    return Document(text, body, published, language, paragraphs, sentences, blocks, labels_of(text, paragraphs))


def _paragraphs(text: str, body: int) -> Iterator[Bounds]:
    """A line is a paragraph, unless the text is wrapped to a width: then blank lines part paragraphs."""
    lines = [bounds for found in _LINE.finditer(text, body) if (bounds := _trimmed(text, *found.span()))]
    if not _is_wrapped(text, lines):
        yield from lines
        return
    yield from _joined(lines, lambda line, following: not _breaks(text[line[1] : following[0]]))


def _marked_lines(written: str, text: str, body: int) -> Iterator[Bounds]:
    """In Markdown, a paragraph reaches to the next blank line, heading or item of a list."""
    lines = [bounds for found in _LINE.finditer(text, body) if (bounds := _trimmed(text, *found.span()))]
    yield from _joined(
        lines,
        lambda line, following: not _breaks(text[line[1] : following[0]]) and markup.joins(written, line, following),
    )


def _joined(lines: list[Bounds], joins: Callable[[Bounds, Bounds], bool]) -> Iterator[Bounds]:
    """Lines put together where one goes on with the one before."""
    start, last = -1, (-1, -1)
    for line in lines:
        if start >= 0 and not joins(last, line):
            yield start, last[1]
            start = -1
        start, last = (line[0] if start < 0 else start), line
    if start >= 0:
        yield start, last[1]


def _pieces(text: str, start: int, end: int) -> Iterator[Bounds]:
    """A paragraph, a huge one cut where a sentence ends: steps hold the words of one paragraph, 100 bytes each."""
    while end - start > 2 * _LONGEST_PARAGRAPH:
        found = _CUT.search(text, start + _LONGEST_PARAGRAPH, start + 2 * _LONGEST_PARAGRAPH)
        stop = found.end() if found else start + 2 * _LONGEST_PARAGRAPH
        if piece := _trimmed(text, start, stop):
            yield piece
        start = stop
    if rest := _trimmed(text, start, end):
        yield rest


def _trimmed(text: str, start: int, end: int) -> Bounds | None:
    line = text[start:end]
    bare = line.strip()
    if not bare:
        return None
    start += len(line) - len(line.lstrip())
    return start, start + len(bare)


def _is_wrapped(text: str, lines: list[Bounds]) -> bool:
    """Whether most lines before a single line break end in mid-sentence, as wire copy's do."""
    single = [a for a, b in pairwise(lines) if not _breaks(text[a[1] : b[0]])]
    broken = [a for a in single if a[1] - a[0] in _WRAPPED_WIDTH and not text[a[1] - 1].endswith(_TERMINAL)]
    going_on = sum(text[b[0]].islower() for a, b in pairwise(lines) if not _breaks(text[a[1] : b[0]]))
    return len(broken) >= _MIN_WRAPPED and 2 * len(broken) > len(single) and 3 * going_on > len(single)


def _breaks(gap: str) -> bool:
    return gap.replace("\r\n", "\n").count("\n") > 1


def _sentences(text: str, start: int, end: int) -> Iterator[Bounds]:
    begun = start
    for found in _SENTENCE_END.finditer(text, start, end):
        if _ends_sentence(text, begun, found):
            yield begun, found.end() - _trailing(found[0])
            begun = found.end()
    if begun < end:
        yield begun, end


def _trailing(ending: str) -> int:
    return len(ending) - len(ending.rstrip())


def _ends_sentence(text: str, begun: int, found: re.Match[str]) -> bool:
    """No after "Mr.", nor before a small letter; after "U.S." only before a word that opens sentences."""
    marks, opening, following = found.groups()
    small = not following or following.islower()
    if (small and not opening) or marks != ".":
        return not small or bool(opening)
    before = text[max(begun, found.start() - _LONGEST_ABBREVIATION) : found.start()].lower()
    word = before[before.rfind(" ") + 1 :].lstrip("\"“‘'(")
    if len(word) != 1 and word not in ABBREVIATIONS and word.removeprefix("then-") not in ABBREVIATIONS:
        return True
    if small:
        return False  # helped the U.S. “secure the port”
    opener = _FIRST_WORD.match(text, found.end() + len(opening))
    return "." in word and opener is not None and opener[0].lower() in OPENERS
