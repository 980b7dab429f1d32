"""Exceptions become answers here, and nowhere else: the status table and the handlers."""

import difflib
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from app import errors
from app.api.operations import operations_of
from app.api.problem_bodies import MAX_LISTED, MEDIA_TYPE, Answer, Asked, error, written
from app.api.problem_docs import PROBLEM_RESPONSES, problem_responses
from app.api.problem_types import PROBLEM_TYPES, ProblemType, problem_type

__all__ = ["PROBLEM_RESPONSES", "Refusal", "describe", "install", "problem_responses", "respond"]

_RETRY_AFTER = "2"  # seconds; a writer that holds the lock longer than this is itself in trouble
_UNPARSED = "There was an error parsing the body"  # FastAPI's words where json fails with no JSONDecodeError
_CLOSE = 0.75  # of 1: "quote_count" is to "not_country" 0.73
_QUOTED = re.compile(r"'([^']*)'")
_log = logging.getLogger("verbale.problems")

_BY_EXCEPTION: dict[type[Exception], str] = {
    errors.InputError: "invalid-document",
    errors.ParameterError: "validation",
    errors.BadCursor: "bad-cursor",
    errors.NotFound: "not-found",
    errors.Withdrawn: "withdrawn",
    errors.QueryTimeout: "query-timeout",
    errors.StoreBusy: "busy",
    errors.StorageFull: "storage-full",
    errors.StorageCorrupt: "storage-corrupt",
    errors.SchemaMismatch: "schema-mismatch",
    errors.StoreError: "unavailable",
}
_BY_STATUS = {
    400: "bad-request", 404: "not-found", 405: "method-not-allowed", 406: "not-acceptable", 413: "too-large",
    414: "uri-too-long", 415: "unsupported-media-type", 422: "validation", 503: "unavailable",
}  # fmt: skip


class Refusal(HTTPException):
    """A documented problem raised by its slug; an HTTPException, since FastAPI lets those through."""

    def __init__(
        self,
        slug: str,
        detail: str | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        faults: Sequence[dict[str, Any]] = (),
    ) -> None:
        kind = PROBLEM_TYPES[slug]
        super().__init__(kind.status, detail or kind.meaning, headers)
        self.slug = slug
        self.faults = list(faults)


def describe(exc: Exception, asked: Asked) -> Answer:
    """Say which problem an exception is; what is not ours to tell becomes `internal` without a word of it."""
    if isinstance(exc, RequestValidationError):
        return _of_validation(exc, asked)
    if isinstance(exc, HTTPException):
        return _of_http(exc, asked)
    if isinstance(exc, errors.VerbaleError):
        return _of_ours(exc)
    return _internal()


def respond(exc: Exception, scope: Scope) -> Response:
    """Answer an exception raised while serving the request of this scope."""
    app = scope.get("app")
    asked = Asked(
        path=scope["path"],
        method=scope["method"],
        request_id=scope.get("state", {}).get("request_id"),
        operations=operations_of(app) if isinstance(app, FastAPI) and _needs_operations(exc) else None,
    )
    answer = describe(exc, asked)
    body = answer.body(asked)
    if body["status"] == HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("Unforeseen failure", exc_info=exc)
    elif body["status"] > HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.warning("%s: %s", answer.kind.slug, answer.detail)
    headers = {"Cache-Control": "no-store", **answer.headers}
    return Response(written(body), body["status"], headers, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every exception that FastAPI can hand over as a problem."""

    async def handler(request: Request, exc: Exception) -> Response:
        return respond(exc, request.scope)

    for exception in (HTTPException, RequestValidationError, errors.VerbaleError):
        app.add_exception_handler(exception, handler)


def _of_ours(exc: errors.VerbaleError) -> Answer:
    named = next((_BY_EXCEPTION[cls] for cls in type(exc).__mro__ if cls in _BY_EXCEPTION), None)
    if named is None:
        return _internal()
    answer = Answer(PROBLEM_TYPES[named], str(exc) or PROBLEM_TYPES[named].meaning)
    if isinstance(exc, errors.ParameterError):
        if type(exc) is errors.ParameterError:  # its kinds are told in whole sentences
            answer.detail = f"{exc.parameter}: {exc.detail}"
        place = {"pointer" if exc.parameter.startswith("/") else "parameter": exc.parameter}
        answer.errors = [error(exc.detail, allowed=exc.allowed, **place)]
    if isinstance(exc, errors.UnknownIdentity):
        answer.kind = _member("unknown", exc.kind)
        answer.extra["suggestions"] = [asdict(row) for row in exc.suggestions]
    elif isinstance(exc, errors.AmbiguousIdentity):
        answer.kind = _member("ambiguous", exc.kind)
        answer.extra["candidates"] = [asdict(row) for row in exc.candidates]
    elif isinstance(exc, errors.InputError):
        answer.errors = [error(exc.detail, pointer=exc.pointer)]
    elif isinstance(exc, errors.StoreBusy):
        answer.headers["Retry-After"] = _RETRY_AFTER
    return answer


def _of_http(exc: HTTPException, asked: Asked) -> Answer:
    kind = PROBLEM_TYPES[_slug_of(exc)]
    headers = dict(exc.headers or {})
    if exc.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = _allowed(headers.get("Allow", ""), asked)
    stock = exc.detail in (HTTPStatus(exc.status_code).phrase, _UNPARSED)
    faults = exc.faults if isinstance(exc, Refusal) else []
    return Answer(kind, kind.meaning if stock else exc.detail, status=exc.status_code, headers=headers, errors=faults)


def _slug_of(exc: HTTPException) -> str:
    if isinstance(exc, Refusal):
        return exc.slug
    if exc.detail == _UNPARSED:
        return "malformed-json"
    ours = exc.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
    return _BY_STATUS.get(exc.status_code, "internal" if ours else "bad-request")


def _of_validation(exc: RequestValidationError, asked: Asked) -> Answer:
    faults = exc.errors()
    for fault in faults:
        if fault["type"] == "json_invalid":
            why = f"At character {fault['loc'][-1]}: {fault.get('ctx', {}).get('error', 'not JSON')}."
            return Answer(PROBLEM_TYPES["malformed-json"], why, errors=[error(why, pointer="")])
        if fault["type"] == "missing" and tuple(fault["loc"]) == ("body",):
            return Answer(PROBLEM_TYPES["malformed-json"], "The body is empty.", errors=[error("missing", pointer="")])
    listed = [_fault(fault, asked) for fault in faults[:MAX_LISTED]]
    first = listed[0] if listed else error("The request is not valid.", pointer="")
    where = first["parameter"] or first["pointer"]
    return Answer(
        PROBLEM_TYPES["validation"],
        f"{where}: {first['detail']}" if where else first["detail"],
        errors=listed,
    )


def _fault(fault: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    place, *inside = fault["loc"]
    detail = str(fault["msg"]).removeprefix("Value error, ")
    allowed = tuple(_QUOTED.findall(str(fault.get("ctx", {}).get("expected", ""))))
    if place == "body":
        pointer = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in inside)
        return error(detail, pointer=pointer, allowed=allowed)
    name = str(fault.get("ctx", {}).get("parameter") or (inside[0] if inside else place))
    if fault["type"] == "extra_forbidden":
        taken = asked.operations.parameters(asked.path, asked.method) if asked.operations else ()
        return error(_unknown_parameter(name, taken), parameter=name, allowed=taken)
    return error(detail, parameter=name, allowed=allowed)


def _unknown_parameter(name: str, taken: Sequence[str]) -> str:
    close = difflib.get_close_matches(name[:60], taken, 1, _CLOSE)
    return f"There is no such parameter; did you mean “{close[0]}”?" if close else "There is no such parameter."


def _internal() -> Answer:
    return Answer(PROBLEM_TYPES["internal"], PROBLEM_TYPES["internal"].meaning)


def _member(family: str, kind: str) -> ProblemType:
    return problem_type(f"{family}-{kind.replace('_', '-')}") or PROBLEM_TYPES["validation"]


def _needs_operations(exc: Exception) -> bool:
    return isinstance(exc, RequestValidationError) or (
        isinstance(exc, HTTPException) and exc.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    )


def _allowed(own: str, asked: Asked) -> str:
    declared = asked.operations.methods(asked.path) if asked.operations else ()
    methods = declared or tuple(dict.fromkeys(method.strip() for method in own.split(",") if method.strip()))
    if "GET" in methods and "HEAD" not in methods:
        methods = (*methods, "HEAD")
    return ", ".join(methods)
