"""A document with its dates, names and the events it tells of, and what stands near each of these."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app.domain.gazetteer import Gazetteer
from app.domain.records import PlaceRecord
from app.extraction.annotations import Bounds, DateMention, Document, Entity, Mention
from app.extraction.dating import Dates, is_recent
from app.extraction.english import event_words as words
from app.extraction.occurrences import Occurrence
from app.extraction.places import place_behind, place_in

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+){0,5}")
_REACH = 160
_NAMED_REACH = 240
_BETWEEN = 12
_CLAUSE_ENDS = re.compile(words.CLAUSE_ENDS)
_PLACE_ENDS = re.compile(words.PLACE_ENDS)


@dataclass(frozen=True)
class Scene:
    """Looks up what is near. Every look is bounded, so that a document of one sentence stays linear."""

    document: Document
    entities: tuple[Entity, ...]
    dates: Dates
    occurrences: list[Occurrence]
    gazetteer: Gazetteer
    _says: dict[Bounds, bool] = field(default_factory=dict)

    @cached_property
    def taken(self) -> frozenset[str]:
        """Names of people and organizations, which are no places.

        A name that stands only behind "in" or in a dateline is a place that the gazetteer does not have.
        """
        found = (e for e in self.entities if e.type in {"person", "organization"})
        return frozenset(e.name.casefold() for e in found if e.roles or any(map(self._acts, e.mentions)))

    def _acts(self, mention: Mention) -> bool:
        text = self.document.text
        before = text[max(0, mention.start - len(" through ")) : mention.start].split()
        in_dateline = text[mention.start : mention.end].isupper()
        return not in_dateline and (not before or before[-1].lower() not in words.PLACE_PREPOSITIONS)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every mention of anybody, in the order of the text."""
        return sorted((m for e in self.entities for m in e.mentions), key=lambda m: m.start)

    def mentions_in(self, stretch: Bounds) -> list[Mention]:
        """Those who are named in a stretch of the text."""
        first = bisect_left(self.mentions, stretch[0], key=lambda mention: mention.start)
        last = bisect_left(self.mentions, stretch[1], key=lambda mention: mention.start)
        return self.mentions[first:last]

    def is_person(self, start: int, end: int) -> bool:
        """Whether a person is named there."""
        return any(m.type == "person" for m in self.mentions_in((start, end)))

    def reports_speech(self, sentence: Bounds) -> bool:
        """Whether the sentence has a verb of speech."""
        if sentence not in self._says:
            said = (w[0].lower() in words.SAYING for w in _WORD.finditer(self.document.text, *sentence))
            self._says[sentence] = any(said)
        return self._says[sentence]

    def words_before(self, place: int, sentence: Bounds, count: int) -> list[str]:
        """The last words of the sentence before a place, in lower case, the nearest first."""
        before = _WORD.findall(self.document.text, max(sentence[0], place - _REACH), place)
        return [word.lower().replace("’", "'") for word in reversed(before[-count:])]

    def stretch_behind(self, one: Occurrence) -> Bounds:
        """The rest of the sentence, up to the next event told of."""
        end = min(one.sentence[1], one.end + _NAMED_REACH)
        place = bisect_left(self.occurrences, one.end, key=lambda other: other.start)
        if place < len(self.occurrences):
            end = min(end, self.occurrences[place].start)
        return one.end, max(one.end, end)

    def _clause_behind(self, one: Occurrence, ends: re.Pattern[str]) -> Bounds:
        start, end = self.stretch_behind(one)
        found = ends.search(self.document.text, start, end)
        return start, found.start() if found else end

    def clause_of(self, one: Occurrence) -> Bounds:
        """The words around an event that can name who took part: back to the event before, on to the next comma."""
        place = bisect_left(self.occurrences, one.start, key=lambda other: other.start)
        start = max(one.sentence[0], one.start - _NAMED_REACH)
        if place:
            start = max(start, min(self.occurrences[place - 1].end, one.start))
        cut = self.document.text.rfind(" that ", start, one.start)
        ends = _CLAUSE_ENDS if one.verb else _PLACE_ENDS
        return (cut if cut >= 0 else start), self._clause_behind(one, ends)[1]

    def told_next(self, one: Occurrence, place: int) -> bool:
        """Whether no other event is told of between this one and a place behind it."""
        following = bisect_left(self.occurrences, one.end, key=lambda other: other.start)
        return following == len(self.occurrences) or self.occurrences[following].start >= place

    def date_of(self, one: Occurrence) -> DateMention | None:
        """The date in the description, else behind it in its clause, right before it or opening the sentence."""
        behind = next(self.dates.within(one.opening, self._clause_behind(one, _CLAUSE_ENDS)[1]), None)
        before = None if behind else self.dates.before(one.opening)
        return before if before and (self._precedes(before, one) or self._opens(before, one)) else behind

    def _precedes(self, mention: DateMention, one: Occurrence) -> bool:
        """ "said on Friday during a news conference"."""
        between = self.document.text[mention.end : one.opening]
        return len(between) <= _BETWEEN and len(between.split()) <= 1 and mention.start >= one.sentence[0]

    def _opens(self, mention: DateMention, one: Occurrence) -> bool:
        """ "On Monday in Brussels, the ministers met" dates the meeting, unless another event stands between."""
        if mention.start < one.sentence[0] or mention.start - one.sentence[0] > len("Early on "):
            return False
        place = bisect_left(self.occurrences, mention.end, key=lambda other: other.start)
        return self.occurrences[place].start >= one.start

    def place_of(self, one: Occurrence) -> PlaceRecord | None:
        """The place behind the event in its sentence, else the one with which the sentence opens."""
        text, to = self.document.text, one.head in words.VISITS
        if one.verb and to:
            return place_behind(text, one.end, self.gazetteer, self.taken)
        behind = place_in(text, self._clause_behind(one, _PLACE_ENDS), self.gazetteer, taken=self.taken, to=to)
        if behind is not None:
            return behind
        start = one.sentence[0]
        if text[start : start + len("In ")] not in {"In ", "At ", "On "}:
            return None
        comma = text.find(",", start, one.start)
        return place_in(text, (start, comma if comma >= 0 else one.start), self.gazetteer, taken=self.taken)

    @cached_property
    def published(self) -> date | None:
        """The source's day."""
        try:
            return date.fromisoformat(self.document.published or "")
        except ValueError:
            return None

    def is_recent(self, mention: DateMention) -> bool:
        """Whether it can be the day of what the source reports: in the days up to its own."""
        day = mention.date
        if self.published is None:
            return day.earliest is not None and day.earliest == day.latest
        return is_recent(day, self.published)
