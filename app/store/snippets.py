"""Where the words of a question stand in the records of a page: a stretch of each, its words marked."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pydantic_core import from_json
from sqlalchemy import bindparam, select

from app.store import fulltext
from app.store.index_tables import Posting, RecordDocument
from app.store.queries.conditions import has_words
from app.store.question import Question
from app.store.session import Session, Statement
from app.store.tables import Quote

record, posting, quote = RecordDocument.__table__, Posting.__table__, Quote.__table__

LONGEST = 240  # characters of a stretch
BEFORE = 40  # of them before the first word found
NEWEST = 200  # quotes of an event or person that are looked through
_CUT = "…"
_OWNERS = ("events", "persons")  # found by what was said, too

Segments = list[dict[str, Any]]


def of(session: Session, question: Question, bodies: Iterable[bytes]) -> dict[str, Segments]:
    """By id, the stretch of each record that the words are found in; nothing for one whose words are not shown."""
    found = {}
    for body in bodies:
        document = from_json(body)
        segments = _best(_shown(question.resource, document), question.words)
        if not segments and question.resource in _OWNERS:
            segments = _best(_said(session, question, document["id"]), question.words)
        if segments:
            found[document["id"]] = segments
    return found


def marked(text: str, terms: tuple[str, ...]) -> Segments:
    """The stretch of a text with the most of the terms in it, which together are the words found and those around."""
    return _around(text, fulltext.found_in(text, terms))


def _around(text: str, found: dict[str, list[tuple[int, int]]]) -> Segments:
    spans = sorted((start, end, term) for term, places in found.items() for start, end in places)
    if not spans:
        return []
    reach = LONGEST - BEFORE
    first = max(
        range(len(spans)), key=lambda n: (len({one[2] for one in spans[n:] if one[1] <= spans[n][0] + reach}), -n)
    )
    start, end = _edges(text, spans[first][0])
    segments: Segments = [{"text": _CUT, "match": False}] if start else []
    at = start
    for begins, ends in _joined((begins, ends) for begins, ends, _ in spans if begins >= start and ends <= end):
        segments += [{"text": text[at:begins], "match": False}, {"text": text[begins:ends], "match": True}]
        at = ends
    segments += [{"text": text[at:end], "match": False}, {"text": _CUT if end < len(text) else "", "match": False}]
    return [segment for segment in segments if segment["text"]]


def _edges(text: str, at: int) -> tuple[int, int]:
    """From where to where a text is shown: whole if it is short, else between words."""
    if len(text) <= LONGEST:
        return 0, len(text)
    start = max(0, min(at - BEFORE, len(text) - LONGEST))
    end = min(len(text), start + LONGEST)
    if start:
        start = min(at, text.find(" ", start, at) + 1 or at)
    if end < len(text):
        end = max(text.rfind(" ", at, end), at + 1) if " " in text[at:end] else end
    return start, end


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches that touch or overlap, as pairs of characters do, are one."""
    start = end = -1
    for begins, ends in spans:
        if begins > end:
            if end >= 0:
                yield start, end
            start, end = begins, ends
        end = max(end, ends)
    if end >= 0:
        yield start, end


def _best(texts: Iterable[str], terms: tuple[str, ...]) -> Segments:
    """The first text with all the terms, else the first with any."""
    some: Segments = []
    for text in texts:
        found = fulltext.found_in(text, terms)
        if len(found) == len(terms):
            return _around(text, found)
        some = some or _around(text, found)
    return some


def _shown(resource: str, document: dict[str, Any]) -> list[str]:
    """What of a record is searched and shown."""
    if resource == "quotes":
        return [document["text"]]
    if resource == "sources":
        return [one for one in (document["title"], document["publisher"]) if one]
    if "label" in document:
        return [one["label"] for one in document["labels"]]
    return [document["name"], *(one["name"] for one in document.get("names", ()))]


def _said(session: Session, question: Question, identifier: str) -> list[str]:
    """The newest quote of an event or person that has all the words."""
    given = {"resource": question.resource, "id": identifier}
    given |= {f"word_{n}": fulltext.held(term) for n, term in enumerate(question.words)}
    return [text for (text,) in session.rows(_saying(len(question.words)), given)]


@lru_cache(maxsize=64)
def _saying(count: int) -> Statement:
    newest = (
        select(posting.c.newest, posting.c.tie, posting.c.record)
        .select_from(posting.join(record, record.c.quotes_term == posting.c.term))
        .where(record.c.resource == bindparam("resource"), record.c.id == bindparam("id"))
        .order_by(posting.c.newest, posting.c.tie)
        .limit(NEWEST)
        .subquery("newest")
    )
    return Statement(
        select(quote.c.text)
        .select_from(newest.join(quote, quote.c.pk == newest.c.record.op(">>")(3)))
        .where(has_words(newest.c.record, count, "said"))
        .order_by(newest.c.newest, newest.c.tie)
        .limit(1)
    )
