"""Where the time of a question goes, by py-spy, which looks at the server from outside a thousand times a second.

    python -m benchmarks.profiling var/bench/10k/store.sqlite --question b

Prints in which share of the samples each module was at work, and in which it or what it called was. What SQLite does is
in the module that asks it, what the kernel does for the socket in uvicorn's.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.agreeing import requested
from benchmarks.asking import load
from benchmarks.candidates import VENV, Data, own
from benchmarks.processes import cores, serving
from benchmarks.questions import Asking
from benchmarks.reporting import markdown

_SECONDS = 10
_SHOWN = 0.01  # of the samples


def main() -> None:
    """Profile and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--question", default="b", help="its letter")
    parser.add_argument("--candidate", default="ours, cold", help="or: ours, repeated")
    given = parser.parse_args()
    candidate = next(one for one in own(Data(given.store, given.store.parent)) if one.name == given.candidate)
    question = next(one for one in Asking(given.store).all() if one.key == given.question)
    requests = [requested(candidate, question, ask) for ask in question.asks]
    where = cores()
    if where:
        os.sched_setaffinity(0, where[1])
    with serving(candidate.command, candidate.environment, candidate.first, where and where[0]) as server:
        load(server.port, requests, connections=4, seconds=1)
        asking = {"connections": question.connections, "seconds": _SECONDS + 2}
        other = threading.Thread(target=load, args=(server.port, requests), kwargs=asking)
        other.start()
        stacks = recorded(server.pid)
        other.join()
    sys.stdout.write(table(stacks) + "\n")


def recorded(pid: int) -> list[tuple[list[str], int]]:
    """Stacks, each from its outermost call to its innermost, and how often each was seen."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stacks.txt"
        command = [str(VENV / "bin/py-spy"), "record", "--pid", str(pid), "--format", "raw", "--rate", "1000",
                   "--duration", str(_SECONDS), "--output", str(path)]  # fmt: skip
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        lines = path.read_text(encoding="utf-8").splitlines()
    parted = (line.rpartition(" ") for line in lines)
    return [(stack.split(";"), int(count)) for stack, _, count in parted]


def table(stacks: Iterable[tuple[list[str], int]]) -> str:
    """By module: the share in which it was at work itself, and in which it or what it called was."""
    itself: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for stack, count in stacks:
        modules = [module(frame) for frame in stack]
        itself[modules[-1]] += count
        within.update(dict.fromkeys(modules, count))
    total = itself.total()
    shown = [name for name, count in itself.most_common() if count >= total * _SHOWN]
    rows = [[f"`{name}`", f"{itself[name] / total:.0%}", f"{within[name] / total:.0%}"] for name in shown]
    return markdown([["module", "itself", "with what it calls"], *rows])


def module(frame: str) -> str:
    """The module of `function (path/of/module.py:line)`, or dataclasses, which make code without a file."""
    place = frame.partition(" (")[2].rpartition(":")[0].rpartition("site-packages/")[2]
    return place if place not in {"", "<string>"} else "dataclasses.py"


if __name__ == "__main__":
    main()
