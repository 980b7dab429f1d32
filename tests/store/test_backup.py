"""A backup made by `VACUUM INTO`, and what becomes of it when it is put to use."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.domain.vocabulary import Vocabulary
from app.store import dump
from app.store.engine import open_reading, open_writing
from tests import corpus


def backed_up(path: Path) -> Path:
    """As docs/operations.md tells it."""
    copy = path.with_name("backup.sqlite")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.execute("VACUUM INTO ?", [str(copy)])
    return copy


def test_a_backup_holds_the_whole_store(forum_store: Path) -> None:
    stores = [open_reading(path) for path in (forum_store, backed_up(forum_store))]
    assert list(dump.canonical(stores[0])) == list(dump.canonical(stores[1]))
    for one in stores:
        one.raw.close()


def test_a_restored_backup_is_written_to_while_it_is_read(
    make_store: Callable[..., Path], vocabulary: Vocabulary
) -> None:
    """VACUUM INTO leaves the write-ahead log behind; without it a reader and a writer wait for each other."""
    copy = backed_up(make_store())
    with open_writing(copy):
        pass
    reader = open_reading(copy)
    with reader.snapshot():
        corpus.load(copy, [corpus.record()], vocabulary)
    reader.raw.close()
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
