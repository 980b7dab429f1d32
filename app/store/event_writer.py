"""The event of a record, joined to one in the store when name, date and place agree, else added to it."""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, delete, select, update

from app.domain import ids
from app.domain.records import EventRecord, Record
from app.store import rows, tables
from app.store.identity import Identities, KnownEvent, KnownPerson
from app.store.pending import Origin, Pending
from app.store.person_writer import PersonWriter
from app.store.session import Statement

event, host, participant = tables.Event.__table__, tables.EventHost.__table__, tables.EventParticipant.__table__
related, link, concept = tables.EventRelated.__table__, tables.EventSource.__table__, tables.EventConcept.__table__

_FACTS_TOGETHER = (
    ("name",), ("kind",), ("ordinal",), ("series",), ("place", "place_country"), ("occasion",),
    ("edtf", "earliest", "latest", "approximate", "as_written", "date_basis", "date_evidence"),
)  # fmt: skip
_FIELDS = tuple(name for group in _FACTS_TOGETHER for name in group)
_FACTS = Statement(
    select(*(event.c[name] for name in (*_FIELDS, "withdrawn"))).where(event.c.pk == bindparam("number"))
)
_CHANGE = Statement(
    update(event).where(event.c.pk == bindparam("number")).values(
        {name: bindparam(name) for name in (*_FIELDS, "withdrawn")}
    )
)  # fmt: skip
_REMEMBERED = 10_000  # events, of 1 to 2 kB each

_STATED = Statement(select(link.c.stated).where(link.c.event_pk == bindparam("number")).order_by(link.c.source_pk))
_REPORTS = Statement(select(link.c.event_pk).where(link.c.source_pk == bindparam("source")))
_HOSTS = Statement(select(host.c.organization_pk).distinct().where(host.c.event_pk == bindparam("number")))
_HOSTED = Statement(select(host.c.event_pk).distinct().where(host.c.source_pk == bindparam("source")))
_UNSTATE = [
    Statement(delete(table).where(table.c.source_pk == bindparam("source")))
    for table in (host, participant, related, concept, link)
]


class EventWriter:
    """Adds an event, and what sources state of it, to what is about to be written."""

    def __init__(self, pending: Pending, identities: Identities, people: PersonWriter) -> None:
        self._pending = pending
        self._identities = identities
        self._people = people
        self._facts: dict[int, rows.Row] = {}

    def put(self, record: Record, people: Mapping[str, KnownPerson], origin: Origin) -> int | None:
        """The number of the event that the record reports; None where it reports none."""
        stated = record.event
        if stated is None:
            return None
        row = rows.event_row(stated, origin.id)
        joined = self._identities.event(stated)
        known = joined or self._new_event(row, origin.id)
        why = "same name, and date and place agree" if joined else "first report"
        its_facts = rows.dumps({name: row[name] for name in _FIELDS})
        self._pending.add(link, {"event_pk": known.pk, "source_pk": origin.pk, "why": why, "stated": its_facts})
        if joined:
            is_last = self._pending.actions.get(("sources", origin.pk)) == "create"
            self._pending.touch("events", known.pk, "update")  # it has a source more, if nothing else
            self._restate(known.pk, row if is_last else None)
        self._state(known.pk, stated, people, origin)
        self._pending.show("events", [known.pk])
        return known.pk

    def _new_event(self, row: rows.Row, source_id: str) -> KnownEvent:
        known_date = ids.known_part(row["edtf"], row["earliest"], row["latest"])
        identifier = self._identities.mint("events", ids.event_slug(known_date, row["name"]), source_id)
        pk = self._pending.add_kept("events", event, identifier, {**row, "withdrawn": False})
        known = KnownEvent(pk, identifier, row["earliest"], row["latest"], row["edtf"], row["place"])
        self._identities.remember_event(known, row["name"])
        self._facts[pk] = {name: row[name] for name in _FIELDS}
        return known

    def _restate(self, event_pk: int, added: rows.Row | None = None) -> None:
        """Make an event what its reports state together, and withdraw it where there are none.

        A summit has 5,000 reports: where one is only `added` at their end, the others are not read, and nothing is
        where it adds nothing to what is remembered.
        """
        known = self._facts.get(event_pk)
        if added is not None and known is not None and _together([known, added]) == known:
            return
        self._pending.write()
        session = self._pending.session
        *facts, withdrawn = session.row(_FACTS, {"number": event_pk}) or ()
        before = dict(zip(_FIELDS, facts, strict=True))
        if added is not None and not withdrawn:
            reports = [before, added]
        else:
            reports = [json.loads(stated) for (stated,) in session.rows(_STATED, {"number": event_pk})]
        after = _together(reports) if reports else before
        self._facts.pop(event_pk, None)
        if reports:
            self._facts[event_pk] = after
        if after != before or bool(withdrawn) is bool(reports):
            session.run(_CHANGE, {**after, "withdrawn": not reports, "number": event_pk})
            self._pending.touch("events", event_pk, "update" if reports else "withdraw")
            self._identities.forget_event(after["name"])
            self._pending.show_quotes("event_pk", event_pk)  # they show its kind, and stand in the list of its place

    def _state(self, event_pk: int, stated: EventRecord, people: Mapping[str, KnownPerson], origin: Origin) -> None:
        here = {"event_pk": event_pk, "source_pk": origin.pk}
        hosts = {}
        for one in stated.hosts:
            hosts[self._people.organization(one.name, origin.id)] = one
        if hosts and not hosts.keys() <= {pk for (pk,) in self._pending.session.rows(_HOSTS, {"number": event_pk})}:
            self._pending.show_quotes("event_pk", event_pk)  # they stand in the list of a host that is new
        for organization_pk, one in hosts.items():
            if organization_pk is not None:
                self._pending.add(host, {**here, "organization_pk": organization_pk, "part": one.part,
                                         "evidence": rows.dumps(one.evidence)})  # fmt: skip
        parts = dict.fromkeys((people[one.person].pk, one.part) for one in stated.participants if one.person in people)
        for position, (person_pk, part) in enumerate(parts):
            self._pending.add(participant, {**here, "person_pk": person_pk, "part": part, "position": position})
        for one_related in stated.related:
            self._pending.add_numbered(related, {**here, **rows.related_row(one_related)})
        for row in rows.concept_rows(stated.sectors, stated.topics):
            self._pending.add(concept, {**here, **row})

    def forget_source(self, source_pk: int) -> None:
        """Take back what a source stated of events."""
        self._pending.reconsider("events", self.reported_by(source_pk))
        for (pk,) in self._pending.session.rows(_HOSTED, {"source": source_pk}):
            self._pending.show_quotes("event_pk", pk)  # they stand in the lists of the hosts
        for statement in _UNSTATE:
            self._pending.session.run(statement, {"source": source_pk})

    def restate(self, event_pks: Iterable[int]) -> None:
        """Let events be what their reports state, when one of these was taken back."""
        for pk in event_pks:
            self._restate(pk)

    def forget(self) -> None:
        """Drop what is remembered; call it only when everything is written."""
        if len(self._facts) > _REMEMBERED:
            self._facts.clear()

    def reported_by(self, source_pk: int) -> list[int]:
        """The events that a source reports."""
        return [pk for (pk,) in self._pending.session.rows(_REPORTS, {"source": source_pk})]


def _together(reports: Iterable[rows.Row]) -> rows.Row:
    """What reports state together: the first that knows a fact states all that belongs to it."""
    facts: rows.Row = dict.fromkeys(_FIELDS)
    for stated in reports:
        for group in _FACTS_TOGETHER:
            if facts[group[0]] is None:
                facts |= {name: stated[name] for name in group}
    return facts
