"""Bodies and countries that a Korean text names, with every place where it does.

Who is listed goes by the gazetteer's name, so that sources in two languages speak of one body; the words as written
are the evidence.
"""

from app.domain.ids import slug
from app.extraction.annotations import Entity, Mention
from app.extraction.korean import word_lists as lists
from app.extraction.korean.lexicon import Lexicon
from app.extraction.korean.marks import Marked
from app.extraction.korean.names import Phrase
from app.extraction.korean.particles import Sentence, splits
from app.extraction.korean.title_words import TitleWords

_PAIRS = {"한": "KR", "미": "US", "일": "JP", "중": "CN", "러": "RU", "북": "KP", "영": "GB", "독": "DE", "불": "FR"}


class Others:
    """Collects bodies and countries, sentence by sentence."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._titles = TitleWords(lexicon)
        self._bodies: dict[str, list[tuple[int, int]]] = {}
        self._countries: dict[str, list[tuple[int, int]]] = {}
        self._owners: dict[str, str | None] = {}

    def read(self, sentence: Sentence, phrases: list[Phrase]) -> None:
        """Take in what a sentence names."""
        for phrase in phrases:
            if phrase.kind == "body":
                self._add_body(*phrase.name, phrase.country)
        taken = {place for phrase in phrases if phrase.kind == "body" for place in range(phrase.first, phrase.last + 1)}
        for place, token in enumerate(sentence.tokens):
            if token.kind == "word":
                self._word(token.text, token.start, inside=place in taken)

    def _word(self, word: str, start: int, *, inside: bool) -> None:
        for stem, _ in splits(word):
            if code := self._lexicon.countries.get(stem):
                self._countries.setdefault(code, []).append((start, start + len(stem)))
                return
            if not inside and (stem in self._lexicon.bodies or self._titles.is_body(stem)) and stem != "정부":
                self._add_body(start, start + len(stem), None)
                return

    def pairs(self, marked: Marked) -> None:
        """한미, 한중일: the countries of one word."""
        for found in lists.PAIRED.finditer(marked.masked):
            for place, sign in enumerate(found[1]):
                start = found.start() + place
                self._countries.setdefault(_PAIRS[sign], []).append((start, start + 1))

    def _add_body(self, start: int, end: int, country: str | None) -> None:
        words = " ".join(self._text[start:end].split())
        known = self._lexicon.body(words, country)
        name = known.name if known else words
        self._bodies.setdefault(name, []).append((start, end))
        self._owners[name] = known.country if known else country

    def entities(self) -> list[Entity]:
        """What was found, each once."""
        found = []
        for name, places in self._bodies.items():
            key, owner = slug(name) or "organization", self._owners[name]
            basis = "gazetteer" if owner and name not in self._written(places) else "stated" if owner else None
            spans = tuple(Mention(*bounds, "organization", key, name) for bounds in sorted(set(places)))
            found.append(Entity(key, "organization", name, country=owner, country_basis=basis, mentions=spans))
        for code, places in self._countries.items():
            name = self._lexicon.country_names[code]
            spans = tuple(Mention(*bounds, "country", slug(name), name) for bounds in sorted(set(places)))
            found.append(Entity(slug(name), "country", name, country=code, country_basis="gazetteer", mentions=spans))
        return found

    def _written(self, places: list[tuple[int, int]]) -> set[str]:
        return {" ".join(self._text[start:end].split()) for start, end in places}
