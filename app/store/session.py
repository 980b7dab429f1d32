"""Running compiled statements on the driver: statements are built with SQLAlchemy Core once and kept as text.

Core compiles a statement in some 300 µs and runs one at 1.5 times the driver's cost; a point read is 10 µs. So each
statement is compiled once per dialect and run on the driver itself.
"""

import math
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ClauseElement, bindparam, func, select
from sqlalchemy.dialects import sqlite

from app.errors import QueryTimeout, StorageCorrupt, StorageFull, StoreBusy, StoreError
from app.store.turns import Turn

_DIALECT = sqlite.dialect(paramstyle="named")
_BY_PLACE = sqlite.dialect(paramstyle="qmark")
_CLOCK_EVERY = 10_000  # virtual machine steps between two looks at the clock, each with Python's lock: some 0.5 ms

_NOTHING: dict[str, Any] = {}

Row = tuple[Any, ...]


class Statement:
    """A Core statement, compiled when it is first run. What varies is a `bindparam` without a value, given by name."""

    __slots__ = ("_build", "_by_place", "_compiled")

    def __init__(self, build: ClauseElement | Callable[[], ClauseElement]) -> None:
        self._build = build
        self._compiled: tuple[str, dict[str, Any]] | None = None
        self._by_place: str | None = None

    @property
    def by_place(self) -> str:
        """The SQL with a question mark for each parameter, in their order: half the cost of binding them by name."""
        if self._by_place is None:
            self._by_place = str(self._element().compile(dialect=_BY_PLACE))
        return self._by_place

    @property
    def text(self) -> str:
        """The SQL, in the dialect of the store."""
        return (self._compiled or self._compile())[0]

    def given(self, parameters: Mapping[str, Any] | None) -> Mapping[str, Any]:
        """The parameters together with the constants that Core took out of the SQL."""
        return self.told(parameters)[1]

    def told(self, parameters: Mapping[str, Any] | None) -> tuple[str, Mapping[str, Any]]:
        """The SQL and its parameters, the statement's own constants among them, as the driver takes them."""
        sql, constants = self._compiled or self._compile()
        if not constants:
            return sql, parameters or _NOTHING
        return sql, {**constants, **parameters} if parameters else constants

    def _compile(self) -> tuple[str, dict[str, Any]]:
        compiled = self._element().compile(dialect=_DIALECT)
        constants = {name: value for name, value in (compiled.params or {}).items() if value is not None}
        self._compiled = str(compiled), constants
        return self._compiled

    def _element(self) -> ClauseElement:
        return self._build() if callable(self._build) else self._build


def numbers(name: str) -> Any:
    """A subquery of the numbers in a JSON list parameter: one statement for lists of any length."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


class Session:
    """One connection to one SQLite file. Not shared between threads at the same time."""

    __slots__ = ("_deadline", "raw")

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        self._deadline: Deadline | None = None

    def rows(self, statement: Statement, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """All rows of a statement. Raises a StoreError that says what is wrong with the store."""
        try:
            return self.raw.execute(*statement.told(parameters)).fetchall()
        except sqlite3.Error as error:
            raise translated(error) from error

    def row(self, statement: Statement, parameters: Mapping[str, Any] | None = None) -> Row | None:
        """The first row of a statement, or None."""
        found = self.rows(statement, parameters)
        return found[0] if found else None

    def value(self, statement: Statement, parameters: Mapping[str, Any] | None = None) -> Any:
        """The first column of the first row, or None."""
        found = self.row(statement, parameters)
        return found[0] if found else None

    def run(self, statement: Statement, parameters: Mapping[str, Any] | None = None) -> int:
        """Run a statement that changes something; the number of rows it changed."""
        try:
            return self.raw.execute(*statement.told(parameters)).rowcount
        except sqlite3.Error as error:
            raise translated(error) from error

    def insert(self, statement: Statement, parameters: Mapping[str, Any]) -> int:
        """Insert one row; its number."""
        try:
            return int(self.raw.execute(*statement.told(parameters)).lastrowid or 0)
        except sqlite3.Error as error:
            raise translated(error) from error

    def many(self, statement: Statement, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run a statement once for each row."""
        try:
            self.raw.executemany(statement.text, map(statement.given, rows))
        except sqlite3.Error as error:
            raise translated(error) from error

    def bulk(self, statement: Statement, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement once for each row, whose values stand in the order in which the statement names them."""
        try:
            self.raw.executemany(statement.by_place, rows)
        except sqlite3.Error as error:
            raise translated(error) from error

    def tell(self, command: str) -> Row | None:
        """Run a command of the dialect itself (BEGIN, PRAGMA …); its first row, if it has any."""
        try:
            found: Row | None = self.raw.execute(command).fetchone()
        except sqlite3.Error as error:
            raise translated(error) from error
        return found

    def begin_reading(self) -> bool:
        """Read one state of the store from now on; False where that has begun before."""
        if self.raw.in_transaction:
            return False
        self.tell("BEGIN")
        return True

    def end_reading(self) -> None:
        """Read whatever state there is again."""
        if self.raw.in_transaction:
            self.tell("COMMIT")

    def snapshot(self) -> "Snapshot":
        """Everything read inside the `with` block is of one moment, whatever others write."""
        return Snapshot(self)

    def within(self, seconds: float, turn: Turn | None = None) -> "Deadline":
        """Stop whatever runs inside the `with` block after so many seconds of its turns, with QueryTimeout."""
        if self._deadline is None:
            self._deadline = Deadline(self.raw)
        self._deadline.begin(seconds, turn)
        return self._deadline


class Snapshot:
    """A transaction that only reads; within another it is part of that."""

    __slots__ = ("_began", "_session")

    def __init__(self, session: Session) -> None:
        self._session = session
        self._began = False

    def __enter__(self) -> None:
        self._began = self._session.begin_reading()

    def __exit__(self, *_: object) -> None:
        if self._began:
            self._session.end_reading()


class Deadline:
    """A limit on the time of what a connection runs, kept by its progress handler, which is set once and stays."""

    __slots__ = ("_end", "_turn")

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._end = math.inf
        self._turn: Turn | None = None
        raw.set_progress_handler(self._is_over, _CLOCK_EVERY)

    def begin(self, seconds: float, turn: Turn | None) -> None:
        """Allow so many seconds from now."""
        self._end, self._turn = time.monotonic() + seconds, turn

    def __enter__(self) -> None:
        """It has begun."""

    def __exit__(self, *_: object) -> None:
        self._end, self._turn = math.inf, None

    def _is_over(self) -> bool:
        now = time.monotonic()
        if self._turn is not None:
            self._end += self._turn.look(now)
        return now > self._end


_BY_CODE: dict[str, tuple[type[StoreError], str]] = {
    "SQLITE_INTERRUPT": (QueryTimeout, "The question took too long and was stopped."),
    "SQLITE_BUSY": (StoreBusy, "Another process is writing; try again."),
    "SQLITE_LOCKED": (StoreBusy, "Another process is writing; try again."),
    "SQLITE_FULL": (StorageFull, "There is no room left in the store."),
    "SQLITE_IOERR": (StorageFull, "The disk refused a read or a write."),
    "SQLITE_CORRUPT": (StorageCorrupt, "The database file is damaged."),
    "SQLITE_NOTADB": (StorageCorrupt, "The file is not a database."),
    "SQLITE_READONLY": (StoreError, "The store is read-only."),
    "SQLITE_CANTOPEN": (StoreError, "The database file cannot be opened."),
}


def translated(error: sqlite3.Error) -> Exception:
    """The StoreError that says in plain words what SQLite met; programming errors stay what they are."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for code, (kind, sentence) in _BY_CODE.items():
        if name == code or name.startswith(f"{code}_"):
            return kind(sentence)
    if str(error).startswith("Could not decode to UTF-8"):
        return StorageCorrupt("The database file is damaged: a text in it is no text.")
    if str(error) == "interrupted":
        return QueryTimeout("The question took too long and was stopped.")
    return error
