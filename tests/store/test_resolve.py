"""Names to ids, seen from within: which keys lead where, how many are suggested, and what is read to tell."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.criteria import CRITERIA
from app.domain.vocabulary import Vocabulary
from app.errors import AmbiguousIdentity, ParameterError
from app.store.engine import open_reading
from app.store.resolve import Resolver, UnresolvedError
from tests import corpus

KIMS = 25


@pytest.fixture(scope="module")
def resolver(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Iterator[Resolver]:
    """Twenty-five Kims of whom the last speak most, a body called like a person, and one called like a topic."""
    kims = [corpus.person(f"Kim Number{n:02}", family="Kim", title=f"Member {n}") for n in range(KIMS)]
    quotes = [corpus.quote(f"Word {n}-{k}.", one) for n, one in enumerate(kims) for k in range(n // 5)]
    quotes.append(corpus.quote("We say.", corpus.said_by("Number03 Kim")))
    record = corpus.record(
        *quotes, persons=kims, external_ids=[{"scheme": "aggregator", "identifier": "A:1"}],
        mentions=[corpus.mention("Norway", "country", country="NO")], event=corpus.event("Trade", date="2025"),
    )  # fmt: skip
    opened = open_reading(make_store(record))
    yield Resolver(opened, vocabulary)
    opened.raw.close()


@pytest.mark.parametrize(
    ("criterion", "asked", "expected"),
    [
        ("person", ["kim-number07"], [("person", "kim-number07")]),
        (
            "person",
            ["Number07 Kim", "KIM NUMBER07", "Kim Number08"],
            [("person", "kim-number07"), ("person", "kim-number08")],
        ),
        ("country", ["no", "Norway", "노르웨이"], [("country", "NO")]),
        ("place_country", ["NO"], [("place_country", "NO")]),
        ("office", ["Ambassador"], [("office", "ambassador")]),
        ("sector", ["isic:3011"], [("sector", "shipbuilding")]),
        ("subject", ["shipbuilding", "visas"], [("sector", "shipbuilding"), ("topic", "visas")]),
        ("event", ["trade"], [("event", "2025-trade")]),
        ("source", ["aggregator:A:1"], None),
        ("mentions", ["NO"], [("mentions", "country:NO")]),
        ("mentions", ["kim-number07"], [("mentions", "person:kim-number07")]),
        ("mentions", ["person:kim-number07"], [("mentions", "person:kim-number07")]),
        ("publisher", ["Süddeutsche  Zeitung"], [("publisher", "suddeutsche  zeitung")]),
        ("language", ["EN-gb"], [("language", "en-gb")]),
        ("role", ["Foreign Minister"], [("role", "Foreign Minister")]),
        ("quote_kind", ["direct"], [("quote_kind", "direct")]),
    ],
)
def test_values(resolver: Resolver, criterion: str, asked: list[str], expected: list[tuple[str, str]] | None) -> None:
    found = resolver.values(CRITERIA[criterion], criterion, asked)
    if expected is None:
        assert [scheme for scheme, _ in found] == [CRITERIA[criterion].scheme]
    else:
        assert found == expected


def test_the_candidates_that_speak_most_come_first_and_are_twenty(resolver: Resolver) -> None:
    with pytest.raises(AmbiguousIdentity) as refused:
        resolver.values(CRITERIA["person"], "person", ["Kim"])
    counts = [one.quote_count for one in refused.value.candidates]
    assert len(counts) == 20
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 4
    assert "25 records" in str(refused.value)
    assert refused.value.candidates[0].hint == "Member 20"


def test_a_name_of_two_kinds_is_ambiguous_where_both_are_asked(resolver: Resolver) -> None:
    with pytest.raises(AmbiguousIdentity) as refused:
        resolver.values(CRITERIA["mentions"], "mentions", ["Number03 Kim"])
    assert {one.id for one in refused.value.candidates} == {"kim-number03", "number03-kim"}
    assert resolver.values(CRITERIA["person"], "person", ["Number03 Kim"]) == [("person", "kim-number03")]
    assert resolver.values(CRITERIA["organization"], "organization", ["Number03 Kim"]) == [
        ("organization", "number03-kim")
    ]
    assert resolver.values(CRITERIA["mentions"], "mentions", ["number03-kim"]) == [
        ("mentions", "organization:number03-kim")
    ]


def test_what_fits_nothing_is_explained_apart(resolver: Resolver, make_store: Callable[..., Path]) -> None:
    """Refusing is cheap; finding what may have been meant reads every name, and is left to a thread."""
    with pytest.raises(UnresolvedError) as unresolved:
        resolver.values(CRITERIA["person"], "not_person", ["Kim Numbr07"])
    opened = open_reading(make_store(corpus.forum()))
    assert unresolved.value.explain(opened).suggestions == ()  # there, nobody is called anything like it
    opened.raw.close()
    found = resolver.unknown(CRITERIA["person"], "person", "Kim Numbr07")
    assert found.suggestions[0].id == "kim-number07"
    assert len(found.suggestions) == 5
    assert found.parameter == "person"


@pytest.mark.parametrize(
    ("criterion", "asked"),
    [("person", "number07"), ("person", "Kim Number"), ("sector", "isic:"), ("sector", "isic:ZZ"), ("country", "XX"),
     ("event", "2025"), ("source", "aggregator:A"), ("subject", "nothing"), ("office", "%"), ("person", "norway")],
)  # fmt: skip
def test_nothing_is_guessed(resolver: Resolver, criterion: str, asked: str) -> None:
    with pytest.raises(UnresolvedError):
        resolver.values(CRITERIA[criterion], criterion, [asked])


def test_a_title_needs_a_word(resolver: Resolver) -> None:
    with pytest.raises(ParameterError):
        resolver.values(CRITERIA["role"], "role", ["—"])
