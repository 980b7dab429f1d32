"""Instants as callers write them (RFC 3339, or part of a date), brought to the form in which records carry theirs."""

import re
from datetime import UTC, datetime, timedelta

from app.domain import dates

_PART_OF_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}\Z")


def from_instant(asked: str) -> str:
    """The first whole second at or after an instant, in UTC: `2025-11-21T17:30:00+09:00` is `2025-11-21T08:30:00Z`.

    Part of a date is its first second in UTC. A blank before the offset is the plus sign that a URL makes one of.
    Raises ValueError for what is no such instant.
    """
    if _PART_OF_DATE.match(asked):
        return f"{dates.bounds(asked)[0]}T00:00:00Z"
    try:
        instant = datetime.fromisoformat(asked[:10] + asked[10:].upper().replace(" ", "+")).astimezone(UTC)
        if instant.microsecond:
            instant = instant.replace(microsecond=0) + timedelta(seconds=1)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{asked}” is no instant such as 2025-11-21T08:30:00Z") from error
    return instant.isoformat().replace("+00:00", "Z")
