"""Names and labels in a language, put into documents in place of the plain ones. Ids and what was written stay."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import bindparam, func, select

from app.domain.showing import in_language
from app.domain.vocabulary import Vocabulary
from app.store.index_tables import RecordDocument
from app.store.session import Session, Statement, numbers

Document = dict[str, Any]
Names = Iterable[tuple[str, str | None]]
_Spot = tuple[str, Document]
"""A kind of thing, and the part of a document that names it."""

record = RecordDocument.__table__
_NAMES = Statement(
    select(record.c.id, func.json_extract(record.c.body, "$.name"), func.json_extract(record.c.body, "$.names"))
    .where(record.c.resource == bindparam("resource"), record.c.id.in_(numbers("ids")))
)  # fmt: skip
_RECORDS = {"person": "persons", "organization": "organizations"}
_WHOLE = {"persons": "person", "organizations": "organization", "sectors": "sector", "topics": "topic"}
_UNDER = {
    "person": "person", "members": "person", "candidates": "person", "organization": "organization",
    "hosts": "organization", "sectors": "sector", "topics": "topic", "place": "place",
}  # fmt: skip
_BY_TYPE = {"speaker", "mentions"}  # parts that say themselves of what kind they are
_SCHEMES = {"sector", "topic", "office", "event_kind"}


class Localiser:
    """Puts names and labels of one language into documents; where there is none in it, they stay as they are."""

    def __init__(self, session: Session, vocabulary: Vocabulary, language: str) -> None:
        self._session = session
        self._vocabulary = vocabulary
        self._language = language
        self._known: dict[tuple[str, str], str | None] = {}

    def documents(self, resource: str, documents: Iterable[Document]) -> None:
        """Change the documents of a resource."""
        spots = [spot for one in documents for spot in _spots(resource, one)]
        self._read({(kind, part["id"]) for kind, part in spots if kind in _RECORDS and part["id"]})
        for kind, part in spots:
            name = self._place(part) if kind == "place" else self._name(kind, part["id"])
            if name is not None:
                part["label" if "label" in part else "name"] = name

    def facets(self, facets: dict[str, list[Document]]) -> None:
        """Change the labels of facets, which are named by what they count."""
        self._read({(name, one["id"]) for name, values in facets.items() if name in _RECORDS for one in values})
        for name, values in facets.items():
            for one in values:
                one["label"] = self._name(name, one["id"]) or one["label"]

    def _read(self, wanted: set[tuple[str, str]]) -> None:
        """Look up the people and organizations that are named, all of a kind at once."""
        for kind, resource in _RECORDS.items():
            ids = [identifier for its_kind, identifier in wanted if its_kind == kind]
            rows = self._session.rows(_NAMES, {"resource": resource, "ids": json.dumps(ids)}) if ids else []
            for identifier, name, names in rows:
                others = [(one["name"], one["language"]) for one in json.loads(names)]
                self._known[kind, identifier] = in_language([(name, None), *others], self._language)

    def _name(self, kind: str, identifier: str | None) -> str | None:
        if identifier is None:
            return None
        if kind in _SCHEMES:
            concept = getattr(self._vocabulary, kind).concepts.get(identifier)
            return in_language(concept.labels, self._language) if concept else None
        if kind == "country":
            country = self._vocabulary.gazetteer.country_names.get(identifier)
            return in_language(country.other_names, self._language) if country else None
        return self._known.get((kind, identifier))

    def _place(self, part: Document) -> str | None:
        """A place has no id: it is known by its name, where its country is that of the place so called."""
        known = self._vocabulary.gazetteer.place(part["name"])
        if known is None or known.country != part["country"]:
            return None
        return in_language(known.other_names, self._language)


def _spots(resource: str, document: Document) -> Iterator[_Spot]:
    if resource in _WHOLE:
        yield _WHOLE[resource], document
    yield from _parts(document)


def _parts(value: Any) -> Iterator[_Spot]:
    """Every part of a document that names something, in its order."""
    if isinstance(value, list):
        for one in value:
            yield from _parts(one)
    elif isinstance(value, dict):
        for key, inner in value.items():
            for part in inner if isinstance(inner, list) else [inner]:
                if isinstance(part, dict):
                    kind = part.get("type") if key in _BY_TYPE else _UNDER.get(key)
                    if kind is not None:
                        yield kind, part
            yield from _parts(inner)
