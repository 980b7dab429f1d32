"""The generated clients against a real server: what they read is what is served, problems and 304 included.

`make clients` generates and compiles them before; what they do is in `clients/typescript/usage.ts` and
`clients/python/usage.py`, pieces of which stand in `docs/clients.md`.
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.articles import golden
from tests.corpus import ROOT
from tests.servers import free_port, wait_until_ready

pytestmark = pytest.mark.clients

CLIENTS = ROOT / "clients"
PYTHON = CLIENTS / ".venv/bin/python"
PAGE = 50  # quotes that both ask for at a time

Facts = dict[str, Any]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the seed and the golden articles."""
    folder = tmp_path_factory.mktemp("clients")
    texts = folder / "articles"
    texts.mkdir()
    for one in golden.articles():
        (texts / f"{one.slug}.txt").write_text(one.text, "utf-8")
    port = free_port()
    verbale = Path(sys.executable).with_name("verbale")
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'store.sqlite'}"}
    loading = [verbale, "ingest", "--date", "2026-01-15", ROOT / "seeds", texts]
    subprocess.run(loading, env=environment, check=True, capture_output=True)
    with subprocess.Popen(
        [verbale, "serve", "--port", str(port)], env=environment, stderr=subprocess.DEVNULL
    ) as server:  # fmt: skip
        try:
            wait_until_ready(server, f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def get(address: str, path: str) -> Any:
    with urllib.request.urlopen(f"{address}{path}") as answer:
        return json.load(answer)


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def typescript(address: str) -> Facts:
    found: Facts = json.loads(run("node", CLIENTS / "build/typescript/usage.js", address))
    return found


@pytest.fixture(scope="module")
def python(address: str) -> Facts:
    found: Facts = json.loads(
        run(PYTHON, CLIENTS / "python/usage.py", address, PYTHONPATH=str(CLIENTS / "build/python"))
    )
    return found


def test_both_list(address: str, typescript: Facts, python: Facts) -> None:
    page = get(address, "/v1/quotes?sector=shipbuilding&limit=5")["items"]
    lines = [f"{one['said']['edtf']}, {one['speaker']['name']}: {one['text']}" for one in page]
    assert len(lines) > 1
    assert (typescript["newest"], python["newest"]) == (lines, lines)


def test_both_read_a_record(address: str, typescript: Facts, python: Facts) -> None:
    roles = get(address, "/v1/persons/kevin-kim")["roles"]
    offices = [f"{role['title']} ({role['country']}, {role['status']})" for role in roles]
    assert offices
    assert (typescript["offices"], python["offices"]) == (offices, offices)


def test_both_read_whole_quotes(address: str, typescript: Facts, python: Facts) -> None:
    page = get(address, "/v1/quotes?person=kevin-kim")["items"]
    assert typescript["selectors"] == [f"{part['start']}-{part['end']}" for one in page for part in one["parts"]]
    assert python["quotes"] == [one["id"] for one in page]
    newest = get(address, "/v1/quotes?limit=1")["items"][0]
    assert python["day"] == newest["added_at"][:10]  # an instant, read as one


def test_both_know_a_problem_by_its_type(address: str, typescript: Facts, python: Facts) -> None:
    for found in (typescript, python):
        assert found["missing"] == ["/problems/not-found", 404]
        assert found["unknown"] == ["422", "kevin-kim: Kevin Kim"]
        status, *candidates = found["ambiguous"]
        assert status == "409"
        assert len(candidates) > 1
        for one in candidates:
            identifier, name, count = re.fullmatch(r"(.+): (.+), (\d+) quotes", one).groups()  # type: ignore[union-attr]
            record = get(address, f"/v1/persons/{identifier}")
            assert (record["name"], record["quote_count"]) == (name, int(count))


def test_both_follow_the_pages_to_the_end(address: str, typescript: Facts, python: Facts) -> None:
    with urllib.request.urlopen(f"{address}/v1/quotes.ndjson") as lines:
        all_ids = [json.loads(line)["id"] for line in lines]
    assert len(all_ids) > 2 * PAGE
    assert (typescript["all"], python["all"]) == (all_ids, all_ids)


def test_both_ask_whether_an_answer_still_holds(typescript: Facts, python: Facts) -> None:
    assert (typescript["twice"], python["twice"]) == ([200, 304], [200, 304])


def test_python_takes_another_format_whole(address: str, python: Facts) -> None:
    with urllib.request.urlopen(f"{address}/v1/quotes.csv?sector=shipbuilding") as table:
        assert python["table"] == table.read().decode().splitlines()


def test_a_client_of_today_reads_what_is_added_tomorrow(address: str) -> None:
    record = get(address, "/v1/quotes?limit=1")["items"][0] | {"quote_kind": "sung", "mood": "grave"}
    read = "import json, sys; from verbale_client.models import Quote; quote = Quote.from_dict(json.load(sys.stdin)); "
    told = subprocess.run(
        [PYTHON, "-c", read + "print(quote.quote_kind, quote.id)"], input=json.dumps(record), text=True,
        env={"PYTHONPATH": str(CLIENTS / "build/python")}, capture_output=True, check=True,
    )  # fmt: skip
    assert told.stdout.split() == ["sung", record["id"]]


def test_the_plot_has_a_bar_for_each_month_and_sector(address: str, tmp_path: Path) -> None:
    picture = tmp_path / "quotes.svg"
    printed = run(PYTHON, "examples/plot.py", address, str(picture), MPLCONFIGDIR=str(tmp_path))
    texts = ["".join(one.itertext()) for one in ET.parse(picture).iter("{http://www.w3.org/2000/svg}text")]
    facet = get(address, "/v1/quotes?limit=1&facets=sector&facet_limit=200&distinct=true")["facets"]["sector"]
    counts = {one["label"]: one["count"] for one in facet}
    named = [re.fullmatch(r"(.+) \((\d+)\)", text) for text in texts]
    shown = {one[1]: int(one[2]) for one in named if one}
    assert len(shown) == 6
    assert all(0 < count <= counts[label] for label, count in shown.items())
    months = [text for text in texts if re.fullmatch(r"\d{4}-\d{2}", text)]
    assert f"{sum(shown.values())} mentions of 6 sectors in {len(months)} months" in printed
