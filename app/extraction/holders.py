"""Who holds the office that a noun names: "the ambassador", "the Danish minister", "the lieutenant governor"."""

from collections import defaultdict
from collections.abc import Iterable

from app.extraction.annotations import Entity
from app.extraction.english import small_words, titles

_COUNTERPART = "counterpart"


class Holders:
    """The people of a document by each word of their titles; "Sen." is the word "senator"."""

    def __init__(self, people: Iterable[Entity]) -> None:
        self._by_word: dict[str, list[tuple[Entity, set[str]]]] = defaultdict(list)
        for person in people:
            for role in person.roles:
                words = set(role.title.lower().replace(".", "").split())
                words |= {titles.EXPANDED.get(word, word) for word in words}
                for word in words:
                    self._by_word[word].append((person, words))

    def of(self, head: str, words: list[str], state: str | None, met: set[str]) -> set[str]:
        """The keys of those met whom a noun with the words in front of it may mean.

        Not a lieutenant governor where there is a governor, nor the minister of another country than is said.
        """
        said = {word for word in words if word not in small_words.DETERMINERS and word[0].isalpha()}
        held = [(person, title) for person, title in self._by_word.get(head, ()) if person.key in met]
        if state:
            abroad = [one for one in self._by_word.get(_COUNTERPART, ()) if one[0].key in met]
            held = [one for one in (*held, *abroad) if one[0].country == state] or [
                one for one in held if one[0].country is None
            ]
        exact = [(person, title) for person, title in held if said <= title]
        own = {person.key for person, title in exact if not (title - said) & titles.LESSER}
        return own or {person.key for person, _ in exact or held}
