"""What somebody who is still typing may mean: the question, and how well a name fits what has been typed so far."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz.distance import OSA

from app.domain.names import fold
from app.domain.values import Words

EXACT, PREFIX, TYPO = range(3)
"""How a name fits, best first: every word typed is one of its words, begins one, or does but for a typing error."""
MOST_WORDS = 8
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_UNFINISHED = re.compile("[\u3131-\u318e]+")  # a syllable of hangul that is still being put together
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ONE_ERROR, _TWO_ERRORS = 4, 8  # letters from which on a word may have so many


class SuggestionType(StrEnum):
    """What can be suggested."""

    PERSON = "person"
    ORGANIZATION = "organization"
    EVENT = "event"
    SECTOR = "sector"
    TOPIC = "topic"
    COUNTRY = "country"
    OFFICE = "office"


class SuggestQuery(BaseModel):
    """The query of /suggest."""

    model_config = ConfigDict(extra="forbid")

    q: Words = Field(
        description="What has been typed: the beginnings of words, in any script and order", examples=["silv"]
    )
    types: list[SuggestionType] = Field(
        default=[], max_length=len(SuggestionType), description="Only of these types", examples=[["person"]]
    )
    limit: int = Field(default=10, ge=1, le=50, description="How many are suggested", examples=[10])


@dataclass(frozen=True, slots=True)
class Fit:
    """How a name fits, and which stretches of it were typed."""

    quality: int
    spans: tuple[tuple[int, int], ...]


def typed(text: str) -> tuple[str, ...]:
    """The words that have been typed, folded."""
    return tuple(fold(word) for word in _WORD.findall(_UNFINISHED.sub("", text)))[:MOST_WORDS]


@lru_cache(maxsize=1024)
def _is_unspaced(word: str) -> bool:
    return bool(_UNSPACED.search(word))


@lru_cache(maxsize=1024)
def errors_allowed(word: str) -> int:
    """How many typing errors a word may have: none in a short one, or one with a figure in it."""
    if len(word) < _ONE_ERROR or any(letter.isdigit() for letter in word) or _is_unspaced(word):
        return 0
    return 1 if len(word) < _TWO_ERRORS else 2


def initials(name: str) -> frozenset[str]:
    """The letters with which the words of a name begin."""
    return frozenset(own[0] for own, _, _ in _places(name))


def initial(word: str) -> str | None:
    """The letter with which a word must begin for this one to fit; None where it may stand inside."""
    return None if _is_unspaced(word) else word[0]


def fit(words: Sequence[str], name: str) -> Fit | None:
    """How a name fits; None where some word begins none of its words. No word of the name stands for two."""
    places = list(_places(name))
    worst, spans = EXACT, []
    for word in words:
        found = min(_fits(word, places), default=None)
        if found is None:
            return None
        quality, first, last, span = found
        worst = max(worst, quality)
        spans.append(span)
        del places[first:last]
    return Fit(worst, tuple(sorted(spans)))


@lru_cache(maxsize=8192)
def _places(name: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((fold(match[0]), *match.span()) for match in _WORD.finditer(name))


def _fits(word: str, places: list[tuple[str, int, int]]) -> Iterator[tuple[int, int, int, tuple[int, int]]]:
    """Every way in which a word fits: its quality, the words it takes, the stretch it marks."""
    unspaced, allowed = _is_unspaced(word), errors_allowed(word)
    for at, (own, start, end) in enumerate(places):
        inside = own.find(word) if unspaced else 0 if own.startswith(word) else -1
        if inside >= 0:
            marked = (start + inside, start + inside + len(word)) if len(own) == end - start else (start, end)
            yield _quality(word, own), at, at + 1, marked
        elif own[0] != word[0]:
            continue
        elif word.startswith(own):  # jiho for Ji-ho
            joined, last = own, at + 1
            while last < len(places) and len(joined) < len(word):
                joined += places[last][0]
                last += 1
            if joined.startswith(word):
                yield _quality(word, joined), at, last, (start, places[last - 1][2])
        if allowed and min(OSA.distance(word, own[: len(word) + more]) for more in (-1, 0, 1)) <= allowed:
            yield TYPO, at, at + 1, (start, end)


def _quality(word: str, own: str) -> int:
    return EXACT if own == word and (len(word) > 1 or not word.isascii()) else PREFIX
