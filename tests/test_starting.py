"""What is loaded beside a server that starts: it ends with it, and its failure is the server's."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import StoreBusy
from app.starting import _beside


def _ends(pid: int) -> bool:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").exists() and ") Z " in Path(f"/proc/{pid}/stat").read_text():
            return True  # nobody has asked how it ended
        time.sleep(0.01)
    return False


def _waiting(told: Path) -> Callable[[], None]:
    """Work that tells its process and does not end by itself."""

    def work() -> None:
        told.with_suffix(".new").write_text(str(os.getpid()))
        told.with_suffix(".new").rename(told)
        time.sleep(60)

    return work


def _told(path: Path) -> int:
    end = time.monotonic() + 10
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.01)
    return int(path.read_text())


def test_its_failure_is_told_once_and_its_code_passed_on(capfd: pytest.CaptureFixture[str]) -> None:
    def busy() -> None:
        raise StoreBusy("Another process is writing to the store; try again.")

    with pytest.raises(SystemExit) as ended, _beside(busy):
        pass
    assert ended.value.code == 3
    assert capfd.readouterr().err == "verbale: Another process is writing to the store; try again.\n"


def test_what_is_killed_is_no_success() -> None:
    with pytest.raises(SystemExit) as ended, _beside(lambda: signal.raise_signal(signal.SIGKILL)):
        pass
    assert ended.value.code == 128 + signal.SIGKILL


def test_a_failure_on_this_side_ends_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="invalid literal"), _beside(_waiting(tmp_path / "pid")):
        int(f"process {_told(tmp_path / 'pid')}")
    assert _ends(_told(tmp_path / "pid"))


def test_it_ends_with_a_server_that_is_killed(tmp_path: Path) -> None:
    def server() -> None:
        with _beside(_waiting(tmp_path / "pid")):
            pass

    process = multiprocessing.get_context("fork").Process(target=server)
    process.start()
    pid = _told(tmp_path / "pid")
    process.kill()
    process.join()
    assert _ends(pid)
