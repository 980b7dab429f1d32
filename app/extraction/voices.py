"""Who is meant by the subject of a reporting clause: names, pronouns, nouns for people and for bodies.

A pronoun takes the person who stands out most before it, a noun such as "the ambassador" the person whose stated role
has it. `confidence` is of this step alone; words that fit nobody stay a source without a name.
"""

from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from app.extraction import address
from app.extraction.annotations import Bounds, Entity, Mention
from app.extraction.bodies import Bodies
from app.extraction.clauses import cues
from app.extraction.cue import Cue, hearer
from app.extraction.english import clause_words, nouns, small_words, speech, titles
from app.extraction.holders import Holders
from app.extraction.namesakes import Namesakes
from app.extraction.naming import Named
from app.extraction.narration import BODY, LOOSE, NAMES, PERSON, STOP, Line
from app.extraction.salience import OBJECT, PRONOUN, SUBJECT, Salience
from app.extraction.subjects import POSSESSIVE, Subject, main_subject, may_be_subject, phrase_start
from app.extraction.voice import CLEAR, FULL, LIKELY, NAMESAKE, SHARED, SHORT, Voice, voice_of

_PRONOUN_CLEAR, _PRONOUN_LIKELY, _PRONOUN_DOUBTFUL = 0.95, 0.9, 0.7
_ONLY = 0.5
_NEAR = 6
_SOONEST = 20
_PAIR = 2
_CLEAR_LEAD, _LIKELY_LEAD = 2.0, 1.25
_LONGEST_TITLE = 14
_TOLD = frozenset({STOP, PERSON, *small_words.GENDERED})
_OWNERS = small_words.OWNED | NAMES
_SAID = speech.STATEMENTS | speech.ASSERTIONS
_NO_NAME = "source without a name"


class Reported(NamedTuple):
    """A reporting clause with its speaker; `voice` is None where the words fit nobody safely."""

    cue: Cue
    voice: Voice | None
    mention: Bounds


class Voices:
    """The speakers of a document, found in the order of its text."""

    def __init__(self, text: str, entities: tuple[Entity, ...], demonyms: Mapping[int, str]) -> None:
        self._text = text
        self._people = {entity.key: entity for entity in entities if entity.type in {"person", "unnamed"}}
        self._bodies = Bodies(entities, demonyms)
        self._holders = Holders(self._people)
        self._namesakes = Namesakes(text, self._people.values())
        self._salience = Salience(self._people)
        self._read = 0
        self._spoke: Voice | None = None
        self._spoke_in: list[str] = []
        self._heard: str | None = None
        self._unnamed: dict[str, Voice] = {}

    def of_line(self, line: Line) -> list[Reported]:
        """The reporting clauses of the next line, each with its speaker."""
        self._salience.next_sentence()
        self._read = 0
        found = []
        clauses = list(cues(line))
        subjects = {cue.subject.head for cue in clauses}
        for cue in clauses:
            subject = cue.subject
            self._read_to(line, subject.head, subjects)
            voice = self._answer(line, cue) or self.voice(line, subject)
            self._heard = hearer(line, cue)
            if voice and voice.trail and subject.kind != "name":
                self._salience.remember(voice.trail, SUBJECT)
            first, last = (subject.head, subject.head) if subject.kind == "name" else (subject.first, subject.last)
            found.append(Reported(cue, voice, (line.starts[first], line.ends[last])))
            if line.words[cue.verb].endswith("ing") and subject.kind == "name" and not subject.far:
                continue  # a plan that ends with Park claiming the port: nobody speaks
            self._spoke = voice or self._spoke
            self._spoke_in = line.words[cue.last + 1 : cue.last + _LONGEST_TITLE]
        self._read_to(line, len(line.words), subjects)
        return found

    def _answer(self, line: Line, cue: Cue) -> Voice | None:
        """Whom the clause before told or asked something, where a pronoun answers: “You must not,” he replied."""
        heard = self._people.get(self._heard or "")
        if heard is None or cue.subject.kind != "pronoun" or cue.lemma not in clause_words.ANSWERING:
            return None
        gender = small_words.GENDERED.get(line.words[cue.subject.head])
        if gender is None or heard.gender not in {gender, None}:
            return None
        return self._person(heard.key, _PRONOUN_LIKELY, "answers who spoke before")

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
        return voice_of(label, self._people.values())

    def signing(self, key: str) -> Voice | None:
        """The person of a key, which is made of the full name."""
        return Voice("person", self._people[key].name, key, trail=key) if key in self._people else None

    def only_named(self, line: Line, start: int, stop: int) -> Voice | None:
        """The only person named in a stretch of a line, for want of anything surer: "For Park, all is plain: …"."""
        named = [place for place in range(start, stop) if line.words[place] == PERSON]
        voices = [voice for place in named[:_PAIR] if (voice := self._named(line, place))]
        same = bool(voices) and all(voice.same(voices[0]) for voice in voices) and len(named) <= _PAIR
        return voices[0]._replace(confidence=_ONLY, why="only person named beside") if same else None

    def subject_of(self, line: Line, start: int, stop: int) -> Voice | None:
        """The subject of a sentence without a verb of saying, if a person; of "her message was clear" whose it is."""
        for place in range(start + 1, min(stop, start + _NEAR)):
            if line.words[place] in _SAID and line.words[place - 1] in small_words.OWNED:
                return self._statement(line, Subject("nominal", phrase_start(line, place, start), place, place))
        subject = main_subject(line, start, stop) if start < stop else None
        voice = self.voice(line, subject) if subject and line.words[subject.head] != "they" else None
        return voice if voice and voice.trail else None

    def _read_to(self, line: Line, stop: int, subjects: set[int]) -> None:
        """Remembers who is named in a line up to a word."""
        for place, word in enumerate(line.words[self._read : stop], self._read):
            if word not in _TOLD:
                continue
            if word == STOP:
                self._salience.next_sentence()
            elif word == PERSON and isinstance(mention := line.refs[place], Mention):
                is_subject = place in subjects or may_be_subject(line, place)
                self._salience.remember(mention.key, SUBJECT if is_subject else OBJECT)
            elif word in small_words.GENDERED and place not in subjects:
                guess = self._pronoun(word)
                if guess and guess.trail:
                    self._salience.remember(guess.trail, PRONOUN)
        self._read = max(self._read, stop)

    def _person(self, key: str, confidence: float, why: str) -> Voice:
        person = self._people[key]
        if person.type == "unnamed":
            return Voice("unnamed", person.name, confidence=confidence, why=why, trail=key)
        return Voice("person", person.name, key, confidence=confidence, why=why, trail=key)

    def _pronoun(self, word: str) -> Voice | None:
        if word == "it":
            return self._spoke if self._spoke and self._spoke.type == "organization" else None
        gender = small_words.GENDERED.get(word)
        found = self._salience.most(gender, self._spoke_last()) if gender else None
        if found is None:
            return self._still_to_come(gender) if gender else None
        key, lead = found
        if gender and lead >= _CLEAR_LEAD:
            self._salience.took_up(key, gender)
        clear, likely = lead >= _CLEAR_LEAD, lead >= _LIKELY_LEAD
        sure = _PRONOUN_CLEAR if clear else _PRONOUN_LIKELY if likely else _PRONOUN_DOUBTFUL
        return self._person(key, sure, f"nearest person for “{word}”")

    def _still_to_come(self, gender: str) -> Voice | None:
        """Who is named only later: “We agreed,” she said. Park left the hall."""
        soonest = islice(self._people.values(), _SOONEST)
        first = next((person for person in soonest if not self._salience.is_met(person.key)), None)
        fits = first is not None and first.gender in {gender, None}
        return self._person(first.key, _ONLY, "named only behind") if first and fits else None

    def _spoke_last(self) -> str | None:
        return self._spoke.trail if self._spoke else None

    def _named(self, line: Line, place: int) -> Voice | None:
        reference = line.refs[place]
        if isinstance(reference, Named):
            return self._loose(reference)
        return self._mentioned(reference) if isinstance(reference, Mention) else None

    def _mentioned(self, reference: Mention) -> Voice:
        if reference.type in {"organization", "country"}:
            return Voice("organization", reference.name, why=f"{reference.type} as speaker")
        person = self._people[reference.key]
        if person.type == "unnamed":
            return self._person(person.key, SHARED, "named by one word only")
        if reference.end - reference.start >= len(person.name) or " " in self._text[reference.start : reference.end]:
            return self._person(person.key, FULL, "full name")
        if others := self._namesakes.before(reference.start, person):
            told = self._namesakes.tells_apart(reference.start, person, others)
            return self._person(person.key, CLEAR if told else NAMESAKE, "nearest of several with this name")
        if self._namesakes.is_misaddressed(reference.start, person):
            return self._person(person.key, LIKELY, "form of address that does not fit")
        return self._person(person.key, SHORT, "short form of the full name")

    def _loose(self, name: Named) -> Voice:
        """A name that no entity explains: a place speaks for its state, a lone word stays as it is written."""
        if name.kind in {"place", "other"}:
            return Voice("organization", name.name, why="place or body as speaker")
        start = name.title_start if name.title_start >= 0 else name.start
        return Voice("unnamed", self._text[start : name.end], confidence=SHARED, why="named by one word only")

    def _several(self, line: Line, subject: Subject) -> Voice:
        voices = [self._named(line, member) for member in subject.members if line.words[member] in NAMES]
        keys = tuple(dict.fromkeys(voice.key for voice in voices if voice and voice.key))
        name = self._text[line.starts[subject.first] : line.ends[subject.last]]
        if len(keys) == len(subject.members):
            return Voice("group", name, members=keys, why="named together")
        return Voice("group", name, confidence=LIKELY, why="several together")

    def _noun(self, line: Line, subject: Subject) -> Voice | None:
        head = line.words[subject.head]
        words = line.words[subject.first : subject.head]
        if head in _SAID and head not in nouns.GROUPS:
            return self._statement(line, subject)
        written = self._written(line, subject)
        members = self._holders.together(head, words, self._salience.met) if head in nouns.TOGETHER else ()
        if members or (head in nouns.TOGETHER and nouns.BOTH & set(words)):
            return Voice("group", written, members=members, why="several together")
        if head in nouns.GROUPS and head not in titles.HEADS:
            return self._bodies.of(head, line.starts[subject.first], written)
        read = [
            self._text[line.starts[at] : line.ends[at]].lower() if line.words[at] == BODY else line.words[at]
            for at in range(subject.first, subject.head)
        ]
        return self._somebody(head, read, self._bodies.state(line, subject)) or self._nobody(head, words, written)

    def _somebody(self, head: str, words: list[str], state: str | None) -> Voice | None:
        """Whom "the ambassador" means: who holds that role, or stands out alone; "an ambassador" means nobody known."""
        if words[:1] and words[0] in nouns.UNDEFINED:
            return None
        owned = not _OWNERS.isdisjoint(words)
        known = self._holder(head, words, state, owned=owned) or self._unnamed.get(head)
        if known is None and state is None and words[:1] == ["the"] and not owned and not head.endswith("s"):
            return self._only_one(head)
        return known

    def _nobody(self, head: str, words: list[str], written: str) -> Voice:
        """A source without a name; "the official" behind "a senior official" is the same one."""
        key = f"{head} {written}"
        apart = (words[:1] and words[0] in nouns.UNDEFINED) or head in nouns.SOURCES
        voice = Voice("unnamed", written, why=_NO_NAME, trail=key if apart and not head.endswith("s") else None)
        if voice.trail and key not in self._people:
            self._people[key] = Entity(key, "unnamed", written, gender=address.gender(head))
            self._salience.meet(self._people[key])
        if words[:1] and words[0] in nouns.UNDEFINED:
            self._unnamed[head] = voice
        return voice

    def _written(self, line: Line, subject: Subject) -> str:
        first = subject.first
        if line.words[first] in {"a", "an", "the"} and first < subject.last:
            first += 1
        return " ".join(self._text[line.starts[first] : line.ends[subject.last]].split())

    def _holder(self, head: str, words: list[str], state: str | None, *, owned: bool) -> Voice | None:
        """The person whose stated role has this noun: "the ambassador", "the foreign minister"."""
        keys = self._holders.of(head, words, state, self._salience.met)
        if (latest := self._salience.latest(keys)) is None:
            return None
        return self._person(latest, CLEAR if len(keys) == 1 and not owned else LIKELY, f"holds the role “{head}”")

    def _only_one(self, head: str) -> Voice | None:
        """The person who stands out alone, for a noun that no stated role has: "the retired judge said"."""
        found = self._salience.most(None, self._spoke_last()) if head not in nouns.SOURCES else None
        if found is None or found[1] < _CLEAR_LEAD:
            return None
        return self._person(found[0], _PRONOUN_DOUBTFUL, f"nearest person for “the {head}”")

    def _statement(self, line: Line, subject: Subject) -> Voice | None:
        """ "Park’s statement said", "his letter read": who wrote it, else who spoke last."""
        for place in range(subject.head - 1, subject.first - 1, -1):
            word = line.words[place]
            if word in {PERSON, LOOSE} and (voice := self._named(line, place)):
                return voice._replace(confidence=SHARED, why="whose statement it is")
            if word in small_words.HE or word in small_words.SHE:
                return self._pronoun("he" if word in small_words.HE else "she")
            if word in nouns.HUMAN and line.words[place + 1] in POSSESSIVE:
                return self._noun(line, Subject("nominal", subject.first, place, place))
        if signer := self._signer(line, subject):
            return signer
        if self._spoke:
            head = line.words[subject.head]
            sure = SHARED if head in speech.STATEMENTS and head in self._spoke_in else LIKELY
            return self._spoke._replace(confidence=sure, why="statement of who spoke last")
        return Voice("unnamed", self._written(line, subject), why=_NO_NAME)

    def _signer(self, line: Line, subject: Subject) -> Voice | None:
        """Whose a statement "by Park", "of Park and Lind" or "signed by Park" is."""
        for place in range(subject.head + 1, min(subject.last + 1, len(line.words))):
            if line.words[place] != PERSON or clause_words.SIGNED.isdisjoint(line.words[subject.head + 1 : place]):
                continue
            if line.words[place + 1 : place + 3] == ["and", PERSON]:
                return self._several(line, Subject("name", place, place + 2, place, (place, place + 2)))
            if voice := self._named(line, place):
                return voice._replace(confidence=SHARED, why="whose statement it is")
        return None
