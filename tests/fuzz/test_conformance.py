"""Every operation asked at random from the OpenAPI document, over a real server: each answers as it says.

`FUZZ` is how many random cases an operation gets (`make test-fuzz`: 120, some 20,000 cases in all; else 5). What the
fuzzer is told beyond its defaults stands in `schemathesis.toml`.
"""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import corpus
from tests.articles import golden
from tests.servers import free_port, wait_until_ready
from tests.test_openapi import closed

pytestmark = pytest.mark.slow

CASES = int(os.environ.get("FUZZ", "5"))
LONGEST = 1_800  # seconds of the whole run


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the golden articles."""
    folder = tmp_path_factory.mktemp("fuzz")
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/store.sqlite", "SEEDS": str(corpus.SEEDS)}
    verbale = [sys.executable, "-c", "from app.cli import main; main()"]
    articles = [folder / f"{one.slug}.txt" for one in golden.articles()]
    for path, article in zip(articles, golden.articles(), strict=True):
        path.write_text(article.text, "utf-8")
    loading = [*verbale, "ingest", "--date", "2026-01-15", *map(str, articles)]
    subprocess.run(loading, check=True, cwd=corpus.ROOT, env=environment, capture_output=True)
    serving = [*verbale, "serve", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(serving, cwd=corpus.ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_until_ready(server, f"http://127.0.0.1:{port}", log=folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def test_nothing_answers_otherwise_than_it_says(address: str, tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    with urllib.request.urlopen(f"{address}/openapi.json") as served:
        document.write_text(json.dumps(closed(json.load(served))))
    command = [Path(sys.executable).with_name("schemathesis"), "--config-file", corpus.ROOT / "schemathesis.toml",
               "run", document, "--url", address, "-n", str(CASES), "--no-color"]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.returncode == 0, done.stdout[-20_000:]
    found = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert found, done.stdout[-2_000:]
    assert found[1] == found[2]
    print(found[0])
