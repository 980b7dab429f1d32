"""The lean way and FastAPI's own give equal answers, and every route that reads has the lean one."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from app.api import ROUTERS
from app.api.lean import Lean, Ways
from app.settings import Settings
from app.web.application import create_app
from app.web.cache import Cache
from tests.api.conftest import Asking

KNOWN = Ways(ROUTERS).known
ACCEPTED = (
    None,
    "*/*",
    "text/csv",
    "text/html,*/*;q=0.8",
    "application/ld+json",
    "image/png",
    "no/such, text/markdown",
)
METHODS = ("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "get")
ID = {"headers": {"X-Request-ID": "same"}}
QUERIES = (
    "", "limit=3", "limit=3&view=compact", "lang=ko", "limit=0", "limit=x", "limit=", "limit=2&limit=3", "lang=%E3%81",
    "q=tariffs", "q=tariffs&sort=relevance", "sort=relevance", "q=", "q=%00", "q=+", "q=tariff%20ship&limit=5",
    "person=Ana+Silva&person=Jonas%20Berg", "person=Tanaka", "person=Nobody", "person=ana-silva&facets=sector",
    "facets=sector&facets=topic&limit=1", "facets=nothing", "from=2025&to=2025-06", "from=2025&to=2024", "date=2025-11",
    "date=2025-11&from=2025", "from_=2025", "sector=energy&not_sector=mining", "country=KR&country=US&limit=7",
    "sample=5&seed=3", "seed=3", "sort=date&limit=4", "sort=name", "distinct=true", "distinct=maybe", "Limit=3",
    "unknown=1", "=1", "&&", "limit=3&&", "limit", "id=a&id=b", "cursor=zzz", "limit=1;view=compact", "bom=true",
    "paragraphs=1", "paragraphs=99", "by=year", "q=ana&kind=person", "added_from=2026-03-02",
)  # fmt: skip


@pytest.fixture(scope="module")
def plain(asking: Asking) -> Iterator[TestClient]:
    """The same service without the front."""
    cache = Cache(version=lambda: None, capacity=0)
    app = create_app(routers=ROUTERS, settings=Settings(_env_file=None), cache=cache)  # type: ignore[call-arg]
    app.state.service = asking.client.app.state.service  # type: ignore[attr-defined]
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def both(asking: Asking, plain: TestClient) -> Callable[..., Any]:
    """Ask both ways; the answer, which is the same."""

    def ask(address: str, method: str = "GET", accept: str | None = None) -> Any:
        headers = {"X-Request-ID": "same", "Accept-Encoding": "identity", **({"Accept": accept} if accept else {})}
        lean, own = (client.request(method, address, headers=headers) for client in (asking.client, plain))
        assert lean.status_code == own.status_code, address
        assert list(lean.headers.multi_items()) == list(own.headers.multi_items()), address
        assert lean.content == own.content, address
        return lean

    return ask


@pytest.fixture(scope="module")
def addresses(asking: Asking) -> list[str]:
    """Every path, with ids that stand for something and ids that do not, and formats likewise."""
    filled = []
    for template in KNOWN:
        resource = template.split("/")[2].partition(".")[0] if template.startswith("/v1/") else ""
        ids = ["no-such-thing", "a b%", "김"]
        if "{id}" in template:
            ids.append(asking.client.get(f"/v1/{resource}?limit=1").json()["items"][0]["id"])
        for identifier in ids if "{id}" in template else [""]:
            path = template.replace("{id}", quote(identifier))
            filled += [path.replace("{format}", suffix) for suffix in ("csv", "jsonld", "atom", "nothing")]
    return list(dict.fromkeys(filled))


# The fast suite asks each address one question in four, by turns, the slow one all.
by_turns = pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.slow)])


@by_turns
def test_both_ways_give_equal_answers(both: Callable[..., Any], addresses: list[str], every: int) -> None:
    taken = [("/v1/quotes", "person=Tanaka")]  # fits two
    for turn, address in enumerate(addresses):
        queries = QUERIES if address.count("/") < 3 else QUERIES[:6]
        taken += [(address, query) for query in queries[turn % every :: every]]
    seen = {both(f"{address}?{query}" if query else address).status_code for address, query in taken}
    assert {200, 308, 404, 406, 409, 422} <= seen
    assert {query for _, query in taken} == set(QUERIES)
    assert {address for address, _ in taken} == set(addresses)


@by_turns
def test_whatever_is_accepted(both: Callable[..., Any], addresses: list[str], every: int) -> None:
    for turn, address in enumerate(addresses):
        for accept in ACCEPTED[turn % every :: every]:
            both(address, accept=accept)


@by_turns
def test_whatever_the_method(both: Callable[..., Any], addresses: list[str], every: int) -> None:
    for turn, address in enumerate(addresses):
        for method in METHODS[turn % every :: every]:
            both(address, method)


SEGMENTS = st.sampled_from(["", "v1", "quotes", "quotes.csv", "events", "timeline", "timeline.svg", "check", ".", "..",
                            "quotes.", ".csv", "a..csv", "passage", "ana-silva", "q-0.csl.json", "x.y.z", "%2F", "%25",
                            "docs", "healthz", "static", "problems"])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(SEGMENTS, min_size=1, max_size=5))
def test_whatever_the_path(both: Callable[..., Any], segments: list[str]) -> None:
    path = "/" + "/".join(segments)
    if not path.startswith("//"):  # a client would take it for a host
        both(path)


NAMES = st.sampled_from(["limit", "q", "person", "sort", "from", "to", "view", "lang", "facets", "id", "date", "x"])
VALUES = st.sampled_from(["1", "2025", "-date", "compact", "ana-silva", "sector", "ko"])


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["quotes", "events", "persons", "sources", "sectors", "timeline", "suggest", "quotes.csv"]),
    st.lists(st.tuples(NAMES, VALUES | st.text(max_size=3)), max_size=4),
)
def test_whatever_is_asked(both: Callable[..., Any], resource: str, pairs: list[tuple[str, str]]) -> None:
    query = "&".join(f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in pairs)
    both(f"/v1/{resource}?{query}")


def test_every_route_that_reads_has_the_lean_way(plain: TestClient) -> None:
    paths = plain.get("/openapi.json").json()["paths"]
    assert KNOWN.keys() == {path for path, item in paths.items() if "get" in item}


def test_it_is_taken(asking: Asking) -> None:
    """What is valid is answered without FastAPI; all else is left to it."""
    fell: list[str] = []

    async def fall(scope: Scope, receive: Receive, send: Send) -> None:
        fell.append(scope["path"])
        await asking.client.app(scope, receive, send)

    lean = Lean(fall, routers=ROUTERS)

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        await lean({**scope, "app": asking.client.app}, receive, send)

    client = TestClient(served)
    for address in ("/v1/quotes?limit=2", "/v1/quotes?person=ana-silva&person=jonas-berg", "/v1/quotes.csv",
                    "/v1/sectors/energy", "/v1/timeline", "/healthz", "/v1/quality"):  # fmt: skip
        assert client.get(address).status_code == 200
        assert fell == [], address
    for address in ("/v1/quotes?limit=0", "/v1/quotes?limit=1&limit=1", "/v1/quotes/", "/v1/nothing", "/docs"):
        client.get(address)
        assert fell, address
        fell.clear()
