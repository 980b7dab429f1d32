"""Random samples: strata with their exact sizes, what is drawn of each, and the chance that each record had."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.domain.intervals import Interval
from app.domain.sampling import DATES, LARGEST, Sampled, allocate
from app.errors import ParameterError
from app.store.ordering import UNDATED
from app.store.planning import Planner
from app.store.queries import chance, gathered
from app.store.queries import sampling as statements
from app.store.question import Group, Question
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
class _Stratum:
    values: dict[str, str | None]
    question: Question
    dates: tuple[int, ...] | None
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
    """The strata that have a record, by their values; by date within the others, as one tally tells all dates."""
    schemes = [name for name in asked.by if name not in DATES]
    dates = [name for name in asked.by if name in DATES]
    for values, leaf in _leaves(session, planner, question, schemes):
        if not dates:
            shape = shape_of(leaf)
            size = session.value(gathered.count_all(shape, words_alone=False), parameters(leaf, shape))
            if size:
                yield _Stratum(values, leaf, None, size)
            continue
        tally = by_date(session, leaf)
        parted: dict[tuple[str | None, ...], list[int]] = {}
        for newest in tally:
            bucket = tuple(None if newest >= UNDATED else named(newest, Interval(name)) for name in dates)
            parted.setdefault(bucket, []).append(newest)
        for bucket in sorted(parted, key=lambda one: tuple(part or "" for part in one)):
            its = tuple(sorted(parted[bucket]))
            told = {**values, **dict(zip(dates, bucket, strict=True))}
            yield _Stratum({name: told[name] for name in asked.by}, leaf, its, sum(tally[one] for one in its))


def _leaves(
    session: Session, planner: Planner, question: Question, schemes: list[str]
) -> Iterator[tuple[dict[str, str | None], Question]]:
    """The question narrowed to each combination of values, those without a value among them."""
    if not schemes:
        yield {}, question
        return
    scheme, *rest = schemes
    given = {"resource": question.resource, "scheme": scheme, "most": LARGEST + 1}
    listed = session.rows(statements.VALUES, given)
    if scheme == "language":  # a variety stands under its language, too
        listed = [one for one in listed if "-" not in one[0]]
    if len(listed) > LARGEST:
        raise ParameterError("stratify", f"has more than {LARGEST:,} values of {scheme}: {_FEWER}")
    for value, pk, count in listed:
        narrowed = planner.narrowed(question, Group(scheme, ((pk,),), (count,)))
        if _any(session, narrowed):
            for values, leaf in _leaves(session, planner, narrowed, rest):
                yield {scheme: value, **values}, leaf
    without = replace(question, excluded=(*question.excluded, *(pk for _, pk, _ in listed)), total=None)
    if _any(session, without):
        for values, leaf in _leaves(session, planner, without, rest):
            yield {scheme: None, **values}, leaf


def _any(session: Session, question: Question) -> bool:
    shape = shape_of(question)
    return bool(session.value(gathered.count(shape), parameters(question, shape) | {"most": 1}))


def _first(session: Session, stratum: _Stratum, take: int, seed: int) -> list[Key]:
    shape = shape_of(stratum.question)
    given = parameters(stratum.question, shape) | chance.coefficients(seed) | {"take": take}
    if stratum.dates is not None:
        given["dates"] = json.dumps(stratum.dates)
    return session.rows(statements.first(shape, dated=stratum.dates is not None), given)
