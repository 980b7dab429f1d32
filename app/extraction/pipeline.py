"""The order of the steps from a source to its record, and nowhere else."""

from app.domain.records import ExtractionRecord, ParticipantRecord, Record, SourceRecord
from app.domain.scalars import ParticipantPart
from app.domain.vocabulary import Vocabulary
from app.extraction import annotations, assembly, korean
from app.extraction.classification import classifier_of
from app.extraction.dating import find_dates
from app.extraction.events import find_event
from app.extraction.mentions import read_names
from app.extraction.pull_quotes import told_once
from app.extraction.quotations import find_quotations
from app.extraction.segmentation import opening_date, segment
from app.extraction.statements import find_statements
from app.extraction.timing import Timing

TOOL = "verbale"
VERSION = "8"
"""Raised whenever the same source may give another record."""


def _read_english(document: annotations.Document, vocabulary: Vocabulary) -> korean.Reading:
    """English, and every language that has no package of its own: what is said in marks is found in any."""
    quotations = find_quotations(document)
    names = read_names(document, vocabulary)
    dates = find_dates(document)
    event = find_event(document, quotations, names.entities, dates, vocabulary)
    return names.entities, dates, event, find_statements(document, quotations, names)


_LANGUAGES = {"ko": korean.read}


def _read(document: annotations.Document, vocabulary: Vocabulary) -> korean.Reading:
    read = _LANGUAGES.get(document.language.partition("-")[0].lower(), _read_english)
    entities, dates, event, statements = read(document, vocabulary)
    return entities, dates, event, told_once(document, statements)


def extract(source: SourceRecord, vocabulary: Vocabulary) -> Record:
    """The record of a source. The same source and vocabulary always give the same record."""
    text = source.text
    published = source.published or opening_date(text)[0]
    entities, dates, event, statements = _read(segment(text, published=published, language=source.language), vocabulary)
    speaking = assembly.speakers(statements)
    if event:
        event.participants = [ParticipantRecord(person=key, part=ParticipantPart.SPEAKER) for key in speaking]
    return Record(
        source=source.model_copy(update={"published": published}),
        event=event,
        persons=assembly.persons(entities, speaking),
        quotes=assembly.quotes(text, statements, Timing(dates, event, published), classifier_of(vocabulary)),
        mentions=assembly.mentions(text, entities, speaking),
        extraction=ExtractionRecord(tool=TOOL, version=VERSION, vocabulary=vocabulary.digest),
    )
