"""Which format is answered: by suffix, else by Accept, and 406 with what there is."""

import json

import pytest
from starlette.testclient import TestClient

from app.formats import FORMATS, formats_of
from tests.api.answers import problem

JSON, NDJSON = "application/json", "application/x-ndjson"
CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        ("*/*", JSON), ("", JSON), (JSON, JSON), ("application/*", JSON), (NDJSON, NDJSON), (NDJSON.upper(), NDJSON),
        (f"{NDJSON}, */*", NDJSON), (f"{NDJSON}, {JSON}", JSON), (f"{NDJSON};q=0.9, {JSON};q=0.8", NDJSON),
        (f"{NDJSON};q=0.2, */*;q=0.1", NDJSON), (f"{JSON};q=0, */*", FORMATS["ndjson"].media_type),
        ("application/xml, application/*;q=0.1", JSON), (CHROME, JSON), ("nonsense", JSON), (";;;,,,", JSON),
        ("text/html;level=1, */*;q=0.1", JSON), (f"{NDJSON};q=2", JSON), (f'{NDJSON};x="a,b;c";q=1', NDJSON),
        ('";', JSON), (f"{NDJSON};charset=utf-8", NDJSON), ("text/csv " * 3000, JSON),
    ],
)  # fmt: skip
def test_accept_chooses(forum: TestClient, accept: str, answered: str) -> None:
    for path in ("/v1/topics", "/v1/topics/trade"):
        answer = forum.get(path, headers={"Accept": accept})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].partition(";")[0] == answered
        assert answer.headers["vary"].partition(",")[0] == "Accept"


@pytest.mark.parametrize(
    "accept",
    ["application/xml", "*/*;q=0", "text/html", 'application/xml;x="', "image/png, text/*;q=0.5", f"{JSON};q=0"],
)
def test_what_fits_nothing_is_told_what_there_is(forum: TestClient, accept: str) -> None:
    for path in ("/v1/topics", "/v1/topics/trade"):
        refused = forum.get(path, headers={"Accept": accept})
        assert (refused.status_code, refused.headers["content-type"]) == (406, "application/problem+json")
        assert refused.json()["errors"][0]["allowed"] == [
            JSON, *(one.media_type for one in formats_of("topics", alone=path.endswith("trade"))),
        ]  # fmt: skip


@pytest.mark.parametrize("path", ["/v1/topics.xml", "/v1/topics/trade.xml", "/v1/topics/trade.", "/v1/topics.ndjson.x"])
def test_a_suffix_that_there_is_not_is_told_what_there_is(forum: TestClient, path: str) -> None:
    if path.endswith("."):
        problem(forum, path, 404, "not-found")
        return
    listed = [one.suffix for one in formats_of("topics", alone="trade" in path)]
    assert problem(forum, path, 406, "not-acceptable")["errors"][0]["allowed"] == listed


def test_a_suffix_wins_over_accept(forum: TestClient) -> None:
    for path in ("/v1/topics.ndjson", "/v1/topics/trade.ndjson"):
        for accept in (JSON, "text/html", "*/*;q=0"):
            assert forum.get(path, headers={"Accept": accept}).headers["content-type"] == NDJSON


def test_an_id_that_nobody_has_is_not_found_in_any_format(forum: TestClient) -> None:
    problem(forum, "/v1/quotes/nobody.ndjson", 404, "not-found")
    problem(forum, "/v1/quotes/nobody.xml", 404, "not-found")
    problem(forum, "/v1/quotes/.ndjson", 404, "not-found")


@pytest.mark.parametrize(
    "path",
    ["/v1/quotes?person=Kim+Kevin&sort=order", "/v1/quotes?person=Kim+Kevin&facets=sector&view=compact&lang=ko",
     "/v1/persons/kevin-kim", "/v1/persons/kevin-kim?lang=ko", "/v1/events?q=forum&sort=relevance"],
)  # fmt: skip
def test_links_lead_to_the_same_in_every_format(forum: TestClient, path: str) -> None:
    answer = forum.get(path)
    links = _links(answer.headers["link"])
    (canonical,) = links["canonical"]
    assert forum.get(canonical).json() == answer.json()
    ids = [one["id"] for one in answer.json().get("items", [answer.json()])]
    resource, alone = path.removeprefix("/v1/").partition("?")[0].partition("/")[0], "?" not in path
    assert len(links["alternate"]) == len(formats_of(resource, alone=alone))
    for address in links["alternate"]:
        other = forum.get(address)
        assert other.status_code == 200
        its_own = forum.get(_links(other.headers["link"])["canonical"][0]).json()
        assert sorted(one["id"] for one in its_own.get("items", [its_own])) == sorted(ids)
        assert JSON in other.headers["link"]
    (lines,) = [address for address in links["alternate"] if ".ndjson" in address]
    assert [json.loads(line)["id"] for line in forum.get(lines).text.splitlines()] == ids


def test_links_do_not_outgrow_a_header(forum: TestClient) -> None:
    words = "futures " * 60
    link = forum.get("/v1/quotes", params={"q": words, "role": [f"{n} minister" for n in range(50)]}).headers["link"]
    assert len(link) < 6_000
    assert 'rel="canonical"' in link


def test_the_host_of_the_caller_is_never_repeated(forum: TestClient) -> None:
    for path in ("/v1/quotes", "/v1/quotes.ndjson", "/v1/persons/kevin-kim.ndjson"):
        answer = forum.get(path, headers={"Host": "evil.example"})
        assert b"evil.example" not in answer.content
        assert "evil.example" not in str(answer.headers)


def _links(header: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in header.split(", <"):
        address, _, rest = one.lstrip("<").partition(">")
        found.setdefault(rest.split('rel="')[1].partition('"')[0], []).append(address)
    return found


@pytest.mark.parametrize(
    ("accept", "picture"),
    [
        ("image/svg+xml", True), ("image/*", True), ("image/avif,image/svg+xml,image/*;q=0.8,*/*;q=0.5", True),
        ("*/*", False), ("text/html,image/webp,*/*;q=0.8", False), ("application/json", False), ("", False),
        ("image/svg+xml;q=0.4,application/json", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("view", ["timeline", "network"])
def test_a_view_leads_whoever_would_rather_have_its_picture_there(
    forum: TestClient, view: str, accept: str, picture: bool
) -> None:
    answer = forum.get(f"/v1/{view}?country=South+Korea", headers={"Accept": accept})
    assert answer.headers["vary"] == "Accept"
    if not picture:
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
        return
    assert (answer.status_code, answer.headers["location"]) == (307, f"/v1/{view}.svg?country=South+Korea")
    drawn = forum.get(answer.headers["location"])
    assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/svg+xml")
