"""Random questions about quotes, asked of the lists and of the views over them."""

import random
from typing import Any

from hypothesis import HealthCheck, settings

from tests.api.conftest import Asking
from tests.api.oracle import Asked
from tests.api.test_oracle import parameters, queries, understood

SETTINGS = settings(
    deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck), max_examples=60
)
of_quotes = queries().filter(lambda query: query[0].resource == "quotes")
Pairs = list[tuple[str, str]]


def filters(asking: Asking, query: tuple[Asked, dict[str, str]], *, without: tuple[str, ...] = ()) -> Pairs:
    """The parameters of a question, without an order and without some of its filters."""
    asked, days = query

    found = parameters(understood(asking, asked), days, random.Random(0))
    return [(name, value) for name, value in found if name not in {"sort", *without}]


def listed(asking: Asking, pairs: Pairs, **more: Any) -> list[dict[str, Any]]:
    """All quotes that a list answers."""
    answer = asking.client.get("/v1/quotes", params=[*pairs, *more.items(), ("limit", "500")])
    assert answer.status_code == 200, answer.text
    page = answer.json()
    assert page["next"] is None
    items: list[dict[str, Any]] = page["items"]
    return items


def speakers(quote: dict[str, Any]) -> list[str]:
    """The ids of the people who spoke it."""
    speaker = quote["speaker"]
    if speaker is None:
        return []
    if speaker["type"] == "group":
        return [one["id"] for one in speaker["members"]]
    return [speaker["id"]] if speaker["type"] == "person" else []
