"""NDJSON: each record as JSON on a line of its own, and nothing else."""

import json
from collections.abc import Iterable, Iterator

from app.formats.about import About, Document


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """One line a record, the same JSON that a page of the list has."""
    del about
    for document in documents:
        yield json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
