"""What is built from a vocabulary once and used for every document."""

from collections.abc import Callable
from typing import TypeVar

from app.domain.vocabulary import Vocabulary

T = TypeVar("T")

_KEPT = 4


def once_per_vocabulary(build: Callable[[Vocabulary], T]) -> Callable[[Vocabulary], T]:
    """Remembers what was built for the last vocabularies, compared by identity: their mappings have no hash."""
    built: list[tuple[Vocabulary, T]] = []

    def get(vocabulary: Vocabulary) -> T:
        for known, result in built:
            if known is vocabulary:
                return result
        result = build(vocabulary)
        built[:] = [(vocabulary, result), *built[: _KEPT - 1]]
        return result

    return get
