"""A quote among its paragraphs."""

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from app.domain.records import Record

WORDS = "Words of hers."
TEXT = "First line.\n\nSecond line.\n\nBefore. “Words of hers.” After.\n\nThird line.\nLast line."


def said_in(text: str) -> Record:
    start = text.index(WORDS)
    quote = {"quote_kind": "direct", "speaker": None, "parts": [{"start": start, "end": start + len(WORDS)}]}
    return Record.model_validate({"source": {"text": text}, "quotes": [quote]})


@pytest.fixture
def shown(serve: Callable[..., TestClient]) -> Iterator[Callable[[str], tuple[TestClient, str]]]:
    def with_text(source_text: str) -> tuple[TestClient, str]:
        client = serve(said_in(TEXT), source_text=source_text)
        return client, client.get("/v1/quotes").json()["items"][0]["id"]

    return with_text


@pytest.mark.parametrize(
    ("paragraphs", "passage"),
    [
        (0, "Before. “Words of hers.” After."),
        (1, "Second line.\n\nBefore. “Words of hers.” After.\n\nThird line."),
        (2, TEXT), (20, TEXT), (None, TEXT),
    ],
)  # fmt: skip
def test_whole_paragraphs(shown: Callable[[str], tuple[TestClient, str]], paragraphs: int | None, passage: str) -> None:
    client, identifier = shown("full")
    asked = "" if paragraphs is None else f"?paragraphs={paragraphs}"
    found = client.get(f"/v1/quotes/{identifier}/passage{asked}").json()
    assert "".join(one["text"] for one in found["segments"]) == passage == TEXT[found["start"] : found["end"]]
    assert [one["text"] for one in found["segments"] if one["match"]] == [WORDS]


def test_an_excerpt_stays_an_excerpt(serve: Callable[..., TestClient]) -> None:
    long = "a" * 500
    client = serve(said_in(f"{long} “{WORDS}” {long}"), source_text="excerpt")
    identifier = client.get("/v1/quotes").json()["items"][0]["id"]
    found = client.get(f"/v1/quotes/{identifier}/passage?paragraphs=3").json()
    assert found["end"] - found["start"] == 300 + len(WORDS) + 300


@pytest.mark.parametrize("asked", ["paragraphs=-1", "paragraphs=21", "paragraphs=x", "paragraf=1"])
def test_what_means_nothing(shown: Callable[[str], tuple[TestClient, str]], asked: str) -> None:
    client, identifier = shown("full")
    assert client.get(f"/v1/quotes/{identifier}/passage?{asked}").status_code == 422
