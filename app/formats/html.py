"""The brief as an HTML page of its own: no script, its one style inside and allowed by its digest, fit for printing."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from app.formats.about import About, Document
from app.formats.brief import Brief, Group, Line, Note, compose
from app.formats.embedding import discovery

_STYLE = Path(__file__).with_name("brief.css")


@cache
def policy() -> str:
    """The Content-Security-Policy of the page: nothing is loaded, nothing runs, and only this style applies."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )


@cache
def _style() -> str:
    return _STYLE.read_text("utf-8")


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """The page, a group at a time."""
    brief = compose(documents, about)
    for piece in _page(brief, about):
        yield f"{piece}\n".encode()


def _page(brief: Brief, about: About) -> Iterator[str]:
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(brief.headline)}</title>\n"
        f'<link rel="canonical" href="{escape(about.address)}">\n{_discovery(about)}'
        f"<style>{_style()}</style>\n</head>\n<body>"
    )
    yield f'<header>\n<p class="kicker">Brief</p>\n<h1>{_own(brief.headline)}</h1>'
    if brief.asked:
        terms = "".join(f"<div><dt>{escape(name)}</dt><dd>{_own(value)}</dd></div>" for name, value in brief.asked)
        yield f"<dl>{terms}</dl>"
    yield f'<p class="extent">{escape(brief.extent)}</p>\n<p class="rule">{escape(brief.rule)}</p>\n</header>\n<main>'
    yield from map(_group, brief.groups)
    yield "</main>"
    if notes := [one.note for group in brief.groups for one in group.lines]:
        rows = "".join(map(_note, notes))
        yield f'<section class="notes">\n<h2>Sources and proof</h2>\n<ol>\n{rows}</ol>\n</section>'
    address = escape(about.page)
    yield f'<footer>The same as data: <a href="{address}">{address}</a></footer>\n</body>\n</html>'


def _discovery(about: About) -> str:
    """How the page of one quote is embedded."""
    return f"{discovery(about.address, about.base)}\n" if about.alone else ""


def _group(group: Group) -> str:
    event = f' <span class="event">{_own(group.event)}</span>' if group.event else ""
    lines = "\n".join(map(_line, group.lines))
    return f"<section>\n<h2>{escape(group.day)}{event}</h2>\n{lines}\n</section>"


def _line(one: Line) -> str:
    office = f'<span class="office">{_own(one.office)}</span>' if one.office else ""
    remark = f'<span class="remark">{_own(one.remark)}</span>' if one.remark else ""
    words = "".join(
        f'<span class="said">{escape(stretch.marked)}</span>' if stretch.verbatim else escape(stretch.text)
        for stretch in one.words
    )
    kind = "words" if any(stretch.verbatim for stretch in one.words) else "words paraphrase"
    number = one.note.number
    return (
        f'<article id="{escape(one.id)}">\n<p class="who"><strong>{_own(one.speaker)}</strong>{office}{remark}</p>\n'
        f'<p class="{kind}" lang="{escape(one.language)}"><bdi>{words}</bdi>'
        f'<sup><a href="#note-{number}" id="ref-{number}" aria-label="Note {number}">{number}</a></sup></p>\n</article>'
    )


def _note(note: Note) -> str:
    source = (
        f'As note <a href="#note-{note.same_as}">{note.same_as}</a>.' if note.same_as else
        f"{_own(note.source)}. SHA-256 of the text <code>{escape(note.sha256)}</code>."
    )  # fmt: skip
    return (
        f'<li id="note-{note.number}">{source} Characters {escape(note.spans)}. '
        f'<a href="{escape(note.link)}">{_own(note.place)}</a>, '
        f'<a href="{escape(note.verification)}">verification</a> '
        f'<a class="back" href="#ref-{note.number}" aria-label="Back to quote {note.number}">↩</a></li>\n'
    )


def _own(text: str) -> str:
    """Text of others, in a direction of its own."""
    return f"<bdi>{escape(text)}</bdi>"
