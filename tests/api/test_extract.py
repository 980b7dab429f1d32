"""/v1/extract: the record of a text, and nothing kept."""

import pytest
from starlette.testclient import TestClient

from app.domain.records import Record
from tests import corpus
from tests.articles import golden

SEED = next(corpus.SEEDS.glob("*.txt")).read_bytes().decode()


def test_it_gives_the_record_that_the_command_line_would(forum: TestClient) -> None:
    before = forum.get("/v1/quotes").json()["seq"]
    answer = forum.post("/v1/extract", json={"text": SEED})
    assert answer.status_code == 200
    record = Record.model_validate_json(answer.content)
    assert record.source.text == SEED
    assert record.event is not None
    assert (record.event.name, record.source.published) == ("Korea-US Diplomatic Forum", "2025-11-20")
    for quote in record.quotes:
        for part in quote.parts:
            assert part.exact == SEED[part.start : part.end]
    assert forum.get("/v1/quotes").json()["seq"] == before


def test_what_the_caller_states_counts(forum: TestClient) -> None:
    stated = {
        "publisher": "The Harbour Times", "title": "Ports", "url": "https://news.example/ports", "kind": "readout",
        "published": "2025-11-21", "language": "en",
    }  # fmt: skip
    text = "“We agreed to open the ports,” Ida Berg said on Thursday."
    record = forum.post("/v1/extract", json={"text": text, **stated}).json()
    assert {name: record["source"][name] for name in stated} == stated
    assert record["quotes"][0]["said"]["edtf"] == "2025-11-20"


def test_what_is_not_stated_is_read_off_the_text(forum: TestClient) -> None:
    article = next(one for one in golden.articles() if one.slug == "busan-three-speakers")
    assert forum.post("/v1/extract", json={"text": article.text}).json()["source"]["language"] == "ko"
    release = "LISBON, Nov. 20, 2025 (Harbour News) -- “We agreed,” Ida Berg said on Thursday."
    source = forum.post("/v1/extract", json={"text": release}).json()["source"]
    assert (source["published"], source["publisher"]) == ("2025-11-20", "Harbour News")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/text"), ({"text": ""}, "/text"), ({"text": "a" * 200_001}, "/text"), ({"text": 7}, "/text"),
        ({"text": "Yes.", "published": "2025-02-30"}, "/published"), ({"text": "Yes.", "kind": "rumour"}, "/kind"),
        ({"text": "Yes.", "url": "javascript:alert(1)"}, "/url"), ({"text": "Yes.", "txt": "Yes."}, "/txt"),
        ({"text": "a\u0000b"}, "/text"), ({"text": "Yes.", "language": "english please"}, "/language"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_told_where(forum: TestClient, body: dict[str, object], pointer: str) -> None:
    answer = forum.post("/v1/extract", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_blank_text_is_no_document(forum: TestClient) -> None:
    answer = forum.post("/v1/extract", json={"text": " \n "})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid-document")
