"""Calendars read back by icalendar, and their lines by the letter of RFC 5545."""

import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar, Component

from app.formats import ics
from app.formats.showing import line
from tests import corpus
from tests.formats.conftest import Ask, about
from tests.formats.hostile import HOSTILE, texts

Document = dict[str, Any]


def written(events: list[Document]) -> bytes:
    return b"".join(ics.write(events, about("events", "ics", title="Events in Korea")))


def calendar_of(events: list[Document]) -> Component:
    return Calendar.from_ical(written(events))


def unfolded(calendar: bytes) -> list[str]:
    """The content lines, by RFC 5545 alone: CR LF ends a line, CR LF and a blank only folds it."""
    assert calendar.endswith(b"\r\n")
    assert all(len(folded) <= 75 for folded in calendar.split(b"\r\n"))
    assert all(folded.decode() is not None for folded in calendar.split(b"\r\n"))  # no character is parted
    return calendar.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def text_of(lines: list[str], name: str) -> str:
    """The text of a property, unescaped by RFC 5545 alone."""
    value = next(one for one in lines if one.startswith(f"{name}:")).partition(":")[2]
    pieces = value.split("\\\\")
    return "\\".join(
        piece.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";") for piece in pieces
    )


def test_an_event_is_an_all_day_event(held: list[Document]) -> None:
    calendar = calendar_of(held)
    assert (calendar["VERSION"], calendar["X-WR-CALNAME"], calendar["NAME"]) == (
        "2.0", "Events in Korea", "Events in Korea",
    )  # fmt: skip
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert calendar["SOURCE"] == "https://verbale.example/v1/events.ics"
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == "2025-11-20-korea-us-diplomatic-forum@verbale"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2025, 11, 20), date(2025, 11, 21))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == datetime(2025, 11, 21, 8, 30, tzinfo=UTC)
    assert (event["SEQUENCE"], event["SUMMARY"]) == (held[0]["version"], "Korea-US Diplomatic Forum")
    assert event["LOCATION"] == "Seoul, KR"
    assert event["URL"] == "https://verbale.example/v1/events/2025-11-20-korea-us-diplomatic-forum"
    labels = [one["label"] for one in [*held[0]["sectors"], *held[0]["topics"]]]
    assert [str(one) for one in event["CATEGORIES"].cats] == ["forum", *labels]
    assert "Occasion: the establishment of the bipartisan Korea-US Parliament Union" in event["DESCRIPTION"]


def test_those_who_took_part_are_participants(held: list[Document]) -> None:
    (event,) = calendar_of(held).walk("VEVENT")
    found = [
        (str(one["SUMMARY"]), str(one["PARTICIPANT-TYPE"]), str(one["DESCRIPTION"]), str(one["URL"]))
        for one in event.walk("PARTICIPANT")
    ]
    base = "https://verbale.example/v1"
    assert found == [
        ("Kevin Kim", "SPEAKER", "speaker, Acting US Ambassador (US)", f"{base}/persons/kevin-kim"),
        ("Park Yoon-joo", "SPEAKER", "speaker, First Vice Foreign Minister (KR)", f"{base}/persons/park-yoon-joo"),
        ("Kim Sung-hwan", "SPEAKER", "speaker, chair, East Asia Foundation", f"{base}/persons/kim-sung-hwan"),
        ("East Asia Foundation", "ACTIVE", "co-host", f"{base}/organizations/east-asia-foundation"),
    ]
    assert len({str(one["UID"]) for one in event.walk("PARTICIPANT")}) == 4


def test_what_is_vaguer_than_a_day_is_left_out(ask: Ask) -> None:
    dates = {
        "Day": "2025-11-20", "Days": "2025-11-20/2025-11-22", "Month": "2025-11",
        "One of ten": "[2025-11-11..2025-11-20]",
        "About": "2025-11-20~", "Never": None, "Open": "2025-11-20/..", "Last": "9999-12-31",
    }  # fmt: skip
    events = ask(
        "events", *(corpus.record(event=corpus.event(name, date=day), opening=name) for name, day in dates.items())
    )
    assert len(events) == len(dates)
    shown = {str(one["SUMMARY"]): one for one in calendar_of(events).walk("VEVENT")}
    assert set(shown) == {"Day", "Days", "Last"}
    assert {event["name"] for event in events if ics.leaves_out(event)} == set(dates) - set(shown)
    assert (shown["Days"]["DTSTART"].dt, shown["Days"]["DTEND"].dt) == (date(2025, 11, 20), date(2025, 11, 23))
    assert "DTEND" not in shown["Last"]  # the day behind it is none that a calendar has


@pytest.mark.parametrize("name", HOSTILE)
def test_every_string_is_read_back(held: list[Document], name: str) -> None:
    lines = unfolded(written([{**held[0], "name": name}]))
    assert text_of(lines, "SUMMARY") == line(name)


@given(texts, texts)
def test_no_string_breaks_a_calendar(held: list[Document], name: str, place: str) -> None:
    event = copy.deepcopy(held[0])
    event["name"], event["participants"][0]["person"]["name"] = name, name
    event["place"]["name"], event["sectors"][0]["label"] = place, place
    lines = unfolded(written([event, held[0]]))
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert lines.count("BEGIN:PARTICIPANT") == 8
    assert text_of(lines, "SUMMARY") in {line(name), line(held[0]["name"])}
    assert text_of(lines, "LOCATION") == line(f"{place}, KR")
    assert text_of(lines, "CATEGORIES").startswith(f"forum,{line(place)}")
    first, second = calendar_of([event, held[0]]).walk("VEVENT")
    assert (first["UID"], second["SUMMARY"]) == (second["UID"], held[0]["name"])


def test_no_event_is_an_empty_calendar() -> None:
    assert calendar_of([]).walk("VEVENT") == []
