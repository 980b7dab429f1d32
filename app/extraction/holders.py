"""Who holds the office that a noun names: "the ambassador", "the Danish minister", "the lieutenant governor"."""

from collections import defaultdict
from collections.abc import Mapping

from app.extraction import address
from app.extraction.annotations import Entity
from app.extraction.english import small_words, titles

_MOST = 100
"""Of so many who hold an office the last met are looked at, so that a list of a thousand nurses takes linear time."""
_VAGUE = frozenset({"leader", "chief"})
"""Nouns that mean a holder of another title only with a word of it: "the Danish leader", "the IMF chief"."""
_COUNTERPART = "counterpart"
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}


class Holders:
    """Those whom the reader of a document has met, by each word of their titles; "Sen." is the word "senator"."""

    def __init__(self, people: Mapping[str, Entity]) -> None:
        self._people = people
        self._read = 0
        self._by_word: dict[str, list[tuple[Entity, set[str]]]] = defaultdict(list)
        self._order: dict[str, int] = {}

    def together(self, head: str, words: list[str], met: list[str]) -> tuple[str, ...]:
        """The keys of "the two presidents" or "the presidents", in the order of meeting, if so many were met."""
        count = next((_COUNTS[word] for word in words if word in _COUNTS), 2 if words == ["the"] else 0)
        keys = self.of(head.removesuffix("s"), [], None, met)
        return tuple(sorted(keys, key=self._order.__getitem__)) if len(keys) == count else ()

    def _meet(self, person: Entity) -> None:
        self._order.setdefault(person.key, len(self._order))
        for role in person.roles:
            words = set(role.title.lower().replace(".", "").split())
            words |= {titles.EXPANDED.get(word, word) for word in words}
            for word in words:
                self._by_word[word].append((person, words))

    def of(self, head: str, words: list[str], state: str | None, met: list[str]) -> set[str]:
        """The keys of those met whom a noun with the words in front of it may mean; `met` only ever grows.

        Not a lieutenant governor where there is a governor, nor the minister of another country than is said.
        """
        for key in met[self._read :]:
            self._meet(self._people[key])
        self._read = len(met)
        said = {word for word in words if word not in small_words.DETERMINERS and word[0].isalpha()}
        held = self._by_word.get(head, [])[-_MOST:]
        for other in titles.ALSO_CALLED.get(head, ()):
            also = self._by_word.get(other, [])[-_MOST:]
            held = [*held, *(one for one in also if head not in _VAGUE or state or (said and said <= one[1]))]
        if gender := address.gender(head):
            held = [one for one in held if one[0].gender in {gender, None}]
        if state:
            abroad = self._by_word.get(_COUNTERPART, [])[-_MOST:]
            held = [one for one in (*held, *abroad) if one[0].country == state] or [
                one for one in held if one[0].country is None
            ]
        exact = [(person, title) for person, title in held if said <= title]
        own = {person.key for person, title in exact if not (title - said) & titles.LESSER}
        return own or {person.key for person, _ in exact or held}
