"""The vocabulary files taken into the store: concepts, and the labels of offices, event kinds and countries."""

from sqlalchemy import bindparam, delete, insert, select, update

from app.domain.names import match_key
from app.domain.vocabulary import Concept, Scheme, Vocabulary
from app.store import changes, tables
from app.store.documents.concepts import RESOURCE_OF
from app.store.documents.vocabulary import Concepts
from app.store.index import Index
from app.store.index_tables import Label, Posting, Term, fact_pk
from app.store.pending import Pending
from app.store.refresh import refresh
from app.store.rows import Row, dumps
from app.store.session import Session, Statement

concept, label = tables.Concept.__table__, Label.__table__
term, posting = Term.__table__, Posting.__table__
_FIELDS = tuple(column.name for column in concept.c if column.name != "pk")
_KNOWN = Statement(select(concept))
_ADD = Statement(insert(concept).values({name: bindparam(name) for name in _FIELDS}))
_CHANGE = Statement(
    update(concept).where(concept.c.pk == bindparam("number")).values({name: bindparam(name) for name in _FIELDS})
)
_DROP = Statement(delete(concept).where(concept.c.pk == bindparam("number")))
_HOLDERS = Statement(
    select(term.c.resource, posting.c.record)
    .join(posting, posting.c.term == term.c.pk)
    .where(term.c.scheme == bindparam("scheme"), term.c.value == bindparam("value"), term.c.reach == 0)
)
_LINKED = {  # also what is withdrawn, which stands in no list
    resource: Statement(select(owner).where(owner.table.c.scheme == bindparam("scheme"),
                                            owner.table.c.concept == bindparam("value")))
    for resource, owner in (("quotes", tables.QuoteConcept.__table__.c.quote_pk),
                            ("events", tables.EventConcept.__table__.c.event_pk))
}  # fmt: skip
_NUMBERED = Statement(select(concept.c.scheme, concept.c.pk))
_LABELS = Statement(select(label.c.key, label.c.id, label.c.kind).where(label.c.resource == bindparam("resource")))
_UNLABEL = Statement(delete(label).where(label.c.resource == bindparam("resource")))
_LABEL = Statement(insert(label).values({column.name: bindparam(column.name) for column in label.c}))


def take_in(session: Session, vocabulary: Vocabulary, now: str) -> int:
    """Make the store's concepts those of the files; how many changed. Nothing is written where nothing did.

    A concept that left the files but still stands on records keeps its links, which then show its id for a label.
    """
    pending = Pending(session, changes.clock(session, now))
    known = {(row[1], row[2]): (row[0], row[1:]) for row in session.rows(_KNOWN)}
    wanted = {
        (one.scheme, one.id): _row(scheme, one) for scheme in _schemes(vocabulary) for one in scheme.concepts.values()
    }
    changed = 0
    for key, row in wanted.items():
        before = known.pop(key, None)
        if before is None:
            number, action = session.insert(_ADD, row), "create"
        elif before[1] != tuple(row[name] for name in _FIELDS):
            number, action = before[0], "update"
            session.run(_CHANGE, {**row, "number": number})
            if any(before[1][_FIELDS.index(name)] != row[name] for name in ("label", "broader")):
                _show_holders(pending, key)
        else:
            continue
        changed += 1
        if key[0] in RESOURCE_OF:
            pending.touch(RESOURCE_OF[key[0]], number, action)
    for key, (number, _) in known.items():
        if key[0] not in RESOURCE_OF:
            changed += session.run(_DROP, {"number": number})
            _show_holders(pending, key)
    changed += _take_in_labels(session, vocabulary)
    if changed:
        refresh(session, Index(session), Concepts(session), pending)
    return changed


def _show_holders(pending: Pending, key: tuple[str, str]) -> None:
    """Whatever stands under a concept shows its label, and stands under what is broader, which counts it."""
    session, given = pending.session, {"scheme": key[0], "value": key[1]}
    for resource, number in session.rows(_HOLDERS, given):
        pending.show(resource, [fact_pk(number)])
    for resource, statement in _LINKED.items():
        pending.show(resource, (number for (number,) in session.rows(statement, given)))
    for scheme, number in session.rows(_NUMBERED):
        if scheme in RESOURCE_OF:
            pending.show(RESOURCE_OF[scheme], [number])


def _schemes(vocabulary: Vocabulary) -> tuple[Scheme, ...]:
    return vocabulary.sector, vocabulary.topic, vocabulary.office, vocabulary.event_kind


def _row(scheme: Scheme, one: Concept) -> Row:
    return {
        "scheme": one.scheme, "id": one.id, "label": one.label,
        "labels": dumps([{"label": words, "language": language} for words, language in one.labels]),
        "definition": one.definition, "broader": one.broader, "narrower": dumps(list(scheme.narrower(one.id))),
        "isic": dumps(list(one.isic)),
    }  # fmt: skip


def _take_in_labels(session: Session, vocabulary: Vocabulary) -> int:
    """Offices, event kinds and countries are no records, so their labels are written here; how many lists changed."""
    wanted = {
        "offices": _concept_labels(vocabulary.office),
        "event_kinds": _concept_labels(vocabulary.event_kind),
        "countries": {
            (match_key(name), code)
            for code, country in vocabulary.gazetteer.country_names.items()
            for name in (*country.names(), *country.demonyms)
        },
    }
    changed = 0
    for resource, pairs in wanted.items():
        if {(key, identifier) for key, identifier, _ in session.rows(_LABELS, {"resource": resource})} != pairs:
            session.run(_UNLABEL, {"resource": resource})
            rows = [
                {"resource": resource, "key": key, "id": identifier, "kind": "label"}
                for key, identifier in pairs
                if key
            ]
            session.many(_LABEL, rows)
            changed += 1
    return changed


def _concept_labels(scheme: Scheme) -> set[tuple[str, str]]:
    return {(match_key(words), one.id) for one in scheme.concepts.values() for words, _ in one.labels}
