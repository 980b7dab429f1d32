"""The reader: where questions run, how long they may, and what it says of a store that is not there or not ours."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.errors import QueryTimeout, SchemaMismatch, StorageCorrupt, StoreBusy, StoreError
from app.store.reader import Reader
from app.store.session import Session, Statement
from tests import corpus
from tests.store.stores import Store

ENDLESS = Statement(text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"))
COUNT = Statement(text("SELECT count(*) FROM record WHERE resource = 'quotes'"))


@pytest.fixture
def reader(forum_store: Path) -> Iterator[Reader]:
    opened = Reader(forum_store, deadline=0.1)
    yield opened
    opened.close()


def counted(session: Session) -> int:
    found: int = session.value(COUNT)
    return found


def endless(session: Session) -> object:
    return session.value(ENDLESS)


def test_now_runs_here_and_aside_runs_elsewhere(reader: Reader) -> None:
    async def where() -> tuple[int, int]:
        ours = await reader.now(lambda _: threading.get_ident())
        return ours, await reader.aside(lambda _: threading.get_ident())

    here, there = asyncio.run(where())
    assert here == threading.get_ident() != there
    assert asyncio.run(reader.now(counted)) == asyncio.run(reader.aside(counted)) == 12


def test_one_turn_of_the_loop_reads_one_state_and_the_next_sees_the_commit(store: Store) -> None:
    """A snapshot that stayed open would answer from the past, and keep the log from being cut."""
    reader = Reader(store.path)

    async def read() -> None:
        before = await reader.now(counted), reader.version()
        store.put(corpus.forum())
        assert (await reader.now(counted), reader.version()) == before
        await asyncio.sleep(0)
        assert not reader.session.raw.in_transaction
        after = await reader.now(counted), reader.version()
        assert (before[0], after[0]) == (0, 12)
        assert before[1] != after[1]

    asyncio.run(read())
    reader.close()


def test_aside_ends_at_the_deadline_and_the_next_question_is_whole(reader: Reader) -> None:
    with pytest.raises(QueryTimeout):
        asyncio.run(reader.aside(endless))
    assert asyncio.run(reader.aside(counted)) == 12
    time.sleep(0.12)  # a deadline that stayed on the connection would be over now
    assert asyncio.run(reader.aside(counted)) == 12


def test_a_bound_that_is_wrong_does_not_stop_the_loop(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.reader._ON_LOOP", 0.05)
    with pytest.raises(QueryTimeout):
        asyncio.run(reader.now(endless))
    assert asyncio.run(reader.now(counted)) == 12


def test_a_deadline_of_nothing_stops_anything_long(forum_store: Path) -> None:
    reader = Reader(forum_store, deadline=1e-9)
    with pytest.raises(QueryTimeout):
        asyncio.run(reader.aside(endless))
    reader.close()


def test_those_who_would_wait_too_long_are_sent_away(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.reader._WAITING", 3)

    async def ask() -> list[Any]:
        return await asyncio.gather(*(reader.aside(endless) for _ in range(5)), return_exceptions=True)

    kinds = [type(one) for one in asyncio.run(ask())]
    assert kinds.count(QueryTimeout) == 3
    assert kinds.count(StoreBusy) == 2
    assert asyncio.run(reader.aside(counted)) == 12  # and room is made again


def test_a_short_question_need_not_wait_for_a_long_one(forum_store: Path) -> None:
    """Three long ones are asked before a short one, and only one of them runs at a time."""
    reader = Reader(forum_store, deadline=0.2, cores=1)

    async def ask() -> list[object]:
        ended: list[object] = []
        long = [asyncio.create_task(reader.aside(endless)) for _ in range(3)]
        short = asyncio.create_task(reader.aside(counted))
        for one in (*long, short):
            one.add_done_callback(lambda one: ended.append(one.exception() or one.result()))
        await asyncio.gather(*long, short, return_exceptions=True)
        return ended

    began = time.monotonic()
    assert [type(one) for one in asyncio.run(ask())] == [int, QueryTimeout, QueryTimeout, QueryTimeout]
    assert time.monotonic() - began >= 0.6  # each has had its own time, one at a time
    reader.close()


def test_nothing_can_be_written(reader: Reader) -> None:
    for sql in ("DELETE FROM record", "CREATE TABLE x(y)", "UPDATE change SET seq = 0", "PRAGMA user_version = 7"):
        with pytest.raises((StoreError, sqlite3.OperationalError)):
            asyncio.run(reader.now(lambda session, sql=sql: session.rows(Statement(text(sql)))))
    assert asyncio.run(reader.now(counted)) == 12


def test_a_store_that_comes_later_is_opened_then(tmp_path: Path, make_store: Callable[..., Path]) -> None:
    path = tmp_path / "later.sqlite"
    reader = Reader(path)
    for _ in range(2):
        with pytest.raises(SchemaMismatch):
            asyncio.run(reader.now(counted))
        with pytest.raises(SchemaMismatch):
            asyncio.run(reader.aside(counted))
    assert not path.exists()
    path.write_bytes(make_store(corpus.forum()).read_bytes())
    assert asyncio.run(reader.now(counted)) == asyncio.run(reader.aside(counted)) == 12
    reader.close()


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", StoreError), (b"no database at all, but long enough to be looked at" * 40, StorageCorrupt)],
)
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, error: type[StoreError]
) -> None:
    path = tmp_path / "other.sqlite"
    path.write_bytes(content)
    reader = Reader(path)
    with pytest.raises(error):
        asyncio.run(reader.now(counted))
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE record(pk INTEGER)")
    raw.close()
    with pytest.raises(StorageCorrupt):
        asyncio.run(Reader(path).now(counted))


def test_closing_gives_every_connection_back(make_store: Callable[..., Path]) -> None:
    path = make_store(corpus.forum())

    def open_files() -> int:
        return sum(str(one.resolve()).startswith(str(path)) for one in Path("/proc/self/fd").iterdir() if one.exists())

    reader = Reader(path)
    asyncio.run(reader.now(counted))

    async def many() -> None:
        await asyncio.gather(*(reader.aside(counted) for _ in range(20)))

    asyncio.run(many())
    if Path("/proc/self/fd").is_dir():
        assert 2 <= open_files() <= 3 * 5  # one here and at most four aside, each with its log and index
    reader.close()
    if Path("/proc/self/fd").is_dir():
        assert open_files() == 0
