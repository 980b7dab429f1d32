"""Feeds read back by feedparser and as JSON."""

import json
from typing import Any

import feedparser
from hypothesis import given

from app.formats import atom, crediting, jsonfeed
from app.formats.marking import beginning, marked
from app.formats.showing import contained
from tests import corpus
from tests.formats.conftest import Ask, about
from tests.formats.hostile import texts, with_texts

Document = dict[str, Any]
ASKED = {"title": "Quotes by Kevin Kim", "query": {"person": ["kevin-kim"], "sort": "-added", "limit": 20}}
NEXT = "https://verbale.example/v1/quotes.atom?cursor=c"


def atom_of(documents: list[Document], resource: str = "quotes", **fields: Any) -> Any:
    feed = feedparser.parse(b"".join(atom.write(documents, about(resource, "atom", **{**ASKED, **fields}))))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def json_of(documents: list[Document], resource: str = "quotes", **fields: Any) -> Any:
    return json.loads(b"".join(jsonfeed.write(documents, about(resource, "feed.json", **{**ASKED, **fields}))))


def links(of: Any) -> dict[tuple[str, str], str]:
    return {(link["rel"], link["type"]): link["href"] for link in of["links"]}


def test_a_feed_says_what_it_is_of(said: list[Document]) -> None:
    feed = atom_of(said, next=NEXT).feed
    assert (feed.title, feed.updated) == ("Quotes by Kevin Kim", "2025-11-21T08:30:00Z")
    assert links(feed) == {
        ("self", "application/atom+xml"): "https://verbale.example/v1/quotes.atom",
        ("alternate", "text/html"): "https://verbale.example/v1/quotes.html",
        ("next", "application/atom+xml"): NEXT,
    }
    other = json_of(said, next=NEXT)
    assert other["version"] == "https://jsonfeed.org/version/1.1"
    assert (other["title"], other["next_url"]) == (feed.title, NEXT)
    assert other["feed_url"] == "https://verbale.example/v1/quotes.feed.json"
    assert other["_verbale"]["id"] == feed.id
    assert "next_url" not in json_of(said)


def test_the_id_of_a_feed_is_that_of_its_question(said: list[Document]) -> None:
    one = atom_of(said).feed.id
    assert atom_of([], query={"person": ["kevin-kim"], "limit": 5}, base="http://elsewhere.example").feed.id == one
    assert atom_of(said, query={"person": ["park-yoon-joo"]}).feed.id != one
    assert atom_of(said, updated="2026-01-01T00:00:00Z").feed.updated == "2025-11-21T08:30:00Z"
    assert atom_of([], updated="2026-01-01T00:00:00Z").feed.updated == "2026-01-01T00:00:00Z"


def test_an_entry_is_a_quote_with_its_speaker_and_its_ways_out(said: list[Document]) -> None:
    quote = {**said[2], "source": {**said[2]["source"], "url": "https://news.example/a"}}
    (entry,) = atom_of([quote]).entries
    assert entry.id.startswith("urn:uuid:")
    assert entry.title == f"Kevin Kim: {beginning(quote, 90)}"
    assert entry.content[0].type == "text/plain"
    assert entry.content[0].value.splitlines()[:3] == [
        marked(quote), "Kevin Kim, Acting US Ambassador (US)", "Korea-US Diplomatic Forum, 20 November 2025",
    ]  # fmt: skip
    assert (entry.published, entry.updated) == (quote["added_at"], quote["updated_at"])
    assert entry.authors == [
        {"name": "Kevin Kim, Acting US Ambassador (US)", "href": "https://verbale.example/v1/persons/kevin-kim"}
    ]
    record = f"https://verbale.example/v1/quotes/{quote['id']}"
    assert links(entry) == {
        ("alternate", "text/html"): f"{record}.html",
        ("alternate", "application/json"): record,
        ("via", "text/html"): crediting.page(quote),
    }
    assert [(tag.term, tag.label) for tag in entry.tags] == [(one["id"], one["label"]) for one in quote["sectors"]]

    (item,) = json_of([quote])["items"]
    assert (item["id"], item["title"], item["content_text"]) == (entry.id, entry.title, entry.content[0].value)
    assert (item["url"], item["external_url"]) == (entry.links[0].href, crediting.page(quote))
    assert item["authors"] == [{"name": entry.authors[0]["name"], "url": entry.authors[0]["href"]}]
    assert (item["date_published"], item["date_modified"]) == (quote["added_at"], quote["updated_at"])
    assert item["tags"] == [one["label"] for one in quote["sectors"]]
    assert item["_verbale"] == {"record": record}


def test_an_entry_is_an_event(held: list[Document]) -> None:
    (entry,) = atom_of(held, "events").entries
    assert entry.title == "Korea-US Diplomatic Forum, 20 November 2025"
    assert entry.content[0].value.splitlines() == [
        "forum, 20 November 2025, Seoul, KR", "Held by: East Asia Foundation",
        "Speakers: Kevin Kim, Park Yoon-joo, Kim Sung-hwan", "Quotes: 12",
    ]  # fmt: skip
    assert links(entry)["alternate", "application/json"] == (
        "https://verbale.example/v1/events/2025-11-20-korea-us-diplomatic-forum"
    )
    assert entry.tags[0].term == "forum"
    (item,) = json_of(held, "events")["items"]
    assert (item["id"], item["content_text"]) == (entry.id, entry.content[0].value)


def test_entries_keep_their_ids_wherever_they_are_served(said: list[Document], ask: Ask) -> None:
    ids = [entry.id for entry in atom_of(said).entries]
    assert len(set(ids)) == len(said)
    assert ids == [item["id"] for item in json_of(said, base="http://elsewhere.example")["items"]]
    again = sorted(ask("quotes", corpus.forum()), key=lambda quote: quote["order"])
    assert [entry.id for entry in atom_of(again).entries] == ids


def test_a_group_is_several_authors(ask: Ask) -> None:
    people = [corpus.person("Ana Silva"), corpus.person("Jonas Berg")]
    quotes = ask("quotes", corpus.record(corpus.quote("We agree.", corpus.together(*people)), persons=people))
    (entry,) = atom_of(quotes).entries
    assert [one.name for one in entry.authors] == ["Ana Silva", "Jonas Berg"]
    assert entry.title == "Ana Silva and Jonas Berg: “We agree.”"


@given(texts, texts, texts)
def test_no_string_breaks_a_feed(said: list[Document], words: str, name: str, title: str) -> None:
    quotes = [with_texts(said[1], words, name, title), said[2]]
    first, second = atom_of(quotes).entries
    assert second.title == f"Kevin Kim: {beginning(said[2], 90)}"
    item, _ = json_of(quotes)["items"]
    assert item["content_text"].splitlines()[0] == contained(marked(quotes[0]))
    assert first.content[0].value.strip() == item["content_text"].strip()
    assert first.title == item["title"].strip()
