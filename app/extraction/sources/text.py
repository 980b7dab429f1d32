"""Article text: UTF-8, with or without an opening `date YYYY-MM-DD`."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.domain.records import SourceRecord
from app.domain.scalars import SourceKind
from app.errors import InputError
from app.extraction.segmentation import opening_date
from app.extraction.sources.dateline import stated
from app.extraction.sources.documents import Given, Item, decoded, digest_of, received, validated
from app.extraction.sources.language import language_of


def read(stream: BinaryIO, path: Path | None, given: Given) -> Iterator[Item]:
    """One article. Its own opening date counts before the caller's, and the caller's before a dateline's."""
    del path
    try:
        data = received(stream)
        text = decoded(data)
        said = stated(text)
        yield validated(SourceRecord, {
            "text": text,
            "kind": said.kind or SourceKind.ARTICLE,
            "published": opening_date(text)[0] or given.published or said.published,
            "publisher": said.publisher,
            "issuer": said.issuer,
            "language": language_of(text),
            "original_sha256": digest_of(data),
        })  # fmt: skip
    except InputError as error:
        yield error
