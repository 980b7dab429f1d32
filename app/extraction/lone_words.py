"""What a capitalised word by itself is: a country, a body, a title, a small word that opens a sentence, or only a word.

Seven chains in ten are one word, and the same few thousand words come again and again: each is looked up once.
"""

from functools import lru_cache
from typing import Literal

from app.extraction.english.small_words import CALENDAR
from app.extraction.family_names import KOREAN
from app.extraction.lexicon import Lexicon
from app.extraction.small_names import is_small

Kind = Literal["person", "surname", "organization", "country", "place", "title", "single", "other"]

_KEPT = 4096
_SHORTEST_PLACE = 4
_LONGEST_ACRONYM = 7


@lru_cache(maxsize=_KEPT)
def alone(word: str, lexicon: Lexicon) -> tuple[tuple[str], Kind, str | None]:
    """A word as the words of a name, what it names by itself, whatever its hyphens join, and the country of that.

    Names of one word share these: 100 bytes each, of which a document of 10 MB may have 100,000.
    """
    if known := lexicon.names.get(word):
        return (word,), *known
    if word.rstrip(".").lower() in lexicon.heads:
        return (word,), "title", None
    if code := _shouted(word, lexicon):
        return (word,), "place", code
    return (word,), "organization" if is_acronym(word) else "single", None


def _shouted(word: str, lexicon: Lexicon) -> str | None:
    """The country of a place in capitals, as datelines write it: OTTAWA, May 14."""
    if not word.isupper() or len(word) < _SHORTEST_PLACE:
        return None
    known = lexicon.places.get(word.title())
    return known.country if known else lexicon.countries.get(word.title())


@lru_cache(maxsize=_KEPT)
def is_silent(word: str) -> bool:
    """Whether a word that stands alone names nobody wherever it stands: a day or month, "The", but not "An" or "He"."""
    return (is_small(word) and word not in KOREAN) or word.rstrip(".") in CALENDAR


def is_acronym(word: str) -> bool:
    """NATO, U.N., but not the initials J.D.: those stand in front of a name, and are two as a rule."""
    return word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM and word.isalpha()
