"""Every candidate at every question, in turn and in rounds, so that what disturbs the machine disturbs all alike."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from benchmarks.agreeing import requested
from benchmarks.agreeing import stopped as is_stopped
from benchmarks.asking import answers, load
from benchmarks.candidates import Candidate
from benchmarks.processes import Running, cpu
from benchmarks.questions import Question

KEPT = 50  # addresses that are asked again where answers are kept: 50 pages of 40 KB are 2 MB of the 32
Served = list[tuple[Candidate, Running]]


@dataclass(slots=True)
class Measured:
    """What was seen of one candidate at one question: µs of CPU a request and requests a second, a value a round.

    What is `refused` with 503 was stopped at its deadline or had no place; on a machine with more to do it may be much.
    """

    cpu_us: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    refused: int = 0


def answerable(
    candidate: Candidate, server: Running, questions: Sequence[Question]
) -> tuple[list[Question], dict[str, int]]:
    """The questions with those asks that are answered within the deadline, and how many are stopped at it."""
    kept, stopped = [], {}
    for question in questions:
        good = []
        for ask in question.asks:
            body = answers(server.port, [requested(candidate, question, ask)])[0]
            if not is_stopped(body):
                good.append(ask)
        stopped[question.key] = len(question.asks) - len(good)
        if good:
            kept.append(replace(question, asks=good))
    return kept, {key: count for key, count in stopped.items() if count}


def measure(
    servers: Served, questions: Sequence[Question], *, rounds: int, seconds: float
) -> dict[tuple[str, str], Measured]:
    """By candidate and question, of so many rounds with so many seconds each."""
    found: dict[tuple[str, str], Measured] = {}
    for _ in range(rounds):
        for question in questions:
            for candidate, server in servers:
                if candidate.address(question, question.asks[0]) is None:
                    continue
                one = found.setdefault((candidate.name, question.key), Measured())
                _slot(candidate, server, question, one, seconds)
    return found


def _slot(candidate: Candidate, server: Running, question: Question, one: Measured, seconds: float) -> None:
    asks = question.asks[:KEPT] if candidate.keeps else question.asks
    requests = [requested(candidate, question, ask) for ask in asks]
    if candidate.keeps:  # what is kept was pushed out by other questions
        load(server.port, requests, connections=1, least=len(requests))
    elif not one.cpu_us:  # the first answers make connections and compile statements
        load(server.port, requests, connections=question.connections, seconds=seconds / 2, least=question.connections)
    before = cpu(server.pid)
    seen = load(server.port, requests, connections=question.connections, seconds=seconds,
                least=question.connections, start=len(one.times))  # fmt: skip
    one.cpu_us.append((cpu(server.pid) - before) / len(seen.times) / 1000)
    one.per_second.append(len(seen.times) / seen.elapsed)
    one.times += seen.times
    one.refused += seen.refused
