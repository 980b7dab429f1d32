"""Addresses: the `Link` header of an answer, and the absolute addresses that formats need.

Links are relative to the host and addresses begin with the public one of the settings, so that a Host header of the
caller's is never repeated.
"""

import re
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

from starlette.requests import Request

from app.api.negotiation import JSON
from app.domain.criteria import CRITERIA
from app.domain.facets import Faceted
from app.domain.filters import ListQuery
from app.domain.showing import SHOWING
from app.formats import FORMATS, Extent, Format, formats_of

_LONGEST = 6_000  # bytes of one header: servers and proxies take 8 KB of all headers; past it alternates are left out
_ONLY_PAGES = frozenset({"limit", "cursor"})
ONLY_JSON = frozenset(Faceted.model_fields)
_NOT_ECHOED = ("sort", "limit", "cursor", *sorted(ONLY_JSON))  # as they are asked: they choose no records
_UNCHANGED = re.compile(r"[A-Za-z0-9_.~-]*")
_PLAIN = re.compile(rb"[\w.~%+=&:-]*")  # letters, numbers and marks that mean nothing in a header
_NO_FILTERS = {"sort", "limit", "cursor", *SHOWING, *ONLY_JSON}


def path_of_list(resource: str, suffix: str = "") -> str:
    """The path of a list, in a format."""
    return f"/v1/{resource}{suffix and f'.{suffix}'}"


def path_of_record(resource: str, identifier: str, suffix: str = "") -> str:
    """The path of a record, in a format."""
    return f"{path_of_list(resource)}/{quote(identifier, safe='')}{suffix and f'.{suffix}'}"


def written(query: dict[str, Any]) -> str:
    """A question as the query of an address, with its mark; values of a list repeat their parameter."""
    pairs = [
        f"{name}={_escaped(str(one))}"
        for name, value in query.items()
        for one in (value if isinstance(value, list) else (value,))
    ]
    return f"?{'&'.join(pairs)}" if pairs else ""


def _escaped(value: str) -> str:
    """A value as it stands in a query; most are ids, of which nothing has to be looked at twice."""
    return value if _UNCHANGED.fullmatch(value) else quote_plus(value)


def question(query: ListQuery, understood: dict[str, Any]) -> dict[str, Any]:
    """The question as understood in the words of an address: ids for names, and no value that is its default."""
    asked = {name: value for name, value in understood.items() if name not in _NOT_ECHOED}
    for name in _NOT_ECHOED:
        if name in query.model_fields_set and (value := getattr(query, name)) != type(query).model_fields[name].default:
            asked[name] = [str(one) for one in value] if isinstance(value, list) else str(value)
    return asked


def filters(asked: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """What of a question chooses records, by parameter."""
    return [
        (name, [str(one) for one in value] if isinstance(value, list) else [str(value)])
        for name, value in asked.items()
        if name not in _NO_FILTERS
    ]


def for_format(asked: dict[str, Any], form: Format | None) -> dict[str, Any]:
    """What of a question a format takes: one that gives everything has no pages, and facets stand in JSON only."""
    if form is None:
        return asked
    without = _not_taken(form.suffix)
    if form.order is not None and asked.get("sort") != form.order:
        without = without | {"cursor"}
    if without.isdisjoint(asked):
        return asked
    return {name: value for name, value in asked.items() if name not in without}


@cache
def _not_taken(suffix: str) -> frozenset[str]:
    form = FORMATS[suffix]
    pages = frozenset() if form.extent is Extent.PAGE else _ONLY_PAGES
    order = frozenset() if form.order is None else {"sort"}
    view = frozenset() if form.is_json else {"view"}
    return ONLY_JSON | pages | order | view


def by_ids(request: Request, query: ListQuery, understood: dict[str, Any], form: Format) -> str | None:
    """The address of a question that asks by name, with ids for the names; None where it asks by ids alone.

    Codes of a classification stay: what they mean is defined elsewhere, and never ambiguous.
    """
    named = [name for name in understood if (one := CRITERIA.get(name.removeprefix("not_"))) and one.names]
    given = {name: set(getattr(query, name)) for name in named}
    settled = [
        name for name in named
        if given[name] != set(understood[name]) and not any(":" in value for value in given[name])
    ]  # fmt: skip
    if not settled:
        return None
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] not in settled]
    pairs += [(name, value) for name in settled for value in understood[name]]
    return f"{path_of_list(query.resource, form.suffix)}?{urlencode(pairs)}"


def next_page(request: Request, cursor: str) -> str:
    """The address of the next page, in the words of the caller."""
    path, asked = quote(request.scope["path"]), request.scope["query_string"]
    if _PLAIN.fullmatch(asked) and b"cursor" not in asked:
        return f"{path}?{asked.decode()}{'&' if asked else ''}cursor={cursor}"
    pairs = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{path}?{urlencode([*pairs, ('cursor', cursor)])}"


def of_list(query: ListQuery, asked: dict[str, Any], form: Format | None, following: str | None) -> str:
    """The `Link` header of a list: the address of the next page, the canonical one, and every other format."""
    path, whole = path_of_list(query.resource), written(asked)
    links = [f'<{following}>; rel="next"'] if following else []
    links.append(f'<{path}{whole}>; rel="canonical"')
    taken: dict[tuple[str, ...] | None, str] = {None: whole}
    alternates = []
    for before, names, after in _others(query.resource, form, tuple(asked), asked.get("sort")):
        if names not in taken:
            taken[names] = written({name: asked[name] for name in names or ()})
        alternates.append(f"{before}{taken[names]}{after}")
    return _bounded(links, alternates)


@lru_cache(maxsize=1024)
def _others(
    resource: str, form: Format | None, names: tuple[str, ...], sort: str | None
) -> list[tuple[str, tuple[str, ...] | None, str]]:
    """The links to a list's other formats: what stands before and after the question, and what each takes of it."""
    asked = {name: sort if name == "sort" else "" for name in names}
    found = []
    for one, suffix, rest in _alternates(resource, alone=False):
        if one is not form:
            taken = tuple(for_format(asked, one))
            found.append((f"<{path_of_list(resource)}{suffix}", None if taken == names else taken, rest))
    return found


def of_record(resource: str, identifier: str, form: Format | None, asked: dict[str, Any]) -> str:
    """The `Link` header of a record; `asked` is how it is shown."""
    path, own = path_of_record(resource, identifier), written(asked)
    whole = path.join(_between(resource, form, own))
    return whole if len(whole) <= _LONGEST else f'<{path}{own}>; rel="canonical"'


@lru_cache(maxsize=256)
def _between(resource: str, form: Format | None, own: str) -> list[str]:
    """What stands between the paths in the links of a record."""
    others = [(suffix, rest) for one, suffix, rest in _alternates(resource, alone=True) if one is not form]
    ends = [f'{own}>; rel="canonical"', *(f"{suffix}{own}{rest}" for suffix, rest in others)]
    return ["<", *(f"{end}, <" for end in ends[:-1]), ends[-1]]


@cache
def _alternates(resource: str, *, alone: bool) -> list[tuple[Format | None, str, str]]:
    """The formats of a list or record, JSON first: each with its suffix, and the end of the link to it."""
    every = [(None, "", JSON), *((one, f".{one.suffix}", one.media_type) for one in formats_of(resource, alone=alone))]
    return [
        (one, suffix, f'>; rel="alternate"; type="{media_type.partition(";")[0]}"') for one, suffix, media_type in every
    ]


def _bounded(links: list[str], alternates: list[str]) -> str:
    whole = ", ".join([*links, *alternates])
    return whole if len(whole) <= _LONGEST else ", ".join(links)
