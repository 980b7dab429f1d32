"""What our answers are held against: a bare ASGI application that runs the same SQL, and one that runs none.

Both are made for a list of addresses. Each is answered once by the service itself while its statements are written
down; from then on `limit` runs these and sends the body that it was, and `constant` sends the body.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from starlette.types import ASGIApp, Message, Receive, Scope, Send  # noqa: E402 - run by its path

from app import main  # noqa: E402
from app.settings import Settings  # noqa: E402
from app.store.engine import database_path, open_reading  # noqa: E402
from app.store.session import Session  # noqa: E402

Told = list[tuple[str, Any]]
ADDRESSES = "BENCHMARK_ADDRESSES"
"""The variable that holds the addresses, as JSON."""


class Bare:
    """An application of the least that answers at all; `runs_sql` says whether it runs the statements."""

    def __init__(self, *, runs_sql: bool) -> None:
        self._session = open_reading(database_path(Settings().database_url)) if runs_sql else None
        self._answers: dict[str, tuple[Told, Message, Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an address that is known."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        query = scope["query_string"]
        told, start, body = self._answers[scope["path"] + ("?" + query.decode() if query else "")]
        if self._session is not None:
            for statement, parameters in told:
                self._session.raw.execute(statement, parameters).fetchall()
        await send(start)
        await send(body)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._answers = await _recorded()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})


def limit() -> ASGIApp:
    """The same statements on the driver, and a body that is ready."""
    return Bare(runs_sql=True)


def constant() -> ASGIApp:
    """Nothing but the bodies."""
    return Bare(runs_sql=False)


async def _recorded() -> dict[str, tuple[Told, Message, Message]]:
    """By address: the statements it takes, and its answer with the plainest headers."""
    app = main.create()
    found = {}
    for address in json.loads(os.environ[ADDRESSES]):
        with _writing_down() as told:
            status, body = await _asked(app, address)
        assert status == 200, (address, status, body)  # noqa: PLR2004
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        start = {"type": "http.response.start", "status": 200, "headers": headers}
        found[address] = (list(told), start, {"type": "http.response.body", "body": body})
    return found


@contextmanager
def _writing_down() -> Iterator[Told]:
    """Every statement that a session runs meanwhile, with its parameters."""
    told: Told = []
    rows, tell = Session.rows, Session.tell

    def rows_too(session: Session, statement: Any, parameters: Any = None) -> Any:
        told.append((statement.text, dict(statement.given(parameters))))
        return rows(session, statement, parameters)

    def tell_too(session: Session, command: str) -> Any:
        told.append((command, {}))
        return tell(session, command)

    Session.rows, Session.tell = rows_too, tell_too  # type: ignore[method-assign]
    try:
        yield told
    finally:
        Session.rows, Session.tell = rows, tell  # type: ignore[method-assign]


async def _asked(app: ASGIApp, address: str) -> tuple[int, bytes]:
    path, _, query = address.partition("?")
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": query.encode(), "headers": [(b"host", b"127.0.0.1")], "scheme": "http",
        "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])
