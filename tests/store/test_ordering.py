"""The number that dates are sorted by, and the stretches of it in which a search looks."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.dates import MAX_DAY, MIN_DAY, number
from app.store.ordering import (
    MASK,
    REACHES,
    UNDATED,
    Window,
    earliest_day,
    latest_day,
    newest_key,
    reach,
    windows,
)

Bounds = tuple[str | None, str | None]


@st.composite
def dates(draw: st.DrawFn) -> Bounds:
    """A date with its bounds: a day, up to three years, or open on one side or both; undated is (None, None)."""
    first = date(1, 1, 1) + timedelta(
        days=draw(st.integers(0, (date.max - date.min).days) | st.integers(738_000, 740_000))
    )
    width = draw(st.sampled_from((0, 0, 1, 9, 30, 31, 32, 365, 366, 367, 1100)))
    last = min(first.toordinal() + width, date.max.toordinal())
    sides = draw(st.sampled_from(("both", "both", "both", "first", "last", "none")))
    return (
        first.isoformat() if sides in {"both", "first"} else None,
        date.fromordinal(last).isoformat() if sides in {"both", "last"} else None,
    )


def later(bounds: Bounds) -> tuple[bool, int, int]:
    """What newest first means, said plainly: later last days first, then later first days, the undated at the end."""
    if bounds == (None, None):
        return (True, 0, 0)
    return (False, -number(bounds[1], default=MAX_DAY), -number(bounds[0], default=MIN_DAY))


@settings(max_examples=400, derandomize=True, database=None)
@given(dates(), dates())
def test_keys_stand_in_the_order_of_dates(one: Bounds, other: Bounds) -> None:
    assert (newest_key(*one) < newest_key(*other)) == (later(one) < later(other))
    assert (newest_key(*one) == newest_key(*other)) == (later(one) == later(other))


@settings(max_examples=300, derandomize=True, database=None)
@given(dates())
def test_a_key_gives_its_days_back(bounds: Bounds) -> None:
    key = newest_key(*bounds)
    assert 0 <= key <= UNDATED < 2**63
    last, first = number(bounds[1], default=MAX_DAY), number(bounds[0], default=MIN_DAY)
    assert latest_day(key) == (None if last == MAX_DAY or key == UNDATED else bounds[1])
    assert earliest_day(key) == (None if first == MIN_DAY or key == UNDATED else bounds[0])


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (None, None, 0),
        ("2025-11-20", "2025-11-20", 0),
        ("2025-11-11", "2025-11-20", 31),
        ("2025-10-20", "2025-11-20", 31),
        ("2025-10-19", "2025-11-20", 366),
        ("2024-01-01", "2024-12-31", 366),
        ("2024-01-01", "2025-01-01", 366),
        ("2024-01-01", "2025-01-02", -1),
        ("2024-01-01", None, -1),
        (None, "2024-01-01", -1),
        ("0001-01-01", "0001-01-01", 0),
        ("9999-12-31", "9999-12-31", 0),
    ],
)
def test_reach(earliest: str | None, latest: str | None, expected: int) -> None:
    assert reach(earliest, latest) == expected


def is_in(window: Window, bounds: Bounds) -> bool:
    """Whether a search of this window meets a date: it reads the plain list, or the one of the date's own reach."""
    if bounds == (None, None) or (window.reach and window.reach != reach(*bounds)):
        return False
    key = newest_key(*bounds)
    within = window.low <= key <= window.high
    at_least = window.at_least is None or (key & MASK) >= window.at_least
    at_most = window.at_most is None or (key & MASK) <= window.at_most
    return within and at_least and at_most


@settings(max_examples=700, derandomize=True, database=None)
@given(dates(), dates(), st.booleans())
def test_windows_meet_exactly_what_overlaps_and_each_once(asked: Bounds, bounds: Bounds, certain: bool) -> None:
    first, last = number(asked[0], default=MIN_DAY), number(asked[1], default=MAX_DAY)
    earliest, latest = number(bounds[0], default=MIN_DAY), number(bounds[1], default=MAX_DAY)
    meets = sum(is_in(window, bounds) for window in windows(first, last, certain=certain))
    dated = bounds != (None, None)
    expected = earliest >= first and latest <= last if certain else earliest <= last and latest >= first
    assert meets == (dated and expected)


def test_windows_look_no_further_than_a_date_reaches() -> None:
    first, last = number("2025-11-20", default=0), number("2025-11-25", default=0)
    inside, *beyond = windows(first, last, certain=False)
    assert inside.reach == 0
    assert [window.reach for window in beyond] == list(REACHES)
    assert latest_day(beyond[0].low) == "2025-12-26"  # 31 days past the last: such a date cannot reach back further
    assert latest_day(beyond[1].low) == "2026-11-26"
    assert latest_day(beyond[2].low) is None
    assert len(windows(first, last, certain=True)) == 1
    assert len(windows(first, MAX_DAY, certain=False)) == 1
