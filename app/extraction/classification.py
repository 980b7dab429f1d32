"""Which sectors and topics a stretch of text speaks of, each with the words that justify it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.domain.records import ConceptLink, Span
from app.domain.vocabulary import Concept, Vocabulary
from app.extraction.editions import once_per_vocabulary
from app.extraction.english.subjects import OFFICE_HEADS
from app.extraction.phrases import Phrase, Phrases

_NEXT_WORD = re.compile(r"\s(\w+)")

_Sense = tuple[str, str]
"""The scheme and the id of a concept."""


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """A term of the vocabulary found in a text."""

    start: int
    end: int
    scheme: str
    concept: str


class Classifier:
    """The terms of both vocabularies as one matcher, built once and used for every text.

    The longest term wins over every shorter one of either scheme: "nuclear cooperation" is that topic, and no
    evidence for a sector with the term "nuclear". An exception ("chip on his shoulder") hides only its concept.
    A term that is part of an office ("trade minister") tells who somebody is, and does not count.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        concepts = [*vocabulary.sector.concepts.values(), *vocabulary.topic.concepts.values()]
        self._phrases = Phrases(chain.from_iterable(_phrases(concept) for concept in concepts))

    def matches(self, text: str, start: int, end: int) -> list[ConceptMatch]:
        """Every term inside [start, end) that counts, in order of its place."""
        found: list[ConceptMatch] = []
        hidden: dict[_Sense, int] = {}
        for place in self._phrases.find(text, start, end):
            if _names_office(text, place.end):
                continue
            for phrase in place.phrases:
                if phrase.mask:
                    hidden[phrase.payload] = place.end
                elif place.start >= hidden.get(phrase.payload, start):
                    found.append(ConceptMatch(place.start, place.end, *phrase.payload))
        return found

    def links(self, text: str, start: int, end: int) -> tuple[list[ConceptLink], list[ConceptLink]]:
        """Sectors and topics of [start, end), each once with all its evidence, ordered by the first."""
        evidence: dict[str, dict[str, list[Span]]] = {"sector": {}, "topic": {}}
        for match in self.matches(text, start, end):
            spans = evidence[match.scheme].setdefault(match.concept, [])
            spans.append(Span(start=match.start, end=match.end))
        sectors, topics = (
            [ConceptLink(id=concept, evidence=spans) for concept, spans in evidence[scheme].items()]
            for scheme in ("sector", "topic")
        )
        return sectors, topics


def _names_office(text: str, end: int) -> bool:
    found = _NEXT_WORD.match(text, end)
    return found is not None and found[1].lower() in OFFICE_HEADS


def _phrases(concept: Concept) -> Iterator[Phrase[_Sense]]:
    sense = (concept.scheme, concept.id)
    yield from (Phrase(term, sense) for term, _ in concept.terms)
    yield from (Phrase(exception, sense, mask=True) for exception in concept.exceptions)


classifier_of = once_per_vocabulary(Classifier)
"""The classifier of a vocabulary, built on first use."""
