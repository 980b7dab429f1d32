"""Documents read: files, folders and streams to proved records, in their order, on one core or on several."""

import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeVar

from app.cores import Cores
from app.domain.proof import prove
from app.domain.records import Record, SourceRecord
from app.domain.vocabulary import Vocabulary
from app.errors import InputError
from app.extraction.pipeline import extract
from app.extraction.sources import LINEWISE, READERS
from app.extraction.sources.documents import MAX_TEXT, Given, Item

_PIECE = 128 * 1024  # bytes of lines that are read together: some 40 records, 20 ms


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document that was not taken in: where it is, a JSON pointer, a code and the reason."""

    file: str
    line: int | None
    pointer: str
    code: str
    reason: str

    def as_json(self) -> str:
        """The line of the rejects file; bytes of a name that are no UTF-8 stand as escaped lone surrogates."""
        line = json.dumps({"file": self.file, "line": self.line, "pointer": self.pointer, "code": self.code,
                           "reason": self.reason}, ensure_ascii=False)  # fmt: skip
        return line.encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True)
class Input:
    """One stream of documents: its name for messages, the suffix that says its format, and how to open it.

    `named` says that the caller asked for this very file: then it is a fault if there is no document in it.
    """

    name: str
    suffix: str
    path: Path | None
    opened: Callable[[], BinaryIO]
    named: bool = True


def inputs(paths: Sequence[Path]) -> Iterator[Input | Rejected]:
    """The files that paths mean, folders opened up, in a fixed order; what cannot be read is a rejection.

    Files of a folder whose format is not known are passed over: a folder may hold more than sources.
    """
    for path in sorted(paths):
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            yield Rejected(str(path), None, "", "E_GONE", "there is no such file")
        except OSError as error:
            yield _rejected(str(path), _refusal(error))
        else:
            if is_folder:
                yield from _within(path)
            elif path.suffix.lower() not in READERS:
                yield Rejected(str(path), None, "", "E_FORMAT", f"not one of {', '.join(READERS)}")
            else:
                yield _file(path, named=True)


def _within(folder: Path) -> Iterator[Input | Rejected]:
    """The files of a folder and of all in it; first of those that may not be read, why."""
    shut: list[OSError] = []
    every = [Path(where, name) for where, _, names in os.walk(folder, onerror=shut.append) for name in names]
    yield from (_rejected(str(error.filename), _refusal(error)) for error in shut)
    found = sorted(one for one in every if one.suffix.lower() in READERS and os.path.isfile(one))  # noqa: PTH113 - raises nothing
    yield from (_file(one, named=False) for one in found)


def _file(path: Path, *, named: bool) -> Input:
    return Input(str(path), path.suffix.lower(), path, lambda: path.open("rb"), named)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What can be read by itself: a file, or a run of lines. `data` is None where it is all that the file has."""

    name: str
    suffix: str
    path: Path | None
    data: bytes | None = None
    before: int = 0
    """Lines that stand before it."""
    named: bool = False
    """Whether it is a fault if there is no document in it."""

    def opened(self) -> BinaryIO:
        """Its bytes. Raises OSError."""
        return self.path.open("rb") if self.path and self.data is None else BytesIO(self.data or b"")


Made = TypeVar("Made")
Read = Callable[[Iterable[Input | Rejected]], Iterator[Made | Rejected]]


@contextmanager
def reading(vocabulary: Vocabulary, given: Given, jobs: int, make: Callable[[Record], Made]) -> Iterator[Read[Made]]:
    """What reads sources in so many processes: what is made of each document's proved record there, or why there is
    none, in the order of the documents.

    With several, they are forked: enter this before the store is opened.
    """

    def read(piece: _Piece | Rejected) -> list[Made | Rejected]:
        if isinstance(piece, Rejected):
            return [piece]
        return [one if isinstance(one, Rejected) else make(one) for one in _records(piece, vocabulary, given)]

    if jobs > 1:
        with Cores(read, jobs) as apart:
            yield lambda sources: chain.from_iterable(apart.map(_pieces(sources)))
    else:
        yield lambda sources: chain.from_iterable(map(read, _pieces(sources)))


def items(source: Input, given: Given) -> Iterator[Item]:
    """The documents of one input as its format has them, and refusals."""
    for piece in _pieces_of(source):
        if isinstance(piece, InputError):
            yield piece
        else:
            yield from _items(piece, given)


def _pieces(sources: Iterable[Input | Rejected]) -> Iterator[_Piece | Rejected]:
    for source in sources:
        if isinstance(source, Rejected):
            yield source
        else:
            for piece in _pieces_of(source):
                yield _rejected(source.name, piece) if isinstance(piece, InputError) else piece


def _pieces_of(source: Input) -> Iterator[_Piece | InputError]:
    """A file as it is, to be opened by whoever reads it; streams, and files of one document a line, by their bytes."""
    if source.path is not None and source.suffix not in LINEWISE:
        yield _Piece(source.name, source.suffix, source.path, named=source.named)
        return
    try:
        with source.opened() as stream:
            if source.suffix in LINEWISE:
                yield from _runs(source, stream)
            else:
                data = stream.read(MAX_TEXT + 1)
                yield _Piece(source.name, source.suffix, source.path, data, named=source.named)
    except OSError as error:
        yield _refusal(error)


def _runs(source: Input, stream: BinaryIO) -> Iterator[_Piece | InputError]:
    """Lines, as many together as are worth it; the last one where it is too long to be read on."""
    before, found, lines, size = 0, False, list[bytes](), 0
    while line := stream.readline(MAX_TEXT + 1):
        lines.append(line)
        size += len(line)
        found = found or bool(line.strip())
        if size >= _PIECE:
            yield _Piece(source.name, source.suffix, source.path, b"".join(lines), before)
            before, lines, size = before + len(lines), [], 0
        if len(line) > MAX_TEXT:
            return
    if lines:
        yield _Piece(source.name, source.suffix, source.path, b"".join(lines), before)
    if source.named and not found:
        yield InputError("E_EMPTY", "there is no document in it")


def _records(piece: _Piece, vocabulary: Vocabulary, given: Given) -> Iterator[Record | Rejected]:
    for item in _items(piece, given):
        try:
            if isinstance(item, InputError):
                raise item
            yield record_of(item, vocabulary)
        except InputError as error:
            yield _rejected(piece.name, error)


def _rejected(name: str, error: InputError) -> Rejected:
    return Rejected(name, error.line, error.pointer, error.code, error.detail)


def _items(piece: _Piece, given: Given) -> Iterator[Item]:
    found = False
    try:
        with piece.opened() as stream:
            for item in READERS[piece.suffix](stream, piece.path, given):
                found = True
                if isinstance(item, InputError) and item.line is not None:
                    item.line += piece.before
                yield item
        if piece.named and not found:
            yield InputError("E_EMPTY", "there is no document in it")
    except OSError as error:
        yield _refusal(error)


def _refusal(error: OSError) -> InputError:
    if isinstance(error, PermissionError):
        return InputError("E_PERM", "may not be read")
    if isinstance(error, FileNotFoundError):
        return InputError("E_GONE", "vanished while reading")
    return InputError("E_IO", error.strerror or "cannot be read")


def record_of(item: SourceRecord | Record, vocabulary: Vocabulary) -> Record:
    """The proved record of an article or a record. Raises InputError."""
    record = extract(item, vocabulary) if isinstance(item, SourceRecord) else item
    prove(record, vocabulary)
    return record
