"""The read model's documents: each record rendered from its facts once, when it is written, one module a resource."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel

from app.store.documents.vocabulary import Concepts
from app.store.session import Session

Terms = set[tuple[str, str]]
Shared = frozenset[tuple[str, str]]


class Saying(NamedTuple):
    """By what a quote is held against others: who spoke (`person:id`, all members of a group), words, event, days.

    `words` are packed; None where they are too few.
    """

    speaker: str
    words: bytes | None
    event: int | None
    basis: str | None
    published: str | None


@dataclass(slots=True)
class Rendered:
    """A record rendered: its document, what lists sort and filter it by, its names and its words.

    `quotes` names the list of its quotes, as (scheme, value), whose terms it takes over: an event stands under whatever
    was said there, a person under whatever they said. `version` is None where the log alone has it. `shared` are terms
    too, in sets that are each the same for several records of a batch, so that their numbers are found once.
    """

    resource: str
    fact_pk: int
    id: str
    version: int | None
    body: bytes
    earliest: str | None
    latest: str | None
    tie: int
    sort_name: str
    terms: Terms = field(default_factory=set)
    shared: tuple[Shared, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    words: str = ""
    saying: Saying | None = None
    quotes: tuple[str, str] | None = None
    withdrawn: bool = False


Renderer = Callable[[Session, list[int], Concepts], Iterator[Rendered]]


def body_of(document: BaseModel) -> bytes:
    """The document's bytes: UTF-8 JSON in the order of the model's fields."""
    return document.model_dump_json().encode()


AT_ONCE = 500  # records that are rendered together, some 10 kB each


def chunks(pks: Iterable[int], size: int = AT_ONCE) -> Iterator[list[int]]:
    """The numbers in sorted lists of a bounded size, so that memory does not grow with the work."""
    ordered = sorted(pks)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
