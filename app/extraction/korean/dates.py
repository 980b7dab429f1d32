"""The Korean forms of dates: 20일, 지난달 29일, 11월 20일, 2025년 11월, 오는 3월, 이달 중순, 내년 상반기."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from app.extraction import periods
from app.extraction.annotations import Bounds
from app.extraction.dating import Dating
from app.extraction.english.date_forms import Form
from app.extraction.periods import Part, Period, Tense
from app.extraction.setting import Setting

_YEARS = {"재작년": -2, "작년": -1, "지난해": -1, "올해": 0, "금년": 0, "내년": 1, "내후년": 2}
_MONTHS = {"지지난달": -2, "지난달": -1, "전달": -1, "이달": 0, "이번달": 0, "다음달": 1, "내달": 1}
_DAYS = {"그저께": -2, "그제": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2}
_WEEKS = {"지지난주": -2, "지난주": -1, "이번주": 0, "금주": 0, "다음주": 1, "내주": 1}
_PARTS = {"초": Part.EARLY, "초순": Part.EARLY, "중순": Part.MIDDLE, "말": Part.LATE, "하순": Part.LATE}
_WEEKDAYS = "월화수목금토일"
_COUNTS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "열흘": 10}
_NEXT_MONTH = 12

_S = r"[ \u00a0]?"
_YEAR = rf"(?:(?P<year>(?:19|20)\d\d)년|(?P<which>{'|'.join(_YEARS)}))"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])월"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])일"
_NO_COUNT = (
    r"(?!\s?(?:간(?!담)|동안|째|만에|만의|전(?![가-힣])|후(?![가-힣])|뒤|가량|치|분(?![가-힣])|차(?![가-힣])|정도"
    r"|여|내내|이내|이상|안에))"
)
"""Behind a number of days these make a length of it: 20일간, 사흘 만에."""
_RELATIVE = rf"(?P<relative>지지난{_S}달|지난{_S}달|전달|이{_S}달|이번{_S}달|다음{_S}달|내달)"
_PART = r"(?P<part>초순|중순|하순|초|말)(?![가-힣]{2}|[가-힣](?<![에의께])|했)"
_COMING = r"(?P<coming>오는|지난)"
_TO = r"\s?(?:[~∼〜–-]|일?부터)\s?"


def _tense(text: str, start: int, end: int, sentence: Bounds) -> Tense:
    """What the words around say: 오는 3월, 열릴 예정이다; 지난 3월, 열린."""
    before = text[max(sentence[0], start - 6) : start]
    if before.rstrip().endswith("오는"):
        return Tense.FUTURE
    if before.rstrip().endswith("지난"):
        return Tense.PAST
    after = text[end : min(sentence[1], end + 40)]
    if _AHEAD.search(after):
        return Tense.FUTURE
    return Tense.PAST if _GONE.search(after) else Tense.OPEN


_AHEAD = re.compile(
    r"예정|열릴|열린다|방문할|계획|앞두|개최한다|할 것|방침|까지(?!의)|열기로|갖기로|만나기로|하기로|개막한다|연다"
)
_GONE = re.compile(
    r"열린|열렸|했다|했으며|된\s|밝혔|말했|전했|있었|가진|체결한|합의한|만난|발표한|취임한|방문한|부터|이후|에도|에는"
)


def _year(found: re.Match[str], setting: Setting) -> int | None:
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("which") and setting.anchor:
        return setting.anchor.year + _YEARS[groups["which"]]
    return None


def _squeezed(found: re.Match[str], group: str) -> str:
    return "".join(found[group].split())


def _dated(found: re.Match[str], setting: Setting) -> Period | None:
    """2025년 11월 20일, 작년 3월 2일."""
    year = _year(found, setting)
    return periods.day(date(year, int(found["month"]), int(found["day"]))) if year else None


def _month_day(found: re.Match[str], setting: Setting) -> Period | None:
    """11월 20일, in the year that is nearest."""
    month, day = int(found["month"]), int(found["day"])
    return _around_year(setting, lambda year: periods.day(date(year, month, day)), found.groupdict().get("coming"))


def _around_year(setting: Setting, of_year: Callable[[int], Period], coming: str | None) -> Period | None:
    if setting.anchor is None:
        return None
    year = setting.anchor.year
    past, following = _candidates(of_year, year, setting.anchor)
    if coming == "오는":
        return following
    if coming == "지난":
        return past
    if past.first <= setting.anchor <= past.last:
        return past
    return periods.nearest(past, following, setting.anchor, setting.tense)


def _candidates(of_year: Callable[[int], Period], year: int, anchor: date) -> tuple[Period, Period]:
    """The last that has begun, and the first that has not; 29 February is looked for in each year there is."""
    found = []
    for one in range(year - 4, year + 5):
        try:
            found.append(of_year(one))
        except ValueError:
            continue
    past = [period for period in found if period.first <= anchor]
    ahead = [period for period in found if period.first > anchor]
    if not past or not ahead:
        raise ValueError(year)
    return past[-1], ahead[0]


def _relative_day(found: re.Match[str], setting: Setting) -> Period | None:
    """지난달 29일."""
    if setting.anchor is None:
        return None
    month = periods.shifted_month(setting.anchor, _MONTHS[_squeezed(found, "relative")]).first
    return periods.day(month.replace(day=int(found["day"])))


def _alone(found: re.Match[str], setting: Setting) -> Period | None:
    """20일: of this month, or of the next or last where 오는 or 지난 says so."""
    anchor = setting.anchor
    if anchor is None:
        return None
    day, coming = int(found["day"]), found.groupdict().get("coming")
    here = _day_of_month(anchor, 0, day)
    ahead = here is None or here.first > anchor
    if coming == "오는":
        return here if here and here.first >= anchor else _day_of_month(anchor, 1, day)
    if coming == "지난":
        return _day_of_month(anchor, -1, day) if ahead else here
    return _unless_gone(setting, anchor, here, day) if ahead else here


def _unless_gone(setting: Setting, anchor: date, here: Period | None, day: int) -> Period | None:
    """A day of this month that is still to come: told of as past, it is one of the last month, or it is not known."""
    before = _day_of_month(anchor, -1, day)
    if setting.tense is Tense.FUTURE or before is None:
        return here
    if here is None or (anchor - before.first).days <= _NEXT_MONTH:
        return before if setting.tense is Tense.PAST or here is None else periods.either(before, here)
    return periods.either(before, here) if setting.tense is Tense.PAST else here


def _day_of_month(anchor: date, months: int, day: int) -> Period | None:
    try:
        return periods.day(periods.shifted_month(anchor, months).first.replace(day=day))
    except ValueError:
        return None


def _month(found: re.Match[str], setting: Setting) -> Period | None:
    """2025년 11월, 지난 3월, 오는 3월, 11월 중순."""
    year, number = _year(found, setting), int(found["month"])
    whole = periods.month(year, number) if year else _around_year(
        setting, lambda one: periods.month(one, number), found.groupdict().get("coming")
    )  # fmt: skip
    return _part(whole, found)


def _relative_month(found: re.Match[str], setting: Setting) -> Period | None:
    """이달 중순, 다음 달."""
    if setting.anchor is None:
        return None
    return _part(periods.shifted_month(setting.anchor, _MONTHS[_squeezed(found, "relative")]), found)


def _part(whole: Period | None, found: re.Match[str]) -> Period | None:
    word = found.groupdict().get("part")
    return periods.part(whole, _PARTS[word]) if whole and word else whole


def _of_year(found: re.Match[str], setting: Setting) -> Period | None:
    """올해, 내년 상반기, 2026년 1분기, 작년 말."""
    year = _year(found, setting)
    if year is None:
        return None
    if half := found["half"]:
        return periods.half(year, 1 if half == "상" else 2)
    if quarter := found["quarter"]:
        return periods.quarter(year, int(quarter))
    return _part(periods.year(year), found)


def _named_day(found: re.Match[str], setting: Setting) -> Period | None:
    """어제; in somebody's words it may be another day's."""
    if setting.anchor is None or setting.quoted:
        return None
    return periods.day(setting.anchor + timedelta(days=_DAYS[found["name"]]))


def _week(found: re.Match[str], setting: Setting) -> Period | None:
    """지난주, 다음 주 목요일: a week begins on a Monday where its day is named."""
    if setting.anchor is None:
        return None
    offset = _WEEKS[_squeezed(found, "week")]
    if not found["weekday"]:
        return periods.week(setting.anchor, offset)
    monday = setting.anchor - timedelta(days=setting.anchor.weekday())
    return periods.day(monday + timedelta(days=7 * offset + _WEEKDAYS.index(found["weekday"])))


def _counted(found: re.Match[str], setting: Setting) -> Period | None:
    """사흘 전, 이틀 뒤."""
    if setting.anchor is None or setting.quoted:
        return None
    days = _COUNTS[found["count"]]
    return periods.day(setting.anchor + timedelta(days=-days if found["way"] == "전" else days))


def _span(found: re.Match[str], setting: Setting) -> Period | None:
    """20~22일, 11월 20일부터 22일까지."""
    if setting.anchor is None:
        return None
    month = int(found["month"]) if found["month"] else None
    year = _year(found, setting) or setting.anchor.year
    number = month or setting.anchor.month
    return periods.span(
        periods.day(date(year, number, int(found["from"]))), periods.day(date(year, number, int(found["to"])))
    )


_WEEK = (
    rf"(?P<week>지지난{_S}주|지난{_S}주|이번{_S}주|금주|다음{_S}주|내주)"
    rf"(?:{_S}(?P<weekday>[{_WEEKDAYS}])요일)?(?![년기])"
)
_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
FORMS = (
    Form("span", rf"(?:{_YEAR}{_S})?(?:{_MONTH}{_S})?(?P<from>{_NUMBER}){_TO}(?P<to>{_NUMBER})일{_NO_COUNT}", _span),
    Form("dated", rf"{_YEAR}{_S}{_MONTH}{_S}{_DAY}{_NO_COUNT}", _dated),
    Form("month_day", rf"(?:{_COMING} )?{_MONTH}{_S}{_DAY}{_NO_COUNT}", _month_day),
    Form("relative_day", rf"{_RELATIVE} {_DAY}{_NO_COUNT}", _relative_day),
    Form("month", rf"(?:{_YEAR}{_S}|{_COMING} )?{_MONTH}(?:{_S}{_PART})?(?!호|례)", _month),
    Form("relative_month", rf"{_RELATIVE}(?:{_S}{_PART})?(?![가-힣]*리)", _relative_month),
    Form("alone", rf"(?:{_COMING} )?{_DAY}{_NO_COUNT}", _alone),
    Form("of_year", rf"{_YEAR}(?:{_S}(?:(?P<half>[상하])반기|(?P<quarter>[1-4])분기|{_PART}))?(?!대)", _of_year),
    Form("named_day", rf"(?P<name>{'|'.join(_DAYS)})(?!날)", _named_day),
Form("week", _WEEK, _week),
    Form("counted", rf"(?P<count>{'|'.join(_COUNTS)}) (?P<way>전|뒤|후)(?![가-힣])", _counted),
)  # fmt: skip
_START = (
    r"(?=\d|오[는늘]|지[난지]|이[달번 틀레]|다음|내[달년일주후]|전달|올해|작년|금[년주]|재작|어제|그[제저]|모레"
    r"|하루|사흘|나흘|닷새|엿새|열흘)"
)
DATING = Dating(FORMS, _START, _tense)
