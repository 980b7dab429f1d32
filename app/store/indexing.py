"""The read model made anew from the facts, in one transaction: readers see the old one until it is done."""

from pathlib import Path

from sqlalchemy import delete, literal_column, select, text

from app.store import tables
from app.store.documents import chunks
from app.store.documents.vocabulary import Concepts
from app.store.engine import open_writing
from app.store.index import Index
from app.store.index_tables import NameWords, Posting, QuoteWords, RecordDocument, Term, TermPair, fact_pk
from app.store.refresh import RENDERERS
from app.store.session import Session, Statement

_MODEL = (Posting, TermPair, Term, QuoteWords, NameWords)
_RECORDS = RecordDocument.__table__
_FACTS: dict[str, type[tables.Facts]] = {
    "quotes": tables.Quote, "events": tables.Event, "sources": tables.Source, "organizations": tables.Organization,
    "persons": tables.Person,
}  # fmt: skip


def rebuild(path: Path) -> int:
    """Render and index every record; how many there are. Ids, versions and the change log stay as they are."""
    with open_writing(path) as session:
        session.begin()
        added = {
            (resource, fact_pk(pk)): seq
            for pk, resource, seq in session.rows(
                Statement(select(_RECORDS.c.pk, _RECORDS.c.resource, _RECORDS.c.added))
            )
        }
        _empty(session)
        index, concepts, count = Index(session), Concepts(session), 0
        for resource, renderer in RENDERERS.items():
            for pks in chunks(_numbers(session, resource)):
                rendered = list(renderer(session, pks, concepts))
                index.put(rendered, added)
                count += len(rendered)
        session.commit()
    return count


def _empty(session: Session) -> None:
    for index in ("quote_fts", "name_fts"):
        session.run(Statement(text(f"INSERT INTO {index}({index}) VALUES ('delete-all')")))  # noqa: S608
    for model in _MODEL:
        session.run(Statement(delete(model.__table__)))
    session.run(Statement(delete(_RECORDS)))
    records = ("persons", "organizations", "sectors", "topics", "events", "sources")
    for resource in records:
        session.run(Statement(text("DELETE FROM label WHERE resource = :resource")), {"resource": resource})


def _numbers(session: Session, resource: str) -> list[int]:
    """The numbers of a resource's facts."""
    table = _FACTS.get(resource)
    if table is not None:
        return [pk for (pk,) in session.rows(Statement(select(table.__table__.c.pk)))]
    concept = tables.Concept.__table__
    scheme = {"sectors": "sector", "topics": "topic"}[resource]
    return [
        pk
        for (pk,) in session.rows(
            Statement(select(concept.c.pk).where(concept.c.scheme == literal_column(f"'{scheme}'")))
        )
    ]
