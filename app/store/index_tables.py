"""The read model: rendered records, an inverted index over them, names to ask by, words, and who reports the same.

Everything here is derived from the facts and rebuilt by `reindex`. A record's number is its fact's number and its
resource's code in one, so that nothing has to be looked up to point from one to the other.
"""

from sqlalchemy import BigInteger, ColumnElement, Index, LargeBinary, Text
from sqlmodel import Field

from app.store.tables import Facts

RESOURCES = ("quotes", "events", "persons", "organizations", "sources", "sectors", "topics")
_CODES = {resource: code for code, resource in enumerate(RESOURCES)}


def record_pk(resource: str, fact_pk: int) -> int:
    """The number of the record that renders this fact."""
    return fact_pk << 3 | _CODES[resource]


def fact_pk(record_pk_: int) -> int:
    """The number of the fact that a record renders."""
    return record_pk_ >> 3


def fact_of(number: ColumnElement[int]) -> ColumnElement[int]:
    """The number of the fact that a record of this number renders."""
    return number.op(">>")(3)


def is_of(resource: str, number: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a record's number is one of this resource."""
    return number.op("&")((1 << 3) - 1) == _CODES[resource]


class RecordDocument(Facts, table=True):
    """A record as it goes over the wire, with what lists sort by. `terms` are the lists it stands in, as JSON numbers.

    `body` comes last so that SQLite reads what stands before it without following the document's overflow pages.
    """

    __tablename__ = "record"
    __table_args__ = (
        Index(None, "resource", "id", unique=True),
        Index(None, "resource", "sort_name", "pk"),
        Index(None, "resource", "added", "pk"),
    )
    pk: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    resource: str
    id: str
    newest: int = Field(sa_type=BigInteger)
    tie: int = Field(sa_type=BigInteger)
    sort_name: str
    added: int
    quotes_term: int | None = None
    withdrawn: bool = False
    digest: str
    terms: str = Field(default="[]", sa_type=Text)
    body: bytes = Field(sa_type=LargeBinary)


class Term(Facts, table=True):
    """One value of one filter on one resource, such as (quotes, person, ana-silva), and how many records have it.

    `reach` tells the plain list (0) from the lists of its vague dates: those that may lie up to 31 or 366 days before
    their latest day, and those without such a bound (-1).
    """

    __table_args__ = (Index(None, "resource", "scheme", "value", "reach", unique=True),)
    pk: int | None = Field(default=None, primary_key=True)
    resource: str
    scheme: str
    value: str
    reach: int = 0
    count: int = 0


class Posting(Facts, table=True):
    """A term's records, newest first: the list that answers a filter, clustered in the order of the answer."""

    __table_args__ = ({"sqlite_with_rowid": False},)
    term: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    newest: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    tie: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    record: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class TermPair(Facts, table=True):
    """How many quotes stand in two lists at once: a person's, and a sector's or topic's. Facets read it.

    `least` and `greatest` are the ends of their keys by date, of those that have one.
    """

    __tablename__ = "term_pair"
    __table_args__ = ({"sqlite_with_rowid": False},)
    term: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    other: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    count: int
    least: int | None = Field(default=None, sa_type=BigInteger)
    greatest: int | None = Field(default=None, sa_type=BigInteger)


class Label(Facts, table=True):
    """A key under which a record may be asked for: a full name, a family name, a label, an identifier."""

    __table_args__ = (Index(None, "resource", "id"), {"sqlite_with_rowid": False})
    resource: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    kind: str


class QuoteWords(Facts, table=True):
    """The folded, stemmed words of a quote, a blank on either side; the content of the full-text index."""

    __tablename__ = "quote_words"
    pk: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    words: str = Field(sa_type=Text)


class NameWords(Facts, table=True):
    """The folded, stemmed words of what other records are called; the content of their full-text index."""

    __tablename__ = "name_words"
    pk: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    words: str = Field(sa_type=Text)


class Wording(Facts, table=True):
    """What a quote is held against others by. `speaker` and `words` are numbers for names and words, four bytes a word;
    `first` and `last` days on which it may have been said, `event` 0 where it has none.

    By `published` and `tie` the earliest report of an utterance is known, by `newest` and `tie` its place in lists.
    """

    __table_args__ = (Index(None, "speaker", "last", "first"),)
    quote: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    speaker: int = Field(sa_type=BigInteger)
    first: int = Field(sa_type=BigInteger)
    last: int = Field(sa_type=BigInteger)
    event: int
    published: int
    newest: int = Field(sa_type=BigInteger)
    tie: int = Field(sa_type=BigInteger)
    words: bytes = Field(sa_type=LargeBinary)


class Variant(Facts, table=True):
    """A quote whose utterance is reported by other quotes too. Utterances have the least number of their quotes."""

    __table_args__ = (Index(None, "utterance", "quote"),)
    quote: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    utterance: int
