"""The schema: tables and models agree, and every file can go up, down and up again."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.records import Record
from app.domain.vocabulary import Vocabulary
from app.errors import SchemaMismatch
from app.store.engine import APPLICATION_ID, SCHEMA_REVISION, open_reading, open_writing
from app.store.opening import prepare
from app.store.schema import check, current_revision, migrate
from app.store.steps import migrations_folder
from app.store.vocabulary_writer import take_in
from tests import corpus


def _rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def _tables(path: Path) -> set[object]:
    return {name for (name,) in _rows(path, "SELECT name FROM sqlite_master WHERE type IN ('table', 'index')")}


def _fill(path: Path, vocabulary: Vocabulary) -> None:
    with open_writing(path) as session:
        session.begin()
        take_in(session, vocabulary, corpus.NOW)
        session.commit()
    corpus.load(path, [corpus.forum()], vocabulary)


def test_models_and_tables_agree(make_store: Callable[..., Path]) -> None:
    check(make_store(corpus.forum()))


def test_a_table_that_no_model_declares_is_found(make_store: Callable[..., Path]) -> None:
    path = make_store()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE forgotten (x)")
    connection.close()
    with pytest.raises(SchemaMismatch, match="forgotten"):
        check(path)


def test_the_shadow_tables_of_full_text_are_left_out(make_store: Callable[..., Path]) -> None:
    path = make_store()
    assert {"quote_fts_data", "name_fts_docsize"} <= _tables(path)
    check(path)


def test_a_new_file_is_ours_and_of_this_revision(tmp_path: Path) -> None:
    path = tmp_path / "new" / "store.sqlite"
    assert migrate(path) is None
    assert current_revision(path) == SCHEMA_REVISION
    assert _rows(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert _rows(path, "PRAGMA journal_mode") == [("wal",)]
    assert {one.name for one in path.parent.iterdir()} == {"store.sqlite", "store.sqlite.lock"}


def test_up_again_does_nothing(make_store: Callable[..., Path]) -> None:
    path = make_store(corpus.forum())
    before = path.read_bytes()
    assert migrate(path) == SCHEMA_REVISION
    assert path.read_bytes() == before


def test_up_down_and_up_on_data(make_store: Callable[..., Path], tmp_path: Path, vocabulary: Vocabulary) -> None:
    path, fresh = make_store(corpus.forum()), tmp_path / "fresh.sqlite"
    assert migrate(path, revision="base") == SCHEMA_REVISION
    assert _tables(path) <= {"alembic_version", "alembic_version_pkc", "sqlite_autoindex_alembic_version_1"}
    with pytest.raises(SchemaMismatch, match="verbale migrate"):
        open_reading(path)
    migrate(path)
    migrate(fresh)
    assert _tables(path) == _tables(fresh)
    for store in (path, fresh):
        check(store)
        _fill(store, vocabulary)
        assert _rows(store, "PRAGMA foreign_key_check") == []
        assert _rows(store, "PRAGMA integrity_check") == [("ok",)]
    assert _rows(path, "SELECT id, digest FROM record ORDER BY 1") == _rows(
        fresh, "SELECT id, digest FROM record ORDER BY 1"
    )


def _wire_story(paper: str) -> Record:
    ana = corpus.person("Ana Silva", family="Silva")
    return corpus.record(corpus.quote("We will open the northern ports before the winter", ana), persons=[ana],
                         publisher=paper, opening=paper)  # fmt: skip


def test_what_an_older_version_stored_is_indexed_anew(make_store: Callable[..., Path], vocabulary: Vocabulary) -> None:
    """A kill between the two, a migration and the index made anew, leaves a store that is refused till it is done."""
    path = make_store(_wire_story("The Post"), _wire_story("The Times"))
    groups = _rows(path, "SELECT * FROM variant")
    assert len(groups) == 2
    migrate(path, revision="0001")
    migrate(path)
    assert _rows(path, "SELECT * FROM variant") == []
    with pytest.raises(SchemaMismatch, match=r"The index .*verbale migrate"):
        open_reading(path)
    with pytest.raises(SchemaMismatch, match=r"The index .*verbale migrate"), open_writing(path):
        pass
    prepare(path, vocabulary)
    assert _rows(path, "SELECT * FROM variant") == groups
    open_reading(path).raw.close()


def test_the_dates_of_what_is_counted_are_found_in_an_older_store(make_store: Callable[..., Path]) -> None:
    ana = corpus.person("Ana Silva", family="Silva")
    told = {"2025-05-10": ["shipbuilding"], "2025-09-30": ["ports", "shipbuilding"], "2024": ["ports"]}
    quotes = [corpus.quote(f"On {said}.", ana, said=said, sectors=sectors) for said, sectors in told.items()]
    path = make_store(corpus.record(*quotes, persons=[ana]))
    counted = _rows(path, "SELECT * FROM term_pair")
    assert len({ends for *_, ends in counted}) > 1
    migrate(path, revision="0002")
    migrate(path)
    assert _rows(path, "SELECT * FROM term_pair") == counted
    open_reading(path).raw.close()


def test_what_a_kill_left_half_made_is_made_anew(tmp_path: Path) -> None:
    """A new file has another name until it is whole."""
    path = tmp_path / "store.sqlite"
    (tmp_path / "store.sqlite.new").write_bytes(b"half")
    (tmp_path / "store.sqlite.new-wal").write_bytes(b"half")
    migrate(path)
    check(path)
    assert not list(tmp_path.glob("*.new*"))


def test_revisions_are_named_by_their_day_and_what_they_do() -> None:
    names = sorted(one.name for one in (migrations_folder() / "versions").glob("*.py"))
    assert names
    for name in names:
        day, _, what = name.partition("_")
        assert len(day) == len("2026-11-24"), name
        assert what.removesuffix(".py").replace("_", "").isalnum(), name
