"""The facts of quotes to be rendered: those just written are in memory, all others in their tables."""

import json
from collections import defaultdict
from typing import Any, NamedTuple

from sqlalchemy import select

from app.domain.spans import Part
from app.store import fulltext, tables
from app.store.session import Session, Statement, numbers
from app.store.wording import packed

Facts = dict[str, Any]

quote, part, member = tables.Quote.__table__, tables.QuotePart.__table__, tables.QuoteMember.__table__
concept = tables.QuoteConcept.__table__

_QUOTES = Statement(select(quote).where(quote.c.pk.in_(numbers("pks"))).order_by(quote.c.pk))
_COLUMNS = tuple(column.name for column in quote.c)
_PARTS, _LINKS, _MEMBERS = (
    Statement(
        select(table.c.quote_pk, *(table.c[name] for name in names))
        .where(table.c.quote_pk.in_(numbers("pks")))
        .order_by(table.c.quote_pk, table.c.position)
    )
    for table, names in (
        (part, ("start", "stop", "exact")), (concept, ("scheme", "concept", "evidence")), (member, ("person_pk",))
    )
)  # fmt: skip


class QuoteFacts(NamedTuple):
    """A quote's columns by name, and what hangs on it."""

    row: Facts
    parts: list[Part]
    links: list[tuple[str, str, str]]
    """Scheme, id and evidence of its sectors and topics."""
    members: list[int]
    """The numbers of those who spoke together."""
    words: str
    """The index form of its text."""
    wording: bytes | None

    @property
    def beside(self) -> tuple[list[Part], list[tuple[str, str, str]], list[int]]:
        """What hangs on it."""
        return self.parts, self.links, self.members


def stored(session: Session, pks: list[int]) -> list[QuoteFacts]:
    """The facts of these quotes as the store has them, in the order of their numbers."""
    given = {"pks": json.dumps(pks)}
    parts, links, members = (grouped(session.rows(statement, given)) for statement in (_PARTS, _LINKS, _MEMBERS))
    rows = (dict(zip(_COLUMNS, row, strict=True)) for row in session.rows(_QUOTES, given))
    return [
        QuoteFacts(
            row, [Part(*values) for values in parts.get(row["pk"], ())], links.get(row["pk"], []),
            [pk for (pk,) in members.get(row["pk"], ())], fulltext.words(row["text"]), packed(row["text"]),
        )
        for row in rows
    ]  # fmt: skip


def grouped(rows: list[tuple[Any, ...]]) -> dict[int, list[Any]]:
    """The rest of each row under its first value."""
    groups: dict[int, list[Any]] = defaultdict(list)
    for first, *rest in rows:
        groups[first].append(tuple(rest))
    return groups
