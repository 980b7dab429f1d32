"""The change log: gapless from the first migration on, one row a change, with the digest of what then stood there."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import pytest

from app.domain.records import Record
from tests import corpus
from tests.corpus import event, mention, person, quote, record
from tests.store.stores import LATER, NOW, Store

Facts = dict[str, Any]

ANA = person("Ana Silva", family="Silva", country="PT", office="foreign-minister")
BO = person("Bo Lind", organization="Port Club", title="Chair")


def _log(store: Store) -> list[tuple[int, str, str, str, str, int, str]]:
    return store.rows("SELECT seq, at, action, resource, id, version, digest FROM change ORDER BY seq")


def _loads() -> Iterator[tuple[str, Record]]:
    held = event("Porto Forum", date="2025-11-20", hosts=["Port Club"])
    url = {"a": "https://example.org/a", "b": "https://example.org/b"}
    yield "a new source", record(quote("Yes", ANA), persons=[ANA], event=held, url=url["a"])
    yield "a joined event", record(quote("No", BO), persons=[BO], event={**held, "ordinal": 3}, url=url["b"])
    yield "a host more", record(event={**held, "hosts": [{"name": "Trade House"}]}, url="https://example.org/c")
    yield "a new text", record(quote("Yes", ANA), persons=[ANA], event=held, url=url["a"], opening="Longer")
    yield "gone quotes", record(persons=[ANA], url=url["a"], mentions=[mention("Maria Sousa")])
    yield "nothing new", record(persons=[ANA], url=url["a"], mentions=[mention("Maria Sousa")])
    yield "quotes back", record(quote("Yes", ANA), persons=[ANA], event=held, url=url["a"])


def _check(store: Store, before: int, standing: dict[tuple[str, str], int]) -> None:
    """Numbers without a gap, versions without a gap, and the digest of each document as it stands."""
    log = _log(store)
    assert [row[0] for row in log] == list(range(1, len(log) + 1))
    written = log[before:]
    assert len({(row[3], row[4]) for row in written}) == len(written), "one row a record and change"
    for _, _, action, resource, identifier, version, digest in written:
        body, stored, added = store.rows(
            "SELECT body, digest, added FROM record WHERE resource = ? AND id = ?", resource, identifier
        )[0]
        assert sha256(body).hexdigest() == stored == digest
        if (resource, identifier) not in standing:
            assert (action, version) == ("create", 1)
            assert log[added - 1][3:5] == (resource, identifier)
        else:
            assert action in {"update", "withdraw"}
            assert version == standing[resource, identifier] + 1
        standing[resource, identifier] = version


def _versions(store: Store) -> dict[tuple[str, str], int]:
    return {(row[3], row[4]): row[5] for row in _log(store)}


def test_the_vocabulary_is_the_log_s_first(store: Store) -> None:
    log = _log(store)
    assert {row[3] for row in log} == {"sectors", "topics"}
    assert {row[2] for row in log} == {"create"}
    _check(store, 0, {})


def test_every_change_has_its_row(store: Store) -> None:
    for name, load in _loads():
        before, standing = store.seq(), _versions(store)
        store.put(load)
        _check(store, before, standing)
        assert (store.seq() > before) is (name != "nothing new"), name


def test_several_changes_of_one_record_in_one_load_are_one(store: Store) -> None:
    """An event that three sources of one load report is created once, at version 1."""
    before, standing = store.seq(), _versions(store)
    store.put(*(load for name, load in _loads() if name in {"a new source", "a joined event"}))
    _check(store, before, standing)
    held = store.document("events", "2025-11-20-porto-forum")
    assert (held["ordinal"], held["version"]) == (3, 1)


def test_a_withdrawal_has_its_own_action(store: Store) -> None:
    for name, load in _loads():
        before = store.seq()
        store.put(load)
        if name == "gone quotes":
            actions = {(row[2], row[3]) for row in _log(store)[before:]}
            assert ("withdraw", "quotes") in actions
            assert ("update", "sources") in actions
            assert ("create", "persons") in actions


def test_rows_are_never_altered(store: Store) -> None:
    seen: list[Any] = []
    for _, load in _loads():
        store.put(load)
        log = _log(store)
        assert log[: len(seen)] == seen
        seen = log


def test_instants_are_utc_and_of_the_load(store: Store) -> None:
    store.put(corpus.forum(), now=LATER)
    assert {row[1] for row in _log(store)} == {corpus.NOW, LATER}
    assert LATER.endswith("Z")


@pytest.mark.parametrize("resource", ["sources", "events", "persons", "organizations", "quotes"])
def test_everything_of_the_forum_was_created(store: Store, resource: str) -> None:
    store.put(corpus.forum(), now=NOW)
    created = {row[4] for row in _log(store) if row[3] == resource and row[2] == "create"}
    assert created == set(store.documents(resource))


def test_equal_loads_have_equal_logs_but_for_the_clock(new_store: Callable[[], Store]) -> None:
    logs = []
    for now in (NOW, LATER):
        store = new_store()
        for _, load in _loads():
            store.put(load, now=now)
        logs.append([(row[0], *row[2:6]) for row in _log(store)])
    assert logs[0] == logs[1]


def test_a_record_that_loses_or_gains_a_fact_is_updated(store: Store) -> None:
    """A role taken back and a host gained are changes of the person and of the event."""
    loads = dict(_loads())
    store.put(loads["a new source"])
    before = store.seq()
    store.put(loads["a host more"])
    assert ("update", "events") in {(row[2], row[3]) for row in _log(store)[before:]}
    before = store.seq()
    nobody = {**ANA, "roles": []}
    store.put(record(quote("Yes", nobody), persons=[nobody], url="https://example.org/a"))
    assert ("update", "persons") in {(row[2], row[3]) for row in _log(store)[before:]}
