"""Turns: no more run at once than there are cores for, and those who wait go in their order."""

import threading
import time

import pytest

from app.store.turns import TURN, Turns


@pytest.mark.parametrize(("cores", "at_once"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 3), (64, 4)])
def test_no_more_run_than_leave_the_event_loop_a_core(cores: int, at_once: int) -> None:
    turns, lock = Turns(cores), threading.Lock()
    running: list[int] = []
    most = []
    full = threading.Event()

    def run(number: int) -> None:
        for turn in range(20):
            with turns.taken():
                with lock:
                    running.append(number)
                    most.append(len(running))
                    if len(running) == at_once:
                        full.set()
                if turn == 0:
                    full.wait(3)  # whoever came first stays until all have come who may
                with lock:
                    running.remove(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    assert max(most) == at_once
    assert len(most) == 6 * 20


def test_whoever_has_run_for_a_turn_goes_behind_those_who_wait() -> None:
    turns = Turns(1)
    order: list[str] = []
    waiting = []

    def wait(name: str) -> None:
        with turns.taken():
            order.append(name)

    with turns.taken() as turn:
        for name in ("second", "third"):
            waiting.append(threading.Thread(target=wait, args=(name,)))
            waiting[-1].start()
            while len(turns._waiting) < len(waiting):
                time.sleep(0.001)
        order.append("first")
        now = time.monotonic()
        assert turn.look(now) == 0  # the turn is not over
        assert order == ["first"]
        assert turn.look(now + TURN) != 0
        order.append("first again")
    for one in waiting:
        one.join(20)
    assert order == ["first", "second", "third", "first again"]


def test_nobody_waits_where_nobody_else_does() -> None:
    with Turns(1).taken() as turn:
        assert turn.look(time.monotonic() + 2 * TURN) < 0.5
