"""The application put together: routes, problems, pages, and the one layer around them."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from fastapi import APIRouter, FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send

from app import __version__
from app.api import problems
from app.web import pages
from app.web.cache import Cache
from app.web.middleware import Edge
from app.web.openapi import Documented

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[Any]]

_SUMMARY = "Who said what, where, when and about which sector in diplomacy, each word proven against its source."
_DESCRIPTION = """\
Verbale keeps what was said in diplomacy as records. Every derived fact carries its **evidence** (a span of
the source) and its **basis**, or is null; nothing is guessed.

- **One name, one meaning.** A filter means the same on every list. Repeating a parameter means *or*,
  different ones mean *and*; `not_` in front of an identity parameter excludes.
- **A typo is never silence.** A name that fits several records is refused with `candidates` (409), one that
  fits none with `suggestions` (422). Identity parameters take an id, a name in any script or order, or
  `scheme:code`.
- **Pages** hold `items`, `total` and `next`; follow `next`, or the `Link` header. There is no offset.
- **Errors** are [problems](/problems) (RFC 9457) with a `request_id`, which every answer has as `X-Request-ID`.
- **Enumerations are open**: treat a value you do not know as “other”. Fields may be added.
- **Offsets** count Unicode code points of the source's text; `start` inclusive, `end` exclusive.
- What is read has an `ETag`, strong but for streams; ask again with `If-None-Match`. Reading needs no key, from any
  origin.
"""
# FastAPI's own telemetry looks for a provider three times in every request, which costs 3 µs.
_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}
_TAGS = [
    {"name": "quotes", "description": "What one speaker said in one stretch, verbatim, with its proof."},
    {"name": "events", "description": "Where it was said: forums, visits, calls, negotiations, statements."},
    {"name": "persons", "description": "Who spoke or was spoken of, with the roles held and their evidence."},
    {"name": "organizations", "description": "Ministries, companies, institutions that speak or host."},
    {"name": "sectors", "description": "Sectors of the economy, in a hierarchy with ISIC Rev. 4 codes."},
    {"name": "topics", "description": "Topics of diplomacy, in a hierarchy."},
    {"name": "sources", "description": "The documents read: works with versions, digests and excerpts."},
    {
        "name": "views",
        "description": "What is put together from many records: positions, comparisons, networks, timelines.",
    },
    {"name": "service", "description": "Whether the service is alive and ready."},
]


class _Application(Documented):
    """FastAPI whose outermost layer is the edge, which catches whatever happens: what stands before it costs 2 µs."""

    def build_middleware_stack(self) -> ASGIApp:
        """The layers from the edge inwards."""
        layer: Any = super().build_middleware_stack()
        while not isinstance(layer, Edge):
            layer = layer.app
        return layer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or the application's life."""
        if scope["type"] != "http" or self.middleware_stack is None:
            await super().__call__(scope, receive, send)
            return
        scope["app"] = self
        await self.middleware_stack(scope, receive, send)


class WebSettings(Protocol):
    """What the web layer asks of the settings."""

    @property
    def allowed_hosts(self) -> Collection[str]:
        """Names that the Host header may have; empty for any."""

    @property
    def access_log(self) -> bool:
        """Whether each request is logged."""

    @property
    def address(self) -> str:
        """The public address, without a slash at its end."""


def create_app(
    *,
    routers: Sequence[APIRouter],
    settings: WebSettings,
    lifespan: Lifespan | None = None,
    cache: Cache | None = None,
    inner: Sequence[Middleware] = (),
) -> FastAPI:
    """Put the application together; `inner` are layers between the edge and FastAPI's routing."""
    edge = Middleware(Edge, allowed_hosts=settings.allowed_hosts, access_log=settings.access_log, cache=cache)
    app = _Application(
        telemetry=_TELEMETRY,
        title="Verbale",
        version=__version__,
        summary=_SUMMARY,
        description=_DESCRIPTION,
        license_info={"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        contact={"name": "The Verbale contributors"},
        servers=[{"url": "/"}],
        openapi_tags=_TAGS,
        openapi_url=None,  # written once by the pages, with an ETag
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # the redirect would repeat the Host header
        separate_input_output_schemas=False,
        generate_unique_id_function=lambda route: route.name,
        middleware=[edge, *inner],
        lifespan=lifespan,
    )
    problems.install(app)
    for router in routers:
        app.include_router(router)
    pages.install(app, settings.address)
    return app
