"""When each statement was made: on the day its own clause states, else at the event, else when it was published."""

from dataclasses import replace

from app.domain.records import DateRecord, EventRecord
from app.domain.scalars import Basis
from app.extraction.dating import Dates
from app.extraction.statements import Statement


class Timing:
    """Dates the statements of one document in the order of the text.

    Statements of one day share its record: one for each took 1 kB and 9 µs a quote.
    """

    def __init__(self, dates: Dates, event: EventRecord | None, published: str | None) -> None:
        self._dates = dates
        self._event = replace(event.date, basis=Basis.EVENT) if event and event.date else None
        self._published = DateRecord(edtf=published, basis=Basis.PUBLISHED) if published else None
        self._carried: DateRecord | None = None

    def said(self, statement: Statement) -> DateRecord | None:
        """The date of a statement; without an event the day last stated beside speech goes on."""
        own = self._own(statement)
        if self._event:
            return self._event if own is None or own.edtf == self._event.edtf else own
        if own:
            self._carried = replace(own, basis=Basis.CARRIED)
            return own
        return self._carried or self._published

    def _own(self, statement: Statement) -> DateRecord | None:
        for start, end in statement.when:
            for mention in self._dates.within(start, end):
                if mention.end <= end and self._is_past(mention.date):
                    return mention.date
        return None

    def _is_past(self, date: DateRecord) -> bool:
        """What was said was said before it was published; a day to come is what it is about."""
        return self._published is None or date.earliest is None or date.earliest <= self._published.edtf
