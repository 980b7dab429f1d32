"""What lists can be asked for: the parameters of each resource, what their values look like, and orders.

The query models are what the routes declare, so that documentation, validation and errors have one source.
"""

from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain import dates
from app.domain.dates import DateMatch
from app.domain.facets import Faceted
from app.domain.sampling import DATES, Sampled
from app.domain.scalars import QuoteKind, Review, SourceKind
from app.domain.showing import Shown
from app.domain.values import Count, DateAsked, Hundredths, InstantAsked, PartialDay, Value, Values, Words

MAX_VALUES = 50
NOT_ECHOED = {"cursor", "facets", "bom"}  # they change nothing of which records are meant
_LONGEST_CURSOR = 12_000  # a name of 1,000 characters as the sort key, each six bytes of JSON, in base 64


class DatedSort(StrEnum):
    """Orders of a list whose records have a date."""

    NEWEST = "-date"
    OLDEST = "date"
    RELEVANCE = "relevance"
    NAME = "name"
    ADDED = "-added"


class QuoteSort(StrEnum):
    """Orders of quotes; `order` is that of the source."""

    NEWEST = "-date"
    OLDEST = "date"
    RELEVANCE = "relevance"
    ADDED = "-added"
    ORDER = "order"


class NamedSort(StrEnum):
    """Orders of a list whose records have a name and no date."""

    NAME = "name"
    RELEVANCE = "relevance"
    ADDED = "-added"


def _values(what: str, example: object) -> Any:
    # () and not []: Pydantic copies what can be changed for each query, 33 times 5 µs
    return Field(default=(), max_length=MAX_VALUES, description=what, examples=[[example]])


def _ids(example: str) -> Any:
    return Field(default=(), max_length=100, description="Only these records, by id", examples=[[example]])


_NAME_FORMS = "an id, or a name or label in any script or order"


class Selection(BaseModel):
    """Which records are meant, whatever is made of them: a list, a timeline, a count."""

    model_config = ConfigDict(extra="forbid")
    resource: ClassVar[str]

    id: list[Value] = _ids("ana-silva")
    q: Words | None = Field(
        default=None, description="Words that must all be there; no character is an operator", examples=["cooperation"]
    )
    added_from: InstantAsked | None = Field(
        default=None,
        description="Only what was added then or later: an instant (RFC 3339), or a day, month or year from its first",
        examples=["2025-11-21T08:30:00Z"],
    )


class ListQuery(Shown, Selection):
    """What every list takes."""

    limit: int = Field(default=20, ge=1, le=500, description="How many records a page has", examples=[20])
    cursor: str | None = Field(
        default=None,
        max_length=_LONGEST_CURSOR,
        description="`next` of the page before, with the same filters",
        # told, not checked: a cursor of other signs is a bad one, 400
        json_schema_extra={"pattern": "^[A-Za-z0-9_-]+$"},
        examples=["cm1NnS4p33FbWzEyMjE1ODQ2MjAzNjIwLDEx"],
    )

    @model_validator(mode="after")
    def _relevant_to_something(self) -> Self:
        if getattr(self, "sort", None) == "relevance" and self.q is None:
            raise PydanticCustomError("parameter", "relevance needs q", {"parameter": "sort"})
        return self


class DatedSelection(Selection):
    """What is asked of dated records. `date` stands alone; `from` and `to` are both inclusive."""

    date: DateAsked | None = Field(
        default=None, description="A day, month, year or EDTF interval, open ends allowed", examples=["2025-11"]
    )
    from_: PartialDay | None = Field(
        default=None, alias="from", description="First day; a month or year means its first", examples=["2025-11-01"]
    )
    to: PartialDay | None = Field(
        default=None, description="Last day; a month or year means its last", examples=["2025-11-30"]
    )

    @model_validator(mode="after")
    def _one_interval(self) -> Self:
        if self.date is not None and (self.from_ is not None or self.to is not None):
            raise PydanticCustomError("parameter", "cannot be asked together with from or to", {"parameter": "date"})
        first, last = self.interval() or (None, None)
        if first and last and first > last:
            raise PydanticCustomError("parameter", "must not be later than to", {"parameter": "from"})
        return self

    def interval(self) -> tuple[str | None, str | None] | None:
        """First and last day asked for, None where open; None where no date is asked."""
        if self.date is not None:
            return dates.bounds(self.date)
        if self.from_ is None and self.to is None:
            return None
        first = dates.bounds(self.from_)[0] if self.from_ else None
        last = dates.bounds(self.to)[1] if self.to else None
        return first, last


class SpeechSelection(DatedSelection):
    """The criteria that quotes, events and persons share."""

    person: Values = _values(f"Who spoke or took part: {_NAME_FORMS}", "ana-silva")
    not_person: Values = _values("Nobody of these", "ana-silva")
    country: Values = _values("Country represented by the speaker that day: ISO 3166-1 alpha-2 or name", "KR")
    not_country: Values = _values("None of these countries", "KR")
    organization: Values = _values(f"Organization of the speaker that day: {_NAME_FORMS}", "atlantic-institute")
    not_organization: Values = _values("None of these organizations", "atlantic-institute")
    office: Values = _values("Office held that day, narrower ones included", "foreign-minister")
    not_office: Values = _values("None of these offices", "foreign-minister")
    role: Values = _values("Words of the title held that day", "ambassador")
    sector: Values = _values("Sector, narrower ones included: id, label or isic:code", "shipbuilding")
    not_sector: Values = _values("None of these sectors", "shipbuilding")
    topic: Values = _values("Topic, narrower ones included", "parliamentary-diplomacy")
    not_topic: Values = _values("None of these topics", "parliamentary-diplomacy")
    subject: Values = _values("Sector or topic", "supply-chains")
    not_subject: Values = _values("None of these sectors and topics", "supply-chains")
    quote_kind: list[QuoteKind] = _values("direct, mixed or indirect", "direct")
    language: Values = _values("Language of the quote (BCP 47)", "en")
    review: list[Review] = _values("State of review", "needed")
    confidence_min: Hundredths | None = Field(
        default=None,
        description="Least confidence of the attribution, in hundredths (finer is rounded up)",
        examples=[0.8],
    )
    event_kind: Values = _values("Kind of the event, narrower ones included", "forum")
    not_event_kind: Values = _values("None of these kinds", "forum")
    place_country: Values = _values("Country in which the event was held", "KR")
    not_place_country: Values = _values("None of these countries", "KR")
    host: Values = _values("Organization that held the event, alone or with others", "atlantic-institute")
    not_host: Values = _values("None of these hosts", "atlantic-institute")
    mentions: Values = _values("Person, organization or country spoken of", "US")
    not_mentions: Values = _values("None of these spoken of", "US")
    event: Values = _values("Event: id or name", "2024-05-14-lisbon-ports-forum")
    not_event: Values = _values("None of these events", "2024-05-14-lisbon-ports-forum")
    source: Values = _values("Source: id, or scheme:identifier of the caller's own", "src-0a1b2c3d4e5f6g7h")
    not_source: Values = _values("None of these sources", "src-0a1b2c3d4e5f6g7h")
    publisher: Values = _values("Outlet, as written", "The Harbour Times")
    source_kind: list[SourceKind] = _values("Kind of document", "article")
    date_match: DateMatch = Field(
        default=DateMatch.POSSIBLE,
        description="Vague dates: possible overlaps, certain lies within",
        examples=["possible"],
    )


class DatedQuery(DatedSelection, ListQuery):
    """What lists of dated records take."""


class RecordQuery(SpeechSelection, Faceted, DatedQuery):
    """What the lists of quotes, events and persons take."""


class QuoteSelection(SpeechSelection):
    """Which quotes are meant."""

    resource = "quotes"
    id: list[Value] = _ids("q-7v1l6n2q8t0a4c5d")
    distinct: bool = Field(
        default=False,
        description="One quote an utterance: of the reports that match the fullest, of those the earliest published",
        examples=[True],
    )


class QuoteQuery(QuoteSelection, RecordQuery, Sampled):
    """The query of /quotes."""

    strata = ("publisher", "source_kind", "language", "quote_kind", "review", *DATES)
    sort: QuoteSort = Field(default=QuoteSort.NEWEST, description="Order of the list", examples=["-date"])


class EventQuery(RecordQuery, Sampled):
    """The query of /events."""

    resource = "events"
    id: list[Value] = _ids("2024-05-14-lisbon-ports-forum")
    sort: DatedSort = Field(default=DatedSort.NEWEST, description="Order of the list", examples=["-date"])


class PersonQuery(RecordQuery):
    """The query of /persons; the date is the day they spoke."""

    resource = "persons"
    sort: DatedSort = Field(default=DatedSort.NEWEST, description="Order of the list", examples=["name"])


class NamedQuery(ListQuery):
    """The query of lists that have names only."""

    sort: NamedSort = Field(default=NamedSort.NAME, description="Order of the list", examples=["name"])


class OrganizationQuery(NamedQuery):
    """The query of /organizations."""

    resource = "organizations"
    id: list[Value] = _ids("atlantic-institute")


class SectorQuery(NamedQuery):
    """The query of /sectors."""

    resource = "sectors"
    id: list[Value] = _ids("shipbuilding")


class TopicQuery(NamedQuery):
    """The query of /topics."""

    resource = "topics"
    id: list[Value] = _ids("supply-chains")


class SourceSelection(DatedSelection):
    """Which sources are meant; the date is that of publication."""

    resource = "sources"
    id: list[Value] = _ids("src-0a1b2c3d4e5f6g7h")
    publisher: Values = _values("Outlet, as written", "The Harbour Times")
    source_kind: list[SourceKind] = _values("Kind of document", "article")
    language: Values = _values("Language of the document (BCP 47)", "en")
    quote_count: list[Count] = _values("How many quotes it has, exactly; 0 finds sources without any", 0)


class SourceQuery(SourceSelection, DatedQuery, Sampled):
    """The query of /sources."""

    strata = ("publisher", "source_kind", "language", *DATES)
    sort: DatedSort = Field(default=DatedSort.NEWEST, description="Order of the list", examples=["-date"])


def asked(query: Selection) -> dict[str, Any]:
    """What was asked, by parameter, without what was left to its default."""
    stated = query.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {name: value for name, value in stated.items() if name not in NOT_ECHOED}
