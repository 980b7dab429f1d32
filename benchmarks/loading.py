"""How fast records are loaded, beside the flat quotes with sqlite-utils, and what readers notice of it.

`verbale ingest` reads, proves and writes complete records: facts, documents, lists, counts, full text, log.
`sqlite-utils insert` writes the flat quotes into one table with its key. Both into a new file in WAL mode with SQLite's
`synchronous=FULL`, both with all cores.
"""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.agreeing import requested
from benchmarks.asking import Asked, paced
from benchmarks.candidates import VENV, Candidate, Data, own
from benchmarks.processes import Cores, memory, pinned, serving
from benchmarks.questions import Question
from benchmarks.reporting import percentile

VERBALE = str(Path(sys.executable).with_name("verbale"))
_FURTHER = 5_000  # quotes that are loaded while others read
_PER_SECOND = 100  # reads
_IDLE = 5.0  # seconds
_LONG = "kln"  # questions that may take long


def ingest(quotes: int, data: Data) -> dict[str, Any]:
    """Make a corpus and load it into a new store; what that took."""
    corpus = data.folder / "corpus.ndjson"
    write_corpus(quotes, corpus, seed=1)
    return {"quotes": quotes, **_timed([VERBALE, "ingest", str(corpus), *_rejects(data)], quotes, data.store)}


def insert(quotes: int, data: Data) -> dict[str, Any]:
    """Insert the flat quotes with sqlite-utils into a new file; what that took."""
    path, tool = data.folder / "sqlite-utils.sqlite", str(VENV / "bin/sqlite-utils")
    path.unlink(missing_ok=True)
    subprocess.run([tool, "create-database", str(path), "--enable-wal"], check=True)
    command = [tool, "insert", str(path), "quote", str(data.flat), "--nl", "--pk", "id"]
    return {"quotes": quotes, **_timed(command, quotes, None)}


def write_corpus(quotes: int, path: Path, *, seed: int) -> None:
    """Write a corpus of so many quotes."""
    with path.open("wb") as output:
        command = [sys.executable, "-m", "benchmarks.corpus", str(quotes), "--seed", str(seed)]
        subprocess.run(command, check=True, stdout=output)


def reading(data: Data, questions: Sequence[Question], where: Cores) -> dict[str, Any]:
    """How long readers wait: alone, while others load, and beside long questions. The store is copied for it.

    Takes all `questions`, whichever were measured: without the long ones reads would be beside nothing.
    Reads are due a hundred times a second, and each is timed from when it was due.
    """
    copied = Data(data.folder / "reading.sqlite", data.folder)
    shutil.copyfile(data.store, copied.store)
    _on_disk(copied.store)
    further = data.folder / "further.ndjson"
    write_corpus(_FURTHER, further, seed=2)
    ours = next(one for one in own(copied) if one.name == "ours, repeated")
    mixed = _requests(ours, questions, "ab")
    points = _requests(ours, questions, "a")
    found: dict[str, Any] = {}
    with serving(ours.command, ours.environment, ours.first, where and where[0]) as server:
        found["alone"] = _told(paced(server.port, mixed, per_second=_PER_SECOND, until=_after(_IDLE)))
        # on the other cores, and behind the reader there, whose own waiting would count else
        command = ["nice", "-n", "10", *pinned([VERBALE, "ingest", str(further), *_rejects(data)], where and where[1])]
        load = subprocess.Popen(command, env=_environment(copied.store), stderr=subprocess.DEVNULL)
        seen = paced(server.port, mixed, per_second=_PER_SECOND, until=lambda: load.poll() is not None)
        found["beside a load"] = _told(seen)
        found["point reads alone"] = _told(paced(server.port, points, per_second=_PER_SECOND, until=_after(_IDLE)))
        long = _requests(ours, questions, _LONG)
        seen = paced(server.port, points, per_second=_PER_SECOND, until=_after(_IDLE), beside=long)
        found["point reads beside long questions"] = _told(seen)
    _remove(copied.store)
    return found


def _on_disk(path: Path) -> None:
    """Wait until a file is written: while the system still wrote a copy of 6 GB, reads beside a load waited 0.3 s."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _requests(candidate: Candidate, questions: Sequence[Question], keys: str) -> list[bytes]:
    return [requested(candidate, one, ask) for one in questions if one.key in keys for ask in one.asks]


def _after(seconds: float) -> Any:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def _told(seen: Asked) -> dict[str, Any]:
    cuts = {f"p{number}_ms": round(percentile(seen.times, number) * 1000, 2) for number in (50, 95, 99)}
    return {"reads": len(seen.times), **cuts}


def _rejects(data: Data) -> list[str]:
    return ["--rejects", str(data.folder / "rejects.ndjson")]


def _environment(store: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": f"sqlite:///{store.resolve()}"}


def _remove(store: Path) -> None:
    for left in store.parent.glob(store.name + "*"):
        left.unlink()


def _timed(command: Sequence[str], quotes: int, store: Path | None) -> dict[str, Any]:
    """Seconds, seconds of CPU and the most memory of a command and its children. Raises where it fails."""
    if store:
        _remove(store)
    began = time.monotonic()
    process = subprocess.Popen(command, env=_environment(store) if store else None, stderr=subprocess.DEVNULL)
    most: list[float] = [0.0]
    threading.Thread(target=_watch, args=(process.pid, most), daemon=True).start()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return {"seconds": round(seconds, 2), "cpu_s": round(used.ru_utime + used.ru_stime, 2),
            "per_second": round(quotes / seconds), "peak_mb": round(most[0])}  # fmt: skip


def _watch(pid: int, most: list[float]) -> None:
    """Look at the memory several times a second, for as long as the process is there."""
    while True:
        try:
            most[0] = max(most[0], memory(pid))
        except (OSError, ValueError, subprocess.CalledProcessError):  # a child has just ended, or the process itself
            try:
                os.kill(pid, 0)
            except OSError:
                return
        time.sleep(0.2)
