"""Dates in words and in the formats of reference managers: as exact as the source, never more."""

from datetime import date

import pytest

from app.domain.dates import bounds
from app.formats import dating

DATES = {
    # EDTF: in words, biblatex, RIS, date-parts or literal of CSL, circa
    "2025-11-20": ("20 November 2025", "2025-11-20", "2025/11/20/", [[2025, 11, 20]], False),
    "2025-11": ("November 2025", "2025-11", "2025/11//", [[2025, 11]], False),
    "2025": ("2025", "2025", "2025///", [[2025]], False),
    "2025-02~": ("about February 2025", "2025-02~", "2025/02//about February 2025", [[2025, 2]], True),
    "[2025-11-11..2025-11-20]": (
        "between 11 November 2025 and 20 November 2025", "2025-11",
        "2025/11//between 11 November 2025 and 20 November 2025", [[2025, 11, 11], [2025, 11, 20]], True,
    ),
    "[2025-10-15..2025-11-16]": (
        "between 15 October 2025 and 16 November 2025", "2025", "2025///between 15 October 2025 and 16 November 2025",
        [[2025, 10, 15], [2025, 11, 16]], True,
    ),
    "2025-11-20/2025-11-22": (
        "20 November 2025 to 22 November 2025", "2025-11-20/2025-11-22",
        "2025/11//20 November 2025 to 22 November 2025",
        [[2025, 11, 20], [2025, 11, 22]], False,
    ),
    "2024-03/2025-06": ("March 2024 to June 2025", "2024-03/2025-06", None, [[2024, 3], [2025, 6]], False),
    "2025-21": (
        "between 1 March 2025 and 31 May 2025", "2025-21", "2025///between 1 March 2025 and 31 May 2025",
        [[2025, 3, 1], [2025, 5, 31]], True,
    ),
    "[..2025-11-20]": ("on or before 20 November 2025", "../2025-11-20", None, "on or before 20 November 2025", False),
    "2025-06/..": ("on or after 1 June 2025", "2025-06/..", None, "on or after 1 June 2025", False),
}  # fmt: skip


def when(edtf: str | None) -> dating.When:
    earliest, latest = bounds(edtf) if edtf else (None, None)
    return {"edtf": edtf, "earliest": earliest, "latest": latest}


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_as_exact_as_the_source(edtf: str) -> None:
    words, biblatex, ris, parts, circa = DATES[edtf]
    asked = when(edtf)
    assert dating.in_words(asked) == words
    assert dating.biblatex(asked) == biblatex
    assert dating.ris(asked) == ris
    found = dating.csl(asked) or {}
    assert found.get("date-parts", found.get("literal")) == parts
    assert found.get("circa", False) is circa


@pytest.mark.parametrize("edtf", [*DATES, None])
def test_what_a_bibliography_shows_holds_every_day_that_is_meant(edtf: str | None) -> None:
    asked = when(edtf)
    shown = dating.biblatex(asked)
    if shown is None:
        assert edtf is None
        return
    earliest, latest = bounds(shown)
    assert earliest is None or (asked["earliest"] or "") >= earliest
    assert latest is None or (asked["latest"] or "9999") <= latest


def test_no_date_is_no_date() -> None:
    undated = when(None)
    assert [one(undated) for one in (dating.in_words, dating.biblatex, dating.ris, dating.csl, dating.year)] == [
        None
    ] * 5


def test_days_are_known_only_where_they_are() -> None:
    known = {edtf: dating.known_days(when(edtf)) for edtf in [*DATES, "2025-11-20~"]}
    assert {edtf for edtf, days in known.items() if days} == {"2025-11-20", "2025-11-20/2025-11-22"}
    assert known["2025-11-20/2025-11-22"] == (date(2025, 11, 20), date(2025, 11, 22))
