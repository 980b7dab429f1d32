"""The statements of facets: rows of (value, how many, least and greatest dated key), the most frequent first."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, literal, or_, select, true, union
from sqlalchemy.sql.expression import FromClause

from app.domain.dates import MAX_DAY
from app.store.index_tables import Label, Posting, RecordDocument, Term, TermPair
from app.store.ordering import BITS, MASK, UNDATED
from app.store.queries import conditions
from app.store.queries.chance import drawn_in_pairs
from app.store.queries.conditions import Condition, SpeechShape
from app.store.queries.gathered import Keys, numbers
from app.store.queries.pages import Shape
from app.store.session import Statement
from app.store.session import numbers as members

record, posting = RecordDocument.__table__, Posting.__table__
term, pair, label = Term.__table__, TermPair.__table__, Label.__table__

DATES = {"year": "%Y", "month": "%Y-%m"}
_JULIAN = 1_721_424.5  # of the day before 0001-01-01


@lru_cache(maxsize=64)
def of_all(narrowed: str) -> Statement:
    """The values of a scheme among all records of a resource, from what is counted already."""
    top = (
        select(term.c.pk, term.c.value, term.c.count)
        .where(term.c.pk.in_(_values(narrowed)), term.c.count > 0)
        .order_by(term.c.count.desc(), term.c.value)
        .limit(bindparam("facet_limit"))
        .subquery("top")
    )
    ends = [_end(top.c.pk, first) for first in (True, False)]
    return Statement(select(top.c.value, top.c.count, *ends).order_by(top.c.count.desc(), top.c.value))


@lru_cache(maxsize=64)
def of_pairs(narrowed: str) -> Statement:
    """The values of a scheme among the quotes of a person, from what is counted already.

    A person's pairs are read and their terms looked at, as that is fewer than there are terms of the scheme.
    """
    wanted = [pair.c.other.in_(_values(narrowed))] if narrowed else [term.c.scheme == bindparam("facet")]
    return Statement(
        select(term.c.value, pair.c.count, pair.c.least, pair.c.greatest)
        .join(term, term.c.pk == pair.c.other)
        .where(pair.c.term == bindparam("term"), pair.c.count > 0, *wanted)
        .order_by(pair.c.count.desc(), term.c.value)
        .limit(bindparam("facet_limit"))
    )


@lru_cache(maxsize=1024)
def of_records(shape: Shape, narrowed: str, *, words_alone: bool, some: bool) -> Statement:
    """The values of schemes among what matches, from the terms that each record keeps beside its document.

    Before each row stands its scheme. Of each scheme listed in `facets` the most frequent values are given.
    """
    matched = _matched(numbers(shape, words_alone=words_alone), some=some)
    its = func.json_each(record.c.terms).table_valued("value", name="its")
    counted = (
        select(its.c.value.label("pk"), func.count().label("count"), *_ends(record.c.newest))
        .select_from(matched)
        .join(record, record.c.pk == matched.c.record)
        .join(its, true())
        .where(its.c.value.in_(_values(narrowed, several=True)))
        .group_by(its.c.value)
        .subquery("counted")
    )
    order = (counted.c.count.desc(), term.c.value)
    place = func.row_number().over(partition_by=term.c.scheme, order_by=order).label("place")
    ranked = (
        select(term.c.scheme, term.c.value, counted.c.count, counted.c.least, counted.c.greatest, place)
        .join(term, term.c.pk == counted.c.pk)
        .subquery("ranked")
    )
    return Statement(
        select(ranked.c.scheme, ranked.c.value, ranked.c.count, ranked.c.least, ranked.c.greatest)
        .where(ranked.c.place <= bindparam("facet_limit"))
        .order_by(ranked.c.scheme, ranked.c.place)
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """The quotes of what matches that have all that is asked of one quote; `facet` is what is counted of them.

    Where words are all that is asked, a value may also be that of an event or person so called: the one quote then has
    nothing but the value to have.
    """

    shape: Shape
    speech: SpeechShape
    facet: str

    @property
    def named_alone(self) -> bool:
        """Whether the name of an event or person is enough."""
        return bool(self.speech.words) and not self.speech.groups and not self.speech.bounds and self.facet not in DATES

    def of(self, matched: FromClause, owner: FromClause, spoken: FromClause) -> tuple[FromClause, list[Condition]]:
        """The rows of (owner, quote) and what they must fulfil."""
        rows = matched.join(owner, owner.c.pk == matched.c.record).join(spoken, spoken.c.term == owner.c.quotes_term)
        asked = conditions.asked_of_quote(spoken, self.speech)
        if self.speech.words:
            found = conditions.found_in_quote(spoken, self.speech, self.shape.word_count)
            named = owner.c.pk.in_(conditions.named_records())
            asked.append(found if self.named_alone else or_(found, named))
        return rows, asked


@lru_cache(maxsize=1024)
def spoken_count(asked: Spoken) -> Statement:
    """How many records match, and how many of their quotes would be looked at."""
    matched = _matched(numbers(asked.shape, words_alone=False), some=False)
    owner, spoken = record.alias("owner"), posting.alias("spoken")
    rows, conditions_ = asked.of(matched, owner, spoken)
    return Statement(select(func.count(owner.c.pk.distinct()), func.count()).select_from(rows).where(*conditions_))


@lru_cache(maxsize=1024)
def of_quotes(asked: Spoken, narrowed: str, *, some: bool) -> Statement:
    """How many records have each value, or the year or month, in one of those quotes."""
    matched = _matched(numbers(asked.shape, words_alone=False), some=some)
    owner, spoken = record.alias("owner"), posting.alias("spoken")
    rows, conditions_ = asked.of(matched, owner, spoken)
    pairs: Any = _with_value(rows, owner, spoken, asked.facet, narrowed).where(*conditions_)
    if asked.named_alone:
        pairs = union(pairs, _own_values(matched, owner, narrowed).where(owner.c.pk.in_(conditions.named_records())))
    each = (pairs if asked.named_alone else pairs.distinct()).subquery("each")
    return Statement(
        select(each.c.value, func.count().label("count"), *_ends(each.c.newest))
        .group_by(each.c.value)
        .order_by(func.count().desc(), each.c.value)
        .limit(bindparam("facet_limit"))
    )


def _matched(every: Keys, *, some: bool) -> FromClause:
    """What matches, or a sample of it that is drawn by chance."""
    rows = every.subquery("every")
    if not some:
        return rows
    return select(rows.c.record).where(drawn_in_pairs(rows.c.record) < bindparam("chance")).subquery("sampled")


def _with_value(rows: FromClause, owner: FromClause, spoken: FromClause, facet: str, narrowed: str) -> Select[Any]:
    if facet in DATES:
        value = _bucket(spoken.c.newest, DATES[facet]).label("value")
        wanted = [func.instr(value, bindparam("needle")) > 0] if narrowed else []
        return select(owner.c.pk, owner.c.newest, value).select_from(rows).where(*wanted)
    said = record.alias("said")
    its = func.json_each(said.c.terms).table_valued("value", name="its")
    joined = rows.join(said, said.c.pk == spoken.c.record).join(its, true()).join(term, term.c.pk == its.c.value)
    values = _values(narrowed, "quotes")
    return select(owner.c.pk, owner.c.newest, term.c.value).select_from(joined).where(its.c.value.in_(values))


def _own_values(matched: FromClause, owner: FromClause, narrowed: str) -> Select[Any]:
    its = func.json_each(owner.c.terms).table_valued("value", name="own")
    joined = matched.join(owner, owner.c.pk == matched.c.record).join(its, true()).join(term, term.c.pk == its.c.value)
    own = select(owner.c.pk, owner.c.newest, term.c.value).select_from(joined)
    return own.where(its.c.value.in_(_values(narrowed)))


def _bucket(newest: ColumnElement[int], form: str) -> ColumnElement[str]:
    """The year or month in which a date lies whole, else `vague` or `undated`; the rule of `domain/intervals.py`."""
    latest, earliest = (
        func.strftime(form, literal(MAX_DAY + _JULIAN) - days) for days in (newest.op(">>")(BITS), newest.op("&")(MASK))
    )
    return case((newest >= UNDATED, "undated"), (latest != earliest, "vague"), else_=latest)


def _values(narrowed: str, resource: str | None = None, *, several: bool = False) -> Select[Any]:
    """The terms of the scheme or of several, all or those with the words asked for in a label or in themselves."""
    its = term.alias("its_term")
    of_resource = bindparam("facet_resource") if resource is None else resource
    of_scheme = its.c.scheme.in_(members("facets")) if several else its.c.scheme == bindparam("facet")
    wanted: list[Condition] = [its.c.resource == of_resource, of_scheme, its.c.reach == 0]
    if narrowed == "label":
        hit = [func.instr(label.c.key, bindparam(name)) > 0 for name in ("needle", "romanised")]
        called = select(label.c.id).where(
            label.c.resource == bindparam("named"), label.c.kind != "identifier", or_(*hit)
        )
        wanted.append(its.c.value.in_(called))
    elif narrowed:
        wanted.append(func.instr(its.c.value, bindparam("needle")) > 0)
    return select(its.c.pk).where(*wanted)


def _ends(newest: ColumnElement[int]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    dated = case((newest < UNDATED, newest))
    return func.min(dated).label("least"), func.max(dated).label("greatest")


def _end(number: ColumnElement[int], first: bool) -> ColumnElement[Any]:
    """The least or greatest dated key of a list."""
    listed = posting.alias("listed")
    found = select(listed.c.newest).where(listed.c.term == number, listed.c.newest < UNDATED)
    return found.order_by(listed.c.newest if first else listed.c.newest.desc()).limit(1).scalar_subquery()
