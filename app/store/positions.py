"""What one person has said on a subject, quote by quote: as what they spoke, and what they are now."""

import json
from typing import Any

from sqlalchemy import bindparam, select

from app.domain.roles import role_now
from app.domain.showing import in_language
from app.domain.views import PositionsQuery
from app.domain.vocabulary import Vocabulary
from app.store import lists, tables
from app.store.documents.people import STATED_ROLES, role_out
from app.store.lists import Answer
from app.store.localising import Document, Localiser
from app.store.records import document
from app.store.session import Session, Statement

person, role, source = tables.Person.__table__, tables.Role.__table__, tables.Source.__table__

_LATEST = 100  # statements of a role that are looked at: who is written about every day is stated to be the same
_STATED = Statement(
    STATED_ROLES.where(role.c.person_pk == select(person.c.pk).where(person.c.id == bindparam("id")).scalar_subquery())
    .order_by(source.c.published.is_(None), source.c.published.desc(), source.c.pk.desc(), role.c.pk)
    .limit(_LATEST)
)


def positions(session: Session, identifier: str, query: PositionsQuery, vocabulary: Vocabulary) -> Answer:
    """A page of a person's quotes, each with the role then. Raises NotFound, Withdrawn and what lists do."""
    with session.snapshot():
        whole = json.loads(document(session, "persons", identifier)[0])
        page = lists.page(session, lists.plan(session, query, vocabulary, ("person", identifier)), vocabulary)
        now = role_now(role_out(row) for row in session.rows(_STATED, {"id": identifier}))
        known = {name: whole[name] for name in ("id", "name", "names")}
        known["roles"] = [now.model_dump(mode="json")] if now else []
        if query.lang is not None:
            Localiser(session, vocabulary, query.lang).documents("persons", [known])
    more = {
        "person": {"id": known["id"], "name": known["name"]}, "role_now": next(iter(known["roles"]), None),
        "subjects": subjects(vocabulary, page.rest["query"], query.lang),
    }  # fmt: skip
    return Answer([_position(one) for one in page.items], page.rest | more)


def subjects(vocabulary: Vocabulary, understood: dict[str, Any], language: str | None) -> list[Document]:
    """The sectors and topics of a question as understood, with their labels."""
    found = []
    for scheme in (vocabulary.sector, vocabulary.topic):
        for identifier in dict.fromkeys([*understood.get(scheme.name, ()), *understood.get("subject", ())]):
            concept = scheme.concepts.get(identifier)
            if concept is not None:
                label = in_language(concept.labels, language) if language else None
                found.append({"scheme": scheme.name, "id": identifier, "label": label or concept.label})
    return found


def _position(quote: bytes) -> bytes:
    role_then = json.dumps(json.loads(quote)["role"], ensure_ascii=False, separators=(",", ":"))
    return b'{"quote":' + quote + b',"role_then":' + role_then.encode() + b"}"
