"""What a format may know beside the documents it writes. Nothing of it comes from a clock, so that ETags hold."""

from dataclasses import dataclass, field
from typing import Any

Document = dict[str, Any]
"""A record as it goes over the wire, parsed."""


@dataclass(frozen=True, slots=True)
class About:
    """Where documents come from: a list as it was asked, or one record.

    `title` names it in a few words. `address` is where it stands in this format, `page` the same without its suffix,
    `base` the public address of the service without a slash at its end, `next` the next page of a list; all are
    absolute. `seq` is the change that the documents reflect, `updated` when that was made (UTC, RFC 3339), `query` the
    question as understood. Of one record (`alone`) `seq` is 0 and `query` empty. `bom` asks for a byte order
    mark. `total` is how many records match, or, unless `total_exact`, how many at least.
    """

    resource: str
    title: str
    address: str
    page: str
    base: str
    seq: int
    updated: str
    query: dict[str, Any] = field(default_factory=dict)
    next: str | None = None
    bom: bool = False
    alone: bool = False
    total: int | None = None
    total_exact: bool = True

    def of(self, resource: str, identifier: str) -> str:
        """The absolute address of a record."""
        return f"{self.base}/v1/{resource}/{identifier}"
