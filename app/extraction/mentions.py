"""People, organizations, countries and unnamed sources of a document, with every mention of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.domain.ids import slug
from app.domain.names import match_key
from app.domain.vocabulary import Vocabulary
from app.extraction.annotations import Document, Entity, Mention
from app.extraction.chains import find_chains
from app.extraction.english import bodies
from app.extraction.english.titles import EMPLOYED
from app.extraction.lexicon import Lexicon, lexicon
from app.extraction.naming import GIVEN, Named, names_of
from app.extraction.people import People, Somebody, address_gender, given_gender
from app.extraction.quotations import Quotation
from app.extraction.roles import Roles

_JOINED_BY_OF = frozenset({" of ", " of the ", " for ", " for the ", " on ", " to the "})
_JOINED_BY_AND = frozenset({" and ", ", "})
_JOINED_BY_PLURAL = frozenset({"’ ", "' "})
_WHERE = frozenset({"in", "to", "from", "of", "at", "near", "across", "with", "and", "between", "for"})
_REACH = 40
_TITLE_AND_LINK = 3
_MANY_FIELDS = frozenset({"Ministry", "Department", "Committee", "Commission", "Institute", "Office", "Bureau"})


@dataclass(frozen=True, slots=True)
class Names:
    """All that is named in a document: its entities, and capitalised words that no entity explains."""

    entities: tuple[Entity, ...]
    loose: tuple[Named, ...]


def find_entities(document: Document, quotations: tuple[Quotation, ...], vocabulary: Vocabulary) -> tuple[Entity, ...]:
    """Everyone and everything named, in the order of first appearance."""
    return read_names(document, quotations, vocabulary).entities


def read_names(document: Document, quotations: tuple[Quotation, ...], vocabulary: Vocabulary) -> Names:
    """Entities, and what is left over: a single capitalised word may still turn out to be who spoke."""
    words = lexicon(vocabulary)
    named = list(_joined(document.text, words, (n for c in find_chains(document) for n in names_of(c, words))))
    named = [replace(n, kind="organization") if _is_employer(document.text, n, words) else n for n in named]
    people = People(words)
    persons, rest = _persons(document, named, people)
    organizations, countries, loose = _others(document, rest, words)
    callers, loose = _by_one_word(document.text, loose)
    roles = Roles(document, words, named, quotations)
    found = [_person(person, roles, words, persons) for person in people.all]
    found += [*organizations, *countries, *callers]
    keyed = _with_keys([entity for entity in found if entity.mentions])
    return Names(tuple(sorted(keyed, key=lambda entity: entity.mentions[0].start)), tuple(loose))


def _joined(text: str, lexicon: Lexicon, named: Iterable[Named]) -> Iterator[Named]:
    """Names that go on after a small word: the Ministry of Trade, Industry and Energy, the Republic of Korea."""
    held: Named | None = None
    for name in named:
        if held is not None:
            gap = text[held.end : name.start] if 0 < name.start - held.end < len(" for the  ") else ""
            if _goes_on(held, gap, name):
                words = tuple(text[held.start : name.end].split())
                code = lexicon.countries.get(" ".join(words))
                held = Named(held.start, name.end, "country" if code else "organization", words, code=code)
                continue
            yield held
        held = name
    if held is not None:
        yield held


def _goes_on(held: Named, gap: str, name: Named) -> bool:
    if gap in _JOINED_BY_OF:
        opens = held.words[-1] in bodies.OPENERS and held.kind in {"organization", "single", "other"}
        return opens and name.kind != "person" and name.title_start < 0
    if gap in _JOINED_BY_PLURAL and name.words[-1] in bodies.HEADS and name.kind in {"single", "title"}:
        return held.words[-1].endswith("s") and held.kind in {"person", "other", "single"}
    if gap in _JOINED_BY_AND and held.words[0] in _MANY_FIELDS and len(held.words) > 1:
        return held.kind == "organization" and name.kind in {"single", "other"}
    return False


def _is_where(text: str, name: Named) -> bool:
    return text[max(0, name.start - 8) : name.start].rpartition(" ")[0].rpartition(" ")[2] in _WHERE


def _is_employer(text: str, name: Named, lexicon: Lexicon) -> bool:
    """Whether a chain that looks like a person's name is what somebody heads: "chief executive of Thermaikos Grid"."""
    if name.kind != "person" or name.title_start >= 0 or name.words[0] in GIVEN:
        return False
    words = text[max(0, name.start - _REACH) : name.start].lower().split()[-_TITLE_AND_LINK:]
    if words and words[-1] == "the":
        words.pop()
    return len(words) > 1 and words[-1] in {"of", "at", "for"} and words[-2] in EMPLOYED


def _persons(
    document: Document, named: list[Named], people: People
) -> tuple[dict[int, list[tuple[Named, bool]]], list[Named]]:
    """Mentions by the identity of the person, each with whether it is a full name; and the names that are not people's.

    A short form takes the fuller name nearest before it; where none came before, as in a headline, the first after.
    """
    mentions: dict[int, list[tuple[Named, bool]]] = {}
    rest: list[Named] = []
    waiting: list[Named] = []
    for name in named:
        address = document.text[name.title_start : name.start] if name.title_start >= 0 else ""
        if name.kind == "organization" and len(name.words) == 1 and (called := people.called(name.name)):
            mentions.setdefault(id(called), []).append((name, False))
            continue
        if name.code and len(name.words) == 1 and people.is_surname(name.name) and not _is_where(document.text, name):
            name = replace(name, kind="single", code=None)
        if name.kind == "person" and not people.is_family(name.words):
            person: Somebody | None = people.full(name, address)
        elif name.kind in {"surname", "single", "person"}:
            person = people.short(name.name, address, titled=name.kind == "surname")
        else:
            rest.append(name)
            continue
        if person is None:
            waiting.append(name)
        else:
            mentions.setdefault(id(person), []).append((name, name.kind == "person"))
    for name in waiting:
        address = document.text[name.title_start : name.start] if name.title_start >= 0 else ""
        first = people.first(name.name, address)
        if first is None:
            rest.append(name)
        else:
            mentions.setdefault(id(first), []).append((name, False))
    rest.sort(key=lambda name: name.start)
    return mentions, rest


def _person(person: Somebody, roles: Roles, words: Lexicon, mentions: dict[int, list[tuple[Named, bool]]]) -> Entity:
    named = sorted(mentions[id(person)], key=lambda pair: pair[0].start)
    stated = roles.of([name for name, _ in named], person)
    country = next((role.country for role in stated if role.country), None)
    basis: str | None = next((str(role.country_basis) for role in stated if role.country), None)
    if country is None and person.known:
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
        mentions=tuple(Mention(name.start, name.end, "person", key, person.name) for name, _ in named),
    )


def _others(document: Document, rest: list[Named], words: Lexicon) -> tuple[list[Entity], list[Entity], list[Named]]:
    bodies_found: dict[str, list[Named]] = {}
    names: dict[str, str] = {}
    codes: dict[str, str | None] = {}
    countries: dict[str, list[Named]] = {}
    by_last: dict[str, str] = {}
    loose: list[Named] = []
    before: Named | None = None
    for name in rest:
        if name.kind == "organization":
            known = words.organizations.get(name.name)
            key = match_key(known.name if known else name.name)
            bodies_found.setdefault(key, []).append(name)
            names.setdefault(key, known.name if known else name.name)
            code = known.country if known else _owner(document.text, before, name)
            codes[key] = codes.get(key) or code
            by_last[name.words[-1]] = key
        elif name.kind == "country" and name.code:
            if name.name in words.nouns:
                countries.setdefault(name.code, []).append(name)
        elif name.kind in {"single", "title"} and name.name in by_last:
            bodies_found[by_last[name.name]].append(name)
        elif name.kind in {"single", "surname", "place", "title", "other"}:
            loose.append(name)
        before = name
    found = [_body(names[key], codes[key], listed) for key, listed in bodies_found.items()]
    return found, [_country(code, words.country_names[code], listed) for code, listed in countries.items()], loose


def _by_one_word(text: str, loose: list[Named]) -> tuple[list[Entity], list[Named]]:
    """People whom the text names by one word only: "Mr. Berg", or a given name that is said to speak.

    They are speakers without a name: a surname alone makes nobody a person of the record.
    """
    called: dict[str, list[Named]] = {}
    for name in loose:
        if name.kind == "surname" or (name.kind == "single" and name.name in GIVEN):
            called.setdefault(name.name, [])
    rest = []
    for name in loose:
        if name.name in called and name.kind in {"surname", "single"}:
            called[name.name].append(name)
        else:
            rest.append(name)
    return [_called(text, word, listed) for word, listed in called.items()], rest


def _called(text: str, word: str, named: list[Named]) -> Entity:
    first = next((name for name in named if name.title_start >= 0), named[0])
    start = first.title_start if first.title_start >= 0 else first.start
    name = " ".join(text[start : first.end].split())
    key = slug(word) or "unnamed"
    gender = next((told for n in named if (told := _told(text, n))), None)
    mentions = tuple(Mention(n.start, n.end, "unnamed", key, name) for n in named)
    return Entity(key, "unnamed", name, family_name=word, gender=gender or given_gender(word), mentions=mentions)


def _told(text: str, name: Named) -> str | None:
    return address_gender(text[name.title_start : name.start]) if name.title_start >= 0 else None


def _owner(text: str, before: Named | None, name: Named) -> str | None:
    """The country whose body it is: "South Korea’s National Assembly", "the Dutch Embassy"."""
    if before is None or before.code is None or before.kind != "country":
        return None
    inside = before.start >= name.start and before.end <= name.end
    return before.code if inside or text[before.end : name.start] in {"’s ", "'s ", " ", "’ ", "' "} else None


def _body(name: str, code: str | None, named: list[Named]) -> Entity:
    key = slug(name) or "organization"
    mentions = tuple(Mention(n.start, n.end, "organization", key, name) for n in named)
    return Entity(key, "organization", name, country=code, country_basis="stated" if code else None, mentions=mentions)


def _country(code: str, name: str, named: list[Named]) -> Entity:
    key = slug(name)
    mentions = tuple(Mention(n.start, n.end, "country", key, name) for n in named)
    return Entity(key, "country", name, country=code, country_basis="gazetteer", mentions=mentions)


def _with_keys(entities: list[Entity]) -> Iterator[Entity]:
    """Keys made distinct: two people of one slug ("José Díaz", "Jose Diaz") are told apart by their order."""
    taken: set[str] = set()
    for entity in entities:
        key, count = entity.key, 1
        while key in taken:
            count += 1
            key = f"{entity.key[:76]}-{count}"
        taken.add(key)
        if key == entity.key:
            yield entity
        else:
            mentions = tuple(replace(mention, key=key) for mention in entity.mentions)
            yield replace(entity, key=key, mentions=mentions)
