"""Sources rendered: where a document comes from, its digests, how it was read."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, select

from app.domain import ids
from app.domain.names import fold, match_key
from app.schemas import ExtractionOut, IdentifierOut, SourceOut
from app.store import fulltext, tables
from app.store.documents import Rendered, Terms, body_of
from app.store.documents.counts import count
from app.store.documents.facts import language_terms
from app.store.documents.vocabulary import Concepts
from app.store.session import Session, Statement, numbers

source, text_ = tables.Source.__table__, tables.SourceText.__table__

_SOURCES = Statement(
    select(source, text_.c.sha256, text_.c.original_sha256, text_.c.length)
    .join(text_, and_(text_.c.source_pk == source.c.pk, text_.c.version == source.c.text_version))
    .where(source.c.pk.in_(numbers("pks")))
    .order_by(source.c.pk)
)
_COLUMNS = (*(column.name for column in source.c), "sha256", "original_sha256", "length")


def render(session: Session, pks: list[int], concepts: Concepts) -> Iterator[Rendered]:
    """The sources of these facts, rendered in the order of their numbers. `text` is null: lists never carry it."""
    del concepts
    for row in session.rows(_SOURCES, {"pks": json.dumps(pks)}):
        facts: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
        document = SourceOut(
            id=facts["id"], version=facts["text_version"], kind=facts["kind"], publisher=facts["publisher"],
            issuer=facts["issuer"], title=facts["title"], url=facts["url"], published=facts["published"],
            language=facts["language"], license=facts["license"],
            external_ids=[IdentifierOut(**one) for one in json.loads(facts["external_ids"])],
            sha256=facts["sha256"], original_sha256=facts["original_sha256"], length=facts["length"], text=None,
            quote_count=count(session, "quotes", "source", facts["id"]),
            extraction=ExtractionOut(**json.loads(facts["extraction"])) if facts["extraction"] else None,
            added_at=facts["added_at"],
        )  # fmt: skip
        yield Rendered(
            resource="sources", fact_pk=facts["pk"], id=document.id, version=facts["version"], body=body_of(document),
            earliest=document.published, latest=document.published,
            tie=ids.quote_order(document.id, 0), sort_name=match_key(document.title or document.id),
            terms=_terms(document),
            labels={f"{one.scheme}:{one.identifier}": "identifier" for one in document.external_ids},
            words=fulltext.words(" ".join(filter(None, (document.title, document.publisher)))),
        )  # fmt: skip


def _terms(document: SourceOut) -> Terms:
    terms: Terms = {("all", ""), ("source", document.id), ("source_kind", document.kind),
                    ("quote_count", str(document.quote_count)), *language_terms(document.language)}  # fmt: skip
    if document.publisher:
        terms.add(("publisher", fold(document.publisher)))
    return terms
