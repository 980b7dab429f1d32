"""Asking the store, asynchronously: bounded questions at once on the event loop, all others aside, with a deadline.

SQLite answers a bounded question in some tens of microseconds; handing it to a thread costs more than that. Questions
without a bound run in a few threads, each with its own connection, and are stopped by SQLite's progress handler.
"""

import asyncio
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from app.errors import StoreBusy, StoreError
from app.store.engine import open_reading
from app.store.session import Session
from app.store.turns import Turns

T = TypeVar("T")

DEADLINE = 1.0  # seconds for any question
_AT_ONCE = 4  # questions aside that are begun, and take turns; more wait, and their deadline begins when they run
_WAITING = 64  # questions that may wait; beyond it the caller is told to come back
_APART = 4  # exports at the same time; each keeps a thread and a connection for as long as its client reads
_CACHE_ASIDE = 2  # MB of pages for each thread: with 64 no long question took less CPU at a million quotes
_ON_LOOP = 0.5  # seconds: a bound on bounded questions too, should a bound be wrong


class Reader:
    """Read-only sessions on one store. `open` and `close` belong to the application's life.

    `cores` is how many there are for the event loop and for the questions aside.
    """

    def __init__(self, path: Path, *, deadline: float = DEADLINE, cores: int = 1) -> None:
        self._path = path
        self._deadline = deadline
        self._turns = Turns(cores)
        self._here: Session | None = None
        self._aside: ThreadPoolExecutor | None = None
        self._own = threading.local()
        self._opened: list[Session] = []
        self._pending = 0
        self._apart: set[Apart] = set()

    def open(self) -> None:
        """Open the store. Raises StoreError where it is missing, damaged or of another version."""
        self._here = open_reading(self._path)
        self._aside = ThreadPoolExecutor(_AT_ONCE, "question", initializer=self._turns.begin)

    def close(self) -> None:
        """Let running questions end and close every connection."""
        for apart in tuple(self._apart):
            apart.close()
        if self._aside is not None:
            self._aside.shutdown(wait=True, cancel_futures=True)
        for session in [*self._opened, *([self._here] if self._here else [])]:
            session.raw.close()
        self._here = self._aside = None
        self._opened.clear()

    @property
    def session(self) -> Session:
        """The event loop's own session. Raises StoreError when the store could not be opened; tries again first."""
        if self._here is None:
            self.open()
        assert self._here is not None  # noqa: S101 - open() raises otherwise
        return self._here

    def version(self) -> Hashable:
        """Another value after every commit, whichever process made it; None where the store is not open.

        SQLite's counter is of one connection and moves with the commits of others, so it stands beside its session.
        """
        if self._here is None:
            return None
        try:
            return (self._here, self._in_this_turn(self._here).tell("PRAGMA data_version"))
        except StoreError:
            return None

    async def now(self, question: Callable[[Session], T]) -> T:
        """Answer a bounded question on the event loop, without suspending."""
        session = self._in_this_turn(self.session)
        with session.within(_ON_LOOP):
            return question(session)

    def _in_this_turn(self, session: Session) -> Session:
        """The session in the snapshot that all questions share which one turn of the event loop answers.

        They had all arrived before the turn began, so each is answered from no older a state than it may ask for. The
        locks of a snapshot take 15 µs of system calls, twice as much as to find a quote by its id.
        """
        if session.begin_reading():
            asyncio.get_running_loop().call_soon(self._end_turn)
        return session

    def _end_turn(self) -> None:
        if self._here is not None:
            self._here.end_reading()

    async def aside(self, question: Callable[[Session], T]) -> T:
        """Answer any question in a thread, within the deadline. Raises QueryTimeout."""
        if self._pending >= _WAITING:
            raise StoreBusy("Too many long questions are waiting; try again.")
        self._pending += 1
        try:
            _ = self.session
            assert self._aside is not None  # noqa: S101 - opened with the session
            return await asyncio.get_running_loop().run_in_executor(self._aside, self._within_deadline, question)
        finally:
            self._pending -= 1

    def _within_deadline(self, question: Callable[[Session], T]) -> T:
        session: Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = open_reading(self._path, cache_mb=_CACHE_ASIDE)
            self._opened.append(session)
        with self._turns.taken() as turn, session.within(self._deadline, turn):
            return question(session)

    def apart(self) -> "Apart":
        """A session and a thread for one who reads for long. Raises StoreBusy where too many do; close it."""
        if len(self._apart) >= _APART:
            raise StoreBusy("Too many exports are running; try again.")
        _ = self.session  # raises where there is no store
        one = Apart(self._path, self._deadline, self._turns, self._apart.discard)
        self._apart.add(one)
        return one


class Apart:
    """One session in one thread, for a reading that goes on while its client takes what was read."""

    def __init__(self, path: Path, deadline: float, turns: Turns, closed: Callable[["Apart"], None]) -> None:
        self.deadline = deadline
        self._turns = turns
        self._path = path
        self._closed = closed
        self._session: Session | None = None
        self._thread = ThreadPoolExecutor(1, "export", initializer=turns.begin)

    async def ask(self, question: Callable[[Session], T]) -> T:
        """Answer in the thread. The question limits its own time; no transaction may stay open after it."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)

    def _answer(self, question: Callable[[Session], T]) -> T:
        if self._session is None:
            self._session = open_reading(self._path, cache_mb=_CACHE_ASIDE)
        with self._turns.taken():
            return question(self._session)

    def close(self) -> None:
        """Let what is running end, and close the connection. Does not wait, and may be called again."""
        with suppress(RuntimeError):  # closed before
            self._thread.submit(self._end)
        self._thread.shutdown(wait=False)
        self._closed(self)

    def _end(self) -> None:
        if self._session is not None:
            self._session.raw.close()
