"""What the steps of extraction hand to one another: the segmented document, names, dates and quotations found in it."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, NamedTuple

from app.domain.records import DateRecord, RoleRecord

Bounds = tuple[int, int]
"""`start` and `end` of a stretch, in code points of the source's text; `end` is exclusive."""

Labels = dict[int, re.Match[str]]
"""The labels of a transcript by the number of their paragraph; none where two do not speak by turns."""


class Stretches:
    """Stretches of a text in their order, 16 bytes each: of 10 MB of news all sentences took 17 MB as tuples."""

    __slots__ = ("_ends", "starts")

    def __init__(self, bounds: Iterable[Bounds]) -> None:
        both = array("q", chain.from_iterable(bounds))
        self.starts, self._ends = both[::2], both[1::2]

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Bounds]:
        return zip(self.starts, self._ends, strict=True)

    def __getitem__(self, number: int) -> Bounds:
        return self.starts[number], self._ends[number]

    def around(self, place: int) -> Bounds | None:
        """The last that begins at a place or before it."""
        number = bisect_right(self.starts, place) - 1
        return self[number] if number >= 0 else None


@dataclass(frozen=True, slots=True)
class Document:
    """A source's text with its structure. Everything before `body` (an opening date line) is not read.

    `blocks` are block quotations that are introduced as speech, `labels` those of a transcript.
    """

    text: str
    body: int
    published: str | None
    language: str
    paragraphs: Stretches
    sentences: Stretches
    blocks: Stretches
    labels: Labels

    def sentence_at(self, place: int) -> Bounds:
        """The sentence in which a place of the text lies."""
        return self.sentences.around(place) or (self.body, len(self.text))

    def paragraph_at(self, place: int) -> Bounds:
        """The paragraph in which it lies."""
        return self.paragraphs.around(place) or (self.body, len(self.text))


class Mention(NamedTuple):
    """Words that name somebody or something. `key` is that of the entity, equal for all its mentions.

    `start` and `end` bound the name alone, without title or office; `name` is the fullest name of the entity.
    """

    start: int
    end: int
    type: Literal["person", "organization", "country", "unnamed"]
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, country or unnamed source of one document, with all that the document states of it."""

    key: str
    type: Literal["person", "organization", "country", "unnamed"]
    name: str
    family_name: str | None = None
    given_name: str | None = None
    gender: str | None = None
    country: str | None = None
    country_basis: str | None = None
    roles: tuple[RoleRecord, ...] = ()
    other_names: tuple[tuple[str, str], ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)


class DateMention(NamedTuple):
    """Words that say when, and the date that they mean, resolved against the source's."""

    start: int
    end: int
    date: DateRecord
