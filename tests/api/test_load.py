"""Many long questions at once: none holds up the others, each is stopped at its deadline, too many are sent away."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import APIRouter
from sqlalchemy import text
from starlette.responses import Response

from app.api import ROUTERS
from app.api.deps import Service, ServiceDep
from app.domain.vocabulary import Vocabulary
from app.settings import Settings
from app.store.reader import Reader
from app.store.session import Session, Statement
from app.web.application import create_app
from tests.api.answers import page, problem
from tests.api.conftest import Asking
from tests.conftest import serving

ENDLESS = Statement(text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"))
DEADLINE = 0.15

pytestmark = pytest.mark.slow  # what a clock decides is no unit test
HEAVY = "/v1/quotes?facets=person&facets=country&facets=office&facets=topic&q=tariff&not_sector=ports"


def endless(session: Session) -> Response:
    return Response(str(session.value(ENDLESS)))


@pytest.fixture(scope="module")
def service(forum_store: Path, vocabulary: Vocabulary) -> Iterator[Service]:
    reader = Reader(forum_store, deadline=DEADLINE)
    yield Service(reader, vocabulary, "excerpt", "http://verbale.example")
    reader.close()


@pytest.fixture(scope="module")
def ask(service: Service) -> Callable[..., Any]:
    """Runs a conversation with the application, which has one more route whose question never ends by itself."""
    slow = APIRouter(tags=["service"])

    @slow.get("/slow", name="slow")
    async def slow_(service: ServiceDep) -> Response:
        return await service.reader.aside(endless)

    app = create_app(routers=[*ROUTERS, slow], settings=Settings())
    app.state.service = service

    def run(conversation: Callable[[httpx2.AsyncClient], Any]) -> Any:
        async def talk() -> Any:
            transport = httpx2.ASGITransport(app=app)
            async with httpx2.AsyncClient(transport=transport, base_url="http://testserver") as client:
                return await conversation(client)

        return asyncio.run(talk())

    return run


def test_twenty_slow_questions_do_not_hold_up_the_others(ask: Callable[..., Any]) -> None:
    async def conversation(client: httpx2.AsyncClient) -> tuple[list[Any], list[float]]:
        slow = [asyncio.create_task(client.get("/slow")) for _ in range(20)]
        await asyncio.sleep(0.05)
        waits = []
        while not all(one.done() for one in slow):
            for path in ("/healthz", "/v1/persons/kevin-kim", "/v1/quotes?person=kevin-kim", "/readyz"):
                started = time.perf_counter()
                answer = await client.get(path)
                waits.append(time.perf_counter() - started)
                assert answer.status_code == 200
            await asyncio.sleep(0.02)
        return [one.result() for one in slow], sorted(waits)

    answers, waits = ask(conversation)
    assert [one.status_code for one in answers] == [503] * 20
    assert {one.json()["type"] for one in answers} == {"/problems/query-timeout"}
    assert len(waits) > 20
    assert waits[len(waits) // 2] < DEADLINE / 2  # all the slow ones together take five deadlines


def test_a_long_question_is_stopped_at_its_deadline(ask: Callable[..., Any]) -> None:
    async def conversation(client: httpx2.AsyncClient) -> tuple[Any, float]:
        started = time.perf_counter()
        return await client.get("/slow"), time.perf_counter() - started

    answer, spent = ask(conversation)
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/query-timeout")
    assert DEADLINE * 0.9 < spent < DEADLINE + 1
    assert "Retry-After" not in answer.headers  # asking the same again would end the same


def test_too_many_long_questions_are_sent_away(ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.reader._WAITING", 8)

    async def conversation(client: httpx2.AsyncClient) -> list[Any]:
        return await asyncio.gather(*(client.get("/slow") for _ in range(20)), client.get("/healthz"))

    *answers, health = ask(conversation)
    assert health.status_code == 200
    kinds = [one.json()["type"].rpartition("/")[2] for one in answers]
    assert {one.status_code for one in answers} == {503}
    assert kinds.count("busy") == 12
    assert kinds.count("query-timeout") == 8
    assert {one.headers["retry-after"] for one in answers if one.json()["type"] == "/problems/busy"} == {"2"}


def test_the_setting_is_the_deadline(asking: Asking, tmp_path: Path) -> None:
    """The same question, with all the time there is and with none."""
    assert asking.client.get(HEAVY).status_code == 200
    with serving(asking.store, query_deadline=1e-6) as client:
        body = problem(client, HEAVY, 503, "query-timeout")
        assert "too long" in body["detail"]
        assert page(client, "persons?limit=1")["items"]  # bounded questions have a bound of their own


def test_lists_walked_at_once_are_whole(asking: Asking) -> None:
    faults: list[str] = []

    def walk(resource: str) -> None:
        for _ in range(15):
            answer = asking.client.get(f"/v1/{resource}?limit=50&facets=person")
            if answer.status_code != 200 or len(answer.json()["items"]) != min(50, answer.json()["total"]):
                faults.append(answer.text[:200])

    threads = [threading.Thread(target=walk, args=(one,)) for one in ("quotes", "events", "persons", "quotes")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
