"""What the parts of a record are made of, and those of them that bear no span of the text."""

from typing import TypeVar, dataclass_transform

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass

from app.domain.scalars import Confidence, Language, Line, Slug

_CONFIG = ConfigDict(extra="forbid", use_enum_values=True, validate_default=True)
T = TypeVar("T")


class RecordModel(BaseModel):
    """Base of a record and its source: unknown fields are refused, and enums are stored as their words."""

    model_config = _CONFIG


class RecordPart:
    """Base of every part of a record, so that one can be told from a number or a word."""

    __slots__: tuple[str, ...] = ()


@dataclass_transform(kw_only_default=True, field_specifiers=(Field,))
def part(cls: type[T]) -> type[T]:
    """A part of a record: validated as models are, but kept in slots, so that a span takes 56 bytes and not 488."""
    return dataclass(config=_CONFIG, slots=True, kw_only=True)(cls)  # type: ignore[return-value]


@part
class IdentifierRecord(RecordPart):
    """An identifier in somebody else's scheme, such as `wikidata`."""

    scheme: Line = Field(examples=["wikidata"])
    identifier: Line = Field(examples=["Q42"])


@part
class NameRecord(RecordPart):
    """Another name of the same person or organization: another script, order or spelling."""

    name: Line = Field(examples=["Ана Силва"])
    language: Language | None = Field(default=None, examples=["ru"])


@part
class IdentityRecord(RecordPart):
    """How sure it is that the mention means this person, and why."""

    confidence: Confidence = Field(examples=[0.95])
    why: Line = Field(examples=["the only Silva of the text"])


@part
class CandidateRecord(RecordPart):
    """A possible speaker of a quote that could not be attributed safely; `person` is a key of this record."""

    person: Slug | None = Field(default=None, examples=["ana-silva"])
    name: Line = Field(examples=["Ana Silva"])
    confidence: Confidence = Field(examples=[0.4])
