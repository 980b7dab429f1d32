"""What the routes take: methods, media types and parameters by path, read from their declarations.

Starlette's own 405 names only the first route of a path. The OpenAPI tells the same, but takes 0.6 s to make, in which
the first mistake of a caller kept all others waiting.
"""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts
from pydantic import BaseModel

_METHODS = ("GET", "PUT", "POST", "DELETE", "PATCH")


class Operations:
    """The routes of one application, found by path."""

    def __init__(self, app: FastAPI) -> None:
        self._routes = [route for route in iter_route_contexts(app.routes) if route.methods]

    def methods(self, path: str) -> tuple[str, ...]:
        """Give the methods that some route of the path takes; HEAD is served wherever GET is."""
        declared = {method for route in self._at(path) for method in route.methods or ()}
        allowed = [method for method in _METHODS if method in declared]
        if "GET" in declared:
            allowed.insert(1, "HEAD")
        return tuple(allowed)

    def media_types(self, path: str, method: str) -> tuple[str, ...]:
        """Give the media types in which a body is read here; none where no body is declared."""
        bodies = [getattr(route, "body_field", None) for route in self._at(path, method)]
        return tuple(dict.fromkeys(body.field_info.media_type for body in bodies if body is not None))

    def parameters(self, path: str, method: str) -> tuple[str, ...]:
        """Give the names of the query parameters taken here."""
        taking = [route.dependant for route in self._at(path, method) if hasattr(route, "dependant")]
        return tuple(dict.fromkeys(name for dependant in taking for name in _query(dependant)))

    def _at(self, path: str, method: str | None = None) -> Iterator[RouteContext]:
        for route in self._routes:
            if route.path_regex.match(path) and (method is None or method in (route.methods or ())):
                yield route


def operations_of(app: FastAPI) -> Operations:
    """Give the operations of the application, read when they are first asked for."""
    known: Operations | None = getattr(app.state, "operations", None)
    if known is None:
        known = app.state.operations = Operations(app)
    return known


def _query(dependant: Dependant) -> Iterator[str]:
    for parameter in dependant.query_params:
        declared: Any = parameter.field_info.annotation
        if isinstance(declared, type) and issubclass(declared, BaseModel):
            yield from (info.alias or name for name, info in declared.model_fields.items())
        else:
            yield parameter.alias
    for inner in dependant.dependencies:
        yield from _query(inner)
