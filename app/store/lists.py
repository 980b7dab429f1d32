"""Answers to lists: a page of stored documents joined as bytes, its total, its facets, and why it is empty."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from pydantic_core import to_json

from app.domain.filters import NOT_ECHOED, ListQuery, asked
from app.domain.sampling import Sampled
from app.domain.showing import SHOWING
from app.domain.vocabulary import Vocabulary
from app.store import changes, cursors, facets, presenting, sampling, snippets
from app.store.cursors import Cursor
from app.store.planning import Planner
from app.store.queries import gathered, pages
from app.store.question import Question
from app.store.session import Session
from app.store.shaping import cut, shape_of, unordered

_NO_FILTERS = SHOWING | {
    *("sort", "limit", "facet_limit", "facet_q", "date_match", "distinct", "sample", "seed", "stratify")
}
# parameters that alone leave no record out
_UNTOLD = frozenset({*NOT_ECHOED, "limit"})  # what of a query is not told as it was asked
COUNTED = 10_000  # a total is exact up to here: counting a busy person's 50,000 quotes costs a hundred pages


@dataclass(frozen=True, slots=True)
class Planned:
    """A list's query with the question it comes down to; `of` is the term that its records have in common."""

    query: ListQuery
    question: Question
    understood: dict[str, Any]
    after: Cursor | None
    of: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A page: its documents, the other members of its envelope, and the digests of documents that go out as stored."""

    items: list[bytes]
    rest: dict[str, Any]
    digests: list[str] | None = None

    @property
    def next(self) -> str | None:
        """The cursor of the next page."""
        following: str | None = self.rest["next"]
        return following

    @property
    def body(self) -> bytes:
        """The page as JSON."""
        return self.written()[0]

    def written(self) -> tuple[bytes, str]:
        """The page as JSON, and its digest: of the digests of its documents, where they are known, and all else.

        These say as surely which bytes they are, and 36 KB of documents take as long to hash as to read.
        """
        end = to_json(self.rest)
        body = b"".join((b'{"items":[', b",".join(self.items), b"],", end[1:]))
        hashed = body if self.digests is None else b"".join((",".join(self.digests).encode(), end))
        return body, sha256(hashed).hexdigest()


def answer(session: Session, query: ListQuery, vocabulary: Vocabulary, *, bare: bool = False) -> Answer:
    """The page that answers a query, all of it read from one snapshot. Raises UnresolvedError, ParameterError.

    One that is `bare` does not tell where words stand, which an export does not show and which costs more than it.
    """
    with session.snapshot():
        return page(session, plan(session, query, vocabulary), vocabulary, bare=bare)


def answer_at_once(session: Session, query: ListQuery, vocabulary: Vocabulary) -> Answer | None:
    """The same for what is bounded; None for what should be asked aside."""
    if query.q is not None or is_sample(query) or not facets.may_be_bounded(query):
        return None  # as need not be planned to be seen
    with session.snapshot():
        planned = plan(session, query, vocabulary)
        return page(session, planned, vocabulary) if _is_bounded(planned) else None


def plan(session: Session, query: ListQuery, vocabulary: Vocabulary, of: tuple[str, str] | None = None) -> Planned:
    """Resolve a query, of all records or of those with one term. Bounded: some look-ups."""
    question, understood = Planner(session, vocabulary, of).plan(query)
    told = understood if _UNTOLD.issuperset(query.model_fields_set - understood.keys()) else asked(query) | understood
    planned = Planned(query, question, told, None, of)
    if query.cursor is None:
        return planned
    kinds = (int, int, int) if is_sample(query) else pages.key_kinds(shape_of(question))
    return replace(planned, after=cursors.decode(query.cursor, _fingerprint(planned), kinds))


def _is_bounded(planned: Planned) -> bool:
    """Whether a page that is no sample may be answered in the event loop."""
    question = planned.question
    counted = planned.after is not None or question.total is not None
    few = question.driver is not None and question.driver.count <= COUNTED
    unprobed = not question.others and not question.excluded  # then counting to 10,000 takes 1 ms
    plain = presenting.as_stored(planned.query) or planned.query.limit <= presenting.FEW
    counts_are_known = facets.are_bounded(planned.query, question)
    return counts_are_known and question.is_bounded and plain and (counted or few or unprobed)


def page(session: Session, planned: Planned, vocabulary: Vocabulary, *, bare: bool = False) -> Answer:
    """The page that answers a planned query, read from the snapshot in which it was planned."""
    query = planned.query
    if is_sample(query):
        return _sample(session, planned, vocabulary)
    rows, digests, key = _rows(session, planned)
    following = None
    if key is None and planned.after is None:
        total, exact = len(rows), True  # all of them are on the page
    else:
        total, exact = _total(session, planned)
    if key is not None:
        following = cursors.encode(Cursor(key, total, exact), _fingerprint(planned))
    rest = {"total": total, "total_exact": exact, "next": following, **_rest(session, planned, vocabulary, rows, bare)}
    if presenting.as_stored(query):
        return Answer(rows, rest, digests)
    return Answer(presenting.present(session, vocabulary, query, query.resource, rows), rest)


def _rest(
    session: Session, planned: Planned, vocabulary: Vocabulary, bodies: list[bytes], bare: bool = False
) -> dict[str, Any]:
    """What a page tells beside its records and how many there are."""
    question, query = planned.question, planned.query
    return {
        "query": {**planned.understood, "sort": question.sort, "limit": query.limit}, "order": question.sort,
        "seq": session.value(changes.LAST), "facets": presenting.present_facets(
            session, vocabulary, query, facets.count(session, query, vocabulary, planned.of, question)
        ),
        "empty": None if bodies or planned.after else _why_empty(session, planned, vocabulary),
        "snippets": snippets.of(session, question, bodies) if question.words and not bare else None,
    }  # fmt: skip


def is_sample(query: ListQuery) -> bool:
    """Whether a sample is asked for."""
    return isinstance(query, Sampled) and query.sample is not None


def _sample(session: Session, planned: Planned, vocabulary: Vocabulary) -> Answer:
    """A sample, whole unless a limit is given: then in pages, for which it is drawn each time."""
    query, question = planned.query, planned.question
    assert isinstance(query, Sampled)  # noqa: S101 - is_sample has seen to it
    drawn = sampling.draw(session, Planner(session, vocabulary, planned.of), question, query)
    keys = [key for key in drawn.keys if planned.after is None or key > planned.after.key]
    shown = keys[: query.limit] if "limit" in query.model_fields_set else keys
    following = None
    if len(shown) < len(keys):
        cursor = Cursor(shown[-1], drawn.population, total_exact=True)
        following = cursors.encode(cursor, _fingerprint(planned))
    bodies = sampling.documents(session, shown)
    presented = presenting.present(session, vocabulary, query, query.resource, bodies)
    rest = {
        "total": drawn.population, "total_exact": True, "next": following,
        **_rest(session, planned, vocabulary, bodies),
        "query": {**planned.understood, "sample": query.sample, "seed": query.seed}, "order": "random",
        "sample": {"drawn": len(drawn.keys), "strata": drawn.strata},
    }  # fmt: skip
    return Answer([sampling.with_chance(*one) for one in zip(presented, map(drawn.chance, shown), strict=True)], rest)


def _fingerprint(planned: Planned) -> bytes:
    listed = "/".join([planned.question.resource, *(planned.of or ())])
    return cursors.fingerprint(listed, planned.question.sort, planned.understood)


def _rows(session: Session, planned: Planned) -> tuple[list[bytes], list[str], tuple[Any, ...] | None]:
    """The documents of the page, their digests, and the sort key of its last row where another page follows."""
    question, limit = planned.question, planned.query.limit
    if question.nothing:
        return [], [], None
    shape, given = cut(question, planned.after.key if planned.after else ())
    given["limit"] = limit + 1
    rows = session.rows(pages.page(shape), given)
    key = None
    if len(rows) > limit:
        del rows[limit:]
        key = rows[-1][:-2]
    return [row[-1] for row in rows], [row[-2] for row in rows], key


def _total(session: Session, planned: Planned) -> tuple[int, bool]:
    if planned.after is not None:
        return planned.after.total, planned.after.total_exact
    if planned.question.total is not None:
        return planned.question.total, True
    return count(session, planned.question)


def count(session: Session, question: Question) -> tuple[int, bool]:
    """How many records match, and whether that is exact: past 10,000 counting stops."""
    if question.nothing:
        return 0, True
    if question.total is not None:
        return question.total, True
    if question.asks_words_alone and question.word_matches is not None:  # planning has counted that far
        return (COUNTED, False) if question.words_are_common else (question.word_matches, True)
    question = unordered(question)
    shape, given = cut(question)
    found = session.value(gathered.count(shape), given | {"most": COUNTED + 1})
    return min(found, COUNTED), found <= COUNTED


def _why_empty(session: Session, planned: Planned, vocabulary: Vocabulary) -> dict[str, Any] | None:
    """For each filter, how much there would be without it; the first without which there is something is named."""
    names = [name for name in planned.understood if name not in _NO_FILTERS]
    if not names:
        return None
    planner = Planner(session, vocabulary, planned.of)
    without = {}
    for name in dict.fromkeys("date" if name in {"from", "to"} else name for name in names):
        found, exact = count(session, planner.plan(planned.query, without={name})[0])
        without[name] = {"count": found, "exact": exact}
    culprit = next((name for name, one in without.items() if one["count"]), None)
    return {"emptied_by": culprit, "without": without}
