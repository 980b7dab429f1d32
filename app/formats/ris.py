"""RIS, for Zotero, EndNote and Mendeley: one record a quote, of type GEN: what was said is no document of its own.

Tags: AU speaker, TI what was said where, T2 the report's title, T3 the event, PB outlet, DA and PY when it was said,
AB the words, N1 office and report, KW sectors and topics, LA language, UR link, ID the quote's id.
"""

from collections.abc import Iterable, Iterator

from app.formats import crediting, dating
from app.formats.about import About
from app.formats.crediting import Quote
from app.formats.marking import marked
from app.formats.showing import line


def write(documents: Iterable[Quote], about: About) -> Iterator[bytes]:
    """One record a quote, a blank line between them."""
    for number, quote in enumerate(documents):
        yield f"{chr(10) if number else ''}{entry(quote, about.base)}".encode()


def entry(quote: Quote, base: str) -> str:
    """The record of one quote."""
    return "".join(f"{tag}  - {line(value)}\n" for tag, value in _tags(quote, base) if value) + "ER  - \n"


def _tags(quote: Quote, base: str) -> Iterator[tuple[str, str | None]]:
    said, source, event = quote["said"], quote["source"], quote["event"]
    yield "TY", "GEN"
    yield "ID", quote["id"]
    yield from (("AU", name) for name in crediting.speakers(quote))
    yield "TI", crediting.work(quote)
    yield "T2", source["title"]
    yield "T3", event and event["name"]
    yield "PB", source["publisher"]
    yield "PY", dating.year(said)
    yield "DA", dating.ris(said)
    yield "AB", marked(quote)
    yield "N1", crediting.office(quote["role"])
    yield "N1", f"Reported in: {crediting.report(quote)}"
    yield from (("KW", one["label"]) for one in [*quote["sectors"], *quote["topics"]])
    yield "LA", quote["language"]
    yield "UR", crediting.link(quote, base)
