"""Did anyone say this? The closest quotes to some words, whose they are, and how much was searched."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import LCSseq
from sqlalchemy import bindparam, func, select

from app.domain.alignment import Alignment, Sought, align, sought, steps, text_keys, text_words
from app.domain.claims import Claim
from app.domain.criteria import CRITERIA
from app.domain.dates import MAX_DAY, MIN_DAY, number
from app.domain.likeness import RESULTS, Likeness, Meaning, Yardstick, content, denies, is_paraphrase
from app.domain.vocabulary import Vocabulary
from app.errors import AmbiguousIdentity
from app.schemas import Check, CheckMatch, CheckSource, CheckSpeaker, DifferenceStep, Extent, QuoteOut, SourceRef
from app.store import candidates, fulltext
from app.store.candidates import Lists
from app.store.documents.counts import count, spoken_between
from app.store.index_tables import Posting, RecordDocument, Term
from app.store.ordering import Window, windows
from app.store.resolve import Resolver, UnresolvedError
from app.store.session import Session, Statement, numbers
from app.store.tables import Quote

record, posting, term, quote = RecordDocument.__table__, Posting.__table__, Term.__table__, Quote.__table__

SHOWN = 5  # matches
SOURCES = 50  # of a match
CLOSE = 0.5  # of the words: what is less like is not shown
_THERE = ("verbatim", "altered")

_ROWS = Statement(
    select(
        record.c.pk, quote.c.text, quote.c.quote_kind, quote.c.speaker_type, quote.c.person_pk,
        quote.c.organization_pk, quote.c.description, record.c.newest, candidates.spoken_by_them(record),
    )
    .select_from(record.join(quote, quote.c.pk == record.c.pk.op(">>")(3)))
    .where(record.c.pk.in_(numbers("pks")))
)  # fmt: skip
_BODY = Statement(select(record.c.body).where(record.c.pk == bindparam("pk")))
_SOURCES = Statement(
    select(record.c.id, func.json_extract(record.c.body, "$.source")).where(record.c.pk.in_(numbers("pks")))
)
_WITHIN = Statement(
    select(func.count(), func.count(func.distinct(posting.c.tie.op(">>")(20))))  # a tie begins with its source
    .select_from(posting.join(term, term.c.pk == posting.c.term))
    .where(
        term.c.resource == "quotes", term.c.scheme == "all", term.c.value == "", term.c.reach == 0,
        *candidates.in_window(posting.c.newest, dated=True),
    )
)  # fmt: skip

Interval = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A quote held against the words asked for."""

    pk: int
    text: str
    parted: bool
    keys: list[str]
    speaker: tuple[Any, ...]
    own: bool
    newest: int
    alignment: Alignment
    like: Likeness
    kept: int

    def order(self) -> tuple[Any, ...]:
        """Closest first; of equals the person's own, the one that has most of the words, the shortest, the newest."""
        close = RESULTS.index(self.like.result), -self.like.score
        return *close, not self.own, -self.kept, len(self.keys), self.newest, self.pk


class Checker:
    """Checks claims within one session, all of them in the same interval."""

    def __init__(self, session: Session, vocabulary: Vocabulary, interval: Interval = (None, None)) -> None:
        self._session = session
        self._resolver = Resolver(session, vocabulary)
        self._interval = interval
        self._window = _window(interval)

    def person(self, asked: str) -> str:
        """The id of a person. Raises UnresolvedError or AmbiguousIdentity, both naming `/person`."""
        return self._resolver.values(CRITERIA["person"], "/person", [asked])[0][1]

    def check(self, claim: Claim) -> Check:
        """What was found for a claim. Bounded: some dozens of look-ups, some hundreds of quotes compared."""
        asked = sought(claim.text)
        ids = self._ids(claim)
        found = self._candidates(asked, self._lists(ids)) if asked.runs else []
        found.sort(key=_Candidate.order)
        groups = _grouped(found)
        shown = [group for group in groups if group[0].like.score >= CLOSE or group[0].like.result != "not-found"]
        return Check(
            text=claim.text, start=claim.start, end=claim.end, speaker=self._speaker(claim, ids),
            result=_result(found, named=claim.speaker is not None),
            matches=[self._match(asked, group) for group in shown[:SHOWN]],
        )  # fmt: skip

    def extent(self) -> Extent:
        """What is searched."""
        session, (first, last) = self._session, self._interval
        if self._window is None:
            quotes, sources = (count(session, resource, "all", "") for resource in ("quotes", "sources"))
        else:
            quotes, sources = session.rows(_WITHIN, Lists(window=self._window).parameters())[0]
        oldest, newest = spoken_between(session, "all", "")
        return Extent.model_validate(
            {"quotes": quotes, "sources": sources, "from": first or oldest, "to": last or newest}
        )

    def _ids(self, claim: Claim) -> list[str]:
        """Those whom the claim may be about: nobody where no record has the name, several where they share it."""
        if claim.speaker is None:
            return []
        try:
            return [self._resolver.values(CRITERIA["person"], "person", [claim.speaker])[0][1]]
        except AmbiguousIdentity as several:
            return [one.id for one in several.candidates]
        except UnresolvedError:
            return []

    def _speaker(self, claim: Claim, ids: Sequence[str]) -> CheckSpeaker | None:
        if claim.speaker is None:
            return None
        name = self._resolver.name("persons", ids[0]) if ids == [claim.speaker] else claim.speaker
        return CheckSpeaker(id=ids[0] if len(ids) == 1 else None, name=name)

    def _lists(self, ids: Sequence[str]) -> Lists:
        found = [self._resolver.term("quotes", "person", identifier) for identifier in ids]
        terms = [one for one in found if one is not None]
        return Lists(tuple(pk for pk, _ in terms), sum(spoken for _, spoken in terms), self._window)

    def _candidates(self, asked: Sought, lists: Lists) -> list[_Candidate]:
        runs = ["".join(one.text for one in asked.words[start:end]) for start, end in asked.runs]
        stored = count(self._session, "quotes", "all", "")
        pks = candidates.find(self._session, runs, lists, stored)
        rows = self._session.rows(_ROWS, {"pks": json.dumps(pks), "people": json.dumps(lists.people)})
        yardstick, meaning = Yardstick(asked), _meaning(asked.keys())
        return [_held(asked, yardstick, meaning, row) for row in rows]

    def _match(self, asked: Sought, group: list[_Candidate]) -> CheckMatch:
        best = group[0]
        body = self._session.value(_BODY, {"pk": best.pk})
        return CheckMatch(
            quote=QuoteOut.model_validate_json(body), result=best.like.result, score=round(best.like.score, 3),
            difference=[
                DifferenceStep(change=step.change, here=step.here, there=step.there)
                for step in steps(asked, text_words(best.text, parted=best.parted), best.alignment)
            ],
            sources=self._sources([one.pk for one in group[:SOURCES]]),
        )  # fmt: skip

    def _sources(self, pks: list[int]) -> list[CheckSource]:
        rows = self._session.rows(_SOURCES, {"pks": json.dumps(pks)})
        return [CheckSource(quote=identifier, source=SourceRef.model_validate_json(body)) for identifier, body in rows]


def _held(asked: Sought, yardstick: Yardstick, meaning: Meaning, row: tuple[Any, ...]) -> _Candidate:
    pk, text, kind, speaker_type, person, organization, description, newest, own = row
    parted = kind == "mixed"
    keys = text_keys(text, parted=parted)
    coded = asked.code(keys)
    alignment = align(asked, coded)
    like = yardstick.likeness(coded, alignment)
    if kind == "indirect" or like.result == "not-found":
        same = like.result == "verbatim" or is_paraphrase(meaning, _meaning(keys))
        if like.result == "altered":  # of a long paraphrase only that stretch of it was asked for
            stretch = [key for start, end in alignment.stretches for key in keys[start:end]]
            same = same or is_paraphrase(meaning, _meaning(stretch))
        like = Likeness("paraphrase" if same else "not-found", like.score)  # what is indirect is nobody's own words
    speaker = (speaker_type, person, organization, description)
    kept = LCSseq.similarity("".join(asked.coded_runs), coded)  # in their order, however far apart they stand
    return _Candidate(pk, text, parted, keys, speaker, bool(own), newest, alignment, like, kept)


def _meaning(keys: list[str]) -> Meaning:
    return Meaning(tuple(fulltext.words(" ".join(content(keys))).split()), denies(keys))


def _grouped(found: list[_Candidate]) -> list[list[_Candidate]]:
    """The same words of the same speaker are one match with several sources."""
    groups: dict[tuple[Any, ...], list[_Candidate]] = {}
    for one in found:
        groups.setdefault((*one.speaker, *one.keys), []).append(one)
    return list(groups.values())


def _result(found: list[_Candidate], *, named: bool) -> str:
    """Whose words count: all, or where somebody is named theirs; others' only to say that they are others'."""
    best = min((RESULTS.index(one.like.result) for one in found if one.own or not named), default=len(RESULTS) - 1)
    if named and RESULTS[best] not in _THERE and any(one.like.result in _THERE for one in found if not one.own):
        return "other-speaker"
    return RESULTS[best]


def _window(interval: Interval) -> Window | None:
    """All dates that may lie in the interval, as one window."""
    if interval == (None, None):
        return None
    first, last = number(interval[0], default=MIN_DAY), number(interval[1], default=MAX_DAY)
    return Window(0, 0, windows(first, last, certain=False)[0].high, at_least=MAX_DAY - last)
