"""Addresses: the `Link` header of an answer, and the absolute addresses that formats need.

Links are relative to the host and addresses begin with the public one of the settings, so that a Host header of the
caller's is never repeated.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request

from app.domain.facets import Faceted
from app.domain.filters import CRITERIA, ListQuery
from app.domain.showing import SHOWING
from app.formats import Extent, Format, formats_of

_LONGEST = 6_000  # bytes of one header: servers and proxies take 8 KB of all headers; past it alternates are left out
_ONLY_PAGES = {"limit", "cursor"}
ONLY_JSON = frozenset(Faceted.model_fields)
_NO_FILTERS = {"sort", "limit", "cursor", *SHOWING, *ONLY_JSON}


def path_of_list(resource: str, suffix: str = "") -> str:
    """The path of a list, in a format."""
    return f"/v1/{resource}{suffix and f'.{suffix}'}"


def path_of_record(resource: str, identifier: str, suffix: str = "") -> str:
    """The path of a record, in a format."""
    return f"{path_of_list(resource)}/{quote(identifier, safe='')}{suffix and f'.{suffix}'}"


def written(query: dict[str, Any]) -> str:
    """A question as the query of an address, with its mark; values of a list repeat their parameter."""
    return f"?{urlencode(query, doseq=True)}" if query else ""


def question(query: ListQuery, understood: dict[str, Any]) -> dict[str, Any]:
    """The question as understood in the words of an address: ids for names, and no value that is its default."""
    fields = type(query).model_fields
    rest = ("sort", "limit", "cursor", *sorted(ONLY_JSON))
    asked = {name: value for name, value in understood.items() if name not in rest}
    for name in rest:
        value = getattr(query, name, None)
        if value is not None and value != fields[name].default:
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
    without = set(ONLY_JSON)
    if form.extent is not Extent.PAGE:
        without |= _ONLY_PAGES
    if form.order is not None:
        without |= {"sort"} if asked.get("sort") == form.order else {"sort", "cursor"}
    if not form.is_json:
        without |= {"view"}
    return {name: value for name, value in asked.items() if name not in without}


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
    pairs = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != "cursor"]
    return f"{quote(request.url.path)}?{urlencode([*pairs, ('cursor', cursor)])}"


def of_list(query: ListQuery, asked: dict[str, Any], form: Format | None, following: str | None) -> str:
    """The `Link` header of a list: the address of the next page, the canonical one, and every other format."""
    links = [f'<{following}>; rel="next"'] if following else []
    links.append(f'<{path_of_list(query.resource)}{written(asked)}>; rel="canonical"')
    others = (
        (one, path_of_list(query.resource, one.suffix if one else "") + written(for_format(asked, one)))
        for one in (None, *formats_of(query.resource, alone=False))
        if one is not form
    )
    return _bounded(links, others)


def of_record(resource: str, identifier: str, form: Format | None, asked: dict[str, Any]) -> str:
    """The `Link` header of a record; `asked` is how it is shown."""
    own = written(asked)
    others = (
        (one, path_of_record(resource, identifier, one.suffix if one else "") + own)
        for one in (None, *formats_of(resource, alone=True))
        if one is not form
    )
    return _bounded([f'<{path_of_record(resource, identifier)}{own}>; rel="canonical"'], others)


def _bounded(links: list[str], others: Iterable[tuple[Format | None, str]]) -> str:
    alternates = [
        f'<{address}>; rel="alternate"; type="{one.media_type.partition(";")[0] if one else "application/json"}"'
        for one, address in others
    ]
    whole = ", ".join([*links, *alternates])
    return whole if len(whole) <= _LONGEST else ", ".join(links)
