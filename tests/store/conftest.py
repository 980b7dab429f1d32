"""Stores seen from within: rows and the read model beside the documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.vocabulary import Vocabulary
from tests.store.stores import Store


@pytest.fixture
def new_store(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Callable[[], Store]:
    """Makes a store with the vocabulary and no source."""
    return lambda: Store(make_store(), vocabulary)


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Store:
    """A store with the vocabulary and no source."""
    return new_store()
