"""Who is the same person, organization or event: the rule by which records join, and the ids of those that do not.

Two full names with one match key are one person unless something contradicts it: another identifier in one scheme,
another country represented, or two offices that one person cannot hold on one day. A surname alone joins nobody.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, or_, select, union

from app.domain import ids
from app.domain.names import is_full, match_key
from app.domain.records import DateRecord, EventRecord, PersonRecord
from app.domain.vocabulary import Vocabulary
from app.store import tables
from app.store.documents.facts import LEADING
from app.store.session import Session, Statement

person, person_name, role = tables.Person.__table__, tables.PersonName.__table__, tables.Role.__table__
source, organization, event = tables.Source.__table__, tables.Organization.__table__, tables.Event.__table__

_PEOPLE = Statement(
    select(person.c.pk, person.c.id, person.c.identifiers, person.c.family_name)
    .where(or_(
        person.c.pk.in_(union(
            select(person.c.pk).where(person.c.match_key == bindparam("key")),
            select(person_name.c.person_pk).where(person_name.c.match_key == bindparam("key")),
        )),
    ))
    .order_by(person.c.pk)
)  # fmt: skip
_HOLDINGS = Statement(
    select(role.c.office, role.c.country, role.c.status).where(role.c.person_pk == bindparam("person"), LEADING)
)
_HELD_ON = Statement(
    select(role.c.pk)
    .join(source, source.c.pk == role.c.source_pk)
    .where(*(role.c[name] == bindparam(name) for name in ("person_pk", "office", "status")),
           source.c.published == bindparam("day"))
    .limit(1)
)  # fmt: skip
_ORGANIZATION = Statement(select(organization.c.pk).where(organization.c.match_key == bindparam("key")))
_EVENTS = Statement(
    select(event.c.pk, event.c.id, event.c.earliest, event.c.latest, event.c.edtf, event.c.place)
    .where(event.c.match_key == bindparam("key"))
    .order_by(event.c.pk)
)
_TAKEN = {
    name: Statement(select(table.c.pk).where(table.c.id == bindparam("id")))
    for name, table in (("persons", person), ("organizations", organization), ("events", event))
}
_REMEMBERED = 20_000  # keys kept in memory, 1 kB each, so that a load of any length takes the same

Holding = tuple[str | None, str | None, str]
"""Office, country represented, and status."""


@dataclass(slots=True)
class KnownPerson:
    """What has to be known of a person to tell whether another statement contradicts it."""

    pk: int
    id: str
    identifiers: dict[str, str]
    family_name: str | None
    holdings: list[Holding] = field(default_factory=list)
    days: set[tuple[str | None, str, str | None]] = field(default_factory=set)
    """Office, status and day of what was stated since this was read: the store has the rest."""


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """What has to be known of an event to tell whether another report is of the same one."""

    pk: int
    id: str
    earliest: str | None
    latest: str | None
    edtf: str | None
    place: str | None


class Identities:
    """Looks records up by what they are called, and remembers those of the session that are not yet written."""

    def __init__(self, session: Session, vocabulary: Vocabulary) -> None:
        self._session = session
        self._offices = vocabulary.office
        self._people: dict[str, list[KnownPerson]] = {}
        self._by_number: dict[int, KnownPerson] = {}
        self._organizations: dict[str, int] = {}
        self._events: dict[str, list[KnownEvent]] = {}
        self._minted: set[tuple[str, str]] = set()

    def forget(self) -> None:
        """Drop what is remembered; call it only when everything found so far is written."""
        if len(self._people) + len(self._organizations) + len(self._events) > _REMEMBERED:
            self.forget_people()
            self._organizations.clear()
            self._events.clear()
        self._minted.clear()

    def forget_people(self) -> None:
        """Drop what is remembered of people, as something was taken back; all of it must be written."""
        self._people.clear()
        self._by_number.clear()

    def forget_event(self, name: str) -> None:
        """Drop what is remembered of events of this name, as one of them changed; all of it must be written."""
        self._events.pop(match_key(name), None)

    def person(self, record: PersonRecord, published: str | None) -> KnownPerson | None:
        """The person of the store whom a record means, or None where there is none yet."""
        others = (other.name for other in record.other_names if is_full(other.name))
        for key in dict.fromkeys(match_key(name) for name in (record.name, *others)):
            for known in self._known_people(key):
                if not self._contradicts(known, record, published):
                    return known
        return None

    def _known_people(self, key: str) -> list[KnownPerson]:
        if key not in self._people:
            self._people[key] = [self._known(*row) for row in self._session.rows(_PEOPLE, {"key": key})]
        return self._people[key]

    def _known(self, pk: int, identifier: str, identifiers: str, family_name: str | None) -> KnownPerson:
        """One object for one person, whichever name leads to it."""
        if pk not in self._by_number:
            listed = {one["scheme"]: one["identifier"] for one in json.loads(identifiers)}
            holdings = self._session.rows(_HOLDINGS, {"person": pk})
            self._by_number[pk] = KnownPerson(pk, identifier, listed, family_name, holdings)
        return self._by_number[pk]

    def _contradicts(self, known: KnownPerson, record: PersonRecord, published: str | None) -> bool:
        stated = holdings_of(record)
        if any(known.identifiers.get(one.scheme, one.identifier) != one.identifier for one in record.identifiers):
            return True
        countries = {country for _, country, _ in known.holdings if country}
        if countries and any(country and country not in countries for _, country, _ in stated):
            return True
        apart = {one for one in known.holdings for other in stated if self._cannot_both_hold(one, other)}
        return published is not None and any(self._held_on(known, one, published) for one in apart)

    def _held_on(self, known: KnownPerson, holding: Holding, day: str) -> bool:
        """Whether a source of that day says so too: a change of office over time is no contradiction."""
        office, _, status = holding
        given = {"person_pk": known.pk, "office": office, "status": status, "day": day}
        return (office, status, day) in known.days or self._session.row(_HELD_ON, given) is not None

    def _cannot_both_hold(self, one: Holding, other: Holding) -> bool:
        offices = [self._offices.concepts.get(office) if office else None for office in (one[0], other[0])]
        if "former" in (one[2], other[2]) or None in offices:
            return False
        first, second = offices
        if first is None or second is None or not (first.single_holder and second.single_holder):
            return False
        related = {first.id, *self._offices.ancestors(first.id)} & {second.id, *self._offices.ancestors(second.id)}
        return first.id not in related and second.id not in related

    def remember_person(self, known: KnownPerson, record: PersonRecord, published: str | None) -> None:
        """Take a new person, or new statements of a known one, into account for what follows."""
        self._by_number[known.pk] = known
        for holding in holdings_of(record):
            known.days.add((holding[0], holding[2], published))
            if holding not in known.holdings:
                known.holdings.append(holding)
        for name in (record.name, *(other.name for other in record.other_names)):
            people = self._known_people(match_key(name))
            if known not in people:
                people.append(known)
                people.sort(key=lambda one: one.pk)  # as the store lists them

    def organization(self, name: str) -> int | None:
        """The number of the organization of this name, or None."""
        key = match_key(name)
        if key not in self._organizations:
            found = self._session.value(_ORGANIZATION, {"key": key})
            if found is None:
                return None
            self._organizations[key] = found
        return self._organizations[key]

    def remember_organization(self, pk: int, names: Iterable[str]) -> None:
        """Take a new organization into account for what follows."""
        self._organizations.update({match_key(name): pk for name in names})

    def event(self, record: EventRecord) -> KnownEvent | None:
        """The event of the store that a record reports: name, date and place agree."""
        for known in self._known_events(match_key(record.name)):
            if _dates_agree(known, record.date) and _places_agree(known, record):
                return known
        return None

    def _known_events(self, key: str) -> list[KnownEvent]:
        if key not in self._events:
            self._events[key] = [KnownEvent(*row) for row in self._session.rows(_EVENTS, {"key": key})]
        return self._events[key]

    def remember_event(self, known: KnownEvent, name: str) -> None:
        """Take a new event into account for what follows."""
        self._known_events(match_key(name)).append(known)

    def mint(self, resource: str, base: str, source_id: str) -> str:
        """An id nobody has: the plain slug for the first to come, else with a suffix from the first source's id."""
        identifier, suffix = base, source_id.removeprefix("src-")
        lengths = iter((6, 16))
        while self._is_taken(resource, identifier):
            length = next(lengths, 0)
            if not length:  # four of one name in one source
                suffix, length = ids.token(suffix), 16
            identifier = ids.with_suffix(base, suffix[:length])
        self._minted.add((resource, identifier))
        return identifier

    def _is_taken(self, resource: str, identifier: str) -> bool:
        return (resource, identifier) in self._minted or self._session.row(
            _TAKEN[resource], {"id": identifier}
        ) is not None


def holdings_of(record: PersonRecord) -> list[Holding]:
    """What a record says somebody holds, or held."""
    return [(role.office, role.country, role.status) for role in record.roles]


def _dates_agree(known: KnownEvent, date: DateRecord | None) -> bool:
    """Both undated, or days in common: one report's day may lie in another's month, not beside it."""
    if date is None or known.edtf is None:
        return date is None and known.edtf is None
    return (known.earliest or "") <= (date.latest or "9") and (date.earliest or "") <= (known.latest or "9")


def _places_agree(known: KnownEvent, record: EventRecord) -> bool:
    if known.place is None or record.place is None:
        return True
    place: dict[str, Any] = json.loads(known.place)
    return match_key(place["name"]) == match_key(record.place.name)
