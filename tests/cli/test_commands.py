"""The other commands: data on stdout, everything else on stderr, and a code that says how it went."""

import json
import re
import socket
import sqlite3
from collections.abc import Callable

import jsonschema
import pytest

from app import __version__
from app.cli import app
from app.console import EXIT_CODES
from app.domain.records import Record
from app.store.engine import write_lock
from tests import corpus
from tests.cli.conftest import Command

Write = Callable[[str, str | bytes], object]

SEED = next(corpus.SEEDS.glob("*.txt"))
NAMES = sorted(str(one.name or one.callback.__name__) for one in app.registered_commands if one.callback)


@pytest.fixture
def loaded(verbale: Command) -> Command:
    assert verbale.run("ingest", SEED).exit_code == 0
    return verbale


def _change(verbale: Command, sql: str) -> None:
    connection = sqlite3.connect(verbale.database)
    with connection:
        assert connection.execute(sql).rowcount == 1
    connection.close()


class TestMcp:
    def test_without_the_extra_it_says_what_to_install(self, verbale: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("app.mcp.extra.find_spec", lambda _: None)
        done = verbale.run("mcp")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == "verbale: the tools for language models are an extra: pip install 'verbale[mcp]'\n"

    def test_it_makes_no_store(self, verbale: Command) -> None:
        done = verbale.run("mcp")
        assert done.exit_code == 5
        assert "verbale migrate" in done.stderr
        assert not verbale.database.exists()


class TestServe:
    def test_an_address_that_is_taken_is_told_before_anything_is_made(self, verbale: Command) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            done = verbale.run("serve", "--port", address.partition(":")[2])
        assert (done.exit_code, done.stderr) == (
            2, f"verbale: http://{address} cannot be served: Address already in use\n"
        )  # fmt: skip
        assert not verbale.database.exists()


class TestHelp:
    def test_the_top_names_the_commands_and_what_the_codes_mean(self, verbale: Command) -> None:
        done = verbale.run("--help")
        text = " ".join(done.stdout.split())
        assert done.exit_code == 0
        assert {"ingest", "extract", "schema", "verify", "dump", "reindex", "migrate", "serve", "version"} <= set(NAMES)
        for name in NAMES:
            assert name in text
        assert EXIT_CODES in text
        for code in range(7):
            assert re.search(rf"\b{code} \w", EXIT_CODES)

    @pytest.mark.parametrize("name", NAMES)
    def test_each_command_says_what_it_does_and_takes(self, verbale: Command, name: str) -> None:
        done = verbale.run(name, "--help")
        assert done.exit_code == 0
        about, _, options = done.stdout.partition("Options:")
        assert len(about.split("\n\n")[1].split()) > 2, "a sentence"
        for line in options.splitlines():
            if line.strip().startswith("-") and "--help" not in line:
                assert len(line.split()) > 2, f"{name}: {line}"

    def test_without_a_command_it_helps(self, verbale: Command) -> None:
        done = verbale.run()
        assert done.exit_code == 2
        assert "Usage" in done.output

    def test_a_command_that_is_none(self, verbale: Command) -> None:
        done = verbale.run("ingset")
        assert (done.exit_code, "No such command" in done.stderr) == (2, True)


class TestExtract:
    def test_prints_the_record_and_stores_nothing(self, verbale: Command) -> None:
        done = verbale.run("extract", SEED)
        assert (done.exit_code, done.stderr) == (0, "")
        record = Record.model_validate_json(done.stdout)
        assert record.source.text.encode() == SEED.read_bytes()
        assert len([one for one in record.quotes if one.quote_kind == "direct"]) == 10
        assert not verbale.database.exists()

    def test_what_it_prints_can_be_ingested(self, verbale: Command, write: Write) -> None:
        printed = verbale.run("extract", SEED).stdout
        verbale.run("ingest", SEED)
        dump = verbale.run("dump").stdout
        path = write("record.json", printed)
        assert "1 unchanged" in verbale.run("ingest", str(path)).stderr
        assert verbale.run("dump").stdout == dump

    def test_it_is_the_same_every_time(self, verbale: Command) -> None:
        assert verbale.run("extract", SEED).stdout == verbale.run("extract", SEED).stdout

    def test_standard_input_with_a_day(self, verbale: Command) -> None:
        done = verbale.run("extract", "-", "--date", "2024-02-29", given=b"Words.")
        assert json.loads(done.stdout)["source"]["published"] == "2024-02-29"

    def test_what_cannot_be_read(self, verbale: Command, write: Write) -> None:
        done = verbale.run("extract", str(write("a.txt", b"caf\xe9")))
        assert (done.exit_code, done.stderr) == (1, "verbale: E_UTF8: not UTF-8 at byte 3\n")
        done = verbale.run("extract", str(write("b.json", '{"source":{"text":"x"},"event":{"name":"F","kind":"no"}}')))
        assert (done.exit_code, "/event/kind" in done.stderr) == (1, True)

    def test_a_file_that_is_not_there(self, verbale: Command) -> None:
        assert verbale.run("extract", "none.txt").exit_code == 2


class TestSchema:
    def test_it_takes_the_forum_and_refuses_what_a_record_is_not(self, verbale: Command) -> None:
        schema = json.loads(verbale.run("schema").stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        record = json.loads(corpus.forum().model_dump_json())
        assert not list(validator.iter_errors(record))
        assert not list(validator.iter_errors(json.loads(corpus.forum().model_dump_json(exclude_unset=True))))
        for broken in (
            {}, {"source": {}}, {"source": {"text": ""}}, {**record, "more": 1},
            {"source": {"text": "x", "kind": "rumour"}}, {"source": {"text": "x", "published": "yesterday"}},
            {"source": {"text": "x"}, "quotes": [{"quote_kind": "direct", "parts": [{"start": 0, "end": 1}]}]},
        ):  # fmt: skip
            assert list(validator.iter_errors(broken)), broken

    def test_every_part_is_described(self, verbale: Command) -> None:
        schema = json.loads(verbale.run("schema").stdout)
        for name, part in schema["$defs"].items():
            assert part.get("description"), name


class TestVerify:
    def test_all_is_well(self, loaded: Command) -> None:
        done = loaded.run("verify")
        assert (done.exit_code, done.stdout) == (0, "")
        assert "1 texts" in done.stderr
        assert done.stderr.endswith(" 0 faults\n")

    def test_a_fault_is_named_and_code_6(self, loaded: Command) -> None:
        _change(loaded, "UPDATE quote_part SET exact = exact || '!' WHERE exact LIKE 'That historic%'")
        done = loaded.run("verify")
        assert done.exit_code == 6
        assert re.fullmatch(r"q-[0-9a-v]{16}: its words are not those of src-[0-9a-v]{16} at 591 to 718\n", done.stdout)

    def test_without_a_database(self, verbale: Command) -> None:
        done = verbale.run("verify")
        assert done.exit_code == 5
        assert "verbale migrate" in done.stderr
        assert not verbale.database.exists()


class TestDump:
    def test_lines_of_json_and_nothing_else(self, loaded: Command) -> None:
        done = loaded.run("dump", "--canonical")
        assert (done.exit_code, done.stderr) == (0, "")
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert sum(one["resource"] == "quotes" for one in lines) == 12
        assert loaded.run("dump").stdout == done.stdout

    def test_a_writer_does_not_keep_it_waiting(self, loaded: Command) -> None:
        with write_lock(loaded.database):
            assert loaded.run("dump").exit_code == 0


class TestReindex:
    def test_it_changes_nothing_that_is_right(self, loaded: Command) -> None:
        dump = loaded.run("dump").stdout
        done = loaded.run("reindex")
        assert done.exit_code == 0
        assert re.fullmatch(r"\d+ records rendered anew\n", done.stderr)
        assert loaded.run("dump").stdout == dump

    def test_it_mends_what_was_damaged(self, loaded: Command) -> None:
        dump = loaded.run("dump").stdout
        _change(loaded, "UPDATE record SET body = X'7b7d' WHERE id = 'kevin-kim'")
        assert loaded.run("verify").exit_code == 6
        assert loaded.run("reindex").exit_code == 0
        assert loaded.run("verify").exit_code == 0
        assert loaded.run("dump").stdout == dump


class TestMigrate:
    def test_it_makes_a_store_with_the_vocabulary(self, verbale: Command) -> None:
        done = verbale.run("migrate")
        assert done.exit_code == 0
        assert re.search(r"is up to date; \d{3,} changes to the vocabulary", done.stderr)
        assert verbale.database.exists()

    def test_again_it_changes_nothing(self, verbale: Command) -> None:
        verbale.run("migrate")
        before = verbale.database.read_bytes()
        assert "0 changes" in verbale.run("migrate").stderr
        assert verbale.database.read_bytes() == before

    def test_a_newer_one_is_left_alone(self, loaded: Command) -> None:
        _change(loaded, "UPDATE alembic_version SET version_num = '9999'")
        for command in ("migrate", "dump", "verify", "reindex"):
            assert loaded.run(command).exit_code == 5, command


def test_version(verbale: Command) -> None:
    done = verbale.run("version")
    assert (done.exit_code, done.stdout) == (0, f"{__version__}\n")


@pytest.mark.parametrize("command", ["dump", "verify", "reindex", "migrate"])
def test_what_is_no_database_is_code_6(verbale: Command, command: str) -> None:
    verbale.database.parent.mkdir()
    verbale.database.write_bytes(b"dear diary" * 1000)
    done = verbale.run(command)
    assert (done.exit_code, done.stderr.startswith("verbale: ")) == (6, True)
    assert verbale.database.read_bytes() == b"dear diary" * 1000


def test_a_vocabulary_with_a_bad_row_is_told_where(verbale: Command, write: Write) -> None:
    for path in corpus.SEEDS.glob("*.csv"):
        write(f"seeds/{path.name}", path.read_bytes())
    with (verbale.folder / "seeds" / "sectors.csv").open("a", encoding="utf-8") as file:
        file.write("Bad Id,,x,,,,,,,,,\n")
    done = verbale.run("migrate", environment={"SEEDS": str(verbale.folder / "seeds")})
    assert done.exit_code == 2
    assert re.search(r"sectors\.csv:\d+|sectors\.csv.*line \d+", done.stderr), done.stderr
