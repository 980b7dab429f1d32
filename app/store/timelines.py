"""How many records lie in each day, week, month or year, what is too vague for that, and what has no date."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from app.domain.filters import asked
from app.domain.intervals import Interval, bucket_of, buckets, how_many, last_day
from app.domain.views import TimelineQuery
from app.domain.vocabulary import Vocabulary
from app.errors import ParameterError
from app.schemas import Timeline, TimelineBucket
from app.store import changes
from app.store.ordering import UNDATED, days_of
from app.store.planning import Planner
from app.store.queries import gathered
from app.store.question import Question
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


def timeline(session: Session, query: TimelineQuery, vocabulary: Vocabulary) -> Timeline:
    """The timeline of what matches, with the empty buckets between. Raises ParameterError where it has too many."""
    with session.snapshot():
        question, understood = Planner(session, vocabulary).plan(query)
        tallied = tally(by_date(session, question), query.bucket)
        seq = session.value(changes.LAST)
    return Timeline(
        interval=query.bucket, buckets=_buckets(tallied.counts, query.bucket), vague=tallied.vague,
        undated=tallied.undated, total=tallied.total,
        query={**asked(query), **understood, "interval": query.bucket}, seq=seq,
    )  # fmt: skip


def by_date(session: Session, question: Question) -> Counter[int]:
    """How many records match under each sort key of a date."""
    found: Counter[int] = Counter()
    if not question.nothing:
        question = unordered(question)
        shape = shape_of(question)
        for newest, count in session.rows(gathered.tally(shape), parameters(question)):
            found[newest] += count
    return found


def named(newest: int, interval: Interval) -> str | None:
    """The day, month or year, as ISO 8601 writes it, in which a dated key lies whole; a week by its first day."""
    bucket = bucket_of(*days_of(newest), interval)
    return None if bucket is None else bucket.isoformat()[: {Interval.YEAR: 4, Interval.MONTH: 7}.get(interval, 10)]


def tally(dated: Counter[int], interval: Interval) -> Tally:
    """What lies in each bucket."""
    counts: Counter[date] = Counter()
    vague = undated = 0
    for newest, count in dated.items():
        if newest >= UNDATED:
            undated += count
        elif (bucket := bucket_of(*days_of(newest), interval)) is None:
            vague += count
        else:
            counts[bucket] += count
    return Tally(counts, vague, undated)


def _buckets(counts: Counter[date], interval: Interval) -> list[TimelineBucket]:
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
        TimelineBucket(start=start.isoformat(), end=last_day(start, interval).isoformat(), count=counts[start])
        for start in buckets(first, last, interval)
    ]
