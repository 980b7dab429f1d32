"""Shares of strata: in proportion, whole, and none forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sampling import allocate

SIZES = st.lists(st.integers(1, 10_000), min_size=1, max_size=40)


@given(SIZES, st.integers(0, 3_000))
def test_shares_add_up_and_stay_within_what_there_is(sizes: list[int], more: int) -> None:
    sample = len(sizes) + more
    shares = allocate(sizes, sample)
    assert sum(shares) == min(sample, sum(sizes))
    assert all(1 <= share <= size for share, size in zip(shares, sizes, strict=True))


@given(SIZES, st.integers(0, 3_000))
def test_shares_are_in_proportion_but_for_the_one_that_each_has(sizes: list[int], more: int) -> None:
    sample, total = len(sizes) + more, sum(sizes)
    if sample < total and all(sample * size >= total for size in sizes):  # every share is at least one of itself
        shares = allocate(sizes, sample)
        assert all(abs(share - sample * size / total) < 1 for share, size in zip(shares, sizes, strict=True))


@pytest.mark.parametrize(
    ("sizes", "sample", "shares"),
    [([50, 30, 20], 10, [5, 3, 2]), ([998, 1, 1], 10, [8, 1, 1]), ([5, 5], 20, [5, 5]), ([3, 3, 3], 4, [2, 1, 1]),
     ([], 5, [])],
)  # fmt: skip
def test_shares(sizes: list[int], sample: int, shares: list[int]) -> None:
    assert allocate(sizes, sample) == shares


def test_more_strata_than_records_to_draw() -> None:
    with pytest.raises(ValueError, match="3 strata"):
        allocate([5, 5, 5], 2)
