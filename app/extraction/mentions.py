"""People, organizations, countries and unnamed sources of a document, with every mention of each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.gazetteer import KnownPerson
from app.domain.ids import slug
from app.domain.records import RoleRecord
from app.domain.vocabulary import Vocabulary
from app.extraction.annotations import Document, Entity, Mention
from app.extraction.chains import find_chains
from app.extraction.doubtful import settled
from app.extraction.english.titles import BEFORE_OFFICE
from app.extraction.joining import is_where, whole
from app.extraction.labels import with_shouted
from app.extraction.lexicon import Lexicon, lexicon
from app.extraction.naming import GIVEN, Named, names_of
from app.extraction.other_names import bodies_and_countries, by_one_word, demonyms, is_speaking
from app.extraction.people import People, Somebody
from app.extraction.roles import Roles

_NAME_KINDS = frozenset({"person", "surname", "single"})
_LONGEST_KEY = 76
_LONGEST_HEADLINE = 160
_APPOSITION = re.compile(r",\s(?:who|an?|the)\s")
_PAIR = 2
Mentions = dict[int, list[Named]]


@dataclass(frozen=True, slots=True)
class Names:
    """All that is named in a document: its entities, and capitalised words that no entity explains.

    `demonyms` are the countries of adjectives, by where these begin.
    """

    entities: tuple[Entity, ...]
    loose: list[Named]
    demonyms: Mapping[int, str]


def read_names(document: Document, vocabulary: Vocabulary) -> Names:
    """Entities in the order of first appearance, and what is left: a single capitalised word may be who spoke."""
    text, words = document.text, lexicon(vocabulary)
    found = whole(text, words, (name for chain in find_chains(document) for name in names_of(text, chain, words)))
    named = settled(document, with_shouted(document, found, words), words)
    people = People(words, text)
    mentions, rest = _persons(text, _trimmed(document, named, people), people)
    others, loose = bodies_and_countries(text, rest, words)
    speaking = {name.name for name in loose if name.kind == "single" and is_speaking(text, name)}
    loose = _by_given_name(text, loose, people, mentions, speaking)
    called, loose = by_one_word(text, loose, speaking)
    roles = Roles(document, words, named)
    persons = [_person(person, roles, sorted(mentions[id(person)], key=_start), words) for person in people.all]
    keyed = _with_keys([*persons, *others, *called])
    ordered = tuple(sorted(keyed, key=lambda entity: entity.mentions[0].start))
    return Names(ordered, loose, demonyms(named, words))


def _trimmed(document: Document, named: list[Named], people: People) -> list[Named]:
    """Names without the verb that a headline in capitals adds: "Edward Berg Goes After Port"."""
    for place, name in enumerate(named):
        cut = len(name.words)
        if cut > _PAIR and name.words[0] in GIVEN and name.kind in {"person", "other"} and _in_headline(document, name):
            cut = next((at for at in range(_PAIR, cut) if people.is_ordinary(name.words[at])), cut)
            named[place] = name if cut == len(name.words) else _cut(document.text, name, cut)
    return named


def _in_headline(document: Document, name: Named) -> bool:
    """Whether a name stands in a short paragraph that does not end as sentences do."""
    start, end = document.paragraph_at(name.start)
    return end - start <= _LONGEST_HEADLINE and document.text[end - 1].isalnum()


def _cut(text: str, name: Named, count: int) -> Named:
    end = name.start
    for word in name.words[:count]:
        end = text.index(word, end) + len(word)
    words = name.words[:count]
    return name._replace(kind="person", words=words, name=" ".join(words), end=end)


def _start(name: Named) -> int:
    return name.start


def _persons(text: str, named: list[Named], people: People) -> tuple[Mentions, list[Named]]:
    """Mentions by the identity of the person, and the names that are nobody's.

    A short form takes the fuller name nearest before it; where none came before, as in a headline, the first after.
    """
    mentions: Mentions = {}
    rest: list[Named] = []
    waiting: list[Named] = []
    for given in named:
        name = _as_surname(text, given, people)
        if name.kind not in _NAME_KINDS:
            rest.append(name)
        elif person := _who(name, people):
            mentions.setdefault(id(person), []).append(name)
        else:
            waiting.append(name)
    for name in waiting:
        if person := people.first(name):
            mentions.setdefault(id(person), []).append(name)
        else:
            rest.append(name)
    return mentions, sorted(rest, key=_start)


def _by_given_name(
    text: str, loose: list[Named], people: People, mentions: Mentions, speaking: set[str]
) -> list[Named]:
    """Gives to the one person of it a given name that no list has and that speaks or is told of: "Abebe, an envoy"."""
    rest = []
    for name in loose:
        told = name.name in speaking or (name.kind == "single" and _APPOSITION.match(text, name.end) is not None)
        person = people.by_given_name(name.name) if told else None
        if person is None:
            rest.append(name)
        else:
            mentions[id(person)].append(name)
    return rest


def _as_surname(text: str, name: Named, people: People) -> Named:
    """A place, an acronym or a title that is the surname of somebody named before: Jordan, LINDQVIST, King."""
    if name.kind == "other" and len(name.words) > 1 and people.is_family(name.words):
        return name._replace(kind="person")
    if len(name.words) != 1 or name.kind in _NAME_KINDS:
        return name
    if name.kind == "title":
        called = people.is_surname(name.name) and not text.endswith(BEFORE_OFFICE, 0, name.start)
        return name._replace(kind="single") if called else name
    shouted = name.kind == "organization" and people.called(name.name) is not None
    placed = name.code is not None and people.is_surname(name.name) and not is_where(text, name)
    return name._replace(kind="single", code=None) if shouted or placed else name


def _who(name: Named, people: People) -> Somebody | None:
    if name.kind == "person" and not people.is_family(name.words):
        return people.full(name)
    return people.short(name) or people.called(name.name)


def _known(person: Somebody, stated: list[RoleRecord], words: Lexicon) -> tuple[KnownPerson, ...]:
    """The rows of the gazetteer that are meant: a lawyer of a president's name is somebody else."""
    offices = [role.office for role in stated if role.office]
    fits = any(row.office and words.related(row.office, one) for row in person.known for one in offices)
    return person.known if fits or not offices else ()


def _person(person: Somebody, roles: Roles, named: list[Named], words: Lexicon) -> Entity:
    stated = roles.of(named, person)
    known = _known(person, stated, words)
    country, basis = next(((role.country, str(role.country_basis)) for role in stated if role.country), (None, None))
    if country is None:
        country, basis = next(((row.country, "gazetteer") for row in known if row.country), (None, None))
    key = slug(person.name) or "person"
    return Entity(
        key=key,
        type="person",
        name=person.name,
        family_name=person.family or None,
        given_name=person.given or None,
        gender=person.gender or roles.gender(person),
        country=country,
        country_basis=basis,
        roles=tuple(stated),
        other_names=tuple(pair for row in known[:1] for pair in row.other_names),
        mentions=tuple(Mention(name.start, name.end, "person", key, person.name) for name in named),
    )


def _with_keys(entities: list[Entity]) -> Iterator[Entity]:
    """Keys made distinct: two people of one slug ("José Díaz", "Jose Diaz") are told apart by their order."""
    taken: set[str] = set()
    for entity in entities:
        key, count = entity.key, 1
        while key in taken:
            count += 1
            key = f"{entity.key[:_LONGEST_KEY]}-{count}"
        taken.add(key)
        if key == entity.key:
            yield entity
        else:
            mentions = tuple(mention._replace(key=key) for mention in entity.mentions)
            yield replace(entity, key=key, mentions=mentions)
