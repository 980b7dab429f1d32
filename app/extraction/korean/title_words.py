"""Which words may stand in a title, a name or the name of a body."""

import re
from collections.abc import Sequence

from app.extraction.korean import word_lists as lists
from app.extraction.korean.lexicon import STATE_BODIES, Lexicon
from app.extraction.korean.particles import Token, fits, splits
from app.extraction.korean.word_lists import DOUBLE_SURNAMES, GIVEN, SURNAMES

_MOST_MODIFIERS = 7
_LETTERS = re.compile(r"[가-힣A-Za-z][가-힣A-Za-z.·-]*\Z")
_HANGUL = re.compile(r"[가-힣]+\Z")
_BOUND = ("은", "는", "을", "를", "의", "과", "와", "에서", "에게", "으로", "까지", "부터", "에는", "에도")
_LOOSE = ("이", "가", "에", "도", "로", "만")
_FULL, _DOUBLE, _SHORTEST_BODY = 3, 4, 3
_SECTIONS = ("국", "과", "팀", "단")


class TitleWords:
    """Asks of words what they may be a part of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def first_modifier(self, tokens: tuple[Token, ...], place: int, head: str) -> int:
        """With which token a title begins that ends at `place`."""
        first = place
        after = head in lists.ACTING or head in lists.INCOMING
        while first > max(0, place - _MOST_MODIFIERS) and tokens[first - 1].kind == "word":
            word = tokens[first - 1].text
            if not (self._modifies(word) or (after and first == place and self._lexicon.head_of(word))):
                break
            first -= 1
        return first

    def _modifies(self, word: str) -> bool:
        lexicon = self._lexicon
        if len(word) == 1:
            return word in lists.STATUS or (word in lists.ABBREVIATED and word != "한") or word.isdigit()
        known = word in lists.MODIFIERS or word in lists.STATUS or word in lexicon.countries or word in lexicon.bodies
        if known or lists.POSTED.match(word) or word in lexicon.title_words or word in lists.ABBREVIATED:
            return True
        return word.endswith((*lists.BODY_ENDS, *_SECTIONS)) and len(word) >= _SHORTEST_BODY and self._is_noun(word)

    def _is_noun(self, word: str) -> bool:
        """Whether it is no name: 한국해사연구원 is none, 김지원 may be one."""
        return not self.is_korean_name(word) and self.is_plain(word)

    def country(self, words: Sequence[str]) -> str | None:
        """The country that the words of a title state: 주한 미국대사 is one of the United States."""
        for word in words:
            if word in lists.ABBREVIATED:
                if word != "한":
                    return lists.ABBREVIATED[word]
            elif code := self._lexicon.countries.get(word) or self._sent(word):
                return code
        rows = (self._lexicon.bodies.get(word) for word in words)
        return next((row.country for row in rows if row and row.country and row.kind in STATE_BODIES), None)

    def is_international(self, words: Sequence[str]) -> bool:
        """Whether a title is of a body of many countries: 유엔 인권최고대표."""
        rows = (self._lexicon.bodies.get(word) for word in words)
        return any(row and row.kind == "international-organization" for row in rows)

    def _sent(self, word: str) -> str | None:
        """The country of 노르웨이대사 and 주한노르웨이대사; 주노르웨이대사 is sent to it, and says not by whom."""
        if where := lists.POSTED_AT.match(word):
            return self._within(word[where.end() :])
        return None if lists.POSTED.match(word) else self._within(word)

    def _within(self, word: str) -> str | None:
        """The country with which a word begins whose rest is a title or a body: 노르웨이대사, 한국대사관."""
        for length in range(len(word) - 2, 1, -1):
            if code := self._lexicon.countries.get(word[:length]):
                rest = word[length:]
                return code if rest in self._lexicon.heads or rest.endswith(lists.BODY_ENDS) else None
        return None

    def is_korean_name(self, word: str) -> bool:
        """A surname with a given name of one or two syllables that are used in such, and no noun."""
        nouns = self._lexicon.nouns
        if any(stem in nouns for stem, _ in splits(word) if len(stem) > 1) or not _HANGUL.match(word):
            return False  # 반도체, 한국과
        if len(word) == _DOUBLE:
            return word.startswith(DOUBLE_SURNAMES) and set(word[2:]) <= GIVEN
        if word[:-1] in nouns and word[-1] in lists.COMPOUNDING:
            return False
        if word[0] not in SURNAMES or not 2 <= len(word) <= _FULL:  # noqa: PLR2004 - 조현
            return False
        given = word[1:-1] if len(word) == _FULL and word[-1] in lists.GIVEN_LAST else word[1:]
        return set(given) <= GIVEN

    def is_plain(self, word: str) -> bool:
        """A word of letters without a particle and no form of a verb, as names are."""
        if not _LETTERS.match(word) or word in lists.CONNECTIVES or lists.ADNOMINAL.search(word):
            return False
        if lists.VERBAL.match(word):
            return False
        if any(word.endswith(one) and fits(word[: -len(one)], one) for one in _BOUND):
            return False
        return not any(
            word.endswith(one) and word[: -len(one)] in self._lexicon.nouns and fits(word[: -len(one)], one)
            for one in _LOOSE
        )

    def is_body(self, stem: str) -> bool:
        """A body of the gazetteer, or a word that ends as those which speak do."""
        if stem in self._lexicon.bodies:
            return True
        return stem == "정부" or (
            stem.endswith(lists.BODY_SUBJECTS) and len(stem) >= _SHORTEST_BODY and stem not in lists.NO_BODIES
        )

    def leads_body(self, token: Token) -> bool:
        """Whether a word belongs to the name of the body behind it: 몽골 외교부, 미 국무부."""
        word = token.text
        if token.kind != "word":
            return False
        return (
            word in self._lexicon.countries
            or (word in lists.ABBREVIATED and word != "한")
            or bool(
                len(word) > 2 and lists.POSTED.match(word)  # noqa: PLR2004 - 주한미국
            )
        )
