"""Quotes held against a document in hand: with the store, and without it from what the API gave."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import corpus
from tests.cli.conftest import Command

Write = Callable[[str, str | bytes], Path]

SEED = next(corpus.SEEDS.glob("*.txt"))


@pytest.fixture
def page(forum: TestClient, write: Write) -> Path:
    """The seed's quotes as the API gives them."""
    return write("quotes.json", forum.get("/v1/quotes?limit=100").content)


def test_with_the_store_the_quotes_of_a_document_are_found_by_its_digest(verbale: Command) -> None:
    verbale.run("ingest", SEED)
    done = verbale.run("verify", "--source", SEED)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 12
    assert done.stderr == "12 of 12 quotes proven\n"


def test_without_a_store_what_the_api_gave_is_enough(verbale: Command, page: Path) -> None:
    done = verbale.run("verify", page, "--source", SEED)
    assert done.exit_code == 0
    assert all(line.endswith("its words stand where they were read") for line in done.stdout.splitlines())
    assert not verbale.database.exists()


@pytest.mark.parametrize("form", ["quote", "ndjson", "compact array of pages"])
def test_one_quote_and_ndjson_are_taken_too(
    verbale: Command, forum: TestClient, write: Write, form: str, page: Path
) -> None:
    quotes = json.loads(page.read_text())["items"]
    given = {
        "quote": write("one.json", json.dumps(quotes[0])),
        "ndjson": write("all.ndjson", forum.get("/v1/quotes.ndjson").content),
        "compact array of pages": write("pages.ndjson", json.dumps({"items": quotes}) + "\n\n" + json.dumps(quotes[0])),
    }[form]
    done = verbale.run("verify", given, "--source", SEED)
    assert (done.exit_code, done.stderr.split(" quotes ")[1]) == (0, "proven\n")


def test_a_changed_word_and_a_moved_text_are_told_apart(verbale: Command, write: Write, page: Path) -> None:
    text = SEED.read_text("utf-8")
    moved = verbale.run("verify", page, "--source", write("moved.txt", "\n" + text))
    assert moved.exit_code == 1
    assert all("elsewhere" in line and "not the one that was read" in line for line in moved.stdout.splitlines())
    altered = verbale.run("verify", page, "--source", write("other.txt", text.replace("historic document", "paper")))
    told = [line for line in altered.stdout.splitlines() if "do not stand" in line]
    assert (altered.exit_code, len(told)) == (1, 1)
    assert altered.stderr == "0 of 12 quotes proven\n"


def test_the_text_of_a_web_page_is_what_its_reader_makes_of_it(verbale: Command, write: Write) -> None:
    article = "<article><p>“We agreed,” Ida Berg said.</p></article>"
    html = write("page.html", f"<html lang='en'><body>{article}</body></html>")
    verbale.run("ingest", html)
    assert verbale.run("verify", "--source", html).exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["verify", "missing.json", "--source", str(SEED)], "missing.json"),
        (["verify", "--source", "missing.txt"], "there is no such file"),
        (["verify", "broken.json", "--source", str(SEED)], "E_JSON"),
        (["verify", "list.json", "--source", str(SEED)], "E_QUOTE"),
        (["verify", "event.json", "--source", str(SEED)], "E_QUOTE"),
        (["verify", "latin.json", "--source", str(SEED)], "E_UTF8"),
        (["verify", "event.json"], "need --source"),
    ],
)
def test_what_cannot_be_checked_is_told_in_a_line(verbale: Command, write: Write, words: list[str], said: str) -> None:
    write("broken.json", '{"id": ')
    write("list.json", '{"items": [{"id": "q-1"}]}')
    write("event.json", '{"id": "2025-forum", "name": "Forum"}')
    write("latin.json", "“é”".encode("latin-1", "replace") + b"\xe9")
    done = verbale.run(*words)
    assert done.exit_code in {1, 2}
    assert said in done.output
    assert "Traceback" not in done.output


def test_a_document_of_which_nothing_was_read(verbale: Command, write: Write) -> None:
    verbale.run("ingest", SEED)
    done = verbale.run("verify", "--source", write("other.txt", "Nobody said a word."))
    assert (done.exit_code, done.stderr) == (1, "no quote of this text was given or is in the store\n")
