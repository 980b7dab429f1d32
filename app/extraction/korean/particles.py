"""Particles that Korean writes onto nouns, and the words of a sentence with theirs taken off."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.extraction.annotations import Bounds
from app.extraction.wordlists import words

FILL = "\ue000"
"""Stands for every character of a quotation in the text that rules look at, so that offsets stay."""

_TOKEN = re.compile(rf"(?P<quote>{FILL}+)|(?P<word>[A-Za-z](?:\.[A-Za-z]?)+|[\w·ㆍ&%-]+)|(?P<stop>[^\s\w{FILL}])")
_SYLLABLES = 28
_FIRST, _LAST = "가", "힣"

SUBJECT = words("은 는 이 가 께서는 께서 도 측은 측이 측도 에서는")
TOPIC = words("은 는 께서는 측은 도 측도")
_AFTER_CONSONANT = words("은 이 을 과 으로 이라 이며 이나")
_AFTER_VOWEL = words("는 가 를 와 라 며 나")
_PARTICLES = sorted(
    words("""
        께서는 께서 측은 측이 측도 측과 은 는 이 가 을 를 의 과 와 도 에게 에게는 에게서 에 에서 에서는 에는 에도
        으로 로 까지 부터 만 보다 이다 이며 인 라며 과의 와의 으로는 로는
    """),
    key=lambda particle: (-len(particle), particle),
)
_BY_LAST = {last: tuple(one for one in _PARTICLES if one[-1] == last) for last in {one[-1] for one in _PARTICLES}}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a quotation (`quote`) or a sign (`stop`) of a sentence."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence outside of quotation marks: its bounds, its paragraph, and its tokens."""

    bounds: Bounds
    paragraph: int
    tokens: tuple[Token, ...]

    def at(self, offset: int) -> int:
        """The first token that starts at an offset or behind it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.tokens[middle].start < offset else (low, middle)
        return low


def tokens(masked: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a stretch in their order."""
    return tuple(
        Token(found.lastgroup or "word", found[0], found.start(), found.end())
        for found in _TOKEN.finditer(masked, start, end)
    )


def ends_in_consonant(word: str) -> bool:
    """Whether the last syllable has a final consonant, which tells 은 from 는 and 이 from 가."""
    last = word[-1:]
    if _FIRST <= last <= _LAST:
        return (ord(last) - ord(_FIRST)) % _SYLLABLES != 0
    return False


def fits(stem: str, particle: str) -> bool:
    """Whether a particle may stand behind a stem: 장관은, never 장관는."""
    if not stem or not _FIRST <= stem[-1] <= _LAST:
        return bool(stem)
    if particle in _AFTER_CONSONANT:
        return ends_in_consonant(stem)
    if particle in _AFTER_VOWEL:
        return not ends_in_consonant(stem)
    return True


@lru_cache(maxsize=65536)
def splits(word: str) -> tuple[tuple[str, str], ...]:
    """Every way to read a word as stem and particle, the bare word first, then the longer particles."""
    found = [(word, "")]
    for particle in _BY_LAST.get(word[-1:], ()):
        stem = word[: -len(particle)]
        if word.endswith(particle) and fits(stem, particle):
            found.append((stem, particle))
    return tuple(found)
