"""The quotes of a source: added, changed where they come again otherwise, withdrawn where they come no more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, false, select, update

from app.domain.records import QuoteRecord, Record, RoleRecord, SpeakerRecord
from app.store import rows, tables
from app.store.documents.concepts import RESOURCE_OF
from app.store.documents.vocabulary import Concepts
from app.store.identity import KnownPerson
from app.store.pending import Origin, Pending
from app.store.person_writer import PersonWriter
from app.store.session import Statement

quote, part = tables.Quote.__table__, tables.QuotePart.__table__
member, concept = tables.QuoteMember.__table__, tables.QuoteConcept.__table__
event_concept = tables.EventConcept.__table__

_KNOWN = Statement(
    select(quote.c.id, quote.c.pk, quote.c.content_digest, quote.c.withdrawn).where(
        quote.c.source_pk == bindparam("source")
    )
)
_FIELDS = tuple(c.name for c in quote.c if c.name not in {"pk", "id", "version", "added_at", "updated_at", "source_pk"})
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
HOLDING = ("current", "acting")


class QuoteWriter:
    """Adds the quotes of a source to what is about to be written."""

    def __init__(self, pending: Pending, people: PersonWriter, concepts: Concepts) -> None:
        self._pending = pending
        self._people = people
        self._concepts = concepts

    def put(self, record: Record, people: Mapping[str, KnownPerson], event_pk: int | None, origin: Origin) -> None:
        """Write the quotes of a record; those that the source had before and has no more are withdrawn."""
        known = {}
        if self._pending.actions.get(("sources", origin.pk)) != "create":
            known = {row[0]: row[1:] for row in self._pending.session.rows(_KNOWN, {"source": origin.pk})}
        identifiers = rows.quote_ids(record, origin.id)
        for position, (identifier, one) in enumerate(zip(identifiers, record.quotes, strict=True), start=1):
            row = {
                **rows.quote_row(one, record, position), **self._speaker(one, record, people, origin),
                "source_pk": origin.pk, "text_version": origin.text_version, "event_pk": event_pk, "withdrawn": False,
                "attribution": _attribution(position, record, people, identifiers),
            }  # fmt: skip
            children = _Children(
                [people[key].pk for key in one.speaker.members if key in people] if one.speaker else [],
                rows.concept_rows(one.sectors, one.topics),
                [(its_part.start, its_part.end, words)
                 for its_part, words in zip(one.parts, rows.exact_parts(one, record.source.text), strict=True)],
            )  # fmt: skip
            row["content_digest"] = rows.digest_of([row, children.members, children.links, children.parts])
            self._put_one(identifier, row, children, known.pop(identifier, None))
        for number, _, withdrawn in known.values():
            if not withdrawn:
                self._show_around(number)
                self._pending.session.run(_WITHDRAW, {"number": number, "now": self._pending.now})
                self._pending.touch("quotes", number, "withdraw")

    def _put_one(
        self, identifier: str, row: rows.Row, children: "_Children", known: tuple[int, str, bool] | None
    ) -> None:
        if known is None:
            number = self._pending.add_kept("quotes", quote, identifier, row)
        elif known[1] == row["content_digest"] and not known[2]:
            return
        else:
            number = known[0]
            self._show_around(number)
            self._pending.write()  # it may now point to people, organizations or an event among the rows that wait
            for statement in _CLEAR:
                self._pending.session.run(statement, {"number": number})
            given = {name: row[name] for name in _FIELDS}
            self._pending.session.run(_CHANGE, {**given, "number": number, "now": self._pending.now})
            self._pending.touch("quotes", number, "update")
        self._add_children(number, children)
        self._pending.show("events", [row["event_pk"]])
        self._pending.show("persons", [row["person_pk"], *children.members])
        self._pending.show("organizations", [row["organization_pk"], row["role_organization_pk"]])
        self._show_concepts((link["scheme"], link["concept"]) for link in children.links)

    def _add_children(self, number: int, children: "_Children") -> None:
        for position, (start, stop, exact) in enumerate(children.parts):
            self._pending.add(
                part, {"quote_pk": number, "position": position, "start": start, "stop": stop, "exact": exact}
            )
        for position, person_pk in enumerate(dict.fromkeys(children.members)):
            self._pending.add(member, {"quote_pk": number, "person_pk": person_pk, "position": position})
        for row in children.links:
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

    def _speaker(self, one: QuoteRecord, record: Record, people: Mapping[str, KnownPerson], origin: Origin) -> rows.Row:
        """The columns of who spoke. Somebody without a full name is nobody: the quote is kept as unsure."""
        speaker = one.speaker
        organization_pk = self._people.organization(speaker.organization, origin.id) if speaker else None
        if speaker is None or not _is_somebody(speaker, people, organization_pk):
            return {"speaker_type": None, "person_pk": None, "organization_pk": None, **rows.quote_role_row(None, None),
                    "review": "needed"}  # fmt: skip
        role = one.role or (role_on_the_day(record, speaker.person) if speaker.type == "person" else None)
        return {
            "person_pk": people[speaker.person].pk if speaker.person in people and speaker.person else None,
            "organization_pk": organization_pk,
            **rows.quote_role_row(role, self._people.organization(role.organization, origin.id) if role else None),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Children:
    """What hangs on a quote: members of a group, concepts, and parts as (start, end, exact)."""

    members: list[int]
    links: list[rows.Row]
    parts: list[tuple[int, int, str]]


def _is_somebody(speaker: SpeakerRecord, people: Mapping[str, KnownPerson], organization_pk: int | None) -> bool:
    """Whether the store knows who spoke, or the source says all there is to know."""
    if speaker.type == "person":
        return speaker.person in people
    if speaker.type == "organization":
        return organization_pk is not None
    return speaker.description is not None or not people.keys().isdisjoint(speaker.members)


def role_on_the_day(record: Record, key: str | None) -> RoleRecord | None:
    """The role of a person that holds on the source's day, the first one stated."""
    for person in record.persons:
        if person.key == key:
            return next((role for role in person.roles if role.status in HOLDING), None)
    return None


def _attribution(position: int, record: Record, people: Mapping[str, KnownPerson], identifiers: Sequence[str]) -> str:
    """How the quote was given to its speaker, as JSON; people by their ids, the quote it is carried from by its own."""
    quoted = record.quotes[position - 1]
    stated, speaker = quoted.attribution, quoted.speaker
    names = {person.key: person.name for person in record.persons}
    candidates = [
        {"id": people[one.person].id if one.person and one.person in people else None, "name": one.name,
         "confidence": one.confidence}
        for one in stated.candidates
    ]  # fmt: skip
    stated_keys = [key for key in (speaker.person, *speaker.members) if key] if speaker else []
    candidates += [
        {"id": None, "name": names[key], "confidence": stated.confidence} for key in stated_keys if key not in people
    ]
    return rows.dumps({
        "cue": stated.cue, "mention": stated.mention, "rule": stated.rule,
        "carried_from": _carried_from(position, record, identifiers) if quoted.carried else None,
        "identity": stated.identity, "candidates": candidates,
    })  # fmt: skip


def _carried_from(position: int, record: Record, identifiers: Sequence[str]) -> str | None:
    """The nearest quote before whose speaker goes on speaking."""
    speaker = record.quotes[position - 1].speaker
    for before in range(position - 2, -1, -1):
        if record.quotes[before].quote_kind != "indirect" and record.quotes[before].speaker == speaker:
            return identifiers[before]
    return None
