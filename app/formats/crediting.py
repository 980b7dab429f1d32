"""Whom and what to credit for a quote: the speaker with the office of that day, the occasion, the report, the link.

The credited work is what was said; the source is what reports it. An article is never given a speaker for its author.
"""

from typing import Any

from app.formats.dating import spelt_day
from app.formats.fragments import opening_at
from app.formats.showing import line

Quote = dict[str, Any]
_STATUSES = {"acting", "former", "incoming"}
UNSURE = "speaker not established"


def speakers(quote: Quote) -> list[str]:
    """The names of those who spoke; for somebody unnamed what the source calls them; none where it is unsure."""
    speaker = quote["speaker"]
    if speaker is None:
        return []
    members = [member["name"] for member in speaker["members"]]
    named = [speaker["name"]] if speaker["name"] else members or [speaker["description"] or speaker["type"]]
    return [line(name) for name in named]


def speaker(quote: Quote) -> str:
    """Those who spoke, in one phrase."""
    names = speakers(quote)
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else UNSURE


def office(role: dict[str, Any] | None) -> str | None:
    """The role of that day: `Deputy Minister, Ministry of the Sea (acting, BR)`."""
    if role is None:
        return None
    title, organization = role["title"], (role["organization"] or {}).get("name")
    if organization and organization.casefold() not in title.casefold():
        title = f"{title}, {organization}"
    status = role["status"] if role["status"] in _STATUSES and role["status"] not in title.casefold() else None
    beside = ", ".join(filter(None, (status, role["country"])))
    return line(f"{title} ({beside})" if beside else title)


def work(quote: Quote) -> str:
    """What the credited work is called: `Remarks at Lisbon Ports Forum`, and that it is a paraphrase where it is."""
    event = quote["event"]
    occasion = f" at {line(event['name'])}" if event else ""
    return f"Remarks{occasion}{'' if quote['verbatim'] else ' (paraphrase)'}"


def report(quote: Quote) -> str:
    """The source that reports it: `Ministers open the ports. The Harbour Times, 20 November 2025`."""
    source = quote["source"]
    title, outlet = (line(source[name]) if source[name] else None for name in ("title", "publisher"))
    day = spelt_day(source["published"]) if source["published"] else None
    if title:
        return ". ".join(filter(None, (title, ", ".join(filter(None, (outlet, day))))))
    kind = f"{source['kind']} of {day}" if day else source["kind"]
    return ", ".join(filter(None, (outlet, kind, None if outlet else source["id"])))


def record(quote: Quote, base: str) -> str:
    """The address of the record."""
    return f"{base}/v1/quotes/{quote['id']}"


def leaf(resource: str, identifier: str, base: str) -> str:
    """The address of a record's page in the explorer."""
    return f"{base}/{resource}/{identifier}"


def verification(quote: Quote, base: str) -> str:
    """The address at which the words are held against their source."""
    return f"{record(quote, base)}/verification"


def link(quote: Quote, base: str) -> str:
    """The publisher's page, opened at the words; without one the record."""
    return page(quote) or record(quote, base)


def page(quote: Quote) -> str | None:
    """The publisher's page, opened at the words."""
    url: str | None = quote["source"]["url"]
    return opening_at(url, quote["parts"]) if url and url.startswith(("https://", "http://")) else None
