"""What the views over the lists are asked: the same filters, and how the records are to be put together."""

from pydantic import Field

from app.domain.filters import QuoteSelection, SourceSelection
from app.domain.intervals import Interval


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
