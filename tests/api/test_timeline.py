"""Timelines: every quote is somewhere, once; nothing vague is made exact; a picture of it that says what it shows."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from app.errors import QueryTimeout
from tests import corpus
from tests.api import assembly
from tests.api.answers import problem
from tests.conftest import serving

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    with serving(make_store(*assembly.records())) as client:
        yield client


def timeline(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer = client.get("/v1/timeline", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert sum(one["count"] for one in found["buckets"]) + found["vague"] + found["undated"] == found["total"]
    return found


def counts(found: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [(one["start"], one["end"], one["count"]) for one in found["buckets"]]


def test_months_from_the_first_to_the_last_with_the_empty_ones_between(client: TestClient) -> None:
    found = timeline(client)
    assert counts(found) == [
        ("2025-05-01", "2025-05-31", 7), ("2025-06-01", "2025-06-30", 0), ("2025-07-01", "2025-07-31", 0),
        ("2025-08-01", "2025-08-31", 0), ("2025-09-01", "2025-09-30", 1),
    ]  # fmt: skip
    assert (found["interval"], found["vague"], found["undated"], found["total"]) == ("month", 0, 0, 8)
    assert found["query"] == {"interval": "month"}
    assert found["seq"] > 0


@pytest.mark.parametrize(
    ("interval", "buckets", "vague"),
    [
        ("day", [("2025-05-10", "2025-05-10", 7)], 1),
        ("week", [("2025-05-05", "2025-05-11", 7)], 1),
        ("year", [("2025-01-01", "2025-12-31", 8)], 0),
    ],
)
def test_what_reaches_over_several_buckets_is_given_to_none(
    client: TestClient, interval: str, buckets: list[tuple[str, str, int]], vague: int
) -> None:
    found = timeline(client, interval=interval)
    assert (counts(found), found["vague"]) == (buckets, vague)


def test_it_takes_the_filters_of_quotes(client: TestClient) -> None:
    found = timeline(
        client, person="Kim Min-ji", sector=["shipbuilding", "semiconductors"], date="2025", interval="day"
    )
    assert counts(found) == [("2025-05-10", "2025-05-10", 2)]
    assert found["query"] == {
        "person": ["kim-min-ji"], "sector": ["shipbuilding", "semiconductors"], "date": "2025", "interval": "day"
    }  # fmt: skip
    assert timeline(client, q="forests")["total"] == 1
    assert timeline(client, not_person="ana-silva")["total"] == 5
    assert timeline(client, q="zebra") | {"seq": 0} == {
        "interval": "month", "buckets": [], "vague": 0, "undated": 0, "total": 0,
        "query": {"q": "zebra", "interval": "month"}, "seq": 0,
    }  # fmt: skip


def test_undated_quotes_are_counted_apart(serve: Callable[..., TestClient]) -> None:
    client = serve(corpus.record(corpus.quote("Some day."), published=None), corpus.forum())
    found = timeline(client)
    assert (found["undated"], found["vague"], found["total"]) == (1, 0, 13)


@pytest.mark.parametrize("path", ["/v1/timeline", "/v1/timeline.svg"])
def test_what_is_asked_wrongly(client: TestClient, path: str) -> None:
    body = problem(client, path, 422, "validation", interval="hour")
    assert body["errors"][0]["allowed"] == ["day", "week", "month", "year"]
    assert problem(client, path, 422, "unknown-person", person="Ana Slva")["suggestions"]
    problem(client, path, 422, "validation", limit=5)
    problem(client, f"{path}?interval=day&interval=week", 422, "validation")


def test_too_many_buckets_are_refused_with_what_would_do(serve: Callable[..., TestClient]) -> None:
    dates = ["1945-08-15", "2025-05-10"]
    client = serve(*(corpus.record(corpus.quote(f"On {day}."), published=day, title=day) for day in dates))
    body = problem(client, "/v1/timeline", 422, "validation", interval="day")
    assert body["errors"][0]["parameter"] == "interval"
    assert body["errors"][0]["allowed"] == ["month", "year"]
    assert "29,124" in body["detail"]
    assert len(timeline(client, interval="month")["buckets"]) == 958
    assert len(timeline(client, interval="day", **{"from": "1946"})["buckets"]) == 1


def test_a_question_that_is_stopped_says_what_would_narrow_it(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: Any) -> None:
        raise QueryTimeout("The question took too long and was stopped.")

    monkeypatch.setattr("app.store.timelines.by_date", stopped)
    body = problem(client, "/v1/timeline", 503, "query-timeout", q="the")
    assert "search for rarer words" in body["detail"]


def test_the_picture_is_svg_that_a_screen_reader_reads(client: TestClient) -> None:
    answer = client.get("/v1/timeline.svg", params={"interval": "day", "country": "KR"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.headers["etag"].startswith('"')
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    drawn = ET.fromstring(answer.text)
    assert drawn.get("role") == "img"
    labels = {drawn.get("aria-labelledby"), drawn.get("aria-describedby")}
    assert labels == {one.get("id") for one in drawn if one.get("id")}
    assert drawn.findtext(f"{SVG}title") == "Quotes by day"
    said = (drawn.findtext(f"{SVG}desc") or "").splitlines()
    assert said[0].endswith("2 quotes. Most in 10 May 2025: 2.")
    assert said[1:] == ["10 May 2025: 2"]
    assert not list(drawn.iter(f"{SVG}script"))


def test_the_picture_says_what_it_leaves_out(client: TestClient) -> None:
    drawn = ET.fromstring(client.get("/v1/timeline.svg", params={"interval": "day"}).text)
    words = [one.text for one in drawn.iter(f"{SVG}text")]
    assert words[-1] == "7 quotes shown of 8. 1 dated too vaguely for one day."


def test_words_of_others_stay_words(client: TestClient) -> None:
    asked = '</text><script>alert("1")</script>\u202e & \u05e9\u05dc\u05d5\u05dd \u0007'
    answer = client.get("/v1/timeline.svg", params={"q": asked})
    assert answer.status_code == 200
    drawn = ET.fromstring(answer.text)
    assert not list(drawn.iter(f"{SVG}script"))
    line = [one.text for one in drawn.iter(f"{SVG}text")][1]
    assert line == 'q: \u2068</text><script>alert("1")</script> & \u05e9\u05dc\u05d5\u05dd \ufffd\u2069'
