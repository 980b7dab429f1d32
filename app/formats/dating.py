"""Dates for readers and reference managers: as exact as the source, never more, whatever a format can say."""

import re
from datetime import date
from typing import Any

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([~?%]?)\Z")
_OPEN = re.compile(r"(\.\.)?/\d{4}(-\d\d){0,2}\Z|\d{4}(-\d\d){0,2}/(\.\.)?\Z")
_SEASON = re.compile(r"\d{4}-2[1-4]\Z")

When = dict[str, Any]


def in_words(when: When) -> str | None:
    """`20 November 2025`, `November 2025`, `between 11 November 2025 and 20 November 2025`; None where undated."""
    if when["edtf"] is None:
        return None
    if ends := _ends(when["edtf"]):
        return " to ".join(f"{'about ' if end[4] else ''}{_spelt(*end.groups()[:3])}" for end in ends)
    first, last = (spelt_day(when[bound]) if when[bound] else None for bound in ("earliest", "latest"))
    if first and last:
        return f"between {first} and {last}"
    if first or last:
        return f"on or after {first}" if first else f"on or before {last}"
    return str(when["edtf"])


def known_days(when: When) -> tuple[date, date] | None:
    """The first and last day of a date that is exact to the day: a day, or an interval of days; else None."""
    ends = _ends(when["edtf"] or "")
    if not ends or not all(end[3] and not end[4] for end in ends):
        return None
    return date.fromisoformat(ends[0][0]), date.fromisoformat(ends[-1][0])


def biblatex(when: When) -> str | None:
    """The date as biblatex reads it (ISO 8601-2 levels 0 and 1); a set of days is the month or year that holds it."""
    edtf: str | None = when["edtf"]
    if edtf is None or _SEASON.match(edtf) or _ends(edtf) or _OPEN.match(edtf):
        return edtf
    return _outward(when)


def year(when: When) -> str | None:
    """The year, if it is one."""
    first, last = when["earliest"], when["latest"]
    return first[:4] if first and last and first[:4] == last[:4] else None


def csl(when: When) -> dict[str, Any] | None:
    """A date variable of CSL-JSON: date-parts, two for a range, `circa` where it is one unknown day of those."""
    edtf, first, last = when["edtf"], when["earliest"], when["latest"]
    if edtf is None:
        return None
    if ends := _ends(edtf):
        parts = [[int(number) for number in end.groups()[:3] if number] for end in ends]
        return {"date-parts": parts, **({"circa": True} if any(end[4] for end in ends) else {})}
    if first and last:
        return {"date-parts": [_numbers(first), _numbers(last)], "circa": True}
    return {"literal": in_words(when)}


def ris(when: When) -> str | None:
    """`YYYY/MM/DD/`, with what is not known left empty and the words behind it where they say more."""
    edtf = when["edtf"] or ""
    found = _PLAIN.match(edtf) or _PLAIN.match(_outward(when) or "")
    if not found:
        return None
    exact = found[0] == edtf and not found[4]
    return f"{found[1]}/{found[2] or ''}/{found[3] or ''}/{'' if exact else in_words(when)}"


def _ends(edtf: str) -> list[re.Match[str]]:
    """A plain date, or both ends of an interval of plain dates; nothing for any other."""
    first, slash, last = edtf.partition("/")
    ends = [_PLAIN.match(end) for end in ((first, last) if slash else (first,))]
    return [end for end in ends if end] if all(ends) else []


def _outward(when: When) -> str | None:
    first, last = when["earliest"], when["latest"]
    if first is None or last is None:
        return f"{first or '..'}/{last or '..'}" if first or last else None
    for length in (10, 7, 4):
        if first[:length] == last[:length]:
            held: str = first[:length]
            return held
    return f"{first[:4]}/{last[:4]}"


def _numbers(day: str) -> list[int]:
    return [int(number) for number in day.split("-")]


def spelt_day(day: str) -> str:
    """`20 November 2025` of YYYY-MM-DD."""
    return _spelt(*day.split("-"))


def _spelt(year: str, month: str | None = None, day: str | None = None) -> str:
    words = [str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", str(int(year))]
    return " ".join(filter(None, words))
