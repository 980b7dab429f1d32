"""People, organizations and places known before any source is read, each row with its origin.

A row asserts nothing by itself: it becomes a person or an organization only when a source names it, and the
facts it adds (a country, an office) carry the basis `gazetteer`.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.seedfiles import Row, rows

PEOPLE = ("name", "family_name", "given_name", "other_names", "gender", "country", "title", "office",
          "organization", "start", "end", "wikidata", "origin")  # fmt: skip
ORGANIZATIONS = ("name", "other_names", "acronyms", "kind", "country", "origin")
PLACES = ("name", "kind", "country", "other_names", "demonyms", "origin")
PLACE_KINDS = ("country", "capital", "city", "venue", "seat", "region")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person and one office that its origin states; without a family name neither part is there."""

    name: str
    family_name: str | None
    given_name: str | None
    other_names: tuple[tuple[str, str], ...]
    gender: str | None
    country: str | None
    title: str | None
    office: str | None
    organization: str | None
    start: str | None
    end: str | None
    wikidata: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """A body that can speak; `country` is the state it belongs to, None when it belongs to none."""

    name: str
    other_names: tuple[tuple[str, str], ...]
    acronyms: tuple[str, ...]
    kind: str
    country: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place and the ISO 3166-1 alpha-2 country it lies in; only countries have demonyms."""

    name: str
    kind: str
    country: str
    other_names: tuple[tuple[str, str], ...]
    demonyms: tuple[str, ...]
    origin: str

    def names(self) -> tuple[str, ...]:
        """Its name and its other names in every language."""
        return (self.name, *(name for name, _ in self.other_names))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The three lists, and the look-ups by name that every extraction step shares."""

    people: tuple[KnownPerson, ...]
    organizations: tuple[KnownOrganization, ...]
    places: tuple[KnownPlace, ...]
    country_names: Mapping[str, KnownPlace] = field(init=False)
    _countries: Mapping[str, frozenset[str]] = field(init=False, repr=False)
    _places: Mapping[str, tuple[KnownPlace, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        countries = [place for place in self.places if place.kind == "country"]
        codes: dict[str, set[str]] = defaultdict(set)
        for country in countries:
            for name in (*country.names(), *country.demonyms):
                codes[_key(name)].add(country.country)
        object.__setattr__(self, "country_names", {country.country: country for country in countries})
        object.__setattr__(self, "_countries", {key: frozenset(found) for key, found in codes.items()})
        object.__setattr__(self, "_places", _places_by_name(self.places))

    def country_of(self, name: str) -> str | None:
        """The alpha-2 code for a country's name, alias or demonym in any case; acronyms as written.

        "US" is a country and "us" is not. A name that two countries share ("Congo") answers None.
        """
        codes = self._countries.get(_key(name), frozenset())
        return next(iter(codes)) if len(codes) == 1 else None

    def place(self, name: str) -> KnownPlace | None:
        """The place of that name; None when places in different countries share it.

        Of places in one country the one listed first answers: "Singapore" is the country before the city.
        """
        found = self._places.get(_key(name), ())
        return found[0] if len({place.country for place in found}) == 1 else None


def read_gazetteer(folder: Path, offices: Container[str]) -> Gazetteer:
    """Reads `people.csv`, `organizations.csv` and `places.csv`; raises VocabularyError for a bad row."""
    return Gazetteer(
        people=tuple(_person(row, offices) for row in rows(folder / "people.csv", PEOPLE)),
        organizations=tuple(_organization(row) for row in rows(folder / "organizations.csv", ORGANIZATIONS)),
        places=tuple(_place(row) for row in _unrepeated(rows(folder / "places.csv", PLACES))),
    )


def _person(row: Row, offices: Container[str]) -> KnownPerson:
    office = row.text("office")
    if office is not None and office not in offices:
        raise row.error(f"unknown office {office!r}")
    gender = row.choice("gender", ("f", "m")) if row.text("gender") else None
    return KnownPerson(
        name=row.required("name"),
        family_name=row.text("family_name"),
        given_name=row.text("given_name"),
        other_names=row.named("other_names"),
        gender=gender,
        country=row.country_if_any(),
        title=row.text("title"),
        office=office,
        organization=row.text("organization"),
        start=row.day("start"),
        end=row.day("end"),
        wikidata=row.text("wikidata"),
        origin=row.address("origin"),
    )


def _organization(row: Row) -> KnownOrganization:
    return KnownOrganization(
        name=row.required("name"),
        other_names=row.named("other_names"),
        acronyms=row.listed("acronyms"),
        kind=row.required("kind"),
        country=row.country_if_any(),
        origin=row.address("origin"),
    )


def _place(row: Row) -> KnownPlace:
    return KnownPlace(
        name=row.required("name"),
        kind=row.choice("kind", PLACE_KINDS),
        country=row.country(),
        other_names=row.named("other_names"),
        demonyms=row.listed("demonyms"),
        origin=row.address("origin"),
    )


def _unrepeated(found: Iterable[Row]) -> Iterable[Row]:
    """Passes rows on; a second country with one code would make `country_names` depend on order."""
    seen: set[tuple[str, str, str]] = set()
    for row in found:
        kind, country = row.cells["kind"], row.cells["country"]
        key = (kind, country, "" if kind == "country" else row.cells["name"])
        if key in seen:
            raise row.error(f"{' '.join(key).strip()!r} is there twice")
        seen.add(key)
        yield row


def _places_by_name(places: Iterable[KnownPlace]) -> dict[str, tuple[KnownPlace, ...]]:
    found: dict[str, list[KnownPlace]] = defaultdict(list)
    for place in places:
        for key in dict.fromkeys(_key(name) for name in place.names()):
            found[key].append(place)
    return {key: tuple(listed) for key, listed in found.items()}


def _key(name: str) -> str:
    """How a name is compared: NFC, without a leading "the", folded unless it is all capitals ("US")."""
    name = unicodedata.normalize("NFC", name).strip()
    if name[:4].casefold() == "the ":
        name = name[4:]
    return name if name.isupper() else name.casefold()
