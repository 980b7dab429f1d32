"""A quote's document written as the text of `QuoteOut`, from columns that hold its lists and evidence as JSON already.

Building the models took 60 µs a quote, a sixth of a load. That both ways give the same bytes is held by the tests, of
every document that they store.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from app.domain import spans
from app.schemas import AttributionOut

Facts = dict[str, Any]
Mentioned = tuple[str, str | None, str, str | None, list[dict[str, int]]]
"""Type, id, name, country and evidence."""


_for_several = lru_cache(maxsize=1024)  # what many quotes of a batch have alike is written once


def text(value: str | None) -> str:
    """A string as JSON, or null."""
    return "null" if value is None else encode_basestring(value)


def truth(value: object) -> str:
    """A truth as JSON."""
    return "true" if value else "false"


class Beside(NamedTuple):
    """What a quote's document shows that stands in no column of the quote or of what it points to."""

    source_text: str
    parts: Sequence[spans.Part]
    members: Sequence[tuple[str, str]]
    """Id and name."""
    concepts: Sequence[tuple[str, str, str, str]]
    """Scheme, id, label, and evidence as JSON."""
    mentions: Sequence[Mentioned]


def written(facts: Facts, beside: Beside) -> bytes:
    """The document, in the order of the model's fields. `facts` are columns of the quote and of what it points to."""
    linked: dict[str, list[str]] = {"sector": [], "topic": []}
    for scheme, identifier, label, evidence in beside.concepts:
        linked[scheme].append(f'{{"id":{text(identifier)},"label":{text(label)},"evidence":{evidence}}}')
    return (
        f'{{"id":"{facts["id"]}","text":{text(facts["text"])},"verbatim":{truth(facts["quote_kind"] != "indirect")},'
        f'"quote_kind":"{facts["quote_kind"]}","language":{text(facts["language"])},"order":{facts["position"]},'
        f'"parts":[{",".join([_part(beside.source_text, one) for one in beside.parts])}],'
        f'"clause":{facts["clause"] or "null"},"said":{_said(*_SAID(facts))},'
        f'"speaker":{_speaker(*_SPEAKER(facts), *beside.members)},'
        f'"role":{_role(*_ROLE(facts))},"event":{_event(*_EVENT(facts))},'
        f'"sectors":[{",".join(linked["sector"])}],"topics":[{",".join(linked["topic"])}],'
        f'"mentions":[{",".join([_mention(*one) for one in beside.mentions])}],'
        f'"attribution":{_attribution(facts["attribution"], facts["confidence"], facts["review"])},'
        f'"source":{_source(*_SOURCE(facts))},"flags":{facts["flags"]},'
        f'"version":{facts["version"]},"added_at":"{facts["added_at"]}","updated_at":"{facts["updated_at"]}"}}'
    ).encode()


def _part(source_text: str, one: spans.Part) -> str:
    prefix, suffix = spans.context(source_text, one.start, one.end)
    return (f'{{"exact":{text(one.exact)},"start":{one.start},"end":{one.end},"prefix":{text(prefix)},'
            f'"suffix":{text(suffix)}}}')  # fmt: skip


_SAID = itemgetter("edtf", "earliest", "latest", "approximate", "as_written", "date_basis", "date_evidence")
_SPEAKER = itemgetter("speaker_type", "person_id", "person_name", "organization_id", "organization_name", "description")
_ROLE = itemgetter("role_title", "role_office", "role_status", "role_organization_id", "role_organization_name",
                   "role_country", "role_basis", "role_country_basis", "role_evidence")  # fmt: skip
_EVENT = itemgetter("event_id", "event_name", "event_kind")
_SOURCE = itemgetter("source_id", "text_version", "source_kind", "publisher", "title", "url", "published", "sha256")


@_for_several
def _said(*date: Any) -> str:
    edtf, earliest, latest, approximate, as_written, basis, evidence = date
    return (f'{{"edtf":{text(edtf)},"earliest":{text(earliest)},"latest":{text(latest)},'
            f'"approximate":{truth(approximate)},"as_written":{text(as_written)},'
            f'"basis":{text(basis)},"evidence":{evidence}}}')  # fmt: skip


@_for_several
def _speaker(kind: str | None, *who: Any) -> str:
    if kind is None:
        return "null"
    person, person_name, organization, organization_name, description, *members = who
    together = ",".join([_named(*one) for one in members])
    return (f'{{"type":"{kind}","id":{text(person or organization)},"name":{text(person_name or organization_name)},'
            f'"description":{text(description)},"members":[{together}]}}')  # fmt: skip


@_for_several
def _role(title: str | None, *held: Any) -> str:
    if title is None:
        return "null"
    office, status, organization, organization_name, country, basis, country_basis, evidence = held
    held_at = _named(organization, organization_name) if organization else "null"
    return (f'{{"title":{text(title)},"office":{text(office)},"status":"{status}","organization":{held_at},'
            f'"country":{text(country)},"basis":"{basis}","country_basis":{text(country_basis)},'
            f'"evidence":{evidence}}}')  # fmt: skip


@_for_several
def _event(identifier: str | None, name: str, kind: str) -> str:
    return "null" if identifier is None else f'{{"id":{text(identifier)},"name":{text(name)},"kind":{text(kind)}}}'


@_for_several
def _source(*source: Any) -> str:
    identifier, version, kind, publisher, title, url, published, sha256 = source
    return (f'{{"id":"{identifier}","version":{version},"kind":"{kind}","publisher":{text(publisher)},'
            f'"title":{text(title)},"url":{text(url)},"published":{text(published)},"sha256":"{sha256}"}}')  # fmt: skip


def _named(identifier: str, name: str) -> str:
    return f'{{"id":{text(identifier)},"name":{text(name)}}}'


def _mention(kind: str, identifier: str | None, name: str, country: str | None, evidence: list[dict[str, int]]) -> str:
    where = ",".join([f'{{"start":{span["start"]},"end":{span["end"]}}}' for span in evidence])
    return (f'{{"type":"{kind}","id":{text(identifier)},"name":{text(name)},"country":{text(country)},'
            f'"evidence":[{where}]}}')  # fmt: skip


@_for_several
def _attribution(stated: str, confidence: float, review: str) -> str:
    """By its model, as records made elsewhere mostly say the same: that the record says so."""
    return AttributionOut(**json.loads(stated), confidence=confidence, review=review).model_dump_json()
