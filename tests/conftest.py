"""A migrated store made once and copied for each test, records taken into it, and the application in front of it."""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import hypothesis
import pytest
from starlette.testclient import TestClient

from app.domain import vocabulary as vocabularies
from app.domain.records import Record
from app.domain.vocabulary import Vocabulary
from app.main import create
from app.settings import Settings
from app.store.engine import open_writing
from app.store.schema import migrate
from app.store.vocabulary_writer import take_in
from tests import corpus

# A test is not wrong for being slow: on a busy machine time would decide what words should.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return vocabularies.load(corpus.SEEDS)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Path:
    """A migrated store with the vocabulary and no source. Copy it; a copy costs some 10 ms, a migration a second."""
    path = tmp_path_factory.mktemp("template") / "store.sqlite"
    migrate(path)
    with open_writing(path) as session:
        session.begin()
        take_in(session, vocabulary, corpus.NOW)
        session.commit()
    return path


@pytest.fixture(scope="session")
def make_store(template: Path, tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Callable[..., Path]:
    """A store of its own with the given records in it."""

    def make(*records: Record) -> Path:
        path = tmp_path_factory.mktemp("store") / "store.sqlite"
        shutil.copyfile(template, path)
        if records:
            corpus.load(path, records, vocabulary)
        return path

    return make


@pytest.fixture
def store(make_store: Callable[..., Path]) -> Path:
    """A store without a source."""
    return make_store()


@pytest.fixture(scope="session")
def forum_store(make_store: Callable[..., Path]) -> Path:
    """A store with the seed's record. For reading only."""
    return make_store(corpus.forum())


@contextmanager
def serving(path: Path, **settings: object) -> Iterator[TestClient]:
    """The application over a store, asked without a network; failures of ours are answered, not raised."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    app = create(Settings(**{"database_url": f"sqlite:///{path}", **settings}))
    root.handlers[:] = handlers  # the application takes the log for itself; it is pytest's here
    root.setLevel(level)
    plain = {"Accept-Encoding": "identity"}  # an ETag is then the digest of the record
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False, headers=plain) as client:
        yield client


@pytest.fixture(scope="session")
def forum(forum_store: Path) -> Iterator[TestClient]:
    """The application over the seed's record."""
    with serving(forum_store) as client:
        yield client


@pytest.fixture
def serve(make_store: Callable[..., Path]) -> Iterator[Callable[..., TestClient]]:
    """The application over records of one's own."""
    with ExitStack() as opened:

        def start(*records: Record, **settings: object) -> TestClient:
            return opened.enter_context(serving(make_store(*records), **settings))

        yield start
