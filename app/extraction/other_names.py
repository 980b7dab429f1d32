"""Bodies, countries, and people whom the text names by one word only."""

import re

from app.domain.ids import slug
from app.domain.names import match_key
from app.extraction import address
from app.extraction.annotations import Entity, Mention
from app.extraction.english import nouns, titles
from app.extraction.english.metonymy import WATERS, WATERS_OF
from app.extraction.english.speech import SPEAKING
from app.extraction.lexicon import Lexicon
from app.extraction.metonyms import governments
from app.extraction.naming import GIVEN, Named
from app.extraction.people import given_gender

_AGE_BEHIND = re.compile(r",[ \u00a0]\d\d,")
_VERB_BEHIND = re.compile(r"[ \u00a0](?:\w+ly[ \u00a0])?([a-z]+)\b")
_BESIDE = frozenset({"’s ", "'s ", " ", "’ ", "' "})
_WATERS = re.compile(rf"(?:{'|'.join(WATERS)})\b", re.IGNORECASE)
_WATERS_OF = re.compile(rf"\b(?:{'|'.join(WATERS_OF)})[ \u00a0]of[ \u00a0](?:the[ \u00a0])?\Z", re.IGNORECASE)
_LONGEST_OF = 16
_DATELINE = re.compile(r"(?:,[ \u00a0][\w., ]{1,24})?(?:[ \u00a0]\([^)\n]{1,40}\))?[ \u00a0]?(?:—|–|--?)[ \u00a0]?")


def demonyms(named: list[Named], lexicon: Lexicon) -> dict[int, str]:
    """The country of each adjective that is a country's, by where it begins: "Danish"."""
    return {
        one.start: one.code for one in named if one.kind == "country" and one.code and one.name not in lexicon.nouns
    }


def bodies_and_countries(text: str, rest: list[Named], lexicon: Lexicon) -> tuple[list[Entity], list[Named]]:
    """The bodies and countries among names that are no people's, and what is left over."""
    bodies: dict[str, list[Named]] = {}
    countries: dict[str, list[Named]] = {}
    by_last: dict[str, str] = {}
    owners: dict[str, str | None] = {}
    loose: list[Named] = []
    before: Named | None = None
    for name in rest:
        if name.kind == "organization" and _is_town(text, name, lexicon):
            loose.append(name._replace(kind="place"))
        elif name.kind == "organization":
            key = _body_key(name, lexicon)
            bodies.setdefault(key, []).append(name)
            owners[key] = owners.get(key) or _owner(text, before, name)
            by_last[name.words[-1]] = key
        elif name.kind == "country" and name.code:
            if name.name in lexicon.nouns and not _is_of_water(text, name):
                countries.setdefault(name.code, []).append(name)
        elif name.kind in {"single", "title"} and name.name in by_last:
            bodies[by_last[name.name]].append(name)
        else:
            loose.append(name)
        before = name
    loose = _with_governments(text, loose, countries, lexicon)
    found = [_body(listed, owners[key], lexicon) for key, listed in bodies.items()]
    return [*found, *(_country(code, lexicon, listed) for code, listed in countries.items())], loose


def _with_governments(
    text: str, loose: list[Named], countries: dict[str, list[Named]], lexicon: Lexicon
) -> list[Named]:
    """Count the capitals that stand for governments among their countries; the names that are still left over."""
    capitals = [one for one in loose if one.kind == "place" and _is_capital(one, lexicon)]
    meant = {one.start: one for one in governments(text, capitals, [n for named in countries.values() for n in named])}
    for one in meant.values():
        countries.setdefault(one.code or "", []).append(one)
    return [one for one in loose if one.start not in meant]


def _is_capital(name: Named, lexicon: Lexicon) -> bool:
    known = lexicon.places.get(name.name)
    return known is not None and known.kind == "capital"


def _is_town(text: str, name: Named, lexicon: Lexicon) -> bool:
    """The town of a dateline that the gazetteer does not have: "HAI PHONG — …", "LAE, May 14 (Agency) -- …"."""
    if not name.name.isupper() or name.name in lexicon.organizations or text[name.start - 1 : name.start].strip():
        return False
    opens = name.start == 0 or "\n" in text[max(0, name.start - 2) : name.start]
    return opens and _DATELINE.match(text, name.end) is not None


def _is_of_water(text: str, name: Named) -> bool:
    """The Gulf of Guinea, the South China Sea."""
    if _WATERS.match(text, name.end + 1):
        return True
    return _WATERS_OF.search(text, max(0, name.start - _LONGEST_OF), name.start) is not None


def _body_key(name: Named, lexicon: Lexicon) -> str:
    known = lexicon.organizations.get(name.name)
    return match_key(known.name if known else name.name)


def _owner(text: str, before: Named | None, name: Named) -> str | None:
    """The country whose body it is: "South Korea’s National Assembly", "the Dutch Embassy"."""
    if before is None or before.kind != "country":
        return None
    inside = name.start <= before.start and before.end <= name.end
    return before.code if inside or text[before.end : name.start] in _BESIDE else None


def _body(named: list[Named], owner: str | None, lexicon: Lexicon) -> Entity:
    known = lexicon.organizations.get(named[0].name)
    name = known.name if known else named[0].name
    code, basis = (known.country, "gazetteer") if known else (owner, "stated")
    key = slug(name) or "organization"
    mentions = tuple(Mention(n.start, n.end, "organization", key, name) for n in named)
    return Entity(key, "organization", name, country=code, country_basis=basis if code else None, mentions=mentions)


def _country(code: str, lexicon: Lexicon, named: list[Named]) -> Entity:
    name = lexicon.country_names[code]
    key = slug(name)
    in_order = sorted(named, key=lambda one: one.start)
    mentions = tuple(Mention(n.start, n.end, "country", key, name) for n in in_order)
    return Entity(key, "country", name, country=code, country_basis="gazetteer", mentions=mentions)


def by_one_word(text: str, loose: list[Named], speaking: set[str]) -> tuple[list[Entity], list[Named]]:
    """People whom the text names by one word only: "Mr. Berg", or a given name or another word `speaking`.

    They are speakers without a name: a surname alone makes nobody a person of the record.
    """
    called: dict[str, list[Named]] = {}
    for name in loose:
        if name.kind == "surname" or (name.kind == "single" and (name.name in GIVEN or name.name in speaking)):
            called.setdefault(name.name, [])
    rest = []
    for name in loose:
        if name.kind in {"surname", "single"} and name.name in called:
            called[name.name].append(name)
        else:
            rest.append(name)
    return [_called(text, word, listed) for word, listed in called.items()], rest


def is_speaking(text: str, name: Named) -> bool:
    """Whether one word is the subject of a verb of saying, or has an age: "Lind said", "Lind, 61, sails"."""
    if "-" in name.name or name.name.isupper() or name.code or _is_noun(name.name.lower()):
        return False
    if _AGE_BEHIND.match(text, name.end):
        return True
    verb = _VERB_BEHIND.match(text, name.end)
    return bool(verb and verb[1] in SPEAKING and verb[1].endswith(("ed", "said", "says", "told", "wrote")))


def _is_noun(word: str) -> bool:
    """Whether it opens a sentence as a noun for several: "Residents said"."""
    return word.endswith("s") and (word in nouns.PEOPLE or word[:-1] in titles.HEADS)


def _called(text: str, word: str, named: list[Named]) -> Entity:
    first = next((name for name in named if name.title_start >= 0), named[0])
    start = first.title_start if first.title_start >= 0 else first.start
    name = " ".join(text[start : first.end].split())
    key = slug(word) or "unnamed"
    gender = next((told for n in named if (told := _told(text, n))), None)
    mentions = tuple(Mention(n.start, n.end, "unnamed", key, name) for n in named)
    return Entity(key, "unnamed", name, family_name=word, gender=gender or given_gender(word), mentions=mentions)


def _told(text: str, name: Named) -> str | None:
    return address.gender(address.written(text, name))
