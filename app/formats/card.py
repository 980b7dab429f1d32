"""A quote as a card: its words, who spoke as what on that day, when and where, and how to hold it against its source.

For a page that shows one quote of somebody else's. The marks are those of every format: a paraphrase has none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.formats import crediting, plain
from app.formats.about import About, Document
from app.formats.dating import in_words
from app.formats.drawing import picture, words
from app.formats.marking import beginning
from app.formats.showing import contained, line
from app.formats.wrapping import runs_from_right, wrapped

WIDTH = 720
_MARGIN, _ROOM = 48, 624
_MOST = 700  # characters of the words; then … says that there is more
_LONG = 260  # characters from which they are set smaller
_TOLD = 4_000  # characters of the description for those who cannot see the card


@dataclass(frozen=True, slots=True)
class _Style:
    """How a line is set: its class, the size of its letters and the height it takes, in pixels."""

    name: str
    size: float
    height: int


_SAID, _SAID_LONG = _Style("said", 25, 36), _Style("said long", 20, 29)
_WHO, _PLAIN, _SMALL = _Style("who", 17, 24), _Style("beside", 14, 22), _Style("proof", 11.5, 17)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the card with the place of its foot."""

    text: str
    style: _Style
    y: int
    language: str | None = None
    from_right: bool = False


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """The card of one quote."""
    for quote in documents:
        yield draw(quote, about.base)


def draw(quote: Document, base: str) -> bytes:
    """The card as SVG; `base` is the public address of the service."""
    rows, rule, height = _laid_out(quote, base)
    kicker = "Quote" if quote["verbatim"] else "Paraphrase: the words are the source’s"
    title = f"{kicker}: {crediting.speaker(quote)}"
    drawn = [
        f'<text class="kicker" x="{_MARGIN}" y="46">{words(kicker.upper())}</text>',
        f'<text class="kicker" x="{WIDTH - _MARGIN}" y="46" text-anchor="end">VERBALE</text>',
        f'<line class="line" x1="{_MARGIN}" x2="{WIDTH - _MARGIN}" y1="{rule}" y2="{rule}"/>',
        *map(_drawn, rows),
    ]
    return picture(WIDTH, height, title, plain.citation(quote, base)[:_TOLD], drawn)


def height(quote: Document, base: str) -> int:
    """How high the card is, in pixels; its width is WIDTH."""
    return _laid_out(quote, base)[2]


def _laid_out(quote: Document, base: str) -> tuple[list[_Row], int, int]:
    """The lines with their places, where the rule stands between the words and what is known of them, the height."""
    said = beginning(quote, _MOST)
    style = _SAID_LONG if len(said) > _LONG else _SAID
    rows, y = [], 58
    for text in wrapped(said, _ROOM / style.size):
        y += style.height
        rows.append(_Row(text, style, y, quote["language"], runs_from_right(said)))
    rule = y = y + 28
    y += 12
    for told, below in _told(quote, base):
        y += 9 if below is _SMALL and rows[-1].style is not _SMALL else 0
        for text in wrapped(told, _ROOM / below.size):
            y += below.height
            rows.append(_Row(text, below, y))
    return rows, rule, y + 34


def _told(quote: Document, base: str) -> Iterator[tuple[str, _Style]]:
    """What is known of the words, one kind of thing a line."""
    yield contained(crediting.speaker(quote)), _WHO
    office, event = crediting.office(quote["role"]), quote["event"]
    if office:
        yield contained(office), _PLAIN
    occasion = (in_words(quote["said"]) or "undated", contained(line(event["name"])) if event else None)
    yield " · ".join(filter(None, occasion)), _PLAIN
    yield f"Reported in: {contained(crediting.report(quote))}", _PLAIN
    spans = " and ".join(f"{part['start']}–{part['end']}" for part in quote["parts"][:3])
    more = " …" if len(quote["parts"]) > 3 else ""  # noqa: PLR2004 - as many as a line holds
    yield f"Characters {spans}{more} of the text whose SHA-256 is {quote['source']['sha256']}", _SMALL
    yield f"Check it: {crediting.verification(quote, base)}", _SMALL


def _drawn(row: _Row) -> str:
    place = WIDTH - _MARGIN if row.from_right else _MARGIN
    turned = ' direction="rtl"' if row.from_right else ""
    language = f' xml:lang="{words(row.language)}"' if row.language else ""
    return f'<text class="{row.style.name}" x="{place}" y="{row.y}"{turned}{language}>{words(row.text)}</text>'
