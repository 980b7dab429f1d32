import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gazetteer import Gazetteer, KnownPlace
from app.domain.vocabulary import Concept, Scheme, Vocabulary, load
from app.extraction.classification import Classifier, classifier_of

SEEDS = Path(__file__).parents[2] / "seeds"
Words = tuple[str, ...]
Pair = tuple[Words, Words]


def concept(scheme: str, ident: str, *terms: str, exceptions: Words = (), together: tuple[Pair, ...] = ()) -> Concept:
    korean = {term: "ko" for term in terms if term > "가"}
    tagged = tuple((term, korean.get(term, "en")) for term in terms)
    return Concept(ident, scheme, ((ident, "en"),), tagged, exceptions, together)


def place(kind: str, name: str) -> KnownPlace:
    return KnownPlace(name, kind, "NO", (), (), "https://example.org/places")


def vocabulary() -> Vocabulary:
    sectors = [
        concept("sector", "chips", "chip", "chips", "semiconductor", "반도체", exceptions=("chip on his shoulder",)),
        concept("sector", "ships", "shipbuilding", "ship", "조선업", exceptions=("ship of state", "ship out")),
        concept("sector", "nuclear-power", "nuclear", "nuclear power"),
        concept("sector", "snacks", "chip on his shoulder pads", "dip"),
        concept("sector", "software", "AI", "R&D", "5G", "IT services"),
    ]
    topics = [
        concept("topic", "trade", "trade", exceptions=("trade barbs", "trade-off")),
        concept("topic", "trade-talks", "trade talks"),
        concept("topic", "nuclear-cooperation", "nuclear cooperation"),
        concept("topic", "modernization", "modernization of the partnership"),
        concept("topic", "supply-chains", "supply chain", "supply chains"),
        concept(
            "topic",
            "sea",
            exceptions=("under attack by critics",),
            together=((("vessel", "vessels", "선박"), ("attack", "attacked", "나포")),),
        ),
        concept("topic", "ties", together=((("ties with",), ("{country}",)),)),
    ]

    def scheme(name: str, concepts: list[Concept]) -> Scheme:
        return Scheme(name, {c.id: c for c in concepts})

    return Vocabulary(
        sector=scheme("sector", sectors),
        topic=scheme("topic", topics),
        office=scheme("office", []),
        event_kind=scheme("event_kind", []),
        gazetteer=Gazetteer((), (), (place("capital", "Oslo"), place("country", "Norway"), place("city", "Bergen"))),
        digest="0" * 16,
    )


CLASSIFIER = Classifier(vocabulary())


def linked(text: str, start: int = 0, end: int | None = None) -> dict[str, list[str]]:
    sectors, topics = CLASSIFIER.links(text, start, len(text) if end is None else end)
    return {link.id: [text[s.start : s.end] for s in link.evidence] for link in (*sectors, *topics)}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Chips, CHIPS and a chip", {"chips": ["Chips", "CHIPS", "chip"]}),
        ("microchips and shipyards", {}),
        ("nuclear cooperation", {"nuclear-cooperation": ["nuclear cooperation"]}),
        ("nuclear arms", {"nuclear-power": ["nuclear"]}),
        ("trade talks on trade", {"trade-talks": ["trade talks"], "trade": ["trade"]}),
        ("“modernization” of the partnership", {"modernization": ["modernization” of the partnership"]}),
        ("the modernization of the 'partnership'", {"modernization": ["modernization of the 'partnership"]}),
        ("supply-chain woes, supply\n  chains", {"supply-chains": ["supply-chain", "supply\n  chains"]}),
        ("supply. Chain", {}),
        ("supply, chain and supply — chains", {}),
        ("supply\n\nchain", {}),
        ("AI and R&D over 5G", {"software": ["AI", "R&D", "5G"]}),
        ("ai, r&d and 5g", {}),
        ("it services the whole region", {}),
        ("IT services and IT SERVICES", {"software": ["IT services", "IT SERVICES"]}),
        ("a chip-related row", {"chips": ["chip"]}),
        ("non-nuclear and anti-ship", {}),
        ("a trade-off", {}),
        ("Korea-US trade’s future", {"trade": ["trade"]}),
        ("반도체를 만드는 조선업의 미래, 반도체산업은", {"chips": ["반도체", "반도체"], "ships": ["조선업"]}),
        ("the trade minister and the Semiconductor Committee on trade", {"trade": ["trade"]}),
        ("", {}),
    ],
)  # fmt: skip
def test_terms_are_found_as_whole_words(text: str, links: dict[str, list[str]]) -> None:
    assert linked(text) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("He has a chip on his shoulder.", {}),
        ("To launch a ship of state is no shipbuilding.", {"ships": ["shipbuilding"]}),
        ("They trade barbs over trade.", {"trade": ["trade"]}),
        ("Shape up or ship out.", {}),
        ("the chip on his shoulder pads", {"snacks": ["chip on his shoulder pads"]}),
    ],
)
def test_an_exception_hides_its_own_concept_only(text: str, links: dict[str, list[str]]) -> None:
    assert linked(text) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("They attacked another vessel.", {"sea": ["attacked", "vessel"]}),
        ("The vessel came under attack, and the attack went on.", {"sea": ["vessel", "attack", "attack"]}),
        ("선박을 나포했다", {"sea": ["선박", "나포"]}),
        ("One vessel sails, another vessel waits.", {}),
        ("The vessel is old. The attack is new.", {}),
        ("The vessel of Mr. Lee, of the U.S. Navy, came under attack.", {"sea": ["vessel", "attack"]}),
        ("The vessel\n\nattack", {}),
        ("a vessel " + "and so on " * 8 + "came under attack", {}),
        ("Ties with Oslo and ties with NORWAY", {"ties": ["Ties with", "Oslo", "ties with", "NORWAY"]}),
        ("Ties with Bergen", {}),
        ("A vessel under attack by critics", {}),
        ("trade by vessel under attack", {"trade": ["trade"], "sea": ["vessel", "attack"]}),
    ],
)
def test_words_that_count_only_together(text: str, links: dict[str, list[str]]) -> None:
    assert linked(text) == links


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "trade, chips, trade"
    assert linked(text, 5, 13) == {"chips": ["chips"]}
    assert linked(text, 0, 3) == {}


def test_links_are_ordered_by_their_first_evidence() -> None:
    text = "ship, chip, ship"
    sectors, topics = CLASSIFIER.links(text, 0, len(text))
    assert [(link.id, [s.start for s in link.evidence]) for link in sectors] == [("ships", [0, 12]), ("chips", [6])]
    assert topics == []


@given(st.text(alphabet="chip son&AI반도체를 trade-of’”.\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_evidence_lies_inside_any_stretch(text: str, start: int, end: int) -> None:
    for begin, stop, _ in CLASSIFIER.matches(text, start, end):
        assert start <= begin < stop <= min(end, len(text))


def test_offsets_hold_where_lower_case_is_longer() -> None:
    assert linked("İİİ chips İ trade") == {"chips": ["chips"], "trade": ["trade"]}


def test_the_classifier_of_a_vocabulary_is_built_once() -> None:
    one, other = vocabulary(), vocabulary()
    assert classifier_of(one) is classifier_of(one)
    assert classifier_of(other) is not classifier_of(one)


@cache
def seeded() -> Classifier:
    return Classifier(load(SEEDS))


@pytest.mark.parametrize(
    "text",
    [
        "The technologies of tomorrow",
        "He carries a chip on his shoulder.",
        "We launch a ship of state today.",
        "They trade barbs and trade blame.",
        "a minor mineral water",
        "a blue-chip name and a bargaining chip",
        "She steels herself; he is bankrupt of ideas; they water it down.",
        "a war of words, a power of attorney and an oil painting",
        "in strategic industries and security",
        "It is a moment when closer communication with the US Congress is more essential than ever.",
        "on both banks of the river",
        "seen by satellite, the village is gone",
        "위성으로 본 바로는 마을이 사라졌다",
        "They will build a prison on the island.",
        "it services the whole region",
    ],
)
def test_misleading_senses_count_for_no_sector(text: str) -> None:
    sectors, _ = seeded().links(text, 0, len(text))
    assert sectors == []


def test_the_seed_fragment_gives_its_four_sectors() -> None:
    text = (
        "Together we will focus on rebuilding and expanding our cooperation in strategic industries — including "
        "shipbuilding, semiconductors, pharmaceuticals, critical minerals and the technologies of tomorrow,"
    )
    sectors, topics = seeded().links(text, 0, len(text))
    assert [link.id for link in sectors] == ["shipbuilding", "semiconductors", "pharmaceuticals", "critical-minerals"]
    assert topics == []


@pytest.mark.parametrize(
    "text",
    [
        "Peace of mind is what I need after this war of nerves.",
        "The president will meet the press on Monday.",
        "The flood of emails destroyed my weekend.",
        "She will leave the base of the party behind.",
        "He built a bridge between the two camps.",
        "The student body and the court of public opinion have spoken.",
        "대화의 문은 열려 있다.",
        "두 장관은 다음 달에 다시 만나기로 했다.",
    ],
)
def test_words_that_stand_together_by_chance_count_for_no_topic(text: str) -> None:
    assert seeded().matches(text, 0, len(text)) == []


@pytest.mark.slow  # what a clock decides is no unit test
@pytest.mark.parametrize(
    "piece", ["vessel ", "vessel attack ", "ties with Oslo ", "1", "chip on his ", "supply", "trade ", "- ", "가", "'"]
)
def test_time_is_linear(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    begun = time.perf_counter()
    CLASSIFIER.matches(text, 0, len(text))
    assert time.perf_counter() - begun < 3
