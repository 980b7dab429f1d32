"""A server begun: its store made ready, with the documents of the seeds, then the application.

Documents are read in a process of its own while the application is imported. What reading them takes, some 30 MB, is
gone with that process.
"""

import multiprocessing
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Thread

from app.console import failing, say
from app.domain import vocabulary as vocabularies
from app.errors import AddressError
from app.importing import importing
from app.settings import Settings
from app.store.engine import database_path


def load(settings: Settings) -> None:
    """Make the store or bring it up to date, with the documents of the seeds folder where they are wanted.

    Raises VerbaleError, AddressError before all else, or SystemExit where it was told already what is wrong with the
    documents or the store.
    """
    _try_address(settings)
    if settings.load_seeds:
        with _beside(partial(_load, settings)), importing():
            from app import main  # noqa: F401, PLC0415 - which `run` would wait for else
    else:
        _load(settings)


def _try_address(settings: Settings) -> None:
    """See that the server will be able to listen: it would say so only when all is loaded, and in its log."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        socket.create_server((settings.host, settings.port), family=family).close()
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (")[0]  # Python tells the address, too
        raise AddressError(f"{settings.own_address} cannot be served: {why}") from error


def run(settings: Settings, workers: int = 1) -> None:
    """Serve with so many processes until a signal ends it."""
    with importing():
        from app import main  # noqa: PLC0415 - no other command needs it
    main.run(settings, workers)


def _load(settings: Settings) -> None:
    with importing():
        from app.store.opening import prepare  # noqa: PLC0415 - this, too
    path, vocabulary = database_path(settings.database_url), vocabularies.load(settings.seeds)
    prepare(path, vocabulary)
    if settings.load_seeds:
        with importing():
            from app import reading, workflow  # noqa: PLC0415 - for these documents alone
        say("seeds: " + workflow.ingest(path, reading.inputs([settings.seeds]), vocabulary).summary())


@contextmanager
def _beside(work: Callable[[], None]) -> Iterator[None]:
    """Work in another process while the `with` block runs, and wait for it. Raises SystemExit with its code, if any."""
    process = multiprocessing.get_context("fork").Process(target=_work, args=(work,))
    process.start()
    try:
        yield
        process.join()
    finally:
        process.terminate()
        process.join()
    if process.exitcode:
        sys.exit(process.exitcode if process.exitcode > 0 else 128 - process.exitcode)


def _work(work: Callable[[], None]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits: it ends this one
    Thread(target=_end_with_parent, daemon=True).start()
    with failing():
        work()


def _end_with_parent() -> None:
    """However that ends: with nobody to serve there is nothing to load."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)
