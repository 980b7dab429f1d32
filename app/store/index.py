"""The inverted index and what stands beside it, kept in step with the documents of a batch.

Every filter value of every resource is a term; its postings are the records that have it, in the order of the answer.
Counts, pair counts, labels and words are changed by difference, so that loading costs what is new and no more.
"""

import json
from collections import defaultdict
from collections.abc import Container
from hashlib import sha256

from sqlalchemy import bindparam, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from app.store.documents import Rendered, Shared, Terms
from app.store.index_tables import (
    Label,
    RecordDocument,
    Term,
    record_pk,
)
from app.store.ordering import newest_key, reach
from app.store.postings import AT_ONCE, Lists
from app.store.session import Row, Session, Statement, numbers
from app.store.utterances import Utterances

record, term, label = RecordDocument.__table__, Term.__table__, Label.__table__

PAIRED = ("sector", "topic")  # facets of a person that are read from counts
NOT_INHERITED = {"events": {"all"}, "persons": {"all", "person", "event", "source"}}
# A person's events and sources are found through their quotes: the busiest have 20,000, all to be moved in the person's
# lists each time they speak again.

_OLD = Statement(
    select(record.c.pk, record.c.newest, record.c.tie, record.c.added, record.c.terms)
    .where(record.c.pk.in_(numbers("pks")))
)  # fmt: skip
_ROW = upsert(record).values({c.name: bindparam(c.name) for c in record.c})
_PUT = Statement(_ROW.on_conflict_do_update(
    index_elements=[record.c.pk], set_={c.name: _ROW.excluded[c.name] for c in record.c if c.name != "pk"},
))  # fmt: skip
_DIGEST = list(record.c).index(record.c.digest)
_LAST_TERM = Statement(select(term.c.pk).order_by(term.c.pk.desc()).limit(1))
_FIND_TERM = Statement(select(term.c.pk).where(
    *(term.c[name] == bindparam(name) for name in ("resource", "scheme", "value", "reach"))
))  # fmt: skip
_MEANING = Statement(select(term.c.scheme, term.c.value, term.c.reach).where(term.c.pk == bindparam("pk")))
_REMEMBERED = 50_000  # terms kept in memory: a million quotes have more events and sources than that
_NEW_TERM = Statement(insert(term).values({c.name: bindparam(c.name) for c in term.c}))
_UNLABEL = Statement(delete(label).where(label.c.resource == bindparam("resource"), label.c.id == bindparam("id")))
_LABEL = Statement(insert(label).values({c.name: bindparam(c.name) for c in label.c}))
_GATHER = Statement(
    text(
        "SELECT DISTINCT t.value FROM posting p JOIN record r ON r.pk = p.record, json_each(r.terms) t "
        "WHERE p.term = :term"
    )
)


class _Words:
    """One full-text index with its content; external-content FTS5 wants the old words to forget a row."""

    def __init__(self, table: str) -> None:
        content, index = f"{table}_words", f"{table}_fts"
        self.old = Statement(text(f"SELECT pk, words FROM {content} WHERE pk IN (SELECT value FROM json_each(:pks))"))  # noqa: S608
        self.forget = Statement(text(f"INSERT INTO {index}({index}, rowid, words) VALUES ('delete', :pk, :words)"))  # noqa: S608
        self.drop = Statement(text(f"DELETE FROM {content} WHERE pk = :pk"))  # noqa: S608
        self.keep = Statement(text(f"INSERT INTO {content}(pk, words) VALUES (:pk, :words)"))  # noqa: S608
        self.learn = Statement(text(f"INSERT INTO {index}(rowid, words) VALUES (:pk, :words)"))  # noqa: S608

    def change(self, session: Session, wanted: dict[int, str], known: Container[int]) -> None:
        """Make the index hold these words for these records; empty words hold nothing, nor does what was not known."""
        asked = [pk for pk in wanted if pk in known]
        old: dict[int, str] = dict(session.rows(self.old, {"pks": json.dumps(asked)})) if asked else {}
        gone = [(pk, words) for pk, words in old.items() if wanted[pk] != words]
        new = [(pk, words) for pk, words in wanted.items() if words and old.get(pk) != words]
        session.bulk(self.forget, gone)
        session.bulk(self.drop, ((pk,) for pk, _ in gone))
        session.bulk(self.keep, new)
        session.bulk(self.learn, new)


_WORDS = {True: _Words("quote"), False: _Words("name")}


class Index:
    """The index of one writing session. It remembers term numbers, and what people said since last indexed.

    Made `anew`, it has no record of anybody yet: their terms are read from lists, and nothing is remembered of them.
    """

    def __init__(self, session: Session, *, anew: bool = False) -> None:
        self._session = session
        self._anew = anew
        self._numbers: dict[tuple[str, int], dict[tuple[str, str], int]] = defaultdict(dict)
        self._meanings: dict[int, tuple[str, str, int]] = {}
        self._owners: set[int] = set()
        self._people: set[int] = set()
        self._subjects: set[int] = set()
        self._new_terms: list[Row] = []
        self._lists = Lists(session)
        self._together: dict[tuple[str, int, Shared], set[int]] = {}
        self._spoken: dict[int, set[int]] = defaultdict(set)
        self._stale: set[int] = set()
        self._utterances = Utterances(session)
        self._next = (session.value(_LAST_TERM) or 0) + 1

    def put(self, batch: list[Rendered], added: dict[tuple[str, int], int]) -> list[str]:
        """Index a batch of one resource; the digests of its documents.

        `added` gives the number of the change that created a record, by resource and fact, for those created now. Lists
        and counts are kept in step by `settle`.
        """
        pks = [record_pk(one.resource, one.fact_pk) for one in batch]
        old = {row[0]: row[1:] for row in self._session.rows(_OLD, {"pks": json.dumps(pks)})}
        rows: list[Row] = []
        for pk, one in zip(pks, batch, strict=True):
            before = old.get(pk)
            had = self._known(json.loads(before[3])) if before else set()
            has = set() if one.withdrawn else self._terms_of(one, had)
            newest, tie = newest_key(one.earliest, one.latest), one.tie
            moved = before is not None and (before[0], before[1]) != (newest, tie)
            gone, new = (had, has) if moved else (had - has, has - had) if had else (had, has)
            if before and gone:
                self._lists.leave(gone, (before[0], before[1], pk))
            self._lists.enter(new, (newest, tie, pk))
            if one.resource == "quotes":
                self._count_pairs(had, has, newest, moved=moved)
                self._note_speech(had, has)
            rows.append((
                pk, one.resource, one.id, newest, tie, one.sort_name,
                before[2] if before else added.get((one.resource, one.fact_pk), 0),
                self._number("quotes", *one.quotes) if one.quotes else None, one.withdrawn,
                sha256(one.body).hexdigest(), str(sorted(has)), one.body,
            ))  # fmt: skip
        self._session.bulk(_PUT, rows)
        self._name(batch, old, pks)
        self._together.clear()
        if self._lists.waiting > AT_ONCE or len(self._meanings) > 2 * _REMEMBERED:
            self.settle()
        if batch and batch[0].resource == "quotes":
            self._utterances.put(batch, old)
        return [row[_DIGEST] for row in rows]

    def _terms_of(self, one: Rendered, had: set[int]) -> set[int]:
        """The numbers of a record's terms; a vague date's stand in lists of its reach too."""
        terms = one.terms | self._inherited(one, had) if one.quotes else one.terms
        found: set[int] = set()
        for each in {0, reach(one.earliest, one.latest)}:
            found |= self._numbered(one.resource, terms, each)
            for together in one.shared:
                key = one.resource, each, together
                numbers_ = self._together.get(key)
                if numbers_ is None:
                    numbers_ = self._together[key] = self._numbered(one.resource, together, each)
                found |= numbers_
        return found

    def _inherited(self, one: Rendered, had: set[int]) -> Terms:
        """The terms of its quotes: added up, as the busiest people have 50,000. An event that was known may also have
        lost what is no quote's, so those of its quotes, which are few, are read.
        """
        if one.quotes is None:
            return set()
        number = self._number("quotes", *one.quotes)
        told = had | self._spoken.pop(number, set())
        if self._anew or number in self._stale or (had and one.resource == "events"):
            told = {found for (found,) in self._session.rows(_GATHER, {"term": number})}
        self._stale.discard(number)
        gathered = {meaning[:2] for meaning in map(self._meaning, told) if meaning[2] == 0}
        return {meaning for meaning in gathered if meaning[0] not in NOT_INHERITED[one.resource]}

    def _numbered(self, resource: str, terms: Terms | Shared, its_reach: int) -> set[int]:
        """The numbers of terms; a quote has some thirty, nearly all of them known."""
        known = self._numbers[resource, its_reach]
        return {known.get(meaning) or self._number(resource, *meaning, its_reach) for meaning in terms}

    def _number(self, resource: str, scheme: str, value: str, its_reach: int = 0) -> int:
        known = self._numbers[resource, its_reach].get((scheme, value))
        if known is not None:
            return known
        given = {"resource": resource, "scheme": scheme, "value": value, "reach": its_reach}
        number: int | None = self._session.value(_FIND_TERM, given)
        if number is None:
            number = self._next
            self._next += 1
            self._new_terms.append((number, *given.values(), 0))
        self._numbers[resource, its_reach][scheme, value] = number
        self._learn(number, (scheme, value, its_reach))
        return number

    def _meaning(self, number: int) -> tuple[str, str, int]:
        """Scheme, value and reach of a term."""
        if number not in self._meanings:
            self._learn(number, self._session.row(_MEANING, {"pk": number}) or ("", "", 0))
        return self._meanings[number]

    def _learn(self, number: int, meaning: tuple[str, str, int]) -> None:
        self._meanings[number] = meaning
        if meaning[2] == 0:
            if meaning[0] in {"person", "event"}:
                self._owners.add(number)
            if meaning[0] == "person":
                self._people.add(number)
            elif meaning[0] in PAIRED:
                self._subjects.add(number)

    def _known(self, listed: list[int]) -> set[int]:
        """The terms of a list, of all of which it is known what they mean."""
        for number in listed:
            if number not in self._meanings:
                self._meaning(number)
        return set(listed)

    def _count_pairs(self, had: set[int], has: set[int], newest: int, *, moved: bool) -> None:
        old, now = self._paired(had), self._paired(has)
        self._lists.part(old if moved else old - now)
        self._lists.pair(now if moved else now - old, newest)

    def _paired(self, terms: set[int]) -> set[tuple[int, int]]:
        subjects = terms & self._subjects
        return {(person, subject) for person in terms & self._people for subject in subjects}

    def _note_speech(self, had: set[int], has: set[int]) -> None:
        """Remember what the terms of its speaker and event gain; where it loses one, theirs are gathered anew."""
        if self._anew:
            return
        if had - has:
            self._stale |= (had | has) & self._owners
        for number in has & self._owners:
            self._spoken[number] |= has

    def _forget_terms(self) -> None:
        """Keep memory flat however many terms there are."""
        if len(self._meanings) > _REMEMBERED:
            for known in (self._numbers, self._meanings, self._owners, self._people, self._subjects):
                known.clear()

    def settle(self) -> None:
        """Write the lists and counts of what has been put, which the documents of other resources are made from.

        Once for many batches, however large the lists have grown.
        """
        self._session.bulk(_NEW_TERM, self._new_terms)
        self._new_terms.clear()
        self._lists.write()
        self._forget_terms()

    def _name(self, batch: list[Rendered], old: dict[int, tuple[object, ...]], pks: list[int]) -> None:
        """Labels and words, of records that are new or whose document changed."""
        session = self._session
        words: dict[bool, dict[int, str]] = {True: {}, False: {}}
        unlabelled, labels = [], []
        for pk, one in zip(pks, batch, strict=True):
            words[one.resource == "quotes"][pk] = "" if one.withdrawn else one.words
            if one.labels or pk in old:
                unlabelled.append((one.resource, one.id))
            if not one.withdrawn:
                labels += [(one.resource, key, one.id, kind) for key, kind in one.labels.items()]
        session.bulk(_UNLABEL, unlabelled)
        session.bulk(_LABEL, labels)
        for of_quotes, wanted in words.items():
            if wanted:
                _WORDS[of_quotes].change(session, wanted, old)
