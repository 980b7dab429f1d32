"""A question in plain words, cut into its pieces: stretches of time, phrases in quotation marks, and words.

Nothing here knows a name. What a word means is asked of the store; what is no date is never made one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, Field

from app.domain import dates
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
_NAMES = "january february march april may june july august september october november december"
_MONTHS = tuple(_NAMES.split())
_NUMBER = {name[:length]: at for at, name in enumerate(_MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_DAY = (
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}|(?:19|20)[0-9]{2}"
    rf"|[0-9]{{1,2}} (?:{_MONTH})\.? [0-9]{{4}}|(?:{_MONTH})\.? [0-9]{{1,2}}, ?[0-9]{{4}}|(?:{_MONTH})\.? [0-9]{{4}})"
)
_TIME = re.compile(
    rf"(?<![\w-])(?:between (?P<first>{_DAY}) and (?P<last>{_DAY})"
    rf"|(?:from )?(?P<low>{_DAY}) ?(?:to|until|till|\.\.|/) ?(?P<high>{_DAY})"
    rf"|(?P<word>since|from|after|until|till|to|up to|before|in|on|during)? ?(?P<day>{_DAY}))(?![\w-])",
    re.IGNORECASE,
)
_PHRASE = re.compile('["“”„«]([^"“”„«»]+)["“”»]')
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*(?::[^\s,;?!]+)?")


class InterpretQuery(BaseModel):
    """The query of /interpret."""

    model_config = ConfigDict(extra="forbid")

    q: Words = Field(
        description="A question in plain words: names, sectors, topics, offices, dates, and words to be found",
        examples=["Silva shipbuilding since 2025-09"],
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the question: of time, with what it `asks` for, a `phrase` in quotation marks, or a word."""

    text: str
    start: int
    end: int
    asks: tuple[tuple[str, str], ...] = ()
    phrase: bool = False


def pieces(question: str) -> list[Piece]:
    """The stretches of time, phrases and single words of a question, in their order."""
    found = [Piece(match[0], *match.span(), phrase=True) for match in _PHRASE.finditer(question)]
    found += [one for one in _times(question) if _free(one, found)]
    found += [one for one in _words(question) if _free(one, found)]
    return sorted(found, key=lambda one: one.start)


def _free(one: Piece, taken: list[Piece]) -> bool:
    return all(one.end <= other.start or one.start >= other.end for other in taken)


def _words(question: str) -> Iterator[Piece]:
    for match in _WORD.finditer(question):
        yield Piece(match[0], *match.span())


def _times(question: str) -> Iterator[Piece]:
    for match in _TIME.finditer(question):
        try:
            asks = tuple(_asks(match))
            for _, value in asks:
                dates.bounds(value)
        except (ValueError, OverflowError):
            continue  # 2025-13 is no month
        yield Piece(match[0], *match.span(), asks=asks)


def _asks(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    first, last = match["first"] or match["low"], match["last"] or match["high"]
    if first and last:
        low, high = _plain(first), _plain(last)
        if str(dates.bounds(low)[0]) > str(dates.bounds(high)[1]):
            raise ValueError("ends before it begins")
        yield "from", low
        yield "to", high
        return
    day, word = _plain(match["day"]), (match["word"] or "").lower()
    opens, closes = dates.bounds(day)
    if word in {"since", "from"}:
        yield "from", day
    elif word in {"until", "till", "to", "up to"}:
        yield "to", day
    elif word == "after":
        yield "from", (date.fromisoformat(str(closes)) + timedelta(1)).isoformat()
    elif word == "before":
        yield "to", (date.fromisoformat(str(opens)) - timedelta(1)).isoformat()
    else:
        yield "date", day


def _plain(written: str) -> str:
    """`5 March 2025`, `March 5, 2025` and `Mar 2025` as 2025-03-05 and 2025-03."""
    if written[0].isdigit() and " " not in written:
        return written
    numbers = re.findall("[0-9]+", written)
    month = _NUMBER[re.findall("[a-z]+", written.lower())[0]]
    day = f"-{int(numbers[0]):02}" if len(numbers) > 1 else ""
    return f"{numbers[-1]}-{month:02}{day}"
