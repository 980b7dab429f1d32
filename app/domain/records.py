"""What a record is: the nested, validated form that extraction returns, record files hold and the writer takes.

Names follow Popolo (people, roles), schema.org (events, quotations), W3C Web Annotation (spans) and EDTF (dates).
Offsets count Unicode code points of the source's text as stored; `start` inclusive, `end` exclusive.
"""

from typing import Annotated, Self

from pydantic import Field, JsonValue, model_validator

from app.domain import dates
from app.domain.parts import (
    CandidateRecord,
    IdentifierRecord,
    IdentityRecord,
    NameRecord,
    RecordModel,
    RecordPart,
    part,
)
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

NOTHING: dict[str, JsonValue] = {"default": []}  # told; made anew, as to copy it was a tenth of reading
BY_THE_RECORD: dict[str, JsonValue] = {
    "default": {"rule": "record", "confidence": 1.0, "candidates": [], "review": "none"}
}  # the same
_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@part
class Span(RecordPart):
    """A stretch of the source's text."""

    start: Offset = Field(examples=[53])
    end: Offset = Field(examples=[61])

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end <= self.start:
            raise ValueError("end must be greater than start")
        return self


Evidence = list[Span]


@part
class DateRecord(RecordPart):
    """A date as EDTF with its strict bounds; null bounds are open. Bounds left out are worked out from the EDTF."""

    edtf: Edtf = Field(examples=["2025-11-20"])
    earliest: Day | None = Field(default=None, examples=["2025-11-20"])
    latest: Day | None = Field(default=None, examples=["2025-11-20"])
    approximate: bool = Field(default=False, examples=[False])
    as_written: Line | None = Field(default=None, examples=["Thursday"])
    basis: Basis = Basis.STATED
    evidence: Evidence = Field(default_factory=list, json_schema_extra=NOTHING)

    @model_validator(mode="after")
    def _bounds_agree(self) -> Self:
        earliest, latest = dates.bounds(self.edtf)
        for name, given, worked_out in (("earliest", self.earliest, earliest), ("latest", self.latest, latest)):
            if given is not None and given != worked_out:
                raise ValueError(f"{name} {given} does not agree with EDTF {self.edtf} ({worked_out})")
        if (self.earliest, self.latest) != (earliest, latest):
            self.earliest, self.latest = earliest, latest
        return self


class SourceRecord(RecordModel):
    """A document as received: its text verbatim, and what is known of where it comes from."""

    kind: SourceKind = SourceKind.ARTICLE
    publisher: Line | None = Field(default=None, examples=["The Harbour Times"])
    issuer: Line | None = Field(default=None, examples=["Ministry of Ports"])
    title: Line | None = Field(default=None, examples=["Ports to open"])
    url: Annotated[str, Field(max_length=2000, pattern=r"^https?://[^\s/@]+(/\S*)?$")] | None = Field(
        default=None, examples=["https://news.example/ports"]
    )
    published: Day | None = Field(default=None, examples=["2025-11-21"])
    language: Language = Field(default="und", examples=["en"])
    license: Line | None = Field(default=None, examples=["CC-BY-4.0"])
    external_ids: list[IdentifierRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    text: LongText = Field(min_length=1, examples=["“We agreed to open the ports,” Ana Silva said on Thursday."])
    sha256: Digest | None = Field(default=None, examples=[_SHA256])
    original_sha256: Digest | None = Field(default=None, examples=[_SHA256])


@part
class PlaceRecord(RecordPart):
    """A place by name, with its ISO 3166-1 alpha-2 country where that is known."""

    name: Line = Field(examples=["Lisbon"])
    country: Country | None = Field(default=None, examples=["PT"])
    country_basis: Basis | None = None
    evidence: Evidence = Field(default_factory=list, json_schema_extra=NOTHING)


@part
class HostRecord(RecordPart):
    """An organization that held the event, alone or with others."""

    name: Line = Field(examples=["Atlantic Institute"])
    part: HostPart = HostPart.HOST
    evidence: Evidence = Field(default_factory=list, json_schema_extra=NOTHING)


@part
class OccasionRecord(RecordPart):
    """What the event marks or was held for, in the source's words."""

    text: Line = Field(examples=["the tenth anniversary of the port"])
    evidence: Evidence = Field(default_factory=list, json_schema_extra=NOTHING)


@part
class ParticipantRecord(RecordPart):
    """A person of this record who took part; `person` is that person's `key`."""

    person: Slug = Field(examples=["ana-silva"])
    part: ParticipantPart = ParticipantPart.SPEAKER


@part
class ConceptLink(RecordPart):
    """A concept of the vocabulary and the words that justify it."""

    id: Slug = Field(examples=["shipbuilding"])
    evidence: Evidence = Field(default_factory=list, json_schema_extra=NOTHING)


@part
class RelatedEventRecord(RecordPart):
    """An event mentioned beside the main one; `name` is a label."""

    name: Line = Field(examples=["summit in Porto"])
    kind: Slug = Field(examples=["summit"])
    ordinal: Ordinal | None = Field(default=None, examples=[1])
    date: DateRecord | None = None
    place: PlaceRecord | None = None
    evidence: Evidence = Field(default_factory=list, json_schema_extra=NOTHING)


@part
class EventRecord(RecordPart):
    """The event that the source reports."""

    name: Line = Field(examples=["Lisbon Ports Forum"])
    kind: Slug = Field(examples=["forum"])
    ordinal: Ordinal | None = Field(default=None, examples=[2])
    series: Line | None = Field(default=None, examples=["Ports Forum"])
    date: DateRecord | None = None
    place: PlaceRecord | None = None
    hosts: list[HostRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    occasion: OccasionRecord | None = None
    participants: list[ParticipantRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    related: list[RelatedEventRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    sectors: list[ConceptLink] = Field(default_factory=list, json_schema_extra=NOTHING)
    topics: list[ConceptLink] = Field(default_factory=list, json_schema_extra=NOTHING)
    evidence: Evidence = Field(default_factory=list, json_schema_extra=NOTHING)


@part
class RoleRecord(RecordPart):
    """What a person was on the source's day: title as written, office, organization, country represented."""

    title: Line = Field(examples=["Minister of Ports"])
    office: Slug | None = Field(default=None, examples=["transport-minister"])
    status: RoleStatus = RoleStatus.CURRENT
    organization: Line | None = Field(default=None, examples=["Ministry of Ports"])
    country: Country | None = Field(default=None, examples=["BR"])
    basis: Basis = Basis.STATED
    country_basis: Basis | None = None
    start_date: DateRecord | None = None
    end_date: DateRecord | None = None
    evidence: Evidence = Field(default_factory=list, json_schema_extra=NOTHING)


@part
class PersonRecord(RecordPart):
    """A person of this source; `key` names them within the record only."""

    key: Slug = Field(examples=["ana-silva"])
    name: Line = Field(examples=["Ana Silva"])
    family_name: Line | None = Field(default=None, examples=["Silva"])
    given_name: Line | None = Field(default=None, examples=["Ana"])
    other_names: list[NameRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    identifiers: list[IdentifierRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    roles: list[RoleRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    evidence: Evidence = Field(default_factory=list, json_schema_extra=NOTHING)


@part
class SpeakerRecord(RecordPart):
    """Who spoke: `person` and `members` are keys of persons of this record, `organization` is a name."""

    type: SpeakerType
    person: Slug | None = Field(default=None, examples=["ana-silva"])
    organization: Line | None = Field(default=None, examples=["Ministry of Ports"])
    members: list[Slug] = Field(default_factory=list, json_schema_extra=NOTHING, examples=[["ana-silva", "rui-costa"]])
    description: Line | None = Field(default=None, examples=["a senior official"])

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


@part
class PartRecord(Span):
    """One verbatim stretch of a quote. `exact`, where given, is checked against the text."""

    exact: LongText | None = Field(default=None, examples=["We agreed to open the ports."])


@part
class MentionSpan(Span):
    """The words that name the speaker, as they stand beside the quote."""

    text: Line = Field(examples=["Silva"])


@part
class AttributionRecord(RecordPart):
    """By which words and which rule a quote was given to its speaker, and how far that can be trusted."""

    cue: Line | None = Field(default=None, examples=["said"])
    mention: MentionSpan | None = None
    rule: Line = Field(default="record", examples=["after"])
    confidence: Confidence = Field(default=1.0, examples=[0.95])
    identity: IdentityRecord | None = None
    candidates: list[CandidateRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    review: Review = Review.NONE


@part
class QuoteRecord(RecordPart):
    """What one speaker said in one stretch.

    `speaker` null means unsure. `role` null means: the speaker's role of this record that holds on the day.
    `said` null means: the event's date, else the source's. `carried` says that the speaker is that of the quote before.
    """

    quote_kind: QuoteKind
    speaker: SpeakerRecord | None
    parts: Annotated[list[PartRecord], Field(min_length=1, max_length=1000)]
    clause: Span | None = None
    language: Language | None = Field(default=None, examples=["en"])
    said: DateRecord | None = None
    role: RoleRecord | None = None
    carried: bool = Field(default=False, examples=[False])
    attribution: AttributionRecord = Field(default_factory=AttributionRecord, json_schema_extra=BY_THE_RECORD)
    sectors: list[ConceptLink] = Field(default_factory=list, json_schema_extra=NOTHING)
    topics: list[ConceptLink] = Field(default_factory=list, json_schema_extra=NOTHING)


@part
class MentionRecord(RecordPart):
    """What the source speaks of. `person` is a key, if they speak; `roles` count before `role`, a title alone."""

    type: MentionType
    name: Line = Field(examples=["Brazil"])
    person: Slug | None = Field(default=None, examples=["ana-silva"])
    family_name: Line | None = Field(default=None, examples=["Silva"])
    other_names: list[NameRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    role: Line | None = Field(default=None, examples=["President"])
    roles: list[RoleRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    country: Country | None = Field(default=None, examples=["BR"])
    country_basis: Basis | None = None
    evidence: Annotated[Evidence, Field(min_length=1)]


@part
class ExtractionRecord(RecordPart):
    """Which tool in which version with which vocabulary made this record."""

    tool: Line = Field(examples=["verbale"])
    version: Line = Field(examples=["1"])
    vocabulary: Line = Field(examples=["0a1b2c3d4e5f"])


class Record(RecordModel):
    """A whole record: one source, at most one event, its people, their quotes and what was spoken of."""

    source: SourceRecord
    event: EventRecord | None = None
    persons: list[PersonRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    quotes: list[QuoteRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    mentions: list[MentionRecord] = Field(default_factory=list, json_schema_extra=NOTHING)
    extraction: ExtractionRecord | None = None
