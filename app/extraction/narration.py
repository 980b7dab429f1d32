"""The text around the quotations as words: a name is one word, a quotation is one, a sentence has its end marked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter

from app.extraction.annotations import Document, Entity, Mention
from app.extraction.english.nouns import GROUPS, HUMAN
from app.extraction.english.small_words import NUMBERS
from app.extraction.english.speech import SPEAKING
from app.extraction.english.titles import ABBREVIATED
from app.extraction.naming import Named
from app.extraction.quotations import Quotation

PERSON, BODY, COUNTRY, LOOSE, QUOTE, STOP = "<person>", "<body>", "<country>", "<loose>", "<quote>", "<stop>"
NAMES = frozenset({PERSON, BODY, COUNTRY, LOOSE})
SPEAKABLE = frozenset({PERSON, BODY, COUNTRY, LOOSE})

_PEOPLE = HUMAN | GROUPS
_NO_NAME = ("ly", "ed", "ing")
_HEAD = re.compile(r"(?:\A|\n|[.!?…:][\"”’')]*)[ \t\u00a0]*[\"“‘']?\Z")
_LONGEST_GAP = 6
_LONGEST_SENTENCE = 400
_SHORTENED = "|".join(sorted(ABBREVIATED, key=len, reverse=True))
# Small letters first: nine words in ten are done with before the abbreviations are tried, which no blank or mark is.
_WORD = re.compile(
    r"([a-z]\w*+(?!-)"
    rf"|(?=\w)(?:[a-z]\w*+(?:-(?:(?:{_SHORTENED})\.|\w+))*+|(?:{_SHORTENED})\.|\w++(?:-\w+)*+)"
    r"|[^\w\s’']|[’'](?:s\b|\w+|))"
)
_BLANK = ("", " ")
_START, _END, _FIRST = itemgetter(0), itemgetter(1), itemgetter(0)
_BARE = {f"{short}.".lower(): short.lower() for short in ABBREVIATED}
_KINDS = {"person": PERSON, "organization": BODY, "country": COUNTRY, "unnamed": PERSON}
Reference = Mention | Named | Quotation | None
Atom = tuple[int, int, str, Reference]
"""Where a name or a quotation starts and ends, its word, and what it is: a plain tuple, made in a third of the time."""


@dataclass(slots=True)
class Line:
    """One paragraph. `words` are in small letters; a name, a quotation and a sentence's end are words in < >."""

    paragraph: int
    start: int
    end: int
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    refs: list[Reference] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)

    def write(self, pieces: list[str], marked: "list[tuple[int, Atom | None]]") -> None:
        """Writes the line at once: `pieces` are gaps and words by turns, whose lengths add up to the places.

        A match object for each word and a call for each name took 0.9 µs a word, this takes 0.5. `marked` are the
        words that are names, quotations or, without one, ends of a sentence.
        """
        places = list(accumulate(map(len, pieces), initial=self.start))
        written = pieces[1::2]
        for word, _ in marked:
            written[word] = STOP
        self.words = list(map(str.lower, written))
        if not _BARE.keys().isdisjoint(self.words):
            self.words = [_BARE.get(word, word) for word in self.words]
        self.starts, self.ends = places[1:-1:2], places[2::2]
        self.refs = [None] * len(written)
        self.capital = list(map(str.isupper, map(_FIRST, written)))
        for word, atom in marked:
            if atom is None:
                self.words[word] = STOP
                self.stops.append(word)
                continue
            self.starts[word], self.ends[word], self.words[word], self.refs[word] = atom
            self.capital[word] = True
            if atom[2] == QUOTE:
                self.quotes.append(word)

    def bounds(self, word: int) -> tuple[int, int]:
        """The first word of the sentence around a word, and the first behind it."""
        place = bisect_right(self.stops, word)
        if place and self.stops[place - 1] == word:
            return word + 1, word
        start = self.stops[place - 1] + 1 if place else 0
        return start, self.stops[place] if place < len(self.stops) else len(self.words)

    def sentence(self, word: int) -> tuple[int, int]:
        """The sentence around a word; of a very long one, the part near."""
        start, end = self.bounds(word)
        return max(start, word - _LONGEST_SENTENCE), min(end, word + _LONGEST_SENTENCE)


def narrate(
    document: Document, quotations: list[Quotation], entities: tuple[Entity, ...], loose: list[Named]
) -> Iterator[Line]:
    """The lines of a document, one a paragraph; one after another, as the words of 10 MB of text take 250 MB.

    Both lists are emptied on the way: when 10 MB are read to their end, they would take 30.
    """
    atoms = _atoms(quotations, _in_order(document.text, entities, loose))
    stops = document.sentences.starts.tolist()
    atom = next(atoms, None)
    for number, (start, end) in enumerate(document.paragraphs):
        line = Line(number, start, end)
        inside = []
        while atom is not None and atom[0] < end:
            inside.append(atom)
            atom = next(atoms, None)
        _fill(document.text, line, inside, stops)
        yield line


def with_next(lines: Iterator[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Each line with the one behind it."""
    here = next(lines, None)
    while here is not None:
        behind = next(lines, None)
        yield here, behind
        here = behind


def _in_order(text: str, entities: tuple[Entity, ...], loose: list[Named]) -> list[Mention | Named]:
    """All that is named, in the order of the text, of two at one place the longer first."""
    named: list[Mention | Named] = [mention for entity in entities for mention in entity.mentions]
    named += [name for name in loose if not _is_word(text, name)]
    loose.clear()
    named.sort(key=_END, reverse=True)
    named.sort(key=_START)
    return named


def _is_word(text: str, name: Named) -> bool:
    """A title, or an ordinary word at the head of a sentence ("Adding, …", "Shortly after"; "Sources said")."""
    if name.kind != "single":
        return name.kind == "title"
    word = name.words[0].lower()
    if word in SPEAKING or word in NUMBERS:
        return True
    ordinary = word.endswith(_NO_NAME) or word in _PEOPLE
    return ordinary and _HEAD.search(text, max(0, name.start - _LONGEST_GAP), name.start) is not None


def _atoms(quotations: list[Quotation], named: list[Mention | Named]) -> Iterator[Atom]:
    """Quotations, and the names outside them, in the order of the text and without overlap."""
    reach = -1
    quotations.reverse()
    named.reverse()
    while quotations or named:
        if quotations and (not named or quotations[-1].outer[0] <= named[-1].start):
            quotation = quotations.pop()
            if quotation.outer[0] >= reach:
                yield *quotation.outer, QUOTE, quotation
                reach = quotation.outer[1]
        else:
            name = named.pop()
            if name.start >= reach:
                yield name.start, name.end, LOOSE if isinstance(name, Named) else _KINDS[name.type], name
                reach = name.end


def _fill(text: str, line: Line, atoms: list[Atom], stops: Sequence[int]) -> None:
    """Writes a line's words; a sentence that begins inside a quotation leaves no mark."""
    place = bisect_left(stops, line.start + 1)
    at, behind = line.start, len(stops)
    pieces: list[str] = []
    marked: list[tuple[int, Atom | None]] = []
    for atom in (*atoms, None):
        until, end = atom[:2] if atom else (line.end, line.end)
        while place < behind and stops[place] <= until and (atom or stops[place] < until):
            pieces += _split(text[at : stops[place]])
            at = stops[place]
            marked.append((len(pieces) // 2, None))
            pieces.append("")
            place += 1
        pieces += _split(text[at:until])
        if atom is None:
            break
        marked.append((len(pieces) // 2, atom))
        begun = max(at, until)
        while place < behind and stops[place] < end:
            place += 1
        at = max(at, end)
        pieces.append(text[begun:at])
    line.write(pieces, marked)


def _split(gap: str) -> list[str]:
    """Gaps and words by turns; between two names there is often no more than a blank."""
    return _WORD.split(gap) if len(gap) > 1 or gap not in _BLANK else [gap]
