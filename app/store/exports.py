"""Everything that matches a query, batch by batch, a short transaction each: nobody waits, and memory stays flat.

Each batch is a page of the list, from its own snapshot, begun where the one before ended. What exists unchanged all the
while is met exactly once, whatever others write in between. Two orders go by ids that are read first: relevance in one
go, since whatever is written moves every rank; and that of the sources, of which there is no index, for many batches at
a time, since all of the list is read each time.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from app.domain.filters import ListQuery
from app.domain.vocabulary import Vocabulary
from app.errors import QueryTimeout
from app.store import changes, lists
from app.store.lists import Answer
from app.store.queries import pages
from app.store.session import Session
from app.store.shaping import cut

_ALL = 2**31
_AT_ONCE = {"relevance": _ALL, "order": 10_000}  # ids by order: those of a million quotes are gone through in 0.2 s
SIZES = (500, 50, 1)  # records a batch; where a filter finds few among many, fewer are found within the deadline


class Export:
    """An export begun: its first batch is read, unless it is given, and tells of which change it is."""

    def __init__(
        self, session: Session, query: ListQuery, vocabulary: Vocabulary, deadline: float, first: Answer | None = None
    ) -> None:
        self._session, self._query, self._vocabulary, self._deadline = session, query, vocabulary, deadline
        self._first = first or self._batch(None)
        self.page: dict[str, Any] = self._first.rest
        self.updated = changes.made_at(session, self.page["seq"])

    @property
    def is_whole(self) -> bool:
        """Whether the first batch is all there is: then everything is of one moment."""
        return self._first.next is None

    def bodies(self) -> Iterator[bytes]:
        """The records, each as its JSON, in the order of the list. Raises QueryTimeout where a batch takes too long."""
        if self.page["order"] in _AT_ONCE and not self.is_whole:
            yield from self._by_ids(_AT_ONCE[self.page["order"]])
            return
        batch = self._first
        while True:
            yield from batch.items
            if batch.next is None:
                return
            batch = self._batch(batch.next)

    def _by_ids(self, many: int) -> Iterator[bytes]:
        for ids in self._listed(many):
            for start in range(0, len(ids), SIZES[0]):
                some = ids[start : start + SIZES[0]]
                yield from self._answer(id=some, limit=len(some)).items

    def _listed(self, many: int) -> Iterator[list[str]]:
        """The ids of everything that matches, in its order, so many at once: some 20 bytes each."""
        key: tuple[Any, ...] = ()
        while True:
            with self._session.within(self._deadline), self._session.snapshot():
                shape, given = cut(lists.plan(self._session, self._query, self._vocabulary).question, key)
                rows = self._session.rows(pages.ids(shape), given | {"limit": many})
            yield [row[-1] for row in rows]
            if len(rows) < many:
                return
            key = rows[-1][:-1]

    def _batch(self, cursor: str | None) -> Answer:
        """The next records: as many as are found within the deadline. Raises UnresolvedError, ParameterError."""
        *sizes, last = SIZES
        for size in sizes:
            with suppress(QueryTimeout):
                return self._answer(limit=size, cursor=cursor)
        return self._answer(limit=last, cursor=cursor)

    def _answer(self, **part: Any) -> Answer:
        query = self._query.model_copy(update=part)
        with self._session.within(self._deadline):
            return lists.answer(self._session, query, self._vocabulary, bare=True)
