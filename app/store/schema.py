"""The database's schema: looked at, and made or moved under the lock that all writing takes.

Alembic is imported for a step, and not to see that there is none: it takes 7 MB, which a server would keep.
"""

import os
import sqlite3
from pathlib import Path

from app.errors import SchemaMismatch, StorageCorrupt, StoreError
from app.store.engine import APPLICATION_ID, SCHEMA_REVISION, file_uri, write_lock
from app.store.session import translated


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
    from app.store import steps  # noqa: PLC0415 - as said above

    with write_lock(path):
        steps.check(path)


def _step(path: Path, before: str | None, revision: str) -> None:
    from app.store import steps  # noqa: PLC0415 - as said above

    steps.take(path, before, revision)
