"""A server in a process of its own, as a stranger starts it: a port for it, and the wait until it answers."""

import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait_until_ready(
    server: "subprocess.Popen[bytes]", address: str, *, seconds: float = 30, log: Path | None = None
) -> None:
    """Return once the server is ready; fail the test, with the end of its log, if it ends or takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    told = log.read_text("utf-8", "replace")[-2000:] if log else ""
    pytest.fail(f"The server did not become ready:\n{told}")
