"""EDTF (ISO 8601-2) dates: strict bounds in days, and the day numbers that sorting and overlap work with."""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?\Z")
_TWO = re.compile(r"(?P<set>\[)?(?P<first>[\d-]{4,10})(?:(?P<between>\.\.|,)|/)(?P<last>[\d-]{4,10})(?(set)\])\Z")
_PART = re.compile(r"(\d{4})-(2[1-4]|3[3-9]|4[01])\Z")
_MONTHS = {
    "21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 12),
    "33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12),
    "37": (1, 4), "38": (5, 8), "39": (9, 12), "40": (1, 6), "41": (7, 12),
}  # fmt: skip
"""First and last month of seasons, quarters, thirds and halves; a winter ends with its year, as strict bounds do."""


class DateMatch(StrEnum):
    """Whether a vague date counts when it may lie in the interval, or only when it must."""

    POSSIBLE = "possible"
    CERTAIN = "certain"


MIN_DAY = date.min.toordinal()
MAX_DAY = date.max.toordinal()


@lru_cache(maxsize=16384)
def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The first and last day (YYYY-MM-DD) that an EDTF date may mean; None where it is open.

    `[2025-11-11..2025-11-20]` is one unknown day of ten; strict bounds are used because the package's fuzzy bounds of
    `2025-11-11~/2025-11-20~` are more than a year wide. Raises ValueError for text that is not EDTF, for years outside
    0001 to 9999 and for an interval that ends before it begins.
    """
    try:
        earliest, latest = _bounds(edtf)
    except (ValueError, OverflowError, TypeError, AttributeError) as error:
        raise ValueError(f"“{edtf[:64]}” is not an EDTF date") from error
    if earliest is not None and latest is not None and earliest > latest:
        raise ValueError(f"“{edtf[:64]}” ends before it begins")
    return earliest, latest


def _bounds(edtf: str) -> tuple[str | None, str | None]:
    if quick := _plain(edtf) or _part_of_year(edtf) or _two(edtf):
        return quick
    opening, closing = _open_ends(edtf)
    parsed = _parsed(edtf)
    return None if opening else _day(parsed.lower_strict()), None if closing else _day(parsed.upper_strict())


def _parsed(edtf: str) -> Any:
    """By the package, which is imported for the few dates that need it: 45 ms and 7 MB."""
    from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415

    try:
        return parse_edtf(edtf)
    except EDTFParseException as error:
        raise ValueError(edtf) from error


def _plain(edtf: str) -> tuple[str, str] | None:
    """Years, months and days without the package, which takes 3 ms for each: a corpus has ten thousand of them."""
    found = _PLAIN.match(edtf)
    if found is None:
        return None
    year, month, day = found.groups()
    if day:
        whole = date(int(year), int(month), int(day)).isoformat()
        return whole, whole
    return _months(year, int(month or 1), int(month or 12))


def _part_of_year(edtf: str) -> tuple[str, str] | None:
    """Seasons and quarters, 4 ms each in the package."""
    found = _PART.match(edtf)
    return _months(found[1], *_MONTHS[found[2]]) if found else None


def _two(edtf: str) -> tuple[str, str] | None:
    """From one plain date to another, or one of two: 5 to 40 ms in the package, which takes no set of mixed length."""
    found = _TWO.match(edtf)
    if found is None or bool(found["set"]) != bool(found["between"]):
        return None
    first, last = _plain(found["first"]), _plain(found["last"])
    if first is None or last is None or (found["set"] and len(found["first"]) != len(found["last"])):
        return None
    if found["between"] == ",":
        return min(first[0], last[0]), max(first[1], last[1])
    return first[0], last[1]


def _months(year: str, first: int, last: int) -> tuple[str, str]:
    return date(int(year), first, 1).isoformat(), date(int(year), last, monthrange(int(year), last)[1]).isoformat()


def _open_ends(edtf: str) -> tuple[bool, bool]:
    body = edtf.strip("[]{}")
    return body.startswith(("..", "/")), body.endswith(("..", "/"))


def _day(struct: tuple[int, ...]) -> str:
    return date(struct[0], struct[1], struct[2]).isoformat()


def number(day: str | None, *, default: int) -> int:
    """The proleptic Gregorian ordinal of a day, or `default` for an open bound."""
    return date.fromisoformat(day).toordinal() if day else default
