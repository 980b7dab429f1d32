"""Which sectors and topics a stretch of text speaks of, each with the words that justify it."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from app.domain.records import ConceptLink, Span
from app.domain.vocabulary import Concept, Vocabulary
from app.extraction.annotations import Bounds
from app.extraction.editions import once_per_vocabulary
from app.extraction.english.subjects import OFFICE_HEADS
from app.extraction.pairs import Pairs, Sense, Side
from app.extraction.phrases import Phrase, Phrases

Evidence = dict[str, list[Bounds]]
"""Where the words stand that justify each concept, by its id."""

_NEXT_WORD = re.compile(r"\s(\w+)")


class Classifier:
    """The terms of both vocabularies as one matcher, built once and used for every text.

    The longest term wins over every shorter one of either scheme: "nuclear cooperation" is that topic, and no
    evidence for a sector with the term "nuclear". An exception ("chip on his shoulder") hides only its concept.
    A term that is part of an office ("trade minister") tells who somebody is, and does not count. Two words that
    count only together are both evidence: "attacked another *vessel*".
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        concepts = [*vocabulary.sector.concepts.values(), *vocabulary.topic.concepts.values()]
        self._pairs = Pairs(concepts, vocabulary.gazetteer)
        terms = chain.from_iterable(_phrases(concept) for concept in concepts)
        self._phrases: Phrases[Sense | Side] = Phrases(chain(terms, self._pairs.phrases()))

    def matches(self, text: str, start: int, end: int) -> list[tuple[int, int, Sense]]:
        """Every term, and every half of a pair, inside [start, end) that counts, with its start, end and concept."""
        found: set[tuple[int, int, Sense]] = set()
        hidden: dict[Sense, int] = {}
        pairs = self._pairs.reading(text)
        for place in self._phrases.find(text, start, end):
            behind = _NEXT_WORD.match(text, place.end)
            if behind is not None and behind[1].lower() in OFFICE_HEADS:
                continue
            for phrase in place.phrases:
                payload = phrase.payload
                if isinstance(payload, Side):
                    for sense, earlier in pairs.complete(payload, (place.start, place.end)):
                        if earlier[0] >= hidden.get(sense, start):
                            found |= {(*earlier, sense), (place.start, place.end, sense)}
                elif phrase.mask:
                    hidden[payload] = place.end
                elif place.start >= hidden.get(payload, start):
                    found.add((place.start, place.end, payload))
        return sorted(found)

    def evidence(self, text: str, parts: Iterable[Bounds]) -> tuple[Evidence, Evidence]:
        """Sectors and topics of stretches of a text, each with the words that justify it, ordered by the first."""
        found: dict[str, Evidence] = {"sector": {}, "topic": {}}
        for start, end in parts:
            for begin, stop, (scheme, concept) in self.matches(text, start, end):
                found[scheme].setdefault(concept, []).append((begin, stop))
        return found["sector"], found["topic"]

    def links(self, text: str, start: int, end: int) -> tuple[list[ConceptLink], list[ConceptLink]]:
        """Sectors and topics of [start, end), each once with all its evidence, ordered by the first."""
        sectors, topics = (
            [
                ConceptLink(id=concept, evidence=[Span(start=s, end=e) for s, e in spans])
                for concept, spans in found.items()
            ]
            for found in self.evidence(text, [(start, end)])
        )
        return sectors, topics


def _phrases(concept: Concept) -> Iterator[Phrase[Sense | Side]]:
    sense: Sense | Side = (concept.scheme, concept.id)
    yield from (Phrase(term, sense) for term, _ in concept.terms)
    yield from (Phrase(exception, sense, mask=True) for exception in concept.exceptions)


classifier_of = once_per_vocabulary(Classifier)
"""The classifier of a vocabulary, built on first use."""
