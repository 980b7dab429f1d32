"""The facts: normalised tables, each row with the source it rests on and its evidence. Only `writer` fills them.

Days are ISO text, instants UTC text ending in Z (SQLite drops time zones), nested values JSON text: one form in every
dialect. `evidence` is JSON `[{"start", "end"}]` within the row's source.
"""

from typing import ClassVar

from sqlalchemy import Index, Table, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s"}  # fmt: skip

EMPTY = "[]"


class Facts(SQLModel):
    """Base of every table; `__table__` is what statements are built from."""

    __table__: ClassVar[Table]


class Kept(Facts):
    """What every kept record has: a number inside the store, its public id, a version and two instants."""

    pk: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True, max_length=80)
    version: int = 1
    added_at: str
    updated_at: str


class Dated(Facts):
    """A date as EDTF with its strict bounds, its words and what it rests on; all null when nothing is known."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    approximate: bool = False
    as_written: str | None = None
    date_basis: str | None = None
    date_evidence: str = Field(default=EMPTY, sa_type=Text)


class Source(Kept, table=True):
    """A document as a work; its texts are versions. `record_digest` tells whether a record brings anything new."""

    kind: str
    publisher: str | None = None
    issuer: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str
    license: str | None = None
    external_ids: str = Field(default=EMPTY, sa_type=Text)
    extraction: str | None = Field(default=None, sa_type=Text)
    record_digest: str
    text_version: int = 1


class SourceText(Facts, table=True):
    """One version of a source's text, exactly as read."""

    __tablename__ = "source_text"
    source_pk: int = Field(primary_key=True, foreign_key="source.pk")
    version: int = Field(primary_key=True)
    sha256: str
    original_sha256: str
    length: int
    text: str = Field(sa_type=Text)


class Person(Kept, table=True):
    """Somebody a source names in full. `match_key` is that of the full name; two people may share it."""

    name: str
    family_name: str | None = None
    given_name: str | None = None
    match_key: str = Field(index=True)
    skeleton: str = Field(index=True)
    identifiers: str = Field(default=EMPTY, sa_type=Text)
    flags: str = Field(default=EMPTY, sa_type=Text)


class PersonName(Facts, table=True):
    """Another name of a person."""

    __tablename__ = "person_name"
    person_pk: int = Field(primary_key=True, foreign_key="person.pk")
    name: str = Field(primary_key=True)
    language: str | None = None
    match_key: str = Field(index=True)


class Organization(Kept, table=True):
    """A ministry, parliament, foundation, company: whatever is neither a person nor a country."""

    name: str
    match_key: str = Field(index=True)
    country: str | None = None
    identifiers: str = Field(default=EMPTY, sa_type=Text)
    other_names: str = Field(default=EMPTY, sa_type=Text)
    flags: str = Field(default=EMPTY, sa_type=Text)


class Role(Facts, table=True):
    """What a person was, as a source put it. Of equal statements the first source's leads, and is shown."""

    __table_args__ = (
        UniqueConstraint("person_pk", "statement", "source_pk"), Index(None, "source_pk"),
        Index("ix_role_leading", "person_pk", sqlite_where=text("leading")),
    )  # fmt: skip
    pk: int | None = Field(default=None, primary_key=True)
    person_pk: int = Field(foreign_key="person.pk")
    statement: str
    leading: bool
    source_pk: int = Field(foreign_key="source.pk")
    title: str
    office: str | None = None
    status: str
    organization_pk: int | None = Field(default=None, foreign_key="organization.pk")
    country: str | None = None
    basis: str
    country_basis: str | None = None
    start_date: str | None = Field(default=None, sa_type=Text)
    end_date: str | None = Field(default=None, sa_type=Text)
    evidence: str = Field(default=EMPTY, sa_type=Text)


class Event(Kept, Dated, table=True):
    """Something that was held: a forum, a summit, a call. Evidence names its source, as several may contribute."""

    name: str
    match_key: str = Field(index=True)
    kind: str
    ordinal: int | None = None
    series: str | None = None
    place: str | None = Field(default=None, sa_type=Text)
    place_country: str | None = None
    occasion: str | None = Field(default=None, sa_type=Text)
    withdrawn: bool = False


class EventHost(Facts, table=True):
    """An organization's part in holding an event."""

    __tablename__ = "event_host"
    event_pk: int = Field(primary_key=True, foreign_key="event.pk")
    organization_pk: int = Field(primary_key=True, foreign_key="organization.pk")
    source_pk: int = Field(primary_key=True, foreign_key="source.pk")
    part: str
    evidence: str = Field(default=EMPTY, sa_type=Text)


class EventParticipant(Facts, table=True):
    """A person's part in an event, as a source has it."""

    __tablename__ = "event_participant"
    event_pk: int = Field(primary_key=True, foreign_key="event.pk")
    person_pk: int = Field(primary_key=True, foreign_key="person.pk")
    part: str = Field(primary_key=True)
    source_pk: int = Field(primary_key=True, foreign_key="source.pk")
    position: int


class EventRelated(Facts, table=True):
    """An event that a source mentions beside the main one."""

    __tablename__ = "event_related"
    __table_args__ = (Index(None, "event_pk"),)
    pk: int | None = Field(default=None, primary_key=True)
    event_pk: int = Field(foreign_key="event.pk")
    statement: str
    source_pk: int = Field(foreign_key="source.pk")
    name: str
    kind: str
    ordinal: int | None = None
    date: str | None = Field(default=None, sa_type=Text)
    place: str | None = Field(default=None, sa_type=Text)
    evidence: str = Field(default=EMPTY, sa_type=Text)


class EventSource(Facts, table=True):
    """A source that reports an event, why it was joined to it, and the facts it states of it."""

    __tablename__ = "event_source"
    event_pk: int = Field(primary_key=True, foreign_key="event.pk")
    source_pk: int = Field(primary_key=True, foreign_key="source.pk", index=True)
    why: str
    stated: str = Field(sa_type=Text)


class EventConcept(Facts, table=True):
    """A sector or topic of an event in one source."""

    __tablename__ = "event_concept"
    event_pk: int = Field(primary_key=True, foreign_key="event.pk")
    scheme: str = Field(primary_key=True)
    concept: str = Field(primary_key=True)
    source_pk: int = Field(primary_key=True, foreign_key="source.pk")
    position: int
    evidence: str = Field(default=EMPTY, sa_type=Text)


class Quote(Kept, Dated, table=True):
    """What one speaker said in one stretch. Person, organization, office and country are those of that day."""

    __table_args__ = (Index(None, "source_pk", "position"), Index(None, "event_pk"))
    source_pk: int = Field(foreign_key="source.pk")
    text_version: int
    event_pk: int | None = Field(default=None, foreign_key="event.pk")
    position: int
    quote_kind: str
    language: str
    text: str = Field(sa_type=Text)
    clause: str | None = Field(default=None, sa_type=Text)
    speaker_type: str | None = None
    person_pk: int | None = Field(default=None, foreign_key="person.pk")
    organization_pk: int | None = Field(default=None, foreign_key="organization.pk")
    description: str | None = None
    role_title: str | None = None
    role_office: str | None = None
    role_status: str | None = None
    role_organization_pk: int | None = Field(default=None, foreign_key="organization.pk")
    role_country: str | None = None
    role_basis: str | None = None
    role_country_basis: str | None = None
    role_evidence: str = Field(default=EMPTY, sa_type=Text)
    attribution: str = Field(sa_type=Text)
    confidence: float
    review: str
    flags: str = Field(default=EMPTY, sa_type=Text)
    withdrawn: bool = False


class QuotePart(Facts, table=True):
    """One verbatim stretch of a quote: `exact == text[start:stop]` of the source's version."""

    __tablename__ = "quote_part"
    quote_pk: int = Field(primary_key=True, foreign_key="quote.pk", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    start: int
    stop: int
    exact: str = Field(sa_type=Text)


class QuoteMember(Facts, table=True):
    """A member of a group that spoke together."""

    __tablename__ = "quote_member"
    quote_pk: int = Field(primary_key=True, foreign_key="quote.pk", ondelete="CASCADE")
    person_pk: int = Field(primary_key=True, foreign_key="person.pk")
    position: int


class QuoteConcept(Facts, table=True):
    """A sector or topic of a quote and the words that justify it."""

    __tablename__ = "quote_concept"
    quote_pk: int = Field(primary_key=True, foreign_key="quote.pk", ondelete="CASCADE")
    scheme: str = Field(primary_key=True)
    concept: str = Field(primary_key=True)
    position: int
    evidence: str = Field(default=EMPTY, sa_type=Text)


class Mention(Facts, table=True):
    """A person, organization or country that a source speaks of."""

    pk: int | None = Field(default=None, primary_key=True)
    source_pk: int = Field(foreign_key="source.pk", index=True)
    type: str
    name: str
    person_pk: int | None = Field(default=None, foreign_key="person.pk")
    organization_pk: int | None = Field(default=None, foreign_key="organization.pk")
    role: str | None = None
    country: str | None = None
    country_basis: str | None = None
    evidence: str = Field(default=EMPTY, sa_type=Text)


class Concept(Facts, table=True):
    """A term of the vocabulary, as loaded from its files."""

    __table_args__ = (UniqueConstraint("scheme", "id"),)
    pk: int | None = Field(default=None, primary_key=True)
    scheme: str
    id: str
    label: str
    labels: str = Field(default=EMPTY, sa_type=Text)
    definition: str | None = None
    broader: str | None = None
    narrower: str = Field(default=EMPTY, sa_type=Text)
    isic: str = Field(default=EMPTY, sa_type=Text)


class Change(Facts, table=True):
    """The gapless log: one row a change, written in the transaction of the change, never altered."""

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: str
    action: str
    resource: str
    id: str
    version: int
    digest: str


class ChangeDifference(Facts, table=True):
    """What a change altered, apart from the log so that it can be erased when the law demands."""

    __tablename__ = "change_difference"
    seq: int = Field(primary_key=True, foreign_key="change.seq")
    difference: str = Field(sa_type=Text)
