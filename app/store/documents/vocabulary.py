"""The vocabulary as the store holds it: labels, and what is broader, for terms and documents."""

from sqlalchemy import select

from app.store.session import Session, Statement
from app.store.tables import Concept

concept = Concept.__table__

_ALL = Statement(select(concept.c.pk, concept.c.scheme, concept.c.id, concept.c.label, concept.c.broader))


class Concepts:
    """Labels and ancestors of every concept, read once for a writing session."""

    def __init__(self, session: Session) -> None:
        self._label: dict[tuple[str, str], str] = {}
        self._broader: dict[tuple[str, str], str | None] = {}
        self.number: dict[tuple[str, str], int] = {}
        self._within: dict[tuple[str, str | None], frozenset[tuple[str, str]]] = {}
        for pk, scheme, identifier, label, broader in session.rows(_ALL):
            self.number[scheme, identifier] = pk
            self._label[scheme, identifier] = label
            self._broader[scheme, identifier] = broader

    def label(self, scheme: str, identifier: str) -> str:
        """The English label, or the id itself where the vocabulary no longer has it."""
        return self._label.get((scheme, identifier), identifier)

    def with_ancestors(self, scheme: str, identifier: str | None) -> frozenset[tuple[str, str]]:
        """(scheme, id) of a concept and of every broader one, the same set each time; nothing for None."""
        within = self._within.get((scheme, identifier))
        if within is None:
            within = self._within[scheme, identifier] = frozenset(self._upwards(scheme, identifier))
        return within

    def _upwards(self, scheme: str, identifier: str | None) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        while identifier is not None and (scheme, identifier) not in found:
            found.add((scheme, identifier))
            identifier = self._broader.get((scheme, identifier))
        return found
