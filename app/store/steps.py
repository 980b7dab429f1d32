"""Steps of the schema by Alembic, configured in code. The caller holds the lock."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from app.errors import SchemaMismatch, StoreError
from app.store import index_tables  # noqa: F401 - registers the read model's tables
from app.store.engine import APPLICATION_ID, INDEX_REVISION, open_unchecked
from app.store.session import translated


def migrations_folder() -> Path:
    """Where the migrations are: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).parents[1]
    bundled = package / "_bundled" / "migrations"
    return bundled if bundled.is_dir() else package.parent / "migrations"


def take(path: Path, before: str | None, revision: str) -> None:
    """Bring a file from one revision to another. Raises StoreError."""
    with _configured(path) as (config, raw):
        step = command.downgrade if _is_back(before, revision) else command.upgrade
        try:
            step(config, revision)
            raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
            if _is_empty(raw):
                raw.execute(f"PRAGMA user_version={INDEX_REVISION}")
            _check_references(raw)
        except sqlite3.Error as error:
            raise translated(error) from error
        except DBAPIError as error:  # the same, met by a statement of Alembic's
            raise (translated(error.orig) if isinstance(error.orig, sqlite3.Error) else error) from error
        except CommandError as error:
            raise SchemaMismatch(f"The database has schema {before}, which this version cannot migrate.") from error


def _is_empty(raw: sqlite3.Connection) -> bool:
    """Whether there is nothing whose index could be of another version."""
    made = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'record'").fetchone()
    return made is None or raw.execute("SELECT 1 FROM record LIMIT 1").fetchone() is None


def check(path: Path) -> None:
    """Raise StoreError where tables and models differ."""
    with _configured(path) as (config, _):
        try:
            command.check(config)
        except CommandError as error:
            raise SchemaMismatch(str(error)) from error


def _is_back(before: str | None, revision: str) -> bool:
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
