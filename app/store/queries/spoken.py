"""The statements of networks: who said which of the quotes that match, and at which event."""

from functools import lru_cache

from sqlalchemy import bindparam, select, union_all

from app.store.queries.gathered import keys
from app.store.queries.pages import Shape
from app.store.session import Statement, numbers
from app.store.tables import Quote, QuoteConcept, QuoteMember

quote, member, concept = Quote.__table__, QuoteMember.__table__, QuoteConcept.__table__

SECTORS = Statement(
    select(concept.c.quote_pk, concept.c.concept)
    .where(concept.c.quote_pk.in_(numbers("quotes")), concept.c.scheme == "sector")
)  # fmt: skip
"""Rows of (quote, sector), as the quotes state them: nothing broader."""


@lru_cache(maxsize=1024)
def at_events(shape: Shape) -> Statement:
    """Rows of (event, person, quote), by their numbers, the newest quotes first: of the newest `:most` that match.

    Each member of a group is one who spoke. Quotes of no event, of organizations and of the unnamed are left out.
    """
    every = keys(shape).subquery("every")
    newest = (
        select(every.c.newest, every.c.tie, every.c.record)
        .order_by(every.c.newest, every.c.tie, every.c.record)
        .limit(bindparam("most"))
        .cte("newest")
    )
    order = (newest.c.newest, newest.c.tie, quote.c.pk)
    said = newest.join(quote, quote.c.pk == newest.c.record.op(">>")(3))
    alone = (
        select(quote.c.event_pk.label("event"), quote.c.person_pk.label("person"), *order)
        .select_from(said)
        .where(quote.c.event_pk.is_not(None), quote.c.person_pk.is_not(None))
    )
    together = (
        select(quote.c.event_pk.label("event"), member.c.person_pk.label("person"), *order)
        .select_from(said.join(member, member.c.quote_pk == quote.c.pk))
        .where(quote.c.event_pk.is_not(None))
    )
    rows = union_all(alone, together).subquery("rows")
    return Statement(
        select(rows.c.event, rows.c.person, rows.c.pk).order_by(rows.c.newest, rows.c.tie, rows.c.pk, rows.c.person)
    )
