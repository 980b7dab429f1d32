"""A store made, or brought up to date, before anything else is done with it."""

from datetime import UTC, datetime
from pathlib import Path

from app.domain.vocabulary import Vocabulary
from app.store import indexing
from app.store.engine import open_writing
from app.store.schema import migrate
from app.store.vocabulary_writer import take_in


def prepare(path: Path, vocabulary: Vocabulary) -> int:
    """Make the store, or bring it up to date, with the vocabulary of the files; how many concepts changed."""
    migrate(path)
    indexing.bring_up_to_date(path)
    with open_writing(path) as session:
        session.begin()
        changed = take_in(session, vocabulary, now())
        session.commit()
    return changed


def now() -> str:
    """The instant by the machine's clock, as the log has it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
