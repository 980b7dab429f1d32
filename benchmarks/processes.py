"""Servers started on a core of their own and ended, and what they used meanwhile: CPU and memory of all they started.

CPU is user and system time, to the nanosecond, from the process's own clock in the kernel (clock_getcpuclockid): it
holds still where requests per second do not. Where there is no Linux, `ps` tells it, to a hundredth of a second.
"""

import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PROC = Path("/proc/self/task").exists()
_SCHED = 2  # CPUCLOCK_SCHED: what the scheduler has seen run; ~pid << 3 with it is the number of a process's clock
_START = 300.0  # seconds: some read all they serve first


@dataclass(slots=True)
class Running:
    """A server that answers: where, and the seconds until its first answer, by the clock and of CPU."""

    port: int
    pid: int
    first_answer: float
    start_cpu: float


Cores = tuple[set[int], set[int]] | None
"""The server's and the load's."""


def cores() -> Cores:
    """One core for the server, the others for the load; None where there is but one, or no way to choose."""
    if not hasattr(os, "sched_getaffinity") or len(all_ := sorted(os.sched_getaffinity(0))) == 1:
        return None
    return {all_[0]}, set(all_[1:])


def pinned(command: Sequence[str], where: set[int] | None) -> list[str]:
    """The command on these cores, if there is a way to say so."""
    return ["taskset", "-c", ",".join(map(str, sorted(where))), *command] if where else list(command)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def serving(
    command: Sequence[str], environment: Mapping[str, str], first: str, where: set[int] | None = None
) -> Iterator[Running]:
    """The server that `command` starts, `{port}` in it replaced, from its first answer (to `first`) to its end."""
    port = free_port()
    words = pinned([word.replace("{port}", str(port)) for word in command], where)
    began = time.monotonic()
    told = {**os.environ, **environment}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(words, cwd=ROOT, env=told, start_new_session=True, stdout=said, stderr=said)
        try:
            if not _answers(process, port, first):
                said.seek(0)
                raise SystemExit(f"{' '.join(words)} did not start:\n{said.read().decode()[-2000:]}")
            yield Running(port, process.pid, time.monotonic() - began, cpu(process.pid) / 1e9)
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
            return


def _answers(process: "subprocess.Popen[bytes]", port: int, path: str) -> bool:
    """Wait until the server answers at all: whether rightly is asked later."""
    end = time.monotonic() + _START
    ask = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 30) as connection:
            connection.sendall(ask)
            if connection.recv(1):
                return True
        time.sleep(0.02)
    return False


def family(pid: int) -> list[int]:
    """The process and all that it started, in any generation."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += [int(child) for child in task.read_text().split()]
    return found


def cpu(pid: int) -> int:
    """Nanoseconds that the process and its children have run, in all their threads, those that ended among them."""
    if not _PROC:
        said = subprocess.run(["ps", "-o", "time=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout
        minutes, _, seconds = said.strip().rpartition(":")
        return int((sum(60 * int(part) for part in minutes.split(":")) + float(seconds)) * 1e9)
    return sum(time.clock_gettime_ns((~one << 3) | _SCHED) for one in family(pid))


def memory(pid: int) -> float:
    """MB that the process and its children have for themselves."""
    if not _PROC:
        said = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout
        return int(said) / 1024
    lines = (line for one in family(pid) for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private")) / 1024
