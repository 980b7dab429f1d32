"""Finds many phrases in one linear pass: whole words, the longest phrase at the leftmost word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from app.extraction.wordlists import words

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+|[&+]")
# Between two words of a phrase: blanks, hyphens and quotation marks (“modernization” of the partnership), or
# one full stop without a blank (U.S.). A comma or a dash separates: "trade, union" is not "trade union".
_NEXT = re.compile(r"([\s\-‐‑“”„\"‘’'«»]{0,6}+|\.)([^\W_]+|[&+])")
_PIECE = 100_000
_HYPHENS = "-‐‑"
_LONGEST_JOINED = 13
"""Letters of a word before a hyphen that are looked at, and the hyphen."""
_BEFORE_HYPHEN = re.compile(r"[^\W_]{1,12}(?=[-‐‑]\Z)")
_AFTER_HYPHEN = re.compile(r"[-‐‑]([^\W_]{1,20})")
# "non-trade" is not trade; "Korea-US trade" and "bio-energy" are what they say.
_NEGATING = words("non anti ex un de no pseudo")
# "trade-off" is not trade, "semiconductor-related" is semiconductors: only these may follow after a hyphen.
_QUALIFYING = words("""
    related based focused led driven intensive making grade exporting importing producing rich dependent
    specific powered sector industry linked heavy
""")
_HANGUL_FIRST, _HANGUL_LAST = "가", "힣"
_HANGUL = re.compile(f"[{_HANGUL_FIRST}-{_HANGUL_LAST}]")
# Particles, nouns and the verb "to do" or "to become" that Korean writes onto the word before: 조선업을,
# 반도체산업의, 나포했다, 억류됐다.
_PARTICLES = sorted(
    words("""
        에서의 으로의 에서는 에서도 으로부터 에서 에게 으로 까지 부터 마다 처럼 보다 이나 이라
        이며 라는 라고 와의 과의 에는 에도 산업 산업의 산업을 산업은 산업이 업계 업계의
        분야 분야의 분야에서 을 를 이 가 은 는 의 에 로 와 과 도 만 등 및 나
        하는 하고 하며 하면 하기 하기로 하지 하도록 하겠다 해야 해서 했다 했고 했으며 했던 한다 하다 합니다 했습니다
        되는 되고 되며 되면 되지 된 된다 되다 돼야 됐다 됐고 됩니다 됐습니다
    """),
    key=lambda particle: (-len(particle), particle),
)


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """Words to look for and what they stand for. What lies inside a `mask` is still looked at."""

    words: str
    payload: T
    mask: bool = False

    @property
    def capitals(self) -> tuple[tuple[int, str], ...]:
        """The words that must stand as they are, by their place: "AI" is not "ai", "IT services" not "it services"."""
        throughout = self.words.isupper()
        return tuple(
            (place, word)
            for place, word in enumerate(_WORD.findall(self.words))
            if throughout or (len(word) > 1 and word.isupper())
        )


class Found(NamedTuple, Generic[T]):
    """A place where phrases of the same words stand, `start` to `end`. It is a `mask` if all of them are."""

    start: int
    end: int
    phrases: tuple[Phrase[T], ...]
    mask: bool


@dataclass(slots=True)
class _Node(Generic[T]):
    """The phrases that begin with the words that lead here, and those of them that end here, each with its capitals."""

    following: dict[str, "_Node[T]"] = field(default_factory=dict)
    ends: tuple[Phrase[T], ...] = ()
    capitals: tuple[tuple[tuple[int, str], ...], ...] = ()
    cased: bool = False
    mask: bool = True

    def add(self, phrase: Phrase[T]) -> None:
        """One more phrase ends here."""
        self.ends, self.capitals = (*self.ends, phrase), (*self.capitals, phrase.capitals)
        self.cased, self.mask = any(self.capitals), self.mask and phrase.mask

    def found(self, text: str, start: int, end: int, begun: int) -> Found[T] | None:
        """The phrases that end here and stand in a text as they must be written, most in any case."""
        if not self.cased:
            return Found(begun + start, begun + end, self.ends, self.mask)
        written = _WORD.findall(text, start, end)
        standing = tuple(phrase for phrase, capitals in zip(self.ends, self.capitals, strict=True)
                         if all(written[place] == word for place, word in capitals))  # fmt: skip
        if not standing:
            return None
        return Found(begun + start, begun + end, standing, all(phrase.mask for phrase in standing))


class Phrases(Generic[T]):
    """A set of phrases that are looked for together, in any case."""

    def __init__(self, phrases: Iterable[Phrase[T]]) -> None:
        self._root: dict[str, _Node[T]] = {}
        for phrase in phrases:
            self._add(phrase)

    def _add(self, phrase: Phrase[T]) -> None:
        following, node = self._root, None
        for word in _WORD.findall(phrase.words):
            node = following.setdefault(_lowered(word), _Node())
            following = node.following
        if node is not None:
            node.add(phrase)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found[T]]:
        """The phrases inside [start, end), in their order.

        Read in pieces, for a second copy of 10 MB takes 20 more; no phrase goes on behind a full stop and a blank.
        """
        stop = len(text) if end is None else end
        while stop - start > _PIECE and (cut := text.find(". ", start + _PIECE, stop)) >= 0:
            yield from self._in_piece(text, start, cut + 1)
            start = cut + 1
        yield from self._in_piece(text, start, stop)

    def _in_piece(self, text: str, start: int, end: int) -> Iterator[Found[T]]:
        begun = max(0, start - _LONGEST_JOINED)
        piece = text[begun:end]
        low = _lowered(piece)
        resume = 0
        for word in self._openings(low, start - begun):
            if word.start() < resume:
                continue
            for found in self._here(piece, low, begun, word):
                yield found
                resume = word.end() if found.mask else found.end - begun

    def _openings(self, low: str, start: int) -> Iterator[re.Match[str]]:
        """The words with which a phrase may begin: one in four, the others cost no more than a look-up."""
        root, found = self._root, _WORD.finditer(low, start)
        if _HANGUL.search(low, start):
            return (word for word in found if word[0] in root or word[0][-1] >= _HANGUL_FIRST)
        return self._begun(found)

    def _begun(self, found: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
        """Words that are a phrase, and words that begin one and are followed by its second.

        Seven words in ten begin some phrase ("in", "the"), and most are followed by no second.
        """
        nothing: dict[str, _Node[T]] = {}
        held, following = None, nothing
        for word in found:
            written = word[0]
            if held is not None and written in following:
                yield held
            held, node = None, self._root.get(written)
            if node is None:
                continue
            if node.ends:
                yield word
            else:
                held, following = word, node.following

    def _here(self, text: str, low: str, begun: int, first: re.Match[str]) -> list[Found[T]]:
        """The masks whose first word is there, the longest first, and behind them the longest phrase that is none.

        `begun` is where `text` and `low` begin in what was asked for.
        """
        masks: list[Found[T]] = []
        best: list[Found[T]] = []
        start, end = first.span()
        following, word = self._root, first[0]
        stop = end
        while True:
            node, end = following.get(word), stop
            if node is None and _HANGUL_FIRST <= word[-1] <= _HANGUL_LAST:
                node, end = _without_particle(following, word, stop)
            if node is None:
                break
            found = node.found(text, start, end, begun) if node.ends else None
            if found and _stands_alone(low, start, end):
                if found.mask:
                    masks.insert(0, found)
                else:
                    masks, best = [], [found]
            if end != stop or not node.following:
                break
            gap = _NEXT.match(low, end)
            if gap is None or gap[1].count("\n") > 1:
                break
            following, word, stop = node.following, gap[2], gap.end()
        return masks + best


def _without_particle(following: dict[str, _Node[T]], word: str, end: int) -> tuple[_Node[T] | None, int]:
    """The node of a word and where the word ends, a Korean particle left out."""
    for particle in _PARTICLES:
        if word.endswith(particle) and (node := following.get(word[: -len(particle)])) is not None:
            return node, end - len(particle)
    return None, end


def _stands_alone(low: str, start: int, end: int) -> bool:
    """Whether no hyphen makes the phrase a part of another word."""
    if start and low[start - 1] in _HYPHENS:
        before = _BEFORE_HYPHEN.search(low[max(0, start - _LONGEST_JOINED) : start])
        if before is not None and before[0] in _NEGATING:
            return False
    after = _AFTER_HYPHEN.match(low, end) if low[end : end + 1] in _HYPHENS else None
    return after is None or after[1] in _QUALIFYING


def _lowered(text: str) -> str:
    """Lower case of the same length, so that offsets hold: "İ".lower() has two characters."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
