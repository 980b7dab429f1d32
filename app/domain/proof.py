"""The proof of a record against its own text, before anything of it is stored: nothing is invented, nothing dangles."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from app.domain.parts import RecordPart
from app.domain.records import PartRecord, QuoteRecord, Record, Span
from app.domain.vocabulary import Scheme, Vocabulary
from app.errors import InputError

SHOWN = 200  # characters of the text that an error quotes


def digest(text: str) -> str:
    """The SHA-256 of a text as UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def prove(record: Record, vocabulary: Vocabulary) -> None:
    """Check a record whole. Raises InputError with a JSON pointer to the first thing that is wrong.

    Codes: E_DIGEST (the text is not the one meant), E_SPAN (a span outside the text), E_QUOTE (words that are not
    there), E_REFERENCE (a key of nobody), E_CONCEPT (a term the vocabulary does not have).
    """
    text = record.source.text
    if record.source.sha256 is not None and record.source.sha256 != digest(text):
        raise InputError("E_DIGEST", "sha256 is not that of the text", pointer="/source/sha256")
    for place, span in _spans(record):
        if span.end > len(text):
            pointer = _pointer(place)
            raise InputError("E_SPAN", f"the span ends at {span.end}, the text at {len(text)}", pointer=pointer)
    for number, quote in enumerate(record.quotes):
        _prove_parts(quote, text, f"/quotes/{number}/parts")
    _prove_references(record)
    _prove_concepts(record, vocabulary)


def _prove_parts(quote: QuoteRecord, text: str, pointer: str) -> None:
    before = 0
    for number, part in enumerate(quote.parts):
        if part.start < before:
            raise InputError(
                "E_SPAN", "parts must stand in the order of the text, apart", pointer=f"{pointer}/{number}"
            )
        _prove_exact(part, text, f"{pointer}/{number}/exact")
        before = part.end


def _prove_exact(part: PartRecord, text: str, pointer: str) -> None:
    found = text[part.start : part.end]
    if part.exact is not None and part.exact != found:
        raise InputError("E_QUOTE", f"the text has “{found[:SHOWN]}” there", pointer=pointer)


def _spans(record: Record) -> Iterator[tuple["_Place", Span]]:
    """Every span of a record with its place, which is put in words only where it is wrong."""
    pending: list[tuple[_Place, object]] = [((None, name), getattr(record, name))
                                            for name in ("event", "persons", "quotes", "mentions")]  # fmt: skip
    while pending:
        place, value = pending.pop()
        if isinstance(value, Span):
            yield place, value
        elif isinstance(value, list):
            pending += [((place, number), one) for number, one in enumerate(value)]
        elif isinstance(value, RecordPart):
            pending += [((place, name), one) for name in type(value).__slots__
                        if (one := getattr(value, name)) and isinstance(one, _HOLDING_SPANS)]  # fmt: skip


_HOLDING_SPANS = (list, RecordPart)
_Place = tuple[Any, str | int]
"""Where in a record something is: the place of what holds it, and its name or number there."""


def _pointer(place: _Place | None) -> str:
    return f"{_pointer(place[0])}/{place[1]}" if place else ""


def _prove_references(record: Record) -> None:
    keys = [person.key for person in record.persons]
    if len(set(keys)) != len(keys):
        raise InputError("E_REFERENCE", "two persons have one key", pointer="/persons")
    for pointer, key in _references(record):
        if key is not None and key not in keys:
            raise InputError("E_REFERENCE", f"no person of this record has the key “{key}”", pointer=pointer)


def _references(record: Record) -> Iterator[tuple[str, str | None]]:
    for number, participant in enumerate(record.event.participants if record.event else ()):
        yield f"/event/participants/{number}/person", participant.person
    for number, mention in enumerate(record.mentions):
        yield f"/mentions/{number}/person", mention.person
    for number, quote in enumerate(record.quotes):
        if quote.speaker is not None:
            yield f"/quotes/{number}/speaker/person", quote.speaker.person
            for place, member in enumerate(quote.speaker.members):
                yield f"/quotes/{number}/speaker/members/{place}", member
        for place, candidate in enumerate(quote.attribution.candidates):
            yield f"/quotes/{number}/attribution/candidates/{place}/person", candidate.person


def _prove_concepts(record: Record, vocabulary: Vocabulary) -> None:
    for pointer, scheme, identifier in _concepts(record, vocabulary):
        if identifier is not None and identifier not in scheme.concepts:
            raise InputError("E_CONCEPT", f"the vocabulary has no {scheme.name} “{identifier}”", pointer=pointer)


def _concepts(record: Record, vocabulary: Vocabulary) -> Iterator[tuple[str, Scheme, str | None]]:
    linked: list[tuple[str, object]] = [(f"/quotes/{number}", quote) for number, quote in enumerate(record.quotes)]
    if record.event:
        yield "/event/kind", vocabulary.event_kind, record.event.kind
        linked.append(("/event", record.event))
        for number, related in enumerate(record.event.related):
            yield f"/event/related/{number}/kind", vocabulary.event_kind, related.kind
    for pointer, owner in linked:
        for field, scheme in (("sectors", vocabulary.sector), ("topics", vocabulary.topic)):
            for number, link in enumerate(getattr(owner, field)):
                yield f"{pointer}/{field}/{number}/id", scheme, link.id
    stated = [(f"/persons/{number}", person.roles) for number, person in enumerate(record.persons)]
    stated += [(f"/mentions/{number}", mention.roles) for number, mention in enumerate(record.mentions)]
    for pointer, roles in stated:
        for place, role in enumerate(roles):
            yield f"{pointer}/roles/{place}/office", vocabulary.office, role.office
    for number, quote in enumerate(record.quotes):
        if quote.role is not None:
            yield f"/quotes/{number}/role/office", vocabulary.office, quote.role.office
