"""Coverage: what has been read, by whom it came out, when, how it was read, and what held no quote."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.records import Record
from tests import corpus
from tests.api import assembly
from tests.api.answers import problem
from tests.conftest import serving


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    with serving(make_store(*assembly.records())) as client:
        yield client


def coverage(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer = client.get("/v1/coverage", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    for name in ("outlets", "languages", "source_kinds", "extractions"):
        for number in ("sources", "without_quotes", "quotes"):
            assert sum(one[number] for one in found[name]) == found["total"][number], (name, number)
    for number in ("sources", "without_quotes", "quotes"):
        assert sum(one[number] for one in [*found["months"], found["undated"]]) == found["total"][number]
    return found


def test_everything_that_was_read(client: TestClient) -> None:
    found = coverage(client)
    assert found["total"] == {"sources": 5, "without_quotes": 1, "quotes": 8, "first_published": "2025-05-10",
                              "last_published": "2025-10-02"}  # fmt: skip
    assert [(one["id"], one["label"], one["sources"], one["quotes"]) for one in found["outlets"]] == [
        (None, None, 1, 1), ("folha de s.paulo", "Folha de S.Paulo", 1, 1), ("itamaraty", "Itamaraty", 1, 0),
        ("the korea herald", "The Korea Herald", 1, 4), ("yonhap", "Yonhap", 1, 2),
    ]  # fmt: skip
    assert found["outlet_count"] == 4
    assert [(one["id"], one["sources"]) for one in found["languages"]] == [("en", 4), ("pt-br", 1)]
    assert {one["id"]: one["without_quotes"] for one in found["source_kinds"]} == {
        "article": 0, "post": 0, "readout": 1, "transcript": 0
    }  # fmt: skip
    assert [(one["start"], one["end"], one["sources"]) for one in found["months"]] == [
        ("2025-05-01", "2025-05-31", 3), ("2025-10-01", "2025-10-31", 2)
    ]  # fmt: skip
    assert found["refused"] is None
    assert (found["query"], found["seq"] > 0) == ({}, True)


def test_it_takes_the_filters_of_sources(client: TestClient) -> None:
    for asked in ({"publisher": "Yonhap"}, {"language": "pt"}, {"source_kind": ["post", "readout"]},
                  {"date": "2025-05"}, {"q": "forum"}, {"from": "2025-10-02"}):  # fmt: skip
        listed = client.get("/v1/sources", params=asked).json()
        found = coverage(client, **asked)
        assert found["total"]["sources"] == listed["total"] > 0
        assert found["total"]["quotes"] == sum(one["quote_count"] for one in listed["items"])
    assert coverage(client, publisher="Nobody")["total"] == {
        "sources": 0, "without_quotes": 0, "quotes": 0, "first_published": None, "last_published": None
    }  # fmt: skip
    problem(client, "/v1/coverage", 422, "validation", person="ana-silva")


def test_one_outlet_in_two_spellings_and_sources_without_a_day(serve: Callable[..., TestClient]) -> None:
    read = [("Süd", "2025-01-02"), ("SUD", None), ("Süd", "2024-03-04")]
    client = serve(*(corpus.record(corpus.quote(f"Words {n}."), publisher=name, published=day, title=str(n))
                     for n, (name, day) in enumerate(read)))  # fmt: skip
    found = coverage(client)
    assert found["outlets"] == [{"id": "sud", "label": "Süd", "sources": 3, "without_quotes": 0, "quotes": 3,
                                 "first_published": "2024-03-04", "last_published": "2025-01-02"}]  # fmt: skip
    assert found["undated"]["sources"] == 1


def test_how_they_were_read(serve: Callable[..., TestClient]) -> None:
    reading = {"tool": "verbale", "version": "9", "vocabulary": "abc"}
    read = corpus.record(corpus.quote("Read."), title="a").model_dump() | {"extraction": reading}
    client = serve(Record.model_validate(read), corpus.record(corpus.quote("Written."), title="b"))
    told = [{name: one[name] for name in reading} | {"sources": one["sources"]}
            for one in coverage(client)["extractions"]]  # fmt: skip
    assert told == [dict.fromkeys(reading) | {"sources": 1}, reading | {"sources": 1}]
