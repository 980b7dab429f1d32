"""Who spoke at the same events: the people and pairs that are shown of what matches, with their names."""

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy import func, select

from app.domain import meetings
from app.domain.criteria import CRITERIA
from app.domain.filters import asked
from app.domain.meetings import Attendance, Meetings, Pair
from app.domain.showing import in_language
from app.domain.views import NetworkQuery
from app.domain.vocabulary import Vocabulary
from app.errors import QueryTimeout
from app.schemas import ConceptLabel, Network, NetworkEdge, NetworkNode
from app.store import changes
from app.store.index_tables import RecordDocument, fact_pk, record_pk
from app.store.planning import Planner
from app.store.queries import gathered, spoken
from app.store.question import Question
from app.store.session import Session, Statement, numbers
from app.store.shaping import parameters, shape_of

record = RecordDocument.__table__

READ = 50_000  # quotes: 4 µs each, so a fifth of a second
OWN = 10_000  # quotes of those in the middle
AROUND = 2_000  # of their events; what was said there is looked up by record, 10 µs a quote
PAIRS = 300_000  # that are counted in memory; an event at which 700 people spoke has nearly as many
EDGES = 1_000  # shown
EVENTS = 5  # named with each edge

_IDS = Statement(select(record.c.pk, record.c.id).where(record.c.pk.in_(numbers("pks"))))
_PERSONS = Statement(select(record.c.pk).where(record.c.resource == "persons", record.c.id.in_(numbers("ids"))))
_NAMES = Statement(
    select(record.c.pk, func.json_extract(record.c.body, "$.name"), func.json_extract(record.c.body, "$.names"))
    .where(record.c.pk.in_(numbers("pks")))
)  # fmt: skip


def network(session: Session, query: NetworkQuery, vocabulary: Vocabulary) -> Network:
    """The network of what matches. Raises QueryTimeout where too many people spoke at one event, and what lists do."""
    with session.snapshot():
        planner = Planner(session, vocabulary)
        question, understood = planner.plan(query, without={"person"})
        whole, centre = True, []
        if query.person:
            centre = [value for _, value in planner.resolver.values(CRITERIA["person"], "person", query.person)]
            events, whole = _events_of(session, planner.plan(query)[0])
            question = replace(question, at_events=events, total=None, nothing=question.nothing or not events)
            understood = {"person": centre, **understood}
        held = meetings.meetings(_rows(session, question, READ))
        pairs = _pairs(held)
        nodes, edges, people = _Showing(session, vocabulary, query, frozenset(centre)).of(held)
        read = _count(session, question, READ)
        seq = session.value(changes.LAST)
    return Network(
        nodes=nodes, edges=edges, total_nodes=people, total_edges=pairs, events=len(held),
        quotes=min(read, READ), exact=whole and read <= READ, query={**asked(query), **understood}, seq=seq,
    )  # fmt: skip


def _events_of(session: Session, of_centre: Question) -> tuple[tuple[int, ...], bool]:
    """The newest events at which those in the middle spoke, and whether these are all of them."""
    events = tuple(dict.fromkeys(event for event, _, _ in _rows(session, of_centre, OWN)))
    return events[:AROUND], len(events) <= AROUND and _count(session, of_centre, OWN) <= OWN


def _rows(session: Session, question: Question, most: int) -> list[tuple[int, int, int]]:
    """Rows of (event, person, quote) of the newest quotes that match."""
    if question.nothing:
        return []
    shape = shape_of(question)
    return session.rows(spoken.at_events(shape), parameters(question) | {"most": most})


def _count(session: Session, question: Question, most: int) -> int:
    """How many quotes match, counted to one more than `most`."""
    if question.nothing:
        return 0
    shape = shape_of(question)
    return int(session.value(gathered.count(shape), parameters(question) | {"most": most + 1}))


def _pairs(held: Meetings) -> int:
    if meetings.at_most(held) > PAIRS:
        raise QueryTimeout("Too many people spoke at the same events.")
    return meetings.pairs(held)


@dataclass(frozen=True, slots=True)
class _Showing:
    """The choice of what is shown of meetings, and how it is called. `centre` are ids."""

    session: Session
    vocabulary: Vocabulary
    query: NetworkQuery
    centre: frozenset[str]

    def of(self, held: Meetings) -> tuple[list[NetworkNode], list[NetworkEdge], int]:
        """The nodes and edges shown, and how many people there are."""
        people = meetings.attendance(held)
        middle = [fact_pk(pk) for (pk,) in self.session.rows(_PERSONS, {"ids": json.dumps(sorted(self.centre))})]
        for number in middle:  # who spoke with nobody is shown all the same
            people.setdefault(number, Attendance())
        shown = self._chosen(people, middle)
        names = self._names(shown)
        nodes = [
            NetworkNode(
                id=identifier, name=names[number], centre=identifier in self.centre, quotes=people[number].quotes,
                events=people[number].events, weight=people[number].weight,
            )
            for number, identifier in shown.items()
        ]  # fmt: skip
        return nodes, self._edges(held, shown), len(people)

    def _chosen(self, people: dict[int, Attendance], middle: list[int]) -> dict[int, str]:
        """The ids of those shown, by number and in their order. None but those who may be among them is looked up."""

        def rank(number: int) -> tuple[int, int]:
            return -people[number].events, -people[number].weight

        ordered = sorted(people, key=rank)
        last = rank(ordered[min(self.query.limit, len(ordered)) - 1]) if ordered else (0, 0)
        ids = self._ids("persons", [*middle, *(number for number in ordered if rank(number) <= last)])
        order = sorted(ids, key=lambda number: (ids[number] not in self.centre, *rank(number), ids[number]))
        return {number: ids[number] for number in order[: self.query.limit]}

    def _ids(self, resource: str, facts: list[int]) -> dict[int, str]:
        pks = json.dumps([record_pk(resource, number) for number in facts])
        return {fact_pk(pk): identifier for pk, identifier in self.session.rows(_IDS, {"pks": pks})}

    def _names(self, shown: dict[int, str]) -> dict[int, str]:
        found = {}
        pks = json.dumps([record_pk("persons", number) for number in shown])
        for pk, name, names in self.session.rows(_NAMES, {"pks": pks}):
            others = [(one["name"], one["language"]) for one in json.loads(names)]
            wanted = in_language([(name, None), *others], self.query.lang) if self.query.lang else None
            found[fact_pk(pk)] = wanted or name
        return found

    def _edges(self, held: Meetings, shown: dict[int, str]) -> list[NetworkEdge]:
        common = dict(islice(meetings.in_common(held, list(shown)).items(), EDGES))
        events = self._ids("events", list({event for some in common.values() for event in some[:EVENTS]}))
        shared = self._shared(held, common)
        return [
            NetworkEdge(
                source=shown[one], target=shown[other], weight=len(some),
                events=[events[event] for event in some[:EVENTS]],
                sectors=[self._sector(sector) for sector in sorted(shared[one, other])],
            )
            for (one, other), some in common.items()
        ]  # fmt: skip

    def _shared(self, held: Meetings, common: dict[Pair, list[int]]) -> dict[Pair, set[str]]:
        """By pair, the sectors on which both spoke at one event."""
        spoke = {(event, person) for pair, events in common.items() for event in events for person in pair}
        speakers = defaultdict(list)  # a quote of a group has several
        for event, person in spoke:
            for quote in held[event][person]:
                speakers[quote].append((event, person))
        about: dict[tuple[int, int], set[str]] = defaultdict(set)
        for quote, sector in self.session.rows(spoken.SECTORS, {"quotes": json.dumps(list(speakers))}):
            for one in speakers[quote]:
                about[one].add(sector)
        return {
            (one, other): {sector for event in events for sector in about[event, one] & about[event, other]}
            for (one, other), events in common.items()
        }

    def _sector(self, identifier: str) -> ConceptLabel:
        concept = self.vocabulary.sector.concepts.get(identifier)
        label = concept.label if concept else identifier
        if concept and self.query.lang:
            label = in_language(concept.labels, self.query.lang) or label
        return ConceptLabel(id=identifier, label=label)
