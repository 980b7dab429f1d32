"""Records in a few words, for tests: real values, whose spans are counted in the text that is put together here."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from app.domain.proof import prove
from app.domain.records import Record
from app.domain.vocabulary import Vocabulary
from app.store.engine import open_writing
from app.store.prepared import prepared
from app.store.writer import Writer

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
FORUM = "2025-11-20-korea-us-diplomatic-forum"
NOW = "2025-11-21T08:30:00Z"

Facts = dict[str, Any]


def load(path: Path, records: Iterable[Record], vocabulary: Vocabulary, *, now: str = NOW) -> list[str]:
    """Prove records and take them into the store in one transaction; the ids of their sources."""
    written = []
    with open_writing(path) as session:
        session.begin()
        writer = Writer(session, vocabulary, now)
        for one in records:
            prove(one, vocabulary)
            written.append(writer.put(prepared(one)).source)
        writer.flush()
        session.commit()
    return written


def forum() -> Record:
    """The seed's record as a careful reader wrote it down, with the text it is about."""
    expected = json.loads((ROOT / "tests/articles/korea-us-forum/expected.json").read_text(encoding="utf-8"))
    text = (ROOT / expected["article"]).read_bytes().decode()
    source = {name: value for name, value in expected["source"].items() if name != "length"}
    event = {name: value for name, value in expected["event"].items() if name != "id"}
    for scheme in ("sectors", "topics"):
        event[scheme] = [{"id": identifier} for identifier in event[scheme]]
    return Record.model_validate(
        {
            "source": {**source, "text": text}, "event": event, "persons": expected["persons"],
            "quotes": expected["quotes"], "mentions": expected["mentions"],
        }
    )  # fmt: skip


def person(name: str, *, family: str | None = None, others: Sequence[str] = (), **role: Any) -> Facts:
    """A person whose key is their name in small letters; whatever of a role is given makes them one."""
    given = name.replace(family, "").strip() if family else None
    identifiers = role.pop("identifiers", [])
    return {
        "key": key(name), "name": name, "family_name": family, "given_name": given,
        "other_names": [{"name": other} for other in others], "identifiers": identifiers,
        "roles": [{"title": "Official", **role}] if role else [],
    }  # fmt: skip


def key(name: str) -> str:
    """The key of a person within a record."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower()).strip("-") or "somebody"


def by(who: Facts | None) -> Facts | None:
    """The speaker that a person is."""
    return who and {"type": "person", "person": who["key"]}


def together(*people: Facts) -> Facts:
    """The speaker that several people are."""
    return {"type": "group", "members": [one["key"] for one in people], "description": "all of them"}


def said_by(organization: str) -> Facts:
    """The speaker that an organization is."""
    return {"type": "organization", "organization": organization}


def quote(words: str | Sequence[str], speaker: Facts | None = None, kind: str = "direct", **fields: Any) -> Facts:
    """A quote of one part or several. A person is a speaker; sectors and topics are ids, `said` is EDTF."""
    parts = [words] if isinstance(words, str) else list(words)
    if speaker is not None and "key" in speaker:
        speaker = by(speaker)
    for scheme in ("sectors", "topics"):
        fields[scheme] = [{"id": identifier} for identifier in fields.get(scheme, ())]
    if fields.get("said") is not None:
        fields["said"] = {"edtf": fields["said"]}
    attribution = {name: fields.pop(name) for name in ("review", "confidence", "candidates") if name in fields}
    return {"quote_kind": kind, "speaker": speaker, "parts": parts, "attribution": attribution, **fields}


def event(name: str, kind: str = "forum", date: str | None = None, **fields: Any) -> Facts:
    """An event; `country` is where it was held, `hosts` are names, sectors and topics are ids."""
    country, hosts = fields.pop("country", None), fields.pop("hosts", ())
    for scheme in ("sectors", "topics"):
        fields[scheme] = [{"id": identifier} for identifier in fields.get(scheme, ())]
    return {
        "name": name, "kind": kind, "date": {"edtf": date} if date else None,
        "place": {"name": f"A town in {country}", "country": country} if country else None,
        "hosts": [{"name": one} for one in hosts],
        "participants": [{"person": who["key"], "part": "attendee"} for who in fields.pop("attending", ())],
        **fields,
    }  # fmt: skip


def mention(name: str, kind: str = "person", **fields: Any) -> Facts:
    """Somebody or something spoken of, wherever the name stands in the text."""
    return {"type": kind, "name": name, **fields}


def record(
    *quotes: Facts,
    persons: Sequence[Facts] = (),
    event: Facts | None = None,
    mentions: Sequence[Facts] = (),
    **source: Any,
) -> Record:
    """A record with a text of one paragraph a quote. Quotes keep their words; their spans are counted here."""
    text, placed = f"{source.pop('opening', 'A report')}.\n", []
    for one in quotes:
        parts = []
        for words in one["parts"]:
            parts.append({"start": len(text) + 1, "end": len(text) + 1 + len(words), "exact": words})
            text += f"“{words}” it was said. "
        clause = {"start": parts[0]["start"], "end": parts[-1]["end"]} if one["quote_kind"] == "mixed" else None
        placed.append({"clause": clause, **one, "parts": parts})
        text += "\n"
    for one in mentions:
        text += "" if one["name"] in text else f"{one['name']} was spoken of.\n"
    return Record.model_validate(
        {
            "source": {"published": "2025-11-20", "language": "en", **source, "text": text}, "event": event,
            "persons": list(persons), "quotes": placed,
            "mentions": [{**one, "evidence": _stretches(text, one["name"])} for one in mentions],
        }
    )  # fmt: skip


def _stretches(text: str, words: str) -> list[Facts]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append({"start": at, "end": at + len(words)})
        at = text.find(words, at + len(words))
    return found
