"""The proof of a quote, the quote in its surroundings, and how to cite it."""

from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from app.domain.spans import Found
from app.schemas.parts import Id, Wire
from app.schemas.sources import SourceRef

_QUOTE = "q-7v1l6n2q8t0a4c5d"
_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_SENTENCE = (
    "The words stand in the source exactly as quoted; the source itself names the speaker beside them. "
    "Whether the source is right is not checked."
)

WordsResult = TypeAliasType(
    "WordsResult", Annotated[Found, Field(description="Whether words still stand in their source.")]
)
AttributionResult = TypeAliasType(
    "AttributionResult",
    Annotated[
        Literal["asserted-by-source", "inferred", "reviewed", "unsure"],
        Field(description="On what it rests that somebody is said to have spoken."),
    ],
)
CslItem = TypeAliasType("CslItem", Annotated[dict[str, Any], Field(description="An item of CSL-JSON.")])


class PartCheck(Wire):
    """One part of a quote held against the source's text."""

    start: int = Field(description="Where the part stood when it was read", examples=[591])
    end: int = Field(examples=[718])
    result: WordsResult | str = Field(description="exact, moved, altered or source-missing", examples=["exact"])
    found_at: int | None = Field(description="Where the words stand now", examples=[591])


class WordsCheck(Wire):
    """Whether the words still stand in the source: exact, moved, altered or source-missing."""

    result: WordsResult | str = Field(description="The worst of its parts", examples=["exact"])
    parts: list[PartCheck]
    sha256: str | None = Field(description="Of the text they were held against", examples=[_SHA256])


class AttributionCheck(Wire):
    """On what the attribution rests, with the sentence."""

    result: AttributionResult | str = Field(
        description="asserted-by-source, inferred, reviewed or unsure", examples=["asserted-by-source"]
    )
    sentence: str | None = Field(
        description="Where the speaker is named; null where texts are not shown",
        examples=["“We agreed to open the ports,” Silva said."],
    )
    rule: str = Field(description="Which rule of the extraction decided", examples=["after"])
    confidence: float = Field(description="From 0 to 1", examples=[0.95])


class Verification(Wire):
    """Three things apart, and one plain sentence that claims no more."""

    quote: Id = Field(examples=[_QUOTE])
    words: WordsCheck
    attribution: AttributionCheck
    source: SourceRef
    sentence: str = Field(examples=[_SENTENCE])


class Segment(Wire):
    """A stretch of a passage; `match` marks the words of the quote."""

    text: str = Field(examples=["We agreed to open the ports."])
    match: bool = Field(examples=[True])


class Passage(Wire):
    """The quote in its surroundings: no client has to count code points."""

    quote: Id = Field(examples=[_QUOTE])
    source: Id = Field(examples=["src-0a1b2c3d4e5f6g7h"])
    start: int = Field(description="Where the passage begins in the source", examples=[291])
    end: int = Field(description="Where it ends, exclusive", examples=[1018])
    segments: list[Segment] = Field(description="In order; put together they are the passage")


class Citation(Wire):
    """A quote cited in every form. None of them puts a paraphrase in quotation marks."""

    quote: Id = Field(examples=[_QUOTE])
    link: str = Field(
        description="The publisher's page, opened at the words (a text fragment); without one the record",
        examples=["https://news.example/ports#:~:text=We%20agreed%20to%20open%20the%20ports."],
    )
    text: str = Field(
        description="In one line",
        examples=["Ana Silva, Minister (BR): “We agreed.” Lisbon Ports Forum, 20 November 2025. Reported in: …"],
    )
    bibtex: str = Field(examples=["@misc{q-7v1l6n2q8t0a4c5d,\n  author = {{Ana Silva}},\n  …\n}\n"])
    ris: str = Field(examples=["TY  - GEN\nAU  - Ana Silva\n…\nER  - \n"])
    csl: CslItem = Field(
        description="An item of CSL-JSON",
        examples=[{"id": _QUOTE, "type": "speech", "author": [{"literal": "Ana Silva"}]}],
    )
