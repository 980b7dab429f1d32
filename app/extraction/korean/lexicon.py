"""What vocabulary and gazetteer know in Korean, in the form in which it is looked up; built once a vocabulary."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.gazetteer import Gazetteer, KnownOrganization, KnownPerson, KnownPlace
from app.domain.vocabulary import Vocabulary
from app.extraction.editions import once_per_vocabulary
from app.extraction.korean import word_lists
from app.extraction.korean.word_lists import ACTING, EXTRA_HEADS, INCOMING

_LONGEST_TITLE = 24
STATE_BODIES = frozenset({
    "ministry", "agency", "parliament", "military", "embassy", "government", "central-bank", "presidency",
})  # fmt: skip
"""Kinds of bodies whose people represent their country; those of a foundation do not."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Offices by their title without blanks, title heads, and people, bodies, countries and places by Korean name."""

    offices: Mapping[str, str]
    broader: Mapping[str, frozenset[str]]
    heads: frozenset[str]
    head_lengths: tuple[int, ...]
    title_words: frozenset[str]
    nouns: frozenset[str]
    people: Mapping[str, tuple[KnownPerson, ...]]
    bodies: Mapping[str, KnownOrganization]
    countries: Mapping[str, str]
    country_names: Mapping[str, str]
    places: Mapping[str, KnownPlace]
    kinds: Mapping[str, str]

    def head_of(self, stem: str) -> str | None:
        """The title with which a word ends: 장관 of 국무장관."""
        for length in self.head_lengths:
            if len(stem) >= length and stem[-length:] in self.heads:
                return stem[-length:]
        return None

    def office_of(self, title: str) -> str | None:
        """The office that a title ends with, the longest first; a deputy (부장관) has none of the title behind."""
        squeezed = "".join(title.split())
        for mark in (*ACTING, *INCOMING):
            if squeezed.endswith(mark) and squeezed != mark:
                squeezed = squeezed.removesuffix(mark)
                break
        for length in range(min(_LONGEST_TITLE, len(squeezed)), 0, -1):
            office = self.offices.get(squeezed[-length:])
            if office:
                return None if title.rsplit(maxsplit=1)[-1] == f"부{squeezed[-length:]}" else office
        return None

    def body(self, words: str, country: str | None) -> KnownOrganization | None:
        """The row of a body, its country before it or not: 외교부 and 한국 외교부, never 몽골 외교부."""
        if words in self.bodies:
            return self.bodies[words]
        row = self.bodies.get(words.rpartition(" ")[2])
        return row if row and country and row.country == country else None

    def body_name(self, words: str, country: str | None) -> str:
        """The gazetteer's name of a body that is listed, else its own: one body has one name in all languages."""
        row = self.body(words, country)
        return row.name if row else words

    def related(self, one: str, other: str) -> bool:
        """Whether two offices are one, or one is the broader: 장관 and 외교부 장관."""
        return one == other or one in self.broader[other] or other in self.broader[one]


@once_per_vocabulary
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The Korean lexicon of a vocabulary."""
    titles = {
        title: concept.id
        for concept in vocabulary.office.concepts.values()
        for title, language in concept.terms
        if language == "ko"
    }
    last = {title.split()[-1] for title in titles}
    heads = frozenset((last | EXTRA_HEADS | {*ACTING, *INCOMING}) - word_lists.UNNAMED)
    gazetteer = vocabulary.gazetteer
    bodies = {name: row for row in gazetteer.organizations for name in _korean(row.other_names)}
    countries = dict(_countries(gazetteer))
    no_countries = [row for row in reversed(gazetteer.places) if row.kind != "country"]
    named = {name: row for row in no_countries for name in _korean(row.other_names)}
    places = {name: row for name, row in named.items() if gazetteer.place(name) is not None}
    return Lexicon(
        offices={"".join(title.split()): office for title, office in titles.items()},
        broader={one: frozenset(vocabulary.office.ancestors(one)) for one in vocabulary.office.concepts},
        heads=heads,
        title_words=frozenset(word for title in titles for word in title.split()[:-1]),
        head_lengths=tuple(sorted({len(head) for head in heads}, reverse=True)),
        nouns=frozenset({*_nouns(vocabulary), *word_lists.NO_NAMES, *countries, *places, *bodies, *heads}),
        people=_people(gazetteer),
        bodies=bodies,
        countries=countries,
        country_names={row.country: row.name for row in gazetteer.places if row.kind == "country"},
        places=places,
        kinds={"".join(term.split()): concept.id for concept in vocabulary.event_kind.concepts.values()
               for term, language in concept.terms if language == "ko"},
    )  # fmt: skip


def _korean(names: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield from (name for name, language in names if language == "ko")


def _nouns(vocabulary: Vocabulary) -> Iterator[str]:
    """Every word of the Korean terms: none of them is anybody's name."""
    for scheme in (vocabulary.sector, vocabulary.topic, vocabulary.event_kind, vocabulary.office):
        for concept in scheme.concepts.values():
            for term, language in concept.terms:
                if language == "ko":
                    yield from term.split()


def _people(gazetteer: Gazetteer) -> dict[str, tuple[KnownPerson, ...]]:
    found: dict[str, list[KnownPerson]] = defaultdict(list)
    for row in gazetteer.people:
        for name in _korean(row.other_names):
            found[" ".join(name.split())].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _countries(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    for row in gazetteer.places:
        if row.kind == "country":
            yield from ((name, row.country) for name in _korean(row.other_names) if gazetteer.country_of(name))
