"""Days in buckets: each day in one, none between two, and a vague date only where it surely lies."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.intervals import Interval, bucket_of, buckets, first_day, how_many, last_day

DAYS, INTERVALS = st.dates(), st.sampled_from(Interval)


@given(DAYS, INTERVALS)
def test_a_day_lies_in_its_bucket_and_the_next_bucket_follows(day: date, interval: Interval) -> None:
    first = first_day(day, interval)
    last = last_day(first, interval)
    assert first <= day <= last
    assert first_day(last, interval) == first
    if last < date.max:
        following = last + timedelta(days=1)
        assert first_day(following, interval) == following


@given(DAYS, st.integers(0, 4000), INTERVALS)
def test_buckets_are_without_gaps_and_counted_before_they_are_made(day: date, more: int, interval: Interval) -> None:
    first = first_day(day, interval)
    last = first_day(date.fromordinal(min(day.toordinal() + more, date.max.toordinal())), interval)
    found = list(buckets(first, last, interval))
    assert (found[0].first, found[-1].first, len(found)) == (first, last, how_many(first, last, interval))
    assert all(one.last == last_day(one.first, interval) for one in found)
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(found))
    assert all((one.start, one.end) == (one.first.isoformat(), one.last.isoformat()) for one in found)


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2025-11-20", "2025-11-20", ("2025-11-20", "2025-11-17", "2025-11-01", "2025-01-01")),
        ("2025-11-11", "2025-11-20", (None, None, "2025-11-01", "2025-01-01")),
        ("2025-11-01", "2025-11-30", (None, None, "2025-11-01", "2025-01-01")),
        ("2024-12-30", "2025-01-05", (None, "2024-12-30", None, None)),
        ("2025-01-01", "2025-12-31", (None, None, None, "2025-01-01")),
        ("2024-12-31", "2025-01-01", (None, "2024-12-30", None, None)),
        (None, "2025-11-20", (None, None, None, None)),
        ("2025-11-20", None, (None, None, None, None)),
        ("0001-01-01", "0001-01-02", (None, "0001-01-01", "0001-01-01", "0001-01-01")),
    ],
)
def test_a_vague_date_is_given_to_no_bucket_that_it_may_leave(
    earliest: str | None, latest: str | None, expected: tuple[str | None, ...]
) -> None:
    bounds = tuple(one and date.fromisoformat(one) for one in (earliest, latest))
    found = [bucket_of(*bounds, interval) for interval in (Interval.DAY, Interval.WEEK, Interval.MONTH, Interval.YEAR)]
    assert [one and one.isoformat() for one in found] == list(expected)
