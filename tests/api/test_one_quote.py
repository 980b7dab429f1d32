"""What is asked of speech must hold for one and the same quote: two people at one event, who share nothing."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import corpus
from tests.api.answers import names, page
from tests.conftest import serving

SILVA = corpus.person("Ana Silva", family="Silva", title="Foreign Minister", office="foreign-minister", country="BR",
                      organization="Port Club")  # fmt: skip
LIND = corpus.person("Bo Lind", family="Lind", title="Acting Ambassador", office="ambassador", country="SE",
                     organization="Trade House")  # fmt: skip
FORUM = corpus.event("Harbour Forum", date="2025-05")
OF_SILVA = {
    "person": "ana-silva", "country": "BR", "organization": "port-club", "office": "foreign-minister",
    "role": "foreign minister", "sector": "shipbuilding", "topic": "tariffs", "quote_kind": "direct", "language": "pt",
    "review": "accepted", "confidence_min": "0.9", "q": "keels",
}  # fmt: skip
OF_LIND = {
    "person": "bo-lind", "country": "SE", "organization": "trade-house", "office": "ambassador", "role": "acting",
    "sector": "semiconductors", "topic": "visas", "quote_kind": "indirect", "language": "sv", "review": "corrected",
    "q": "wafers",
}  # fmt: skip
SUBJECTS = {"sector", "topic", "subject"}
CROSSED = [(one, other) for one, other in product(OF_SILVA, OF_LIND) if one != other]


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    """Both spoke at the forum, each once, on days of their own."""
    forum = corpus.record(
        corpus.quote("Keels first.", SILVA, sectors=["shipbuilding"], topics=["tariffs"], language="pt",
                     review="accepted", confidence=0.95, said="2025-05-10"),
        corpus.quote("Wafers then.", LIND, "indirect", sectors=["semiconductors"], topics=["visas"], language="sv",
                     review="corrected", confidence=0.5, said="2025-05-11"),
        persons=[SILVA, LIND], event=FORUM, published="2025-05-12",
    )  # fmt: skip
    with serving(make_store(forum)) as client:
        yield client


@pytest.mark.parametrize("resource", ["quotes", "events", "persons"])
@pytest.mark.parametrize("mine", [OF_SILVA, OF_LIND], ids=["silva", "lind"])
def test_what_one_quote_has_is_found_by_any_two_of_it(client: TestClient, resource: str, mine: dict[str, str]) -> None:
    expected = {"quotes": ["Keels first."], "events": ["Harbour Forum"], "persons": ["Ana Silva"]}[resource]
    if mine is OF_LIND and resource != "events":
        expected = {"quotes": ["Wafers then."], "persons": ["Bo Lind"]}[resource]
    for one, other in product(mine, mine):
        assert names(page(client, resource, **{one: mine[one], other: mine[other]})) == expected, (one, other)
    assert names(page(client, resource, **mine)) == expected


@pytest.mark.parametrize("resource", ["quotes", "events", "persons"])
@pytest.mark.parametrize(("one", "other"), CROSSED)
def test_what_two_quotes_have_between_them_is_not_found(
    client: TestClient, resource: str, one: str, other: str
) -> None:
    found = page(client, resource, **{one: OF_SILVA[one], other: OF_LIND[other]})
    if resource == "events" and {one, other} <= SUBJECTS | {"q"}:
        assert found["total"] == 1, "an event's subjects and words are its own where no speech is asked for"
    else:
        assert found["total"] == 0
        assert found["empty"]["emptied_by"] is not None


@pytest.mark.parametrize("name", [*OF_SILVA, "subject"])
def test_a_person_s_day_is_that_of_the_quote(client: TestClient, name: str) -> None:
    value = OF_SILVA.get(name, "shipbuilding")
    for day, expected in (("2025-05-10", ["Ana Silva"]), ("2025-05-11", []), ("2025-05", ["Ana Silva"])):
        for match in ("possible", "certain"):
            asked = {name: value, "date": day, "date_match": match}
            assert names(page(client, "persons", **asked)) == expected, asked
    assert page(client, "persons", country="BR", **{"from": "2025-05-11"})["total"] == 0


def test_an_event_s_day_is_its_own(client: TestClient) -> None:
    assert page(client, "events", country="BR", date="2025-05-11")["total"] == 1  # it was held then, perhaps
    assert page(client, "events", country="BR", date="2025-05-11", date_match="certain")["total"] == 0


def test_three_of_two_quotes(client: TestClient) -> None:
    for resource in ("events", "persons"):
        assert page(client, resource, country="BR", sector="shipbuilding", language="sv")["total"] == 0
        assert page(client, resource, office="ambassador", sector="semiconductors", confidence_min=0.6)["total"] == 0
        assert page(client, resource, office="ambassador", sector="semiconductors", confidence_min=0.5)["total"] == 1
