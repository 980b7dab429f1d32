"""Every stored word is checked again: one character changed anywhere is found, and named."""

from collections.abc import Callable

import pytest

from app.errors import StorageCorrupt
from app.store import verify as checks
from app.store.engine import open_reading
from app.store.verify import Fault, Tally
from tests import corpus
from tests.corpus import person, quote, record
from tests.store.stores import Store

ANA = person("Ana Silva", country="PT")


def _verify(store: Store) -> tuple[list[Fault], Tally]:
    session, tally = open_reading(store.path), Tally()
    try:
        return list(checks.verify(session, tally)), tally
    finally:
        session.raw.close()


@pytest.fixture
def forum(store: Store) -> Store:
    store.put(corpus.forum())
    return store


def test_all_is_well(forum: Store) -> None:
    faults, tally = _verify(forum)
    assert faults == []
    assert (tally.texts, tally.parts) == (1, 13)
    assert tally.documents == forum.value("SELECT count(*) FROM record")


def test_an_empty_store_is_well(store: Store) -> None:
    assert _verify(store)[0] == []


@pytest.mark.parametrize("at", [1, 600, 3544])
def test_a_changed_character_of_a_text(forum: Store, at: int) -> None:
    """SQLite counts characters from 1."""
    forum.change("UPDATE source_text SET text = substr(text, 1, ? - 1) || '~' || substr(text, ? + 1)", at, at)
    faults, _ = _verify(forum)
    source = next(iter(forum.documents("sources")))
    assert Fault(source, "version 1 of its text does not have its digest") in faults
    quoted = [one for one in faults if one.record.startswith("q-")]
    assert len(quoted) == (1 if at == 600 else 0)


@pytest.mark.parametrize(
    "change",
    ["exact = replace(exact, 'historic', 'Historic')", "start = start + 1", "stop = stop - 1",
     "exact = exact || ' '", "exact = replace(exact, '-', '‐')"],
)  # fmt: skip
def test_a_changed_part(forum: Store, change: str) -> None:
    forum.change(f"UPDATE quote_part SET {change} WHERE exact LIKE 'That historic document%'")
    [fault], _ = _verify(forum)
    wronged = forum.value("SELECT id FROM quote WHERE text LIKE 'That historic%'")
    assert fault.record == wronged
    assert "words are not those of" in fault.what


@pytest.mark.parametrize("resource", ["quotes", "events", "persons", "organizations", "sources", "sectors", "topics"])
def test_a_changed_document(forum: Store, resource: str) -> None:
    identifier = forum.value("SELECT min(id) FROM record WHERE resource = ?", resource)
    forum.change(
        "UPDATE record SET body = CAST(replace(CAST(body AS TEXT), '\"id\":\"', '\"id\":\"x') AS BLOB) "
        "WHERE resource = ? AND id = ?", resource, identifier
    )  # fmt: skip
    assert [one for one in _verify(forum)[0] if resource in one.what] == [
        Fault(identifier, f"its document among {resource} does not have its digest")
    ]


def test_a_document_that_others_wrote_as_text(forum: Store) -> None:
    forum.change("UPDATE record SET body = CAST(body AS TEXT) WHERE id = 'kevin-kim'")
    assert _verify(forum)[0] == [Fault("kevin-kim", "its document among persons does not have its digest")]


def test_a_text_that_is_no_text_any_more_is_damage(forum: Store) -> None:
    forum.change("UPDATE source_text SET text = CAST(X'ff' || CAST(substr(text, 2) AS BLOB) AS TEXT)")
    with pytest.raises(StorageCorrupt):
        _verify(forum)


def test_every_version_of_every_source_is_looked_at(new_store: Callable[[], Store]) -> None:
    """More texts than one batch, versions of one source across its edge."""
    store = new_store()
    url = "https://example.org/{}"
    loads = [record(quote(f"Word {n}", ANA), persons=[ANA], url=url.format(n)) for n in range(498)]
    again = [record(quote(f"Word {n}", ANA), persons=[ANA], url=url.format(497), opening=f"v{n}") for n in range(4)]
    store.put(*loads, *again)
    faults, tally = _verify(store)
    assert (faults, tally.texts) == ([], 502)
    store.change("UPDATE source_text SET text = text || '!' WHERE version = 3")
    assert len(_verify(store)[0]) == 1


def test_words_of_a_text_long_replaced_are_still_checked(store: Store) -> None:
    store.put(record(quote("Yes", ANA), persons=[ANA], url="https://example.org/a"))
    store.put(record(persons=[ANA], url="https://example.org/a"))
    store.change("UPDATE quote_part SET exact = 'No!'")
    assert len(_verify(store)[0]) == 1
