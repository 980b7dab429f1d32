"""Several sources report one event when name, date and place agree; each keeps its own evidence."""

from typing import Any

import pytest

from app.domain.records import Record
from tests import corpus
from tests.corpus import event, person, quote, record
from tests.store.stores import Store, faults

Facts = dict[str, Any]

ANA = person("Ana Silva", title="Foreign Minister", office="foreign-minister", country="PT")
BO = person("Bo Lind", title="Chair", organization="Port Club")


def _reports(held: Facts | None, name: str, *quotes: Facts, day: str | None = "2025-11-20", **more: Any) -> Record:
    return record(
        *quotes, event=held, url=f"https://example.org/{name}", opening=f"As {name} has it", published=day, **more
    )


def _place(name: str, country: str | None = None) -> Facts:
    return {"name": name, "country": country}


AGREE = {
    "all the same": (event("Porto Forum", date="2025-11-20"), event("Porto Forum", date="2025-11-20")),
    "another spelling": (event("Porto Forum", date="2025-11-20"), event("PORTO-FORUM", date="2025-11-20")),
    "a day within the month": (event("Porto Forum", date="2025-11"), event("Porto Forum", date="2025-11-20")),
    "a day within the days": (
        event("Porto Forum", date="[2025-11-11..2025-11-20]"), event("Porto Forum", date="2025-11-20"),
    ),
    "neither dated": (event("Porto Forum"), event("Porto Forum")),
    "place told by one": (
        event("Porto Forum", date="2025-11-20", place=_place("Porto")), event("Porto Forum", date="2025-11-20"),
    ),
    "place spelt otherwise": (
        event("Porto Forum", date="2025-11-20", place=_place("São João")),
        event("Porto Forum", date="2025-11-20", place=_place("Sao Joao", "PT")),
    ),
    "another kind": (event("Porto Forum", "forum", "2025-11-20"), event("Porto Forum", "meeting", "2025-11-20")),
}  # fmt: skip
DIFFER = {
    "another name": (event("Porto Forum", date="2025-11-20"), event("Lisbon Forum", date="2025-11-20")),
    "another day": (event("Porto Forum", date="2025-11-20"), event("Porto Forum", date="2025-11-21")),
    "another month": (event("Porto Forum", date="2025-10"), event("Porto Forum", date="2025-11-20")),
    "one undated": (event("Porto Forum", date="2025-11-20"), event("Porto Forum")),
    "another place": (
        event("Porto Forum", date="2025-11-20", place=_place("Porto")),
        event("Porto Forum", date="2025-11-20", place=_place("Lisbon")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("apart", [True, False], ids=["apart", "together"])
@pytest.mark.parametrize(("first", "second"), AGREE.values(), ids=AGREE)
def test_one_event(store: Store, first: Facts, second: Facts, apart: bool) -> None:
    loads = [_reports(first, "a", quote("Yes, we agree")), _reports(second, "b", quote("No, we do not"))]
    for load in [loads[:1], loads[1:]] if apart else [loads]:
        store.put(*load)
    [found] = store.documents("events").values()
    assert [one["why"] for one in found["sources"]] == ["first report", "same name, and date and place agree"]
    assert found["quote_count"] == 2
    assert {one["event"]["id"] for one in store.quotes()} == {found["id"]}
    assert faults(store) == []


@pytest.mark.parametrize("apart", [True, False], ids=["apart", "together"])
@pytest.mark.parametrize(("first", "second"), DIFFER.values(), ids=DIFFER)
def test_two_events(store: Store, first: Facts, second: Facts, apart: bool) -> None:
    loads = [_reports(first, "a", quote("Yes, we agree")), _reports(second, "b", quote("No, we do not"))]
    for load in [loads[:1], loads[1:]] if apart else [loads]:
        store.put(*load)
    assert [one["quote_count"] for one in store.documents("events").values()] == [1, 1]
    assert faults(store) == []


def test_the_second_holder_of_an_id_has_a_suffix_of_its_source(store: Store) -> None:
    written = store.put(
        _reports(event("Porto Forum", date="2025-11-20", place=_place("Porto")), "a"),
        _reports(event("Porto Forum", date="2025-11-20", place=_place("Lisbon")), "b"),
    )
    plain, suffixed = sorted(store.documents("events"))
    assert plain == "2025-11-20-porto-forum"
    assert suffixed == f"{plain}-{written[1].source.removeprefix('src-')[:6]}"


@pytest.mark.parametrize(
    ("date", "identifier"),
    [
        ("2025-11-20", "2025-11-20-porto-forum"), ("2025-11", "2025-11-porto-forum"), ("2025", "2025-porto-forum"),
        ("[2025-11-11..2025-11-20]", "2025-11-porto-forum"), ("[..2025-11-20]", "undated-porto-forum"),
        (None, "undated-porto-forum"), ("2025-11-20~", "2025-11-20-porto-forum"),
    ],
)  # fmt: skip
def test_an_id_has_the_known_part_of_the_date(store: Store, date: str | None, identifier: str) -> None:
    store.put(_reports(event("Porto Forum", date=date), "a"))
    assert list(store.documents("events")) == [identifier]


class TestGains:
    """What a later report adds to an event."""

    def test_hosts_quotes_people_and_subjects(self, store: Store) -> None:
        store.put(_reports(event("Porto Forum", date="2025-11-20", hosts=["Port Club"], sectors=["shipbuilding"]), "a",
                           quote("Yes", ANA), persons=[ANA]))  # fmt: skip
        held = event("Porto Forum", date="2025-11-20", hosts=["Trade House", "Port Club"], attending=[BO],
                     topics=["trade"], sectors=["shipbuilding"])  # fmt: skip
        store.put(_reports(held, "b", quote("No", BO, sectors=["semiconductors"]), persons=[BO]))
        [found] = store.documents("events").values()
        assert [one["id"] for one in found["hosts"]] == ["port-club", "trade-house"]
        assert [one["person"]["id"] for one in found["participants"]] == ["bo-lind"]
        assert [one["id"] for one in found["sectors"]] == ["shipbuilding", "semiconductors"]
        assert [one["id"] for one in found["topics"]] == ["trade"]
        terms = store.counts("events")
        for term in (("person", "ana-silva"), ("person", "bo-lind"), ("country", "PT"), ("host", "trade-house")):
            assert terms[term] == 1
        quotes = store.counts("quotes")
        assert (quotes["host", "trade-house"], quotes["host", "port-club"]) == (2, 2)
        assert store.counts("persons")["host", "trade-house"] == 2

    def test_evidence_of_each_source(self, store: Store) -> None:
        for name in "ab":
            facts = _reports(event("Porto Forum", date="2025-11-20", hosts=["Port Club"]), name).model_dump()
            facts["event"]["hosts"][0]["evidence"] = [{"start": 0, "end": 4}]
            facts["event"]["sectors"] = [{"id": "shipbuilding", "evidence": [{"start": 0, "end": 2}]}]
            store.put(Record.model_validate(facts))
        [found] = store.documents("events").values()
        sources = [one["id"] for one in found["sources"]]
        assert [one["source"] for one in found["hosts"][0]["evidence"]] == sources
        assert [one["source"] for one in found["sectors"][0]["evidence"]] == sources

    def test_a_place_not_known_before(self, store: Store) -> None:
        store.put(_reports(event("Porto Forum", date="2025-11-20"), "a", quote("Yes", ANA), persons=[ANA]))
        store.put(_reports(event("Porto Forum", date="2025-11-20", place=_place("Porto", "PT")), "b"))
        [found] = store.documents("events").values()
        assert (found["place"]["name"], found["place"]["country"], found["version"]) == ("Porto", "PT", 2)
        assert store.counts("quotes")["place_country", "PT"] == 1
        assert store.counts("persons")["place_country", "PT"] == 1
        store.put(_reports(event("Porto Forum", date="2025-11-20", place=_place("Lisbon", "PT")), "c"))
        assert len(store.documents("events")) == 2

    def test_a_place_learnt_within_a_load_holds_there_too(self, store: Store) -> None:
        store.put(*(_reports(event("Porto Forum", date="2025-11-20", place=place), name) for place, name in
                    ((None, "a"), (_place("Porto", "PT"), "b"), (_place("Lisbon", "PT"), "c"))))  # fmt: skip
        assert len(store.documents("events")) == 2

    def test_a_date_is_taken_whole_or_not_at_all(self, store: Store) -> None:
        """The words and the evidence of a date belong to it; a date of one source is not read by another's words."""
        store.put(_reports(event("Porto Forum", date="2025-11"), "a"))
        facts = _reports(event("Porto Forum", date="2025-11-20"), "b").model_dump()
        facts["event"]["date"].update(as_written="As b", evidence=[{"start": 0, "end": 4}])
        store.put(Record.model_validate(facts))
        [found] = store.documents("events").values()
        date = found["date"]
        assert (date["edtf"], date["as_written"], date["evidence"]) == ("2025-11", None, [])

    def test_a_place_is_taken_whole_or_not_at_all(self, store: Store) -> None:
        store.put(_reports(event("Porto Forum", date="2025-11-20", place=_place("Porto")), "a", quote("Yes")))
        store.put(_reports(event("Porto Forum", date="2025-11-20", place=_place("Porto", "PT")), "b", quote("No")))
        [found] = store.documents("events").values()
        assert found["place"]["country"] is None
        assert ("place_country", "PT") not in store.counts("quotes")
        assert ("place_country", "PT") not in store.counts("events")

    def test_a_first_report_s_name_and_kind_stay(self, store: Store) -> None:
        store.put(_reports(event("Porto Forum", "forum", "2025-11-20"), "a"))
        store.put(_reports(event("PORTO FORUM", "meeting", "2025-11-20"), "b"))
        [found] = store.documents("events").values()
        assert (found["name"], found["kind"]) == ("Porto Forum", "forum")

    def test_related_events_that_are_the_same_stand_once(self, store: Store) -> None:
        told = [{"name": "a summit", "kind": "summit", "date": {"edtf": "2025-10-29"}, "place": _place("Gyeongju")}]
        again = [{**told[0], "name": "the summit of both"}]
        store.put(_reports(event("Porto Forum", date="2025-11-20", related=told), "a"))
        store.put(_reports(event("Porto Forum", date="2025-11-20", related=again), "b"))
        [found] = store.documents("events").values()
        assert [one["name"] for one in found["related"]] == ["a summit"]


def test_the_only_report_may_restate_everything(store: Store) -> None:
    store.put(_reports(event("Porto Forum", "forum", "2025-11", ordinal=1), "a", quote("Yes", ANA), persons=[ANA]))
    held = event("Porto Forum", "summit", "2025-11-20", ordinal=2, country="PT")
    store.put(_reports(held, "a", quote("Yes", ANA), persons=[ANA]))
    [found] = store.documents("events").values()
    assert (found["id"], found["version"]) == ("2025-11-porto-forum", 2), "an id never follows a correction"
    assert (found["kind"], found["ordinal"], found["date"]["edtf"]) == ("summit", 2, "2025-11-20")
    assert store.quotes()[0]["event"]["kind"] == "summit"
    assert ("event_kind", "forum") not in store.counts("quotes")
    assert store.counts("persons")["event_kind", "summit"] == 1


def test_what_a_source_stated_of_a_shared_event_goes_with_it(store: Store) -> None:
    """The place rests on a alone: when a's text has it no more, no evidence may point there."""
    store.put(_reports(event("Porto Forum", date="2025-11-20", place=_place("Porto", "PT")), "a", quote("Yes")))
    store.put(_reports(event("Porto Forum", date="2025-11-20"), "b", quote("No")))
    store.put(_reports(event("Porto Forum", date="2025-11-20"), "a", quote("Yes")))
    [found] = store.documents("events").values()
    assert found["place"] is None
    assert ("place_country", "PT") not in store.counts("quotes")


def test_an_event_of_two_sources_outlives_either(store: Store) -> None:
    for name in "ab":
        store.put(
            _reports(event("Porto Forum", date="2025-11-20", hosts=[f"Club {name}"]), name, quote(f"Said {name}"))
        )
    store.put(_reports(None, "a", quote("Said a")))
    [found] = store.documents("events").values()
    assert ([one["id"] for one in found["hosts"]], found["quote_count"]) == (["club-b"], 1)
    assert [one["event"] and one["event"]["id"] for one in store.quotes()].count(None) == 1
    assert ("host", "club-a") not in store.counts("quotes")


def test_the_forum_is_joined_by_another_report(store: Store) -> None:
    held = event("Korea–US Diplomatic Forum", date="2025-11-20", hosts=["Asia Club"], place=_place("Seoul", "KR"))
    store.put(corpus.forum(), _reports(held, "b", quote("We were there", BO), persons=[BO]))
    [found] = store.documents("events").values()
    assert (found["id"], found["quote_count"]) == (corpus.FORUM, 13)
    assert [one["id"] for one in found["hosts"]] == ["east-asia-foundation", "asia-club"]
    assert store.counts("events")["organization", "port-club"] == 1
