"""A record as far as it can be made ready without the store: on any core, before the one process that writes has it.

Rows lack the numbers of what they point to, which are None until the writer knows them, and nothing else.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from app.domain import ids
from app.domain.names import is_full, match_key
from app.domain.proof import digest
from app.domain.records import DateRecord, PersonRecord, QuoteRecord, Record, RoleRecord, SpeakerRecord
from app.store import fulltext, rows, wording
from app.store.rows import Row

HOLDING = ("current", "acting")


class PreparedQuote(NamedTuple):
    """A quote: its row, what hangs on it, and whom it names."""

    id: str
    row: Row
    parts: list[tuple[int, int, str]]
    """Start, end and exact words."""
    links: list[Row]
    """Its sectors and topics."""
    is_known: bool
    """Whether somebody is told who spoke."""
    person: str | None
    """The key of who spoke."""
    members: list[str]
    """The keys of those who spoke together."""
    organization: str | None
    role_organization: str | None
    attribution: str
    """How it was given to its speaker, as JSON without the last field, which is made of the candidates."""
    candidates: list[tuple[str | None, str, float]]
    """Key of a person of the record, name and confidence."""
    words: str
    """The index form of its text."""
    wording: bytes | None


class Prepared(NamedTuple):
    """A record: its source's row, its people, event and mentions as they were, and its quotes."""

    id: str
    row: Row
    sha256: str
    rest: Record
    """The record without its quotes."""
    quotes: list[PreparedQuote]


def prepared(record: Record) -> Prepared:
    """A proved record, made ready."""
    source_id, sha256 = ids.source_id(record.source.url, record.source.text), digest(record.source.text)
    row = rows.source_row(record, record.source.original_sha256 or sha256)
    known = {person.key for person in record.persons if is_somebody(person)}
    identifiers = rows.quote_ids(record, source_id)
    date = rows.said(record)
    quotes = [_quote(record, place, known, identifiers, date) for place in range(len(identifiers))]
    return Prepared(source_id, row, sha256, record.model_copy(update={"quotes": []}), quotes)


def _quote(
    record: Record, place: int, known: Collection[str], identifiers: Sequence[str], date: DateRecord | None
) -> PreparedQuote:
    one = record.quotes[place]
    row, speaker, role = rows.quote_row(one, record, place + 1, date), one.speaker, None
    is_known = speaker is not None and _is_known(speaker, known)
    if speaker is not None and is_known:
        role = one.role or (_role_on_the_day(record, speaker.person) if speaker.type == "person" else None)
    else:  # somebody without a full name is nobody: the quote is kept as unsure
        row |= {"speaker_type": None, "review": "needed"}
    row |= {
        "person_pk": None,
        "organization_pk": None,
        **rows.quote_role_row(role, None),
        "source_pk": None,
        "text_version": None,
        "event_pk": None,
        "withdrawn": False,
        "attribution": None,
    }
    exact = rows.exact_parts(one, record.source.text)
    return PreparedQuote(
        identifiers[place], row,
        [(part.start, part.end, words) for part, words in zip(one.parts, exact, strict=True)],
        rows.concept_rows(one.sectors, one.topics),
        is_known, speaker.person if speaker and is_known and speaker.person in known else None,
        [key for key in speaker.members if key in known] if speaker else [],
        speaker.organization if speaker else None, role.organization if role else None,
        rows.dumps({
            "cue": one.attribution.cue, "mention": one.attribution.mention, "rule": one.attribution.rule,
            "carried_from": _carried_from(place, record, identifiers) if one.carried else None,
            "identity": one.attribution.identity,
        }),
        _candidates(record, one, known), fulltext.words(row["text"]), wording.packed(row["text"]),
    )  # fmt: skip


def is_somebody(one: PersonRecord) -> bool:
    """Whether a record tells one person from all others: by a full name or an identifier.

    조현 has two characters and is full all the same: a family name and a given one.
    """
    return is_full(one.name) or bool(one.identifiers) or bool(one.family_name and one.given_name)


def _is_known(speaker: SpeakerRecord, known: Collection[str]) -> bool:
    """Whether the store will know who spoke, or the source says all there is to know."""
    if speaker.type == "person":
        return speaker.person in known
    if speaker.type == "organization":
        return bool(speaker.organization and match_key(speaker.organization))
    return speaker.description is not None or any(key in known for key in speaker.members)


def _role_on_the_day(record: Record, key: str | None) -> RoleRecord | None:
    """The role of a person that holds on the source's day, the first one stated."""
    for person in record.persons:
        if person.key == key:
            return next((role for role in person.roles if role.status in HOLDING), None)
    return None


def _candidates(record: Record, one: QuoteRecord, known: Collection[str]) -> list[tuple[str | None, str, float]]:
    """Who may have spoken: whom the record names as such, and a speaker of whom no record is kept."""
    stated, speaker = one.attribution, one.speaker
    found = [(each.person, each.name, each.confidence) for each in stated.candidates]
    keys = [key for key in (speaker.person, *speaker.members) if key and key not in known] if speaker else []
    names = {person.key: person.name for person in record.persons} if keys else {}
    return found + [(None, names[key], stated.confidence) for key in keys]


def _carried_from(place: int, record: Record, identifiers: Sequence[str]) -> str | None:
    """The nearest quote before whose speaker goes on speaking."""
    speaker = record.quotes[place].speaker
    for before in range(place - 1, -1, -1):
        if record.quotes[before].quote_kind != "indirect" and record.quotes[before].speaker == speaker:
            return identifiers[before]
    return None
