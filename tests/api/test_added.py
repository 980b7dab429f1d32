"""What has come since: `added_from` on every list, by the change that created a record, and the log's clock."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.vocabulary import Vocabulary
from tests import corpus
from tests.api.answers import names, page, problem
from tests.conftest import serving

FIRST, SECOND = "2026-03-01T09:00:00Z", "2026-03-02T10:30:00Z"
ANA = corpus.person("Ana Silva", family="Silva", title="Ambassador", office="ambassador", country="BR",
                    organization="Port Club")  # fmt: skip
BO = corpus.person("Bo Lind", family="Lind", title="Chair", office="chair", organization="Trade House")


def records(number: int, who: corpus.Facts) -> Any:
    forum = corpus.event(f"Forum {number}", date=f"2025-0{number}-10")
    return corpus.record(corpus.quote(f"Words {number}.", who), persons=[who], event=forum, title=f"Report {number}")


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Iterator[TestClient]:
    store = make_store()
    corpus.load(store, [records(1, ANA)], vocabulary, now=FIRST)
    corpus.load(store, [records(2, BO), records(3, ANA)], vocabulary, now=SECOND)
    with serving(store) as client:
        yield client


OLD = {"quotes": {"Words 1."}, "events": {"Forum 1"}, "persons": {"Ana Silva"}, "organizations": {"Port Club"},
       "sources": {"Report 1"}}  # fmt: skip
NEW = {"quotes": {"Words 2.", "Words 3."}, "events": {"Forum 2", "Forum 3"}, "persons": {"Bo Lind"},
       "organizations": {"Trade House"}, "sources": {"Report 2", "Report 3"}}  # fmt: skip


@pytest.mark.parametrize("resource", NEW)
def test_what_came_then_or_later(client: TestClient, resource: str) -> None:
    everything = OLD[resource] | NEW[resource]
    for instant, expected in (
        ("2026", everything), ("2026-03", everything), (FIRST, everything), ("2026-03-01", everything),
        ("2026-03-01T09:00:00.5Z", NEW[resource]), ("2026-03-02", NEW[resource]), (SECOND, NEW[resource]),
        ("2026-03-02T19:30:00+09:00", NEW[resource]), ("2026-03-02T10:30:01z", set()), ("2026-03-03", set()),
        ("9999-12-31", set()),
    ):  # fmt: skip
        found = page(client, resource, added_from=instant)
        assert set(names(found)) == expected, instant
        assert (found["total"], found["total_exact"]) == (len(expected), True)
    assert found["empty"]["without"]["added_from"] == {"count": len(everything), "exact": True}
    assert found["empty"]["emptied_by"] == "added_from"


def test_it_is_echoed_in_utc(client: TestClient) -> None:
    for asked in ("2026-03-02T19:30:00+09:00", "2026-03-02T10:29:59.25Z"):
        assert page(client, "quotes", added_from=asked)["query"]["added_from"] == SECOND
    assert client.get("/v1/quotes?added_from=2026-03-02T19:30:00+09:00").json()["query"]["added_from"] == SECOND
    assert page(client, "quotes", added_from="2026-03")["query"]["added_from"] == "2026-03-01T00:00:00Z"


def test_it_narrows_what_else_is_asked(client: TestClient) -> None:
    for question, expected in (
        ("quotes?person=ana-silva&added_from=2026-03-02", ["Words 3."]),
        ("quotes?added_from=2026-03-02&sort=date", ["Words 2.", "Words 3."]),
        ("quotes?added_from=2026-03-02&sort=-added", ["Words 3.", "Words 2."]),
        ("quotes?added_from=2026-03-02&q=words&from=2025-03", ["Words 3."]),
        ("events?person=ana-silva&added_from=2026-03-02", ["Forum 3"]),
        ("events?added_from=2026-03-02&sort=name", ["Forum 2", "Forum 3"]),
        ("persons?added_from=2026-03-02&office=chair&date=2025", ["Bo Lind"]),
        ("sources?added_from=2026-03-02&quote_count=1&sort=name", ["Report 2", "Report 3"]),
    ):
        assert names(page(client, question)) == expected, question


def test_the_vocabulary_has_an_age_too(client: TestClient) -> None:
    assert page(client, "sectors", added_from=corpus.NOW)["total"] == page(client, "sectors")["total"]
    assert page(client, "topics", added_from=FIRST)["total"] == 0


@pytest.mark.parametrize("more", [0, 10_000])
def test_many_that_came_are_not_collected(client: TestClient, monkeypatch: pytest.MonkeyPatch, more: int) -> None:
    """More than 10,000 are probed for in the lists; here 0 are too many, and the pages are the same."""
    monkeypatch.setattr("app.store.planning.FEW", more)
    for resource, sorts in (("quotes", ("-date", "date", "order", "-added")), ("events", ("-date", "name", "-added"))):
        for sort in sorts:
            asked = {"added_from": SECOND, "sort": sort, "limit": 1}
            first = page(client, resource, **asked)
            second = page(client, resource, **asked, cursor=first["next"])
            assert set(names(first) + names(second)) == NEW[resource]
            assert second["next"] is None
            assert first["total"] == 2


@pytest.mark.parametrize(
    "asked",
    ["", "yesterday", "2026-13", "2026-02-30", "2026-03-02T10:30", "2026-03-02T10:30:00", "2026-03-02T25:00:00Z",
     "0001-01-01T00:00:00+09:00", "2026-03-02T10:30:00+99:00", "0000"],
)  # fmt: skip
def test_what_is_no_instant(client: TestClient, asked: str) -> None:
    body = problem(client, "/v1/quotes", 422, "validation", added_from=asked)
    assert [one["parameter"] for one in body["errors"]] == ["added_from"]


def test_a_clock_that_goes_back_turns_nothing_back(make_store: Callable[..., Path], vocabulary: Vocabulary) -> None:
    """What is written after another thing is never older, and no record is updated before it was."""
    store = make_store()
    first = corpus.record(corpus.quote("One.", ANA), persons=[ANA], url="https://news.example/1")
    again = corpus.record(corpus.quote("Two.", ANA), persons=[ANA], url="https://news.example/1")
    corpus.load(store, [first], vocabulary, now=SECOND)
    with serving(store) as client:
        before = page(client, "sources")["items"][0]
        person = page(client, "persons")["items"][0]
        corpus.load(store, [again, records(3, BO)], vocabulary, now=FIRST)
        assert page(client, "quotes", added_from=SECOND)["total"] == 2
        assert page(client, "persons", id="ana-silva")["items"][0]["updated_at"] >= person["updated_at"]
        assert page(client, "sources", id=before["id"])["items"][0]["added_at"] == before["added_at"] == SECOND
        assert {one["added_at"] for one in page(client, "quotes")["items"]} == {SECOND}
