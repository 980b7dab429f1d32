"""How records are shown, whichever they are: in which language, and how much of each."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WrapValidator

SHOWING = frozenset({"lang", "view"})  # parameters that choose no records: cursors go on under any of them
_UNCHECKED = WrapValidator(lambda given, _: given)  # the enumeration documents; another form is answered 501
_HANGUL, _KANA = ("\uac00", "\ud7a3"), ("\u3041", "\u30ff")
_SCRIPTS = {"ko": _HANGUL, "ja": _KANA}  # which no other language is written in

LanguageAsked = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", min_length=2, max_length=35)
]


class View(StrEnum):
    """How much of each record a list shows: all of it, or what a line of a list needs."""

    FULL = "full"
    COMPACT = "compact"


class Localised(BaseModel):
    """What every record can be asked for."""

    model_config = ConfigDict(extra="forbid")

    lang: LanguageAsked | None = Field(
        default=None,
        description="Language of names and labels (BCP 47), where a record has them in it; else they are as ever",
        examples=["ko"],
    )


class Shown(Localised):
    """What every list can be asked for."""

    view: View = Field(default=View.FULL, description="How much of each record is shown", examples=["compact"])


class PassageQuery(BaseModel):
    """How much of a quote's surroundings is shown."""

    model_config = ConfigDict(extra="forbid")

    paragraphs: int | None = Field(
        default=None,
        ge=0,
        le=20,
        description="Whole paragraphs on either side of the quote's own; without it 300 characters on either side, "
        "which is also the most where the service shows excerpts only",
        examples=[1],
    )


class EmbedFormat(StrEnum):
    """How the card of a quote is given to a page of others."""

    JSON = "json"
    XML = "xml"


class EmbedQuery(BaseModel):
    """The query of /oembed. What a consumer adds to it of its own is passed over, as the standard has it."""

    model_config = ConfigDict(extra="ignore")

    url: str = Field(
        min_length=1,
        max_length=2_000,
        description="Address of a quote: its page or its record, here",
        examples=["/quotes/q-7v1l6n2q8t0a4c5d"],
    )
    format: Annotated[EmbedFormat, _UNCHECKED] = Field(
        default=EmbedFormat.JSON, description="json or xml", examples=["json"]
    )
    maxwidth: int | None = Field(default=None, ge=1, le=100_000, description="Pixels that there are", examples=[480])
    maxheight: int | None = Field(default=None, ge=1, le=100_000, description="Pixels that there are", examples=[320])


def in_language(names: Iterable[tuple[str, str | None]], wanted: str) -> str | None:
    """The name in a language, None where there is none: the whole tag first, then its beginnings (RFC 4647, lookup).

    `ko` is answered by ko-KR too. Where nobody says of which language a name is, its script does: 김지호 is Korean.
    """
    listed = [(name, language.lower() if language else _by_script(name)) for name, language in names]
    subtags = wanted.lower().split("-")
    for length in range(len(subtags), 0, -1):
        tag = "-".join(subtags[:length])
        found = next((name for name, language in listed if language == tag), None)
        if found is not None:
            return found
    return next((name for name, language in listed if language and language.partition("-")[0] == subtags[0]), None)


def _by_script(name: str) -> str | None:
    return next((tag for tag, (first, last) in _SCRIPTS.items() if any(first <= c <= last for c in name)), None)
