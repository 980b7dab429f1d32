"""Random samples: strata with their exact sizes, what is drawn of each, and the chance that each record had."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.domain.intervals import Interval
from app.domain.sampling import DATES, LARGEST, Sampled, allocate
from app.errors import ParameterError
from app.store.ordering import UNDATED
from app.store.planning import Planner
from app.store.queries import chance
from app.store.queries import sampling as statements
from app.store.question import Group, Question, Terms
from app.store.session import Session
from app.store.shaping import parameters, shape_of, unordered
from app.store.timelines import by_date, named

Key = tuple[int, int, int]
"""The number drawn for a record, its tie, and its own number: the order of a sample."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sample: the keys of its records in their order, the chance of each record, and the strata."""

    keys: list[Key]
    chances: dict[int, float]
    strata: list[dict[str, Any]]

    def chance(self, key: Key) -> float:
        """The chance that a record had to be drawn."""
        return self.chances[key[-1]]

    @property
    def population(self) -> int:
        """How many records match."""
        return sum(one["population"] for one in self.strata)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A combination of values: the question narrowed to it, how many records it has by date, what it must not have."""

    values: dict[str, str | None]
    question: Question
    tally: Counter[int]
    none_of: Terms = ()


@dataclass(frozen=True, slots=True)
class _Stratum:
    values: dict[str, str | None]
    leaf: _Leaf
    dates: tuple[int, ...]
    size: int


def draw(session: Session, planner: Planner, question: Question, asked: Sampled) -> Drawn:
    """The sample that a query asks for. Raises ParameterError where it has more strata than records."""
    assert asked.sample is not None  # noqa: S101 - only called for samples
    question = unordered(question)
    strata = [] if question.nothing else list(_strata(session, planner, question, asked))
    try:
        shares = allocate([one.size for one in strata], asked.sample)
    except ValueError as error:
        raise ParameterError("stratify", f"{error}, more than the {asked.sample} to be drawn: {_FEWER}") from error
    keys: list[Key] = []
    chances: dict[int, float] = {}
    told = []
    for one, share in zip(strata, shares, strict=True):
        rows = _first(session, one, share, asked.seed)
        keys += rows
        chances |= {record: share / one.size for _, _, record in rows}
        told.append({"values": one.values, "population": one.size, "drawn": share,
                     "inclusion_probability": share / one.size})  # fmt: skip
    return Drawn(sorted(keys), chances, told)


_FEWER = "draw more, stratify by less, or add a filter"


def documents(session: Session, keys: list[Key]) -> list[bytes]:
    """The documents of some of a sample, in its order."""
    wanted = [record for _, _, record in keys]
    found: dict[int, bytes] = dict(session.rows(statements.BODIES, {"pks": json.dumps(wanted)}))
    return [found[record] for record in wanted]


def with_chance(body: bytes, probability: float) -> bytes:
    """A document that tells with what chance it was drawn."""
    return body[:-1] + f',"inclusion_probability":{json.dumps(probability)}}}'.encode()


def _strata(session: Session, planner: Planner, question: Question, asked: Sampled) -> Iterator[_Stratum]:
    """The strata that have a record, by their values."""
    schemes = [name for name in asked.by if name not in DATES]
    intervals = [Interval(name) for name in asked.by if name in DATES]
    whole = _Leaf({}, question, by_date(session, question))
    for leaf in _leaves(session, planner, whole, schemes):
        parted: dict[tuple[str | None, ...], list[int]] = {}
        for newest in leaf.tally:
            bucket = tuple(None if newest >= UNDATED else named(newest, one) for one in intervals)
            parted.setdefault(bucket, []).append(newest)
        for bucket in sorted(parted, key=lambda one: tuple(part or "" for part in one)):
            told = {**leaf.values, **dict(zip(map(str, intervals), bucket, strict=True))}
            dates = tuple(sorted(parted[bucket]))
            size = sum(leaf.tally[one] for one in dates)
            yield _Stratum({name: told[name] for name in asked.by}, leaf, dates, size)


def _leaves(session: Session, planner: Planner, whole: _Leaf, schemes: list[str]) -> Iterator[_Leaf]:
    """What matches, parted by each combination of values; what has no value is what the others leave of the whole."""
    if not schemes:
        yield whole
        return
    scheme, *rest = schemes
    question, left = whole.question, Counter(whole.tally)
    listed = session.rows(statements.VALUES, {"resource": question.resource, "scheme": scheme, "most": LARGEST + 1})
    if scheme == "language":  # a variety stands under its language, too
        listed = [one for one in listed if "-" not in one[0]]
    if len(listed) > LARGEST:
        raise ParameterError("stratify", f"has more than {LARGEST:,} values of {scheme}: {_FEWER}")
    for value, pk, count in listed:
        narrowed = planner.narrowed(question, Group(scheme, ((pk,),), (count,)))
        tally = by_date(session, narrowed) if not whole.none_of else _without(session, narrowed, whole.none_of)
        left -= tally
        if tally:
            leaf = _Leaf({**whole.values, scheme: value}, narrowed, tally, whole.none_of)
            yield from _leaves(session, planner, leaf, rest)
    if left:
        values = tuple(pk for _, pk, _ in listed)
        leaf = _Leaf({**whole.values, scheme: None}, question, left, (*whole.none_of, *values))
        yield from _leaves(session, planner, leaf, rest)


def _without(session: Session, question: Question, terms: Terms) -> Counter[int]:
    return by_date(session, replace(question, excluded=(*question.excluded, *terms)))


def _first(session: Session, stratum: _Stratum, take: int, seed: int) -> list[Key]:
    """The first of a stratum. Chance does not know who has no value: among the first of all, their share has none."""
    leaf = stratum.leaf
    shape = shape_of(leaf.question)
    given = parameters(leaf.question) | chance.coefficients(seed) | {
        "take": take, "dates": json.dumps(stratum.dates),
        **{f"none_{n}": term for n, term in enumerate(leaf.none_of)},
    }  # fmt: skip
    for n in range(len(shape.arms)):  # no list is read where the stratum has no date
        given[f"arm{n}_low"] = max(given[f"arm{n}_low"], stratum.dates[0])
        given[f"arm{n}_high"] = min(given[f"arm{n}_high"], stratum.dates[-1])
    statement = statements.first(shape, none_of=len(leaf.none_of))
    if not leaf.none_of:
        return session.rows(statement, given)
    among = 4 * take + 100
    while True:
        rows = session.rows(statement, given | {"among": among})
        if len(rows) == take:
            return rows
        among *= 4
