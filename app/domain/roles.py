"""What somebody is now, from what sources have stated of them over time."""

from collections.abc import Iterable
from itertools import groupby
from typing import Protocol, TypeVar

_HOLDING = frozenset({"current", "acting"})
_ENDED = "former"


class Stated(Protocol):
    """A role as a source states it."""

    title: str
    office: str | None
    status: str
    source: str


S = TypeVar("S", bound=Stated)


def role_now(stated: Iterable[S]) -> S | None:
    """The latest role known to be held, of statements that stand source by source, the newest source first.

    One that a later source calls former is none. Where no role is held as far as is known, what they are said to have
    been last is what is known of them; its status says so.
    """
    ended: set[str] = set()
    latest: S | None = None
    for _, group in groupby(stated, key=lambda role: role.source):
        roles = list(group)
        latest = latest or roles[0]
        held = next((one for one in roles if one.status in _HOLDING and _office(one) not in ended), None)
        if held is not None:
            return held
        ended |= {_office(one) for one in roles if one.status == _ENDED}
    return latest


def _office(role: Stated) -> str:
    return role.office or role.title.casefold()
