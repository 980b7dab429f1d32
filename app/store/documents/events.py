"""Events rendered: when, where, who held them, who took part in what role, what else is told beside them."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import BindParameter, bindparam, false, func, select

from app.domain import ids
from app.domain.names import fold, match_key
from app.schemas import (
    DateOut,
    EventConceptOut,
    EventOut,
    EventRoleOut,
    EventSourceOut,
    EvidenceOut,
    HostOut,
    MentionOut,
    Named,
    OccasionOut,
    ParticipantOut,
    RelatedEventOut,
)
from app.store import fulltext, tables
from app.store.documents import Rendered, Terms, body_of, chunks
from app.store.documents.counts import count
from app.store.documents.facts import date_out, place_out, sourced
from app.store.documents.quote_facts import grouped
from app.store.documents.quotes import role_organization, role_out
from app.store.documents.vocabulary import Concepts
from app.store.session import Row, Session, Statement, numbers

Facts = dict[str, Any]

event, source, person = tables.Event.__table__, tables.Source.__table__, tables.Person.__table__
organization, quote = tables.Organization.__table__, tables.Quote.__table__
host, participant, related = (
    tables.EventHost.__table__,
    tables.EventParticipant.__table__,
    tables.EventRelated.__table__,
)
event_source, event_concept = tables.EventSource.__table__, tables.EventConcept.__table__
quote_concept, mention = tables.QuoteConcept.__table__, tables.Mention.__table__

SHOWN = 200  # of each list in a document: a summit that 5,000 papers report must not grow without end

_event: BindParameter[int] = bindparam("event")
_EVENTS_ASKED = numbers("pks")
_EVENTS = Statement(select(event).where(event.c.pk.in_(_EVENTS_ASKED)).order_by(event.c.pk))
_COLUMNS = tuple(column.name for column in event.c)
_HOSTS = Statement(
    select(host.c.event_pk, organization.c.id, organization.c.name, host.c.part, host.c.evidence, source.c.id)
    .select_from(host)
    .join(organization, organization.c.pk == host.c.organization_pk)
    .join(source, source.c.pk == host.c.source_pk)
    .where(host.c.event_pk.in_(_EVENTS_ASKED))
    .order_by(host.c.source_pk, organization.c.pk)
)
_PARTICIPANTS = Statement(
    select(participant.c.event_pk, person.c.pk, person.c.id, person.c.name, participant.c.part)
    .select_from(participant)
    .join(person, person.c.pk == participant.c.person_pk)
    .where(participant.c.event_pk.in_(_EVENTS_ASKED))
    .group_by(participant.c.event_pk, person.c.pk, person.c.id, person.c.name, participant.c.part)
    .order_by(func.min(participant.c.source_pk), func.min(participant.c.position))
)
_ROLE_COLUMNS = (
    quote.c.role_title, quote.c.role_office, quote.c.role_status, quote.c.role_country, quote.c.role_basis,
    quote.c.role_country_basis, quote.c.role_evidence,
    role_organization.c.id.label("role_organization_id"), role_organization.c.name.label("role_organization_name"),
)  # fmt: skip
_ROLE = Statement(
    select(*_ROLE_COLUMNS, source.c.id)
    .join(source, source.c.pk == quote.c.source_pk)
    .outerjoin(role_organization, role_organization.c.pk == quote.c.role_organization_pk)
    .where(quote.c.event_pk == _event, quote.c.person_pk == bindparam("person"), quote.c.withdrawn == false())
    .order_by(quote.c.pk)
    .limit(1)
)
_RELATED = Statement(
    select(related.c.event_pk, related.c.name, related.c.kind, related.c.ordinal, related.c.date, related.c.place,
           related.c.evidence, source.c.id)
    .join(source, source.c.pk == related.c.source_pk)
    .where(related.c.event_pk.in_(_EVENTS_ASKED))
    .group_by(related.c.event_pk, related.c.statement)
    .order_by(func.min(related.c.pk))
)  # fmt: skip
_SOURCES = Statement(
    select(event_source.c.event_pk, source.c.id, source.c.kind, source.c.publisher, source.c.title, source.c.url,
           source.c.published, event_source.c.why)
    .join(source, source.c.pk == event_source.c.source_pk)
    .where(event_source.c.event_pk.in_(_EVENTS_ASKED))
    .order_by(source.c.pk)
)  # fmt: skip
_CONCEPTS = Statement(
    select(
        event_concept.c.event_pk, event_concept.c.scheme, event_concept.c.concept, event_concept.c.evidence, source.c.id
    )
    .join(source, source.c.pk == event_concept.c.source_pk)
    .where(event_concept.c.event_pk.in_(_EVENTS_ASKED))
    .order_by(source.c.pk, event_concept.c.position)
)
_QUOTE_CONCEPTS = Statement(
    select(quote.c.event_pk, quote_concept.c.scheme, quote_concept.c.concept, quote_concept.c.evidence, source.c.id)
    .join(quote, quote.c.pk == quote_concept.c.quote_pk)
    .join(source, source.c.pk == quote.c.source_pk)
    .where(quote.c.event_pk.in_(_EVENTS_ASKED), quote.c.withdrawn == false())
    .order_by(quote.c.pk, quote_concept.c.position)
)
_MENTIONS = Statement(
    select(event_source.c.event_pk, mention.c.type, mention.c.name, mention.c.country, mention.c.evidence, person.c.id,
           organization.c.id, source.c.id)
    .select_from(mention)
    .join(event_source, event_source.c.source_pk == mention.c.source_pk)
    .join(source, source.c.pk == mention.c.source_pk)
    .outerjoin(person, person.c.pk == mention.c.person_pk)
    .outerjoin(organization, organization.c.pk == mention.c.organization_pk)
    .where(event_source.c.event_pk.in_(_EVENTS_ASKED))
    .order_by(mention.c.pk)
)  # fmt: skip


_TOGETHER = 50  # events whose reports are read at once: a summit has 5,000
_TOLD = {
    "hosts": _HOSTS, "participants": _PARTICIPANTS, "related": _RELATED, "sources": _SOURCES, "concepts": _CONCEPTS,
    "quote_concepts": _QUOTE_CONCEPTS, "mentions": _MENTIONS,
}  # fmt: skip


def render(session: Session, pks: list[int], concepts: Concepts) -> Iterator[Rendered]:
    """The events of these facts, rendered in the order of their numbers."""
    for some in chunks(pks, _TOGETHER):
        given = {"pks": json.dumps(some)}
        told = {name: grouped(session.rows(statement, given)) for name, statement in _TOLD.items()}
        for row in session.rows(_EVENTS, given):
            facts = dict(zip(_COLUMNS, row, strict=True))
            number = facts["pk"]
            yield _rendered(session, facts, _Told(**{name: of.get(number, []) for name, of in told.items()}), concepts)


def _rendered(session: Session, facts: Facts, told: "_Told", concepts: Concepts) -> Rendered:
    document = _document(session, facts, told, concepts)
    return Rendered(
        resource="events", fact_pk=facts["pk"], id=document.id, version=document.version, body=body_of(document),
        earliest=facts["earliest"], latest=facts["latest"],
        tie=ids.slug_order(_name_part(document.id, facts["edtf"])), sort_name=match_key(document.name),
        terms=_terms(document, told, concepts), labels={match_key(document.name): "name"},
        words=fulltext.words(document.name), quotes=("event", document.id), withdrawn=bool(facts["withdrawn"]),
    )  # fmt: skip


class _Told:
    """All that the sources of an event tell; its document shows the beginning of what is long."""

    def __init__(self, mentions: list[Row], sources: list[Row], **rows: list[Row]) -> None:
        self.hosts, self.participants, self.related = rows["hosts"], rows["participants"], rows["related"]
        self.linked = rows["concepts"] + rows["quote_concepts"]
        self.sources = [dict(zip(EventSourceOut.model_fields, row, strict=True)) for row in sources]
        self.mentions = _mentions(mentions)


def _name_part(identifier: str, edtf: str | None) -> str:
    """The id without its date, which all events of that day share."""
    return identifier.removeprefix(f"{edtf}-")


def _document(session: Session, facts: Facts, told: _Told, concepts: Concepts) -> EventOut:
    occasion = json.loads(facts["occasion"]) if facts["occasion"] else None
    return EventOut(
        id=facts["id"], name=facts["name"], kind=facts["kind"], ordinal=facts["ordinal"], series=facts["series"],
        date=DateOut(
            edtf=facts["edtf"], earliest=facts["earliest"], latest=facts["latest"], approximate=facts["approximate"],
            as_written=facts["as_written"], basis=facts["date_basis"],
            evidence=sourced(facts["date_evidence"], ""),
        ),
        place=place_out(facts["place"], ""),
        hosts=_hosts(told.hosts),
        occasion=OccasionOut(text=occasion["text"], evidence=sourced(occasion["evidence"], ""))
        if occasion else None,
        participants=[_participant(session, facts["pk"], row) for row in told.participants[:SHOWN]],
        related=[
            RelatedEventOut(name=name, kind=kind, ordinal=ordinal, date=date_out(date, where),
                            place=place_out(place, where), evidence=sourced(evidence, where))
            for name, kind, ordinal, date, place, evidence, where in told.related[:SHOWN]
        ],
        sectors=_links("sector", told.linked, concepts), topics=_links("topic", told.linked, concepts),
        mentions=told.mentions[:SHOWN],
        quote_count=count(session, "quotes", "event", facts["id"]),
        sources=[EventSourceOut(**one) for one in told.sources[:SHOWN]],
        version=facts["version"], added_at=facts["added_at"], updated_at=facts["updated_at"],
        participant_count=len(told.participants), related_count=len(told.related), mention_count=len(told.mentions),
        source_count=len(told.sources),
    )  # fmt: skip


def _hosts(rows: list[tuple[Any, ...]]) -> list[HostOut]:
    hosts: dict[str, HostOut] = {}
    for identifier, name, part, evidence, where in rows:
        shown = hosts.setdefault(identifier, HostOut(id=identifier, name=name, part=part, evidence=[]))
        _show(shown.evidence, evidence, where)
    return list(hosts.values())


def _show(shown: list[EvidenceOut], evidence: str, where: str) -> None:
    """More evidence beside what is shown, as far as it is."""
    if len(shown) < SHOWN:
        shown.extend(sourced(evidence, where)[: SHOWN - len(shown)])


def _participant(session: Session, event_pk: int, person_row: tuple[Any, ...]) -> ParticipantOut:
    person_pk, identifier, name, part = person_row
    row = session.row(_ROLE, {"event": event_pk, "person": person_pk})
    role = None
    if row and row[0] is not None:
        *columns, where = row
        held = role_out(dict(zip((column.name for column in _ROLE_COLUMNS), columns, strict=True)))
        role = held and EventRoleOut(**{**dict(held), "evidence": sourced([dict(one) for one in held.evidence], where)})
    return ParticipantOut(person=Named(id=identifier, name=name), part=part, role=role)


def _links(scheme: str, rows: list[tuple[Any, ...]], concepts: Concepts) -> list[EventConceptOut]:
    """Each concept once, with its evidence in every source, in the order of the text."""
    evidence: dict[str, dict[tuple[str, int, int], EvidenceOut]] = {}
    for its_scheme, identifier, spans, where in rows:
        if its_scheme == scheme:
            stretches = evidence.setdefault(identifier, {})
            stretches.update({(one.source, one.start, one.end): one for one in sourced(spans, where)})
    return [
        EventConceptOut(
            id=identifier, label=concepts.label(scheme, identifier), evidence=list(stretches.values())[:SHOWN]
        )
        for identifier, stretches in evidence.items()
    ]


def _mentions(rows: list[tuple[Any, ...]]) -> list[MentionOut]:
    """Each mentioned person, organization or country once, with its evidence in every source."""
    found: dict[tuple[str, str], MentionOut] = {}
    for kind, name, country, evidence, person_id, organization_id, where in rows:
        identifier = person_id or organization_id or country
        shown = found.setdefault(
            (kind, identifier or name),
            MentionOut(type=kind, id=identifier, name=name, country=country, evidence=[]),
        )
        _show(shown.evidence, evidence, where)
    return list(found.values())


def _terms(document: EventOut, told: _Told, concepts: Concepts) -> Terms:
    terms: Terms = {("all", ""), ("event", document.id)} | concepts.with_ancestors("event_kind", document.kind)
    terms |= {("person", identifier) for _, identifier, *_ in told.participants}
    terms |= {("host", one.id) for one in document.hosts} | {("source", one["id"]) for one in told.sources}
    terms |= {("source_kind", one["kind"]) for one in told.sources}
    terms |= {("publisher", fold(one["publisher"])) for one in told.sources if one["publisher"]}
    terms |= {("mentions", f"{one.type}:{one.id}") for one in told.mentions if one.id}
    if document.place and document.place.country:
        terms.add(("place_country", document.place.country))
    for ref in document.sectors:
        terms |= concepts.with_ancestors("sector", ref.id)
    for ref in document.topics:
        terms |= concepts.with_ancestors("topic", ref.id)
    return terms
