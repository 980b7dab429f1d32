"""Finds the words that say when and resolves them against the day the source was published.

What the words leave open stays open: a date that cannot be resolved is not returned, one of several days is a
set. The forms of a language are a package beside this module; this module only scans.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from app.domain import dates
from app.extraction.annotations import Bounds, DateMention, Document
from app.extraction.english import dates as english
from app.extraction.english.date_forms import Form
from app.extraction.periods import Period
from app.extraction.setting import Setting, TenseReader

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
# Not inside a word, a number, an amount of money or a path. As the letter before is read and not looked back at, the
# engine passes over all others by itself: 13 ms for 500 kB in place of 20.
_BEFORE = r"[^\w$€£¥₩/.,-]"


class Dating:
    """The forms of one language: a pattern that finds any of them, and each apart to be read."""

    def __init__(self, forms: Sequence[Form], start: str, read_tense: TenseReader) -> None:
        self._read_tense = read_tense
        self._forms = {form.name: (re.compile(form.pattern), form.read) for form in forms}
        any_form = "|".join(f"(?P<{form.name}>{_GROUP_NAME.sub('(?:', form.pattern)})" for form in forms)
        self._start = re.compile(start)
        self._any = re.compile(f"{_BEFORE}{start}(?:{any_form})")

    def find(self, document: Document) -> tuple[DateMention, ...]:
        """The dates of the body in their order."""
        anchor = _anchor(document.published)
        mentions = []
        for place, form in self._places(document):
            pattern, read = self._forms[form]
            match = pattern.match(document.text, place)
            if match is None:
                continue
            bounds = match.span("written") if "written" in pattern.groupindex else match.span()
            setting = self._setting(document, bounds, anchor)
            try:
                period = read(match, setting)
                if period is not None:
                    mentions.append(_mention(document.text, bounds, period))
            except (ValueError, OverflowError):  # the 31st of a month of 30 days, the year before the first
                continue
        return tuple(mentions)

    def _places(self, document: Document) -> Iterator[tuple[int, str]]:
        """Where dates begin and in which form: at the head of the body, and behind what parts words."""
        text, at = document.text, document.body
        if self._start.match(text, at):
            for form, (pattern, _) in self._forms.items():
                if head := pattern.match(text, at):
                    yield at, form
                    at = head.end()
                    break
        for found in self._any.finditer(text, at):
            yield found.start() + 1, found.lastgroup or ""

    def _setting(self, document: Document, bounds: Bounds, anchor: date | None) -> Setting:
        return Setting(
            text=document.text,
            start=bounds[0],
            end=bounds[1],
            anchor=anchor,
            sentence=_around(document.sentences, bounds, document),
            paragraph=_around(document.paragraphs, bounds, document)[0],
            read_tense=self._read_tense,
        )


@lru_cache(maxsize=8)
def _dating(_language: str) -> Dating:
    """English for every language so far: its words are found in no other."""
    return Dating(english.FORMS, english.START, english.TENSE)


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """The date expressions of a document's body, in their order, as EDTF with the source's own words.

    Without a published date only what needs none is returned. A date may still be vaguer than it looks:
    "mid-November" is `[2025-11-11..2025-11-20]`, "last Friday" may be either of two.
    """
    return _dating(document.language.partition("-")[0]).find(document)


def _anchor(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _around(stretches: Sequence[Bounds], bounds: Bounds, document: Document) -> Bounds:
    """The sentence or paragraph in which a date stands."""
    place = bisect_right(stretches, (bounds[0], sys.maxsize)) - 1
    return stretches[place] if place >= 0 else (document.body, len(document.text))


def _mention(text: str, bounds: Bounds, period: Period) -> DateMention:
    dates.bounds(period.edtf)  # raises ValueError for a year that no calendar has
    return DateMention(*bounds, period.edtf, period.approximate, text)
