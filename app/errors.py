"""Everything that can go wrong, as one tree of exceptions; HTTP statuses and exit codes are given at the edges."""

from dataclasses import dataclass


class VerbaleError(Exception):
    """Root of the tree; its message is one plain sentence that may be shown to anyone."""


class AddressError(VerbaleError):
    """Nothing can be served under an address; the message names it."""


class VocabularyError(VerbaleError):
    """A row of the vocabulary or gazetteer files is wrong; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record the caller may have meant."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several records that a name fits, with what tells it from the others."""

    id: str
    name: str
    hint: str | None
    quote_count: int


class InputError(VerbaleError):
    """A document that cannot be taken in: a stable code, where it is wrong, and why."""

    def __init__(self, code: str, detail: str, *, pointer: str = "", line: int | None = None) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.pointer = pointer
        self.line = line


class ParameterError(VerbaleError):
    """A query parameter, or a JSON pointer into the body, that does not mean anything here."""

    def __init__(self, parameter: str, detail: str, *, allowed: tuple[str, ...] = ()) -> None:
        super().__init__(detail)
        self.parameter = parameter
        self.detail = detail
        self.allowed = allowed


class UnknownIdentity(ParameterError):
    """A name or id that fits no record of its kind; close ones are suggested, never taken."""

    def __init__(self, kind: str, parameter: str, value: str, suggestions: tuple[Suggestion, ...]) -> None:
        super().__init__(parameter, f"No {kind} is called “{value[:200]}”.")
        self.kind = kind
        self.suggestions = suggestions


class AmbiguousIdentity(ParameterError):
    """A name that fits several records; the caller must choose."""

    def __init__(
        self, kind: str, parameter: str, value: str, candidates: tuple[Candidate, ...], *, fits: int | None = None
    ) -> None:
        fits = len(candidates) if fits is None else fits
        super().__init__(parameter, f"“{value[:200]}” fits {fits} records of kind {kind}.")
        self.kind = kind
        self.candidates = candidates


class BadCursor(ParameterError):
    """A cursor that was not made by this list with these filters."""

    def __init__(self, detail: str = "The cursor does not belong to this list and its filters.") -> None:
        super().__init__("cursor", detail)


class NotFound(VerbaleError):
    """No record has this id."""

    def __init__(self, resource: str, identifier: str) -> None:
        super().__init__(f"No record “{identifier[:200]}” among {resource}.")
        self.resource = resource
        self.identifier = identifier


class Withdrawn(NotFound):
    """The record was there and has been withdrawn; its id is never given to another."""


class StoreError(VerbaleError):
    """The database cannot serve; the class says in which way."""


class QueryTimeout(StoreError):
    """A question was stopped at its deadline."""


class StoreBusy(StoreError):
    """Another process is writing and did not finish in time."""


class StorageFull(StoreError):
    """There is no room left for what was to be written."""


class StorageCorrupt(StoreError):
    """The file is damaged, or is not a Verbale database."""


class SchemaMismatch(StoreError):
    """The database was made by an older or a newer version of Verbale."""
