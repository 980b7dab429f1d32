"""The event of a record, joined to one in the store when name, date and place agree, else added to it."""

from collections.abc import Mapping

from sqlalchemy import bindparam, delete, func, select, update

from app.domain import ids
from app.domain.records import EventRecord, Record
from app.store import rows, tables
from app.store.identity import Identities, KnownEvent, KnownPerson
from app.store.pending import Origin, Pending
from app.store.person_writer import PersonWriter
from app.store.session import Statement

event, host, participant = tables.Event.__table__, tables.EventHost.__table__, tables.EventParticipant.__table__
related, link, concept = tables.EventRelated.__table__, tables.EventSource.__table__, tables.EventConcept.__table__

_FIELDS = ("kind", "ordinal", "series", "edtf", "earliest", "latest", "approximate", "as_written", "date_basis",
           "date_evidence", "place", "place_country", "occasion")  # fmt: skip
_FACTS = Statement(select(*(event.c[name] for name in _FIELDS)).where(event.c.pk == bindparam("number")))
_CHANGE = Statement(
    update(event).where(event.c.pk == bindparam("number")).values(
        version=event.c.version + 1, updated_at=bindparam("now"), **{name: bindparam(name) for name in _FIELDS}
    )
)  # fmt: skip
_WITHDRAW = Statement(
    update(event).where(event.c.pk == bindparam("number")).values(
        version=event.c.version + 1, updated_at=bindparam("now"), withdrawn=bindparam("withdrawn")
    )
)  # fmt: skip
_REPORTS = Statement(select(link.c.event_pk).where(link.c.source_pk == bindparam("source")))
_HOSTED = Statement(select(host.c.event_pk).distinct().where(host.c.source_pk == bindparam("source")))
_OTHER_REPORTS = Statement(
    select(func.count()).where(link.c.event_pk == bindparam("number"), link.c.source_pk != bindparam("source"))
)
_WITHDRAWN = Statement(select(event.c.withdrawn).where(event.c.pk == bindparam("number")))
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

    def put(self, record: Record, people: Mapping[str, KnownPerson], origin: Origin) -> int | None:
        """The number of the event that the record reports; None where it reports none."""
        stated = record.event
        if stated is None:
            return None
        known = self._identities.event(stated)
        why = "first report" if known is None else "same name, and date and place agree"
        if known is None:
            known = self._new_event(stated, origin.id)
        else:
            self._join(known, stated, origin)
        self._pending.add(link, {"event_pk": known.pk, "source_pk": origin.pk, "why": why})
        self._state(known.pk, stated, people, origin)
        self._pending.show("events", [known.pk])
        return known.pk

    def _new_event(self, stated: EventRecord, source_id: str) -> KnownEvent:
        row = rows.event_row(stated, source_id)
        known_date = ids.known_part(row["edtf"], row["earliest"], row["latest"])
        identifier = self._identities.mint("events", ids.event_slug(known_date, stated.name), source_id)
        pk = self._pending.add_kept("events", event, identifier, {**row, "withdrawn": False})
        known = KnownEvent(pk, identifier, row["earliest"], row["latest"], row["edtf"], row["place"])
        self._identities.remember_event(known, stated.name)
        return known

    def _join(self, known: KnownEvent, stated: EventRecord, origin: Origin) -> None:
        """A further report adds what was not known; the only report of an event may restate everything."""
        self._pending.write()
        session = self._pending.session
        before = dict(zip(_FIELDS, session.row(_FACTS, {"number": known.pk}) or (), strict=True))
        row = rows.event_row(stated, origin.id)
        alone = session.value(_OTHER_REPORTS, {"number": known.pk, "source": origin.pk}) == 0
        after = {name: row[name] if alone or before[name] is None else before[name] for name in _FIELDS}
        if session.value(_WITHDRAWN, {"number": known.pk}):
            session.run(_WITHDRAW, {"number": known.pk, "now": self._pending.now, "withdrawn": False})
            self._pending.touch("events", known.pk, "update")
        if after != before:
            session.run(_CHANGE, {**after, "number": known.pk, "now": self._pending.now})
            self._pending.touch("events", known.pk, "update")
            self._identities.forget_event(stated.name)
            self._pending.show_quotes("event_pk", known.pk)  # they show its kind, and its place is among their lists

    def _state(self, event_pk: int, stated: EventRecord, people: Mapping[str, KnownPerson], origin: Origin) -> None:
        if stated.hosts:
            self._pending.show_quotes("event_pk", event_pk)
        here = {"event_pk": event_pk, "source_pk": origin.pk}
        hosts = {}
        for one in stated.hosts:
            hosts[self._people.organization(one.name, origin.id)] = one
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
        self._pending.show("events", self.reported_by(source_pk))
        for (pk,) in self._pending.session.rows(_HOSTED, {"source": source_pk}):
            self._pending.show_quotes("event_pk", pk)  # they stand in the lists of the hosts
        for statement in _UNSTATE:
            self._pending.session.run(statement, {"source": source_pk})

    def withdraw_unreported(self, event_pks: list[int]) -> None:
        """Withdraw those of these events that no source reports."""
        session = self._pending.session
        for pk in event_pks:
            if session.value(_OTHER_REPORTS, {"number": pk, "source": -1}) == 0:
                session.run(_WITHDRAW, {"number": pk, "now": self._pending.now, "withdrawn": True})
                self._pending.touch("events", pk, "withdraw")

    def reported_by(self, source_pk: int) -> list[int]:
        """The events that a source reports."""
        return [pk for (pk,) in self._pending.session.rows(_REPORTS, {"source": source_pk})]
