"""What the words of a text are to those that were asked for: the same, a part, altered, a paraphrase, or none of these.

Cautious on purpose: it is worse to say that somebody said something than to show the closest words and say no more.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

from app.domain.alignment import Alignment, Sought

Result = Literal["verbatim", "altered", "partial", "paraphrase", "other-speaker", "not-found"]

RESULTS: tuple[Result, ...] = ("verbatim", "altered", "partial", "paraphrase", "other-speaker", "not-found")
"""From the best to the worst."""
ALTERED = 1 / 3  # of the words may be changed
SAME = 4  # words must stay, unless it is the whole of the text: three words of which two stand somewhere say nothing
CONTENT_KEPT = 1 / 2  # of the content words must stay: "we will see" is no altered "we will win"
CLAUSE_WORDS, CLAUSE_CONTENT, CLAUSE_SHARE = 3, 2, 1 / 3  # what stands of a sentence before it is called partly said
SHARED, OF_ASKED, OF_TEXT, IN_ORDER = 3, 3 / 4, 1 / 2, 2 / 3  # content words of a paraphrase
_FUNCTION_WORDS = """
    a about after again all also am an and any are as at be because been before being both but by can could did do does
    doing down each for from had has have having he her here hers herself him himself his how i if in into is it its
    itself just may me might more most must my myself no nor not of off on once only or other our ours out over own
    said same say says shall she should so some such than that the their theirs them themselves then there these they
    this those through to too under until up upon us very was we were what when where which while who whom why will
    with within without would yet you your yours it's i'm we're they're you're he's she's that's there's we've i've
    they've you've i'll we'll they'll you'll he'll she'll i'd we'd they'd he'd she'd let's
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
_NEGATION = re.compile(r"(not|no|never|none|nor|neither|nobody|nothing|without|cannot|\w+n't)\Z|.*(않|못|없|아니)")
_CLAUSE_END = re.compile(r"[.,;:!?…—–()\n]")
_CLAUSE_WORDS = "and although because but if since that though unless when whereas which while who"
_CLAUSE_START = frozenset(_CLAUSE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a text's words are to those asked for, and how much of the closest stretch is the same, from 0 to 1."""

    result: Result
    score: float


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of what was asked, in the characters of its words, and those of its content words."""

    words: str
    content: frozenset[str]


class Yardstick:
    """What is asked, cut into clauses once, and held to many texts."""

    def __init__(self, asked: Sought) -> None:
        self._asked = asked
        self._content = [asked.codes[word] for word in content(asked.keys())]
        self._clauses = [
            _Clause(asked.coded(start, end), frozenset(asked.codes[word] for word in content(keys)))
            for start, end in clauses(asked)
            for keys in [[one.key for one in asked.words[start:end]]]
        ]

    def likeness(self, text: str, alignment: Alignment) -> Likeness:
        """verbatim, altered, partial or not-found, by where the runs stand in the coded text."""
        longer = max(self._asked.count, alignment.length, 1)
        score = max(0.0, 1 - alignment.distance / longer)
        if alignment.distance == 0:
            return Likeness("verbatim", 1.0)
        few = alignment.distance <= longer * ALTERED
        standing = [clause for clause in self._clauses if _stands(clause, text)]
        if self._are_enough(standing) and (not few or self._rest_is_absent(standing, text)):
            return Likeness("partial", score)
        enough = longer - alignment.distance >= SAME or alignment.length >= len(text)
        if few and enough and self._keeps_content(text, alignment):
            return Likeness("altered", score)
        return Likeness("not-found", score)

    def _keeps_content(self, text: str, alignment: Alignment) -> bool:
        there = {one for start, end in alignment.stretches for one in text[start:end]}
        kept = sum(word in there for word in self._content)
        return kept > 0 and kept >= len(self._content) * CONTENT_KEPT

    def _are_enough(self, standing: list[_Clause]) -> bool:
        """Whether the clauses that stand in the text are enough of what was asked to speak of."""
        return bool(standing) and sum(len(one.words) for one in standing) >= self._asked.count * CLAUSE_SHARE

    def _rest_is_absent(self, standing: list[_Clause], text: str) -> bool:
        """Whether of every other clause fewer than half of the content words are in the text."""
        rest = [one for one in self._clauses if one not in standing and one.content]
        return bool(rest) and all(sum(word in text for word in one.content) * 2 < len(one.content) for one in rest)


def _stands(clause: _Clause, text: str) -> bool:
    """Whether a clause worth speaking of stands in the text word for word."""
    long = len(clause.words) >= CLAUSE_WORDS and len(clause.content) >= CLAUSE_CONTENT
    return long and clause.words in text


def content(words: Iterable[str]) -> list[str]:
    """The words that carry meaning, in order; of single signs figures do, and letters of scripts without blanks."""
    return [word for word in words if word not in FUNCTION_WORDS and (len(word) > 1 or word > "z" or word.isdigit())]


def clauses(asked: Sought) -> list[tuple[int, int]]:
    """The runs cut at marks and before words that open a clause."""
    found = []
    for start, end in asked.runs:
        begun = start
        for at in range(start, end):
            if at > begun and asked.words[at].key in _CLAUSE_START:
                found.append((begun, at))
                begun = at
            if _CLAUSE_END.search(asked.words[at].text) and at + 1 < end:
                found.append((begun, at + 1))
                begun = at + 1
        found.append((begun, end))
    return [clause for clause in found if clause[0] < clause[1]]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The stems of a text's content words in order, and whether the text denies something."""

    stems: tuple[str, ...]
    denies: bool


def denies(words: Iterable[str]) -> bool:
    """Whether a negation is among the words."""
    return any(map(_NEGATION.match, words))


def is_paraphrase(asked: Meaning, text: Meaning) -> bool:
    """Whether a text may say the same in other words.

    At least three content words are shared: three quarters of those asked for and half of the text's, mostly in the
    same order. No figure is added, and both deny or neither does.
    """
    ours, theirs = dict.fromkeys(asked.stems), dict.fromkeys(text.stems)
    shared = ours.keys() & theirs.keys()
    if len(shared) < max(SHARED, len(ours) * OF_ASKED, len(theirs) * OF_TEXT) or asked.denies != text.denies:
        return False
    if any(stem.isdigit() and stem not in shared for stem in ours):
        return False
    first, second = ([stem for stem in stems if stem in shared] for stems in (ours, theirs))
    return bool(LCSseq.similarity(first, second) >= len(shared) * IN_ORDER)
