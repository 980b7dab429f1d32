"""Holds a record against the facts expected of it; every difference is a sentence for people."""

from collections.abc import Iterable
from typing import Any

from app.domain import ids
from app.domain.records import Record
from tests.articles.golden import Facts

IN_FULL = {"sectors", "hosts", "parts", "members"}
AT_LEAST = {"evidence", "topics", "roles", "participants", "related"}
SPAN = {"start", "end"}
ARTICLES = ("the ", "a ", "an ")


def facts_of(record: Record) -> Facts:
    """The record as plain values; persons go by the slug of their name, every quote has its day and words."""
    found = record.model_dump()
    keys = {person["key"]: ids.slug(person["name"]) for person in found["persons"]}
    for person in found["persons"]:
        person["key"] = keys[person["key"]]
    event = found["event"]
    if event:
        date = event["date"] or {}
        known = ids.known_part(date.get("edtf"), date.get("earliest"), date.get("latest"))
        event["id"] = ids.event_slug(known, event["name"])
        for participant in event["participants"]:
            participant["person"] = keys[participant["person"]]
    default = (event or {}).get("date") or _day(found["source"]["published"])
    for quote in found["quotes"]:
        quote["said"] = quote["said"] or default
        for part in quote["parts"]:
            part["exact"] = found["source"]["text"][part["start"] : part["end"]]
        if speaker := quote["speaker"]:
            speaker["person"] = keys.get(speaker["person"])
            speaker["members"] = [keys[member] for member in speaker["members"]]
    return found


def _day(day: str | None) -> Facts | None:
    return {"edtf": day, "earliest": day, "latest": day, "approximate": False} if day else None


def differences(expected: Any, actual: Any, where: str) -> list[str]:
    """What differs between a fact and what was found; only the fields that are expected are looked at."""
    if isinstance(expected, dict) and isinstance(actual, dict) and not expected.keys() >= SPAN:
        return [line for key in expected for line in _field(key, expected[key], actual.get(key), f"{where}, {key}")]
    allowed = expected if isinstance(expected, list) else [expected]
    if any(_same(fact, actual) for fact in allowed):
        return []
    return [f"{where}: expected {' or '.join(map(brief, allowed))}, found {brief(actual)}"]


def _field(key: str, expected: Any, actual: Any, where: str) -> list[str]:
    if key in IN_FULL | AT_LEAST:
        by_id = key in {"sectors", "topics"}
        wanted = [{"id": fact} if by_id and isinstance(fact, str) else fact for fact in expected]
        lines = absent(wanted, actual or [], where)
        if key in IN_FULL and len(actual or []) > len(wanted):
            lines.append(f"{where}: expected only {brief(wanted)}, found {brief(actual)}")
        return lines
    if key == "description" and actual and set(_folded(expected).split()) <= set(_folded(actual).split()):
        return []
    return differences(expected, actual, where)


def absent(expected: Iterable[Any], actual: list[Any], where: str) -> list[str]:
    """The expected facts that none of those found fulfils, each with how the nearest of them differs."""
    lines = []
    for fact in expected:
        found = [differences(fact, other, where) for other in actual]
        nearest = min(found, key=len, default=[""])
        alike = isinstance(fact, dict) and len(nearest) < len(fact)
        if nearest:
            but = f"; nearest: {' and '.join(nearest)}" if alike and actual else ""
            lines.append(f"{where}: {brief(fact)} is missing{but}")
    return lines


def quote_differences(expected: list[Facts], actual: list[Facts]) -> tuple[list[str], list[Facts]]:
    """Every expected quote that is missing or different, and the quotes found that were not expected."""
    lines, left = [], list(actual)
    for quote in expected:
        where = f"{quote['quote_kind']} quote “{quote['parts'][0]['exact'][:50]}”"
        same = [other for other in left if spans(other) == spans(quote)]
        near = same or [other for other in left if overlap(spans(other), spans(quote))]
        if not near:
            lines.append(f"{where} at {brief(quote['parts'])}: missing")
            continue
        found = next((other for other in near if other["quote_kind"] == quote["quote_kind"]), near[0])
        left.remove(found)
        lines += differences(quote, found, where)
    return lines, left


def spans(quote: Facts) -> list[tuple[int, int]]:
    """Where the parts of a quote stand."""
    return [(part["start"], part["end"]) for part in quote["parts"]]


def overlap(one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]) -> bool:
    """Whether any span of the one shares a character with any of the other."""
    return any(a < d and c < b for a, b in one for c, d in other)


def touched(quotes: list[Facts], span: Facts) -> list[Facts]:
    """The quotes of which a part shares a character with a span."""
    return [quote for quote in quotes if overlap(spans(quote), [(span["start"], span["end"])])]


def _same(expected: Any, actual: Any) -> bool:
    if isinstance(expected, str) and isinstance(actual, str):
        return _folded(expected) == _folded(actual)
    if isinstance(expected, dict) and isinstance(actual, dict):
        return (expected["start"], expected["end"]) == (actual["start"], actual["end"])
    return bool(expected == actual)


def _folded(text: str) -> str:
    text = text.casefold()
    return next((text.removeprefix(article) for article in ARTICLES if text.startswith(article)), text)


def brief(fact: Any) -> str:
    """A fact in few words: what is known of it, spans as start–end and their first words."""
    if isinstance(fact, dict) and fact.keys() >= SPAN:
        words = f" “{fact['exact'][:30]}…{fact['exact'][-10:]}”" if fact.get("exact") else ""
        return f"{fact['start']}–{fact['end']}{words}"
    if isinstance(fact, dict):
        known = [f"{key} {brief(value)}" for key, value in fact.items() if value not in (None, [], {}, "")]
        return f"({', '.join(known)})"
    if isinstance(fact, list):
        return f"[{', '.join(map(brief, fact))}]"
    return "nothing" if fact is None else f"“{fact}”" if isinstance(fact, str) else str(fact)
