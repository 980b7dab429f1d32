"""Quotes that are reports of one utterance find together, whatever the order in which they come."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from app.domain.records import Record
from tests import corpus
from tests.store.stores import LATER, Store, faults

ANA = corpus.person("Ana Silva", family="Silva", title="Minister", office="minister", country="PT")
BO = corpus.person("Bo Lind", family="Lind", title="Chair", organization="Port Club")
WIRE = "We will open the northern ports to every ship before the winter comes"
ALTERED = WIRE.replace("northern", "southern")
FULLER = f"{WIRE}, and whoever needs help will have it from the first day on."
PART, OTHER_PART = (
    "We will open the northern ports to every ship",
    "whoever needs help will have it from the first day on",
)
FORUM, SUMMIT = corpus.event("Lisbon Forum", date="2025-11-20"), corpus.event("Porto Summit", "summit", "2025-11-20")


def _report(number: int, *quotes: Any, **source: Any) -> Record:
    """A report under its own address, whose quotes are words of Ana's unless they are quotes."""
    made = [corpus.quote(one, ANA) if isinstance(one, str) else one for one in quotes]
    return corpus.record(*made, persons=[ANA, BO], url=f"https://example.org/{number}", opening=f"Report {number}",
                         **source)  # fmt: skip


def _groups(store: Store) -> list[list[str]]:
    """The words of each group of quotes, in order."""
    groups = defaultdict(list)
    for group, words in store.rows(
        "SELECT utterance, json_extract(body, '$.text') FROM variant JOIN record ON pk = quote ORDER BY 2"
    ):
        groups[group].append(words)
    return sorted(groups.values())


def test_a_wire_story_in_three_papers_is_one_utterance(store: Store) -> None:
    store.put(_report(1, WIRE, publisher="The Post"), _report(2, f"{WIRE}!", publisher="The Times"))
    store.put(_report(3, WIRE.upper(), publisher="The Herald"), _report(4, "Something else altogether was said here"))
    assert _groups(store) == [[WIRE.upper(), WIRE, f"{WIRE}!"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_report(1, WIRE), _report(2, corpus.quote(WIRE, BO))),
        (_report(1, WIRE), _report(2, corpus.quote(WIRE, corpus.together(ANA, BO)))),
        (_report(1, WIRE), _report(2, corpus.quote(WIRE, corpus.said_by("Port Club")))),
        (_report(1, corpus.quote(WIRE)), _report(2, corpus.quote(WIRE))),
        (_report(1, corpus.quote(WIRE, {"type": "unnamed", "description": "an official"})),
         _report(2, corpus.quote(WIRE, {"type": "unnamed", "description": "an official"}))),
        (_report(1, WIRE, published="2025-11-20"), _report(2, WIRE, published="2025-12-20")),
        (_report(1, WIRE, published="2025-11-20"), _report(2, corpus.quote(WIRE, ANA, said="2025"))),
        (_report(1, WIRE, published="2025-11-20"), _report(2, WIRE, published=None)),
        (_report(1, WIRE, event=FORUM), _report(2, WIRE, event=SUMMIT)),
        (_report(1, "Thank you very much"), _report(2, "Thank you very much")),
    ],
    ids=["another person", "a group", "an organization", "nobody sure", "somebody unnamed", "another month",
         "some day of the year", "an unknown day", "another event", "courtesy"],
)  # fmt: skip
def test_the_same_words_are_another_utterance_of(store: Store, one: Record, other: Record) -> None:
    store.put(one, other)
    assert _groups(store) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_report(1, WIRE), _report(2, ALTERED)), (_report(1, FULLER), _report(2, PART)),
        (_report(1, WIRE, event=FORUM), _report(2, WIRE)),
        (_report(1, WIRE, published="2025-11-20"), _report(2, WIRE, published="2025-11-21")),
        (_report(1, WIRE), _report(2, corpus.quote(WIRE, ANA, said="2025-11"))),
        (_report(1, WIRE, published=None), _report(2, WIRE, published=None)),
        (_report(1, corpus.quote(WIRE, corpus.together(ANA, BO))),
         _report(2, corpus.quote(WIRE, corpus.together(BO, ANA)))),
        (_report(1, corpus.quote(WIRE, corpus.said_by("Port Club"))),
         _report(2, corpus.quote(WIRE, corpus.said_by("Port Club")))),
        (_report(1, corpus.quote(["We will open the northern ports", "to every ship before the winter comes"], ANA)),
         _report(2, WIRE)),
        (_report(1, corpus.quote(WIRE, ANA, "indirect")), _report(2, WIRE)),
    ],
    ids=["with another word", "an excerpt", "an event not known", "printed the day after", "some day of the month",
         "neither dated", "by one group", "by one organization", "with a word of the paper between", "paraphrased"],
)  # fmt: skip
def test_the_same_utterance(store: Store, one: Record, other: Record) -> None:
    store.put(one, other)
    assert len(_groups(store)) == 1


def test_excerpts_find_together_once_the_whole_is_there(store: Store) -> None:
    store.put(_report(1, PART), _report(2, OTHER_PART))
    assert _groups(store) == []
    store.put(_report(3, FULLER))
    assert _groups(store) == [sorted([FULLER, PART, OTHER_PART])]


def test_an_update_moves_a_quote_out_of_its_group(store: Store) -> None:
    store.put(_report(1, PART), _report(2, OTHER_PART), _report(3, FULLER), _report(4, PART))
    store.put(_report(3, "Something else altogether was said here"), now=LATER)
    assert _groups(store) == [[PART, PART]]
    store.put(_report(3, FULLER), now=LATER)
    assert _groups(store) == [sorted([FULLER, PART, PART, OTHER_PART])]


def test_a_quote_that_is_withdrawn_leaves_its_group(store: Store) -> None:
    store.put(_report(1, WIRE), _report(2, WIRE), _report(3, WIRE))
    store.put(_report(3), now=LATER)
    assert _groups(store) == [[WIRE, WIRE]]
    store.put(_report(2), now=LATER)
    assert _groups(store) == []
    assert faults(store) == []


def _drawn(dice: random.Random) -> list[Record]:
    """Reports of a few sentences, cut, altered and dated at random; some come a second time, with other quotes."""
    sentences = [WIRE, FULLER, ALTERED, PART, OTHER_PART, "Nobody will be left behind when the ports are opened again",
                 "when the ports are opened again nobody stays behind"]  # fmt: skip
    speakers = [corpus.by(ANA), corpus.by(BO), corpus.together(ANA, BO), corpus.said_by("Port Club"), None]
    dates = [None, None, "2025-11-20", "2025-11-21", "2025-11", "2025", "2025-11-19/2025-11-20"]
    return [
        _report(
            dice.randrange(12),
            *(corpus.quote(dice.choice(sentences), dice.choice(speakers), dice.choice(["direct", "indirect"]),
                           said=dice.choice(dates)) for _ in range(dice.randint(0, 4))),
            event=dice.choice([None, None, FORUM, SUMMIT]), published=dice.choice([None, "2025-11-20", "2025-11-22"]),
        )
        for _ in range(16)
    ]  # fmt: skip


def _final(records: Iterable[Record]) -> list[Record]:
    return list({one.source.url: one for one in records}.values())


def _by_ids(store: Store) -> set[frozenset[str]]:
    groups = defaultdict(set)
    for group, identifier in store.rows("SELECT utterance, id FROM variant JOIN record ON pk = quote"):
        groups[group].add(identifier)
    return {frozenset(one) for one in groups.values()}


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(4, 16))])
def test_groups_are_the_same_whatever_the_order_of_loading(new_store: Callable[[], Store], seed: int) -> None:
    """Batches cut anywhere, sources loaded twice and replaced: what is there in the end decides."""
    dice = random.Random(seed)
    records = _drawn(dice)
    history, final = new_store(), _final(records)
    while records:
        count = dice.randint(1, 5)
        history.put(*records[:count])
        if dice.random() < 0.3:
            history.put(records[0])
            records = [*records[1:count], *records[count:]]
            continue
        records = records[count:]
    history.put(*final, now=LATER)
    found = _by_ids(history)
    assert faults(history) == []
    for order in range(3):
        other = new_store()
        shuffled = final[:]
        random.Random(order).shuffle(shuffled)
        for record in shuffled:
            other.put(record)
        assert _by_ids(other) == found
