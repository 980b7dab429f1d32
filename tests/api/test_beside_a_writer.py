"""Any question, read page by page while another process writes: what is unchanged and found all along is met once.

A commit is let go before each page is asked for and awaited behind it, so that the two overlap. What is found between
commits is asked for in one page: thereby it is known what did not change and was found at every moment.
"""

import multiprocessing
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.domain import vocabulary as vocabularies
from app.domain.records import Record
from tests import corpus
from tests.api import world
from tests.api.conftest import Asking
from tests.api.test_oracle import SETTINGS, parameters, queries, understood
from tests.conftest import serving

Asked = list[tuple[str, str]]
pytestmark = pytest.mark.slow  # a process that writes beside each of some hundreds of pages

NOW = "2026-03-09T00:00:00Z"


def changes() -> Iterator[list[Record]]:
    """Some reports at a time of other worlds: they replace those under their addresses, and move whom they quote."""
    for seed in range(1000):
        records = list(chain(*world.draw(seed, reports=60, replaced=0).batches))
        known = [one for one in records if one.source.url is not None]
        yield [*known[:2], next(one for one in records if one.source.url is None)]
        yield from (known[start : start + 4] for start in range(2, len(known), 4))


def write(path: Path, told: Connection) -> None:
    """What the other process does: a commit each time it is told to, and nothing more once it is told False."""
    vocabulary = vocabularies.load(corpus.SEEDS)
    for records in changes():
        if not told.recv():
            return
        corpus.load(path, records, vocabulary, now=NOW)
        told.send(True)


class Beside:
    """A service over a store, and the process that writes to it."""

    def __init__(self, client: TestClient, writer: Connection) -> None:
        self.client, self.writer = client, writer
        self.met: Counter[str] = Counter()

    def whole(self, path: str, asked: Asked) -> dict[str, Any]:
        """All that is found at one moment, by id."""
        page = self.ask(path, [*asked, ("limit", "500")])
        assert page["next"] is None
        return {one["id"]: one for one in page["items"]}

    def ask(self, path: str, asked: Asked) -> dict[str, Any]:
        """A page. A question about somebody whom no source names any longer is none."""
        answer = self.client.get(f"{path}?{urlencode(asked)}")
        if answer.status_code == 422 and "/unknown-" in answer.json()["type"]:
            reject()
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def pages(self, path: str, asked: Asked, limit: int) -> Iterator[tuple[list[str], dict[str, Any]]]:
        """The ids of each page, and what is found once the commit that ran beside it is done."""
        following: Asked = [*asked, ("limit", str(limit))]
        while True:
            self.writer.send(True)
            try:
                page = self.ask(path, following)
            finally:
                assert self.writer.recv()
            yield [one["id"] for one in page["items"]], self.whole(path, asked)
            if page["next"] is None:
                return
            following = [*asked, ("limit", str(limit)), ("cursor", page["next"])]


@pytest.fixture(scope="module")
def beside(asking: Asking, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beside]:
    path = tmp_path_factory.mktemp("beside") / "store.sqlite"
    with sqlite3.connect(asking.store) as before, sqlite3.connect(path) as copy:
        before.backup(copy)
    before.close()
    copy.close()
    spawning = multiprocessing.get_context("spawn")
    ours, its = spawning.Pipe()
    process = spawning.Process(target=write, args=(path, its))
    process.start()
    with serving(path, query_deadline=20) as client, pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.store.reader._ON_LOOP", 20)  # a busy machine may stall for longer than a question may take
        yield Beside(client, ours)
    ours.send(False)
    process.join(30)
    assert process.exitcode == 0


@settings(SETTINGS, max_examples=60)
@given(queries() | queries(words=1), st.integers(2, 6))
def test_what_does_not_change_is_met_once(
    asking: Asking, beside: Beside, query: tuple[Any, dict[str, str]], pages: int
) -> None:
    drawn, days = query
    asked = understood(asking, drawn)
    path = f"/v1/{asked.resource}"
    given_ = parameters(asked, days, random.Random(0))
    first = beside.whole(path, given_)
    limit = max(1, -(-len(first) // pages))
    met: Counter[str] = Counter()
    unchanged = dict(first)
    for ids, found in islice(beside.pages(path, given_, limit), 40):
        met.update(ids)
        unchanged = {name: one for name, one in unchanged.items() if found.get(name) == one}
    assert {name: met[name] for name in unchanged} == dict.fromkeys(unchanged, 1)
    beside.met.update(unchanged=len(unchanged), changed=len(first) - len(unchanged))


def test_there_was_something_to_meet_and_something_changed(beside: Beside) -> None:
    assert beside.met["unchanged"] > 500
    assert beside.met["changed"] > 100
