"""The read model made anew from the facts, in one transaction: readers see the old one until it is done."""

from pathlib import Path

from sqlalchemy import bindparam, delete, select, text

from app.store import tables
from app.store.documents.concepts import RESOURCE_OF
from app.store.documents.vocabulary import Concepts
from app.store.engine import INDEX_REVISION, open_writing
from app.store.index import Index
from app.store.index_tables import (
    RESOURCES,
    Label,
    NameWords,
    Posting,
    QuoteWords,
    RecordDocument,
    Term,
    TermPair,
    Variant,
    Wording,
    fact_pk,
)
from app.store.refresh import render
from app.store.session import Session, Statement

record, concept, label = RecordDocument.__table__, tables.Concept.__table__, Label.__table__

_MODEL = (Posting, TermPair, Term, QuoteWords, NameWords, Wording, Variant, RecordDocument)
_EMPTY = [
    *(Statement(text(f"INSERT INTO {index}({index}) VALUES ('delete-all')")) for index in ("quote_fts", "name_fts")),  # noqa: S608
    *(Statement(delete(model.__table__)) for model in _MODEL),
]
_UNLABEL = Statement(delete(label).where(label.c.resource == bindparam("resource")))
_ADDED = Statement(select(record.c.pk, record.c.resource, record.c.added))
_FACTS: dict[str, type[tables.Facts]] = {
    "quotes": tables.Quote, "events": tables.Event, "sources": tables.Source, "organizations": tables.Organization,
    "persons": tables.Person,
}  # fmt: skip
_NUMBERS = {resource: Statement(select(model.__table__.c.pk)) for resource, model in _FACTS.items()}
_CONCEPT_NUMBERS = Statement(select(concept.c.pk).where(concept.c.scheme == bindparam("scheme")))


def rebuild(path: Path) -> int:
    """Render and index every record; how many there are. Ids, versions and the change log stay as they are."""
    with open_writing(path, any_index=True) as session:
        session.begin()
        added = {(resource, fact_pk(pk)): seq for pk, resource, seq in session.rows(_ADDED)}
        for statement in _EMPTY:
            session.run(statement)
        for resource in RESOURCES:  # the labels of offices, event kinds and countries come from the vocabulary alone
            session.run(_UNLABEL, {"resource": resource})
        count = sum(1 for _ in render(session, Index(session), Concepts(session), _numbers(session), added=added))
        session.tell(f"PRAGMA user_version={INDEX_REVISION}")
        session.commit()
    return count


def bring_up_to_date(path: Path) -> None:
    """Make the read model anew if another version made it."""
    with open_writing(path, any_index=True) as session:
        made_by = session.tell("PRAGMA user_version")
    if made_by != (INDEX_REVISION,):
        rebuild(path)


def _numbers(session: Session) -> dict[str, list[int]]:
    """The numbers of the facts of each resource."""
    found = {resource: session.rows(statement) for resource, statement in _NUMBERS.items()}
    found |= {resource: session.rows(_CONCEPT_NUMBERS, {"scheme": scheme}) for scheme, resource in RESOURCE_OF.items()}
    return {resource: [pk for (pk,) in rows] for resource, rows in found.items()}
