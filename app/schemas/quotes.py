"""A quote: the words, who said them, when and as what, and the proof."""

from pydantic import Field

from app.domain.scalars import QuoteKind, Review, SpeakerType
from app.schemas.concepts import ConceptRef
from app.schemas.events import EventRef
from app.schemas.parts import (
    DateBase,
    Flags,
    Id,
    Instant,
    LanguageTag,
    MentionBase,
    Named,
    QuoteSpan,
    RecordVersion,
    RoleFields,
    Wire,
)
from app.schemas.sources import SourceRef

_RULE = "Which rule of the extraction decided; `record` where a record file says it"


class PartOut(Wire):
    """One verbatim stretch of a quote, with up to 32 characters on either side (W3C TextQuoteSelector)."""

    exact: str = Field(examples=["We agreed to open the ports."])
    start: int = Field(description="The first code point", examples=[1329])
    end: int = Field(description="The code point behind the last", examples=[1357])
    prefix: str = Field(examples=["” the minister said. “"])
    suffix: str = Field(examples=["”\n\nThe forum"])


class SaidOut(DateBase):
    """When a quote was said; evidence lies in the quote's source."""

    evidence: list[QuoteSpan]


class SpeakerOut(Wire):
    """Who spoke. `type` is person, organization, group or unnamed."""

    type: SpeakerType | str = Field(description="person, organization, group or unnamed", examples=["person"])
    id: Id | None = Field(description="Of the person or organization; null for others", examples=["ana-silva"])
    name: str | None = Field(examples=["Ana Silva"])
    description: str | None = Field(description="What the source calls them", examples=["a senior official"])
    members: list[Named]


class QuoteRoleOut(RoleFields):
    """The speaker's role on the day; evidence lies in the quote's source."""

    evidence: list[QuoteSpan]


class QuoteMentionOut(MentionBase):
    """Somebody or something that the quote speaks of."""

    evidence: list[QuoteSpan]


class AttributionMention(Wire):
    """The words beside the quote that name its speaker."""

    text: str = Field(examples=["Silva"])
    start: int = Field(description="The first code point", examples=[1318])
    end: int = Field(description="The code point behind the last", examples=[1323])


class IdentityOut(Wire):
    """How sure it is that those words mean this person, and why."""

    confidence: float = Field(examples=[0.95])
    why: str = Field(examples=["the only one with this name"])


class CandidateOut(Wire):
    """Somebody who may have spoken, where it is not sure who did."""

    id: Id | None = Field(description="Null where no record of them is kept", examples=["ana-silva"])
    name: str = Field(examples=["Ana Silva"])
    confidence: float = Field(examples=[0.45])


class AttributionOut(Wire):
    """By which words and which rule the quote was given to its speaker."""

    cue: str | None = Field(description="The verb of saying", examples=["said"])
    mention: AttributionMention | None
    rule: str = Field(description=_RULE, examples=["after"])
    carried_from: Id | None = Field(
        description="The quote whose speaker goes on speaking here", examples=["q-3c5d7v1l6n2q8t0a"]
    )
    confidence: float = Field(description="From 0 to 1", examples=[0.95])
    identity: IdentityOut | None
    candidates: list[CandidateOut]
    review: Review | str = Field(description="none, needed, accepted or corrected", examples=["none"])


class QuoteOut(Wire):
    """What one speaker said in one stretch, and the proof."""

    id: Id = Field(examples=["q-7v1l6n2q8t0a4c5d"])
    text: str = Field(description="For reading: the parts joined by “ … ”", examples=["We agreed to open the ports."])
    verbatim: bool = Field(description="False for a paraphrase, which never stands in quotation marks", examples=[True])
    quote_kind: QuoteKind | str = Field(description="direct, mixed or indirect", examples=["direct"])
    language: LanguageTag
    order: int = Field(description="Place among the quotes of its source, from 1", examples=[3])
    parts: list[PartOut]
    clause: QuoteSpan | None = Field(description="The whole reporting clause of a mixed quote")
    said: SaidOut
    speaker: SpeakerOut | None = Field(description="Null means only: unsure; see attribution.candidates")
    role: QuoteRoleOut | None
    event: EventRef | None
    sectors: list[ConceptRef]
    topics: list[ConceptRef]
    mentions: list[QuoteMentionOut]
    attribution: AttributionOut
    source: SourceRef
    flags: Flags
    version: RecordVersion
    added_at: Instant
    updated_at: Instant
