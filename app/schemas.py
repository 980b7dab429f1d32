"""Records as they go over the wire. Absent values are null and lists empty, never missing; fields may be added.

Enumerations are open: a client must treat a value it does not know as "other".
"""

from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(max_length=80, examples=["ana-silva"])]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", examples=["2025-11-20"])]
Instant = Annotated[str, Field(description="UTC, RFC 3339", examples=["2025-11-21T08:30:00Z"])]
CountryCode = Annotated[str, Field(description="ISO 3166-1 alpha-2", examples=["KR"])]
LanguageTag = Annotated[str, Field(description="BCP 47", examples=["en"])]
BasisWord = Annotated[str, Field(description="stated, event, published, gazetteer or carried", examples=["stated"])]


class Wire(BaseModel):
    """Base of every wire model."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class SpanOut(Wire):
    """A stretch of the quote's source, in Unicode code points; `end` is exclusive."""

    start: int = Field(examples=[53])
    end: int = Field(examples=[61])


class EvidenceOut(Wire):
    """A stretch of the source named by its id, in Unicode code points; `end` is exclusive."""

    source: Id = Field(examples=["src-3v1l6n2q8t0a4c5d"])
    start: int = Field(examples=[53])
    end: int = Field(examples=[61])


class DateBase(Wire):
    """A date as EDTF (ISO 8601-2) with strict bounds; a null bound is open."""

    edtf: str | None = Field(examples=["[2025-11-11..2025-11-20]"])
    earliest: Day | None
    latest: Day | None
    approximate: bool = Field(examples=[True])
    as_written: str | None = Field(examples=["mid-November"])
    basis: BasisWord | None


class SaidOut(DateBase):
    """When a quote was said; evidence lies in the quote's source."""

    evidence: list[SpanOut]


class DateOut(DateBase):
    """A date with evidence that names its source."""

    evidence: list[EvidenceOut]


class Named(Wire):
    """A record by id and name."""

    id: Id
    name: str = Field(examples=["Ana Silva"])


class NameOut(Wire):
    """A name in some language or script."""

    name: str = Field(examples=["김지호"])
    language: LanguageTag | None


class IdentifierOut(Wire):
    """An identifier in somebody else's scheme."""

    scheme: str = Field(examples=["wikidata"])
    identifier: str = Field(examples=["Q884"])


class PartOut(Wire):
    """One verbatim stretch of a quote, with up to 32 characters on either side (W3C TextQuoteSelector)."""

    exact: str = Field(examples=["We agreed to open the ports."])
    start: int = Field(examples=[1329])
    end: int = Field(examples=[1387])
    prefix: str = Field(examples=[" the minister said. “"])
    suffix: str = Field(examples=["”\n\nThe forum"])


class SpeakerOut(Wire):
    """Who spoke. `type` is person, organization, group or unnamed."""

    type: str = Field(examples=["person"])
    id: Id | None
    name: str | None = Field(examples=["Ana Silva"])
    description: str | None = Field(examples=["a senior official"])
    members: list[Named]


class RoleFields(Wire):
    """What the speaker was, as the source put it."""

    title: str = Field(examples=["Ambassador of Brazil"])
    office: Id | None = Field(examples=["ambassador"])
    status: str = Field(description="current, acting, former or incoming", examples=["acting"])
    organization: Named | None
    country: CountryCode | None
    basis: BasisWord
    country_basis: BasisWord | None


class QuoteRoleOut(RoleFields):
    """The speaker's role on the day; evidence lies in the quote's source."""

    evidence: list[SpanOut]


class EventRoleOut(RoleFields):
    """The role of somebody at an event, with the source that states it."""

    evidence: list[EvidenceOut]


class RoleOut(RoleFields):
    """A role of a person, from the first source that stated it."""

    start_date: DateOut | None
    end_date: DateOut | None
    source: Id
    evidence: list[EvidenceOut]


class EventRef(Wire):
    """An event by id, name and kind."""

    id: Id = Field(examples=["2024-05-14-lisbon-ports-forum"])
    name: str = Field(examples=["Lisbon Ports Forum"])
    kind: str = Field(examples=["forum"])


class ConceptRef(Wire):
    """A concept of the vocabulary with the words of the quote that justify it."""

    id: Id = Field(examples=["shipbuilding"])
    label: str = Field(examples=["Shipbuilding"])
    evidence: list[SpanOut]


class EventConceptOut(Wire):
    """A concept of the vocabulary with the words that justify it, each in its source."""

    id: Id = Field(examples=["shipbuilding"])
    label: str = Field(examples=["Shipbuilding"])
    evidence: list[EvidenceOut]


class MentionBase(Wire):
    """Who or what is spoken of: type person, organization or country."""

    type: str = Field(examples=["person"])
    id: str | None = Field(examples=["rui-costa"])
    name: str = Field(examples=["Rui Costa"])
    country: CountryCode | None


class QuoteMentionOut(MentionBase):
    """Somebody or something that the quote speaks of."""

    evidence: list[SpanOut]


class MentionOut(MentionBase):
    """Somebody or something that an event's sources speak of."""

    evidence: list[EvidenceOut]


class AttributionMention(Wire):
    """The words beside the quote that name its speaker."""

    text: str = Field(examples=["Silva"])
    start: int = Field(examples=[1318])
    end: int = Field(examples=[1321])


class IdentityOut(Wire):
    """How sure it is that those words mean this person, and why."""

    confidence: float = Field(examples=[0.95])
    why: str = Field(examples=["the last person of this surname named in full before"])


class CandidateOut(Wire):
    """Somebody who may have spoken, where it is not sure who did."""

    id: Id | None
    name: str
    confidence: float = Field(examples=[0.45])


class AttributionOut(Wire):
    """By which words and which rule the quote was given to its speaker."""

    cue: str | None = Field(examples=["said"])
    mention: AttributionMention | None
    rule: str = Field(examples=["cue-after"])
    carried_from: Id | None = Field(description="The quote whose speaker goes on speaking here", examples=[None])
    confidence: float = Field(examples=[0.95])
    identity: IdentityOut | None
    candidates: list[CandidateOut]
    review: str = Field(description="none, needed, accepted or corrected", examples=["none"])


class SourceRef(Wire):
    """A quote's source, with the digest of the text its offsets count in."""

    id: Id
    version: int = Field(examples=[1])
    kind: str = Field(examples=["article"])
    publisher: str | None
    title: str | None
    url: str | None
    published: Day | None
    sha256: str = Field(examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"])


class QuoteOut(Wire):
    """What one speaker said in one stretch, and the proof."""

    id: Id = Field(examples=["q-7v1l6n2q8t0a4c5d"])
    text: str = Field(description="For reading: the parts joined by “ … ”", examples=["We agreed to open the ports."])
    verbatim: bool = Field(description="False for a paraphrase, which never stands in quotation marks")
    quote_kind: str = Field(description="direct, mixed or indirect", examples=["direct"])
    language: LanguageTag
    order: int = Field(description="Place among the quotes of its source, from 1", examples=[3])
    parts: list[PartOut]
    clause: SpanOut | None = Field(description="The whole reporting clause of a mixed quote")
    said: SaidOut
    speaker: SpeakerOut | None = Field(description="Null means only: unsure; see attribution.candidates")
    role: QuoteRoleOut | None
    event: EventRef | None
    sectors: list[ConceptRef]
    topics: list[ConceptRef]
    mentions: list[QuoteMentionOut]
    attribution: AttributionOut
    source: SourceRef
    flags: list[str]
    version: int = Field(examples=[1])
    added_at: Instant
    updated_at: Instant


class PlaceOut(Wire):
    """A place by name."""

    name: str = Field(examples=["Seoul"])
    country: CountryCode | None
    country_basis: BasisWord | None
    evidence: list[EvidenceOut]


class HostOut(Named):
    """An organization's part in holding an event."""

    part: str = Field(description="host or co-host", examples=["co-host"])
    evidence: list[EvidenceOut]


class OccasionOut(Wire):
    """What an event was held for, in the source's words."""

    text: str
    evidence: list[EvidenceOut]


class ParticipantOut(Wire):
    """A person's part in an event, with the role held there."""

    person: Named
    part: str = Field(description="speaker, host or attendee", examples=["speaker"])
    role: EventRoleOut | None


class RelatedEventOut(Wire):
    """An event mentioned beside this one."""

    name: str
    kind: str
    ordinal: int | None
    date: DateOut | None
    place: PlaceOut | None
    evidence: list[EvidenceOut]


class EventSourceOut(Wire):
    """A source that reports an event, and why it was joined to it."""

    id: Id
    kind: str
    publisher: str | None
    title: str | None
    url: str | None
    published: Day | None
    why: str


class EventOut(Wire):
    """A diplomatic event: when, where, who held it, who spoke, about what."""

    id: Id = Field(examples=["2024-05-14-lisbon-ports-forum"])
    name: str = Field(examples=["Lisbon Ports Forum"])
    kind: str = Field(examples=["forum"])
    ordinal: int | None = Field(examples=[1])
    series: str | None
    date: DateOut
    place: PlaceOut | None
    hosts: list[HostOut]
    occasion: OccasionOut | None
    participants: list[ParticipantOut]
    related: list[RelatedEventOut]
    sectors: list[EventConceptOut]
    topics: list[EventConceptOut]
    mentions: list[MentionOut]
    quote_count: int
    sources: list[EventSourceOut]
    version: int = Field(examples=[1])
    added_at: Instant
    updated_at: Instant


class PersonOut(Wire):
    """A person, with every role that a source states."""

    id: Id
    name: str = Field(examples=["Ana Silva"])
    sort_name: str = Field(examples=["Silva, Ana"])
    family_name: str | None
    given_name: str | None
    names: list[NameOut]
    identifiers: list[IdentifierOut]
    roles: list[RoleOut]
    quote_count: int
    first_spoke: Day | None
    last_spoke: Day | None
    flags: list[str]
    confusable_with: list[Id]
    version: int = Field(examples=[1])
    added_at: Instant
    updated_at: Instant


class OrganizationOut(Wire):
    """An organization that speaks, hosts, or is spoken of."""

    id: Id = Field(examples=["atlantic-institute"])
    name: str = Field(examples=["Atlantic Institute"])
    sort_name: str
    names: list[NameOut]
    country: CountryCode | None
    identifiers: list[IdentifierOut]
    flags: list[str]
    quote_count: int
    version: int = Field(examples=[1])
    added_at: Instant
    updated_at: Instant


class LabelOut(Wire):
    """A concept's label in a language."""

    label: str = Field(examples=["조선"])
    language: LanguageTag


class ConceptOut(Wire):
    """A sector or topic of the vocabulary. Asking for it includes what is narrower."""

    id: Id = Field(examples=["shipbuilding"])
    scheme: str = Field(examples=["sector"])
    label: str = Field(examples=["Shipbuilding"])
    labels: list[LabelOut]
    definition: str | None
    broader: Id | None
    narrower: list[Id]
    isic: list[str] = Field(description="ISIC Rev. 4 codes", examples=[["3011"]])
    quote_count: int
    event_count: int


class ExtractionOut(Wire):
    """The tool, version and vocabulary that read a source."""

    tool: str
    version: str
    vocabulary: str


class SourceOut(Wire):
    """A document: where it comes from, the digests of its text, and how it was read."""

    id: Id
    version: int
    kind: str
    publisher: str | None
    issuer: str | None
    title: str | None
    url: str | None
    published: Day | None
    language: LanguageTag
    license: str | None
    external_ids: list[IdentifierOut]
    sha256: str
    original_sha256: str
    length: int = Field(description="Unicode code points")
    text: str | None = Field(description="Null where the service shows excerpts only")
    quote_count: int
    extraction: ExtractionOut | None
    added_at: Instant


class FacetValue(Wire):
    """One value of a facet, and how many records have it."""

    id: str
    label: str
    count: int
    selected: bool


T = TypeVar("T")


class Page(Wire, Generic[T]):
    """A page of a list. `seq` is the change that it reflects; `query` is the question as understood."""

    items: list[T]
    total: int = Field(examples=[10])
    total_exact: bool = Field(description="False where counting stopped at 10,000")
    next: str | None = Field(description="The cursor of the next page")
    query: dict[str, Any] = Field(examples=[{"person": ["ana-silva"], "sort": "-date", "limit": 20}])
    order: str = Field(examples=["-date"])
    seq: int
    facets: dict[str, list[FacetValue]]
    empty: dict[str, Any] | None = Field(description="Only when nothing matched: the count without each filter")


class WordsCheck(Wire):
    """Whether the words still stand in the source: exact, moved, altered or source-missing."""

    result: str = Field(examples=["exact"])
    parts: list[dict[str, Any]]
    sha256: str | None


class AttributionCheck(Wire):
    """On what the attribution rests: asserted-by-source, inferred or reviewed, with the sentence."""

    result: str = Field(examples=["asserted-by-source"])
    sentence: str | None
    rule: str
    confidence: float


class Verification(Wire):
    """Three things apart, and one plain sentence that claims no more."""

    quote: Id
    words: WordsCheck
    attribution: AttributionCheck
    source: SourceRef
    sentence: str


class Segment(Wire):
    """A stretch of a passage; `match` marks the words of the quote."""

    text: str
    match: bool


class Passage(Wire):
    """The quote in its surroundings: no client has to count code points."""

    quote: Id
    source: Id
    start: int
    end: int
    segments: list[Segment]


class Health(Wire):
    """Whether the process is alive, and on which SQLite it stands."""

    status: str = Field(examples=["ok"])
    version: str
    sqlite_version: str = Field(examples=["3.40.1"])
    wal_reset: str = Field(description="fixed, guarded or affected", examples=["guarded"])


class Readiness(Wire):
    """Whether the service can answer, and what it holds."""

    status: str = Field(examples=["ready"])
    schema_revision: str | None
    seq: int
    quotes: int
