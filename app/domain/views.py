"""What the views over the lists are asked: the same filters, and how the records are to be put together."""

from enum import StrEnum

from pydantic import Field

from app.domain.filters import MAX_VALUES, QuoteSelection, QuoteSort, RecordQuery, SourceSelection
from app.domain.intervals import Interval
from app.domain.showing import Localised, Shown
from app.domain.values import Values

COLUMNS = 10  # that are compared at a time: more stand beside one another on no screen


class TimelineQuery(QuoteSelection):
    """The query of /timeline."""

    bucket: Interval = Field(
        default=Interval.MONTH,
        alias="interval",
        description="How long a bucket is; weeks begin on Monday",
        examples=["month"],
    )


class CoverageQuery(SourceSelection):
    """The query of /coverage."""


class PositionsQuery(QuoteSelection, RecordQuery):
    """The query of /persons/{id}/positions: any question about quotes, asked of one person's."""

    person: Values = Field(
        default=[], max_length=MAX_VALUES, description="Who spoke it together with them", examples=[["ana-silva"]]
    )
    sort: QuoteSort = Field(default=QuoteSort.OLDEST, description="Order of the positions", examples=["date"])


class Compared(StrEnum):
    """What stands side by side."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"


class CompareQuery(Shown, QuoteSelection):
    """The query of /compare."""

    by: Compared = Field(
        description="What is compared: the values of this parameter, else those with the most quotes",
        examples=["person"],
    )
    columns: int = Field(
        default=4, ge=1, le=COLUMNS, description="How many are compared where none are named", examples=[4]
    )
    limit: int = Field(default=10, ge=1, le=50, description="How many quotes each column shows", examples=[10])


class NetworkQuery(Localised, QuoteSelection):
    """The query of /network. `person` is no filter of quotes here: it is in the middle."""

    person: Values = Field(
        default=[], max_length=MAX_VALUES, description="Only events at which one of these spoke, and who spoke there",
        examples=[["ana-silva"]],
    )  # fmt: skip
    limit: int = Field(default=40, ge=1, le=200, description="How many people are shown", examples=[40])


class NetworkPictureQuery(NetworkQuery):
    """The query of /network.svg, which has room for fewer."""

    limit: int = Field(default=30, ge=1, le=60, description="How many people are drawn", examples=[30])
