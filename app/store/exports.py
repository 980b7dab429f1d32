"""Everything that matches a query, batch by batch, a short transaction each: nobody waits, and memory stays flat.

Each batch is a page of the list, from its own snapshot, begun where the one before ended. What exists unchanged all the
while is met exactly once, whatever others write in between.
"""

import json
from collections.abc import Iterator
from typing import Any

from app.domain.filters import ListQuery
from app.domain.vocabulary import Vocabulary
from app.errors import QueryTimeout
from app.store import changes, lists
from app.store.lists import Answer
from app.store.session import Session

SIZES = (200, 20, 1)  # records a batch; where a filter finds few among many, fewer are found within the deadline


class Export:
    """An export begun: its first batch is read, and tells of which change it is."""

    def __init__(self, session: Session, query: ListQuery, vocabulary: Vocabulary, deadline: float) -> None:
        self._session, self._query, self._vocabulary, self._deadline = session, query, vocabulary, deadline
        self._first = self._batch(None)
        self.page: dict[str, Any] = self._first.rest
        self.updated = changes.made_at(session, self.page["seq"])

    @property
    def is_whole(self) -> bool:
        """Whether the first batch is all there is: then everything is of one moment."""
        return self._first.next is None

    def documents(self) -> Iterator[dict[str, Any]]:
        """The records, parsed, in the order of the list. Raises QueryTimeout where a batch takes too long."""
        batch = self._first
        while True:
            yield from map(json.loads, batch.items)
            if batch.next is None:
                return
            batch = self._batch(batch.next)

    def _batch(self, cursor: str | None) -> Answer:
        """The next records: as many as are found within the deadline. Raises UnresolvedError, ParameterError."""
        for size in SIZES:
            query = self._query.model_copy(update={"limit": size, "cursor": cursor})
            try:
                with self._session.within(self._deadline):
                    answer = lists.answer(self._session, query, self._vocabulary)
            except QueryTimeout:
                if size == SIZES[-1]:
                    raise
            else:
                assert answer is not None  # noqa: S101 - only questions asked at once may be left unanswered
                return answer
        raise AssertionError
