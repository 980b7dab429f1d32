"""`verbale ingest`: whatever comes, each document whole or not at all, and the report says which."""

import io
import json
import os
import resource
import socket
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import corpus
from tests.cli.conftest import Command
from tests.corpus import person, quote, record

Write = Callable[[str, str | bytes], Path]

ANA = person("Ana Silva", family="Silva", country="PT")
SEED = next(corpus.SEEDS.glob("*.txt"))
ARTICLE = 'date 2025-11-20 Foreign Minister Ana Silva said Thursday in Porto. "We agree on trade," Silva said.'


def _record(words: str, url: str = "https://example.org/a") -> str:
    return record(quote(words, ANA), persons=[ANA], url=url).model_dump_json()


def _rejects(verbale: Command) -> list[dict[str, Any]]:
    return [json.loads(line) for line in verbale.rejects.read_text(encoding="utf-8").splitlines()]


def _value(verbale: Command, sql: str) -> Any:
    connection = sqlite3.connect(verbale.database)
    try:
        return connection.execute(sql).fetchone()[0]
    finally:
        connection.close()


class TestInputs:
    def test_a_file(self, verbale: Command) -> None:
        done = verbale.run("ingest", SEED)
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr.startswith("1 created, 0 updated, 0 unchanged, 0 rejected; 12 quotes read; ")
        assert _value(verbale, "SELECT count(*) FROM quote") == 12
        assert not verbale.rejects.exists()

    def test_again_says_that_nothing_changed(self, verbale: Command) -> None:
        verbale.run("ingest", SEED)
        dump, seq = verbale.run("dump", "--canonical").stdout, _value(verbale, "SELECT max(seq) FROM change")
        done = verbale.run("ingest", SEED)
        assert done.exit_code == 0
        assert "0 created, 0 updated, 1 unchanged" in done.stderr
        assert "0 changes (nothing changed)" in done.stderr
        assert verbale.run("dump", "--canonical").stdout == dump
        assert _value(verbale, "SELECT max(seq) FROM change") == seq

    def test_a_folder_of_other_files_is_told_to_have_nothing_to_read(self, verbale: Command, write: Write) -> None:
        folder = write("in/scan.pdf", "%PDF-1.4").parent
        done = verbale.run("ingest", folder)
        assert done.exit_code == 0
        assert done.stderr.startswith("there is nothing to read: no file there is one of .txt, ")
        write("in/one.txt", "Some words.")
        assert "nothing to read" not in verbale.run("ingest", folder).stderr

    def test_the_seeds_folder_is_its_article(self, verbale: Command) -> None:
        done = verbale.run("ingest", corpus.SEEDS)
        assert (done.exit_code, done.stderr[:9]) == (0, "1 created")

    def test_a_folder_in_the_order_of_its_paths(self, verbale: Command, write: Write) -> None:
        """The first of two people of one name keeps the plain id, whichever file system lists them."""
        for name, country in (("in/b/1.json", "BR"), ("in/a/2.json", "PT"), ("in/a/1.JSON", "AO")):
            one = person("Ana Silva", country=country)
            write(name, record(quote(f"In {country}", one), persons=[one], url=f"https://example.org/{country}")
                  .model_dump_json())  # fmt: skip
        write("in/notes.csv", "not a source")
        write("in/folder.txt/3.json", _record("Nested"))
        assert verbale.run("ingest", verbale.folder / "in").exit_code == 0
        connection = sqlite3.connect(verbale.database)
        [(first,)] = connection.execute(
            "SELECT role.country FROM role JOIN person ON person.pk = person_pk WHERE person.id = 'ana-silva' LIMIT 1"
        ).fetchall()
        connection.close()
        assert first == "AO"
        assert _value(verbale, "SELECT count(*) FROM source") == 4

    @pytest.mark.parametrize(
        ("format_", "content"),
        [
            ("txt", ARTICLE), ("json", _record("Yes")), ("ndjson", _record("Yes") + "\n" + _record("No", "https://b.org/")),
            ("yaml", "source: {text: Words, url: 'https://example.org/y'}"), ("JSON", _record("Yes")),
            ("html", "<html><head><title>T</title></head><body><p>Words enough for an article.</p></body></html>"),
            ("md", "# Title\n\nWords of an article."),
        ],
    )  # fmt: skip
    def test_standard_input(self, verbale: Command, format_: str, content: str) -> None:
        done = verbale.run("ingest", "-", "--format", format_, given=content.encode())
        assert done.exit_code == 0, done.stderr
        assert _value(verbale, "SELECT count(*) FROM source") == (2 if format_ == "ndjson" else 1)

    def test_files_and_standard_input_together(self, verbale: Command) -> None:
        done = verbale.run("ingest", SEED, "-", given=ARTICLE.encode())
        assert done.stderr.startswith("2 created")

    def test_a_day_for_articles_without_one(self, verbale: Command, write: Write) -> None:
        write("in/dated.txt", ARTICLE)
        write("in/undated.txt", ARTICLE.removeprefix("date 2025-11-20 "))
        verbale.run("ingest", verbale.folder / "in", "--date", "2024-02-29")
        connection = sqlite3.connect(verbale.database)
        days = {day for (day,) in connection.execute("SELECT published FROM source")}
        connection.close()
        assert days == {"2025-11-20", "2024-02-29"}

    def test_anybody_s_names_for_our_fields(self, verbale: Command, write: Write) -> None:
        line = {"body": "Words", "date": "2025-11-20", "id": 7, "section": "World"}
        done = verbale.run("ingest", write("a.ndjson", json.dumps(line)), "--map", "text=body, published=date")
        assert done.exit_code == 0, done.stderr
        assert _value(verbale, "SELECT published || external_ids FROM source") == (
            '2025-11-20[{"scheme":"id","identifier":"7"}]'
        )

    def test_a_source_that_changed_is_updated(self, verbale: Command, write: Write) -> None:
        path = write("a.json", _record("Yes"))
        verbale.run("ingest", path)
        write("a.json", _record("No"))
        assert verbale.run("ingest", path).stderr.startswith("0 created, 1 updated")
        assert _value(verbale, "SELECT count(*) FROM source_text") == 2


class TestRejects:
    def test_each_with_file_line_pointer_code_and_reason(self, verbale: Command, write: Write) -> None:
        write("in/a.txt", b"caf\xe9")
        write("in/b.json", '{"source": {"text": "x"}, "event": {"name": "F", "kind": "carnival"}}')
        write("in/c.ndjson", _record("Yes") + '\n{"text": 7}\n\n{"text"\n' + _record("No", "https://example.org/b"))
        write("in/d.yaml", "source: [")
        write("in/e.txt", " \n")
        done = verbale.run(
            "ingest", verbale.folder / "in", verbale.folder / "none.txt", verbale.folder / "in" / "a.pdf"
        )
        assert done.exit_code == 1
        assert "2 created, 0 updated, 0 unchanged, 8 rejected; 2 quotes read" in done.stderr
        assert str(Path("var/rejects.ndjson")) in done.stderr
        found = [(Path(one["file"]).name, one["line"], one["pointer"], one["code"]) for one in _rejects(verbale)]
        assert found == [
            ("a.txt", None, "", "E_UTF8"), ("b.json", None, "/event/kind", "E_CONCEPT"),
            ("c.ndjson", 2, "/text", "E_RECORD"), ("c.ndjson", 4, "", "E_JSON"), ("d.yaml", 1, "", "E_YAML"),
            ("e.txt", None, "", "E_EMPTY"), ("a.pdf", None, "", "E_GONE"), ("none.txt", None, "", "E_GONE"),
        ]  # fmt: skip
        assert all(
            one["reason"] and one.keys() == {"file", "line", "pointer", "code", "reason"} for one in _rejects(verbale)
        )

    def test_where_the_caller_wants_them(self, verbale: Command, write: Write) -> None:
        path = verbale.folder / "deep" / "er" / "out.ndjson"
        done = verbale.run("ingest", write("a.txt", b"\xff"), "--rejects", path)
        assert (done.exit_code, json.loads(path.read_text())["code"]) == (1, "E_UTF8")

    def test_a_format_nobody_knows(self, verbale: Command, write: Write) -> None:
        assert verbale.run("ingest", write("a.docx", "x")).exit_code == 1
        assert _rejects(verbale)[0]["code"] == "E_FORMAT"

    def test_a_record_whose_words_are_not_in_its_text(self, verbale: Command, write: Write) -> None:
        whole = json.loads(_record("We agree on trade"))
        whole["quotes"][0]["parts"][0]["exact"] = "We agreed on trade"
        assert verbale.run("ingest", write("a.json", json.dumps(whole))).exit_code == 1
        [one] = _rejects(verbale)
        assert (one["code"], one["pointer"]) == ("E_QUOTE", "/quotes/0/parts/0/exact")
        assert "We agree on trade" in one["reason"]
        assert _value(verbale, "SELECT count(*) FROM source") == 0

    @pytest.mark.parametrize(
        "line",
        [
            '{"text": "x", "\\ud800": 1}', '{"source": {"text_file": "\\ud800"}}',
            '{"source": {"text": "x", "\\ud800": 1}}', '{"text": "x", "a\\u202e\\u001b[2Jb": 1}',
        ],
    )  # fmt: skip
    def test_what_they_quote_is_escaped(self, verbale: Command, write: Write, line: str) -> None:
        done = verbale.run("ingest", write("a.ndjson", line))
        assert done.exit_code == 1, done.exception
        assert all(character.isprintable() or character == "\n" for character in done.stderr)
        assert len(_rejects(verbale)) == 1

    def test_a_file_that_vanishes_or_may_not_be_read_costs_only_itself(
        self, verbale: Command, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        paths = [write(f"in/{name}.txt", f"Words {name}") for name in "abc"]
        really = Path.open

        def open_(path: Path, *args: Any, **kwargs: Any) -> Any:
            if path == paths[0]:
                raise FileNotFoundError
            if path == paths[1]:
                raise PermissionError
            return really(path, *args, **kwargs)

        monkeypatch.setattr(Path, "open", open_)
        done = verbale.run("ingest", verbale.folder / "in")
        monkeypatch.undo()
        assert (done.exit_code, done.stderr[:9]) == (1, "1 created")
        assert [one["code"] for one in _rejects(verbale)] == ["E_GONE", "E_PERM"]

    def test_a_folder_that_may_not_be_read_and_a_name_that_cannot_be_are_told(
        self, verbale: Command, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Passing over a folder in silence would leave out all its documents."""
        write("in/a.txt", "Words")
        shut = write("in/shut/b.txt", "Other words").parent
        really = os.scandir

        def scandir(path: Any) -> Any:
            if Path(path) == shut:
                raise PermissionError(13, "Permission denied", str(path))
            return really(path)

        monkeypatch.setattr(os, "scandir", scandir)
        done = verbale.run("ingest", verbale.folder / "in", "n" * 300 + ".txt")
        monkeypatch.undo()
        assert (done.exit_code, done.stderr[:9]) == (1, "1 created")
        told = [(Path(one["file"]).name[:9], one["code"]) for one in _rejects(verbale)]
        assert told == [("shut", "E_PERM"), ("nnnnnnnnn", "E_IO")]

    def test_what_is_no_file_is_none(self, verbale: Command, tmp_path: Path) -> None:
        """A pipe or socket would be waited for without end."""
        with socket.socket(socket.AF_UNIX) as listening:
            folder = tmp_path / "in"
            folder.mkdir()
            os.mkfifo(folder / "pipe.txt")
            listening.bind(str(folder / "socket.txt"))
            (folder / "dangling.txt").symlink_to(tmp_path / "none")
            assert (
                verbale.run("ingest", folder)
                .stderr.splitlines()[-1]
                .startswith("0 created, 0 updated, 0 unchanged, 0 ")
            )


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            [], ["--date", "2025-02-30", "-"], ["--date", "9999-99-99", "-"], ["--date", "yesterday", "-"],
            ["--date", "2025", "-"], ["--date", "0", "-"], ["--date", "٢٠٢٥-١١-٢٠", "-"], ["--map", "text", "-"],
            ["--map", "=body", "-"], ["--map", "text=", "-"], ["--map", ",", "-"], ["--format", "docx", "-"],
            ["--format", "", "-"], ["--unknown", "-"], ["--date"],
        ],
    )  # fmt: skip
    def test_off_ones_are_one_message_and_code_2(self, verbale: Command, words: list[str]) -> None:
        done = verbale.run("ingest", *words, given=b"x")
        assert done.exit_code == 2, done.stderr
        assert "Traceback" not in done.stderr
        assert not verbale.database.exists() or _value(verbale, "SELECT count(*) FROM source") == 0

    @pytest.mark.parametrize(
        ("url", "code"),
        [
            ("sqlite:///:memory:", 2), ("sqlite:///{folder}?mode=ro", 2), ("sqlite:///{folder}", 2), ("/plain/path", 2),
            ("postgresql+psycopg://user:secret@host/db", 2),
        ],
    )  # fmt: skip
    def test_an_address_that_is_none(self, verbale: Command, url: str, code: int) -> None:
        done = verbale.run("ingest", SEED, environment={"DATABASE_URL": url.format(folder=verbale.folder)})
        assert done.exit_code == code
        assert done.stderr.count("\n") == 1
        assert "secret" not in done.stderr

    @pytest.mark.parametrize(
        ("setting", "value"),
        [("PORT", "99999"), ("QUERY_DEADLINE", "soon"), ("SOURCE_TEXT", "some"), ("LOG_LEVEL", "x")],
    )
    def test_a_setting_that_means_nothing(self, verbale: Command, setting: str, value: str) -> None:
        done = verbale.run("ingest", SEED, environment={setting: value})
        assert (done.exit_code, setting in done.stderr) == (2, True)

    def test_seeds_that_are_not_there(self, verbale: Command) -> None:
        done = verbale.run("ingest", SEED, environment={"SEEDS": str(verbale.folder / "none")})
        assert (done.exit_code, "Traceback" in done.stderr, done.stderr.count("\n")) == (2, False, 1)

    def test_a_database_in_use(self, verbale: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        from app.store.engine import write_lock

        verbale.run("migrate")
        monkeypatch.setattr("app.store.schema.write_lock", lambda path: write_lock(path, wait=0.05))
        with write_lock(verbale.database):
            done = verbale.run("ingest", SEED)
        assert (done.exit_code, done.stderr) == (3, "verbale: Another process is writing to the store; try again.\n")

    @pytest.mark.parametrize(
        ("damage", "code"),
        [("UPDATE alembic_version SET version_num = '9999'", 5), ("PRAGMA application_id = 1", 6), (None, 6)],
    )
    def test_a_database_that_is_not_of_this_version_or_not_ours(
        self, verbale: Command, damage: str | None, code: int
    ) -> None:
        verbale.run("migrate")
        if damage is None:
            verbale.database.write_bytes(b"no database at all" * 999)
        else:
            connection = sqlite3.connect(verbale.database)
            connection.execute(damage)
            connection.commit()
            connection.close()
        before = verbale.database.read_bytes()
        done = verbale.run("ingest", SEED)
        assert done.exit_code == code
        assert done.stderr.startswith("verbale: ")
        assert verbale.database.read_bytes() == before


@pytest.mark.slow
class TestProcess:
    """What only a process of its own can show."""

    def test_names_of_any_bytes_are_taken_and_escaped(self, verbale: Command) -> None:
        folder = os.fsencode(verbale.folder / "in")
        Path(os.fsdecode(folder)).mkdir()
        names = [b"new\nline.txt", b"\x1b[2Jclear.txt", b"-dash.txt", b"bad\xff.txt", "\u202eltr.txt".encode(),
                 b"x" * 251 + b".txt"]  # fmt: skip
        for name in names:
            with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123 - bytes are no Path
                file.write(b"\xff")
        code, out, err = verbale.finish("ingest", folder)
        assert (code, out) == (1, "")
        assert "6 rejected" in err
        assert all(character.isprintable() or character == "\n" for character in err)
        assert err.count("\n") == 2
        files = {os.fsencode(one["file"]) for one in _rejects(verbale)}
        assert files == {os.path.join(folder, name) for name in names}  # noqa: PTH118 - bytes are no Path

    def test_standard_input_that_is_closed(self, verbale: Command) -> None:
        done = verbale.run("ingest", "-", given=b"")
        assert (done.exit_code, "E_EMPTY" in done.stderr) == (1, True)
        shell = subprocess.run(
            ["sh", "-c", '"$@" <&-', "sh", *map(os.fspath, verbale.arguments("ingest", "-"))], check=False,
            cwd=verbale.folder, env={**os.environ, "PYTHONPATH": str(corpus.ROOT), **verbale.environment},
            capture_output=True, text=True,
        )  # fmt: skip
        assert shell.returncode == 1, shell.stderr
        assert "Traceback" not in shell.stderr

    def test_a_reader_that_goes_away(self, verbale: Command) -> None:
        verbale.run("ingest", SEED)
        process = verbale.start("dump")
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        assert (process.wait(60), err) == (141, b"")

    @pytest.mark.slow  # each command is a process
    @pytest.mark.parametrize("command", [("schema",), ("dump",), ("extract", SEED)])
    def test_no_room_for_what_is_printed(self, verbale: Command, command: tuple[str | Path, ...]) -> None:
        verbale.run("ingest", SEED)
        with Path("/dev/full").open("wb") as full:
            done = verbale.finish(*command, stdout=full)
        assert (done[0], done[2]) == (4, "verbale: No space left on device\n")


def test_standard_input_that_never_ends_has_a_limit(verbale: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert 0 <= size <= 64 * 1024 * 1024
            return b"a" * size

    class Input:
        buffer = Endless()

    monkeypatch.setattr("app.console.sys.stdin", Input())
    from app.console import inputs_of
    from app.domain.vocabulary import load
    from app.store.opening import prepare
    from app.workflow import ingest

    vocabulary = load(corpus.SEEDS)
    prepare(verbale.database, vocabulary)
    report = ingest(verbale.database, inputs_of([Path("-")], "txt"), vocabulary)
    assert [one.code for one in report.rejected] == ["E_LIMIT"]


def test_a_named_file_without_a_document_is_told(verbale: Command, write: Callable[[str, str | bytes], Path]) -> None:
    readme = write("folder/README.md", "# About this folder\n\nNothing to read here.\n")
    done = verbale.run("ingest", readme)
    assert done.exit_code == 1
    assert "there is no document in it" in done.stderr
    assert verbale.run("ingest", readme.parent).exit_code == 0, "a folder may hold more than sources"


@pytest.mark.slow
def test_no_room_on_disk_is_code_4_and_leaves_what_was_there(verbale: Command, write: Write) -> None:
    verbale.run("ingest", SEED)
    dump, size = verbale.run("dump").stdout, verbale.database.stat().st_size
    lines = "\n".join(_record(f"Word {n} " + "x" * 8000, f"https://example.org/{n}") for n in range(99))
    path = write("many.ndjson", lines)
    code, _, err = verbale.finish("ingest", path, preexec_fn=lambda: _limit(size + 200_000))
    assert (code, err.startswith("verbale: "), err.count("\n")) == (4, True, 1), err
    assert verbale.run("dump").stdout == dump
    assert verbale.run("ingest", path).exit_code == 0


@pytest.mark.slow
def test_no_room_for_a_store_is_code_4_and_makes_none(verbale: Command) -> None:
    code, _, err = verbale.finish("ingest", SEED, preexec_fn=lambda: _limit(100_000))
    assert (code, err.startswith("verbale: "), err.count("\n")) == (4, True, 1), err
    assert not verbale.database.exists()
    assert verbale.run("ingest", SEED).exit_code == 0


def _limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
