"""Everything, batch by batch: each unchanged record once while others write, and no transaction between batches."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from app.domain.filters import EventQuery, ListQuery, PersonQuery, QuoteQuery
from app.domain.vocabulary import Vocabulary
from app.errors import QueryTimeout, UnknownIdentity
from app.store import exports, lists
from app.store.engine import open_reading
from app.store.exports import Export
from app.store.resolve import UnresolvedError
from app.store.session import Session
from tests import corpus

SIZES = (40, 10, 1)  # of batches, instead of those that are worth it
MANY = 3 * SIZES[0] + 17
URL = "https://news.example/{}"


def report(number: int, *, words: str = "ships", day: int = 1) -> Any:
    said = corpus.quote(f"We spoke of {words}, number {number}.")
    return corpus.record(said, url=URL.format(number), published=f"2025-0{1 + day % 9}-0{1 + number % 9}")


def documents(session: Session, vocabulary: Vocabulary, query: ListQuery) -> Iterator[dict[str, Any]]:
    return map(json.loads, Export(session, query, vocabulary, 5).bodies())


@pytest.fixture(autouse=True)
def batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "SIZES", SIZES)


@pytest.fixture
def path(make_store: Callable[..., Path]) -> Path:
    return make_store(*(report(number, day=number) for number in range(MANY)))


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    opened = open_reading(path)
    yield opened
    opened.raw.close()


@pytest.mark.parametrize(
    "asked",
    [{}, {"sort": "date"}, {"sort": "-added"}, {"sort": "order"}, {"q": "ships"}, {"q": "ships", "sort": "relevance"},
     {"date": "2025", "q": "ships"}],
)  # fmt: skip
def test_what_does_not_change_is_met_once_while_others_write(
    path: Path, session: Session, vocabulary: Vocabulary, asked: dict[str, str]
) -> None:
    unchanged = {document["id"] for document in documents(session, vocabulary, QuoteQuery(**asked))}
    assert len(unchanged) == MANY
    met: list[str] = []
    for number, document in enumerate(documents(session, vocabulary, QuoteQuery(**asked))):
        met.append(document["id"])
        if number % 30 == 20:  # others come, go and change in front of where it stands and behind
            new = [report(MANY + number + n, day=n, words="ships and ports") for n in range(9)]
            changed = [report(n, day=n + 3, words="ports") for n in range(number % 7, MANY, 23)]
            corpus.load(path, [*new, *changed], vocabulary, now="2026-01-01T00:00:00Z")
    left = {document["id"] for document in documents(session, vocabulary, QuoteQuery())}
    counts = {identifier: met.count(identifier) for identifier in unchanged & left}
    assert len(counts) > MANY // 2
    assert set(counts.values()) == {1}


@pytest.mark.parametrize("many", [1, 20, MANY, 10_000])
def test_the_order_of_sources_is_kept_however_many_ids_are_read_at_once(
    session: Session, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setitem(exports._AT_ONCE, "order", many)
    first = islice(documents(session, vocabulary, QuoteQuery(sort="order")), 2 * SIZES[0])
    met = [(document["source"]["id"], document["order"]) for document in first]
    assert met == sorted(met)
    assert len(set(met)) == 2 * SIZES[0]


def test_nothing_is_held_between_batches(path: Path, session: Session, vocabulary: Vocabulary) -> None:
    """The log can be folded back and emptied at any point of an export: no reader stands in its way."""
    other = sqlite3.connect(path)
    for number, _ in enumerate(documents(session, vocabulary, QuoteQuery())):
        assert not session.raw.in_transaction
        if number % 20 == 10:
            corpus.load(path, [report(MANY + number)], vocabulary)
            busy, _, _ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            assert not busy
    other.close()


def test_it_tells_of_which_change_it_is(session: Session, vocabulary: Vocabulary) -> None:
    export = Export(session, QuoteQuery(), vocabulary, 5)
    assert export.page["seq"] == session.value(exports.changes.LAST)
    assert export.updated == corpus.NOW
    assert not export.is_whole
    assert Export(session, QuoteQuery(id=["q-nobody"]), vocabulary, 5).is_whole


@pytest.mark.parametrize("query", [EventQuery(), PersonQuery(), QuoteQuery(q="nothing")])
def test_of_nothing_there_is_nothing(session: Session, vocabulary: Vocabulary, query: ListQuery) -> None:
    export = Export(session, query, vocabulary, 5)
    assert export.is_whole
    assert list(export.bodies()) == []


def test_a_batch_that_takes_too_long_is_tried_smaller(
    session: Session, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, sizes = lists.answer, []

    def slow(*given: Any, **named: Any) -> Any:
        sizes.append(given[1].limit)
        if given[1].limit > SIZES[1]:
            raise QueryTimeout("too long")
        return answer(*given, **named)

    monkeypatch.setattr(lists, "answer", slow)
    assert len(list(documents(session, vocabulary, QuoteQuery()))) == MANY
    assert sizes[:4] == [SIZES[0], SIZES[1]] * 2


def test_one_that_cannot_be_had_at_all_ends_it(
    session: Session, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any, **__: Any) -> None:
        raise QueryTimeout("too long")

    monkeypatch.setattr(lists, "answer", never)
    with pytest.raises(QueryTimeout):
        Export(session, QuoteQuery(), vocabulary, 5)


def test_a_name_of_nobody_is_told_at_once(session: Session, vocabulary: Vocabulary) -> None:
    with pytest.raises(UnresolvedError) as refused:
        Export(session, QuoteQuery(person=["Nobody Nowhere"]), vocabulary, 5)
    assert isinstance(refused.value.explain(session), UnknownIdentity)
