"""What has been read: sources by outlet, language, kind, month and extraction, with the quotes found in each."""

import json
from calendar import monthrange
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, null, select, union_all

from app.domain.filters import asked
from app.domain.names import fold
from app.domain.views import CoverageQuery
from app.domain.vocabulary import Vocabulary
from app.schemas import Coverage, CoverageCount, CoverageExtraction, CoverageMonth, CoverageValue
from app.store import changes
from app.store.index_tables import Term
from app.store.planning import Planner
from app.store.queries import gathered
from app.store.queries.pages import Shape
from app.store.question import Question
from app.store.session import Session, Statement
from app.store.shaping import parameters, shape_of
from app.store.tables import Source

term, source = Term.__table__, Source.__table__

SHOWN = 500  # outlets; a crawl of the web has ten thousand

Counts = tuple[int, int, int, str | None, str | None]
"""Sources, those without a quote, quotes, first and last day of publication."""
_NONE: Counts = (0, 0, 0, None, None)


def coverage(session: Session, query: CoverageQuery, vocabulary: Vocabulary) -> Coverage:
    """What the sources that match come from and hold."""
    with session.snapshot():
        question, understood = Planner(session, vocabulary).plan(query)
        found = _counted(session, question)
        seq = session.value(changes.LAST)
    outlets = _values(found["publisher"], fold)
    months = {month: counts for month, counts in found["month"].items() if month is not None}
    return Coverage(
        total=_count(found["total"].get(None, _NONE)), outlets=outlets[:SHOWN],
        outlet_count=sum(one.id is not None for one in outlets),
        languages=_values(found["language"], str.lower), source_kinds=_values(found["kind"], str),
        months=[_month(month, months[month]) for month in sorted(months)],
        undated=_count(found["month"].get(None, _NONE)),
        extractions=[_extraction(*one) for one in _most_first(found["extraction"])], refused=None,
        query={**asked(query), **understood}, seq=seq,
    )  # fmt: skip


def _counted(session: Session, question: Question) -> dict[str, dict[str | None, Counts]]:
    found: dict[str, dict[str | None, Counts]] = {name: {} for name in (*_BY, "total")}
    if not question.nothing:
        shape = shape_of(question)
        for name, value, *counts in session.rows(_statement(shape), parameters(question)):
            if counts[0]:
                found[name][value] = tuple(counts)
    return found


_BY: dict[str, Any] = {
    "publisher": source.c.publisher, "language": source.c.language, "kind": source.c.kind,
    "month": func.substr(source.c.published, 1, 7), "extraction": source.c.extraction,
}  # fmt: skip


@lru_cache(maxsize=256)
def _statement(shape: Shape) -> Statement:
    """Rows of (by what, value, counts…), all from one walk over the sources that match."""
    matched = gathered.keys(shape).subquery("matched")
    quoted = term.alias("quoted")
    of_quotes = and_(quoted.c.resource == "quotes", quoted.c.scheme == "source", quoted.c.value == source.c.id,
                     quoted.c.reach == 0)  # fmt: skip
    its = (
        select(
            *(column.label(name) for name, column in _BY.items()), source.c.published,
            func.coalesce(quoted.c.count, 0).label("quotes"),
        )
        .select_from(matched)
        .join(source, source.c.pk == matched.c.record.op(">>")(3))
        .outerjoin(quoted, of_quotes)
        .cte("its")
    )  # fmt: skip
    counts: tuple[ColumnElement[Any], ...] = (
        func.count(), func.coalesce(func.sum(its.c.quotes == 0), 0), func.coalesce(func.sum(its.c.quotes), 0),
        func.min(its.c.published), func.max(its.c.published),
    )  # fmt: skip
    grouped = [select(literal(name), its.c[name], *counts).group_by(its.c[name]) for name in _BY]
    return Statement(union_all(select(literal("total"), null(), *counts).select_from(its), *grouped))


def _count(counts: Counts) -> CoverageCount:
    return CoverageCount(**_named(counts))


def _named(counts: Counts) -> dict[str, Any]:
    return dict(zip(CoverageCount.model_fields, counts, strict=True))


def _most_first(found: dict[str | None, Counts]) -> list[tuple[str | None, Counts]]:
    return sorted(found.items(), key=lambda one: (-one[1][0], one[0] or ""))


def _values(found: dict[str | None, Counts], identified: Any) -> list[CoverageValue]:
    """By value, the most sources first. Spellings that the filter holds for one are one, under the most frequent."""
    joined: dict[str | None, Counts] = {}
    labels: dict[str | None, str | None] = {}
    for label, counts in _most_first(found):
        value = None if label is None else identified(label)
        labels.setdefault(value, label)
        joined[value] = _sum(joined.get(value, _NONE), counts)
    return [CoverageValue(id=value, label=labels[value], **_named(counts)) for value, counts in _most_first(joined)]


def _sum(one: Counts, other: Counts) -> Counts:
    days = [day for day in (*one[3:], *other[3:]) if day is not None]
    return (*(a + b for a, b in zip(one[:3], other[:3], strict=True)), *_ends(days))  # type: ignore[return-value]


def _ends(days: Iterable[str]) -> tuple[str | None, str | None]:
    ordered = sorted(days)
    return (ordered[0], ordered[-1]) if ordered else (None, None)


def _month(month: str, counts: Counts) -> CoverageMonth:
    last = monthrange(int(month[:4]), int(month[5:]))[1]
    return CoverageMonth(start=f"{month}-01", end=f"{month}-{last}", **_named(counts))


def _extraction(told: str | None, counts: Counts) -> CoverageExtraction:
    its = json.loads(told) if told else {}
    known = {name: its.get(name) for name in ("tool", "version", "vocabulary")}
    return CoverageExtraction(**known, **_named(counts))
