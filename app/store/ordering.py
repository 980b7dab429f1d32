"""The number by which records are sorted by date: newest first, vaguer later, undated last."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.domain.dates import MAX_DAY, MIN_DAY, number

BITS = 22  # days of year 9999 need 22
MASK = (1 << BITS) - 1
UNDATED = 1 << 2 * BITS
REACHES = (31, 366, -1)  # how far before its latest day a vague date may lie; -1 is unbounded


def newest_key(earliest: str | None, latest: str | None) -> int:
    """Ascending: latest day descending, then earliest day descending; an open bound is as far as it can be."""
    if earliest is None and latest is None:
        return UNDATED
    return _pack(number(latest, default=MAX_DAY), number(earliest, default=MIN_DAY))


def _pack(latest: int, earliest: int) -> int:
    return (MAX_DAY - latest) << BITS | (MAX_DAY - earliest)


def latest_day(newest: int) -> str | None:
    """The latest day of a key, None where it is open or undated."""
    day = MAX_DAY - (newest >> BITS)
    return None if newest >= UNDATED or day >= MAX_DAY else _written(day)


def earliest_day(newest: int) -> str | None:
    """The earliest day of a key, None where it is open or undated."""
    day = MAX_DAY - (newest & MASK)
    return None if newest >= UNDATED or day <= MIN_DAY else _written(day)


@lru_cache(maxsize=4096)
def _written(day: int) -> str:
    return date.fromordinal(day).isoformat()


def days_of(newest: int) -> tuple[date | None, date | None]:
    """The earliest and the latest day of a dated key, None where open."""
    earliest, latest = MAX_DAY - (newest & MASK), MAX_DAY - (newest >> BITS)
    return (
        None if earliest <= MIN_DAY else date.fromordinal(earliest),
        None if latest >= MAX_DAY else date.fromordinal(latest),
    )


def reach(earliest: str | None, latest: str | None) -> int:
    """0 for one day; else the smallest class of REACHES that holds the date's width."""
    if earliest is None and latest is None:
        return 0
    if earliest is None or latest is None:
        return -1
    width = number(latest, default=MAX_DAY) - number(earliest, default=MIN_DAY)
    return 0 if width == 0 else next((days for days in REACHES if days >= width), -1)


class Window(NamedTuple):
    """A stretch of keys, `low` and `high` inclusive, of the lists with one reach, with bounds on the earliest day.

    The part of a key that holds the earliest day is `key & MASK`: greater means earlier.
    """

    reach: int
    low: int
    high: int
    at_least: int | None = None
    at_most: int | None = None


def windows(earliest: int, latest: int, *, certain: bool) -> tuple[Window, ...]:
    """Where to look for dates that overlap [earliest, latest] (days), or lie within it when `certain`.

    Overlap means latest day >= `earliest` and earliest day <= `latest`. Dates whose latest day lies in the interval
    are one stretch of the plain list; those that end later but may begin inside it can only be vague ones, and for
    each class of vagueness they lie within its reach. So no search reads past what it might need.
    """
    inside = Window(0, _pack(latest, MAX_DAY), _pack(earliest, MIN_DAY))
    if certain:
        return (Window(0, inside.low, inside.high, at_most=MAX_DAY - earliest),)
    if latest >= MAX_DAY:
        return (inside,)
    beyond = tuple(
        Window(
            days,
            _pack(min(MAX_DAY, latest + days) if days > 0 else MAX_DAY, MAX_DAY),
            inside.low - 1,
            at_least=MAX_DAY - latest,
        )
        for days in REACHES
    )
    return (inside, *beyond)
