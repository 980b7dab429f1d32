"""What a transaction is about to write: rows by table, numbered ahead; records touched, and records to render anew."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select
from sqlmodel import SQLModel

from app.store import changes, tables
from app.store.changes import Changes
from app.store.documents.quote_facts import QuoteFacts
from app.store.session import Session, Statement

Row = dict[str, Any]

quote, member = tables.Quote.__table__, tables.QuoteMember.__table__

_FACTS = [table for table in SQLModel.metadata.sorted_tables if table.name not in {"concept", "change"}]
_INSERT = {
    table.name: Statement(insert(table).values({column.name: bindparam(column.name) for column in table.c}))
    for table in _FACTS
}
_VALUES = {table.name: itemgetter(*(column.name for column in table.c)) for table in _FACTS}
_LAST = {table.name: Statement(select(func.coalesce(func.max(table.c.pk), 0))) for table in _FACTS if "pk" in table.c}
_QUOTES = {
    name: Statement(
        select(quote.c.pk, quote.c.organization_pk, quote.c.role_organization_pk, quote.c.person_pk, member.c.person_pk)
        .select_from(quote.outerjoin(member, member.c.quote_pk == quote.c.pk))
        .where(quote.c[name] == bindparam("number"))
    )
    for name in ("event_pk", "source_pk")
}


@dataclass(frozen=True, slots=True)
class Origin:
    """The source whose statements are being written: its id, number, version of its text, and day."""

    id: str
    pk: int
    text_version: int
    published: str | None


class Pending:
    """Rows are inserted together, in an order that keeps every reference whole. One process writes at a time, so the
    numbers of rows are known before they are inserted.
    """

    def __init__(self, session: Session, now: str) -> None:
        self.session = session
        self.now = now
        self.actions: dict[changes.Key, str] = {}
        self.dirty: dict[str, set[int]] = defaultdict(set)
        self.reconsidered: dict[str, set[int]] = defaultdict(set)
        self.fresh: dict[int, QuoteFacts] = {}
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._next: dict[str, int] = {}
        self._numbers: dict[changes.Key, int] = {}
        self._logged = 0

    def add(self, table: Table, row: Row) -> None:
        """A row of a table that has no number of its own."""
        self._rows[table.name].append(row)

    def add_numbered(self, table: Table, row: Row) -> int:
        """A row of a table whose rows are numbered; its number, which it is given."""
        name = table.name
        if name not in self._next:
            self._next[name] = self.session.value(_LAST[name]) + 1
        row["pk"] = number = self._next[name]
        self._next[name] += 1
        self._rows[name].append(row)
        return number

    def add_kept(self, resource: str, table: Table, identifier: str, row: Row) -> int:
        """A row that is a record of its own, with version 1 from now on; its number. It counts as created."""
        row |= {"id": identifier, "version": 1, "added_at": self.now, "updated_at": self.now}
        number = self.add_numbered(table, row)
        self.touch(resource, number, "create")
        return number

    def touch(self, resource: str, number: int, action: str) -> None:
        """A record is created, updated or withdrawn. What was created in this transaction stays created."""
        if self.actions.get((resource, number)) != "create":
            self.actions[resource, number] = action
        self.dirty[resource].add(number)

    def reconsider(self, resource: str, numbers: Iterable[int]) -> None:
        """Records of which something is taken back, perhaps to be stated again: updated unless it comes to the same."""
        for number in numbers:
            self.touch(resource, number, "update")
            self.reconsidered[resource].add(number)

    def show(self, resource: str, numbers: Iterable[int | None]) -> None:
        """Records whose documents show something that changes, without being changed themselves."""
        self.dirty[resource].update(number for number in numbers if number is not None)

    def show_quotes(self, owner: str, number: int) -> None:
        """The quotes of an event or a source show something of it; who spoke stands in every list of their quotes."""
        for quote_pk, speaking, spoken_for, *people in self.session.rows(_QUOTES[owner], {"number": number}):
            self.show("quotes", [quote_pk])
            self.show("organizations", [speaking, spoken_for])
            self.show("persons", people)

    def write(self) -> None:
        """Insert the rows."""
        for table in _FACTS:
            rows = self._rows.pop(table.name, None)
            if rows:
                self.session.bulk(_INSERT[table.name], map(_VALUES[table.name], rows))

    def take_new(self) -> tuple[Changes, dict[int, QuoteFacts]]:
        """The quotes that are new, and their changes: thereby taken care of."""
        self._number()
        fresh, self.fresh = self.fresh, {}
        self.dirty["quotes"] -= fresh.keys()
        keys = [("quotes", number) for number in fresh]
        return {key: (self._numbers.pop(key), self.actions.pop(key)) for key in keys}, fresh

    def take(self) -> tuple[Changes, dict[str, set[int]]]:
        """All other changes, and the records to render: thereby taken care of."""
        self._number()
        taken = {key: (self._numbers[key], action) for key, action in self.actions.items()}, self.dirty
        self.actions, self.dirty, self._numbers, self._logged = {}, defaultdict(set), {}, 0
        return taken

    def _number(self) -> None:
        """Give changes their numbers in the log, in their order and without a gap."""
        self._logged = self._logged or self.session.value(changes.LAST)
        for key in self.actions:
            if key not in self._numbers:
                self._logged += 1
                self._numbers[key] = self._logged
