"""Records as a line of a list needs them. Each value is that of the whole record, at the same place in it."""

from pydantic import Field

from app.domain.scalars import QuoteKind, Review, RoleStatus, SourceKind, SpeakerType
from app.schemas.concepts import ConceptScheme
from app.schemas.events import EventRef
from app.schemas.parts import CountryCode, Day, Id, LanguageTag, Named, Wire

_KINDS = "article, release, readout, transcript, joint-statement, interview or post"


class DateCompact(Wire):
    """A date as EDTF (ISO 8601-2)."""

    edtf: str | None = Field(description="Null where the source gives no date", examples=["2025-11-20"])


class ConceptLabel(Wire):
    """A concept of the vocabulary by its label."""

    id: Id = Field(examples=["shipbuilding"])
    label: str = Field(examples=["Shipbuilding"])


class SpeakerCompact(Wire):
    """Who spoke. `type` is person, organization, group or unnamed."""

    type: SpeakerType | str = Field(description="person, organization, group or unnamed", examples=["person"])
    id: Id | None = Field(examples=["ana-silva"])
    name: str | None = Field(examples=["Ana Silva"])
    description: str | None = Field(description="What the source calls them", examples=["a senior official"])
    members: list[Named]


class RoleCompact(Wire):
    """What somebody was, as a source put it."""

    title: str = Field(description="As written", examples=["Ambassador of Brazil"])
    office: Id | None = Field(examples=["ambassador"])
    status: RoleStatus | str = Field(description="current, acting, former or incoming", examples=["current"])
    country: CountryCode | None


class AttributionCompact(Wire):
    """How sure it is who spoke."""

    confidence: float = Field(description="From 0 to 1", examples=[0.95])
    review: Review | str = Field(description="none, needed, accepted or corrected", examples=["none"])


class QuoteSourceCompact(Wire):
    """Where a quote stands."""

    id: Id = Field(examples=["src-0a1b2c3d4e5f6g7h"])
    publisher: str | None = Field(examples=["The Harbour Times"])
    url: str | None = Field(examples=["https://news.example/ports"])
    published: Day | None


class QuoteCompact(Wire):
    """A quote as a line of a list needs it."""

    id: Id = Field(examples=["q-7v1l6n2q8t0a4c5d"])
    text: str = Field(examples=["We agreed to open the ports."])
    verbatim: bool = Field(description="False for a paraphrase, which never stands in quotation marks", examples=[True])
    quote_kind: QuoteKind | str = Field(description="direct, mixed or indirect", examples=["direct"])
    language: LanguageTag
    said: DateCompact
    speaker: SpeakerCompact | None = Field(description="Null means only: unsure")
    role: RoleCompact | None
    event: EventRef | None
    sectors: list[ConceptLabel]
    topics: list[ConceptLabel]
    attribution: AttributionCompact
    source: QuoteSourceCompact


class PlaceCompact(Wire):
    """A place by name."""

    name: str = Field(examples=["Lisbon"])
    country: CountryCode | None


class EventCompact(Wire):
    """An event as a line of a list needs it."""

    id: Id = Field(examples=["2024-05-14-lisbon-ports-forum"])
    name: str = Field(examples=["Lisbon Ports Forum"])
    kind: str = Field(description="A kind of the vocabulary", examples=["forum"])
    date: DateCompact
    place: PlaceCompact | None
    hosts: list[Named]
    sectors: list[ConceptLabel]
    topics: list[ConceptLabel]
    quote_count: int = Field(examples=[12])
    participant_count: int = Field(examples=[3])
    source_count: int = Field(examples=[2])


class PersonCompact(Wire):
    """A person as a line of a list needs it."""

    id: Id
    name: str = Field(examples=["Ana Silva"])
    sort_name: str = Field(description="Family name first, as a register has it", examples=["Silva, Ana"])
    roles: list[RoleCompact]
    quote_count: int = Field(examples=[6])
    first_spoke: Day | None
    last_spoke: Day | None


class OrganizationCompact(Wire):
    """An organization as a line of a list needs it."""

    id: Id = Field(examples=["atlantic-institute"])
    name: str = Field(examples=["Atlantic Institute"])
    country: CountryCode | None
    quote_count: int = Field(examples=[3])
    first_spoke: Day | None
    last_spoke: Day | None


class ConceptCompact(Wire):
    """A sector or topic as a line of a list needs it."""

    id: Id = Field(examples=["shipbuilding"])
    scheme: ConceptScheme | str = Field(description="sector or topic", examples=["sector"])
    label: str = Field(examples=["Shipbuilding"])
    broader: Id | None = Field(examples=["manufacturing"])
    quote_count: int = Field(examples=[1])
    event_count: int = Field(examples=[1])


class SourceCompact(Wire):
    """A source as a line of a list needs it."""

    id: Id = Field(examples=["src-0a1b2c3d4e5f6g7h"])
    kind: SourceKind | str = Field(description=_KINDS, examples=["article"])
    publisher: str | None = Field(examples=["The Harbour Times"])
    title: str | None = Field(examples=["Ministers open the ports"])
    url: str | None = Field(examples=["https://news.example/ports"])
    published: Day | None
    language: LanguageTag
    quote_count: int = Field(examples=[12])
