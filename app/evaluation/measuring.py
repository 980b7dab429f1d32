"""Extraction run over gold documents, on all cores, in their order, holding only a few documents at a time."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path

from app.domain import vocabulary as vocabularies
from app.domain.records import SourceRecord
from app.domain.vocabulary import Vocabulary
from app.evaluation.gold import GoldDocument
from app.evaluation.predictions import Prediction, predictions
from app.evaluation.reliability import Reliability
from app.evaluation.scoring import Counts, Scored, score
from app.extraction.pipeline import extract

_AHEAD = 4  # documents handed out for each process: enough that none waits, few enough that memory stays flat


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in one document, and how good it is."""

    document: GoldDocument
    predictions: list[Prediction]
    scored: Scored


@dataclass(slots=True)
class Measured:
    """All documents together."""

    documents: int = 0
    counts: Counts = field(default_factory=Counts)
    reliability: Reliability = field(default_factory=Reliability)

    def add(self, scored: Scored) -> None:
        """Count a document."""
        self.documents += 1
        self.counts.add(scored.counts)
        self.reliability.count(scored.verdicts)


def measure(
    documents: Iterable[GoldDocument], seeds: Path, *, jobs: int, include_mixed: bool = False,
    on_outcome: Callable[[Outcome], None] = lambda _: None,
) -> Measured:  # fmt: skip
    """Extract every document with the vocabulary of `seeds`, and score it. The result does not depend on `jobs`."""
    measured = Measured()
    for outcome in _outcomes(documents, seeds, jobs, include_mixed):
        measured.add(outcome.scored)
        on_outcome(outcome)
    return measured


def cores() -> int:
    """How many processes are of use."""
    return os.cpu_count() or 1


def _outcomes(documents: Iterable[GoldDocument], seeds: Path, jobs: int, include_mixed: bool) -> Iterator[Outcome]:
    if jobs == 1:
        yield from (_outcome(document, seeds, include_mixed) for document in documents)
        return
    # A fresh interpreter for each: a fork would copy the threads of the progress bar in whatever state they are.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting = iter(documents)
        handed = deque(pool.submit(_outcome, one, seeds, include_mixed) for one in islice(waiting, jobs * _AHEAD))
        while handed:
            yield _next(handed)
            handed.extend(pool.submit(_outcome, one, seeds, include_mixed) for one in islice(waiting, 1))


def _next(handed: deque[Future[Outcome]]) -> Outcome:
    return handed.popleft().result()


def _outcome(document: GoldDocument, seeds: Path, include_mixed: bool) -> Outcome:
    """One document, extracted and scored; runs in a process of its own."""
    source = SourceRecord(text=document.text, language=document.language, published=document.published)
    found = predictions(extract(source, _vocabulary(seeds)))
    return Outcome(document, found, score(document, found, include_mixed=include_mixed))


@lru_cache(maxsize=1)
def _vocabulary(seeds: Path) -> Vocabulary:
    return vocabularies.load(seeds)
