"""NDJSON: one record or one article a line, in anybody's field names; a bad line never costs the others."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from app.domain.records import SourceRecord
from app.errors import InputError
from app.extraction.sources.documents import MAX_TEXT, Given, Item, decoded, digest_of, record_from, validated
from app.extraction.sources.language import language_of
from app.extraction.sources.record import parsed_json

_FIELDS = frozenset(SourceRecord.model_fields)
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)?")


def read(stream: BinaryIO, path: Path | None, given: Given) -> Iterator[Item]:
    """Every line that is not blank: a record where it has a `source`, else an article."""
    number = 0
    while line := stream.readline(MAX_TEXT + 1):
        number += 1
        if len(line) > MAX_TEXT:
            yield InputError(
                "E_LIMIT", f"the line has more than {MAX_TEXT} bytes; the file is not read on", line=number
            )
            return
        if line.strip():
            try:
                yield _item(line, path, given)
            except InputError as error:
                error.line = number
                yield error


def _item(line: bytes, path: Path | None, given: Given) -> Item:
    value = parsed_json(decoded(line))
    if not isinstance(value, dict):
        raise InputError("E_JSON", "a line is an object")
    if "source" in value and not given.field_names:
        return record_from(value, path and path.parent, None)
    return _article(value, given)


def _article(value: dict[str, Any], given: Given) -> SourceRecord:
    """An article whose fields may be called otherwise; the caller's own ids are kept in `external_ids`."""
    named = {ours: value[theirs] for ours, theirs in given.field_names.items() if theirs in value}
    rest = {name: one for name, one in value.items() if name not in given.field_names.values()}
    fields = {name: one for name, one in rest.items() if name in _FIELDS} | named
    own_ids = {name: rest[name] for name in rest if name not in _FIELDS and (name == "id" or name.endswith("_id"))}
    left = sorted(rest.keys() - _FIELDS - own_ids.keys())
    if left and not given.field_names:
        raise InputError("E_RECORD", f"unknown field; a field map says which are meant: {', '.join(left)[:200]}",
                         pointer=f"/{left[0]}")  # fmt: skip
    if isinstance(fields.get("text"), str):
        if "language" not in fields:
            fields["language"] = language_of(fields["text"])
        fields.setdefault("original_sha256", digest_of(fields["text"].encode("utf-8", "surrogatepass")))
    fields["published"] = _day(fields["published"]) if "published" in fields else given.published
    given_ids = fields.setdefault("external_ids", [])
    if isinstance(given_ids, list):
        fields["external_ids"] = given_ids + [_identifier(*one) for one in own_ids.items() if one[1] is not None]
    return validated(SourceRecord, fields)


def _day(value: Any) -> Any:
    """The day of an instant as it is written, never shifted, as those of pages are; anything else as it is."""
    instant = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    return instant[1] if instant else value


def _identifier(scheme: str, value: Any) -> dict[str, Any]:
    return {"scheme": scheme, "identifier": value if isinstance(value, dict | list) else str(value)}
