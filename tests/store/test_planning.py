"""Which questions are answered at once on the event loop, what is known without counting, and how lists are walked."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.filters import EventQuery, ListQuery, PersonQuery, QuoteQuery, SectorQuery
from app.domain.vocabulary import Vocabulary
from app.errors import AmbiguousIdentity, ParameterError
from app.store import lists
from app.store.engine import open_reading
from app.store.planning import Planner
from app.store.question import Question
from app.store.resolve import UnresolvedError
from app.store.session import Session
from tests.api import assembly

MODELS: dict[str, type[ListQuery]] = {
    "quotes": QuoteQuery, "events": EventQuery, "persons": PersonQuery, "sectors": SectorQuery
}  # fmt: skip


@pytest.fixture(scope="module")
def session(make_store: Callable[..., Path]) -> Iterator[Session]:
    opened = open_reading(make_store(*assembly.records()))
    yield opened
    opened.raw.close()


@pytest.fixture
def plan(session: Session, vocabulary: Vocabulary) -> Callable[..., Question]:
    def planned(resource: str, asked: dict[str, Any], without: str | None = None) -> Question:
        return Planner(session, vocabulary).plan(
            MODELS[resource].model_validate(asked), without={without} if without else ()
        )[0]

    return planned


@pytest.mark.parametrize(
    ("resource", "asked", "at_once"),
    [
        ("quotes", {}, True),
        ("quotes", {"sort": "date"}, True),
        ("quotes", {"sort": "-added"}, True),
        ("quotes", {"person": ["ana-silva"]}, True),
        ("quotes", {"person": ["ana-silva", "kevin-kim"], "sector": ["shipbuilding"]}, True),
        ("quotes", {"date": "2025-05"}, True),
        ("quotes", {"person": ["ana-silva"], "date": "2025-05"}, True),
        ("quotes", {"id": ["q-0"]}, True),
        ("quotes", {"person": ["niels-dahl"]}, True),
        ("events", {"sector": ["ports"]}, True),
        ("persons", {"country": ["BR"]}, True),
        ("sectors", {}, True),
        ("quotes", {"q": "ships"}, False),
        ("quotes", {"sort": "order"}, False),
        ("quotes", {"not_person": ["ana-silva"]}, False),
        ("quotes", {"facets": ["sector", "topic"]}, True),
        ("quotes", {"facets": ["sector", "person"]}, False),
        ("quotes", {"person": ["ana-silva"], "facets": ["sector"]}, True),
        ("quotes", {"person": ["ana-silva"], "facets": ["country"]}, False),
        ("quotes", {"person": ["ana-silva", "kevin-kim"], "facets": ["sector"]}, False),
        ("quotes", {"country": ["BR"], "facets": ["sector"]}, False),
        ("events", {"facets": ["sector"]}, False),
        ("events", {"person": ["ana-silva"], "sector": ["ports"]}, False),
        ("persons", {"event": ["Harbour Forum"]}, False),
        ("persons", {"not_event": ["Harbour Forum"]}, False),
        ("persons", {"date": "2025"}, False),
        ("sectors", {"q": "ship"}, False),
    ],
)
def test_only_what_is_bounded_is_answered_at_once(
    session: Session, vocabulary: Vocabulary, resource: str, asked: dict[str, Any], at_once: bool
) -> None:
    query = MODELS[resource].model_validate(asked)
    answer = lists.answer_at_once(session, query, vocabulary)
    assert (answer is not None) == at_once
    whole = lists.answer(session, query, vocabulary)
    assert whole is not None
    assert answer is None or answer.body == whole.body
    assert not session.raw.in_transaction


def test_a_long_list_is_probed_aside(session: Session, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    """Walking one list while another is probed has a bound only where the walked one is short."""
    query = QuoteQuery(country=["KR"], sector=["manufacturing"])
    assert lists.answer_at_once(session, query, vocabulary) is not None
    monkeypatch.setattr("app.store.question.BOUNDED", 1)
    assert lists.answer_at_once(session, query, vocabulary) is None


@pytest.mark.parametrize(
    ("resource", "asked", "total"),
    [
        ("quotes", {}, 8),
        ("quotes", {"person": ["ana-silva"]}, 3),
        ("quotes", {"sector": ["manufacturing"]}, 3),
        ("quotes", {"person": ["niels-dahl"]}, 0),
        ("quotes", {"q": "!!"}, 0),
        ("events", {"country": ["US"]}, 1),
        ("persons", {}, 5),
        ("persons", {"office": ["ambassador"]}, 2),
        ("sectors", {}, None),
        ("quotes", {"person": ["ana-silva", "kevin-kim"]}, None),
        ("quotes", {"role": ["acting ambassador"]}, None),
        ("quotes", {"person": ["ana-silva"], "language": ["en"]}, None),
        ("quotes", {"date": "2025"}, None),
        ("quotes", {"not_person": ["ana-silva"]}, None),
        ("quotes", {"id": ["x"]}, None),
        ("persons", {"not_event": ["Harbour Forum"]}, None),
        ("persons", {"country": ["BR"], "date": "2025"}, None),
        ("events", {"person": ["ana-silva"], "country": ["BR"]}, None),
    ],
)
def test_the_total_of_nothing_or_one_value_is_kept_and_not_counted(
    plan: Callable[..., Question], resource: str, asked: dict[str, Any], total: int | None
) -> None:
    found = plan(resource, asked).total
    assert found == (len(assembly_sectors()) if resource == "sectors" else total)


def assembly_sectors() -> list[str]:
    from app.domain import vocabulary
    from tests import corpus

    return list(vocabulary.load(corpus.SEEDS).sector.concepts)


def test_the_shortest_list_is_walked(plan: Callable[..., Question]) -> None:
    question = plan("quotes", {"sector": ["manufacturing"], "person": ["kevin-kim"], "country": ["KR", "BR", "US"]})
    assert question.driver is not None
    assert question.driver.name == "person"
    assert {group.name for group in question.others} == {"sector", "country"}


def test_a_value_nobody_has_falls_away_beside_others(plan: Callable[..., Question]) -> None:
    beside = plan("quotes", {"sector": ["games", "ports"]})
    assert (beside.nothing, beside.total) == (False, 1)
    alone = plan("quotes", {"sector": ["games"]})
    assert (alone.nothing, alone.total) == (True, 0)


@pytest.mark.parametrize("left_out", ["person", "date", "q", "id", "not_sector"])
def test_one_parameter_can_be_left_out(plan: Callable[..., Question], left_out: str) -> None:
    asked = {"person": ["ana-silva"], "date": "2025", "q": "ships", "id": ["q-0"], "not_sector": ["ports"]}
    whole = plan("quotes", asked)
    parts = {
        "person": whole.groups, "date": whole.windows, "q": whole.words, "id": whole.ids, "not_sector": whole.excluded
    }  # fmt: skip
    assert all(parts.values())
    without = plan("quotes", asked, left_out)
    left = {
        "person": without.groups, "date": without.windows, "q": without.words, "id": without.ids,
        "not_sector": without.excluded,
    }  # fmt: skip
    assert left == {**parts, left_out: ()}


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"person": ["Kim"]}, AmbiguousIdentity),
        ({"person": ["Nobody Here"]}, UnresolvedError),
        ({"not_person": ["Nobody Here"]}, UnresolvedError),
        ({"role": ["?!"]}, ParameterError),
    ],
)
def test_what_cannot_be_planned(plan: Callable[..., Question], asked: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        plan("quotes", asked)
