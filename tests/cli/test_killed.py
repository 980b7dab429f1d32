"""A load that is killed at any moment loses nothing it had committed, and comes to the same when it is repeated."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app import workflow
from app.domain.vocabulary import Vocabulary
from app.store import writer
from tests.cli.conftest import Command
from tests.corpus import event, mention, person, quote, record
from tests.store.stores import Store, faults

pytestmark = pytest.mark.slow

Write = Callable[[str, str | bytes], Path]

BATCH = 1_000  # sources of a commit: those here have four quotes
SIZES = {"workflow.BATCH_QUOTES": 5_000, "writer.HELD": 700}  # ten times smaller than they are
COUNTRIES = ("PT", "BR", "AO", "MZ")


class Small(Command):
    """The command with small commits."""

    def arguments(self, *words: str | bytes | Path) -> list[str | bytes | Path]:
        sizes = "; ".join(f"{name} = {size}" for name, size in SIZES.items())
        code = f"from app import workflow; from app.store import writer; {sizes}; from app.cli import main; main()"
        return [sys.executable, "-c", code, *words]


@pytest.fixture
def verbale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workflow, "BATCH_QUOTES", SIZES["workflow.BATCH_QUOTES"])
    monkeypatch.setattr(writer, "HELD", SIZES["writer.HELD"])
    return Small(tmp_path)


def _corpus(write: Write, sources: int) -> Path:
    """Namesakes, shared events and sources that come again, so that ids depend on the order of the load."""
    lines = []
    for number in range(sources):
        ana = person("Ana Silva", family="Silva", country=COUNTRIES[number * 7 % 4], office="minister")
        bo = person(f"Bo Lind {number % 9}", organization=f"Club {number % 5}", title="Chair")
        said = [quote(f"Word {number} of {which}: Maria Sousa", who, sectors=["shipbuilding"])
                for which, who in enumerate((ana, bo, ana, bo))]  # fmt: skip
        held = event(f"Forum {number % 20}", date=f"2025-11-{number % 3 + 1:02}", hosts=[f"Club {number % 4}"])
        lines.append(record(*said, persons=[ana, bo], event=held, mentions=[mention("Maria Sousa")],
                            url=f"https://example.org/{number}").model_dump_json())  # fmt: skip
    return write("corpus.ndjson", "\n".join(lines))


def _check(verbale: Command, vocabulary: Vocabulary) -> int:
    """The store is whole; how many sources it has."""
    if not verbale.database.exists():
        return 0
    store = Store(verbale.database, vocabulary)
    connection = sqlite3.connect(verbale.database)
    [(sources,), (texts,), (torn,)] = [connection.execute(sql).fetchone() for sql in (
        "SELECT count(*) FROM source", "SELECT count(*) FROM source_text",
        "SELECT count(*) FROM source WHERE 4 <> (SELECT count(*) FROM quote WHERE source_pk = source.pk)",
    )]  # fmt: skip
    connection.close()
    assert (texts, torn) == (sources, 0)
    assert faults(store) == []
    return int(sources)


def _sources(path: Path) -> int:
    """How many sources are committed by now, seen from outside."""
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM source").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.OperationalError:
        return 0  # not there yet


def _killed(verbale: Command, corpus_: Path, vocabulary: Vocabulary, *, kills: int, seed: int) -> list[int]:
    """Load again and again, killed at a random moment: from the start, or from the next commit on, by turns."""
    moments, had = random.Random(seed), [0]
    for turn in range(kills):
        process = verbale.start("ingest", corpus_, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while turn % 2 and process.poll() is None and _sources(verbale.database) == had[-1]:
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.5 if turn % 2 else 2))
        process.send_signal(signal.SIGKILL)
        process.wait()
        had.append(_check(verbale, vocabulary))
    return had


def _whole(verbale: Command, corpus_: Path) -> str:
    done = verbale.run("ingest", corpus_)
    assert done.exit_code == 0, done.stderr
    return verbale.run("dump").stdout


def _try(verbale: Command, write: Write, vocabulary: Vocabulary, *, sources: int, kills: int, seed: int) -> list[int]:
    corpus_ = _corpus(write, sources)
    golden = _whole(verbale, corpus_)
    other = Small(verbale.folder / "killed")
    other.folder.mkdir()
    had = _killed(other, corpus_, vocabulary, kills=kills, seed=seed)
    assert had == sorted(had), "what was committed stays"
    assert _whole(other, corpus_) == golden
    assert "nothing changed" in other.run("ingest", corpus_).stderr
    assert other.run("verify").exit_code == 0
    return had


def test_a_load_killed_at_random_moments(verbale: Command, write: Write, vocabulary: Vocabulary) -> None:
    had = _try(verbale, write, vocabulary, sources=BATCH + 50, kills=2, seed=20251120)
    assert had[-1] >= BATCH


@pytest.mark.parametrize("seed", range(2))
def test_many_loads_killed_at_random_moments(verbale: Command, write: Write, vocabulary: Vocabulary, seed: int) -> None:
    had = _try(verbale, write, vocabulary, sources=3 * BATCH, kills=8, seed=seed)
    assert any(0 < sources < 3 * BATCH for sources in had), "kills must fall within the load"
