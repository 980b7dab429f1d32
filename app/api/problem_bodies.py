"""The bodies of problems: put together in one order, cut to bounds, and written whatever is in them."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from app.api.operations import Operations
from app.api.problem_types import ProblemType

MEDIA_TYPE = "application/problem+json"
MAX_BODY = 8192
MAX_LISTED = 20  # errors, candidates and suggestions; nobody reads more of them
_MAX_TEXT = 300
_MAX_NAME = 200
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Asked:
    """What is known of the request when its problem is described."""

    path: str = ""
    method: str = "GET"
    request_id: str | None = None
    operations: Operations | None = None


@dataclass(slots=True)
class Answer:
    """A problem before it is written: the row of the catalogue, this occurrence, and the headers it needs."""

    kind: ProblemType
    detail: str
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    errors: list[dict[str, Any]] = field(default_factory=list)
    extra: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def body(self, asked: Asked) -> dict[str, Any]:
        """Give the members in the order of RFC 9457, ours after them."""
        return {
            "type": f"/problems/{self.kind.slug}",
            "title": self.kind.title,
            "status": self.status or self.kind.status,
            "detail": self.detail[:_MAX_TEXT],
            "instance": _reference(asked.path),
            "request_id": asked.request_id,
            "errors": self.errors[:MAX_LISTED],
            **{name: rows[:MAX_LISTED] for name, rows in self.extra.items()},
        }


def error(
    detail: str, *, parameter: str | None = None, pointer: str | None = None, allowed: Sequence[str] = ()
) -> dict[str, Any]:
    """Give one row of `errors`, with everything that a caller may have written into it cut to bounds."""
    return {
        "parameter": None if parameter is None else parameter[:_MAX_NAME],
        "pointer": None if pointer is None else pointer[:_MAX_NAME],
        "detail": detail[:_MAX_TEXT],
        "allowed": [value[:_MAX_NAME] for value in allowed],
    }


def written(body: dict[str, Any]) -> bytes:
    """Write a body as UTF-8 within MAX_BODY; one that is longer loses the ends of its longest lists."""
    data = _encoded(body)
    while len(data) > MAX_BODY:
        longest = max(_lists(body), key=lambda rows: len(_encoded(rows)))
        del longest[len(longest) // 2 :]
        data = _encoded(body)
    return data


def _reference(path: str) -> str | None:
    shown = path[:_MAX_NAME].encode("utf-8", "replace")
    return quote(shown, safe="/-._~:@!$&'()*+,;=") or None


def _lists(body: dict[str, Any]) -> list[list[Any]]:
    own = [value for value in body.values() if isinstance(value, list)]
    return [rows for rows in own + [row["allowed"] for row in body["errors"]] if rows]


def _encoded(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SURROGATES.sub("\ufffd", text).encode()
