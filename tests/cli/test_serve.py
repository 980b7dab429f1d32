"""`verbale serve` as a process: it listens where it is told to, and links to where it listens."""

import json
import time
import urllib.request
from urllib.error import URLError

import pytest

from tests.cli.conftest import Command
from tests.servers import free_port

pytestmark = pytest.mark.slow  # each starts a server


def _answer(address: str) -> dict[str, object]:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:
                return dict(json.load(answer))
        except URLError:
            time.sleep(0.05)
    pytest.fail("the server did not come up")


@pytest.mark.parametrize("public", ["", "https://records.example/verbale"])
def test_addresses_begin_where_it_listens_unless_another_is_public(
    verbale: Command, monkeypatch: pytest.MonkeyPatch, public: str
) -> None:
    port, told = free_port(), free_port()
    monkeypatch.setenv("PORT", str(told))
    monkeypatch.setenv("PUBLIC_URL", public)
    process = verbale.start("serve", "--port", str(port))
    try:
        here = f"http://127.0.0.1:{port}"
        given = _answer(f"{here}/v1/events.jsonld?limit=1")
    finally:
        process.terminate()
        _, errors = process.communicate(timeout=30)
    assert f"serving on {here} " in errors.decode()
    written = json.dumps(given)
    assert f"{public or here}/v1/events" in written
    assert str(told) not in written
