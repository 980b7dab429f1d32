"""Dates asked for and dates found: vague ones of every reach, open ends, undated records, and what is no date."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests import corpus
from tests.api.answers import names, page, problem
from tests.conftest import serving

DATES = {
    "day": "2025-11-20", "next day": "2025-11-21", "ten days": "[2025-11-11..2025-11-20]", "month": "2025-11",
    "five weeks": "[2025-10-15..2025-11-20]", "year": "2025", "two years": "2024/2025", "since": "2025-11-15/..",
    "until": "../2025-11-15", "another year": "2023-03", "leap day": "2024-02-29",
}  # fmt: skip
NAMES = frozenset(DATES)


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    """Each date as a quote's, as an event's and as the one day on which somebody spoke; and one without any."""
    records = []
    for number, (name, edtf) in enumerate(DATES.items()):
        somebody = corpus.person(f"Person {name.title()}")
        event = corpus.event(name, date=edtf) if number % 2 else corpus.event(name, date=edtf, kind="summit")
        records.append(
            corpus.record(
                corpus.quote(name, somebody), persons=[somebody], event=event, published="2020-01-01", title=name
            )
        )
    nobody = corpus.person("Person Undated")
    records.append(
        corpus.record(
            corpus.quote("undated", nobody),
            persons=[nobody],
            event=corpus.event("undated"),
            published=None,
            title="none",
        )
    )
    with serving(make_store(*records)) as client:
        yield client


NOVEMBER = NAMES - {"another year", "leap day"}


@pytest.mark.parametrize(
    ("question", "possible", "certain"),
    [
        ("date=2025-11-20", NOVEMBER - {"next day", "until"}, {"day"}),
        ("date=2025-11-21", {"next day", "month", "year", "two years", "since"}, {"next day"}),
        ("date=2025-11-10", {"month", "five weeks", "year", "two years", "until"}, set()),
        ("date=2025-11", NOVEMBER, {"day", "next day", "ten days", "month"}),
        ("date=2025", NOVEMBER, {"day", "next day", "ten days", "month", "five weeks", "year"}),
        ("date=2024", {"two years", "until", "leap day"}, {"leap day"}),
        ("date=2024-02-29", {"two years", "until", "leap day"}, {"leap day"}),
        ("date=2025-10-01/2025-10-20", {"five weeks", "year", "two years", "until"}, set()),
        ("date=2025-11-11/2025-11-21", NOVEMBER, {"day", "next day", "ten days"}),
        ("date=[2025-11-11..2025-11-20]", NOVEMBER - {"next day"}, {"day", "ten days"}),
        ("date=2025-11-21/..", {"next day", "month", "year", "two years", "since"}, {"next day"}),
        ("date=2025-11-15/..", NOVEMBER, {"day", "next day", "since"}),
        ("date=../2025-11-15", NAMES - {"day", "next day"}, {"until", "another year", "leap day"}),
        ("date=../2023", {"until", "another year"}, {"another year"}),
        ("date=../..", NAMES, NAMES),
        ("date=2026", {"since"}, set()),
        ("date=2022", {"until"}, set()),
        ("from=2025-11-21", {"next day", "month", "year", "two years", "since"}, {"next day"}),
        ("from=2025-11", NOVEMBER, {"day", "next day", "ten days", "month", "since"}),
        ("from=2025", NOVEMBER, {"day", "next day", "ten days", "month", "five weeks", "year", "since"}),
        ("to=2023", {"until", "another year"}, {"another year"}),
        ("to=2024-02", {"two years", "until", "another year", "leap day"}, {"another year", "leap day"}),
        ("from=2025-11-20&to=2025-11-20", NOVEMBER - {"next day", "until"}, {"day"}),
        ("from=2025-11&to=2025-11", NOVEMBER, {"day", "next day", "ten days", "month"}),
        ("from=2024&to=2025-11-10", NAMES - {"day", "next day", "ten days", "since", "another year"}, {"leap day"}),
        ("from=2030&to=2031-05", {"since"}, set()),
        ("date=0001-01-01", {"until"}, set()),
        ("date=9999-12-31", {"since"}, set()),
    ],
)
def test_overlap_and_containment(client: TestClient, question: str, possible: set[str], certain: set[str]) -> None:
    for resource in ("quotes", "events"):
        assert set(names(page(client, f"{resource}?{question}"))) == possible, resource
        assert set(names(page(client, f"{resource}?{question}&date_match=possible"))) == possible
        found = page(client, f"{resource}?{question}&date_match=certain")
        assert set(names(found)) == certain, resource
        assert found["total"] == len(certain)
    spoke = {name.removeprefix("Person ").lower() for name in names(page(client, f"persons?{question}"))}
    assert spoke == possible
    spoke = {
        name.removeprefix("Person ").lower() for name in names(page(client, f"persons?{question}&date_match=certain"))
    }
    assert spoke == certain


@pytest.mark.parametrize("question", ["", "event_kind=summit&", "event_kind=forum&event_kind=summit&", "q=year&"])
def test_vague_dates_are_found_beside_other_filters(client: TestClient, question: str) -> None:
    """The lists of vague dates hang on each list that may be walked; here every kind of walk meets them."""
    everything = set(names(page(client, f"events?{question}")))
    for days, expected in (("2025-11-10", {"month", "five weeks", "year", "two years", "until"}), ("2026", {"since"})):
        assert set(names(page(client, f"events?{question}date={days}"))) == expected & everything


def test_vague_events_end_long_after_the_interval(client: TestClient) -> None:
    found = names(page(client, "events?date=2024-01-01"))
    assert set(found) == {"two years", "until"}
    assert names(page(client, "events?date=2024-01-01&sort=date")) == found[::-1]


def test_newest_first_vaguer_later_undated_last(client: TestClient) -> None:
    newest = ["since", "year", "two years", "month", "next day", "day", "ten days", "five weeks", "until", "leap day",
              "another year", "undated"]  # fmt: skip
    for resource in ("quotes", "events"):
        assert names(page(client, resource)) == newest
        assert names(page(client, resource, sort="date")) == [*newest[-2::-1], "undated"]


def test_nothing_dates_what_is_undated(client: TestClient) -> None:
    for resource in ("quotes", "events"):
        assert "undated" not in names(page(client, resource, date="../.."))
    assert page(client, "sources", date="../..")["total"] == len(DATES)
    assert names(page(client, "sources"))[-1] == "none"
    (last,) = page(client, "persons", person="Person Undated")["items"]
    assert (last["first_spoke"], last["last_spoke"]) == (None, None)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("date=10000-01-01", "date"),
        ("date=+010000-01-01", "date"),
        ("date=0000-01-01", "date"),
        ("date=0000", "date"),
        ("date=-0044-03-15", "date"),
        ("date=2023-02-29", "date"),
        ("date=2023-13-01", "date"),
        ("date=2023-00", "date"),
        ("date=2023-1-1", "date"),
        ("date=20231101", "date"),
        ("date=yesterday", "date"),
        ("date=2020-01-01T00:00:00", "date"),
        ("date=2020-01-01 ", "date"),
        ("date=", "date"),
        ("date=..", "date"),
        ("date=....", "date"),
        ("date=2025-11-20/2025-11-10", "date"),
        ("date=2025/2024", "date"),
        ("date=[2025..2024]", "date"),
        ("date=" + "9" * 64, "date"),
        ("date=" + "2025/" * 20, "date"),
        ("date=" + "[" * 60, "date"),
        ("date=%00", "date"),
        ("date=٢٠٢٥-٠١-٠١", "date"),
        ("from=2023-02-29", "from"),
        ("from=2023-13", "from"),
        ("from=0000", "from"),
        ("from=2025-11-20/2025-11-21", "from"),
        ("from=٢٠٢٥", "from"),
        ("to=2025-04-31", "to"),
        ("to=..", "to"),
        ("to=", "to"),
        ("from=2025-12-01&to=2025-11-30", "from"),
        ("from=2026&to=2025-12", "from"),
        ("date=2025&from=2025", "date"),
        ("date=2025&to=2025", "date"),
        ("date=2025&date=2024", "date"),
        ("from=2025&from=2024", "from"),
        ("date_match=maybe", "date_match"),
        ("date_match=possible&date_match=certain", "date_match"),
    ],
)
def test_what_is_no_date_is_told_of_its_parameter(client: TestClient, query: str, parameter: str) -> None:
    for resource in ("quotes", "events", "persons"):
        body = problem(client, f"/v1/{resource}?{query.replace('+', '%2B')}", 422, "validation")
        assert body["errors"][0]["parameter"] == parameter


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("date=yesterday", "date: “yesterday” is no date such as 2025-11-20, 2025-11 or 2025-11-01/.."),
        ("from=2025-11-20%0A", "from: String should have at most 10 characters"),
        ("to=2025%0A", "to: “2025\n” is no year, month or day such as 2025, 2025-11 or 2025-11-20"),
        ("from=Nov+2025", "from: “Nov 2025” is no year, month or day such as 2025, 2025-11 or 2025-11-20"),
        ("added_from=2025-11-21T08", "added_from: “2025-11-21T08” is no day, or instant such as 2025-11-21T08:30:00Z"),
        ("limit=5&limit=6", "limit: can be given only once"),
        ("role=%2A", "role: has no word in it"),
        ("quote_count=3", "quote_count: There is no such parameter."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_parameter_and_what_would_do(forum: TestClient, query: str, detail: str) -> None:
    """Not by a regular expression, nor by a name that is not close."""
    assert problem(forum, f"/v1/quotes?{query}", 422, "validation")["detail"] == detail


def test_from_and_to_on_one_day_are_one_day(client: TestClient) -> None:
    assert page(client, "quotes?from=2025-12&to=2025-12-01")["query"] == {
        "from": "2025-12", "to": "2025-12-01", "sort": "-date", "limit": 20,
    }  # fmt: skip


ALMOST = r"\A\[?20[0-9X]{2}(-[0-9X]{2}){0,2}[~?%]?([/.,]{1,2}(20[0-9]{2}-[01][0-9])?)?[\]}]?\Z"


@settings(max_examples=100, derandomize=True, database=None)
@given(st.text("0123456789-/.~?%X[]{},", min_size=4, max_size=24) | st.from_regex(ALMOST))
def test_whatever_is_written_is_answered_or_refused(forum: TestClient, written: str) -> None:
    answer = forum.get("/v1/quotes", params={"date": written})
    assert answer.status_code in (200, 422), answer.text
    if answer.status_code == 422:
        assert answer.json()["errors"][0]["parameter"] == "date"


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2025-11-20"], "2025-11-20", "2025-11-20"),
        (["2025-11-20", "2025-06-01"], "2025-06-01", "2025-11-20"),
        (["2025-11-20", "2025"], "2025-01-01", "2025-12-31"),
        (["2025-11-20", "2025-11"], "2025-11-01", "2025-11-30"),
        (["2025-11-20", "[2024-01-05..2026-01-05]", "2024-12-24"], "2024-01-05", "2026-01-05"),
        (["2025-11-20", "[2025-11-19..2025-12-20]"], "2025-11-19", "2025-12-20"),
        (["2025-11-20", "2025-06/.."], "2025-06-01", None),
        (["2025-11-20", "../2025-06"], None, "2025-11-20"),
        (["2025-11-20", None], "2025-11-20", "2025-11-20"),
        ([None], None, None),
        ([], None, None),
    ],
)
def test_between_which_days_somebody_spoke(
    serve: Callable[..., TestClient], dates: list[str | None], first: str | None, last: str | None
) -> None:
    ana = corpus.person("Ana Silva", title="Chair", organization="Port Club")
    records = [
        corpus.record(corpus.quote(f"Words {number}.", ana, said=said), persons=[ana], published=None)
        for number, said in enumerate(dates)
    ]
    client = serve(*records, corpus.record(persons=[ana], opening="No words"))
    person = page(client, "persons")["items"][0]
    assert (person["first_spoke"], person["last_spoke"]) == (first, last)
    body = page(client, "organizations")["items"][0]
    assert (body["quote_count"], body["first_spoke"], body["last_spoke"]) == (len(dates), first, last)
