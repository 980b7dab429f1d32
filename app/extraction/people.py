"""Which mentions name the same person: full names by their parts, short forms by the fuller name nearest before."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice

from app.domain.gazetteer import KnownPerson
from app.domain.names import fold, match_key
from app.extraction.english import people as english
from app.extraction.family_names import VIETNAMESE
from app.extraction.lexicon import Lexicon
from app.extraction.naming import GIVEN, Named, split

_SHORTEST_GIVEN = 3
_MOST_NAMESAKES = 100
"""Of so many who share a short form the last are looked at, so that a list of a thousand Anas takes linear time."""


@dataclass(slots=True)
class Somebody:
    """A person as far as the text has told; `named` are the mentions, in the order of the text."""

    name: str
    family: str
    given: str
    suffix: str
    gender: str | None
    known: tuple[KnownPerson, ...] = ()
    named: list[Named] = field(default_factory=list)


class People:
    """The people of one document, met in the order of its text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_name: dict[tuple[str, str, str], Somebody] = {}
        self._first: dict[str, Somebody] = {}
        self._recent: dict[str, dict[int, Somebody]] = defaultdict(dict)
        self._families: set[str] = set()
        self.all: list[Somebody] = []

    def full(self, named: Named, address: str) -> Somebody:
        """The person of a full name; one of the same family name and first given name is the same."""
        family, given = split(named.words)
        suffix = named.words[-1].rstrip(".") if named.words[-1].rstrip(".") in english.SUFFIXES else ""
        key = (fold(given.split()[0]) if given else "", match_key(family), suffix)
        person = self._by_name.get(key)
        if person is None:
            person = Somebody(named.name, family, given, suffix, None)
            person.known = self._lexicon.people.get(match_key(named.name), ())
            self._by_name[key] = person
            self._families.add(family)
            self.all.append(person)
        person.gender = person.gender or _gender(person, address)
        person.named.append(named)
        for short in _shorts(person):
            self._first.setdefault(short, person)
            recent = self._recent[short]
            recent.pop(id(person), None)
            recent[id(person)] = person
        return person

    def called(self, shouted: str) -> Somebody | None:
        """Whom a name in capitals means, as transcripts write it: LINDQVIST."""
        known = self._recent.get(shouted.title()) if shouted.isupper() else None
        return next(reversed(known.values())) if known else None

    def is_surname(self, word: str) -> bool:
        """Whether a word that is also a place's name is the surname of somebody named before: Jordan."""
        return word in self._families

    def is_family(self, words: tuple[str, ...]) -> bool:
        """Whether two words are a family name met before: "Ben Younes"."""
        return " ".join(words) in self._families

    def short(self, word: str, address: str, *, titled: bool) -> Somebody | None:
        """Whom a surname or given name means: the one last named in full whom the form of address fits."""
        people = self._recent.get(word)
        if not people:
            return None
        gender, latest = address_gender(address), list(islice(reversed(people.values()), _MOST_NAMESAKES))
        fitting = [person for person in latest if not (gender and person.gender and person.gender != gender)]
        if titled:
            fitting = [person for person in fitting if fold(person.family) == fold(word)] or fitting
        if not fitting and len(latest) == 1:
            return latest[0]  # a given name tells a gender less surely than a surname tells the person
        return fitting[0] if fitting else None

    def first(self, word: str, address: str) -> Somebody | None:
        """Whom a short form means that stands before every fuller name, as in a headline."""
        person = self._first.get(word)
        gender = address_gender(address)
        return None if person and gender and person.gender and person.gender != gender else person


def address_gender(address: str) -> str | None:
    """The gender that a title in front of a name tells."""
    for word in reversed(address.lower().replace(".", " ").split()):
        if word in english.MALE_ADDRESS or (word.endswith("man") and word != "woman" and not word.endswith("woman")):
            return "m"
        if word in english.FEMALE_ADDRESS or word.endswith("woman"):
            return "f"
    return None


def _gender(person: Somebody, address: str) -> str | None:
    if told := address_gender(address):
        return told
    for known in person.known:
        if known.gender:
            return known.gender
    return given_gender(person.given.split()[0] if person.given else "")


def given_gender(given: str) -> str | None:
    """The gender that a given name tells; one of both lists tells none."""
    male, female = given in english.MALE, given in english.FEMALE
    return None if male == female else "m" if male else "f"


def _shorts(person: Somebody) -> set[str]:
    shorts = {person.family, person.family.split()[-1]}
    if person.suffix:
        shorts.add(f"{person.family} {person.suffix}")
    given = person.given.split()[0] if person.given else ""
    if len(given) >= _SHORTEST_GIVEN and (given in GIVEN or "-" in given or person.known):
        shorts.add(given)
    if person.family in VIETNAMESE and person.name.startswith(person.family):
        shorts.add(person.given.split()[-1])
    return shorts
