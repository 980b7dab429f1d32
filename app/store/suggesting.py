"""Type-ahead: who and what is called so, from the words of names, their keys, and the vocabulary.

A word that begins no name is sought among the words that names have and that are a typing error away, of those that
begin with the same letter. What fits is ranked by how well, then by how many quotes it has.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, and_, bindparam, func, select, text

from app.domain.names import query_keys
from app.domain.suggestions import (
    PREFIX,
    Fit,
    SuggestionType,
    SuggestQuery,
    errors_allowed,
    fit,
    initial,
    initials,
    typed,
)
from app.domain.vocabulary import Vocabulary
from app.schemas import Segment, SuggestedRecord, Suggestions
from app.store import fulltext
from app.store.documents.counts import count
from app.store.index_tables import Label, RecordDocument, Term, record_pk
from app.store.session import Session, Statement, numbers

record, term, label = RecordDocument.__table__, Term.__table__, Label.__table__

SEEN = 200  # names of a type that the words lead to, of which the most quoted are looked at: 4 µs each
LOOKED_AT = 40
_NEAR = 10  # words that a typing error may stand for
_SHORTEST = 2  # letters of a word of which all beginnings are sought
_LAST = "\U0010ffff"
_RESOURCES = {"person": "persons", "organization": "organizations", "event": "events"}
_NEWEST_FIRST = ("event",)  # people who speak much are met early, events that are asked for lie not long ago
_WITH_WORDS = "SELECT rowid FROM name_fts WHERE name_fts MATCH :match AND rowid & 7 = :code "
_WORDED = {
    False: Statement(text(f"{_WITH_WORDS} ORDER BY rowid LIMIT {SEEN}")),
    True: Statement(text(f"{_WITH_WORDS} ORDER BY rowid DESC LIMIT {SEEN}")),
}
_KEYED = Statement(
    select(record.c.pk)
    .select_from(label.join(record, and_(record.c.resource == label.c.resource, record.c.id == label.c.id)))
    .where(
        label.c.resource == bindparam("resource"), label.c.key >= bindparam("low"), label.c.key < bindparam("high"),
        label.c.kind != "identifier",
    )
    .limit(SEEN)
)  # fmt: skip


def _most_quoted(quotes: ColumnElement[bool]) -> Statement:
    """The most quoted of some records. Documents are read of these alone; `quotes` says which list theirs is."""
    spoken = func.coalesce(term.c.count, 0).label("quote_count")
    top = (
        select(record.c.pk, spoken)
        .select_from(record.outerjoin(term, quotes))
        .where(record.c.pk.in_(numbers("pks")), record.c.withdrawn.is_(False))
        .order_by(spoken.desc(), record.c.id)
        .limit(LOOKED_AT)
        .subquery("top")
    )
    shown = (func.json_extract(record.c.body, f"$.{path}") for path in ("name", "names", "roles[0].title", "date.edtf"))
    return Statement(
        select(record.c.id, top.c.quote_count, *shown)
        .select_from(top.join(record, record.c.pk == top.c.pk))
        .order_by(top.c.quote_count.desc(), record.c.id)
    )


_OWN = _most_quoted(term.c.pk == record.c.quotes_term)
_TOP = {"person": _OWN, "event": _OWN, "organization": _most_quoted(and_(
    term.c.resource == "quotes", term.c.scheme == "organization", term.c.value == record.c.id, term.c.reach == 0,
))}  # fmt: skip
_LIST_WORDS = Statement(text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.name_vocab USING fts5vocab(main, name_fts, row)"))
_WORDS = Statement(text("SELECT term FROM temp.name_vocab WHERE term >= :low AND term < :high LIMIT 20000"))


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with names, the first of which is shown."""

    type: str
    id: str
    names: tuple[str, ...]
    hint: str | None
    quote_count: int


def suggest(session: Session, vocabulary: Vocabulary, query: SuggestQuery) -> Suggestions:
    """The best of what may be meant. Bounded: some thousands of index entries, whatever is stored."""
    words = typed(query.q)
    types = [str(one) for one in dict.fromkeys(query.types or SuggestionType)]
    found = _Found(words)
    if not words:
        return Suggestions(items=[])
    found.add(_concepts(session, vocabulary, types, words))
    stored = [type_ for type_ in types if type_ in _RESOURCES]
    for type_ in stored:
        found.add(_worded(session, type_, [[word] for word in words]))
        found.add(_keyed(session, type_, query.q), whatever_its_script=True)
    if found.certain < query.limit and any(map(errors_allowed, words)):
        alternatives = [[word, *_near(session, word)] for word in words]
        for type_ in stored:
            found.add(_worded(session, type_, alternatives))
    return Suggestions(items=found.best(query.limit))


_Entry = tuple[str, str, tuple[str, ...], str | None]
"""Type, id, names and hint of what the vocabulary has."""


class _Found:
    """What fits of what was looked at."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._found: dict[tuple[str, str], tuple[Fit, str, _Named]] = {}

    @property
    def certain(self) -> int:
        """How many fit without a typing error."""
        return sum(its.quality <= PREFIX for its, _, _ in self._found.values())

    def add(self, named: Iterable[_Named], *, whatever_its_script: bool = False) -> None:
        """Take those that fit, each by the name that fits best."""
        for one in named:
            fits = [(its, name) for name in one.names if (its := fit(self._words, name))]
            if not fits and whatever_its_script:
                fits = [(Fit(PREFIX, ()), one.names[0])]
            if fits:
                best = min(fits, key=lambda its: its[0].quality)
                self._found.setdefault((one.type, one.id), (*best, one))

    def best(self, limit: int) -> list[SuggestedRecord]:
        """The first of them: by how well they fit, how much is said, and how short the name is."""
        ranked = sorted(
            self._found.values(), key=lambda one: (one[0].quality, -one[2].quote_count, len(one[1]), one[2].id)
        )
        return [_shown(*one) for one in ranked[:limit]]


def _shown(its: Fit, name: str, one: _Named) -> SuggestedRecord:
    segments, at = [], 0
    for start, end in its.spans:
        segments += [Segment(text=name[at:start], match=False), Segment(text=name[start:end], match=True)]
        at = end
    segments.append(Segment(text=name[at:], match=False))
    return SuggestedRecord(
        type=one.type, id=one.id, name=one.names[0], segments=[part for part in segments if part.text], hint=one.hint,
        quote_count=one.quote_count,
    )  # fmt: skip


def _worded(session: Session, type_: str, alternatives: list[list[str]]) -> Iterator[_Named]:
    """Those with a word that begins with one of each alternatives. One letter begins too many to look through."""
    if all(len(word) < _SHORTEST and word.isascii() for words in alternatives for word in words):
        return iter(())
    given = {"match": fulltext.prefix_expression(alternatives), "code": record_pk(_RESOURCES[type_], 0)}
    return _top(session, type_, session.rows(_WORDED[type_ in _NEWEST_FIRST], given))


def _keyed(session: Session, type_: str, asked: str) -> Iterator[_Named]:
    """Those whose whole name, in some order or romanised, begins so."""
    found = []
    for key in query_keys(asked):
        given = {"resource": _RESOURCES[type_], "low": key, "high": key + _LAST}
        found += session.rows(_KEYED, given)
    return _top(session, type_, found)


def _top(session: Session, type_: str, found: list[tuple[Any, ...]]) -> Iterator[_Named]:
    """The most quoted of some records."""
    rows = session.rows(_TOP[type_], {"pks": json.dumps([pk for (pk,) in found])}) if found else []
    for identifier, quote_count, name, names, title, date in rows:
        others = [one["name"] for one in json.loads(names)] if names else []
        yield _Named(type_, identifier, (name, *others), title or date, quote_count)


def _near(session: Session, word: str) -> list[str]:
    """Words of names that begin with the same letter and that this one may be meant for."""
    allowed = errors_allowed(word)
    if not allowed:
        return []
    session.run(_LIST_WORDS)
    known = [row[0] for row in session.rows(_WORDS, {"low": word[0], "high": word[0] + _LAST})]
    cut = [one[: len(word)] for one in known]
    close = process.extract(word, cut, scorer=OSA.distance, score_cutoff=allowed + 1, limit=_NEAR)
    return [known[place] for _, _, place in close]


def _concepts(session: Session, vocabulary: Vocabulary, types: Sequence[str], words: Sequence[str]) -> Iterator[_Named]:
    """What fits of the vocabulary, which is some five hundred concepts and countries."""
    for type_, identifier, names, hint in _by_initial(vocabulary).get(initial(words[0]), ()):
        if type_ in types and any(fit(words, name) for name in names):
            yield _Named(type_, identifier, names, hint, count(session, "quotes", type_, identifier))


@lru_cache(maxsize=1)
def _by_initial(vocabulary: Vocabulary) -> Mapping[str | None, Sequence[_Entry]]:
    """What the vocabulary names, by the letters with which the words of its names begin; under None all of it."""
    found: dict[str | None, list[_Entry]] = defaultdict(list)
    for entry in _vocabulary(vocabulary):
        for letter in {None, *(letter for name in entry[2] for letter in initials(name))}:
            found[letter].append(entry)
    return found


def _vocabulary(vocabulary: Vocabulary) -> Iterator[_Entry]:
    for scheme in (vocabulary.sector, vocabulary.topic, vocabulary.office):
        for one in scheme.concepts.values():
            yield scheme.name, one.id, tuple(words for words, _ in one.labels), one.definition
    for code, country in vocabulary.gazetteer.country_names.items():
        yield "country", code, tuple(country.names()), code
