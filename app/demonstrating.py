"""A first look: a store that is gone afterwards, a port that is free, and where to look."""

import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

_STOPPED = 128 + signal.SIGTERM


@contextmanager
def temporary_store() -> Iterator[str]:
    """The DATABASE_URL of a store in a folder that is removed in the end, also where a signal brings that about."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(_STOPPED))
    try:
        with TemporaryDirectory(prefix="verbale-") as folder:
            yield f"sqlite:///{quote(str(Path(folder) / 'demo.sqlite'))}"
    except KeyboardInterrupt:
        return  # the way to end it
    finally:
        signal.signal(signal.SIGTERM, before)


def free_port(host: str, wanted: int) -> int:
    """This port, or another one where it is taken. A host that is none is left to the server to complain about."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in (wanted, 0):
        with suppress(OSError), socket.create_server((host, port), family=family) as found:
            return int(found.getsockname()[1])
    return wanted


def where_to_look(address: str) -> tuple[str, ...]:
    """What to open and to ask first, line by line."""
    return (
        f"  look     {address}/",
        f"  try out  {address}/docs",
        f"  ask      curl '{address}/v1/quotes?quote_kind=direct&limit=1'",
        "Stop it with Ctrl+C; its store is gone then. `verbale ingest` and `verbale serve` keep one.",
    )
