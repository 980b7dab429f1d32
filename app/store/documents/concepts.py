"""Sectors and topics rendered: labels, codes, what is broader and narrower, how much stands under them."""

import json
from collections.abc import Iterator
from typing import Any

from anyascii import anyascii
from sqlalchemy import select

from app.domain import ids
from app.domain.names import match_key
from app.schemas import ConceptOut, LabelOut
from app.store import fulltext, tables
from app.store.documents import Rendered, body_of
from app.store.documents.counts import count
from app.store.documents.vocabulary import Concepts
from app.store.session import Session, Statement, numbers

concept = tables.Concept.__table__

_CONCEPTS = Statement(select(concept).where(concept.c.pk.in_(numbers("pks"))).order_by(concept.c.pk))
RESOURCE_OF = {"sector": "sectors", "topic": "topics"}


def render(session: Session, pks: list[int], concepts: Concepts) -> Iterator[Rendered]:
    """The sectors and topics of these facts; counts are those of their lists, so quotes and events come first."""
    del concepts
    for row in session.rows(_CONCEPTS, {"pks": json.dumps(pks)}):
        facts: dict[str, Any] = dict(zip((column.name for column in concept.c), row, strict=True))
        labels = [LabelOut(**one) for one in json.loads(facts["labels"])]
        document = ConceptOut(
            id=facts["id"], scheme=facts["scheme"], label=facts["label"], labels=labels, definition=facts["definition"],
            broader=facts["broader"], narrower=json.loads(facts["narrower"]), isic=json.loads(facts["isic"]),
            quote_count=count(session, "quotes", facts["scheme"], facts["id"]),
            event_count=count(session, "events", facts["scheme"], facts["id"]),
        )  # fmt: skip
        yield Rendered(
            resource=RESOURCE_OF[document.scheme], fact_pk=facts["pk"], id=document.id, version=None,
            body=body_of(document), earliest=None, latest=None, tie=ids.slug_order(document.id),
            sort_name=match_key(document.label),
            terms={("all", ""), (document.scheme, document.id)},
            labels={key: "label" for one in labels for key in (match_key(one.label), match_key(anyascii(one.label)))},
            words=fulltext.words(" ".join(one.label for one in labels)),
        )  # fmt: skip
