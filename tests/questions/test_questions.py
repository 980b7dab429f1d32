"""Questions that the five users ask, answered over HTTP from the golden articles, beside answers worked out by hand."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient

from app import reading, workflow
from app.domain.vocabulary import Vocabulary
from app.extraction.sources.documents import Given
from tests.articles import golden
from tests.conftest import serving

_READ = """
    accra-continued-quotation analysis-quiet-suppliers astana-ministry-speaks baltic-ports-straight-quotes
    busan-three-speakers daejeon-appointment gwanghwamun-unnamed-officials hai-phong-titles
    hanoi-ministers-call-ko helsinki-appointment incheon-mixed-fragments kars-unnamed-official korea-us-forum
    ljubljana-press-conference napo-joint-statement oslo-santiago-call ottawa-two-tanakas
    rabat-inverted-attribution sejong-ro-briefing sejong-two-kims sofia-mixed-fragments stockholm-transcript
    warsaw-signing-vague-dates washington-doubled-apostrophes yeouido-indirect-only zambezi-pronouns
"""
READ = frozenset(_READ.split())
"""The golden articles that whoever worked the answers out has read: with another one they would be others."""

QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def service(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Iterator[TestClient]:
    store = make_store()
    for article in golden.articles():
        if article.slug not in READ:
            continue
        source = reading.Input(article.slug, ".txt", None, lambda text=article.text: io.BytesIO(text.encode()))
        report = workflow.ingest(store, [source], vocabulary, Given(published=article.source().published))
        assert report.created == 1
    with serving(store) as client:
        yield client


@pytest.mark.parametrize("question", QUESTIONS, ids=[f"{one['user']}: {one['ask']}" for one in QUESTIONS])
def test_a_question_gets_the_answer_that_a_reader_works_out(service: TestClient, question: dict[str, Any]) -> None:
    method, address = ("POST", question["post"]) if "post" in question else ("GET", question["get"])
    answer = service.request(method, address, json=question.get("body"))
    assert answer.status_code == question.get("status", 200), answer.text
    if "contains" in question:
        assert [one for one in question["contains"] if one not in answer.text] == [], answer.text
        assert [one for one in question.get("never", []) if one in answer.text] == []
        return
    found = answer.json()
    if "total" in question:
        assert found["total"] == question["total"]
    if "texts" in question:
        _same(question, [one["text"] for one in found["items"]], question["texts"], str.startswith)
    if "ids" in question:
        _same(question, [one["id"] for one in found["items"]], question["ids"], str.__eq__)
    for pointer, value in question.get("has", {}).items():
        assert _at(found, pointer) == value, pointer


def _same(question: dict[str, Any], found: list[str], expected: list[str], fits: Callable[[str, str], bool]) -> None:
    if question.get("any_order"):
        found, expected = sorted(found), sorted(expected)
    assert len(found) == len(expected), found
    for one, wanted in zip(found, expected, strict=True):
        assert fits(one, wanted), f"{one!r} is not {wanted!r}"


def _at(document: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def test_there_are_sixty_questions_and_each_user_asks() -> None:
    users = [one["user"] for one in QUESTIONS]
    assert len(users) >= 60
    assert set(users) == {"analyst", "journalist", "researcher", "developer", "program"}
    for one in QUESTIONS:
        assert {"total", "texts", "ids", "has", "contains"} & set(one), one["ask"]
