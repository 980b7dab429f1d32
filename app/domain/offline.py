"""Checking quotes without the store: what the API gave, held against a text in hand.

A quote carries the digest of its source's text and selectors of its words (W3C TextPositionSelector and
TextQuoteSelector). Whoever has the text can tell with these alone whether the words stand in it; nobody need trust us.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain import spans
from app.domain.proof import digest
from app.errors import InputError

__all__ = ["Held", "best", "digest", "held", "quotes_in"]

WORST_LAST = ("exact", "moved", "altered")


@dataclass(frozen=True, slots=True)
class Held:
    """A quote held against a text: `result` is the worst of its parts; `same_text` whether the digest agrees."""

    quote: str
    result: str
    same_text: bool

    @property
    def is_proven(self) -> bool:
        """Whether the words stand where they were read, in the very text that was read."""
        return self.result == "exact" and self.same_text

    def sentence(self) -> str:
        """One line for people."""
        found = {
            "exact": "its words stand where they were read",
            "moved": "its words stand in the text, elsewhere than they were read",
            "altered": "its words do not stand in the text",
        }[self.result]
        return f"{self.quote}: {found}" + ("" if self.same_text else "; the text is not the one that was read")


def best(quote: dict[str, Any], texts: Sequence[str]) -> Held:
    """A quote held against the text that was read, if it is among these, else against the one that fits it best."""
    found = [held(quote, text) for text in texts]
    return min(found, key=lambda one: (not one.same_text, WORST_LAST.index(one.result)))


def quotes_in(data: bytes) -> Iterator[dict[str, Any]]:
    """The quotes of a JSON document that the API gave: one quote, a page of them, or NDJSON.

    Raises InputError E_JSON or E_QUOTE for anything else.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise InputError("E_UTF8", f"not UTF-8 at byte {error.start}") from error
    for line, document in _documents(text):
        listed = document.get("items") if isinstance(document, dict) else None
        for number, one in enumerate(listed if isinstance(listed, list) else [document]):
            yield _quote(one, line, f"/items/{number}" if listed is not None else "")


def _documents(text: str) -> Iterator[tuple[int | None, Any]]:
    try:
        yield None, json.loads(text)
    except (ValueError, RecursionError):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise InputError("E_JSON", "is not JSON", line=number) from error


def _quote(value: Any, line: int | None, pointer: str) -> dict[str, Any]:
    try:
        well = (
            isinstance(value["id"], str)
            and isinstance(value["source"]["sha256"], str)
            and bool(value["parts"])
            and all(_is_part(part) for part in value["parts"])
        )
    except (KeyError, TypeError) as error:
        raise InputError("E_QUOTE", "is not a quote as the API gives it", pointer=pointer, line=line) from error
    if not well:
        raise InputError("E_QUOTE", "is not a quote as the API gives it", pointer=pointer, line=line)
    found: dict[str, Any] = value
    return found


def _is_part(part: Any) -> bool:
    whole = all(isinstance(part[name], int) and part[name] >= 0 for name in ("start", "end"))
    return whole and isinstance(part["exact"], str) and bool(part["exact"])


def held(quote: dict[str, Any], text: str) -> Held:
    """A quote, as `quotes_in` gives it, held against a text."""
    parts = (spans.Part(part["start"], part["end"], part["exact"]) for part in quote["parts"])
    worst = max((spans.find(text, part)[0] for part in parts), key=WORST_LAST.index)
    return Held(quote["id"], worst, quote["source"]["sha256"] == digest(text))
