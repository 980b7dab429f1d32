"""What a caller may write as the value of a parameter, and in which form it is understood."""

import re
import unicodedata
from math import ceil
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints

from app.domain import dates
from app.domain.instants import from_instant
from app.domain.scalars import storable

# Told of ids in paths, not checked: a longer one is unknown like any other, 404.
ID_LENGTH: dict[str, Any] = {"maxLength": 200}
GRAIN = 1e-9  # 0.29 * 100 is 28.999999999999996
_INVISIBLE = {"Cc", "Cf"}  # controls, and what only joins, parts or turns other characters
_TIME = r"[Tt][0-9]{2}(:[0-9]{2}){2}(\.[0-9]{1,9})?([Zz]|[+ -][0-9]{2}:[0-9]{2})"


def _visible(value: str) -> str:
    if all(c.isspace() or unicodedata.category(c) in _INVISIBLE for c in value):
        raise ValueError("has no visible character")
    return value.strip()


class _Form(NamedTuple):
    """How a value is written: Pydantic would tell a caller the pattern, and this tells what is such a value."""

    pattern: str
    such: str

    def told(self) -> tuple[AfterValidator, Any]:
        """The check, and the pattern for the documentation."""
        return AfterValidator(self._check), Field(json_schema_extra={"pattern": self.pattern})

    def _check(self, value: str) -> str:
        if not re.fullmatch(self.pattern[1:-1], value):
            raise ValueError(f"“{value}” is no {self.such}")
        return value


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
_PARTIAL = _Form(r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "year, month or day such as 2025, 2025-11 or 2025-11-20")
_EDTF = _Form(r"^[0-9.\-/~?%X\[\]{},]+$", "date such as 2025-11-20, 2025-11 or 2025-11-01/..")
_INSTANT = _Form(rf"^[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}}({_TIME})?)?)?$", "day, or instant such as 2025-11-21T08:30:00Z")
PartialDay = Annotated[str, StringConstraints(max_length=10), *_PARTIAL.told(), AfterValidator(_a_date)]
DateAsked = Annotated[str, StringConstraints(min_length=4, max_length=64), *_EDTF.told(), AfterValidator(_a_date)]
InstantAsked = Annotated[str, StringConstraints(max_length=35), *_INSTANT.told(), AfterValidator(from_instant)]
Hundredths = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), AfterValidator(_in_hundredths)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
