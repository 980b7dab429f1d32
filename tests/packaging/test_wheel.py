"""The wheel by itself: what is in it, and that it runs in an environment that has no checkout."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest

from tests.corpus import ROOT

pytestmark = pytest.mark.slow
QUIET = ("--quiet", "--disable-pip-version-check", "--no-input")


def run(*words: str | Path, **more: Any) -> str:
    done = subprocess.run(list(map(str, words)), check=False, capture_output=True, text=True, timeout=600, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built of what is under version control, as a release is."""
    source, dist = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in run("git", "ls-files", "-z", cwd=ROOT).split("\0"):
        if name and (ROOT / name).is_file() and not name.startswith(("tests/", "docs/", "benchmarks/")):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
    run(sys.executable, "-m", "pip", "wheel", *QUIET, "--no-deps", "--no-build-isolation", "-w", dist, source)
    [built] = dist.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment: what is locked, by hash, and the wheel."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder)
    pip = (folder / "bin" / "python", "-m", "pip")
    run(*pip, "install", *QUIET, "--require-hashes", "-r", ROOT / "requirements.lock")
    run(*pip, "install", *QUIET, "--no-deps", wheel)
    assert "No broken requirements" in run(*pip, "check")
    return folder / "bin"


def test_it_carries_all_that_is_read_at_run_time(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    carried = {
        *(f"app/_bundled/{path.relative_to(ROOT)}" for folder in ("migrations", "seeds")
          for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"),
        *(str(path.relative_to(ROOT)) for path in (ROOT / "app").rglob("*")
          if path.is_file() and path.suffix != ".pyc"),
    }  # fmt: skip
    assert "app/evaluation/quality.json" in carried
    assert carried - names == set()
    assert [name for name in names if name.startswith(("tests", "docs", "benchmarks"))] == []


def test_it_helps(installed: Path, tmp_path: Path) -> None:
    assert "verbale" in run(installed / "verbale", "--help", cwd=tmp_path, env=alone(tmp_path))


def test_its_demonstration_needs_nothing_and_leaves_nothing(installed: Path, tmp_path: Path) -> None:
    with demonstration(installed / "verbale", tmp_path) as (address, process):
        quotes = json.loads(fetched(f"{address}/v1/quotes?limit=1"))
        assert quotes["total"] == 12
        assert b"<title>" in fetched(f"{address}/")
        assert b"swagger" in fetched(f"{address}/docs")
        assert json.loads(fetched(f"{address}/v1/quality"))["release"]
        assert list((tmp_path / "tmp").iterdir()) != []
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert {path.name for path in tmp_path.iterdir()} <= {"tmp", "home"}


def test_pipx_installs_it(wheel: Path, tmp_path: Path) -> None:
    pipx = shutil.which("pipx")
    if pipx is None:
        pytest.skip("there is no pipx")
    environment = {**os.environ, "PIPX_HOME": str(tmp_path / "pipx"), "PIPX_BIN_DIR": str(tmp_path / "bin")}
    run(pipx, "install", "--python", sys.executable, wheel, env=environment)
    assert run(tmp_path / "bin" / "verbale", "version", cwd=tmp_path).strip()


def alone(folder: Path) -> dict[str, str]:
    """An environment that knows neither this checkout nor any setting."""
    (folder / "tmp").mkdir(exist_ok=True)
    return {"PATH": "/usr/bin:/bin", "HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"), "LANG": "C.UTF-8"}


@contextmanager
def demonstration(verbale: Path, folder: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """`verbale demo`, and the address that it tells."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([verbale, "demo"], cwd=folder, env=alone(folder), stderr=errors)
        try:
            yield told(process, errors), process
        finally:
            process.kill()
            process.wait(10)


def told(process: "subprocess.Popen[bytes]", errors: Any) -> str:
    """The address to look at, once something answers there."""
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        errors.seek(0)
        lines = [line.split() for line in errors.read().decode().splitlines() if line.startswith("  look ")]
        if lines:
            address = lines[0][1].rstrip("/")
            try:
                fetched(f"{address}/healthz")
            except URLError:
                pass
            else:
                return address
        time.sleep(0.1)
    errors.seek(0)
    pytest.fail(f"the demonstration did not come up: {errors.read().decode()}")


def fetched(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return bytes(answer.read())
