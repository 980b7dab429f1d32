"""What each filter finds on each list, alone and together, and what it leaves out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api import assembly
from tests.api.answers import names, page
from tests.api.assembly import CHIPS, FORESTS, PAPER, REPORT, RULES, SHIPS, TRADE, UNSURE
from tests.conftest import serving

ALL = {SHIPS, CHIPS, RULES, REPORT, TRADE, PAPER, FORESTS, UNSURE}
FORUM, SUMMIT = "Harbour Forum", "Quiet Summit"
SILVA, MINJI, KEVIN, BERG, NIELS = "Ana Silva", "Kim Min-ji", "Kevin Kim", "Jonas Berg", "Niels Dahl"


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    with serving(make_store(*assembly.records())) as client:
        yield client


def check(client: TestClient, question: str, expected: set[str]) -> None:
    found = page(client, question)
    assert set(names(found)) == expected
    assert found["total"] == len(expected) == len(found["items"])
    assert (found["empty"] is None) == bool(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("person=ana-silva", {SHIPS, RULES, FORESTS}),  # alone and in a group
        ("person=niels-dahl", set()),  # took part, and said nothing
        ("person=ana-silva&person=kevin-kim", {SHIPS, RULES, FORESTS, TRADE}),
        ("person=ana-silva&country=BR", {SHIPS}),  # a group has no country
        ("not_person=ana-silva", {CHIPS, REPORT, TRADE, PAPER, UNSURE}),
        ("not_person=ana-silva&not_person=kim-min-ji", {REPORT, TRADE, UNSURE}),
        ("country=BR", {SHIPS}),
        ("country=FI", {FORESTS}),  # the role of that day, not the person's own
        ("country=BR&country=US", {SHIPS, TRADE}),
        ("not_country=KR", ALL - {CHIPS, PAPER}),
        ("organization=harbour-council", {REPORT}),  # it spoke
        ("organization=ministry-of-foreign-affairs", {SHIPS}),  # whose office she holds
        ("not_organization=harbour-council", ALL - {REPORT}),
        ("office=ambassador", {CHIPS, PAPER, TRADE}),
        ("office=diplomat", {CHIPS, PAPER, TRADE}),  # broader
        ("office=minister", {SHIPS}),
        ("office=head-of-organization", {FORESTS}),
        ("office=permanent-representative", set()),  # narrower than an ambassador
        ("not_office=diplomat", ALL - {CHIPS, PAPER, TRADE}),
        ("role=ambassador", {CHIPS, PAPER, TRADE}),
        ("role=acting ambassador", {TRADE}),
        ("role=brazil&role=acting", {CHIPS, PAPER, TRADE}),
        ("role=AMBASSADOR us", {TRADE}),
        ("role=consul", set()),
        ("role=ambassador zebra", set()),  # a word that no title has
        ("sector=shipbuilding", {SHIPS, PAPER}),
        ("sector=manufacturing", {SHIPS, PAPER, CHIPS}),
        ("sector=transport", {REPORT}),
        ("sector=shipbuilding&sector=ports", {SHIPS, PAPER, REPORT}),
        ("not_sector=manufacturing", ALL - {SHIPS, PAPER, CHIPS}),
        ("topic=trade", {SHIPS, TRADE}),
        ("topic=tariffs", {TRADE}),
        ("not_topic=trade", ALL - {SHIPS, TRADE}),
        ("subject=tariffs&subject=shipbuilding", {TRADE, SHIPS, PAPER}),
        ("subject=trade&subject=semiconductors&country=KR", {CHIPS}),
        ("not_subject=trade&not_subject=manufacturing", {RULES, REPORT, FORESTS, UNSURE}),
        ("quote_kind=mixed", {RULES}),
        ("quote_kind=mixed&quote_kind=indirect", {RULES, REPORT}),
        ("language=ko", {PAPER}),
        ("language=en", {SHIPS, CHIPS, RULES, REPORT, TRADE, UNSURE}),
        ("language=pt", {FORESTS}),
        ("review=needed", {UNSURE}),
        ("confidence_min=0", ALL),
        ("confidence_min=0.3", ALL),
        ("confidence_min=0.301", ALL - {UNSURE}),  # finer than hundredths is rounded up
        ("confidence_min=0.31", ALL - {UNSURE}),
        ("confidence_min=1", ALL - {UNSURE}),
        ("confidence_min=0.9&country=BR", {SHIPS}),
        ("event_kind=forum", {SHIPS, CHIPS, RULES, REPORT, TRADE, PAPER}),
        ("event_kind=gathering", ALL - {UNSURE}),
        ("event_kind=meeting", {FORESTS}),
        ("not_event_kind=forum", {FORESTS, UNSURE}),
        ("place_country=BR", {FORESTS}),
        ("not_place_country=BR", ALL - {FORESTS}),
        ("host=harbour-council", {SHIPS, CHIPS, RULES, REPORT, TRADE, PAPER}),
        ("not_host=harbour-council", {FORESTS, UNSURE}),
        ("event=Quiet Summit", {FORESTS}),
        ("not_event=Harbour Forum", {FORESTS, UNSURE}),
        ("source=aggregator:000_8d16", {SHIPS, CHIPS, RULES, REPORT}),
        ("not_source=aggregator:000_8d16", {TRADE, PAPER, FORESTS, UNSURE}),
        ("publisher=yonhap", {TRADE, PAPER}),
        ("publisher=YONHAP&publisher=the korea herald", {SHIPS, CHIPS, RULES, REPORT, TRADE, PAPER}),
        ("source_kind=transcript", {TRADE, PAPER}),
        ("source_kind=post&source_kind=transcript", {TRADE, PAPER, UNSURE}),
        ("mentions=NO", set()),  # spoken of in the text around the quotes
        ("person=kim-min-ji&sector=shipbuilding&language=ko&quote_kind=direct&place_country=KR", {PAPER}),
        ("person=kim-min-ji&not_sector=semiconductors", {PAPER}),
        ("sector=shipbuilding&not_country=BR", {PAPER}),
        ("person=ana-silva&not_event=Harbour Forum", {FORESTS}),
    ],
)
def test_quotes(client: TestClient, question: str, expected: set[str]) -> None:
    check(client, f"quotes?{question}", expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("person=ana-silva", {FORUM, SUMMIT}),
        ("person=niels-dahl", {FORUM}),  # took part
        ("person=niels-dahl&country=DK", set()),  # as whom nobody spoke
        ("not_person=niels-dahl", {SUMMIT}),
        ("country=US", {FORUM}),
        ("country=FI&country=US", {FORUM, SUMMIT}),
        ("not_country=US", {SUMMIT}),
        # what is asked of speech holds for one and the same quote
        ("person=ana-silva&sector=shipbuilding", {FORUM}),
        ("person=ana-silva&sector=semiconductors", set()),
        ("person=kim-min-ji&sector=shipbuilding", {FORUM}),
        ("person=kim-min-ji&topic=trade", set()),
        ("person=ana-silva&topic=trade&sector=shipbuilding", {FORUM}),
        ("country=KR&sector=shipbuilding&language=en", set()),
        ("country=KR&sector=shipbuilding&language=ko", {FORUM}),
        ("quote_kind=indirect&country=BR", set()),
        ("office=ambassador&topic=tariffs", {FORUM}),
        ("office=foreign-minister&topic=tariffs", set()),
        ("person=ana-silva&country=FI", {SUMMIT}),
        ("organization=harbour-council&quote_kind=direct", set()),
        # subjects alone are the event's
        ("sector=ports", {FORUM}),
        ("sector=ports&sector=shipbuilding", {FORUM}),
        ("sector=ports&topic=tariffs", {FORUM}),
        ("topic=climate-change", {SUMMIT}),
        ("not_topic=trade", {SUMMIT}),
        ("subject=maritime-security", {FORUM}),
        ("event_kind=forum", {FORUM}),
        ("event_kind=gathering&not_event_kind=meeting", {FORUM}),
        ("place_country=KR&place_country=BR", {FORUM, SUMMIT}),
        ("host=harbour-council", {FORUM}),
        ("not_host=harbour-council", {SUMMIT}),
        ("mentions=NO", {FORUM}),
        ("mentions=Ana Silva", {FORUM}),
        ("not_mentions=NO", {SUMMIT}),
        ("publisher=yonhap&source_kind=article", {FORUM}),
        ("publisher=itamaraty", {SUMMIT}),  # reported without a quote
        ("source_kind=readout", {SUMMIT}),
        ("source=aggregator:000_8d16", {FORUM}),
        ("review=needed", set()),
        ("confidence_min=0.5", {FORUM, SUMMIT}),
        ("confidence_min=0.5&person=niels-dahl", set()),
        ("event=Harbour Forum&event=Quiet Summit", {FORUM, SUMMIT}),
        ("not_event=Harbour Forum", {SUMMIT}),
    ],
)
def test_events(client: TestClient, question: str, expected: set[str]) -> None:
    check(client, f"events?{question}", expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("", {SILVA, MINJI, KEVIN, BERG, NIELS}),
        ("person=Berg", {BERG}),
        ("not_person=Berg&not_person=Silva", {MINJI, KEVIN, NIELS}),
        ("country=BR", {SILVA}),
        ("country=FI", {SILVA}),  # when speaking
        ("country=DK", set()),  # never spoke
        ("country=BR&country=KR", {SILVA, MINJI}),
        ("country=BR&topic=trade", {SILVA}),
        ("country=FI&topic=trade", set()),  # not in one quote
        ("office=ambassador", {MINJI, KEVIN}),
        ("office=diplomat&sector=shipbuilding", {MINJI}),
        ("organization=ministry-of-foreign-affairs", {SILVA}),
        ("sector=shipbuilding", {SILVA, MINJI}),
        ("sector=manufacturing&not_country=BR", {MINJI}),
        ("topic=international-law", {SILVA, BERG}),  # in a group
        ("event=Harbour Forum", {SILVA, MINJI, KEVIN, BERG}),
        ("event=Quiet Summit", {SILVA}),
        ("event=Harbour Forum&country=FI", set()),
        ("not_event=Harbour Forum", {NIELS}),
        ("not_event=Quiet Summit", {MINJI, KEVIN, BERG, NIELS}),
        ("country=BR&not_event=Quiet Summit", set()),
        ("source=aggregator:000_8d16", {SILVA, MINJI, BERG}),
        ("source=aggregator:000_8d16&event=Quiet Summit", set()),
        ("not_source=aggregator:000_8d16", {KEVIN, NIELS}),
        ("event_kind=summit", {SILVA}),
        ("place_country=KR", {SILVA, MINJI, KEVIN, BERG}),
        ("host=harbour-council&language=ko", {MINJI}),
        ("publisher=yonhap", {MINJI, KEVIN}),
        ("quote_kind=mixed", {SILVA, BERG}),
        ("confidence_min=1", {SILVA, MINJI, KEVIN, BERG}),
    ],
)
def test_persons(client: TestClient, question: str, expected: set[str]) -> None:
    check(client, f"persons?{question}", expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("sources?publisher=Yonhap", {"Second day"}),
        ("sources?publisher=yonhap&publisher=folha de s.paulo", {"Second day", "A summit"}),
        ("sources?source_kind=post", {"A rumour"}),
        ("sources?source_kind=post&publisher=Yonhap", set()),
        ("sources?language=pt", {"A summit"}),
        ("sources?quote_count=0", {"No words"}),
        ("sources?quote_count=1&quote_count=2", {"A summit", "A rumour", "Second day"}),
        ("sources?quote_count=1&language=pt", {"A summit"}),
        ("sources?quote_count=3", set()),
        ("sources?date=2025-05", {"Forum opens", "Second day", "A rumour"}),
        ("sources?from=2025-05-11&to=2025-05-12", {"Forum opens", "Second day"}),
        ("sources?q=rumour", {"A rumour"}),
        ("sources?q=herald forum", {"Forum opens"}),
        ("organizations?q=council", {"Harbour Council"}),
        ("organizations?id=harbour-council&id=nobody", {"Harbour Council"}),
        ("sectors?id=ports&id=shipbuilding", {"Ports", "Shipbuilding"}),
        ("topics?q=tariff", {"Tariffs"}),
        ("events?id=2025-05-10-harbour-forum", {FORUM}),
        ("persons?id=ana-silva&id=kevin-kim&country=US", {KEVIN}),
        ("persons?id=ana-silva&event=Quiet Summit", {SILVA}),
        ("persons?id=kevin-kim&event=Quiet Summit", set()),
        ("events?id=2025-05-10-harbour-forum&q=forests", set()),
    ],
)
def test_other_lists_and_ids(client: TestClient, question: str, expected: set[str]) -> None:
    check(client, question, expected)


def test_ids_of_quotes(client: TestClient) -> None:
    found = page(client, "quotes?person=ana-silva")["items"]
    wanted = [one["id"] for one in found[:2]]
    assert [one["id"] for one in page(client, "quotes", id=wanted)["items"]] == wanted
    assert page(client, "quotes", id=wanted, country="BR")["total"] == 1


def test_the_query_is_echoed_as_understood(client: TestClient) -> None:
    echoed = page(
        client, "quotes?person=silva ana&country=brazil&sector=조선&not_topic=Visas&from=2025&q=ships&limit=3"
    )
    assert echoed["query"] == {
        "person": ["ana-silva"], "country": ["BR"], "sector": ["shipbuilding"], "not_topic": ["visas"], "from": "2025",
        "q": "ships", "limit": 3, "sort": "-date",
    }  # fmt: skip
    assert echoed["order"] == "-date"
    assert names(echoed) == [SHIPS]


@pytest.mark.parametrize(
    ("question", "culprit", "without"),
    [
        ("quotes?person=niels-dahl", "person", {"person": 8}),
        ("quotes?person=kevin-kim&sector=shipbuilding", "person", {"person": 2, "sector": 1}),
        ("quotes?person=kevin-kim&sector=shipbuilding&date=1990", None, {"person": 0, "sector": 0, "date": 0}),
        ("quotes?country=KR&from=1990&to=1991", "date", {"country": 0, "date": 2}),
        ("quotes?person=kevin-kim&q=ships", "q", {"person": 1, "q": 1}),
        ("events?person=ana-silva&sector=semiconductors", "person", {"person": 1, "sector": 2}),
        ("persons?country=FI&not_event=Quiet Summit", "country", {"country": 4, "not_event": 1}),
        ("persons?country=DK&date=2025", "country", {"country": 4, "date": 0}),
        ("quotes?person=niels-dahl&facets=person&facet_limit=3&facet_q=kim", "person", {"person": 8}),
        ("quotes?id=nothing&country=KR", "id", {"country": 0, "id": 2}),
    ],
)
def test_an_empty_answer_says_which_filter_emptied_it(
    client: TestClient, question: str, culprit: str | None, without: dict[str, int]
) -> None:
    empty = page(client, question)["empty"]
    assert {name: one["count"] for name, one in empty["without"].items()} == without
    assert all(one["exact"] for one in empty["without"].values())
    if culprit is None:
        assert empty["emptied_by"] is None
    else:
        assert without[empty["emptied_by"]] > 0
