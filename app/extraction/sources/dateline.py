"""What the opening of a text says of the text itself: a wire's dateline, and the marks of releases and transcripts.

Only explicit marks count. A day without its year, an agency that is not named and a kind that is not spelt out stay
unsaid: they are null, never guessed. Everything here looks at the first lines only, but for speaker labels.
"""

import re
from dataclasses import dataclass
from datetime import date

from app.domain.scalars import SourceKind
from app.extraction.english.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from app.extraction.labels import labels_of
from app.extraction.segmentation import opening_date

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)} | {
    name.lower(): number for name, number in MONTH_ABBREVIATIONS.items()
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = rf"(?:(?:{'|'.join((*WEEKDAYS, *WEEKDAY_ABBREVIATIONS))})\.?,?\s+)?"
_NAMED = rf"(?P<month>{_MONTH})"
_NUMBERED = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r",?\s+(?P<year>\d{4})"
_DAYS = (
    re.compile(rf"{_WEEKDAY}{_NAMED}\s+{_NUMBERED}{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_NUMBERED}\s+{_NAMED}{_YEAR}", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ]\d{2}:.{0,30})?"),
    re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})\.?"),
    re.compile(r"(?P<year>\d{4})년\s?(?P<month>\d{1,2})월\s?(?P<day>\d{1,2})일"),
    re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
)
_YEARLESS = re.compile(rf"{_WEEKDAY}(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})", re.IGNORECASE)

_HEADER_LINES = 12
_DATELINE = re.compile(r"(?P<head>[^\n]{2,120}?)(?:\s*(?:--|[—–―])\s*|\s+-\s+)(?=\S)")
_AGENCY = re.compile(r"\s*(?:\(([^()/\n]{2,60})\)|/([^()/\n]{2,60})/)\s*\Z")
_KOREAN = re.compile(r"\s*(?:\(|\[|【)(?P<place>[^=()\[\]【】\n]{1,20})=(?P<agency>[^=()\[\]【】\n]{2,20})(?:\)|\]|】)")
_PLACE = re.compile(r"[^\W\d_][\w.'’\- ]{1,40}")
_NAME = re.compile(r"[^\W\d_][\w&'’-]*(?: [^\W\d_][\w&'’-]*){0,3}")

_RELEASE = re.compile(
    r"\W*(?:for immediate release|(?:press|news|media) release|communiqué de presse|pressemitteilung|보도\s?자료)\b"
    r".{0,60}",
    re.IGNORECASE,
)
_READOUT = re.compile(r"\W*readout(?: of\b|\s?:).{3,250}", re.IGNORECASE)
_RECORD = re.compile(r"(?:remarks|transcript|statement|speech|address|press conference|keynote)\b", re.IGNORECASE)
_NEAR = 3
_JOINT = re.compile(
    r"\W*(?:(?:.{2,80}\s)?joint (?:press |leaders['’]? |ministerial )?(?:statement|communiqué|communique|declaration)"
    r"(?:\s(?:of|by|on|between|from|following|after|regarding|to)\b.{1,200})?|.{0,80}공동\s?(?:성명|선언)문?)\W*",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"\b(?:said|says|issued?|signed?|adopt(?:ed|s)?|welcom(?:ed|es)|released?|agreed?|is|was|has|have)\b"
)
_ISSUED_BY = re.compile(r"\W*(?:issued by|issuer)\b:?\s+(?P<issuer>[^\n]{2,150})", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:The White House|(?:The )?(?:Office|Ministry|Embassy|Department|Government|Secretariat|(?:Permanent )?Mission"
    r"|Delegation|Consulate General|Bureau) (?:of|for|to)(?: [\w.'’,&-]+){1,9})"
)
_LINE = re.compile(r"[^\s][^\n]*[^\s]")
_LONGEST_PLACE = 6  # words
_FIRST_LABEL_WITHIN = 10
_LABELLED = 0.2


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text says of itself; None where it does not."""

    kind: SourceKind | None = None
    published: str | None = None
    publisher: str | None = None
    issuer: str | None = None


def stated(text: str) -> Stated:
    """What the opening of a text says of its kind, day, agency and issuer."""
    lines = _header(text)
    kind = _kind(lines, text)
    published, publisher = next((found for line in lines if any(found := dateline(line))), (None, None))
    if published is None:
        near = lines if kind is not None else lines[:_NEAR]
        published = next((day for line in near if (day := _day_alone(line))), None)
    return Stated(kind, published, publisher, _issuer(lines) if kind is not None else None)


def dateline(line: str) -> tuple[str | None, str | None]:
    """The day and the agency that a dateline at the start of a line states: `SEOUL, Nov. 20, 2025 (Agency) -- …`.

    A place alone, a day without its year and anything that is no dateline give None.
    """
    if korean := _KOREAN.match(line):
        return None, korean["agency"].strip()
    found = _DATELINE.match(line)
    if not found:
        return None, None
    head, agency, bracketed = _without_agency(found["head"].strip())
    place, day, dated = _without_day(head)
    if place and not _is_place(place, sure=dated or agency is not None):
        return None, None
    return day or (written_day(bracketed) if bracketed else None), agency


def written_day(phrase: str) -> str | None:
    """The day (YYYY-MM-DD) that words are, if they are nothing but one day with its year."""
    for form in _DAYS:
        if found := form.fullmatch(phrase.strip()):
            return _iso(found)
    return None


def _header(text: str) -> list[str]:
    start = opening_date(text)[1]
    lines = text[start : start + 200 * _HEADER_LINES].splitlines()
    return [bare for line in lines if (bare := line.strip(" \t\r\ufeff\u00a0*_#>"))][:_HEADER_LINES]


def _without_agency(head: str) -> tuple[str, str | None, str]:
    """The head without what is in brackets at its end: an agency, or a date."""
    found = _AGENCY.search(head)
    if not found:
        return head, None, ""
    name = (found[1] or found[2]).strip()
    agency = name if _NAME.fullmatch(name) and name[0].isupper() and not _YEARLESS.match(name) else None
    return head[: found.start()].strip(), agency, "" if agency else name


def _without_day(head: str) -> tuple[str, str | None, bool]:
    """The place that a head names, the day with its year, and whether there is any day at all."""
    pieces = head.split(",")
    for count in range(len(pieces)):
        rest = ",".join(pieces[count:]).strip()
        if day := written_day(rest):
            return ",".join(pieces[:count]).strip(), day, True
        if _YEARLESS.fullmatch(rest):
            return ",".join(pieces[:count]).strip(), None, True
    return head, None, False


def _is_place(place: str, *, sure: bool) -> bool:
    """Whether words are a dateline's place: in capitals, or capitalized where a day or an agency makes it sure."""
    first = place.partition(",")[0]
    if not all(_PLACE.fullmatch(piece.strip()) for piece in place.split(",")) or len(place.split()) > _LONGEST_PLACE:
        return False
    return first.isupper() or (sure and all(word[0].isupper() for word in first.split()))


def _iso(found: re.Match[str]) -> str | None:
    month = found["month"].lower().rstrip(".")
    try:
        return date(int(found["year"]), _MONTHS.get(month) or int(month), int(found["day"])).isoformat()
    except ValueError:
        return None


def _day_alone(line: str) -> str | None:
    """The day of a line that is nothing but a day, with a place before it or not: `Stockholm, 12 May 2026`.

    Or with what the document is: `Press release, 12 May 2026`, `Remarks at the Baltic Forum, Gdansk, May 12, 2026`.
    """
    before, day, _ = _without_day(line)
    alone = not before or _is_place(before, sure=True) or _RELEASE.fullmatch(before) or _RECORD.match(before)
    return day if day and alone else None


def _kind(lines: list[str], text: str) -> SourceKind | None:
    if any(_RELEASE.fullmatch(line) for line in lines) or (lines and _OFFICE.fullmatch(lines[0])):
        return SourceKind.RELEASE
    if any(_READOUT.fullmatch(line) for line in lines[:4]):
        return SourceKind.READOUT
    if any(_JOINT.fullmatch(line) and not _VERBS.search(line) for line in lines[:4]):
        return SourceKind.JOINT_STATEMENT
    return SourceKind.TRANSCRIPT if _is_transcript(text) else None


def _is_transcript(text: str) -> bool:
    """Whether speakers' labels open paragraphs, early, again and again; Q and A are of an interview."""
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text)]
    turns = [number for number, label in labels_of(text, lines, fewest=2).items() if len(label[1]) > 1]
    return bool(turns) and min(turns) < _FIRST_LABEL_WITHIN and len(turns) >= _LABELLED * len(lines)


def _issuer(lines: list[str]) -> str | None:
    """Whose account a release or statement is, where a line says so: `Issued by …`, `Office of the …`."""
    for line in lines:
        if found := _ISSUED_BY.fullmatch(line):
            return found["issuer"].strip(" .")
    return next((line for line in lines if _OFFICE.fullmatch(line)), None)
