"""What is tallied in one pass is what each date has alone."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.intervals import Interval, bucket_of
from app.store.ordering import UNDATED, days_of, newest_key
from app.store.timelines import tally

NEAR = st.one_of(st.dates(date(2024, 12, 1), date(2025, 2, 28)), st.dates(date(9999, 11, 1), date(9999, 12, 31)))
DATES = st.one_of(
    NEAR.map(lambda day: (day, day)), st.tuples(NEAR, NEAR).map(sorted), NEAR.map(lambda day: (None, day)),
    NEAR.map(lambda day: (day, None)), st.just((None, None)),
)  # fmt: skip


@given(st.lists(DATES, max_size=12), st.sampled_from(Interval))
def test_dates_lie_in_the_buckets_in_which_each_would_lie_alone(
    dates: list[tuple[date | None, date | None]], interval: Interval
) -> None:
    dated = Counter(newest_key(*(day and day.isoformat() for day in one)) for one in dates)
    found = tally(dated, interval)
    alone = {key: bucket_of(*days_of(key), interval) for key in dated if key < UNDATED}
    expected: Counter[date] = Counter()
    for key, bucket in alone.items():
        if bucket is not None:
            expected[bucket] += dated[key]
    assert found.counts == expected
    assert found.undated == dated[UNDATED]
    assert found.vague == sum(dated[key] for key, bucket in alone.items() if bucket is None)
