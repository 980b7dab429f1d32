"""A question in plain words, as it was understood."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from app.schemas.pages import UnderstoodQuery
from app.schemas.parts import Wire

InterpretedKind = TypeAliasType(
    "InterpretedKind",
    Annotated[
        Literal["filter", "ambiguous", "words", "unused", "passed"],
        Field(description="What was made of a stretch of the question."),
    ],
)


class InterpretedFilter(Wire):
    """A filter of quotes, and what it asks for in words."""

    parameter: str = Field(description="A filter of /quotes", examples=["person"])
    value: str = Field(examples=["ana-silva"])
    label: str = Field(examples=["Ana Silva"])


class InterpretedCandidate(InterpretedFilter):
    """A filter that may be meant, with what tells it from the others."""

    hint: str | None = Field(description="A title, a date or a definition", examples=["Ambassador of Brazil"])
    quote_count: int = Field(examples=[5])


class InterpretedPart(Wire):
    """A stretch of the question and what was made of it."""

    text: str = Field(examples=["Silva"])
    start: int = Field(description="The first code point", examples=[0])
    end: int = Field(description="The code point behind the last", examples=[5])
    kind: InterpretedKind | str = Field(
        description="filter: it asks for these; ambiguous: it fits all the candidates, and asks for nothing until one "
        "is chosen; words: it is sought in the words of quotes; unused: a second time beside a first, or one told from "
        "`today`, which is not given; passed: a word that only makes the question",
        examples=["filter"],
    )
    filters: list[InterpretedFilter] = Field(description="What it asks for; of several, all of them")
    candidates: list[InterpretedCandidate] = Field(description="What it may mean where it is ambiguous")


class Interpretation(Wire):
    """The question as filters of /quotes. Nothing is guessed: what fits several is left to whoever asks."""

    q: str = Field(examples=["Silva shipbuilding since 2025-09"])
    complete: bool = Field(description="Whether nothing is ambiguous or unused", examples=[True])
    parts: list[InterpretedPart] = Field(description="In their order")
    query: UnderstoodQuery = Field(
        description="The filters of /quotes by parameter",
        examples=[{"person": ["ana-silva"], "sector": ["shipbuilding"], "from": "2025-09"}],
    )
    address: str = Field(
        description="The quotes that are asked for",
        examples=["/v1/quotes?person=ana-silva&sector=shipbuilding&from=2025-09"],
    )
