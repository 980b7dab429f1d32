"""Words that justify a concept only together: "vessel" says too little, and so does "attacked"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.gazetteer import Gazetteer
from app.domain.vocabulary import COUNTRY, Concept
from app.extraction.phrases import Phrase

_REACH = 80
"""Characters between two words that belong together: about a dozen words, most clauses."""
_SENTENCE_END = re.compile(r"(?<!\.[A-Z])(?<!\b[A-Z])(?<!\b[DM]r)(?<!\bMs)[.!?…]+[\"'”’)]*\s|\n\s*\n")
_STATES = frozenset({"country", "capital"})

Place = tuple[int, int]
"""Where a word stands: its start and its end."""
Sense = tuple[str, str]
"""The scheme and the id of a concept."""


@dataclass(frozen=True, slots=True)
class Side:
    """The halves of pairs that one word is: numbers of word lists."""

    lists: tuple[int, ...]


class Pairs:
    """Every pair of word lists of a vocabulary, and the words of those lists as phrases to look for."""

    def __init__(self, concepts: Iterable[Concept], gazetteer: Gazetteer) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._partners: dict[int, list[tuple[int, Sense]]] = defaultdict(list)
        for concept in concepts:
            for pair in concept.together:
                one, other = (self._numbers.setdefault(side, len(self._numbers)) for side in pair)
                self._partners[one].append((other, (concept.scheme, concept.id)))
                self._partners[other].append((one, (concept.scheme, concept.id)))
        self._countries = tuple(_countries(gazetteer))

    def phrases(self) -> Iterator[Phrase[Sense | Side]]:
        """Each word once, with all lists it is in. A mask, so that a term inside it is still found."""
        lists: dict[str, list[int]] = defaultdict(list)
        for side, number in self._numbers.items():
            for word in side:
                for form in self._countries if word == COUNTRY else (word,):
                    lists[form].append(number)
        for word, numbers in lists.items():
            side_of: Sense | Side = Side(tuple(numbers))
            yield Phrase(word, side_of, mask=True)

    def reading(self, text: str) -> "Reading":
        """What remembers the words of one text while it is read from left to right."""
        return Reading(text, self._partners)


class Reading:
    """The last place of each word list in a text. Constant work for each word that is found."""

    def __init__(self, text: str, partners: dict[int, list[tuple[int, Sense]]]) -> None:
        self._text, self._partners = text, partners
        self._last: dict[int, Place] = {}

    def complete(self, side: Side, span: Place) -> list[tuple[Sense, Place]]:
        """The pairs that a word at `span` makes whole: the concept (scheme, id) and the place of the earlier word."""
        found, last = [], self._last
        for number in side.lists:
            for partner, concept in self._partners[number]:
                earlier = last.get(partner)
                if earlier is not None and self._near(earlier, span):
                    found.append((concept, earlier))
        for number in side.lists:
            last[number] = span
        return found

    def _near(self, earlier: Place, later: Place) -> bool:
        gap = later[0] - earlier[1]
        return 0 < gap <= _REACH and _SENTENCE_END.search(self._text, earlier[1], later[0]) is None


def _countries(gazetteer: Gazetteer) -> Iterator[str]:
    """How a sentence names a state: by its name, its people or its capital, in English or Korean."""
    yield from dict.fromkeys(
        name for place in gazetteer.places if place.kind in _STATES for name in (*place.names(), *place.demonyms)
    )
