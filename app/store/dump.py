"""The whole store in one fixed order and without clocks: equal stores give equal bytes."""

import json
from collections.abc import Iterator

from sqlalchemy import bindparam, select, tuple_

from app.store import tables
from app.store.index_tables import RecordDocument
from app.store.session import Session, Statement

record, text_, source = RecordDocument.__table__, tables.SourceText.__table__, tables.Source.__table__

_BATCH = 500
CLOCKS = ("added_at", "updated_at")
_RECORDS = Statement(
    select(record.c.resource, record.c.id, record.c.withdrawn, record.c.body)
    .where(tuple_(record.c.resource, record.c.id) > tuple_(bindparam("resource"), bindparam("id")))
    .order_by(record.c.resource, record.c.id)
    .limit(_BATCH)
)
_TEXTS = Statement(
    select(text_.c.version, text_.c.original_sha256, text_.c.text)
    .join(source, source.c.pk == text_.c.source_pk)
    .where(source.c.id == bindparam("id"))
    .order_by(text_.c.version)
)


def canonical(session: Session) -> Iterator[str]:
    """One JSON line a record, by resource and id; a source's line carries its texts."""
    at = ("", "")
    while rows := session.rows(_RECORDS, {"resource": at[0], "id": at[1]}):
        for resource, identifier, withdrawn, body in rows:
            document = {name: value for name, value in json.loads(body).items() if name not in CLOCKS}
            line = {"resource": resource, "withdrawn": bool(withdrawn), "record": document}
            if resource == "sources":
                line["texts"] = [
                    {"version": version, "original_sha256": original, "text": text}
                    for version, original, text in session.rows(_TEXTS, {"id": identifier})
                ]
            yield json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        at = rows[-1][:2]
