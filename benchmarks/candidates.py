"""Who is asked: how each is started, where it answers each question, and how its answer is read.

A candidate's `paths` say where it answers the questions that it is asked, made of what the question gives; without
them it answers our own addresses. What is read of an answer is what must be equal to ours: ids in their order, and
counts.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.limit import ASKS
from benchmarks.peers import datasette, roapi
from benchmarks.questions import Ask, Question

Read = Callable[[str, bytes], Any]
_PATHS = {
    "a": "/quotes/{id}", "b": "/quotes?person={person}", "c": "/events?first={first}&last={last}",
    "d": "/quotes?sector={sector}", "e": "/quotes?q={words}", "f": "/facets?person={person}",
}  # fmt: skip
VENV = Path(__file__).parents[1] / ".venv-peers"
_SERVE = ["--host", "127.0.0.1", "--port", "{port}"]
_UVICORN = ["--no-access-log", "--log-level", "warning"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A server: its command, with `{port}` in it, its environment, and where and how it is asked.

    What one that `learns` has in memory is the service that it learned from: it says nothing of itself.
    """

    name: str
    command: list[str]
    environment: Mapping[str, str]
    read: Read
    paths: Mapping[str, str] | None = None
    first: str = "/"
    keeps: bool = False
    learns: bool = False

    def address(self, question: Question, ask: Ask) -> str | None:
        """Where it is asked; None where this question is not for it."""
        if self.paths is None:
            return None if self.keeps and not question.kept else ask.address
        path = self.paths.get(question.key)
        return path.format(**ask.given) if path else None


@dataclass(frozen=True, slots=True)
class Data:
    """What the candidates read: our store, its relational copy, its quotes as lines of JSON; their folder."""

    store: Path
    folder: Path

    @property
    def relational(self) -> Path:
        """The copy that peers read."""
        return self.folder / "peers.sqlite"

    @property
    def flat(self) -> Path:
        """The quotes as lines of JSON."""
        return self.folder / "flat.ndjson"

    @property
    def loaded(self) -> Path:
        """What loading the store took, kept beside it."""
        return self.store.with_name("loaded.json")

    @property
    def asks(self) -> Path:
        """The questions, for those who learn them."""
        return self.folder / "asks.json"


def ours(key: str, body: bytes) -> Any:
    """Ids and total of a list, the counts of a facet, the id of a record; else the answer as it is."""
    if key == "s" or not body.startswith(b"{"):
        return body
    if key == "r":
        return [json.loads(line)["id"] for line in body.splitlines()]
    answer = json.loads(body)
    if key == "f":
        return {one["id"]: one["count"] for one in answer["facets"]["sector"]}
    if "total_exact" not in answer:
        return answer.get("id", answer)
    return [one["id"] for one in answer["items"]], answer["total"] if answer["total_exact"] else None


def page_of(items: str, total: str | None, identifier: str = "id") -> Read:
    """How a page is read that has its records and their number under these names."""

    def read(key: str, body: bytes) -> Any:
        answer = json.loads(body)
        if key == "a":
            return answer[identifier]
        if key == "f":
            return answer
        return [one[identifier] for one in answer[items]], answer[total] if total else None

    return read


def rows(key: str, body: bytes) -> Any:
    """How plain rows are read, which tell no total."""
    answer = json.loads(body)
    if key == "f":
        return {one["id"]: one["count"] for one in answer}
    return answer[0]["id"] if key == "a" else ([one["id"] for one in answer], None)


def _uvicorn(python: str, factory: bool, target: str) -> list[str]:
    return [python, "-m", "uvicorn", *(["--factory"] if factory else []), target, *_SERVE, *_UVICORN]


def own(data: Data) -> list[Candidate]:
    """Ours without and with what it keeps of its answers, and what they are held against."""
    store = {"DATABASE_URL": f"sqlite:///{data.store.resolve()}", "LOAD_SEEDS": "false", "LOG_LEVEL": "warning",
             ASKS: str(data.asks.resolve())}  # fmt: skip
    serve = [str(Path(sys.executable).with_name("verbale")), "serve", *_SERVE]
    return [
        Candidate("ours, cold", serve, {**store, "CACHE_MB": "0"}, ours, first="/readyz"),
        Candidate("ours, repeated", serve, store, ours, first="/readyz", keeps=True),
        Candidate("limit", _uvicorn(sys.executable, True, "benchmarks.limit:limit"), store, ours, learns=True),
        Candidate("constant", _uvicorn(sys.executable, True, "benchmarks.limit:constant"), store, ours, learns=True),
    ]


def peers(data: Data) -> list[Candidate]:
    """Those that answer the same questions from the relational copy, as far as they are installed."""
    python = str(VENV / "bin/python")
    environment = {"PEERS_DATABASE": str(data.relational.resolve())}
    by_offset = {**_PATHS, "g": "/quotes?offset={offset}", "h": "/quotes?offset={offset}"}
    by_page = {**_PATHS, "g": "/quotes?page={page}", "h": "/quotes?page={page}"}
    by_size = {key: path + "&size=20" if key in "bcdegh" else path for key, path in by_page.items()}
    canned = {key: f"/{data.relational.stem}/{key}.json?_shape=array&{given}" for key, given in datasette.PATHS.items()}
    gunicorn = [python, "-m", "gunicorn", "benchmarks.peers.drf.application:application", "--worker-class", "gthread",
                "--threads", "4", "--keep-alive", "60", "--bind", "127.0.0.1:{port}"]  # fmt: skip
    found = [
        Candidate("tutorial", _uvicorn(python, False, "benchmarks.peers.tutorial:app"), environment,
                  page_of("items", None), by_offset),
        Candidate("pagination", _uvicorn(python, False, "benchmarks.peers.pagination:app"), environment,
                  page_of("items", "total"), by_size),
        Candidate("DRF", gunicorn, environment, page_of("results", "count"),
                  {key: path for key, path in by_page.items() if key != "e"}),
        Candidate("Datasette", datasette.command(python, data.relational, data.folder / "datasette.json"), {}, rows,
                  canned),
    ]  # fmt: skip
    if (VENV / "bin/roapi").exists():
        table = f"quote={data.flat.resolve()}"
        found.append(
            Candidate("ROAPI", [str(VENV / "bin/roapi"), "--addr-http", "127.0.0.1:{port}", "--table", table], {}, rows,
                      roapi.PATHS)
        )  # fmt: skip
    return found
