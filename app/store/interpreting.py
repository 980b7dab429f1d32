"""A question in plain words as filters: the longest stretch that is the name of something, in one way only.

A stretch that fits more than one thing is given back with all of them. Where a word is before it, that word chooses the
kinds: `on` and `about` sectors and topics, `in` and `at` where it was said, as far as they have something of the name.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from app.domain.criteria import CRITERIA
from app.domain.interpreting import LONGEST_NAME, MOST_WORDS, PLACE, SMALL, SUBJECT, InterpretQuery, Piece, pieces
from app.domain.vocabulary import Vocabulary
from app.errors import AmbiguousIdentity, ParameterError
from app.schemas.interpretations import (
    Interpretation,
    InterpretedCandidate,
    InterpretedFilter,
    InterpretedPart,
)
from app.store.documents.counts import count
from app.store.resolve import Resolver, UnresolvedError
from app.store.session import Session

_KINDS = ("person", "organization", "country", "office", "sector", "topic", "event")
_SUBJECTS = ("sector", "topic")
_PLACES = ("place_country",)
_SHORTEST = 3  # letters of a name in small letters: "us" is a word, "US" a country
_DATES = ("date", "from", "to")
_MOST_CANDIDATES = 20


def interpret(session: Session, vocabulary: Vocabulary, query: InterpretQuery) -> Interpretation:
    """What a question asks for. Bounded: at most 24 words are sought, each in at most six stretches."""
    today = date.fromisoformat(query.today) if query.today else None
    reading = _Reading(session, vocabulary, query.q, pieces(query.q, today))
    parts = reading.parts()
    asked = _query(parts)
    return Interpretation(
        q=query.q, complete=all(one.kind not in {"ambiguous", "unused"} for one in parts), parts=parts, query=asked,
        address=f"/v1/quotes?{urlencode(asked, doseq=True)}" if asked else "/v1/quotes",
    )  # fmt: skip


class _Reading:
    """One question, read from left to right."""

    def __init__(self, session: Session, vocabulary: Vocabulary, question: str, cut: list[Piece]) -> None:
        self._session, self._question = session, question
        self._resolver = Resolver(session, vocabulary)
        self._pieces = cut
        self._sought = 0

    def parts(self) -> list[InterpretedPart]:
        """Every piece, those of one name together."""
        found: list[InterpretedPart] = []
        at = 0
        while at < len(self._pieces):
            part, taken = self._next(at, found)
            found.append(part)
            at += taken
        return found

    def _next(self, at: int, before: Sequence[InterpretedPart]) -> tuple[InterpretedPart, int]:
        piece = self._pieces[at]
        if piece.asks or piece.untold:
            clash = piece.untold or any(one.parameter in _DATES for part in before for one in part.filters)
            asks = [InterpretedFilter(parameter=name, value=value, label=value) for name, value in piece.asks]
            return _part(piece, "unused" if clash else "filter", [] if clash else asks), 1
        if piece.phrase:
            return _part(piece, "words"), 1
        if self._sought < MOST_WORDS:
            self._sought += 1
            for length in range(self._reach(at), 0, -1):
                named = self._named(at, length)
                if named:
                    return named, length
        return _part(piece, "passed" if piece.text.lower() in SMALL else "words"), 1

    def _reach(self, at: int) -> int:
        """How many words from here on stand side by side, with nothing but blanks and hyphens between."""
        length = 1
        while length < LONGEST_NAME and at + length < len(self._pieces):
            left, right = self._pieces[at + length - 1], self._pieces[at + length]
            if right.asks or right.untold or right.phrase or self._question[left.end : right.start].strip(" -.,'’"):
                break
            length += 1
        return length

    def _named(self, at: int, length: int) -> InterpretedPart | None:
        first, last = self._pieces[at], self._pieces[at + length - 1]
        text = self._question[first.start : last.end]
        edges = {first.text.lower(), last.text.lower()}
        if (edges & SMALL and not text.isupper()) or (len(text) < _SHORTEST and text.isascii() and not text.isupper()):
            return None
        piece = Piece(text, first.start, last.end)
        found = self._meanings(text, self._pieces[at - 1].text.lower() if at else "")
        if len(found) == 1 and len(found[0]) == 1:
            return _part(piece, "filter", [self._filter(*found[0][0])])
        if {one[0] for meaning in found for one in meaning} == set(_SUBJECTS) and _one_concept(found):
            parameter, value = found[0][0]
            label = self._filter(parameter, value).label
            return _part(piece, "filter", [InterpretedFilter(parameter="subject", value=text, label=label)])
        if found:
            candidates = [self._candidate(*one) for meaning in found for one in meaning]
            ranked = sorted(candidates, key=lambda one: (-one.quote_count, one.parameter, one.value))
            return _part(piece, "ambiguous", candidates=ranked[:_MOST_CANDIDATES])
        return None

    def _meanings(self, text: str, word: str) -> list[list[tuple[str, str]]]:
        """By kind: the (parameter, value) pairs that a stretch may mean. The word before it may prefer some kinds."""
        preferred = _SUBJECTS if word in SUBJECT else _PLACES if word in PLACE else ()
        return self._of(preferred, text) or self._of(_KINDS, text)

    def _of(self, kinds: Iterable[str], text: str) -> list[list[tuple[str, str]]]:
        found = ([(kind, value) for value in self._values(kind, text)] for kind in kinds)
        meant = [meaning for meaning in found if meaning]
        if not meant and "office" in kinds and text[-1:] in "sS":  # "ambassadors" are whoever is one
            meant = [[("office", value) for value in self._values("office", text[:-1])]]
        return [meaning for meaning in meant if meaning]

    def _values(self, kind: str, text: str) -> list[str]:
        try:
            return [value for _, value in self._resolver.values(CRITERIA[kind], kind, [text])]
        except AmbiguousIdentity as several:
            return [one.id for one in several.candidates]
        except (UnresolvedError, ParameterError):
            return []

    def _filter(self, parameter: str, value: str) -> InterpretedFilter:
        label = self._resolver.name(CRITERIA[parameter].names[0], value)
        return InterpretedFilter(parameter=parameter, value=value, label=label)

    def _candidate(self, parameter: str, value: str) -> InterpretedCandidate:
        quotes = count(self._session, "quotes", CRITERIA[parameter].scheme, value)
        one = self._resolver.candidate(CRITERIA[parameter].names[0], value, quotes)
        return InterpretedCandidate(parameter=parameter, value=value, label=one.name, hint=one.hint, quote_count=quotes)


def _one_concept(found: Sequence[Sequence[tuple[str, str]]]) -> bool:
    return all(len(meaning) == 1 for meaning in found)


def _part(
    piece: Piece, kind: str, filters: Sequence[InterpretedFilter] = (), candidates: Sequence[InterpretedCandidate] = ()
) -> InterpretedPart:
    return InterpretedPart(
        text=piece.text, start=piece.start, end=piece.end, kind=kind, filters=list(filters), candidates=list(candidates)
    )


def _query(parts: Sequence[InterpretedPart]) -> dict[str, str | list[str]]:
    asked: dict[str, str | list[str]] = {}
    for one in (one for part in parts for one in part.filters):
        if one.parameter in _DATES:
            asked[one.parameter] = one.value
            continue
        values = asked.setdefault(one.parameter, [])
        if isinstance(values, list) and one.value not in values:
            values.append(one.value)
    words = " ".join(part.text for part in parts if part.kind == "words")
    return asked | ({"q": words} if words else {})
