"""The application asked in this process, without a network, and the statements it runs meanwhile."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message

from app import main
from app.settings import Settings
from app.store.session import Session

Told = list[tuple[str, Any]]
"""Statements with their parameters."""

_PATIENT = 60.0  # seconds for a question that is asked to learn something, not to be measured


def application(store: Path) -> ASGIApp:
    """The service over a store, nothing kept."""
    return main.create(Settings(database_url=f"sqlite:///{store.resolve()}", cache_mb=0, query_deadline=_PATIENT))


def read(app: ASGIApp, address: str) -> Any:
    """What an address answers, as JSON. Raises RuntimeError where it is not answered with 200."""
    status, body = asyncio.run(asked(app, address))
    if status != 200:  # noqa: PLR2004
        raise RuntimeError(f"{address}: {status} {body.decode()}")
    return json.loads(body)


async def asked(app: ASGIApp, address: str, given: bytes | None = None) -> tuple[int, bytes]:
    """Status and body of an answer; `given` is posted as JSON."""
    path, _, query = address.partition("?")
    headers = [(b"host", b"127.0.0.1")]
    if given is not None:
        headers += [(b"content-type", b"application/json"), (b"content-length", str(len(given)).encode())]
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET" if given is None else "POST", "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "headers": headers, "scheme": "http",
        "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    sent: list[Message] = []
    waiting = iter([{"type": "http.request", "body": given or b""}])

    async def receive() -> Message:
        message = next(waiting, None)
        if message is None:
            await asyncio.Event().wait()  # the client stays
        return message or {}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])


@contextmanager
def writing_down() -> Iterator[Told]:
    """Every statement that any session runs meanwhile."""
    told: Told = []
    rows, run = Session.rows, Session.run

    def rows_too(session: Session, statement: Any, parameters: Any = None) -> Any:
        told.append((statement.text, dict(statement.given(parameters))))
        return rows(session, statement, parameters)

    def run_too(session: Session, statement: Any, parameters: Any = None) -> Any:
        told.append((statement.text, dict(statement.given(parameters))))
        return run(session, statement, parameters)

    Session.rows, Session.run = rows_too, run_too  # type: ignore[method-assign]
    try:
        yield told
    finally:
        Session.rows, Session.run = rows, run  # type: ignore[method-assign]
