"""Reads the CSV files of `seeds/` (UTF-8, RFC 4180, a header row) into rows that know their line.

Every complaint is a `VocabularyError` that reads `sectors.csv:12: …`, because whoever adds a row to a
vocabulary is an editor, not a programmer, and must be able to find the row again.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import VocabularyError

ID = re.compile(r"[a-z0-9-]{1,80}")
COUNTRY = re.compile(r"[A-Z]{2}")
ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+")
TAGGED = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*):(?=\S)(.+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `cells` by column name, `file` and the `line` on which the row ends."""

    file: str
    line: int
    cells: dict[str, str]

    def error(self, problem: str) -> VocabularyError:
        """The error to raise about this row."""
        return VocabularyError(f"{self.file}:{self.line}: {problem}")

    def text(self, column: str) -> str | None:
        """The cell without surrounding space; None when empty."""
        return self.cells[column].strip() or None

    def required(self, column: str) -> str:
        """The cell, which must not be empty."""
        value = self.text(column)
        if value is None:
            raise self.error(f"{column} is missing")
        return value

    def listed(self, column: str) -> tuple[str, ...]:
        """The entries of a cell that holds a list, `a|b|c`."""
        return tuple(entry.strip() for entry in self.cells[column].split("|") if entry.strip())

    def named(self, column: str, default: str = "en") -> tuple[tuple[str, str], ...]:
        """Names with their BCP 47 language, `ko:서울|Seoul City`; without a tag it is `default`."""
        return tuple(_tagged(entry, default) for entry in self.listed(column))

    def country(self) -> str:
        """An ISO 3166-1 alpha-2 code in the column `country`."""
        code = self.required("country")
        if not COUNTRY.fullmatch(code):
            raise self.error(f"country {code!r} is not an ISO 3166-1 alpha-2 code")
        return code

    def country_if_any(self) -> str | None:
        """The same, or None for an empty cell."""
        return self.country() if self.text("country") else None

    def address(self, column: str) -> str:
        """An http(s) address that proves the row."""
        value = self.required(column)
        if not ADDRESS.fullmatch(value):
            raise self.error(f"{column} {value!r} is not an http(s) address")
        return value

    def day(self, column: str) -> str | None:
        """An ISO 8601 day, `2025-06-10`."""
        value = self.text(column)
        if value is None:
            return None
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise self.error(f"{column} {value!r} is not a day like 2025-06-10") from None

    def flag(self, column: str) -> bool:
        """`true` or `false`, written out: an empty cell would be a guess."""
        value = self.cells[column].strip()
        if value not in {"true", "false"}:
            raise self.error(f"{column} {value!r} is neither true nor false")
        return value == "true"

    def choice(self, column: str, allowed: Sequence[str]) -> str:
        """One of a closed list of words."""
        value = self.required(column)
        if value not in allowed:
            raise self.error(f"{column} {value!r} is none of {', '.join(allowed)}")
        return value


def rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of one file, whose header must hold exactly `columns`, in any order."""
    reader = csv.DictReader(io.StringIO(_decoded(path), newline=""), strict=True)
    try:
        _check_header(path.name, reader.fieldnames or (), columns)
        for cells in reader:
            if None in cells or None in cells.values():
                raise VocabularyError(f"{path.name}:{reader.line_num}: as many cells as columns are needed")
            yield Row(path.name, reader.line_num, cells)
    except csv.Error as error:
        raise VocabularyError(f"{path.name}:{reader.line_num}: {error}") from error


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise VocabularyError(f"{path.name}:1: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise VocabularyError(f"{path.name}:{line}: is not UTF-8") from error


def _check_header(file: str, found: Sequence[str], wanted: Sequence[str]) -> None:
    for column in found:
        if column not in wanted:
            raise VocabularyError(f"{file}:1: unknown column {column!r}")
    for column in wanted:
        if found.count(column) != 1:
            raise VocabularyError(f"{file}:1: column {column!r} must be there once")


def _tagged(entry: str, default: str) -> tuple[str, str]:
    match = TAGGED.fullmatch(entry)
    return (match[2], match[1]) if match else (entry, default)
