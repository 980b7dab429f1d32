"""Every name there is, is suggested by the beginning of any of its words, even with a typing error in a longer one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.suggestions import SuggestQuery, errors_allowed, typed
from app.domain.vocabulary import Vocabulary
from app.store import suggesting
from app.store.engine import open_reading
from app.store.session import Session
from tests.api import assembly
from tests.store.stores import Store


@pytest.fixture(scope="module")
def store(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Store:
    return Store(make_store(*assembly.records()), vocabulary)


@pytest.fixture(scope="module")
def session(store: Store) -> Iterator[Session]:
    opened = open_reading(store.path)
    yield opened
    opened.raw.close()


def ids(session: Session, vocabulary: Vocabulary, type_: str, asked: str) -> set[str]:
    found = suggesting.suggest(session, vocabulary, SuggestQuery(q=asked, types=[type_], limit=50))
    return {one.id for one in found.items}


@pytest.mark.parametrize("type_", ["person", "organization", "event", "sector", "topic"])
def test_every_beginning_of_every_word(store: Store, session: Session, vocabulary: Vocabulary, type_: str) -> None:
    for identifier, document in store.documents(f"{type_}s").items():
        names = [document.get("name") or document["label"], *(one["name"] for one in document.get("names", ()))]
        for word in (word for name in names for word in typed(name)):
            for length in {2, 3, len(word) - 1, len(word)} & set(range(2, len(word) + 1)):
                assert identifier in ids(session, vocabulary, type_, word[:length]), (identifier, word[:length])
            wrong = f"{word[0]}{word[2:]}"
            if errors_allowed(wrong):
                assert identifier in ids(session, vocabulary, type_, wrong), (identifier, wrong)


def test_the_most_quoted_come_first(store: Store, session: Session, vocabulary: Vocabulary) -> None:
    found = suggesting.suggest(session, vocabulary, SuggestQuery(q="kim", types=["person"]))
    documents = store.documents("persons")
    counts = [documents[one.id]["quote_count"] for one in found.items]
    assert len(counts) > 1
    assert counts == sorted(counts, reverse=True)
