"""Facets: how many of the matching records have each value, each counted without its own filter."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from anyascii import anyascii
from sqlalchemy import bindparam, func, select

from app.domain.criteria import CRITERIA
from app.domain.dates import MAX_DAY, MIN_DAY, number
from app.domain.facets import Faceted
from app.domain.filters import DatedSelection, Selection
from app.domain.intervals import Interval, last_day
from app.domain.names import fold, match_key
from app.domain.vocabulary import Vocabulary
from app.store.index_tables import Posting, RecordDocument, Term
from app.store.ordering import UNDATED, earliest_day, latest_day
from app.store.planning import Planner
from app.store.queries import chance, gathered
from app.store.queries import facets as statements
from app.store.question import Question, Speech
from app.store.session import Session, Statement
from app.store.shaping import parameters, shape_of, speech_shape, unordered
from app.store.timelines import by_date, placed, written

record, posting, term = RecordDocument.__table__, Posting.__table__, Term.__table__

MOST = 20_000  # records of which each is read: 3 µs where the page is in memory, 20 µs where it is not
SAMPLED = 10_000  # read where more match: what one record in ten has is then counted to within 6 %, 19 times in 20
MOST_KEYS = 400_000  # for years and months nothing but keys is read, 1 µs each
FEW = 1_000  # events or persons that are never sampled: one of them may have all the quotes
_SEED = 0
_SIZES = {"year": Interval.YEAR, "month": Interval.MONTH}
_VAGUE = {"year": "Not within one year", "month": "Not within one month"}
_UNDATED = "Without a date"
_LABELLED = {
    "person": "persons", "organization": "organizations", "host": "organizations", "country": "countries",
    "place_country": "countries", "office": "offices", "sector": "sectors", "topic": "topics",
    "event_kind": "event_kinds",
}  # fmt: skip
_RECORDS = {"persons", "organizations"}
_PAIRED = frozenset({"sector", "topic"})

Row = tuple[str, int, int | None, int | None]
"""A value, how many records have it, the least and the greatest of their dated keys."""

_WRITTEN = Statement(  # an outlet's name as some source writes it; the value itself is folded
    select(func.json_extract(record.c.body, "$.publisher"))
    .select_from(term)
    .join(posting, posting.c.term == term.c.pk)
    .join(record, record.c.pk == posting.c.record)
    .where(term.c.resource == "sources", term.c.scheme == "publisher", term.c.value == bindparam("value"),
           term.c.reach == 0)
    .limit(1)
)  # fmt: skip
_NAME = Statement(
    select(func.json_extract(record.c.body, "$.name"))
    .where(record.c.resource == bindparam("resource"), record.c.id == bindparam("id"))
)  # fmt: skip


def count(
    session: Session, query: Selection, vocabulary: Vocabulary, of: tuple[str, str] | None, question: Question
) -> dict[str, list[dict[str, Any]]]:
    """The facets that a query asks for, most frequent value first.

    `of` is a term that is asked beside it, `question` what it comes down to without any facet.
    """
    if not isinstance(query, Faceted) or not query.facets:
        return {}
    counting = _Counting(session, query, query, vocabulary, of, question)
    return {name: counting.facet(name) for name in dict.fromkeys(map(str, query.facets))}


def may_be_bounded(query: Selection) -> bool:
    """Whether the facets that a query asks for are such as may be counted in the event loop."""
    return not isinstance(query, Faceted) or _PAIRED.issuperset(map(str, query.facets))


def are_bounded(query: Selection, question: Question) -> bool:
    """Whether they are: known from what is counted already."""
    if not isinstance(query, Faceted) or not query.facets:
        return True
    if question.resource != "quotes" or question.total is None or not may_be_bounded(query):
        return False
    group = question.driver
    return group is None or group.name == "person"


def most_frequent(
    session: Session, query: Selection, vocabulary: Vocabulary, name: str, limit: int
) -> list[dict[str, Any]]:
    """The most frequent values of a facet among what matches a query that asks for none."""
    return _Counting(session, query, Faceted(facet_limit=limit), vocabulary).facet(name)


@dataclass(frozen=True, slots=True)
class _Counting:
    """The counting of one query's facets; `shown` is the same query, by what it says of facets."""

    session: Session
    query: Selection
    shown: Faceted
    vocabulary: Vocabulary
    of: tuple[str, str] | None = None
    planned: Question | None = None
    counted: dict[str, tuple[list[Row], bool]] = field(default_factory=dict)

    def facet(self, name: str) -> list[dict[str, Any]]:
        """The values of a facet, with the days between which their records lie."""
        without = "date" if name in _SIZES else name
        planner = Planner(self.session, self.vocabulary, self.of)
        question = self._asked_alike(without) or planner.plan(self.query, without={without}, beside=without)[0]
        rows, exact = self.counted.get(name) or self._rows(unordered(question), name)
        selected = self._selected_days(name) if name in _SIZES else self._selected(planner, name)
        label = self._labels(name)
        return [
            {"id": value, "label": label(value), "count": number, "exact": exact,
             "first": None if greatest is None else earliest_day(greatest),
             "last": None if least is None else latest_day(least), "selected": selected(value)}
            for value, number, least, greatest in rows
        ]  # fmt: skip

    def _asked_alike(self, without: str) -> Question | None:
        """The question of the list, where that is no other: on quotes, one that does not ask for the facet's values."""
        planned, asked = self.planned, {without} if without != "date" else {"date", "from_", "to"}
        alike = planned is not None and planned.resource == "quotes" and asked.isdisjoint(self.query.model_fields_set)
        return planned if alike else None

    def _rows(self, question: Question, name: str) -> tuple[list[Row], bool]:
        narrowed, given = self._narrowed(name)
        if question.nothing:
            return [], True
        if name in _SIZES and question.resource == "persons" and question.speech is None:
            question = replace(question, speech=Speech(words=bool(question.words)))
        through_quotes = question.speech is not None and _is_of_speech(question.resource, name)
        if name in _SIZES and not through_quotes:
            self.counted.update(self._of_dates(question, {name, *map(str, self.shown.facets)} & _SIZES.keys()))
            return self.counted[name]
        given |= {"facet": name, "facet_resource": question.resource, "facet_limit": self.shown.facet_limit}
        if question.total is not None and not question.groups and not through_quotes:
            return self.session.rows(statements.of_all(narrowed), given), True
        if _is_paired(question, name):
            given["term"] = question.groups[0].alternatives[0][0]
            return self.session.rows(statements.of_pairs(narrowed), given), True
        if through_quotes:
            return self._of_quotes(question, name, narrowed, given)
        alike = [name] if narrowed or not self._asked_alike(name) else self._alike(question)
        self.counted.update(self._of_records(question, alike, narrowed, given))
        return self.counted[name]

    def _of_dates(self, question: Question, names: set[str]) -> dict[str, tuple[list[Row], bool]]:
        """Years and months, both from what is tallied once."""
        dated = by_date(self.session, question)
        return {name: (_dated(dated, name, self.shown), True) for name in names}

    def _alike(self, question: Question) -> list[str]:
        """The facets for which the same records are read as for this one."""
        asked = [str(name) for name in self.shown.facets if name not in _SIZES]
        return [name for name in asked if self._asked_alike(name) and not _is_paired(question, name)]

    def _of_records(
        self, question: Question, names: list[str], narrowed: str, given: dict[str, Any]
    ) -> dict[str, tuple[list[Row], bool]]:
        """Counted record by record, all of these facets at once; a sample of records where there are too many."""
        shape, words_alone = shape_of(question), question.asks_words_alone
        given |= parameters(question) | {"facets": json.dumps(names)}
        matching = question.total
        if matching is None:
            matching = self.session.value(gathered.count_all(shape, words_alone=words_alone), given)
        some = matching > MOST
        rows = self.session.rows(
            statements.of_records(shape, narrowed, words_alone=words_alone, some=some),
            given | (_sampling(matching) if some else {}),
        )
        found: dict[str, list[Row]] = {name: [] for name in names}
        for name, *row in rows:
            found[name].append(tuple(row))
        return {name: _estimated(its, matching) if some else (its, True) for name, its in found.items()}

    def _of_quotes(self, question: Question, name: str, narrowed: str, given: dict[str, Any]) -> tuple[list[Row], bool]:
        """Counted quote by quote; those of a sample of events or persons where there are too many."""
        alone = replace(question, speech=None)
        spoken = statements.Spoken(shape_of(alone), speech_shape(question), name)
        given |= parameters(alone) | parameters(question)
        owners, quotes = self.session.row(statements.spoken_count(spoken), given) or (0, 0)
        some = quotes > (MOST if name in CRITERIA else MOST_KEYS) and owners > FEW
        rows = self.session.rows(
            statements.of_quotes(spoken, narrowed, some=some), given | (_sampling(quotes) if some else {})
        )
        return _estimated(rows, quotes) if some else (rows, True)

    def _narrowed(self, name: str) -> tuple[str, dict[str, Any]]:
        """How the values shown are narrowed to those with the words asked for, and the parameters of that."""
        words = self.shown.facet_q
        if words is None:
            return "", {}
        if name not in _LABELLED:
            return "value", {"needle": fold(words)}
        key = match_key(words)
        romanised = match_key(anyascii(words)) or key
        return "label", {"named": _LABELLED[name], "needle": key or "\0", "romanised": romanised or "\0"}

    def _selected(self, planner: Planner, name: str) -> Callable[[str], bool]:
        """Whether the query already asks for a value."""
        values = [str(value) for value in getattr(self.query, name, ()) or ()]
        found = {value for _, value in planner.resolver.values(CRITERIA[name], name, values)} if values else set()
        return found.__contains__

    def _selected_days(self, name: str) -> Callable[[str], bool]:
        """Whether the days asked for hold a whole year or month."""
        asked = self.query.interval() if isinstance(self.query, DatedSelection) else None
        first, last = number(asked and asked[0], default=MIN_DAY), number(asked and asked[1], default=MAX_DAY)

        def holds(value: str) -> bool:
            if asked is None or not value[:1].isdigit():
                return False
            start = date.fromisoformat(f"{value}-01-01"[:10])
            return first <= start.toordinal() and last_day(start, _SIZES[name]).toordinal() <= last

        return holds

    def _labels(self, name: str) -> Callable[[str], str]:
        """What each value of a facet is called; one that is not known is called as it is."""
        resource, session = _LABELLED.get(name), self.session
        if resource in _RECORDS:
            return lambda value: session.value(_NAME, {"resource": resource, "id": value}) or value
        if name == "publisher":
            return lambda value: session.value(_WRITTEN, {"value": value}) or value
        called: dict[str, str] = {}
        if name in _SIZES:
            called = {"vague": _VAGUE[name], "undated": _UNDATED}
        elif resource == "countries":
            names = self.vocabulary.gazetteer.country_names
            return lambda value: names[value].name if value in names else value
        elif resource is not None:
            concepts = getattr(self.vocabulary, name).concepts
            return lambda value: concepts[value].label if value in concepts else value
        return lambda value: called.get(value, value)


def _is_paired(question: Question, name: str) -> bool:
    """Whether the values of a facet are counted already: among all that one person said."""
    known = question.resource == "quotes" and question.total is not None and name in _PAIRED
    return known and bool(question.groups) and question.groups[0].name == "person"


def _sampling(read: int) -> dict[str, Any]:
    return {**chance.coefficients(_SEED), "chance": chance.PRIME * SAMPLED // read}


def _estimated(rows: list[Row], read: int) -> tuple[list[Row], bool]:
    return [(value, round(n * read / SAMPLED), least, greatest) for value, n, least, greatest in rows], False


def _is_of_speech(resource: str, name: str) -> bool:
    """Whether a value must hold for the quote that has all else that is asked."""
    if resource == "persons":
        return name != "person"
    return resource == "events" and name in CRITERIA and (CRITERIA[name].speech or CRITERIA[name].subject)


def _dated(dated: Counter[int], name: str, shown: Faceted) -> list[Row]:
    """Years or months from what is tallied by date, by the rule of timelines."""
    interval = _SIZES[name]
    counts: Counter[date | str] = Counter()
    ends: dict[date | str, tuple[int, int]] = {}
    for bucket, newest, number_ in placed(dated, interval):
        value = bucket or ("undated" if newest >= UNDATED else "vague")
        counts[value] += number_
        if newest < UNDATED:
            least, greatest = ends.get(value, (newest, newest))
            ends[value] = min(least, newest), max(greatest, newest)
    rows = [
        (value if isinstance(value, str) else written(value, interval), number_, *ends.get(value, (None, None)))
        for value, number_ in counts.items()
    ]
    wanted = fold(shown.facet_q) if shown.facet_q else ""
    return sorted((row for row in rows if wanted in row[0]), key=lambda row: (-row[1], row[0]))[: shown.facet_limit]
