"""A question in plain words, cut into its pieces: stretches of time, phrases in quotation marks, and words.

Nothing here knows a name. What a word means is asked of the store.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from app.domain.asked_times import Asks, times
from app.domain.scalars import Day
from app.domain.values import Words

MOST_WORDS = 24  # of which names are sought; the rest are words to be found
LONGEST_NAME = 6  # words
_QUESTION = """
a about according all an and any are as asked at been but by comment commented comments concerning day did do does for
from had has have he her him his how i in into is it its me mention mentioned month of on or quote quoted quotes
regarding remark remarks said say saying says she show since so speak speaks spoke spoken statement statements talk
talked tell that the their them they this to told until us was we were what when where which who whom whose will with
year
"""
SMALL = frozenset(_QUESTION.split())
"""Words that a question has and that no quote is sought by."""
SUBJECT = frozenset({"on", "about", "regarding", "concerning"})
PLACE = frozenset({"in", "at"})
_PHRASE = re.compile('["“”„«]([^"“”„«»]+)["“”»]')
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*(?::[^\s,;?!]+)?")


class InterpretQuery(BaseModel):
    """The query of /interpret."""

    model_config = ConfigDict(extra="forbid")

    q: Words = Field(
        description="A question in plain words: names, sectors, topics, offices, dates, and words to be found",
        examples=["Silva shipbuilding since 2025-09"],
    )
    today: Day | None = Field(
        default=None,
        max_length=10,
        description="The day of the question, from which “last week” and “since summer” are told",
        examples=["2025-11-24"],
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the question: of time, with what it `asks` for, a `phrase` in quotation marks, or a word.

    `untold` is a time, too, of which nobody has said from which day it is told.
    """

    text: str
    start: int
    end: int
    asks: Asks = ()
    phrase: bool = False
    untold: bool = False


def pieces(question: str, today: date | None = None) -> list[Piece]:
    """The stretches of time, phrases and single words of a question, in their order."""
    found = [Piece(match[0], *match.span(), phrase=True) for match in _PHRASE.finditer(question)]
    found += [one for one in _times(question, today) if _free(one, found)]
    found += [one for one in _words(question) if _free(one, found)]
    return sorted(found, key=lambda one: one.start)


def _free(one: Piece, taken: list[Piece]) -> bool:
    return all(one.end <= other.start or one.start >= other.end for other in taken)


def _words(question: str) -> Iterator[Piece]:
    for match in _WORD.finditer(question):
        yield Piece(match[0], *match.span())


def _times(question: str, today: date | None) -> Iterator[Piece]:
    for start, end, asks in times(question, today):
        yield Piece(question[start:end], start, end, asks=asks, untold=not asks)
