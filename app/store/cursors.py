"""Cursors: opaque, keyset, bound to their list, filters and order, and checked before anything of them is used."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic_core import to_json

from app.domain.showing import SHOWING
from app.errors import BadCursor

_CHECK = 8  # bytes: a cursor is not a secret, but a damaged or borrowed one must be told from a good one
_LIMIT = 2**63
_UNBOUND = {"limit", "sort", *SHOWING}


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: after this sort key. The total counted for the first page comes along."""

    key: tuple[int | float | str, ...]
    total: int
    total_exact: bool


def encode(cursor: Cursor, fingerprint: bytes) -> str:
    """The cursor as text for a URL, bound to the question's fingerprint."""
    payload = to_json([cursor.key, cursor.total, cursor.total_exact])
    return _written(_check(payload, fingerprint) + payload)


def _written(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _is(part: object, kind: type) -> bool:
    """Whether SQLite can be asked with it: the check is no secret, so anything may have been written into a cursor."""
    return isinstance(part, kind) and not (isinstance(part, int) and abs(part) >= _LIMIT)


def decode(text: str, fingerprint: bytes, kinds: tuple[type, ...]) -> Cursor:
    """The cursor that a page gave, whose key has parts of these kinds. Raises BadCursor for anything else."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        check, payload = raw[:_CHECK], raw[_CHECK:]
        if check != _check(payload, fingerprint) or _written(raw) != text:
            raise BadCursor
        key, total, exact = json.loads(payload)
        if not all(_is(part, kind) for part, kind in zip((*key, total, exact), (*kinds, int, bool), strict=True)):
            raise BadCursor
    except (ValueError, TypeError, RecursionError) as error:
        raise BadCursor from error
    return Cursor(tuple(key), total, exact)


def fingerprint(resource: str, sort: str, asked: dict[str, Any]) -> bytes:
    """What a cursor is bound to: the list, its order and its filters, whatever the page's size and looks."""
    filters = sorted((name, value) for name, value in asked.items() if name not in _UNBOUND)
    return to_json([resource, sort, filters])


def _check(payload: bytes, fingerprint_: bytes) -> bytes:
    return sha256(fingerprint_ + payload).digest()[:_CHECK]
