"""Times in a question in plain words: days, months, seasons and years, and what is told from the day it is asked on.

What is no date is never made one, and without that day "last week" is no time: no clock is asked, so that the same
question means the same tomorrow.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from app.domain import dates
from app.domain.intervals import Interval, first_day, last_day

Asks = tuple[tuple[str, str], ...]
"""Parameters and their values: from, to, or date."""

_NAMES = "january february march april may june july august september october november december"
_NUMBER = {name[:length]: at for at, name in enumerate(_NAMES.split(), 1) for length in (3, len(name))} | {"sept": 9}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_BEGINNING = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # of three months, in the north
_SEASON = "|".join(_BEGINNING)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = "|".join(_WEEKDAYS)
_FEW = "one two three four five six seven eight nine ten eleven twelve"
_COUNTED = {word: at for at, word in enumerate(_FEW.split(), 1)}
_WHICH, _UNITS = {"this", "last", "past"}, {"day", "week", "month", "year"}
_COUNT = rf"[0-9]{{1,3}}|{'|'.join(_COUNTED)}"
_DAY = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}|(?:19|20)[0-9]{2}"
    rf"|[0-9]{{1,2}} (?:{_MONTH})\.? [0-9]{{4}}|(?:{_MONTH})\.? [0-9]{{1,2}}, ?[0-9]{{4}}|(?:{_MONTH})\.? [0-9]{{4}}"
    rf"|(?:the )?(?:{_SEASON}) (?:of )?[0-9]{{4}}|today|yesterday"
    rf"|(?:the )?(?:this|last|past) (?:week|month|year|{_SEASON})"
    rf"|(?:the )?(?:last|past) (?:{_COUNT}) (?:days|weeks|months|years)"
    rf"|(?:last )?(?:{_WEEKDAY})|[0-9]{{1,2}} (?:{_MONTH})|(?:{_MONTH})\.? [0-9]{{1,2}}"
)
_BARE = rf"(?:the )?(?:{_SEASON}|{_MONTH})(?! of\b)"  # "may" and "fall" are times behind a word that says so
_TIME = re.compile(
    rf"(?<![\w-])(?:(?:between|from) (?P<first>{_DAY}|{_BARE}) (?:and|to|until|till) (?P<last>{_DAY}|{_BARE})"
    rf"|(?P<low>{_DAY}) ?(?:to|until|till|\.\.|/) ?(?P<high>{_DAY})"
    rf"|(?P<word>since|from|after|until|till|to|up to|before|in|on|over|within|during)? ?(?P<day>{_DAY})"
    rf"|(?P<leading>since|from|after|until|till|up to|before|in|during) (?P<bare>{_BARE}))(?![\w-])",
    re.IGNORECASE,
)
_YEAR = re.compile("[0-9]{4}")
_PARTIAL = re.compile("[0-9-]{4,10}")


def times(question: str, today: date | None) -> Iterator[tuple[int, int, Asks]]:
    """The stretches of a question that are times, and what they ask for: nothing where that needs `today`."""
    for match in _TIME.finditer(question):
        try:
            asks = tuple(_asks(match, today))
            for _, value in asks:
                dates.bounds(value)
        except (ValueError, OverflowError):
            continue  # 2025-13 is no month
        yield *match.span(), asks


def _asks(match: re.Match[str], today: date | None) -> Iterator[tuple[str, str]]:
    first, last = match["first"] or match["low"], match["last"] or match["high"]
    if first and last:
        high = _meant(last, today)
        low = _meant(first, _ends(high) if high and re.fullmatch(_BARE, first, re.IGNORECASE) else today)
        if low and high:
            if _begins(low) > _ends(high):
                raise ValueError("ends before it begins")
            yield "from", _partial(low, _begins(low))
            yield "to", _partial(high, _ends(high))
        return
    word, meant = (match["word"] or match["leading"] or "").lower(), _meant(match["day"] or match["bare"], today)
    if meant is None:
        return
    if word in {"since", "from"}:
        yield "from", _partial(meant, _begins(meant))
    elif word in {"until", "till", "to", "up to"}:
        yield "to", _partial(meant, _ends(meant))
    elif word == "after":
        yield "from", (_ends(meant) + timedelta(1)).isoformat()
    elif word == "before":
        yield "to", (_begins(meant) - timedelta(1)).isoformat()
    else:
        yield "date", meant


def _begins(edtf: str) -> date:
    return date.fromisoformat(str(dates.bounds(edtf)[0]))


def _ends(edtf: str) -> date:
    return date.fromisoformat(str(dates.bounds(edtf)[1]))


def _partial(edtf: str, day: date) -> str:
    """A day, month or year as it is; of what else, one end."""
    return edtf if _PARTIAL.fullmatch(edtf) else day.isoformat()


def _meant(written: str, today: date | None) -> str | None:
    """A time as EDTF; None where it is told from `today` and that is not known."""
    words = written.lower().removeprefix("the ").split()
    which = words.pop(0) if words[0] in _WHICH else ""
    season, year = _BEGINNING.get(words[0]), _YEAR.search(written)
    if year:
        return _season(season, int(year[0])) if season else _plain(written)
    if today is None:
        return None
    if season:
        return _season(season, _year_of(which, season, today))
    return _span(which, words, today) if words[-1].rstrip("s") in _UNITS else _named(which, words, today)


def _named(which: str, words: list[str], today: date) -> str:
    """A month, a day of one or of the week by its name: the last that has begun."""
    if len(words) > 1:
        day = _plain(" ".join((*words, f"{today.year:04}")))
        return day if day <= today.isoformat() else date.fromisoformat(f"{today.year - 1:04}{day[4:]}").isoformat()
    if words[0] in _WEEKDAYS:
        back = (today.weekday() - _WEEKDAYS.index(words[0])) % 7
        return (today - timedelta(back or 7 * bool(which))).isoformat()
    if words[0] in _NUMBER:
        month = _NUMBER[words[0]]
        return f"{today.year - (month > today.month):04}-{month:02}"
    return (today - timedelta(words[0] == "yesterday")).isoformat()


def _season(month: int, year: int) -> str:
    """The three months from this one of a year on."""
    return f"{year:04}-{month:02}/{year + (month == 12):04}-{(month + 1) % 12 + 1:02}"  # noqa: PLR2004 - December


def _year_of(which: str, month: int, today: date) -> int:
    """In which year a season begins: the last one that is over, this one that is not, else the one that began last."""
    year = today.year
    if which == "this":
        return year - (_ends(_season(month, year - 1)) >= today)
    reached = _ends if which else _begins
    while reached(_season(month, year)) > today:
        year -= 1
    return year


def _span(which: str, words: list[str], today: date) -> str:
    """This week, last month, the past year, the last three months."""
    unit = words[-1].rstrip("s")
    if len(words) == 1 and which != "past":
        return _calendar(unit, today, back=which == "last")
    count = (_COUNTED.get(words[0]) or int(words[0])) if len(words) > 1 else 1
    return f"{_back(today, count, unit).isoformat()}/{today.isoformat()}"


def _calendar(unit: str, today: date, *, back: bool) -> str:
    """The week, month or year of a day, or the one before."""
    first = first_day(_back(today, int(back), unit), Interval(unit))
    if unit == "week":
        return f"{first.isoformat()}/{last_day(first, Interval.WEEK).isoformat()}"
    return first.isoformat()[: 7 if unit == "month" else 4]


def _back(today: date, count: int, unit: str) -> date:
    """The day so many units before; in a shorter month its last."""
    if unit in {"day", "week"}:
        return today - timedelta(count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _plain(written: str) -> str:
    """`5 March 2025`, `March 5, 2025` and `Mar 2025` as 2025-03-05 and 2025-03."""
    if written[0].isdigit() and " " not in written:
        return written
    numbers = re.findall("[0-9]+", written)
    month = _NUMBER[re.findall("[a-z]+", written.lower())[0]]
    day = f"-{int(numbers[0]):02}" if len(numbers) > 1 else ""
    return f"{numbers[-1]}-{month:02}{day}"
