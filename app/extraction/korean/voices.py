"""Who is meant by the phrases of a sentence: people, bodies, sources without a name, several together, or 그는."""

import re
from dataclasses import dataclass

from app.extraction.annotations import Bounds
from app.extraction.korean import word_lists as lists
from app.extraction.korean.lexicon import Lexicon
from app.extraction.korean.names import Phrase
from app.extraction.korean.particles import SUBJECT, TOPIC, Sentence, splits
from app.extraction.korean.people import People, Somebody
from app.extraction.voice import FULL, SHORT, Voice

_SHARED, _PRONOUN, _TITLE, _AMBIGUOUS = 0.85, 0.9, 0.85, 0.4
_TWO, _THREE = 2, 3
_LEADERS = frozenset({"대통령", "총리", "주석", "국왕", "국무위원장"})
_COUNTED = re.compile(r"(?:두|양|양국|두나라|한미|한일|한중|미중|미일|북미)$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A phrase that may be who speaks; `topic` says that 은 or 는 marks it. `first` and `last` are its tokens."""

    start: int
    end: int
    first: int
    last: int
    topic: bool
    voice: Voice
    mention: Bounds


class Speakers:
    """Gives the phrases of each sentence, in the order of the text, the voice that they mean."""

    def __init__(self, text: str, people: People, lexicon: Lexicon) -> None:
        self._text = text
        self._people = people
        self._lexicon = lexicon
        self._latest: Voice | None = None
        self._unnamed: list[Voice] = []

    def spoke(self, voice: Voice | None) -> None:
        """Note who spoke last: 그는 takes this up."""
        if voice and voice.type in {"person", "unnamed"}:
            self._latest = voice

    def subjects(self, sentence: Sentence, phrases: list[Phrase]) -> list[Subject]:
        """Whom the sentence may make speak, in order."""
        found = self._others(sentence, phrases)  # first: 그는 is nobody whom its own sentence names
        together = {one.last for one in found}
        for place, phrase in enumerate(phrases):
            if phrase.kind == "title" and phrase.last in together:
                continue
            voice = self.voice(phrase)
            before = phrases[place - 1] if place else None
            if voice and before and self._joined(before, phrase) and (one := self.voice(before)):
                voice = _group(self._words(before.start, phrase.name[1]), one, voice)
            if voice is None:
                continue
            if voice.type in {"person", "unnamed"} and phrase.particle in SUBJECT and phrase.kind != "same":
                self._heard(voice)
            if phrase.particle in SUBJECT:
                mention = (phrase.start, phrase.title[1] or phrase.name[1])
                topic = phrase.particle in TOPIC
                found.append(Subject(phrase.start, phrase.end, phrase.first, phrase.last, topic, voice, mention))
        return sorted(found, key=lambda subject: subject.start)

    def states(self, sentence: Sentence) -> list[Subject]:
        """Countries that speak: 북한은 “…”라고 비난했다; 중국 측은."""
        found = []
        for place, token in enumerate(sentence.tokens):
            for stem, particle in splits(token.text) if token.kind == "word" else ():
                if particle not in TOPIC or not (code := self._lexicon.countries.get(stem)):
                    continue
                voice = Voice("organization", self._lexicon.country_names[code], why="country as speaker")
                bounds = (token.start, token.start + len(stem))
                found.append(Subject(token.start, token.end, place, place, True, voice, bounds))
        return found

    def named(self, phrases: list[Phrase]) -> list[Subject]:
        """Those to whom the words of others are put down: 외교부에 따르면."""
        found = []
        for phrase in phrases:
            if phrase.particle == "에" and (voice := self.voice(phrase)):
                bounds = (phrase.start, phrase.title[1])
                found.append(Subject(phrase.start, phrase.end, phrase.first, phrase.last, False, voice, bounds))
        return found

    def _heard(self, voice: Voice) -> None:
        self._latest = voice
        if voice.type == "unnamed":
            self._unnamed.append(voice)

    def _words(self, start: int, end: int) -> str:
        return " ".join(self._text[start:end].split())

    @staticmethod
    def _joined(before: Phrase, phrase: Phrase) -> bool:
        """A 장관과 B 차관이: both are named, and nothing stands between."""
        return before.last + 1 == phrase.first and before.particle in {"과", "와"} and phrase.particle in SUBJECT

    def voice(self, phrase: Phrase) -> Voice | None:
        """Who is meant, or None for nobody who could speak."""
        if phrase.kind == "full":
            return _person(self._people.tell_again(phrase), FULL, "full name")
        if phrase.kind == "short":
            return self._short(phrase)
        if phrase.kind == "title":
            return self._title(phrase)
        if phrase.kind == "body":
            return Voice(
                "organization", self._lexicon.body_name(self._words(*phrase.name), phrase.country), why="name of a body"
            )
        if phrase.kind == "same":
            return self._same(phrase)
        return Voice("unnamed", self._words(*phrase.name), why="source without a name")

    def _short(self, phrase: Phrase) -> Voice | None:
        people, alone = self._people.short(phrase)
        if people:
            self._people.meant(people[0], phrase)
            return _person(people[0], SHORT if alone else _AMBIGUOUS, "surname and title")
        return Voice("unnamed", self._words(phrase.name[0], phrase.title[1]), why="surname and title of nobody named")

    def _title(self, phrase: Phrase) -> Voice:
        words = self._words(*phrase.title)
        bearers = self._people.titled("".join(words.split()), phrase.start) or self._people.titled(words, phrase.start)
        if len(bearers) == 1:
            return _person(bearers[0], _TITLE, "title")
        return Voice("unnamed", words, why="title without a name")

    def _same(self, phrase: Phrase) -> Voice:
        """이 관계자: the last source that is called so."""
        heads = (phrase.head, phrase.head.removesuffix("들"))
        before = next((voice for voice in reversed(self._unnamed) if voice.name.endswith(heads)), None)
        return before or Voice("unnamed", phrase.head, confidence=_SHARED, why="source without a name")

    def _others(self, sentence: Sentence, phrases: list[Phrase]) -> list[Subject]:
        """그는, and 두 장관은."""
        found = []
        for place, token in enumerate(sentence.tokens):
            if token.text in lists.PRONOUNS and self._latest:
                voice = Voice(self._latest.type, self._latest.name, self._latest.key, self._latest.members,
                              min(self._latest.confidence, _PRONOUN), "pronoun")  # fmt: skip
                bounds = (token.start, token.end - 1)
                found.append(Subject(token.start, token.end, place, place, True, voice, bounds))
            elif token.kind == "word" and (group := self._together(sentence, place)):
                found.append(group)
        taken = {
            place for phrase in phrases if phrase.kind != "title" for place in range(phrase.first, phrase.last + 1)
        }
        return [one for one in found if one.last not in taken]

    def _together(self, sentence: Sentence, place: int) -> Subject | None:
        """두 장관은, 양국 정상은, 양측은: several, and who they are where the text has named as many."""
        token = sentence.tokens[place]
        for stem, particle in splits(token.text):
            if particle not in SUBJECT:
                continue
            first, count, head = self._counted(sentence, place, stem)
            if not head:
                continue
            start, end = sentence.tokens[first].start, token.start + len(stem)
            members = self._members(head, token.start, count)
            voice = Voice("group", self._words(start, end), members=tuple(one.key for one in members), why="several")
            return Subject(start, token.end, first, place, particle in TOPIC, voice, (start, end))
        return None

    @staticmethod
    def _counted(sentence: Sentence, place: int, stem: str) -> tuple[int, int, str]:
        if stem in {"양측", "양국", "양국은"}:
            return place, _TWO, stem
        before = sentence.tokens[place - 1].text if place else ""
        if stem in lists.TOGETHER and before in lists.PLURALS:
            return place - 1, _TWO if _COUNTED.match(before) else _THREE, stem
        return place, 0, ""

    def _members(self, head: str, before: int, count: int) -> list[Somebody]:
        if head == "정상":
            found = [one for one in self._people.titled("", before) if any(one.bears(title) for title in _LEADERS)]
        elif head == "사람":
            found = self._people.titled("", before)[:count]
        elif head in {"양측", "양국", "측", "국", "나라"}:
            found = []
        else:
            found = self._people.titled(head, before)
        return sorted(found, key=lambda one: one.places[0]) if len(found) == count else []


def _person(person: Somebody, confidence: float, why: str) -> Voice:
    return Voice("person", person.name, person.key, confidence=confidence, why=why, trail=person.key)


def _group(words: str, *voices: Voice) -> Voice | None:
    members = tuple(key for voice in voices for key in ((voice.key,) if voice.key else voice.members))
    return Voice("group", words, members=members, confidence=min(v.confidence for v in voices), why="named together")
