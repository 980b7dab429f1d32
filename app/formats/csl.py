"""CSL-JSON: one item of type `speech` a quote, for any citation style (Citation Style Language 1.0.2, csl-data).

The title says what was said where, never the words: a style would put marks around them, and around a paraphrase too.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from app.formats import crediting, dating
from app.formats.about import About
from app.formats.crediting import Quote
from app.formats.marking import marked
from app.formats.showing import line


def write(documents: Iterable[Quote], about: About) -> Iterator[bytes]:
    """A JSON array, one item a line."""
    yield b"["
    for number, quote in enumerate(documents):
        yield f"{',' if number else ''}\n{json.dumps(item(quote, about.base), ensure_ascii=False)}".encode()
    yield b"\n]\n"


def item(quote: Quote, base: str) -> dict[str, Any]:
    """The item of one quote; what is not known is not there, as CSL has it."""
    said, source, event = dating.csl(quote["said"]), quote["source"], quote["event"]
    fields = {
        "id": quote["id"],
        "type": "speech",
        "author": [{"literal": name} for name in crediting.speakers(quote)],
        "title": crediting.work(quote),
        "event-title": event and line(event["name"]),
        "event-date": said if event else None,
        "issued": said,
        "container-title": source["title"] and line(source["title"]),
        "publisher": source["publisher"] and line(source["publisher"]),
        "genre": "remarks" if quote["verbatim"] else "paraphrase",
        "abstract": marked(quote),
        "note": ". ".join(
            filter(None, (crediting.office(quote["role"]), f"Reported in: {crediting.report(quote)}"))
        ),
        "keyword": ", ".join(line(one["label"]) for one in [*quote["sectors"], *quote["topics"]]),
        "language": quote["language"],
        "URL": crediting.link(quote, base),
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value}
