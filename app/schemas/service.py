"""Whether the service is alive, and whether it can answer."""

from pydantic import Field

from app.schemas.parts import Wire


class Health(Wire):
    """Whether the process is alive, and on which SQLite it stands."""

    status: str = Field(examples=["ok"])
    version: str = Field(description="Of Verbale", examples=["0.1.0"])
    sqlite_version: str = Field(examples=["3.40.1"])
    wal_reset: str = Field(
        description="SQLite's WAL-reset fault: fixed in this version, or guarded by Verbale's lock",
        examples=["guarded"],
    )


class Readiness(Wire):
    """Whether the service can answer, and what it holds."""

    status: str = Field(examples=["ready"])
    schema_revision: str | None = Field(description="Of the database", examples=["0001"])
    seq: int = Field(description="The last change", examples=[183])
    quotes: int = Field(description="How many there are", examples=[12])
