"""What the steps found, written as the record's people, quotes and mentions.

People, quotes and mentions are given as dictionaries, which the one validation of the whole record makes records of: a
call for each of them took twice as long. What many quotes have in common, the verb, the speaker's name and why somebody
is meant, is kept once: 100 bytes of the 1.5 kB that each quote of a long document took.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from sys import intern

from app.domain.parts import IdentityRecord
from app.domain.scalars import MentionType, Review, SpeakerType
from app.extraction.annotations import Bounds, Entity
from app.extraction.classification import Classifier, Evidence
from app.extraction.english.people import FEMALE, MALE
from app.extraction.statements import Statement
from app.extraction.timing import Timing
from app.extraction.voice import Voice

THRESHOLD = 0.8
"""Below it nobody is named: one in five of those between 0.5 and 0.8 is wrong, and one in seventy of those above."""

_LINE = 1000
_MAX_PARTS = 1000

Part = dict[str, object]
"""What a record within a record is made of, by the names of its fields."""


def quotes(text: str, statements: list[Statement], timing: Timing, classifier: Classifier) -> Iterator[Part]:
    """The statements as quotes, each dated, classified, and with its speaker where that is safe.

    `statements` is emptied on the way: of 50,000 they take as much memory as half of their quotes.
    """
    statements.reverse()
    while statements:
        statement = statements.pop()
        said = timing.said(statement)
        sectors, topics = classifier.evidence(text, statement.parts)
        yield {
            "quote_kind": statement.kind,
            "speaker": speaker(statement.voice) if asserted(statement) and statement.voice else None,
            "parts": [{"start": s, "end": e, "exact": text[s:e]} for s, e in statement.parts[:_MAX_PARTS]],
            "clause": {"start": statement.clause[0], "end": statement.clause[1]} if statement.clause else None,
            "said": said,
            "carried": statement.carried and asserted(statement),
            "attribution": _attribution(text, statement),
            "sectors": _links(sectors),
            "topics": _links(topics),
        }


def _links(found: Evidence) -> list[Part]:
    return [{"id": concept, "evidence": _spans(places)} for concept, places in found.items()]


def _spans(places: Iterable[Bounds]) -> list[Part]:
    return [{"start": start, "end": end} for start, end in places]


def asserted(statement: Statement) -> bool:
    """Whether the speaker is sure enough to be named."""
    return statement.sure >= THRESHOLD


def speaker(voice: Voice) -> Part:
    """The speaker of a quote. `members` is always stated, for a default that is a list costs a copy of 1.5 µs."""
    name, members = voice.name[:_LINE], list(voice.members) if voice.type == "group" else []
    if voice.type == "person":
        return {"type": SpeakerType.PERSON, "person": voice.key, "members": members}
    if voice.type == "organization":
        return {"type": SpeakerType.ORGANIZATION, "organization": name, "members": members}
    if voice.type == "group":
        return {"type": SpeakerType.GROUP, "members": members, "description": name}
    return {"type": SpeakerType.UNNAMED, "description": name, "members": members}


def _attribution(text: str, statement: Statement) -> Part:
    voice = statement.voice
    sure = asserted(statement)
    candidates = []
    if voice and not sure:
        candidates = [{"person": None, "name": voice.name[:_LINE], "confidence": round(statement.sure, 2)}]
    mention = None
    if statement.mention and statement.mention[0] < statement.mention[1]:
        start, end = statement.mention
        mention = {"start": start, "end": end, "text": intern(text[start:end][:_LINE])}
    return {
        "cue": intern(statement.cue[:_LINE]) if statement.cue else None,
        "mention": mention,
        "rule": statement.rule,
        "confidence": statement.confidence,
        "identity": _identity(voice.confidence, voice.why) if voice else None,
        "candidates": candidates,
        "review": Review.NONE if sure else Review.NEEDED,
    }


@lru_cache(maxsize=256)
def _identity(confidence: float, why: str) -> IdentityRecord:
    """One for all quotes: there are few."""
    return IdentityRecord(confidence=confidence, why=why)


def speakers(statements: list[Statement]) -> dict[str, None]:
    """The keys of all people who speak, in the order in which they first do."""
    keys: dict[str, None] = {}
    for statement in statements:
        if statement.voice and asserted(statement):
            keys.update(dict.fromkeys(filter(None, (statement.voice.key, *statement.voice.members))))
    return keys


def persons(entities: tuple[Entity, ...], keys: Iterable[str]) -> Iterator[Part]:
    """The people who speak, in the order in which the text first names them."""
    wanted = set(keys)
    for entity in entities:
        if entity.key in wanted and entity.type == "person":
            yield {
                "key": entity.key,
                "name": entity.name[:_LINE],
                "family_name": entity.family_name,
                "given_name": entity.given_name,
                "other_names": _other_names(entity),
                "identifiers": [],
                "roles": entity.roles,
                "evidence": _evidence(entity),
            }


def mentions(text: str, entities: tuple[Entity, ...], keys: Iterable[str]) -> Iterator[Part]:
    """People, organizations and countries spoken of; a name of which nothing says that it is a person's is left out."""
    wanted = set(keys)
    for entity in entities:
        person = entity.type == "person"
        if entity.type == "unnamed" or (person and entity.key not in wanted and not _is_surely_person(text, entity)):
            continue
        yield {
            "type": MentionType(entity.type),
            "name": entity.name[:_LINE],
            "person": entity.key if person and entity.key in wanted else None,
            "family_name": entity.family_name,
            "other_names": [] if entity.key in wanted else _other_names(entity),
            "role": entity.roles[0].title if entity.roles else None,
            "roles": () if entity.key in wanted else entity.roles,
            "country": entity.country,
            "country_basis": entity.country_basis,
            "evidence": _evidence(entity),
        }


def _other_names(entity: Entity) -> list[Part]:
    return [{"name": name, "language": language} for name, language in entity.other_names]


def _evidence(entity: Entity) -> list[Part]:
    return [{"start": mention.start, "end": mention.end} for mention in entity.mentions]


def _is_surely_person(text: str, entity: Entity) -> bool:
    given = (entity.given_name or "").split()[:1]
    known = bool(given) and (given[0] in MALE or given[0] in FEMALE)
    if known or entity.roles or entity.gender or entity.country or _is_family_first(entity):
        return True
    short = any(mention.end - mention.start < len(entity.name) for mention in entity.mentions)
    return short or any(text.startswith((", who ", ", whose "), mention.end) for mention in entity.mentions)


def _is_family_first(entity: Entity) -> bool:
    """Whether the family name stands first, which nothing but a person's name does."""
    return bool(entity.family_name) and entity.name.startswith(f"{entity.family_name} ")
