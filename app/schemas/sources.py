"""A source, and how a quote refers to it."""

from pydantic import Field

from app.domain.scalars import SourceKind
from app.schemas.parts import Day, Id, IdentifierOut, Instant, LanguageTag, Wire

_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_KINDS = "article, release, readout, transcript, joint-statement, interview or post"
_TITLE = "Ministers open the ports"


class SourceRef(Wire):
    """A quote's source, with the digest of the text its offsets count in."""

    id: Id = Field(examples=["src-0a1b2c3d4e5f6g7h"])
    version: int = Field(description="The version of its text", examples=[1])
    kind: SourceKind | str = Field(description=_KINDS, examples=["article"])
    publisher: str | None = Field(examples=["The Harbour Times"])
    title: str | None = Field(examples=[_TITLE])
    url: str | None = Field(examples=["https://news.example/ports"])
    published: Day | None = Field(description="The day it came out", examples=["2025-11-20"])
    sha256: str = Field(description="Of the text as UTF-8", examples=[_SHA256])


class ExtractionOut(Wire):
    """The tool, version and vocabulary that read a source."""

    tool: str = Field(examples=["verbale"])
    version: str = Field(description="Another version may read the same text otherwise", examples=["1"])
    vocabulary: str = Field(description="Digest of the vocabulary files", examples=["50be294c83095705"])


class SourceOut(Wire):
    """A document: where it comes from, the digests of its text, and how it was read."""

    id: Id = Field(examples=["src-0a1b2c3d4e5f6g7h"])
    version: int = Field(description="The version of its text", examples=[1])
    kind: SourceKind | str = Field(description=_KINDS, examples=["article"])
    publisher: str | None = Field(examples=["The Harbour Times"])
    issuer: str | None = Field(description="Whose account it is", examples=["Ministry of the Sea"])
    title: str | None = Field(examples=[_TITLE])
    url: str | None = Field(examples=["https://news.example/ports"])
    published: Day | None = Field(description="The day it came out", examples=["2025-11-20"])
    language: LanguageTag
    license: str | None = Field(description="SPDX identifier, or the licence's name", examples=["CC-BY-4.0"])
    external_ids: list[IdentifierOut]
    sha256: str = Field(description="Of the text as UTF-8", examples=[_SHA256])
    original_sha256: str = Field(description="Of the bytes received", examples=[_SHA256])
    length: int = Field(description="Unicode code points", examples=[3544])
    text: str | None = Field(
        description="Null in lists, and wherever the service shows excerpts only",
        examples=["LISBON — The ministers met …"],
    )
    quote_count: int = Field(examples=[12])
    extraction: ExtractionOut | None
    added_at: Instant
