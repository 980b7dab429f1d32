"""Persons and organizations rendered: names, roles with their sources, how often and when they spoke."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from app.domain import ids
from app.domain.names import family_keys, match_key, name_keys, sort_name
from app.schemas import IdentifierOut, Named, NameOut, OrganizationOut, PersonOut, RoleOut
from app.store import fulltext, tables
from app.store.documents import Rendered, body_of
from app.store.documents.counts import count, spoken_between
from app.store.documents.facts import LEADING, date_out, sourced
from app.store.documents.vocabulary import Concepts
from app.store.session import Row, Session, Statement, numbers

Facts = dict[str, Any]

person, person_name, role = tables.Person.__table__, tables.PersonName.__table__, tables.Role.__table__
organization, source = tables.Organization.__table__, tables.Source.__table__

_person: BindParameter[int] = bindparam("person")
_PERSONS = Statement(select(person).where(person.c.pk.in_(numbers("pks"))).order_by(person.c.pk))
_NAMES = Statement(
    select(person_name.c.name, person_name.c.language)
    .where(person_name.c.person_pk == _person)
    .order_by(person_name.c.name)
)
STATED_ROLES = (
    select(role, organization.c.id, organization.c.name, source.c.id)
    .join(source, source.c.pk == role.c.source_pk)
    .outerjoin(organization, organization.c.pk == role.c.organization_pk)
)
"""Rows of `role_out`: what sources state of people's roles."""
_ROLES = Statement(
    STATED_ROLES
    .where(role.c.person_pk == _person, LEADING)
    .order_by(source.c.published.is_(None), source.c.published, role.c.pk)
)  # fmt: skip
_ROLE_COLUMNS = (*(column.name for column in role.c), "organization_id", "organization_name", "source_id")
_CONFUSABLE = Statement(
    select(person.c.id)
    .where(person.c.skeleton == bindparam("skeleton"), person.c.match_key != bindparam("match_key"))
    .order_by(person.c.id)
    .limit(20)
)
_ORGANIZATIONS = Statement(
    select(organization).where(organization.c.pk.in_(numbers("pks"))).order_by(organization.c.pk)
)


def render_persons(session: Session, pks: list[int], concepts: Concepts) -> Iterator[Rendered]:
    """The people of these facts, rendered in the order of their numbers."""
    del concepts
    for row in session.rows(_PERSONS, {"pks": json.dumps(pks)}):
        facts = dict(zip((column.name for column in person.c), row, strict=True))
        document = _person_document(session, facts)
        yield Rendered(
            resource="persons", fact_pk=facts["pk"], id=document.id, version=document.version, body=body_of(document),
            earliest=document.last_spoke, latest=document.last_spoke,
            tie=ids.slug_order(document.id), sort_name=match_key(document.sort_name),
            terms={("all", ""), ("person", document.id)}, labels=_person_labels(document),
            words=fulltext.words(" ".join([document.name, *(one.name for one in document.names)])),
            quotes=("person", document.id),
        )  # fmt: skip


def _person_document(session: Session, facts: Facts) -> PersonOut:
    given = {"person": facts["pk"]}
    first_spoke, last_spoke = spoken_between(session, "person", facts["id"])
    alike = session.rows(_CONFUSABLE, {name: facts[name] for name in ("skeleton", "match_key")})
    return PersonOut(
        id=facts["id"], name=facts["name"],
        sort_name=sort_name(facts["name"], facts["family_name"], facts["given_name"]),
        family_name=facts["family_name"], given_name=facts["given_name"],
        names=[NameOut(name=name, language=language) for name, language in session.rows(_NAMES, given)],
        identifiers=[IdentifierOut(**one) for one in json.loads(facts["identifiers"])],
        roles=[role_out(row) for row in session.rows(_ROLES, given)],
        quote_count=count(session, "quotes", "person", facts["id"]), first_spoke=first_spoke, last_spoke=last_spoke,
        flags=[*json.loads(facts["flags"]), *(["confusable-name"] if alike else [])],
        confusable_with=[identifier for (identifier,) in alike],
        version=facts["version"], added_at=facts["added_at"], updated_at=facts["updated_at"],
    )  # fmt: skip


def role_out(row: Row) -> RoleOut:
    """A role as its source states it."""
    facts: Facts = dict(zip(_ROLE_COLUMNS, row, strict=True))
    where = facts["source_id"]
    return RoleOut(
        title=facts["title"], office=facts["office"], status=facts["status"],
        organization=Named(id=facts["organization_id"], name=facts["organization_name"])
        if facts["organization_id"] else None,
        country=facts["country"], basis=facts["basis"], country_basis=facts["country_basis"],
        start_date=date_out(facts["start_date"], where), end_date=date_out(facts["end_date"], where),
        source=where, evidence=sourced(facts["evidence"], where),
    )  # fmt: skip


def _person_labels(document: PersonOut) -> dict[str, str]:
    """Full names in every order and script, the family name, and identifiers."""
    labels = dict.fromkeys(name_keys(document.name, document.family_name, document.given_name), "name")
    for one in document.names:
        labels |= dict.fromkeys(name_keys(one.name), "name")
    if document.family_name:
        for key in family_keys(document.family_name):
            labels.setdefault(key, "family")
    return labels | {f"{one.scheme}:{one.identifier}": "identifier" for one in document.identifiers}


def render_organizations(session: Session, pks: list[int], concepts: Concepts) -> Iterator[Rendered]:
    """The organizations of these facts, rendered in the order of their numbers."""
    del concepts
    for row in session.rows(_ORGANIZATIONS, {"pks": json.dumps(pks)}):
        facts = dict(zip((column.name for column in organization.c), row, strict=True))
        names = [NameOut(**one) for one in json.loads(facts["other_names"])]
        first_spoke, last_spoke = spoken_between(session, "organization", facts["id"])
        document = OrganizationOut(
            id=facts["id"], name=facts["name"], sort_name=facts["name"], names=names, country=facts["country"],
            identifiers=[IdentifierOut(**one) for one in json.loads(facts["identifiers"])],
            flags=json.loads(facts["flags"]),
            quote_count=count(session, "quotes", "organization", facts["id"]),
            first_spoke=first_spoke, last_spoke=last_spoke,
            version=facts["version"], added_at=facts["added_at"], updated_at=facts["updated_at"],
        )  # fmt: skip
        labels = {key: "name" for one in (document.name, *(other.name for other in names)) for key in name_keys(one)}
        yield Rendered(
            resource="organizations", fact_pk=facts["pk"], id=document.id, version=document.version,
            body=body_of(document), earliest=None, latest=None, tie=ids.slug_order(document.id),
            sort_name=match_key(document.name),
            terms={("all", ""), ("organization", document.id)},
            labels=labels | {f"{one.scheme}:{one.identifier}": "identifier" for one in document.identifiers},
            words=fulltext.words(" ".join([document.name, *(one.name for one in names)])),
        )  # fmt: skip
