"""Where extraction and store meet: read, extract, prove, write, all or nothing per document. Also what drafts claim."""

import gc
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from app.domain.claims import Claim
from app.domain.records import QuoteRecord, Record, SourceRecord
from app.domain.scalars import QuoteKind, Review
from app.domain.spans import reading_text
from app.domain.vocabulary import Vocabulary
from app.errors import InputError
from app.extraction.sources.documents import Given, decoded, received
from app.reading import Input, Rejected, inputs, items, reading, record_of
from app.store import changes
from app.store.engine import WriteSession, open_writing
from app.store.opening import now
from app.store.prepared import Prepared, prepared
from app.store.writer import Writer, Written

BATCH_QUOTES = 50_000  # quotes a commit, which goes through all lists, synchronises, and empties caches
_COLLECTED = (100_000, 50, 100)  # objects more than there were, by generation; a batch makes some hundred thousand
_PARAGRAPH = re.compile(r"[^\n]*[^\W_][^\n]*")
_WORD = re.compile(r"[^\W_]")
_log = logging.getLogger("verbale.ingest")


@dataclass(slots=True)
class Report:
    """What a run did. `changes` counts the rows of the change log that it wrote."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    quotes: int = 0
    changes: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def add(self, written: Written) -> None:
        """Count one document."""
        setattr(self, written.action, getattr(self, written.action) + 1)
        self.quotes += written.quotes

    def summary(self) -> str:
        """One line for people."""
        return (
            f"{self.created} created, {self.updated} updated, {self.unchanged} unchanged, "
            f"{len(self.rejected)} rejected; "
            f"{self.quotes} quotes read; {self.changes} changes"
        )


def ingest(
    path: Path,
    sources: Iterable[Input | Rejected],
    vocabulary: Vocabulary,
    given: Given | None = None,
    *,
    jobs: int = 1,
    on_document: Callable[[], None] = lambda: None,
) -> Report:
    """Take sources into the store at `path`, in batches; a batch is committed whole. Raises StoreError.

    With several `jobs` they are read by so many processes beside this one, which writes them in their order.
    """
    report = Report()
    with (
        _rare_collections(),
        reading(vocabulary, given or Given(), jobs, prepared) as read,
        open_writing(path) as session,
    ):
        before = session.value(changes.LAST)
        batch = _Batch(session, vocabulary, report)
        for found in read(sources):
            if isinstance(found, Rejected):
                report.rejected.append(found)
            else:
                batch.add(found)
                on_document()
        batch.commit()
        report.changes = session.value(changes.LAST) - before
    return report


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let Python look for cycles seldom, and not among what was there before: that took half the time of reading.

    What is frozen is not written to either, so that processes forked from here share its memory.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class _Batch:
    """Documents of one transaction."""

    def __init__(self, session: WriteSession, vocabulary: Vocabulary, report: Report) -> None:
        self._session = session
        self._writer = Writer(session, vocabulary, now())
        self._report = report
        self._begun = False
        self._quotes = 0

    def add(self, record: Prepared) -> None:
        if not self._begun:
            self._session.begin()
            self._writer.at(now())
            self._begun = True
        written = self._writer.put(record)
        self._report.add(written)
        self._quotes += written.quotes + 1
        if self._quotes >= BATCH_QUOTES:
            self.commit()

    def commit(self) -> None:
        if self._begun:
            self._writer.flush()
            self._session.commit()
            self._begun, self._quotes = False, 0


def extracted(source: Input, vocabulary: Vocabulary, given: Given) -> Iterator[Record]:
    """The records of an input, without storing anything. Raises InputError at the first that is wrong."""
    for item in items(source, given):
        if isinstance(item, InputError):
            raise item
        yield record_of(item, vocabulary)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file. Raises InputError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("E_GONE", f"{path}: {error.strerror or 'cannot be read'}") from error


def texts(path: Path) -> list[str]:
    """The texts that a file may be meant to hold: its characters as they are, and what its format makes of them.

    Raises InputError where it holds none, also where it cannot be read.
    """
    found = next(inputs([path]), None)
    if not isinstance(found, Input):
        raise InputError(found.code if found else "E_GONE", found.reason if found else "there is no such file")
    listed = [item.text if isinstance(item, SourceRecord) else item.source.text
              for item in items(found, Given()) if not isinstance(item, InputError)]  # fmt: skip
    with suppress(InputError), found.opened() as stream:
        listed.insert(0, decoded(received(stream)))
    if not listed:
        raise InputError("E_EMPTY", "there is no text in it")
    return list(dict.fromkeys(listed))


def read(stated: SourceRecord, vocabulary: Vocabulary) -> Record:
    """The record of a text, with what the caller states of it; what is not stated is read off the text.

    Raises InputError.
    """
    found = next(items(_as_input(stated.text), Given(published=stated.published)))
    if not isinstance(found, SourceRecord):
        raise found if isinstance(found, InputError) else InputError("E_RECORD", "is no text")
    known = stated.model_dump(exclude_unset=True, exclude={"text", "published"})
    return record_of(found.model_copy(update={**known, "original_sha256": None}), vocabulary)


def claims(text: str, vocabulary: Vocabulary) -> list[Claim]:
    """What a text says that somebody said: each of its quotations, with its speaker where that is sure.

    A text that quotes nobody is itself the words, each paragraph by itself. So is a sentence with marks around some of
    its words that it gives to nobody. Raises InputError.
    """
    if not _WORD.search(text):
        return []
    record = next(extracted(_as_input(text), vocabulary, Given()))
    names = {person.key: person.name for person in record.persons}
    quoted = [quote for quote in record.quotes if quote.quote_kind != QuoteKind.INDIRECT]
    found = [_claim(text, quote, names) for quote in quoted]
    paragraphs = [Claim(match[0], *match.span()) for match in _PARAGRAPH.finditer(text)]
    if not found:
        return paragraphs
    if len(paragraphs) == 1 and not any(quote.speaker for quote in quoted) and _WORD.search(_outside(text, found)):
        return paragraphs
    return found


def _as_input(text: str) -> Input:
    return Input("text", ".txt", None, lambda: BytesIO(text.encode()))


def _claim(text: str, quote: QuoteRecord, names: dict[str, str]) -> Claim:
    start, end = quote.parts[0].start, quote.parts[-1].end
    speaker = quote.speaker.person if quote.speaker and quote.attribution.review == Review.NONE else None
    words = reading_text([text[part.start : part.end] for part in quote.parts])
    return Claim(words, start, end, names[speaker] if speaker else None)


def _outside(text: str, claims_: list[Claim]) -> str:
    edges = [0, *(edge for one in claims_ for edge in (one.start, one.end)), len(text)]
    return " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
