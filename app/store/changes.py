"""The change log: one gapless row a change, written in the transaction of the change."""

from sqlalchemy import bindparam, func, insert, select

from app.store import tables
from app.store.session import Session, Statement

change = tables.Change.__table__

LAST = Statement(select(func.coalesce(func.max(change.c.seq), 0)))
_AT = Statement(select(change.c.at).where(change.c.seq == bindparam("seq")))
BEFORE_ANY = "1970-01-01T00:00:00Z"
_LOG = Statement(insert(change).values({column.name: bindparam(column.name) for column in change.c}))

_VERSIONS = Statement(
    select(change.c.id, func.max(change.c.version))
    .where(change.c.resource == bindparam("resource"))
    .group_by(change.c.id)
)

Key = tuple[str, int]
"""A resource and a fact's number."""

Changes = dict[Key, tuple[int, str]]
"""The number of each change, and what was done."""


def clock(session: Session, now: str) -> str:
    """The instant of what is written now: never before what has been, even if the clock of the machine went back."""
    last: str | None = session.value(_AT, {"seq": session.value(LAST)})
    return max(now, last or now)


def first_since(session: Session, instant: str) -> int:
    """The number of the first change at or after an instant (UTC, as in the log), one more than the last for none.

    The log's clock never goes back, so halving finds it: 20 look-ups in a million changes.
    """
    low, high = 1, session.value(LAST) + 1
    while low < high:
        middle = (low + high) // 2
        if session.value(_AT, {"seq": middle}) < instant:
            low = middle + 1
        else:
            high = middle
    return low


def made_at(session: Session, seq: int) -> str:
    """When a change was made (UTC, RFC 3339); the beginning of time for an empty log."""
    return session.value(_AT, {"seq": seq}) or BEFORE_ANY


def write(session: Session, made: Changes, documents: dict[Key, tuple[str, int | None, str]], at: str) -> None:
    """Write the changes with the id, version and digest of each record's document.

    Concepts carry no version, for they come from files; theirs is one more than the log has.
    """
    rows = []
    logged: dict[str, dict[str, int]] = {}
    for key, (number, action) in made.items():
        identifier, version, digest = documents[key]
        if version is None:
            resource = key[0]
            if resource not in logged:  # reads the whole log, which a change of the vocabulary may
                logged[resource] = dict(session.rows(_VERSIONS, {"resource": resource}))
            version = logged[resource].get(identifier, 0) + 1
        rows.append((number, at, action, key[0], identifier, version, digest))
    session.bulk(_LOG, rows)
