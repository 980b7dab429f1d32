"""A source that comes again otherwise: what it said before is taken back, what it still says keeps its id."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from app.domain.filters import EventQuery, QuoteQuery
from app.domain.records import Record
from app.errors import NotFound, Withdrawn
from app.store import lists, writer
from app.store.engine import open_reading
from tests.corpus import event, mention, person, quote, record
from tests.store.stores import LATER, NOW, Store, faults

Facts = dict[str, Any]

ANA = person("Ana Silva", family="Silva", title="Foreign Minister", office="foreign-minister", country="PT")
BO = person("Bo Lind", title="Chair", organization="Port Club")
URL = "https://example.org/a"


def _source(*quotes: Facts, persons: Sequence[Facts] = (ANA, BO), **more: Any) -> Record:
    return record(*quotes, persons=persons, **{"url": URL, **more})


def _listed(store: Store, query: QuoteQuery | EventQuery) -> dict[str, Any]:
    session = open_reading(store.path)
    try:
        found: dict[str, Any] = json.loads(lists.answer(session, query, store.vocabulary).body)
    finally:
        session.raw.close()
    return found


def _log(store: Store, after: int) -> list[tuple[str, str, str, int]]:
    return store.rows("SELECT action, resource, id, version FROM change WHERE seq > ? ORDER BY seq", after)


class TestAnotherText:
    def test_it_is_a_second_version_and_the_first_is_kept(self, store: Store) -> None:
        first, second = _source(quote("Yes", ANA)), _source(quote("Yes", ANA), opening="A longer report")
        [one], [again] = store.put(first), store.put(second, now=LATER)
        assert (again.action, again.source) == ("updated", one.source)
        source = store.document("sources", one.source)
        assert (source["version"], source["length"]) == (2, len(second.source.text))
        assert [row[0] for row in store.rows("SELECT text FROM source_text ORDER BY version")] == [
            first.source.text, second.source.text,
        ]  # fmt: skip

    def test_a_quote_that_moved_keeps_its_id(self, store: Store) -> None:
        store.put(_source(quote("Yes, we agree", ANA)))
        [before] = store.quotes()
        store.put(
            _source(quote("First of all, thanks", BO), quote("Yes, we agree", ANA), opening="Much later"), now=LATER
        )
        moved = store.document("quotes", before["id"])
        assert moved["parts"][0]["exact"] == before["parts"][0]["exact"]
        assert moved["parts"][0]["start"] != before["parts"][0]["start"]
        assert (moved["order"], moved["version"], moved["source"]["version"]) == (2, 2, 2)
        assert (moved["added_at"], moved["updated_at"]) == (NOW, LATER)

    def test_a_quote_that_is_gone_is_withdrawn(self, store: Store) -> None:
        store.put(_source(quote("Yes, we agree", ANA, sectors=["shipbuilding"]), quote("No", BO)))
        gone = next(one for one in store.quotes() if "agree" in one["text"])
        seq = store.seq()
        store.put(_source(quote("No", BO), opening="Corrected"))
        with pytest.raises(Withdrawn):
            store.document("quotes", gone["id"])
        assert ("withdraw", "quotes", gone["id"], 2) in _log(store, seq)
        assert _listed(store, QuoteQuery())["total"] == 1
        assert _listed(store, QuoteQuery(q="agree"))["total"] == 0
        assert _listed(store, QuoteQuery(person=["ana-silva"]))["total"] == 0
        assert store.document("persons", "ana-silva")["quote_count"] == 0
        assert store.document("persons", "ana-silva")["last_spoke"] is None
        assert store.document("sectors", "shipbuilding")["quote_count"] == 0
        assert store.document("sources", gone["source"]["id"])["quote_count"] == 1
        assert faults(store) == []

    def test_a_quote_that_is_back_is_itself_again(self, store: Store) -> None:
        with_both = _source(quote("Yes, we agree", ANA), quote("No", BO))
        store.put(with_both)
        ids = {one["id"] for one in store.quotes()}
        store.put(_source(quote("No", BO), opening="Corrected"))
        store.put(with_both)
        assert {one["id"] for one in store.quotes()} == ids
        assert {one["source"]["version"] for one in store.quotes()} == {3}
        assert store.document("persons", "ana-silva")["quote_count"] == 1
        assert _listed(store, QuoteQuery(q="agree"))["total"] == 1

    def test_words_said_once_less_lose_the_last(self, store: Store) -> None:
        store.put(_source(quote("Yes", ANA), quote("Yes", ANA)))
        first, last = store.quotes()
        store.put(_source(quote("Yes", ANA), opening="Corrected"))
        assert [one["id"] for one in store.quotes()] == [first["id"]]
        with pytest.raises(Withdrawn):
            store.document("quotes", last["id"])

    def test_an_id_nobody_had_stays_unknown(self, store: Store) -> None:
        with pytest.raises(NotFound) as missing:
            store.document("quotes", "q-0000000000000000")
        assert not isinstance(missing.value, Withdrawn)

    def test_without_an_address_another_text_is_another_source(self, store: Store) -> None:
        one, other = store.put(_source(quote("Yes", ANA), url=None), _source(quote("No", ANA), url=None))
        assert one.source != other.source
        assert len(store.quotes()) == 2

    def test_addresses_that_differ_in_case_of_the_host_or_fragment_are_one(self, store: Store) -> None:
        one, other = store.put(
            _source(quote("Yes", ANA), url="https://Example.org/a#top"), _source(quote("No", ANA), url=URL)
        )
        assert one.source == other.source


class TestAnotherRecord:
    def test_the_same_text_read_otherwise_is_no_new_text(self, store: Store) -> None:
        [written] = store.put(_source(quote("Yes", ANA)))
        [before] = store.quotes()
        store.put(_source(quote("Yes", BO, sectors=["shipbuilding"])))
        [after] = store.quotes()
        assert store.document("sources", written.source)["version"] == 1
        assert (after["id"], after["speaker"]["id"], after["version"]) == (before["id"], "bo-lind", 2)
        counts = {key: one["quote_count"] for key, one in store.documents("persons").items()}
        assert counts == {"ana-silva": 0, "bo-lind": 1}
        assert faults(store) == []

    def test_roles_are_taken_back(self, store: Store) -> None:
        store.put(_source(quote("Yes", ANA)))
        store.put(_source(quote("Yes", {**ANA, "roles": []}), persons=[{**ANA, "roles": []}]))
        assert store.document("persons", "ana-silva")["roles"] == []
        assert store.quotes()[0]["role"] is None
        assert ("country", "PT") not in store.counts("persons")
        assert ("office", "foreign-minister") not in store.counts("quotes")

    def test_a_role_that_another_source_states_too_is_shown_from_there(self, store: Store) -> None:
        [_, other] = store.put(_source(quote("Yes", ANA)), _source(quote("No", ANA), url="https://example.org/b"))
        assert len(store.document("persons", "ana-silva")["roles"]) == 1
        nobody = {**ANA, "roles": []}
        store.put(_source(quote("Yes", nobody), persons=[nobody]))
        [role] = store.document("persons", "ana-silva")["roles"]
        assert (role["title"], role["source"]) == ("Foreign Minister", other.source)

    def test_mentions_are_taken_back(self, store: Store) -> None:
        told = [mention("Maria Sousa", role="President", country="PT")]
        store.put(_source(quote("Ask Maria Sousa", ANA), mentions=told))
        assert store.counts("quotes")["mentions", "person:maria-sousa"] == 1
        store.put(_source(quote("Ask Maria Sousa", ANA)))
        assert store.quotes()[0]["mentions"] == []
        for resource in ("quotes", "persons", "events"):
            assert ("mentions", "person:maria-sousa") not in store.counts(resource)
        assert store.document("persons", "maria-sousa")["roles"] == []

    def test_mentions_found_later_are_shown(self, store: Store) -> None:
        store.put(_source(quote("Ask Maria Sousa", ANA)))
        store.put(_source(quote("Ask Maria Sousa", ANA), mentions=[mention("Maria Sousa")]))
        assert [one["id"] for one in store.quotes()[0]["mentions"]] == ["maria-sousa"]
        assert store.counts("persons")["mentions", "person:maria-sousa"] == 1

    def test_what_is_known_of_the_source_is_shown_with_its_quotes(self, store: Store) -> None:
        store.put(_source(quote("Yes", ANA), event=event("Porto Forum")))
        store.put(_source(quote("Yes", ANA), event=event("Porto Forum"), publisher="The Post", title="A day",
                          kind="release"))  # fmt: skip
        shown = store.quotes()[0]["source"]
        assert (shown["publisher"], shown["title"], shown["kind"]) == ("The Post", "A day", "release")
        [held] = store.documents("events").values()
        assert held["sources"][0]["publisher"] == "The Post"
        for resource in ("quotes", "persons", "events"):
            assert store.counts(resource)["publisher", "the post"] == 1
            assert ("source_kind", "article") not in store.counts(resource)

    def test_a_new_speaker_and_event_may_come_with_it(self, store: Store) -> None:
        store.put(_source(quote("Yes", ANA), persons=[ANA]))
        newcomer = person("Nia Costa", organization="New House", title="Chair")
        store.put(_source(quote("Yes", newcomer), persons=[newcomer], event=event("Porto Forum", hosts=["Old House"])))
        [one] = store.quotes()
        assert (one["speaker"]["id"], one["event"]["id"]) == ("nia-costa", "undated-porto-forum")
        assert one["role"]["organization"]["id"] == "new-house"

    def test_members_of_a_group_change(self, store: Store) -> None:
        both = {"type": "group", "members": ["ana-silva", "bo-lind"]}
        store.put(_source(quote("Yes", both)))
        store.put(_source(quote("Yes", {**both, "members": ["bo-lind"]})))
        counts = {key: one["quote_count"] for key, one in store.documents("persons").items()}
        assert counts == {"ana-silva": 0, "bo-lind": 1}
        assert [one["id"] for one in store.quotes()[0]["speaker"]["members"]] == ["bo-lind"]

    def test_only_what_changed_has_a_new_version(self, store: Store) -> None:
        store.put(_source(quote("Yes", ANA), quote("No", BO)))
        seq = store.seq()
        store.put(_source(quote("Yes", ANA), quote("No", BO, topics=["trade"])))
        changed = {(action, resource): identifier for action, resource, identifier, _ in _log(store, seq)}
        assert set(changed) == {("update", "sources"), ("update", "quotes")}
        assert {one["version"] for one in store.quotes()} == {1, 2}

    def test_the_log_has_no_gap_where_new_quotes_are_written_first(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Who is described as before has not changed, and must not have been given a place in the log."""
        monkeypatch.setattr(writer, "HELD", 1)
        forum = event("Porto Forum", date="2025-11-20")
        store.put(_source(quote("Trade grows", ANA), event=forum))
        before = store.seq()
        store.put(_source(quote("Trade grows", ANA), quote("Ships sail", BO), event=forum))
        numbers = store.rows("SELECT seq FROM change WHERE seq > ? ORDER BY seq", before)
        assert [seq for (seq,) in numbers] == list(range(before + 1, before + 1 + len(numbers)))
        assert ("create", "quotes") in {(action, resource) for action, resource, *_ in _log(store, before)}


class TestEvents:
    def test_an_event_that_nobody_reports_any_more_is_withdrawn(self, store: Store) -> None:
        held = event("Porto Forum", date="2025-11-20", hosts=["Port Club"], sectors=["shipbuilding"], country="PT")
        store.put(_source(quote("Yes", ANA), event=held))
        identifier, seq = "2025-11-20-porto-forum", store.seq()
        store.put(_source(quote("Yes", ANA)))
        with pytest.raises(Withdrawn):
            store.document("events", identifier)
        assert ("withdraw", "events", identifier, 2) in _log(store, seq)
        assert _listed(store, EventQuery())["total"] == 0
        [one] = store.quotes()
        assert one["event"] is None
        assert (one["said"]["edtf"], one["said"]["basis"]) == ("2025-11-20", "published")
        assert store.document("sectors", "shipbuilding")["event_count"] == 0
        assert not {("host", "port-club"), ("place_country", "PT")} & store.counts("persons").keys()
        assert faults(store) == []

    def test_and_comes_back_under_its_id(self, store: Store) -> None:
        held = event("Porto Forum", date="2025-11-20")
        store.put(_source(quote("Yes", ANA), event=held))
        store.put(_source(quote("Yes", ANA)))
        store.put(_source(quote("Yes", ANA), event=event("Porto Forum", "summit", "2025-11-20", ordinal=2)))
        found = store.document("events", "2025-11-20-porto-forum")
        assert (found["kind"], found["ordinal"], found["version"]) == ("summit", 2, 3)
        assert store.quotes()[0]["event"]["id"] == found["id"]

    def test_a_source_may_report_another_event(self, store: Store) -> None:
        store.put(_source(quote("Yes", ANA, sectors=["shipbuilding"]), event=event("Porto Forum")))
        store.put(_source(quote("Yes", ANA, sectors=["shipbuilding"]), event=event("Lisbon Forum")))
        assert list(store.documents("events")) == ["undated-lisbon-forum"]
        assert store.document("sectors", "shipbuilding")["event_count"] == 1
        assert store.counts("quotes")["event", "undated-lisbon-forum"] == 1
        assert ("event", "undated-porto-forum") not in store.counts("quotes")


def test_a_record_may_come_twice_in_one_load(store: Store) -> None:
    first, second = _source(quote("Yes", ANA)), _source(quote("No", ANA), opening="Corrected")
    assert [one.action for one in store.put(first, second, second)] == ["created", "updated", "unchanged"]
    assert [one["text"] for one in store.quotes()] == ["No"]
    assert store.value("SELECT count(*) FROM source_text") == 2
    assert faults(store) == []
