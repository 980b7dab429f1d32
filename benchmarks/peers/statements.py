"""What the two peers on SQLModel ask alike: orders, filters and counts, so that they differ in their shape alone."""

import os
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends
from sqlalchemy import text
from sqlmodel import Session, col, create_engine, func, select

from benchmarks.peers.models import Event, Person, Quote, QuoteWithin, Sector

engine = create_engine(f"sqlite:///{os.environ['PEERS_DATABASE']}", connect_args={"check_same_thread": False})
NEWEST = (col(Quote.latest).desc(), col(Quote.earliest).desc(), col(Quote.source_pk), col(Quote.position))
WORDS = text("quote.pk IN (SELECT rowid FROM quote_fts WHERE quote_fts MATCH :words)")


def session() -> Iterator[Session]:
    """One for each request."""
    with Session(engine) as one:
        yield one


SessionDep = Annotated[Session, Depends(session)]


def one_person(id: str) -> Any:  # noqa: A002
    """The number of a person."""
    return select(Person.pk).where(Person.id == id).scalar_subquery()


def one_sector(id: str) -> Any:  # noqa: A002
    """The number of a sector."""
    return select(Sector.pk).where(Sector.id == id).scalar_subquery()


def events_between(first: str, last: str) -> Any:
    """Events held between two days, newest first."""
    wanted = (col(Event.latest) >= first, col(Event.latest) <= last, col(Event.earliest) >= first)
    order = (col(Event.latest).desc(), col(Event.earliest).desc(), col(Event.pk))
    return select(Event).where(*wanted).order_by(*order)


def sector_counts(person: str) -> Any:
    """How many quotes of a person are within each sector."""
    return (
        select(Sector.id, func.count())
        .join(QuoteWithin, col(QuoteWithin.sector_pk) == Sector.pk)
        .join(Quote, col(Quote.pk) == QuoteWithin.quote_pk)
        .where(col(Quote.person_pk) == one_person(person))
        .group_by(Sector.id)
    )
