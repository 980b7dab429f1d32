"""The quotes that may hold some words, found in the full-text index without reading what is common.

Rare words lead to few quotes. Where a sentence has none, runs of words that are common one by one do, as many as it
takes to know that nothing is closer. Whatever is found in more than RARE quotes leads nowhere and is left.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter
from typing import Any, TypeVar

from rapidfuzz.distance import LCSseq
from sqlalchemy import ColumnElement, Select, bindparam, case, func, or_, select
from sqlalchemy.sql.expression import FromClause

from app.domain.alignment import Stretch, closest
from app.store import fulltext
from app.store.index_tables import Posting, QuoteWords, RecordDocument
from app.store.ordering import Window
from app.store.queries import conditions
from app.store.queries.conditions import BoundsShape
from app.store.session import Session, Statement, numbers

record, posting, quote_words = RecordDocument.__table__, Posting.__table__, QuoteWords.__table__
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
    probes, further = _rare_words(session, phrases), _rare_runs(session, phrases)
    first = [] if probes else list(islice(further, 1))
    whole = _begun(phrases)
    exact = _with_all(session, whole, [*probes, *(hits for _, hits in first)] if whole == phrases else [])
    weights: Counter[int] = Counter(dict.fromkeys(exact[:MOST], 1_000))
    if not exact and len(probes) < _ENOUGH:
        likeness = _Likeness(session, phrases, lists)
        probes += _until_nothing_is_closer(likeness, probes, chain(first, further))
        weights.update(likeness.shares)
    for hits in probes:
        weight = math.log(1 + stored / len(hits))
        for pk in hits:
            weights[pk] += weight  # type: ignore[assignment]
    found = [pk for pk, _ in weights.most_common(_WEIGHED)]
    if not lists.people and lists.window is None:
        return found[:MOST]
    if len(exact) > MOST:  # more than are looked at, so those that matter are sought among them
        found = [*_named(session, lists, "matched", match=fulltext.match_expression(whole)), *found]
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
    found = [_few(session, word) for word in _spread(words, _WORDS)]
    return sorted(filter(None, found), key=len)[:_PROBES]


def _with_all(session: Session, phrases: tuple[str, ...], leads: Sequence[list[int]]) -> list[int]:
    """The quotes that have all of these phrases. `leads` are what some of their words or runs lead to, if any do.

    Then these are looked at one by one. To read all the places of twenty common words takes 65 ms at a million quotes.
    """
    if not leads:
        whole = {"match": fulltext.match_expression(phrases), "most": MOST + 1}
        return [pk for (pk,) in session.rows(_MATCHED, whole)]
    held = {f"word_{n}": fulltext.held(phrase) for n, phrase in enumerate(phrases)}
    given = {"pks": json.dumps(leads[0]), "most": MOST + 1, **held}
    return [pk for (pk,) in session.rows(_holding(len(phrases)), given)]


def _rare_runs(session: Session, phrases: Sequence[str]) -> Iterator[tuple[Stretch, list[int]]]:
    """The shortest rare run of words from each of some places, and what it leads to; every second place comes first."""
    places, before = [], 0
    for words in (phrase.split() for phrase in phrases):
        places += [(before + at, words[at : at + _LONGEST_RUN]) for at in range(len(words) - 1)]
        before += len(words)
    spread = _spread(places, _RUNS)
    for at, words in [*spread[::2], *spread[1::2]]:
        for length in range(2, len(words) + 1):
            hits = _few(session, " ".join(words[:length]))
            if hits is not None:
                yield (at, at + length), hits
                break


def _until_nothing_is_closer(
    likeness: "_Likeness", probes: list[list[int]], runs: Iterable[tuple[Stretch, list[int]]]
) -> list[list[int]]:
    """What runs lead to, until no other run can lead to a quote that is closer than one that has been found.

    Where fewer words are changed than runs have been looked up of which no two share a word, one of these runs at least
    is whole, and so it has led there. At a million quotes a run of common words takes 20 ms.
    """
    for hits in probes:
        likeness.look_at(hits)
    found: list[list[int]] = []
    stretches: list[Stretch] = []
    for stretch, hits in runs:
        found += [hits] if hits else []
        stretches.append(stretch)
        likeness.look_at(hits)
        if likeness.fewest_changes < _apart(stretches):
            break
    return found


def _apart(stretches: list[Stretch]) -> int:
    """How many of the stretches have no word in common."""
    count, end = 0, 0
    for first, last in sorted(stretches, key=itemgetter(1)):
        if first >= end:
            count, end = count + 1, last
    return count


class _Likeness:
    """How like some quotes are to what is asked, inflections aside: the share of its words that each has in order.

    `fewest_changes` is of the closest that matters. It is not known of what is asked in several pieces, between which
    anything may stand.
    """

    def __init__(self, session: Session, phrases: Sequence[str], lists: Lists) -> None:
        self._session, self._lists, self._whole = session, lists, len(phrases) == 1
        asked = [word for phrase in phrases for word in phrase.split()]
        self._codes = {word: chr(number) for number, word in enumerate(dict.fromkeys(asked), start=1)}
        self._asked = "".join(self._codes[word] for word in asked)
        self.shares: dict[int, float] = {}
        self.fewest_changes: float = math.inf

    def look_at(self, quotes: list[int]) -> None:
        """Hold their words against those asked for."""
        new = [pk for pk in quotes if pk not in self.shares]
        given = {**self._lists.parameters(), "pks": json.dumps(new)}
        for pk, words, matters in self._session.rows(_STATEMENTS["words", self._lists.window is not None], given):
            text = "".join([self._codes.get(word, "\0") for word in words.split()])
            kept = LCSseq.similarity(self._asked, text)
            self.shares[pk] = kept / len(self._asked)
            if matters and self._whole and len(self._asked) - kept < self.fewest_changes:
                self.fewest_changes = min(self.fewest_changes, closest(self._asked, text)[0])


def _spread(values: Sequence[T], most: int) -> Sequence[T]:
    """At most so many of the values, from the first to the last."""
    if len(values) <= most:
        return values
    return [values[at * (len(values) - 1) // (most - 1)] for at in range(most)]


def _few(session: Session, phrase: str) -> list[int] | None:
    """What a word or a run of words leads to; None where it is common, of which nothing is handed over."""
    given = {"match": fulltext.match_expression((phrase,)), "most": RARE + 1}
    listed: str | None = session.value(_FEW, given)
    return None if listed is None else json.loads(listed)


def spoken_by_them(owner: FromClause) -> ColumnElement[bool]:
    """The quote stands in one of the lists numbered in the parameter `people`."""
    return conditions.stands_among(conditions.key_of(owner), numbers("people"), "own")


def in_window(newest: ColumnElement[int], *, dated: bool) -> list[ColumnElement[bool]]:
    """The date may lie in the window of the lists, where there is one."""
    return conditions.within(newest, BoundsShape(at_least=True, at_most=False), "said") if dated else []


@lru_cache(maxsize=_WHOLE)
def _holding(count: int) -> Statement:
    """Those of some quotes whose words hold each of so many phrases."""
    holds = (func.instr(quote_words.c.words, bindparam(f"word_{n}")) > 0 for n in range(count))
    return Statement(
        select(quote_words.c.pk).where(quote_words.c.pk.in_(numbers("pks")), *holds).limit(bindparam("most"))
    )


_SOME = conditions.matched_quotes().limit(bindparam("most"))
_MATCHED = Statement(_SOME)
_HITS = _SOME.subquery("hits")
_FEW = Statement(
    select(case((func.count() < bindparam("most"), func.json_group_array(_HITS.c.record)))).select_from(_HITS)
)


def _statements(*, dated: bool) -> dict[tuple[str, bool], Statement]:
    hits = conditions.matched_quotes().subquery("hits")
    by_them = or_(spoken_by_them(record), bindparam("people") == "[]")
    selects: dict[str, Select[Any]] = {
        "kept": select(record.c.pk, spoken_by_them(record))
        .where(record.c.pk.in_(numbers("pks")), *in_window(record.c.newest, dated=dated)),
        "words": select(record.c.pk, quote_words.c.words, by_them)
        .select_from(record.join(quote_words, quote_words.c.pk == record.c.pk))
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
