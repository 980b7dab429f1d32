"""Which mentions name the same person: full names by their parts, short forms by the fuller name nearest before."""

import re
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from unicodedata import normalize

from app.domain.gazetteer import KnownPerson
from app.domain.names import fold, match_key
from app.extraction import address, generations
from app.extraction.english import people as english
from app.extraction.english.speech import SPEAKING
from app.extraction.family_names import VIETNAMESE
from app.extraction.lexicon import Lexicon
from app.extraction.name_order import split
from app.extraction.naming import GIVEN, Named

_IN_SMALL = re.compile(r"\b[a-z]\w+")
_SHORTEST_GIVEN = 3
_NEAR = 600
"""Letters within which somebody named in full is whom a surname means, however often another has been called by it."""
_FEWEST_CALLS = 2
_PIECE = 100_000
_MOST_NAMESAKES = 100
"""Of so many who share a short form the last are looked at, so that a list of a thousand Anas takes linear time."""


@dataclass(slots=True)
class Somebody:
    """A person as far as the text has told; `named` are the mentions, in the order of the text.

    `shorts` are the forms by which the text may call this person, `calls` counts how often a surname has;
    `offices` stand in front of the first `read` mentions.
    """

    name: str
    family: str
    given: str
    suffix: str
    gender: str | None
    known: tuple[KnownPerson, ...]
    shorts: tuple[str, ...] = ()
    named: list[Named] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    generation: generations.Generation = field(default_factory=generations.Generation)
    read: int = 0
    calls: int = 0

    @property
    def is_likely(self) -> bool:
        """Whether something beside capitals says that this is a person."""
        if self.offices or self.known or self.gender:
            return True
        given = self.given.split()[:1]
        return bool(given) and (given[0] in GIVEN or given[0][-1] == ".")


class People:
    """The people of one document, met in the order of its text."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self._lexicon = lexicon
        self._text = text
        self._by_name: dict[str, Somebody] = {}
        self._by_parts: dict[tuple[str, str, str], Somebody] = {}
        self._first: dict[str, Somebody] = {}
        self._recent: dict[str, OrderedDict[int, Somebody]] = defaultdict(OrderedDict)
        self._families: set[str] = set()
        self._given: dict[str, list[Somebody]] | None = None
        self.all: list[Somebody] = []

    def full(self, named: Named) -> Somebody:
        """The person of a full name; one of the same family name and first given name is the same.

        Who is named as somebody’s husband or niece, or as whose something is, does not become whom the surname means.
        """
        person = self._by_name.get(named.name) or self._met(named)
        person.gender = person.gender or _gender(person, address.written(self._text, named))
        person.named.append(named)
        for short in person.shorts:
            self._first.setdefault(short, person)
            recent = self._recent[short]
            is_new = id(person) not in recent
            recent[id(person)] = person
            aside = len(recent) > 1 and address.is_aside(self._text, named)
            if is_new or not aside:
                recent.move_to_end(id(person), last=not aside)
        return person

    def _met(self, named: Named) -> Somebody:
        """The person of a name that the text has not written so before."""
        known = self._lexicon.people.get(match_key(named.name), ())
        family, given = _listed_parts(named, known) or split(named.words)
        suffix = named.words[-1].rstrip(".") if named.words[-1].rstrip(".") in english.SUFFIXES else ""
        key = (fold(given.split()[0]) if given else "", match_key(family), suffix)
        person = self._by_parts.get(key)
        if person is None:
            person = self._by_parts[key] = Somebody(named.name, family, given, suffix, None, known)
            person.shorts = tuple(_shorts(person))
            self._families.add(family)
            self.all.append(person)
        self._by_name[named.name] = person
        return person

    def by_given_name(self, word: str) -> Somebody | None:
        """The one person whose first name it is."""
        if self._given is None:
            self._given = defaultdict(list)
            for person in self.all:
                self._given[person.given.split()[0] if person.given else ""].append(person)
        found = self._given.get(word, [])
        return found[0] if len(found) == 1 and len(word) >= _SHORTEST_GIVEN else None

    def called(self, shouted: str) -> Somebody | None:
        """Whom a name in capitals means, as transcripts write it: LINDQVIST."""
        known = self._recent.get(shouted.title()) if shouted.isupper() else None
        return next(reversed(known.values())) if known else None

    def is_surname(self, word: str) -> bool:
        """Whether a word that is also a place's name is the surname of somebody named before: Jordan."""
        return word in self._families

    def is_family(self, words: tuple[str, ...]) -> bool:
        """Whether several words are a family name met before: "Ben Younes", "Van der Berg"."""
        return " ".join(words) in self._recent

    def short(self, named: Named) -> Somebody | None:
        """Whom a surname or given name means: the one last named in full whom the form of address fits."""
        word = named.name
        people = self._recent.get(word)
        if not people:
            return None
        latest = list(islice(reversed(people.values()), _MOST_NAMESAKES))
        # Of one alone: a given name tells a gender less surely than a surname tells the person.
        fitting = self._fitting(latest, named) if len(latest) > 1 else latest
        if named.kind == "surname":
            fitting = [person for person in fitting if fold(person.family) == fold(word)] or fitting
        if not fitting:
            return None
        if len(fitting) > 1 and (wanted := generations.asked(self._text, _begin(named))):
            told = [person.generation.told(self._text, person.named, named.start) for person in fitting]
            fitting = [fitting[place] for place in generations.fitting(wanted, told)] or fitting
        person = _meant(fitting, named.start)
        person.calls += 1
        return person

    def _fitting(self, people: list[Somebody], named: Named) -> list[Somebody]:
        """Those whom the form of address fits; of these whom it fits for sure; and no slogan where a person is."""
        gender = address.gender(address.written(self._text, named))
        office = address.office(self._text, named) if named.kind == "surname" else None
        fitting = people
        if gender:
            fitting = [person for person in people if person.gender in {gender, None}]
            fitting = [person for person in fitting if person.gender] or fitting
        if office:
            fitting = [person for person in fitting if office in self._offices(person)] or fitting
        return [person for person in fitting if not self._is_slogan(person)] or fitting

    def _offices(self, person: Somebody) -> set[str]:
        for named in person.named[person.read :]:
            if office := address.office(self._text, named):
                person.offices.add(office)
        person.read = len(person.named)
        return person.offices

    def _is_slogan(self, person: Somebody) -> bool:
        """Whether the first word of a name is an ordinary one: "Elect Brandvold", "Saving Brandvold"."""
        if person.is_likely or self._offices(person):
            return False
        first = person.given.split()[0].lower() if person.given else ""
        return first.endswith("ing") or first in self._ordinary

    def is_ordinary(self, word: str) -> bool:
        """Whether the text has a word in small letters, too, or it is a verb of saying."""
        return word.lower() in self._ordinary or word.lower() in SPEAKING

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """The words that the text has in small letters; read in pieces, as those of 10 MB at once take 80 MB."""
        found: set[str] = set()
        start = 0
        while start < len(self._text):
            end = self._text.find(" ", start + _PIECE)
            end = end if end >= 0 else len(self._text)
            found.update(_IN_SMALL.findall(self._text, start, end))
            start = end
        return frozenset(found)

    def first(self, named: Named) -> Somebody | None:
        """Whom a short form means that stands before every fuller name, as in a headline."""
        person = self._first.get(named.name)
        gender = address.gender(address.written(self._text, named))
        return None if person and gender and person.gender and person.gender != gender else person


def _listed_parts(named: Named, known: tuple[KnownPerson, ...]) -> tuple[str, str] | None:
    """Family and given name as the gazetteer cuts a name, in the words of the text: "Kim Tok Hun" is of the Kims."""
    for row in known:
        same = match_key(row.name) == match_key(named.name) and len(row.name.split()) == len(named.words)
        if same and row.family_name:
            count = len(row.family_name.split())
            first = row.name.startswith(row.family_name)
            cut = count if first else len(named.words) - count
            parts = " ".join(named.words[:cut]), " ".join(named.words[cut:])
            return parts if first else (parts[1], parts[0])
    return None


def _begin(named: Named) -> int:
    return named.title_start if named.title_start >= 0 else named.start


def _meant(people: list[Somebody], start: int) -> Somebody:
    """The one last named in full, if near; else who has been called so more often."""
    latest = people[0]
    if start - latest.named[-1].end <= _NEAR:
        return latest
    called = max(people, key=lambda person: person.calls)
    return called if called.calls >= max(_FEWEST_CALLS, latest.calls + 1) else latest


def _gender(person: Somebody, title: str) -> str | None:
    if told := address.gender(title):
        return told
    for known in person.known:
        if known.gender:
            return known.gender
    return given_gender(person.given.split()[0] if person.given else "")


def given_gender(given: str) -> str | None:
    """The gender that a given name tells; one of both lists tells none."""
    given = normalize("NFC", given)
    male, female = given in english.MALE, given in english.FEMALE
    return None if male == female or given in english.BOTH else "m" if male else "f"


def _shorts(person: Somebody) -> set[str]:
    shorts = {person.family, person.family.split()[-1], person.family.removeprefix("d’").removeprefix("d'")}
    family = person.family.removeprefix("al-").removeprefix("el-")
    shorts |= {family, person.family[:1].upper() + person.family[1:]}
    middle = person.given.split()[1:]
    if middle and len(middle[-1].rstrip(".")) > 1 and middle[-1] not in GIVEN and person.name.endswith(person.family):
        shorts.add(f"{middle[-1]} {person.family}")  # Ana García Márquez
    first = person.family.rpartition(" ")[0]
    if first.split()[0:1] and first.split()[0] in english.PARTICLES and first.split()[-1][0].isupper():
        shorts |= {first, first[0].upper() + first[1:]}  # Ana de la Torre Díaz
    if person.suffix:
        shorts.add(f"{person.family} {person.suffix}")
    given = person.given.split()[0] if person.given else ""
    if len(given) >= _SHORTEST_GIVEN and (given in GIVEN or "-" in given or person.known):
        shorts.add(given)
    if person.family in VIETNAMESE and person.name.startswith(person.family):
        shorts.add(person.given.split()[-1])
    return shorts
