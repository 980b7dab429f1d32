"""Search: every word, in any inflection and accent, phrases as they stand, and no character an operator."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import corpus
from tests.api.answers import names, page, problem
from tests.conftest import serving

SHIPS = "We are building ships — and friendships."
SHIP = "The ship was built in 20.04 days, a-b testing included."
KOREAN = "우리는 조선업을 함께 키우고 반도체 협력을 강화할 것입니다."
COFFEE = "Coopération au café: naïve, peut-être."
LINKED = "America’s future depends on Korea, and Korea’s future depends on America."
COLON = "See title:x OR NEAR(a b) * ^start {col} and the 50% mark."
HAN = "両国は漢字文化を共有する。"
CYRILLIC = "Мир и торговля."
SHOUT = "TARIFFS! TARIFFS!! “tariff” 関税"
ALL = {SHIPS, SHIP, KOREAN, COFFEE, LINKED, COLON, HAN, CYRILLIC, SHOUT}


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    speaker = corpus.person("Ship Builder", family="Builder", others=["선박왕"], country="KR")
    other = corpus.person("Ana Silva", family="Silva", country="BR")
    record = corpus.record(
        *(corpus.quote(words, speaker) for words in (SHIPS, SHIP, KOREAN)), persons=[speaker],
        event=corpus.event("Ship Builders’ Congress", date="2025-01-01"), title="About ships", published="2025-01-01",
        publisher="Yonhap",
    )  # fmt: skip
    rest = sorted(ALL - {SHIPS, SHIP, KOREAN})
    second = corpus.record(
        *(corpus.quote(words, other) for words in rest), persons=[other],
        event=corpus.event("Tariff Talks", date="2025-02-01", attending=[other]), title="Other words",
    )  # fmt: skip
    with serving(make_store(record, second)) as client:
        yield client


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("ship", {SHIPS, SHIP}),
        ("SHIPS", {SHIPS, SHIP}),
        ("ships built", {SHIP}),
        ("built ships", {SHIP}),
        ("building", {SHIPS}),  # irregular forms are other words
        ("build", {SHIPS}),
        ("friendship", {SHIPS}),
        ("shipping", {SHIPS, SHIP}),
        ("cooperation", {COFFEE}),
        ("cafe naive", {COFFEE}),
        ("CAFÉ", {COFFEE}),
        ("cafe\u0301", {COFFEE}),
        ("peut etre", {COFFEE}),
        ("조선업", {KOREAN}),
        ("조선업을", {KOREAN}),
        ("조선 반도체", {KOREAN}),
        ("협력", {KOREAN}),
        ("선조", set()),
        ("함", {KOREAN}),  # one syllable is found where it does not end a word
        ("업", {KOREAN}),
        ("로", set()),
        ("共", {HAN}),
        ("조선체", set()),
        ("반도체 ship", set()),
        ("漢字", {HAN}),
        ("両国は", {HAN}),
        ("関税", {SHOUT}),
        ("関税 tariffs", {SHOUT}),
        ("мир", {CYRILLIC}),
        ("Korea", {LINKED}),
        ("Korea's", {LINKED}),
        ("Korea’s future", {LINKED}),
        ('"depends on Korea"', {LINKED}),
        ("“depends on korea”", {LINKED}),
        ('"Korea depends"', set()),
        ('"future depends" america', {LINKED}),
        ('"future depends" "on America"', {LINKED}),
        ('"', set()),
        ("'", set()),
        ("(", set()),
        (")", set()),
        ("*", set()),
        ("^", set()),
        (":", set()),
        ("-", set()),
        ("{", set()),
        ("%", set()),
        ("..", set()),
        ("\\", set()),
        ("?", set()),
        ('""', set()),
        ('"ship', {SHIPS, SHIP}),  # a mark that is never closed is none
        ("a-b", {SHIP, COLON}),
        ("-a b", {SHIP, COLON}),
        ("20.04", {SHIP}),
        ("a:b", {SHIP, COLON}),
        ("nosuch:x", set()),
        ("title:x", {COLON}),
        ("{title}:x", {COLON}),
        ("a;drop", set()),
        ("ship OR tariff", set()),  # three words
        ("ship AND ships", {SHIPS}),
        ("NOT ship", set()),
        ("ship*", {SHIPS, SHIP}),
        ("shi*", set()),
        ("^ship", {SHIPS, SHIP}),
        ("ship + built", {SHIP}),
        ("NEAR(a b)", {COLON}),
        ("50%", {COLON}),
        ("x' UNION SELECT key_hash FROM api_key--", set()),
        ("😀", set()),
        ("العربية", set()),
        ("🇰🇷 ship", {SHIPS, SHIP}),
        ("ship\u200b built", {SHIP}),
        ("  ship  ", {SHIPS, SHIP}),
        ("ship ship SHIP", {SHIPS, SHIP}),
        ("a " * 200, {SHIP, COLON}),
    ],
)
def test_words(client: TestClient, q: str, expected: set[str]) -> None:
    for sort in ("-date", "relevance"):
        found = page(client, "quotes", q=q, sort=sort)
        assert set(names(found)) == expected
        assert (found["total"], found["total_exact"]) == (len(expected), True)
        assert found["query"]["q"] == q.strip()


@pytest.mark.parametrize("q", ["", " ", "\u3000", "\x00", "a\x00b", '"a\x00b"', "\u202e", "\u200d\u200b", "\u00ad",
                               "\u061c", "\ufeff", "\U000e0041", "x" * 513, " OR a" * 5000])  # fmt: skip
def test_what_cannot_be_searched_for(client: TestClient, q: str) -> None:
    for resource in ("quotes", "events", "persons", "organizations", "sectors", "topics", "sources"):
        if len(q) < 10_000:
            body = problem(client, f"/v1/{resource}", 422, "validation", q=q)
            assert body["errors"][0]["parameter"] == "q"
        else:
            problem(client, f"/v1/{resource}", 414, "uri-too-long", q=q)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("events?q=builders", {"Ship Builders’ Congress"}),
        ("events?q=congress ship", {"Ship Builders’ Congress"}),
        ("events?q=tariff", {"Tariff Talks"}),  # by its name, and by what was said
        ("events?q=friendship", {"Ship Builders’ Congress"}),
        ("events?q=congress friendship", set()),  # neither the name nor any one quote has both
        ("events?q=cafe depends", set()),  # two quotes
        ("events?person=Ana Silva&q=tariff", {"Tariff Talks"}),
        ("events?person=Ana Silva&q=talks", {"Tariff Talks"}),
        ("events?person=Ana Silva&q=friendship", set()),
        ("events?country=BR&q=ship", set()),
        ("events?country=KR&language=en&q=congress", {"Ship Builders’ Congress"}),
        ("events?q=ship&date=2025-02", set()),
        ("persons?q=builder", {"Ship Builder"}),
        ("persons?q=선박왕", {"Ship Builder"}),
        ("persons?q=tariffs", {"Ana Silva"}),  # by what they said
        ("persons?q=silva tariffs", set()),
        ("persons?country=BR&q=silva", {"Ana Silva"}),
        ("persons?country=KR&q=silva", set()),
        ("persons?country=BR&q=cafe", {"Ana Silva"}),
        ("persons?date=2025-02&q=silva", {"Ana Silva"}),
        ("persons?date=2025-02&q=ship", set()),
        ("sources?q=ships", {"About ships"}),
        ("sources?q=yonhap ship", {"About ships"}),
        ("sectors?q=조선", {"Shipbuilding"}),
        ("topics?q=supply chain", {"Supply chains"}),
    ],
)
def test_words_of_other_records(client: TestClient, question: str, expected: set[str]) -> None:
    found = page(client, question)
    assert set(names(found)) == expected
    assert found["total"] == len(expected)
    resource, _, rest = question.partition("?")
    assert set(names(page(client, f"{resource}?{rest}&sort=relevance"))) == expected


def test_relevance_puts_the_word_said_more_often_first(client: TestClient) -> None:
    found = page(client, "quotes?q=tariff&sort=relevance")
    assert found["order"] == "relevance"
    assert names(page(client, "quotes?q=america&sort=relevance")) == [LINKED]
    ships = names(page(client, "quotes?q=ship&sort=relevance"))
    assert ships == [SHIPS, SHIP]  # once each: the shorter quote is more about it
    assert names(page(client, "events?q=tariff&sort=relevance")) == ["Tariff Talks"]


@pytest.mark.parametrize(
    ("question", "snippets"),
    [
        ("quotes?q=ship days", ["The <ship> was built in 20.04 <days>, a-b testing included."]),
        ("quotes?q=조선업 협력", ["우리는 <조선업>을 함께 키우고 반도체 <협력>을 강화할 것입니다."]),
        ("quotes?q=반", ["우리는 조선업을 함께 키우고 <반>도체 협력을 강화할 것입니다."]),
        ("quotes?q=漢字", ["両国は<漢字>文化を共有する。"]),
        ("quotes?q=cafe naive", ["Coopération au <café>: <naïve>, peut-être."]),
        (
            'quotes?q="Korea’s future" america',
            ["<America>’s future depends on Korea, and <Korea’s future> depends on <America>."],
        ),
        ("events?q=congress", ["Ship Builders’ <Congress>"]),
        ("events?q=friendship", ["We are building ships — and <friendships>."]),
        ("persons?q=선박왕", ["<선박왕>"]),
        ("persons?q=tariffs", ["<TARIFFS>! <TARIFFS>!! “<tariff>” 関税"]),
        ("sources?q=yonhap ship", ["About <ships>"]),
        ("sectors?q=조선", ["<조선>"]),
    ],
)  # fmt: skip
def test_snippets_show_the_words_where_they_stand(client: TestClient, question: str, snippets: list[str]) -> None:
    found = page(client, question)
    told = found["snippets"]
    assert set(told) == {one["id"] for one in found["items"]}
    assert sorted("".join(f"<{one['text']}>" if one["match"] else one["text"] for one in parts)
                  for parts in told.values()) == sorted(snippets)  # fmt: skip


def test_no_snippets_without_words(client: TestClient) -> None:
    assert page(client, "quotes")["snippets"] is None
    assert page(client, "quotes?q=unheard")["snippets"] == {}
    assert len(page(client, "quotes?q=ships&view=compact&sort=relevance")["snippets"]) == 2


def test_relevance_needs_words(client: TestClient) -> None:
    for resource in ("quotes", "events", "persons", "organizations", "sectors", "sources"):
        body = problem(client, f"/v1/{resource}?sort=relevance", 422, "validation")
        assert body["errors"][0]["parameter"] == "sort"


def test_words_that_very_many_quotes_have(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past 10,000 matches nothing is ranked, newest comes first, and the answer says so; here past one."""
    monkeypatch.setattr("app.store.planning.FEW", 1)
    found = page(client, "quotes?q=ship&sort=relevance&person=Ship Builder")
    assert (found["order"], found["query"]["sort"]) == ("-date", "-date")
    assert set(names(found)) == {SHIPS, SHIP}
    alone = page(client, "quotes?q=ship&limit=1")
    assert (alone["total"], alone["total_exact"]) == (10_000, False)
    assert names(page(client, "events?q=ship&sort=name")) == ["Ship Builders’ Congress"]
    assert names(page(client, 'quotes?q="ship was built" ship')) == [SHIP]
