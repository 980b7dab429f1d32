"""The read model kept up load by load is the one that is made anew from the facts: any drift is a defect."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.records import Record
from app.domain.vocabulary import Vocabulary
from app.store import indexing, writer
from tests import corpus
from tests.store.stores import Store, faults, model

Facts = dict[str, Any]

ANA = corpus.person("Ana Silva", family="Silva", office="minister", country="PT")
ABROAD = corpus.person("Ana Silva", family="Silva", office="ambassador", country="BR")
SPOOF = corpus.person("Аna Silva", others=["Anna Silva"])  # the first letter is Cyrillic
BO = corpus.person("Bo Lind", title="Chair", organization="Port Club")
SURNAME = corpus.person("Silva")
PEOPLE = (ANA, ABROAD, SPOOF, BO, SURNAME)
WORDS = ("Trade with Bo Lind is growing", "We build ships", "Chips matter to Norway", "No comment")
SUBJECTS = st.lists(st.sampled_from(["shipbuilding", "semiconductors", "manufacturing"]), max_size=2, unique=True)
TOPICS = st.lists(st.sampled_from(["trade", "investment"]), max_size=1)
SPEAKERS = st.sampled_from(
    [*(corpus.by(one) for one in PEOPLE), corpus.said_by("Port Club"), corpus.together(ANA, BO), None]
)
QUOTES = st.builds(
    lambda words, speaker, kind, said, sectors, topics: corpus.quote(
        words, speaker, kind, said=said, sectors=sectors, topics=topics
    ),
    st.sampled_from(WORDS), SPEAKERS, st.sampled_from(["direct", "indirect"]),
    st.sampled_from([None, "2025-10", "2025-11-18", "[..2025-11-20]"]), SUBJECTS, TOPICS,
)  # fmt: skip
EVENTS = st.none() | st.builds(
    lambda name, kind, date, country, hosts, sectors, attending: corpus.event(
        name, kind, date, country=country, hosts=hosts, sectors=sectors, attending=attending
    ),
    st.sampled_from(["Lisbon Forum", "Porto Summit"]), st.sampled_from(["forum", "summit"]),
    st.sampled_from([None, "2025-11", "2025-11-20"]), st.sampled_from([None, "PT", "SE"]),
    st.lists(st.sampled_from(["Port Club", "Trade House"]), max_size=2, unique=True), SUBJECTS,
    st.lists(st.sampled_from([ANA, BO]), max_size=1),
)  # fmt: skip
MENTIONS = st.lists(
    st.sampled_from(
        [
            corpus.mention("Bo Lind", role="Chair"), corpus.mention("Norway", "country", country="NO"),
            corpus.mention("Port Club", "organization"), corpus.mention("Silva"),
        ]
    ), max_size=2,
)  # fmt: skip
SOURCES = st.fixed_dictionaries(
    {
        "url": st.sampled_from(["https://example.org/a", "https://example.org/b", "https://example.org/c"]),
        "publisher": st.sampled_from([None, "The Post", "The Times"]),
        "kind": st.sampled_from(["article", "release"]),
        "published": st.sampled_from([None, "2025-11-20", "2025-11-21"]),
    }
)


def _record(source: Facts, quotes: list[Facts], event: Facts | None, mentions: list[Facts]) -> Record:
    """The kind of the source says which of the two called Ana Silva it means: they share a key."""
    ana = ANA if source["kind"] == "article" else ABROAD
    return corpus.record(*quotes, persons=[ana, SPOOF, BO, SURNAME], event=event, mentions=mentions, **source)


RECORDS = st.builds(_record, SOURCES, st.lists(QUOTES, max_size=3), EVENTS, MENTIONS)
LOADS = st.lists(st.lists(RECORDS, min_size=1, max_size=3), min_size=1, max_size=5)


class Shelf:
    """Makes stores that are gone after an example; without fields to print, since a vocabulary is long."""

    def __init__(self, template: Path, vocabulary: Vocabulary) -> None:
        self._template, self._vocabulary = template, vocabulary

    @contextmanager
    def open(self) -> Iterator[Callable[[], Store]]:
        with tempfile.TemporaryDirectory() as folder:
            made: list[Path] = []

            def make() -> Store:
                made.append(Path(folder) / f"{len(made)}.sqlite")
                shutil.copyfile(self._template, made[-1])
                return Store(made[-1], self._vocabulary)

            yield make


@pytest.fixture
def shelf(template: Path, vocabulary: Vocabulary) -> Shelf:
    return Shelf(template, vocabulary)


def _few(examples: int) -> settings:
    return settings(
        max_examples=examples, deadline=None, print_blob=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )  # fmt: skip


def _no_drift(make: Callable[[], Store], loads: list[list[Record]]) -> None:
    store = make()
    for load in loads:
        store.put(*load)
    assert faults(store) == []
    kept, dump = model(store), store.dump()
    indexing.rebuild(store.path)
    assert kept.differences(model(store)) == []
    assert store.dump() == dump
    assert faults(store) == []


def _without_versions(store: Store) -> list[Facts]:
    lines = [json.loads(line) for line in store.dump()]
    for line in lines:
        line["record"].pop("version", None) if line["resource"] != "sources" else None
    return lines


def _same_however_cut(make: Callable[[], Store], loads: list[list[Record]]) -> None:
    together, apart = make(), make()
    together.put(*(record for load in loads for record in load))
    for load in loads:
        for record in load:
            apart.put(record)
    assert _without_versions(apart) == _without_versions(together)


def test_the_forum_is_indexed_as_it_would_be_anew(store: Store) -> None:
    store.put(corpus.forum())
    kept = model(store)
    assert indexing.rebuild(store.path) == len(kept.records)
    assert kept.differences(model(store)) == []


@_few(25)
@given(LOADS)
def test_nothing_drifts(shelf: Shelf, loads: list[list[Record]]) -> None:
    with shelf.open() as make:
        _no_drift(make, loads)


@_few(15)
@given(LOADS)
def test_records_are_the_same_however_the_load_is_cut(shelf: Shelf, loads: list[list[Record]]) -> None:
    with shelf.open() as make:
        _same_however_cut(make, loads)


@_few(10)
@given(LOADS)
def test_records_are_the_same_however_few_quotes_are_held(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, loads: list[list[Record]]
) -> None:
    """New quotes go into the store before the records that show them, and are taken back or changed there."""
    with shelf.open() as make, monkeypatch.context() as small:
        held = make()
        for load in loads:
            held.put(*load)
        small.setattr(writer, "HELD", 1)
        _no_drift(make, loads)
        written = make()
        for load in loads:
            written.put(*load)
        assert _without_versions(written) == _without_versions(held)


@pytest.mark.slow
@_few(400)
@given(LOADS)
def test_nothing_drifts_in_a_long_run(shelf: Shelf, loads: list[list[Record]]) -> None:
    with shelf.open() as make:
        _no_drift(make, loads)
        _same_however_cut(make, loads)
