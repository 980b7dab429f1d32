"""Measure all of it: `make bench SIZE=10k` sets up what is measured beside us, and runs `python -m benchmarks 10k`.

Makes a corpus of that size and loads it, sees that every candidate answers every question alike, and then measures what
that costs. The figures are printed, and written as JSON. Nothing fails on a time; a wrong answer fails.
"""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks import agreeing, candidates, measuring, reporting
from benchmarks.candidates import Candidate, Data
from benchmarks.peers import relational
from benchmarks.processes import Running, cores, memory, serving
from benchmarks.questions import Asking, Question

_SHOWN = 10  # wrong answers
_UNITS = {"k": 1_000, "m": 1_000_000}


def size(text: str) -> int:
    """10k, 2.5m or a plain number of quotes."""
    return int(float(text[:-1]) * _UNITS[text[-1].lower()]) if text[-1].lower() in _UNITS else int(text)


def main() -> None:
    """Measure and print."""
    given = _given()
    given.folder.mkdir(parents=True, exist_ok=True)
    data = Data(given.store or given.folder / "store.sqlite", given.folder)
    if not given.store:
        _load(size(given.size), given.folder, data.store)
    relational.copy(data.store, data.relational)
    relational.flat(data.relational, data.flat)
    questions = [one for one in Asking(data.store).all() if not given.questions or one.key in given.questions]
    chosen = candidates.own(data) + ([] if given.own else candidates.peers(data))
    result = _result(given, chosen, data, questions)
    reporting.write(result, given.json or given.folder / "result.json")
    for heading, table in (("µs of CPU per request", reporting.cost), ("p50 / p99 in ms", reporting.times)):
        sys.stdout.write(f"\n{heading}\n\n{table(result)}\n")


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", help="quotes: 10k, 100k, 1m …")
    parser.add_argument("--store", type=Path, help="a store that is there already, instead of one that is made")
    parser.add_argument("--own", action="store_true", help="only ours and what it is held against, no peers")
    parser.add_argument("--questions", help="only these, by their letters: abcdef")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=0.25, help="for each candidate and question in a round")
    parser.add_argument("--folder", type=Path, help="where corpus, store and figures are kept: var/bench/SIZE")
    parser.add_argument("--json", type=Path, help="where the figures are written: result.json in the folder")
    given = parser.parse_args()
    given.folder = given.folder or Path("var/bench") / given.size
    return given


def _load(quotes: int, folder: Path, store: Path) -> None:
    corpus = folder / "corpus.ndjson"
    with corpus.open("wb") as output:
        subprocess.run([sys.executable, "-m", "benchmarks.corpus", str(quotes)], check=True, stdout=output)
    for left in folder.glob(store.name + "*"):
        left.unlink()
    told = {**os.environ, "DATABASE_URL": f"sqlite:///{store.resolve()}"}
    command = str(Path(sys.executable).with_name("verbale"))
    rejects = folder / "rejects.ndjson"
    subprocess.run([command, "ingest", str(corpus), "--rejects", str(rejects)], check=True, env=told)


def _result(
    given: argparse.Namespace, chosen: Sequence[Candidate], data: Data, questions: list[Question]
) -> dict[str, Any]:
    """Start everybody, see that they agree, measure."""
    here = cores()
    if here:
        os.sched_setaffinity(0, here[1])
    with ExitStack() as running:

        def start(one: Candidate) -> tuple[Candidate, Running]:
            return one, running.enter_context(serving(one.command, one.environment, one.first, here and here[0]))

        first = start(chosen[0])
        questions, stopped = measuring.answerable(*first, questions)
        asks = [[ask.address, ask.body] for question in questions for ask in question.asks]
        data.asks.write_text(json.dumps(asks), encoding="utf-8")
        servers = [first, *map(start, chosen[1:])]
        wrong = agreeing.differences(first, [one for one in servers[1:] if not one[0].headers], questions)
        if wrong:
            raise SystemExit(f"{len(wrong)} answers are not equal:\n" + "\n".join(wrong[:_SHOWN]))
        found = measuring.measure(servers, questions, rounds=given.rounds, seconds=given.seconds)
        about = {one.name: _about(one, server) for one, server in servers}
    return {
        "size": given.size, "made_by": f"python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        "cores": os.cpu_count(), "questions": reporting.titles(questions), "stopped_at_the_deadline": stopped,
        "candidates": about, "figures": reporting.figures(found),
    }  # fmt: skip


def _about(candidate: Candidate, server: Running) -> dict[str, Any]:
    used = None if candidate.learns else round(memory(server.pid), 1)
    return {"memory_mb": used, "first_answer_s": round(server.first_answer, 2)}


if __name__ == "__main__":
    main()
