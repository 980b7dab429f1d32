"""The tools as an endpoint of the application. The protocol's library is imported for the first request, not before.

That takes 0.4 s of CPU, for which every first answer after a start would wait, and most servers are never asked.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from typing import NamedTuple

from starlette.types import Receive, Scope, Send

from app.api.deps import Service

_Handle = Callable[[Scope, Receive, Send], Awaitable[None]]


class _Life(NamedTuple):
    """What belongs to one run of the application."""

    asked: asyncio.Event
    handle: "asyncio.Future[_Handle]"


class Endpoint:
    """The ASGI endpoint of the protocol's streamable HTTP. It answers while `running`."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._life: _Life | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Belongs to the application's life."""
        self._life = _Life(asyncio.Event(), asyncio.get_running_loop().create_future())
        serving = asyncio.create_task(self._serve(self._life))
        try:
            yield
        finally:
            self._life = None
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)

    async def _serve(self, life: _Life) -> None:
        """One task for all of it, since the library's sessions must begin and end in the same one."""
        await life.asked.wait()
        try:
            server = await asyncio.to_thread(import_module, "app.mcp.server")
            async with server.sessions(self._service) as manager:
                life.handle.set_result(manager.handle_request)
                await asyncio.Event().wait()
        except Exception as exc:
            life.handle.set_exception(exc)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if self._life is None:
            raise RuntimeError("the application is not running")
        self._life.asked.set()
        handle = await asyncio.shield(self._life.handle)
        await handle(scope, receive, send)
