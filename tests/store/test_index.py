"""Counts, pairs, postings and words agree with the records they count; and the check for that is not blind."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from app.domain.vocabulary import Concept, Scheme, Vocabulary
from app.store import indexing, postings
from app.store.engine import open_writing
from app.store.session import Row, Session, Statement
from app.store.vocabulary_writer import take_in
from tests import corpus
from tests.corpus import event, mention, person, quote, record
from tests.store.stores import LATER, Store, faults, model, recounted

ANA = person("Ana Silva", family="Silva", country="PT", office="foreign-minister")
BO = person("Bo Lind", title="Chair", organization="Port Club")


@pytest.fixture
def loaded(store: Store) -> Store:
    held = event("Porto Forum", date="2025-11", hosts=["Port Club"], sectors=["semiconductors"], topics=["trade"])
    said = [quote("Ships and Norway", ANA, sectors=["shipbuilding"]), quote("Trade", BO, topics=["trade"])]
    told = [mention("Norway", "country", country="NO")]
    store.put(corpus.forum(), record(*said, persons=[ANA, BO], event=held, mentions=told, url="https://example.org/a"))
    store.put(record(said[0], persons=[ANA, BO], event=held, mentions=told, url="https://example.org/a"))
    return store


def test_all_of_it_agrees(loaded: Store) -> None:
    assert faults(loaded) == []


def test_it_is_the_same_however_much_of_it_is_written_at_once(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = model(loaded)
    monkeypatch.setattr(postings, "AT_ONCE", 0)
    indexing.rebuild(loaded.path)
    assert kept.differences(model(loaded)) == []
    assert faults(loaded) == []


def test_made_anew_it_reads_few_records_at_a_time(loaded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is the same however many there are: of 13 quotes two are read, whatever is asked of them."""
    together, rows = 2, Session.rows
    most = dict.fromkeys(("quote", "record"), 0)

    def counted(session: Session, statement: Statement, given: Mapping[str, Any] | None = None) -> list[Row]:
        found = rows(session, statement, given)
        for table in most:
            if f" FROM {table} " in " ".join(statement.text.split()):
                most[table] = max(most[table], len(found))
        return found

    kept = model(loaded)
    monkeypatch.setattr(indexing, "AT_ONCE", together)
    monkeypatch.setattr(Session, "rows", counted)
    indexing.rebuild(loaded.path)
    assert most == dict.fromkeys(most, together)
    assert kept.differences(model(loaded)) == []


def test_made_anew_it_has_no_record_of_what_is_no_fact(loaded: Store) -> None:
    kept = model(loaded)
    loaded.change("INSERT INTO record SELECT 1 << 40 | pk, resource, 'q-nobody-said', newest, tie, sort_name, added, "
                  "quotes_term, withdrawn, digest, terms, body FROM record WHERE pk = 8")  # fmt: skip
    indexing.rebuild(loaded.path)
    assert kept.differences(model(loaded)) == []


def test_a_count_is_the_number_of_a_term_s_postings(loaded: Store) -> None:
    assert (
        loaded.rows("SELECT t.pk FROM term t WHERE t.count <> (SELECT count(*) FROM posting p WHERE p.term = t.pk)")
        == []
    )
    assert loaded.counts("quotes")["all", ""] == 13
    assert loaded.counts("quotes")["country", "KR"] == 3


def test_a_pair_is_counted_quote_by_quote(loaded: Store) -> None:
    seen = model(loaded)
    assert seen.pairs == recounted(seen)
    count, least, greatest = seen.pairs[("quotes", "person", "ana-silva", 0), ("quotes", "sector", "shipbuilding", 0)]
    assert (count, least) == (1, greatest)


def test_postings_stand_in_the_order_of_the_answer(loaded: Store) -> None:
    """Newest first, then the vaguer, then by source and place."""
    for meaning, listed in model(loaded).postings.items():
        if meaning[:3] == ("quotes", "all", ""):
            assert listed == sorted(listed)


def test_full_text_finds_what_the_words_say(loaded: Store) -> None:
    found = loaded.rows("SELECT rowid FROM quote_fts WHERE quote_fts MATCH 'ship'")
    assert len(found) == 1
    assert loaded.rows("SELECT rowid FROM quote_fts WHERE quote_fts MATCH 'trade'") == []


DAMAGES = {
    "a posting lost": "DELETE FROM posting WHERE (term, record) IN (SELECT term, record FROM posting LIMIT 1)",
    "a posting too many": "INSERT INTO posting SELECT term, newest + 1, tie, record FROM posting LIMIT 1",
    "a count": "UPDATE term SET count = count + 1 WHERE pk = 5",
    "a pair": "UPDATE term_pair SET count = count + 1 WHERE (term, other) = (SELECT min(term), other FROM term_pair)",
    "a word": "UPDATE quote_words SET words = ' other ' WHERE pk IN (SELECT pk FROM quote_words LIMIT 1)",
    "a name": "UPDATE name_words SET words = ' other ' WHERE pk IN (SELECT pk FROM name_words LIMIT 1)",
    "a reference": "UPDATE quote SET person_pk = 999 WHERE pk = 1",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_the_check_sees(loaded: Store, damage: str) -> None:
    connection = sqlite3.connect(loaded.path)
    with connection:
        assert connection.execute(damage).rowcount == 1
    connection.close()
    assert faults(loaded) != []


@pytest.mark.parametrize(
    "damage",
    ["DELETE FROM label WHERE id = 'ana-silva'", "UPDATE record SET body = X'7b7d'",
     "UPDATE record SET sort_name = 'x'", "UPDATE record SET tie = tie + 1"],
)  # fmt: skip
def test_and_the_comparison_with_one_made_anew(loaded: Store, damage: str) -> None:
    connection = sqlite3.connect(loaded.path)
    with connection:
        connection.execute(damage)
    connection.close()
    before = model(loaded)
    indexing.rebuild(loaded.path)
    assert before.differences(model(loaded)) != []


class TestVocabulary:
    """A row of the vocabulary that changes shows in every record that it stands on."""

    @staticmethod
    def _changed(vocabulary: Vocabulary, change: Callable[[Concept], Concept], *ids: str) -> Vocabulary:
        schemes = {}
        for name in ("sector", "topic", "office", "event_kind"):
            scheme: Scheme = getattr(vocabulary, name)
            concepts = {key: change(one) if key in ids else one for key, one in scheme.concepts.items()}
            schemes[name] = Scheme(scheme.name, concepts, scheme.sections)
        return replace(vocabulary, **schemes)

    def _take_in(self, store: Store, vocabulary: Vocabulary) -> int:
        with open_writing(store.path) as session:
            session.begin()
            changed = take_in(session, vocabulary, LATER)
            session.commit()
        return changed

    @staticmethod
    def _logged(store: Store) -> list[tuple[str, int]]:
        return store.rows(
            "SELECT action, version FROM change WHERE resource = 'sectors' AND id = 'shipbuilding' ORDER BY seq"
        )

    def test_the_same_again_changes_nothing(self, loaded: Store, vocabulary: Vocabulary) -> None:
        before, seq = model(loaded), loaded.seq()
        assert self._take_in(loaded, vocabulary) == 0
        assert (before.differences(model(loaded)), loaded.seq()) == ([], seq)

    def test_a_label(self, loaded: Store, vocabulary: Vocabulary) -> None:
        renamed = self._changed(
            vocabulary, lambda one: replace(one, labels=(("Making of ships", "en"), *one.labels[1:])), "shipbuilding"
        )
        assert self._take_in(loaded, renamed) == 1
        assert self._logged(loaded) == [("create", 1), ("update", 2)]
        assert self._take_in(loaded, vocabulary) == 1
        assert self._logged(loaded)[2:] == [("update", 3)]
        assert self._take_in(loaded, renamed) == 1
        shown = {link["label"] for one in loaded.quotes() for link in one["sectors"] if link["id"] == "shipbuilding"}
        assert shown == {"Making of ships"}
        self._is_as_made_anew(loaded)

    @pytest.mark.parametrize(
        ("concept", "broader"),
        [("shipbuilding", None), ("trade", "investment"), ("vice-foreign-minister", None), ("foreign-minister", None),
         ("forum", None)],
    )  # fmt: skip
    def test_a_broader_term(self, loaded: Store, vocabulary: Vocabulary, concept: str, broader: str | None) -> None:
        moved = self._changed(vocabulary, lambda one: replace(one, broader=broader), concept)
        assert self._take_in(loaded, moved) >= 1
        self._is_as_made_anew(loaded)

    def test_a_term_that_is_gone_shows_its_id(self, loaded: Store, vocabulary: Vocabulary) -> None:
        offices = {key: one for key, one in vocabulary.office.concepts.items() if key != "ambassador"}
        without = replace(vocabulary, office=Scheme("office", offices))
        assert self._take_in(loaded, without) >= 1
        self._is_as_made_anew(loaded)

    @staticmethod
    def _is_as_made_anew(store: Store) -> None:
        kept = model(store)
        assert faults(store) == []
        indexing.rebuild(store.path)
        assert kept.differences(model(store)) == []
