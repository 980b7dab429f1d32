"""How relevant a record is to the words asked for: by what it says itself, so that nothing others write moves it."""

from typing import Any

from sqlalchemy import ColumnElement, Select, String, Subquery, bindparam, func, literal, select, text, tuple_
from sqlalchemy.sql.expression import FromClause

from app.store.index_tables import NameWords, QuoteWords, RecordDocument, is_of

record = RecordDocument.__table__
_WORDS: dict[str, Any] = {"quote": QuoteWords.__table__, "name": NameWords.__table__}
_K1, _B, _LENGTH = 1.2, 0.75, 150  # of BM25; characters of a quote of common length


def ranked(resource: str, word_count: int) -> Subquery:
    """What the full-text index finds, as rows of (record, relevance)."""
    named = "quote" if resource == "quotes" else "name"
    words = _WORDS[named].alias("kept")
    found = text(f"kept.pk IN (SELECT rowid FROM {named}_fts WHERE {named}_fts MATCH :match)")  # noqa: S608
    columns = words.c.pk.label("record"), _relevance(words, word_count).label("relevance")
    return select(*columns).where(found).subquery("hits")


def most_relevant(resource: str, word_count: int, *shown: str, after: bool) -> Select[Any]:
    """A page by relevance, ranked before any record is read: of 10,000 that match each would be a page of its own."""
    hits = ranked(resource, word_count)
    order = [hits.c.relevance, hits.c.record]
    best = select(*order).where(is_of(resource, hits.c.record))
    if after:
        best = best.where(tuple_(*order) > tuple_(bindparam("k0"), bindparam("k1")))
    top = best.order_by(*order).limit(bindparam("limit")).subquery("top")
    return (
        select(top.c.relevance, top.c.record, *(record.c[name] for name in shown))
        .select_from(top.join(record, record.c.pk == top.c.record))
        .order_by(top.c.relevance, top.c.record)
    )


def _relevance(words: FromClause, count: int) -> ColumnElement[float]:
    """Below zero; the less, the more often the words stand in the text and the shorter that is.

    BM25 but for what it takes from the other texts: a text is held against a common length, not the mean, and no word
    is worth more for being rare.
    """
    length = func.length(words.c.words)
    score: ColumnElement[float] = literal(0.0)
    for n in range(count):
        word = bindparam(f"word_{n}", type_=String)
        often = (length - func.length(func.replace(words.c.words, word, ""))) * 1.0 / func.length(word)
        score = score - often / (often + _K1 * (1 - _B) + _K1 * _B / _LENGTH * length)
    return score
