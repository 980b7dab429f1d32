"""Who runs, of those whose questions take long: so many at once, and each in turn.

Threads that compute all the time would share the cores with the event loop and take Python's lock from each other: with
four of them beside it on one core, a quote by its id took 8 ms at the 95th percentile, 40 times as long as alone. So no
more run than leave the event loop a core, and whoever has run for a turn lets those go first who wait.
"""

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

TURN = 0.02  # seconds: most searches end within one, and a dozen who wait have begun after a quarter of a second
_LESS_URGENT = (
    10  # of 19, where the event loop has no core of its own: with 5 it still waited for the system's next tick
)
_MOST = 4


class Turns:
    """Turns on so many `cores`. Whoever takes one gives it back."""

    def __init__(self, cores: int) -> None:
        self._shared = cores <= 1
        self._free = min(_MOST, max(1, cores - 1))
        self._waiting: deque[threading.Lock] = deque()
        self._lock = threading.Lock()

    @contextmanager
    def taken(self) -> Iterator["Turn"]:
        """Wait for a turn, and have it inside the `with` block."""
        self._take()
        try:
            yield Turn(self)
        finally:
            self._give()

    def begin(self) -> None:
        """Tell the system that this thread is less urgent than the event loop, where both are on one core (Linux)."""
        if self._shared and sys.platform == "linux":
            with suppress(OSError):
                own = os.getpriority(os.PRIO_PROCESS, 0)
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), own + _LESS_URGENT)

    def pass_on(self) -> None:
        """Let those go first who wait, if any do."""
        if self._waiting:
            self._give()
            self._take()

    def _take(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        mine.acquire()  # whoever gives theirs back opens it

    def _give(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


class Turn:
    """A turn that is had."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._since = time.monotonic()

    def look(self, now: float) -> float:
        """Wait where the turn is over and others wait; for how many seconds."""
        if now - self._since < TURN:
            return 0.0
        self._turns.pass_on()
        self._since = time.monotonic()
        return self._since - now
