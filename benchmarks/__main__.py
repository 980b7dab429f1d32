"""Measure all of it: `make bench SIZE=10k` sets up what is measured beside us, and runs `python -m benchmarks 10k`.

Makes a corpus of that size and loads it, sees that every candidate answers every question alike, and then measures what
that costs. The figures are printed, and written as JSON. Nothing fails on a time; a wrong answer fails.
"""

import argparse
import json
import os
import platform
import sqlite3
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks import agreeing, candidates, goals, loading, measuring, reporting
from benchmarks.candidates import Candidate, Data
from benchmarks.peers import relational
from benchmarks.processes import Cores, Running, cores, memory, serving
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
    loaded = _found(data) if given.store else _loaded(size(given.size), data)
    where, kept = cores(), given.json or given.folder / "result.json"
    every = Asking(data.store).all()
    measured = _measured(given, data, where, [one for one in every if one.key in (given.questions or one.key)])
    result = {"size": given.size, **_here(), "loading": loaded, **measured}
    reporting.write(result, kept)  # what is measured is kept, should the rest be cut short
    result["reading"] = loading.reading(data, every, where)
    reporting.write(result, kept)
    sys.stdout.write(reporting.told(result) + f"\nGoals\n\n{goals.table(result)}\n")


def _loaded(quotes: int, data: Data) -> dict[str, Any]:
    """Make the corpus and all that is read of it; what loading took, which is kept beside the store."""
    loaded = {"verbale ingest": loading.ingest(quotes, data)}
    data.loaded.write_text(json.dumps(loaded), encoding="utf-8")
    _copied(data)
    loaded["sqlite-utils insert"] = loading.insert(quotes, data)
    data.loaded.write_text(json.dumps(loaded), encoding="utf-8")
    return loaded


def _found(data: Data) -> dict[str, Any]:
    """What loading the store took, if that is known."""
    _copied(data)
    loaded: dict[str, Any] = json.loads(data.loaded.read_text(encoding="utf-8")) if data.loaded.exists() else {}
    return loaded


def _copied(data: Data) -> None:
    relational.copy(data.store, data.relational)
    relational.flat(data.relational, data.flat)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", help="quotes: 10k, 100k, 1m …")
    parser.add_argument("--store", type=Path, help="the store of an earlier run: nothing is loaded")
    parser.add_argument("--own", action="store_true", help="only ours and what it is held against, no peers")
    parser.add_argument("--questions", default="", help="only these, by their letters: abcdef")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=0.2, help="for each candidate and question in a round")
    parser.add_argument("--folder", type=Path, help="where all that is made is kept: var/bench/SIZE")
    parser.add_argument("--json", type=Path, help="where the figures are written: result.json in the folder")
    given = parser.parse_args()
    given.folder = given.folder or Path("var/bench") / given.size
    return given


def _here() -> dict[str, Any]:
    return {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "cores": os.cpu_count()}


def _measured(given: argparse.Namespace, data: Data, where: Cores, questions: list[Question]) -> dict[str, Any]:
    """Start everybody, see that they agree, and measure."""
    if where:
        os.sched_setaffinity(0, where[1])
    chosen = candidates.own(data) + ([] if given.own else candidates.peers(data))
    with ExitStack() as running:

        def start(one: Candidate) -> tuple[Candidate, Running]:
            return one, running.enter_context(serving(one.command, one.environment, one.first, where and where[0]))

        first = start(chosen[0])
        questions, stopped = measuring.answerable(*first, questions)
        asks = [[ask.address, ask.body] for question in questions for ask in question.asks]
        data.asks.write_text(json.dumps(asks), encoding="utf-8")
        servers = [first, *map(start, chosen[1:])]
        wrong = agreeing.differences(first, servers[1:], questions)
        if wrong:
            raise SystemExit(f"{len(wrong)} answers are not equal:\n" + "\n".join(wrong[:_SHOWN]))
        found = measuring.measure(servers, questions, rounds=given.rounds, seconds=given.seconds)
        about = {one.name: _about(one, server) for one, server in servers}
    titles = {one.key: one.title for one in questions}
    told = {"questions": titles, "stopped_at_the_deadline": stopped, "candidates": about}
    return {**told, "figures": reporting.figures(found)}


def _about(candidate: Candidate, server: Running) -> dict[str, Any]:
    used = None if candidate.learns else round(memory(server.pid), 1)
    return {
        "memory_mb": used,
        "first_answer_s": round(server.first_answer, 2),
        "start_cpu_s": round(server.start_cpu, 2),
    }


if __name__ == "__main__":
    main()
