"""Markdown: stored as it is read, marks and all; front matter and the first heading say what the text is.

A file called README is the description of its folder and gives no document, unless it has front matter of its own.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import yaml

from app.domain.records import SourceRecord
from app.domain.scalars import SourceKind
from app.errors import InputError
from app.extraction.markup import front_matter, without_marks
from app.extraction.segmentation import opening_date
from app.extraction.sources.dateline import stated, written_day
from app.extraction.sources.documents import Given, Item, decoded, digest_of, received, validated
from app.extraction.sources.language import language_of

_HEADING = re.compile(
    r"^ {0,3}(?:#{1,6}[ \t]+(?P<hashed>[^\n]{1,1000}?)[ \t]*(?:[ \t]#+[ \t]*)?$"
    r"|(?P<underlined>[^\s#>`*+-][^\n]{0,999})\n {0,3}(?:=+|-{3,})[ \t]*$)",
    re.MULTILINE,
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_EMPHASIS = re.compile(r"(?<![\w\\])([*_]{1,3}|`)(?=\S)(.{1,500}?)(?<=\S)\1(?!\w)")
_KEYS = {
    "title": ("title", "headline"), "published": ("date", "published"), "url": ("url", "link", "canonical_url"),
    "publisher": ("publisher",), "issuer": ("issuer",), "language": ("language", "lang"), "kind": ("kind",),
    "license": ("license",),
}  # fmt: skip
_NOTHING = frozenset({"", "null", "~"})
_HEADING_WITHIN = 20_000


def read(stream: BinaryIO, path: Path | None, given: Given) -> Iterator[Item]:
    """One document. Its front matter counts before the caller's day, and that before a dateline's."""
    try:
        data = received(stream)
        text = decoded(data)
        front, body = _front_matter(text)
        if front is None and path is not None and path.stem.lower() == "readme":
            return
        yield validated(SourceRecord, _fields(front or {}, text, body, given) | {"original_sha256": digest_of(data)})
    except InputError as error:
        yield error


def _fields(front: dict[str, str], text: str, body: int, given: Given) -> dict[str, Any]:
    said = stated(without_marks(text, body)[body:])
    named = {field: value for field, keys in _KEYS.items() if (value := _first(front, keys))}
    day = named.pop("published", None)
    return {
        "kind": said.kind or SourceKind.ARTICLE,
        "title": _heading(text, body),
        "publisher": said.publisher,
        "issuer": said.issuer,
        "language": language_of(text[body:]),
        "published": _day(day) if day else opening_date(text[body:])[0] or given.published or said.published,
        "text": text,
        **named,
    }


def _first(front: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((front[key] for key in keys if front.get(key, "") not in _NOTHING), None)


def _front_matter(text: str) -> tuple[dict[str, str] | None, int]:
    """The plain values of YAML front matter, as written, and where the body begins; (None, 0) if there is none.

    Raises InputError E_YAML.
    """
    written, body = front_matter(text)
    if not body:
        return None, 0
    try:
        value = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 - only strings
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError("E_YAML", "the front matter is not YAML") from error
    if not isinstance(value, dict):
        return None, 0
    return {str(key).lower(): one.strip() for key, one in value.items() if isinstance(one, str)}, body


def _day(words: str) -> str:
    """The day of front matter, as written, its time left out. Raises InputError E_RECORD."""
    day = written_day(words) or written_day(words[:10])
    if day is None:
        raise InputError("E_RECORD", f"the front matter's date “{words[:60]}” is not a day", pointer="/date")
    return day


def _heading(text: str, body: int) -> str | None:
    """The words of the first heading, without links and emphasis."""
    found = _HEADING.search(text, body, body + _HEADING_WITHIN)
    if not found:
        return None
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", found["hashed"] or found["underlined"])).strip() or None
