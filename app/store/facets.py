"""Facets: how many of the matching records have each value, each counted without its own filter."""

from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, select, true

from app.domain.filters import CRITERIA, ListQuery
from app.domain.vocabulary import Vocabulary
from app.store.index_tables import Posting, RecordDocument, Term, TermPair
from app.store.planning import Planner
from app.store.queries import gathered, pages
from app.store.question import Question
from app.store.session import Session, Statement
from app.store.shaping import parameters, shape_of, unordered

record, posting = RecordDocument.__table__, Posting.__table__
term, pair = Term.__table__, TermPair.__table__

SHOWN = 50  # values of a facet
MOST = 200_000  # records counted for a facet; the deadline stops it before that on a slow machine
_ALL = Statement(
    select(term.c.value, term.c.count)
    .where(term.c.resource == bindparam("resource"), term.c.scheme == bindparam("scheme"), term.c.reach == 0,
           term.c.count > 0)
    .order_by(term.c.count.desc(), term.c.value)
    .limit(SHOWN)
)  # fmt: skip
_PAIRED = Statement(
    select(term.c.value, pair.c.count)
    .join(term, term.c.pk == pair.c.other)
    .where(pair.c.term == bindparam("term"), term.c.scheme == bindparam("scheme"), pair.c.count > 0)
    .order_by(pair.c.count.desc(), term.c.value)
    .limit(SHOWN)
)
_WRITTEN = Statement(  # an outlet's name as some source writes it; the value itself is folded
    select(func.json_extract(record.c.body, "$.publisher"))
    .select_from(term)
    .join(posting, posting.c.term == term.c.pk)
    .join(record, record.c.pk == posting.c.record)
    .where(term.c.resource == "sources", term.c.scheme == "publisher", term.c.value == bindparam("value"),
           term.c.reach == 0)
    .limit(1)
)  # fmt: skip
_NAMED = {"person": "persons", "organization": "organizations"}
_NAME = Statement(
    select(func.json_extract(record.c.body, "$.name"))
    .where(record.c.resource == bindparam("resource"), record.c.id == bindparam("id"))
)  # fmt: skip


def count(
    session: Session, query: ListQuery, question: Question, vocabulary: Vocabulary
) -> dict[str, list[dict[str, Any]]]:
    """The facets that a query asks for, most frequent value first."""
    names = [str(name) for name in getattr(query, "facets", ())]
    counted = {}
    for name in dict.fromkeys(names):
        selected = set(getattr(query, name, ()) or ())
        asked = Planner(session, vocabulary).plan(query, without=name)[0] if selected else question
        chosen = _chosen(session, query, name, vocabulary)
        counted[name] = [
            {
                "id": value,
                "label": _label(session, name, value, vocabulary),
                "count": number,
                "selected": value in chosen,
            }
            for value, number in _values(session, asked, name)
        ]
    return counted


def _chosen(session: Session, query: ListQuery, name: str, vocabulary: Vocabulary) -> set[str]:
    """The values of a facet that the query already asks for."""
    values = [str(value) for value in getattr(query, name, ()) or ()]
    if not values:
        return set()
    resolver = Planner(session, vocabulary).resolver
    return {value for _, value in resolver.values(CRITERIA[name], name, values)}


def _values(session: Session, question: Question, name: str) -> list[tuple[str, int]]:
    if question.nothing:
        return []
    if question.total is not None and not question.groups:
        return session.rows(_ALL, {"resource": question.resource, "scheme": name})
    if question.resource == "quotes" and question.total is not None and name in {"sector", "topic"}:
        group = question.groups[0]
        if group.name == "person":
            return session.rows(_PAIRED, {"term": group.alternatives[0][0], "scheme": name})
    question = unordered(question)
    shape = shape_of(question)
    given = parameters(question, shape) | {"most": MOST, "facet": name}
    return session.rows(_counted(shape), given)


@lru_cache(maxsize=1024)
def _counted(shape: pages.Shape) -> Statement:
    """The values of a scheme among what matches, from the terms that each record keeps beside its document."""
    matched = gathered.some(shape).subquery("matched")
    its = func.json_each(record.c.terms).table_valued("value", name="its")
    return Statement(
        select(term.c.value, func.count())
        .select_from(matched)
        .join(record, record.c.pk == matched.c.record)
        .join(its, true())
        .join(term, term.c.pk == its.c.value)
        .where(term.c.scheme == bindparam("facet"), term.c.reach == 0)
        .group_by(term.c.value)
        .order_by(func.count().desc(), term.c.value)
        .limit(SHOWN)
    )


def _label(session: Session, name: str, value: str, vocabulary: Vocabulary) -> str:
    if name in _NAMED:
        return session.value(_NAME, {"resource": _NAMED[name], "id": value}) or value
    if name == "publisher":
        return session.value(_WRITTEN, {"value": value}) or value
    if name == "country":
        country = vocabulary.gazetteer.country_names.get(value)
        return country.name if country else value
    scheme = getattr(vocabulary, name, None)
    return scheme.concepts[value].label if scheme and value in scheme.concepts else value
