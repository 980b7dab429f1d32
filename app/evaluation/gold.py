"""Documents whose quotations people have marked, one a line, read one at a time."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.errors import InputError


class GoldQuote(BaseModel):
    """A stretch in quotation marks, as a reader sees it.

    `kind`: direct is speech wholly in marks, mixed is partly quoted, none is no speech at all; anything else is
    left out of the count. `source_type`: named and joint have a `speaker` to compare, the first one named; with a
    pronoun, `speaker_silver` is whom it most likely means. `continued`: the quotation goes on over a paragraph.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    kind: str
    source_type: str = "named"
    speaker: str | None = None
    speaker_silver: str | None = None
    continued: bool | None = False

    @property
    def named(self) -> str | None:
        """The speaker, where the document itself names one beside the quotation."""
        return self.speaker or None if self.source_type in {"named", "joint"} else None


class GoldDocument(BaseModel):
    """A document and its quotations."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    text: str = Field(min_length=1)
    language: str = "en"
    published: str | None = None
    quotes: tuple[GoldQuote, ...]


Model = TypeVar("Model", bound=BaseModel)


def documents(paths: Iterable[Path]) -> Iterator[GoldDocument]:
    """The documents of files, in order. Raises InputError with the line of the first that is none."""
    for path in paths:
        yield from lines_of(path, GoldDocument)


def lines_of(path: Path, model: type[Model]) -> Iterator[Model]:
    """The lines of an NDJSON file. Raises InputError."""
    try:
        with path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield _read(line, model, number)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("E_IO", f"{path.name}: {getattr(error, 'strerror', None) or 'is not UTF-8'}") from error


def _read(line: str, model: type[Model], number: int) -> Model:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        pointer = "".join(f"/{part}" for part in first["loc"])
        raise InputError("E_GOLD", first["msg"], pointer=pointer, line=number) from error
