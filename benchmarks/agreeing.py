"""Whether all candidates say the same: asked before anything is measured, for what is wrong is fast in vain."""

from collections.abc import Sequence
from typing import Any

from benchmarks.asking import answers, request
from benchmarks.candidates import Candidate
from benchmarks.processes import Running
from benchmarks.questions import Question

COMPARED = 10  # answers to each question
_TRIES = 5


def agrees(ours: Any, theirs: Any) -> bool:
    """Ids in the same order and equal counts; of a facet, the values we show; totals where both count to the end."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return all(theirs.get(name) == count for name, count in ours.items())
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        return ours[0] == theirs[0] and (None in {ours[1], theirs[1]} or ours[1] == theirs[1])
    return bool(ours == theirs)


def differences(
    reference: tuple[Candidate, Running], others: Sequence[tuple[Candidate, Running]], questions: Sequence[Question]
) -> list[str]:
    """Where a candidate answers otherwise than the reference does, a line each."""
    found = []
    for question in questions:
        asks = question.asks[:COMPARED]
        right = _answered(reference, question, asks)
        for candidate, server in others:
            if candidate.address(question, asks[0]) is None:
                continue
            for ask, ours, theirs in zip(asks, right, _answered((candidate, server), question, asks), strict=True):
                if not agrees(ours, theirs):
                    said = f"{str(theirs)[:300]}, but {str(ours)[:300]} is right"
                    found.append(f"{question.key} {candidate.name} {ask.address}: {said}")
    return found


def _answered(one: tuple[Candidate, Running], question: Question, asks: Sequence[Any]) -> list[Any]:
    candidate, server = one
    requests = [requested(candidate, question, ask) for ask in asks]
    bodies = [_patiently(server, one) for one in requests]
    return [candidate.read(question.key, body) for body in bodies]


def _patiently(server: Running, one: bytes) -> bytes:
    """The answer, asked for again where it was stopped at its deadline by what else the machine does."""
    body = b""
    for _ in range(_TRIES):
        body = answers(server.port, [one])[0]
        if not stopped(body):
            break
    return body


def stopped(body: bytes) -> bool:
    """Whether an answer is the problem of a question that was stopped at its deadline."""
    return b'/problems/query-timeout"' in body[:200]


def requested(candidate: Candidate, question: Question, ask: Any) -> bytes:
    """The question as this candidate is asked it."""
    address = candidate.address(question, ask)
    assert address is not None
    return request(address, ask.body.encode() if ask.body is not None else None)
