"""Opening the store: one writer, durable commits, and no file touched that is not ours."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from app.errors import SchemaMismatch, StorageCorrupt, StoreBusy, StoreError
from app.store import engine
from app.store.engine import SCHEMA_REVISION, database_path, open_reading, open_unchecked, open_writing, write_lock
from app.store.schema import migrate
from tests import corpus
from tests.store.stores import Store

HOLD = """
import sys
from pathlib import Path
from app.store.engine import write_lock
with write_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def _another_writer(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=corpus.ROOT,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def _touch(path: Path) -> None:
    """Write the smallest thing there is."""
    with open_writing(path, wait=0.1) as session:
        session.begin()
        session.raw.execute("DELETE FROM change_difference")
        session.commit()


class TestLock:
    def test_a_second_writer_waits_and_is_told(self, store: Store) -> None:
        with _another_writer(store.path):
            start = time.monotonic()
            with pytest.raises(StoreBusy, match="Another process is writing"), open_writing(store.path, wait=0.3):
                pytest.fail("two writers at once")
            assert 0.3 <= time.monotonic() - start < 10
            with pytest.raises(StoreBusy), write_lock(store.path, wait=0):
                pytest.fail("two writers at once")
        _touch(store.path)

    def test_who_waits_long_enough_writes(self, store: Store) -> None:
        with _another_writer(store.path) as other:
            assert other.stdin is not None
            other.stdin.close()
            with open_writing(store.path, wait=20) as session:
                assert session.raw.execute("SELECT 1").fetchone() == (1,)

    def test_a_killed_writer_holds_nothing(self, store: Store) -> None:
        with _another_writer(store.path) as other:
            other.send_signal(signal.SIGKILL)
            other.wait(10)
            with open_writing(store.path, wait=5):
                pass

    def test_a_migration_takes_it_too(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engine, "_LOCK_POLL", 0.001)
        monkeypatch.setattr("app.store.schema.write_lock", lambda path: write_lock(path, wait=0.05))
        with _another_writer(store.path), pytest.raises(StoreBusy):
            migrate(store.path)

    def test_readers_take_none(self, store: Store) -> None:
        store.put(corpus.forum())
        with _another_writer(store.path):
            assert len(store.dump()) > 100


class TestConnections:
    @pytest.mark.parametrize("way", ["reading", "writing", "unchecked"])
    def test_none_checkpoints_by_itself_and_all_are_durable(self, store: Store, way: str) -> None:
        def pragmas(raw: sqlite3.Connection) -> dict[str, int]:
            names = ("wal_autocheckpoint", "synchronous", "foreign_keys")
            return {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

        if way == "reading":
            session = open_reading(store.path)
            found = pragmas(session.raw)
            session.raw.close()
        elif way == "writing":
            with open_writing(store.path) as session:
                found = pragmas(session.raw)
                assert session.raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        else:
            with open_unchecked(store.path) as raw:
                found = pragmas(raw)
        assert found == {"wal_autocheckpoint": 0, "synchronous": 2, "foreign_keys": 1}

    def test_a_reader_cannot_write(self, store: Store) -> None:
        session = open_reading(store.path)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            session.raw.execute("DELETE FROM change_difference")
        session.raw.close()

    def test_what_is_not_committed_is_forgotten(self, store: Store) -> None:
        before = store.seq()
        with open_writing(store.path) as session:
            session.begin()
            session.raw.execute("DELETE FROM change")
        assert store.seq() == before

    def test_nor_survives_a_failure(self, store: Store) -> None:
        before = store.seq()

        def fail() -> None:
            with open_writing(store.path) as session:
                session.begin()
                session.raw.execute("DELETE FROM change")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert store.seq() == before
        _touch(store.path)

    def test_a_reader_sees_one_moment(self, store: Store) -> None:
        session = open_reading(store.path)
        with session.snapshot():
            before = session.raw.execute("SELECT count(*) FROM quote").fetchone()
            store.put(corpus.forum())
            assert session.raw.execute("SELECT count(*) FROM quote").fetchone() == before
        assert session.raw.execute("SELECT count(*) FROM quote").fetchone() == (12,)
        session.raw.close()

    def test_the_log_is_cut_once_no_reader_needs_it(self, store: Store) -> None:
        log = store.path.with_name(store.path.name + "-wal")
        reader = open_reading(store.path)
        reader.tell("BEGIN")
        reader.raw.execute("SELECT count(*) FROM change").fetchone()
        with open_writing(store.path) as session:
            session.begin()
            session.raw.execute("CREATE TABLE filler AS SELECT zeroblob(20000000) AS bytes")
            session.commit()
            assert log.stat().st_size > 16_000_000
            reader.tell("COMMIT")
            session.begin()
            session.raw.execute("DROP TABLE filler")
            session.commit()
            assert log.stat().st_size == 0
        reader.raw.close()


class TestFiles:
    """What is not a store of this version is refused with the right error, and left as it was."""

    @staticmethod
    def _make(folder: Path, kind: str, store: Store) -> Path:
        path = folder / f"{kind.replace(' ', '-')}.sqlite"
        if kind == "text":
            path.write_text("dear diary\n" * 500, encoding="utf-8")
        elif kind == "empty":
            path.touch()
        elif kind == "half a page":
            path.write_bytes(store.path.read_bytes()[:600])
        elif kind == "truncated":
            path.write_bytes(store.path.read_bytes()[: store.path.stat().st_size // 8192 * 4096])
        else:
            path.write_bytes(b"" if kind.startswith("another") else store.path.read_bytes())
            connection = sqlite3.connect(path)
            connection.executescript({
                "another's": "CREATE TABLE t(x); INSERT INTO t VALUES (1); PRAGMA application_id=1;",
                "another's unmarked": "CREATE TABLE alembic_version AS SELECT '0001' AS version_num",
                "newer": "UPDATE alembic_version SET version_num='9999'",
                "older": "UPDATE alembic_version SET version_num='0000'",
                "no revision": "DELETE FROM alembic_version",
            }[kind])  # fmt: skip
            connection.close()
        return path

    @staticmethod
    def _open(path: Path, way: str) -> None:
        if way == "reading":
            open_reading(path).raw.close()
        elif way == "writing":
            with open_writing(path):
                pass
        else:
            migrate(path)

    @pytest.mark.parametrize("way", ["reading", "writing", "migrate"])
    @pytest.mark.parametrize(
        ("kind", "error"),
        [
            ("text", StorageCorrupt), ("empty", StorageCorrupt), ("half a page", StorageCorrupt),
            ("another's", StorageCorrupt), ("another's unmarked", StorageCorrupt), ("newer", SchemaMismatch),
        ],
    )  # fmt: skip
    def test_refused_and_untouched(
        self, store: Store, tmp_path: Path, kind: str, error: type[StoreError], way: str
    ) -> None:
        path = self._make(tmp_path, kind, store)
        os.utime(path, (1_000_000_000, 1_000_000_000))
        before = sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns, path.stat().st_size
        with pytest.raises(error):
            self._open(path, way)
        assert (sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns, path.stat().st_size) == before
        assert all(one.name.startswith(path.name) for one in tmp_path.iterdir())

    @pytest.mark.parametrize("way", ["reading", "writing"])
    @pytest.mark.parametrize("kind", ["older", "no revision"])
    def test_an_older_one_asks_for_a_migration(self, store: Store, tmp_path: Path, kind: str, way: str) -> None:
        path = self._make(tmp_path, kind, store)
        before = path.read_bytes()
        with pytest.raises(SchemaMismatch, match="verbale migrate"):
            self._open(path, way)
        assert path.read_bytes() == before

    def test_one_of_a_revision_that_never_was_cannot_be_migrated(self, store: Store, tmp_path: Path) -> None:
        with pytest.raises(SchemaMismatch, match="cannot migrate"):
            migrate(self._make(tmp_path, "older", store))

    @pytest.mark.parametrize("way", ["reading", "writing"])
    def test_a_missing_one_is_not_made(self, tmp_path: Path, way: str) -> None:
        with pytest.raises(SchemaMismatch, match="verbale migrate"):
            self._open(tmp_path / "none.sqlite", way)
        assert list(tmp_path.iterdir()) == []

    def test_a_truncated_one_is_damaged_and_not_an_internal_fault(self, store: Store, tmp_path: Path) -> None:
        store.put(corpus.forum())
        cut = Store(self._make(tmp_path, "truncated", store), store.vocabulary)
        with pytest.raises(StorageCorrupt, match="damaged"):
            cut.dump()

    @pytest.mark.parametrize("way", ["reading", "writing", "migrate"])
    def test_a_folder_is_refused(self, tmp_path: Path, way: str) -> None:
        (tmp_path / "folder").mkdir()
        with pytest.raises(StoreError):
            self._open(tmp_path / "folder", way)

    def test_names_that_mean_something_in_an_address_are_files(self, template: Path, tmp_path: Path) -> None:
        for name in ("a?mode=memory", "b#c", "d%2fe", "f g", "ü"):
            path = tmp_path / f"{name}.sqlite"
            path.write_bytes(template.read_bytes())
            open_reading(path).raw.close()
            with open_writing(path):
                pass
            assert migrate(path) == SCHEMA_REVISION


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///var/a.sqlite", "var/a.sqlite"), ("sqlite:////tmp/a.sqlite", "/tmp/a.sqlite"),
        ("sqlite+pysqlite:///a%20b.sqlite", "a b.sqlite"),
    ],
)  # fmt: skip
def test_an_address_of_a_file(url: str, path: str) -> None:
    assert database_path(url) == Path(path)


@pytest.mark.parametrize(
    "url",
    ["", "sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///a.sqlite?mode=ro", "/var/a.sqlite",
     "postgresql+psycopg://user:secret@host/db", "sqlite:///.", "file:x"],
)  # fmt: skip
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(StoreError) as refused:
        database_path(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ((3, 40, 1), "guarded"), ((3, 51, 2), "guarded"), ((3, 51, 3), "fixed"), ((3, 53, 0), "fixed"),
        ((3, 44, 6), "fixed"), ((3, 44, 5), "guarded"), ((3, 50, 7), "fixed"), ((3, 50, 6), "guarded"),
    ],
)  # fmt: skip
def test_the_state_of_sqlite_s_wal_fault(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], state: str
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert engine.wal_reset_state() == state


def test_two_loads_at_once_are_both_there(new_store: Callable[[], Store]) -> None:
    store = new_store()
    code = """
import sys
from pathlib import Path
from app.domain import vocabulary
from tests import corpus
store, first = Path(sys.argv[1]), int(sys.argv[2])
words = vocabulary.load(corpus.SEEDS)
ana = corpus.person("Ana Silva", country="PT")
for n in range(first, first + 10):
    one = corpus.record(corpus.quote(f"Word {n}", ana), persons=[ana], url=f"https://example.org/{n}")
    corpus.load(store, [one], words)
"""
    loads = [
        subprocess.Popen([sys.executable, "-c", code, str(store.path), first], cwd=corpus.ROOT, stderr=subprocess.PIPE)
        for first in ("0", "10")
    ]
    for load in loads:
        assert (load.communicate(timeout=60)[1], load.returncode) == (b"", 0)
    assert store.document("persons", "ana-silva")["quote_count"] == 20
    numbers = [row[0] for row in store.rows("SELECT seq FROM change ORDER BY seq")]
    assert numbers == list(range(1, len(numbers) + 1))
