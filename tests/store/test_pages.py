"""Statements of lists: built once for each shape of question, and counting that ends where it should."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.filters import EventQuery, PersonQuery, QuoteQuery
from app.domain.vocabulary import Vocabulary
from app.store import lists
from app.store.engine import open_reading
from app.store.planning import Planner
from app.store.queries import gathered, pages
from app.store.session import Session
from app.store.shaping import parameters, shape_of
from tests import corpus
from tests.api import assembly


@pytest.fixture(scope="module")
def session(make_store: Callable[..., Path]) -> Iterator[Session]:
    many = corpus.record(*(corpus.quote(f"word number {n}", language="fr") for n in range(30)), title="Many words")
    opened = open_reading(make_store(*assembly.records(), many))
    yield opened
    opened.raw.close()


@pytest.fixture
def shape(session: Session, vocabulary: Vocabulary) -> Callable[..., pages.Shape]:
    def shaped(model: Any = QuoteQuery, **asked: Any) -> pages.Shape:
        return shape_of(Planner(session, vocabulary).plan(model.model_validate(asked))[0])

    return shaped


@pytest.fixture
def ask(session: Session, vocabulary: Vocabulary) -> Callable[..., dict[str, Any]]:
    def asked(**given: Any) -> dict[str, Any]:
        answer = lists.answer(session, QuoteQuery.model_validate(given), vocabulary)
        found: dict[str, Any] = json.loads(answer.body)
        return found

    return asked


def test_questions_of_one_shape_share_one_statement(shape: Callable[..., pages.Shape]) -> None:
    one, other = shape(person=["ana-silva"]), shape(country=["KR"])
    assert one == other
    assert pages.page(one) is pages.page(other)
    assert gathered.count(one) is gathered.count(other)
    assert pages.page(one).text is pages.page(other).text
    others = (
        shape(person=["ana-silva", "kevin-kim"]),
        shape(person=["ana-silva"], sort="date"),
        shape(person=["ana-silva"], date="2025"),
        shape(EventQuery, person=["ana-silva"], country=["BR"]),
    )
    for different in others:
        assert different != one
        assert pages.page(different) is not pages.page(one)


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        (QuoteQuery, {"person": ["ana-silva", "kevin-kim"], "sector": ["manufacturing"], "date": "2025-05"}),
        (QuoteQuery, {"role": ["acting ambassador", "foreign minister"], "not_topic": ["trade"]}),
        (EventQuery, {"person": ["ana-silva"], "sector": ["shipbuilding"], "q": "ships"}),
        (PersonQuery, {"event": ["Harbour Forum"], "not_source": ["aggregator:000_8d16"], "date": "2025"}),
        (QuoteQuery, {"q": "ships", "id": ["q-0"]}),
    ],
)
def test_every_parameter_of_a_statement_has_its_value(
    session: Session, vocabulary: Vocabulary, model: Any, asked: dict[str, Any]
) -> None:
    """No value is pasted into SQL: each is a parameter by name, and none is left without."""
    question = Planner(session, vocabulary).plan(model.model_validate(asked))[0]
    shape = shape_of(question)
    given = parameters(question)
    for statement, more in ((pages.page(shape), {"limit": 5}), (gathered.count(shape), {"most": 5})):
        session.rows(statement, {**given, **more})
        for value in given.values():
            assert not isinstance(value, str) or value not in statement.text


def test_a_record_in_two_lists_is_one_record(ask: Callable[..., dict[str, Any]]) -> None:
    found = ask(sector=["manufacturing", "shipbuilding", "semiconductors"], limit=500)
    assert found["total"] == len(found["items"]) == 3
    found = ask(person=["ana-silva", "jonas-berg"], role=["foreign minister", "president", "minister of"], limit=500)
    assert len({one["id"] for one in found["items"]}) == len(found["items"]) == found["total"]


def test_counting_stops_and_says_so(ask: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.lists.COUNTED", 20)
    asked = {"language": ["fr", "ko"], "limit": 25}
    first = ask(**asked)
    assert (first["total"], first["total_exact"]) == (20, False)
    second = ask(**asked, cursor=first["next"])
    assert (second["total"], second["total_exact"]) == (20, False)
    assert len(first["items"]) + len(second["items"]) == 31
    assert ask(language=["fr"])["total"] == 30  # one value is kept, not counted
    monkeypatch.setattr("app.store.lists.COUNTED", 31)
    assert (ask(**asked)["total"], ask(**asked)["total_exact"]) == (31, True)


def test_the_total_of_the_first_page_comes_along(
    session: Session, ask: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"language": ["fr", "ko"], "limit": 10}
    first = ask(**asked)

    def counted_again(*_: object) -> tuple[int, bool]:
        raise AssertionError

    monkeypatch.setattr("app.store.lists.count", counted_again)
    assert ask(**asked, cursor=first["next"])["total"] == 31


def test_a_page_is_one_moment(make_store: Callable[..., Path], vocabulary: Vocabulary) -> None:
    """What another process commits between two statements of an answer is not in it."""
    path = make_store(*assembly.records())
    reading = open_reading(path)
    with reading.snapshot():
        before = lists.plan(reading, QuoteQuery(), vocabulary).question.total
        corpus.load(path, [corpus.record(corpus.quote("Later."))], vocabulary)
        assert lists.plan(reading, QuoteQuery(), vocabulary).question.total == before == 8
    assert lists.plan(reading, QuoteQuery(), vocabulary).question.total == 9
    reading.raw.close()
