"""Transcripts: paragraphs that open with who speaks, "LINDQVIST: Good afternoon." """

import re
from dataclasses import dataclass

from app.extraction.annotations import Bounds, Document, Entity
from app.extraction.english.speech import ASKERS, INTERVIEWED, POINTERS
from app.extraction.voice import LIKELY, Voice, voice_of

LABEL = re.compile(r"([A-Z][A-Z.’'\u00c0-\u00de -]{1,40}(?=:)|[QA](?=[.:]))[.:]\s+(?=\S)")
_FEWEST = 3
_REACH = 120
_TERMINAL = frozenset(".?!…—–-)]”’\"'")
_SENTENCES = 0.75


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next: a stretch for each paragraph."""

    label: Bounds
    parts: tuple[Bounds, ...]
    voice: Voice | None


def find_turns(document: Document, entities: tuple[Entity, ...]) -> tuple[dict[int, Turn], frozenset[int]]:
    """The turns by the number of their first paragraph, and the numbers of all paragraphs that belong to one.

    Questions from the floor are turns of nobody. A paragraph without a label goes on with the turn before it, if
    another label follows: behind the last one a report may have begun.
    """
    labels = {}
    for number, (start, end) in enumerate(document.paragraphs):
        match = LABEL.match(document.text, start, end)
        if match and match[1].partition(" ")[0].lower() not in POINTERS:
            labels[number] = match
    if not _is_conversation(document, labels):
        return {}, frozenset()
    turns: dict[int, Turn] = {}
    answers = _interviewee(document, entities, document.paragraphs[min(labels)][0])
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
        turns[number] = Turn(bounds, tuple(parts), voice_of(label, entities) or answers)
    return turns, frozenset(taken)


def _is_conversation(document: Document, labels: dict[int, re.Match[str]]) -> bool:
    """Whether two speak by turns, and in sentences: "VIEW PRICE: A model ship" names what a page sells."""
    if len(labels) < _FEWEST or len({match[1] for match in labels.values()}) < 2:  # noqa: PLR2004 - two who speak
        return False
    ended = sum(document.text[document.paragraphs[number][1] - 1] in _TERMINAL for number in labels)
    return ended >= len(labels) * _SENTENCES


def _interviewee(document: Document, entities: tuple[Entity, ...], first: int) -> Voice | None:
    """Whose answers the A of "Q and A" are: whom they say to be interviewed, or the only one named."""
    named = [
        (mention.start, person)
        for person in entities
        for mention in person.mentions
        if person.type == "person" and mention.start < first
    ]
    asked = [
        person
        for start, person in named
        if INTERVIEWED.search(document.text, max(0, start - _REACH), start) or len({key.key for _, key in named}) == 1
    ]
    if len({person.key for person in asked}) != 1:
        return None
    return Voice("person", asked[0].name, asked[0].key, confidence=LIKELY, why="is interviewed", trail=asked[0].key)
