"""What the index already counts: how many records stand in a list, and its first and last days."""

from sqlalchemy import bindparam, case, func, select

from app.store.index_tables import Posting, Term
from app.store.ordering import BITS, MASK, UNDATED, earliest_day, latest_day
from app.store.session import Session, Statement

term, posting = Term.__table__, Posting.__table__

_TERM = Statement(
    select(term.c.pk, term.c.count).where(
        term.c.resource == bindparam("resource"), term.c.scheme == bindparam("scheme"),
        term.c.value == bindparam("value"), term.c.reach == 0,
    )
)  # fmt: skip
_DATED = select(posting.c.newest).where(posting.c.term == bindparam("term"), posting.c.newest < UNDATED).limit(1)
_NEWEST = Statement(_DATED.order_by(posting.c.newest))
_OLDEST = Statement(_DATED.order_by(posting.c.newest.desc()))
_WITHIN_REACH = case((term.c.reach > 0, (bindparam("oldest") - term.c.reach).op("<<")(BITS)), else_=0)
_EARLIEST_VAGUE = Statement(  # what is greater in the part of a key that holds the earliest day is earlier
    select(func.max(posting.c.newest.op("&")(MASK)))
    .select_from(term)
    .join(posting, posting.c.term == term.c.pk)
    .where(
        *(term.c[name] == bindparam(name) for name in ("resource", "scheme", "value")),
        term.c.reach != 0,
        posting.c.newest >= _WITHIN_REACH,
    )
)


def count(session: Session, resource: str, scheme: str, value: str) -> int:
    """How many records of the resource have this value."""
    found = session.row(_TERM, {"resource": resource, "scheme": scheme, "value": value})
    return int(found[1]) if found else 0


def spoken_between(session: Session, scheme: str, value: str) -> tuple[str | None, str | None]:
    """The days between which all dated quotes with this value were said; None where that is open.

    The list is sorted by the latest day that a date may mean. What may have been said before the first of these can
    only have a vague date, and those have lists of their own, of which no more is read than its reach.
    """
    given = {"resource": "quotes", "scheme": scheme, "value": value}
    found = session.row(_TERM, given)
    if found is None:
        return None, None
    oldest, newest = (session.value(statement, {"term": found[0]}) for statement in (_OLDEST, _NEWEST))
    if oldest is None or newest is None:
        return None, None
    vaguest = session.value(_EARLIEST_VAGUE, given | {"oldest": oldest & MASK})
    return earliest_day(max(oldest & MASK, vaguest or 0)), latest_day(newest)
