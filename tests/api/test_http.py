"""What HTTP promises of every reading route: ETag, 304, HEAD, CORS, types, and one shape for every refusal."""

import json
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.domain.vocabulary import Vocabulary
from app.store.engine import SCHEMA_REVISION
from tests import corpus
from tests.api.answers import page, problem
from tests.conftest import serving
from tests.corpus import FORUM

LISTS = ("quotes", "events", "persons", "organizations", "sectors", "topics", "sources")
QUOTE, SOURCE = "{quote}", "{source}"
ROUTES = (
    *(f"/v1/{resource}" for resource in LISTS),
    "/v1/quotes?person=kevin-kim&facets=sector&q=our",
    "/v1/quotes?person=donald-trump",
    f"/v1/quotes/{QUOTE}", f"/v1/quotes/{QUOTE}/verification", f"/v1/quotes/{QUOTE}/passage",
    f"/v1/quotes/{QUOTE}/variants", f"/v1/events/{FORUM}",
    "/v1/persons/kevin-kim", "/v1/organizations/east-asia-foundation", "/v1/sectors/shipbuilding", "/v1/topics/trade",
    f"/v1/sources/{SOURCE}",
)  # fmt: skip
SERVICE = ("/healthz", "/readyz")


@pytest.fixture(scope="module")
def ids(forum: TestClient) -> dict[str, str]:
    (quote,) = page(forum, "quotes?sector=shipbuilding")["items"]
    return {QUOTE: quote["id"], SOURCE: quote["source"]["id"]}


@pytest.fixture(params=ROUTES)
def route(request: pytest.FixtureRequest, ids: dict[str, str]) -> str:
    path: str = request.param
    for name, value in ids.items():
        path = path.replace(name, value)
    return path


def digest(content: bytes) -> str:
    """That of the bytes; of a page, that of its records' digests and all else."""
    begin = b'{"items":['
    if content.startswith(begin):
        items = [
            json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode() for one in json.loads(content)["items"]
        ]
        rest = content[len(begin + b",".join(items) + b"],") :]
        content = ",".join(sha256(one).hexdigest() for one in items).encode() + b"{" + rest
    return sha256(content).hexdigest()


def test_etag_304_and_head(forum: TestClient, route: str) -> None:
    answer = forum.get(route)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    etag = answer.headers["etag"]
    assert etag == f'"{digest(answer.content)[:32]}"'  # strong
    assert answer.headers["cache-control"] == "no-cache"
    head = forum.head(route)
    assert (head.status_code, head.content) == (200, b"")
    same = ("etag", "content-type", "content-length", "cache-control", "link", "access-control-allow-origin")
    assert {name: head.headers.get(name) for name in same} == {name: answer.headers.get(name) for name in same}
    for known in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        for method in ("GET", "HEAD"):
            unchanged = forum.request(method, route, headers={"If-None-Match": known})
            assert (unchanged.status_code, unchanged.content) == (304, b"")
            assert unchanged.headers["etag"] == etag
            assert "content-type" not in unchanged.headers
    for other in ('"other"', etag.strip('"'), '""', "", "x" * 8000):
        changed = forum.get(
            route, headers={"If-None-Match": other, "If-Modified-Since": "Fri, 31 Dec 9999 23:59:59 GMT"}
        )
        assert (changed.status_code, changed.content) == (200, answer.content)


def test_any_page_may_read(forum: TestClient, route: str) -> None:
    for headers in ({}, {"Origin": "https://anyone.example"}, {"Origin": "null"}):
        answer = forum.get(route, headers=headers)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
        exposed = set(answer.headers["access-control-expose-headers"].split(", "))
        assert {"ETag", "Link", "Content-Disposition", "Retry-After", "Verbale-Seq", "Verbale-Left-Out"} <= exposed
    preflight = forum.options(
        route, headers={"Origin": "https://anyone.example", "Access-Control-Request-Method": "GET"}
    )
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "GET" in preflight.headers["access-control-allow-methods"]


def test_nothing_but_reading(forum: TestClient, route: str) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE"):
        refused = forum.request(method, route)
        assert refused.status_code == 405
        assert refused.headers["content-type"] == "application/problem+json"
        assert set(refused.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert forum.get(route.replace("?", "/?") if "?" in route else f"{route}/").status_code == 404


def test_answers_do_not_depend_on_who_asks(forum: TestClient, route: str) -> None:
    plain = forum.get(route)
    headers = {"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "1.2.3.4", "Forwarded": "host=evil.example",
               "X-Original-URL": "/v1/persons", "X-HTTP-Method-Override": "DELETE", "Authorization": "Bearer x",
               "Cookie": "a=b", "Accept-Language": "ko"}  # fmt: skip
    other = forum.get(route, headers=headers)
    assert (other.status_code, other.content) == (200, plain.content)
    changing = {"x-request-id", "date"}
    assert {name: value for name, value in other.headers.items() if name not in changing} == {
        name: value for name, value in plain.headers.items() if name not in changing
    }
    assert "set-cookie" not in other.headers


@pytest.mark.parametrize("path", SERVICE)
def test_service_routes_are_never_stored(forum: TestClient, path: str) -> None:
    answer = forum.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert forum.head(path).content == b""


def test_health_and_readiness(forum: TestClient) -> None:
    health = forum.get("/healthz").json()
    assert health["status"] == "ok"
    assert health["wal_reset"] in {"fixed", "guarded"}
    ready = forum.get("/readyz").json()
    assert (ready["status"], ready["quotes"], ready["schema_revision"]) == ("ready", 12, SCHEMA_REVISION)


@pytest.mark.parametrize("resource", LISTS)
@pytest.mark.parametrize(
    "identifier",
    ["nobody", "0", "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "9" * 400, "a" * 8000, "%00",
     "a%00b", "%ED%A0%80", "%2e%2e", "..%5c", "%252e", "KEVIN-KIM", "kevin%20kim", "é", "%F0%9F%98%80",
     "'; DROP TABLE record",
     "q-", "src-", "*", "null", "verification"],
)  # fmt: skip
def test_unknown_ids(forum: TestClient, resource: str, identifier: str) -> None:
    problem(forum, f"/v1/{resource}/{identifier}", 404, "not-found")
    if resource == "quotes":
        problem(forum, f"/v1/quotes/{identifier}/passage", 404, "not-found")
        problem(forum, f"/v1/quotes/{identifier}/verification", 404, "not-found")


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v2/quotes", "/v1/quote", "/v1/quotes/q/unknown", "/v1/search", "/",
                                  "/v1/persons/kevin-kim/positions"])  # fmt: skip
def test_unknown_paths(forum: TestClient, path: str) -> None:
    answer = forum.get(path)
    if answer.status_code != 200:  # the first page may have come by now
        problem(forum, path, 404, "not-found")


def test_record_routes_take_no_parameters_that_change_them(forum: TestClient) -> None:
    assert forum.get("/v1/persons/kevin-kim?x=1").status_code in (200, 422)


def test_what_was_withdrawn_is_gone_and_said_so(make_store: Callable[..., Path], vocabulary: Vocabulary) -> None:
    """A source that comes again without a quote, and without its event, takes both back; their ids stay theirs."""
    url = "https://news.example/1"
    said, unsaid = corpus.quote("It stays."), corpus.quote("It goes.")
    store = make_store(corpus.record(said, unsaid, event=corpus.event("Small Talk", date="2025-01-01"), url=url))
    with serving(store) as client:
        gone = page(client, "quotes?q=goes")["items"][0]["id"]
        before = client.get(f"/v1/quotes/{gone}").headers["etag"]
        corpus.load(store, [corpus.record(said, url=url)], vocabulary, now="2026-01-01T00:00:00Z")
        for path in (f"/v1/quotes/{gone}", f"/v1/quotes/{gone}/passage", f"/v1/quotes/{gone}/verification",
                     "/v1/events/2025-01-01-small-talk"):  # fmt: skip
            problem(client, path, 410, "withdrawn")
            assert client.get(path, headers={"If-None-Match": before}).status_code == 410
            assert client.head(path).status_code == 410
        assert page(client, "quotes")["total"] == 1
        assert page(client, "quotes?q=goes")["total"] == 0
        assert page(client, f"quotes?id={gone}")["total"] == 0
        assert page(client, "events")["total"] == 0
        assert page(client, "events?q=talk")["total"] == 0
        for event in ("Small Talk", "2025-01-01-small-talk"):
            problem(client, f"/v1/quotes?event={event}", 422, "unknown-event")
        corpus.load(store, [corpus.record(said, unsaid, url=url)], vocabulary)
        assert client.get(f"/v1/quotes/{gone}").json()["version"] == 3


def test_a_change_changes_the_etag_of_what_it_shows(make_store: Callable[..., Path], vocabulary: Vocabulary) -> None:
    somebody = corpus.person("Ana Silva", family="Silva")
    store = make_store(corpus.record(corpus.quote("One.", somebody), persons=[somebody], published="2025-01-01"))
    with serving(store) as client:
        paths = ("/v1/quotes", "/v1/persons/ana-silva")
        before = {path: client.get(path).headers["etag"] for path in paths}
        quote = page(client, "quotes")["items"][0]["id"]
        unchanged = client.get(f"/v1/quotes/{quote}").headers["etag"]
        corpus.load(store, [corpus.record(corpus.quote("Two.", somebody), persons=[somebody])], vocabulary)
        for path in paths:
            assert client.get(path, headers={"If-None-Match": before[path]}).status_code == 200
        assert client.get(f"/v1/quotes/{quote}", headers={"If-None-Match": unchanged}).status_code == 304


@pytest.fixture
def shown(make_store: Callable[..., Path]) -> Iterator[Callable[[str], TestClient]]:
    """The service over the seed, showing more or less of its text."""
    from contextlib import ExitStack

    with ExitStack() as opened:
        yield lambda how: opened.enter_context(serving(make_store(corpus.forum()), source_text=how))


def test_a_text_is_shown_as_far_as_the_setting_allows(shown: Callable[[str], TestClient], ids: dict[str, str]) -> None:
    text = corpus.forum().source.text
    full, excerpt, none = shown("full"), shown("excerpt"), shown("none")
    record = full.get(f"/v1/sources/{ids[SOURCE]}")
    assert record.json()["text"] == text
    assert record.headers["etag"] != excerpt.get(f"/v1/sources/{ids[SOURCE]}").headers["etag"]
    for client in (excerpt, none):
        assert client.get(f"/v1/sources/{ids[SOURCE]}").json() == {**record.json(), "text": None}
    for client in (full, excerpt, none):
        assert page(client, "sources")["items"][0]["text"] is None
        assert client.get(f"/v1/quotes/{ids[QUOTE]}").json()["source"]["sha256"] == record.json()["sha256"]


def test_passage_marks_the_words_in_their_surroundings(shown: Callable[[str], TestClient], ids: dict[str, str]) -> None:
    text = corpus.forum().source.text
    found = shown("excerpt").get(f"/v1/quotes/{ids[QUOTE]}/passage").json()
    assert list(found) == ["quote", "source", "start", "end", "segments"]
    assert (found["start"], found["end"]) == (1115 - 300, 1436 + 300)
    assert "".join(one["text"] for one in found["segments"]) == text[found["start"] : found["end"]]
    assert [one["text"] for one in found["segments"] if one["match"]] == [text[1115:1316], text[1329:1436]]
    assert [one["match"] for one in found["segments"]] == [False, True, False, True, False]
    bare = shown("none").get(f"/v1/quotes/{ids[QUOTE]}/passage").json()
    assert [one["text"] for one in bare["segments"]] == [text[1115:1316], " … ", text[1329:1436]]


def test_verification_says_three_things_apart(forum: TestClient, ids: dict[str, str]) -> None:
    found = forum.get(f"/v1/quotes/{ids[QUOTE]}/verification").json()
    assert list(found) == ["quote", "words", "attribution", "source", "sentence"]
    assert found["words"]["result"] == "exact"
    assert [(one["start"], one["result"], one["found_at"]) for one in found["words"]["parts"]] == [
        (1115, "exact", 1115), (1329, "exact", 1329),
    ]  # fmt: skip
    assert found["source"]["sha256"] == found["words"]["sha256"]
    assert "Whether the source is right is not checked." in found["sentence"]


def test_every_reading_operation_can_be_asked_whether_it_changed(forum: TestClient, ids: dict[str, str]) -> None:
    """Whatever is read, in whatever format: an entity tag, a 304 for it, and no body for HEAD."""
    document = forum.get("/openapi.json").json()
    schemas = document["components"]["schemas"]
    checked = 0
    for template, item in document["paths"].items():
        if not template.startswith("/v1/") or "get" not in item:
            continue
        resource = template.removeprefix("/v1/").partition("/")[0].partition(".")[0]
        known = page(forum, resource)["items"][0]["id"] if "{id}" in template else ""
        taken = {one["name"]: one for one in item["get"].get("parameters", ())}
        formats = [""]
        if "format" in taken:
            formats = schemas[taken["format"]["schema"]["$ref"].rpartition("/")[2]]["enum"]
        needed = {one["name"]: _example(one) for one in taken.values() if one["in"] == "query" and one.get("required")}
        for suffix in formats:
            path = template.replace("{id}", known).replace("{format}", suffix)
            answer = forum.get(path, params=needed)
            assert answer.status_code == 200, (path, answer.text[:200])
            etag = answer.headers["etag"]
            assert re.fullmatch('(W/)?"[0-9a-f]{32}"', etag), path
            assert answer.headers["cache-control"], path
            again = forum.get(path, params=needed, headers={"If-None-Match": etag})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag), path
            head = forum.head(path, params=needed)
            assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", etag), path
            checked += 1
    assert checked > 30


def _example(parameter: dict[str, Any]) -> Any:
    example = parameter["schema"]["examples"][0]
    return example[0] if isinstance(example, list) else example
