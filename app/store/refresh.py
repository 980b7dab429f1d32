"""Documents, index and log brought in step with the facts, in the order in which they build on one another."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from app.store import changes
from app.store.documents import Rendered, Renderer, chunks, events, people, quotes, sources
from app.store.documents import concepts as concept_documents
from app.store.documents.quote_facts import QuoteFacts
from app.store.documents.vocabulary import Concepts
from app.store.index import Index
from app.store.pending import Pending
from app.store.session import Session

RENDERERS: dict[str, Renderer] = {
    "quotes": quotes.render,  # first: all others count them
    "events": events.render,
    "sources": sources.render,
    "organizations": people.render_organizations,
    "persons": people.render_persons,
    "sectors": concept_documents.render,
    "topics": concept_documents.render,
}


def refresh(session: Session, index: Index, concepts: Concepts, pending: Pending) -> None:
    """Render and index what is dirty, and log what was done. The facts must have been written."""
    actions, dirty, fresh = pending.take()
    numbers = changes.numbered(session, actions)
    created = {key: numbers[key] for key, action in actions.items() if action == "create"}
    documents: dict[changes.Key, tuple[str, int | None, str]] = {}
    for one, digest in render(session, index, concepts, dirty, added=created, fresh=fresh):
        documents[one.resource, one.fact_pk] = (one.id, one.version, digest)
    changes.write(session, actions, numbers, documents, pending.now)


def render(
    session: Session,
    index: Index,
    concepts: Concepts,
    wanted: Mapping[str, Iterable[int]],
    *,
    added: dict[changes.Key, int],
    fresh: Mapping[int, QuoteFacts] = MappingProxyType({}),
) -> Iterator[tuple[Rendered, str]]:
    """Render and index the wanted facts of each resource; each document with its digest.

    `added` gives the number of the change that created a record, for those that the index does not know yet; `fresh`
    the facts of quotes that were just written.
    """
    renderers: dict[str, Renderer] = {**RENDERERS, "quotes": partial(quotes.render, fresh=fresh)}
    for resource, renderer in renderers.items():
        for pks in chunks(wanted.get(resource, ())):
            rendered = list(renderer(session, pks, concepts))
            yield from zip(rendered, index.put(rendered, added), strict=True)
        index.settle()
