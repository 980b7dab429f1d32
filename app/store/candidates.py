"""The quotes that may hold some words, found in the full-text index without reading what is common.

Rare words lead to few quotes. Where a sentence has none, runs of words that are common one by one do. Whatever is found
in more than RARE quotes leads nowhere and is left, so that the cost does not grow with what is stored.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, or_, select
from sqlalchemy.sql.expression import FromClause

from app.store import fulltext
from app.store.index_tables import Posting, RecordDocument
from app.store.ordering import Window
from app.store.queries import conditions
from app.store.queries.conditions import BoundsShape
from app.store.session import Session, Statement, numbers

record, posting = RecordDocument.__table__, Posting.__table__
T = TypeVar("T")

RARE = 1_000  # quotes that one word may lead to
MOST = 300  # quotes that are compared word by word
OWN = 500  # quotes of one person that are compared one and all
_WORDS = 64  # different words of what is asked that are looked up, evenly spread
_WHOLE = 64  # words that a quote must all have to be found by them together
_PROBES = 16  # of these are followed, the rarest
_ENOUGH = 6  # rare words; with fewer, runs of common ones are looked up too
_RUNS = 8
_LONGEST_RUN = 4
_WEIGHED = 4_000  # of those found, so many are looked at for who spoke and when


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of quotes that matter: those of the person who is said to have spoken, and a window of days."""

    people: tuple[int, ...] = ()
    spoken: int = 0
    window: Window | None = None

    def parameters(self) -> dict[str, object]:
        """The values of the conditions below."""
        given: dict[str, object] = {"people": json.dumps(self.people)}
        if self.window is not None:
            given |= {"said_low": self.window.low, "said_high": self.window.high, "said_least": self.window.at_least}
        return given


def find(session: Session, runs: Sequence[str], lists: Lists, stored: int) -> list[int]:
    """The numbers of the records that may hold these runs of words, the likeliest of all and of the person's own."""
    phrases = tuple(filter(None, (fulltext.words(run).strip() for run in runs)))
    if not phrases:
        return []
    whole = fulltext.match_expression(_begun(phrases))
    exact = _hits(session, whole, MOST + 1)
    weights: Counter[int] = Counter(dict.fromkeys(exact[:MOST], 1_000))
    probes = _rare_words(session, phrases)
    if not exact and len(probes) < _ENOUGH:
        probes += _rare_runs(session, phrases)
    for hits in probes:
        weight = log(1 + stored / len(hits))
        for pk in hits:
            weights[pk] += weight  # type: ignore[assignment]
    found = [pk for pk, _ in weights.most_common(_WEIGHED)]
    if not lists.people and lists.window is None:
        return found[:MOST]
    if len(exact) > MOST:  # more than are looked at, so those that matter are sought among them
        found = [*_named(session, lists, "matched", match=whole), *found]
    if lists.people and lists.spoken <= OWN:
        found = [*_named(session, lists, "own"), *found]
    return _kept(session, lists, found)


def _kept(session: Session, lists: Lists, found: list[int]) -> list[int]:
    """Those in the window, the likeliest of the person's own and of the others."""
    given = {**lists.parameters(), "pks": json.dumps(found)}
    own: dict[int, bool] = dict(session.rows(_STATEMENTS["kept", lists.window is not None], given))
    kept = [pk for pk in dict.fromkeys(found) if pk in own]
    return [*[pk for pk in kept if own[pk]][:OWN], *[pk for pk in kept if not own[pk]][:MOST]]


def _named(session: Session, lists: Lists, statement: str, **given: object) -> list[int]:
    rows = session.rows(_STATEMENTS[statement, lists.window is not None], {**lists.parameters(), **given})
    return [pk for (pk,) in rows]


def _begun(phrases: Sequence[str]) -> tuple[str, ...]:
    """The first words of what is asked, where it is long: FTS5 refuses 256 phrases, and each word costs a list."""
    found, left = [], _WHOLE
    for phrase in phrases:
        words = phrase.split()[:left]
        left -= len(words)
        found += [" ".join(words)] if words else []
    return tuple(found)


def _rare_words(session: Session, phrases: Sequence[str]) -> list[list[int]]:
    """What each of the rarest words leads to."""
    words = list(dict.fromkeys(word for phrase in phrases for word in phrase.split()))
    found = [_hits(session, fulltext.match_expression((word,)), RARE + 1) for word in _spread(words, _WORDS)]
    return sorted((hits for hits in found if 0 < len(hits) <= RARE), key=len)[:_PROBES]


def _rare_runs(session: Session, phrases: Sequence[str]) -> list[list[int]]:
    """What the shortest rare run of words from each of some places leads to."""
    places = [(words, at) for words in (phrase.split() for phrase in phrases) for at in range(max(1, len(words) - 1))]
    found = []
    for words, at in _spread(places, _RUNS):
        for length in range(2, _LONGEST_RUN + 1):
            hits = _hits(session, fulltext.match_expression((" ".join(words[at : at + length]),)), RARE + 1)
            if len(hits) <= RARE:
                found += [hits] if hits else []
                break
    return found


def _spread(values: Sequence[T], most: int) -> Sequence[T]:
    """At most so many of the values, from the first to the last."""
    if len(values) <= most:
        return values
    return [values[at * (len(values) - 1) // (most - 1)] for at in range(most)]


def _hits(session: Session, match: str, most: int) -> list[int]:
    return [pk for (pk,) in session.rows(_HITS, {"match": match, "most": most})]


def spoken_by_them(owner: FromClause) -> ColumnElement[bool]:
    """The quote stands in one of the lists numbered in the parameter `people`."""
    return conditions.stands_among(conditions.key_of(owner), numbers("people"), "own")


def in_window(newest: ColumnElement[int], *, dated: bool) -> list[ColumnElement[bool]]:
    """The date may lie in the window of the lists, where there is one."""
    return conditions.within(newest, BoundsShape(at_least=True, at_most=False), "said") if dated else []


_HITS = Statement(conditions.matched_quotes().limit(bindparam("most")))


def _statements(*, dated: bool) -> dict[tuple[str, bool], Statement]:
    hits = conditions.matched_quotes().subquery("hits")
    by_them = or_(spoken_by_them(record), bindparam("people") == "[]")
    selects: dict[str, Select[Any]] = {
        "kept": select(record.c.pk, spoken_by_them(record))
        .where(record.c.pk.in_(numbers("pks")), *in_window(record.c.newest, dated=dated)),
        "own": select(posting.c.record)
        .where(posting.c.term.in_(numbers("people")), *in_window(posting.c.newest, dated=dated)),
        "matched": select(record.c.pk)
        .select_from(hits.join(record, record.c.pk == hits.c.record))
        .where(by_them, *in_window(record.c.newest, dated=dated))
        .limit(MOST),
    }  # fmt: skip
    return {(name, dated): Statement(statement) for name, statement in selects.items()}


_STATEMENTS = _statements(dated=False) | _statements(dated=True)
