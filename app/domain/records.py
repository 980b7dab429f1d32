"""What a record is: the nested, validated form that extraction returns, record files hold and the writer takes.

Names follow Popolo (people, roles), schema.org (events, quotations), W3C Web Annotation (spans) and EDTF (dates).
Offsets count Unicode code points of the source's text as stored; `start` inclusive, `end` exclusive.
"""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.domain import dates
from app.domain.scalars import (
    Basis,
    Confidence,
    Country,
    Day,
    Digest,
    Edtf,
    HostPart,
    Language,
    Line,
    LongText,
    MentionType,
    Offset,
    Ordinal,
    ParticipantPart,
    QuoteKind,
    Review,
    RoleStatus,
    Slug,
    SourceKind,
    SpeakerType,
)


class RecordModel(BaseModel):
    """Base of every part of a record: unknown fields are refused, and enums are stored as their words."""

    model_config = ConfigDict(extra="forbid", use_enum_values=True, validate_default=True)


class Span(RecordModel):
    """A stretch of the source's text."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end <= self.start:
            raise ValueError("end must be greater than start")
        return self


Evidence = list[Span]


class DateRecord(RecordModel):
    """A date as EDTF with its strict bounds; null bounds are open. Bounds left out are worked out from the EDTF."""

    edtf: Edtf
    earliest: Day | None = None
    latest: Day | None = None
    approximate: bool = False
    as_written: Line | None = None
    basis: Basis = Basis.STATED
    evidence: Evidence = []

    @model_validator(mode="after")
    def _bounds_agree(self) -> Self:
        earliest, latest = dates.bounds(self.edtf)
        for name, given, worked_out in (("earliest", self.earliest, earliest), ("latest", self.latest, latest)):
            if given is not None and given != worked_out:
                raise ValueError(f"{name} {given} does not agree with EDTF {self.edtf} ({worked_out})")
        self.earliest, self.latest = earliest, latest
        return self


class IdentifierRecord(RecordModel):
    """An identifier in somebody else's scheme, such as `wikidata`."""

    scheme: Line
    identifier: Line


class NameRecord(RecordModel):
    """Another name of the same person or organization: another script, order or spelling."""

    name: Line
    language: Language | None = None


class SourceRecord(RecordModel):
    """A document as received: its text verbatim, and what is known of where it comes from."""

    kind: SourceKind = SourceKind.ARTICLE
    publisher: Line | None = None
    issuer: Line | None = None
    title: Line | None = None
    url: Annotated[str, Field(max_length=2000, pattern=r"^https?://[^\s/@]+(/\S*)?$")] | None = None
    published: Day | None = None
    language: Language = "und"
    license: Line | None = None
    external_ids: list[IdentifierRecord] = []
    text: LongText = Field(min_length=1)
    sha256: Digest | None = None
    original_sha256: Digest | None = None


class PlaceRecord(RecordModel):
    """A place by name, with its ISO 3166-1 alpha-2 country where that is known."""

    name: Line
    country: Country | None = None
    country_basis: Basis | None = None
    evidence: Evidence = []


class HostRecord(RecordModel):
    """An organization that held the event, alone or with others."""

    name: Line
    part: HostPart = HostPart.HOST
    evidence: Evidence = []


class OccasionRecord(RecordModel):
    """What the event marks or was held for, in the source's words."""

    text: Line
    evidence: Evidence = []


class ParticipantRecord(RecordModel):
    """A person of this record who took part; `person` is that person's `key`."""

    person: Slug
    part: ParticipantPart = ParticipantPart.SPEAKER


class ConceptLink(RecordModel):
    """A concept of the vocabulary and the words that justify it."""

    id: Slug
    evidence: Evidence = []


class RelatedEventRecord(RecordModel):
    """An event mentioned beside the main one; `name` is a label."""

    name: Line
    kind: Slug
    ordinal: Ordinal | None = None
    date: DateRecord | None = None
    place: PlaceRecord | None = None
    evidence: Evidence = []


class EventRecord(RecordModel):
    """The event that the source reports."""

    name: Line
    kind: Slug
    ordinal: Ordinal | None = None
    series: Line | None = None
    date: DateRecord | None = None
    place: PlaceRecord | None = None
    hosts: list[HostRecord] = []
    occasion: OccasionRecord | None = None
    participants: list[ParticipantRecord] = []
    related: list[RelatedEventRecord] = []
    sectors: list[ConceptLink] = []
    topics: list[ConceptLink] = []
    evidence: Evidence = []


class RoleRecord(RecordModel):
    """What a person was on the source's day: title as written, office, organization, country represented."""

    title: Line
    office: Slug | None = None
    status: RoleStatus = RoleStatus.CURRENT
    organization: Line | None = None
    country: Country | None = None
    basis: Basis = Basis.STATED
    country_basis: Basis | None = None
    start_date: DateRecord | None = None
    end_date: DateRecord | None = None
    evidence: Evidence = []


class PersonRecord(RecordModel):
    """A person of this source; `key` names them within the record only."""

    key: Slug
    name: Line
    family_name: Line | None = None
    given_name: Line | None = None
    other_names: list[NameRecord] = []
    identifiers: list[IdentifierRecord] = []
    roles: list[RoleRecord] = []
    evidence: Evidence = []


class SpeakerRecord(RecordModel):
    """Who spoke: `person` and `members` are keys of persons of this record, `organization` is a name."""

    type: SpeakerType
    person: Slug | None = None
    organization: Line | None = None
    members: list[Slug] = []
    description: Line | None = None

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        needed = {
            "person": self.person,
            "organization": self.organization,
            "group": self.members or self.description,
            "unnamed": self.description,
        }[self.type]
        if not needed:
            raise ValueError(f"a speaker of type {self.type} must say who that is")
        return self


class PartRecord(Span):
    """One verbatim stretch of a quote. `exact`, where given, is checked against the text."""

    exact: LongText | None = None


class MentionSpan(Span):
    """The words that name the speaker, as they stand beside the quote."""

    text: Line


class IdentityRecord(RecordModel):
    """How sure it is that the mention means this person, and why."""

    confidence: Confidence
    why: Line


class CandidateRecord(RecordModel):
    """A possible speaker of a quote that could not be attributed safely; `person` is a key of this record."""

    person: Slug | None = None
    name: Line
    confidence: Confidence


class AttributionRecord(RecordModel):
    """By which words and which rule a quote was given to its speaker, and how far that can be trusted."""

    cue: Line | None = None
    mention: MentionSpan | None = None
    rule: Line = "record"
    confidence: Confidence = 1.0
    identity: IdentityRecord | None = None
    candidates: list[CandidateRecord] = []
    review: Review = Review.NONE


class QuoteRecord(RecordModel):
    """What one speaker said in one stretch.

    `speaker` null means unsure. `role` null means: the speaker's role of this record that holds on the day.
    `said` null means: the event's date, else the source's. `carried` says that the speaker is that of the quote before.
    """

    quote_kind: QuoteKind
    speaker: SpeakerRecord | None
    parts: Annotated[list[PartRecord], Field(min_length=1, max_length=1000)]
    clause: Span | None = None
    language: Language | None = None
    said: DateRecord | None = None
    role: RoleRecord | None = None
    carried: bool = False
    attribution: AttributionRecord = AttributionRecord()
    sectors: list[ConceptLink] = []
    topics: list[ConceptLink] = []


class MentionRecord(RecordModel):
    """A person, organization or country that the source speaks of. `person` is a key, where that person speaks too."""

    type: MentionType
    name: Line
    person: Slug | None = None
    family_name: Line | None = None
    role: Line | None = None
    country: Country | None = None
    country_basis: Basis | None = None
    evidence: Annotated[Evidence, Field(min_length=1)]


class ExtractionRecord(RecordModel):
    """Which tool in which version with which vocabulary made this record."""

    tool: Line
    version: Line
    vocabulary: Line


class Record(RecordModel):
    """A whole record: one source, at most one event, its people, their quotes and what was spoken of."""

    source: SourceRecord
    event: EventRecord | None = None
    persons: list[PersonRecord] = []
    quotes: list[QuoteRecord] = []
    mentions: list[MentionRecord] = []
    extraction: ExtractionRecord | None = None
