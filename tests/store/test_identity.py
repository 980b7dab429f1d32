"""Who is the same person: the same key of a full name and no contradiction. The first holder of an id keeps it."""

import unicodedata
from typing import Any

import pytest

from app.domain.records import Record
from app.store.engine import open_writing
from app.store.prepared import prepared
from app.store.writer import Writer
from tests import corpus
from tests.corpus import event, mention, person, quote, record
from tests.store.stores import NOW, Store, faults

Facts = dict[str, Any]


def _speaks(one: Facts, name: str, day: str | None = "2025-11-20") -> Record:
    """One source in which somebody says one thing."""
    return record(quote(f"I said so in {name}", one), persons=[one], url=f"https://example.org/{name}", published=day)


def _ids(store: Store) -> list[str]:
    return sorted(store.documents("persons"))


def _counts(store: Store) -> dict[str, int]:
    return {identifier: one["quote_count"] for identifier, one in store.documents("persons").items()}


SAME = {
    "nothing else known": (person("Ana Silva"), person("Ana Silva")),
    "case and hyphens": (person("Kim Sung-hwan"), {**person("KIM SUNG HWAN"), "key": "kim"}),
    "accents": (person("José Peña"), {**person("Jose Pena"), "key": "jose"}),
    "country stated once": (person("Ana Silva", country="PT"), person("Ana Silva")),
    "country stated later": (person("Ana Silva"), person("Ana Silva", country="PT")),
    "one country": (person("Ana Silva", country="PT"), person("Ana Silva", title="Envoy", country="PT")),
    "another scheme": (
        person("Ana Silva", identifiers=[{"scheme": "wikidata", "identifier": "Q1"}]),
        person("Ana Silva", identifiers=[{"scheme": "viaf", "identifier": "7"}]),
    ),
    "the same identifier": (
        person("Ana Silva", identifiers=[{"scheme": "wikidata", "identifier": "Q1"}]),
        person("Ana Silva", identifiers=[{"scheme": "wikidata", "identifier": "Q1"}]),
    ),
    "another name of theirs": (person("Ana Silva", others=["안나 실바"]), {**person("안나 실바"), "key": "anna"}),
    "the first by one of their names": (
        person("Ana Silva"), {**person("안나 실바", others=["Ana Silva"]), "key": "anna"},
    ),
    "two characters that are a family name and a given one": (
        {**person("조현", family="조"), "given_name": "현"}, {**person("조현", family="조"), "given_name": "현"},
    ),
    "offices that one may hold": (
        person("Ana Silva", office="foreign-minister"), person("Ana Silva", office="spokesperson"),
    ),
    "an office and a broader one": (
        person("Ana Silva", office="minister"), person("Ana Silva", office="foreign-minister"),
    ),
    "a former office": (
        person("Ana Silva", office="president"), person("Ana Silva", office="foreign-minister", status="former"),
    ),
}  # fmt: skip
OTHER = {
    "another identifier": (
        person("Ana Silva", identifiers=[{"scheme": "wikidata", "identifier": "Q1"}]),
        person("Ana Silva", identifiers=[{"scheme": "wikidata", "identifier": "Q2"}]),
    ),
    "another country": (person("Ana Silva", country="PT"), person("Ana Silva", country="BR")),
    "two offices of one holder on one day": (
        person("Ana Silva", office="president"), person("Ana Silva", office="foreign-minister"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), SAME.values(), ids=SAME)
def test_the_same_person(store: Store, first: Facts, second: Facts) -> None:
    store.put(_speaks(first, "a"))
    store.put(_speaks(second, "b"))
    assert list(_counts(store).values()) == [2]


@pytest.mark.parametrize("apart", [True, False], ids=["apart", "together"])
@pytest.mark.parametrize(("first", "second"), OTHER.values(), ids=OTHER)
def test_a_contradiction_is_another_person(store: Store, first: Facts, second: Facts, apart: bool) -> None:
    loads = [_speaks(first, "a"), _speaks(second, "b")]
    written = [one for load in loads for one in store.put(load)] if apart else store.put(*loads)
    plain, suffixed = _ids(store)
    assert plain == "ana-silva"
    assert suffixed == f"ana-silva-{written[1].source.removeprefix('src-')[:6]}"
    assert _counts(store) == {plain: 1, suffixed: 1}
    assert store.documents("persons")[plain]["confusable_with"] == []
    assert faults(store) == []


def test_a_change_of_office_over_time_is_no_contradiction(store: Store) -> None:
    store.put(_speaks(person("Ana Silva", office="foreign-minister"), "a", "2024-01-10"))
    store.put(_speaks(person("Ana Silva", office="president"), "b", "2025-11-20"))
    assert _counts(store) == {"ana-silva": 2}
    roles = store.document("persons", "ana-silva")["roles"]
    assert [one["office"] for one in roles] == ["foreign-minister", "president"]


@pytest.mark.parametrize("cut", [True, False], ids=["apart", "together"])
def test_nor_is_an_office_stated_again_on_another_day_forgotten(store: Store, cut: bool) -> None:
    """What the second source repeats is a statement of its own day, whether or not it is still remembered."""
    loads = [
        _speaks(person("Ana Silva", office="foreign-minister"), "a", "2024-01-10"),
        _speaks(person("Ana Silva", office="foreign-minister"), "b", "2025-11-20"),
        _speaks(person("Ana Silva", office="president"), "c", "2025-11-20"),
    ]
    for load in loads if cut else [loads]:
        store.put(*([load] if cut else load))
    assert len(_ids(store)) == 2


def test_what_a_source_took_back_contradicts_nobody(store: Store, vocabulary: Any) -> None:
    """A, which said Portugal, now says Brazil; B, which says Brazil, is then of the same person."""
    loads = [_speaks(person("Ana Silva", country=country), name) for country, name in
             (("PT", "a"), ("BR", "a"), ("BR", "b"))]  # fmt: skip
    with open_writing(store.path) as session:
        session.begin()
        writer = Writer(session, vocabulary, NOW)
        for load in loads:
            writer.put(prepared(load))
        writer.flush()
        session.commit()
    assert _counts(store) == {"ana-silva": 2}
    assert [one["country"] for one in store.document("persons", "ana-silva")["roles"]] == ["BR"]


def test_a_third_meets_the_first_that_does_not_contradict(store: Store) -> None:
    for country, name in (("PT", "a"), ("BR", "b"), ("BR", "c"), ("PT", "d"), (None, "e")):
        store.put(_speaks(person("Ana Silva", country=country) if country else person("Ana Silva"), name))
    assert sorted(_counts(store).values()) == [2, 3]
    assert _counts(store)["ana-silva"] == 3


class TestSurnames:
    @pytest.mark.parametrize("name", ["Silva", "Mr. Silva", "Dr Silva", "김", "김씨", "Silva Jr."])
    def test_a_surname_alone_joins_and_makes_nobody(self, store: Store, name: str) -> None:
        store.put(_speaks(person("Ana Silva", family="Silva"), "a"))
        somebody = {**person(name), "key": "somebody"}
        store.put(_speaks(somebody, "b"))
        assert _counts(store) == {"ana-silva": 1}
        unsure = next(one for one in store.quotes() if one["speaker"] is None)
        assert unsure["parts"][0]["exact"] == "I said so in b"
        assert unsure["attribution"]["review"] == "needed"
        assert unsure["attribution"]["candidates"] == [{"id": None, "name": name, "confidence": 1.0}]
        assert store.counts("quotes")["review", "needed"] == 1

    def test_unless_an_identifier_says_who_it_is(self, store: Store) -> None:
        store.put(_speaks(person("Pelé", identifiers=[{"scheme": "wikidata", "identifier": "Q12897"}]), "a"))
        assert _counts(store) == {"pele": 1}

    def test_a_participant_without_a_full_name_is_left_out(self, store: Store) -> None:
        silva = person("Silva")
        store.put(record(persons=[silva], event=event("Porto Forum", attending=[silva])))
        [found] = store.documents("events").values()
        assert found["participants"] == []


class TestSpellings:
    def test_a_look_alike_is_another_person_and_both_say_so(self, store: Store) -> None:
        for name, letters in (("a", "Anna Silva"), ("b", "Аnna Silva")):  # the second А is Cyrillic
            store.put(_speaks({**person(letters), "key": "anna"}, name))
        latin, cyrillic = (store.documents("persons")[one] for one in _ids(store))
        assert (latin["name"], cyrillic["name"]) == ("Anna Silva", "Аnna Silva")
        assert latin["confusable_with"] == [cyrillic["id"]]
        assert cyrillic["confusable_with"] == [latin["id"]]
        assert "confusable-name" in latin["flags"]
        assert {"mixed-script", "confusable-name"} <= set(cyrillic["flags"])

    @pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC")])
    def test_forms_of_one_letter_are_one_name(self, store: Store, forms: tuple[str, str]) -> None:
        for name, form in zip("ab", forms, strict=True):
            spelt = unicodedata.normalize(form, "José Muñoz")
            store.put(_speaks({**person(spelt), "key": "jose"}, name))
        assert _counts(store) == {"jose-munoz": 2}
        [found] = store.documents("persons").values()
        assert found["name"] == unicodedata.normalize(forms[0], "José Muñoz")

    def test_names_in_other_scripts_have_ids_in_ascii(self, store: Store) -> None:
        for number, name in enumerate(("박윤주", "Сергей Лавров", "Ἀθηνᾶ Παλλάς", "محمد علي")):
            store.put(_speaks({**person(name), "key": "x"}, str(number)))
        assert len(_ids(store)) == 4
        assert all(one.isascii() and one == one.lower() for one in _ids(store))

    def test_another_name_is_kept_once(self, store: Store) -> None:
        for name in "abc":
            store.put(_speaks(person("Ana Silva", others=["안나 실바", "A. Silva"]), name))
        assert [one["name"] for one in store.document("persons", "ana-silva")["names"]] == ["A. Silva", "안나 실바"]

    @pytest.mark.parametrize("cut", [True, False], ids=["apart", "together"])
    def test_of_several_who_fit_the_first_committed_is_meant(self, store: Store, cut: bool) -> None:
        """The first person learns the second's name only later, and still comes first."""
        loads = [
            _speaks(person("Ana Silva", country="PT"), "a"),
            _speaks(person("Anna Sylva", country="BR"), "b"),
            _speaks(person("Ana Silva", others=["Anna Sylva"], country="PT"), "c"),
            _speaks(person("Anna Sylva"), "d"),
        ]
        for load in loads if cut else [loads]:
            store.put(*([load] if cut else load))
        assert _counts(store) == {"ana-silva": 3, "anna-sylva": 1}


def test_somebody_mentioned_is_who_spoke_elsewhere(store: Store) -> None:
    store.put(record(quote("Ask Ana Silva"), mentions=[mention("Ana Silva")], url="https://example.org/a"))
    store.put(_speaks(person("Ana Silva", country="PT"), "b"))
    assert _counts(store) == {"ana-silva": 1}


def test_an_identifier_learnt_later_counts(store: Store) -> None:
    told = [person("Ana Silva"), person("Ana Silva", identifiers=[{"scheme": "wikidata", "identifier": "Q1"}]),
            person("Ana Silva", identifiers=[{"scheme": "wikidata", "identifier": "Q2"}])]  # fmt: skip
    for name, one in zip("abc", told, strict=True):
        store.put(_speaks(one, name))
    assert len(_ids(store)) == 2
    assert store.document("persons", "ana-silva")["identifiers"] == [{"scheme": "wikidata", "identifier": "Q1"}]


def test_organizations_of_one_name_are_one(store: Store) -> None:
    for name, spelt in (("a", "Port Club"), ("b", "PORT-CLUB"), ("c", "The Port Club")):
        store.put(record(quote(f"We say {name}", corpus.said_by(spelt)), url=f"https://example.org/{name}"))
    assert {key: one["quote_count"] for key, one in store.documents("organizations").items()} == {
        "port-club": 2, "the-port-club": 1,
    }  # fmt: skip


def test_an_id_is_never_a_counter(store: Store) -> None:
    for number, country in enumerate(("PT", "BR", "AO", "MZ")):
        store.put(_speaks(person("Ana Silva", country=country), str(number)))
    assert not any(one.rsplit("-", 1)[1].isdigit() and len(one.rsplit("-", 1)[1]) < 6 for one in _ids(store))
