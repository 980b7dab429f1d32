"""What the English forms of dates are made of: names of months and weekdays, numbers, years, parts of a period.

Every repetition in these patterns is bounded, so that finding dates takes time linear in the text.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.extraction import periods
from app.extraction.english import calendar as words
from app.extraction.periods import Part, Period
from app.extraction.setting import Setting


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a date, and how it is read. `opening` is what must stand before it and is no part of it."""

    name: str
    pattern: str
    read: Callable[[re.Match[str], Setting], Period | None]
    opening: str = ""


def _numbers(full: tuple[str, ...], abbreviations: Mapping[str, int], first: int) -> dict[str, int]:
    numbers = {name.lower(): number for number, name in enumerate(full, start=first)}
    return numbers | {short.lower(): number for short, number in abbreviations.items()}


def _any_of(full: tuple[str, ...], abbreviations: Mapping[str, int] | None = None) -> str:
    """As usual or in capitals; abbreviations with a full stop or without."""
    names = [rf"{form}\b" for name in full for form in (name, name.upper())]
    shorts = [rf"{form}\b\.?" for short in abbreviations or {} for form in (short, short.upper())]
    return "(?:" + "|".join([*names, *shorts]) + ")"


_MONTH_NUMBERS = _numbers(words.MONTHS, words.MONTH_ABBREVIATIONS, 1)
_WEEKDAY_NUMBERS = _numbers(words.WEEKDAYS, words.WEEKDAY_ABBREVIATIONS, 0)

S = r"(?:[ \t\u00a0\u202f]{1,2}|\n)"
MONTH = _any_of(words.MONTHS, words.MONTH_ABBREVIATIONS)
FULL_MONTH = "(?:" + "|".join(rf"{name}\b" for name in words.MONTHS) + ")"
WEEKDAY = _any_of(words.WEEKDAYS)
ANY_WEEKDAY = _any_of(words.WEEKDAYS, words.WEEKDAY_ABBREVIATIONS)
DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,]\d|%|-[a-z]|{S}(?:[mb]illion|per|percent)\b)"
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\w|[.,]\d|%)"
TO = rf"(?:{S}?[-‐‑–—]{S}?|{S}(?:to|through|until|till|and){S})"
PART = (
    rf"(?:(?P<part>(?i:early|mid|late|end))(?:[-‐‑–]|{S})"
    rf"|(?P<edge>(?i:beginning|start|middle|end)){S}of{S}(?:the{S}(?=month|year))?)"
)
OF_YEAR = rf"(?:(?:,{S}?|{S})(?:of{S})?(?P<year>{YEAR})|,?{S}(?:of{S})?(?P<which>last|this|next){S}year\b)"
ALONE = rf"(?!{S}\d|(?:,?{S}|,)(?:of{S})?(?:{YEAR}|(?:last|this|next){S}year))"
"""Behind a month: neither a day nor a year follows."""

_PARTS = {
    "early": Part.EARLY, "beginning": Part.EARLY, "start": Part.EARLY, "mid": Part.MIDDLE, "middle": Part.MIDDLE,
    "late": Part.LATE, "end": Part.LATE,
}  # fmt: skip
STEPS = {"last": -1, "this": 0, "the": 0, "next": 1}


def month_number(written: str) -> int:
    """1 for "Jan.", 1 for "JANUARY"."""
    return _MONTH_NUMBERS[written.rstrip(".").lower()]


def weekday_number(written: str) -> int:
    """0 for "Monday"."""
    return _WEEKDAY_NUMBERS[written.rstrip(".").lower()]


def day_number(written: str) -> int:
    """3 for "3rd"."""
    return int("".join(c for c in written if c.isdecimal()))


def year_of(found: re.Match[str], setting: Setting) -> int | None:
    """The year that the words give, in digits or as "last year"."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("which") and setting.anchor:
        return setting.anchor.year + STEPS[groups["which"].lower()]
    return None


def names_year(found: re.Match[str]) -> bool:
    """Whether there are words for the year, known or not."""
    groups = found.groupdict()
    return bool(groups.get("year") or groups.get("which"))


def narrowed(period: Period, found: re.Match[str]) -> Period | None:
    """The part of the period that "early" or "the end of" leaves."""
    groups = found.groupdict()
    word = groups.get("part") or groups.get("edge")
    return periods.part(period, _PARTS[word.lower()]) if word else period
