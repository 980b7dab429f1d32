"""Which format a request asks for: by the suffix of its path, else by its Accept header. One rule for all.

The highest `q` wins; among equals the range that says more (`text/csv` before `text/*` before `*/*`), then JSON, then
the order of FORMATS. Browsers ask for `text/html` and take everything, and mean nothing by it: beside `*/*` it does not
count. What cannot be read of Accept is passed over, and so is a profile that nothing here has; where nothing is left of
it, it is as if it were not there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.api.problem_bodies import error
from app.api.problems import Refusal
from app.formats import FORMATS, Format, formats_of

JSON = "application/json"
_MOST = 100  # ranges of a header that are looked at
_ITEMS = re.compile(r'(?:[^,"]|"[^"]*")+')
_PARTS = re.compile(r'(?:[^;"]|"[^"]*")+')
_TYPE = re.compile(r"([\w!#$%&'*+.^`|~-]+)/([\w!#$%&'*+.^`|~-]+)\Z")
_Q = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\Z")


@dataclass(frozen=True, slots=True)
class _Range:
    """One range of an Accept header."""

    type: str
    subtype: str
    profile: str | None
    q: float


def asked_for(resource: str, accept: str | None, suffix: str | None, *, alone: bool) -> Format | None:
    """The format to answer in, None for JSON. Raises Refusal (406) with what there is."""
    if suffix is not None:
        offered = formats_of(resource, alone=alone)
        chosen = FORMATS.get(suffix)
        if chosen in offered:
            return chosen
        raise _not_offered(f"There is no “.{suffix[:40]}” of this.", "format", [one.suffix for one in offered])
    return None if accept is None or accept in {"*/*", JSON} else _preferred(resource, accept, alone=alone)


@lru_cache(maxsize=256)
def prefers(accept: str, media_type: str) -> bool:
    """Whether an Accept header would rather have this than JSON."""
    ranges = _ranges(accept)
    return _rank(media_type, ranges) > _rank(JSON, ranges)


@lru_cache(maxsize=256)
def _preferred(resource: str, accept: str, *, alone: bool) -> Format | None:
    """The format that an Accept header prefers. Browsers and libraries send few of them, over and over."""
    offered = formats_of(resource, alone=alone)
    ranges = _ranges(accept)
    if not ranges:
        return None
    profiles = {_read(one.media_type)[1].get("profile") for one in offered}
    ranges = [one if one.profile in profiles else replace(one, profile=None) for one in ranges]
    if any(one.type == one.subtype == "*" for one in ranges):
        ranges = [one for one in ranges if (one.type, one.subtype) != ("text", "html")]
    ranked = [(_rank(one.media_type if one else JSON, ranges), one) for one in (None, *offered)]
    best = max(rank for rank, _ in ranked)
    if best[0] == 0:
        media_types = [JSON, *(one.media_type for one in offered)]
        raise _not_offered("No format of this fits the Accept header.", "Accept", media_types)
    return next(one for rank, one in ranked if rank == best)


def _not_offered(detail: str, parameter: str, allowed: list[str]) -> Refusal:
    fault = error(detail, parameter=parameter, allowed=allowed)
    return Refusal("not-acceptable", f"{detail} There is {', '.join(allowed)}.", faults=[fault])


def _ranges(accept: str) -> list[_Range]:
    """The ranges that can be read, among the first _MOST items."""
    found = []
    for item in _ITEMS.findall(accept)[:_MOST]:
        named, parameters = _read(item)
        kind, q = _TYPE.match(named), parameters.get("q", "1")
        if kind and _Q.match(q):
            found.append(_Range(kind[1], kind[2], parameters.get("profile"), float(q)))
    return found


def _read(item: str) -> tuple[str, dict[str, str]]:
    """A media type or range, and its parameters."""
    named, *rest = _PARTS.findall(item) or [""]
    pairs = (one.partition("=") for one in rest)
    return named.strip().lower(), {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}


def _rank(media_type: str, ranges: Sequence[_Range]) -> tuple[float, int]:
    """The quality of a media type, by the range that says most about it, and how much that says."""
    named, parameters = _read(media_type)
    main, _, sub = named.partition("/")
    fitting = [
        (3 * (one.profile is not None) + 2 * (one.subtype != "*") + (one.type != "*"), one.q)
        for one in ranges
        if one.type in {main, "*"} and one.subtype in {sub, "*"} and one.profile in {None, parameters.get("profile")}
    ]
    says, q = max(fitting, default=(0, 0.0))
    return q, says if q else 0
