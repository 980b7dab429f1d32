"""Documents as they were asked for: in a language, no more of each than wanted. Only then are stored ones parsed."""

import json
from functools import lru_cache
from types import UnionType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from app.domain.showing import Localised, View
from app.domain.vocabulary import Vocabulary
from app.schemas import (
    ConceptCompact,
    EventCompact,
    OrganizationCompact,
    PersonCompact,
    QuoteCompact,
    SourceCompact,
)
from app.store.localising import Document, Localiser
from app.store.session import Session

COMPACT: dict[str, type[BaseModel]] = {
    "quotes": QuoteCompact, "events": EventCompact, "persons": PersonCompact, "organizations": OrganizationCompact,
    "sources": SourceCompact, "sectors": ConceptCompact, "topics": ConceptCompact,
}  # fmt: skip
FEW = 50  # records shown otherwise at once, some 80 µs each
_Shape = dict[str, Any]
"""The members to keep; each with the shape of what it holds, None for all of it."""


def as_stored(asked: Localised) -> bool:
    """Whether documents go out as the bytes that are stored."""
    return asked.lang is None and getattr(asked, "view", View.FULL) is View.FULL


def present(
    session: Session, vocabulary: Vocabulary, asked: Localised, resource: str, bodies: list[bytes]
) -> list[bytes]:
    """The documents of a resource as they were asked for, in their order."""
    if as_stored(asked):
        return bodies
    documents = [json.loads(body) for body in bodies]
    if getattr(asked, "view", View.FULL) is View.COMPACT:
        shape = _shape(COMPACT[resource])
        documents = [_cut(one, shape) for one in documents]
    if asked.lang is not None:
        Localiser(session, vocabulary, asked.lang).documents(resource, documents)
    return [json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode() for one in documents]


def present_facets(
    session: Session, vocabulary: Vocabulary, asked: Localised, facets: dict[str, list[Document]]
) -> dict[str, list[Document]]:
    """Facets with labels in the language asked for."""
    if asked.lang is not None:
        Localiser(session, vocabulary, asked.lang).facets(facets)
    return facets


@lru_cache
def _shape(model: type[BaseModel]) -> _Shape:
    """What a model keeps of a whole document."""
    return {name: _inner(field.annotation) for name, field in model.model_fields.items()}


def _inner(annotation: Any) -> _Shape | None:
    """The shape of a member: that of the model which it is, may be, or is a list of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _shape(annotation)
    if get_origin(annotation) in {list, UnionType}:
        return next((shape for one in get_args(annotation) if (shape := _inner(one))), None)
    return None


def _cut(value: Any, shape: _Shape | None) -> Any:
    if shape is None or value is None:
        return value
    if isinstance(value, list):
        return [_cut(one, shape) for one in value]
    return {name: _cut(value[name], inner) for name, inner in shape.items()}
