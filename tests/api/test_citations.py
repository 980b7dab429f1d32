"""Citations, feeds, calendars and briefs over HTTP: what the formats are told, and what goes beside them."""

import json
import re

import feedparser
import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from tests import corpus
from tests.api.answers import problem

ONE = "/v1/quotes?limit=1&sort=order"


def test_a_quote_is_cited_in_every_form(forum: TestClient) -> None:
    quote = forum.get(ONE).json()["items"][0]
    cited = forum.get(f"/v1/quotes/{quote['id']}/citation")
    assert cited.headers["etag"]
    body = cited.json()
    assert body["quote"] == quote["id"]
    for form, member in (("txt", "text"), ("bib", "bibtex"), ("ris", "ris")):
        assert forum.get(f"/v1/quotes/{quote['id']}.{form}").text.strip() == body[member].strip()
    assert forum.get(f"/v1/quotes/{quote['id']}.csl.json").json() == [body["csl"]]
    assert body["link"] == body["csl"]["URL"] == f"http://127.0.0.1:8000/v1/quotes/{quote['id']}"


def test_only_a_quote_can_be_cited(forum: TestClient) -> None:
    problem(forum, "/v1/quotes/nothing/citation", 404, "not-found")
    problem(forum, "/v1/quotes/nothing/citation?style=apa", 422, "validation")


@pytest.mark.parametrize("suffix", ["atom", "feed.json"])
def test_a_feed_by_name_is_for_good_the_feed_by_id(forum: TestClient, suffix: str) -> None:
    moved = forum.get(f"/v1/quotes.{suffix}?limit=2&person=Kim+Sung-hwan&sector=isic:C&not_country=United+States")
    assert moved.status_code == 308
    assert moved.content == b""
    address = moved.headers["location"]
    assert address.startswith(f"/v1/quotes.{suffix}?")
    assert set(address.partition("?")[2].split("&")) == {
        "limit=2", "sector=isic%3AC", "person=kim-sung-hwan", "not_country=US",
    }  # fmt: skip
    assert forum.get(address).status_code == 200
    assert forum.get(f"/v1/quotes.{suffix}?person=kim-sung-hwan").status_code == 200


def test_only_feeds_move(forum: TestClient) -> None:
    accept = {"Accept": "application/atom+xml"}
    moved = forum.get("/v1/events?person=Kim+Kevin", headers=accept)
    assert (moved.status_code, moved.headers["location"]) == (308, "/v1/events.atom?person=kevin-kim")
    for path in ("/v1/quotes", "/v1/quotes.bib", "/v1/quotes.html", "/v1/events.ics"):
        assert forum.get(f"{path}?person=Kim+Kevin").status_code == 200
    problem(forum, "/v1/quotes.atom?person=Kim", 409, "ambiguous-person")
    problem(forum, "/v1/quotes.atom?sort=date", 422, "validation")


def test_pages_of_a_feed_lead_on(forum: TestClient) -> None:
    seen, address = [], "/v1/quotes.atom?limit=5"
    while address:
        feed = feedparser.parse(forum.get(address).content)
        seen += [entry.id for entry in feed.entries]
        following = [link["href"] for link in feed.feed.links if link["rel"] == "next"]
        address = following[0].removeprefix("http://127.0.0.1:8000") if following else ""
    assert len(seen) == len(set(seen)) == 12


def test_a_calendar_counts_what_it_leaves_out(serve) -> None:  # type: ignore[no-untyped-def]
    days = {"Day": "2025-11-20", "Month": "2025-11", "Undated": None}
    client = serve(*(corpus.record(event=corpus.event(name, date=day), opening=name) for name, day in days.items()))
    answer = client.get("/v1/events.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["verbale-left-out"] == "2"
    assert [str(one["SUMMARY"]) for one in Calendar.from_ical(answer.content).walk("VEVENT")] == ["Day"]
    again = client.get("/v1/events.ics", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_a_brief_says_what_it_leaves_out(forum: TestClient) -> None:
    shown = forum.get("/v1/quotes.md?person=kevin-kim&limit=2").text
    assert shown.startswith("# What Kevin Kim said\n")
    assert "2 of 6 quotes" in shown
    assert "left out" in shown
    whole = forum.get("/v1/quotes.md").text
    assert "12 quotes, of which 2 paraphrases." in whole
    assert "left out" not in whole


def test_a_page_is_allowed_its_own_style_and_nothing_else(forum: TestClient) -> None:
    quote = forum.get(ONE).json()["items"][0]
    for path in ("/v1/quotes.html", f"/v1/quotes/{quote['id']}.html"):
        answer = forum.get(path)
        policy = answer.headers["content-security-policy"]
        assert re.sub(r"'sha256-[\w+/]+='", "OURS", policy) == (
            "default-src 'none'; style-src OURS; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        )
    assert "What Kevin Kim said at Korea-US Diplomatic Forum" in answer.text
    assert forum.get("/v1/quotes.md").headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_an_empty_list_is_an_empty_file(forum: TestClient) -> None:
    nothing = "?person=kevin-kim&sector=steel"
    assert forum.get(f"/v1/quotes.bib{nothing}").content == b""
    assert forum.get(f"/v1/quotes.ris{nothing}").content == b""
    assert json.loads(forum.get(f"/v1/quotes.csl.json{nothing}").content) == []
    assert forum.get(f"/v1/quotes.feed.json{nothing}").json()["items"] == []
    assert "0 quotes." in forum.get(f"/v1/quotes.md{nothing}").text
