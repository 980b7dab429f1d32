"""The statements of lists, one for each shape of question, built once and kept.

A list is walked in one of two ways. Where posting lists give the order, each alternative and each window is an arm that
reads at most a page from its list, and the arms are merged. Otherwise the records themselves are walked in the order of
an index, or collected (words found, ids given, quotes that lead to them) and sorted.
"""

from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    tuple_,
    union,
    union_all,
)
from sqlalchemy.sql.expression import FromClause

from app.store.index_tables import Posting, RecordDocument, is_of
from app.store.ordering import UNDATED
from app.store.queries import conditions
from app.store.queries.conditions import BoundsShape, Condition, GroupShape, Key, SpeechShape, key_of
from app.store.queries.relevance import most_relevant, ranked
from app.store.session import Statement, numbers

posting, record = Posting.__table__, RecordDocument.__table__


class ArmShape(NamedTuple):
    """One posting list to read: how many further terms its records need, and the bounds of its window."""

    probes: int
    bounds: BoundsShape | None


class Shape(NamedTuple):
    """All of a question that changes the statement's text; values are parameters. A tuple is made and found fastest.

    `apart` says that no record can stand in two arms: windows are apart, alternatives need not be. `other` is what
    another report of the same utterance must match to stand for it, where one is wanted; `prefix` begins the names of
    the groups' parameters.
    """

    resource: str
    sort: str
    groups: tuple[GroupShape, ...] = ()
    excluded: int = 0
    speech: SpeechShape | None = None
    word_count: int = 0
    words: str = ""
    arms: tuple[ArmShape, ...] = ()
    apart: bool = True
    ids: bool = False
    at_events: bool = False
    recent: str = ""
    through: int = 0
    barred: int = 0
    bounds: BoundsShape | None = None
    after: bool = False
    prefix: str = "g"
    other: "Shape | None" = None


@lru_cache(maxsize=1024)
def page(shape: Shape) -> Statement:
    """Rows of (sort key…, digest, document): the key's parts are those of `key_kinds`, the page has `:limit` rows."""
    return _showing(shape, "digest", "body")


@lru_cache(maxsize=1024)
def ids(shape: Shape) -> Statement:
    """The rows of a page with the id behind the sort key: for reading more than there is room for as documents."""
    return _showing(shape, "id")


def _showing(shape: Shape, *shown: str) -> Statement:
    if shape.arms:
        return Statement(_merged(shape, *shown))
    if _asks_words_alone(shape):
        return Statement(most_relevant(shape.resource, shape.word_count, *shown, after=shape.after))
    return Statement(_walked(shape, *shown))


def key_kinds(shape: Shape) -> tuple[type, ...]:
    """What the columns before the document hold, which are the row's sort key."""
    first = {"order": (int,), "name": (str,), "-added": (int,), "relevance": (float,)}
    return (*first.get(shape.sort, (int, int)), str if _ends_with_id(shape) else int)


def _ends_with_id(shape: Shape) -> bool:
    """Whether equals stand in the order of their ids: by date all but quotes, whose tie is enough."""
    return shape.resource != "quotes" and shape.sort in {"-date", "date"}


def _merged(shape: Shape, *shown: str) -> Select[Any]:
    if len(shape.arms) == 1:  # a list is in its order: sorted once more with its documents, a page took twice as long
        return arm(shape, 0, shape.arms[0], ordered=True, shown=shown)
    arms = [select(arm(shape, n, one, ordered=True).subquery(f"arm_{n}")) for n, one in enumerate(shape.arms)]
    merged = (union_all(*arms) if shape.apart else union(*arms)).subquery("merged")
    first = select(merged).order_by(*_order(shape.sort, _merged_key(shape, merged))).limit(bindparam("limit"))
    top = first.subquery("top")  # documents are read of these alone
    key = _merged_key(shape, top)
    return (
        select(*_sorted_by(shape, key), *(record.c[name] for name in shown))
        .select_from(top.join(record, record.c.pk == key.record))
        .order_by(*_order(shape.sort, key))
    )


def _merged_key(shape: Shape, rows: FromClause) -> Key:
    return key_of(rows, rows.c.last if _ends_with_id(shape) else None)


def _sorted_by(shape: Shape, key: Key) -> list[ColumnElement[Any]]:
    return [key.tie, key.last] if shape.sort == "order" else [key.newest, key.tie, key.last]


def arm(shape: Shape, number: int, its: ArmShape, *, ordered: bool, shown: tuple[str, ...] = ()) -> Select[Any]:
    """The part of one posting list that matches, at most a page of it where it is `ordered`; its key's columns.

    With what is `shown` of each record it is a page by itself.
    """
    listed, owner = posting.alias("p"), record.alias("owner")
    by_id = ordered and _ends_with_id(shape)
    key = key_of(listed, owner.c.id if by_id else None)
    columns: list[ColumnElement[Any]] = [listed.c.newest, listed.c.tie, listed.c.record]
    if shown:
        columns = [*_sorted_by(shape, key), *(owner.c[name] for name in shown)]
    elif by_id:
        columns.append(owner.c.id.label("last"))
    statement = select(*columns).where(listed.c.term == bindparam(f"arm{number}_term"), *_window(listed, number, its))
    if by_id or shown or shape.speech is not None:
        statement = statement.join(owner, owner.c.pk == listed.c.record)
    if its.probes:
        terms = [conditions.stands_in(key, [f"arm{number}_also_{n}"], f"also_{n}") for n in range(its.probes)]
        statement = statement.where(*terms)
    statement = statement.where(*_conditions(shape, key))
    if shape.recent:
        statement = statement.where(conditions.added_since(key))
    if shape.speech is not None:
        statement = statement.where(conditions.said_at_once(owner, shape.speech, shape.word_count))
    if shape.words == "common" and not (shape.speech and shape.speech.words):
        statement = statement.where(_common_words(shape, listed))
    if not ordered:
        return statement
    if shape.after:
        statement = statement.where(_past(shape.sort, key))
    return statement.order_by(*_order_within(shape.sort, key)).limit(bindparam("limit"))


def _window(listed: FromClause, number: int, arm: ArmShape) -> list[Condition]:
    return conditions.within(listed.c.newest, arm.bounds or BoundsShape(at_least=False, at_most=False), f"arm{number}")


def _conditions(shape: Shape, key: Key) -> list[Condition]:
    """The groups that are probed, the terms that must not be there, and that no other report stands for it."""
    found = [conditions.group(key, one, f"{shape.prefix}{n}") for n, one in enumerate(shape.groups)]
    if shape.other is not None:
        report = record.alias("report")
        found.append(~conditions.is_stood_for(key, report, _matching(report, shape.other)))
    if shape.excluded:
        found.append(conditions.none_of(key, shape.excluded, "x"))
    if shape.barred:
        owners = conditions.owners(shape.resource, conditions.quotes_under("b", shape.barred))
        found.append(key.record.not_in(union(*owners)))
    return found


def _common_words(shape: Shape, listed: FromClause) -> Condition:
    if shape.resource == "quotes":
        return conditions.has_words(listed.c.record, shape.word_count, "w")
    owner = record.alias("named")
    speech = SpeechShape((), None, "common")
    said = conditions.said_at_once(owner, speech, shape.word_count)
    return listed.c.record.in_(select(owner.c.pk).where(owner.c.pk == listed.c.record, said))


def _asks_words_alone(shape: Shape) -> bool:
    """Whether the most relevant are asked for by nothing but words that only they themselves can have."""
    alone = Shape(shape.resource, "relevance", word_count=shape.word_count, words="few", after=shape.after)
    return shape == alone and shape.resource not in {"events", "persons"}


def _walked(shape: Shape, *shown: str) -> Select[Any]:
    source = record.alias("r")
    columns: list[ColumnElement[Any]] = _sort_columns(shape, source)
    rows: FromClause = source
    if shape.sort == "relevance":
        hits = ranked(shape.resource, shape.word_count)  # events and persons found by a quote alone are none of them
        columns = [func.coalesce(hits.c.relevance, 0.0), source.c.pk]
        rows = source.join(hits, hits.c.record == source.c.pk, isouter=shape.resource in {"events", "persons"})
    statement = filtered(select(*columns, *(source.c[name] for name in shown)).select_from(rows), source, shape)
    if shape.after:
        statement = statement.where(_past_columns(shape, columns, _walked_key(shape, source)))
    return statement.order_by(*_sort_order(shape, columns, source)).limit(bindparam("limit"))


def filtered(statement: Select[Any], source: FromClause, shape: Shape) -> Select[Any]:
    """Those records that match, where no posting list is walked."""
    its_own = source.c.resource == bindparam("resource")
    if _is_led_to(shape):  # by the number alone, else SQLite reads all of the resource to see which are among the few
        its_own = is_of(shape.resource, source.c.pk)
    return statement.where(its_own, source.c.withdrawn.is_(False), *_matching(source, shape))


def _is_led_to(shape: Shape) -> bool:
    """Whether a few records are collected first."""
    ranked = shape.sort == "relevance" and shape.words == "few"
    return ranked or _few_recent(shape) or shape.at_events or _chosen(shape) is not None


def _few_recent(shape: Shape) -> bool:
    """Whether what was added lately is collected first; for -added an index has it in its order."""
    return shape.recent == "few" and shape.sort != "-added"


def _matching(source: FromClause, shape: Shape) -> list[Condition]:
    """What is asked of a record of the list's resource."""
    found = _conditions(shape, key_of(source))
    if shape.bounds is not None:
        found += conditions.within(source.c.newest, shape.bounds, "date")
    if shape.speech is not None:
        found.append(conditions.said_at_once(source, shape.speech, shape.word_count))
    if shape.recent:
        recent = conditions.recent_records()
        found.append(source.c.pk.in_(recent) if _few_recent(shape) else source.c.added >= bindparam("since"))
    chosen = _chosen(shape)
    if chosen is not None:
        found.append(source.c.pk.in_(chosen))
    if shape.ids:
        found.append(source.c.id.in_(numbers("ids")))
    if shape.at_events:
        found.append(source.c.pk.in_(conditions.quotes_at("at_events")))
    if shape.words == "common" and not (shape.speech and shape.speech.words):
        found.append(
            conditions.has_words(source.c.pk, shape.word_count, "w")
            if shape.resource == "quotes"
            else conditions.said_at_once(source, SpeechShape((), None, "common"), shape.word_count)
        )
    return found


def _chosen(shape: Shape) -> Any:
    """The records that words or quotes lead to, which are few; None where it is all of them."""
    if shape.through:
        return union(*conditions.owners(shape.resource, conditions.quotes_under("t", shape.through)))
    if shape.words != "few":
        return None
    if shape.sort == "relevance" and shape.resource not in {"events", "persons"}:
        return None  # the ranked matches are what is walked
    if shape.resource == "quotes":
        return conditions.matched_quotes()
    if shape.resource not in {"events", "persons"}:
        return conditions.named_records()
    found = conditions.owners(shape.resource, conditions.matched_quotes())
    return union(*found, conditions.named_records())


def _sort_columns(shape: Shape, source: FromClause) -> list[ColumnElement[Any]]:
    if shape.sort == "name":
        return [source.c.sort_name, source.c.pk]
    if shape.sort == "-added":
        return [source.c.added, source.c.pk]
    if shape.sort == "order":
        return [source.c.tie, source.c.pk]
    key = _walked_key(shape, source)
    return [key.newest, key.tie, key.last]


def _walked_key(shape: Shape, source: FromClause) -> Key:
    return key_of(source, source.c.id if _ends_with_id(shape) else None)


def _sort_order(shape: Shape, columns: list[ColumnElement[Any]], source: FromClause) -> list[Any]:
    if shape.sort in {"-date", "date"}:
        return _order(shape.sort, _walked_key(shape, source))
    if shape.sort == "-added":
        return [columns[0].desc(), columns[1].desc()]
    return list(columns)


def _order(sort: str, key: Key) -> list[Any]:
    within = _order_within(sort, key)
    return [key.newest >= UNDATED, *within] if sort == "date" else within


def _order_within(sort: str, key: Key) -> list[Any]:
    """The order of one list, whose undated records are a stretch of their own."""
    if sort == "order":
        return [key.tie, key.last]
    return [key.newest.desc() if sort == "date" else key.newest, key.tie, key.last]


def _past(sort: str, key: Key) -> Condition:
    """Rows after the last of the page before, in the order of the list."""
    if sort == "order":
        return tuple_(key.tie, key.last) > tuple_(bindparam("k0"), bindparam("k1"))
    rest = tuple_(key.tie, key.last) > tuple_(bindparam("k1"), bindparam("k2"))
    if sort == "date":
        later = and_(key.newest < bindparam("k0"), bindparam("k0") < UNDATED)
        undated = and_(key.newest >= UNDATED, bindparam("k0") < UNDATED)
        return or_(later, undated, and_(key.newest == bindparam("k0"), rest))
    return tuple_(key.newest, key.tie, key.last) > tuple_(bindparam("k0"), bindparam("k1"), bindparam("k2"))


def _past_columns(shape: Shape, columns: list[ColumnElement[Any]], key: Key) -> Condition:
    if shape.sort in {"-date", "date", "order"}:
        return _past(shape.sort, key)
    given = tuple_(bindparam("k0"), bindparam("k1"))
    return tuple_(*columns) < given if shape.sort == "-added" else tuple_(*columns) > given
