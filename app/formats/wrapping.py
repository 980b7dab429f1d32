"""Text put into lines of a picture, which has no layout of its own: how broad it will about be, and where it may break.

The letters of whoever looks are not known here, so each is taken a little broader than it is in the usual ones.
"""

import re
import unicodedata
from collections.abc import Iterator

_NARROW = frozenset("ijltfrI.,:;'’‘|!()[]-· \u00a0")
_BROAD = frozenset("mwMW@%—…&")
_HAN = "\u2e80-\u2fff\u3005-\u3007\u3021-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[“‘「『（《«(]*[{_HAN}][”’」』）》»)、。，．！？：；…]*\s*|[^\s{_HAN}]+\s*|\s+")
"""What stays on one line: a word, or a sign of a script without blanks with the marks that open or close it."""
_JOINED = {"Mn", "Me", "Mc", "Cf"}  # categories of what belongs to the character before
_JOINER, _JAMO = "\u200d", ("\u1160", "\u11ff")


def breadth(text: str) -> float:
    """How broad a text about is, in ems."""
    return sum(map(_advance, text))


def _advance(c: str) -> float:
    category = unicodedata.category(c)
    if category in {"Mn", "Me", "Cf"} or _JAMO[0] <= c <= _JAMO[1]:
        return 0
    if unicodedata.east_asian_width(c) in "WF":
        return 1.3 if category == "So" else 1.02  # emoji are broader than their square
    if c in _NARROW:
        return 0.42
    if c in _BROAD:
        return 1.02
    if category == "Lu" or c.isdigit():
        return 0.78
    return 0.6 if c < "\u0250" else 0.9


def wrapped(text: str, room: float) -> list[str]:
    """The text in lines at most so many ems broad; a word that is broader breaks between characters."""
    lines, line, used = [], "", 0.0
    for piece in _pieces(text, room):
        if line.strip() and used + breadth(piece.rstrip()) > room:
            lines.append(line.rstrip())
            line, used = "", 0.0
        added = piece if line.strip() else piece.lstrip()
        line += added
        used += breadth(added)
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, room: float) -> Iterator[str]:
    for found in _PIECE.finditer(text):
        piece = found[0]
        while breadth(piece.rstrip()) > room:
            fits = _fitting(piece, room)
            yield piece[:fits]
            piece = piece[fits:]
        yield piece


def _fitting(word: str, room: float) -> int:
    """How many characters of a word stand on a line; none is parted from what is written over or under it."""
    used, last = 0.0, 0
    for at, c in enumerate(word):
        joined = unicodedata.category(c) in _JOINED or _JAMO[0] <= c <= _JAMO[1] or word[at - 1 : at] == _JOINER
        if at and not joined:
            last = at
        used += _advance(c)
        if used > room and last:
            return last
    return len(word)


def runs_from_right(text: str) -> bool:
    """Whether a text begins with letters that are read from right to left (UAX 9, P2)."""
    strong = next((one for one in map(unicodedata.bidirectional, text) if one in {"L", "R", "AL"}), "L")
    return strong != "L"
