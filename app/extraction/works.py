"""Quotation marks that hold no speech: titles of works, names, words in scare quotes."""

from app.extraction.english import small_words, speech
from app.extraction.narration import QUOTE, STOP
from app.extraction.spots import DASHES, MARKS, Spot

_NO_NOUNS = small_words.PREPOSITIONS | small_words.CONJUNCTIONS | small_words.RELATIVES | small_words.AUXILIARIES
_NAMED_SO = frozenset({"so-called", "titled", "entitled", "named", "nicknamed"})
_ALONE = frozenset({STOP, ":", ",", "—", QUOTE})
_SCARE = 2
_FEWEST = 3
_LONG = 9


def is_work(spot: Spot) -> bool:
    """On ABC’s “This Week”; the “big four” states; the so-called “Green Plan”."""
    if _has_author(spot):
        return True
    if spot.opens:
        return spot.wording.title and not spot.wording.ended and spot.after not in MARKS and spot.after != STOP
    if spot.wording.title:
        return spot.before not in {":", *DASHES} and spot.before not in speech.SPEAKING
    words = spot.line.words
    if _NAMED_SO & set(words[max(0, spot.word - _SCARE) : spot.word]):
        return True
    if spot.wording.words > _SCARE or spot.wording.ended or spot.word + 1 >= len(words):
        return False
    inside = spot.before in small_words.DETERMINERS or words[spot.word - 2] in small_words.DETERMINERS
    return inside and spot.after[0].isalpha() and spot.after not in _NO_NOUNS and not spot.after.endswith("ly")


def _has_author(spot: Spot) -> bool:
    """“The Port That Closed,” by Ida Berg; “…,” by the Herald’s Ida Berg."""
    words, first = spot.line.words, spot.word + 1
    while first < len(words) and words[first] == ",":
        first += 1
    behind = first + 2 if words[first + 1 : first + 2] == ["the"] else first + 1
    return words[first : first + 1] == ["by"] and behind < len(words) and spot.line.capital[behind]


def looks_spoken(spot: Spot) -> bool:
    """Whether a quotation that no clause introduces is speech: it begins and ends as sentences do."""
    words = spot.wording
    alone = spot.word == 0 or spot.before in _ALONE
    long = words.words >= _FEWEST or (words.ended and alone)
    return alone and words.sentence and long and not words.title and (words.ended or words.words > _LONG)
