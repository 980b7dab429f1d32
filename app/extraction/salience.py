"""Who stands out: the person a pronoun takes up, by how lately and in which part of a sentence each was named."""

from collections import deque
from dataclasses import dataclass

from app.extraction.annotations import Entity
from app.extraction.naming import GIVEN

SUBJECT, PRONOUN, OBJECT = 1.0, 0.75, 0.5
"""Weights of a mention: the subject of its sentence, a pronoun already resolved, anything else."""

_BY_DISTANCE = (1.2, 0.95, 0.6, 0.45, 0.3, 0.25, 0.2, 0.15, 0.1)
_AGAIN = 0.05
_SPOKE = 0.1
_UNKNOWN_GENDER = 0.9
_IMPLAUSIBLE = 0.5
_NAMELESS = 0.6
_ALONE = 2.0
_MEMORY = 40


@dataclass(slots=True)
class _Trace:
    sentence: int
    key: str
    weight: float


class Salience:
    """Remembers mentions in the order of the text; `people` by key, those named by one word only among them.

    `met` are the keys of those named so far, in the order in which they first were.
    """

    def __init__(self, people: dict[str, Entity]) -> None:
        self._people = people
        self._shares = {key: 1.0 if is_plausible(person) else _IMPLAUSIBLE for key, person in people.items()}
        self._trail: deque[_Trace] = deque(maxlen=_MEMORY)
        self._last: dict[str, int] = {}
        self._count = 0
        self._sentence = 0
        self._told: dict[str, str] = {}
        self.met: list[str] = []

    def next_sentence(self) -> None:
        """What follows stands in another sentence."""
        self._sentence += 1

    def remember(self, key: str, weight: float) -> None:
        """Somebody was named."""
        self._trail.append(_Trace(self._sentence, key, weight))
        if key not in self._last:
            self.met.append(key)
        self._count += 1
        self._last[key] = self._count

    def is_met(self, key: str) -> bool:
        """Whether somebody was named."""
        return key in self._last

    def meet(self, person: Entity) -> None:
        """Somebody without a name speaks, whom a pronoun may take up again."""
        self._shares[person.key] = _NAMELESS

    def took_up(self, key: str, gender: str) -> None:
        """A pronoun of a gender can only have meant somebody, who is nobody of the other gender from here on."""
        self._told.setdefault(key, gender)

    def latest(self, among: set[str]) -> str | None:
        """Who of some was named last."""
        return max((key for key in among if key in self._last), key=self._last.__getitem__, default=None)

    def most(self, gender: str | None, spoke: str | None) -> tuple[str, float] | None:
        """Who stands out most, and how many times more than the next; `spoke` is who spoke last.

        A gender that is known to differ rules somebody out; one that is not known speaks a little against.
        """
        scores: dict[str, float] = {}
        for trace in self._trail:
            distance = self._sentence - trace.sentence
            known = self._people[trace.key].gender or self._told.get(trace.key)
            if distance >= len(_BY_DISTANCE) or (gender and known and known != gender):
                continue
            share = self._shares[trace.key] * (1.0 if known or not gender else _UNKNOWN_GENDER)
            score = _BY_DISTANCE[distance] * trace.weight * share
            scores[trace.key] = max(scores.get(trace.key, 0.0), score) + _AGAIN
        if spoke in scores:
            scores[spoke] += _SPOKE
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        return ranked[0][0], ranked[0][1] / ranked[1][1] if len(ranked) > 1 else _ALONE


def is_plausible(person: Entity) -> bool:
    """Whether something beside capitals says that this is a person: a known given name, a role, a short form."""
    given = (person.given_name or "").split()[:1]
    if person.type == "unnamed" or person.gender or person.roles or (given and given[0] in GIVEN):
        return True
    family_first = bool(person.family_name) and person.name.startswith(f"{person.family_name} ")
    return family_first or any(mention.end - mention.start < len(person.name) for mention in person.mentions)
