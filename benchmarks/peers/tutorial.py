"""The same API in the shape that tutorials teach: `def` routes, lazy relations, `response_model`.

Its pages tell no total, which with this shape would take a second of counting for a sector of a million quotes.
"""

from typing import Any

from fastapi import FastAPI, HTTPException
from sqlmodel import col, select

from benchmarks.peers.models import EventPage, Quote, QuoteOut, QuotePage, QuoteWithin
from benchmarks.peers.statements import NEWEST, WORDS, SessionDep, events_between, one_person, one_sector, sector_counts

app = FastAPI()


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
    return {"items": session.exec(events_between(first, last).limit(limit)).all()}


@app.get("/facets")
def count_sectors(session: SessionDep, person: str) -> dict[str, int]:
    """How many quotes of a person are within each sector."""
    return dict(session.exec(sector_counts(person)).all())
