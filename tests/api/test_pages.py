"""Pages: every record exactly once whatever the order, while others write; cursors that are theirs alone."""

import base64
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from app.domain.facets import FacetName
from app.domain.vocabulary import Vocabulary
from tests import corpus
from tests.api.answers import names, page, problem
from tests.api.conftest import Asking
from tests.conftest import serving

LISTS = {
    "quotes": ("-date", "date", "relevance", "-added", "order"),
    "events": ("-date", "date", "relevance", "name", "-added"),
    "persons": ("-date", "date", "relevance", "name", "-added"),
    "sources": ("-date", "date", "relevance", "name", "-added"),
    "organizations": ("name", "relevance", "-added"),
    "sectors": ("name", "relevance", "-added"),
    "topics": ("name", "relevance", "-added"),
}
WORDS = {"quotes": "tariff", "events": "summit", "persons": "kim", "sources": "report", "organizations": "council",
         "sectors": "and", "topics": "cooperation"}  # fmt: skip


def pages(client: TestClient, path: str, **given: Any) -> Iterator[dict[str, Any]]:
    """The pages of a list, followed by `next`."""
    found = page(client, path, **given)
    while True:
        yield found
        if found["next"] is None:
            return
        found = page(client, path, **given, cursor=found["next"])


@pytest.mark.parametrize(("resource", "sort"), [(name, sort) for name, sorts in LISTS.items() for sort in sorts])
def test_walking_by_any_size_sees_everything_once_in_one_order(asking: Asking, resource: str, sort: str) -> None:
    words = {"q": WORDS[resource]} if sort == "relevance" else {}
    whole = page(asking.client, resource, sort=sort, limit=500, **words)
    ids = [one["id"] for one in whole["items"]]
    assert whole["next"] is None
    assert len(set(ids)) == len(ids) == whole["total"] > 0
    assert whole["order"] == sort
    for limit in (len(ids), len(ids) - 1 or 1, 1 if len(ids) < 30 else 17):
        walked = [found["items"] for found in pages(asking.client, resource, sort=sort, limit=limit, **words)]
        assert [one["id"] for items in walked for one in items] == ids
        assert all(len(items) == limit for items in walked[:-1])
        assert walked[-1]


def test_equal_days_are_told_apart_by_source_and_order(serve: Callable[..., TestClient]) -> None:
    day = [corpus.record(*(corpus.quote(f"{n} of {r}") for n in range(4)), opening=f"r{r}") for r in range(4)]
    client = serve(*day)
    found = page(client, "quotes", limit=500)["items"]
    assert [(one["source"]["id"], one["order"]) for one in found] == sorted(
        (one["source"]["id"], one["order"]) for one in found
    )
    assert [one["id"] for one in page(client, "quotes", limit=500, sort="date")["items"]] == [
        one["id"] for one in found
    ]
    assert [one["id"] for one in page(client, "quotes", limit=500, sort="order")["items"]] == [
        one["id"] for one in found
    ]
    walked = [one["id"] for found in pages(client, "quotes", limit=1, sort="date") for one in found["items"]]
    assert walked == [one["id"] for one in found]


def test_equal_names_and_days_of_other_records(serve: Callable[..., TestClient]) -> None:
    """Ties break by id: the day's events stand in the order of theirs, whichever came first."""
    towns = ["Zadar", "Aland", "Malmo", "Brest"]
    client = serve(
        *(corpus.record(event=corpus.event(f"{town} Talks", date="2025-05"), opening=town) for town in towns)
    )
    for sort in ("-date", "date", "name"):
        assert names(page(client, "events", sort=sort)) == [f"{town} Talks" for town in sorted(towns)]


def test_ties_of_long_ids_break_by_id_too(serve: Callable[..., TestClient]) -> None:
    endings = ["Zulu", "Alpha", "Mike"]
    client = serve(
        *(
            corpus.record(event=corpus.event(f"Korea-US Diplomatic {one}", date="2025-05"), opening=one)
            for one in endings
        )
    )
    assert names(page(client, "events")) == [f"Korea-US Diplomatic {one}" for one in sorted(endings)]


def test_newest_added_first(make_store: Callable[..., Path], vocabulary: Vocabulary) -> None:
    store = make_store()
    for number in (3, 1, 2):
        record = corpus.record(
            corpus.quote(f"number {number}"), published=f"2025-01-0{number}", title=f"source {number}"
        )
        corpus.load(store, [record], vocabulary, now=f"2026-01-0{number}T00:00:00Z")
    with serving(store) as client:
        assert names(page(client, "quotes", sort="-added")) == ["number 2", "number 1", "number 3"]
        assert names(page(client, "sources", sort="-added", limit=2)) == ["source 2", "source 1"]


@pytest.mark.parametrize("sort", LISTS["quotes"])
def test_what_stays_is_seen_once_while_others_write(
    make_store: Callable[..., Path], vocabulary: Vocabulary, sort: str
) -> None:
    dice = random.Random(sort)

    def reports(start: int, count: int) -> list[Any]:
        return [
            corpus.record(
                corpus.quote(f"words{' of many' * (number % 4)} or of {number}",
                             said=dice.choice((None, "2025", f"2025-0{1 + number % 9}"))),
                opening=f"report {number}", published=None if number % 5 == 0 else f"2025-03-{1 + number % 28:02}",
                url=f"https://news.example/{number}",
            )
            for number in range(start, start + count)
        ]  # fmt: skip

    store = make_store(*reports(0, 60))
    with serving(store) as client:
        before = {one["id"] for one in page(client, "quotes", limit=500)["items"]}
        seen: list[str] = []
        totals = set()
        seqs = []
        words = {"q": "words of"} if sort == "relevance" else {}
        for number, found in enumerate(pages(client, "quotes", limit=7, sort=sort, **words)):
            seen += [one["id"] for one in found["items"]]
            totals.add(found["total"])
            seqs.append(found["seq"])
            if number < 10:
                corpus.load(store, reports(100 + 10 * number, 5), vocabulary)
        assert len(seen) == len(set(seen))
        assert before <= set(seen)
        assert totals == {60}  # as counted for the first page
        assert seqs == sorted(seqs)
        assert len(set(seqs)) > 5
        assert page(client, "quotes")["total"] == 60 + 5 * min(len(seqs), 10)


@pytest.mark.parametrize("limit", [1, 500])
def test_limits_that_are_taken(forum: TestClient, limit: int) -> None:
    for resource in LISTS:
        found = page(forum, resource, limit=limit)
        assert len(found["items"]) <= limit
        assert found["query"]["limit"] == limit


@pytest.mark.parametrize(
    "limit", ["0", "-1", "501", "1000000000", "9223372036854775808", "-9223372036854775809", "9" * 5000, "", "abc",
    "1.5",
              "1e3", "0x10", "%F0%9F", "١٢", "NaN", "null"],
)  # fmt: skip
def test_limits_that_are_not(forum: TestClient, limit: str) -> None:
    for resource in LISTS:
        body = problem(forum, f"/v1/{resource}?limit={limit}", 422, "validation")
        assert body["errors"][0]["parameter"] == "limit"


@pytest.mark.parametrize("resource", LISTS)
@pytest.mark.parametrize(
    "name", ["offset", "page", "unknown", "Person", "persons", "include", "fields", "%00", "limit[]"]
)
def test_parameters_that_do_not_exist(forum: TestClient, resource: str, name: str) -> None:
    body = problem(forum, f"/v1/{resource}?{name}=1", 422, "validation")
    assert {"limit", "cursor", "sort", "q", "id"} <= set(body["errors"][0]["allowed"])


@pytest.mark.parametrize(
    ("path", "parameter", "allowed"),
    [
        ("quotes?quote_kind=Direct", "quote_kind", ["direct", "mixed", "indirect"]),
        ("quotes?review=maybe", "review", ["none", "needed", "accepted", "corrected"]),
        ("quotes?sort=name", "sort", ["-date", "date", "relevance", "-added", "order"]),
        ("events?sort=order", "sort", ["-date", "date", "relevance", "name", "-added"]),
        ("events?sort=title;drop table event--", "sort", ["-date", "date", "relevance", "name", "-added"]),
        ("sectors?sort=-date", "sort", ["name", "relevance", "-added"]),
        ("persons?sort=__class__", "sort", ["-date", "date", "relevance", "name", "-added"]),
        ("persons?sort=-", "sort", ["-date", "date", "relevance", "name", "-added"]),
        ("persons?sort=", "sort", ["-date", "date", "relevance", "name", "-added"]),
        ("quotes?date_match=likely", "date_match", ["possible", "certain"]),
        ("sources?source_kind=book", "source_kind", ["article", "release", "readout", "transcript", "joint-statement",
                                                     "interview", "post"]),
        ("quotes?facets=price", "facets", list(FacetName)),
    ],
)  # fmt: skip
def test_words_of_a_closed_list(forum: TestClient, path: str, parameter: str, allowed: list[str]) -> None:
    body = problem(forum, f"/v1/{path}", 422, "validation")
    assert (body["errors"][0]["parameter"], body["errors"][0]["allowed"]) == (parameter, allowed)


def test_link_leads_where_next_does(forum: TestClient) -> None:
    first = forum.get(
        "/v1/quotes?person=Kevin%20Kim&limit=4&date=2025&facets=sector&quote_kind=direct&quote_kind=indirect"
    )
    match = re.match(r'<(/v1/quotes\?[^>]+)>; rel="next"', first.headers["link"])
    assert match is not None
    following = dict(parse_qsl(urlsplit(match[1]).query))
    assert following["cursor"] == first.json()["next"]
    second = forum.get(match[1])
    assert second.status_code == 200
    assert second.json()["query"] == first.json()["query"]
    assert second.json()["facets"] == first.json()["facets"]
    assert 'rel="next"' not in second.headers["link"]
    assert second.json()["next"] is None
    ids = [one["id"] for answer in (first, second) for one in answer.json()["items"]]
    assert len(set(ids)) == len(ids) == first.json()["total"]
    third = forum.get(match[1], headers={"Host": "evil.example"})
    assert "evil.example" not in str(third.headers)


def test_the_size_of_a_page_may_change_on_the_way(forum: TestClient) -> None:
    first = page(forum, "quotes", limit=3)
    assert len(page(forum, "quotes", limit=7, cursor=first["next"])["items"]) == 7
    assert page(forum, "quotes", facets="sector", cursor=first["next"])["facets"]["sector"]


def cursor_of(client: TestClient, path: str) -> str:
    found = page(client, path)["next"]
    assert isinstance(found, str)
    return found


def test_a_cursor_belongs_to_its_list_order_and_filters(forum: TestClient) -> None:
    cursor = cursor_of(forum, "quotes?limit=2")
    for other in ("quotes?sort=date", "quotes?sort=-added", "quotes?sort=order", "quotes?person=kevin-kim",
    "quotes?q=our",
                  "quotes?date=2025", "quotes?from=2025", "quotes?not_country=US", "quotes?id=q-0", "events?",
                  "persons?",
                  "quotes?date_match=certain", "sources?", "sectors?", "quotes?quote_kind=direct"):  # fmt: skip
        path, _, rest = other.partition("?")
        problem(forum, f"/v1/{path}?{rest}&cursor={cursor}", 400, "bad-cursor")
    named = cursor_of(forum, "quotes?limit=2&person=Kevin Kim")
    assert page(forum, f"quotes?limit=2&person=kevin-kim&cursor={named}")["items"]  # the same question, put otherwise


def test_a_changed_cursor_is_refused(forum: TestClient) -> None:
    cursor = cursor_of(forum, "quotes?limit=2")
    changed = [cursor[:at] + chr(ord(cursor[at]) ^ 1) + cursor[at + 1 :] for at in range(len(cursor))]
    changed += [cursor[:-cut] for cut in (1, 2, 3, 10, len(cursor) - 1)]
    changed += [cursor + more for more in ("A", "=", "==", " ", "!", "é", "\x00", cursor)]
    changed += [
        "",
        "AAAA",
        "null",
        "{}",
        "é" * 40,
        "A" * 10_000,
        "\u202e",
        base64.b64encode(b'{"id":{"$gt":0}}').decode(),
    ]
    for one in changed:
        problem(forum, "/v1/quotes", 400, "bad-cursor", limit=2, cursor=one)
    assert page(forum, "quotes", limit=2, cursor=cursor)["items"]


@pytest.mark.parametrize(
    "payload",
    [
        "[[1,2,3],12,true,4]", "[[1,2],12,true]", "[[1,2,3,4],12,true]", "[1,12,true]", "[null,12,true]", "{}", "1",
        "[]", "",
        '["abc",12,true]', "[[null,2,3],12,true]", "[[[],2,3],12,true]", '[["x",2,3],12,true]', "[[1.5,2,3],12,true]",
        "[[NaN,2,3],12,true]", "[[9223372036854775808,2,3],12,true]", "[[-9223372036854775809,2,3],12,true]",
        "[[1,2,3],NaN,true]", '[[1,2,3],"many",true]', "[[1,2,3],null,true]", "[[1,2,3],[12],true]", "[[1,2,3],12,1]",
        '[[1,2,3],12,"yes"]', "[" * 4000, "[[1" + "0" * 5000 + ",2,3],12,true]", "[[true,2,3],12,null]", '"\\ud800"',
    ],
)  # fmt: skip
def test_a_cursor_that_somebody_made_up_is_refused(forum: TestClient, payload: str) -> None:
    """The check is no secret, so a made-up cursor may pass it; what is in it must not harm."""
    fingerprint = b'["quotes","-date",[]]'
    check = hashlib.sha256(fingerprint + payload.encode()).digest()[:8]
    made_up = base64.urlsafe_b64encode(check + payload.encode()).decode().rstrip("=")
    problem(forum, "/v1/quotes", 400, "bad-cursor", cursor=made_up)


def test_a_made_up_cursor_that_makes_sense_is_only_a_place(forum: TestClient) -> None:
    """The test above forges well: the same forgery with sound parts is taken."""
    payload = json.dumps([[0, 0, 0], 12, True], separators=(",", ":")).encode()
    fingerprint = b'["quotes","-date",[]]'
    made_up = (
        base64.urlsafe_b64encode(hashlib.sha256(fingerprint + payload).digest()[:8] + payload).decode().rstrip("=")
    )
    assert len(page(forum, "quotes", cursor=made_up)["items"]) == 12


def test_seq_is_the_last_change_of_the_answer(make_store: Callable[..., Path], vocabulary: Vocabulary) -> None:
    store = make_store(corpus.forum())
    with serving(store) as client:
        before = page(client, "quotes")["seq"]
        assert before == client.get("/readyz").json()["seq"] > 0
        assert {page(client, resource)["seq"] for resource in LISTS} == {before}
        corpus.load(store, [corpus.record(corpus.quote("More."))], vocabulary)
        after = page(client, "quotes")
        assert after["seq"] > before
        assert after["total"] == 13
        corpus.load(store, [corpus.forum()], vocabulary)  # nothing new
        assert page(client, "quotes")["seq"] == after["seq"]
