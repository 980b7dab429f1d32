"""The quotes of a source: added, changed where they come again otherwise, withdrawn where they come no more."""

from collections.abc import Iterable, Mapping
from operator import itemgetter

from sqlalchemy import bindparam, delete, false, select, update

from app.domain.records import Record
from app.domain.spans import Part
from app.store import rows, tables
from app.store.documents.concepts import RESOURCE_OF
from app.store.documents.quote_facts import QuoteFacts, stored
from app.store.documents.vocabulary import Concepts
from app.store.identity import KnownPerson
from app.store.pending import Origin, Pending
from app.store.person_writer import PersonWriter
from app.store.prepared import PreparedQuote
from app.store.session import Statement

quote, part = tables.Quote.__table__, tables.QuotePart.__table__
member, concept = tables.QuoteMember.__table__, tables.QuoteConcept.__table__
event_concept = tables.EventConcept.__table__

_KNOWN = Statement(select(quote.c.pk).where(quote.c.source_pk == bindparam("source")))
_FIELDS = tuple(c.name for c in quote.c if c.name not in {"pk", "id", "version", "added_at", "updated_at", "source_pk"})
_STATED, _NUMBER = itemgetter(*_FIELDS), itemgetter("pk", "withdrawn")
_CHANGE = Statement(
    update(quote).where(quote.c.pk == bindparam("number")).values(
        version=quote.c.version + 1, updated_at=bindparam("now"), **{name: bindparam(name) for name in _FIELDS}
    )
)  # fmt: skip
_WITHDRAW = Statement(
    update(quote).where(quote.c.pk == bindparam("number"), quote.c.withdrawn == false()).values(
        version=quote.c.version + 1, updated_at=bindparam("now"), withdrawn=True
    )
)  # fmt: skip
_CLEAR = [Statement(delete(table).where(table.c.quote_pk == bindparam("number"))) for table in (part, member, concept)]
_CONCEPTS = Statement(select(concept.c.scheme, concept.c.concept).where(concept.c.quote_pk == bindparam("number")))
_EVENT_CONCEPTS = Statement(
    select(event_concept.c.scheme, event_concept.c.concept).where(event_concept.c.source_pk == bindparam("source"))
)
_SHOWN_WITH = Statement(
    select(quote.c.event_pk, quote.c.person_pk, quote.c.organization_pk, quote.c.role_organization_pk)
    .where(quote.c.pk == bindparam("number"))
)  # fmt: skip
_MEMBERS = Statement(select(member.c.person_pk).where(member.c.quote_pk == bindparam("number")))


class QuoteWriter:
    """Adds the quotes of a source to what is about to be written."""

    def __init__(self, pending: Pending, people: PersonWriter, concepts: Concepts) -> None:
        self._pending = pending
        self._people = people
        self._concepts = concepts

    def put(
        self, quotes: list[PreparedQuote], people: Mapping[str, KnownPerson], event_pk: int | None, origin: Origin
    ) -> None:
        """Write the quotes of a record; those that the source had before and has no more are withdrawn."""
        known = {}
        if self._pending.actions.get(("sources", origin.pk)) != "create":
            pks = [pk for (pk,) in self._pending.session.rows(_KNOWN, {"source": origin.pk})]
            known = {one.row["id"]: one for one in stored(self._pending.session, pks)}
        for one in quotes:
            speaking = self._people.organization(one.organization, origin.id)
            row = one.row | {
                "person_pk": people[one.person].pk if one.person else None,
                "organization_pk": speaking if one.is_known else None,
                "role_organization_pk": self._people.organization(one.role_organization, origin.id),
                "source_pk": origin.pk, "text_version": origin.text_version, "event_pk": event_pk,
                "attribution": _attribution(one, people),
            }  # fmt: skip
            members = [people[key].pk for key in one.members]
            self._put_one(one, row, members, known.pop(one.id, None))
        for number, withdrawn in (_NUMBER(gone.row) for gone in known.values()):
            if not withdrawn:
                self._show_around(number)
                self._pending.session.run(_WITHDRAW, {"number": number, "now": self._pending.now})
                self._pending.touch("quotes", number, "withdraw")

    def _put_one(self, one: PreparedQuote, row: rows.Row, members: list[int], known: QuoteFacts | None) -> None:
        facts = QuoteFacts(
            row, [Part(*each) for each in one.parts],
            [(link["scheme"], link["concept"], link["evidence"]) for link in one.links],
            list(dict.fromkeys(members)), one.words, one.wording,
        )  # fmt: skip
        if known is None:
            number = self._pending.add_kept("quotes", quote, one.id, row)
            self._pending.fresh[number] = facts
        elif _STATED(known.row) == _STATED(row) and known.beside == facts.beside:
            return
        else:
            number = known.row["pk"]
            self._show_around(number)
            self._pending.write()  # it may now point to people, organizations or an event among the rows that wait
            for statement in _CLEAR:
                self._pending.session.run(statement, {"number": number})
            given = {name: row[name] for name in _FIELDS}
            self._pending.session.run(_CHANGE, {**given, "number": number, "now": self._pending.now})
            self._pending.touch("quotes", number, "update")
        self._add_children(number, one, members)
        self._pending.show("events", [row["event_pk"]])
        self._pending.show("persons", [row["person_pk"], *members])
        self._pending.show("organizations", [row["organization_pk"], row["role_organization_pk"]])
        self._show_concepts((link["scheme"], link["concept"]) for link in one.links)

    def _add_children(self, number: int, one: PreparedQuote, members: list[int]) -> None:
        for position, (start, stop, exact) in enumerate(one.parts):
            self._pending.add(
                part, {"quote_pk": number, "position": position, "start": start, "stop": stop, "exact": exact}
            )
        for position, person_pk in enumerate(dict.fromkeys(members)):
            self._pending.add(member, {"quote_pk": number, "person_pk": person_pk, "position": position})
        for row in one.links:
            self._pending.add(concept, {**row, "quote_pk": number})

    def _show_around(self, number: int) -> None:
        """The records that show or count a quote as it was before it changed."""
        session = self._pending.session
        for event_pk, person_pk, *organizations in session.rows(_SHOWN_WITH, {"number": number}):
            self._pending.show("events", [event_pk])
            self._pending.show("persons", [person_pk])
            self._pending.show("organizations", organizations)
        self._pending.show("persons", (pk for (pk,) in session.rows(_MEMBERS, {"number": number})))
        self._show_concepts(session.rows(_CONCEPTS, {"number": number}))

    def show_event_concepts(self, record: Record) -> None:
        """The sectors and topics of a record's event are counted by events."""
        if record.event is not None:
            linked = rows.concept_rows(record.event.sectors, record.event.topics)
            self._show_concepts((row["scheme"], row["concept"]) for row in linked)

    def show_before(self, source_pk: int) -> None:
        """What shows or counts a source, its mentions, or the concepts it states of its event, before that changes."""
        self._pending.show_quotes("source_pk", source_pk)
        self._show_concepts(self._pending.session.rows(_EVENT_CONCEPTS, {"source": source_pk}))

    def _show_concepts(self, linked: Iterable[tuple[str, str]]) -> None:
        for scheme, identifier in linked:
            for broader in self._concepts.with_ancestors(scheme, identifier):
                self._pending.show(RESOURCE_OF[scheme], [self._concepts.number.get(broader)])


def _attribution(one: PreparedQuote, people: Mapping[str, KnownPerson]) -> str:
    """How the quote was given to its speaker, as JSON; people by their ids."""
    candidates = [
        {"id": people[key].id if key in people and key else None, "name": name, "confidence": confidence}
        for key, name, confidence in one.candidates
    ]
    return f'{one.attribution[:-1]},"candidates":{rows.dumps(candidates)}}}'
