"""Article text: UTF-8, with or without an opening `date YYYY-MM-DD`."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.domain.records import SourceRecord
from app.errors import InputError
from app.extraction.segmentation import opening_date
from app.extraction.sources.documents import Given, Item, decoded, digest_of, received, validated


def read(stream: BinaryIO, path: Path | None, given: Given) -> Iterator[Item]:
    """One article. Its own opening date counts before the caller's."""
    del path
    try:
        data = received(stream)
        text = decoded(data)
        published = opening_date(text)[0] or given.published
        yield validated(SourceRecord, {"text": text, "published": published, "original_sha256": digest_of(data)})
    except InputError as error:
        yield error
