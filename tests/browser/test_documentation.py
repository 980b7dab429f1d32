"""The site that `make docs` builds: light and dark, phone and wide, nothing from outside, a search that finds."""

import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.browser.conftest import ARTEFACTS, Visit, faults

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
PAGES = ["index", "start", "cookbook", "api", "data-model", "operations", "glossary"]


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server that says nothing."""

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def built() -> Path:
    done = subprocess.run(["make", "docs"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return ARTEFACTS / "site"


@pytest.fixture(scope="module")
def site(built: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")])
def test_pages_are_readable_and_ask_nobody(visitor: Callable[..., Visit], site: str, width: int, scheme: str) -> None:
    seen = visitor(site, viewport={"width": width, "height": 800}, color_scheme=scheme)
    papers = set()
    for page in PAGES:
        seen.open(f"/docs/{page}.html")
        assert seen.page.locator("article h1").count() == 1
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width, page
        assert faults(seen.page, "article") == [], page
        papers.add(seen.page.evaluate("getComputedStyle(document.body).backgroundColor"))
        if page in ("index", "cookbook", "data-model"):
            seen.keep(f"docs-{page}-{width}-{scheme}", whole=False)
    assert papers == {"rgb(255, 254, 251)" if scheme == "light" else "rgb(17, 22, 28)"}
    assert seen.outside == []
    assert seen.complaints == []


def test_the_first_page_leads_to_the_map_and_the_map_to_every_page(
    visitor: Callable[..., Visit], site: str, built: Path
) -> None:
    seen = visitor(site)
    seen.open("/")
    seen.page.wait_for_url("**/docs/index.html")
    links = seen.page.locator(".sidebar-tree a").evaluate_all("links => links.map(link => link.href)")
    pages = {f"{seen.address}/{page.relative_to(built)}" for page in built.rglob("*.html")}
    meta = {f"{seen.address}/{name}.html" for name in ("index", "search", "docs/index")}
    assert set(links) == pages - meta


@pytest.mark.parametrize("opened", ["served", "from the disk"])
def test_a_search_finds_the_page(visitor: Callable[..., Visit], site: str, built: Path, opened: str) -> None:
    seen = visitor(site if opened == "served" else built.as_uri())
    seen.open("/docs/index.html")
    seen.page.locator("input[name=q]").fill("abstaining")
    seen.page.keyboard.press("Enter")
    found = seen.page.locator("ul.search a[href*='extraction.html']").first
    found.wait_for()
    found.click()
    seen.page.wait_for_url("**/docs/extraction.html*")
    assert seen.outside == []
    assert seen.complaints == []
