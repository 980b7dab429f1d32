"""Persons with their roles, and organizations."""

from pydantic import Field

from app.schemas.parts import (
    CountryCode,
    DateOut,
    Day,
    EvidenceOut,
    Flags,
    Id,
    IdentifierOut,
    Instant,
    NameOut,
    RecordVersion,
    RoleFields,
    Wire,
)


class RoleOut(RoleFields):
    """A role of a person, from the first source that stated it."""

    start_date: DateOut | None = Field(description="Null means not stated")
    end_date: DateOut | None = Field(description="Null means not stated")
    source: Id = Field(examples=["src-0a1b2c3d4e5f6g7h"])
    evidence: list[EvidenceOut]


class PersonOut(Wire):
    """A person, with every role that a source states."""

    id: Id
    name: str = Field(description="As the first source wrote it", examples=["Ana Silva"])
    sort_name: str = Field(description="Family name first, as a register has it", examples=["Silva, Ana"])
    family_name: str | None = Field(description="Null where it is not known which part it is", examples=["Silva"])
    given_name: str | None = Field(examples=["Ana"])
    names: list[NameOut] = Field(description="Other names: scripts, orders, spellings")
    identifiers: list[IdentifierOut]
    roles: list[RoleOut] = Field(description="By the day of the source that is named with each")
    quote_count: int = Field(description="0 for somebody who is only mentioned", examples=[6])
    first_spoke: Day | None = Field(
        description="None of their dated quotes is earlier; null if open", examples=["2025-11-20"]
    )
    last_spoke: Day | None = Field(
        description="None of their dated quotes is later; null if open", examples=["2025-11-20"]
    )
    flags: Flags
    confusable_with: list[Id] = Field(
        description="Persons whose names look alike and are not", examples=[["ana-silva-0a1b2c"]]
    )
    version: RecordVersion
    added_at: Instant
    updated_at: Instant


class OrganizationOut(Wire):
    """An organization that speaks, hosts, or is spoken of."""

    id: Id = Field(examples=["atlantic-institute"])
    name: str = Field(examples=["Atlantic Institute"])
    sort_name: str = Field(examples=["Atlantic Institute"])
    names: list[NameOut] = Field(description="Other names")
    country: CountryCode | None
    identifiers: list[IdentifierOut]
    flags: Flags
    quote_count: int = Field(description="Its own, and those of who spoke for it", examples=[3])
    first_spoke: Day | None = Field(
        description="None of these with a date is earlier; null if open", examples=["2025-11-20"]
    )
    last_spoke: Day | None = Field(
        description="None of these with a date is later; null if open", examples=["2025-11-20"]
    )
    version: RecordVersion
    added_at: Instant
    updated_at: Instant
