"""What the steps of extraction hand to one another: the segmented document, names, dates and quotations found in it."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from app.domain.records import DateRecord, RoleRecord

Bounds = tuple[int, int]
"""`start` and `end` of a stretch, in code points of the source's text; `end` is exclusive."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source's text with its structure. Everything before `body` (an opening date line) is not read."""

    text: str
    body: int
    published: str | None
    language: str
    paragraphs: tuple[Bounds, ...]
    sentences: tuple[Bounds, ...]


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
