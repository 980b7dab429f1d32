"""What is put together from many records: timelines, positions, comparisons, networks, and what has been read."""

from pydantic import Field

from app.domain.intervals import Interval
from app.domain.views import Compared
from app.schemas.compact import ConceptLabel, QuoteCompact, RoleCompact
from app.schemas.concepts import ConceptScheme
from app.schemas.pages import Page, UnderstoodQuery
from app.schemas.parts import Day, Id, Named, Wire
from app.schemas.people import RoleOut
from app.schemas.quotes import QuoteOut, QuoteRoleOut


class TimelineBucket(Wire):
    """A day, week, month or year, and how many records surely lie in it."""

    start: Day = Field(description="The first day", examples=["2025-11-01"])
    end: Day = Field(description="The last day", examples=["2025-11-30"])
    count: int = Field(examples=[12])


class Timeline(Wire):
    """How many records lie in each bucket, oldest first. The buckets, `vague` and `undated` add up to `total`."""

    interval: Interval | str = Field(description="day, week, month or year", examples=["month"])
    buckets: list[TimelineBucket] = Field(description="Without a gap from the first that has a record to the last")
    vague: int = Field(
        description="Records whose date reaches over more than one bucket, or is open; they are given to none",
        examples=[1],
    )
    undated: int = Field(description="Records without a date", examples=[0])
    total: int = Field(description="All of them: how many records match", examples=[13])
    query: UnderstoodQuery = Field(
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
    query: UnderstoodQuery = Field(
        description="The question as understood, by parameter", examples=[{"publisher": ["The Harbour Times"]}]
    )
    seq: int = Field(description="The last change of the store when this was read", examples=[183])


class Subject(Wire):
    """A sector or topic that was asked for."""

    scheme: ConceptScheme | str = Field(description="sector or topic", examples=["sector"])
    id: Id = Field(examples=["shipbuilding"])
    label: str = Field(examples=["Shipbuilding"])


class Position(Wire):
    """A quote, and what the person was when it was said."""

    quote: QuoteOut | QuoteCompact = Field(description="Whole or compact, as `view` asks")
    role_then: QuoteRoleOut | RoleCompact | None = Field(
        description="The role on that day, as the source of the quote states it; null where it does not"
    )


class Positions(Page[Position]):
    """What a person has said, oldest first unless asked otherwise, with the role then and the role now."""

    person: Named
    role_now: RoleOut | None = Field(
        description="The latest role that a source states and no later one calls former; where there is none, what "
        "they were said to have been last"
    )
    subjects: list[Subject] = Field(description="The sectors and topics asked for")


class ComparedColumn(Wire):
    """What one of them said. `first` and `last` are null where there is nothing, or where it is open."""

    id: str = Field(description="As the filter takes it", examples=["ana-silva"])
    name: str = Field(examples=["Ana Silva"])
    total: int = Field(description="How many of their quotes match", examples=[12])
    total_exact: bool = Field(description="False where counting stopped at 10,000", examples=[True])
    first: Day | None = Field(description="The earliest day of the oldest of them", examples=["2024-02-01"])
    last: Day | None = Field(description="The latest day of the newest of them", examples=["2025-11-20"])
    items: list[QuoteOut | QuoteCompact] = Field(
        description="The newest of them, newest first, each with the role then; whole or compact, as `view` asks"
    )


class Comparison(Wire):
    """What several people, countries or organizations said on the same, side by side."""

    by: Compared | str = Field(description="person, country or organization", examples=["person"])
    columns: list[ComparedColumn] = Field(
        description="In the order in which they were named; else those with the most quotes, most first"
    )
    more: bool = Field(description="Whether others have quotes that match and no column", examples=[False])
    subjects: list[Subject] = Field(description="The sectors and topics asked for")
    query: UnderstoodQuery = Field(
        description="The question as understood, by parameter; names are resolved to ids",
        examples=[{"by": "person", "person": ["ana-silva", "jonas-berg"], "subject": ["shipbuilding"]}],
    )
    seq: int = Field(description="The last change of the store when this was read", examples=[183])


class NetworkNode(Wire):
    """Somebody who spoke where others did."""

    id: Id
    name: str = Field(examples=["Ana Silva"])
    centre: bool = Field(description="Whether the question has them in the middle", examples=[False])
    quotes: int = Field(description="How many of their quotes match, at these events", examples=[6])
    events: int = Field(description="At how many events they spoke", examples=[3])
    weight: int = Field(description="With how many others they spoke, counted once for each event", examples=[7])


class NetworkEdge(Wire):
    """Two people who spoke at the same events; `source` comes before `target` among the nodes."""

    source: Id
    target: Id = Field(examples=["jonas-berg"])
    weight: int = Field(description="At how many events both spoke", examples=[2])
    events: list[Id] = Field(description="The newest five of these", examples=[["2024-05-14-lisbon-ports-forum"]])
    sectors: list[ConceptLabel] = Field(description="What both spoke about at one and the same event")


class Network(Wire):
    """Who spoke at the same events. Nodes come by their weight, edges by theirs; equals by id."""

    nodes: list[NetworkNode] = Field(description="Those in the middle, then those with the greatest weight")
    edges: list[NetworkEdge] = Field(description="Between the nodes shown, at most 1,000")
    total_nodes: int = Field(description="How many people there are, shown or not", examples=[3])
    total_edges: int = Field(description="How many pairs of them spoke at the same event", examples=[3])
    events: int = Field(description="How many events there are at which two of them or more spoke", examples=[1])
    quotes: int = Field(description="How many quotes were read", examples=[12])
    exact: bool = Field(
        description="False where more quotes match than are read: then the newest of them were", examples=[True]
    )
    query: UnderstoodQuery = Field(
        description="The question as understood, by parameter; names are resolved to ids",
        examples=[{"person": ["ana-silva"], "sector": ["shipbuilding"]}],
    )
    seq: int = Field(description="The last change of the store when this was read", examples=[183])
