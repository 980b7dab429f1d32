"""What a caller may write as the value of a parameter, and in which form it is understood."""

import unicodedata
from math import ceil
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

from app.domain import dates
from app.domain.instants import from_instant
from app.domain.scalars import storable

# Told of ids in paths, not checked: a longer one is unknown like any other, 404.
ID_LENGTH: dict[str, Any] = {"maxLength": 200}
GRAIN = 1e-9  # 0.29 * 100 is 28.999999999999996
_INVISIBLE = {"Cc", "Cf"}  # controls, and what only joins, parts or turns other characters
_TIME = r"[Tt][0-9]{2}(:[0-9]{2}){2}(\.[0-9]{1,9})?([Zz]|[+ -][0-9]{2}:[0-9]{2})"
_INSTANT = rf"^[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}}({_TIME})?)?)?$"


def _visible(value: str) -> str:
    if all(c.isspace() or unicodedata.category(c) in _INVISIBLE for c in value):
        raise ValueError("has no visible character")
    return value.strip()


def _a_date(value: str) -> str:
    dates.bounds(value)
    return value


def _in_hundredths(value: float) -> float:
    return ceil(value * 100 - GRAIN) / 100


Value = Annotated[
    str, StringConstraints(min_length=1, max_length=200), AfterValidator(storable), AfterValidator(_visible)
]
Values = list[Value]
Words = Annotated[
    str, StringConstraints(min_length=1, max_length=512), AfterValidator(storable), AfterValidator(_visible)
]
PartialDay = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", max_length=10), AfterValidator(_a_date)
]
DateAsked = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9.\-/~?%X\[\]{},]+$", min_length=4, max_length=64),
    AfterValidator(_a_date),
]
InstantAsked = Annotated[str, StringConstraints(pattern=_INSTANT, max_length=35), AfterValidator(from_instant)]
Hundredths = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), AfterValidator(_in_hundredths)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
