"""English words for single days and runs of days."""

import re
from datetime import date, timedelta

from app.extraction import periods
from app.extraction.english import calendar as words
from app.extraction.english.date_forms import (
    ANY_WEEKDAY,
    DAY,
    MONTH,
    OF_YEAR,
    TO,
    WEEKDAY,
    Form,
    S,
    day_number,
    month_number,
    names_year,
    weekday_number,
    year_of,
)
from app.extraction.periods import Period, Tense
from app.extraction.setting import Setting

_LEAP_DAY = (2, 29)
_MOST_AGO = {"day": 31, "week": 9, "month": 9, "year": 9}
_DAYS_A_UNIT = {"day": 1, "week": 7, "month": 30, "year": 365}


def _iso(found: re.Match[str], _: Setting) -> Period | None:
    return periods.day(date(int(found["year"]), int(found["month"]), int(found["day"])))


def _slashes(found: re.Match[str], _: Setting) -> Period | None:
    """ "10/29/2025" is one day whoever wrote it; "3/4/2025" is the 4th of March or the 3rd of April."""
    low, high = sorted((int(found["one"]), int(found["other"])))
    year = int(found["year"])
    if low == high or high > len(words.MONTHS):
        return periods.day(date(year, low, high))
    return periods.either(periods.day(date(year, low, high)), periods.day(date(year, high, low)))


def _unstated_year(setting: Setting, month: int, number: int, weekday: int | None) -> Period | None:
    """A day without its year: that of the weekday beside it, else the one that tense and distance speak for."""
    if setting.anchor is None:
        return None
    here = setting.anchor.year
    reach = 8 if (month, number) == _LEAP_DAY else 1
    found = [day for year in range(here - reach, here + reach + 1) if (day := _date(year, month, number))]
    if not found:
        return None
    past = max(day for day in found if day <= setting.anchor)
    following = min(day for day in found if day > setting.anchor)
    if weekday is not None:
        fitting = [day for day in (past, following) if day.weekday() == weekday]
        return periods.day(fitting[0]) if fitting else None
    if past == setting.anchor:
        return periods.day(past)
    return periods.nearest(periods.day(past), periods.day(following), setting.anchor, setting.tense)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(found: re.Match[str], setting: Setting) -> Period | None:
    month, number, year = month_number(found["month"]), day_number(found["day"]), year_of(found, setting)
    if year is None and (names_year(found) or setting.word_after in words.NAMED_AFTER):
        return None
    weekday = weekday_number(found["weekday"]) if found["weekday"] else None
    if year is None:
        return _around(_unstated_year(setting, month, number, weekday), found)
    return _around(periods.day(date(year, month, number)), found)


def _around(known: Period | None, found: re.Match[str]) -> Period | None:
    """ "The week of Nov. 17" is any of seven days."""
    if known is None or not found["around"]:
        return known
    if known.first != known.last:
        return None
    reach = 6 if found["around"].lower() == "week" else 1
    return periods.one_of(known.first, known.first + timedelta(days=reach), approximate=True)


def _days(found: re.Match[str], setting: Setting) -> Period | None:
    """ "Nov. 3-5" is all of it, "Nov. 3 and 5" are two days; the year is that of the last."""
    month, day = month_number(found["month"]), day_number(found["day"])
    month2, day2 = month_number(found["month2"] or found["month"]), day_number(found["day2"])
    year = year_of(found, setting)
    if year is not None:
        begun = date(year - (month > month2), month, day)
    elif names_year(found):
        return None
    else:
        start = _unstated_year(setting, month, day, None)
        if start is None or start.first != start.last:
            return None
        begun = start.first
    ended = date(begun.year + (month2 < month), month2, day2)
    if "and" in found["to"] and ended - begun != timedelta(days=1):
        return periods.both(begun, ended)
    return periods.span(periods.day(begun), periods.day(ended))


def _weekday(found: re.Match[str], setting: Setting) -> Period | None:
    if setting.anchor is None or _is_name(setting):
        return None
    number = weekday_number(found["weekday"])
    step = " ".join((found["step"] or "").lower().split())
    if step == "last":
        return periods.last_weekday(setting.anchor, number)
    if step == "next":
        return periods.next_weekday(setting.anchor, number)
    if step == "this" and setting.tense is Tense.OPEN:
        return periods.this_weekday(setting.anchor, number)
    return periods.weekday(setting.anchor, number, Tense.FUTURE if "coming" in step else setting.tense)


def _is_name(setting: Setting) -> bool:
    """ "Black Friday", "the Sunday Times", "a week from Monday"."""
    return (
        setting.words_before() in words.BEFORE_NAMED_WEEKDAY
        or setting.word_after in words.AFTER_NAMED_WEEKDAY
        or setting.words_before(2) in {"week from", "weeks from"}
    )


def _weekdays(found: re.Match[str], setting: Setting) -> Period | None:
    if setting.anchor is None:
        return None
    first = periods.weekday(setting.anchor, weekday_number(found["weekday"]), setting.tense)
    if first.first != first.last:
        return None
    length = (weekday_number(found["weekday2"]) - weekday_number(found["weekday"])) % 7
    return periods.span(first, periods.day(first.first + timedelta(days=length)))


def _deictic(found: re.Match[str], setting: Setting) -> Period | None:
    """ "Yesterday"; not in a quotation, which may be older, nor in "the technologies of tomorrow"."""
    if setting.anchor is None or setting.quoted or setting.words_before() in {"of", "for"}:
        return None
    word = " ".join(found[0].lower().split())
    if found[0][0].isupper() and setting.start != setting.sentence[0]:
        return None
    if word == "last night":
        return periods.one_of(setting.anchor - timedelta(days=1), setting.anchor)
    return periods.day(setting.anchor + timedelta(days=words.DEICTIC.get(word, 0)))


def _ago(found: re.Match[str], setting: Setting) -> Period | None:
    """ "Three days ago" is that day or one beside it, "two months ago" a day within half a month of it."""
    if setting.anchor is None or setting.quoted or setting.words_before() in words.APPROXIMATE_BEFORE:
        return None
    unit, written = found["unit"].lower(), found["number"].lower()
    number = int(written) if written.isdecimal() else words.NUMBERS[written]
    if not 0 < number <= _MOST_AGO[unit]:
        return None
    length = _DAYS_A_UNIT[unit]
    middle = setting.anchor - timedelta(days=number * length)
    reach = timedelta(days=(length + 1) // 2)
    return periods.one_of(middle - reach, min(middle + reach, setting.anchor), approximate=True)


_AROUND = rf"(?:(?P<around>(?i:week|weekend)){S}of{S}(?:the{S})?)?(?:(?P<weekday>{ANY_WEEKDAY}),?{S})?"
_DAYTIME = rf"(?:{S}(?:morning|afternoon|evening|night|noon)\b)?"

NUMBERED = (
    Form("iso", r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])", _iso),
    Form("slashes", r"(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\w/])", _slashes),
    Form(
        "days",
        rf"(?P<month>{MONTH}){S}(?P<day>{DAY})(?P<to>{TO})(?:(?P<month2>{MONTH}){S})?(?P<day2>{DAY}){OF_YEAR}?",
        _days,
    ),
    Form(
        "days_month",
        rf"(?P<day>{DAY})(?P<to>{TO})(?P<day2>{DAY})(?:{S}of)?{S}(?P<month>{MONTH})(?P<month2>\b)?{OF_YEAR}?",
        _days,
    ),
    Form("month_day", rf"{_AROUND}(?P<month>{MONTH}){S}(?P<day>{DAY}){OF_YEAR}?", _day),
    Form("day_month", rf"{_AROUND}(?P<day>{DAY})(?:{S}of)?{S}(?P<month>{MONTH}){OF_YEAR}?", _day),
)

NAMED = (
    Form(
        "weekdays",
        rf"(?P<weekday>{WEEKDAY})(?:{S}(?:to|through|until){S}|[-–])(?P<weekday2>{WEEKDAY})",
        _weekdays,
    ),
    Form(
        "weekday",
        rf"(?:(?P<step>(?i:last|next|this{S}past|this{S}coming|this|past|coming)){S})?(?P<weekday>{WEEKDAY}){_DAYTIME}",
        _weekday,
    ),
    Form(
        "deictic",
        rf"(?i:the{S}day{S}before{S}yesterday|the{S}day{S}after{S}tomorrow|yesterday|today|tonight|tomorrow"
        rf"|this{S}(?:morning|afternoon|evening)|last{S}night)\b",
        _deictic,
    ),
    Form(
        "ago",
        rf"(?P<number>(?i:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})){S}"
        rf"(?P<unit>day|week|month|year)s?{S}ago\b",
        _ago,
    ),
)
