"""CSV (RFC 4180): a header, one row a record, lines that end in CRLF. Columns are only ever appended, never moved.

A spreadsheet takes for a formula what begins with =, +, -, @, a tab or a line break, in full width too. Such a text,
and one that begins with an apostrophe, gets an apostrophe in front: to read a cell, take one apostrophe off it.
Several values in a cell have "; " between them, and a backslash before each backslash and semicolon of theirs; a null
among them is \\N. Null alone is an empty cell, and so is an empty list.
"""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from app.formats.about import About, Document

_BOM = b"\xef\xbb\xbf"
_GUARDED = frozenset("=+-@\t\r\n＝＋－＠'")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;"})

_Path = tuple[int, list[str]]
"""The number of a column, and the steps to its value."""

_WHEN = ("edtf", "earliest", "latest", "approximate", "as_written", "basis")
_RECORD = (("version", "version"), ("added_at", "added_at"), ("updated_at", "updated_at"))

COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    "quotes": (
        ("id", "id"), ("text", "text"), ("verbatim", "verbatim"), ("quote_kind", "quote_kind"),
        ("language", "language"), ("order", "order"), *((f"said_{part}", f"said.{part}") for part in _WHEN),
        ("speaker_type", "speaker.type"), ("speaker_id", "speaker.id"), ("speaker_name", "speaker.name"),
        ("speaker_description", "speaker.description"), ("speaker_member_ids", "speaker.members.id"),
        ("speaker_member_names", "speaker.members.name"), ("role_title", "role.title"), ("role_office", "role.office"),
        ("role_status", "role.status"), ("role_organization_id", "role.organization.id"),
        ("role_organization_name", "role.organization.name"), ("role_country", "role.country"),
        ("event_id", "event.id"), ("event_name", "event.name"), ("event_kind", "event.kind"),
        ("sectors", "sectors.id"), ("sector_labels", "sectors.label"), ("topics", "topics.id"),
        ("topic_labels", "topics.label"), ("mention_ids", "mentions.id"), ("mention_names", "mentions.name"),
        ("parts", "parts.exact"), ("part_starts", "parts.start"), ("part_ends", "parts.end"),
        ("clause_start", "clause.start"), ("clause_end", "clause.end"), ("cue", "attribution.cue"),
        ("rule", "attribution.rule"), ("confidence", "attribution.confidence"), ("review", "attribution.review"),
        ("candidates", "attribution.candidates.name"), ("source_id", "source.id"),
        ("source_version", "source.version"), ("source_kind", "source.kind"), ("publisher", "source.publisher"),
        ("source_title", "source.title"), ("source_url", "source.url"), ("published", "source.published"),
        ("source_sha256", "source.sha256"), ("flags", "flags"), *_RECORD,
        ("inclusion_probability", "inclusion_probability"),
    ),
    "events": (
        ("id", "id"), ("name", "name"), ("kind", "kind"), ("ordinal", "ordinal"), ("series", "series"),
        *((f"date_{part}", f"date.{part}") for part in _WHEN), ("place_name", "place.name"),
        ("place_country", "place.country"), ("host_ids", "hosts.id"), ("host_names", "hosts.name"),
        ("host_parts", "hosts.part"), ("occasion", "occasion.text"), ("participant_ids", "participants.person.id"),
        ("participant_names", "participants.person.name"), ("participant_parts", "participants.part"),
        ("participant_roles", "participants.role.title"), ("related_names", "related.name"),
        ("related_kinds", "related.kind"), ("sectors", "sectors.id"), ("sector_labels", "sectors.label"),
        ("topics", "topics.id"), ("topic_labels", "topics.label"), ("mention_ids", "mentions.id"),
        ("mention_names", "mentions.name"), ("quote_count", "quote_count"),
        *((f"{one}_count", f"{one}_count") for one in ("source", "participant", "mention", "related")),
        ("source_ids", "sources.id"),
        ("publishers", "sources.publisher"), ("source_urls", "sources.url"), *_RECORD,
        ("inclusion_probability", "inclusion_probability"),
    ),
    "persons": (
        ("id", "id"), ("name", "name"), ("sort_name", "sort_name"), ("family_name", "family_name"),
        ("given_name", "given_name"), ("names", "names.name"), ("identifier_schemes", "identifiers.scheme"),
        ("identifiers", "identifiers.identifier"), ("role_titles", "roles.title"), ("role_offices", "roles.office"),
        ("role_statuses", "roles.status"), ("role_organization_ids", "roles.organization.id"),
        ("role_countries", "roles.country"), ("role_starts", "roles.start_date.edtf"),
        ("role_ends", "roles.end_date.edtf"), ("role_source_ids", "roles.source"), ("quote_count", "quote_count"),
        ("first_spoke", "first_spoke"), ("last_spoke", "last_spoke"), ("flags", "flags"),
        ("confusable_with", "confusable_with"), *_RECORD, ("inclusion_probability", "inclusion_probability"),
    ),
}  # fmt: skip
"""By resource: each column with the path of its value in the document."""


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """The header, then a row for each record; with a byte order mark in front where it is asked for."""
    columns, steps = COLUMNS[about.resource], _ways(about.resource)
    row = csv.writer(_Text(), lineterminator="\r\n").writerow
    head: Any = row([name for name, _ in columns])
    yield (_BOM if about.bom else b"") + head.encode()
    for document in documents:
        cells = [""] * len(columns)
        _fill(cells, steps, document)
        line: Any = row(cells)
        yield line.encode()


class _Text:
    """What a csv writer writes to; its rows give back what is written here."""

    def write(self, text: str) -> str:
        return text


class _Step(NamedTuple):
    """A member of a document: its column, or, where the paths go on from it, the steps of what is within.

    `paths` are these paths, by column: of a list each member is asked for its values.
    """

    name: str
    column: int
    inner: "tuple[_Step, ...]"
    paths: list[_Path]


@cache
def _ways(resource: str) -> tuple[_Step, ...]:
    """The steps to all columns of a resource."""
    return _steps([(number, path.split(".")) for number, (_, path) in enumerate(COLUMNS[resource])])


def _steps(paths: list[_Path]) -> tuple[_Step, ...]:
    """The paths as a tree, in which what several columns share is looked up once, and what is null ends it."""
    steps = []
    for name in dict.fromkeys(path[0] for _, path in paths):
        column = next(number for number, path in paths if path[0] == name)
        further = [(number, path[1:]) for number, path in paths if path[0] == name and path[1:]]
        steps.append(_Step(name, column, _steps(further), further))
    return tuple(steps)


def _fill(cells: list[str], steps: tuple[_Step, ...], value: Document) -> None:
    """Write into the cells what a document has for them. Most are plain texts, and a call for each would be felt."""
    for name, column, inner, paths in steps:
        found = value.get(name)
        if found is None:
            continue
        if not inner:
            cells[column] = found if type(found) is str and found[:1] not in _GUARDED else _cell(found)
        elif type(found) is dict:
            _fill(cells, inner, found)
        elif found:
            for number, path in paths:
                cells[number] = _cell([_at(one, path) for one in found])


def _at(value: Any, path: list[str]) -> Any:
    """The value at the end of a path within a member of a list; null as soon as there is none."""
    for step in path:
        if value is None:
            return None
        value = value.get(step)
    return value


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return _guarded("; ".join(["\\N" if one is None else _escaped(one) for one in value]))
    return _guarded(value) if isinstance(value, str) else _plain(value)


def _escaped(value: Any) -> str:
    text = _plain(value)
    return text.translate(_ESCAPED) if ";" in text or "\\" in text else text


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def _guarded(text: str) -> str:
    return f"'{text}" if text[:1] in _GUARDED else text
