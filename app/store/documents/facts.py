"""Facts as they come out of their columns: evidence, dates and places with the source they stand in."""

import json
from typing import Any

from sqlalchemy import text

from app.schemas import DateOut, EvidenceOut, PlaceOut, QuoteSpan

LEADING = text("role.leading")
"""That a role leads, in the words of its index: in `leading = 1`, as Core writes it, SQLite does not see the same."""


def language_terms(language: str) -> set[tuple[str, str]]:
    """A language is asked for by its whole tag or by what it is a variety of: en-GB is en too (RFC 4647)."""
    tag = language.lower()
    return {("language", tag), ("language", tag.partition("-")[0])}


def spans(evidence: str) -> list[QuoteSpan]:
    """Evidence within the record's own source."""
    return [QuoteSpan(**span) for span in json.loads(evidence)]


def sourced(evidence: str | list[dict[str, Any]], source: str) -> list[EvidenceOut]:
    """Evidence with the source it stands in; evidence that names its own keeps it."""
    items: list[dict[str, Any]] = json.loads(evidence) if isinstance(evidence, str) else evidence
    return [EvidenceOut(**{"source": source, **span}) for span in items]


def date_out(value: str | None, source: str) -> DateOut | None:
    """A date kept as JSON, with its evidence's source."""
    if value is None:
        return None
    date: dict[str, Any] = json.loads(value)
    return DateOut(**{**date, "evidence": sourced(date["evidence"], source)})


def place_out(value: str | None, source: str) -> PlaceOut | None:
    """A place kept as JSON, with its evidence's source."""
    if value is None:
        return None
    place: dict[str, Any] = json.loads(value)
    return PlaceOut(**{**place, "evidence": sourced(place["evidence"], source)})
