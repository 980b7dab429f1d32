"""Work spread over cores, its results in the order of the work: what each piece comes to must not depend on another."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Semaphore, Thread
from typing import Any, Generic, Self, TypeVar

from app.errors import VerbaleError

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_AHEAD = 4  # pieces a core has before it or behind it untaken: none waits for work, and memory stays flat


def available_cores() -> int:
    """How many cores this process may use, which in a container are fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Cores(Generic[Piece, Result]):
    """Processes that do one kind of work. They are forked at once and share all that was loaded before.

    Make them before anything is opened that they must not hold, such as the lock of the store. When this process ends,
    in whatever way, so do they: each waits for its pipe, which then closes.
    """

    def __init__(self, work: Callable[[Piece], Result], count: int) -> None:
        fork = multiprocessing.get_context("fork")
        self._pipes: list[Connection] = []
        self._processes = []
        for _ in range(count):
            here, there = fork.Pipe()
            self._pipes.append(here)
            process = fork.Process(target=_serve, args=(work, there, self._pipes), daemon=True)
            process.start()
            there.close()
            self._processes.append(process)
        self._over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
        for pipe in self._pipes:
            pipe.close()

    def map(self, pieces: Iterator[Piece]) -> Iterator[Result]:
        """What the work makes of each piece, in the order of the pieces, which are taken as they are needed.

        Raises what the work or the pieces raise, and VerbaleError where a process has been ended from outside.
        """
        given: SimpleQueue[Connection | Exception | None] = SimpleQueue()
        free = Semaphore(_AHEAD * len(self._pipes))
        Thread(target=self._feed, args=(pieces, given, free), daemon=True).start()
        try:
            while (pipe := given.get()) is not None:
                if isinstance(pipe, Exception):
                    raise pipe
                yield _taken(pipe)
                free.release()
        finally:
            self._over = True
            free.release()

    def _feed(
        self, pieces: Iterator[Piece], given: "SimpleQueue[Connection | Exception | None]", free: Semaphore
    ) -> None:
        """Hand the pieces out by turns. In a thread, as a pipe that is full waits for its results to be taken."""
        try:
            for number, piece in enumerate(pieces):
                free.acquire()
                if self._over:
                    return
                pipe = self._pipes[number % len(self._pipes)]
                given.put(pipe)
                with suppress(BrokenPipeError):  # whoever waits for the result sees that the process is gone
                    pipe.send(piece)
            given.put(None)
        except Exception as error:  # raised where the results are taken
            given.put(error)


def _taken(pipe: Connection) -> Any:
    try:
        result, error = pipe.recv()
    except (EOFError, OSError) as ended:
        raise VerbaleError("A process that was at work beside this one has been ended.") from ended
    if error is not None:
        raise error
    return result


def _serve(work: Callable[[Piece], Result], pipe: Connection, others: list[Connection]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes: it ends this one
    for other in others:
        other.close()  # or it would stay open when that process is gone
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            pipe.send(_done(work, pipe.recv()))


def _done(work: Callable[[Piece], Result], piece: Piece) -> tuple[Result | None, Exception | None]:
    try:
        return work(piece), None
    except Exception as error:  # raised where the results are taken
        return None, error
