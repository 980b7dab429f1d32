"""The read model made anew from the facts, in one transaction: readers see the old one until it is done."""

import json
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import bindparam, delete, select, text

from app.store import changes, tables
from app.store.documents import AT_ONCE
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
    fact_of,
    fact_pk,
    record_pk,
)
from app.store.refresh import RENDERERS, put
from app.store.session import Session, Statement, numbers

record, concept, label = RecordDocument.__table__, tables.Concept.__table__, Label.__table__

_MODEL = (Posting, TermPair, Term, QuoteWords, NameWords, Wording, Variant)
_EMPTY = [
    *(Statement(text(f"INSERT INTO {index}({index}) VALUES ('delete-all')")) for index in ("quote_fts", "name_fts")),  # noqa: S608
    *(Statement(delete(model.__table__)) for model in _MODEL),
]
_UNLABEL = Statement(delete(label).where(label.c.resource == bindparam("resource")))
_THESE = record.c.pk.in_(numbers("pks"))
_ADDED = Statement(select(record.c.pk, record.c.added).where(_THESE))
_DROP = Statement(delete(record).where(_THESE))
_FACTS = {
    "quotes": select(tables.Quote.__table__.c.pk), "events": select(tables.Event.__table__.c.pk),
    "sources": select(tables.Source.__table__.c.pk), "organizations": select(tables.Organization.__table__.c.pk),
    "persons": select(tables.Person.__table__.c.pk),
    **{resource: select(concept.c.pk).where(concept.c.scheme == scheme) for scheme, resource in RESOURCE_OF.items()},
}  # fmt: skip
_DROP_OTHERS = [
    Statement(delete(record).where(record.c.resource == resource, fact_of(record.c.pk).not_in(facts)))
    for resource, facts in _FACTS.items()
]
_NEXT = {
    resource: Statement(facts.where(pk > bindparam("after")).order_by(pk).limit(bindparam("count")))
    for resource, facts in _FACTS.items()
    for pk in facts.selected_columns
}


def rebuild(path: Path) -> int:
    """Render and index every record; how many there are. Ids, versions and the change log stay as they are."""
    with open_writing(path, any_index=True) as session:
        session.begin()
        for statement in (*_EMPTY, *_DROP_OTHERS):
            session.run(statement)
        for resource in RESOURCES:  # the labels of offices, event kinds and countries come from the vocabulary alone
            session.run(_UNLABEL, {"resource": resource})
        index, concepts = Index(session, anew=True), Concepts(session)
        count = 0
        for resource, renderer in RENDERERS.items():
            for pks in _numbers(session, resource):
                added = _taken(session, resource, pks)
                count += sum(1 for _ in put(session, index, concepts, renderer, pks, added=added))
            index.settle()
        session.tell(f"PRAGMA user_version={INDEX_REVISION}")
        session.commit()
    return count


def bring_up_to_date(path: Path) -> None:
    """Make the read model anew if another version made it."""
    with open_writing(path, any_index=True) as session:
        made_by = session.tell("PRAGMA user_version")
    if made_by != (INDEX_REVISION,):
        rebuild(path)


def _numbers(session: Session, resource: str) -> Iterator[list[int]]:
    """The numbers of all facts of a resource, so many at a time that memory does not grow with the store."""
    pks = [-1]
    while pks := [pk for (pk,) in session.rows(_NEXT[resource], {"after": pks[-1], "count": AT_ONCE})]:
        yield pks


def _taken(session: Session, resource: str, pks: list[int]) -> dict[changes.Key, int]:
    """Take the old records of these facts away; the number of the change that added each."""
    given = {"pks": json.dumps([record_pk(resource, pk) for pk in pks])}
    added = {(resource, fact_pk(pk)): seq for pk, seq in session.rows(_ADDED, given)}
    session.run(_DROP, given)
    return added
