"""The reports of a quote's utterance in other quotes, and the words in which they differ."""

import json

from sqlalchemy import bindparam, func, select

from app.domain.differences import difference
from app.domain.utterances import Wording as Words
from app.domain.utterances import relation
from app.domain.words import keys
from app.schemas import DifferenceStep, QuoteOut, Variant, Variants
from app.store import tables
from app.store.index_tables import RecordDocument, Wording
from app.store.index_tables import Variant as VariantRow
from app.store.records import document
from app.store.session import Session, Statement

record, wording, quote = RecordDocument.__table__, Wording.__table__, tables.Quote.__table__
variant = VariantRow.__table__

SHOWN = 100  # reports listed: what a wire sent to more than that is printed word for word
_mine, _other = variant.alias("mine"), variant.alias("other")
_REPORTS = (
    select(_other.c.quote)
    .select_from(record)
    .join(_mine, _mine.c.quote == record.c.pk)
    .join(_other, _other.c.utterance == _mine.c.utterance)
    .where(record.c.resource == "quotes", record.c.id == bindparam("id"))
)
_COUNTS = Statement(
    select(func.count(), func.count(quote.c.source_pk.distinct()))
    .select_from(quote)
    .where(quote.c.pk.in_(select(_REPORTS.subquery("reports").c.quote.op(">>")(3))))
)
_BODIES = Statement(
    select(record.c.body)
    .select_from(record)
    .join(wording, wording.c.quote == record.c.pk)
    .where(record.c.pk.in_(_REPORTS.correlate(None)), record.c.id != bindparam("id"))
    .order_by(wording.c.published, wording.c.tie, record.c.pk)
    .limit(SHOWN)
)


def variants(session: Session, quote_id: str) -> Variants:
    """What else reports the utterance of a quote. Raises NotFound or Withdrawn."""
    with session.snapshot():
        text = json.loads(document(session, "quotes", quote_id)[0])["text"]
        reports, sources = session.rows(_COUNTS, {"id": quote_id})[0]
        bodies = session.rows(_BODIES, {"id": quote_id})
    return Variants(
        quote=quote_id, text=text, total=max(0, reports - 1), sources=max(1, sources),
        variants=[_variant(quote_id, text, QuoteOut.model_validate_json(body)) for (body,) in bodies],
    )  # fmt: skip


def _variant(quote_id: str, text: str, other: QuoteOut) -> Variant:
    here, there = (Words(tuple(keys(one))) for one in (text, other.text))
    related = relation(here, there)
    fuller = quote_id if len(here.words) > len(there.words) else other.id
    return Variant(
        relation=related or "linked", excerpt_of=fuller if related == "excerpt" else None,
        difference=[
            DifferenceStep(change=one.change, here=one.here, there=one.there) for one in difference(text, other.text)
        ],
        quote=other,
    )  # fmt: skip
