"""`dump --canonical`: the whole store in one order and without clocks, so that equal stores are equal bytes."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.vocabulary import Vocabulary
from app.store import indexing
from tests import corpus
from tests.corpus import event, person, quote, record
from tests.store.stores import LATER, NOW, Store

ANA = person("Ana Silva", country="PT")
LOADS = [
    corpus.forum(),
    record(quote("Yes", ANA), persons=[ANA], url="https://example.org/a", event=event("Porto Forum")),
    record(quote("No", ANA), persons=[ANA], url="https://example.org/a"),
    record(quote("예, 동의합니다 👍", ANA), persons=[ANA], url="https://example.org/b"),
]


def test_lines_are_records_in_order(store: Store) -> None:
    store.put(*LOADS)
    lines = [json.loads(line) for line in store.dump()]
    keys = [(line["resource"], line["record"]["id"]) for line in lines]
    assert keys == sorted(keys)
    assert len(keys) == store.value("SELECT count(*) FROM record")
    assert {line["resource"] for line in lines if line["withdrawn"]} == {"events", "quotes"}


def test_every_version_of_a_text_is_in_it(store: Store) -> None:
    store.put(*LOADS)
    texts = {line["record"]["id"]: line["texts"] for line in map(json.loads, store.dump()) if "texts" in line}
    twice = [one for one in texts.values() if len(one) == 2]
    assert [[version["version"] for version in one] for one in twice] == [[1, 2]]
    assert sum(map(len, texts.values())) == store.value("SELECT count(*) FROM source_text")


def test_equal_loads_are_equal_bytes(new_store: Callable[[], Store]) -> None:
    stores = [new_store(), new_store()]
    for store, now in zip(stores, (NOW, LATER), strict=True):
        for load in LOADS:
            store.put(load, now=now)
    assert stores[0].dump() == stores[1].dump()


def test_it_does_not_depend_on_how_pages_lie(store: Store, tmp_path: Path, vocabulary: Vocabulary) -> None:
    store.put(*LOADS)
    before = store.dump()
    store.rows("VACUUM")
    indexing.rebuild(store.path)
    copied = Store(tmp_path / "copy.sqlite", vocabulary)
    shutil.copyfile(store.path, copied.path)
    assert store.dump() == copied.dump() == before


@pytest.mark.parametrize("changed", ["text", "attribution", "speaker"])
def test_what_differs_shows(new_store: Callable[[], Store], changed: str) -> None:
    one, other = new_store(), new_store()
    bo = person("Bo Lind")
    words = quote("Yes", ANA)
    one.put(record(words, persons=[ANA, bo]))
    other.put({
        "text": record(quote("Yes!", ANA), persons=[ANA, bo]),
        "attribution": record(quote("Yes", ANA, confidence=0.5), persons=[ANA, bo]),
        "speaker": record(quote("Yes", bo), persons=[ANA, bo]),
    }[changed])  # fmt: skip
    assert one.dump() != other.dump()
