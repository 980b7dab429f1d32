"""Days, months and vaguer stretches of the calendar as EDTF, relative to the day a source was published.

No language is known here. What may be one of several days stays a set: `[2025-11-11..2025-11-20]` is one
unknown day of ten, `[2024-12,2025-12]` one of two months.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum, auto
from typing import NamedTuple

_WEEK = 7
# A date without its year is taken for the past one unless that is almost a year ago: in November "in March" is
# this March, "in December" may be either.
_NEAR = 300
# Against a plain cue of tense only a far better candidate counts: "will follow a meeting in October", read in
# November, may well mean last month.
_FAR = 300
_CLOSE = 62


class Tense(Enum):
    """What the words around say of the day: gone, yet to come, or nothing."""

    PAST = auto()
    FUTURE = auto()
    OPEN = auto()


class Part(Enum):
    """The first, middle or last third of a period."""

    EARLY = auto()
    MIDDLE = auto()
    LATE = auto()


class Period(NamedTuple):
    """A stretch of the calendar and how EDTF writes it; `thirds` are its parts, from the first day of each."""

    edtf: str
    first: date
    last: date
    thirds: tuple[date, date, date] | None = None
    approximate: bool = False


def day(when: date) -> Period:
    """One day."""
    return Period(when.isoformat(), when, when)


def month(year: int, number: int) -> Period:
    """One month; its thirds begin on the 1st, 11th and 21st."""
    thirds = (date(year, number, 1), date(year, number, 11), date(year, number, 21))
    return Period(f"{year:04}-{number:02}", thirds[0], date(year, number, monthrange(year, number)[1]), thirds)


def year(number: int) -> Period:
    """One year; its thirds are of four months."""
    thirds = (date(number, 1, 1), date(number, 5, 1), date(number, 9, 1))
    return Period(f"{number:04}", thirds[0], date(number, 12, 31), thirds)


def decade(first_year: int) -> Period:
    """Ten years; its thirds begin in the years 0, 4 and 7."""
    thirds = (date(first_year, 1, 1), date(first_year + 4, 1, 1), date(first_year + 7, 1, 1))
    return Period(f"{first_year // 10:03}X", thirds[0], date(first_year + 9, 12, 31), thirds)


def quarter(number: int, which: int) -> Period:
    """A quarter of a year, which EDTF numbers 33 to 36."""
    last = which * 3
    return Period(
        f"{number:04}-{32 + which}", date(number, last - 2, 1), date(number, last, monthrange(number, last)[1])
    )


def half(number: int, which: int) -> Period:
    """A half of a year, which EDTF numbers 40 and 41."""
    last = which * 6
    return Period(
        f"{number:04}-{39 + which}", date(number, last - 5, 1), date(number, last, monthrange(number, last)[1])
    )


def week(anchor: date, offset: int) -> Period:
    """A day of the week `offset` weeks on. Some count it from Sunday, some to Sunday, so it has eight days."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=_WEEK * offset)
    return one_of(monday - timedelta(days=1), monday + timedelta(days=6))


def one_of(first: date, last: date, *, approximate: bool = False) -> Period:
    """One unknown day from `first` to `last`."""
    if first == last:
        return day(first)
    return Period(f"[{first.isoformat()}..{last.isoformat()}]", first, last, approximate=approximate)


def either(one: Period, other: Period) -> Period:
    """One of two, it is not known which."""
    if one == other:
        return one
    first, last = sorted((one, other), key=lambda period: period.first)
    return Period(f"[{first.edtf},{last.edtf}]", first.first, last.last, approximate=one.approximate)


def both(one: date, other: date) -> Period | None:
    """Two days apart from one another; None when they are not in order."""
    return Period(f"{{{one.isoformat()},{other.isoformat()}}}", one, other) if one < other else None


def span(first: Period, last: Period) -> Period | None:
    """All of `first` to `last`; None when that runs backwards."""
    if last.last < first.first or first.edtf == last.edtf:
        return None
    return Period(f"{first.edtf}/{last.edtf}", first.first, last.last)


def part(period: Period, which: Part) -> Period | None:
    """An unknown day in a third of a period, approximate because "early" is: mid-November is the 11th to 20th."""
    if period.thirds is None:
        return None
    first, second, third = period.thirds
    ends = {
        Part.EARLY: (first, second - timedelta(days=1)),
        Part.MIDDLE: (second, third - timedelta(days=1)),
        Part.LATE: (third, period.last),
    }
    return one_of(*ends[which], approximate=True)


def shifted_month(anchor: date, months: int) -> Period:
    """The month so many months on from the anchor's."""
    count = anchor.year * 12 + anchor.month - 1 + months
    return month(count // 12, count % 12 + 1)


def shifted_quarter(anchor: date, quarters: int) -> Period:
    """The quarter so many quarters on from the anchor's."""
    count = anchor.year * 4 + (anchor.month - 1) // 3 + quarters
    return quarter(count // 4, count % 4 + 1)


def weekday(anchor: date, number: int, tense: Tense) -> Period:
    """The nearest such day (Monday is 0) not after the anchor; in the future tense the next one.

    "will meet Thursday", published on a Thursday, may mean that day or the one a week later.
    """
    past = anchor - timedelta(days=(anchor.weekday() - number) % _WEEK)
    if tense is not Tense.FUTURE:
        return day(past)
    following = day(past + timedelta(days=_WEEK))
    return either(day(past), following) if past == anchor else following


def last_weekday(anchor: date, number: int) -> Period:
    """ "Last Friday": the nearest before the anchor, or the one before that if it was in the same week."""
    nearest = anchor - timedelta(days=(anchor.weekday() - number - 1) % _WEEK + 1)
    if nearest.weekday() >= anchor.weekday():
        return day(nearest)
    return either(day(nearest), day(nearest - timedelta(days=_WEEK)))


def next_weekday(anchor: date, number: int) -> Period:
    """ "Next Friday": the nearest after the anchor, or the one after that if it is in the same week."""
    nearest = anchor + timedelta(days=(number - anchor.weekday() - 1) % _WEEK + 1)
    if nearest.weekday() <= anchor.weekday():
        return day(nearest)
    return either(day(nearest), day(nearest + timedelta(days=_WEEK)))


def this_weekday(anchor: date, number: int) -> Period:
    """ "This Friday": the one gone by or the one coming."""
    return either(
        weekday(anchor, number, Tense.PAST), day(anchor + timedelta(days=(number - anchor.weekday()) % _WEEK))
    )


def nearest(past: Period, following: Period, anchor: date, tense: Tense) -> Period:
    """Of two periods a year apart the one that the tense and the distance speak for, or either."""
    back = (anchor - past.first).days
    ahead = (following.first - anchor).days
    if tense is Tense.PAST:
        return past
    if tense is Tense.FUTURE:
        return either(past, following) if ahead > _FAR and back <= _CLOSE else following
    return past if back <= _NEAR else either(past, following)
