"""The same API with FastAPI and fastapi-pagination: its pages with their totals, relations loaded beforehand."""

from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi_pagination import Page, add_pagination
from fastapi_pagination.ext.sqlmodel import paginate
from sqlalchemy.orm import joinedload, selectinload
from sqlmodel import col, select

from benchmarks.peers.models import EventFields, Quote, QuoteOut, QuoteWithin
from benchmarks.peers.statements import NEWEST, WORDS, SessionDep, events_between, one_person, one_sector, sector_counts

app = FastAPI()
LOADED = (joinedload(Quote.person), joinedload(Quote.event), joinedload(Quote.source), selectinload(Quote.sectors))


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
    return paginate(session, events_between(first, last))


@app.get("/facets")
def count_sectors(session: SessionDep, person: str) -> dict[str, int]:
    """How many quotes of a person are within each sector."""
    return dict(session.exec(sector_counts(person)).all())


add_pagination(app)
