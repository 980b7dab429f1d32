"""A store under test: records in, documents, rows and whole dumps out; and its read model in a form that compares."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from app import schemas
from app.domain.proof import prove
from app.domain.records import Record
from app.domain.vocabulary import Vocabulary
from app.store import dump, records
from app.store import verify as checks
from app.store.engine import open_reading, open_writing
from app.store.ordering import UNDATED
from app.store.prepared import prepared
from app.store.writer import Writer, Written

NOW = "2026-01-02T03:04:05Z"
LATER = "2026-02-03T04:05:06Z"
Meaning = tuple[str, str, str, int]
Pair = tuple[int, int | None, int | None]
WIRE: dict[str, type[BaseModel]] = {
    "quotes": schemas.QuoteOut, "events": schemas.EventOut, "persons": schemas.PersonOut,
    "organizations": schemas.OrganizationOut, "sources": schemas.SourceOut, "sectors": schemas.ConceptOut,
    "topics": schemas.ConceptOut,
}  # fmt: skip


@dataclass(frozen=True)
class Store:
    """One SQLite file with the vocabulary of `seeds/`."""

    path: Path
    vocabulary: Vocabulary

    def put(self, *taken: Record, now: str = NOW) -> list[Written]:
        """Take records in, in one transaction."""
        with open_writing(self.path) as session:
            session.begin()
            writer = Writer(session, self.vocabulary, now)
            written = []
            for record in taken:
                prove(record, self.vocabulary)
                written.append(writer.put(prepared(record)))
            writer.flush()
            session.commit()
        return written

    def rows(self, sql: str, *given: Any) -> list[tuple[Any, ...]]:
        """Rows straight from the file."""
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute(sql, given).fetchall()
        finally:
            connection.close()

    def change(self, sql: str, *given: Any) -> None:
        """Damage the file behind the application's back."""
        connection = sqlite3.connect(self.path)
        with connection:
            assert connection.execute(sql, given).rowcount == 1
        connection.close()

    def value(self, sql: str, *given: Any) -> Any:
        """The first value of the first row."""
        return self.rows(sql, *given)[0][0]

    def document(self, resource: str, identifier: str) -> dict[str, Any]:
        """A record's document. Raises NotFound and Withdrawn."""
        session = open_reading(self.path)
        try:
            found: dict[str, Any] = json.loads(records.document(session, resource, identifier)[0])
        finally:
            session.raw.close()
        return found

    def documents(self, resource: str) -> dict[str, dict[str, Any]]:
        """Every document of a resource that is not withdrawn, by id."""
        found = self.rows("SELECT id, body FROM record WHERE resource = ? AND NOT withdrawn ORDER BY id", resource)
        return {identifier: json.loads(body) for identifier, body in found}

    def quotes(self) -> list[dict[str, Any]]:
        """Every quote that is not withdrawn, in the order of sources and texts."""
        found = self.documents("quotes").values()
        return sorted(found, key=lambda one: (one["source"]["id"], one["order"]))

    def dump(self) -> list[str]:
        """The lines of `dump --canonical`."""
        session = open_reading(self.path)
        try:
            return list(dump.canonical(session))
        finally:
            session.raw.close()

    def seq(self) -> int:
        """The number of the last change."""
        return int(self.value("SELECT max(seq) FROM change"))

    def counts(self, resource: str) -> dict[tuple[str, str], int]:
        """How many records each plain term of a resource claims to have."""
        found = self.rows("SELECT scheme, value, count FROM term WHERE resource = ? AND reach = 0", resource)
        return {(scheme, value): count for scheme, value, count in found if count}


@dataclass(frozen=True)
class Model:
    """The read model by meaning: term numbers are replaced by what they stand for, empty terms left out."""

    records: dict[tuple[str, str], dict[str, Any]]
    postings: dict[Meaning, list[tuple[int, int, str, str]]]
    counts: dict[Meaning, int]
    pairs: dict[tuple[Meaning, Meaning], Pair]
    labels: set[tuple[str, ...]]
    words: dict[str, dict[int, str]]
    wordings: dict[int, tuple[Any, ...]]
    variants: dict[int, int]

    def differences(self, other: "Model") -> list[str]:
        """What differs, in words that help."""
        found = []
        for name in ("records", "postings", "counts", "pairs", "words", "wordings", "variants"):
            mine, theirs = getattr(self, name), getattr(other, name)
            keys = sorted((key for key in mine.keys() | theirs.keys() if mine.get(key) != theirs.get(key)), key=repr)
            found += [f"{name} {key}: {_unlike(mine.get(key), theirs.get(key))}" for key in keys]
        found += [f"labels {one}" for one in sorted(self.labels ^ other.labels)]
        return found


def _unlike(one: Any, other: Any) -> str:
    if isinstance(one, dict) and isinstance(other, dict):
        return "; ".join(
            f"{key}: {one.get(key)!r} is not {other.get(key)!r}"
            for key in one.keys() | other.keys()
            if one.get(key) != other.get(key) and key != "digest"
        )
    return f"{one!r} is not {other!r}"


def model(store: Store) -> Model:
    """The read model as it stands."""
    terms: dict[int, Meaning] = {
        pk: (resource, scheme, value, reach)
        for pk, resource, scheme, value, reach in store.rows("SELECT pk, resource, scheme, value, reach FROM term")
    }
    names: dict[int, tuple[str, str]] = {}
    records_: dict[tuple[str, str], dict[str, Any]] = {}
    columns = ("newest", "tie", "sort_name", "added", "withdrawn", "digest", "body")
    for pk, resource, identifier, listed, quotes_term, *rest in store.rows(
        f"SELECT pk, resource, id, terms, quotes_term, {', '.join(columns)} FROM record"
    ):
        names[pk] = (resource, identifier)
        records_[resource, identifier] = {
            **dict(zip(columns, rest, strict=True)), "pk": pk, "quotes_term": terms.get(quotes_term),
            "terms": {terms[number] for number in json.loads(listed)},
        }  # fmt: skip
    postings: dict[Meaning, list[tuple[int, int, str, str]]] = defaultdict(list)
    for term, newest, tie, record in store.rows("SELECT term, newest, tie, record FROM posting ORDER BY 1, 2, 3, 4"):
        postings[terms[term]].append((newest, tie, *names[record]))
    return Model(
        records_, dict(postings),
        {terms[pk]: count for pk, count in store.rows("SELECT pk, count FROM term WHERE count <> 0")},
        {(terms[term], terms[other]): tuple(counted) for term, other, *counted in store.rows(
            "SELECT term, other, count, least, greatest FROM term_pair WHERE count <> 0")},
        set(store.rows("SELECT resource, key, id, kind FROM label")),
        {name: dict(store.rows(f"SELECT pk, words FROM {name}")) for name in ("quote_words", "name_words")},
        {row[0]: row[1:] for row in store.rows("SELECT * FROM wording")},
        dict(store.rows("SELECT quote, utterance FROM variant")),
    )  # fmt: skip


def faults(store: Store) -> list[str]:
    """Whatever of the read model does not agree with itself, or the file with its references."""
    seen = model(store)
    found = [f"foreign key {row}" for row in store.rows("PRAGMA foreign_key_check")]
    found += [f"integrity {row[0]}" for row in store.rows("PRAGMA integrity_check") if row[0] != "ok"]
    held = {meaning: len(listed) for meaning, listed in seen.postings.items()}
    found += [f"count {key}" for key in held.keys() | seen.counts.keys() if held.get(key) != seen.counts.get(key)]
    listed = {(meaning, key) for key, one in seen.records.items() for meaning in one["terms"]}
    posted = {(meaning, (row[2], row[3])) for meaning, rows in seen.postings.items() for row in rows}
    found += [f"posting {one}" for one in listed ^ posted]
    counted = recounted(seen)
    found += [f"pair {key}" for key in counted.keys() | seen.pairs.keys() if counted.get(key) != seen.pairs.get(key)]
    found += [f"document {key}" for key, one in seen.records.items() if not _is_as_its_model(key[0], one["body"])]
    found += list(_full_text_faults(store))
    session = open_reading(store.path)
    found += [f"{one.record}: {one.what}" for one in checks.verify(session, checks.Tally())]
    session.raw.close()
    return found


def _is_as_its_model(resource: str, body: bytes) -> bool:
    """Whether a document has the bytes that its wire model would give it."""
    return WIRE[resource].model_validate_json(body).model_dump_json().encode() == body


def recounted(seen: Model) -> dict[tuple[Meaning, Meaning], Pair]:
    """Pairs of a person's and a subject's list, counted quote by quote, with the ends of their keys by date."""
    keys: dict[tuple[Meaning, Meaning], list[int]] = defaultdict(list)
    for (resource, _), one in seen.records.items():
        plain = [meaning for meaning in one["terms"] if meaning[3] == 0]
        for person in (meaning for meaning in plain if resource == "quotes" and meaning[1] == "person"):
            for subject in (meaning for meaning in plain if meaning[1] in {"sector", "topic"}):
                keys[person, subject].append(one["newest"])
    dated = {pair: [key for key in its if key < UNDATED] for pair, its in keys.items()}
    return {
        pair: (len(its), min(dated[pair], default=None), max(dated[pair], default=None)) for pair, its in keys.items()
    }


def _full_text_faults(store: Store) -> Iterable[str]:
    connection = sqlite3.connect(store.path)
    try:
        for index in ("quote_fts", "name_fts"):
            try:
                connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                yield f"{index}: {error}"
    finally:
        connection.rollback()
        connection.close()
