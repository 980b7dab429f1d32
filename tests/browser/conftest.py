"""The server as a stranger starts it, and a browser that records whatever it would ask of anyone else."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from tests.browser import hostile
from tests.servers import free_port, wait_until_ready

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-quic",
    "--disable-component-update",
    "--disable-sync",
]
ARTEFACTS = Path(__file__).parents[2] / "artefacts"
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
ARTICLES = sorted((Path(__file__).parents[1] / "articles").glob("*/article.txt"))


@dataclass
class Visit:
    """A page with what went past it: requests to other hosts, and errors on its console."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def keep(self, name: str, *, whole: bool = True) -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=whole)

    def hold_to_ours(self, route: Route) -> None:
        if route.request.url.startswith(self.address + "/"):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


def faults(page: Page, within: str = "html") -> list[str]:
    """What axe finds. It is put in by the debugger, for the page's own policy lets no script of others run."""
    page.evaluate(AXE)
    found = page.evaluate("within => axe.run(within, {resultTypes: ['violations']})", within)
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("server")
    port = free_port()
    verbale = Path(sys.executable).with_name("verbale")
    command = [str(verbale), "serve", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'verbale.db'}"}
    taken = folder / "taken"
    taken.mkdir()
    (taken / "hostile.json").write_text(json.dumps(hostile.record()), "utf-8")
    subprocess.run(
        [str(verbale), "ingest", str(taken), *map(str, ARTICLES)], env=environment, check=True, capture_output=True
    )
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_until_ready(server, f"http://127.0.0.1:{port}", seconds=90, log=log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=15)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a window of its own, for an address whose requests are its only ones."""
    contexts = []

    def begin(address: str, **options: object) -> Visit:
        context = browser.new_context(
            service_workers="block", **{"viewport": {"width": 1280, "height": 900}, **options}
        )  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(20_000)
        visit = Visit(context.new_page(), address)
        context.route("**/*", visit.hold_to_ours)
        visit.page.on("console", visit.note)
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        return visit

    yield begin
    for context in contexts:
        context.close()


@pytest.fixture
def visit(visitor: Callable[..., Visit], address: str) -> Callable[..., Visit]:
    return partial(visitor, address)
