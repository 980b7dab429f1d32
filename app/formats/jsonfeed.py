"""JSON Feed 1.1 of quotes and events, newest added first: a page, with the address of the next."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from app.formats.about import About, Document
from app.formats.entries import Entry, entry, feed_id, page_of_feed
from app.formats.showing import line

_VERSION = "https://jsonfeed.org/version/1.1"


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """A feed of one page, one item a line; `_verbale` has the feed's id and the record's address, for programs."""
    feed: dict[str, Any] = {
        "version": _VERSION,
        "title": line(about.title),
        "home_page_url": page_of_feed(about),
        "feed_url": about.address,
        **({"next_url": about.next} if about.next else {}),
        "authors": [{"name": "Verbale", "url": about.base}],
        "_verbale": {"id": feed_id(about), "seq": about.seq},
    }
    yield f'{_json(feed)[:-1]}, "items": ['.encode()
    for number, document in enumerate(documents):
        yield f"{',' if number else ''}\n{_json(_item(entry(document, about)))}".encode()
    yield b"\n]}\n"


def _item(one: Entry) -> dict[str, Any]:
    item = {
        "id": one.id,
        "url": one.page,
        "external_url": one.reports[0] if one.reports else None,
        "title": one.title,
        "content_text": one.content,
        "date_published": one.published,
        "date_modified": one.updated,
        "authors": [
            {"name": author.name, **({"url": author.address} if author.address else {})} for author in one.authors
        ],
        "tags": [label.label for label in one.labels],
        "language": one.language,
        "_verbale": {"record": one.record},
    }
    return {name: value for name, value in item.items() if value}


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
