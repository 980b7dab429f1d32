"""How many records lie in each day, week, month or year, what is too vague for that, and what has no date."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic_core import to_json

from app.domain.dates import MAX_DAY, MIN_DAY
from app.domain.filters import asked
from app.domain.intervals import Interval, bucket_from, bucket_of, buckets, how_many
from app.domain.views import TimelineQuery
from app.domain.vocabulary import Vocabulary
from app.errors import ParameterError
from app.store import changes
from app.store.ordering import BITS, MASK, UNDATED, days_of
from app.store.planning import Planner
from app.store.queries import gathered
from app.store.question import BOUNDED, Question
from app.store.session import Session
from app.store.shaping import parameters, shape_of, unordered

MOST = 2_000  # buckets: five years of days, 38 of weeks; a picture shows no more


@dataclass(frozen=True, slots=True)
class Tally:
    """Records by the first day of their bucket; the rest reach over more than one bucket, or have no date."""

    counts: Counter[date]
    vague: int
    undated: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.counts.total() + self.vague + self.undated


def timeline(session: Session, query: TimelineQuery, vocabulary: Vocabulary) -> bytes:
    """The timeline of what matches as JSON, with the empty buckets between.

    Raises ParameterError where it has too many.
    """
    with session.snapshot():
        return _drawn_up(session, query, *Planner(session, vocabulary).plan(query))


def timeline_at_once(session: Session, query: TimelineQuery, vocabulary: Vocabulary) -> bytes | None:
    """The same where a list is short; None for what should be asked aside."""
    if query.q is not None:
        return None
    with session.snapshot():
        question, understood = Planner(session, vocabulary).plan(query)
        short = question.driver is not None and question.driver.count <= BOUNDED
        return _drawn_up(session, query, question, understood) if short and question.is_bounded else None


def _drawn_up(session: Session, query: TimelineQuery, question: Question, understood: dict[str, Any]) -> bytes:
    tallied = tally(by_date(session, question), query.bucket)
    return to_json({
        "interval": query.bucket, "buckets": _buckets(tallied.counts, query.bucket), "vague": tallied.vague,
        "undated": tallied.undated, "total": tallied.total,
        "query": {**asked(query), **understood, "interval": query.bucket}, "seq": session.value(changes.LAST),
    })  # fmt: skip


def by_date(session: Session, question: Question) -> Counter[int]:
    """How many records match under each sort key of a date."""
    if question.nothing:
        return Counter()
    question = unordered(question)
    rows = session.rows(gathered.tally(shape_of(question)), parameters(question))
    found: Counter[int] = Counter(dict(rows))
    if len(found) < len(rows):  # a date is in several lists
        found = Counter()
        for newest, count in rows:
            found[newest] += count
    return found


def named(newest: int, interval: Interval) -> str | None:
    """The day, month or year, as ISO 8601 writes it, in which a dated key lies whole; a week by its first day."""
    bucket = bucket_of(*days_of(newest), interval)
    return None if bucket is None else written(bucket, interval)


def written(bucket: date, interval: Interval) -> str:
    """What a bucket is called, which begins on this day."""
    return bucket.isoformat()[: {Interval.YEAR: 4, Interval.MONTH: 7}.get(interval, 10)]


def placed(dated: Counter[int], interval: Interval) -> Iterator[tuple[date | None, int, int]]:
    """The first day of the bucket in which each key lies whole, None where there is none; the key, and its count.

    Keys come by their order, so that most lie in the bucket of the one before.
    """
    current, low, high = date.min, 0, -1
    for newest, count in dated.items():
        if low <= MAX_DAY - (newest & MASK) and MAX_DAY - (newest >> BITS) <= high and newest < UNDATED:
            yield current, newest, count
            continue
        bucket = None if newest >= UNDATED else bucket_of(*days_of(newest), interval)
        if bucket is not None:
            current, last = bucket, bucket_from(bucket, interval).last
            low, high = max(bucket.toordinal(), MIN_DAY + 1), min(last.toordinal(), MAX_DAY - 1)  # beyond it is open
        yield bucket, newest, count


def tally(dated: Counter[int], interval: Interval) -> Tally:
    """What lies in each bucket."""
    counts: Counter[date] = Counter()
    vague = undated = 0
    for bucket, newest, count in placed(dated, interval):
        if bucket is not None:
            counts[bucket] += count
        elif newest >= UNDATED:
            undated += count
        else:
            vague += count
    return Tally(counts, vague, undated)


def _buckets(counts: Counter[date], interval: Interval) -> list[dict[str, Any]]:
    if not counts:
        return []
    first, last = min(counts), max(counts)
    number = how_many(first, last, interval)
    if number > MOST:
        raise ParameterError(
            "interval",
            f"gives {number:,} buckets from {first} to {last}, of {MOST:,} that are answered: "
            "ask for longer ones, or narrow from and to",
            allowed=tuple(one for one in Interval if how_many(first, last, one) <= MOST),
        )
    return [
        {"start": one.start, "end": one.end, "count": counts.get(one.first, 0)}
        for one in buckets(first, last, interval)
    ]
