"""The statements that take everything that matches, in no order: to count it, to put it under its dates."""

from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, Select, bindparam, func, select, union, union_all
from sqlalchemy.sql.expression import FromClause

from app.store.index_tables import RecordDocument
from app.store.queries import conditions
from app.store.queries.pages import Shape, arm, filtered
from app.store.session import Statement

record = RecordDocument.__table__

Keys = Select[Any] | CompoundSelect[Any]


@lru_cache(maxsize=1024)
def keys(shape: Shape) -> Keys:
    """The key of everything that matches, (newest, tie, record), each once."""
    if not shape.arms:
        source = record.alias("r")
        columns = select(source.c.newest, source.c.tie, source.c.pk.label("record"))
        return filtered(columns.select_from(source), source, shape)
    arms = _arms(shape)
    if len(arms) == 1:
        return arms[0]
    return union_all(*arms) if shape.apart else union(*arms)


@lru_cache(maxsize=1024)
def numbers(shape: Shape, *, words_alone: bool) -> Keys:
    """The number of everything that matches, each once; where words are all that is asked, the full text alone knows.

    Nothing is then read of a record, which lies on a page of its own: 176,000 matches of a million quotes take 30 ms,
    and 2 s with their keys.
    """
    if words_alone:
        return conditions.matched_quotes()
    return select(keys(shape).subquery("every").c.record)


@lru_cache(maxsize=1024)
def count_all(shape: Shape, *, words_alone: bool) -> Statement:
    """How many records match, all of them."""
    return Statement(select(func.count()).select_from(numbers(shape, words_alone=words_alone).subquery("every")))


@lru_cache(maxsize=1024)
def some(shape: Shape) -> Select[Any]:
    """The keys of at most `:most` records that match. No list is read further than what is wanted of them all."""
    matched = keys(shape)
    if shape.arms and not shape.apart:
        limited = (one.limit(bindparam("most")).subquery(f"arm_{n}") for n, one in enumerate(_arms(shape)))
        matched = union(*map(select, limited))
    rows = matched.subquery("every")
    return select(rows.c.newest, rows.c.tie, rows.c.record).limit(bindparam("most"))


@lru_cache(maxsize=1024)
def count(shape: Shape) -> Statement:
    """How many records match, counted up to `:most`."""
    return Statement(select(func.count()).select_from(some(shape).subquery("matched")))


@lru_cache(maxsize=1024)
def tally(shape: Shape) -> Statement:
    """How many records match under each date, as (newest, count); a date may come several times.

    Lists that no record shares are tallied one by one, in the order in which they are clustered: nothing is sorted,
    and a million records take 0.1 s.
    """
    if shape.arms and shape.apart:
        lists = [one.subquery(f"arm_{n}") for n, one in enumerate(_arms(shape))]
        return Statement(union_all(*map(_by_date, lists)) if len(lists) > 1 else _by_date(lists[0]))
    return Statement(_by_date(keys(shape).subquery("matched")))


def _arms(shape: Shape) -> list[Select[Any]]:
    return [arm(shape, n, one, ordered=False) for n, one in enumerate(shape.arms)]


def _by_date(rows: FromClause) -> Select[Any]:
    return select(rows.c.newest, func.count()).group_by(rows.c.newest)
