"""Finds the words that say when and resolves them against the day the source was published.

What the words leave open stays open: a date that cannot be resolved is not returned, one of several days is a
set. The forms of a language are a package beside this module; this module only scans.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache, partial

from app.domain.records import DateRecord, Span
from app.extraction.annotations import Bounds, DateMention, Document
from app.extraction.english import dates as english
from app.extraction.english.date_forms import Form
from app.extraction.periods import Period
from app.extraction.setting import Setting, TenseReader

_MOST_PASSED = 8
# A report is of what happened in the days before it, a weekly's of the week before.
_RECENT = timedelta(days=10)
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
# Not inside a word, a number, an amount of money or a path. As the letter before is read and not looked back at, the
# engine passes over all others by itself: 13 ms for 500 kB in place of 20.
_BEFORE = r"[^\w$€£¥₩/.,-]"


class Dates:
    """The dates of a document in their order, each read when it is first asked for: two in three never are.

    A date that is read takes 12 µs and 200 bytes, one that is only found 24 bytes.
    """

    def __init__(self, found: Iterable[tuple[int, str]], read: Callable[[int, str], DateMention | None]) -> None:
        self._starts: array[int] = array("q")
        self._forms: list[str] = []
        for start, form in found:
            self._starts.append(start)
            self._forms.append(form)
        self._read = read
        self._known: dict[int, DateMention | None] = {}

    def __iter__(self) -> Iterator[DateMention]:
        return self._among(range(len(self._starts)))

    def within(self, start: int, end: int) -> Iterator[DateMention]:
        """Those that begin in [start, end)."""
        return self._among(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))

    def before(self, place: int) -> DateMention | None:
        """The last that begins before a place; of a row that cannot be resolved a few are passed over."""
        last = bisect_left(self._starts, place) - 1
        return next(self._among(range(last, max(-1, last - _MOST_PASSED), -1)), None)

    def _among(self, numbers: Iterable[int]) -> Iterator[DateMention]:
        for number in numbers:
            if number not in self._known:
                self._known[number] = self._read(self._starts[number], self._forms[number])
            if mention := self._known[number]:
                yield mention


class Dating:
    """The forms of one language: a pattern that finds any of them, and each apart to be read."""

    def __init__(self, forms: Sequence[Form], start: str, read_tense: TenseReader) -> None:
        self._read_tense = read_tense
        self._forms = {form.name: (re.compile(form.pattern), form.read) for form in forms}
        self._openings = {form.name: re.compile(form.opening) for form in forms if form.opening}
        any_form = "|".join(f"(?P<{form.name}>{form.opening}{_GROUP_NAME.sub('(?:', form.pattern)})" for form in forms)
        self._start = re.compile(start)
        self._any = re.compile(f"{_BEFORE}{start}(?:{any_form})")

    def find(self, document: Document) -> Dates:
        """The dates of the body in their order."""
        return Dates(self._places(document), partial(self._mention, document, _anchor(document.published)))

    def _places(self, document: Document) -> Iterator[tuple[int, str]]:
        """Where dates begin and in which form: at the head of the body, and behind what parts words."""
        text, at = document.text, document.body
        if self._start.match(text, at):
            for form, (pattern, _) in self._forms.items():
                begun = self._past_opening(text, at, form)
                if begun >= 0 and (head := pattern.match(text, begun)):
                    yield begun, form
                    at = head.end()
                    break
        for found in self._any.finditer(text, at):
            form = found.lastgroup or ""
            yield self._past_opening(text, found.start() + 1, form), form

    def _past_opening(self, text: str, place: int, form: str) -> int:
        """Where a date of a form begins: behind what must stand before it; -1 where that does not."""
        if form not in self._openings:
            return place
        opened = self._openings[form].match(text, place)
        return opened.end() if opened else -1

    def _mention(self, document: Document, anchor: date | None, place: int, form: str) -> DateMention | None:
        """The date at a place, as far as its words can be resolved."""
        pattern, read = self._forms[form]
        found = pattern.match(document.text, place)
        if found is None:
            return None
        bounds = found.span()
        try:
            period = read(found, self._setting(document, bounds, anchor))
            return _mention(document.text, *bounds, period) if period else None
        except (ValueError, OverflowError):  # the 31st of a month of 30 days, the year before the first
            return None

    def _setting(self, document: Document, bounds: Bounds, anchor: date | None) -> Setting:
        return Setting(
            text=document.text,
            start=bounds[0],
            end=bounds[1],
            anchor=anchor,
            sentence=document.sentence_at(bounds[0]),
            paragraph=document.paragraph_at(bounds[0])[0],
            read_tense=self._read_tense,
        )


@lru_cache(maxsize=8)
def _dating(_language: str) -> Dating:
    """English for every language so far: its words are found in no other."""
    return Dating(english.FORMS, english.START, english.TENSE)


def find_dates(document: Document) -> Dates:
    """The date expressions of a document's body, in their order, as EDTF with the source's own words.

    Without a published date only what needs none is returned. A date may still be vaguer than it looks:
    "mid-November" is `[2025-11-11..2025-11-20]`, "last Friday" may be either of two.
    """
    return _dating(document.language.partition("-")[0]).find(document)


def is_recent(day: DateRecord, published: date) -> bool:
    """Whether it can be the day of what a source of this day reports: in the days up to its own."""
    if day.earliest is None or day.latest is None:
        return False
    earliest, latest = date.fromisoformat(day.earliest), date.fromisoformat(day.latest)
    return earliest <= published and published - latest <= _RECENT


def _anchor(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _mention(text: str, start: int, end: int, period: Period) -> DateMention:
    date_of = DateRecord(  # raises ValueError for a year that no calendar has
        edtf=period.edtf,
        approximate=period.approximate,
        as_written=text[start:end],
        evidence=[Span(start=start, end=end)],
    )
    return DateMention(start, end, date_of)
