"""What is asked of /v1/extract: a document as text, and what is known of where it comes from."""

from typing import Annotated

from pydantic import Field, StringConstraints

from app.domain.parts import RecordModel
from app.domain.records import SourceRecord
from app.domain.scalars import Day, Language, Line, LongText, SourceKind

LONGEST_DOCUMENT = 200_000  # characters: an article has some 5,000; read in a quarter of a second


class ExtractQuestion(RecordModel):
    """A document to read. What is not given is read off the text where it says so: its day, outlet, kind, language."""

    text: Annotated[LongText, StringConstraints(min_length=1, max_length=LONGEST_DOCUMENT)] = Field(
        description="The whole text; offsets of the answer refer to it as it is",
        examples=["LISBON, Nov. 20 (Harbour News) -- “We agreed to open the ports,” Ana Silva said on Thursday."],
    )
    kind: SourceKind | None = Field(default=None, description="Kind of document", examples=["article"])
    publisher: Line | None = Field(default=None, description="Outlet", examples=["The Harbour Times"])
    issuer: Line | None = Field(default=None, description="Whose account it is", examples=["Ministry of Ports"])
    title: Line | None = Field(default=None, description="Headline", examples=["Ports to open"])
    url: Annotated[str, Field(max_length=2000, pattern=r"^https?://[^\s/@]+(/\S*)?$")] | None = Field(
        default=None, description="Its address; it is not fetched", examples=["https://news.example/ports"]
    )
    published: Day | None = Field(
        default=None, description="The day it came out; “Thursday” is worked out from it", examples=["2025-11-21"]
    )
    language: Language | None = Field(default=None, description="Language (BCP 47)", examples=["en"])

    def stated(self) -> SourceRecord:
        """What the caller states, as a source."""
        return SourceRecord(**self.model_dump(exclude_none=True))
