"""What the command line says and how it fails: one clear line on stderr and a documented exit code, never a trace."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from pydantic import ValidationError

from app.domain import dates
from app.domain.scalars import plain_day
from app.errors import InputError, SchemaMismatch, StorageCorrupt, StorageFull, StoreBusy, StoreError, VerbaleError

if TYPE_CHECKING:
    from app.extraction.sources.documents import Given
    from app.reading import Input, Rejected

EXIT_CODES = (
    "Exit codes: 0 all went well; 1 a document was rejected; 2 the command's words, a file's name or an address are "
    "off; 3 another process is writing; 4 no room on disk; 5 the database is of another version or missing; 6 the "
    "database is damaged."
)
WHERE = (
    "The store is one file, that of DATABASE_URL; if it is not set, var/verbale.sqlite in the folder where a command "
    "is run. For a first look: verbale demo."
)
_CODES: tuple[tuple[type[VerbaleError], int], ...] = (
    (InputError, 1), (StoreBusy, 3), (StorageFull, 4), (SchemaMismatch, 5), (StorageCorrupt, 6), (StoreError, 2),
    (VerbaleError, 2),
)  # fmt: skip


@contextmanager
def failing() -> Iterator[None]:
    """Turn the errors of the house into a line and an exit with its code."""
    try:
        yield
    except InputError as error:
        place = " ".join(filter(None, (f"line {error.line}" if error.line else None, error.pointer)))
        _fail(f"{error.code}: {error.detail}" + (f" ({place})" if place else ""), 1)
    except VerbaleError as error:
        _fail(str(error), next(code for kind, code in _CODES if isinstance(error, kind)))
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _fail(place + (error.strerror or str(error)), 4 if error.errno == errno.ENOSPC else 2)
    except ValidationError as error:
        fault = error.errors()[0]
        _fail(f"setting {'.'.join(map(str, fault['loc'])).upper()}: {fault['msg']}", 2)


class Failing(typer.core.TyperGroup):
    """A command group whose failures are a line and a code."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and turn the errors of the house into exits."""
        with failing():
            return super().main(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; where its reader has gone away, end as the signal for that would have ended it."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                if sys.stdout:
                    sys.stdout.flush()
        except OSError as error:
            with suppress(OSError):  # what it still holds could not be written at the end either
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                sys.exit(141)
            raise


def examples(*lines: str) -> str:
    """Examples of a command for the end of its help, line by line; the name of the program goes without saying."""
    shown = (line if "verbale " in line else f"verbale {line}" for line in lines)
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in shown)])


def _fail(sentence: str, code: int) -> None:
    say(f"verbale: {sentence}")
    sys.exit(code)


def say(sentence: str) -> None:
    """A line on stderr; control characters of file names and texts cannot reach the terminal."""
    typer.echo("".join(c if c.isprintable() else repr(c)[1:-1] for c in sentence), err=True)


@contextmanager
def progress(what: str) -> Iterator[Callable[[], None]]:
    """A running count on stderr while documents come in; silent where stderr is not a terminal."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed} documents"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda: bar.advance(task)


def given_by_caller(date: str | None, field_map: str | None) -> "Given":
    """The options that speak for documents. Raises BadParameter for a day or a map that means nothing."""
    from app.extraction.sources.documents import Given

    if date is not None:
        try:
            plain_day(date)
            dates.bounds(date)
        except ValueError as error:
            raise typer.BadParameter(f"--date: {error}") from error
    pairs = [pair.partition("=") for pair in field_map.split(",")] if field_map else []
    if any(not ours or not theirs for ours, _, theirs in pairs):
        raise typer.BadParameter("--map is OURS=THEIRS, separated by commas")
    return Given(date, {ours.strip(): theirs.strip() for ours, _, theirs in pairs})


def today() -> str:
    """The day, by UTC."""
    return datetime.now(UTC).date().isoformat()


def inputs_of(paths: list[Path], format_: str) -> "list[Input | Rejected]":
    """The documents that a command is given, in files and folders and, for -, on standard input in this format."""
    from app import reading
    from app.extraction.sources import READERS

    files = list(reading.inputs([path for path in paths if str(path) != "-"]))
    if Path("-") in paths:
        return [*files, _standard_input(format_)]
    if not files:
        say(f"there is nothing to read: no file there is one of {', '.join(READERS)}")
    return files


def _standard_input(format_: str) -> "Input":
    """Standard input as a stream of documents. Raises BadParameter for a format that is not known."""
    from app.extraction.sources import READERS
    from app.reading import Input

    suffix = f".{format_.lower()}"
    if suffix not in READERS:
        raise typer.BadParameter(f"--format is one of {', '.join(name[1:] for name in READERS)}")
    return Input("standard input", suffix, None, lambda: sys.stdin.buffer if sys.stdin else BytesIO())
