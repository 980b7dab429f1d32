"""From what a caller wrote to what the index knows: names to ids, refusing to guess, and ids to terms."""

import json
import re
from collections.abc import Iterable, Sequence

from anyascii import anyascii
from rapidfuzz import fuzz, process
from sqlalchemy import bindparam, select, text

from app.domain.criteria import Criterion
from app.domain.korean_surnames import likely_keys
from app.domain.names import family_keys, fold, match_key, query_keys
from app.domain.vocabulary import Vocabulary
from app.errors import AmbiguousIdentity, Candidate, ParameterError, Suggestion, UnknownIdentity, VerbaleError
from app.store import fulltext
from app.store.documents.quotes import confidences_from, title_words
from app.store.index_tables import Label, RecordDocument, Term
from app.store.session import Session, Statement

record, label, term = RecordDocument.__table__, Label.__table__, Term.__table__

_BY_ID = Statement(
    select(record.c.id).where(
        record.c.resource == bindparam("resource"), record.c.id == bindparam("id"), record.c.withdrawn.is_(False)
    )
)
_BY_KEY = Statement(
    select(label.c.id, label.c.kind).where(label.c.resource == bindparam("resource"), label.c.key == bindparam("key"))
)
_LABEL_OF = Statement(
    select(label.c.id).where(label.c.resource == bindparam("resource"), label.c.id == bindparam("id")).limit(1)
)
_KEYS = Statement(
    select(label.c.key, label.c.id).where(
        label.c.resource == bindparam("resource"), label.c.kind != "identifier"
    ).limit(200_000)
)  # fmt: skip
_BODY = Statement(
    select(record.c.body).where(record.c.resource == bindparam("resource"), record.c.id == bindparam("id"))
)
_TERM = Statement(
    select(term.c.pk, term.c.count).where(
        *(term.c[name] == bindparam(name) for name in ("resource", "scheme", "value", "reach"))
    )
)  # fmt: skip
_NAMED_WITH = Statement(
    text(
        "SELECT r.id FROM name_fts JOIN record r ON r.pk = name_fts.rowid "
        "WHERE name_fts MATCH :match AND r.resource = :resource ORDER BY name_fts.rank LIMIT 5"
    )
)
_SCHEME_CODE = re.compile(r"([a-z][a-z0-9_-]{1,30}):(\S.*)\Z", re.DOTALL)
_SINGULAR = {
    "persons": "person", "organizations": "organization", "countries": "country", "offices": "office",
    "sectors": "sector", "topics": "topic", "event_kinds": "event-kind", "events": "event", "sources": "source",
}  # fmt: skip
_RECORDS = frozenset({"persons", "organizations", "sectors", "topics", "events", "sources"})
_CODED = {"sectors": "sector", "topics": "topic", "event_kinds": "event_kind"}
_MENTION_TYPES = {"persons": "person", "organizations": "organization", "countries": "country"}
_CANDIDATES = 20
_HOLDING = {"current", "acting"}
_SUGGESTED = 5
_CLOSE_ENOUGH = 70  # of 100: "ana slva" is suggested Ana Silva, "zelensky" is not


class UnresolvedError(VerbaleError):
    """A value fits nothing. Finding what it may have meant reads every name there is, so it is done aside."""

    def __init__(self, criterion: Criterion, parameter: str, asked: str, vocabulary: Vocabulary) -> None:
        super().__init__(f"nothing is called {asked[:200]}")
        self._asked = (criterion, parameter, asked)
        self._vocabulary = vocabulary

    def explain(self, session: Session) -> UnknownIdentity:
        """The error to answer with, suggestions included."""
        return Resolver(session, self._vocabulary).unknown(*self._asked)


class Resolver:
    """Resolves values within one session. The vocabulary gives classification codes."""

    def __init__(self, session: Session, vocabulary: Vocabulary) -> None:
        self._session = session
        self._vocabulary = vocabulary

    def values(self, criterion: Criterion, parameter: str, asked: Sequence[str]) -> list[tuple[str, str]]:
        """The (scheme, value) pairs that the asked values mean, any of which may hold.

        Raises UnresolvedError, AmbiguousIdentity or ParameterError.
        """
        if not criterion.names:
            plain = (_plain_values(criterion.scheme, one) for one in asked)
            return list(dict.fromkeys((criterion.scheme, value) for values in plain for value in values))
        found: dict[tuple[str, str], None] = {}
        for one in asked:
            found |= dict.fromkeys(self._identity(criterion, parameter, one))
        return list(found)

    def _identity(self, criterion: Criterion, parameter: str, asked: str) -> list[tuple[str, str]]:
        coded = self._coded(criterion, asked)
        if coded:
            return coded
        names, asked = _of_one_type(criterion, asked)
        hits = [(resource, identifier) for resource in names for identifier in self._ids(resource, asked)]
        exact = [(resource, identifier) for resource, identifier in hits if identifier in (asked, asked.upper())]
        hits = exact or hits
        if not hits:
            raise UnresolvedError(criterion, parameter, asked, self._vocabulary)
        if len(hits) > 1 and criterion.name != "subject":
            raise self._ambiguous(criterion, parameter, asked, hits)
        return [_pair(criterion, resource, identifier) for resource, identifier in hits]

    def _ids(self, resource: str, asked: str) -> list[str]:
        """The ids that a value means: itself, else those whose full name or label it is, else whose family name."""
        if resource in _RECORDS:
            if self._session.row(_BY_ID, {"resource": resource, "id": asked}):
                return [asked]
        else:
            own = asked.upper() if resource == "countries" else asked
            if self._session.row(_LABEL_OF, {"resource": resource, "id": own}):
                return [own]
        found: dict[str, set[str]] = {}
        for key in (asked, *(family_keys if resource == "persons" else query_keys)(asked)):
            for identifier, kind in self._session.rows(_BY_KEY, {"resource": resource, "key": key}):
                found.setdefault("family" if kind == "family" else "name", set()).add(identifier)
        return sorted(found.get("name") or found.get("family") or ())

    def _coded(self, criterion: Criterion, asked: str) -> list[tuple[str, str]]:
        """`isic:3011`: every concept with that code or a narrower one, never ambiguous."""
        matched = _SCHEME_CODE.match(asked)
        if not matched:
            return []
        scheme_name, code = matched.groups()
        return [
            (its_scheme, identifier)
            for resource in criterion.names
            if (its_scheme := _CODED.get(resource, ""))
            for identifier in getattr(self._vocabulary, its_scheme).with_code(scheme_name, code)
        ]

    def unknown(self, criterion: Criterion, parameter: str, asked: str) -> UnknownIdentity:
        """What to answer for a value that fits nothing: the closest names, never taken for it."""
        suggestions: dict[str, Suggestion] = {}
        for resource in criterion.names:
            for identifier in (*self._with_words(resource, asked), *self._alike(resource, asked)):
                suggestions.setdefault(identifier, Suggestion(identifier, self.name(resource, identifier)))
        return UnknownIdentity(_kind(criterion), parameter, asked, tuple(suggestions.values())[:_SUGGESTED])

    def _with_words(self, resource: str, asked: str) -> list[str]:
        """Records whose names have all these words: Trump is suggested Donald Trump, whose family name nobody told."""
        words = fulltext.query_terms(asked)
        if not words or resource not in _RECORDS:
            return []
        given = {"match": fulltext.match_expression(words), "resource": resource}
        return [identifier for (identifier,) in self._session.rows(_NAMED_WITH, given)]

    def _alike(self, resource: str, asked: str) -> list[str]:
        """Records whose names or labels look like what was asked, the likest first."""
        labels = self._session.rows(_KEYS, {"resource": resource})
        found: dict[str, float] = {}
        for wanted in (match_key(anyascii(asked)), *likely_keys(match_key(asked))):
            keys = [key for key, _ in labels]
            close = process.extract(wanted, keys, scorer=fuzz.ratio, limit=10, score_cutoff=_CLOSE_ENOUGH)
            for _, score, place in close:
                identifier = labels[place][1]
                found[identifier] = max(score, found.get(identifier, 0))
        return sorted(found, key=lambda identifier: -found[identifier])

    def _ambiguous(
        self, criterion: Criterion, parameter: str, asked: str, hits: Sequence[tuple[str, str]]
    ) -> AmbiguousIdentity:
        """Those with the most quotes; only their documents are read, for a surname may be that of thousands."""
        counted = sorted(((self._quotes_of(*hit), hit) for hit in hits), key=lambda one: -one[0])[:_CANDIDATES]
        candidates = tuple(self.candidate(*hit, count) for count, hit in counted)
        return AmbiguousIdentity(_kind(criterion), parameter, asked, candidates, fits=len(hits))

    def _quotes_of(self, resource: str, identifier: str) -> int:
        found = self.term("quotes", _SINGULAR[resource].replace("-", "_"), identifier)
        return found[1] if found else 0

    def candidate(self, resource: str, identifier: str, quote_count: int) -> Candidate:
        """A record with what tells it from others of the name."""
        row = self._session.row(_BODY, {"resource": resource, "id": identifier})
        document = json.loads(row[0]) if row else {}
        roles = document.get("roles") or []
        held = [one for one in roles if one["status"] in _HOLDING] or roles  # by day: the last is what they are now
        hint = held[-1]["title"] if held else document.get("definition") or (document.get("date") or {}).get("edtf")
        return Candidate(identifier, self.name(resource, identifier), hint, quote_count)

    def name(self, resource: str, identifier: str) -> str:
        """What a record is called; its id where there is none."""
        if resource == "countries":
            return self._vocabulary.gazetteer.country_names[identifier].name
        row = self._session.row(_BODY, {"resource": resource, "id": identifier})
        if row is None:
            scheme = getattr(self._vocabulary, _SINGULAR[resource].replace("-", "_"), None)
            return scheme.concepts[identifier].label if scheme and identifier in scheme.concepts else identifier
        document = json.loads(row[0])
        return str(document.get("name") or document.get("label") or document.get("title") or identifier)

    def term(self, resource: str, scheme: str, value: str, reach: int = 0) -> tuple[int, int] | None:
        """Number and count of a term, None where no record has it."""
        found = self._session.row(_TERM, {"resource": resource, "scheme": scheme, "value": value, "reach": reach})
        return (found[0], found[1]) if found else None


def _of_one_type(criterion: Criterion, asked: str) -> tuple[tuple[str, ...], str]:
    """`person:ana-silva`, as a mention is echoed, names one type of what may be mentioned."""
    if criterion.scheme == "mentions":
        type_, _, identifier = asked.partition(":")
        resource = next((one for one, named in _MENTION_TYPES.items() if named == type_), None)
        if resource is not None and identifier:
            return (resource,), identifier
    return criterion.names, asked


def _kind(criterion: Criterion) -> str:
    if len(criterion.names) == 1:
        return _SINGULAR[criterion.names[0]]
    return criterion.name.rstrip("s")


def _pair(criterion: Criterion, resource: str, identifier: str) -> tuple[str, str]:
    if criterion.scheme == "mentions":
        return "mentions", f"{_MENTION_TYPES[resource]}:{identifier}"
    if criterion.scheme == "subject":
        return _CODED[resource], identifier
    return criterion.scheme, identifier


def _plain_values(scheme: str, asked: str) -> Iterable[str]:
    if scheme == "publisher":
        return [fold(asked)]
    if scheme == "language":
        return [asked.lower()]
    if scheme == "confidence":
        return confidences_from(float(asked))
    if scheme == "role" and not title_words(asked):
        raise ParameterError("role", "has no word in it")
    return [asked]
