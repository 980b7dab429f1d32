"""Lists of records and the counts of them: what changes is gathered, and written in their order once a commit."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.store.index_tables import Posting, Term, TermPair
from app.store.ordering import UNDATED
from app.store.session import Session, Statement

posting, term, pair = Posting.__table__, Term.__table__, TermPair.__table__

AT_ONCE = 2_000_000  # places in lists that are written together: those of 60,000 quotes, 12 bytes each
_TOGETHER = 32  # places a statement: one by one 0.80 µs each, by 8 0.56, by 32 0.43, by 128 the same
_VALUES = _TOGETHER * len(posting.c)
_POST = Statement(insert(posting).values({c.name: bindparam(c.name) for c in posting.c}))
_POST_TOGETHER = Statement(lambda: insert(posting).values(
    [{c.name: bindparam(f"{c.name}_{number}") for c in posting.c} for number in range(_TOGETHER)]
))  # fmt: skip
_UNPOST = Statement(delete(posting).where(*(c == bindparam(c.name) for c in posting.c)))
_COUNT = Statement(update(term).where(term.c.pk == bindparam("term")).values(count=term.c.count + bindparam("delta")))
_ADDED = upsert(pair).values({c.name: bindparam(c.name) for c in pair.c})
_ENDS = {
    name: end(func.coalesce(pair.c[name], _ADDED.excluded[name]), func.coalesce(_ADDED.excluded[name], pair.c[name]))
    for name, end in (("least", func.min), ("greatest", func.max))
}
_PAIR = Statement(_ADDED.on_conflict_do_update(
    index_elements=[pair.c.term, pair.c.other], set_={"count": pair.c.count + _ADDED.excluded.count, **_ENDS},
))  # fmt: skip
_IN_BOTH = (
    "SELECT p.newest FROM posting p WHERE p.term = term_pair.term AND p.newest < :undated AND EXISTS (SELECT 1 FROM "
    "posting b WHERE b.term = term_pair.other AND b.newest = p.newest AND b.tie = p.tie AND b.record = p.record) "
    "ORDER BY p.newest"
)
_LOOK = Statement(
    text(
        f"UPDATE term_pair SET least = CASE WHEN count > 0 THEN ({_IN_BOTH} LIMIT 1) END, "  # noqa: S608
        f"greatest = CASE WHEN count > 0 THEN ({_IN_BOTH} DESC LIMIT 1) END "
        "WHERE term = :person AND other = :subject"
    )
)

_Posting = tuple[int, int, int, int]
"""Term, newest, tie and record, as in its table."""
_Pair = list[Any]
"""How many quotes more, and the ends of their keys by date; None where none of them has one."""
Place = tuple[int, int, int]
"""A posting without its term: one object for all the lists that a record stands in."""


class Lists:
    """What one writing session changes in lists and counts, until it is written."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._enter: list[tuple[Place, tuple[int, ...]]] = []
        self._leave: list[_Posting] = []
        self._pairs: dict[tuple[int, int], _Pair] = {}
        self._lessened: set[tuple[int, int]] = set()
        self.waiting = 0
        """How many places have been taken."""

    def enter(self, terms: Collection[int], place: Place) -> None:
        """A record takes its place in the lists of these terms."""
        self._enter.append((place, tuple(terms)))
        self.waiting += len(terms)

    def leave(self, terms: Iterable[int], place: Place) -> None:
        """A record leaves the place that it had in the lists of these terms."""
        self._leave += [(number, *place) for number in terms]

    def pair(self, pairs: Iterable[tuple[int, int]], newest: int) -> None:
        """A quote with this key by date stands in both lists of each of these pairs."""
        for both in pairs:
            counted = self._pairs.setdefault(both, [0, None, None])
            counted[0] += 1
            if newest < UNDATED:
                counted[1] = newest if counted[1] is None else min(counted[1], newest)
                counted[2] = newest if counted[2] is None else max(counted[2], newest)

    def part(self, pairs: Iterable[tuple[int, int]]) -> None:
        """A quote stands no more in both lists of these pairs."""
        for both in pairs:
            self._pairs.setdefault(both, [0, None, None])[0] -= 1
            self._lessened.add(both)

    def write(self) -> None:
        """Write what has changed. Sorted, places meet each page of the lists once."""
        session = self._session
        session.bulk(_UNPOST, self._leave)
        lists: dict[int, list[Place]] = defaultdict(list)
        for place, terms in sorted(self._enter):  # once, and not in each of its lists
            for number in terms:
                lists[number].append(place)
        left: list[int] = []
        session.bulk(_POST_TOGETHER, _by_many(lists, left))
        session.bulk(_POST, zip(*[iter(left)] * len(posting.c), strict=True))
        counts = Counter({number: len(places) for number, places in lists.items()})
        counts.subtract(number for number, *_ in self._leave)
        session.bulk(_COUNT, [(delta, number) for number, delta in sorted(counts.items()) if delta])
        session.bulk(_PAIR, [(*both, *counted) for both, counted in sorted(self._pairs.items())])
        session.many(_LOOK, [{"person": one, "subject": two, "undated": UNDATED} for one, two in self._lessened])
        for written in (self._enter, self._leave, self._pairs, self._lessened):
            written.clear()
        self.waiting = 0


def _by_many(lists: Mapping[int, list[Place]], left: list[int]) -> Iterator[list[int]]:
    """The values of as many places as go together, list by list; those of the last, which are fewer, become `left`."""
    values: list[int] = []
    for number in sorted(lists):
        for place in lists[number]:
            values.append(number)
            values.extend(place)
            if len(values) == _VALUES:
                yield values
                values = []
    left += values
