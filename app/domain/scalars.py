"""The scalars that records, tables and wire models share: one name, one meaning, one example each."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def storable(value: str) -> str:
    """Refuse what SQLite, PostgreSQL or UTF-8 cannot carry: the NUL character and lone surrogates."""
    if "\x00" in value or not (value.isascii() or _SURROGATE.search(value) is None):
        raise ValueError("contains a NUL character or a lone surrogate")
    return value


def plain_day(value: object) -> object:
    """Refuse anything but YYYY-MM-DD before Pydantic reads a number as 1970-01-01."""
    if isinstance(value, str):
        if not _DAY.match(value):
            raise ValueError("must be a day as YYYY-MM-DD")
        date.fromisoformat(value)
    if isinstance(value, int | float):
        raise ValueError("must be a day as YYYY-MM-DD")  # noqa: TRY004 - Pydantic reports ValueError
    return value


Line = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(storable)]
LongText = Annotated[str, AfterValidator(storable)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,80}$")]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
Edtf = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[0-9A-Z~?%/.,\[\]{}+-]+$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), BeforeValidator(plain_day)]
Offset = Annotated[int, Field(ge=0, le=2**53 - 1, strict=True)]
Ordinal = Annotated[int, Field(ge=1, le=10_000, strict=True)]
Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class QuoteKind(StrEnum):
    """How the words stand in the source: wholly in marks, partly in marks, or paraphrased."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerType(StrEnum):
    """Who can speak: a person, an organization, several together, or somebody the source does not name."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"


class SourceKind(StrEnum):
    """What sort of document a source is."""

    ARTICLE = "article"
    RELEASE = "release"
    READOUT = "readout"
    TRANSCRIPT = "transcript"
    JOINT_STATEMENT = "joint-statement"
    INTERVIEW = "interview"
    POST = "post"


class Basis(StrEnum):
    """On what a fact rests: the words, the event's date, the source's date, the gazetteer, or what came before."""

    STATED = "stated"
    EVENT = "event"
    PUBLISHED = "published"
    GAZETTEER = "gazetteer"
    CARRIED = "carried"


class RoleStatus(StrEnum):
    """How the role stands on the day of the source."""

    CURRENT = "current"
    ACTING = "acting"
    FORMER = "former"
    INCOMING = "incoming"


class HostPart(StrEnum):
    """A host's part in an event."""

    HOST = "host"
    CO_HOST = "co-host"


class ParticipantPart(StrEnum):
    """A participant's part in an event."""

    SPEAKER = "speaker"
    HOST = "host"
    ATTENDEE = "attendee"


class MentionType(StrEnum):
    """What is spoken of."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"


class Review(StrEnum):
    """Whether a person has looked, or must."""

    NONE = "none"
    NEEDED = "needed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
