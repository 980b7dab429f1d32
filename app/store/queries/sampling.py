"""The statements of samples: the first records of what matches, in an order that only a seed decides."""

from functools import lru_cache

from sqlalchemy import bindparam, select

from app.store.index_tables import RecordDocument, Term
from app.store.queries import conditions
from app.store.queries.chance import drawn
from app.store.queries.conditions import key_of
from app.store.queries.gathered import keys
from app.store.queries.pages import Shape
from app.store.session import Statement, numbers

record, term = RecordDocument.__table__, Term.__table__

BODIES = Statement(select(record.c.pk, record.c.body).where(record.c.pk.in_(numbers("pks"))))
VALUES = Statement(
    select(term.c.value, term.c.pk, term.c.count)
    .where(term.c.resource == bindparam("resource"), term.c.scheme == bindparam("scheme"), term.c.reach == 0,
           term.c.count > 0)
    .order_by(term.c.value)
    .limit(bindparam("most"))
)  # fmt: skip


@lru_cache(maxsize=1024)
def first(shape: Shape, *, none_of: int) -> Statement:
    """Rows of (number drawn, tie, record) of these dates, least first, `:take` of them.

    A quote's tie is made of its source's id and its place there, and a source's of its id, so the same sources give
    the same sample in every store. An event's holds the first letters of its name, so its date comes in. With `none_of`
    only those of the first `:among` are taken that stand in none of so many lists: to probe all would cost four times
    what it costs to order them.
    """
    every = keys(shape).subquery("every")
    number = drawn(every.c.tie, every.c.newest if shape.resource == "events" else None).label("number")
    rows = (
        select(number, every.c.tie, every.c.record, every.c.newest)
        .where(every.c.newest.in_(numbers("dates")))
        .order_by(number, every.c.tie, every.c.record)
    )
    if not none_of:
        found = rows.limit(bindparam("take")).subquery("found")
        return Statement(select(found.c.number, found.c.tie, found.c.record))
    among = rows.limit(bindparam("among")).subquery("among")
    return Statement(
        select(among.c.number, among.c.tie, among.c.record)
        .where(conditions.none_of(key_of(among), none_of, "none"))
        .order_by(among.c.number, among.c.tie, among.c.record)
        .limit(bindparam("take"))
    )
