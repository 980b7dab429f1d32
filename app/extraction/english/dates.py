"""The English forms of dates in the order in which they are tried: the longer before what it contains."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.extraction.english import days, stretches
from app.extraction.english.calendar import MONTHS, NUMBERS, WEEKDAYS
from app.extraction.english.date_forms import S
from app.extraction.english.tense import tense_around
from app.extraction.wordlists import words

FORMS = (*days.NUMBERED, *stretches.MONTHS, *days.NAMED, *stretches.LONGER)

_MONTHS, _WEEKDAYS = (
    sorted({head for name in names for head in (name[:3], name[:3].upper())}) for names in (MONTHS, WEEKDAYS)
)
_OPENERS = words("""
    early mid late end beginning start middle last this next past coming week over during earlier later yesterday
    today tonight tomorrow first second third fourth
""")


def _in_either_case(words: Iterable[str], following: str = "") -> Iterator[str]:
    return (form + following for word in words for form in (word, word.capitalize()))


def _by_first_letter(beginnings: Iterable[str]) -> str:
    """A pattern of any of them: Python's engine passes over an alternative by its first letter, so each has its own.

    Tried one by one the hundred beginnings took 33 ms for 400 kB, with one alternative a letter 19 ms.
    """
    behind: dict[str, list[str]] = defaultdict(list)
    for beginning in beginnings:
        behind[beginning[0]].append(beginning[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(behind.items()))


_MONTH = f"(?:{_by_first_letter(_MONTHS)})"
_BEGINNINGS = (
    *_MONTHS,
    *_WEEKDAYS,
    *_in_either_case(sorted(_OPENERS)),
    *_in_either_case(("in", "from", "between"), f"{S}{_MONTH}"),
    *_in_either_case(NUMBERS, f"{S}(?:day|week|month|year)"),
    *_in_either_case(("the",), f"{S}day{S}"),
    "Q[1-4]",
)
_AFTER_NUMBER = rf"[‐‑–—-]|{_MONTH}|to|through|until|till|and|of|day|week|month|year"
_NUMBER = rf"\d(?:\d\d\d|\d?(?:st|nd|rd|th|[/‐‑–—-]|{S}(?:{_AFTER_NUMBER})))"
"""A year, or a number with what makes a date of it: "12 percent" is none."""
START = rf"(?={_NUMBER}|{_by_first_letter(_BEGINNINGS)})"
"""What any form begins with: most words of a text are passed over by this alone."""

TENSE = tense_around
