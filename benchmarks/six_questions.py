"""The six questions of every reader, timed in one process against a loaded store.

    python benchmarks/corpus.py 100000 > corpus.ndjson
    DATABASE_URL=sqlite:///corpus.sqlite verbale ingest corpus.ndjson
    python benchmarks/six_questions.py corpus.sqlite

Prints microseconds for each question, median of many, and each as a multiple of reading one record by its id, so that
runs on different machines can be compared. What HTTP adds is not in it.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from app.domain import vocabulary  # noqa: E402 - the script is run by its path
from app.domain.filters import EventQuery, ListQuery, QuoteQuery  # noqa: E402
from app.store import lists, records  # noqa: E402
from app.store.engine import open_reading  # noqa: E402
from app.store.session import Session  # noqa: E402


def questions(session: Session) -> dict[str, Callable[[], object]]:
    """The questions by name, each ready to be asked; the person is the one who speaks most."""
    terms = vocabulary.load(ROOT / "seeds")
    person = json.loads(_ask(session, QuoteQuery(facets=["person"], limit=1), terms))["facets"]["person"][0]["id"]
    quote = json.loads(_ask(session, QuoteQuery(limit=1), terms))["items"][0]["id"]
    lists_asked: dict[str, ListQuery] = {
        "b  a person's quotes, newest first": QuoteQuery(person=[person]),
        "c  events of a month": EventQuery.model_validate({"from": "2010-05", "to": "2010-05"}),
        "d  quotes of a sector with its narrower ones": QuoteQuery(sector=["manufacturing"]),
        "e  search of two words": QuoteQuery(q="tariff border"),
        "f  facets of a person by sector": QuoteQuery(person=[person], facets=["sector"], limit=1),
    }
    asked: dict[str, Callable[[], object]] = {
        "a  a quote by its id": lambda: records.document(session, "quotes", quote)
    }
    for name, query in lists_asked.items():
        asked[name] = lambda query=query: lists.answer(session, query, terms)  # type: ignore[misc]
    return asked


def _ask(session: Session, query: ListQuery, terms: vocabulary.Vocabulary) -> bytes:
    answer = lists.answer(session, query, terms)
    assert answer is not None
    return answer.body


def median(question: Callable[[], object], seconds: float = 1.0) -> float:
    """Microseconds of the middle one of as many tries as fit into a second."""
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 3:  # noqa: PLR2004 - a median of less says nothing
        start = time.perf_counter()
        question()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    session = open_reading(parser.parse_args().store)
    unit = None
    for name, question in questions(session).items():
        taken = median(question)
        unit = unit or taken
        print(f"{name:48}{taken:10.0f} µs{taken / unit:9.1f} x")


if __name__ == "__main__":
    main()
