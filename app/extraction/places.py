"""Where an event was: the place named behind "in" or "at", and its country as stated or as the gazetteer knows it."""

import re
from collections.abc import Iterator

from app.domain.gazetteer import Gazetteer
from app.domain.records import PlaceRecord, Span
from app.domain.scalars import Basis
from app.extraction.annotations import Bounds
from app.extraction.english import event_words as words

_CAPITALISED = r"[A-ZÀ-ÞŠŽČŁŚ][\w’'.-]*\w"
_NAME = rf"{_CAPITALISED}(?:\s(?:(?:of|de|del|da|la|the|al)\s)?{_CAPITALISED}){{0,4}}"
_IN = re.compile(rf"(?<!\w)(?P<word>[Ii]n|[Aa]t|[Tt]o)\s(?:the\s)?(?P<name>{_NAME})")
_POSSESSIVE = re.compile(r"(?P<owner>.+?)['’]s?\s(?P<name>.+)", re.DOTALL)
_THEN = re.compile(rf",\s(?P<name>{_NAME})")
_OBJECT = re.compile(rf"(?P<word>)\s(?:the\s)?(?P<name>{_NAME})")
_NOUN = re.compile(r"\s([a-z]\w+)")
_OPENING = re.compile(_NAME)
_NAME_WORD = re.compile(r"\S+")
_CASE = re.compile(r"['’]s?\Z")
# An unknown place of more words is more likely to be an organization.
_MOST_UNKNOWN_WORDS = 2
_REACH = 100


def place_in(
    text: str, bounds: Bounds, gazetteer: Gazetteer, *, taken: frozenset[str], to: bool = False
) -> PlaceRecord | None:
    """The first place named in a stretch: behind "in" or "at", with `to` also behind "to" ("a visit to Tashkent").

    `taken` are names of people and organizations of the document, which are no places.
    """
    for found in _IN.finditer(text, *bounds):
        if found["word"].lower() == "to" and not to:
            continue
        place = _place(text, found, gazetteer, taken)
        if place is not None:
            return place
    return None


def _place(text: str, found: re.Match[str], gazetteer: Gazetteer, taken: frozenset[str]) -> PlaceRecord | None:
    start, name = found.start("name"), found["name"]
    if owned := _POSSESSIVE.match(name):
        return _owned(start, owned, gazetteer)
    for shorter in _shorter(name):
        known = gazetteer.place(shorter)
        if known is not None:
            return _known(shorter, start, known.country)
    if code := gazetteer.country_of(name):
        return _capital(text, found, code, gazetteer)
    name = _until_other_words(name)
    if _describes(text, found):
        return None
    if found["word"].lower() == "at" or not _may_be_place(name, taken):
        return None
    after = _THEN.match(text, start + len(name))
    country = gazetteer.country_of(after["name"]) if after else None
    return PlaceRecord(
        name=name,
        country=country,
        country_basis=Basis.STATED if country else None,
        evidence=[Span(start=start, end=start + len(name))],
    )


def _capital(text: str, found: re.Match[str], country: str, gazetteer: Gazetteer) -> PlaceRecord | None:
    """The town of "in the Uzbek capital"; of "in the Uzbek parliament" none."""
    noun = _NOUN.match(text, found.end("name"))
    towns = (place for place in gazetteer.places if place.kind == "capital" and place.country == country)
    town = next(towns, None) if noun and noun[1] == "capital" else None
    if town is None:
        return None
    evidence = [Span(start=found.start("name"), end=found.end("name"))]
    return PlaceRecord(name=town.name, country=country, country_basis=Basis.STATED, evidence=evidence)


def _describes(text: str, found: re.Match[str]) -> bool:
    """Whether a noun follows that the name only describes: "in the Zarqan valley"."""
    noun = _NOUN.match(text, found.end("name"))
    return noun is not None and noun[1] not in words.NO_NOUN_PHRASE and text.endswith(" the ", 0, found.start("name"))


def place_listed(text: str, bounds: Bounds, gazetteer: Gazetteer) -> PlaceRecord | None:
    """The place between the commas of a title: "Remarks at the Baltic Forum, Gdansk, May 19"."""
    for found in _THEN.finditer(text, *bounds):
        if known := gazetteer.place(found["name"]):
            return _known(found["name"], found.start("name"), known.country)
    return None


def _known(name: str, start: int, country: str) -> PlaceRecord:
    evidence = [Span(start=start, end=start + len(name))]
    return PlaceRecord(name=name, country=country, country_basis=Basis.GAZETTEER, evidence=evidence)


def _owned(start: int, owned: re.Match[str], gazetteer: Gazetteer) -> PlaceRecord | None:
    """ "South Korea's National Assembly": the country is stated, and the words that state it are the evidence."""
    country = gazetteer.country_of(owned["owner"])
    if country is None:
        return None
    evidence = [Span(start=start, end=start + len(owned["owner"]))]
    return PlaceRecord(name=owned["name"], country=country, country_basis=Basis.STATED, evidence=evidence)


def _shorter(name: str) -> Iterator[str]:
    """The name, then without its last word, and so on: "Seoul National Assembly Speaker" begins with a place."""
    parts = name.split()
    for length in range(len(parts), 0, -1):
        yield _CASE.sub("", " ".join(parts[:length]))


def _until_other_words(name: str) -> str:
    """ "Gaborone Monday" is Gaborone."""
    found = next((part for part in _NAME_WORD.finditer(name) if part[0] in words.NOT_PLACES), None)
    return name[: found.start()].rstrip() if found else name


def _may_be_place(name: str, taken: frozenset[str]) -> bool:
    if not name or name.isupper() or name.casefold() in taken:
        return False
    return len(name.split()) <= _MOST_UNKNOWN_WORDS


def place_behind(text: str, start: int, gazetteer: Gazetteer, taken: frozenset[str]) -> PlaceRecord | None:
    """The place that is a verb's object: "visited Seoul"."""
    found = _OBJECT.match(text, start, start + _REACH)
    return _place(text, found, gazetteer, taken) if found else None


def dateline(text: str, bounds: Bounds, gazetteer: Gazetteer) -> PlaceRecord | None:
    """The place with which a paragraph opens that gives place and date alone: "Stockholm, 12 May 2026"."""
    found = _OPENING.match(text, *bounds)
    known = gazetteer.place(found[0]) if found else None
    if found is None or known is None or text[found.end() : found.end() + 1] != ",":
        return None
    return _known(found[0], found.start(), known.country)
