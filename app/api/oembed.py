"""/oembed: a quote for pages of others, by the address of its page (oEmbed 1.0, https://oembed.com)."""

import json
import re
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.answers import bytes_answer, model_answer
from app.api.deps import ServiceDep
from app.api.problems import Refusal, problem_responses
from app.domain.showing import EmbedFormat, EmbedQuery
from app.formats import embedding
from app.schemas import Embed
from app.store import records

router = APIRouter(tags=["quotes"])
_QUOTE = re.compile(r"(?:/v1)?/quotes/([a-z0-9-]{1,80})(?:\.[a-z.]{1,40}|/[a-z]{1,40})?")
_XML = "text/xml"


@router.get(
    "/oembed",
    name="embedQuote",
    summary="A quote for pages of others",
    responses={200: {"model": Embed}, **problem_responses(404, 410, 422, 501, 503)},
)
async def embed_quote(service: ServiceDep, query: Annotated[EmbedQuery, Query()]) -> Response:
    """The card of a quote, ready to be put into a page, by the address of its page or record (oEmbed 1.0).

    Pages of quotes name this address in their head, so that whoever is given the address of one finds it. With
    `format=xml` it answers the same as XML, `text/xml`.
    """
    if query.format not in list(EmbedFormat):
        raise Refusal("not-implemented", f"There is no oEmbed in “{query.format[:40]}”; there is json and xml.")
    identifier = _quote_at(query.url, service.public_url)
    body, _digest = await service.reader.now(lambda session: records.document(session, "quotes", identifier))
    found = embedding.embed(json.loads(body), service.public_url, (query.maxwidth, query.maxheight))
    return model_answer(found) if query.format == "json" else bytes_answer(embedding.as_xml(found), {}, media_type=_XML)


def _quote_at(address: str, base: str) -> str:
    """The id of the quote at an address, which is ours or a path alone. Raises Refusal (404)."""
    ours = urlsplit(base)
    try:
        given = urlsplit(address)
    except ValueError:
        given = urlsplit("")
    if given.netloc.lower() in {"", ours.netloc.lower()}:
        path = given.path.removeprefix(ours.path) if given.netloc else given.path
        if found := _QUOTE.fullmatch(path):
            return found[1]
    raise Refusal("not-found", "No quote has its page or record at this address.")
