"""The text around the quotations as words: a name is one word, a quotation is one, a sentence has its end marked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from app.extraction.annotations import Document, Entity, Mention
from app.extraction.english.small_words import NUMBERS
from app.extraction.english.speech import SPEAKING
from app.extraction.english.titles import ABBREVIATED
from app.extraction.naming import Named
from app.extraction.quotations import Quotation

PERSON, BODY, COUNTRY, LOOSE, QUOTE, STOP = "<person>", "<body>", "<country>", "<loose>", "<quote>", "<stop>"
NAMES = frozenset({PERSON, BODY, COUNTRY, LOOSE})
SPEAKABLE = frozenset({PERSON, BODY, COUNTRY, LOOSE})

_LONGEST_SENTENCE = 400
_SHORTENED = "|".join(sorted(ABBREVIATED, key=len, reverse=True))
# Small letters first: nine words in ten are done with before the abbreviations are tried, which no blank or mark is.
_WORD = re.compile(
    r"([a-z]\w*+(?!-)"
    rf"|(?=\w)(?:[a-z]\w*+(?:-(?:(?:{_SHORTENED})\.|\w+))*+|(?:{_SHORTENED})\.|\w++(?:-\w+)*+)"
    r"|[^\w\s’']|[’'](?:s\b|\w+|))"
)
_BARE = {f"{short}.".lower(): short.lower() for short in ABBREVIATED}
_KINDS = {"person": PERSON, "organization": BODY, "country": COUNTRY, "unnamed": PERSON}
Reference = Mention | Named | Quotation | None


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

    def write(self, pieces: list[str], marked: "list[tuple[int, _Atom | None]]") -> None:
        """Writes the line at once: `pieces` are gaps and words by turns, whose lengths add up to the places.

        A match object for each word and a call for each name took 0.9 µs a word, this takes 0.5. `marked` are the
        words that are names, quotations or, without one, ends of a sentence.
        """
        places = list(accumulate(map(len, pieces), initial=self.start))
        written = pieces[1::2]
        self.words = list(map(str.lower, written))
        if not _BARE.keys().isdisjoint(self.words):
            self.words = [_BARE.get(word, word) for word in self.words]
        self.starts, self.ends = places[1:-1:2], places[2::2]
        self.refs = [None] * len(written)
        self.capital = [word[:1].isupper() for word in written]
        for word, atom in marked:
            if atom is None:
                self.words[word] = STOP
                self.stops.append(word)
                continue
            if atom.word == QUOTE:
                self.quotes.append(word)
            self.words[word], self.refs[word], self.capital[word] = atom.word, atom.ref, True
            self.starts[word], self.ends[word] = atom.start, atom.end

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


class _Atom(NamedTuple):
    start: int
    end: int
    word: str
    ref: Reference


def narrate(
    document: Document, quotations: tuple[Quotation, ...], entities: tuple[Entity, ...], loose: tuple[Named, ...]
) -> Iterator[Line]:
    """The lines of a document, one a paragraph; one after another, as the words of 10 MB of text take 250 MB."""
    atoms = _atoms(quotations, entities, loose)
    stops = [start for start, _ in document.sentences]
    place = 0
    for number, (start, end) in enumerate(document.paragraphs):
        line = Line(number, start, end)
        inside = []
        while place < len(atoms) and atoms[place].start < end:
            inside.append(atoms[place])
            place += 1
        _fill(document.text, line, inside, stops)
        yield line


def with_next(lines: Iterator[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Each line with the one behind it."""
    here = next(lines, None)
    while here is not None:
        behind = next(lines, None)
        yield here, behind
        here = behind


def _atoms(quotations: tuple[Quotation, ...], entities: tuple[Entity, ...], loose: tuple[Named, ...]) -> list[_Atom]:
    """Quotations, and the names outside them, in the order of the text and without overlap."""
    quoted = [_Atom(*quotation.outer, QUOTE, quotation) for quotation in quotations]
    named = [
        _Atom(mention.start, mention.end, _KINDS[entity.type], mention)
        for entity in entities
        for mention in entity.mentions
    ]
    named += [_Atom(name.start, name.end, LOOSE, name) for name in loose if not _is_word(name)]
    named.sort(key=lambda atom: (atom.start, -atom.end))
    return list(_merged(quoted, named))


def _is_word(name: Named) -> bool:
    """A title, or a verb or number at the head of a sentence ("Adding, …", "Two days later"): words like any other."""
    word = name.name.lower()
    return name.kind == "title" or (name.kind == "single" and (word in SPEAKING or word in NUMBERS))


def _merged(quoted: list[_Atom], named: list[_Atom]) -> Iterator[_Atom]:
    reach, place = -1, 0
    for atom in [*named, _Atom(2**62, 2**62, STOP, None)]:
        while place < len(quoted) and quoted[place].start <= atom.start:
            if quoted[place].start >= reach:
                yield quoted[place]
                reach = quoted[place].end
            place += 1
        if atom.start >= reach and atom.word != STOP:
            yield atom
            reach = atom.end


def _fill(text: str, line: Line, atoms: list[_Atom], stops: list[int]) -> None:
    """Writes a line's words; a sentence that begins inside a quotation leaves no mark."""
    place = bisect_left(stops, line.start + 1)
    at = line.start
    pieces: list[str] = []
    marked: list[tuple[int, _Atom | None]] = []
    for atom in (*atoms, None):
        until = atom.start if atom else line.end
        while place < len(stops) and stops[place] <= until and (atom or stops[place] < until):
            pieces += _WORD.split(text[at : stops[place]])
            at = stops[place]
            marked.append((len(pieces) // 2, None))
            pieces.append("")
            place += 1
        pieces += _WORD.split(text[at:until])
        if atom is None:
            break
        marked.append((len(pieces) // 2, atom))
        begun = max(at, until)
        while place < len(stops) and stops[place] < atom.end:
            place += 1
        at = max(atom.end, at)
        pieces.append(text[begun:at])
    line.write(pieces, marked)
