"""Opening the store: where it is, its pragmas, reading and writing sessions, and the only commit.

Writing is one process at a time. SQLite before 3.51.3 can lose committed pages when a checkpoint misses a concurrent
reset of the write-ahead log (https://sqlite.org/wal.html#walresetbug); a lock file is therefore held for every write
and every checkpoint, and no connection checkpoints by itself. `synchronous=FULL`: with NORMAL a power cut lost
acknowledged rows in 744 of 1,000 simulated cuts, with FULL in none.
"""

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from app.errors import SchemaMismatch, StorageCorrupt, StoreBusy, StoreError
from app.store.session import Session, translated

APPLICATION_ID = 0x56455242  # "VERB", in the header of every file we make
SCHEMA_REVISION = "0005"
INDEX_REVISION = 4  # kept in the file too; higher whenever records are rendered or indexed otherwise than before
SQLITE_VERSION = sqlite3.sqlite_version
_LOCK_POLL = 0.02
_WRITERS_CACHE = 64  # MB of pages
_READERS_CACHE = 16  # MB: with 8 a person's page took 210 µs at a million quotes, with 16 and with 64 160
_WAL_LIMIT_PAGES = 4000  # 16 MB: past it a checkpoint also truncates the log
_FIXED = (3, 51, 3)
_BACKPORTS = {(3, 44): 6, (3, 50): 7}


def database_path(url: str) -> Path:
    """The file of a `sqlite:///path` URL. Raises StoreError for anything else."""
    scheme, _, rest = url.partition(":///")
    if scheme not in {"sqlite", "sqlite+pysqlite"} or not rest or "?" in rest or rest.startswith(":"):
        raise StoreError(f"DATABASE_URL must be sqlite:///path/to/file, not “{url.partition(':')[0][:20]}:…”")
    path = Path(unquote(rest))
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a database file")
    return path


def wal_reset_state() -> str:
    """`fixed` where SQLite's WAL-reset fault is mended, else `guarded`: our lock keeps the two sides apart."""
    version = sqlite3.sqlite_version_info
    patch = _BACKPORTS.get(version[:2])
    return "fixed" if version >= _FIXED or (patch is not None and version[2] >= patch) else "guarded"


def open_reading(path: Path, *, cache_mb: int = _READERS_CACHE) -> Session:
    """A read-only connection to a store of this version, which keeps so many MB of its pages.

    Raises StoreError if the store is missing or not ours.
    """
    if not path.exists():
        raise SchemaMismatch(f"There is no database at {path}; `verbale migrate` makes one.")
    session = Session(_connect(path, mode="ro", cache_mb=cache_mb))
    try:
        check_schema(session)
    except StoreError:
        session.raw.close()
        raise
    return session


def _connect(path: Path, *, mode: str, cache_mb: int = _WRITERS_CACHE) -> sqlite3.Connection:
    try:
        raw = sqlite3.connect(
            file_uri(path, mode), uri=True, isolation_level=None, check_same_thread=False, timeout=5.0
        )
        raw.execute("PRAGMA wal_autocheckpoint=0")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("PRAGMA temp_store=MEMORY")
        raw.execute(f"PRAGMA cache_size=-{cache_mb * 1024}")
    except sqlite3.Error as error:
        raise translated(error) from error
    return raw


def file_uri(path: Path, mode: str) -> str:
    """The address by which SQLite opens a file read-only (ro), for writing (rw), or making it (rwc)."""
    quoted = str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{quoted}?mode={mode}"


def check_schema(session: Session, *, any_index: bool = False) -> None:
    """Refuse a file that another program or another version made, or, unless it is to be made anew, its index."""
    try:
        identity = session.raw.execute("PRAGMA application_id").fetchone()[0]
        if identity != APPLICATION_ID:
            raise StorageCorrupt("The file is not a Verbale database.")
        revision = session.raw.execute("SELECT version_num FROM alembic_version").fetchone()
        index = session.raw.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise translated(error) from error
    if revision is None or revision[0] != SCHEMA_REVISION:
        found = revision[0] if revision else "none"
        raise SchemaMismatch(
            f"The database has schema {found}, this version needs {SCHEMA_REVISION}: run `verbale migrate`."
        )
    if index != INDEX_REVISION and not any_index:
        raise SchemaMismatch("The index was made by another version: run `verbale migrate`.")


@contextmanager
def write_lock(path: Path, *, wait: float = 30.0) -> Iterator[None]:
    """Hold the right to write and to checkpoint. Raises StoreBusy when another process keeps it longer than `wait`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(handle, wait)
        yield
    finally:
        os.close(handle)


def _take(handle: int, wait: float) -> None:
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > end:
                raise StoreBusy("Another process is writing to the store; try again.") from error
            time.sleep(_LOCK_POLL)
        else:
            return


@contextmanager
def open_unchecked(path: Path) -> Iterator[sqlite3.Connection]:
    """A writing connection without the check of the schema, for migrations; the caller holds the lock."""
    raw = _connect(path, mode="rwc")
    try:
        raw.execute("PRAGMA journal_mode=WAL")
        yield raw
    finally:
        raw.close()


class WriteSession(Session):
    """A session that may write, between `begin` and `commit`."""

    def begin(self) -> None:
        """Start a transaction that writes from its first statement on: an upgrade from reading could fail as busy."""
        self.tell("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make everything since `begin` durable, and fold the log back into the file. The only commit there is."""
        self.tell("COMMIT")
        state = self.tell("PRAGMA wal_checkpoint(PASSIVE)")
        if state is not None and state[1] > _WAL_LIMIT_PAGES:
            self.tell("PRAGMA busy_timeout=0")  # a long reader is no reason to wait: the next commit tries again
            self.tell("PRAGMA wal_checkpoint(TRUNCATE)")
            self.tell("PRAGMA busy_timeout=5000")

    def rollback(self) -> None:
        """Forget everything since `begin`."""
        if self.raw.in_transaction:
            self.tell("ROLLBACK")


@contextmanager
def open_writing(path: Path, *, wait: float = 30.0, any_index: bool = False) -> Iterator[WriteSession]:
    """A writing session, alone in the world while it lasts; whatever is not committed at its end is forgotten.

    `any_index` opens a store whose index another version made, to make it anew.
    """
    if not path.exists():
        raise SchemaMismatch(f"There is no database at {path}; `verbale migrate` makes one.")
    with write_lock(path, wait=wait):
        session = WriteSession(_connect(path, mode="rw"))
        try:
            check_schema(session, any_index=any_index)
            session.tell("PRAGMA journal_mode=WAL")  # a backup made by VACUUM INTO comes without
            yield session
        finally:
            session.rollback()
            session.raw.close()
