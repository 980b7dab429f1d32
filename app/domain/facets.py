"""What can be counted beside a list."""

from enum import StrEnum

from pydantic import BaseModel, Field


class FacetName(StrEnum):
    """What can be counted beside a list."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    OFFICE = "office"
    SECTOR = "sector"
    TOPIC = "topic"
    QUOTE_KIND = "quote_kind"
    EVENT_KIND = "event_kind"
    PUBLISHER = "publisher"


class Faceted(BaseModel):
    """The parameters of facets."""

    facets: list[FacetName] = Field(
        default=[], max_length=len(FacetName), description="Count these beside the list", examples=[["sector"]]
    )
