"""Work on several cores: results in order, errors where the results are taken, nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from app.cores import Cores
from app.errors import InputError, VerbaleError


def _slow_if_even(number: int) -> tuple[int, int]:
    if number % 2 == 0:
        time.sleep(0.005)
    return number, os.getpid()


def test_results_come_in_the_order_of_the_work_from_several_processes() -> None:
    with Cores(_slow_if_even, 3) as cores:
        found = list(cores.map(iter(range(60))))
    assert [number for number, _ in found] == list(range(60))
    assert len({process for _, process in found} - {os.getpid()}) == 3


def test_no_more_is_taken_than_is_at_work_or_waits() -> None:
    taken = []

    def pieces() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with Cores(_slow_if_even, 2) as cores:
        results = cores.map(pieces())
        for _ in range(10):
            next(results)
        time.sleep(0.2)
        assert len(taken) <= 10 + 2 * 4 + 1


def test_large_pieces_and_results_do_not_wait_for_one_another() -> None:
    with Cores(lambda piece: piece * 2, 2) as cores:
        assert [len(one) for one in cores.map(iter([b"x" * 1_000_000] * 20))] == [2_000_000] * 20


def test_what_the_work_or_the_pieces_raise_is_raised_where_results_are_taken() -> None:
    def work(number: int) -> int:
        return 6 // number

    def pieces() -> Iterator[int]:
        yield 2
        raise InputError("E_IO", "cannot be read")

    with Cores(work, 2) as cores, pytest.raises(ZeroDivisionError):
        list(cores.map(iter([3, 2, 0, 1])))
    with Cores(work, 2) as cores:
        results = cores.map(pieces())
        assert next(results) == 3
        with pytest.raises(InputError):
            next(results)


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    def work(number: int) -> int:
        if number == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with Cores(work, 2) as cores, pytest.raises(VerbaleError, match="has been ended"):
        list(cores.map(iter(range(20))))


_KILLED = """
import os, time
from app.cores import Cores
with Cores(lambda number: os.getpid(), 2) as cores:
    print(*set(cores.map(iter(range(8)))), flush=True)
    time.sleep(60)
"""


def test_they_end_with_the_process_they_work_for_even_if_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _KILLED], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        children = [int(one) for one in parent.stdout.readline().split()]
        parent.kill()
        assert parent.stdout.read() == "", "the pipe closes only when all who hold it are gone"
    assert len(children) == 2
