"""The English forms of dates in the order in which they are tried: the longer before what it contains."""

from app.extraction.english import days, stretches
from app.extraction.english.calendar import MONTHS, NUMBERS, WEEKDAYS
from app.extraction.english.date_forms import S
from app.extraction.english.tense import tense_around
from app.extraction.wordlists import words

FORMS = (*days.NUMBERED, *stretches.MONTHS, *days.NAMED, *stretches.LONGER)

_NAMES = "|".join(sorted({head for name in (*MONTHS, *WEEKDAYS) for head in (name[:3], name[:3].upper())}))
_OPENERS = words("""
    early mid late end beginning start middle last this next past coming week over during earlier later yesterday
    today tonight tomorrow first second third fourth
""")


def _in_either_case(word: str) -> str:
    return f"[{word[0].upper()}{word[0]}]{word[1:]}"


# Spelt out rather than (?i:…): Python's engine passes over an alternative by its first letter, but not in any case.
START = (
    rf"(?=\d|{_NAMES}|Q[1-4]|[Ii]n{S}[A-Z]|(?:From|from|Between|between){S}[A-Z]"
    rf"|{'|'.join(map(_in_either_case, sorted(_OPENERS)))}|[Tt]he{S}day{S}"
    rf"|(?:{'|'.join(map(_in_either_case, NUMBERS))}){S}(?:day|week|month|year))"
)
"""What any form begins with: most words of a text are passed over by this alone."""

TENSE = tense_around
