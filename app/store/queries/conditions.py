"""Conditions that statements are made of: probes of posting lists, windows of dates, what must hold of one quote.

Each takes the key of the row it is about (newest, tie, record) and names its parameters after its place in the shape.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
    true,
    tuple_,
)
from sqlalchemy.sql.expression import FromClause

from app.store.index_tables import Posting, QuoteWords, RecordDocument, Term, Variant, Wording
from app.store.ordering import MASK
from app.store.session import numbers
from app.store.tables import Quote, QuoteMember

posting, record, term = Posting.__table__, RecordDocument.__table__, Term.__table__
variant, wording = Variant.__table__, Wording.__table__
quote_words, quote, member = QuoteWords.__table__, Quote.__table__, QuoteMember.__table__

Condition = ColumnElement[bool]
GroupShape = tuple[int, ...]
"""How many terms each alternative of a group has."""

_EVENTS, _PERSONS = 1, 2  # codes of their resources in a record's number


@dataclass(frozen=True, slots=True)
class Key:
    """The columns by which a row stands in posting lists, and the one that decides among equals.

    A quote's tie holds its source and its order there; what is left is chance, so its number decides. The tie of an
    event or a person holds the first letters of its id only, so the whole id decides.
    """

    newest: ColumnElement[int]
    tie: ColumnElement[int]
    record: ColumnElement[int]
    last: ColumnElement[Any]


class BoundsShape(NamedTuple):
    """Which bounds a window has beside its stretch of keys."""

    at_least: bool
    at_most: bool


class SpeechShape(NamedTuple):
    """What must hold for one quote: groups, terms it must not have, a window, words (few or common)."""

    groups: tuple[GroupShape, ...]
    bounds: BoundsShape | None
    words: str


def key_of(source: FromClause, last: ColumnElement[Any] | None = None) -> Key:
    """The key of a posting or of a record; without `last` its number decides among equals."""
    columns = source.c
    number = columns.record if "record" in columns else columns.pk
    return Key(columns.newest, columns.tie, number, number if last is None else last)


def stands_in(key: Key, names: list[str], alias: str) -> Condition:
    """The row stands in at least one of these lists: one look-up in a clustered index each."""
    return stands_among(key, [bindparam(name) for name in names], alias)


def stands_among(key: Key, terms: Any, alias: str) -> Condition:
    """The row stands in at least one of the lists with these numbers, which may be a subquery."""
    probe = posting.alias(alias)
    return exists(
        select(literal_column("1"))
        .select_from(probe)
        .where(
            probe.c.term.in_(terms),
            probe.c.newest == key.newest,
            probe.c.tie == key.tie,
            probe.c.record == key.record,
        )
    )


def group(key: Key, shape: GroupShape, prefix: str) -> Condition:
    """The row has one of the group's alternatives, each with all its terms."""
    names = [[f"{prefix}_{a}_{t}" for t in range(size)] for a, size in enumerate(shape)]
    single = [alternative[0] for alternative in names if len(alternative) == 1]
    conditions = [stands_in(key, single, f"{prefix}_s")] if single else []
    for a, alternative in enumerate(names):
        if len(alternative) > 1:
            conditions.append(
                and_(*(stands_in(key, [name], f"{prefix}_{a}_{t}") for t, name in enumerate(alternative)))
            )
    return or_(false(), *conditions)


def none_of(key: Key, count: int, prefix: str) -> Condition:
    """The row stands in none of these lists."""
    return ~stands_in(key, [f"{prefix}_{n}" for n in range(count)], prefix) if count else true()


def within(newest: ColumnElement[int], shape: BoundsShape, prefix: str) -> list[Condition]:
    """The key lies in a window; its low part, which holds the earliest day, within the bounds."""
    conditions: list[Condition] = [newest >= bindparam(f"{prefix}_low"), newest <= bindparam(f"{prefix}_high")]
    if shape.at_least:
        conditions.append(newest.op("&")(MASK) >= bindparam(f"{prefix}_least"))
    if shape.at_most:
        conditions.append(newest.op("&")(MASK) <= bindparam(f"{prefix}_most"))
    return conditions


def recent_records() -> Select[Any]:
    """The record numbers of what was added by a change numbered `:since` or later, from the index by that."""
    recent = record.alias("recent")
    return select(recent.c.pk).where(recent.c.resource == bindparam("resource"), recent.c.added >= bindparam("since"))


def added_since(key: Key) -> Condition:
    """The row's record was added by a change numbered `:since` or later."""
    recent = record.alias("recent")
    return exists(
        select(literal_column("1"))
        .select_from(recent)
        .where(recent.c.pk == key.record, recent.c.added >= bindparam("since"))
    )


def is_stood_for(key: Key, report: FromClause, matching: list[Condition]) -> Condition:
    """Of the reports of the row's utterance that match, another is fuller, or as full and came out earlier."""
    mine, own = variant.alias("mine"), wording.alias("own")
    other, its = variant.alias("other"), wording.alias("its")
    return exists(
        select(literal_column("1"))
        .select_from(mine)
        .join(own, own.c.quote == mine.c.quote)
        .join(other, other.c.utterance == mine.c.utterance)
        .join(its, its.c.quote == other.c.quote)
        .join(report, report.c.pk == other.c.quote)
        .where(mine.c.quote == key.record, _rank(its) < _rank(own), *matching)
    )


def _rank(one: FromClause) -> ColumnElement[Any]:
    """Which report comes first to stand for an utterance."""
    return tuple_(-func.length(one.c.words), one.c.published, one.c.tie, one.c.quote)


def has_words(record_number: ColumnElement[int], count: int, alias: str) -> Condition:
    """The quote's words hold each asked word: for words too common to collect their matches first."""
    words = quote_words.alias(alias)
    return exists(
        select(literal_column("1"))
        .select_from(words)
        .where(
            words.c.pk == record_number, *(func.instr(words.c.words, bindparam(f"word_{n}")) > 0 for n in range(count))
        )
    )


def matched_quotes() -> Select[Any]:
    """The record numbers of the quotes that the full-text index finds."""
    return (
        select(literal_column("rowid").label("record"))
        .select_from(text("quote_fts"))
        .where(text("quote_fts MATCH :match"))
    )


def said_at_once(owner: FromClause, shape: SpeechShape, word_count: int) -> Condition:
    """One quote of an event or person has everything that was asked of quotes; the words may be the owner's name.

    With at most one group beside the words, the owner's own lists have answered it: somebody may have taken part in an
    event so called without a word.
    """
    spoken = posting.alias("spoken")
    said: Select[Any] = select(literal_column("1")).select_from(spoken).where(spoken.c.term == owner.c.quotes_term)
    said = said.where(*asked_of_quote(spoken, shape))
    if not shape.words:
        return exists(said)
    found = found_in_quote(spoken, shape, word_count)
    named = owner.c.pk.in_(named_records())
    if len(shape.groups) <= 1 and shape.bounds is None:
        return or_(named, exists(said.where(found)))
    return exists(said.where(or_(found, named)))


def asked_of_quote(spoken: FromClause, shape: SpeechShape) -> list[Condition]:
    """What one quote must have, but for words."""
    key = key_of(spoken)
    asked = [group(key, one, f"s{n}") for n, one in enumerate(shape.groups)]
    return asked if shape.bounds is None else [*asked, *within(spoken.c.newest, shape.bounds, "said")]


def found_in_quote(spoken: FromClause, shape: SpeechShape, word_count: int) -> Condition:
    """The quote has the words asked for."""
    if shape.words == "few":
        return spoken.c.record.in_(matched_quotes())
    return has_words(spoken.c.record, word_count, "said_words")


def owners(resource: str, quotes: Select[Any]) -> list[Select[Any]]:
    """The record numbers of the events or persons of some quotes, given by theirs: alone, and in groups."""
    spoken = quotes.subquery("spoken_quotes")
    number = spoken.c.record
    if resource == "events":
        held = select(quote.c.event_pk.op("<<")(3).op("|")(_EVENTS)).where(
            quote.c.pk.in_(select(number.op(">>")(3))), quote.c.event_pk.is_not(None)
        )
        return [held]
    alone = select(quote.c.person_pk.op("<<")(3).op("|")(_PERSONS)).where(
        quote.c.pk.in_(select(number.op(">>")(3))), quote.c.person_pk.is_not(None)
    )
    together = select(member.c.person_pk.op("<<")(3).op("|")(_PERSONS)).where(
        member.c.quote_pk.in_(select(number.op(">>")(3)))
    )
    return [alone, together]


def quotes_under(prefix: str, count: int) -> Select[Any]:
    """The record numbers of the quotes in these lists."""
    listed = posting.alias("through")
    return select(listed.c.record).where(listed.c.term.in_([bindparam(f"{prefix}_{n}") for n in range(count)]))


def quotes_at(name: str) -> Select[Any]:
    """The record numbers of the quotes said at the events numbered in a JSON list parameter."""
    return select(quote.c.pk.op("<<")(3)).where(quote.c.event_pk.in_(numbers(name)))


def named_records() -> Select[Any]:
    """The record numbers of the records whose names the full-text index finds."""
    return (
        select(literal_column("rowid").label("record"))
        .select_from(text("name_fts"))
        .where(text("name_fts MATCH :match"))
    )
