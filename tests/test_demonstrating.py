"""A first look: where it listens, what it says, and that nothing stays behind."""

import signal
import socket
from pathlib import Path
from urllib.parse import unquote

import pytest

from app import demonstrating
from app.store.engine import database_path


def test_a_port_that_is_free_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        other = demonstrating.free_port("127.0.0.1", port)
        assert other != port
    assert demonstrating.free_port("127.0.0.1", port) == port


def test_a_host_that_is_none_is_left_to_the_server() -> None:
    assert demonstrating.free_port("999.999.999.999", 8123) == 8123


@pytest.mark.parametrize("ending", [KeyboardInterrupt, SystemExit, signal.SIGTERM])
def test_the_store_is_gone_however_it_ends(
    ending: type[BaseException] | signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = signal.getsignal(signal.SIGTERM)
    try:
        with demonstrating.temporary_store() as url:
            assert database_path(url).parent.is_dir()
            assert unquote(url).startswith(f"sqlite:///{tmp_path}")
            if isinstance(ending, signal.Signals):
                signal.raise_signal(ending)
            else:
                raise ending
    except SystemExit:
        assert ending is not KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is before
