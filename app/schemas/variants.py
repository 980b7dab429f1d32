"""Reports of one utterance, held against one of them."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from app.domain.utterances import Relation
from app.schemas.parts import DifferenceStep, Id, Wire
from app.schemas.quotes import QuoteOut

_QUOTE = "q-7v1l6n2q8t0a4c5d"
_RELATION = (
    "same: word for word, marks and case aside; excerpt: all words of the one stand in order in the other; "
    "near: neither, yet too many are shared for another utterance; linked: alike only through another report of the "
    "utterance; translation: nothing says so yet of any quote"
)

VariantRelation = TypeAliasType(
    "VariantRelation",
    Annotated[
        Literal[Relation, "linked", "translation"], Field(description="How one report of an utterance is to another.")
    ],
)


class Variant(Wire):
    """Another report of the utterance, and how its words are related to those of the quote asked about."""

    relation: VariantRelation | str = Field(description=_RELATION, examples=["near"])
    excerpt_of: Id | None = Field(
        description="Where one is an excerpt of the other: the one that has more", examples=[_QUOTE]
    )
    difference: list[DifferenceStep] = Field(description="From the quote asked about (here) to this one (there)")
    quote: QuoteOut


class Variants(Wire):
    """The reports of an utterance beside the quote asked about, the earliest published first, then by source."""

    quote: Id = Field(examples=[_QUOTE])
    text: str = Field(description="Its words, with which the others are compared", examples=["We open the ports."])
    total: int = Field(description="How many other quotes report the utterance; up to 100 are listed", examples=[2])
    sources: int = Field(description="In how many sources it is reported, that of the quote among them", examples=[3])
    variants: list[Variant]
