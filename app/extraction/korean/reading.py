"""The order of the steps for a text in Korean."""

from typing import Generic, TypeVar

from app.domain.records import EventRecord
from app.domain.vocabulary import Vocabulary
from app.extraction.annotations import Bounds, DateMention, Document, Entity
from app.extraction.dating import Dates
from app.extraction.korean.dates import DATING
from app.extraction.korean.event import find_event
from app.extraction.korean.interviews import answered
from app.extraction.korean.lexicon import lexicon
from app.extraction.korean.marks import Marked, Quotation, read_marks
from app.extraction.korean.mentions import Others
from app.extraction.korean.names import Namer, Phrase
from app.extraction.korean.people import People
from app.extraction.korean.reported import reported
from app.extraction.korean.speech import Memory, Scene, quoted
from app.extraction.korean.voices import Speakers
from app.extraction.statements import Statement

T = TypeVar("T", Quotation, DateMention)

Reading = tuple[tuple[Entity, ...], Dates, EventRecord | None, list[Statement]]


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """Who and what is named, when, the event, and what was said."""
    words = lexicon(vocabulary)
    marked = read_marks(document)
    dated = DATING.find(document)
    dates = tuple(dated)
    namer, people, others = Namer(document.text, words), People(document, words), Others(document.text, words)
    phrases = [namer.phrases(sentence) for sentence in marked.sentences]
    for sentence, found in zip(marked.sentences, phrases, strict=True):
        for phrase in found:
            if phrase.kind == "full":
                people.tell(phrase)
        others.read(sentence, found)
    others.pairs(marked)
    statements = _statements(document, marked, phrases, dates, Speakers(document.text, people, words))
    answered(document, statements, people, dates)
    keys = {key for one in statements if one.voice for key in (one.voice.key, *one.voice.members) if key}
    persons = [people.entity(person, speaks=person.key in keys) for person in people.all()]
    entities = sorted([*persons, *others.entities()], key=lambda entity: entity.mentions[0].start)
    event = find_event(document, marked, phrases, dates, vocabulary)
    return tuple(entities), dated, event, statements


def _statements(
    document: Document, marked: Marked, phrases: list[list[Phrase]], dates: tuple[DateMention, ...], speakers: Speakers
) -> list[Statement]:
    memory = Memory()
    quotations, days = _Run(marked.quotations), _Run(dates)
    for number, sentence in enumerate(marked.sentences):
        memory.number = number
        scene = Scene(
            document.text, marked.masked, sentence, quotations.until(sentence.bounds[1]),
            tuple(speakers.subjects(sentence, phrases[number])), tuple(speakers.named(phrases[number])),
            days.until(sentence.bounds[1]), tuple(speakers.states(sentence)),
        )  # fmt: skip
        found = quoted(scene, memory)
        found += reported(scene, memory, found)
        _remember(memory, scene, sorted(found, key=lambda one: one.parts[0]))
        for one in memory.statements[-1:]:
            speakers.spoke(one.voice if found else None)
    statements = sorted(memory.statements, key=lambda one: one.parts[0])
    _back_to_the_day(statements)
    return statements


def _back_to_the_day(statements: list[Statement]) -> None:
    """What somebody said on a day of its own (지난 10일) dates nobody else's words: those are of the report's day."""
    day: list[Bounds] = []
    aside: Statement | None = None
    for one in statements:
        if one.when:
            day = day or one.when
            aside = one if one.when != day else None
        elif aside and not (one.voice and one.voice.same(aside.voice)):
            one.when, aside = day, None


def _remember(memory: Memory, scene: Scene, found: list[Statement]) -> None:
    if found:
        memory.statements += found
        memory.last, memory.said_in, memory.paragraph = found[-1], memory.number, scene.sentence.paragraph
    if scene.subjects and scene.subjects[-1].topic and not found:
        memory.subject, memory.subject_in = scene.subjects[-1], memory.number


class _Run(Generic[T]):
    """Things in the order of the text, handed out sentence by sentence."""

    def __init__(self, things: tuple[T, ...]) -> None:
        self._things: tuple[T, ...] = things
        self._at = 0

    def until(self, end: int) -> tuple[T, ...]:
        """Those not yet handed out that begin before an offset."""
        first = self._at
        while self._at < len(self._things) and self._things[self._at].start < end:
            self._at += 1
        return self._things[first : self._at]
