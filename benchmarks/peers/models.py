"""The relational copy as SQLModel tables with their relations, and what is answered of it."""

from sqlmodel import Field, Relationship, SQLModel


class QuoteSector(SQLModel, table=True):
    """Which sectors a quote names."""

    __tablename__ = "quote_sector"
    quote_pk: int = Field(primary_key=True, foreign_key="quote.pk")
    sector_pk: int = Field(primary_key=True, foreign_key="sector.pk")


class QuoteWithin(SQLModel, table=True):
    """Which sectors it is within: those and all broader ones."""

    __tablename__ = "quote_within"
    quote_pk: int = Field(primary_key=True, foreign_key="quote.pk")
    sector_pk: int = Field(primary_key=True, foreign_key="sector.pk")


class PersonFields(SQLModel):
    """Who speaks."""

    id: str
    name: str


class Person(PersonFields, table=True):
    """The table of people."""

    pk: int | None = Field(default=None, primary_key=True)


class SourceFields(SQLModel):
    """A document."""

    id: str
    kind: str
    publisher: str | None
    url: str | None
    published: str | None
    language: str


class Source(SourceFields, table=True):
    """The table of documents."""

    pk: int | None = Field(default=None, primary_key=True)


class EventFields(SQLModel):
    """What was held."""

    id: str
    name: str
    kind: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    place_country: str | None


class Event(EventFields, table=True):
    """The table of events."""

    pk: int | None = Field(default=None, primary_key=True)


class SectorFields(SQLModel):
    """A sector of the economy."""

    id: str
    label: str


class Sector(SectorFields, table=True):
    """The table of sectors."""

    pk: int | None = Field(default=None, primary_key=True)


class QuoteFields(SQLModel):
    """What was said."""

    id: str
    quote_kind: str
    language: str
    text: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    role_title: str | None
    role_office: str | None
    role_country: str | None
    confidence: float
    review: str


class Quote(QuoteFields, table=True):
    """The table of quotes."""

    pk: int | None = Field(default=None, primary_key=True)
    position: int
    person_pk: int | None = Field(default=None, foreign_key="person.pk")
    event_pk: int | None = Field(default=None, foreign_key="event.pk")
    source_pk: int = Field(foreign_key="source.pk")
    person: Person | None = Relationship()
    event: Event | None = Relationship()
    source: Source = Relationship()
    sectors: list[Sector] = Relationship(link_model=QuoteSector)


class QuoteOut(QuoteFields):
    """A quote with speaker, event, source and sectors."""

    person: PersonFields | None
    event: EventFields | None
    source: SourceFields
    sectors: list[SectorFields]


class QuotePage(SQLModel):
    """A page of quotes."""

    items: list[QuoteOut]


class EventPage(SQLModel):
    """A page of events."""

    items: list[EventFields]
