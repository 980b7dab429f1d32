"""Any combination of filters, asked of the service and worked out by hand: the same records, totals and facets."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.api.conftest import Asking
from tests.api.oracle import LENGTHS, Asked, Item
from tests.api.world import (
    BODIES,
    KINDS,
    LANGUAGES,
    MENTIONED,
    PEOPLE,
    PLACES,
    PUBLISHERS,
    SECTORS,
    TOPICS,
    TOWNS,
    WORDS,
    Bounds,
)

SORTS = {
    "quotes": ("-date", "date", "order", "-added", "relevance"),
    "events": ("-date", "date", "name", "-added", "relevance"),
    "persons": ("-date", "date", "name", "-added", "relevance"),
    "sources": ("-date", "date", "name", "-added", "relevance"),
}
OF_SOURCES = ("publisher", "source_kind", "language", "quote_count")
FACETS = ("person", "country", "organization", "office", "sector", "topic", "quote_kind", "event_kind", "publisher",
          "language", "review", "place_country", "host", "source_kind", "year", "month")  # fmt: skip
IDENTITIES = ("person", "country", "organization", "office", "sector", "topic", "subject", "event_kind",
              "place_country", "host", "mentions", "event", "source")  # fmt: skip
DAYS: tuple[tuple[dict[str, str], Bounds], ...] = (
    ({"date": "2025-11-20"}, ("2025-11-20", "2025-11-20")),
    ({"date": "2025-11"}, ("2025-11-01", "2025-11-30")),
    ({"date": "2024"}, ("2024-01-01", "2024-12-31")),
    ({"date": "2025-11-15/2025-12"}, ("2025-11-15", "2025-12-31")),
    ({"date": "2025-12/.."}, ("2025-12-01", None)),
    ({"date": "../2024-09-30"}, (None, "2024-09-30")),
    ({"from": "2025-11-21"}, ("2025-11-21", None)),
    ({"from": "2025", "to": "2025-06"}, ("2025-01-01", "2025-06-30")),
    ({"to": "2024-12-28"}, (None, "2024-12-28")),
    ({"from": "2025-11-16", "to": "2025-11-16"}, ("2025-11-16", "2025-11-16")),
    ({"from": "2031", "to": "2031"}, ("2031-01-01", "2031-12-31")),
)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may stall for longer than a question may take."""
    monkeypatch.setattr("app.store.reader._ON_LOOP", 20)


def test_the_world_is_all_there(asking: Asking) -> None:
    counts = {
        name: asking.client.get(f"/v1/{name}?limit=1").json()["total"] for name in ("events", "persons", "sources")
    }
    assert counts == {"events": len(asking.world.events), "persons": len(asking.world.people), "sources": 150}
    assert asking.client.get("/v1/quotes").json()["total"] == sum(
        len(one.said) for one in asking.world.reports.values()
    )


def one_or_two(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)


OFFERED: dict[str, tuple[str, ...]] = {
    "person": (*(one[0] for one in PEOPLE), "Lee Jae Myung"), "country": ("KR", "NO", "JP", "CH", "BR", "FJ"),
    "organization": BODIES,
    "office": ("minister", "vice-minister", "diplomat", "ambassador", "senator", "mayor", "scholar"),
    "role": ("minister", "Foreign Minister", "ambassador acting", "envoy", "of the chair", "nobody"),
    "sector": (*SECTORS, "games"), "topic": (*TOPICS, "visas", "elections"), "subject": (*SECTORS, *TOPICS),
    "quote_kind": ("direct", "mixed", "indirect"), "language": tuple({one[:2] for one in LANGUAGES} | {"fr"}),
    "review": ("none", "needed", "accepted", "corrected"), "event_kind": (*KINDS, "gathering", "session", "election"),
    "place_country": (*filter(None, PLACES), "FJ"), "host": BODIES, "source_kind": ("article", "release", "post"),
    "publisher": tuple(PUBLISHERS), "mentions": tuple(name for _, name in MENTIONED),
    "quote_count": ("0", "1", "3", "9"), "confidence_min": ("0", "0.3", "0.88", "0.9", "0.95", "1"), "event": TOWNS,
    "source": ("Report 003", "Report 010", "Report 021"),
}  # fmt: skip
ONCE = {"confidence_min"}
ADDED = ("2026", "2026-03-02", "2026-03-03T08:59:59.5+09:00", "2026-03-03T00:00:01Z")  # the batches came at midnight
ASKED_WORDS = (*WORDS, "silva", "tanaka", "forum", "gdansk", "united", "report", "herald")


@st.composite
def queries(draw_: st.DrawFn, words: int = 0) -> tuple[Asked, dict[str, str]]:
    """A query as the world puts it, and the days as parameters; with words always, or now and then."""
    resource = draw_(st.sampled_from(("quotes", "quotes", "events", "persons", "sources")))
    offered = OF_SOURCES if resource == "sources" else sorted({*OFFERED} - {"quote_count"})
    names = draw_(st.lists(st.sampled_from(offered), max_size=3, unique=True))
    barred = (
        draw_(st.lists(st.sampled_from(IDENTITIES), max_size=1 if names else 2, unique=True))
        if resource != "sources" and draw_(st.booleans())
        else []
    )
    days = draw_(st.sampled_from(DAYS)) if draw_(st.booleans()) else ({}, None)
    some_words = st.lists(st.sampled_from(ASKED_WORDS), min_size=words, max_size=2, unique=True)
    words_ = draw_(some_words) if words or draw_(st.integers(0, 2)) == 0 else []
    batch = draw_(st.sampled_from((0, 0, 0, 1, 2, 3)))
    sort = draw_(st.sampled_from([one for one in SORTS[resource] if words_ or one != "relevance"]))
    asked = Asked(
        resource, {name: draw_(one_or_two(OFFERED[name]))[: 1 if name in ONCE else 2] for name in names},
        {name: draw_(one_or_two(OFFERED[name])) for name in barred}, days[1], draw_(st.booleans()),
        frozenset(words_), sort, batch, resource == "quotes" and draw_(st.booleans()),
    )  # fmt: skip
    return asked, days[0]


def resolved(asking: Asking, name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of values that the world calls by name."""
    if name == "event":
        values = tuple(next((one for one in asking.world.events if one.startswith(town)), "Osaka") for town in values)
    if name in {"person", "organization", "host", "event", "source"}:
        return tuple(asking.ids[value] for value in values)
    if name == "mentions":
        return tuple(asking.ids.get(value, value) for value in values)
    return tuple(PUBLISHERS.get(value, value) for value in values)


def understood(asking: Asking, asked: Asked) -> Asked:
    return Asked(
        asked.resource, {name: resolved(asking, name, values) for name, values in asked.wanted.items()},
        {name: resolved(asking, name, values) for name, values in asked.unwanted.items()}, asked.days, asked.certain,
        asked.words, asked.sort, asked.batch, asked.distinct,
    )  # fmt: skip


def parameters(asked: Asked, days: dict[str, str], dice: random.Random) -> list[tuple[str, str]]:
    pairs = [(name, value) for name, values in asked.wanted.items() for value in values]
    pairs += [(f"not_{name}", value) for name, values in asked.unwanted.items() for value in values]
    pairs += [*days.items(), ("sort", asked.sort)]
    if asked.resource != "sources":  # whose dates are plain days
        pairs.append(("date_match", "certain" if asked.certain else "possible"))
    if asked.batch:
        pairs.append(("added_from", ADDED[asked.batch]))
    if asked.distinct:
        pairs.append(("distinct", "true"))
    if asked.words:
        forms = [dice.choice(WORDS[word]) if word.isascii() and word in WORDS else word for word in sorted(asked.words)]
        pairs.append(("q", " ".join(forms)))
    dice.shuffle(pairs)
    return pairs


def walk(asking: Asking, asked: Asked, given_: list[tuple[str, str]], limit: int) -> list[dict[str, Any]]:
    """Every record, page by page; every page tells the same total, and the last one has no next."""
    url, found, totals = f"/v1/{asked.resource}", [], set()
    following = [*given_, ("limit", str(limit))]
    while True:
        answer = asking.client.get(url, params=following)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page["items"]
        totals.add((page["total"], page["total_exact"]))
        assert len(page["items"]) <= limit
        if page["next"] is None:
            assert totals == {(len(found), True)}
            return found
        assert len(page["items"]) == limit
        following = [*given_, ("limit", str(limit)), ("cursor", page["next"])]


def check_order(asking: Asking, asked: Asked, found: list[dict[str, Any]], expected: list[Item]) -> None:
    names = asking.names(asked.resource, found)
    if asked.sort in {"relevance", "-added"}:
        assert sorted(names) == sorted(item.name for item in expected)
    else:
        assert names == [item.name for item in expected]
    if asked.sort == "-added":
        added = [one["added_at"] for one in found]
        assert added == sorted(added, reverse=True)


BUCKETS: dict[str, Callable[[str], str]] = {
    "day": str, "week": lambda day: f"{date.fromisoformat(day).isocalendar()[:2]}", "month": lambda day: day[:7],
    "year": lambda day: day[:4],
}  # fmt: skip
PAGES, CHOSEN = st.integers(1, 5), st.lists(st.sampled_from(FACETS), max_size=2, unique=True)
SETTINGS = settings(database=None, derandomize=True, suppress_health_check=list(HealthCheck))


@settings(SETTINGS, max_examples=200)
@given(queries(), PAGES, CHOSEN, st.integers(0, 9))
def test_every_answer_is_the_one_worked_out_by_hand(
    asking: Asking, query: tuple[Asked, dict[str, str]], pages: int, facets: list[str], seed: int
) -> None:
    drawn, days = query
    asked = understood(asking, drawn)
    check(asking, asked, parameters(asked, days, random.Random(seed)), pages, facets)


@settings(SETTINGS, max_examples=60)
@given(queries(words=1), PAGES, CHOSEN)
def test_words_found_too_often_to_be_collected_are_probed_for(
    asking: Asking, query: tuple[Asked, dict[str, str]], pages: int, facets: list[str]
) -> None:
    """More than 10,000 matches are neither ranked nor gathered; here 20 are too many, so that few records do."""
    drawn, days = query
    asked = understood(asking, drawn)
    assume(
        asked.resource != "quotes" or asked.wanted or asked.unwanted or asked.days or asked.batch
    )  # else counting has stopped
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.store.planning.FEW", 20)
        check(asking, asked, parameters(asked, days, random.Random(0)), pages, facets)


def check(asking: Asking, asked: Asked, given_: list[tuple[str, str]], pages: int, facets: list[str]) -> None:
    expected = asking.oracle.answer(asked)
    facets = [] if asked.resource == "sources" else facets
    found = walk(asking, asked, given_, max(1, -(-len(expected) // pages)))
    check_order(asking, asked, found, expected)
    page = asking.client.get(f"/v1/{asked.resource}", params=[*given_, *(("facets", name) for name in facets)]).json()
    assert set(page["facets"]) == set(facets)
    for name in facets:
        counted = [(one["id"], one["count"], one["first"], one["last"]) for one in page["facets"][name]]
        assert counted == asking.oracle.facet(asked, name), name
        assert all(one["exact"] for one in page["facets"][name])
        if name not in LENGTHS:
            chosen = {one["id"] for one in page["facets"][name] if one["selected"]}
            assert chosen == set(asked.wanted.get(name, ())) & {value for value, *_ in counted}
    if asked.resource != "persons":
        check_sample(asking, asked, [pair for pair in given_ if pair[0] != "sort"], expected)
    if asked.resource == "quotes":
        check_timeline(asking, [pair for pair in given_ if pair[0] != "sort"], expected)
    if not expected and (asked.wanted or asked.unwanted or asked.words or asked.days or asked.batch):
        check_why_empty(asking, asked, page["empty"])
    else:
        assert page["empty"] is None


def check_sample(asking: Asking, asked: Asked, given_: list[tuple[str, str]], expected: list[Item]) -> None:
    """All is drawn where no more matches than is to be drawn, else so many of it, of each stratum one at least."""
    names = {str(item.name) for item in expected}
    answer = asking.client.get(f"/v1/{asked.resource}", params=[*given_, ("sample", "2000")]).json()
    assert {str(name) for name in asking.names(asked.resource, answer["items"])} == names
    assert (len(answer["items"]), answer["total"]) == (len(expected), len(expected))
    by = "year" if asked.resource == "events" or asked.distinct else "publisher,year"
    size = max(1, len(expected) // 2)
    asking_some = [*given_, ("sample", str(size)), ("stratify", by), ("seed", "3")]
    found = asking.client.get(f"/v1/{asked.resource}", params=asking_some)
    if found.status_code == 422:
        assert "strata" in found.text
        return
    some = found.json()
    assert {str(name) for name in asking.names(asked.resource, some["items"])} <= names
    assert len({one["id"] for one in some["items"]}) == min(size, len(expected))
    assert sum(one["population"] for one in some["sample"]["strata"]) == len(expected)


def check_timeline(asking: Asking, given_: list[tuple[str, str]], expected: list[Item]) -> None:
    """A date lies in a bucket when both of its ends do."""
    for interval, bucket in BUCKETS.items():
        counted: Counter[str | None] = Counter()
        for item in expected:
            earliest, latest = item.bounds or (None, None)
            ends = {bucket(earliest), bucket(latest)} if earliest and latest else {None}
            counted[ends.pop() if len(ends) == 1 else None] += 1
        answer = asking.client.get("/v1/timeline", params=[*given_, ("interval", interval)]).json()
        found = {bucket(one["start"]): one["count"] for one in answer["buckets"] if one["count"]}
        assert found == {name: count for name, count in counted.items() if name is not None}
        undated = sum(item.bounds is None for item in expected)
        assert (answer["vague"], answer["undated"], answer["total"]) == (
            counted[None] - undated,
            undated,
            len(expected),
        )


def check_why_empty(asking: Asking, asked: Asked, empty: dict[str, Any]) -> None:
    names = [*asked.wanted, *(f"not_{name}" for name in asked.unwanted)]
    names += ["date"] if asked.days else []
    names += ["q"] if asked.words else []
    names += ["added_from"] if asked.batch else []
    told = {name: one["count"] for name, one in empty["without"].items()}
    exact = {name: one["exact"] for name, one in empty["without"].items()}
    assert told == {name: len(asking.oracle.answer(asked.without(name))) if exact[name] else 10_000 for name in names}
    assert all(exact.values()) or asked.words
    assert (empty["emptied_by"] is None) == (not any(told.values()))
    assert empty["emptied_by"] is None or told[empty["emptied_by"]]
