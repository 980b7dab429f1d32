"""Documents, index and log brought in step with the facts, in the order in which they build on one another."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from app.store import changes
from app.store.documents import Rendered, Renderer, chunks, events, people, quotes, sources
from app.store.documents import concepts as concept_documents
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
    put_new(session, index, concepts, pending)
    index.settle()
    made, dirty = pending.take()
    _log(session, made, _render(session, index, concepts, dirty, added=_added(made)), pending.now)


def put_new(session: Session, index: Index, concepts: Concepts, pending: Pending) -> None:
    """The same for new quotes alone. Their places in lists wait for `refresh`, and so do records that show them."""
    made, fresh = pending.take_new()
    renderer = partial(quotes.render, fresh=fresh)
    _log(session, made, put(session, index, concepts, renderer, fresh, added=_added(made)), pending.now)


def put(
    session: Session,
    index: Index,
    concepts: Concepts,
    renderer: Renderer,
    wanted: Iterable[int],
    *,
    added: dict[changes.Key, int],
) -> Iterator[tuple[Rendered, str]]:
    """Render and index the wanted facts of one resource; each document with its digest.

    `added` gives the number of the change that created a record, for those that the index does not know yet.
    """
    for pks in chunks(wanted):
        rendered = list(renderer(session, pks, concepts))
        yield from zip(rendered, index.put(rendered, added), strict=True)


def _render(
    session: Session,
    index: Index,
    concepts: Concepts,
    wanted: Mapping[str, Iterable[int]],
    *,
    added: dict[changes.Key, int],
) -> Iterator[tuple[Rendered, str]]:
    """The same for those of each resource, which count what stands before them."""
    for resource, renderer in RENDERERS.items():
        yield from put(session, index, concepts, renderer, wanted.get(resource, ()), added=added)
        index.settle()


def _added(made: changes.Changes) -> dict[changes.Key, int]:
    return {key: number for key, (number, action) in made.items() if action == "create"}


def _log(session: Session, made: changes.Changes, put: Iterable[tuple[Rendered, str]], at: str) -> None:
    documents = {(one.resource, one.fact_pk): (one.id, one.version, digest) for one, digest in put}
    changes.write(session, made, documents, at)
