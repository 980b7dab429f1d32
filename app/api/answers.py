"""Answers from stored bytes: lists and records with ETag, `Link` and cache headers. Nothing is serialised here."""

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from hashlib import sha256
from typing import TypeVar, get_origin

from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from app.api import exports, links
from app.api.deps import Service
from app.api.exports import REVALIDATE
from app.api.lean import Read
from app.api.negotiation import asked_for
from app.domain.filters import ListQuery, Selection
from app.domain.narrowing import narrowing
from app.domain.showing import Localised
from app.domain.vocabulary import Vocabulary
from app.errors import ParameterError, QueryTimeout
from app.store import lists, presenting, proofs, records
from app.store.resolve import UnresolvedError
from app.store.session import Session

T = TypeVar("T")
S = TypeVar("S", bound=Selection)
Ask = Callable[[Session, S, Vocabulary], T]

_JSON = "application/json"


class Stored(Response):
    """JSON from stored bytes. Its few headers are written here: what Starlette does for any costs 3 µs."""

    def __init__(self, body: bytes, digest: str, link: str) -> None:
        self.status_code, self.background, self.body = 200, None, body
        self.raw_headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(body)),
            (b"cache-control", REVALIDATE.encode()),
            (b"etag", b'"%b"' % digest[:32].encode()),
            (b"link", link.encode("latin-1")),
            (b"vary", b"Accept"),
        ]


async def list_answer(request: Request, service: Service, query: ListQuery, suffix: str | None = None) -> Response:
    """A list in the format asked for. Raises the errors of `lists.answer`, and UnknownIdentity with suggestions."""
    _refuse_repetition(request, query)
    form = asked_for(query.resource, request.headers.get("accept"), suffix, alone=False)
    answering = _json_page(request, service, query) if form is None else exports.list_in(request, service, query, form)
    answer = await explained(service, query, answering)
    return answer if form is None or suffix else varying(answer)


async def _json_page(request: Request, service: Service, query: ListQuery) -> Response:
    answer = await page(service, query)
    cursor = answer.next
    following = links.next_page(request, cursor) if cursor else None
    asked = links.question(query, answer.rest["query"])
    body, digest = answer.written()
    return Stored(body, digest, links.of_list(query, asked, None, following))


async def page(service: Service, query: ListQuery) -> lists.Answer:
    """A page of a list, at once where the question is bounded. Raises what `lists.answer` does."""
    return await _at_once_or_aside(service, query, lists.answer_at_once, lists.answer)


async def view_of(
    request: Request, service: Service, query: S, view: Ask[S, T], at_once: Ask[S, T | None] | None = None
) -> T:
    """What a view puts together, aside, or at once where it is asked that way and knows. Raises what lists do."""
    _refuse_repetition(request, query)
    vocabulary = service.vocabulary
    if at_once is None:
        return await explained(service, query, service.reader.aside(lambda session: view(session, query, vocabulary)))
    return await explained(service, query, _at_once_or_aside(service, query, at_once, view))


async def explained(service: Service, query: Selection, answer: Awaitable[T]) -> T:
    """An answer; a name that fits nothing comes with suggestions, and what was stopped with what would narrow it."""
    try:
        return await answer
    except UnresolvedError as unresolved:
        raise await service.reader.aside(unresolved.explain) from unresolved
    except QueryTimeout as stopped:
        raise QueryTimeout(narrowing(query)) from stopped


async def _at_once_or_aside(service: Service, query: S, at_once: Ask[S, T | None], whole: Ask[S, T]) -> T:
    """The answer to a question, in the event loop where it is bounded; aside, too, where that takes long all the same,
    on a busy machine."""
    vocabulary = service.vocabulary
    answer = None
    with suppress(QueryTimeout):
        answer = await service.reader.now(lambda session: at_once(session, query, vocabulary))
    if answer is not None:
        return answer
    return await service.reader.aside(lambda session: whole(session, query, vocabulary))


def _refuse_repetition(request: Request, query: BaseModel) -> None:
    """Repeating a parameter means OR; one that takes a single value would silently drop the others."""
    if isinstance(request, Read):  # which has been seen to
        return
    given = [name for name, _ in request.query_params.multi_items()]
    if len(given) == len(set(given)):
        return
    for field, info in type(query).model_fields.items():
        name = info.alias or field
        if given.count(name) > 1 and get_origin(info.annotation) is not list:
            raise ParameterError(name, "can be given only once")


async def record_answer(
    request: Request, service: Service, resource: str, identifier: str, asked: Localised, *, suffix: str | None = None
) -> Response:
    """A record by its id, in the format and the language asked for. Raises NotFound or Withdrawn."""
    _refuse_repetition(request, asked)
    body, digest = await service.reader.now(lambda session: records.document(session, resource, identifier))
    form = asked_for(resource, request.headers.get("accept"), suffix, alone=True)
    if resource == "sources" and service.source_text == "full":
        body = await _with_text(service, body)
        digest = sha256(body).hexdigest()
    if asked.lang is not None:
        body = await _localised(service, resource, body, asked)
        digest = sha256(body).hexdigest()
    shown = asked.model_dump(exclude_defaults=True) if asked.model_fields_set else {}
    if form is None:
        return Stored(body, digest, links.of_record(resource, identifier, None, shown))
    answer = exports.record_in(service, resource, body, form, shown)
    return answer if suffix else varying(answer)


async def _localised(service: Service, resource: str, body: bytes, asked: Localised) -> bytes:
    """A record with names and labels in a language."""
    vocabulary = service.vocabulary
    [shown] = await service.reader.now(lambda session: presenting.present(session, vocabulary, asked, resource, [body]))
    return shown


async def _with_text(service: Service, body: bytes) -> bytes:
    """A source with the text of its version."""
    source = json.loads(body)
    source["text"] = await service.reader.now(lambda session: proofs.text_of(session, source["id"], source["version"]))
    return json.dumps(source, ensure_ascii=False, separators=(",", ":")).encode()


def varying(answer: Response) -> Response:
    """The same, marked as one that another Accept header may have in another form."""
    answer.headers["Vary"] = "Accept"
    return answer


def model_answer(model: BaseModel) -> Response:
    """A small answer made for this request."""
    return bytes_answer(model.model_dump_json(by_alias=True).encode(), {})


def bytes_answer(body: bytes, headers: dict[str, str], *, media_type: str = _JSON) -> Response:
    """Bytes, JSON unless said otherwise, with a strong ETag, their digest."""
    etag = headers.get("ETag") or f'"{sha256(body).hexdigest()[:32]}"'
    return Response(body, media_type=media_type, headers={"Cache-Control": REVALIDATE, **headers, "ETag": etag})
