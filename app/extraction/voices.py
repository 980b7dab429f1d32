"""Who is meant by the subject of a reporting clause: names, pronouns, nouns for people and for bodies.

A pronoun or a noun such as "the ambassador" takes the person who stands out most before it: named lately, as a
subject, of the right gender or office. `confidence` is of this step alone; words that fit nobody stay unnamed.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Literal

from app.extraction.annotations import Bounds, Entity, Mention
from app.extraction.clauses import Cue, cues
from app.extraction.english import nouns, small_words, speech, titles
from app.extraction.naming import GIVEN, Named
from app.extraction.narration import LOOSE, PERSON, QUOTE, STOP, Line
from app.extraction.subjects import Subject, main_subject

FULL, SHORT, SHARED = 1.0, 0.95, 0.85
CLEAR, LIKELY, DOUBTFUL = 0.85, 0.7, 0.5
_SUBJECT_WEIGHTS = (1.0, 0.95, 0.6, 0.45, 0.3, 0.25, 0.2, 0.15, 0.1)
_OBJECT_SHARE = 0.5
_SPEAKER_BONUS = 0.1
_PRONOUN_SHARE = 0.75
_IMPLAUSIBLE = 0.5
_UNKNOWN_GENDER = 0.9
_CLEAR_LEAD, _LIKELY_LEAD = 2.0, 1.25
_MEMORY = 40
_GENDERED = {"he": "m", "she": "f", "him": "m", "her": "f"}
_OPENING = frozenset({STOP, QUOTE, ",", "and", "but", "that", "when", "while", "as", "after", "before"})

Type = Literal["person", "organization", "group", "unnamed"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks. `key` is that of a person's entity; `name` the person's, body's or source's.

    `trail` is the key of the entity that a pronoun may take up again: a person's, or that of somebody named by one
    word only.
    """

    type: Type
    name: str
    key: str | None = None
    members: tuple[str, ...] = ()
    confidence: float = FULL
    why: str = "full name"
    trail: str | None = None

    def same(self, other: "Voice | None") -> bool:
        """Whether both are one speaker."""
        return other is not None and (self.type, self.key or self.name) == (other.type, other.key or other.name)


@dataclass(frozen=True, slots=True)
class Reported:
    """A reporting clause with its speaker; `voice` is None where the words fit nobody safely."""

    cue: Cue
    voice: Voice | None
    mention: Bounds


@dataclass(slots=True)
class _Trace:
    sentence: int
    key: str
    weight: float


class Voices:
    """The speakers of a document, found in the order of its text."""

    def __init__(self, text: str, entities: tuple[Entity, ...]) -> None:
        self._text = text
        self._people = {entity.key: entity for entity in entities if entity.type in {"person", "unnamed"}}
        self._plausible = {key: _is_plausible(person) for key, person in self._people.items()}
        self._bodies = [entity for entity in entities if entity.type == "organization"]
        self._families: dict[str, set[str]] = defaultdict(set)
        for person in self._people.values():
            self._families[person.family_name or person.name].add(person.key)
        self._trail: list[_Trace] = []
        self._met: set[str] = set()
        self._sentence = 0
        self._read = 0
        self._spoke: Voice | None = None
        self._unnamed: dict[str, Voice] = {}

    def of_line(self, line: Line) -> list[Reported]:
        """The reporting clauses of the next line, each with its speaker."""
        self._sentence += 1
        self._read = 0
        found = []
        heads = list(cues(line))
        subjects = {cue.subject.head for cue in heads}
        for cue in heads:
            self._read_to(line, cue.subject.head, subjects)
            voice = self.voice(line, cue.subject)
            if voice and voice.trail and cue.subject.kind != "name":
                self._trail.append(_Trace(self._sentence, voice.trail, 1.0))
            first, last = cue.subject.first, cue.subject.last
            if cue.subject.kind == "name":
                first = last = cue.subject.head
            found.append(Reported(cue, voice, (line.starts[first], line.ends[last])))
            self._spoke = voice or self._spoke
        self._read_to(line, len(line.words), subjects)
        return found

    def voice(self, line: Line, subject: Subject) -> Voice | None:
        """Who a subject is."""
        if subject.members:
            return self._several(line, subject)
        if subject.kind == "name":
            return self._named(line, subject.head)
        if subject.kind == "pronoun":
            return self._pronoun(line.words[subject.head])
        return self._noun(line, subject)

    def labelled(self, label: str) -> Voice | None:
        """Whom a label in capitals means."""
        return voice_of(label, tuple(self._people.values()))

    def person(self, key: str, *, confidence: float, why: str) -> Voice:
        """The voice of a person."""
        person = self._people[key]
        if person.type == "unnamed":
            return Voice("unnamed", person.name, confidence=confidence, why=why, trail=key)
        return Voice("person", person.name, key, confidence=confidence, why=why, trail=key)

    def subject_of(self, line: Line, start: int, stop: int) -> Voice | None:
        """The subject of a sentence without a verb of saying; only a person will do."""
        subject = main_subject(line, start, stop) if start < stop else None
        voice = self.voice(line, subject) if subject and line.words[subject.head] != "they" else None
        return voice if voice and voice.trail else None

    def _read_to(self, line: Line, stop: int, subjects: set[int]) -> None:
        """Remembers who is named in a line up to a word."""
        for place in range(self._read, stop):
            word = line.words[place]
            if word == STOP:
                self._sentence += 1
            elif word == PERSON:
                mention = line.refs[place]
                if isinstance(mention, Mention):
                    weight = 1.0 if place in subjects or _may_be_subject(line, place, 0) else _OBJECT_SHARE
                    self._trail.append(_Trace(self._sentence, mention.key, weight))
                    self._met.add(mention.key)
            elif word in {"he", "she"} and place not in subjects:
                guess = self._pronoun(word)
                if guess and guess.trail:
                    self._trail.append(_Trace(self._sentence, guess.trail, _PRONOUN_SHARE))
        self._read = max(self._read, stop)

    def _salient(self, gender: str | None, among: set[str] | None = None) -> tuple[str, float] | None:
        """Who stands out most, and by how much before the next."""
        scores: dict[str, float] = {}
        for trace in self._trail[-_MEMORY:]:
            distance = self._sentence - trace.sentence
            if distance >= len(_SUBJECT_WEIGHTS) or (among is not None and trace.key not in among):
                continue
            known = self._people[trace.key].gender
            if gender and known and known != gender:
                continue
            share = _UNKNOWN_GENDER if gender and not known else 1.0
            share *= 1.0 if self._plausible[trace.key] else _IMPLAUSIBLE
            score = _SUBJECT_WEIGHTS[distance] * trace.weight * share
            scores[trace.key] = max(scores.get(trace.key, 0.0), score) + 0.05
        if self._spoke and self._spoke.trail in scores:
            scores[self._spoke.trail] += _SPEAKER_BONUS
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        lead = ranked[0][1] / ranked[1][1] if len(ranked) > 1 else _CLEAR_LEAD
        return ranked[0][0], lead

    def _pronoun(self, word: str) -> Voice | None:
        if word == "it":
            return self._spoke if self._spoke and self._spoke.type == "organization" else None
        if word not in _GENDERED:
            return None
        found = self._salient(_GENDERED[word])
        if found is None:
            return None
        return self.person(found[0], confidence=_by_lead(found[1]), why=f"nearest person for “{word}”")

    def _named(self, line: Line, place: int) -> Voice | None:
        reference = line.refs[place]
        written = self._text[line.starts[place] : line.ends[place]]
        if isinstance(reference, Named):
            return self._loose(reference)
        if not isinstance(reference, Mention):
            return None
        if reference.type == "organization":
            return Voice("organization", reference.name)
        if reference.type == "country":
            return Voice("organization", reference.name, why="country as speaker")
        person = self._people[reference.key]
        if person.type == "unnamed":
            return self.person(person.key, confidence=SHARED, why="named by one word only")
        if len(written.split()) > 1 and written.split()[-1] not in {"Jr", "Sr"}:
            return self.person(person.key, confidence=FULL, why="full name")
        if len(self._families[person.family_name or person.name]) > 1:
            return self.person(person.key, confidence=SHARED, why="nearest of several with this name")
        return self.person(person.key, confidence=SHORT, why="short form of the full name")

    def _loose(self, name: Named) -> Voice | None:
        """A name that no entity explains: a place speaks for its state, a lone surname stays as it is written."""
        start = name.title_start if name.title_start >= 0 else name.start
        if name.kind in {"place", "other"}:
            return Voice("organization", name.name, why="place or body as speaker")
        return Voice("unnamed", self._text[start : name.end], confidence=SHARED, why="named by one word only")

    def _several(self, line: Line, subject: Subject) -> Voice | None:
        voices = [self._named(line, member) for member in subject.members if line.words[member][0] == "<"]
        keys = tuple(dict.fromkeys(voice.key for voice in voices if voice and voice.key))
        name = self._text[line.starts[subject.first] : line.ends[subject.last]]
        if len(keys) == len(subject.members):
            return Voice("group", name, members=keys, why="named together")
        return Voice("group", name, confidence=LIKELY, why="several together")

    def _noun(self, line: Line, subject: Subject) -> Voice | None:
        head = line.words[subject.head]
        words = line.words[subject.first : subject.head]
        written = self._written(line, subject)
        if head in speech.STATEMENTS and head not in nouns.GROUPS:
            return self._statement(line, subject)
        if head in nouns.TOGETHER and nouns.BOTH & set(words):
            return Voice("group", written, why="several together")
        if head in nouns.GROUPS and head not in titles.HEADS:
            return self._body(line, subject, head, written)
        if words[:1] and words[0] in nouns.UNDEFINED:
            self._unnamed[head] = Voice("unnamed", written, why="source without a name")
            return self._unnamed[head]
        owned = any(
            word in {"’s", "'s", "his", "her", "their", "its"} or word in {"<person>", "<body>"} for word in words
        )
        if found := self._holder(head, words, owned=owned):
            return found
        if head in self._unnamed:
            return self._unnamed[head]
        if words[:1] == ["the"] and not owned and not head.endswith("s") and head not in _SOURCES:
            found_key = self._salient(None)
            if found_key and found_key[1] >= _CLEAR_LEAD:
                return self.person(found_key[0], confidence=DOUBTFUL, why=f"nearest person for “the {head}”")
        return Voice("unnamed", written, why="source without a name")

    def _written(self, line: Line, subject: Subject) -> str:
        first = subject.first
        if line.words[first] in {"a", "an", "the"} and first < subject.last:
            first += 1
        return " ".join(self._text[line.starts[first] : line.ends[subject.last]].split())

    def _holder(self, head: str, words: list[str], *, owned: bool) -> Voice | None:
        """The person whose stated role has this noun: "the ambassador", "the foreign minister"."""
        said = {word for word in words if word not in small_words.DETERMINERS and word[0].isalpha()}
        held = [
            (person.key, said <= set(role.title.lower().split()))
            for person in self._people.values()
            if person.key in self._met
            for role in person.roles
            if _holds(role.title.lower(), head)
        ]
        keys = {key for key, exact in held if exact} or {key for key, _ in held}
        if not keys:
            return None
        recent = next(trace.key for trace in reversed(self._trail) if trace.key in keys)
        sure = CLEAR if len(keys) == 1 else LIKELY
        return self.person(recent, confidence=LIKELY if owned else sure, why=f"holds the role “{head}”")

    def _body(self, line: Line, subject: Subject, head: str, written: str) -> Voice:
        """The body last named whose name ends with this noun: "the ministry" for the Ministry of Finance."""
        start = line.starts[subject.first]
        latest: tuple[int, Entity] | None = None
        for body in self._bodies:
            if head in body.name.lower().split():
                at = max((mention.start for mention in body.mentions if mention.start < start), default=-1)
                if at >= 0 and (latest is None or at > latest[0]):
                    latest = (at, body)
        if latest:
            return Voice("organization", latest[1].name, confidence=CLEAR, why=f"last named body for “{head}”")
        return Voice("organization", written, confidence=CLEAR, why="body without a name")

    def _statement(self, line: Line, subject: Subject) -> Voice | None:
        """ "Park’s statement said", "his letter read": who wrote it, else who spoke last."""
        for place in range(subject.first, subject.head):
            word = line.words[place]
            if word == PERSON or word == LOOSE:
                voice = self._named(line, place)
                if voice:
                    return replace(voice, confidence=LIKELY, why="whose statement it is")
            if word in small_words.HE | small_words.SHE:
                return self._pronoun("he" if word in small_words.HE else "she")
        if self._spoke:
            return replace(self._spoke, confidence=LIKELY, why="statement of who spoke last")
        return Voice("unnamed", self._written(line, subject), why="source without a name")


_SOURCES = frozenset({"source", "official", "aide", "diplomat", "insider", "person", "speaker"})


def _is_plausible(person: Entity) -> bool:
    """Whether something beside capitals says that this is a person: a known given name, a role, a short form."""
    given = (person.given_name or "").split()[:1]
    if person.type == "unnamed" or person.gender or person.roles or (given and given[0] in GIVEN):
        return True
    family_first = bool(person.family_name) and person.name.startswith(f"{person.family_name} ")
    return family_first or any(mention.end - mention.start < len(person.name) for mention in person.mentions)


def _holds(title: str, head: str) -> bool:
    words = title.replace(".", "").split()
    return head in words or any(titles.EXPANDED.get(word) == head for word in words)


def _by_lead(lead: float) -> float:
    if lead >= _CLEAR_LEAD:
        return CLEAR
    return LIKELY if lead >= _LIKELY_LEAD else DOUBTFUL


def _may_be_subject(line: Line, place: int, floor: int) -> bool:
    """Whether only its title stands between a name and the head of its clause."""
    first = place
    while first > floor and (line.capital[first - 1] or line.words[first - 1] in titles.HEADS | titles.MODIFIERS):
        if line.words[first - 1] in {STOP, QUOTE}:
            break
        first -= 1
    after = line.words[place + 1] if place + 1 < len(line.words) else STOP
    return (first == 0 or line.words[first - 1] in _OPENING) and after not in {"’s", "'s", "’"}


def voice_of(label: str, entities: tuple[Entity, ...]) -> Voice | None:
    """The person whose family name a label ends with, if it is one person's only."""
    people = [
        entity
        for entity in entities
        if entity.type == "person"
        and (label.endswith((entity.family_name or entity.name).upper()) or label == entity.name.upper())
    ]
    if len(people) == 1:
        return Voice("person", people[0].name, people[0].key, why="label in a transcript")
    if len(label) == 1:  # the A of Q and A
        return None
    return Voice("unnamed", label, why="label in a transcript")
