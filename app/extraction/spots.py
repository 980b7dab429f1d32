"""A quotation among the words around it, and what every rule of attribution asks about it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from app.extraction.english import clause_words, small_words
from app.extraction.found import SURE, Found
from app.extraction.narration import NAMES, QUOTE, STOP, Line
from app.extraction.quotations import Quotation
from app.extraction.subjects import Subject
from app.extraction.voices import Reported, Voices
from app.extraction.wording import Wording, wording

DASHES = frozenset({"—", "–", "-", "―"})
MARKS = frozenset({",", ":", ";", "(", ")", "."}) | DASHES
PAUSES = frozenset({","}) | DASHES
_BEFORE_PROGRAMMES = frozenset({"on", "for", "to", "’s", "'s", "told", "tells"})
_WINDOW = 160
"""Words on each side of a quotation that are looked at, so that a line of any length costs the same for each."""


class Spot(NamedTuple):
    """`left` and `right` bound the words of the quotation's own sentence, without other quotations.

    `before` and `after` are the words beside it in its line. `reported` are the reporting clauses near it, `told` those
    of its sentence that stand before it, the nearest first.
    """

    line: Line
    word: int
    left: int
    right: int
    quotation: Quotation
    wording: Wording
    reported: list[Reported]
    told: list[Reported]
    before: str
    after: str

    @property
    def opens(self) -> bool:
        """Whether it opens its sentence."""
        return self.left == self.word

    @property
    def follows_quotation(self) -> bool:
        """Whether the words before it in its sentence begin behind another quotation."""
        return self.left > 0 and self.line.words[self.left - 1] == QUOTE

    @property
    def kind(self) -> str:
        """`direct` where it stands as a sentence of its own, `mixed` where it is a piece of somebody else's."""
        apart = self.opens or (self.wording.sentence and self.before in MARKS)
        return "direct" if apart else "mixed"

    def nearest_left(self) -> Reported | None:
        """The reporting clause nearest before it in its sentence."""
        return self.told[0] if self.told else None

    def take(self, rule: str, confidence: float, reported: Reported, *, kind: str = "direct") -> Found:
        """It, said in the words of a reporting clause of the same line."""
        return taken(self, rule, confidence, reported, self.line, kind=kind)


@dataclass(slots=True)
class Memory:
    """What stands before and behind: the last quotation, the line before with its clauses, the line behind.

    `settled` says that the line before ended with speech, so that the next may carry its speaker; `here` are the
    quotations already taken in this line.
    """

    last: Found | None = None
    before: Line | None = None
    reported: list[Reported] = field(default_factory=list)
    behind: Line | None = None
    settled: bool = False
    carried: int = 0
    asked: bool = False
    here: list[Found] = field(default_factory=list)


def spots_of(text: str, line: Line, reported: list[Reported]) -> Iterator[Spot]:
    """The quotations of a line."""
    verbs = [one.cue.verb for one in reported]
    words, before, length = line.words, -1, len(line.words)
    for word, behind in zip_longest(line.quotes, line.quotes[1:], fillvalue=length):
        quotation = line.refs[word]
        if isinstance(quotation, Quotation):
            begun, ended = line.bounds(word)
            left, right = max(begun, before + 1, word - _WINDOW), min(ended, behind, word + _WINDOW)
            near = reported[bisect_left(verbs, word - _WINDOW) : bisect_left(verbs, word + _WINDOW)]
            told = [one for one in reversed(near) if left <= one.cue.verb and one.cue.last < word]
            sides = words[word - 1] if word else STOP, words[word + 1] if word + 1 < length else STOP
            spot = Spot(line, word, left, right, quotation, wording(text, quotation), near, told, *sides)
            yield spot
            if _is_programme(spot):
                continue
        before = word


def _is_programme(spot: Spot) -> bool:
    """Whether it only names where something is said: Park said on “Harbour Hour”: “We agreed.”"""
    return spot.wording.title and spot.before in _BEFORE_PROGRAMMES and spot.after != STOP


def taken(spot: Spot, rule: str, confidence: float, reported: Reported, line: Line, *, kind: str = "direct") -> Found:
    """A quotation said in the words of a reporting clause, which may stand in another line."""
    cue = reported.cue
    return Found(
        spot.quotation,
        rule,
        min(confidence, SURE) if cue.subject.far else confidence,
        reported.voice,
        cue=cue.lemma if cue.is_source else line.words[cue.verb],
        cue_at=line.starts[cue.verb],
        mention=reported.mention,
        kind=kind,
    )


def named(
    spot: Spot, rule: str, confidence: float, name: int, *, line: Line, voices: Voices, verb: int | None = None
) -> Found:
    """A quotation said by who is named at a word of a line, with the verb there is."""
    voice = voices.voice(line, Subject("name" if line.words[name] in NAMES else "pronoun", name, name, name))
    cue, at = (line.words[verb], line.starts[verb]) if verb is not None else (None, -1)
    return Found(spot.quotation, rule, confidence, voice, cue, at, (line.starts[name], line.ends[name]))


def is_finite(line: Line, reported: Reported) -> bool:
    """Whether a clause says that something was said: "Park said", not "to say" or "saying"."""
    verb = reported.cue.verb
    return not line.words[verb].endswith("ing") and line.words[verb - 1] not in clause_words.NOT_FINITE


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a quotation and its clause: “…,” later said Park."""
    return word in small_words.AUXILIARIES or word.endswith("ly") or word in MARKS
