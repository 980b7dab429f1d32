"""Transcripts: paragraphs that open with who speaks, "LINDQVIST: Good afternoon." """

import re
from dataclasses import dataclass

from app.extraction.annotations import Bounds, Document, Entity
from app.extraction.english.speech import ASKERS
from app.extraction.voices import Voice, voice_of

LABEL = re.compile(r"([A-Z][A-Z.’'\u00c0-\u00de -]{1,40}|[QA]):\s+(?=\S)")
_FEWEST = 3


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
        if match := LABEL.match(document.text, start, end):
            labels[number] = match
    if len(labels) < _FEWEST or len({match[1] for match in labels.values()}) < 2:  # noqa: PLR2004 - a conversation
        return {}, frozenset()
    turns: dict[int, Turn] = {}
    taken: set[int] = set()
    numbers = sorted(labels)
    for at, number in enumerate(numbers):
        stop = numbers[at + 1] if at + 1 < len(numbers) else number + 1
        taken.update(range(number, stop))
        label = labels[number][1].strip()
        if label.lower() in ASKERS:
            continue
        parts = [(labels[number].end(), document.paragraphs[number][1]), *document.paragraphs[number + 1 : stop]]
        bounds = (labels[number].start(1), labels[number].end(1))
        turns[number] = Turn(bounds, tuple(parts), voice_of(label, entities))
    return turns, frozenset(taken)
