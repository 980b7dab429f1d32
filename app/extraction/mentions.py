"""People, organizations, countries and unnamed sources of a document, with every mention of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.ids import slug
from app.domain.vocabulary import Vocabulary
from app.extraction.annotations import Document, Entity, Mention
from app.extraction.chains import find_chains
from app.extraction.joining import is_where, whole
from app.extraction.lexicon import lexicon
from app.extraction.naming import Named, names_of
from app.extraction.other_names import bodies_and_countries, by_one_word
from app.extraction.people import People, Somebody
from app.extraction.roles import Roles

_NAME_KINDS = frozenset({"person", "surname", "single"})
_LONGEST_KEY = 76
Mentions = dict[int, list[Named]]


@dataclass(frozen=True, slots=True)
class Names:
    """All that is named in a document: its entities, and capitalised words that no entity explains."""

    entities: tuple[Entity, ...]
    loose: tuple[Named, ...]


def read_names(document: Document, vocabulary: Vocabulary) -> Names:
    """Entities in the order of first appearance, and what is left: a single capitalised word may be who spoke."""
    text, words = document.text, lexicon(vocabulary)
    named = whole(text, words, (name for chain in find_chains(document) for name in names_of(chain, words)))
    people = People(words)
    mentions, rest = _persons(text, named, people)
    others, loose = bodies_and_countries(text, rest, words)
    called, loose = by_one_word(text, loose)
    roles = Roles(document, words, named)
    persons = [_person(person, roles, sorted(mentions[id(person)], key=_start)) for person in people.all]
    keyed = _with_keys([*persons, *others, *called])
    return Names(tuple(sorted(keyed, key=lambda entity: entity.mentions[0].start)), tuple(loose))


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
        elif person := _who(text, name, people):
            mentions.setdefault(id(person), []).append(name)
        else:
            waiting.append(name)
    for name in waiting:
        if person := people.first(name.name, _address(text, name)):
            mentions.setdefault(id(person), []).append(name)
        else:
            rest.append(name)
    return mentions, sorted(rest, key=_start)


def _as_surname(text: str, name: Named, people: People) -> Named:
    """A place or an acronym that is the surname of somebody named before: Jordan, LINDQVIST."""
    if len(name.words) != 1 or name.kind in _NAME_KINDS:
        return name
    shouted = name.kind == "organization" and people.called(name.name) is not None
    placed = name.code is not None and people.is_surname(name.name) and not is_where(text, name)
    return name._replace(kind="single", code=None) if shouted or placed else name


def _who(text: str, name: Named, people: People) -> Somebody | None:
    if name.kind == "person" and not people.is_family(name.words):
        return people.full(name, _address(text, name))
    return people.short(name.name, _address(text, name), titled=name.kind == "surname") or people.called(name.name)


def _address(text: str, name: Named) -> str:
    return text[name.title_start : name.start] if name.title_start >= 0 else ""


def _person(person: Somebody, roles: Roles, named: list[Named]) -> Entity:
    stated = roles.of(named, person)
    country, basis = next(((role.country, str(role.country_basis)) for role in stated if role.country), (None, None))
    if country is None:
        country, basis = next(((row.country, "gazetteer") for row in person.known if row.country), (None, None))
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
        other_names=tuple(pair for row in person.known[:1] for pair in row.other_names),
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
            mentions = tuple(replace(mention, key=key) for mention in entity.mentions)
            yield replace(entity, key=key, mentions=mentions)
