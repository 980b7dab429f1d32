"""Lists and records in a format: what one batch holds at once, with the digest of its bytes; what is more as a stream.

The entity tag of a stream is weak: others may write while it runs, so its bytes are no function of where it began.
"""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app import __version__
from app.api import links
from app.api.deps import Service
from app.api.streaming import Stream, blocks
from app.domain.filters import ListQuery
from app.errors import ParameterError, QueryTimeout
from app.formats import About, Extent, Format, parsed
from app.store import changes, lists
from app.store.exports import SIZES, Export
from app.store.reader import Apart
from app.store.session import Session

REVALIDATE = "no-cache"  # caches may keep it, but ask again with the ETag: a 304 costs next to nothing
_FIRST = 500  # records of a format that gives the first of a list
_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 80


def fitted(query: ListQuery, form: Format) -> ListQuery:
    """The query as a format answers it. Raises ParameterError for what would mean nothing there."""
    refused = dict.fromkeys(links.ONLY_JSON, "is for JSON only")
    if form.suffix != "csv":
        refused["bom"] = "is for csv only"
    if not form.is_json:
        refused["view"] = f"cannot be asked of {form.suffix}, which shows of a record what it has room for"
    if form.extent is Extent.EVERYTHING:
        refused["limit"] = f"cannot be asked of {form.suffix}, which gives everything that matches"
    if form.extent is not Extent.PAGE:
        refused["cursor"] = f"cannot be asked of {form.suffix}, which has no pages"
    if form.order is not None and getattr(query, "sort", form.order) != form.order:
        refused["sort"] = f"cannot be asked of {form.suffix}, which is in the order {form.order}"
    for name, why in refused.items():
        if name in query.model_fields_set:
            raise ParameterError(name, why)
    changed: dict[str, Any] = {}
    if form.order is not None:
        changed["sort"] = type(query).model_fields["sort"].annotation(form.order)  # type: ignore[misc]
    if form.extent is Extent.FIRST and "limit" not in query.model_fields_set:
        changed["limit"] = _FIRST
    return query.model_copy(update=changed)


async def list_in(request: Request, service: Service, query: ListQuery, form: Format) -> Response:
    """A list in a format. Raises the errors of `lists.answer`, all of them before a byte is sent."""
    listing = _Listing(request, service, query, fitted(query, form), form)
    if form.extent is not Extent.EVERYTHING:
        return await service.reader.aside(listing.page)
    first: lists.Answer | None = None
    with suppress(QueryTimeout):  # smaller batches may do
        begun = await service.reader.aside(listing.whole)
        if isinstance(begun, Response):
            return begun
        first = begun
    apart = service.reader.apart()
    try:
        return await apart.ask(lambda session: listing.stream(session, apart, first))
    except BaseException:
        apart.close()
        raise


def record_in(service: Service, resource: str, body: bytes, form: Format, asked: dict[str, Any]) -> Response:
    """A record in a format, from its JSON; `asked` is how it is shown."""
    document = parsed(body)
    identifier = document["id"]
    page, own = service.public_url + links.path_of_record(resource, identifier), links.written(asked)
    about = About(
        resource=resource, title=str(document.get("name") or document.get("title") or identifier),
        address=f"{page}.{form.suffix}{own}", page=page + own, base=service.public_url,
        seq=0, updated=document.get("updated_at") or document.get("added_at") or changes.BEFORE_ANY, alone=True,
    )  # fmt: skip
    headers = {**_named(form, identifier), "Link": links.of_record(resource, identifier, form, asked)}
    if form.policy is not None:
        headers["Content-Security-Policy"] = form.policy()
    return _whole(b"".join(form.written([body], about)), form, headers)


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list asked for in a format, answered in a thread. `query` is `asked` as the format answers it."""

    request: Request
    service: Service
    asked: ListQuery
    query: ListQuery
    form: Format

    def page(self, session: Session) -> Response:
        """A page, or the first of the list."""
        answer = lists.answer(session, self.query, self.service.vocabulary, bare=True)
        if self.form.is_feed and (address := links.by_ids(self.request, self.query, answer.rest["query"], self.form)):
            return Response(status_code=HTTPStatus.PERMANENT_REDIRECT, headers={"Location": address})
        pages = self.form.extent is Extent.PAGE
        following = links.next_page(self.request, answer.next) if answer.next and pages else None
        return self._written(session, answer, following)

    def whole(self, session: Session) -> Response | lists.Answer:
        """All of a list where one batch holds it: it is of one moment, and waits for no place among the streams.

        Where more follows, the batch, with which a stream begins.

        A sample is drawn once: from one moment to the next it might be another.
        """
        batch = self.query if lists.is_sample(self.query) else self.query.model_copy(update={"limit": SIZES[0]})
        answer = lists.answer(session, batch, self.service.vocabulary, bare=True)
        return answer if answer.next else self._written(session, answer)

    def stream(self, session: Session, apart: Apart, first: lists.Answer | None) -> Stream:
        """All of a list, begun, with its first batch if that is known: its first block is made."""
        export = Export(session, self.query, self.service.vocabulary, apart.deadline, first)
        about = self._about(export.page, export.updated)
        made_of = json.dumps([__version__, self.service.vocabulary.digest, about.address, about.seq, about.bom])
        headers = {
            "Cache-Control": REVALIDATE, "Content-Type": _content_type(self.form),
            "ETag": f'W/"{_digest(made_of.encode())}"', **self._headers(about, export.bodies()),
        }  # fmt: skip
        rest = blocks(self.form.written(export.bodies(), about))
        return Stream(next(rest, b""), rest, apart, headers)

    def _written(self, session: Session, answer: lists.Answer, following: str | None = None) -> Response:
        about = self._about(answer.rest, changes.made_at(session, answer.rest["seq"]), following)
        headers = self._headers(about, answer.items, following)
        return _whole(b"".join(self.form.written(answer.items, about)), self.form, headers)

    def _about(self, page: dict[str, Any], updated: str, following: str | None = None) -> About:
        """What the format is told of the list, from the envelope of a page of it."""
        base, resource = self.service.public_url, self.query.resource
        asked = links.question(self.asked, page["query"])
        own = links.written(links.for_format(asked, self.form))
        path = base + links.path_of_list(resource)
        words = "; ".join(f"{name} {', '.join(values)}" for name, values in links.filters(asked))
        return About(
            resource=resource, title=resource.capitalize() + (words and f": {words}"),
            address=f"{path}.{self.form.suffix}{own}", page=path + own, base=base, seq=page["seq"], updated=updated,
            query=asked, next=following and base + following, bom=bool(getattr(self.query, "bom", False)),
            total=page["total"], total_exact=page["total_exact"],
        )  # fmt: skip

    def _headers(self, about: About, bodies: Iterable[bytes], following: str | None = None) -> dict[str, str]:
        words = (value for _, values in links.filters(about.query) for value in values)
        headers = {
            **_named(self.form, about.resource, *words), "Verbale-Seq": str(about.seq),
            "Link": links.of_list(self.asked, about.query, self.form, following),
        }  # fmt: skip
        if self.form.policy is not None:
            headers["Content-Security-Policy"] = self.form.policy()
        if self.form.leaves_out is not None:
            headers["Verbale-Left-Out"] = str(sum(map(self.form.leaves_out, map(parsed, bodies))))
        return headers


def _named(form: Format, *words: str) -> dict[str, str]:
    """A name that says what is in the file, in letters that every system takes."""
    name = _UNSAFE.sub("-", " ".join(words).lower()).strip("-")[:_LONGEST_NAME].strip("-")
    return {"Content-Disposition": f'inline; filename="{name}.{form.suffix}"'}


def _content_type(form: Format) -> str:
    return f"{form.media_type}; charset=utf-8" if form.media_type.startswith("text/") else form.media_type


def _whole(body: bytes, form: Format, headers: dict[str, str]) -> Response:
    fixed = {"Content-Type": _content_type(form), "Cache-Control": REVALIDATE, "ETag": f'"{_digest(body)}"'}
    return Response(body, headers={**fixed, **headers})


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]
