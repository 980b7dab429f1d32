"""Persons and organizations of a record, found in the store or added to it, with the roles and names it states."""

import json
from dataclasses import replace

from sqlalchemy import bindparam, select, update

from app.domain import ids
from app.domain.names import match_key, skeleton
from app.domain.parts import NameRecord
from app.domain.records import MentionRecord, PersonRecord, Record, RoleRecord
from app.domain.vocabulary import Vocabulary
from app.store import rows, tables
from app.store.identity import Identities, KnownPerson
from app.store.pending import Origin, Pending
from app.store.prepared import is_somebody
from app.store.session import Statement

person, person_name, role = tables.Person.__table__, tables.PersonName.__table__, tables.Role.__table__
organization = tables.Organization.__table__

_STATED = Statement(
    select(role.c.pk)
    .where(role.c.person_pk == bindparam("person"), role.c.statement == bindparam("statement"))
    .limit(1)
)
_NAMED = Statement(
    select(person_name.c.name).where(
        person_name.c.person_pk == bindparam("person"), person_name.c.name == bindparam("name")
    )
)
_IDENTIFY = Statement(
    update(person).where(person.c.pk == bindparam("number")).values(identifiers=bindparam("identifiers"))
)
_LOOKALIKES = Statement(select(person.c.pk).where(person.c.skeleton == bindparam("skeleton")))
_PART = Statement(
    update(person).where(person.c.pk == bindparam("number")).values(
        family_name=bindparam("family_name"), given_name=bindparam("given_name")
    )
)  # fmt: skip
_REMEMBERED = 100_000


class PersonWriter:
    """Adds people and organizations, and what sources state of them, to what is about to be written."""

    def __init__(self, pending: Pending, identities: Identities, vocabulary: Vocabulary) -> None:
        self._pending = pending
        self._identities = identities
        self._listed = {
            match_key(name): listed
            for listed in vocabulary.gazetteer.organizations
            for name in (*listed.acronyms, *(other for other, _ in listed.other_names), listed.name)
        }
        self._stated: set[tuple[int, str]] = set()
        self._once: set[tuple[int, str, int]] = set()

    def people(self, record: Record, origin: Origin) -> dict[str, KnownPerson]:
        """The people of a record by their keys; those without a full name are nobody and are left out."""
        found = {}
        for one in record.persons:
            if is_somebody(one):
                found[one.key] = self._person(one, origin)
        return found

    def _person(self, one: PersonRecord, origin: Origin) -> KnownPerson:
        known = self._identities.person(one, origin.published) or self._new_person(one, origin.id)
        self._identities.remember_person(known, one, origin.published)
        self._add_names(known, one)
        self._add_identifiers(known, one)
        self._add_family_name(known, one)
        for its_role in one.roles:
            self._add_role(
                known, rows.role_row(its_role, self.organization(its_role.organization, origin.id)), origin.pk
            )
        self._pending.show("persons", [known.pk])
        return known

    def _new_person(self, one: PersonRecord, source_id: str) -> KnownPerson:
        looks = skeleton(one.name)
        identifier = self._identities.mint("persons", ids.slug(one.name) or "person", source_id)
        pk = self._pending.add_kept("persons", person, identifier, {**rows.person_row(one), "skeleton": looks})
        self._pending.show("persons", (pk for (pk,) in self._pending.session.rows(_LOOKALIKES, {"skeleton": looks})))
        identifiers = {other.scheme: other.identifier for other in one.identifiers}
        return KnownPerson(pk, identifier, identifiers, one.family_name)

    def _add_names(self, known: KnownPerson, one: PersonRecord) -> None:
        for other in one.other_names:
            self.add_name(known, other)

    def add_name(self, known: KnownPerson, other: NameRecord) -> None:
        """Another name of a person, unless it is known."""
        key = (known.pk, f"name:{other.name}")
        if key in self._stated or self._pending.session.row(_NAMED, {"person": known.pk, "name": other.name}):
            return
        self._stated.add(key)
        self._pending.add(person_name, {"person_pk": known.pk, "name": other.name, "language": other.language,
                                        "match_key": match_key(other.name)})  # fmt: skip
        self._pending.touch("persons", known.pk, "update")

    def _add_identifiers(self, known: KnownPerson, one: PersonRecord) -> None:
        new = {other.scheme: other.identifier for other in one.identifiers if other.scheme not in known.identifiers}
        if new:
            known.identifiers.update(new)
            self._pending.write()  # the person may be among the rows that wait
            listed = [{"scheme": scheme, "identifier": value} for scheme, value in known.identifiers.items()]
            self._pending.session.run(_IDENTIFY, {"number": known.pk, "identifiers": json.dumps(listed)})
            self._pending.touch("persons", known.pk, "update")

    def _add_family_name(self, known: KnownPerson, one: PersonRecord) -> None:
        """A source may mention somebody before another one tells which of the names is the family's."""
        if one.family_name and known.family_name is None:
            known.family_name = one.family_name
            self._pending.write()  # the person may be among the rows that wait
            given = {"family_name": one.family_name, "given_name": one.given_name}
            self._pending.session.run(_PART, {**given, "number": known.pk})
            self._pending.touch("persons", known.pk, "update")

    def _add_role(self, known: KnownPerson, row: rows.Row, source_pk: int) -> None:
        key = (known.pk, row["statement"])
        given = {"person": known.pk, "statement": row["statement"]}
        leading = key not in self._stated and self._pending.session.row(_STATED, given) is None
        once = (*key, source_pk)
        if once in self._once:
            return
        self._stated.add(key)
        self._once.add(once)
        self._pending.add_numbered(role, {**row, "person_pk": known.pk, "source_pk": source_pk, "leading": leading})
        if leading:
            self._pending.touch("persons", known.pk, "update")

    def mentioned(self, one: PersonRecord, mention: MentionRecord, origin: Origin) -> int | None:
        """The number of somebody only mentioned; None without a full name. A title alone is a role, too."""
        if not is_somebody(one):
            return None
        roles = mention.roles
        if mention.role and not roles:
            roles = [RoleRecord(title=mention.role, country=mention.country, country_basis=mention.country_basis,
                                evidence=mention.evidence)]  # fmt: skip
        return self._person(replace(one, roles=roles), origin).pk

    def restate(self) -> None:
        """Forget which statements are known, when some of them were taken back."""
        self._stated.clear()
        self._once.clear()
        self._identities.forget_people()

    def forget(self) -> None:
        """Drop what is remembered; call it only when everything is written."""
        self._once.clear()
        if len(self._stated) > _REMEMBERED:
            self._stated.clear()

    def organization(self, name: str | None, source_id: str) -> int | None:
        """The number of the organization of this name, added where it is new; None for no name."""
        if name is None or not match_key(name):
            return None
        listed = self._listed.get(match_key(name))
        name = listed.name if listed else name
        known = self._identities.organization(name)
        if known is not None:
            return known
        others = [{"name": other, "language": language} for other, language in listed.other_names] if listed else []
        identifier = self._identities.mint("organizations", ids.slug(name) or "organization", source_id)
        pk = self._pending.add_kept("organizations", organization, identifier, {
            "name": name, "match_key": match_key(name), "country": listed.country if listed else None,
            "identifiers": "[]", "other_names": json.dumps(others, ensure_ascii=False), "flags": "[]",
        })  # fmt: skip
        self._identities.remember_organization(pk, [name])
        return pk
