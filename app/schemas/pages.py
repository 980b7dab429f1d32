"""The envelope of every list, and the page of each resource: a class of its own, by which generated clients name it."""

from typing import Annotated, Any, Generic, TypeVar

from pydantic import Field, RootModel
from typing_extensions import TypeAliasType

from app.schemas.compact import (
    ConceptCompact,
    EventCompact,
    OrganizationCompact,
    PersonCompact,
    QuoteCompact,
    SourceCompact,
)
from app.schemas.concepts import ConceptOut
from app.schemas.events import EventOut
from app.schemas.parts import Day, Wire
from app.schemas.people import OrganizationOut, PersonOut
from app.schemas.proofs import Segment
from app.schemas.quotes import QuoteOut
from app.schemas.sources import SourceOut

T = TypeVar("T")
UnderstoodQuery = TypeAliasType(
    "UnderstoodQuery", Annotated[dict[str, Any], Field(description="A question as understood, by parameter.")]
)
Snippets = TypeAliasType(
    "Snippets", Annotated[dict[str, list[Segment]], Field(description="Where `q` was found, by the record's id.")]
)
StratumValues = TypeAliasType(
    "StratumValues", Annotated[dict[str, str | None], Field(description="A value for each thing stratified by.")]
)


class FacetValue(Wire):
    """One value of a facet, and how many records have it."""

    id: str = Field(examples=["shipbuilding"])
    label: str = Field(examples=["Shipbuilding"])
    count: int = Field(examples=[1])
    exact: bool = Field(
        description="False where more than 20,000 records match and had to be read: the count is then estimated from "
        "10,000 of them, drawn by chance, and so are the days",
        examples=[True],
    )
    first: Day | None = Field(
        description="The earliest day of the oldest of them; null where open", examples=["2024-02-01"]
    )
    last: Day | None = Field(
        description="The latest day of the newest of them; null where open", examples=["2025-11-20"]
    )
    selected: bool = Field(description="Whether the question asks for it", examples=[False])


Facets = TypeAliasType("Facets", Annotated[dict[str, list[FacetValue]], Field(description="Values by facet.")])


class WithoutFilter(Wire):
    """How many records there would be without one of the filters."""

    count: int = Field(examples=[6])
    exact: bool = Field(description="False where counting stopped at 10,000", examples=[True])


WithoutFilters = TypeAliasType(
    "WithoutFilters", Annotated[dict[str, WithoutFilter], Field(description="How many there would be, by filter.")]
)


class Emptiness(Wire):
    """Why nothing matched."""

    emptied_by: str | None = Field(
        description="A filter without which there is something; null where no single one is to blame",
        examples=["sector"],
    )
    without: WithoutFilters = Field(description="By filter: how many records there are without it")


class Page(Wire, Generic[T]):
    """A page of a list. `seq` is the change that it reflects; `query` is the question as understood."""

    items: list[T]
    total: int = Field(description="How many records match", examples=[10])
    total_exact: bool = Field(description="False where counting stopped at 10,000", examples=[True])
    next: str | None = Field(
        description="The cursor of the next page; null on the last", examples=["cm1NnS4p33FbWzEyMjE1ODQ2MjAzNjIwLDEx"]
    )
    query: UnderstoodQuery = Field(
        description="The question as understood, by parameter; names are resolved to ids",
        examples=[{"person": ["ana-silva"], "sort": "-date", "limit": 20}],
    )
    order: str = Field(description="The order that was applied", examples=["-date"])
    seq: int = Field(description="The last change of the store when the page was read", examples=[183])
    facets: Facets = Field(description="By facet asked for, most frequent value first")
    empty: Emptiness | None = Field(description="Only when nothing matched")
    snippets: Snippets | None = Field(
        description="By id, where `q` was found: a stretch of the words, in order; null without `q`"
    )


class Chance(Wire):
    """What a record that was drawn by chance tells beside."""

    inclusion_probability: float = Field(
        description="The chance it had to be drawn; 1 divided by it is the weight with which it stands for the others",
        gt=0,
        le=1,
        examples=[0.04],
    )


class Stratum(Wire):
    """A part of what matches, of which a share is drawn."""

    values: StratumValues = Field(
        description="By what `stratify` names: what its records have; null where there is none, or a vague date",
        examples=[{"publisher": "the harbour times", "year": "2025"}],
    )
    population: int = Field(description="How many records it has", examples=[250])
    drawn: int = Field(description="How many of them are in the sample", examples=[10])
    inclusion_probability: float = Field(description="The chance of each: drawn / population", examples=[0.04])


class Sample(Wire):
    """A sample: how many records it has, and its strata, which is one where nothing was stratified."""

    drawn: int = Field(examples=[10])
    strata: list[Stratum]


class SamplePage(Page[T], Generic[T]):
    """A sample of a list, whole unless a `limit` is given. Its order is that of the draw, and `order` is `random`."""

    sample: Sample


class QuotePage(Page[QuoteOut]):
    """A page of quotes."""


class EventPage(Page[EventOut]):
    """A page of events."""


class PersonPage(Page[PersonOut]):
    """A page of persons."""


class OrganizationPage(Page[OrganizationOut]):
    """A page of organizations."""


class ConceptPage(Page[ConceptOut]):
    """A page of sectors or topics."""


class SourcePage(Page[SourceOut]):
    """A page of sources."""


class QuoteCompactPage(Page[QuoteCompact]):
    """A page of quotes, no more of each than a line needs: `view=compact`."""


class SampledQuote(QuoteOut, Chance):
    """A quote that was drawn by chance."""


class SampledQuoteCompact(QuoteCompact, Chance):
    """A quote that was drawn by chance, no more of it than a line needs."""


class SampledQuotePage(SamplePage[SampledQuote]):
    """A sample of quotes."""


class SampledQuoteCompactPage(SamplePage[SampledQuoteCompact]):
    """A sample of quotes, no more of each than a line needs: `view=compact`."""


class QuoteList(RootModel[SampledQuotePage | SampledQuoteCompactPage | QuotePage | QuoteCompactPage]):
    """A page of quotes, whole or compact, as `view` asks; with `sample` a sample of them."""


class EventCompactPage(Page[EventCompact]):
    """A page of events, no more of each than a line needs: `view=compact`."""


class SampledEvent(EventOut, Chance):
    """An event that was drawn by chance."""


class SampledEventCompact(EventCompact, Chance):
    """An event that was drawn by chance, no more of it than a line needs."""


class SampledEventPage(SamplePage[SampledEvent]):
    """A sample of events."""


class SampledEventCompactPage(SamplePage[SampledEventCompact]):
    """A sample of events, no more of each than a line needs: `view=compact`."""


class EventList(RootModel[SampledEventPage | SampledEventCompactPage | EventPage | EventCompactPage]):
    """A page of events, whole or compact, as `view` asks; with `sample` a sample of them."""


class PersonCompactPage(Page[PersonCompact]):
    """A page of persons, no more of each than a line needs: `view=compact`."""


class PersonList(RootModel[PersonPage | PersonCompactPage]):
    """A page of persons, whole or compact, as `view` asks."""


class OrganizationCompactPage(Page[OrganizationCompact]):
    """A page of organizations, no more of each than a line needs: `view=compact`."""


class OrganizationList(RootModel[OrganizationPage | OrganizationCompactPage]):
    """A page of organizations, whole or compact, as `view` asks."""


class ConceptCompactPage(Page[ConceptCompact]):
    """A page of sectors or topics, no more of each than a line needs: `view=compact`."""


class ConceptList(RootModel[ConceptPage | ConceptCompactPage]):
    """A page of sectors or topics, whole or compact, as `view` asks."""


class SourceCompactPage(Page[SourceCompact]):
    """A page of sources, no more of each than a line needs: `view=compact`."""


class SampledSource(SourceOut, Chance):
    """A source that was drawn by chance."""


class SampledSourceCompact(SourceCompact, Chance):
    """A source that was drawn by chance, no more of it than a line needs."""


class SampledSourcePage(SamplePage[SampledSource]):
    """A sample of sources."""


class SampledSourceCompactPage(SamplePage[SampledSourceCompact]):
    """A sample of sources, no more of each than a line needs: `view=compact`."""


class SourceList(RootModel[SampledSourcePage | SampledSourceCompactPage | SourcePage | SourceCompactPage]):
    """A page of sources, whole or compact, as `view` asks; with `sample` a sample of them."""
