"""The lean way to a route: its own parameters read, its own handler called, without FastAPI's work for each request.

FastAPI looks for a route one after another and solves its dependencies anew each time, which costs more than the
answer. Here the declarations of the routes are read once. Whatever is not recognised exactly, or is not valid, goes
FastAPI's own way: documentation, validation and the words of its errors have one source.
"""

import inspect
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, params
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.datastructures import QueryParams
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.deps import ServiceDep

Pairs = list[tuple[str, str]]
TAKE = "verbale.take"
"""Of a request's scope, where the edge has put it there: takes a response that is whole, if it will, as it is."""
_DOT = object()  # stands in the table between a name and a format, /v1/quotes.{format}
_ANY = object()  # … and where a path has a parameter


class Lean:
    """Answers GET on the routes of `routers`, the rest is `app`'s."""

    def __init__(self, app: ASGIApp, *, routers: Sequence[APIRouter]) -> None:
        self.app = app
        self.ways = Ways(routers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] == "GET" and not scope.get("root_path"):
            way, values = self.ways.find(scope["path"])
            if way is not None:
                pairs = _pairs(scope["query_string"].decode("latin-1"))
                given = way.read(pairs, values)
                if given is not None:
                    response = await way.answer(Read(scope, receive, pairs), given)
                    if TAKE not in scope or not scope[TAKE](response):
                        await response(scope, receive, send)
                    return
        await self.app(scope, receive, send)


def _pairs(query: str) -> Pairs:
    """The names and values of a query. Most escape nothing, and take a third of what the library takes."""
    if "%" in query or "+" in query:
        return parse_qsl(query, keep_blank_values=True)
    parted = [one.partition("=") for one in query.split("&") if one]
    return [(name, value) for name, _, value in parted]


class Read(Request):
    """A request whose query has been read, and repeats no parameter that takes a single value."""

    def __init__(self, scope: Scope, receive: Receive, pairs: Pairs) -> None:
        super().__init__(scope, receive)
        self._pairs = pairs

    @property
    def query_params(self) -> QueryParams:
        """The pairs of the query, in their order."""
        return QueryParams(self._pairs)


@dataclass(frozen=True, slots=True)
class Way:
    """A route as it is declared: its handler, and where the handler's arguments come from."""

    name: str
    handler: Callable[..., Awaitable[Response]]
    path: tuple[tuple[str, TypeAdapter[Any]], ...]
    request: str | None
    service: str | None
    query: tuple[str, type[BaseModel]] | None
    many: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()

    def read(self, pairs: Pairs, values: list[str]) -> dict[str, Any] | None:
        """The handler's arguments from the query and the path's values; None where they are not plainly valid."""
        given: dict[str, Any] = {}
        try:
            for (name, adapter), value in zip(self.path, values, strict=True):
                given[name] = adapter.validate_python(value)
            if self.query is not None:
                asked = self._asked(pairs)
                if asked is None:
                    return None
                given[self.query[0]] = self.query[1].model_validate(asked)
        except ValidationError:
            return None
        return given

    def _asked(self, pairs: Pairs) -> dict[str, Any] | None:
        asked: dict[str, Any] = {}
        for name, value in pairs:
            if name in self.many:
                asked.setdefault(name, []).append(value)
            elif name in self.single and name not in asked:
                asked[name] = value
            else:
                return None
        return asked

    async def answer(self, request: Request, given: dict[str, Any]) -> Response:
        """What the handler answers. Raises what it raises."""
        if self.request is not None:
            given[self.request] = request
        if self.service is not None:
            given[self.service] = request.app.state.service
        return await self.handler(**given)


@dataclass(slots=True)
class Ways:
    """Every route whose arguments can be read here, by the segments of its path."""

    routers: Sequence[APIRouter]
    known: dict[str, Way] = field(default_factory=dict)
    _table: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for router in self.routers:
            for route in iter_route_contexts(router.routes):
                if route.methods == {"GET"} and route.path and route.endpoint:
                    self._add(route.path, route.name or route.path, route.endpoint)

    def _add(self, template: str, name: str, handler: Callable[..., Any]) -> None:
        steps = list(_steps(template))
        way = _way(name, handler, [value for step, value in steps if step is _ANY])
        if way is not None:
            self.known[template] = way
            node = self._table
            for step, _ in steps:
                node = node.setdefault(step, {})
            node.setdefault(None, way)

    def find(self, path: str) -> tuple[Way | None, list[str]]:
        """The route of a path, with the values of its parameters; None where none is found at once."""
        node, values = self._table, []
        for segment in path.split("/")[1:]:
            step, dot, suffix = segment, "", ""
            if segment not in node and "." in segment:
                step, dot, suffix = segment.partition(".")
            found = node.get(step)
            if found is None:
                found = node.get(_ANY, {}) if step else {}
                values.append(step)
            if dot:
                found = found.get(_DOT, {}).get(_ANY, {}) if suffix else {}
                values.append(suffix)
            if not found:
                return None, values
            node = found
        return node.get(None), values


def _steps(template: str) -> Iterable[tuple[Any, str]]:
    """The steps of a path's template into the table, with the names of its parameters."""
    for segment in template.split("/")[1:]:
        stem, dot, suffix = segment.partition(".{")
        yield (_ANY, stem[1:-1]) if stem.startswith("{") else (stem, "")
        if dot:
            yield _DOT, ""
            yield _ANY, suffix[:-1]


def _way(name: str, handler: Callable[..., Any], places: list[str]) -> Way | None:
    """A handler's way, None where it takes what is not known here."""
    request = service = query = None
    named: dict[str, tuple[str, TypeAdapter[Any]]] = {}
    for parameter, declared in inspect.signature(handler).parameters.items():
        annotation = declared.annotation
        kind = next((one for one in get_args(annotation)[1:] if isinstance(one, params.Param)), None)
        if annotation is Request:
            request = parameter
        elif annotation is ServiceDep:
            service = parameter
        elif isinstance(kind, params.Query) and issubclass(get_args(annotation)[0], BaseModel):
            query = (parameter, get_args(annotation)[0])
        elif isinstance(kind, params.Path):
            named[kind.alias or parameter] = (parameter, TypeAdapter(annotation))
        else:
            return None
    if sorted(named) != sorted(places):
        return None
    fields = query[1].model_fields if query else {}
    many = {info.alias or one for one, info in fields.items() if get_origin(info.annotation) is list}
    single = {info.alias or one for one, info in fields.items()} - many
    return Way(
        name, handler, tuple(named[place] for place in places), request, service, query,
        frozenset(many), frozenset(single),
    )  # fmt: skip
