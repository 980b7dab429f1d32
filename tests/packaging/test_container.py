"""The Dockerfile, compose.yaml and .dockerignore held to the code, and followed step by step without a daemon."""

import fnmatch
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.settings import Settings
from tests.corpus import ROOT
from tests.packaging.test_wheel import alone, fetched, run
from tests.servers import free_port

Step = tuple[str, str]


def stages() -> list[list[Step]]:
    """The instructions of each stage, in order."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    steps = [tuple(line.split(" ", 1)) for line in re.sub(r"\\\n\s*", "", text).splitlines() if line.strip()]
    found: list[list[Step]] = []
    for name, rest in steps:
        found += [[]] if name == "FROM" else []
        found[-1].append((name, rest))
    return found


BUILD, FINAL = stages()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICE: dict[str, Any] = COMPOSE["services"]["verbale"]


def told(name: str, steps: list[Step] = FINAL) -> str:
    [rest] = [rest for one, rest in steps if one == name]
    return rest


def environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in shlex.split(told("ENV")))


def taken(path: str) -> bool:
    """Whether a file is sent to the daemon, by .dockerignore: the last line that fits decides."""
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    ignored = False
    for line in lines:
        pattern = line.removeprefix("!").removeprefix("**/")
        parts = path.split("/")
        fits = fnmatch.fnmatch(parts[0], pattern) or (
            line.startswith("**/") and any(fnmatch.fnmatch(part, pattern) for part in parts)
        )
        ignored = not line.startswith("!") if fits else ignored
    return not ignored


def sent() -> list[str]:
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in files.split("\0") if name and (ROOT / name).is_file() and taken(name)]


def test_it_stands_on_the_python_that_the_project_needs() -> None:
    [base] = {rest.split()[0] for steps in (BUILD, FINAL) for name, rest in steps if name == "FROM"}
    assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+", base)
    assert base.startswith("python:3.11-")  # `requires-python`, and what the locks are made for


def test_nobody_is_root_and_nothing_is_installed_unseen() -> None:
    assert told("USER").isdigit()
    assert told("USER") in next(rest for name, rest in FINAL if name == "RUN")
    installing = [rest for name, rest in BUILD if name == "RUN" and "pip install" in rest]
    assert [one for one in installing if "--require-hashes" not in one and "--no-deps" not in one] == []


def test_what_is_copied_is_there_and_nothing_else_is_sent() -> None:
    sources = [one for name, rest in BUILD if name == "COPY" for one in rest.split()[:-1]]
    assert [one for one in sources if not (ROOT / one).exists()] == []
    assert {name.split("/")[0] for name in sent()} == set(sources)
    assert not taken("tests/test_docs.py")
    assert not taken("var/verbale.sqlite")
    assert not taken("app/__pycache__/cli.cpython-311.pyc")


def test_what_is_set_are_settings() -> None:
    fields = {name.upper() for name in Settings.model_fields}
    assert set(environment()) - {"PATH"} <= fields
    assert set(SERVICE["environment"]) <= fields


def test_the_store_is_on_the_volume_and_the_port_is_the_one_that_is_published() -> None:
    assert environment()["DATABASE_URL"] == f"sqlite:///{told('VOLUME')}/verbale.sqlite"
    assert SERVICE["volumes"] == [f"store:{told('VOLUME')}"]
    assert told("EXPOSE") == environment()["PORT"]
    assert SERVICE["ports"] == [f"127.0.0.1:${{PORT:-8000}}:{told('EXPOSE')}"]


def test_compose_builds_from_a_lock_that_is_there() -> None:
    default = SERVICE["build"]["args"]["REQUIREMENTS"].removeprefix("${REQUIREMENTS:-").removesuffix("}")
    assert f"REQUIREMENTS={default}" == told("ARG", BUILD)
    assert (ROOT / default).is_file()
    assert SERVICE["read_only"] is True
    assert SERVICE["cap_drop"] == ["ALL"]


def test_the_lock_with_the_tools_is_the_other_one_and_more() -> None:
    """What both have is the same, to the hash."""
    locks = [_locked(ROOT / name) for name in ("requirements.lock", "requirements-mcp.lock")]
    assert locks[0].items() <= locks[1].items()
    assert "mcp" in locks[1].keys() - locks[0].keys()


def _locked(path: Path) -> dict[str, tuple[str, ...]]:
    """By package: its version with its hashes, as they stand in the lock."""
    blocks = re.split(r"^(?=[a-z])", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for block in blocks:
        if pinned := re.match(r"([a-z0-9-]+)==(\S+)", block):
            found[pinned[1]] = (pinned[2], *sorted(re.findall(r"sha256:[0-9a-f]+", block)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("requirements", "hosts"), [("requirements.lock", ""), ("requirements-mcp.lock", "records.example, 127.0.0.1")]
)
def test_its_steps_lead_to_a_service_that_is_well(tmp_path: Path, requirements: str, hosts: str) -> None:
    """All that the Dockerfile does but its base and its user, here: it is no container, and says nothing of one."""
    source, place, data = tmp_path / "src", tmp_path / "verbale", tmp_path / "data"
    data.mkdir()
    copied = [one for name, rest in BUILD if name == "COPY" for one in rest.split()[:-1]]
    for name in sent():
        if name.split("/")[0] in copied:
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
    for name, rest in BUILD:
        if name == "RUN":
            command = rest.replace("/opt/verbale", str(place)).replace("python -m", f"{sys.executable} -m", 1)
            run("sh", "-c", command, cwd=source, env={**os.environ, "REQUIREMENTS": requirements, "PIP_QUIET": "1"})
    port = str(free_port())
    url = environment()["DATABASE_URL"].replace(told("VOLUME"), str(data))
    serving = {**alone(tmp_path), **environment(), "PATH": f"{place}/bin:/usr/bin:/bin", "PORT": port,
               "DATABASE_URL": url, "ALLOWED_HOSTS": hosts}  # fmt: skip
    command = [f"{place}/bin/{json.loads(told('ENTRYPOINT'))[0]}", *json.loads(told("CMD"))]
    process = subprocess.Popen(command, cwd=data, env=serving, stderr=subprocess.DEVNULL)
    try:
        assert _is_well(serving), "it did not come up"
        assert json.loads(fetched(f"http://127.0.0.1:{port}/v1/quotes?limit=1"))["total"] == 12
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    assert not _is_well(serving, patience=0)
    assert (data / "verbale.sqlite").is_file()


def _is_well(serving: dict[str, str], patience: float = 60) -> bool:
    """What the health check says, tried until it is well."""
    check = json.loads(told("HEALTHCHECK").partition("CMD ")[2])
    end = time.monotonic() + patience
    while True:
        done = subprocess.run(check, env=serving, check=False, capture_output=True)
        if done.returncode == 0 or time.monotonic() > end:
            return done.returncode == 0
        time.sleep(0.3)
