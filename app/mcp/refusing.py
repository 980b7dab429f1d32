"""What a model is told where a tool cannot answer: what is wrong, and what to ask instead."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from app.api.problem_bodies import Answer, Asked
from app.api.problems import describe

_log = logging.getLogger("verbale.mcp")
_LISTED = 10  # candidates, suggestions and faults


def refusal(exc: Exception, takes: type[BaseModel]) -> str:
    """A few sentences about a call with arguments of this model; of what is not ours to tell, only that it failed."""
    if isinstance(exc, ValidationError):
        faults = [{**fault, "loc": ("query", *fault["loc"])} for fault in exc.errors(include_url=False)]
        names = [field.alias or name for name, field in takes.model_fields.items()]
        return _told(describe(RequestValidationError(faults), Asked()), f"Arguments are {', '.join(names)}.")
    problem = describe(exc, Asked())
    if problem.kind.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("Unforeseen failure", exc_info=exc)
    return _told(problem, problem.kind.remedy)


def _told(problem: Answer, remedy: str) -> str:
    body = problem.body(Asked())
    faults = [_fault(one) for one in body["errors"][:_LISTED]] or [body["detail"]]
    others = [
        f"{members.capitalize()}: {'; '.join(map(_record, body[members][:_LISTED]))}"
        for members in ("candidates", "suggestions")
        if body.get(members)
    ]
    return "\n".join(["; ".join(faults), remedy, *others])


def _fault(fault: dict[str, Any]) -> str:
    where = (fault["parameter"] or fault["pointer"] or "").lstrip("/")
    return f"{where}: {fault['detail']}" if where else fault["detail"]


def _record(one: dict[str, Any]) -> str:
    hint, count = one.get("hint"), one.get("quote_count")
    told = ", ".join(filter(None, (one["name"], hint, None if count is None else f"{count} quotes")))
    return f"{one['id']} ({told})"
