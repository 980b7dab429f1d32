"""The command line run in this process, and as a process of its own where signals, pipes and names matter."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from app.cli import app
from tests import corpus


@dataclass(frozen=True)
class Command:
    """`verbale` with a database and a working folder of its own."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "var" / "verbale.sqlite"

    @property
    def rejects(self) -> Path:
        return self.folder / "var" / "rejects.ndjson"

    @property
    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": f"sqlite:///{self.database}", "SEEDS": str(corpus.SEEDS)}

    def run(
        self, *words: str | Path, given: bytes | None = None, environment: Mapping[str, str | None] | None = None
    ) -> Result:
        """Run it in this process."""
        env = {**self.environment, **(environment or {})}
        return CliRunner().invoke(app, [str(word) for word in words], input=given, env=env)

    def arguments(self, *words: str | bytes | Path) -> list[str | bytes | Path]:
        return [sys.executable, "-c", "from app.cli import main; main()", *words]

    def start(self, *words: str | bytes | Path, **more: object) -> subprocess.Popen[bytes]:
        """Start it as a process."""
        env = {**os.environ, "PYTHONPATH": str(corpus.ROOT), "PYTHONUTF8": "1", **self.environment}
        given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **more}
        return subprocess.Popen(self.arguments(*words), cwd=self.folder, env=env, **given)  # type: ignore[call-overload,no-any-return]

    def finish(self, *words: str | bytes | Path, **more: object) -> tuple[int, str, str]:
        """Run it as a process to its end: exit code, output, errors."""
        process = self.start(*words, **more)
        out, err = process.communicate(timeout=60)
        return process.returncode, (out or b"").decode(), err.decode()  # none where it went elsewhere


@pytest.fixture
def verbale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.chdir(tmp_path)
    return Command(tmp_path)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file into the working folder."""

    def write_(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_
