"""The words of a quote as people read them: between marks where they are verbatim, and nowhere else.

“ and ” mean the speaker's own words in every format; marks within the words are shown one level further in.
A paraphrase has none around it, and those within it are single. `exact` keeps the marks of its source.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.formats.showing import flat, line

_DOUBLE = '“”„‟"'
_MARKS = f"{_DOUBLE}‘’‚'«»‹›「」『』"
_PAIRS = {
    ("“", "”"), ("„", "“"), ("„", "”"), ("‟", "”"), ('"', '"'), ("‘", "’"), ("‚", "‘"), ("'", "'"), ("«", "»"),
    ("»", "«"), ("「", "」"), ("『", "』"),
}  # fmt: skip
_FOREIGN = str.maketrans("«»「」『』", "‘’‘’‘’")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a quote as it is shown; verbatim words stand between marks."""

    text: str
    verbatim: bool

    @property
    def marked(self) -> str:
        """The text, between marks if it is verbatim."""
        return f"“{self.text}”" if self.verbatim else self.text


def marked(quote: dict[str, Any]) -> str:
    """The quote on one line: “words”, a paraphrase without marks, or a clause with its fragments in marks."""
    return "".join(stretch.marked for stretch in stretches(quote))


def beginning(quote: dict[str, Any], length: int) -> str:
    """The quote as `marked` gives it, up to the last whole word within a length; … says that there is more."""
    shown: list[str] = []
    left = length
    for stretch in stretches(quote):
        if len(stretch.text) > left:
            kept = stretch.text[:left].rpartition(" ")[0] or stretch.text[:left]
            return "".join([*shown, Stretch(f"{kept} …", stretch.verbatim).marked])
        shown.append(stretch.marked)
        left -= len(stretch.text)
    return "".join(shown)


def stretches(quote: dict[str, Any]) -> list[Stretch]:
    """The quote in stretches, verbatim or not, that are read one behind the other."""
    if not quote["verbatim"]:
        words = _bare(line(quote["text"]).translate(_FOREIGN))
        return [Stretch(nested(words, within="‘’"), verbatim=False)]
    if quote["quote_kind"] == "mixed":
        return list(_clause(quote["parts"], quote["clause"]))
    return [Stretch(nested(line(quote["text"])), verbatim=True)]


def _clause(parts: list[Any], clause: dict[str, int] | None) -> Iterator[Stretch]:
    """The reporting clause with its fragments, as far as the words kept beside them reach; … stands for the rest."""
    start, end = (clause["start"], clause["end"]) if clause else (parts[0]["start"], parts[-1]["end"])
    yield from _reported(flat(_before(parts[0], parts[0]["start"] - start)).lstrip().rstrip(_MARKS))
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        yield Stretch(nested(line(part["exact"])), verbatim=True)
        if following:
            yield from _reported(flat(_gap(part, following)).strip(_MARKS) or " ")
    yield from _reported(flat(_behind(parts[-1], end - parts[-1]["end"])).rstrip().lstrip(_MARKS))


def _reported(text: str) -> Iterator[Stretch]:
    """What the source says itself. Marks left in it would pair with ours and are dropped."""
    text = "".join(c for c in text if c not in _DOUBLE)
    if text:
        yield Stretch(text, verbatim=False)


def _gap(before: Any, behind: Any) -> str:
    length, reach = behind["start"] - before["end"], len(behind["prefix"])
    if length <= reach:
        return _before(behind, length)
    if length <= reach + len(before["suffix"]):
        return f"{before['suffix'][: length - reach]}{behind['prefix']}"
    return f"{_behind(before, length)}{_before(behind, length).removeprefix('…')}"


def _before(part: Any, length: int) -> str:
    known: str = part["prefix"][max(0, len(part["prefix"]) - max(0, length)) :]
    return known if len(known) >= length else f"… {known.partition(' ')[2]}"


def _behind(part: Any, length: int) -> str:
    known: str = part["suffix"][: max(0, length)]
    return known if len(known) >= length else f"{known.rpartition(' ')[0]} …"


def _bare(text: str) -> str:
    """Without marks around the whole of it."""
    while len(text) > 1 and (text[0], text[-1]) in _PAIRS:
        text = text[1:-1].strip(" ")
    return text


def nested(text: str, within: str = "“”") -> str:
    """The text with its double marks single, and with `within` for single ones inside those. Apostrophes stay."""
    shown: list[str] = []
    opened: list[str] = []
    for at, c in enumerate(text):
        if c in _DOUBLE:
            if closes := _closes(c, opened, text[at - 1 : at]):
                del opened[_innermost_double(opened) :]
            else:
                opened.append(c)
            shown.append("‘’"[closes])
        elif c == "‘" and opened:
            opened.append(c)
            shown.append(within[0])
        elif c == "’" and opened[-1:] == ["‘"] and not text[at + 1 : at + 2].isalnum():
            opened.pop()
            shown.append(within[1])
        else:
            shown.append(c)
    return "".join(shown)


def _closes(mark: str, opened: list[str], before: str) -> bool:
    """Whether a double mark closes: ” always, “ behind „, and a straight one that has something to close."""
    if mark == '"':
        return '"' in opened or before.isalnum()
    return mark == "”" or (mark == "“" and "„" in opened)


def _innermost_double(opened: list[str]) -> int:
    """Where the stretch begins that a double mark closes; at the end where there is none."""
    return max((at for at, mark in enumerate(opened) if mark != "‘"), default=len(opened))
