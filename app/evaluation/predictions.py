"""A record's quotations in the gold's form: one entry for each part, with whom the record names and whom it would."""

from dataclasses import asdict, dataclass
from typing import Any

from app.domain.records import QuoteRecord, Record
from app.domain.scalars import QuoteKind, SpeakerType

JOINED = "joined"
"""The rule of every part but a quote's first: it goes on where an attribution or a paragraph interrupted it."""

_LONGEST_BARE_NAME = 2


@dataclass(frozen=True, slots=True)
class Prediction:
    """One part of a quote. `speaker` is asserted, None where unsure; `speaker_guess` is the best candidate even so."""

    start: int
    end: int
    kind: str
    speaker: str | None = None
    speaker_guess: str | None = None
    speaker_type: str | None = None
    speaker_mention: str | None = None
    rule: str = ""
    language: str = "en"
    confidence: float = 0.0

    @property
    def guess(self) -> str | None:
        """The best candidate."""
        return self.speaker_guess or self.speaker

    def as_json(self, text: str) -> dict[str, Any]:
        """The entry with its words, as the gold has them."""
        return {**asdict(self), "text": text[self.start : self.end]}


def predictions(record: Record) -> list[Prediction]:
    """Every part of every quote, in the record's order."""
    names = {person.key: person.name for person in record.persons}
    return [part for quote in record.quotes for part in _parts(quote, names, record.source.language)]


def _parts(quote: QuoteRecord, names: dict[str, str], language: str) -> list[Prediction]:
    made = quote.attribution
    speaker = _asserted(quote, names)
    guess = speaker or (made.candidates[0].name if made.candidates else None)
    return [
        Prediction(
            part.start, part.end, QuoteKind(quote.quote_kind).value, speaker, guess,
            quote.speaker.type if quote.speaker else None, made.mention.text if made.mention else None,
            made.rule if number == 0 else JOINED, quote.language or language, stated(quote),
        )
        for number, part in enumerate(quote.parts)
    ]  # fmt: skip


def stated(quote: QuoteRecord) -> float:
    """How sure the record says it is of the speaker: of the attribution and of the identity together."""
    made = quote.attribution
    if quote.speaker is None and made.candidates:
        return made.candidates[0].confidence
    return round(made.confidence * (made.identity.confidence if made.identity else 1.0), 2) if quote.speaker else 0.0


def _asserted(quote: QuoteRecord, names: dict[str, str]) -> str | None:
    """The name of the speaker; of a group, its first member's. A source without a name has none to be wrong about."""
    speaker = quote.speaker
    if speaker is None:
        return None
    if speaker.type == SpeakerType.PERSON:
        return names.get(speaker.person or "")
    if speaker.type == SpeakerType.GROUP and speaker.members:
        return names.get(speaker.members[0])
    if speaker.type == SpeakerType.UNNAMED:
        return _bare_name(speaker.description or "")
    return speaker.organization or speaker.description


def _bare_name(description: str) -> str | None:
    """The name of somebody of whom the text tells no more than a family name: Tan, Mr. Tan."""
    words = description.split()
    return words[-1] if words and len(words) <= _LONGEST_BARE_NAME and words[-1][0].isupper() else None
