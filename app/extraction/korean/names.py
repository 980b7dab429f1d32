"""Names with the titles behind them, bodies, and sources without a name, as phrases of a sentence.

Korean has no capitals: a name is known by the title that follows it (김지호 외교부 장관, 박 씨) or by the gazetteer.
What could be a common noun is taken for nobody.
"""

from dataclasses import dataclass, replace

from app.extraction.korean import word_lists as lists
from app.extraction.korean.lexicon import Lexicon
from app.extraction.korean.particles import Sentence, Token, splits
from app.extraction.korean.title_words import TitleWords

_MOST_NAMES = 4
_LONGEST_BODY = 4
_AS_WELL = 2
_CHINESE = frozenset({"CN", "TW"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """`kind`: full, short (a surname or one word of a name), title, unnamed, same (이 관계자) or body.

    `start` to `end` is the phrase with its particle, `name` and `title` are stretches without it; `first` and `last`
    are its tokens.
    """

    kind: str
    start: int
    end: int
    name: tuple[int, int]
    title: tuple[int, int]
    particle: str
    head: str
    first: int
    last: int
    country: str | None = None


class Namer:
    """Finds the phrases of sentences."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._titles = TitleWords(lexicon)

    def phrases(self, sentence: Sentence) -> list[Phrase]:
        """The phrases of a sentence in their order; of two that overlap the one that began first."""
        found: list[Phrase] = []
        for place, token in enumerate(sentence.tokens):
            if token.kind != "word":
                continue
            phrase = self._ending(sentence, place, token, found[-1] if found else None)
            if phrase is None:
                continue
            if found and (joined := self._as_well(sentence, found[-1], phrase)):
                found[-1] = joined
                continue
            while found and found[-1].first >= phrase.first:
                found.pop()
            if not found or found[-1].last < phrase.first:
                found.append(phrase)
        return found

    @staticmethod
    def _as_well(sentence: Sentence, before: Phrase, phrase: Phrase) -> Phrase | None:
        """Somebody with two titles: 왕이 중앙정치국 위원 겸 외교부장은."""
        if phrase.kind not in {"title", "short"} or before.kind != "full" or phrase.last - before.last < _AS_WELL:
            return None
        if sentence.tokens[before.last + 1].text != "겸":
            return None
        title = (before.title[0], phrase.title[1])
        return replace(
            before, end=phrase.end, title=title, particle=phrase.particle, head=phrase.head, last=phrase.last
        )

    def _ending(self, sentence: Sentence, place: int, token: Token, last: Phrase | None) -> Phrase | None:
        """The phrase whose last word this is."""
        for stem, particle in splits(token.text):
            if stem in lists.UNNAMED or stem.removesuffix("들") in lists.UNNAMED:
                return self._unnamed(sentence, place, stem, particle)
            head = self._lexicon.head_of(stem)
            if head and (phrase := self._titled(sentence, place, (stem, particle), head, last)):
                return phrase
            if phrase := self._listed(sentence, place, stem, particle):
                return phrase
            if self._titles.is_body(stem) and not head:
                return self._body(sentence, place, stem, particle)
        return None

    def _titled(
        self, sentence: Sentence, place: int, word: tuple[str, str], head: str, last: Phrase | None
    ) -> Phrase | None:
        tokens, (stem, particle) = sentence.tokens, word
        first = self._titles.first_modifier(tokens, place, head)
        modifiers = tokens[first:place]
        country = self._titles.country([*(token.text for token in modifiers), stem])
        before = first - 1
        title = (tokens[first].start, tokens[place].start + len(stem))
        if before >= 0 and tokens[before].kind == "word":
            country = country or self._owner(tokens, self._foreign(tokens, before), last)
            kind, begin = self._named(tokens, before, [token.text for token in modifiers], country)
            if kind:
                name = (tokens[begin].start, tokens[before].end)
                return Phrase(kind, name[0], tokens[place].end, name, title, particle, head, begin, place, country)
        if head not in lists.TITLES_ALONE:
            return None
        return Phrase("title", title[0], tokens[place].end, title, title, particle, head, first, place, country)

    def _named(
        self, tokens: tuple[Token, ...], last: int, modifiers: list[str], country: str | None
    ) -> tuple[str, int]:
        """How the words before a title name somebody, and with which token the name begins; ("", last) if not."""
        word = tokens[last].text
        begin = self._foreign(tokens, last)
        status_only = all(one in lists.STATUS for one in modifiers)
        abroad = country not in {None, "KR"} or (country is None and self._titles.is_international(modifiers))
        if len(word) == 1:
            if word in lists.SURNAMES and (status_only or begin == last):
                return ("short", last) if status_only else ("", last)
            return ("full", begin) if begin < last and (abroad or word in lists.SURNAMES) else ("", last)
        joined = " ".join(token.text for token in tokens[begin : last + 1])
        if joined in self._lexicon.people or (begin < last and abroad):
            return "full", begin
        if word in self._lexicon.people or self._titles.is_korean_name(word):
            return "full", last
        if self._titles.is_plain(word) and word not in self._lexicon.nouns:
            return "full" if country in _CHINESE and modifiers else "short", last
        return "", last

    def _owner(self, tokens: tuple[Token, ...], begin: int, last: Phrase | None) -> str | None:
        """Whose minister it is: 호주의 올리비아 그랜트 외교장관과 톰 홀 국방장관."""
        word = tokens[begin - 1].text if begin else ""
        if word.endswith("의") and (code := self._lexicon.countries.get(word[:-1])):
            return code
        listed = last and last.kind == "full" and last.last == begin - 1 and last.particle in {"과", "와"}
        return last.country if last and listed else None

    def _foreign(self, tokens: tuple[Token, ...], last: int) -> int:
        """With which token a name of several words begins: 응우옌 반 하이."""
        begin = last
        while begin > 0 and last - begin < _MOST_NAMES and self._is_name_word(tokens[begin - 1]):
            begin -= 1
        return last - 1 if last - begin >= _MOST_NAMES else begin

    def _is_name_word(self, token: Token) -> bool:
        return token.kind == "word" and self._titles.is_plain(token.text) and token.text not in self._lexicon.nouns

    def _listed(self, sentence: Sentence, place: int, stem: str, particle: str) -> Phrase | None:
        """Somebody of the gazetteer without a title."""
        tokens, people = sentence.tokens, self._lexicon.people
        end = tokens[place].start + len(stem)
        for first in (place - 1, place):
            if first >= 0 and tokens[first].kind == "word":
                words = [token.text for token in tokens[first:place]] + [stem]
                if " ".join(words) in people:
                    name = (tokens[first].start, end)
                    return Phrase("full", name[0], tokens[place].end, name, (end, end), particle, "", first, place)
        return None

    def _unnamed(self, sentence: Sentence, place: int, stem: str, particle: str) -> Phrase:
        tokens = sentence.tokens
        first = self._titles.first_modifier(tokens, place, stem)
        kind = "unnamed"
        if first == place and place and tokens[place - 1].text in lists.DEMONSTRATIVE:
            kind, first = "same", place - 1
        name = (tokens[first].start, tokens[place].start + len(stem))
        return Phrase(kind, name[0], tokens[place].end, name, name, particle, stem, first, place)

    def _body(self, sentence: Sentence, place: int, stem: str, particle: str) -> Phrase:
        tokens = sentence.tokens
        first = place
        while first > max(0, place - _LONGEST_BODY) and self._titles.leads_body(tokens[first - 1]):
            first -= 1
        name = (tokens[first].start, tokens[place].start + len(stem))
        country = self._titles.country([token.text for token in tokens[first:place]])
        return Phrase("body", name[0], tokens[place].end, name, name, particle, stem, first, place, country)
