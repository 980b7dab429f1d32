"""What each tool can be asked. The names are those of the API's parameters and mean the same."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.domain.scalars import LongText
from app.domain.values import PartialDay, Value, Words

MOST = 20  # records of an answer: some 35 kB, of which a model reads about 10,000 tokens
LONGEST_TEXT = 5_000  # characters that are checked at a time: a page or two
_COLUMNS = (2, 6)
_SEVERAL = 10  # names of one parameter


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value  # models often give one name where a list is asked for


Names = Annotated[list[Value], BeforeValidator(_listed), Field(max_length=_SEVERAL)]
_Limit = Annotated[int, Field(ge=1, le=MOST, description="How many are given", examples=[10])]
_Cursor = Annotated[
    Annotated[str, StringConstraints(max_length=12_000)] | None,
    Field(description="`next` of the answer before, with all else unchanged", examples=["cm1NnS4p33FbWzE"]),
]


def _names(what: str, *examples: str) -> list[str]:
    found: list[str] = Field(default=[], description=what, examples=[list(examples)])
    return found


class Asked(BaseModel):
    """Arguments of a tool; one that it does not have is told, not passed over."""

    model_config = ConfigDict(extra="forbid")


class Dated(Asked):
    """What can be asked of anything with a date."""

    from_: PartialDay | None = Field(
        default=None, alias="from", description="First day, included: YYYY-MM-DD, YYYY-MM or YYYY", examples=["2025-06"]
    )
    to: PartialDay | None = Field(
        default=None, description="Last day, included: YYYY-MM-DD, YYYY-MM or YYYY", examples=["2025-11-30"]
    )


class Speech(Dated):
    """What can be asked of what was said."""

    person: Names = _names("Who spoke: ids or names, in any script and order", "ana-silva")
    country: Names = _names("Country the speaker stood for that day: ISO code or name", "BR")
    organization: Names = _names("Organization the speaker stood for that day: id or name", "atlantic-institute")
    office: Names = _names("Office held that day, narrower ones included", "foreign-minister")
    subject: Names = _names("Sector or topic, narrower ones included: id, label or isic:code", "shipbuilding")


class PeopleAsked(Dated):
    """The arguments of find_people."""

    name: Words | None = Field(
        default=None, description="A name or the beginning of one, in any script and order", examples=["silva"]
    )
    country: Names = _names("Country they stood for when they spoke: ISO code or name", "BR")
    organization: Names = _names("Organization they stood for when they spoke: id or name", "atlantic-institute")
    office: Names = _names("Office held when they spoke, narrower ones included", "foreign-minister")
    subject: Names = _names("Sector or topic that they spoke about: id, label or isic:code", "shipbuilding")
    event: Names = _names("Event at which they spoke: id or name", "2024-05-14-lisbon-ports-forum")
    limit: _Limit = 10


class QuotesAsked(Speech):
    """The arguments of find_quotes."""

    q: Words | None = Field(
        default=None,
        description="Words that must all be in the quote, inflected or not; a phrase in quotation marks exactly",
        examples=['"supply chains" resilient'],
    )
    mentions: Names = _names("Person, organization or country spoken of", "US")
    event: Names = _names("Event at which it was said: id or name", "2024-05-14-lisbon-ports-forum")
    limit: _Limit = 10
    cursor: _Cursor = None


class EventsAsked(Speech):
    """The arguments of find_events."""

    q: Words | None = Field(
        default=None, description="Words of its name, or of one quote there", examples=["ports forum"]
    )
    event_kind: Names = _names("Kind of the event, narrower ones included", "forum")
    place_country: Names = _names("Country in which it was held: ISO code or name", "PT")
    host: Names = _names("Organization that held it: id or name", "atlantic-institute")
    limit: _Limit = 10
    cursor: _Cursor = None


class QuoteAsked(Asked):
    """The arguments of get_quote."""

    id: Value = Field(description="Id of the quote, as another tool gave it", examples=["q-7v1l6n2q8t0a4c5d"])


class WordsAsked(Dated):
    """The arguments of check_quote."""

    text: Annotated[LongText, StringConstraints(min_length=1, max_length=LONGEST_TEXT)] = Field(
        description="The words that somebody is said to have said, without a translation of yours; or a paragraph "
        "with quotations in it, each of which is then checked",
        examples=["We agreed to open the ports"],
    )
    person: Value | None = Field(
        default=None, description="Who is said to have said it: an id, or a name in any script", examples=["ana-silva"]
    )


def _apart(values: list[str]) -> list[str]:
    if values and not _COLUMNS[0] <= len(values) <= _COLUMNS[1]:
        raise ValueError(f"names {len(values)}; from {_COLUMNS[0]} to {_COLUMNS[1]} stand side by side")
    return values


_Compared = Annotated[Names, AfterValidator(_apart)]


class PositionsAsked(Dated):
    """The arguments of compare_positions."""

    person: _Compared = _names("People to compare, from two to six: ids or names", "ana-silva", "jonas-berg")
    country: _Compared = _names("Or countries that speakers stood for", "BR", "NO")
    organization: _Compared = _names("Or organizations", "atlantic-institute", "harbour-union")
    subject: Names = _names("Sector or topic on which they are compared: id, label or isic:code", "shipbuilding")
    q: Words | None = Field(default=None, description="Words that must be in the quotes", examples=["tariffs"])
    limit: int = Field(default=3, ge=1, le=5, description="How many quotes of each are given", examples=[3])

    @model_validator(mode="after")
    def _of_one_sort(self) -> "PositionsAsked":
        if len([one for one in (self.person, self.country, self.organization) if one]) != 1:
            raise PydanticCustomError(
                "parameter", "needs one of person, country and organization, with two values or more",
                {"parameter": "person"},
            )  # fmt: skip
        return self

    @property
    def by(self) -> str:
        """What stands side by side."""
        return next(name for name in ("person", "country", "organization") if getattr(self, name))
