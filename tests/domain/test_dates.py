"""EDTF as strict bounds: what a date may mean is never made narrower, and never wider than it says."""

from datetime import date, timedelta

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.dates import MAX_DAY, MIN_DAY, bounds, number
from app.domain.records import DateRecord

DAYS = st.dates()
TABLE = {
    "2025": ("2025-01-01", "2025-12-31"), "2025-11": ("2025-11-01", "2025-11-30"),
    "2025-11-20": ("2025-11-20", "2025-11-20"), "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-02": ("2023-02-01", "2023-02-28"), "2024-02-29": ("2024-02-29", "2024-02-29"),
    "2000-02": ("2000-02-01", "2000-02-29"), "1900-02": ("1900-02-01", "1900-02-28"),
    "[2025-11-11..2025-11-20]": ("2025-11-11", "2025-11-20"),
    "{2025-11-11..2025-11-20}": ("2025-11-11", "2025-11-20"),
    "2025-11-11/2025-11-20": ("2025-11-11", "2025-11-20"), "2025-11/2025-12": ("2025-11-01", "2025-12-31"),
    "2025-11-20/2025-11": ("2025-11-20", "2025-11-30"),
    "[..2025-11-20]": (None, "2025-11-20"), "[2025-11-20..]": ("2025-11-20", None),
    "../2025-11-20": (None, "2025-11-20"), "2025-11-20/..": ("2025-11-20", None), "../..": (None, None),
    "/2025": (None, "2025-12-31"), "2025/": ("2025-01-01", None), "2024-12/..": ("2024-12-01", None),
    "20XX": ("2000-01-01", "2099-12-31"), "202X": ("2020-01-01", "2029-12-31"),
    "2025-XX": ("2025-01-01", "2025-12-31"), "2025-11-XX": ("2025-11-01", "2025-11-30"),
    "2025-21": ("2025-03-01", "2025-05-31"), "2025-23": ("2025-09-01", "2025-11-30"),
    "[1667,1668]": ("1667-01-01", "1668-12-31"), "{1667,1668-12}": ("1667-01-01", "1668-12-31"),
    "0001": ("0001-01-01", "0001-12-31"), "9999-12-31": ("9999-12-31", "9999-12-31"),
}  # fmt: skip
NONE = (
    "", " ", "..", "/", "[..]", "[]", "Nov 2025", "yesterday", "2025-02-30", "2023-02-29", "2025-13", "2025-00",
    "2025-11-31", "2025-11-00", "0000", "0000-01-01", "-0044-03-15", "10000", "+010000-01-01", "Y170000", "2025-1-1",
    "2025-W47", "2025-11-20/2025-11-19", "2025-12/2025-11", "[2025-11-20..2025-11-11]", "2025-11-20/open", "unknown",
    "XXXX", "..2025-11-20", "2025-11-20..", "[2025", "2025]", "1e5", "\0", "２０２５ー１１",
)  # fmt: skip


@pytest.mark.parametrize(("edtf", "expected"), TABLE.items(), ids=TABLE)
def test_bounds(edtf: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(edtf) == expected


PLAIN = st.one_of(
    st.dates().map(str), st.dates().map(lambda day: str(day)[:7]), st.dates().map(lambda day: str(day)[:4])
)


def of_package(edtf: str) -> tuple[str, str]:
    """The strict bounds that the edtf package gives."""
    parsed = parse_edtf(edtf)
    earliest, latest = (date(*struct[:3]).isoformat() for struct in (parsed.lower_strict(), parsed.upper_strict()))
    if earliest > latest:
        raise ValueError(edtf)
    return earliest, latest


@given(PLAIN, PLAIN, st.sampled_from(["{}/{}", "[{}..{}]", "[{},{}]"]))
@settings(max_examples=60)
def test_two_plain_dates_mean_what_the_package_says(first: str, last: str, form: str) -> None:
    edtf = form.format(first, last)
    try:
        expected = of_package(edtf)
    except (EDTFParseException, ValueError):
        with pytest.raises(ValueError, match=r"is not an EDTF date|ends before it begins"):
            bounds(edtf)
    else:
        assert bounds(edtf) == expected


@pytest.mark.parametrize("part", [*range(21, 42)])
@pytest.mark.parametrize("year", ["0004", "2023", "2024"])
def test_a_part_of_a_year_means_what_the_package_says(year: str, part: int) -> None:
    assert bounds(f"{year}-{part}") == of_package(f"{year}-{part}")


@pytest.mark.parametrize("edtf", NONE)
def test_what_is_no_date_of_ours(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"is not an EDTF date|ends before it begins"):
        bounds(edtf)


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - its length is what matters
        bounds("x" * 5000)
    assert len(str(refused.value)) < 100


@pytest.mark.parametrize("doubt", ["~", "?", "%"])
@pytest.mark.parametrize("edtf", ["2025", "2025-11", "2025-11-20"])
def test_doubt_does_not_widen_a_date(edtf: str, doubt: str) -> None:
    """The package's fuzzy bounds of a doubtful interval are more than a year wide."""
    assert bounds(edtf + doubt) == bounds(edtf)
    assert bounds(f"{edtf}{doubt}/{edtf}{doubt}") == bounds(edtf)


@given(DAYS)
def test_a_day_is_itself(day: date) -> None:
    assert bounds(day.isoformat()) == (day.isoformat(), day.isoformat())
    assert date.fromordinal(number(day.isoformat(), default=0)) == day


@given(DAYS)
def test_a_day_lies_in_its_month_and_that_in_its_year(day: date) -> None:
    written = day.isoformat()
    year, month = bounds(written[:4]), bounds(written[:7])
    assert year[0] is not None
    assert year[1] is not None
    assert month[0] is not None
    assert month[1] is not None
    assert year[0] <= month[0] <= written <= month[1] <= year[1]
    after = date.fromisoformat(month[1]) + timedelta(days=1) if day.year < 9999 else None
    assert after is None or after.day == 1


@settings(max_examples=15, deadline=None)  # the package takes 5 ms for each of six forms, and 0.2 s for the first
@given(DAYS, DAYS)
def test_intervals_and_sets_have_the_bounds_of_their_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    expected = (first.isoformat(), last.isoformat())
    for form in ("{}/{}", "[{}..{}]", "{{{}..{}}}"):
        assert bounds(form.format(first, last)) == expected
        if first < last:
            with pytest.raises(ValueError, match="ends before it begins"):
                bounds(form.format(last, first))
    assert bounds(f"[..{first}]") == bounds(f"../{first}") == (None, first.isoformat())
    assert bounds(f"[{first}..]") == bounds(f"{first}/..") == (first.isoformat(), None)


@given(st.text("0123456789-/.[]{}~?%XTYSE,+", max_size=64))
def test_anything_else_is_a_date_or_refused(edtf: str) -> None:
    try:
        earliest, latest = bounds(edtf)
    except ValueError:
        return
    assert earliest is None or latest is None or earliest <= latest
    for day in (earliest, latest):
        assert day is None or MIN_DAY <= date.fromisoformat(day).toordinal() <= MAX_DAY


class TestRecord:
    def test_bounds_are_worked_out(self) -> None:
        found = DateRecord(edtf="[2025-11-11..2025-11-20]")
        assert (found.earliest, found.latest) == ("2025-11-11", "2025-11-20")

    @pytest.mark.parametrize(
        "given_", [{"earliest": "2025-11-12"}, {"latest": "2025-11-21"}, {"earliest": "0001-01-01"}]
    )
    def test_and_must_agree_where_they_are_given(self, given_: dict[str, str]) -> None:
        with pytest.raises(ValueError, match="does not agree with EDTF"):
            DateRecord(edtf="[2025-11-11..2025-11-20]", **given_)

    @pytest.mark.parametrize(
        "edtf", ["2025-11-20T10:00:00", "2025-11-20\n", " 2025", "2025 ", "2025-11-20Z ", "２０２５"]
    )
    def test_a_date_has_no_time_and_no_blanks(self, edtf: str) -> None:
        with pytest.raises(ValueError, match="edtf"):
            DateRecord(edtf=edtf)
