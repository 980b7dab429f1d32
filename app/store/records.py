"""A record by its id: the stored document, or why there is none."""

from sqlalchemy import bindparam, select

from app.errors import NotFound, Withdrawn
from app.store.index_tables import RecordDocument
from app.store.session import Session, Statement

record = RecordDocument.__table__

_BY_ID = Statement(
    select(record.c.body, record.c.digest, record.c.withdrawn).where(
        record.c.resource == bindparam("resource"), record.c.id == bindparam("id")
    )
)


def document(session: Session, resource: str, identifier: str) -> tuple[bytes, str]:
    """The document's bytes and their digest. Raises NotFound, and Withdrawn where the record has been withdrawn."""
    row = session.row(_BY_ID, {"resource": resource, "id": identifier})
    if row is None:
        raise NotFound(resource, identifier)
    if row[2]:
        raise Withdrawn(resource, identifier)
    return row[0], row[1]
