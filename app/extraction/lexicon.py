"""What the vocabulary and the gazetteer know, in the form in which names are looked up; built once a vocabulary."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.gazetteer import KnownOrganization, KnownPerson, KnownPlace
from app.domain.names import match_key
from app.domain.vocabulary import Vocabulary
from app.extraction.editions import once_per_vocabulary
from app.extraction.english import titles

_LINKS = frozenset({"of", "for", "to", "at", "in", "on"})


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Dictionaries by words as written, offices by their title in small letters, people by match key.

    `names` are all countries, organizations and places, with what each is and its country.
    """

    offices: Mapping[str, str]
    acts_for: Mapping[str, str | None]
    broader: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    modifiers: frozenset[str]
    people: Mapping[str, tuple[KnownPerson, ...]]
    families: Mapping[str, tuple[KnownPerson, ...]]
    organizations: Mapping[str, KnownOrganization]
    countries: Mapping[str, str]
    country_names: Mapping[str, str]
    nouns: frozenset[str]
    places: Mapping[str, KnownPlace]
    names: Mapping[str, tuple[Literal["country", "organization", "place"], str | None]]

    def office_of(self, title: str) -> str | None:
        """The office that a title ends with, the longest first: "Acting US Ambassador" is an ambassador's."""
        words = [titles.EXPANDED.get(word, word) for word in title.lower().replace(".", "").split()]
        for first in range(len(words)):
            if office := self.offices.get(" ".join(words[first:])):
                return office
        return None

    def related(self, one: str, other: str) -> bool:
        """Whether two offices are one, or one is the broader: a minister, the foreign minister."""
        return one == other or one in self.broader[other] or other in self.broader[one]


@once_per_vocabulary
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary."""
    offices = {
        title.lower().replace(".", ""): concept.id
        for concept in vocabulary.office.concepts.values()
        for title, language in concept.terms
        if language == "en"
    }
    heads, modifiers = set(titles.HEADS), set(titles.MODIFIERS)
    for title in offices:
        words = title.split()
        cut = _noun(words)
        heads.update({words[cut]} - titles.MODIFIERS)
        modifiers.update(words[:cut])
    modifiers -= _LINKS | titles.NO_MODIFIERS
    gazetteer = vocabulary.gazetteer
    organizations = dict(_organizations(gazetteer.organizations))
    countries = dict(_countries(gazetteer.places))
    places = {
        name: place
        for place in reversed(gazetteer.places)
        if place.kind != "country"
        for name in _latin(place)
        if gazetteer.place(name) is not None
    }
    return Lexicon(
        offices=offices,
        acts_for={concept.id: concept.acts_for for concept in vocabulary.office.concepts.values()},
        broader={one: frozenset(vocabulary.office.ancestors(one)) for one in vocabulary.office.concepts},
        heads=frozenset(heads),
        modifiers=frozenset(modifiers),
        people=_people(gazetteer.people),
        families=_families(gazetteer.people),
        organizations=organizations,
        countries=countries,
        country_names={place.country: place.name for place in gazetteer.places if place.kind == "country"},
        nouns=frozenset(name for place in gazetteer.places for name in _latin(place)),
        places=places,
        names={
            **{name: ("place", place.country) for name, place in places.items()},
            **dict.fromkeys(organizations, ("organization", None)),
            **{name: ("country", code) for name, code in countries.items()},
        },
    )


def _noun(words: list[str]) -> int:
    """Where the noun of a title stands: last, or before "of" ("minister of trade", "industry and trade minister")."""
    if words[-1] in titles.HEADS:
        return len(words) - 1
    return next((place for place, word in enumerate(words) if place and word in _LINKS), len(words)) - 1


def _people(rows: tuple[KnownPerson, ...]) -> dict[str, tuple[KnownPerson, ...]]:
    found: dict[str, list[KnownPerson]] = defaultdict(list)
    for row in rows:
        names = [row.name, *(name for name, _ in row.other_names)]
        for key in dict.fromkeys(map(match_key, names)):
            found[key].append(row)
    return {key: tuple(listed) for key, listed in found.items()}


def _families(rows: tuple[KnownPerson, ...]) -> dict[str, tuple[KnownPerson, ...]]:
    found: dict[str, list[KnownPerson]] = defaultdict(list)
    for row in rows:
        if row.family_name:
            found[row.family_name].append(row)
    return {key: tuple(listed) for key, listed in found.items()}


def _organizations(rows: tuple[KnownOrganization, ...]) -> Iterator[tuple[str, KnownOrganization]]:
    for row in rows:
        for name in (row.name, *(name for name, _ in row.other_names), *row.acronyms):
            yield name.removeprefix("The ").removeprefix("the "), row


def _countries(rows: tuple[KnownPlace, ...]) -> Iterator[tuple[str, str]]:
    """Names, aliases and demonyms; a word that two countries share is left out."""
    codes: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.kind == "country":
            for name in (*_latin(row), *row.demonyms):
                codes[name].add(row.country)
    for name, found in codes.items():
        if len(found) == 1:
            yield name, next(iter(found))


def _latin(place: KnownPlace) -> tuple[str, ...]:
    others = (name for name, language in place.other_names if language != "ko")
    return tuple(name.removeprefix("the ").removeprefix("The ") for name in (place.name, *others))
