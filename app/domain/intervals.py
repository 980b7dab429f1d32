"""Days put into buckets: days, weeks (ISO 8601, from Monday), months, years; a date belongs where it surely lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class Interval(StrEnum):
    """How long a bucket is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def first_day(day: date, interval: Interval) -> date:
    """The first day of the bucket in which a day lies. The week of 0001-01-01, a Monday, is the first there is."""
    if interval is Interval.WEEK:
        return day - timedelta(days=day.weekday())
    if interval is Interval.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if interval is Interval.YEAR else day


def last_day(first: date, interval: Interval) -> date:
    """The last day of the bucket that begins on `first`; the week that would pass the year 9999 ends with it."""
    if interval is Interval.DAY:
        return first
    if interval is Interval.WEEK:
        return min(first, date.max - timedelta(days=6)) + timedelta(days=6)
    if interval is Interval.YEAR or first.month == 12:  # noqa: PLR2004 - December
        return first.replace(month=12, day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)


def bucket_of(earliest: date | None, latest: date | None, interval: Interval) -> date | None:
    """The first day of the bucket in which a date lies whole; None for one that is open or reaches further.

    The same rule counts timelines and the facets of years and months. A vague date is never spread over buckets, nor
    given to the one where it begins: “in 2025” says nothing of March.
    """
    if earliest is None or latest is None:
        return None
    first = first_day(earliest, interval)
    return first if latest <= bucket_from(first, interval).last else None


@dataclass(frozen=True, slots=True)
class Bucket:
    """A day, week, month or year by its first and last day, as ISO 8601 writes them."""

    first: date
    last: date
    start: str
    end: str
    following: date | None


@lru_cache(maxsize=4096)
def bucket_from(first: date, interval: Interval) -> Bucket:
    """The bucket that begins on a day. Timelines have the same ones again and again, and working one out takes 1 µs."""
    last = last_day(first, interval)
    following = last + timedelta(days=1) if last < date.max else None
    return Bucket(first, last, first.isoformat(), last.isoformat(), following)


def buckets(first: date, last: date, interval: Interval) -> Iterator[Bucket]:
    """All buckets from the one that begins on `first` to the one that begins on `last`."""
    following: date | None = first
    while following is not None and following <= last:
        bucket = bucket_from(following, interval)
        yield bucket
        following = bucket.following


def how_many(first: date, last: date, interval: Interval) -> int:
    """How many buckets `buckets` gives."""
    if interval is Interval.YEAR:
        return last.year - first.year + 1
    if interval is Interval.MONTH:
        return (last.year - first.year) * 12 + last.month - first.month + 1
    return (last - first).days // (7 if interval is Interval.WEEK else 1) + 1
