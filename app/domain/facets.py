"""What can be counted beside a list, and how much of it is shown."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from app.domain.scalars import storable

SHOWN = 50  # values of a facet, unless asked otherwise


class FacetName(StrEnum):
    """What can be counted beside a list."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    OFFICE = "office"
    SECTOR = "sector"
    TOPIC = "topic"
    QUOTE_KIND = "quote_kind"
    LANGUAGE = "language"
    REVIEW = "review"
    EVENT_KIND = "event_kind"
    PLACE_COUNTRY = "place_country"
    HOST = "host"
    PUBLISHER = "publisher"
    SOURCE_KIND = "source_kind"
    YEAR = "year"
    MONTH = "month"


class Faceted(BaseModel):
    """The parameters of facets."""

    # () and not [], which would be copied for each query
    facets: list[FacetName] = Field(
        default=(),  # type: ignore[arg-type]
        max_length=len(FacetName),
        description="Count these beside the list",
        examples=[["sector"]],
    )
    facet_limit: int = Field(
        default=SHOWN, ge=1, le=500, description="How many values each facet shows, the most frequent first",
        examples=[SHOWN],
    )  # fmt: skip
    facet_q: Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(storable)] | None = Field(
        default=None, description="Only values with this in one of their names, in any script", examples=["kim"]
    )
