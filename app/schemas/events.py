"""An event: when, where, who held it, who took part, about what, and who reports it."""

from pydantic import Field

from app.domain.scalars import HostPart, ParticipantPart, SourceKind
from app.schemas.concepts import EventConceptOut
from app.schemas.parts import (
    BasisOrNone,
    CountryCode,
    DateOut,
    Day,
    EvidenceOut,
    Id,
    Instant,
    MentionBase,
    Named,
    RecordVersion,
    RoleFields,
    Wire,
)

_FIRST = "The first 200; a count says how many there are, and the filters know them all"
_KIND = "A kind of the vocabulary, such as forum, summit, visit or signing"


class EventRef(Wire):
    """An event by id, name and kind."""

    id: Id = Field(examples=["2024-05-14-lisbon-ports-forum"])
    name: str = Field(examples=["Lisbon Ports Forum"])
    kind: str = Field(description=_KIND, examples=["forum"])


class EventRoleOut(RoleFields):
    """The role of somebody at an event, with the source that states it."""

    evidence: list[EvidenceOut]


class MentionOut(MentionBase):
    """Somebody or something that an event's sources speak of."""

    evidence: list[EvidenceOut]


class PlaceOut(Wire):
    """A place by name."""

    name: str = Field(description="As written", examples=["Lisbon"])
    country: CountryCode | None
    country_basis: BasisOrNone
    evidence: list[EvidenceOut]


class HostOut(Named):
    """An organization's part in holding an event."""

    part: HostPart | str = Field(description="host or co-host", examples=["co-host"])
    evidence: list[EvidenceOut]


class OccasionOut(Wire):
    """What an event was held for, in the source's words."""

    text: str = Field(examples=["the opening of the new terminal"])
    evidence: list[EvidenceOut]


class ParticipantOut(Wire):
    """A person's part in an event, with the role held there."""

    person: Named
    part: ParticipantPart | str = Field(description="speaker, host or attendee", examples=["speaker"])
    role: EventRoleOut | None


class RelatedEventOut(Wire):
    """An event mentioned beside this one."""

    name: str = Field(
        description="A label, where the source gives it no name", examples=["joint statement on shipping"]
    )
    kind: str = Field(description=_KIND, examples=["statement"])
    ordinal: int | None = Field(description="2 for “their second summit”", examples=[2])
    date: DateOut | None
    place: PlaceOut | None
    evidence: list[EvidenceOut]


class EventSourceOut(Wire):
    """A source that reports an event, and why it was joined to it."""

    id: Id = Field(examples=["src-0a1b2c3d4e5f6g7h"])
    kind: SourceKind | str = Field(description="Kind of the document", examples=["article"])
    publisher: str | None = Field(examples=["The Harbour Times"])
    title: str | None = Field(examples=["Ministers open the ports"])
    url: str | None = Field(examples=["https://news.example/ports"])
    published: Day | None = Field(description="The day it came out", examples=["2025-11-20"])
    why: str = Field(examples=["same name, and date and place agree"])


class EventOut(Wire):
    """A diplomatic event: when, where, who held it, who spoke, about what."""

    id: Id = Field(examples=["2024-05-14-lisbon-ports-forum"])
    name: str = Field(examples=["Lisbon Ports Forum"])
    kind: str = Field(description=_KIND, examples=["forum"])
    ordinal: int | None = Field(description="1 for “the first”", examples=[1])
    series: str | None = Field(description="The series it is one of", examples=["Lisbon Ports Forum"])
    date: DateOut
    place: PlaceOut | None
    hosts: list[HostOut]
    occasion: OccasionOut | None
    participants: list[ParticipantOut] = Field(description=_FIRST)
    related: list[RelatedEventOut] = Field(description=_FIRST)
    sectors: list[EventConceptOut]
    topics: list[EventConceptOut]
    mentions: list[MentionOut] = Field(description=_FIRST)
    quote_count: int = Field(examples=[12])
    sources: list[EventSourceOut] = Field(description=_FIRST)
    version: RecordVersion
    added_at: Instant
    updated_at: Instant
    participant_count: int = Field(examples=[3])
    related_count: int = Field(examples=[1])
    mention_count: int = Field(examples=[4])
    source_count: int = Field(examples=[2])
