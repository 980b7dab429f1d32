"""What our answers are held against: a bare ASGI application that runs the same SQL, and one that runs none.

Both are made for a list of questions. Each is answered once by the service itself while its statements are written
down; from then on `limit` runs these and sends the body that it was, and `constant` sends the body.
"""

import json
import os
from contextlib import nullcontext
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.settings import Settings
from app.store.engine import database_path, open_reading
from app.store.session import Session
from benchmarks import inside

ASKS = "BENCHMARK_ASKS"
"""The variable that names the file of the questions: a JSON list of [address, body or null]."""

Key = tuple[str, str | None]


class Bare:
    """An application of the least that answers at all; `runs_sql` says whether it runs the statements."""

    def __init__(self, store: Path, asks: list[Key], *, runs_sql: bool) -> None:
        self._store, self._asks = store, asks
        self._session = open_reading(store) if runs_sql else None
        self._answers: dict[Key, tuple[inside.Told, Message, Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a question that is known."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        query = scope["query_string"]
        body = (await receive())["body"].decode() if scope["method"] == "POST" else None
        told, start, answer = self._answers[scope["path"] + ("?" + query.decode() if query else ""), body]
        if self._session is not None:
            self._run(self._session, told)
        await send(start)
        await send(answer)

    def _run(self, session: Session, told: inside.Told) -> None:
        """Run the statements, several of them in a snapshot of their own."""
        with session.snapshot() if len(told) > 1 else nullcontext():
            for statement, parameters in told:
                session.raw.execute(statement, parameters).fetchall()

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.learn()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})

    async def learn(self) -> None:
        """Have every question answered by the service, and keep the answer with the statements it took."""
        app = inside.application(self._store)
        for address, given in self._asks:
            with inside.writing_down() as told:
                status, body = await inside.asked(app, address, given.encode() if given is not None else None)
            assert status == 200, (address, status, body)  # noqa: PLR2004
            headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
            start = {"type": "http.response.start", "status": 200, "headers": headers}
            self._answers[address, given] = list(told), start, {"type": "http.response.body", "body": body}


def limit() -> ASGIApp:
    """The same statements on the driver, and a body that is ready."""
    return _made(runs_sql=True)


def constant() -> ASGIApp:
    """Nothing but the bodies."""
    return _made(runs_sql=False)


def _made(*, runs_sql: bool) -> ASGIApp:
    asks = [(address, given) for address, given in json.loads(Path(os.environ[ASKS]).read_text(encoding="utf-8"))]
    return Bare(database_path(Settings().database_url), asks, runs_sql=runs_sql)
