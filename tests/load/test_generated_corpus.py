"""A generated corpus loads through the front door and answers the six questions; loading it again changes nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import reading, workflow
from app.domain import vocabulary
from app.main import create
from app.settings import Settings
from app.store.opening import prepare

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=[10_000, 100_000])
def corpus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Path, Path]:
    folder = tmp_path_factory.mktemp("corpus")
    lines, store = folder / "corpus.ndjson", folder / "store.sqlite"
    with lines.open("wb") as output:
        command = [sys.executable, str(ROOT / "benchmarks/corpus.py"), str(request.param)]
        subprocess.run(command, check=True, stdout=output)
    terms = vocabulary.load(ROOT / "seeds")
    prepare(store, terms)
    report = workflow.ingest(store, reading.inputs([lines]), terms, jobs=2)
    assert report.rejected == []
    assert report.quotes == request.param
    return request.param, lines, store


@pytest.fixture(scope="module")
def client(corpus: tuple[int, Path, Path]) -> TestClient:
    return TestClient(create(Settings(database_url=f"sqlite:///{corpus[2]}")))


def spoken(corpus: tuple[int, Path, Path]) -> tuple[dict[str, int], dict[str, int]]:
    """Direct counts over the lines: quotes by speaker's name, and quotes of shipbuilding."""
    by_name: dict[str, int] = {}
    sectors: dict[str, int] = {}
    with corpus[1].open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            names = {person["key"]: person["name"] for person in record["persons"]}
            for quote in record["quotes"]:
                name = names[quote["speaker"]["person"]]
                by_name[name] = by_name.get(name, 0) + 1
                for sector in quote["sectors"]:
                    sectors[sector["id"]] = sectors.get(sector["id"], 0) + 1
    return by_name, sectors


def test_the_six_questions(corpus: tuple[int, Path, Path], client: TestClient) -> None:
    by_name, sectors = spoken(corpus)
    name, count = max(by_name.items(), key=lambda pair: pair[1])
    page = client.get("/v1/quotes", params={"person": name, "facets": "sector"}).json()
    assert (page["total"], page["total_exact"]) == (count, True)
    assert all(item["speaker"]["name"] == name for item in page["items"])
    days = [item["said"]["latest"] for item in page["items"]]
    assert days == sorted(days, reverse=True)
    assert page["facets"]["sector"], "a person who speaks that much speaks of some sector"

    quote = page["items"][0]
    assert client.get(f"/v1/quotes/{quote['id']}").json() == quote

    events = client.get("/v1/events", params={"from": "2010-05", "to": "2010-05", "limit": 500}).json()
    assert events["total"] == len(events["items"]) > 0
    for event in events["items"]:
        assert event["date"]["earliest"] <= "2010-05-31"
        assert event["date"]["latest"] >= "2010-05-01"

    assert client.get("/v1/quotes", params={"sector": "shipbuilding"}).json()["total"] == sectors["shipbuilding"]
    found = client.get("/v1/quotes", params={"q": "tariffs border"}).json()
    assert all({"tariff", "border"} <= set(item["text"].rstrip(".").split()) for item in found["items"])
    assert found["items"]


def test_loading_again_changes_nothing(corpus: tuple[int, Path, Path]) -> None:
    report = workflow.ingest(corpus[2], reading.inputs([corpus[1]]), vocabulary.load(ROOT / "seeds"))
    assert (report.created, report.updated, report.changes) == (0, 0, 0)
