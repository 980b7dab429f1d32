"""When each statement was made: on the day its own clause states, else at the event, else when it was published."""

from bisect import bisect_left

from app.domain.records import DateRecord, EventRecord
from app.domain.scalars import Basis
from app.extraction.annotations import DateMention
from app.extraction.statements import Statement


class Timing:
    """Dates the statements of one document in the order of the text."""

    def __init__(self, dates: tuple[DateMention, ...], event: EventRecord | None, published: str | None) -> None:
        self._dates = dates
        self._starts = [mention.start for mention in dates]
        self._event = event.date if event else None
        self._published = published
        self._last: DateRecord | None = None

    def said(self, statement: Statement) -> DateRecord | None:
        """The date of a statement; without an event the day last stated beside speech goes on."""
        own = self._own(statement)
        if self._event:
            if own is None or own.edtf == self._event.edtf:
                return self._event.model_copy(update={"basis": Basis.EVENT})
            return own
        if own:
            self._last = own
            return own
        if self._last:
            return self._last.model_copy(update={"basis": Basis.CARRIED})
        if self._published:
            return DateRecord(edtf=self._published, basis=Basis.PUBLISHED)
        return None

    def _own(self, statement: Statement) -> DateRecord | None:
        for start, end in statement.when:
            for mention in self._dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
                if mention.end <= end and self._is_past(mention.date):
                    return mention.date.model_copy(update={"basis": Basis.STATED})
        return None

    def _is_past(self, date: DateRecord) -> bool:
        """What was said was said before it was published; a day to come is what it is about."""
        return self._published is None or date.earliest is None or date.earliest <= self._published
