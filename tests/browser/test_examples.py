"""The page of `examples/`, opened from a place of its own: it asks the API across origins, as any front end does."""

import json
import re
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PAGE = Path(__file__).parents[2] / "examples/page.html"
LONGEST = 45  # lines; "about 40"


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """Where the page lies: a server of files, and another origin than the API's."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=PAGE.parent)) as files:
        Thread(target=files.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{files.server_port}"
        files.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def page(visit: Callable[..., Visit], address: str, elsewhere: str) -> Visit:
    opened = visit()
    opened.page.route(f"{elsewhere}/**", lambda route: route.continue_())
    opened.page.goto(f"{elsewhere}/{PAGE.name}?api={address}")
    return opened


def get(address: str, path: str) -> Any:
    with urllib.request.urlopen(address + path) as answer:
        return json.load(answer)


def ask(page: Visit, name: str) -> None:
    page.page.get_by_label("Who?").fill(name)
    page.page.get_by_role("button", name="Ask").click()


def test_it_is_as_short_as_it_is_said_to_be() -> None:
    assert len(PAGE.read_text("utf-8").splitlines()) <= LONGEST


def test_it_shows_quotes_and_the_rest_of_them(page: Visit, address: str) -> None:
    most = get(address, "/v1/quotes?limit=1&facets=person")["facets"]["person"][0]
    assert most["count"] > 5
    ask(page, most["id"])
    told = page.page.get_by_role("status")
    page.page.wait_for_function("document.querySelectorAll('blockquote').length === 5")
    assert told.inner_text() == f"{most['count']} quotes"
    page.page.get_by_role("button", name="More").click()
    page.page.wait_for_function("document.querySelectorAll('blockquote').length > 5")
    newest = get(address, f"/v1/quotes?limit=1&person={most['id']}")["items"][0]
    first = page.page.locator("blockquote").first.inner_text()
    assert newest["text"] in first
    assert newest["speaker"]["name"] in first
    assert (page.outside, page.complaints) == ([], [])


def test_it_suggests_names_as_one_types(page: Visit, address: str) -> None:
    person = get(address, "/v1/quotes?limit=1&facets=person")["facets"]["person"][0]
    page.page.get_by_label("Who?").press_sequentially(person["label"][:5])
    page.page.wait_for_function(f"document.querySelector('option[value={json.dumps(person['id'])}]') !== null")


def test_a_name_of_several_offers_them(page: Visit, address: str) -> None:
    names = [one["name"] for one in get(address, "/v1/persons?limit=500")["items"]]
    shared = next(word for name in names for word in name.split()[-1:]
                  if sum(other.split()[-1:] == [word] for other in names) > 1)  # fmt: skip
    ask(page, shared)
    choice = page.page.locator("main button").first
    choice.wait_for()
    assert "fits" in page.page.get_by_role("status").inner_text()
    choice.click()
    page.page.wait_for_function("/^\\d+ quotes$/.test(document.querySelector('#told').textContent)")
    refused = [one for one in page.complaints if not re.search("status of 409", one)]
    assert (page.outside, refused) == ([], [])
