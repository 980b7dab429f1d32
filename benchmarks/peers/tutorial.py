"""The same API in the shape that tutorials teach: `def` routes, lazy relations, `response_model`.

Its pages tell no total, which with this shape would take a second of counting for a sector of a million quotes.
"""

import os
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import text
from sqlmodel import Session, col, create_engine, func, select

from benchmarks.peers.models import Event, EventPage, Person, Quote, QuoteOut, QuotePage, QuoteWithin, Sector

engine = create_engine(f"sqlite:///{os.environ['PEERS_DATABASE']}", connect_args={"check_same_thread": False})
app = FastAPI()
NEWEST = (col(Quote.latest).desc(), col(Quote.earliest).desc(), col(Quote.source_pk), col(Quote.position))
WORDS = text("quote.pk IN (SELECT rowid FROM quote_fts WHERE quote_fts MATCH :words)")


def session() -> Iterator[Session]:
    """One for each request."""
    with Session(engine) as one:
        yield one


def one_person(id: str) -> Any:  # noqa: A002
    """The number of a person."""
    return select(Person.pk).where(Person.id == id).scalar_subquery()


def one_sector(id: str) -> Any:  # noqa: A002
    """The number of a sector."""
    return select(Sector.pk).where(Sector.id == id).scalar_subquery()


SessionDep = Annotated[Session, Depends(session)]


@app.get("/quotes/{id}", response_model=QuoteOut)
def get_quote(id: str, session: SessionDep) -> Any:  # noqa: A002
    """A quote."""
    found = session.exec(select(Quote).where(Quote.id == id)).first()
    if found is None:
        raise HTTPException(404)
    return found


@app.get("/quotes", response_model=QuotePage)
def list_quotes(
    session: SessionDep,
    person: str | None = None,
    sector: str | None = None,
    q: str | None = None,
    offset: int = 0,
    *,
    limit: int = 20,
) -> Any:
    """Quotes, newest first."""
    wanted = []
    if person:
        wanted.append(col(Quote.person_pk) == one_person(person))
    if sector:
        its = (QuoteWithin.quote_pk == Quote.pk, QuoteWithin.sector_pk == one_sector(sector))
        wanted.append(select(QuoteWithin).where(*its).exists())
    if q:
        wanted.append(WORDS.bindparams(words=q))
    return {"items": session.exec(select(Quote).where(*wanted).order_by(*NEWEST).offset(offset).limit(limit)).all()}


@app.get("/events", response_model=EventPage)
def list_events(session: SessionDep, first: str, last: str, limit: int = 20) -> Any:
    """Events held between two days, newest first."""
    wanted = (col(Event.latest) >= first, col(Event.latest) <= last, col(Event.earliest) >= first)
    order = (col(Event.latest).desc(), col(Event.earliest).desc(), col(Event.pk))
    return {"items": session.exec(select(Event).where(*wanted).order_by(*order).limit(limit)).all()}


@app.get("/facets")
def count_sectors(session: SessionDep, person: str) -> dict[str, int]:
    """How many quotes of a person are within each sector."""
    counted = (
        select(Sector.id, func.count())
        .join(QuoteWithin, col(QuoteWithin.sector_pk) == Sector.pk)
        .join(Quote, col(Quote.pk) == QuoteWithin.quote_pk)
        .where(col(Quote.person_pk) == one_person(person))
        .group_by(Sector.id)
    )
    return dict(session.exec(counted).all())
