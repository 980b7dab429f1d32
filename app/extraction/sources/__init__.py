"""The formats a source may come in, one module each: bytes in; articles to be read, records, or refusals out."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from app.extraction.sources import html, markdown, ndjson, record, text
from app.extraction.sources.documents import Given, Item

Reader = Callable[[BinaryIO, Path | None, Given], Iterator[Item]]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".json": record.read_json,
    ".yaml": record.read_yaml,
    ".yml": record.read_yaml,
    ".ndjson": ndjson.read,
    ".jsonl": ndjson.read,
}
LINEWISE = frozenset({".ndjson", ".jsonl"})
"""Formats of one document a line, any run of whose lines can be read by itself."""
