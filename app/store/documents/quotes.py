"""Quotes rendered: the words with their selectors, the speaker with the role of that day, and their terms."""

import json
from collections import defaultdict
from collections.abc import Iterator
from math import floor
from typing import Any

from sqlalchemy import and_, select

from app.domain import ids, spans
from app.domain.names import fold, match_key
from app.domain.values import GRAIN
from app.schemas import (
    AttributionOut,
    ConceptRef,
    EventRef,
    Named,
    PartOut,
    QuoteMentionOut,
    QuoteOut,
    QuoteRoleOut,
    SaidOut,
    SourceRef,
    SpanOut,
    SpeakerOut,
)
from app.store import fulltext, tables
from app.store.documents import Rendered, Saying, Terms, body_of
from app.store.documents.facts import language_terms
from app.store.documents.facts import spans as evidence_spans
from app.store.documents.vocabulary import Concepts
from app.store.session import Session, Statement, numbers

Facts = dict[str, Any]

quote, source, text_ = tables.Quote.__table__, tables.Source.__table__, tables.SourceText.__table__
event, person, organization = tables.Event.__table__, tables.Person.__table__, tables.Organization.__table__
part, concept, member = tables.QuotePart.__table__, tables.QuoteConcept.__table__, tables.QuoteMember.__table__
mention, host = tables.Mention.__table__, tables.EventHost.__table__
role_organization = organization.alias("role_organization")

_HEADS = (
    *quote.c,
    source.c.id.label("source_id"), source.c.kind.label("source_kind"), source.c.publisher, source.c.title,
    source.c.url, source.c.published, text_.c.sha256,
    event.c.id.label("event_id"), event.c.name.label("event_name"), event.c.kind.label("event_kind"),
    event.c.place_country,
    person.c.id.label("person_id"), person.c.name.label("person_name"),
    organization.c.id.label("organization_id"), organization.c.name.label("organization_name"),
    organization.c.country.label("organization_country"),
    role_organization.c.id.label("role_organization_id"), role_organization.c.name.label("role_organization_name"),
)  # fmt: skip
_COLUMNS = tuple(column.name for column in _HEADS)
_QUOTES = Statement(
    select(*_HEADS)
    .select_from(quote)
    .join(source, source.c.pk == quote.c.source_pk)
    .join(text_, and_(text_.c.source_pk == quote.c.source_pk, text_.c.version == quote.c.text_version))
    .outerjoin(event, event.c.pk == quote.c.event_pk)
    .outerjoin(person, person.c.pk == quote.c.person_pk)
    .outerjoin(organization, organization.c.pk == quote.c.organization_pk)
    .outerjoin(role_organization, role_organization.c.pk == quote.c.role_organization_pk)
    .where(quote.c.pk.in_(numbers("pks")))
    .order_by(quote.c.pk)
)
_TEXT = Statement(
    select(text_.c.source_pk, text_.c.version, text_.c.text)
    .distinct()
    .join(quote, and_(text_.c.source_pk == quote.c.source_pk, text_.c.version == quote.c.text_version))
    .where(quote.c.pk.in_(numbers("pks")))
)
_PARTS = Statement(
    select(part.c.quote_pk, part.c.start, part.c.stop, part.c.exact)
    .where(part.c.quote_pk.in_(numbers("pks")))
    .order_by(part.c.quote_pk, part.c.position)
)
_CONCEPTS = Statement(
    select(concept.c.quote_pk, concept.c.scheme, concept.c.concept, concept.c.evidence)
    .where(concept.c.quote_pk.in_(numbers("pks")))
    .order_by(concept.c.quote_pk, concept.c.position)
)
_MEMBERS = Statement(
    select(member.c.quote_pk, person.c.id, person.c.name)
    .join(person, person.c.pk == member.c.person_pk)
    .where(member.c.quote_pk.in_(numbers("pks")))
    .order_by(member.c.quote_pk, member.c.position)
)
_MENTIONS = Statement(
    select(
        mention.c.source_pk,
        mention.c.type,
        mention.c.name,
        mention.c.country,
        mention.c.evidence,
        person.c.id,
        organization.c.id,
    )
    .outerjoin(person, person.c.pk == mention.c.person_pk)
    .outerjoin(organization, organization.c.pk == mention.c.organization_pk)
    .where(mention.c.source_pk.in_(select(quote.c.source_pk).where(quote.c.pk.in_(numbers("pks")))))
    .order_by(mention.c.pk)
)
_HOSTS = Statement(
    select(host.c.event_pk, organization.c.id)
    .distinct()
    .join(organization, organization.c.pk == host.c.organization_pk)
    .where(host.c.event_pk.in_(select(quote.c.event_pk).where(quote.c.pk.in_(numbers("pks")))))
)


class _Related:
    """What belongs to a batch of quotes, by quote, source or event."""

    def __init__(self, session: Session, pks: list[int]) -> None:
        given = {"pks": json.dumps(pks)}
        self.texts = {(pk, version): text for pk, version, text in session.rows(_TEXT, given)}
        self.parts, self.concepts, self.members, self.mentions, self.hosts = (
            _grouped(session.rows(statement, given)) for statement in (_PARTS, _CONCEPTS, _MEMBERS, _MENTIONS, _HOSTS)
        )


def _grouped(rows: list[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    groups: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for first, *rest in rows:
        groups[first].append(tuple(rest))
    return groups


def render(session: Session, pks: list[int], concepts: Concepts) -> Iterator[Rendered]:
    """The quotes of these facts, rendered in the order of their numbers."""
    related = _Related(session, pks)
    for row in session.rows(_QUOTES, {"pks": json.dumps(pks)}):
        facts = dict(zip(_COLUMNS, row, strict=True))
        parts = [spans.Part(*values) for values in related.parts[facts["pk"]]]
        document = _document(facts, parts, related, concepts)
        yield Rendered(
            resource="quotes", fact_pk=facts["pk"], id=document.id, version=document.version, body=body_of(document),
            earliest=facts["earliest"], latest=facts["latest"],
            tie=ids.quote_order(facts["source_id"], facts["position"]), sort_name="",
            terms=_terms(facts, document, related, concepts),
            words=fulltext.words(document.text), saying=_saying(facts, document), withdrawn=bool(facts["withdrawn"]),
        )  # fmt: skip


def _document(facts: Facts, parts: list[spans.Part], related: _Related, concepts: Concepts) -> QuoteOut:
    text = related.texts[facts["source_pk"], facts["text_version"]]
    clause = json.loads(facts["clause"]) if facts["clause"] else None
    linked = related.concepts[facts["pk"]]
    return QuoteOut(
        id=facts["id"], text=facts["text"], verbatim=facts["quote_kind"] != "indirect",
        quote_kind=facts["quote_kind"], language=facts["language"], order=facts["position"],
        parts=[_part(text, one) for one in parts],
        clause=SpanOut(**clause) if clause else None,
        said=SaidOut(
            edtf=facts["edtf"], earliest=facts["earliest"], latest=facts["latest"], approximate=facts["approximate"],
            as_written=facts["as_written"], basis=facts["date_basis"], evidence=evidence_spans(facts["date_evidence"]),
        ),
        speaker=_speaker(facts, related), role=role_out(facts),
        event=_event(facts),
        sectors=_links("sector", linked, concepts), topics=_links("topic", linked, concepts),
        mentions=_mentions(related.mentions[facts["source_pk"]], parts, clause),
        attribution=AttributionOut(
            **json.loads(facts["attribution"]), confidence=facts["confidence"], review=facts["review"]
        ),
        source=SourceRef(
            id=facts["source_id"], version=facts["text_version"], kind=facts["source_kind"],
            publisher=facts["publisher"], title=facts["title"], url=facts["url"], published=facts["published"],
            sha256=facts["sha256"],
        ),
        flags=json.loads(facts["flags"]), version=facts["version"],
        added_at=facts["added_at"], updated_at=facts["updated_at"],
    )  # fmt: skip


def _saying(facts: Facts, document: QuoteOut) -> Saying | None:
    """By what the quote is held against others; somebody unsure or unnamed may be anybody."""
    speaker = document.speaker
    who = [speaker.id] if speaker and speaker.id else sorted(one.id for one in speaker.members) if speaker else []
    if speaker is None or not who:
        return None
    return Saying(f"{speaker.type}:{','.join(who)}", document.text, facts["event_pk"], document.said.basis,
                  document.source.published)  # fmt: skip


def _event(facts: Facts) -> EventRef | None:
    if facts["event_id"] is None:
        return None
    return EventRef(id=facts["event_id"], name=facts["event_name"], kind=facts["event_kind"])


def _part(text: str, one: spans.Part) -> PartOut:
    prefix, suffix = spans.context(text, one.start, one.end)
    return PartOut(exact=one.exact, start=one.start, end=one.end, prefix=prefix, suffix=suffix)


def _speaker(facts: Facts, related: _Related) -> SpeakerOut | None:
    if facts["speaker_type"] is None:
        return None
    return SpeakerOut(
        type=facts["speaker_type"],
        id=facts["person_id"] or facts["organization_id"],
        name=facts["person_name"] or facts["organization_name"],
        description=facts["description"],
        members=[Named(id=identifier, name=name) for identifier, name in related.members[facts["pk"]]],
    )


def role_out(facts: Facts) -> QuoteRoleOut | None:
    """The role held when speaking, from a row that has the quote's role columns."""
    if facts["role_title"] is None:
        return None
    organization_id = facts["role_organization_id"]
    return QuoteRoleOut(
        title=facts["role_title"], office=facts["role_office"], status=facts["role_status"],
        organization=Named(id=organization_id, name=facts["role_organization_name"]) if organization_id else None,
        country=facts["role_country"], basis=facts["role_basis"], country_basis=facts["role_country_basis"],
        evidence=evidence_spans(facts["role_evidence"]),
    )  # fmt: skip


def _links(scheme: str, linked: list[tuple[Any, ...]], concepts: Concepts) -> list[ConceptRef]:
    return [
        ConceptRef(id=identifier, label=concepts.label(scheme, identifier), evidence=evidence_spans(evidence))
        for its_scheme, identifier, evidence in linked
        if its_scheme == scheme
    ]


def _mentions(
    rows: list[tuple[Any, ...]], parts: list[spans.Part], clause: dict[str, int] | None
) -> list[QuoteMentionOut]:
    """Those mentions of the source whose words lie within the quote."""
    stretches = [(clause["start"], clause["end"])] if clause else [(one.start, one.end) for one in parts]
    found = []
    for kind, name, country, evidence, person_id, organization_id in rows:
        inside = [
            span
            for span in json.loads(evidence)
            if any(start <= span["start"] and span["end"] <= end for start, end in stretches)
        ]
        if inside:
            identifier = person_id or organization_id or country
            found.append(QuoteMentionOut(type=kind, id=identifier, name=name, country=country,
                                         evidence=[SpanOut(**span) for span in inside]))  # fmt: skip
    return found


def _terms(facts: Facts, document: QuoteOut, related: _Related, concepts: Concepts) -> Terms:
    terms: Terms = {("all", ""), ("quote_kind", document.quote_kind), ("source", document.source.id),
                    *language_terms(document.language), ("review", document.attribution.review),
                    ("source_kind", document.source.kind),
                    *confidence_terms(document.attribution.confidence)}  # fmt: skip
    if document.source.publisher:
        terms.add(("publisher", fold(document.source.publisher)))
    if document.event:
        terms.add(("event", document.event.id))
        terms |= concepts.with_ancestors("event_kind", document.event.kind)
        terms |= {("host", identifier) for (identifier,) in related.hosts[facts["event_pk"]]}
        if facts["place_country"]:
            terms.add(("place_country", facts["place_country"]))
    for ref in document.sectors:
        terms |= concepts.with_ancestors("sector", ref.id)
    for ref in document.topics:
        terms |= concepts.with_ancestors("topic", ref.id)
    terms |= {("mentions", f"{one.type}:{one.id}") for one in document.mentions if one.id}
    return terms | _speech_terms(facts, document, concepts)


def _speech_terms(facts: Facts, document: QuoteOut, concepts: Concepts) -> Terms:
    """Who spoke, and as what."""
    terms: Terms = set()
    if document.speaker is not None:
        people = (
            [document.speaker.id] if document.speaker.type == "person" else [m.id for m in document.speaker.members]
        )
        terms |= {("person", identifier) for identifier in people if identifier}
        if document.speaker.type == "organization" and document.speaker.id:
            terms.add(("organization", document.speaker.id))
            if facts["organization_country"]:
                terms.add(("country", facts["organization_country"]))
    if document.role is not None:
        terms |= concepts.with_ancestors("office", document.role.office)
        terms |= {("role", word) for word in title_words(document.role.title)}
        if document.role.organization:
            terms.add(("organization", document.role.organization.id))
        if document.role.country:
            terms.add(("country", document.role.country))
    return terms


def title_words(title: str) -> set[str]:
    """The words of a title, folded, under which its holder is found."""
    return {key for key in map(match_key, title.split()) if key}


def confidence_terms(confidence: float) -> Terms:
    """The terms of a confidence in whole hundredths: itself, and the ten that it belongs to (87 is in `8x`)."""
    hundredths = floor(confidence * 100 + GRAIN)
    return {("confidence", f"{hundredths:02}"), ("confidence", f"{hundredths // 10}x")}


def confidences_from(least: float) -> list[str]:
    """The values that together hold every confidence from `least` up, none twice: at most 9 hundredths and 11 tens."""
    hundredths = round(least * 100)
    next_ten = -(-hundredths // 10)
    return [
        *(f"{one:02}" for one in range(hundredths, next_ten * 10)), *(f"{ten}x" for ten in range(next_ten, 11))
    ]  # fmt: skip
