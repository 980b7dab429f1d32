"""Which quotes are reports of one utterance: groups of quotes, kept in step with the quotes of a batch.

Quotes of one speaker are linked where their days overlap, their events do not contradict, and their words are alike
(`app/domain/utterances.py`); what links connect is a group. A quote that is new is linked to what is there. One that
changed or is gone dissolves its group, whose others are then linked anew. So groups never depend on the order of loads.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.domain import utterances
from app.domain.dates import MAX_DAY, number
from app.store.documents import Rendered
from app.store.index_tables import Variant, record_pk
from app.store.index_tables import Wording as WordingRow
from app.store.ordering import newest_key
from app.store.session import Session, Statement, numbers
from app.store.wording import read

wording, variant = WordingRow.__table__, Variant.__table__

_OLD = Statement(select(*wording.c).where(wording.c.quote.in_(numbers("quotes"))))
_FORGET = Statement(delete(wording).where(wording.c.quote == bindparam("quote")))
_KEEP = Statement(insert(wording).values({column.name: bindparam(column.name) for column in wording.c}))
_WITH = Statement(
    select(wording.c.quote, wording.c.event, wording.c.words).where(
        wording.c.speaker == bindparam("speaker"), wording.c.last >= bindparam("first"),
        wording.c.last <= bindparam("last") + utterances.VAGUEST + 1, wording.c.first <= bindparam("last"),
    )
)  # fmt: skip
_GROUPS = Statement(select(variant.c.quote, variant.c.utterance).where(variant.c.quote.in_(numbers("quotes"))))
_MEMBERS = Statement(select(variant.c.quote).where(variant.c.utterance.in_(numbers("utterances"))))
_DISSOLVE = Statement(delete(variant).where(variant.c.utterance == bindparam("utterance")))
_RENAME = Statement(
    update(variant).where(variant.c.utterance == bindparam("old")).values(utterance=bindparam("utterance"))
)
_JOIN = Statement(lambda: upsert(variant).values(
    quote=bindparam("quote"), utterance=bindparam("utterance")
).on_conflict_do_update(index_elements=[variant.c.quote], set_={"utterance": bindparam("utterance")}))  # fmt: skip


class _Known(NamedTuple):
    """A row of the table of wordings: a quote by its record's number, with all that it is compared and chosen by."""

    quote: int
    speaker: int
    first: int
    last: int
    event: int
    published: int
    newest: int
    tie: int
    words: bytes


_Occasion = tuple[int, int, int]


class Utterances:
    """The groups of one writing session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, batch: list[Rendered], known: Collection[int]) -> None:
        """Bring the groups in step with a batch of quotes, of which the records with `known` numbers are not new."""
        old = {row[0]: _Known(*row) for row in self._session.rows(_OLD, {"quotes": json.dumps(list(known))})}
        new = {one.quote: one for one in map(_known, batch) if one is not None}
        gone = [quote for quote, was in old.items() if new.get(quote) != was]
        fresh = [one for quote, one in new.items() if old.get(quote) != one]
        left = self._dissolve(gone) - new.keys()
        self._session.bulk(_FORGET, ((quote,) for quote in gone))
        self._session.bulk(_KEEP, fresh)
        if left:
            fresh += [_Known(*row) for row in self._session.rows(_OLD, {"quotes": json.dumps(list(left))})]
        self._group(_links(self._session, fresh))

    def _dissolve(self, gone: list[int]) -> set[int]:
        """Undo the groups of quotes that are not what they were; who was in them."""
        if not gone:
            return set()
        groups = {group for _, group in self._session.rows(_GROUPS, {"quotes": json.dumps(gone)})}
        members = self._session.rows(_MEMBERS, {"utterances": json.dumps(list(groups))})
        self._session.many(_DISSOLVE, ({"utterance": group} for group in groups))
        return {quote for (quote,) in members} - set(gone)

    def _group(self, links: "_Components") -> None:
        """Write what the links connect. A group is called by the least number of its quotes."""
        if not links.above:
            return
        before: dict[int, int] = dict(self._session.rows(_GROUPS, {"quotes": json.dumps(list(links.above))}))
        for quote, group in before.items():
            links.join(quote, group)
        joined, renamed = [], set()
        for quote in links.above:
            group = links.top(quote)
            if quote not in before:
                joined.append({"quote": quote, "utterance": group})
            elif before[quote] != group:
                renamed.add((before[quote], group))
        self._session.many(_RENAME, ({"old": old, "utterance": group} for old, group in sorted(renamed)))
        self._session.many(_JOIN, joined)


class _Components:
    """What links connect: each number leads to a smaller one of its component, the smallest to itself."""

    def __init__(self) -> None:
        self.above: dict[int, int] = {}

    def top(self, number: int) -> int:
        """The smallest number of a component."""
        above = self.above
        while (higher := above.get(number, number)) != number:
            above[number] = above[higher]
            number = higher
        return number

    def join(self, one: int, other: int) -> None:
        """Make two components one."""
        low, high = sorted((self.top(one), self.top(other)))
        self.above[high] = self.above[low] = low


def _links(session: Session, seeking: Iterable[_Known]) -> _Components:
    """What is linked to the quotes given, among all that are known."""
    found = _Components()
    at: dict[_Occasion, list[_Known]] = defaultdict(list)
    for one in seeking:
        at[one.speaker, one.first, one.last].append(one)
    for (speaker, first, last), ours in at.items():
        theirs = session.rows(_WITH, {"speaker": speaker, "first": first, "last": last})
        if len(theirs) > 1:
            _link(found, ours, theirs)
    return found


def _link(found: _Components, ours: list[_Known], theirs: list[tuple[int, int, bytes]]) -> None:
    """Link those of theirs, among whom are ours, that are one utterance with one of ours."""
    its = {quote: read(words) for quote, _, words in theirs}
    if len(set().union(*(one.stretches for one in its.values()))) == sum(len(one.stretches) for one in its.values()):
        return  # no three words in a row stand in two of them, as in nine cases of ten
    where: dict[tuple[int, ...], list[_Known]] = defaultdict(list)
    for one in ours:
        for stretch in its[one.quote].stretches:
            where[stretch].append(one)
    for quote, event, _ in theirs:
        met = {one for stretch in its[quote].stretches & where.keys() for one in where[stretch]}
        for one in met:
            elsewhere = one.event and event and one.event != event
            if elsewhere or found.top(quote) == found.top(one.quote):
                continue
            if utterances.relation(its[one.quote], its[quote]):
                found.join(quote, one.quote)


def _known(one: Rendered) -> _Known | None:
    """What a quote is compared by; None where it has no known speaker or too few words, or has been withdrawn."""
    saying = one.saying
    if saying is None or saying.words is None or one.withdrawn:
        return None
    first, last = utterances.when(one.earliest, one.latest, saying.basis)
    return _Known(
        quote=record_pk("quotes", one.fact_pk), speaker=_speaker_number(saying.speaker), first=first, last=last,
        event=saying.event or 0, published=number(saying.published, default=MAX_DAY),
        newest=newest_key(one.earliest, one.latest), tie=one.tie,
        words=saying.words,
    )  # fmt: skip


@lru_cache(maxsize=16384)
def _speaker_number(speaker: str) -> int:
    """56 bits for a speaker, so that one index finds all of theirs."""
    return int.from_bytes(blake2b(speaker.encode(), digest_size=7).digest())
