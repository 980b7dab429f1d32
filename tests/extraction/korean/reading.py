"""Korean sentences as the pipeline reads them."""

from app.domain.records import QuoteRecord, Record, SourceRecord
from app.extraction import pipeline
from tests.articles.golden import terms

DAY = "2025-11-20"  # a Thursday


def read(text: str, published: str | None = DAY) -> Record:
    """The record of a text in Korean."""
    return pipeline.extract(SourceRecord(text=text, published=published, language="ko"), terms())


def who(record: Record, quote: QuoteRecord) -> str | None:
    """The speaker's name, or what the source calls them."""
    speaker = quote.speaker
    if speaker is None:
        return None
    names = {person.key: person.name for person in record.persons}
    return names[speaker.person] if speaker.person else speaker.organization or speaker.description


def said(text: str, published: str | None = DAY) -> list[tuple[str, str | None, list[str]]]:
    """Kind, speaker and words of each quote."""
    record = read(text, published)
    return [
        (str(quote.quote_kind), who(record, quote), [part.exact or "" for part in quote.parts])
        for quote in record.quotes
    ]
