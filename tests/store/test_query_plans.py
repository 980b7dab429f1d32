"""No statement behind a list reads a table from end to end, whatever is asked.

What may be scanned: virtual tables (`SCAN quote_fts VIRTUAL TABLE` is how SQLite says that it asks the full-text index,
`json_each` is a list of parameters), rows of constants, and what a subquery or a co-routine has already narrowed. What
may not: a table of the store under its name or an alias, with or without an index; nor may an index of a table be made
for the occasion, which reads it too.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import SQLModel

from app.domain.claims import Claim
from app.domain.filters import (
    EventQuery,
    ListQuery,
    OrganizationQuery,
    PersonQuery,
    QuoteQuery,
    SectorQuery,
    SourceQuery,
    TopicQuery,
)
from app.domain.suggestions import SuggestQuery
from app.domain.views import CompareQuery, CoverageQuery, NetworkQuery, PositionsQuery, TimelineQuery
from app.domain.vocabulary import Vocabulary
from app.store import comparing, coverage, identity, lists, networks, positions, records, suggesting, timelines
from app.store.checking import Checker
from app.store.documents import events, people
from app.store.engine import open_reading
from app.store.resolve import UnresolvedError
from app.store.session import Row, Session, Statement
from tests.api import assembly

TABLES = frozenset(SQLModel.metadata.tables) | {"quote_words", "name_words"}
_ALIAS = re.compile(r"\b(\w+) AS (\w+)\b")
_STEP = re.compile(r"(SCAN|SEARCH) (\w+)\b(.*)")
MODELS: dict[str, type[ListQuery]] = {
    "quotes": QuoteQuery, "events": EventQuery, "persons": PersonQuery, "organizations": OrganizationQuery,
    "sectors": SectorQuery, "topics": TopicQuery, "sources": SourceQuery,
}  # fmt: skip


def scans(sql: str, plan: list[str]) -> list[str]:
    """The lines of a plan that read a table of the store from end to end."""
    names = TABLES | {alias for table, alias in _ALIAS.findall(sql) if table in TABLES}
    found = []
    for line in plan:
        match = _STEP.match(line)
        if match and match[2] in names and "VIRTUAL TABLE" not in match[3]:
            found += [line] if match[1] == "SCAN" or "AUTOMATIC" in match[3] else []
    return found


class Watched(Session):
    """A session that has SQLite explain each statement before it runs it, with the values it runs with."""

    __slots__ = ("explained", "faults")

    def __init__(self, session: Session) -> None:
        super().__init__(session.raw)
        self.explained: dict[str, list[str]] = {}
        self.faults: list[str] = []

    def rows(self, statement: Statement, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        sql = statement.text
        if sql not in self.explained:
            explained = self.raw.execute(f"EXPLAIN QUERY PLAN {sql}", statement.given(parameters)).fetchall()
            self.explained[sql] = [row[-1] for row in explained]
            self.faults += [f"{line}\n  in {sql}" for line in scans(sql, self.explained[sql])]
        return super().rows(statement, parameters)


@pytest.fixture(scope="module")
def session(make_store: Callable[..., Path]) -> Iterator[Watched]:
    opened = open_reading(make_store(*assembly.records()))
    yield Watched(opened)
    opened.raw.close()


def ask(session: Watched, vocabulary: Vocabulary, resource: str, asked: dict[str, Any]) -> None:
    """The list, its page after the first where there is one, its total, its facets, or why it is empty."""
    query = MODELS[resource].model_validate(asked)
    answer = lists.answer(session, query, vocabulary)
    assert answer is not None
    if answer.next is not None:
        lists.answer(session, query.model_copy(update={"cursor": answer.next}), vocabulary)
    faults, session.faults = session.faults, []
    assert faults == []


FILTERS: dict[str, dict[str, Any]] = {
    "nothing": {}, "one value": {"person": ["ana-silva"]}, "two values": {"person": ["ana-silva", "kevin-kim"]},
    "two filters": {"person": ["ana-silva", "kim-min-ji"], "sector": ["manufacturing"]},
    "three filters": {"country": ["KR", "BR"], "sector": ["manufacturing"], "language": ["en", "ko"]},
    "words of a title": {"role": ["acting ambassador", "foreign minister"]},
    "title beside": {"role": ["acting ambassador"], "topic": ["trade"]},
    "without": {"not_sector": ["ports"], "not_topic": ["visas"]},
    "with and without": {"country": ["KR"], "not_sector": ["semiconductors"]},
    "subject": {"subject": ["trade", "shipbuilding"], "country": ["BR"]},
    "a day": {"date": "2025-05-10"}, "certainly": {"date": "2025", "date_match": "certain"},
    "open": {"from": "2025-05"}, "until": {"to": "2025-05"},
    "a person's month": {"person": ["ana-silva"], "date": "2025-05"},
    "two persons' month": {"person": ["ana-silva", "kim-min-ji"], "date": "2025-05"},
    "event": {"event": ["Harbour Forum"]}, "event and country": {"event": ["Harbour Forum"], "country": ["KR"]},
    "source and day": {"source": ["aggregator:000_8d16"], "date": "2025"},
    "not the event": {"not_event": ["Quiet Summit"]}, "neither": {"not_event": ["Quiet Summit"], "country": ["KR"]},
    "words": {"q": "ships"}, "words of a month": {"q": "ships", "date": "2025-05"},
    "words of a person": {"q": "ships", "person": ["ana-silva"]},
    "words of two": {"q": "ships", "person": ["ana-silva"], "country": ["BR"]},
    "nothing found": {"q": "zebra", "person": ["ana-silva"], "date": "1999"},
    "ids": {"id": ["ana-silva", "2025-05-10-harbour-forum"]}, "ids and more": {"id": ["ana-silva"], "country": ["BR"]},
    "host and place": {"host": ["Harbour Council"], "place_country": ["KR"]},
    "outlet": {"publisher": ["Yonhap"], "source_kind": ["transcript"]}, "mentions": {"mentions": ["Norway"]},
    "sure": {"confidence_min": 0.88}, "sure of a person": {"confidence_min": 0.3, "person": ["ana-silva"]},
    "lately": {"added_from": "2025"}, "lately by a person": {"added_from": "2025-11-21", "person": ["ana-silva"]},
    "not yet": {"added_from": "2999"},
}  # fmt: skip
SORTS = {"quotes": ("-date", "date", "order", "-added"), "events": ("-date", "date", "name", "-added"),
         "persons": ("-date", "date", "name", "-added")}  # fmt: skip
FACETS = ["person", "country", "sector", "publisher"]


@pytest.mark.parametrize("resource", SORTS)
@pytest.mark.parametrize("filters", FILTERS)
def test_lists_of_speech(session: Watched, vocabulary: Vocabulary, resource: str, filters: str) -> None:
    asked = FILTERS[filters]
    for sort in (*SORTS[resource], *(("relevance",) if "q" in asked else ())):
        ask(session, vocabulary, resource, {**asked, "sort": sort, "limit": 1})
    ask(session, vocabulary, resource, {**asked, "facets": FACETS})


@pytest.mark.parametrize("filters", FILTERS)
def test_one_quote_an_utterance(session: Watched, vocabulary: Vocabulary, filters: str) -> None:
    """Other reports are looked for from the quote's own utterance, never from whatever else they must match."""
    asked = {**FILTERS[filters], "distinct": True, "limit": 1}
    for sort in (*SORTS["quotes"], *(("relevance",) if "q" in asked else ())):
        ask(session, vocabulary, "quotes", {**asked, "sort": sort, "facets": FACETS})
    for plan in (plan for sql, plan in session.explained.items() if "variant" in sql):
        steps = [line for line in plan if re.match(r"SEARCH (mine|other|report)\b", line)]
        assert steps == [
            "SEARCH mine USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH other USING COVERING INDEX ix_variant_utterance_quote (utterance=?)",
            "SEARCH report USING INTEGER PRIMARY KEY (rowid=?)",
        ] * (len(steps) // 3)  # fmt: skip


@pytest.mark.parametrize("filters", FILTERS)
def test_samples_and_timelines(session: Watched, vocabulary: Vocabulary, filters: str) -> None:
    asked = FILTERS[filters]
    for more in ({}, {"stratify": "publisher,year"}):
        ask(session, vocabulary, "quotes", {**asked, "sample": 100, **more})
    timelines.timeline(session, TimelineQuery.model_validate(asked), vocabulary)
    assert session.faults == []


@pytest.mark.parametrize("filters", FILTERS)
def test_positions_comparisons_and_networks(session: Watched, vocabulary: Vocabulary, filters: str) -> None:
    asked = FILTERS[filters]
    positions.positions(session, "ana-silva", PositionsQuery.model_validate(asked), vocabulary)
    for by in ("person", "country", "organization"):
        comparing.compare(session, CompareQuery.model_validate({**asked, "by": by}), vocabulary)
    networks.network(session, NetworkQuery.model_validate(asked), vocabulary)
    networks.network(session, NetworkQuery.model_validate({**asked, "person": ["ana-silva"]}), vocabulary)
    faults, session.faults = session.faults, []
    assert faults == []


def test_coverage(session: Watched, vocabulary: Vocabulary) -> None:
    for asked in ({}, {"date": "2025"}, {"publisher": ["Yonhap"], "language": ["en"]}, {"q": "day"}):
        coverage.coverage(session, CoverageQuery.model_validate(asked), vocabulary)
    assert session.faults == []


@pytest.mark.parametrize("resource", SORTS)
def test_words_that_very_many_have(
    session: Watched, vocabulary: Vocabulary, resource: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.planning.FEW", 0)
    for asked in (one for one in FILTERS.values() if "q" in one):
        for sort in (*SORTS[resource], "relevance"):
            ask(session, vocabulary, resource, {**asked, "sort": sort, "limit": 1, "facets": ["sector"]})


@pytest.mark.parametrize("resource", ["organizations", "sectors", "topics", "sources"])
def test_other_lists(session: Watched, vocabulary: Vocabulary, resource: str) -> None:
    for asked in ({}, {"q": "the harbour council"}, {"id": ["ports", "harbour-council"]}, {"q": "a", "id": ["ports"]}):
        for sort in ("name", "-added", *(("relevance",) if "q" in asked else ())):
            ask(session, vocabulary, resource, {**asked, "sort": sort, "limit": 1})
    if resource == "sources":
        for more in ({"date": "2025"}, {"publisher": ["Yonhap"], "language": ["en"]}, {"from": "2025", "q": "day"}):
            for sort in ("-date", "date", "name"):
                ask(session, vocabulary, resource, {**more, "sort": sort, "limit": 1})


@settings(max_examples=120, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(sorted(SORTS)),
    st.lists(st.sampled_from(sorted(FILTERS)), min_size=2, max_size=3),
    st.integers(0, 3),
)
def test_filters_put_together_as_they_come(
    session: Watched, vocabulary: Vocabulary, resource: str, parts: list[str], sort: int
) -> None:
    asked: dict[str, Any] = {}
    for part in parts:
        asked |= FILTERS[part]
    if "date" in asked:
        asked.pop("from", None)
        asked.pop("to", None)
    ask(session, vocabulary, resource, {**asked, "sort": SORTS[resource][sort], "limit": 1, "facets": ["topic"]})


FEW = [(resource, name) for resource in SORTS for name in ("words", "words of a person", "lately")]
FEW += [("persons", "event and country"), ("persons", "source and day")]


@pytest.mark.parametrize(("resource", "filters"), FEW)
def test_the_few_that_words_or_time_lead_to_are_looked_up_by_number(
    session: Watched, vocabulary: Vocabulary, resource: str, filters: str
) -> None:
    """Not sought for among all records of the resource, which at a million quotes takes 0.1 s."""
    watched = Watched(session)
    for sort in (*SORTS[resource], *(("relevance",) if "q" in FILTERS[filters] else ())):
        ask(watched, vocabulary, resource, {**FILTERS[filters], "sort": sort, "limit": 1})
    every = [line for plan in watched.explained.values() for line in plan if line.endswith("(resource=?)")]
    assert every == []


def test_checks_and_suggestions(session: Watched, vocabulary: Vocabulary) -> None:
    for interval in ((None, None), ("2025-01-01", "2025-12-31")):
        checker = Checker(session, vocabulary, interval)
        for speaker in (None, "ana-silva", "Kim"):
            for words in (assembly.SHIPS, "The rules of the sea bind nobody", "Nobody said this"):
                checker.check(Claim(words, 0, len(words), speaker))
        checker.extent()
    for typed in ("s", "silva", "slva an", "김", "harbour cuoncil", "ships"):
        suggesting.suggest(session, vocabulary, SuggestQuery(q=typed))
    assert session.faults == []


def test_records_and_names(session: Watched, vocabulary: Vocabulary) -> None:
    for resource, identifier in (
        ("persons", "ana-silva"),
        ("sectors", "ports"),
        ("events", "2025-05-10-harbour-forum"),
    ):
        records.document(session, resource, identifier)
    for name in ("Silva", "silva ana", "wikidata:Q1000001", "김민지"):
        ask(session, vocabulary, "quotes", {"person": [name]})
    with pytest.raises(UnresolvedError) as unresolved:
        lists.answer(session, QuoteQuery(person=["Ana Silvia"]), vocabulary)
    assert unresolved.value.explain(session).suggestions
    assert session.faults == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM posting",
        "SELECT count(*) FROM posting AS p WHERE p.record = 5",
        "SELECT body FROM record AS r WHERE r.tie > 0 LIMIT 3",
        "SELECT id FROM record ORDER BY resource, id LIMIT 3",
        "SELECT text FROM quote WHERE language = 'en'",
        "SELECT r.id FROM record AS r JOIN (SELECT value AS v FROM json_each('[]')) AS j ON j.v = r.tie",
        "SELECT 1 FROM label WHERE key = 'x'",
    ],
)
def test_a_scan_would_be_seen(session: Watched, sql: str) -> None:
    watched = Watched(session)
    watched.rows(Statement(text(sql)))
    assert watched.faults


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT rowid FROM quote_fts WHERE quote_fts MATCH 'ship'",
        "SELECT body FROM record WHERE pk IN (SELECT value FROM json_each('[1,2]'))",
        "SELECT n FROM (SELECT 1 AS n UNION ALL SELECT 2)",
        "SELECT record FROM posting AS p WHERE p.term = 3 ORDER BY p.newest LIMIT 5",
    ],
)
def test_what_may_be_scanned(session: Watched, sql: str) -> None:
    watched = Watched(session)
    watched.rows(Statement(text(sql)))
    assert watched.faults == []


@pytest.mark.parametrize(
    ("statement", "index"),
    [(people._ROLES, "ix_role_leading"), (identity._HOLDINGS, "ix_role_leading"), (events._ROLE, "ix_quote_event_pk")],
)
def test_what_is_asked_of_busy_people_does_not_read_all_that_is_told_of_them(
    session: Watched, statement: Statement, index: str
) -> None:
    """A minister has 50,000 quotes and as many statements of one role: each load naming them would read them all."""
    parameters = dict.fromkeys(re.findall(r":(\w+)", statement.text), 1)
    plan = session.raw.execute(f"EXPLAIN QUERY PLAN {statement.text}", parameters).fetchall()
    assert any(f"USING INDEX {index} " in row[-1] for row in plan), plan
