"""The application for a server: `uvicorn --factory app.main:create`. Importing it does nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware import Middleware

from app.api import ROUTERS
from app.api.deps import Service
from app.api.lean import Lean
from app.domain import vocabulary
from app.settings import Settings
from app.store.engine import database_path
from app.store.reader import Reader
from app.web import logs
from app.web.application import create_app
from app.web.cache import Cache


def create(settings: Settings | None = None) -> FastAPI:
    """The application with its settings from the environment, unless they are given."""
    settings = settings or Settings()
    logs.configure(settings.log_level)
    reader = Reader(database_path(settings.database_url), deadline=settings.query_deadline)
    service = Service(reader, vocabulary.load(settings.seeds), settings.source_text, settings.address)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        reader.close()

    kept = Middleware(Cache, version=reader.version, capacity=settings.cache_mb * 2**20)
    inner = [kept, Middleware(Lean, routers=ROUTERS)]
    app = create_app(routers=ROUTERS, settings=settings, lifespan=lifespan, inner=inner)
    app.state.service = service
    return app
