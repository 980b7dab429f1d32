"""What is put together from many records: timelines."""

from typing import Any

from pydantic import Field

from app.schemas.parts import Day, Wire


class TimelineBucket(Wire):
    """A day, week, month or year, and how many records surely lie in it."""

    start: Day = Field(description="The first day", examples=["2025-11-01"])
    end: Day = Field(description="The last day", examples=["2025-11-30"])
    count: int = Field(examples=[12])


class Timeline(Wire):
    """How many records lie in each bucket, oldest first. The buckets, `vague` and `undated` add up to `total`."""

    interval: str = Field(description="day, week, month or year", examples=["month"])
    buckets: list[TimelineBucket] = Field(description="Without a gap from the first that has a record to the last")
    vague: int = Field(
        description="Records whose date reaches over more than one bucket, or is open; they are given to none",
        examples=[1],
    )
    undated: int = Field(description="Records without a date", examples=[0])
    total: int = Field(description="All of them: how many records match", examples=[13])
    query: dict[str, Any] = Field(
        description="The question as understood, by parameter; names are resolved to ids",
        examples=[{"person": ["ana-silva"], "interval": "month"}],
    )
    seq: int = Field(description="The last change of the store when this was read", examples=[183])


class CoverageCount(Wire):
    """How many sources there are, how many of them have no quote, the quotes in the others, and from when they are."""

    sources: int = Field(examples=[40])
    without_quotes: int = Field(description="Sources in which no quote was found", examples=[6])
    quotes: int = Field(description="Quotes found in these sources", examples=[310])
    first_published: Day | None = Field(examples=["2024-02-01"])
    last_published: Day | None = Field(examples=["2025-11-20"])


class CoverageValue(CoverageCount):
    """The sources of one outlet, language or kind; `id` is null where the sources do not say."""

    id: str | None = Field(description="As the filter takes it", examples=["the harbour times"])
    label: str | None = Field(examples=["The Harbour Times"])


class CoverageMonth(CoverageCount):
    """The sources that came out in one month."""

    start: Day = Field(description="The first day", examples=["2025-11-01"])
    end: Day = Field(description="The last day", examples=["2025-11-30"])


class CoverageExtraction(CoverageCount):
    """The sources that one version of one tool has read; all null for records that were taken in as they came."""

    tool: str | None = Field(examples=["verbale"])
    version: str | None = Field(examples=["1"])
    vocabulary: str | None = Field(description="Digest of the vocabulary files", examples=["50be294c83095705"])


class Coverage(Wire):
    """What has been read. Outlets, languages, kinds and extractions are in the order of how many sources they have."""

    total: CoverageCount
    outlets: list[CoverageValue] = Field(description="At most 500, those with the most sources")
    outlet_count: int = Field(description="How many outlets there are", examples=[12])
    languages: list[CoverageValue]
    source_kinds: list[CoverageValue]
    months: list[CoverageMonth] = Field(description="Months in which a source came out, oldest first")
    undated: CoverageCount = Field(description="Sources without a day of publication")
    extractions: list[CoverageExtraction]
    refused: int | None = Field(
        description="Documents that were not taken in. Null: not known, as the store keeps nothing of them; "
        "whoever loads finds each with its reason in the rejects file",
        examples=[3],
    )
    query: dict[str, Any] = Field(
        description="The question as understood, by parameter", examples=[{"publisher": ["The Harbour Times"]}]
    )
    seq: int = Field(description="The last change of the store when this was read", examples=[183])
