"""Every stored word checked again: parts against texts, texts and documents against their digests."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import and_, bindparam, select

from app.domain.proof import digest
from app.store import tables
from app.store.index_tables import RecordDocument
from app.store.records import document
from app.store.session import Session, Statement

quote, part, text_ = tables.Quote.__table__, tables.QuotePart.__table__, tables.SourceText.__table__
source, record = tables.Source.__table__, RecordDocument.__table__

_BATCH = 500
_TEXTS = Statement(
    select(text_.c.source_pk, text_.c.version, text_.c.sha256, text_.c.text, source.c.id)
    .join(source, source.c.pk == text_.c.source_pk)
    .where(text_.c.source_pk > bindparam("after"))
    .order_by(text_.c.source_pk, text_.c.version)
    .limit(_BATCH)
)
_PARTS = Statement(
    select(quote.c.id, part.c.start, part.c.stop, part.c.exact)
    .join(quote, quote.c.pk == part.c.quote_pk)
    .where(and_(quote.c.source_pk == bindparam("source"), quote.c.text_version == bindparam("version")))
    .order_by(quote.c.pk, part.c.position)
)
_OF_TEXT = Statement(
    select(quote.c.id)
    .join(text_, and_(text_.c.source_pk == quote.c.source_pk, text_.c.version == quote.c.text_version))
    .where(text_.c.sha256 == bindparam("sha256"), quote.c.withdrawn.is_(False))
    .order_by(quote.c.pk)
)
_DOCUMENTS = Statement(
    select(record.c.pk, record.c.resource, record.c.id, record.c.digest, record.c.body)
    .where(record.c.pk > bindparam("after"))
    .order_by(record.c.pk)
    .limit(_BATCH)
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that is not what it claims to be."""

    record: str
    what: str


@dataclass(slots=True)
class Tally:
    """How much was checked."""

    texts: int = 0
    parts: int = 0
    documents: int = 0


def verify(session: Session, tally: Tally) -> Iterator[Fault]:
    """Check the whole store; the faults found, none where all is well."""
    yield from _verify_texts(session, tally)
    yield from _verify_documents(session, tally)


def quotes_of(session: Session, sha256_: str) -> Iterator[dict[str, Any]]:
    """The documents of the quotes that were read in a text with this digest."""
    for (identifier,) in session.rows(_OF_TEXT, {"sha256": sha256_}):
        yield json.loads(document(session, "quotes", identifier)[0])


def _verify_texts(session: Session, tally: Tally) -> Iterator[Fault]:
    after = -1
    while rows := session.rows(_TEXTS, {"after": after}):
        if len({row[0] for row in rows}) > 1 and len(rows) == _BATCH:
            rows = [row for row in rows if row[0] != rows[-1][0]]  # the last source's versions may be cut
        for source_pk, version, sha256_, text, source_id in rows:
            tally.texts += 1
            if digest(text) != sha256_:
                yield Fault(source_id, f"version {version} of its text does not have its digest")
            for quote_id, start, stop, exact in session.rows(_PARTS, {"source": source_pk, "version": version}):
                tally.parts += 1
                if text[start:stop] != exact:
                    yield Fault(quote_id, f"its words are not those of {source_id} at {start} to {stop}")
        after = rows[-1][0]


def _verify_documents(session: Session, tally: Tally) -> Iterator[Fault]:
    after = -1
    while rows := session.rows(_DOCUMENTS, {"after": after}):
        for _, resource, identifier, digest_, body in rows:
            tally.documents += 1
            if not isinstance(body, bytes) or sha256(body).hexdigest() != digest_:  # others write text there
                yield Fault(identifier, f"its document among {resource} does not have its digest")
        after = rows[-1][0]
