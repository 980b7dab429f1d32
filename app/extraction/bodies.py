"""Which body or state a noun means: "the ministry", "the Danish minister"."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.extraction.annotations import Entity, Mention
from app.extraction.english import titles
from app.extraction.narration import COUNTRY, Line
from app.extraction.subjects import Subject
from app.extraction.voice import CLEAR, Voice


class Bodies:
    """The bodies and countries of a document; `demonyms` are the countries of adjectives, by where these begin."""

    def __init__(self, entities: tuple[Entity, ...], demonyms: Mapping[int, str]) -> None:
        self._named = _by_word(entity for entity in entities if entity.type == "organization")
        self._states = {entity.key: entity.country for entity in entities if entity.type == "country"}
        self._demonyms = demonyms

    def of(self, head: str, start: int, written: str) -> Voice:
        """The body last named whose name has this noun: "the ministry" for the Ministry of Finance."""
        named = self._named.get(head, [])
        if place := bisect_left(named, (start,)):
            return Voice("organization", named[place - 1][1], confidence=CLEAR, why=f"last named body for “{head}”")
        return Voice("organization", written, confidence=CLEAR, why="body without a name")

    def state(self, line: Line, subject: Subject) -> str | None:
        """The country in front of a public office: of "the Danish minister" and "Denmark’s minister" Denmark."""
        if line.words[subject.head] not in titles.PUBLIC:
            return None
        for at in range(subject.first, subject.head):
            named = line.refs[at]
            if line.words[at] == COUNTRY and isinstance(named, Mention):
                return self._states.get(named.key)
            if line.capital[at] and line.starts[at] in self._demonyms:
                return self._demonyms[line.starts[at]]
        return None


def _by_word(bodies: Iterable[Entity]) -> dict[str, list[tuple[int, str]]]:
    """For each word of the names of bodies, where one with it is named and how, in the order of the text."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for body in bodies:
        for word in set(body.name.lower().split()):
            found[word] += [(mention.start, body.name) for mention in body.mentions]
    for named in found.values():
        named.sort()
    return found
