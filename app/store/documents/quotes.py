"""Quotes rendered: the words with their selectors, the speaker with the role of that day, and their terms."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import floor
from operator import itemgetter
from typing import Any

from sqlalchemy import select

from app.domain import ids, spans
from app.domain.names import fold, match_key
from app.domain.values import GRAIN
from app.schemas import Named, QuoteRoleOut
from app.store import tables
from app.store.documents import Rendered, Saying, Shared, Terms
from app.store.documents.facts import language_terms
from app.store.documents.facts import spans as evidence_spans
from app.store.documents.quote_facts import QuoteFacts, grouped, stored
from app.store.documents.quote_text import Beside, Mentioned, written
from app.store.documents.vocabulary import Concepts
from app.store.session import Row, Session, Statement, numbers

Facts = dict[str, Any]

quote, source, text_ = tables.Quote.__table__, tables.Source.__table__, tables.SourceText.__table__
event, person, organization = tables.Event.__table__, tables.Person.__table__, tables.Organization.__table__
mention, host = tables.Mention.__table__, tables.EventHost.__table__
role_organization = organization.alias("role_organization")

_SOURCES = Statement(
    select(
        source.c.pk, text_.c.version, source.c.id.label("source_id"), source.c.kind.label("source_kind"),
        source.c.publisher, source.c.title, source.c.url, source.c.published, text_.c.sha256, text_.c.text,
    )
    .join(text_, text_.c.source_pk == source.c.pk)
    .where(source.c.pk.in_(numbers("sources")), text_.c.version.in_(numbers("versions")))
)  # fmt: skip
_EVENTS = Statement(
    select(event.c.pk, event.c.id, event.c.name, event.c.kind, event.c.place_country)
    .where(event.c.pk.in_(numbers("events")))
)  # fmt: skip
_PERSONS = Statement(select(person.c.pk, person.c.id, person.c.name).where(person.c.pk.in_(numbers("persons"))))
_ORGANIZATIONS = Statement(
    select(organization.c.pk, organization.c.id, organization.c.name, organization.c.country)
    .where(organization.c.pk.in_(numbers("organizations")))
)  # fmt: skip
_MENTIONS = Statement(
    select(mention.c.source_pk, mention.c.type, mention.c.name, mention.c.country, mention.c.evidence, person.c.id,
           organization.c.id)
    .outerjoin(person, person.c.pk == mention.c.person_pk)
    .outerjoin(organization, organization.c.pk == mention.c.organization_pk)
    .where(mention.c.source_pk.in_(numbers("sources")))
    .order_by(mention.c.pk)
)  # fmt: skip
_HOSTS = Statement(
    select(host.c.event_pk, organization.c.id)
    .distinct()
    .join(organization, organization.c.pk == host.c.organization_pk)
    .where(host.c.event_pk.in_(numbers("events")))
)
_POINTERS = ("source_pk", "text_version", "event_pk", "person_pk", "organization_pk", "role_organization_pk")
_WHO = itemgetter("speaker_type", "person_id", "organization_id", "role_title", "role_office", "role_organization_id",
                  "role_country")  # fmt: skip
_HOW = itemgetter("quote_kind", "review", "language", "confidence")
_SOURCE = ("source_id", "source_kind", "publisher", "title", "url", "published", "sha256")
_EVENT = ("event_id", "event_name", "event_kind", "place_country")
_PERSON = ("person_id", "person_name")
_ORGANIZATION = ("organization_id", "organization_name", "organization_country")
_ROLE_ORGANIZATION = ("role_organization_id", "role_organization_name")


class _Around:
    """What a batch of quotes points to, by its numbers."""

    def __init__(self, session: Session, batch: list[QuoteFacts]) -> None:
        wanted: dict[str, set[int | None]] = {
            name: {one.row[name] for one in batch}
            for name in (
                "source_pk",
                "text_version",
                "event_pk",
                "person_pk",
                "organization_pk",
                "role_organization_pk",
            )
        }
        given = {
            "sources": _listed(wanted["source_pk"]), "versions": _listed(wanted["text_version"]),
            "events": _listed(wanted["event_pk"]),
            "persons": _listed(wanted["person_pk"].union(*(one.members for one in batch))),
            "organizations": _listed(wanted["organization_pk"] | wanted["role_organization_pk"]),
        }  # fmt: skip
        sources = session.rows(_SOURCES, given)
        self._sources = {tuple(row[:2]): dict(zip(_SOURCE, row[2:-1], strict=True)) for row in sources}
        self.texts: dict[tuple[int, int], str] = {tuple(row[:2]): row[-1] for row in sources}
        self._events = _named(session.rows(_EVENTS, given), _EVENT)
        self._people = _named(session.rows(_PERSONS, given), _PERSON)
        organizations = session.rows(_ORGANIZATIONS, given)
        self._organizations = _named(organizations, _ORGANIZATION)
        self._offices = _named([row[:-1] for row in organizations], _ROLE_ORGANIZATION)
        self.mentions, self.hosts = (grouped(session.rows(statement, given)) for statement in (_MENTIONS, _HOSTS))

    def of(self, row: Facts) -> Facts:
        """The columns of a quote, with those of what it points to."""
        return {
            **row, **self._sources[row["source_pk"], row["text_version"]], **self._events[row["event_pk"]],
            **self._people[row["person_pk"]], **self._organizations[row["organization_pk"]],
            **self._offices[row["role_organization_pk"]],
        }  # fmt: skip

    def together(self, members: list[int]) -> list[tuple[str, str]]:
        """Ids and names of those who spoke together."""
        return [(one["person_id"], one["person_name"]) for one in map(self._people.__getitem__, members)]


def _listed(pks: Iterable[int | None]) -> str:
    return json.dumps([pk for pk in pks if pk is not None])


def _named(rows: list[Row], names: tuple[str, ...]) -> dict[int | None, Facts]:
    """Columns by name, by number; those of nothing are null."""
    return {None: dict.fromkeys(names)} | {pk: dict(zip(names, rest, strict=True)) for pk, *rest in rows}


def render(
    session: Session, pks: list[int], concepts: Concepts, fresh: Mapping[int, QuoteFacts] | None = None
) -> Iterator[Rendered]:
    """The quotes of these facts, rendered; what was just written is `fresh`, and not asked of the store."""
    batch = stored(session, pks) if fresh is None else [fresh[pk] for pk in pks]
    around = _Around(session, batch)
    shared = _SharedTerms(around, concepts)
    for one in batch:
        facts, members = around.of(one.row), around.together(one.members)
        source_pk = facts["source_pk"]
        mentions = _mentions(around.mentions.get(source_pk, ()), one.parts, facts["clause"])
        yield Rendered(
            resource="quotes", fact_pk=facts["pk"], id=facts["id"], version=facts["version"],
            body=written(facts, Beside(
                around.texts[source_pk, facts["text_version"]], one.parts, members,
                [(scheme, each, concepts.label(scheme, each), evidence) for scheme, each, evidence in one.links],
                mentions,
            )),
            earliest=facts["earliest"], latest=facts["latest"],
            tie=ids.quote_order(facts["source_id"], facts["position"]), sort_name="",
            terms={("mentions", f"{kind}:{identifier}") for kind, identifier, *_ in mentions if identifier},
            shared=(*shared.of(facts, members), *(concepts.with_ancestors(*link[:2]) for link in one.links)),
            words=one.words, saying=_saying(facts, members, one.wording), withdrawn=bool(facts["withdrawn"]),
        )  # fmt: skip


class _SharedTerms:
    """Terms of a batch that several quotes have: those of their setting, of who speaks there, and of the manner."""

    def __init__(self, around: _Around, concepts: Concepts) -> None:
        self._around, self._concepts = around, concepts
        self._settings: dict[tuple[int, int | None], Shared] = {}
        self._speech: dict[tuple[Any, ...], Shared] = {}

    def of(self, facts: Facts, members: list[tuple[str, str]]) -> tuple[Shared, Shared, Shared]:
        """The terms of a quote's setting, of its speaker, and of how it was said."""
        where = facts["source_pk"], facts["event_pk"]
        setting = self._settings.get(where)
        if setting is None:
            hosts = self._around.hosts.get(facts["event_pk"], ())
            setting = self._settings[where] = frozenset(_setting(facts, hosts, self._concepts))
        who = *members, *_WHO(facts)
        speech = self._speech.get(who)
        if speech is None:
            speech = self._speech[who] = frozenset(_speech_terms(facts, members, self._concepts))
        return setting, speech, _manner(*_HOW(facts))


def _saying(facts: Facts, members: list[tuple[str, str]], words: bytes | None) -> Saying | None:
    """By what the quote is held against others; somebody unsure or unnamed may be anybody."""
    one = facts["person_id"] or facts["organization_id"]
    who = [one] if one else sorted(identifier for identifier, _ in members)
    if facts["speaker_type"] is None or not who:
        return None
    speaker = f"{facts['speaker_type']}:{','.join(who)}"
    return Saying(speaker, words, facts["event_pk"], facts["date_basis"], facts["published"])


def role_out(facts: Facts) -> QuoteRoleOut | None:
    """The role held when speaking, from a row that has the quote's role columns."""
    if facts["role_title"] is None:
        return None
    organization_id = facts["role_organization_id"]
    return QuoteRoleOut(
        title=facts["role_title"], office=facts["role_office"], status=facts["role_status"],
        organization=Named(id=organization_id, name=facts["role_organization_name"]) if organization_id else None,
        country=facts["role_country"], basis=facts["role_basis"], country_basis=facts["role_country_basis"],
        evidence=evidence_spans(facts["role_evidence"]),
    )  # fmt: skip


def _mentions(rows: Iterable[tuple[Any, ...]], parts: list[spans.Part], clause: str | None) -> list[Mentioned]:
    """Those mentions of the source whose words lie within the quote."""
    whole = json.loads(clause) if clause else None
    stretches = [(whole["start"], whole["end"])] if whole else [(one.start, one.end) for one in parts]
    found = []
    for kind, name, country, evidence, person_id, organization_id in rows:
        inside = [
            span
            for span in json.loads(evidence)
            if any(start <= span["start"] and span["end"] <= end for start, end in stretches)
        ]
        if inside:
            found.append((kind, person_id or organization_id or country, name, country, inside))
    return found


def _setting(facts: Facts, hosts: Iterable[tuple[str]], concepts: Concepts) -> Terms:
    """Where it stands and where it was said, which are the same for nearly all quotes of a source."""
    terms: Terms = {("all", ""), ("source", facts["source_id"]), ("source_kind", facts["source_kind"])}
    if facts["publisher"]:
        terms.add(("publisher", fold(facts["publisher"])))
    if facts["event_id"]:
        terms.add(("event", facts["event_id"]))
        terms |= concepts.with_ancestors("event_kind", facts["event_kind"])
        terms |= {("host", identifier) for (identifier,) in hosts}
        if facts["place_country"]:
            terms.add(("place_country", facts["place_country"]))
    return terms


@lru_cache(maxsize=1024)
def _manner(kind: str, review: str, language: str, confidence: float) -> Shared:
    """How it was said, and how sure that is."""
    return frozenset(
        {("quote_kind", kind), ("review", review), *language_terms(language), *confidence_terms(confidence)}
    )


def _speech_terms(facts: Facts, members: list[tuple[str, str]], concepts: Concepts) -> Terms:
    """Who spoke, and as what."""
    terms: Terms = set()
    if facts["speaker_type"] is not None:
        people = [facts["person_id"]] if facts["speaker_type"] == "person" else [one for one, _ in members]
        terms |= {("person", identifier) for identifier in people if identifier}
        if facts["speaker_type"] == "organization" and facts["organization_id"]:
            terms.add(("organization", facts["organization_id"]))
            if facts["organization_country"]:
                terms.add(("country", facts["organization_country"]))
    if facts["role_title"] is not None:
        terms |= concepts.with_ancestors("office", facts["role_office"])
        terms |= {("role", word) for word in title_words(facts["role_title"])}
        if facts["role_organization_id"]:
            terms.add(("organization", facts["role_organization_id"]))
        if facts["role_country"]:
            terms.add(("country", facts["role_country"]))
    return terms


def title_words(title: str) -> set[str]:
    """The words of a title, folded, under which its holder is found."""
    return {key for key in map(match_key, title.split()) if key}


def confidence_terms(confidence: float) -> Terms:
    """The terms of a confidence in whole hundredths: itself, and the ten that it belongs to (87 is in `8x`)."""
    hundredths = floor(confidence * 100 + GRAIN)
    return {("confidence", f"{hundredths:02}"), ("confidence", f"{hundredths // 10}x")}


def confidences_from(least: float) -> list[str]:
    """The values that together hold every confidence from `least` up, none twice: at most 9 hundredths and 11 tens."""
    hundredths = round(least * 100)
    next_ten = -(-hundredths // 10)
    return [
        *(f"{one:02}" for one in range(hundredths, next_ten * 10)), *(f"{ten}x" for ten in range(next_ten, 11))
    ]  # fmt: skip
