"""From a list's query to the question that the index is asked."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any

from sqlalchemy import text

from app.domain.criteria import CRITERIA, Criterion
from app.domain.dates import MAX_DAY, MIN_DAY, number
from app.domain.filters import DatedSelection, QuoteSelection, Selection, SpeechSelection
from app.domain.vocabulary import Vocabulary
from app.store import changes, fulltext
from app.store.documents.quotes import title_words
from app.store.ordering import Window, windows
from app.store.question import Group, Question, Recent, Speech, Terms
from app.store.resolve import Resolver
from app.store.session import Session, Statement

FEW = 10_000  # matches that are ranked or sorted: bm25 costs 1.3 to 2 µs each
THROUGH_QUOTES = {"persons": {"event", "source"}}  # a person's terms do not hold these; their quotes' do
_MATCHES = Statement(
    text(f"SELECT count(*) FROM (SELECT 1 FROM quote_fts WHERE quote_fts MATCH :match LIMIT {FEW + 1})")  # noqa: S608
)
_BESIDE = Statement(
    text(
        "SELECT vague.reach, vague.pk FROM term plain JOIN term vague ON vague.resource = plain.resource "
        "AND vague.scheme = plain.scheme AND vague.value = plain.value AND vague.reach <> 0 WHERE plain.pk = :term"
    )
)
_RECENT = Statement(
    text(
        f"SELECT count(*) FROM (SELECT 1 FROM record WHERE resource = :resource AND added >= :since LIMIT {FEW + 1})"  # noqa: S608
    )
)
_FEWEST = attrgetter("count")  # what most records lack is looked for first
_Pairs = list[tuple[str, str]]
_CRITERIA = {parameter: one for one in CRITERIA.values() for parameter in (one.name, f"not_{one.name}")}
_PLACE = {parameter: place for place, parameter in enumerate(_CRITERIA)}


class Planner:
    """Plans within one session. `of` is a term, (scheme, value), that records must have whatever is asked."""

    def __init__(self, session: Session, vocabulary: Vocabulary, of: tuple[str, str] | None = None) -> None:
        self.session = session
        self._of = of
        self.resolver = Resolver(session, vocabulary)

    def plan(
        self, query: Selection, *, without: Collection[str] = (), beside: str | None = None
    ) -> tuple[Question, dict[str, Any]]:
        """The question, and the query as understood: names resolved to ids.

        `without` leaves parameters out, to count facets or to explain an empty answer. `beside` binds what must hold
        for one and the same quote as if this parameter were asked, too: a facet counts what asking for it would give.
        """
        if "q" in without:
            query = query.model_copy(update={"q": None})
        understood: dict[str, Any] = {}
        asked, unwanted = self._criteria(query, without, understood)
        question = self._question(query, asked, unwanted, beside)
        every = self.resolver.term(query.resource, "all", "") if not question.groups else None
        question.every = every[0] if every else 0
        if isinstance(query, DatedSelection) and "date" not in without:
            self._add_interval(question, query)
        if query.q is not None:
            self._add_words(question, query.q)
        if query.added_from is not None and "added_from" not in without:
            question.recent = self._recent(query.resource, query.added_from)
        if query.id and "id" not in without:
            question.ids = tuple(query.id)
        question.distinct = isinstance(query, QuoteSelection) and query.distinct
        question.total = _total(question, every[1] if every else 0)
        return question, understood

    def narrowed(self, question: Question, group: Group) -> Question:
        """The question with one filter more."""
        question = replace(question, groups=(*question.groups, group), total=None)
        return replace(question, reaches=self._reaches(question, question.windows)) if question.windows else question

    def _criteria(
        self, query: Selection, without: Collection[str], understood: dict[str, Any]
    ) -> tuple[dict[str, _Pairs], dict[str, _Pairs]]:
        asked: dict[str, _Pairs] = {}
        unwanted: dict[str, _Pairs] = {}
        stated = _PLACE.keys() & query.model_fields_set
        for parameter in sorted(stated.difference(without), key=_PLACE.__getitem__):
            criterion, given = _CRITERIA[parameter], getattr(query, parameter)
            values = given if isinstance(given, list) else [] if given is None else [given]
            if values:
                pairs = self.resolver.values(criterion, parameter, [str(value) for value in values])
                (asked if parameter == criterion.name else unwanted)[criterion.name] = pairs
                if criterion.names:
                    understood[parameter] = [value for _, value in pairs]
        return asked, unwanted

    def _question(
        self, query: Selection, asked: dict[str, _Pairs], unwanted: dict[str, _Pairs], beside: str | None
    ) -> Question:
        resource = query.resource
        speech = _speech_names(query, asked, beside)
        own = [name for name in asked if name not in speech or name not in THROUGH_QUOTES.get(resource, ())]
        groups = [self._group(resource, name, asked[name]) for name in own]
        groups += [self._group(resource, self._of[0], [self._of])] if self._of else []
        groups.sort(key=_FEWEST)
        through_quotes = THROUGH_QUOTES.get(resource, set())
        excluded = self._terms(resource, (pairs for name, pairs in unwanted.items() if name not in through_quotes))
        barred = self._terms("quotes", (pairs for name, pairs in unwanted.items() if name in through_quotes))
        sort = str(getattr(query, "sort", "-date"))
        question = Question(resource, sort, groups=tuple(groups), excluded=excluded, barred=barred)
        question.nothing = any(not group.alternatives for group in groups)
        if speech:
            bound = tuple(
                sorted((self._group("quotes", name, asked[name]) for name in asked if name in speech), key=_FEWEST)
            )
            # somebody may have taken part without a word in what is called by the words asked for
            silent = resource == "events" and query.q is not None and len(bound) == 1
            through = [group for group in bound if group.name in through_quotes]
            question.speech = Speech(bound)
            question.through = tuple(term for group in through for terms in group.alternatives for term in terms)
            question.nothing |= any(not group.alternatives for group in bound) and not silent
        return question

    def _group(self, resource: str, name: str, pairs: _Pairs) -> Group:
        """The terms of one parameter's values; values that no record has fall away."""
        alternatives, counts = [], []
        for scheme, value in pairs:
            values = sorted(title_words(value)) if scheme == "role" else [value]
            found = [self.resolver.term(resource, scheme, one) for one in values]
            present = sorted((one for one in found if one is not None and one[1]), key=lambda one: one[1])
            if len(present) == len(values):
                alternatives.append(tuple(pk for pk, _ in present))
                counts.append(present[0][1])
        apart = CRITERIA[name].single and resource in {"quotes", "sources"}
        return Group(name, tuple(alternatives), tuple(counts), apart)

    def _terms(self, resource: str, listed: Iterable[_Pairs]) -> Terms:
        found = [self.resolver.term(resource, scheme, value) for pairs in listed for scheme, value in pairs]
        return tuple(one[0] for one in found if one is not None)

    def _add_interval(self, question: Question, query: DatedSelection) -> None:
        interval = query.interval()
        if interval is None:
            return
        first, last = number(interval[0], default=MIN_DAY), number(interval[1], default=MAX_DAY)
        certain = getattr(query, "date_match", "possible") == "certain"
        searched = windows(first, last, certain=certain)
        whole = Window(
            0, searched[0].low if certain else 0, searched[0].high,
            at_least=None if certain or last >= MAX_DAY else MAX_DAY - last,
            at_most=MAX_DAY - first if certain else None,
        )  # fmt: skip
        if question.resource == "persons":
            question.speech = replace(question.speech or Speech(), interval=whole)
        else:
            question.windows, question.interval = searched, whole
            question.reaches = self._reaches(question, searched)

    def _reaches(self, question: Question, searched: tuple[Window, ...]) -> dict[tuple[int, int], int]:
        """The lists of vague dates beside each list that may be walked, by (term, reach)."""
        if len(searched) == 1:
            return {}
        terms = {alternative[0] for group in question.groups for alternative in group.alternatives}
        if not question.groups:
            terms.add(question.every)
        beside = {term: self.session.rows(_BESIDE, {"term": term}) for term in terms}
        return {(term, reach): vague for term, rows in beside.items() for reach, vague in rows}

    def _recent(self, resource: str, instant: str) -> Recent:
        since = changes.first_since(self.session, instant)
        found = self.session.value(_RECENT, {"resource": resource, "since": since})
        last = self.session.value(changes.LAST)
        return Recent(since, min(found, FEW), few=found <= FEW, most=last + 1 - since)

    def _add_words(self, question: Question, asked: str) -> None:
        terms = fulltext.query_terms(asked)
        if not terms:
            question.nothing = True  # marks and symbols only: no text has such a word
            return
        matches = 0
        if question.resource in {"quotes", "events", "persons"}:
            matches = self.session.value(_MATCHES, {"match": fulltext.match_expression(terms)})
        question.words, question.word_matches, question.words_are_common = terms, matches, matches > FEW
        if question.resource in {"events", "persons"} and question.speech is not None:
            question.speech = replace(question.speech, words=True)
        if question.words_are_common and question.sort == "relevance":
            question.sort = "-date"


def _total(question: Question, every: int) -> int | None:
    """The exact total where a count table has it: no filter at all, or one value of one filter."""
    if question.nothing:
        return 0
    if (
        question.distinct
        or question.excluded
        or question.windows
        or question.words
        or question.ids
        or question.recent
        or question.speech
        or question.through
        or question.barred
    ):
        return None
    if not question.groups:
        return every
    group = question.groups[0]
    if len(question.groups) > 1 or any(len(terms) > 1 for terms in group.alternatives):
        return None
    return group.count if group.apart or len(group.alternatives) == 1 else None


def _speech_names(query: Selection, asked: Iterable[str], beside: str | None) -> set[str]:
    """The parameters that must hold for one and the same quote.

    On quotes every parameter is about that quote already. On events a single speech criterion, or subjects without one,
    are answered by the event's own terms; on persons so is any single criterion. Words make one more.
    """
    if query.resource == "quotes":
        return set()
    criteria: list[Criterion] = [CRITERIA[name] for name in {*asked, beside} if name in CRITERIA]
    if query.resource == "events":
        bound = {one.name for one in criteria if one.speech or one.subject}
        return bound if (len(bound) > 1 or query.q) and any(one.speech for one in criteria) else set()
    if query.resource == "persons":
        bound = {one.name for one in criteria if one.name != "person"}
        through = bound & THROUGH_QUOTES["persons"]
        dated = beside == "date" or (isinstance(query, SpeechSelection) and query.interval() is not None)
        return bound if len(bound) > 1 or through or (bound and (dated or query.q)) else set()
    return set()
