"""The problems in the OpenAPI document: which an operation may answer, and an example of each."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic.json_schema import models_json_schema

from app.api.header_docs import told
from app.api.problem_bodies import MEDIA_TYPE, Answer, Asked, error
from app.api.problem_models import Problem
from app.api.problem_types import PROBLEM_TYPES, problem_type

_REF = "#/components/{}/{}"
_STOCK = ("HTTPValidationError", "ValidationError")
_CANDIDATES = [
    {"id": "ana-silva", "name": "Ana Silva", "hint": "Ambassador of Brazil", "quote_count": 5},
    {"id": "rui-silva", "name": "Rui Silva", "hint": "Vice foreign minister of Portugal", "quote_count": 2},
]
_EXAMPLES = {
    "validation": [error("Input should be less than or equal to 500", parameter="limit")],
    "unknown-person": [error("No person is called “Anna Silva”.", parameter="person")],
    "ambiguous-person": [error("“Silva” fits 2 records of kind person.", parameter="person")],
    "bad-cursor": [error("The cursor does not belong to this list and its filters.", parameter="cursor")],
}
_EXTRA: dict[str, dict[str, list[dict[str, Any]]]] = {
    "unknown-person": {"suggestions": [{"id": "ana-silva", "name": "Ana Silva"}]},
    "ambiguous-person": {"candidates": _CANDIDATES},
}
_OF_STATUS = {
    400: ("bad-cursor",), 404: ("not-found",), 405: ("method-not-allowed",), 406: ("not-acceptable",),
    409: ("ambiguous-person",), 410: ("withdrawn",), 413: ("too-large",), 414: ("uri-too-long",),
    415: ("unsupported-media-type",), 422: ("validation", "unknown-person"), 500: ("internal",),
    501: ("not-implemented",), 503: ("query-timeout", "busy"), 507: ("storage-full",),
}  # fmt: skip
_NEVER_ON_READS = (405, 413, 415, 501, 507)


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Give the `responses=` of a route that may answer these statuses, and 414, which every address may be answered."""
    return {status: _response(*_OF_STATUS[status]) for status in sorted({*statuses, HTTPStatus.REQUEST_URI_TOO_LONG})}


def amend(schema: dict[str, Any]) -> None:
    """Put the models and examples of problems into an OpenAPI document, and FastAPI's own 422 out of it."""
    components = schema.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    _, defined = models_json_schema([(Problem, "serialization")], ref_template=_REF.format("schemas", "{model}"))
    schemas.update(defined["$defs"])
    for name in _STOCK:
        schemas.pop(name, None)
    components["schemas"] = dict(sorted(schemas.items()))
    for operation in _operations(schema):
        _replace_stock(operation["responses"])
    statuses = {status for operation in _operations(schema) for status in operation["responses"]}
    components["examples"] = {
        slug: _example(slug) for status, slugs in _OF_STATUS.items() if str(status) in statuses for slug in slugs
    }


def _response(*slugs: str) -> dict[str, Any]:
    kinds = [kind for slug in slugs if (kind := problem_type(slug))]
    examples = {slug: {"$ref": _REF.format("examples", slug)} for slug in slugs}
    content = {"schema": {"$ref": _REF.format("schemas", "Problem")}, "examples": examples}
    answer = {"description": "; ".join(kind.title for kind in kinds) + ".", "content": {MEDIA_TYPE: content}}
    return {**answer, "headers": told("Retry-After")} if "busy" in slugs else answer


def _example(slug: str) -> dict[str, Any]:
    kind = problem_type(slug) or PROBLEM_TYPES["internal"]
    faults = _EXAMPLES.get(slug, [])
    detail = faults[0]["detail"] if faults else kind.meaning
    answer = Answer(kind, detail, errors=faults, extra=_EXTRA.get(slug, {}))
    return {
        "summary": kind.title,
        "value": answer.body(Asked(path="/v1/quotes", request_id="5f1c9a2e7b3d4a60")),
    }


def _operations(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        operation
        for item in schema.get("paths", {}).values()
        for operation in item.values()
        if "responses" in operation
    ]


def _replace_stock(responses: dict[str, Any]) -> None:
    stock = responses.get("422", {}).get("content", {}).get("application/json", {}).get("schema", {}).get("$ref", "")
    if stock.endswith("/HTTPValidationError"):
        responses["422"] = _response("validation")


PROBLEM_RESPONSES = problem_responses(*(status for status in _OF_STATUS if status not in _NEVER_ON_READS))
