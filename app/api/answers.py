"""Answers from stored bytes: lists and records with ETag, `Link` and cache headers. Nothing is serialised here."""

from hashlib import sha256
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from app.api.deps import Service
from app.domain.filters import ListQuery, Selection
from app.errors import ParameterError, QueryTimeout, StoreError
from app.store import lists, records
from app.store.resolve import UnresolvedError

_REVALIDATE = "no-cache"  # caches may keep it, but ask again with the ETag: a 304 costs next to nothing
_JSON = "application/json"


async def list_answer(request: Request, service: Service, query: ListQuery) -> Response:
    """A page of a list. Raises the errors of `lists.answer`, and UnknownIdentity with suggestions."""
    _refuse_repetition(request, query)
    reader, vocabulary = service.reader, service.vocabulary
    try:
        answer = await _answer_at_once(service, query)
        answer = answer or await reader.aside(lambda session: lists.answer(session, query, vocabulary))
    except UnresolvedError as unresolved:
        raise await reader.aside(unresolved.explain) from unresolved
    if answer is None:  # nothing is left to be asked aside
        raise StoreError("The question was not answered.")
    headers = {"Link": f'<{_next(request, answer.next)}>; rel="next"'} if answer.next else {}
    return bytes_answer(answer.body, headers)


async def _answer_at_once(service: Service, query: ListQuery) -> lists.Answer | None:
    """The answer to a bounded question. One that takes long all the same, on a busy machine, is asked aside."""
    vocabulary = service.vocabulary
    try:
        return await service.reader.now(lambda session: lists.answer(session, query, vocabulary, at_once=True))
    except QueryTimeout:
        return None


def _refuse_repetition(request: Request, query: Selection) -> None:
    """Repeating a parameter means OR; one that takes a single value would silently drop the others."""
    given = [name for name, _ in request.query_params.multi_items()]
    if len(given) == len(set(given)):
        return
    for field, info in type(query).model_fields.items():
        name = info.alias or field
        if given.count(name) > 1 and not isinstance(getattr(query, field), list):
            raise ParameterError(name, "can be given only once")


def _next(request: Request, cursor: str) -> str:
    """The address of the next page, relative to the host: a Host header of the caller's is never repeated."""
    pairs = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != "cursor"]
    return f"{request.url.path}?{urlencode([*pairs, ('cursor', cursor)])}"


async def record_answer(service: Service, resource: str, identifier: str) -> Response:
    """A record by its id. Raises NotFound or Withdrawn."""
    body, digest = await service.reader.now(lambda session: records.document(session, resource, identifier))
    return bytes_answer(body, {"ETag": f'"{digest[:32]}"'})


def model_answer(model: BaseModel) -> Response:
    """A small answer made for this request."""
    return bytes_answer(model.model_dump_json().encode(), {})


def bytes_answer(body: bytes, headers: dict[str, str]) -> Response:
    """JSON bytes with a strong ETag, their digest."""
    etag = headers.get("ETag") or f'"{sha256(body).hexdigest()[:32]}"'
    return Response(body, media_type=_JSON, headers={"Cache-Control": _REVALIDATE, **headers, "ETag": etag})
