"""Did anyone say this? Sentences whole, cut, altered and turned round; drafts; and how much was searched."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app import reading, workflow
from app.domain.likeness import RESULTS
from app.domain.vocabulary import Vocabulary
from tests import corpus
from tests.api.answers import problem
from tests.conftest import serving

SHIPS = "America’s future depends on our shipyards, and together we will build ships — the best in the world."
PORTS = "We will not open the northern ports before the treaty enters into force, because the risk is too great."
PARTED = ("The two countries will share all data on fisheries,", "and they will do so every month.")
JOINED = "The two countries will share all data on fisheries … and they will do so every month."
REPORTED = "the ministry would publish new figures on rare earths within weeks"
FRAGMENTS = ("a very serious mistake", "which nobody wanted")
KOREAN = "우리는 조선업을 함께 키우고 반도체 협력을 강화할 것입니다."
JAPANESE = "両国は漢字文化を共有する。"
TREATY = "The treaty is the most ambitious text that both parliaments have ever seen."


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Any]) -> Iterator[TestClient]:
    silva = corpus.person("Ana Silva", family="Silva", title="Foreign Minister", country="BR")
    berg = corpus.person("Jonas Berg", family="Berg", title="Chair")
    minji = corpus.person("Kim Min-ji", family="Kim", others=["김민지"])
    people = [silva, berg, minji]
    records = [
        corpus.record(
            corpus.quote(SHIPS, silva), corpus.quote(PORTS, berg), corpus.quote(PARTED, berg),
            corpus.quote(REPORTED, silva, "indirect"), corpus.quote(FRAGMENTS, berg, "mixed"),
            persons=people, published="2025-05-11", title="One",
        ),
        corpus.record(corpus.quote(SHIPS.replace("’", "'"), silva), corpus.quote(KOREAN, minji),
                      corpus.quote(JAPANESE, None, review="needed"), persons=people, published="2025-06-01",
                      title="Two", language="ko"),
        corpus.record(corpus.quote(SHIPS.replace("best", "fastest"), silva),
                      corpus.quote(TREATY, corpus.together(silva, berg)), persons=people,
                      published="2025-07-01", title="Three"),
    ]  # fmt: skip
    with serving(make_store(*records), query_deadline=20) as opened:  # a test is not wrong for a busy machine
        yield opened


def check(client: TestClient, text: str, **asked: Any) -> dict[str, Any]:
    answer = client.post("/v1/check", json={"text": text, **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert tuple(found) == ("result", "matches", "checks", "searched")
    for one in found["checks"]:
        for match in one["matches"]:
            assert "".join(step["here"] for step in match["difference"]) == one["text"]
            assert "".join(step["there"] for step in match["difference"]) == match["quote"]["text"]
            assert 0 <= match["score"] <= 1
            assert match["sources"]
    return found


def plain(words: str) -> str:
    """The same for all three reports of the first quote."""
    return words.replace("'", "’").replace("fastest", "best")


@pytest.mark.parametrize(
    ("text", "result", "closest"),
    [
        (SHIPS, "verbatim", SHIPS),
        ("AMERICA'S FUTURE DEPENDS ON OUR SHIPYARDS and together we will build ships!", "verbatim", SHIPS),
        ("“America’s future depends on our shipyards.”", "verbatim", SHIPS),
        ('"together we will build ships"', "verbatim", SHIPS),
        ("Together we will build ships … in the world", "verbatim", SHIPS),
        ("Together ... we [the allies] will build ships", "verbatim", SHIPS),
        ("[T]ogether we will build ships", "verbatim", SHIPS),
        ("America’s future depends on [their] shipyards", "verbatim", SHIPS),
        ("America’s future depends on your shipyards", "altered", SHIPS),
        ("America’s future depends on our shipyards, and together we will build boats.", "altered", SHIPS),
        ("America’s future depends on our shipyards, in the world.", "altered", SHIPS),
        ("We will open the northern ports before the treaty enters into force", "altered", PORTS),
        ("We will not open the northern ports before the treaty enters into force, said the man who sold a circus.",
         "partial", PORTS),
        ("share all data on fisheries and they will do so every month", "verbatim", JOINED),
        ("the ministry would publish new figures on rare earths within weeks", "paraphrase", REPORTED),
        ("Within weeks the ministry publishes its new figures on rare earths", "paraphrase", REPORTED),
        ("The ministry never publishes new figures on rare earths within weeks", "not-found", REPORTED),
        ("a very serious mistake", "verbatim", " … ".join(FRAGMENTS)),
        ("a very serious mistake which nobody wanted", "altered", " … ".join(FRAGMENTS)),
        ("a very serious mistake … which nobody wanted", "verbatim", " … ".join(FRAGMENTS)),
        ("조선업을 함께 키우고", "verbatim", KOREAN),
        ("우리는 조선업을 함께 키우고 반도체 동맹을 강화할 것입니다.", "altered", KOREAN),
        ("漢字文化を共有", "verbatim", JAPANESE),
        ("Cafés are closed on the moon, as everyone knows", "not-found", None),
        ("We will see what the world will do for you", "not-found", None),
    ],
)  # fmt: skip
def test_a_sentence(client: TestClient, text: str, result: str, closest: str | None) -> None:
    found = check(client, text)
    assert (found["result"], len(found["checks"])) == (result, 1)
    one = found["checks"][0]
    assert one["text"] == text[one["start"] : one["end"]] == (text if text[0] != "“" else text.strip("“”"))
    assert (one["speaker"], one["matches"]) == (None, found["matches"])
    nearest = [match["quote"]["text"] for match in one["matches"]][:1]
    assert [plain(words) for words in nearest] == ([plain(closest)] if closest else [])


def test_the_difference_names_the_words(client: TestClient) -> None:
    steps = check(client, "Together we will build fine boats, the fastest in the world")["matches"][0]["difference"]
    assert [(step["change"], step["here"], step["there"]) for step in steps] == [
        ("added", "", "America’s future depends on our shipyards, and "),
        ("same", "Together we will build ", "together we will build "),
        ("changed", "fine boats, ", "ships — "),
        ("same", "the fastest in the world", "the fastest in the world."),
    ]


def test_every_source_of_the_same_words(client: TestClient) -> None:
    first, second, *_ = check(client, SHIPS)["matches"]
    assert (first["result"], [one["source"]["title"] for one in first["sources"]]) == ("verbatim", ["One", "Two"])
    assert (second["result"], [one["source"]["title"] for one in second["sources"]]) == ("altered", ["Three"])
    assert {one["quote"] for one in first["sources"]} > {first["quote"]["id"]}


@pytest.mark.parametrize(
    ("text", "person", "result"),
    [
        (SHIPS, "Ana Silva", "verbatim"),
        (SHIPS, "jonas-berg", "other-speaker"),
        (SHIPS.replace("world", "universe"), "jonas-berg", "other-speaker"),
        (TREATY, "Berg Jonas", "verbatim"),  # one of a group
        (KOREAN, "김민지", "verbatim"),
        (JAPANESE, "김민지", "other-speaker"),  # no record says who spoke
        (REPORTED, "Jonas Berg", "not-found"),
        ("Nothing of the kind was ever planned by anybody here", "Ana Silva", "not-found"),
    ],
)
def test_whose_words_they_are(client: TestClient, text: str, person: str, result: str) -> None:
    found = check(client, text, person=person)
    assert found["result"] == result
    assert found["checks"][0]["speaker"]["id"] in {"ana-silva", "jonas-berg", "kim-min-ji"}


def test_the_days(client: TestClient) -> None:
    assert check(client, SHIPS)["searched"] == {"quotes": 10, "sources": 3, "from": "2025-05-11", "to": "2025-07-01"}
    june = check(client, SHIPS, **{"from": "2025-06", "to": "2025-06"})
    assert june["searched"] == {"quotes": 3, "sources": 1, "from": "2025-06-01", "to": "2025-06-30"}
    assert [one["source"]["title"] for match in june["matches"] for one in match["sources"]] == ["Two"]
    assert check(client, SHIPS, **{"from": "2025-07"})["result"] == "altered"
    assert check(client, SHIPS, to="2025-04")["result"] == "not-found"
    assert check(client, SHIPS, to="2025-05", person="Jonas Berg")["result"] == "other-speaker"


DRAFT = f"""Ana Silva, the foreign minister, said, “{SHIPS}”

“Nothing will ever stand in our way,” Jonas Berg said.

Jonas Berg said: “We will open the northern ports before the treaty enters into force.”

Jonas Berg called the plan “a very serious mistake.”

Min-ji Kim of the bank told reporters: “{TREATY}”
"""


def test_a_draft(client: TestClient) -> None:
    found = check(client, DRAFT)
    told = [(one["speaker"] and one["speaker"]["name"], one["result"]) for one in found["checks"]]
    assert told == [
        ("Ana Silva", "verbatim"),
        ("Jonas Berg", "not-found"),
        ("Jonas Berg", "altered"),
        ("Jonas Berg", "verbatim"),
        ("Min-ji Kim", "other-speaker"),
    ]
    assert found["result"] == "not-found"
    assert found["matches"] == []
    for one in found["checks"]:
        assert DRAFT[one["start"] : one["end"]].rstrip(",") == one["text"]


def test_an_article_says_what_is_stored_of_it(make_store: Callable[..., Any], vocabulary: Vocabulary) -> None:
    """Loaded, and then sent as if it were a draft, every quotation of an article is its speaker's own."""
    articles = [*sorted((corpus.ROOT / "tests/articles").glob("*/article.txt")), *sorted(corpus.SEEDS.glob("*.txt"))]
    store = make_store()
    workflow.ingest(store, reading.inputs(articles), vocabulary)
    with serving(store, query_deadline=20) as client:
        quoted = 0
        for article in articles:
            text = article.read_text(encoding="utf-8")
            found = check(client, text)
            marked = [one for one in found["checks"] if one["speaker"]]
            assert [one["text"] for one in marked if one["result"] != "verbatim"] == [], article
            quoted += len(marked)
        assert quoted > 50


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("the fact sheet marks a turning point for the alliance", "paraphrase"),
        ("the joint fact sheet marks no turning point for the alliance", "not-found"),
        ("the joint fact sheet marks 3 turning points for the alliance", "not-found"),
        ("the joint statement shows a turning point for the unions", "not-found"),
    ],
)
def test_a_stretch_of_a_long_paraphrase_with_a_word_changed(
    serve: Callable[..., TestClient], text: str, result: str
) -> None:
    """It has half of the words of what was asked, and not of the whole paraphrase, which says much besides."""
    silva = corpus.person("Ana Silva", family="Silva")
    words = ("the joint trade fact sheet marks a turning point for the alliance, signaling that the futures of the two "
             "countries are now inseparable as they move to expand cooperation across industries")  # fmt: skip
    client = serve(corpus.record(corpus.quote(words, silva, "indirect"), persons=[silva]))
    assert check(client, text)["result"] == result


def test_a_draft_without_speakers(client: TestClient) -> None:
    """Whom it names nobody for, `person` is asked about; a text that quotes nobody is words, by paragraphs."""
    marked = check(client, f"“{SHIPS}” “{PORTS}”", person="Ana Silva")
    assert [one["result"] for one in marked["checks"]] == ["verbatim", "other-speaker"]
    plain = check(client, f"{SHIPS}\n\n{PORTS}\n\n—\n")
    assert [one["result"] for one in plain["checks"]] == ["verbatim", "verbatim"]
    assert plain["result"] == "verbatim"
    scare = check(client, "We will not open the “northern ports” before the treaty enters into force")
    assert (len(scare["checks"]), scare["result"]) == (1, "verbatim")
    unnamed = check(client, f"The minister told us: “{SHIPS}” An official added: “{PORTS}”")
    assert [(one["text"], one["speaker"]) for one in unnamed["checks"]] == [(SHIPS, None), (PORTS, None)]


LONG: tuple[Callable[[int], str], ...] = (
    lambda quarters: "tariff border of and " * (125 * quarters),
    lambda quarters: " … ".join(["open the ports"] * (165 * quarters)),
    lambda quarters: "[" * (12_500 * quarters) + "ports" + "]" * (10_000 * quarters),
    lambda quarters: ". ".join(["we agreed to open the ports"] * (82 * quarters)),
    lambda quarters: "조선업을 " * (500 * quarters),
    lambda quarters: "a," * (500 * quarters),
    lambda quarters: "x" * (25_000 * quarters),
    lambda quarters: " ".join(f"word{number}" for number in range(500 * quarters)),
)


@pytest.mark.parametrize("text", LONG)
def test_a_long_text_costs_what_its_length_does(client: TestClient, text: Callable[[int], str]) -> None:
    """Four times as much for four quarters as for one, and not sixteen; measured beside each other, in CPU time."""
    quarter, whole = (min(_cost(client, text(quarters)) for _ in range(2)) for quarters in (1, 4))
    assert whole < 10 * quarter


def _cost(client: TestClient, text: str) -> float:
    started = time.process_time()
    assert check(client, text)["result"] in RESULTS
    return time.process_time() - started


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=80) | st.text("“”\"'‘’[]….,- ab가漢\n", min_size=1, max_size=60))
def test_any_text_is_checked_or_refused(client: TestClient, text: str) -> None:
    answer = client.post("/v1/check", json={"text": text})
    assert answer.status_code in {200, 422}, answer.text
    if answer.status_code == 200:
        check(client, text)


@pytest.mark.parametrize(
    ("sent", "status", "slug", "pointer"),
    [
        ({}, 422, "validation", "/text"),
        ({"text": ""}, 422, "validation", "/text"),
        ({"text": " — … "}, 422, "validation", "/text"),
        ({"text": "x" * 100_001}, 422, "validation", "/text"),
        ({"text": "a\x00b"}, 422, "validation", "/text"),
        ({"text": "words\n\n" * 51}, 422, "validation", "/text"),
        ({"text": "words " * 2001}, 422, "validation", "/text"),
        ({"text": SHIPS, "whose": 1}, 422, "validation", "/whose"),
        ({"text": SHIPS, "from": "yesterday"}, 422, "validation", "/from"),
        ({"text": SHIPS, "from": "2025-06", "to": "2025-05"}, 422, "validation", "/to"),
        ({"text": SHIPS, "person": "Ana Slva"}, 422, "unknown-person", "/person"),
        ({"text": SHIPS, "person": ""}, 422, "validation", "/person"),
    ],
)
def test_what_cannot_be_checked(client: TestClient, sent: Any, status: int, slug: str, pointer: str) -> None:
    answer = client.post("/v1/check", json=sent)
    body = answer.json()
    assert (answer.status_code, body["type"]) == (status, f"/problems/{slug}"), body
    assert body["errors"][0]["pointer"] == pointer
    if slug == "unknown-person":
        assert body["suggestions"] == [{"id": "ana-silva", "name": "Ana Silva"}]


def test_a_body_that_is_not_one(client: TestClient) -> None:
    assert client.post("/v1/check", content=b"{", headers={"content-type": "application/json"}).status_code == 400
    assert client.post("/v1/check", content=b"text", headers={"content-type": "text/plain"}).status_code == 415
    large = b'{"text": "' + b"x" * 2**21 + b'"}'
    assert client.post("/v1/check", content=large, headers={"content-type": "application/json"}).status_code == 413
    problem(client, "/v1/check", 405, "method-not-allowed")


def test_a_name_that_fits_several(serve: Callable[..., TestClient]) -> None:
    silvas = [corpus.person(name, family="Silva") for name in ("Ana Silva", "Rui Silva")]
    client = serve(corpus.record(*(corpus.quote(SHIPS, one) for one in silvas), persons=silvas))
    answer = client.post("/v1/check", json={"text": SHIPS, "person": "Silva"})
    assert (answer.status_code, len(answer.json()["candidates"])) == (409, 2)
    assert len(check(client, SHIPS, person="rui-silva")["matches"]) == 2
