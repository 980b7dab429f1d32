"""The database's schema: made and moved by Alembic, configured in code, under the lock that all writing takes."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from app.errors import SchemaMismatch, StorageCorrupt, StoreError
from app.store import index_tables  # noqa: F401 - registers the read model's tables
from app.store.engine import APPLICATION_ID, INDEX_REVISION, SCHEMA_REVISION, file_uri, open_unchecked, write_lock
from app.store.session import translated


def migrations_folder() -> Path:
    """Where the migrations are: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).parents[1]
    bundled = package / "_bundled" / "migrations"
    return bundled if bundled.is_dir() else package.parent / "migrations"


def migrate(path: Path, *, revision: str = "head") -> str | None:
    """Bring the file's schema to a revision, making the file if there is none; the revision it had before.

    Raises StorageCorrupt for a file that is not ours, SchemaMismatch for one of a newer version.
    """
    with write_lock(path):
        before = current_revision(path)
        if before == SCHEMA_REVISION and revision == "head":
            return before
        if path.exists():
            _step(path, before, revision)
        else:
            _make(path, revision)
    return before


def _make(path: Path, revision: str) -> None:
    """A file gets its name when it is whole: one that a kill left half made could neither be opened nor migrated."""
    new = path.with_name(f"{path.name}.new")
    for rest in ("", "-wal", "-shm"):
        new.with_name(new.name + rest).unlink(missing_ok=True)
    _step(new, None, revision)
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _step(path: Path, before: str | None, revision: str) -> None:
    with _configured(path) as (config, raw):
        step = command.downgrade if _is_back(config, before, revision) else command.upgrade
        try:
            step(config, revision)
            raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
            if _is_empty(raw):
                raw.execute(f"PRAGMA user_version={INDEX_REVISION}")
            _check_references(raw)
        except sqlite3.Error as error:
            raise translated(error) from error
        except CommandError as error:
            raise SchemaMismatch(f"The database has schema {before}, which this version cannot migrate.") from error


def _is_empty(raw: sqlite3.Connection) -> bool:
    """Whether there is nothing whose index could be of another version."""
    made = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'record'").fetchone()
    return made is None or raw.execute("SELECT 1 FROM record LIMIT 1").fetchone() is None


def current_revision(path: Path) -> str | None:
    """The file's revision, None for a file that is not there yet. Raises StoreError for one not to be touched."""
    if not path.exists():
        return None
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a database file")
    raw = sqlite3.connect(file_uri(path, "ro"), uri=True)
    try:
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StorageCorrupt(f"{path} is not a Verbale database.")
        found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    except sqlite3.Error as error:
        raise translated(error) from error
    finally:
        raw.close()
    if found and found[0] > SCHEMA_REVISION:
        raise SchemaMismatch(f"The database has schema {found[0]}, newer than this version's {SCHEMA_REVISION}.")
    return str(found[0]) if found else None


def check(path: Path) -> None:
    """Raise StoreError where tables and models differ (`alembic check`)."""
    with write_lock(path), _configured(path) as (config, _):
        try:
            command.check(config)
        except CommandError as error:
            raise SchemaMismatch(str(error)) from error


def _is_back(config: Config, before: str | None, revision: str) -> bool:
    del config
    return before is not None and (revision == "base" or (revision.isdigit() and revision < before))


@contextmanager
def _configured(path: Path) -> Iterator[tuple[Config, sqlite3.Connection]]:
    """Alembic on one connection, foreign keys off: a batch migration that rebuilds a table would empty its children."""
    with open_unchecked(path) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        engine = create_engine("sqlite://", creator=_lend(raw), poolclass=StaticPool)
        event.listen(engine, "begin", _begin)
        try:
            with engine.connect() as connection:
                config = Config()
                config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
                config.attributes.update(connection=connection, metadata=SQLModel.metadata)
                yield config, raw
        finally:
            engine.dispose()


def _lend(raw: sqlite3.Connection) -> Callable[[], sqlite3.Connection]:
    return lambda: raw


def _begin(connection: Connection) -> None:
    """Take the write lock at once, and let DDL be part of the transaction, so that half a migration is none."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _check_references(raw: sqlite3.Connection) -> None:
    broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise StoreError(f"The migration left {len(broken)} broken references, the first in table {broken[0][0]}.")
