"""A record's parts as rows of the tables: pure, one function a table."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from pydantic_core import to_jsonable_python

from app.domain import ids, spans
from app.domain.names import match_key
from app.domain.parts import RecordPart
from app.domain.records import (
    ConceptLink,
    DateRecord,
    EventRecord,
    MentionRecord,
    PersonRecord,
    QuoteRecord,
    Record,
    RelatedEventRecord,
    RoleRecord,
    Span,
)
from app.domain.scalars import Basis

Row = dict[str, Any]


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=to_jsonable_python)


def dumps(value: object) -> str:
    """A value as JSON text, the same bytes for the same value."""
    return _JSON.encode(value) if value != [] else "[]"  # of all that is written as JSON, most is empty evidence


def digest_of(value: object) -> str:
    """A digest by which a statement is recognised when it comes again."""
    return sha256(dumps(value).encode()).hexdigest()


def _nested(value: RecordPart | None) -> str | None:
    return None if value is None else dumps(value)


def sourced(evidence: Sequence[Span], source_id: str) -> str:
    """Evidence that names its source."""
    return dumps([{"source": source_id, "start": one.start, "end": one.end} for one in evidence])


def dated(date: DateRecord | None, source_id: str | None = None) -> Row:
    """The columns of a date; with `source_id` its evidence names the source."""
    if date is None:
        return dict.fromkeys(("edtf", "earliest", "latest", "as_written", "date_basis")) | {
            "approximate": False, "date_evidence": "[]"}  # fmt: skip
    return {
        "edtf": date.edtf, "earliest": date.earliest, "latest": date.latest, "approximate": date.approximate,
        "as_written": date.as_written, "date_basis": date.basis,
        "date_evidence": sourced(date.evidence, source_id) if source_id else dumps(date.evidence),
    }  # fmt: skip


def source_row(record: Record, original_sha256: str) -> Row:
    """The row of a source, without its numbers and instants."""
    source = record.source
    return {
        "kind": source.kind, "publisher": source.publisher, "issuer": source.issuer, "title": source.title,
        "url": source.url, "published": source.published, "language": source.language, "license": source.license,
        "external_ids": dumps(source.external_ids), "extraction": _nested(record.extraction),
        "record_digest": sha256(f"[{record.model_dump_json()},{dumps(original_sha256)}]".encode()).hexdigest(),
    }  # fmt: skip


def event_row(event: EventRecord, source_id: str) -> Row:
    """The row of an event, without its numbers and instants."""
    place, occasion = event.place, event.occasion
    return {
        "name": event.name, "match_key": match_key(event.name), "kind": event.kind, "ordinal": event.ordinal,
        "series": event.series, **dated(event.date, source_id),
        "place": place and dumps({**to_jsonable_python(place),
                                  "evidence": json.loads(sourced(place.evidence, source_id))}),
        "place_country": place.country if place else None,
        "occasion": occasion and dumps({"text": occasion.text,
                                        "evidence": json.loads(sourced(occasion.evidence, source_id))}),
    }  # fmt: skip


def related_row(related: RelatedEventRecord) -> Row:
    """The row of a related event; equal ones of several sources share a statement."""
    edtf = related.date.edtf if related.date else None
    return {
        "statement": digest_of([related.kind, related.ordinal, edtf, related.place and match_key(related.place.name),
                                match_key(related.name) if edtf is None else None]),
        "name": related.name, "kind": related.kind, "ordinal": related.ordinal, "date": _nested(related.date),
        "place": _nested(related.place), "evidence": dumps(related.evidence),
    }  # fmt: skip


def role_row(role: RoleRecord, organization_pk: int | None) -> Row:
    """The row of a role; equal ones of several sources share a statement."""
    return {
        "statement": _statement(role.title, role.office, role.status, organization_pk, role.country),
        "title": role.title, "office": role.office, "status": role.status, "organization_pk": organization_pk,
        "country": role.country, "basis": role.basis, "country_basis": role.country_basis,
        "start_date": _nested(role.start_date), "end_date": _nested(role.end_date), "evidence": dumps(role.evidence),
    }  # fmt: skip


@lru_cache(maxsize=16384)
def _statement(title: str, *rest: str | int | None) -> str:
    return digest_of([match_key(title), *rest])


def person_row(person: PersonRecord) -> Row:
    """The row of a person, without numbers, id and instants."""
    from_scripts = spans.mixed_script_word(person.name.replace(" ", ""))
    flags = [name for name, holds in (("bidi-controls", spans.has_bidi_controls(person.name)),
                                      ("mixed-script", from_scripts)) if holds]  # fmt: skip
    return {
        "name": person.name, "family_name": person.family_name, "given_name": person.given_name,
        "match_key": match_key(person.name), "identifiers": dumps(person.identifiers), "flags": dumps(flags),
    }  # fmt: skip


def mention_row(mention: MentionRecord) -> Row:
    """The row of a mention, without its numbers."""
    return {
        "type": mention.type, "name": mention.name, "role": mention.role, "country": mention.country,
        "country_basis": mention.country_basis, "evidence": dumps(mention.evidence),
    }  # fmt: skip


def quote_ids(record: Record, source_id: str) -> list[str]:
    """The id of each quote: words that occur again in the source are told apart by their occurrence."""
    seen: Counter[tuple[str, str]] = Counter()
    minted = []
    for quote in record.quotes:
        words = "\x1e".join(exact_parts(quote, record.source.text))
        seen[quote.quote_kind, words] += 1
        minted.append(ids.quote_id(source_id, quote.quote_kind, words, seen[quote.quote_kind, words]))
    return minted


def exact_parts(quote: QuoteRecord, text: str) -> list[str]:
    """The words of each part as they stand in the text."""
    return [text[part.start : part.end] for part in quote.parts]


def said(record: Record) -> DateRecord | None:
    """When a quote was said that does not state it: on the event's date, else on the source's, else unknown."""
    if record.event is not None and record.event.date is not None:
        return replace(record.event.date, basis=Basis.EVENT)
    published = record.source.published
    return DateRecord(edtf=published, basis=Basis.PUBLISHED) if published else None


def quote_row(quote: QuoteRecord, record: Record, position: int, otherwise: DateRecord | None) -> Row:
    """The row of a quote, without numbers, speaker, role and instants; its date `otherwise` if it states none."""
    text = record.source.text
    exact = exact_parts(quote, text)
    parts = [spans.Part(part.start, part.end, words) for part, words in zip(quote.parts, exact, strict=True)]
    return {
        "position": position, "quote_kind": quote.quote_kind, "language": quote.language or record.source.language,
        "text": spans.reading_text(exact), "clause": _nested(quote.clause), **dated(quote.said or otherwise),
        "speaker_type": quote.speaker.type if quote.speaker else None,
        "description": quote.speaker.description if quote.speaker else None,
        "confidence": quote.attribution.confidence, "review": quote.attribution.review,
        "flags": dumps(spans.flags(text, parts)),
    }  # fmt: skip


def quote_role_row(role: RoleRecord | None, organization_pk: int | None) -> Row:
    """The columns of the role held when speaking."""
    if role is None:
        return {f"role_{name}": None for name in ("title", "office", "status", "organization_pk", "country", "basis",
                                                  "country_basis")} | {"role_evidence": "[]"}  # fmt: skip
    return {
        "role_title": role.title, "role_office": role.office, "role_status": role.status,
        "role_organization_pk": organization_pk, "role_country": role.country, "role_basis": role.basis,
        "role_country_basis": role.country_basis, "role_evidence": dumps(role.evidence),
    }  # fmt: skip


def concept_rows(sectors: Sequence[ConceptLink], topics: Sequence[ConceptLink]) -> list[Row]:
    """The rows of a record's sectors and topics; one stated twice is one, with both its evidences."""
    evidence: dict[tuple[str, str], list[Span]] = {}
    for scheme, links in (("sector", sectors), ("topic", topics)):
        for link in links:
            evidence.setdefault((scheme, link.id), []).extend(link.evidence)
    return [
        {"scheme": scheme, "concept": identifier, "position": position, "evidence": dumps(spans_)}
        for position, ((scheme, identifier), spans_) in enumerate(evidence.items())
    ]
