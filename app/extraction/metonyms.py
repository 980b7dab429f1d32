"""Capitals that stand for their governments: "Seoul would answer", "Washington’s offer", "ties with Tokyo".

A capital is a town as often as a government, and where the words beside it do not tell, it is taken for a town: nobody
is then said to have spoken of a country who may have spoken of its streets.
"""

import re
from collections.abc import Iterator, Sequence

from app.extraction.english import metonymy as words
from app.extraction.naming import Named

# The search begins only where a word does, which halves its time.
_BEFORE = re.compile(r"(?<![\w’'-])([\w’'-]+)[ \u00a0\n](?:both[ \u00a0])?\Z")
_WORD_BEFORE = re.compile(r"([\w’'-]+)\W*\Z")
_BEHIND = re.compile(
    r"[ \u00a0\n](?:(?:\w+ly|also|still|now|again|never|too|itself)[ \u00a0])?([a-z]+)(?:[ \u00a0\n]([a-z]+))?"
)
_OWNS = re.compile(r"[’']s?[ \u00a0\n](?:\w+[ \u00a0\n])?([a-z]+)")
_PAIRS = re.compile(r"[ \u00a0](?:and|or)[ \u00a0](?:with[ \u00a0]|the[ \u00a0])?")
_LISTS = re.compile(r",[ \u00a0](?:(?:and|or)[ \u00a0])?(?:the[ \u00a0])?")
_LISTED = re.compile(r",[ \u00a0](?:the[ \u00a0])?")
_REGION = re.compile(r",[ \u00a0][A-Z][\w.]+(?=[,.;]|[ \u00a0][a-z])")
_COMPOUND = re.compile(r"-[a-z]")
_OPENS = re.compile(r"(?:\A|[.!?:;—–“”\"‘(\n][ \u00a0]?)\Z")
_REACH = 48


def governments(text: str, capitals: Sequence[Named], countries: Sequence[Named]) -> list[Named]:
    """Those of the capitals that stand for their governments, as names of the country.

    Several that are joined ("Seoul, Tokyo and Washington") are governments together or not at all. All are in the order
    of the text.
    """
    found: list[Named] = []
    for row in _rows(text, sorted([*capitals, *countries], key=lambda name: name.start)):
        named = [name for name in row if name.kind == "place"]
        if named and _acts(text, row[0].start, row[-1].end):
            found += [name._replace(kind="country") for name in named]
    return found


def _rows(text: str, names: Sequence[Named]) -> Iterator[list[Named]]:
    """Names joined by commas and one "and". Behind "to Kyiv, and Paris" another sentence may begin: two are no list."""
    row: list[Named] = []
    for name in names:
        if row and not _goes_on(text, row, name):
            yield row
            row = []
        row.append(name)
    if row:
        yield row


def _goes_on(text: str, row: Sequence[Named], name: Named) -> bool:
    between = (row[-1].end, name.start)
    listing = _LISTS if len(row) > 1 else _LISTED
    return bool(_PAIRS.fullmatch(text, *between) or listing.fullmatch(text, *between))


def _acts(text: str, start: int, end: int) -> bool:
    if _REGION.match(text, end) or _COMPOUND.match(text, end):
        return False
    owned = _OWNS.match(text, end)
    if owned:
        return not {*owned[0].strip("’' ").lower().split()} & words.OF_THE_TOWN
    before = _BEFORE.search(text, _two_words_back(text, start), start)
    if before and _deals(text, before[1].lower(), before.start()):
        return True
    opens = before is None and _OPENS.search(text, max(0, start - 2), start) is not None
    free = opens or (before is not None and before[1].lower() in {"that", "if", "but", "while", "because", "and", "as"})
    return free and _is_subject(text, end)


def _two_words_back(text: str, start: int) -> int:
    """Where the last two words before a place begin, or the reach that is looked at: half the time from so near."""
    reach = max(0, start - _REACH)
    blank = text.rfind(" ", reach, start - 1)
    return max(reach, text.rfind(" ", reach, blank) + 1) if blank > reach else reach


def _deals(text: str, word: str, at: int) -> bool:
    """Whether the word before says that one deals with it: "with Seoul", "a setback for Seoul", "offers from Seoul"."""
    if (word not in words.RELATES and word not in {"for", "from"}) or word in {"and", "or", "but"}:
        return False
    further = _WORD_BEFORE.search(text, max(0, at - _REACH), at)
    beside = further[1] if further else ""
    if word == "from":
        return beside.lower() in words.SENT
    if word == "for":
        return not beside[:1].isupper() and beside not in words.FOR_TRAVEL
    return word not in {"between", "by"} or beside.lower() not in words.BETWEEN_TOWNS


def _is_subject(text: str, end: int) -> bool:
    """Whether a verb follows of which only a government is the subject."""
    behind = _BEHIND.match(text, end)
    if behind is None:
        return False
    return behind[1] in words.ACTS or (behind[1] in words.IS and behind[2] in words.WILLING)
