"""Titles beside names: in front, in an apposition behind or before, or held in the past."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from app.extraction.annotations import Document
from app.extraction.english import clause_words, titles
from app.extraction.english.small_words import CONJUNCTIONS, PREPOSITIONS
from app.extraction.lexicon import Lexicon
from app.extraction.naming import Named

_WORD = re.compile(r"[\w.’'&-]+")
_BREAKS = (", ", ". ", "\n", "”", '"', "“", ";", ": ", " — ", " – ", " - ")
# The engine skips to the letters "as" by itself; whether the word before is one of past work is looked at behind.
_AS = re.compile(r"as(?<=\sas)\s+(?:an?\s+|the\s+)?")
_WORD_BEFORE = re.compile(r"([^\W_]+)\s+\Z")
_OF = re.compile(r"[ \u00a0]of[ \u00a0](?:the[ \u00a0])?")
_PAST = re.compile(r"\b(?:Former|Onetime|One-time|Erstwhile|Retired|Ex)[ \u00a0]\Z")
"""Words that open sentences, which no chain of capitals begins with; "Then" and "Late" are more often adverbs."""
_LONGEST_PAST = len("Erstwhile ")
_FIELD = re.compile(r" (?:of|for) [a-z]+(?:,? [a-z]+){0,5}")
_PROFESSION = ("ist", "ician")
_PEOPLE = frozenset({"person", "single", "surname"})
_REACH = 240
_OWNER_REACH = 60
_MAX_TITLE = 12
_LONGEST_OFFICE = 7
_NEAR = 6
_LONGEST_CASE = 3
_CASE = re.compile(r"(?:[’']s|(?<=s)[’'])[ \u00a0]\Z")


_start = attrgetter("start")


class TitlePhrase(NamedTuple):
    """A title as written, how far the words that state it reach, and the body or country it belongs to."""

    start: int
    end: int
    reach: int
    body: Named | None = None


class TitlePhrases:
    """Finds the titles of a document's people."""

    def __init__(self, document: Document, lexicon: Lexicon, named: list[Named]) -> None:
        self._text = document.text
        self._body = document.body
        self._lexicon = lexicon
        self._named = named
        self._starts = [name.start for name in named]
        self._bodies: dict[str, list[Named]] = defaultdict(list)
        for name in named:
            if name.kind == "organization":
                self._bodies[name.words[-1]].append(name)
        self._past: dict[Named, list[TitlePhrase]] = defaultdict(list)
        for title, owner in self._past_work():
            self._past[owner].append(title)

    def beside(self, name: Named) -> Iterator[TitlePhrase]:
        """The titles in front of a name, and in appositions before and behind it."""
        if front := self._front(name):
            yield self._with_body(front, name)
        before = self._before(name)
        if before and all(before.start != past.start for past in self.held(name)):
            yield before
        yield from self._behind(name)

    def held(self, name: Named) -> list[TitlePhrase]:
        """What the one named is said to have been: "his career as a staff member on the committee"."""
        return self._past.get(name, [])

    def near(self, start: int, count: int) -> list[Named]:
        """Names from an offset on."""
        place = bisect_left(self._starts, start)
        return self._named[place : place + count]

    def just_before(self, start: int) -> Named | None:
        """The name before an offset."""
        place = bisect_left(self._starts, start)
        return self._named[place - 1] if place else None

    def _front(self, name: Named) -> TitlePhrase | None:
        """The title directly in front, capitalised or not, with the country before it."""
        start = name.title_start if name.title_start >= 0 else name.start
        begun = max(self._body, start - _REACH // 2)
        last = self._text[begun:start].rstrip().rpartition(" ")[2]
        words = (
            list(_WORD.finditer(self._text, begun, start)) if last and self._may_open(last, start == name.start) else []
        )
        for word in reversed(words[-_MAX_TITLE:]):
            gap = self._text[word.end() : start]
            if not gap.isspace() or "\n" in gap or not self._may_open(word[0], start == name.start):
                break
            start = word.start()
        start = min(start, self._with_link(name))
        end = name.start - len(self._text[start : name.start]) + len(self._text[start : name.start].rstrip())
        if start >= end or not self._is_title(self._text[start:end]):
            return None
        if past := _PAST.search(self._text, max(self._body, start - _LONGEST_PAST), start):
            start = past.start()
        before = self._at_end(start - 1)
        if before and before.kind == "country" and self._text[start - 1 : start].isspace():
            start = before.start
        return TitlePhrase(start, end, end, self._owner_in_front(start))

    def _owner_in_front(self, start: int) -> Named | None:
        """Whose title it is: "Peru’s Foreign Minister Ida Berg", "Chinese Foreign Ministry spokesman Rui Costa"."""
        case = _CASE.search(self._text, max(self._body, start - _LONGEST_CASE), start)
        owner = self._at_end(case.start() if case else start - 1)
        if owner is None or (case is None and not self._text[start - 1].isspace()):
            return None
        return owner if owner.kind == "organization" or (case and owner.kind == "country") else None

    def _with_body(self, title: TitlePhrase, name: Named) -> TitlePhrase:
        """The title with what follows the name: "President Ida Berg of Finland"."""
        link = _OF.match(self._text, name.end)
        body = self._at_start(link.end()) if link else None
        if body is None or body.kind not in {"country", "organization"}:
            return title
        return title._replace(reach=body.end, body=body)

    def _with_link(self, name: Named) -> int:
        """Where a title with "of" begins: "Assistant Secretary of State Ida Berg"."""
        begun = max(self._body, name.start - _REACH // 3)
        if " of " not in self._text[begun : name.start]:
            return name.start
        words = list(_WORD.finditer(self._text, begun, name.start))[-_LONGEST_OFFICE:]
        for word in words:
            if word[0][0].isupper() and self._text[word.start() : name.start].rstrip().lower() in self._lexicon.offices:
                return word.start()
        return name.start

    def _may_open(self, word: str, first: bool) -> bool:
        """Whether a small-letter word belongs to the title; the one right before the name must be its noun."""
        if word[0].isupper() or word in {"the", "a"} or word in CONJUNCTIONS:
            return False
        known = word in self._lexicon.heads or word.endswith(_PROFESSION)
        return known or (not first and word in self._lexicon.modifiers)

    def _is_title(self, title: str) -> bool:
        """Whether it names an office: "Mr." alone does not."""
        words = title.lower().replace(".", "").split()
        offices = (word for word in words if word in self._lexicon.heads or word.endswith(_PROFESSION))
        return any(word not in titles.ADDRESS for word in offices)

    def _behind(self, name: Named) -> Iterator[TitlePhrase]:
        """Appositions: ", chair of the Foundation, co-host of the forum and former foreign minister,"."""
        opening = clause_words.BEHIND.match(self._text, name.end, name.end + _REACH)
        while opening:
            title = self._phrase(opening.end(), name.end + _REACH)
            if title is None:
                return
            stop = clause_words.PIECE_END.search(self._text, title.reach, name.end + _REACH)
            if stop and stop[0].strip().isalpha() and stop[0].strip() != "and" and self._is_governed(name):
                return  # standing next to Ida Berg, the Danish minister said
            if self._text[title.start : title.end].lower().split()[-1] not in titles.NO_OFFICES:
                yield title
            if stop is None or stop[0].strip() not in {",", "and"}:
                return
            opening = clause_words.NEXT_PIECE.match(self._text, stop.start(), name.end + _REACH)

    def _is_governed(self, name: Named) -> bool:
        """Whether a preposition or a participle stands in front of a name with its title: it is no subject."""
        start = name.title_start if name.title_start >= 0 else name.start
        before = self._text[max(0, start - _OWNER_REACH) : start].split()
        return bool(before) and (before[-1].lower() in PREPOSITIONS or before[-1].endswith("ing"))

    def _before(self, name: Named) -> TitlePhrase | None:
        """An apposition with the name behind it: "A spokesman for the ministry, Ida Berg, …"."""
        if self._text[max(0, name.start - 2) : name.start] != ", ":
            return None
        end = name.start - 2
        begun = max(self._body, end - _REACH // 2)
        for mark in _BREAKS:
            found = self._text.rfind(mark, begun, end)
            begun = found + len(mark) if found >= 0 else begun
        for opening in reversed(list(clause_words.OPENING.finditer(self._text, begun, end))):
            title = self._owned(opening, end)
            if title:
                return title
        return None

    def _owned(self, opening: re.Match[str], end: int) -> TitlePhrase | None:
        """The title behind "Armenia’s", "her" or "a", whole: "industry and trade minister"."""
        start = opening.end()
        written = self._text[start:end]
        if len(written.split()) > _MAX_TITLE or not written.strip():
            return None
        link = clause_words.LINK.search(self._text, start, end)
        if link is None or link[0].split()[0] == "of":
            words = written.lower().split()
            title = TitlePhrase(start, end, end) if self._ends_title(words) else None
        else:
            title = self._phrase(start, end)
            title = title if title and title.end <= link.start() else None
        if title is None or title.body:
            return title
        owner = None
        if opening[0][0] in "’'":
            before = self._text[max(0, opening.start() - _OWNER_REACH) : opening.start()].split()
            owner = self._at_end(opening.start()) or self._last_body(before[-1] if before else "", opening.start())
        return TitlePhrase(title.start, title.end, title.end, owner)

    def _ends_title(self, words: list[str]) -> bool:
        """Whether words are a title as a whole: its noun comes last, or before "of"."""
        cut = words.index("of") if "of" in words[1:] else len(words)
        head = words[cut - 1]
        return head in self._lexicon.heads and not (head.endswith("s") and head[:-1] in self._lexicon.heads)

    def _phrase(self, start: int, limit: int) -> TitlePhrase | None:
        """A title from `start` on, with "of", "for" or "at" a body."""
        stop = clause_words.PIECE_END.search(self._text, start, limit)
        limit = min(limit, stop.start() if stop else limit)
        last = None
        for count, word in enumerate(_WORD.finditer(self._text, start, limit)):
            bare = word[0].lower().rstrip(".")
            is_head = bare in self._lexicon.heads
            known = is_head or bare in self._lexicon.modifiers or word[0][0].isupper() or bare in titles.INSIDE
            if not known or count >= _MAX_TITLE:
                break
            last = word if is_head else last
        if last is None:
            return None
        end = self._with_field(last, limit)
        link = clause_words.LINK.match(self._text, end, limit)
        behind = self._at_start(link.end()) if link and link[0].split()[0] != "to" else None
        if behind and behind.kind in {"organization", "other", "country", "single"}:
            deeper = self._at_start(behind.end + 3) if behind.kind == "country" else None
            behind = deeper if deeper and deeper.kind == "organization" else behind
            return TitlePhrase(start, end, behind.end, behind)
        return TitlePhrase(start, end, end)

    def _with_field(self, head: re.Match[str], limit: int) -> int:
        """Where "minister for energy" ends, which the vocabulary has; the fields of a ministry are small words."""
        field = _FIELD.match(self._text, head.end(), limit)
        end = field.end() if field else head.end()
        while field and end > head.end():
            if f"{head[0]}{self._text[head.end() : end]}".lower() in self._lexicon.offices:
                return end
            end = max(head.end(), self._text.rfind(" ", head.end(), end))
        return head.end()

    def _at_start(self, start: int) -> Named | None:
        """The longest name that begins there: Korea University, and not Korea."""
        place = bisect_left(self._starts, start)
        here = takewhile(lambda name: name.start == start, self._named[place : place + _NEAR])
        return max(here, key=attrgetter("end"), default=None)

    def _at_end(self, end: int) -> Named | None:
        place = bisect_left(self._starts, end) - 1
        return self._named[place] if place >= 0 and self._named[place].end == end else None

    def _last_body(self, noun: str, start: int) -> Named | None:
        """The body last named that "the ministry" means."""
        bodies = self._bodies.get(noun.capitalize(), [])
        place = bisect_left(bodies, start, key=_start)
        return bodies[place - 1] if place else None

    def _past_work(self) -> Iterator[tuple[TitlePhrase, Named]]:
        """Titles held in the past, each with the mention of whose they were."""
        for match in _AS.finditer(self._text, self._body):
            begun = max(self._body, match.start() - _OWNER_REACH)
            work = _WORD_BEFORE.search(self._text[begun : match.start()])
            if work is None or work[1] not in titles.PAST_WORK:
                continue
            title = self._phrase(match.end(), match.end() + _REACH)
            if title and (owner := self._owner(begun + work.start(), title)):
                yield title, owner

    def _owner(self, start: int, title: TitlePhrase) -> Named | None:
        """Whose past it is: of the one named behind the next comma, else of the one named before."""
        place = bisect_left(self._starts, title.reach)
        for name in self._named[place : place + _NEAR]:
            begins = name.title_start if name.title_start >= 0 else name.start
            if name.kind in _PEOPLE and self._text[max(0, begins - 2) : begins] == ", ":
                return name
        before = (name for name in reversed(self._named[max(0, place - _NEAR) : place]) if name.start < start)
        return next((name for name in before if name.kind in _PEOPLE), None)
