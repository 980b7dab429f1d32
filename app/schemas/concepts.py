"""Concepts of the vocabulary, alone and as they stand on quotes and events."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from app.schemas.parts import EvidenceOut, Id, LanguageTag, QuoteSpan, Wire

ConceptScheme = TypeAliasType(
    "ConceptScheme",
    Annotated[Literal["sector", "topic"], Field(description="A vocabulary: of the economy, or of diplomacy.")],
)


class ConceptRef(Wire):
    """A concept of the vocabulary with the words of the quote that justify it."""

    id: Id = Field(examples=["shipbuilding"])
    label: str = Field(examples=["Shipbuilding"])
    evidence: list[QuoteSpan]


class EventConceptOut(Wire):
    """A concept of the vocabulary with the words that justify it, each in its source."""

    id: Id = Field(examples=["shipbuilding"])
    label: str = Field(examples=["Shipbuilding"])
    evidence: list[EvidenceOut]


class LabelOut(Wire):
    """A concept's label in a language."""

    label: str = Field(examples=["조선"])
    language: LanguageTag = Field(examples=["ko"])


class ConceptOut(Wire):
    """A sector or topic of the vocabulary. Asking for it includes what is narrower."""

    id: Id = Field(examples=["shipbuilding"])
    scheme: ConceptScheme | str = Field(description="sector or topic", examples=["sector"])
    label: str = Field(description="In English", examples=["Shipbuilding"])
    labels: list[LabelOut]
    definition: str | None = Field(examples=["Building and repair of ships."])
    broader: Id | None = Field(description="The concept above it", examples=["manufacturing"])
    narrower: list[Id] = Field(description="The concepts right below it", examples=[["semiconductors"]])
    isic: list[str] = Field(description="ISIC Rev. 4 codes; none on topics", examples=[["3011", "3315"]])
    quote_count: int = Field(description="Quotes with it or a narrower one", examples=[1])
    event_count: int = Field(description="Events with it or a narrower one", examples=[1])
