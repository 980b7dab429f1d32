"""Transcripts: paragraphs that open with who speaks, "LINDQVIST: Good afternoon." """

from dataclasses import dataclass

from app.extraction.annotations import Bounds, Document, Entity
from app.extraction.english.speech import ASKERS, INTERVIEWED, TO_A_PAPER
from app.extraction.labels import LABEL
from app.extraction.voice import CLEAR, FULL, LIKELY, Voice, voice_of

_REACH = 120


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next: a stretch for each paragraph."""

    label: Bounds
    parts: tuple[Bounds, ...]
    voice: Voice | None
    when: tuple[Bounds, ...] = ()


def find_turns(document: Document, entities: tuple[Entity, ...]) -> tuple[dict[int, Turn], frozenset[int]]:
    """The turns by the number of their first paragraph, and the numbers of all paragraphs that belong to one.

    Questions from the floor are turns of nobody. A paragraph without a label goes on with the turn before it, if
    another label follows: behind the last one a report may have begun. Labels in small letters must name a person,
    or be beside those which do: "Topic: Trade" is none.
    """
    labels = document.labels
    people = {mention.start: one for one in entities if one.type == "person" for mention in one.mentions}
    small = labels and all(label.re is not LABEL for label in labels.values())
    if not labels or (small and not any(_named(people, label.span(1)) for label in labels.values())):
        return {}, frozenset()
    turns: dict[int, Turn] = {}
    answers, told = _interviewee(document, entities, document.paragraphs[min(labels)][0])
    taken: set[int] = set()
    numbers = sorted(labels)
    for at, number in enumerate(numbers):
        stop = numbers[at + 1] if at + 1 < len(numbers) else number + 1
        taken.update(range(number, stop))
        label = labels[number][1].strip()
        if label.lower() in ASKERS:
            continue
        behind = (document.paragraphs[further] for further in range(number + 1, stop))
        parts = [(labels[number].end(), document.paragraphs[number][1]), *behind]
        bounds = (labels[number].start(1), labels[number].end(1))
        voice = _named(people, bounds) or voice_of(label, entities)
        turns[number] = Turn(bounds, tuple(parts), voice or answers, () if voice else told)
    return turns, frozenset(taken)


def _named(people: dict[int, Entity], label: Bounds) -> Voice | None:
    """The person whose name stands in a label."""
    person = next((people[place] for place in range(*label) if place in people), None)
    if person is None:
        return None
    return Voice("person", person.name, person.key, confidence=FULL, why="label in a transcript", trail=person.key)


def _interviewee(
    document: Document, entities: tuple[Entity, ...], first: int
) -> tuple[Voice | None, tuple[Bounds, ...]]:
    """Whose answers the A of "Q and A" are: whom they say to be interviewed, or the only one named; and where."""
    named = [
        (mention.start, mention.end, person)
        for person in entities
        for mention in person.mentions
        if person.type == "person" and mention.start < first
    ]
    told = [(start, person) for start, end, person in named if _is_interviewed(document.text, start, end)]
    headed = [(start, person) for start, person in told if start < document.paragraphs[0][1]]
    told = headed or told
    people = {person.key: person for _, person in told} or {person.key: person for _, _, person in named}
    if len(people) != 1:
        return None, ()
    [person] = people.values()
    where = tuple(document.sentence_at(start) for start, _ in told)
    sure = CLEAR if told else LIKELY
    return Voice("person", person.name, person.key, confidence=sure, why="is interviewed", trail=person.key), where


def _is_interviewed(text: str, start: int, end: int) -> bool:
    """ "Q&A with Ida Berg", "Ida Berg spoke to the Herald"."""
    before = INTERVIEWED.search(text, max(0, start - _REACH), start)
    return before is not None or TO_A_PAPER.match(text, end, end + _REACH) is not None
