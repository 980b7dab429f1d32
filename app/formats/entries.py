"""What Atom and JSON Feed say alike of a quote or an event: the entry of a feed, before it is written as either.

An entry's id is a URN made of the record's id alone, so that a service that moves to another address repeats nothing.
"""

import json
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from app.formats import crediting
from app.formats.about import About, Document
from app.formats.dating import in_words
from app.formats.fragments import uri
from app.formats.marking import beginning, marked
from app.formats.showing import contained, line

_TITLE_WORDS = 90  # characters of a quote in the title of its entry
_NOT_ASKED = {"cursor", "limit", "sort", "facets"}  # they cut and order a list, and do not say which records are on it


@dataclass(frozen=True, slots=True)
class Label:
    """A sector, topic or kind; `scheme` is where its like are listed."""

    term: str
    label: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who spoke, with the role of that day; `address` is that of their record, where there is one."""

    name: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as feeds have it. `page` is for people, `record` for programs, `reports` are the publishers' pages."""

    id: str
    title: str
    content: str
    record: str
    page: str
    reports: list[str]
    published: str
    updated: str
    authors: list[Author] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    language: str | None = None


def entry(document: Document, about: About) -> Entry:
    """The entry of a quote or an event."""
    return _of_event(document, about) if about.resource == "events" else _of_quote(document, about)


def feed_id(about: About) -> str:
    """The id of the feed: the same for the same question, however it is put and wherever it is asked."""
    asked = {name: value for name, value in about.query.items() if name not in _NOT_ASKED}
    return _urn(f"{about.resource}?{json.dumps(asked, sort_keys=True, ensure_ascii=False)}")


def page_of_feed(about: About) -> str:
    """Where people read what the feed has: the brief of quotes, else the list itself."""
    if about.resource != "quotes":
        return about.page
    address, mark, query = about.page.partition("?")
    return f"{address}.html{mark}{query}"


def _of_quote(quote: Document, about: About) -> Entry:
    who, event = crediting.speaker(quote), quote["event"]
    how = "" if quote["verbatim"] else " (paraphrased)"
    office = crediting.office(quote["role"])
    spoken = ", ".join(contained(one) for one in (who, office) if one)
    occasion = ", ".join(filter(None, (event and contained(line(event["name"])), in_words(quote["said"]))))
    page = crediting.page(quote)
    return Entry(
        id=_urn(f"quotes/{quote['id']}"),
        title=f"{contained(who)}{how}: {contained(beginning(quote, _TITLE_WORDS))}",
        content="\n".join(
            filter(None, (contained(marked(quote)), f"{spoken}{how}", occasion, contained(crediting.report(quote))))
        ),
        record=about.of("quotes", quote["id"]),
        page=f"{about.of('quotes', quote['id'])}.html",
        reports=[page] if page else [],
        published=quote["added_at"],
        updated=quote["updated_at"],
        authors=_authors(quote, office, about),
        labels=_labels(quote, about),
        language=quote["language"],
    )  # fmt: skip


def _authors(quote: Document, office: str | None, about: About) -> list[Author]:
    """Each speaker by name and role; a role is said of one, so those of a group have none."""
    speaker = quote["speaker"]
    if speaker is None:
        return []
    if speaker["members"]:
        return [Author(line(one["name"]), about.of("persons", one["id"])) for one in speaker["members"]]
    name = ", ".join(filter(None, (crediting.speaker(quote), office)))
    resource = "organizations" if speaker["type"] == "organization" else "persons"
    return [Author(name, about.of(resource, speaker["id"]) if speaker["id"] else None)]


def _of_event(event: Document, about: About) -> Entry:
    place = event["place"] and line(", ".join(filter(None, (event["place"]["name"], event["place"]["country"]))))
    when, kind = in_words(event["date"]), event["kind"].replace("-", " ")
    spoke = [one["person"]["name"] for one in event["participants"] if one["part"] == "speaker"]
    told = (
        ", ".join(filter(None, (kind, when, place and contained(place)))),
        f"Held by: {contained(line(', '.join(one['name'] for one in event['hosts'])))}" if event["hosts"] else None,
        f"Speakers: {contained(line(', '.join(spoke)))}" if spoke else None,
        f"Quotes: {event['quote_count']}",
    )
    return Entry(
        id=_urn(f"events/{event['id']}"),
        title=", ".join(filter(None, (contained(line(event["name"])), when))),
        content="\n".join(filter(None, told)),
        record=about.of("events", event["id"]),
        page=f"{about.base}/v1/quotes.html?event={event['id']}",
        reports=[uri(one["url"]) for one in event["sources"] if one["url"]],
        published=event["added_at"],
        updated=event["updated_at"],
        labels=[Label(event["kind"], kind, f"{about.base}/v1/events"), *_labels(event, about)],
    )  # fmt: skip


def _labels(document: Document, about: About) -> list[Label]:
    return [
        Label(one["id"], line(one["label"]), f"{about.base}/v1/{scheme}")
        for scheme in ("sectors", "topics")
        for one in document[scheme]
    ]


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"verbale:{name}").urn
