"""The only writes: a proved record becomes facts, documents, index and log, in one transaction, or nothing at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select, update

from app.domain.records import MentionRecord, PersonRecord
from app.domain.vocabulary import Vocabulary
from app.store import changes, rows, tables
from app.store.documents import chunks
from app.store.documents.vocabulary import Concepts
from app.store.event_writer import EventWriter
from app.store.identity import Identities, KnownPerson
from app.store.index import Index
from app.store.index_tables import RecordDocument, record_pk
from app.store.pending import Origin, Pending
from app.store.person_writer import PersonWriter
from app.store.prepared import Prepared
from app.store.quote_writer import QuoteWriter
from app.store.refresh import RENDERERS, put_new, refresh
from app.store.session import Session, Statement

source, text_, role = tables.Source.__table__, tables.SourceText.__table__, tables.Role.__table__
record_ = RecordDocument.__table__
mention, person, event = tables.Mention.__table__, tables.Person.__table__, tables.Event.__table__

HELD = 5_000  # new quotes, with their rows some 10 kB each

_KNOWN = Statement(
    select(source.c.pk, source.c.record_digest, source.c.text_version).where(source.c.id == bindparam("id"))
)
_TEXT_DIGEST = Statement(
    select(text_.c.sha256).where(text_.c.source_pk == bindparam("number"), text_.c.version == bindparam("version"))
)
_FIELDS = ("kind", "publisher", "issuer", "title", "url", "published", "language", "license", "external_ids",
           "extraction", "record_digest", "text_version")  # fmt: skip
_CHANGE = Statement(
    update(source).where(source.c.pk == bindparam("number")).values(
        version=source.c.version + 1, updated_at=bindparam("now"), **{name: bindparam(name) for name in _FIELDS}
    )
)  # fmt: skip
_NEXT_VERSION = {
    resource: Statement(
        update(table).where(table.c.pk == bindparam("number")).values(
            version=table.c.version + 1, updated_at=bindparam("now")
        )
    )
    for resource, table in (("persons", person), ("events", event))
}  # fmt: skip
_STOOD = Statement(select(record_.c.body, record_.c.withdrawn).where(record_.c.pk == bindparam("pk")))
_FORGET_MENTIONS = Statement(delete(mention).where(mention.c.source_pk == bindparam("source")))
_ROLES = Statement(
    select(role.c.person_pk, role.c.statement).where(role.c.source_pk == bindparam("source"), role.c.leading)
)
_FORGET_ROLES = Statement(delete(role).where(role.c.source_pk == bindparam("source")))
_LEAD = Statement(
    update(role).values(leading=True).where(
        role.c.pk == select(role.c.pk).where(
            role.c.person_pk == bindparam("person"), role.c.statement == bindparam("statement")
        ).order_by(role.c.pk).limit(1).scalar_subquery()
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one record: created, updated or unchanged; its source, and how many quotes it has."""

    action: str
    source: str
    quotes: int


class Writer:
    """Takes proved records into a transaction. Nothing can be read back from documents before `flush`.

    It remembers what it looked up, so one serves all transactions of a session, which is alone with the store.
    """

    def __init__(self, session: Session, vocabulary: Vocabulary, now: str) -> None:
        self._session = session
        self._pending = Pending(session, changes.clock(session, now))
        self._identities = Identities(session, vocabulary)
        self._people = PersonWriter(self._pending, self._identities, vocabulary)
        self._events = EventWriter(self._pending, self._identities, self._people)
        self._concepts = Concepts(session)
        self._quotes = QuoteWriter(self._pending, self._people, self._concepts)
        self._index = Index(session)
        self._new: dict[str, str] = {}

    def at(self, now: str) -> None:
        """Let what is put from here on be written at another instant: that of a new transaction."""
        self._pending.now = changes.clock(self._session, now)

    def put(self, one: Prepared) -> Written:
        """Take in one record, which must have been proved. A record that says nothing new changes nothing."""
        written = self._put(one)
        if len(self._pending.fresh) >= HELD:
            self._write_new()
        return written

    def _put(self, one: Prepared) -> Written:
        stated = one.row["record_digest"]
        if self._new.get(one.id) == stated:
            return Written("unchanged", one.id, len(one.quotes))
        if one.id in self._new:
            self.flush()
        known = self._session.row(_KNOWN, {"id": one.id})
        if known is not None and known[1] == stated:
            return Written("unchanged", one.id, len(one.quotes))
        self._new[one.id] = stated
        if known is None:
            self._create(one)
            return Written("created", one.id, len(one.quotes))
        self._replace(one, known)
        return Written("updated", one.id, len(one.quotes))

    def _create(self, one: Prepared) -> None:
        pk = self._pending.add_kept("sources", source, one.id, {**one.row, "text_version": 1})
        self._add_text(one, pk, 1)
        self._state(one, Origin(one.id, pk, 1, one.rest.source.published))

    def _replace(self, one: Prepared, known: tuple[int, str, int]) -> None:
        """A source comes again with another text or another record: what it stated before is taken back first."""
        pk, _, version = known
        self.flush()
        if self._session.value(_TEXT_DIGEST, {"number": pk, "version": version}) != one.sha256:
            version += 1
            self._add_text(one, pk, version)
        self._session.run(_CHANGE, {**one.row, "text_version": version, "number": pk, "now": self._pending.now})
        self._pending.touch("sources", pk, "update")
        before = self._events.reported_by(pk)
        self._quotes.show_before(pk)
        self._events.forget_source(pk)
        self._session.run(_FORGET_MENTIONS, {"source": pk})
        self._forget_roles(pk)
        self._state(one, Origin(one.id, pk, version, one.rest.source.published))
        self._pending.write()
        self._events.restate(before)

    def _forget_roles(self, source_pk: int) -> None:
        leading = self._session.rows(_ROLES, {"source": source_pk})
        self._session.run(_FORGET_ROLES, {"source": source_pk})
        for person_pk, statement in leading:
            self._session.run(_LEAD, {"person": person_pk, "statement": statement})
        self._pending.reconsider("persons", {person_pk for person_pk, _ in leading})
        self._people.restate()

    def _add_text(self, one: Prepared, source_pk: int, version: int) -> None:
        text, original = one.rest.source.text, one.rest.source.original_sha256 or one.sha256
        self._pending.add(text_, {
            "source_pk": source_pk, "version": version, "sha256": one.sha256, "original_sha256": original,
            "length": len(text), "text": text,
        })  # fmt: skip

    def _state(self, one: Prepared, origin: Origin) -> None:
        people = self._people.people(one.rest, origin)
        event_pk = self._events.put(one.rest, people, origin)
        for mentioned in one.rest.mentions:
            self._add_mention(mentioned, people, origin)
        self._quotes.put(one.quotes, people, event_pk, origin)
        self._pending.show("sources", [origin.pk])
        self._quotes.show_event_concepts(one.rest)

    def _add_mention(self, one: MentionRecord, people: Mapping[str, KnownPerson], origin: Origin) -> None:
        person_pk = organization_pk = None
        if one.type == "person":
            person_pk = self._mentioned_person(one, people, origin)
        elif one.type == "organization":
            organization_pk = self._people.organization(one.name, origin.id)
        row = {"source_pk": origin.pk, "person_pk": person_pk, "organization_pk": organization_pk}
        self._pending.add_numbered(mention, {**rows.mention_row(one), **row})

    def _mentioned_person(self, one: MentionRecord, people: Mapping[str, KnownPerson], origin: Origin) -> int | None:
        """Somebody mentioned by a full name is a person too, with no quotes."""
        if one.person is not None:
            return people[one.person].pk if one.person in people else None
        family = one.family_name
        given = one.name.removeprefix(family).removesuffix(family).strip() if family else None
        person_ = PersonRecord(
            key="mentioned", name=one.name, family_name=family, given_name=given or None, other_names=one.other_names
        )
        return self._people.mentioned(person_, one, origin)

    def _write_new(self) -> None:
        """Write facts and new quotes, that memory need not hold them until `flush`."""
        if self._pending.reconsidered:  # what comes out as it stood has no number in the log
            self.flush()
            return
        self._pending.write()
        put_new(self._session, self._index, self._concepts, self._pending)
        self._forget()

    def flush(self) -> None:
        """Write what was put: facts, then documents, index and log. The caller commits."""
        self._pending.write()
        self._drop_unchanged()
        for (resource, number), action in self._pending.actions.items():
            if resource in _NEXT_VERSION and action != "create":
                self._session.run(_NEXT_VERSION[resource], {"number": number, "now": self._pending.now})
        refresh(self._session, self._index, self._concepts, self._pending)
        self._forget()

    def _forget(self) -> None:
        self._identities.forget()
        self._people.forget()
        self._events.forget()
        self._new.clear()

    def _drop_unchanged(self) -> None:
        """What comes out as it stood, though it was taken back and stated again, has not changed."""
        for resource, reconsidered in self._pending.reconsidered.items():
            for pks in chunks(reconsidered):
                for one in RENDERERS[resource](self._session, pks, self._concepts):
                    stood = self._session.row(_STOOD, {"pk": record_pk(resource, one.fact_pk)})
                    key = (resource, one.fact_pk)
                    if stood == (one.body, one.withdrawn) and self._pending.actions.get(key) == "update":
                        del self._pending.actions[key]
        self._pending.reconsidered.clear()
