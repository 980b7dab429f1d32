"""What the declared operations take: methods, media types and parameters by path, read from the OpenAPI.

Starlette's own 405 names only the first route of a path, and FastAPI keeps included routers out of
`app.routes`; the document is the one complete list.
"""

import re
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI

_METHODS = ("get", "put", "post", "delete", "patch")
_PLACEHOLDER = re.compile(r"\\\{[^}]*\\\}")


class Operations:
    """The operations of one OpenAPI document, found by path."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema
        self._paths = [(_pattern(template), item) for template, item in schema.get("paths", {}).items()]

    def methods(self, path: str) -> tuple[str, ...]:
        """Give the methods that some operation of the path takes; HEAD is served wherever GET is."""
        declared = {method for item in self._at(path) for method in _METHODS if method in item}
        allowed = [method.upper() for method in _METHODS if method in declared]
        if "get" in declared:
            allowed.insert(1, "HEAD")
        return tuple(allowed)

    def media_types(self, path: str, method: str) -> tuple[str, ...]:
        """Give the media types in which a body is read here; none where no body is declared."""
        bodies = [item[method].get("requestBody", {}) for item in self._having(path, method)]
        return tuple(dict.fromkeys(media_type for body in bodies for media_type in body.get("content", {})))

    def parameters(self, path: str, method: str) -> tuple[str, ...]:
        """Give the names of the query parameters taken here."""
        listed = [item[method].get("parameters", []) for item in self._having(path, method)]
        return tuple(entry["name"] for entries in listed for entry in entries if entry.get("in") == "query")

    def _at(self, path: str) -> list[Mapping[str, Any]]:
        return [item for pattern, item in self._paths if pattern.match(path)]

    def _having(self, path: str, method: str) -> list[Mapping[str, Any]]:
        return [item for item in self._at(path) if method in item]


def operations_of(app: FastAPI) -> Operations:
    """Give the operations of the application, read again only when its document has changed."""
    schema = app.openapi()
    known: Operations | None = getattr(app.state, "operations", None)
    if known is None or known.schema is not schema:
        known = app.state.operations = Operations(schema)
    return known


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_PLACEHOLDER.sub("[^/]+", re.escape(template)) + r"\Z")
