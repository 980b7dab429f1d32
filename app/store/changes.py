"""The change log: one gapless row a change, written in the transaction of the change."""

from sqlalchemy import bindparam, func, insert, select

from app.store import tables
from app.store.session import Session, Statement

change = tables.Change.__table__

LAST = Statement(select(func.coalesce(func.max(change.c.seq), 0)))
_LOG = Statement(insert(change).values({column.name: bindparam(column.name) for column in change.c}))

Key = tuple[str, int]
"""A resource and a fact's number."""


def numbered(session: Session, actions: dict[Key, str]) -> dict[Key, int]:
    """The numbers that these changes get, in their order, without a gap."""
    last: int = session.value(LAST)
    return {key: last + place for place, key in enumerate(actions, start=1)}


def write(
    session: Session,
    actions: dict[Key, str],
    numbers: dict[Key, int],
    documents: dict[Key, tuple[str, int, str]],
    at: str,
) -> None:
    """Write the changes with the id, version and digest of each record's document."""
    rows = []
    for key, action in actions.items():
        identifier, version, digest = documents[key]
        rows.append({"seq": numbers[key], "at": at, "action": action, "resource": key[0], "id": identifier,
                     "version": version, "digest": digest})  # fmt: skip
    session.many(_LOG, rows)
