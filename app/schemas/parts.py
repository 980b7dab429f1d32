"""What records of every resource are made of: spans, evidence, dates, names, roles, mentions."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from app.domain.differences import Change
from app.domain.scalars import Basis, MentionType, RoleStatus

Id = Annotated[str, Field(max_length=80, examples=["ana-silva"])]
Day = Annotated[
    str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"}, examples=["2025-11-20"])
]
Instant = Annotated[
    str,
    Field(description="UTC, RFC 3339", json_schema_extra={"format": "date-time"}, examples=["2025-11-21T08:30:00Z"]),
]
CountryCode = Annotated[str, Field(description="ISO 3166-1 alpha-2", examples=["BR"])]
LanguageTag = Annotated[str, Field(description="BCP 47", examples=["en"])]
BasisWord = Annotated[
    Basis | str, Field(description="stated, event, published, gazetteer or carried", examples=["stated"])
]
BasisOrNone = Annotated[
    Basis | str | None, Field(description="stated, event, published, gazetteer or carried", examples=["stated"])
]
RecordVersion = Annotated[int, Field(description="1 when the record came, one more with each change", examples=[1])]
DifferenceChange = TypeAliasType(
    "DifferenceChange", Annotated[Change, Field(description="How a stretch of one text is to that of the other.")]
)
Flags = Annotated[
    list[str],
    Field(
        description="What a reader should know of its characters: bidi-controls, mixed-script, splits-grapheme, "
        "confusable-name",
        examples=[["mixed-script"]],
    ),
]
Start = Annotated[int, Field(description="The first code point", examples=[53])]
End = Annotated[int, Field(description="The code point behind the last", examples=[61])]


class Wire(BaseModel):
    """Base of every wire model."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class QuoteSpan(Wire):
    """A stretch of the quote's source, in Unicode code points; `end` is exclusive."""

    start: Start
    end: End


class DifferenceStep(Wire):
    """A stretch of two texts that are compared word by word; put together the stretches are both texts."""

    change: DifferenceChange | str = Field(
        description="same (marks and case aside), changed, added or removed", examples=["changed"]
    )
    here: str = Field(description="As the text that was asked about has it; empty where added", examples=["open "])
    there: str = Field(description="As the other text has it; empty where removed", examples=["close "])


class EvidenceOut(Wire):
    """A stretch of the source named by its id, in Unicode code points; `end` is exclusive."""

    source: Id = Field(examples=["src-0a1b2c3d4e5f6g7h"])
    start: Start
    end: End


class DateBase(Wire):
    """A date as EDTF (ISO 8601-2) with strict bounds; a null bound is open."""

    edtf: str | None = Field(
        description="Null where the source gives no date. `[a..b]` is one unknown day from a to b",
        examples=["[2025-11-11..2025-11-20]"],
    )
    earliest: Day | None = Field(description="The first day it may mean", examples=["2025-11-11"])
    latest: Day | None = Field(description="The last day it may mean", examples=["2025-11-20"])
    approximate: bool = Field(description="Whether the source says “about”", examples=[False])
    as_written: str | None = Field(description="The words of the source", examples=["mid-November"])
    basis: BasisOrNone


class DateOut(DateBase):
    """A date with evidence that names its source."""

    evidence: list[EvidenceOut]


class Named(Wire):
    """A record by id and name."""

    id: Id
    name: str = Field(examples=["Ana Silva"])


class NameOut(Wire):
    """A name in some language or script."""

    name: str = Field(examples=["김지호"])
    language: LanguageTag | None


class IdentifierOut(Wire):
    """An identifier in somebody else's scheme."""

    scheme: str = Field(examples=["wikidata"])
    identifier: str = Field(examples=["Q884"])


class RoleFields(Wire):
    """What the speaker was, as the source put it."""

    title: str = Field(description="As written", examples=["Ambassador of Brazil"])
    office: Id | None = Field(description="The office of the vocabulary that it denotes", examples=["ambassador"])
    status: RoleStatus | str = Field(description="current, acting, former or incoming", examples=["current"])
    organization: Named | None
    country: CountryCode | None = Field(description="The state represented, ISO 3166-1 alpha-2")
    basis: BasisWord
    country_basis: BasisOrNone


class MentionBase(Wire):
    """Who or what is spoken of: type person, organization or country."""

    type: MentionType | str = Field(description="person, organization or country", examples=["person"])
    id: str | None = Field(
        description="Null where a name is not enough to tell who is meant; of a country its code",
        examples=["rui-costa"],
    )
    name: str = Field(examples=["Rui Costa"])
    country: CountryCode | None
