"""English words for weeks, months, quarters, years and decades."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from app.extraction import periods
from app.extraction.english import calendar as words
from app.extraction.english.date_forms import (
    ALONE,
    FULL_MONTH,
    MONTH,
    OF_YEAR,
    PART,
    STEPS,
    YEAR,
    Form,
    S,
    month_number,
    names_year,
    narrowed,
    year_of,
)
from app.extraction.periods import Period, Tense
from app.extraction.setting import Setting

_SATURDAY = 5
_CENTURY = 100


def _unstated_year(number: int, setting: Setting) -> Period | None:
    if setting.anchor is None:
        return None
    year = setting.anchor.year - (number > setting.anchor.month)
    past, following = periods.month(year, number), periods.month(year + 1, number)
    if number == setting.anchor.month:
        return past
    return periods.nearest(past, following, setting.anchor, setting.tense)


def _month_of_year(found: re.Match[str], setting: Setting) -> Period | None:
    year = year_of(found, setting)
    return narrowed(periods.month(year, month_number(found["month"])), found) if year else None


def _months(found: re.Match[str], setting: Setting) -> Period | None:
    first, last = month_number(found["month"]), month_number(found["month2"])
    year = year_of(found, setting)
    if year is not None:
        return periods.span(periods.month(year - (last < first), first), periods.month(year, last))
    start = None if names_year(found) else _unstated_year(first, setting)
    if start is None or start.thirds is None:
        return None
    return periods.span(start, periods.month(start.first.year + (last < first), last))


def _part_of_month(found: re.Match[str], setting: Setting) -> Period | None:
    whole = _unstated_year(month_number(found["month"]), setting)
    return narrowed(whole, found) if whole else None


def _in_month(found: re.Match[str], setting: Setting) -> Period | None:
    if setting.possessive and found["month"] in words.VERBS_TOO:
        return None
    return _unstated_year(month_number(found["month"]), setting)


def _which_month(found: re.Match[str], setting: Setting) -> Period | None:
    """ "Last March", read in November, is this year's or that of the year before; "last December" is certain."""
    if setting.anchor is None:
        return None
    number, year, step = month_number(found["month"]), setting.anchor.year, found["step"].lower()
    this = periods.month(year, number)
    if step == "last":
        before = periods.month(year - 1, number)
        return periods.either(before, this) if number < setting.anchor.month else before
    if step == "next":
        after = periods.month(year + 1, number)
        return periods.either(this, after) if number > setting.anchor.month else after
    return this


def _bare_month(found: re.Match[str], setting: Setting) -> Period | None:
    """ "The October summit", "since March": a month that little but its capital letter makes one."""
    before, after, name = setting.words_before(), setting.word_after, found["month"]
    if before[:1].isupper() or after[:1].isupper():
        return None
    if name in words.VERBS_TOO and not _is_month(name, before, after, setting):
        return None
    if name not in words.VERBS_TOO and setting.start == setting.sentence[0] and not setting.possessive:
        return None
    return _unstated_year(month_number(name), setting)


def _is_month(name: str, before: str, after: str, setting: Setting) -> bool:
    """ "Since May." and "a March meeting", not "since May took office"."""
    if name == "March" and before in {"a", "the"} and after.islower():
        return True
    return before in words.SINCE and not setting.possessive and (not after or after in words.AFTER_MAY)


def _relative(found: re.Match[str], setting: Setting) -> Period | None:
    """ "Last month", "early next year", "later this week"; not "over the last year", which is no date."""
    if setting.anchor is None or setting.words_before() == "the":
        return None
    period = _UNITS[found["unit"].lower()](setting.anchor, STEPS[found["step"].lower()])
    side = (found["side"] or "").lower()
    if period is None or not side:
        return narrowed(period, found) if period else None
    if not period.first <= setting.anchor <= period.last:
        return None
    if side == "earlier":
        return periods.one_of(period.first, setting.anchor)
    return periods.one_of(setting.anchor, period.last)


def _of_this(found: re.Match[str], setting: Setting) -> Period | None:
    """ "The end of the year"."""
    period = _UNITS[found["unit"]](setting.anchor, 0) if setting.anchor else None
    return narrowed(period, found) if period else None


def _weekend(anchor: date, step: int) -> Period | None:
    """Only the last one seen from a working day: any other is anybody's guess."""
    if step >= 0 or anchor.weekday() >= _SATURDAY:
        return None
    saturday = anchor - timedelta(days=anchor.weekday() + 2)
    return periods.one_of(saturday, saturday + timedelta(days=1))


def _past_weekend(_: re.Match[str], setting: Setting) -> Period | None:
    return _weekend(setting.anchor, -1) if setting.anchor and setting.tense is not Tense.FUTURE else None


_UNITS: dict[str, Callable[[date, int], Period | None]] = {
    "week": periods.week,
    "weekend": _weekend,
    "month": periods.shifted_month,
    "quarter": periods.shifted_quarter,
    "year": lambda anchor, step: periods.year(anchor.year + step),
}


def _part_of_year(found: re.Match[str], setting: Setting) -> Period | None:
    """ "The first quarter of 2026", "the second half of this year"; alone "the first quarter" is the nearest."""
    year = year_of(found, setting)
    number = words.ORDINALS[found["nth"].lower()]
    make = periods.half if found["unit"].lower() == "half" else periods.quarter
    if make is periods.half and number > 2:  # noqa: PLR2004 - a year has two halves
        return None
    if year is not None:
        return make(year, number)
    if setting.anchor is None or names_year(found) or make is periods.half:
        return None
    here = setting.anchor.year
    past = make(here if make(here, number).first <= setting.anchor else here - 1, number)
    if setting.tense is Tense.FUTURE and past.last < setting.anchor:
        return make(past.first.year + 1, number)
    return past


def _quarter_code(found: re.Match[str], _: Setting) -> Period | None:
    return periods.quarter(int(found["year"]), int(found["code"]))


def _decade(found: re.Match[str], _: Setting) -> Period | None:
    return narrowed(periods.decade(int(found["decade"])), found)


def _years(found: re.Match[str], setting: Setting) -> Period | None:
    first, second = int(found["year"]), found["year2"]
    last = int(second) if len(second) > 2 else first // _CENTURY * _CENTURY + int(second)  # noqa: PLR2004
    if setting.word_after in words.COUNTED:
        return None
    return periods.span(periods.year(first), periods.year(last))


def _year(found: re.Match[str], setting: Setting) -> Period | None:
    """A number that could be a year, where the words around leave no other reading."""
    if found["part"] or found["edge"]:
        return narrowed(periods.year(int(found["year"])), found)
    before, after, number = setting.words_before().lower(), setting.word_after, int(found["year"])
    if after in words.COUNTED:
        return None
    if before not in words.BEFORE_YEAR and before != "the" and not _bracketed(setting):
        return None
    plural = after.islower() and after.endswith("s") and after not in words.VERBS_IN_S
    if plural and (before != "the" or number % _CENTURY == 0):
        return None
    return periods.year(number)


def _bracketed(setting: Setting) -> bool:
    return setting.text[setting.start - 1 : setting.start] == "(" and setting.text[setting.end : setting.end + 1] == ")"


_NTH = "(?P<nth>(?i:first|second|third|fourth|1st|2nd|3rd|4th))"
_OF = rf"{S}of{S}(?:(?P<year>{YEAR})|(?:the|(?P<which>last|this|next)){S}year\b)"

MONTHS = (
    Form(
        "months",
        rf"(?P<month>{MONTH}){S}(?:to|through|and|until){S}(?P<month2>{MONTH}){OF_YEAR}?",
        _months,
        opening=rf"(?:[Ff]rom|[Bb]etween){S}",
    ),
    Form("month_of_year", rf"(?:{PART})?(?P<month>{MONTH}){OF_YEAR}", _month_of_year),
    Form("part_of_month", rf"{PART}(?P<month>{MONTH})", _part_of_month),
    Form("which_month", rf"(?P<step>(?i:last|this|next)){S}(?P<month>{MONTH})", _which_month),
    Form("in_month", rf"[Ii]n{S}(?P<month>{MONTH}){ALONE}", _in_month),
    Form("month", rf"(?P<month>{FULL_MONTH})", _bare_month),
)

LONGER = (
    Form("part_of_year", rf"{_NTH}{S}(?P<unit>quarter|half){_OF}", _part_of_year),
    Form("quarter", rf"{_NTH}[ -](?P<unit>quarter)\b(?P<year>(?!))?(?P<which>(?!))?", _part_of_year),
    Form("quarter_code", rf"Q(?P<code>[1-4]){S}(?:of{S})?(?P<year>{YEAR})", _quarter_code),
    Form(
        "relative",
        rf"(?:{PART}|(?P<side>(?i:earlier|later)){S})?(?P<step>(?i:last|this|next)){S}"
        rf"(?P<unit>week|weekend|month|quarter|year)\b(?!{S}of\b)",
        _relative,
    ),
    Form("weekend", rf"(?i:over|during){S}the{S}(?P<unit>weekend)\b", _past_weekend),
    Form("of_this", rf"(?P<edge>beginning|start|middle|end){S}of{S}the{S}(?P<unit>month|year)\b", _of_this),
    Form("decade", rf"(?:{PART})?(?P<decade>(?:1[6-9]|20)\d0)s\b", _decade),
    Form("years", rf"(?P<year>{YEAR})(?:[-–]|{S}(?:to|through|and){S})(?P<year2>{YEAR}|\d\d(?![\w,.]\w|\w))", _years),
    Form("year", rf"(?:{PART})?(?P<year>{YEAR})(?![/-])", _year),
)
