"""Same words in several sources: each report with what differs, and all of them counted once when asked to."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.records import Record
from tests import corpus

ANA = corpus.person("Ana Silva", family="Silva", title="Minister", office="minister", country="PT")
WIRE = "We will open the northern ports to every ship before the winter comes"
FULLER = f"{WIRE}, and whoever needs help will have it from the first day on."
CUT = "We will open the northern ports to every ship"
PAPERS = {"The Post": WIRE, "The Times": f"{WIRE}!", "The Herald": WIRE.replace("northern", "southern")}
ALONE = "Nobody else has printed this sentence of the minister"


def report(paper: str, *words: str, **source: Any) -> Record:
    return corpus.record(*(corpus.quote(one, ANA, sectors=["ports"]) for one in words), persons=[ANA], publisher=paper,
                         opening=paper, **source)  # fmt: skip


@pytest.fixture
def papers(serve: Callable[..., TestClient]) -> TestClient:
    return serve(*(report(paper, words) for paper, words in PAPERS.items()), report("The Mail", ALONE))


def _texts(client: TestClient, **asked: Any) -> list[str]:
    answer = client.get("/v1/quotes", params={"distinct": "true", **asked})
    assert answer.status_code == 200, answer.text
    page = answer.json()
    assert page["total"] == len(page["items"])
    return [one["text"] for one in page["items"]]


def test_a_wire_story_in_three_papers_does_not_triple_the_counts(papers: TestClient) -> None:
    asked = {"distinct": "true", "facets": ["sector", "person"], "sector": "ports"}
    assert papers.get("/v1/quotes").json()["total"] == 4
    page = papers.get("/v1/quotes", params=asked).json()
    assert (page["total"], len(page["items"]), page["query"]["distinct"]) == (2, 2, True)
    assert {one["id"]: one["count"] for name in ("sector", "person") for one in page["facets"][name]}["ports"] == 2
    assert [one["count"] for one in page["facets"]["person"]] == [2]
    timeline = papers.get("/v1/timeline", params={"distinct": "true"}).json()
    assert (timeline["total"], [one["count"] for one in timeline["buckets"]]) == (2, [2])
    assert papers.get("/v1/quotes.ndjson", params={"distinct": "true"}).text.count("\n") == 2


def test_what_matches_stands_for_what_does_not(papers: TestClient) -> None:
    for paper, words in PAPERS.items():
        assert _texts(papers, publisher=paper) == [words]
        assert _texts(papers, publisher=paper, sort="relevance", q="ports") == [words]
    assert _texts(papers, q="southern") == [PAPERS["The Herald"]]
    assert _texts(papers, publisher="The Mail") == [ALONE]


@pytest.mark.parametrize(
    ("reports", "shown"),
    [
        ([report("The Post", CUT, published="2025-11-19"), report("The Times", FULLER)], FULLER),
        ([report("The Post", WIRE, published="2025-11-20"), report("The Times", WIRE.upper(), published="2025-11-19")],
         WIRE.upper()),
        ([report("The Post", WIRE.upper()), report("The Post", WIRE, WIRE)], None),
    ],
    ids=["the fullest", "the earliest", "one of those that are alike in all"],
)  # fmt: skip
@pytest.mark.parametrize("sort", ["-date", "date", "order", "-added"])
def test_the_fullest_report_is_shown_and_of_those_the_earliest(
    serve: Callable[..., TestClient], reports: list[Record], shown: str | None, sort: str
) -> None:
    texts = _texts(serve(*reports), sort=sort)
    assert len(texts) == 1
    assert shown is None or texts == [shown]


def test_pages_show_each_utterance_once(serve: Callable[..., TestClient]) -> None:
    reports = [
        report(paper, " ".join(f"word{number}of{at}" for at in range(8)), published=f"2025-11-{day}")
        for number in range(7) for paper, day in (("The Post", 20), ("The Times", 21))
    ]  # fmt: skip
    client, found = serve(*reports), []
    asked: dict[str, Any] = {"distinct": "true", "limit": 2}
    while True:
        page = client.get("/v1/quotes", params=asked).json()
        found += [one["text"] for one in page["items"]]
        assert (page["total"], page["total_exact"]) == (7, True)
        if page["next"] is None:
            break
        asked["cursor"] = page["next"]
    assert len(found) == len(set(found)) == 7


def _ids(client: TestClient) -> dict[str, str]:
    """The quotes' ids by outlet."""
    return {one["source"]["publisher"]: one["id"] for one in client.get("/v1/quotes?limit=500").json()["items"]}


def test_reports_are_listed_with_the_words_that_differ(papers: TestClient) -> None:
    ids = _ids(papers)
    answer = papers.get(f"/v1/quotes/{ids['The Post']}/variants").json()
    assert {name: answer[name] for name in ("quote", "text", "total", "sources")} == {
        "quote": ids["The Post"], "text": WIRE, "total": 2, "sources": 3,
    }  # fmt: skip
    by_paper = {one["quote"]["source"]["publisher"]: one for one in answer["variants"]}
    assert {paper: (one["relation"], one["excerpt_of"]) for paper, one in by_paper.items()} == {
        "The Times": ("same", None), "The Herald": ("near", None),
    }  # fmt: skip
    assert by_paper["The Times"]["difference"] == [{"change": "same", "here": WIRE, "there": f"{WIRE}!"}]
    assert [one for one in by_paper["The Herald"]["difference"] if one["change"] != "same"] == [
        {"change": "changed", "here": "northern ", "there": "southern "}
    ]
    for one in answer["variants"]:
        assert one["quote"] == papers.get(f"/v1/quotes/{one['quote']['id']}").json()
        assert "".join(step["here"] for step in one["difference"]) == WIRE
        assert "".join(step["there"] for step in one["difference"]) == one["quote"]["text"]


def test_an_excerpt_says_of_which_it_is_one(serve: Callable[..., TestClient]) -> None:
    other = "whoever needs help will have it from the first day on"
    client = serve(report("The Post", FULLER), report("The Times", CUT), report("The Herald", other))
    ids = _ids(client)
    for paper, expected in {
        "The Post": {"The Times": ("excerpt", ids["The Post"]), "The Herald": ("excerpt", ids["The Post"])},
        "The Times": {"The Post": ("excerpt", ids["The Post"]), "The Herald": ("linked", None)},
    }.items():
        found = client.get(f"/v1/quotes/{ids[paper]}/variants").json()["variants"]
        assert {one["quote"]["source"]["publisher"]: (one["relation"], one["excerpt_of"]) for one in found} == expected


def test_reports_come_in_the_order_of_their_days_and_sources(serve: Callable[..., TestClient]) -> None:
    reports = [
        report(f"Paper {number}", f"{WIRE}{'.' * number}", published=day, url=f"https://example.org/{number}")
        for number, day in enumerate(("2025-11-21", "2025-11-20", "2025-11-21", "2025-11-20"))
    ]
    client = serve(*reports)
    ids = _ids(client)
    found = client.get(f"/v1/quotes/{ids['Paper 0']}/variants").json()["variants"]
    keys = [(one["quote"]["source"]["published"], one["quote"]["source"]["id"]) for one in found]
    assert len(keys) == 3
    assert keys == sorted(keys)


def test_more_reports_than_are_listed_are_counted(serve: Callable[..., TestClient]) -> None:
    client = serve(*(report(f"Paper {number}", WIRE) for number in range(102)), report("Twice", WIRE, WIRE))
    answer = client.get(f"/v1/quotes/{_ids(client)['Twice']}/variants").json()
    assert (answer["total"], answer["sources"], len(answer["variants"])) == (103, 103, 100)


def test_what_nobody_else_reports_has_no_variants(papers: TestClient) -> None:
    identifier = _ids(papers)["The Mail"]
    assert papers.get(f"/v1/quotes/{identifier}/variants").json() == {
        "quote": identifier, "text": ALONE, "total": 0, "sources": 1, "variants": [],
    }  # fmt: skip


def test_a_quote_that_is_not_there_has_no_variants(papers: TestClient) -> None:
    answer = papers.get("/v1/quotes/q-0000000000000000/variants")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")
