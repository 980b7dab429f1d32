"""Which of several people of one surname a text means."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from app.extraction import address, generations
from app.extraction.annotations import Entity

_MOST = 10
_NEARBY = 600
_LONGEST_ADDRESS = 12


class Namesakes:
    """The people of a document by surname."""

    def __init__(self, text: str, people: Iterable[Entity]) -> None:
        self._text = text
        self._generations: dict[str, generations.Generation] = defaultdict(generations.Generation)
        self._families: dict[str, list[Entity]] = defaultdict(list)
        for person in people:
            self._families[person.family_name or person.name].append(person)

    def before(self, start: int, person: Entity) -> list[Entity]:
        """The others of a surname who were named before an offset; of very many the first."""
        others = islice(self._families[person.family_name or person.name], _MOST)
        return [other for other in others if other is not person and other.mentions[0].start < start]

    def tells_apart(self, start: int, person: Entity, others: list[Entity]) -> bool:
        """Whether "Mrs.", "the elder" or nearness leaves only one of those who share a surname."""
        gender = self._addressed(start)
        if gender and all(other.gender and other.gender != gender for other in others):
            return True
        if wanted := generations.asked(self._text, start):
            told = [self._generations[one.key].told(self._text, one.mentions, start) for one in (person, *others)]
            return generations.fitting(wanted, told) == [0]
        return _is_near(person, start) and not any(_is_near(other, start) for other in others)

    def is_misaddressed(self, start: int, person: Entity) -> bool:
        """Whether a form of address does not fit: "Mrs. Berg" is not Olav Berg, of whose wife a given name is told."""
        gender = self._addressed(start)
        return bool(gender and person.gender and person.gender != gender)

    def _addressed(self, start: int) -> str | None:
        return address.gender(self._text[max(0, start - _LONGEST_ADDRESS) : start].rpartition("\n")[2])


def _is_near(person: Entity, start: int) -> bool:
    """Whether a person was last named not far before."""
    place = bisect_left(person.mentions, start, key=lambda mention: mention.start)
    return place > 0 and start - person.mentions[place - 1].start <= _NEARBY
