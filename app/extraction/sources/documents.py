"""What every format shares: bytes to text, every character kept; values to records, with a pointer to a fault."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from pydantic import ValidationError

from app.domain.records import Record, SourceRecord
from app.errors import InputError
from app.extraction.sources.language import language_of

M = TypeVar("M", Record, SourceRecord)

MAX_TEXT = 32 * 1024 * 1024  # bytes of one document; a book has 1 to 2 MB

Item = SourceRecord | Record | InputError
"""An article to be read, a record to be taken as it is, or why there is neither."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says about documents that do not say it themselves: their day, and their names for our fields."""

    published: str | None = None
    field_names: Mapping[str, str] = field(default_factory=dict)


def received(stream: BinaryIO) -> bytes:
    """All bytes of a document. Raises InputError E_LIMIT past 32 MB, without reading on."""
    data = stream.read(MAX_TEXT + 1)
    if len(data) > MAX_TEXT:
        raise InputError("E_LIMIT", f"the document has more than {MAX_TEXT} bytes")
    return data


def decoded(data: bytes) -> str:
    """The text of UTF-8 bytes, every character kept. Raises InputError E_EMPTY, E_UTF8 or E_NUL."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise InputError("E_UTF8", f"not UTF-8 at byte {error.start}") from error
    if "\x00" in text:
        raise InputError("E_NUL", f"a NUL character at {text.index(chr(0))}")
    if not text.strip("\ufeff \t\r\n\v\f\u00a0\u3000"):
        raise InputError("E_EMPTY", "there is no text in it")
    return text


def digest_of(data: bytes) -> str:
    """The SHA-256 of the bytes received."""
    return sha256(data).hexdigest()


def record_from(value: Any, folder: Path | None, original: str | None) -> Record:
    """A record from parsed JSON or YAML. `text_file` is read from the record's own folder.

    Raises InputError E_RECORD with a JSON pointer to the first fault.
    """
    if not isinstance(value, dict) or not isinstance(value.get("source"), dict):
        raise InputError("E_RECORD", "a record is an object with a `source`", pointer="/source")
    source = dict(value["source"])
    if "text_file" in source:
        data = _text_file(source.pop("text_file"), folder)
        source["text"], original = decoded(data), digest_of(data)
    if "language" not in source and isinstance(source.get("text"), str):
        source["language"] = language_of(source["text"])
    if source.get("original_sha256") is None and original is not None:
        source["original_sha256"] = original
    return validated(Record, {**value, "source": source})


def _text_file(name: Any, folder: Path | None) -> bytes:
    if folder is None or not isinstance(name, str):
        raise InputError("E_RECORD", "text_file needs a record file beside it", pointer="/source/text_file")
    with suppress(OSError, ValueError):  # a name too long, or with a NUL
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            with path.open("rb") as stream:
                return received(stream)
    raise InputError("E_RECORD", f"no file “{name[:200]}” in the record's folder", pointer="/source/text_file")


_UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})


def validated(model: type[M], value: Any) -> M:
    """The value as a model. Raises InputError E_RECORD with a JSON pointer to the first fault."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        pointer = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in fault["loc"])
        told = "is no field of a record" if fault["type"] in _UNKNOWN else fault["msg"].removeprefix("Value error, ")
        raise InputError("E_RECORD", told, pointer=pointer) from error
