"""The same API with FastAPI and fastapi-pagination: its pages with their totals, relations loaded beforehand."""

import os
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from fastapi_pagination import Page, add_pagination
from fastapi_pagination.ext.sqlmodel import paginate
from sqlalchemy import text
from sqlalchemy.orm import joinedload, selectinload
from sqlmodel import Session, col, create_engine, func, select

from benchmarks.peers.models import (
    Event,
    EventFields,
    Person,
    Quote,
    QuoteOut,
    QuoteWithin,
    Sector,
)  # fmt: skip

engine = create_engine(f"sqlite:///{os.environ['PEERS_DATABASE']}", connect_args={"check_same_thread": False})
app = FastAPI()
LOADED = (joinedload(Quote.person), joinedload(Quote.event), joinedload(Quote.source), selectinload(Quote.sectors))
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


@app.get("/quotes/{id}", response_model=QuoteOut)
def get_quote(id: str, session: SessionDep) -> Any:  # noqa: A002
    """A quote."""
    found = session.exec(select(Quote).options(*LOADED).where(Quote.id == id)).first()
    if found is None:
        raise HTTPException(404)
    return found


@app.get("/quotes", response_model=Page[QuoteOut])
def list_quotes(session: SessionDep, person: str | None = None, sector: str | None = None, q: str | None = None) -> Any:
    """Quotes, newest first."""
    wanted = []
    if person:
        wanted.append(col(Quote.person_pk) == one_person(person))
    if sector:
        its = select(QuoteWithin.quote_pk).where(QuoteWithin.sector_pk == one_sector(sector))
        wanted.append(col(Quote.pk).in_(its))  # not EXISTS, with which counting reads all quotes
    if q:
        wanted.append(WORDS.bindparams(words=q))
    return paginate(session, select(Quote).options(*LOADED).where(*wanted).order_by(*NEWEST))


@app.get("/events", response_model=Page[EventFields])
def list_events(session: SessionDep, first: str, last: str) -> Any:
    """Events held between two days, newest first."""
    wanted = (col(Event.latest) >= first, col(Event.latest) <= last, col(Event.earliest) >= first)
    order = (col(Event.latest).desc(), col(Event.earliest).desc(), col(Event.pk))
    return paginate(session, select(Event).where(*wanted).order_by(*order))


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


add_pagination(app)
