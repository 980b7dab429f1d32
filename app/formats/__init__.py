"""The formats of lists and records beside JSON: one module each, and one line here.

A format is a generator from documents to bytes. It knows nothing of HTTP or of the store.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic_core import from_json

from app.formats import (
    annotation,
    atom,
    bibtex,
    card,
    csl,
    csv,
    drawing,
    html,
    ics,
    jsonfeed,
    jsonld,
    markdown,
    ndjson,
    plain,
    ris,
)
from app.formats.about import About, Document

__all__ = ["FORMATS", "About", "Document", "Extent", "Format", "formats_of", "parsed"]

Write = Callable[[Iterable[Any], About], Iterator[bytes]]
"""Of parsed documents, or, for a format that is itself JSON, of their bytes."""

_ALL = ("quotes", "events", "persons", "organizations", "sectors", "topics", "sources")
_FED = ("quotes", "events")


class Extent(Enum):
    """How much of a list a format gives: a page of it, its first 500, or everything."""

    PAGE = "page"
    FIRST = "first"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its suffix and media type, the resources it is of, how much it gives, and its generator.

    `of_lists` and `of_records` say whether lists and single records have it. `order` is the one order it has, if it has
    one. `leaves_out` tells the records that it cannot show; they are counted in the header Verbale-Left-Out. `policy`
    is the Content-Security-Policy of a format that is a page. A feed is subscribed to, and its address must not become
    ambiguous: asked for by a name, it answers with its address by id.
    `is_json` says that documents go into it as they are, whole or compact: as bytes, not parsed.
    """

    suffix: str
    media_type: str
    resources: tuple[str, ...]
    extent: Extent
    write: Write
    of_lists: bool = True
    of_records: bool = True
    order: str | None = None
    leaves_out: Callable[[Document], bool] | None = None
    policy: Callable[[], str] | None = None
    is_feed: bool = False
    is_json: bool = False

    def written(self, bodies: Iterable[bytes], about: About) -> Iterator[bytes]:
        """Documents, given as their JSON, in this format."""
        return self.write(bodies if self.is_json else map(parsed, bodies), about)


def parsed(body: bytes) -> Document:
    """A document from its JSON, in half the time that Python's own parser takes."""
    document: Document = from_json(body, cache_strings="keys")
    return document


FORMATS = {
    one.suffix: one
    for one in (
        Format("csv", "text/csv", ("quotes", "events", "persons"), Extent.EVERYTHING, csv.write),
        Format("ndjson", "application/x-ndjson", _ALL, Extent.EVERYTHING, ndjson.write, is_json=True),
        Format("jsonld", "application/ld+json", _ALL, Extent.PAGE, jsonld.write),
        Format("anno.jsonld", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', ("quotes",),
               Extent.PAGE, annotation.write, of_lists=False),
        Format("ics", "text/calendar", ("events",), Extent.EVERYTHING, ics.write, leaves_out=ics.leaves_out),
        Format("atom", "application/atom+xml", _FED, Extent.PAGE, atom.write, of_records=False, order="-added",
               is_feed=True),
        Format("feed.json", "application/feed+json", _FED, Extent.PAGE, jsonfeed.write, of_records=False,
               order="-added", is_feed=True),
        Format("bib", "application/x-bibtex", ("quotes",), Extent.PAGE, bibtex.write),
        Format("ris", "application/x-research-info-systems", ("quotes",), Extent.PAGE, ris.write),
        Format("csl.json", "application/vnd.citationstyles.csl+json", ("quotes",), Extent.PAGE, csl.write),
        Format("txt", "text/plain", ("quotes",), Extent.PAGE, plain.write),
        Format("md", "text/markdown", ("quotes",), Extent.FIRST, markdown.write),
        Format("html", "text/html", ("quotes",), Extent.FIRST, html.write, policy=html.policy),
        Format("svg", drawing.MEDIA_TYPE, ("quotes",), Extent.PAGE, card.write, of_lists=False,
               policy=lambda: drawing.POLICY),
    )
}  # fmt: skip
"""By suffix, in the order in which they are preferred where Accept leaves the choice; JSON comes before them all."""


def formats_of(resource: str, *, alone: bool) -> tuple[Format, ...]:
    """The formats of a resource's list, or of one of its records alone."""
    return tuple(
        one for one in FORMATS.values() if resource in one.resources and (one.of_records if alone else one.of_lists)
    )
