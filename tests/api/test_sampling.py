"""Random samples: the same again for the same seed, nobody preferred, and every chance told."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.filters import QuoteQuery
from app.domain.vocabulary import Vocabulary
from app.store import lists
from app.store.engine import open_reading
from app.store.session import Session
from tests.api.answers import PAGE, problem
from tests.api.world import World, draw
from tests.conftest import serving

WORLD: World = draw(5, reports=80, replaced=0)
RECORDS = [record for batch in WORLD.batches for record in batch]
TOTAL = sum(len(report.said) for report in WORLD.reports.values())


@pytest.fixture(scope="module")
def store(make_store: Callable[..., Path]) -> Path:
    return make_store(*RECORDS)


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with serving(store) as client:
        yield client


@pytest.fixture(scope="module")
def session(store: Path) -> Iterator[Session]:
    opened = open_reading(store)
    yield opened
    opened.raw.close()


def sample(client: TestClient, size: int, resource: str = "quotes", **asked: Any) -> dict[str, Any]:
    answer = client.get(f"/v1/{resource}", params={"sample": size, **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ids(found: dict[str, Any]) -> list[str]:
    return [one["id"] for one in found["items"]]


def test_so_many_are_drawn_each_with_its_chance(client: TestClient) -> None:
    found = sample(client, 40, seed=7)
    assert tuple(sorted(found)) == tuple(sorted({*PAGE, "sample"}))
    assert (len(set(ids(found))), found["total"], found["total_exact"], found["next"]) == (40, TOTAL, True, None)
    assert {one["inclusion_probability"] for one in found["items"]} == {40 / TOTAL}
    assert found["sample"] == {
        "drawn": 40,
        "strata": [{"values": {}, "population": TOTAL, "drawn": 40, "inclusion_probability": 40 / TOTAL}],
    }
    assert (found["order"], found["query"]) == ("random", {"sample": 40, "seed": 7})
    assert sample(client, 40, seed=7) == found
    assert ids(sample(client, 40, seed=8)) != ids(found)


def test_a_smaller_sample_is_the_beginning_of_a_larger(client: TestClient) -> None:
    assert ids(sample(client, 10, seed=3)) == ids(sample(client, 30, seed=3))[:10]


def test_the_same_sources_give_the_same_sample_however_they_came(
    client: TestClient, make_store: Callable[..., Path]
) -> None:
    with serving(make_store(*reversed(RECORDS))) as other:
        assert ids(sample(other, 40, seed=7)) == ids(sample(client, 40, seed=7))


def test_what_is_added_only_takes_places(client: TestClient, make_store: Callable[..., Path]) -> None:
    """Who is no more drawn has made room for somebody new; of what has nothing to do with it nothing changes."""
    with serving(make_store(*RECORDS[:60])) as fewer:
        before, after = ids(sample(fewer, 40, seed=7)), ids(sample(client, 40, seed=7))
        known = {one["id"] for one in fewer.get("/v1/quotes?limit=500").json()["items"]}
        assert [one for one in after if one in known] == [one for one in before if one in after]
        assert len(before) == 40
        assert set(after) - known


@pytest.mark.parametrize("by", ["publisher,year", "year", "month,publisher", "quote_kind", "review,language",
                                "publisher,source_kind,year"])  # fmt: skip
def test_of_each_stratum_its_share(client: TestClient, by: str) -> None:
    found = sample(client, 90, seed=1, stratify=by, date_match="certain", **{"from": "2024"})
    names, strata = by.split(","), found["sample"]["strata"]
    assert sum(one["population"] for one in strata) == found["total"]
    assert sum(one["drawn"] for one in strata) == found["sample"]["drawn"] == len(found["items"]) == 90
    told = {tuple(one["values"].values()): one for one in strata}
    assert len(told) == len(strata) > 2
    assert all(tuple(one["values"]) == tuple(names) for one in strata)
    everything = sample(client, 2000, **{"from": "2024"}, date_match="certain")["items"]
    sizes = Counter(tuple(has(one, name) for name in names) for one in everything)
    assert {values: one["population"] for values, one in told.items()} == sizes
    assert {values: one["drawn"] for values, one in told.items()} == Counter(
        tuple(has(one, name) for name in names) for one in found["items"]
    )
    for one in found["items"]:
        stratum = told[tuple(has(one, name) for name in names)]
        assert one["inclusion_probability"] == stratum["inclusion_probability"]
        assert one["inclusion_probability"] == stratum["drawn"] / stratum["population"]


def has(quote: dict[str, Any], name: str) -> str | None:
    """The value of a quote by which it is in its stratum."""
    if name in {"year", "month"}:
        parts = {
            (day or "")[: 4 if name == "year" else 7] for day in (quote["said"]["earliest"], quote["said"]["latest"])
        }
        return parts.pop() if len(parts) == 1 else None
    if name == "publisher":
        written: str | None = quote["source"]["publisher"]
        return written and written.lower().replace("ü", "u")
    plain: dict[str, str] = {"quote_kind": quote["quote_kind"], "review": quote["attribution"]["review"],
                             "source_kind": quote["source"]["kind"], "language": quote["language"][:2]}  # fmt: skip
    return plain[name]


def drawn(session: Session, vocabulary: Vocabulary, **asked: Any) -> list[dict[str, Any]]:
    answer = lists.answer(session, QuoteQuery.model_validate(asked), vocabulary)
    assert answer is not None
    return [json.loads(item) for item in answer.items]


def test_nobody_is_preferred(session: Session, vocabulary: Vocabulary) -> None:
    """Of 300 seeds: each quote comes as often as its chance says, and so does each pair of neighbours.

    The sum of squared deviations is chi-square with as many degrees of freedom as there are quotes but one; the bounds
    are those that chance passes once in a million times. The seeds are fixed, so the test is, too.
    """
    size, seeds = TOTAL // 4, 300
    seen: Counter[str] = Counter()
    together = 0
    order = [one["id"] for one in drawn(session, vocabulary, sort="order", limit=500)]
    for seed in range(seeds):
        found = {one["id"] for one in drawn(session, vocabulary, sample=size, seed=seed)}
        seen.update(found)
        together += sum(a in found and b in found for a, b in pairwise(order))
    chance = size / TOTAL
    squares = sum((seen[one] - seeds * chance) ** 2 / (seeds * chance * (1 - chance)) for one in order)
    spread = (2 * TOTAL) ** 0.5
    assert abs(squares - TOTAL) < 5.5 * spread
    both = chance * (size - 1) / (TOTAL - 1)
    assert abs(together / seeds / (TOTAL - 1) - both) < 0.1 * both


def test_the_chances_told_lead_back_to_the_whole(session: Session, vocabulary: Vocabulary) -> None:
    """Weighted by one over their chance, the drawn tell how many direct quotes there are (Horvitz and Thompson)."""
    everything = drawn(session, vocabulary, sample=2000)
    direct = sum(one["quote_kind"] == "direct" for one in everything)
    estimates = [
        sum(1 / one["inclusion_probability"] for one in found if one["quote_kind"] == "direct")
        for found in (
            drawn(session, vocabulary, sample=60, seed=seed, stratify="publisher,year") for seed in range(200)
        )
    ]
    assert abs(sum(estimates) / len(estimates) - direct) < 0.03 * direct
    assert len(set(estimates)) > 10


def test_a_sample_in_pages_is_the_same_sample(client: TestClient) -> None:
    whole = sample(client, 25, seed=2, stratify="year")
    page = sample(client, 25, seed=2, stratify="year", limit=10)
    found = page["items"]
    while page["next"]:
        page = sample(client, 25, seed=2, stratify="year", limit=10, cursor=page["next"])
        found += page["items"]
    assert found == whole["items"]
    assert page["total"] == TOTAL
    problem(client, "/v1/quotes", 400, "bad-cursor", sample=25, seed=3, limit=10,
            cursor=sample(client, 25, seed=2, limit=10)["next"])  # fmt: skip


def test_samples_go_out_in_other_formats(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.exports.SIZES", (50, 20, 1))
    asked = {"sample": TOTAL - 3, "seed": 4}
    found = sample(client, TOTAL - 3, seed=4)
    lines = client.get("/v1/quotes.ndjson", params=asked).text.splitlines()
    assert [json.loads(line) for line in lines] == found["items"]
    rows = list(csv.DictReader(io.StringIO(client.get("/v1/quotes.csv", params=asked).text)))
    assert [row["id"] for row in rows] == ids(found)
    assert {float(row["inclusion_probability"]) for row in rows} == {(TOTAL - 3) / TOTAL}


def test_samples_of_other_lists_and_in_other_shapes(client: TestClient) -> None:
    for resource, by in (("events", "year"), ("sources", "publisher,language")):
        found = sample(client, 18, resource, seed=1, stratify=by)
        assert len({one["id"] for one in found["items"]}) == 18
        assert sum(one["population"] for one in found["sample"]["strata"]) == found["total"]
    compact = sample(client, 3, view="compact")["items"]
    assert all("parts" not in one and one["inclusion_probability"] for one in compact)
    assert sample(client, 5, q="tariff", facets="year")["facets"]["year"]
    nothing = sample(client, 5, q="zebra")
    assert (nothing["items"], nothing["sample"]["strata"], nothing["empty"]["emptied_by"]) == ([], [], "q")


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"seed": 7}, "seed"), ({"stratify": "year"}, "stratify"), ({"sample": 0}, "sample"),
        ({"sample": 2001}, "sample"), ({"sample": 5, "seed": -1}, "seed"), ({"sample": 5, "sort": "date"}, "sort"),
        ({"sample": 5, "stratify": "person"}, "stratify"), ({"sample": 5, "stratify": "year,year"}, "stratify"),
        ({"sample": 5, "stratify": "year;"}, "stratify"), ({"sample": 3, "stratify": "month"}, "stratify"),
        ({"sample": 50, "stratify": "publisher", "distinct": "true"}, "stratify"),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly(client: TestClient, asked: dict[str, Any], parameter: str) -> None:
    assert problem(client, "/v1/quotes", 422, "validation", **asked)["errors"][0]["parameter"] == parameter


def test_lists_of_which_no_sample_is_drawn(client: TestClient) -> None:
    for resource in ("persons", "organizations", "sectors", "topics"):
        problem(client, f"/v1/{resource}", 422, "validation", sample=5)
