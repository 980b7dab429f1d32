"""What several people, countries or organizations have said on the same, side by side."""

import json
from dataclasses import replace
from typing import Any

from app.domain.criteria import CRITERIA
from app.domain.filters import asked
from app.domain.views import COLUMNS, CompareQuery
from app.domain.vocabulary import Vocabulary
from app.errors import ParameterError
from app.store import changes, facets, lists, presenting
from app.store.localising import Document, Localiser
from app.store.ordering import earliest_day, latest_day
from app.store.planning import Planner
from app.store.positions import subjects
from app.store.queries import pages
from app.store.question import Question
from app.store.session import Row, Session
from app.store.shaping import parameters, shape_of


def compare(session: Session, query: CompareQuery, vocabulary: Vocabulary) -> bytes:
    """The comparison as JSON. Raises ParameterError where too many are named, and what lists do."""
    with session.snapshot():
        planner = Planner(session, vocabulary)
        understood = planner.plan(query, without={query.by})[1]
        named = _named(planner, query)
        most = [] if named else facets.most_frequent(session, query, vocabulary, query.by, query.columns + 1)
        values = named or [one["id"] for one in most[: query.columns]]
        columns = [_column(planner, query, value) for value in values]
        if query.lang is not None:
            Localiser(session, vocabulary, query.lang).facets({query.by: columns})
        shown = [_shown(session, vocabulary, query, one) for one in columns]
        seq = session.value(changes.LAST)
    understood = {**asked(query), **understood, **({query.by: named} if named else {})}
    envelope = {
        "more": len(most) > query.columns, "subjects": subjects(vocabulary, understood, query.lang),
        "query": understood, "seq": seq,
    }  # fmt: skip
    return b'{"by":"%s","columns":[%s],%s' % (query.by.encode(), b",".join(shown), _json(envelope)[1:])


def _named(planner: Planner, query: CompareQuery) -> list[str]:
    """The ids of those that the question names, in its order."""
    given = getattr(query, query.by)
    found = planner.resolver.values(CRITERIA[query.by], query.by, given) if given else []
    values = list(dict.fromkeys(value for _, value in found))
    if len(values) > COLUMNS:
        raise ParameterError(query.by, f"names {len(values)}, of which at most {COLUMNS} are compared at a time")
    return values


def _column(planner: Planner, query: CompareQuery, value: str) -> Document:
    """What one of them said: the documents of its quotes are under `items`."""
    session = planner.session
    question = planner.plan(query.model_copy(update={str(query.by): [value]}))[0]
    newest = _page(session, question, query.limit)
    oldest = _page(session, replace(question, sort="date"), 1)
    total, exact = lists.count(session, question)
    return {
        "id": value, "label": planner.resolver.name(CRITERIA[query.by].names[0], value),
        "total": total, "total_exact": exact,
        "first": earliest_day(oldest[0][0]) if oldest else None,
        "last": latest_day(newest[0][0]) if newest else None, "items": [row[-1] for row in newest],
    }  # fmt: skip


def _page(session: Session, question: Question, limit: int) -> list[Row]:
    if question.nothing:
        return []
    shape = shape_of(question)
    return session.rows(pages.page(shape), parameters(question) | {"limit": limit})


def _shown(session: Session, vocabulary: Vocabulary, query: CompareQuery, column: Document) -> bytes:
    """The column as JSON; the documents are joined as they are stored unless they are asked for otherwise."""
    items = presenting.present(session, vocabulary, query, "quotes", column.pop("items"))
    named = {"id": column.pop("id"), "name": column.pop("label"), **column}
    return _json(named)[:-1] + b',"items":[' + b",".join(items) + b"]}"


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
