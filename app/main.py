"""The application for a server: `uvicorn --factory app.main:create`. Importing it does nothing."""

import asyncio
import multiprocessing
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.routing import Route
from uvicorn import _subprocess
from uvicorn.supervisors import Multiprocess

from app.api import ROUTERS
from app.api.deps import Service
from app.api.lean import Lean
from app.cores import available_cores
from app.domain import vocabulary
from app.mcp import extra
from app.mcp.endpoint import Endpoint
from app.settings import Settings
from app.store.engine import database_path
from app.store.reader import Reader
from app.web import logs
from app.web.application import create_app
from app.web.cache import Cache

_SWITCH = 0.0005  # seconds: with Python's 5 ms a quote by its id waited 130 ms (p95) beside an export as CSV, now 20
_STARTED = (
    60  # seconds: a busy machine may take more than Uvicorn's 5 to import all this, and would begin again for ever
)
_TOOLS_AT = ("/mcp/", "/mcp")  # a redirect from one to the other would repeat the Host header


def create(settings: Settings | None = None, workers: int = 1) -> FastAPI:
    """The application with its settings from the environment, unless they are given; one of so many `workers`."""
    settings = settings or Settings()
    logs.configure(settings.log_level)
    service = service_of(settings, workers)
    tools = _tools(settings, service)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        sys.setswitchinterval(_SWITCH)
        _end_with_parent()
        async with AsyncExitStack() as running:
            running.callback(service.reader.close)
            if tools is not None:
                await running.enter_async_context(tools.running())
            yield

    cache = Cache(version=service.reader.version, capacity=settings.cache_mb * 2**20)
    inner = [Middleware(Lean, routers=ROUTERS)]
    app = create_app(routers=ROUTERS, settings=settings, lifespan=lifespan, cache=cache, inner=inner)
    app.state.service = service
    if tools is not None:
        app.router.routes += [Route(path, tools, methods=["POST"]) for path in _TOOLS_AT]
    return app


def _end_with_parent() -> None:
    """Where another process has started this one to serve beside it, end as soon as that is gone, even if killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        asyncio.get_running_loop().add_reader(parent.sentinel, signal.raise_signal, signal.SIGTERM)


def service_of(settings: Settings, workers: int = 1) -> Service:
    """What is asked of the store of these settings; it is opened with the first question."""
    path, cores = database_path(settings.database_url), available_cores() // workers
    reader = Reader(path, deadline=settings.query_deadline, cores=cores)
    return Service(reader, vocabulary.load(settings.seeds), settings.source_text, settings.address)


def _tools(settings: Settings, service: Service) -> Endpoint | None:
    """The tools for language models, where they are wanted and their extra is installed."""
    return Endpoint(service) if settings.mcp and extra.is_installed() else None


def run(settings: Settings, workers: int = 1) -> None:
    """Serve with so many processes until a signal ends it; requests that have begun have 10 seconds to end.

    Several are forked from this one, whose imports they share: each then takes 28 MB for itself, not 88, and no second
    of its own to start.
    """
    making = partial(create, settings, workers)
    told: dict[str, Any] = {
        "factory": True, "host": settings.host, "port": settings.port, "access_log": False, "log_config": None,
        "server_header": False, "date_header": True, "proxy_headers": False,
        "timeout_graceful_shutdown": 10, "lifespan": "on",
    }  # fmt: skip
    if workers == 1:
        uvicorn.run(making, **told)
    else:  # `run` would want the name of an application, which could not be told these settings
        setattr(_subprocess, "spawn", multiprocessing.get_context("fork"))  # noqa: B010 - there is no setting for it
        config = uvicorn.Config(making, workers=workers, timeout_worker_healthcheck=_STARTED, **told)
        Multiprocess(config, sockets=[config.bind_socket()]).run()


def serve_tools(settings: Settings) -> None:
    """Serve the tools on standard input and output, until their client ends. The extra must be installed."""
    from app.mcp.server import over_stdio  # noqa: PLC0415 - the extra need not be there

    logs.configure(settings.log_level)
    service = service_of(settings)
    try:
        asyncio.run(over_stdio(service))
    finally:
        service.reader.close()
