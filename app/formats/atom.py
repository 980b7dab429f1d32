"""Atom (RFC 4287) of quotes and events, newest added first: a page, with the link to the next (RFC 5005).

`alternate` leads to a page for people and to the record, `via` to the publisher's page at the words.
"""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from app.formats.about import About, Document
from app.formats.entries import Entry, entry, feed_id, page_of_feed
from app.formats.showing import line

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """A feed of one page. It was updated when the newest of its entries was."""
    entries = [entry(document, about) for document in documents]
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "id", feed_id(about))
    _add(feed, "title", line(about.title))
    _add(feed, "updated", max((one.updated for one in entries), default=about.updated))
    _link(feed, "self", about.address, "application/atom+xml")
    _link(feed, "alternate", page_of_feed(about), "text/html" if about.resource == "quotes" else "application/json")
    if about.next:
        _link(feed, "next", about.next, "application/atom+xml")
    _add(_add(feed, "author"), "name", "Verbale")
    _add(feed, "generator", "Verbale")
    head, tail = ET.tostring(feed, encoding="utf-8", xml_declaration=True).rsplit(b"</feed>", 1)
    yield head
    for one in entries:
        yield ET.tostring(_entry(one), encoding="utf-8")
    yield b"</feed>" + tail


def _entry(one: Entry) -> ET.Element:
    shown = ET.Element("entry", {_LANGUAGE: one.language} if one.language else {})
    _add(shown, "id", one.id)
    _add(shown, "title", one.title)
    _add(shown, "published", one.published)
    _add(shown, "updated", one.updated)
    for author in one.authors:
        person = _add(shown, "author")
        _add(person, "name", author.name)
        if author.address:
            _add(person, "uri", author.address)
    _link(shown, "alternate", one.page, "text/html")
    _link(shown, "alternate", one.record, "application/json")
    for address in one.reports:
        _link(shown, "via", address, "text/html")
    for label in one.labels:
        ET.SubElement(shown, "category", term=label.term, scheme=label.scheme, label=label.label)
    _add(shown, "content", one.content).set("type", "text")
    return shown


def _link(parent: ET.Element, relation: str, address: str, media_type: str) -> None:
    ET.SubElement(parent, "link", rel=relation, type=media_type, href=address)


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    added = ET.SubElement(parent, name)
    added.text = text
    return added
