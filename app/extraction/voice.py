"""Somebody who speaks, and how sure it is that the words of a text mean them."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from app.extraction.annotations import Entity

FULL, SHORT, CLEAR, SHARED, NAMESAKE, LIKELY = 1.0, 0.95, 0.9, 0.85, 0.8, 0.75

Type = Literal["person", "organization", "group", "unnamed"]


class Voice(NamedTuple):
    """Somebody who speaks. `key` is that of a person's entity; `name` the person's, body's or source's.

    `trail` is the key of the entity that a pronoun may take up again: a person's, or that of somebody named by one
    word only.
    """

    type: Type
    name: str
    key: str | None = None
    members: tuple[str, ...] = ()
    confidence: float = FULL
    why: str = "full name"
    trail: str | None = None

    def same(self, other: "Voice | None") -> bool:
        """Whether both are one speaker."""
        return other is not None and (self.type, self.key or self.name) == (other.type, other.key or other.name)


def voice_of(label: str, people: Iterable[Entity]) -> Voice | None:
    """Whom a label in capitals means: the one person whose family name it ends with; the A of "Q and A" nobody."""
    found = [
        person
        for person in people
        if person.type == "person" and label.upper().endswith((person.family_name or person.name).upper())
    ]
    if len(found) == 1:
        return Voice("person", found[0].name, found[0].key, why="label in a transcript", trail=found[0].key)
    return Voice("unnamed", label, why="label in a transcript") if len(label) > 1 else None
