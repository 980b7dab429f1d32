"""iCalendar of events (RFC 5545, 7986 and 9073), one all-day VEVENT each, to subscribe to.

A calendar knows days only: an event whose date is vaguer is left out, and told by `leaves_out`. The UID
is the event's id, so that a subscription follows its changes. Those who took part and who held it are PARTICIPANTs.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Component, Event, vText

from app.formats.about import About, Document
from app.formats.crediting import office
from app.formats.dating import known_days
from app.formats.showing import line

_REFRESH = timedelta(hours=6)
_OURS = "verbale"  # what stands behind the @ of a UID: an id means the same event wherever it is served
_PARTS = {"speaker": "SPEAKER"}  # RFC 9073 has no host among its types: everybody else is ACTIVE


class _Text(vText):
    """TEXT of RFC 5545. The library's own takes the N of a path like C:\\News for the end of a line."""

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
        return escaped.replace("\n", r"\n").encode()


def leaves_out(event: Document) -> bool:
    """Whether the days of an event are not known, so that a calendar cannot hold it."""
    return known_days(event["date"]) is None


def write(documents: Iterable[Document], about: About) -> Iterator[bytes]:
    """A calendar of those events whose days are known."""
    head, tail = _bytes(_calendar(about)).rsplit(b"END:VCALENDAR", 1)
    yield head
    for event in documents:
        if days := known_days(event["date"]):
            yield _bytes(_event(event, days, about.base))
    yield b"END:VCALENDAR" + tail


def _calendar(about: About) -> Component:
    calendar = Calendar()
    calendar.add("PRODID", "-//Verbale//Verbale//EN")
    calendar.add("VERSION", "2.0")
    for name in ("NAME", "X-WR-CALNAME"):
        calendar.add(name, _Text(line(about.title)))
    calendar.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT6H")  # the same, for Outlook
    calendar.add("SOURCE", about.address, parameters={"VALUE": "URI"})
    calendar.add("LAST-MODIFIED", _instant(about.updated))
    return calendar


def _event(event: Document, days: tuple[date, date], base: str) -> Component:
    first, last = days
    shown = Event()
    shown.add("UID", f"{event['id']}@{_OURS}")
    shown.add("DTSTAMP", _instant(event["updated_at"]))
    shown.add("LAST-MODIFIED", _instant(event["updated_at"]))
    shown.add("CREATED", _instant(event["added_at"]))
    shown.add("SEQUENCE", event["version"])
    shown.add("DTSTART", first)
    if last < date.max:
        shown.add("DTEND", last + timedelta(days=1))  # exclusive, as RFC 5545 has it
    shown.add("TRANSP", "TRANSPARENT")  # it happens; nobody's day is taken by it
    shown.add("SUMMARY", _Text(line(event["name"])))
    shown.add("DESCRIPTION", _Text("\n".join(_description(event, base))))
    if event["place"]:
        shown.add("LOCATION", _Text(_place(event["place"])))
    labels = [event["kind"].replace("-", " "), *(one["label"] for one in [*event["sectors"], *event["topics"]])]
    shown.add("CATEGORIES", [_Text(line(label)) for label in labels])
    shown.add("URL", f"{base}/v1/events/{event['id']}")
    for participant in _participants(event, base):
        shown.add_component(participant)
    return shown


def _participants(event: Document, base: str) -> Iterator[Component]:
    """Who spoke, attended or held it, by name, part and role."""
    people = [(one["person"], one["part"], office(one["role"]), "persons") for one in event["participants"]]
    bodies = [(one, one["part"], None, "organizations") for one in event["hosts"]]
    for who, part, role, resource in [*people, *bodies]:
        participant = Component.get_component_class("PARTICIPANT")()
        participant.add("UID", f"{event['id']}.{who['id']}@{_OURS}")
        participant.add("PARTICIPANT-TYPE", _Text(_PARTS.get(part, "ACTIVE")))
        participant.add("SUMMARY", _Text(line(who["name"])))
        participant.add("DESCRIPTION", _Text(", ".join(filter(None, (part, role)))))
        participant.add("URL", f"{base}/v1/{resource}/{who['id']}")
        yield participant


def _description(event: Document, base: str) -> Iterator[str]:
    if event["occasion"]:
        yield f"Occasion: {line(event['occasion']['text'])}"
    if event["hosts"]:
        yield f"Held by: {', '.join(line(host['name']) for host in event['hosts'])}"
    for one in event["participants"]:
        beside = office(one["role"])
        yield f"{line(one['person']['name'])}{f', {beside}' if beside else ''} ({one['part']})"
    if event["quote_count"]:
        yield f"Quotes: {event['quote_count']}, {base}/v1/quotes.html?event={event['id']}"
    for source in event["sources"]:
        facts = [line(source[name]) for name in ("title", "publisher", "published", "url") if source[name]]
        yield f"Reported in: {', '.join(facts) or source['kind']}"


def _place(place: dict[str, Any]) -> str:
    return line(", ".join(filter(None, (place["name"], place["country"]))))


def _bytes(component: Component) -> bytes:
    written: bytes = component.to_ical()
    return written


def _instant(instant: str) -> datetime:
    return datetime.fromisoformat(instant)
