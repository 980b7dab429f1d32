"""Which phrases mean the same person, and what is stated of each: names, roles, and what the gazetteer adds."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain

from app.domain.gazetteer import KnownPerson
from app.domain.ids import slug
from app.domain.names import is_full, match_key
from app.domain.records import DateRecord, RoleRecord, Span
from app.domain.scalars import Basis, RoleStatus
from app.extraction.annotations import Document, Entity, Mention
from app.extraction.korean import word_lists as lists
from app.extraction.korean.lexicon import STATE_BODIES, Lexicon
from app.extraction.korean.names import Phrase

_FAMILY_FIRST = frozenset({"KR", "KP", "CN", "TW", "JP", "VN", "HU"})
_POLITE = frozenset({"씨", *lists.INCOMING})
_LONGEST_KEY = 70
_MOST_ROLES = 8


@dataclass(slots=True)
class Somebody:
    """A person of the text; `places` are where the phrases that mean them begin, in order."""

    key: str
    name: str
    family: str
    given: str
    words: tuple[str, ...]
    known: tuple[KnownPerson, ...]
    titles: list[str] = field(default_factory=list)
    roles: list[RoleRecord] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def bears(self, head: str) -> bool:
        """Whether a title told of them ends so: 외교부 1차관 is a 차관."""
        return any(title.endswith(head) for title in self.titles)


class People:
    """The people of one document. Full names are told first, then short forms are asked for."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._document = document
        self._lexicon = lexicon
        self._by_name: dict[str, Somebody] = {}
        self._by_word: dict[str, list[Somebody]] = {}
        self._by_part: dict[str, Somebody] = {}
        self._keys: set[str] = set()

    def all(self) -> list[Somebody]:
        """Everybody in the order in which they are first named in full."""
        return list(self._by_name.values())

    def tell(self, phrase: Phrase) -> Somebody:
        """The person of a phrase with a full name."""
        name = self._text(phrase.name)
        person = self._by_name.get(match_key(name)) or self._fuller(name, phrase) or self._new(name, phrase)
        if phrase.title[0] < phrase.title[1]:
            self._state(person, phrase)
        self.meant(person, phrase)
        return person

    def tell_again(self, phrase: Phrase) -> Somebody:
        """The person of a phrase that was told before."""
        name = self._text(phrase.name)
        return self._by_name.get(match_key(name)) or self._by_part[name]

    def _fuller(self, name: str, phrase: Phrase) -> Somebody | None:
        """Whose name of several words has this one, where the title fits: 마이 총리 is 쩐 티 마이 베트남 총리."""
        people = [one for one in self._by_word.get(name, ()) if len(one.words) > 1 and one.bears(phrase.head)]
        if len(people) == 1:
            self._by_part[name] = people[0]
            return people[0]
        return None

    def meant(self, person: Somebody, phrase: Phrase) -> None:
        """Note that a phrase means somebody."""
        person.mentions.append(Mention(*phrase.name, "person", person.key, person.name))
        person.places.append(phrase.start)

    def _new(self, name: str, phrase: Phrase) -> Somebody:
        words = tuple(name.split())
        known = self._lexicon.people.get(" ".join(words), ())
        family, given = _parts(words, known, phrase.country)
        key = slug(name)[:_LONGEST_KEY] or "person"
        while key in self._keys:
            key += "-2"
        self._keys.add(key)
        person = Somebody(key, name, family, given, words, known)
        self._by_name[match_key(name)] = person
        for word in {*words, family}:
            self._by_word.setdefault(word, []).append(person)
        return person

    def short(self, phrase: Phrase) -> tuple[list[Somebody], bool]:
        """Whom a surname with a title may mean, the nearest before first; and whether the title tells them apart."""
        listed = self._by_word.get(self._text(phrase.name), [])
        fitting = [person for person in listed if person.bears(phrase.head)]
        if not fitting and len(listed) == 1 and (phrase.head in _POLITE or len(self._text(phrase.name)) > 1):
            fitting = listed
        return sorted(fitting, key=lambda person: _distance(person, phrase.start)), len(fitting) == 1

    def titled(self, head: str, before: int) -> list[Somebody]:
        """Who bears a title and was named before, the last named first."""
        found = [person for person in self._by_name.values() if person.bears(head) and person.places[0] < before]
        return sorted(found, key=lambda person: _distance(person, before))

    def _text(self, bounds: tuple[int, int]) -> str:
        return " ".join(self._document.text[bounds[0] : bounds[1]].split())

    def _state(self, person: Somebody, phrase: Phrase) -> None:
        written = self._text(phrase.title)
        if any(title.endswith(written) for title in person.titles):
            return
        person.titles.append(written)
        if phrase.head == "씨" or len(person.roles) >= _MOST_ROLES:
            return
        person.roles.append(self._role(person, phrase, written))

    def _role(self, person: Somebody, phrase: Phrase, written: str) -> RoleRecord:
        office = self._lexicon.office_of(written)
        organization = self._organization(written)
        country, basis = phrase.country, Basis.STATED if phrase.country else None
        body = self._lexicon.bodies.get(organization or "")
        if country is None and body is not None and body.kind in STATE_BODIES:
            country, basis = body.country, Basis.STATED if body.country else None
        if country is None and office:
            country = next((row.country for row in person.known if row.office == office and row.country), None)
            basis = Basis.GAZETTEER if country else None
        status = _status(written)
        return RoleRecord(
            title=written, office=office, status=status, organization=organization, country=country,
            country_basis=basis, end_date=self._ended(status),
            evidence=[Span(start=phrase.title[0], end=phrase.title[1])],
        )  # fmt: skip

    def _organization(self, written: str) -> str | None:
        """The body within a title: 동아시아재단 of 동아시아재단 이사장, 중국 외교부 of 중국 외교부 대변인."""
        words = written.split()
        for count in (3, 2, 1):
            for first in range(len(words) - count):
                if (joined := " ".join(words[first : first + count])) in self._lexicon.bodies:
                    return joined
        for place, word in enumerate(words[:-1]):
            if word.endswith(lists.BODY_ENDS) and len(word) > 2 and word not in lists.NO_BODIES:  # noqa: PLR2004 - 정부
                abroad = place and words[place - 1] in self._lexicon.countries
                return f"{words[place - 1]} {word}" if abroad else word
        return None

    def _ended(self, status: RoleStatus) -> DateRecord | None:
        if status is not RoleStatus.FORMER or self._document.published is None:
            return None
        return DateRecord(edtf=f"[..{self._document.published}]")

    def entity(self, person: Somebody, *, speaks: bool) -> Entity:
        """What a record holds of somebody. Who only is spoken of goes by the gazetteer's name, and so does one of two
        syllables (조현), which tell nobody apart."""
        rows = self._known(person)
        stated = ((role.country, str(role.country_basis)) for role in person.roles if role.country)
        listed = ((row.country, "gazetteer") for row in rows if row.country)
        country, basis = next(chain(stated, listed), (None, None))
        name, family, given = person.name, person.family, person.given
        mentions = tuple(sorted(person.mentions, key=lambda mention: mention.start))
        if rows and not (speaks and is_full(name)):
            name, family, given = rows[0].name, rows[0].family_name or "", rows[0].given_name or ""
            mentions = tuple(mention._replace(name=name) for mention in mentions)
        listed_names = [(row.name, "en") for row in rows[:1]] + [pair for row in rows[:1] for pair in row.other_names]
        others = tuple(dict.fromkeys(pair for pair in listed_names if match_key(pair[0]) != match_key(name)))
        return Entity(
            key=person.key,
            type="person",
            name=name,
            family_name=family or None,
            given_name=given or None,
            country=country,
            country_basis=basis,
            roles=tuple(person.roles),
            other_names=others,
            mentions=mentions,
        )

    def _known(self, person: Somebody) -> tuple[KnownPerson, ...]:
        """The rows of the gazetteer that are meant: a lawyer of a president's name is somebody else."""
        offices = [role.office for role in person.roles if role.office]
        fits = any(row.office and self._lexicon.related(row.office, one) for row in person.known for one in offices)
        return person.known if fits or not offices else ()


def _distance(person: Somebody, place: int) -> int:
    """How far before a place somebody was last named; whoever is only named behind it comes after all others."""
    at = bisect_left(person.places, place)
    return place - person.places[at - 1] if at else 1_000_000_000 + person.places[0]


def _parts(words: tuple[str, ...], known: tuple[KnownPerson, ...], country: str | None) -> tuple[str, str]:
    """Family and given name, where the words tell them."""
    if len(words) == 1:
        if country not in {None, "KR", "KP"}:  # 마오닝 is of the family 마오
            return "", ""
        word = words[0]
        if word[0] not in lists.SURNAMES or len(word) > 4:  # noqa: PLR2004 - 남궁민수
            return "", ""
        cut = 2 if word.startswith(lists.DOUBLE_SURNAMES) and len(word) > 3 else 1  # noqa: PLR2004
        return word[:cut], word[cut:]
    country = country or next((row.country for row in known if row.country), None)
    if country in _FAMILY_FIRST:
        return words[0], " ".join(words[1:])
    return (words[-1], " ".join(words[:-1])) if country else ("", "")


def _status(title: str) -> RoleStatus:
    words = title.split()
    if lists.STATUS.get(words[0]) == "former":
        return RoleStatus.FORMER
    if title.endswith(lists.ACTING):
        return RoleStatus.ACTING
    if title.endswith(lists.INCOMING):
        return RoleStatus.INCOMING
    return RoleStatus.CURRENT
