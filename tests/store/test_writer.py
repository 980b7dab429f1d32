"""The seed's record and small ones taken into a store: everything stated is kept, with its evidence, once."""

import hashlib
import json
from typing import Any

import pytest

from app.domain.records import Record
from app.errors import InputError
from app.store.engine import open_writing
from app.store.prepared import prepared
from app.store.writer import Writer
from tests import corpus
from tests.corpus import event, mention, person, quote, record
from tests.store.stores import LATER, NOW, Store, faults

Facts = dict[str, Any]

ANA = person("Ana Silva", family="Silva", title="Foreign Minister", office="foreign-minister", country="PT")
BO = person("Bo Lind", title="Chair", organization="Port Club")


@pytest.fixture
def forum(store: Store) -> Store:
    [written] = store.put(corpus.forum())
    assert (written.action, written.quotes) == ("created", 12)
    return store


def _said(one: Facts, text: str) -> list[str]:
    return [text[part["start"] : part["end"]] for part in one["parts"]]


class TestForum:
    def test_its_source(self, forum: Store) -> None:
        [source] = forum.documents("sources").values()
        data = (corpus.SEEDS / "000_8d1662cdded2846d.txt").read_bytes()
        assert source["id"].startswith("src-")
        assert (source["kind"], source["published"], source["language"]) == ("article", "2025-11-20", "en")
        assert source["sha256"] == hashlib.sha256(data).hexdigest()
        assert (source["version"], source["length"], source["quote_count"]) == (1, len(data.decode()), 12)
        assert forum.value("SELECT text FROM source_text") == data.decode()

    def test_its_event(self, forum: Store) -> None:
        [found] = forum.documents("events").values()
        where = next(iter(forum.documents("sources")))
        assert found["id"] == corpus.FORUM
        assert (found["name"], found["kind"], found["ordinal"]) == ("Korea-US Diplomatic Forum", "forum", 1)
        date = found["date"]
        assert (date["edtf"], date["as_written"], date["approximate"]) == ("2025-11-20", "Thursday", False)
        assert date["evidence"] == [{"source": where, "start": 53, "end": 61}]
        assert found["place"] == {
            "name": "Seoul", "country": "KR", "country_basis": "gazetteer",
            "evidence": [{"source": where, "start": 775, "end": 780}],
        }  # fmt: skip
        [host] = found["hosts"]
        assert (host["id"], host["part"]) == ("east-asia-foundation", "co-host")
        assert host["evidence"] == [{"source": where, "start": 2885, "end": 2905}]
        assert found["occasion"] == {
            "text": "the establishment of the bipartisan Korea-US Parliament Union",
            "evidence": [{"source": where, "start": 1546, "end": 1607}],
        }
        assert [one["person"]["id"] for one in found["participants"]] == ["kevin-kim", "park-yoon-joo", "kim-sung-hwan"]
        assert found["participants"][0]["role"]["title"] == "Acting US Ambassador"
        assert found["participants"][0]["role"]["evidence"] == [{"source": where, "start": 17, "end": 37}]
        assert [(one["kind"], one["date"]["edtf"]) for one in found["related"]] == [
            ("summit", "2025-10-29"), ("statement", "[2025-11-11..2025-11-20]"), ("founding", "2025-03"),
        ]  # fmt: skip
        assert found["related"][1]["date"]["latest"] == "2025-11-20"
        assert found["related"][0]["place"]["country"] == "KR"
        assert {one["id"] for one in found["sectors"]} == {
            "shipbuilding", "semiconductors", "pharmaceuticals", "critical-minerals",
        }  # fmt: skip
        assert {one["id"] for one in found["mentions"]} == {"lee-jae-myung", "donald-trump"}
        assert (found["quote_count"], [one["why"] for one in found["sources"]]) == (12, ["first report"])

    def test_its_people(self, forum: Store) -> None:
        people = forum.documents("persons")
        counts = {"kevin-kim": 6, "park-yoon-joo": 3, "kim-sung-hwan": 3, "lee-jae-myung": 0, "donald-trump": 0}
        assert {identifier: one["quote_count"] for identifier, one in people.items()} == counts
        kevin, sung_hwan = people["kevin-kim"], people["kim-sung-hwan"]
        assert (kevin["sort_name"], sung_hwan["sort_name"]) == ("Kim, Kevin", "Kim, Sung-hwan")
        assert (kevin["first_spoke"], kevin["last_spoke"]) == ("2025-11-20", "2025-11-20")
        assert people["donald-trump"]["last_spoke"] is None
        acting, former = kevin["roles"]
        assert (acting["office"], acting["status"], acting["country"]) == ("ambassador", "acting", "US")
        assert former["organization"]["id"] == "senate-armed-services-committee"
        assert (former["end_date"]["edtf"], former["end_date"]["earliest"]) == ("[..2025-11-20]", None)
        assert all(role["evidence"] and role["source"] for role in (*kevin["roles"], *sung_hwan["roles"]))

    def test_its_quotes(self, forum: Store) -> None:
        quotes, text = forum.quotes(), (corpus.SEEDS / "000_8d1662cdded2846d.txt").read_bytes().decode()
        assert [one["order"] for one in quotes] == list(range(1, 13))
        assert sum(len(one["parts"]) for one in quotes if one["quote_kind"] == "direct") == 11
        for one in quotes:
            assert [part["exact"] for part in one["parts"]] == _said(one, text)
            assert one["verbatim"] is (one["quote_kind"] == "direct")
            assert one["event"]["id"] == corpus.FORUM
            assert one["said"]["edtf"] == "2025-11-20"
            for part in one["parts"]:
                assert text[: part["start"]].endswith(part["prefix"])
                assert text[part["end"] :].startswith(part["suffix"])
        together = quotes[2]
        assert together["text"].endswith("technologies of tomorrow … This is a simple recognition that America’s "
                                         "future depends on Korea, and Korea’s future depends on America.")  # fmt: skip
        assert [one["id"] for one in together["sectors"]] == [
            "shipbuilding", "semiconductors", "pharmaceuticals", "critical-minerals",
        ]  # fmt: skip
        assert together["sectors"][0]["evidence"] == [{"start": 1218, "end": 1230}]
        assert together["role"]["title"] == "Acting US Ambassador"

    def test_carried_quotes_name_the_quote_before(self, forum: Store) -> None:
        quotes = {one["order"]: one for one in forum.quotes()}
        carried = {order: one["attribution"]["carried_from"] for order, one in quotes.items()}
        assert {order: one for order, one in carried.items() if one} == {
            5: quotes[4]["id"], 9: quotes[8]["id"], 12: quotes[11]["id"],
        }  # fmt: skip

    def test_a_date_that_a_quote_does_not_state_is_the_event_s(self, store: Store) -> None:
        ana = person("Ana Silva")
        store.put(record(quote("Yes", ana), persons=[ana], event=event("Forum in Porto", date="2025-11-18")))
        [one] = store.quotes()
        assert (one["said"]["edtf"], one["said"]["basis"]) == ("2025-11-18", "event")

    def test_and_without_an_event_the_source_s(self, store: Store) -> None:
        ana = person("Ana Silva")
        store.put(record(quote("Yes", ana), persons=[ana], published="2025-11-19", url="https://example.org/a"),
                  record(quote("Yes", ana), persons=[ana], published=None, url="https://example.org/b"))  # fmt: skip
        said = {one["source"]["published"]: one["said"] for one in store.quotes()}
        assert (said["2025-11-19"]["edtf"], said["2025-11-19"]["basis"]) == ("2025-11-19", "published")
        assert (said[None]["edtf"], said[None]["basis"], said[None]["latest"]) == (None, None, None)


class TestAgain:
    def test_the_same_record_changes_nothing(self, forum: Store) -> None:
        dump, seq, bodies = forum.dump(), forum.seq(), forum.rows("SELECT pk, body FROM record")
        [written] = forum.put(corpus.forum(), now=LATER)
        assert (written.action, written.quotes) == ("unchanged", 12)
        assert (forum.dump(), forum.seq(), forum.rows("SELECT pk, body FROM record")) == (dump, seq, bodies)

    def test_nor_within_one_transaction(self, store: Store) -> None:
        assert [one.action for one in store.put(corpus.forum(), corpus.forum())] == ["created", "unchanged"]
        assert store.counts("quotes")["all", ""] == 12


def test_equal_loads_give_equal_dumps_whatever_the_clock(new_store: Any) -> None:
    one, other = new_store(), new_store()
    ana = record(quote("Trade grows", ANA), persons=[ANA], url="https://example.org/a")
    one.put(corpus.forum(), ana, now=NOW)
    other.put(corpus.forum(), ana, now=LATER)
    assert one.dump() == other.dump()
    assert "2026" not in "".join(one.dump())
    assert one.value("SELECT added_at FROM quote LIMIT 1") != other.value("SELECT added_at FROM quote LIMIT 1")


def test_a_new_source_of_the_forum_adds_only_what_is_new(forum: Store) -> None:
    before = forum.documents("persons")
    kim = person("Kevin Kim", family="Kim", title="Ambassador", office="ambassador", country="US")
    forum.put(record(quote("We go on", kim), persons=[kim], url="https://example.org/b", published="2025-11-22"))
    after = forum.documents("persons")
    assert after.keys() == before.keys()
    assert after["kevin-kim"]["quote_count"] == 7
    assert after["kevin-kim"]["last_spoke"] == "2025-11-22"
    assert [one["title"] for one in after["kevin-kim"]["roles"]] == [
        "Acting US Ambassador", "professional staff member", "Ambassador",
    ]  # fmt: skip
    assert {name: one for name, one in after.items() if name != "kevin-kim"} == {
        name: one for name, one in before.items() if name != "kevin-kim"
    }


class TestSpeakers:
    def test_a_group_speaks_for_each_of_its_members(self, store: Store) -> None:
        store.put(record(quote("We agree", corpus.together(ANA, BO)), persons=[ANA, BO]))
        [one] = store.quotes()
        assert (one["speaker"]["type"], one["speaker"]["id"]) == ("group", None)
        assert [member["id"] for member in one["speaker"]["members"]] == ["ana-silva", "bo-lind"]
        assert {key: doc["quote_count"] for key, doc in store.documents("persons").items()} == {
            "ana-silva": 1, "bo-lind": 1,
        }  # fmt: skip

    def test_an_organization_speaks(self, store: Store) -> None:
        store.put(record(quote("We agree", corpus.said_by("Port Club"))))
        [one] = store.quotes()
        assert one["speaker"] == {
            "type": "organization", "id": "port-club", "name": "Port Club", "description": None, "members": [],
        }  # fmt: skip
        assert store.document("organizations", "port-club")["quote_count"] == 1

    def test_somebody_unnamed_speaks_and_is_nobody(self, store: Store) -> None:
        store.put(record(quote("We agree", {"type": "unnamed", "description": "a senior official"})))
        [one] = store.quotes()
        assert (one["speaker"]["type"], one["speaker"]["id"]) == ("unnamed", None)
        assert (one["speaker"]["description"], one["attribution"]["review"]) == ("a senior official", "none")
        assert store.documents("persons") == {}

    def test_nobody_known_needs_review(self, store: Store) -> None:
        candidates = [{"person": "ana-silva", "name": "Ana Silva", "confidence": 0.4}]
        store.put(record(quote("We agree", None, candidates=candidates), persons=[ANA]))
        [one] = store.quotes()
        assert (one["speaker"], one["role"], one["attribution"]["review"]) == (None, None, "needed")
        assert one["attribution"]["candidates"] == [{"id": "ana-silva", "name": "Ana Silva", "confidence": 0.4}]
        assert store.document("persons", "ana-silva")["quote_count"] == 0

    def test_the_role_is_that_of_the_day(self, store: Store) -> None:
        roles = [{"title": "former Minister", "status": "former"}, {"title": "Envoy", "status": "acting"}]
        store.put(record(quote("We agree", ANA), persons=[{**ANA, "roles": roles}]))
        assert store.quotes()[0]["role"]["title"] == "Envoy"

    def test_an_organization_of_the_gazetteer_has_its_name_however_it_is_called(
        self, store: Store, vocabulary: Any
    ) -> None:
        listed = next(one for one in vocabulary.gazetteer.organizations if one.acronyms and one.country)
        store.put(record(quote("We agree", corpus.said_by(listed.acronyms[0]))))
        [found] = store.documents("organizations").values()
        assert (found["name"], found["country"], found["quote_count"]) == (listed.name, listed.country, 1)
        assert ("country", listed.country) in store.counts("quotes")


class TestMentions:
    def test_somebody_mentioned_is_a_person_without_quotes(self, store: Store) -> None:
        told = [mention("Maria Sousa", role="President", country="PT", family_name="Sousa")]
        store.put(record(quote("Ask Maria Sousa", ANA), persons=[ANA], mentions=told))
        maria = store.document("persons", "maria-sousa")
        assert (maria["quote_count"], maria["last_spoke"], maria["sort_name"]) == (0, None, "Sousa, Maria")
        assert (maria["roles"][0]["title"], maria["roles"][0]["country"]) == ("President", "PT")
        assert maria["roles"][0]["evidence"]
        [one] = store.quotes()
        assert [(told["id"], told["name"]) for told in one["mentions"]] == [("maria-sousa", "Maria Sousa")]
        assert ("person", "maria-sousa") not in store.counts("quotes")
        assert store.counts("quotes")["mentions", "person:maria-sousa"] == 1

    def test_somebody_mentioned_has_the_roles_and_names_that_are_stated(self, store: Store) -> None:
        """Somebody who was a minister is none: from a title alone that could not be told."""
        former = {"title": "former President", "office": "president", "status": "former", "country": "PT"}
        told = mention("Maria Sousa", role="former President", roles=[former], family_name="Sousa",
                       other_names=[{"name": "마리아 소자", "language": "ko"}])  # fmt: skip
        store.put(record(quote("Ask Maria Sousa", ANA), persons=[ANA], mentions=[told]))
        maria = store.document("persons", "maria-sousa")
        [role] = maria["roles"]
        assert (role["office"], role["status"], role["country"]) == ("president", "former", "PT")
        assert maria["names"] == [{"name": "마리아 소자", "language": "ko"}]

    def test_a_mention_outside_a_quote_is_none_of_the_quote(self, store: Store) -> None:
        store.put(record(quote("No names", ANA), persons=[ANA], mentions=[mention("Maria Sousa")]))
        assert store.quotes()[0]["mentions"] == []
        assert "maria-sousa" in store.documents("persons")

    def test_a_surname_mentioned_is_nobody(self, store: Store) -> None:
        store.put(record(mentions=[mention("Sousa")], event=event("Porto Forum")))
        assert store.documents("persons") == {}
        [found] = store.documents("events").values()
        assert [(one["name"], one["id"]) for one in found["mentions"]] == [("Sousa", None)]

    def test_a_country_is_known_by_its_code(self, store: Store) -> None:
        told = [mention("Norway", "country", country="NO"), mention("Port Club", "organization")]
        store.put(record(quote("Norway and Port Club", ANA), persons=[ANA], mentions=told))
        assert [one["id"] for one in store.quotes()[0]["mentions"]] == ["NO", "port-club"]

    def test_a_mention_may_be_of_somebody_who_speaks(self, store: Store) -> None:
        told = [mention("Silva", person="ana-silva")]
        store.put(record(quote("I, Silva, agree", ANA), persons=[ANA], mentions=told))
        assert [one["id"] for one in store.quotes()[0]["mentions"]] == ["ana-silva"]


class TestOdd:
    """What a record may say that a careless writer would stumble over."""

    @pytest.mark.parametrize("scheme", ["sectors", "topics"])
    def test_a_concept_stated_twice_is_one_with_both_evidences(self, store: Store, scheme: str) -> None:
        concept = {"sectors": "shipbuilding", "topics": "trade"}[scheme]
        facts = record(quote("Ships and ships", ANA), persons=[ANA], event=event("Porto Forum")).model_dump()
        start = facts["quotes"][0]["parts"][0]["start"]
        links = [{"id": concept, "evidence": [{"start": start + at, "end": start + at + 5}]} for at in (0, 10)]
        facts["quotes"][0][scheme] = facts["event"][scheme] = links
        store.put(Record.model_validate(facts))
        [one] = store.quotes()[0][scheme]
        assert one["evidence"] == [*links[0]["evidence"], *links[1]["evidence"]]
        [found] = store.documents("events").values()
        assert len(found[scheme][0]["evidence"]) == 2

    def test_five_of_one_name_in_one_source_have_five_ids(self, store: Store) -> None:
        namesakes = [{**person("Ana Silva", country=code), "key": f"ana-{code.lower()}"} for code in
                     ("PT", "BR", "AO", "MZ", "CV")]  # fmt: skip
        store.put(record(persons=namesakes))
        people = store.documents("persons")
        assert len(people) == 5
        assert all(one == "ana-silva" or one.startswith("ana-silva-") for one in people)
        assert faults(store) == []

    def test_a_host_or_participant_named_twice_stands_once(self, store: Store) -> None:
        held = event("Porto Forum", hosts=["Port Club", "PORT CLUB"], attending=[ANA, ANA])
        store.put(record(persons=[ANA], event=held))
        [found] = store.documents("events").values()
        assert ([one["id"] for one in found["hosts"]], len(found["participants"])) == (["port-club"], 1)

    def test_members_without_a_full_name_are_candidates(self, store: Store) -> None:
        surname = person("Costa")
        store.put(record(quote("We agree", corpus.together(ANA, surname)),
                         quote("We do", {"type": "group", "members": ["costa"]}), persons=[ANA, surname]))  # fmt: skip
        together, alone = store.quotes()
        assert [one["id"] for one in together["speaker"]["members"]] == ["ana-silva"]
        assert (alone["speaker"], alone["attribution"]["review"]) == (None, "needed")
        for one in (together, alone):
            assert [candidate["name"] for candidate in one["attribution"]["candidates"]] == ["Costa"]

    def test_an_organization_of_no_letters_is_none(self, store: Store) -> None:
        store.put(record(quote("We agree", corpus.said_by("—"))))
        [one] = store.quotes()
        assert (one["speaker"], one["attribution"]["review"]) == (None, "needed")
        assert store.documents("organizations") == {}

    def test_an_event_whose_name_has_no_letters_has_an_id(self, store: Store) -> None:
        store.put(record(event=event("…", date="2025-11-20")))
        assert list(store.documents("events")) == ["2025-11-20-event"]

    def test_ids_stay_within_80_characters(self, store: Store) -> None:
        name = "Ana " + "Silva" * 40
        for country, url in (("PT", "https://example.org/a"), ("BR", "https://example.org/b")):
            one = {**person(name, country=country), "key": "ana"}
            store.put(record(quote("Yes", one), persons=[one], event=event(name, country=country), url=url))
        for resource in ("persons", "events"):
            found = list(store.documents(resource))
            assert len(set(found)) == 2
            assert all(len(one) <= 80 for one in found)

    def test_marks_of_either_script_and_direction_are_flagged_and_kept(self, store: Store) -> None:
        words = "No \u202eteltes\u202c and pаy"  # the а is Cyrillic
        store.put(record(quote(words, ANA), persons=[ANA]))
        [one] = store.quotes()
        assert one["parts"][0]["exact"] == words
        assert one["flags"] == ["bidi-controls", "mixed-script"]

    def test_a_quote_that_splits_a_character_is_kept_and_flagged(self, store: Store) -> None:
        facts = record(quote("cafe\u0301 au lait", ANA), persons=[ANA]).model_dump()
        part = facts["quotes"][0]["parts"][0]
        part.update(end=part["start"] + 4, exact="cafe")
        store.put(Record.model_validate(facts))
        assert store.quotes()[0]["flags"] == ["splits-grapheme"]

    def test_words_said_twice_are_two_quotes(self, store: Store) -> None:
        store.put(record(quote("Yes", ANA), quote("Yes", ANA), quote("Yes", ANA, "indirect"), persons=[ANA]))
        assert len({one["id"] for one in store.quotes()}) == 3

    def test_texts_are_kept_to_the_byte(self, store: Store) -> None:
        text = "\ufeffLine\r\nline\rline\n\u2028\u00a0 “Ünï𝔠ode 👩‍👩‍👧” she said\r\n"
        start = text.index("Ünï")
        given: Facts = {
            "source": {"text": text}, "persons": [ANA],
            "quotes": [{"quote_kind": "direct", "speaker": corpus.by(ANA),
                        "parts": [{"start": start, "end": start + 13}]}],
        }  # fmt: skip
        store.put(Record.model_validate(given))
        assert store.value("SELECT text FROM source_text") == text
        assert store.quotes()[0]["parts"][0]["exact"] == text[start : start + 13]


class TestAllOrNothing:
    def test_what_is_not_committed_never_was(self, store: Store, vocabulary: Any) -> None:
        dump, seq = store.dump(), store.seq()
        with open_writing(store.path) as session:
            session.begin()
            writer = Writer(session, vocabulary, NOW)
            writer.put(prepared(corpus.forum()))
            writer.flush()
        assert (store.dump(), store.seq(), faults(store)) == (dump, seq, [])
        store.put(corpus.forum())
        assert store.counts("quotes")["all", ""] == 12

    def test_a_record_that_proves_wrong_is_refused_before_anything_is_written(self, store: Store) -> None:
        facts = json.loads(corpus.forum().model_dump_json())
        facts["quotes"][11]["parts"][0]["exact"] = facts["quotes"][11]["parts"][0]["exact"].replace("complex", "simple")
        with pytest.raises(InputError) as refused:
            store.put(Record.model_validate(facts))
        assert (refused.value.code, refused.value.pointer) == ("E_QUOTE", "/quotes/11/parts/0/exact")
        assert store.documents("sources") == {}


def test_subjects_count_under_what_is_broader(store: Store) -> None:
    store.put(record(quote("We build ships", ANA, sectors=["shipbuilding"]), persons=[ANA],
                     event=event("Porto Forum", date="2025-11-20")))  # fmt: skip
    broader = store.document("sectors", "shipbuilding")["broader"]
    for identifier in ("shipbuilding", broader):
        found = store.document("sectors", identifier)
        assert (found["quote_count"], found["event_count"]) == (1, 1)
