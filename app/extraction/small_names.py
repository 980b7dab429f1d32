"""Words with a capital that are names at one place and small words, days or months at another: Will, May, He."""

from functools import lru_cache

from app.extraction.chains import Chain
from app.extraction.english import people
from app.extraction.english.small_words import BEFORE_MONTHS, CALENDAR, NOT_IN_NAMES
from app.extraction.family_names import CHINESE, CHINESE_GIVEN, KOREAN, KOREAN_GIVEN

_GIVEN = people.MALE | people.FEMALE
_PAIR = 2
_SHORT_MONTH = 3
_LONGEST_BEFORE = 12
_LONGEST_QUESTION = 300


def _asks(text: str, start: int) -> bool:
    """Whether a sentence ends with a question mark."""
    ends = (found for mark in ".?!\n" if (found := text.find(mark, start, start + _LONGEST_QUESTION)) >= 0)
    return text[min(ends, default=start)] == "?" if start < len(text) else False


@lru_cache(maxsize=4096)
def is_small(word: str) -> bool:
    """A function word that only opens a sentence; "US" is none."""
    return word[0].isupper() and word.lower() in NOT_IN_NAMES and not (word.isupper() and len(word) > 1)


def is_name(text: str, chain: Chain, place: int) -> bool:
    """Whether a small word with a capital is a name all the same: Will Berg in mid-sentence, He Jiping, An Ho-young."""
    word, behind = chain.words[place], "".join(chain.words[place + 1 : place + 2])
    if not behind:
        if place and chain.words[place - 1] in _GIVEN and word.lower() in people.ALSO_SURNAMES:
            return True  # Ida Long
        before = text[max(0, chain.starts[place] - _PAIR - 1) : chain.starts[place]].rstrip(" ”’\"'")
        return before[-1:] == "," and word in KOREAN  # “We agreed,” An said
    if is_small(behind):
        return False
    if word in _GIVEN:
        before = text[max(0, chain.starts[place] - _PAIR) : chain.starts[place]].rstrip(" ")
        opens = not place and before[-1:] in {"", ".", "\n"}
        inside = before[-1:].isalpha() or (before[-1:] in {",", "."} and place > 0)
        return inside or (opens and not _asks(text, chain.end))  # Will Berg stay?
    if word in KOREAN and "-" in behind and KOREAN_GIVEN.match(behind):
        return True
    return word in CHINESE and behind not in _GIVEN and CHINESE_GIVEN.match(behind) is not None


def is_calendar(text: str, chain: Chain, place: int, first: int) -> bool:
    """A day or month, unless it follows a given name (Theresa May) or is one itself (Jan van der Meer, June Berg)."""
    word = chain.words[place].rstrip(".")
    if word not in CALENDAR:
        return False
    if word in _GIVEN and len(word) == _SHORT_MONTH and len(chain.words) > 1:
        return False
    if word in _GIVEN and place + 1 < len(chain.words) and _is_given(text, chain, place):
        return False
    return not (place > first and chain.words[place - 1] in _GIVEN and len(word) <= len("August"))


def _is_given(text: str, chain: Chain, place: int) -> bool:
    """Whether no word stands before a month that makes it one: "June Berg said", not "in June Berg said"."""
    if place:
        return chain.words[place - 1].lower() not in NOT_IN_NAMES
    before = text[max(0, chain.start - _LONGEST_BEFORE) : chain.start].rpartition("\n")[2].split()
    return not before or before[-1].lower() not in BEFORE_MONTHS
