"""/v1/quotes: quotes by any combination of speaker, office, date, sector, event and words."""

import json
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.answers import list_answer, model_answer, record_answer
from app.api.deps import LocalisedAsked, NothingAsked, ServiceDep
from app.api.export_routes import export_routes, formatted
from app.api.problems import problem_responses
from app.domain.filters import QuoteQuery
from app.domain.showing import PassageQuery
from app.domain.values import ID_LENGTH
from app.formats.citing import citation
from app.schemas import Citation, Passage, QuoteList, QuoteOut, Variants, Verification
from app.store import proofs, records, variants

router = APIRouter(prefix="/v1/quotes", tags=["quotes"])

QuoteId = Annotated[
    str, Path(alias="id", json_schema_extra=ID_LENGTH, description="Id of the quote", examples=["q-7v1l6n2q8t0a4c5d"])
]


@router.get(
    "",
    name="listQuotes",
    summary="List quotes",
    responses=formatted("quotes", QuoteList, 400, 409, 422, 503),
)
async def list_quotes(request: Request, service: ServiceDep, query: Annotated[QuoteQuery, Query()]) -> Response:
    """Quotes by any combination of speaker, office, date, sector, event and words."""
    return await list_answer(request, service, query)


router.include_router(export_routes(QuoteQuery, "Quote", QuoteId))


@router.get(
    "/{id}",
    name="getQuote",
    summary="A quote by id",
    responses=formatted("quotes", QuoteOut, 404, 410, 422, 503, alone=True),
)
async def get_quote(request: Request, service: ServiceDep, id_: QuoteId, asked: LocalisedAsked) -> Response:
    """What one speaker said in one stretch, with selectors, attribution and proof."""
    return await record_answer(request, service, "quotes", id_, asked)


@router.get(
    "/{id}/verification",
    name="verifyQuote",
    summary="Check a quote against its source",
    responses={200: {"model": Verification}, **problem_responses(404, 410, 422, 503)},
)
async def verify_quote(service: ServiceDep, id_: QuoteId, _: NothingAsked) -> Response:
    """Three things apart: whether the words still stand, on what the attribution rests, what is known of the source."""
    display = service.source_text
    return model_answer(await service.reader.now(lambda session: proofs.verification(session, id_, display)))


@router.get(
    "/{id}/passage",
    name="getQuotePassage",
    summary="A quote in its surroundings",
    responses={200: {"model": Passage}, **problem_responses(404, 410, 422, 503)},
)
async def get_passage(service: ServiceDep, id_: QuoteId, asked: Annotated[PassageQuery, Query()]) -> Response:
    """The text around the quote in segments, its own words marked, so that no client has to count code points."""
    display, paragraphs = service.source_text, asked.paragraphs
    return model_answer(await service.reader.now(lambda session: proofs.passage(session, id_, display, paragraphs)))


@router.get(
    "/{id}/variants",
    name="listQuoteVariants",
    summary="The same utterance in other quotes",
    responses={200: {"model": Variants}, **problem_responses(404, 410, 422, 503)},
)
async def list_variants(service: ServiceDep, id_: QuoteId, _: NothingAsked) -> Response:
    """Other reports of what was said, the words in which they differ and how they are related, the earliest first."""
    return model_answer(await service.reader.aside(lambda session: variants.variants(session, id_)))


@router.get(
    "/{id}/citation",
    name="citeQuote",
    summary="Cite a quote",
    responses={200: {"model": Citation}, **problem_responses(404, 410, 422, 503)},
)
async def cite_quote(service: ServiceDep, id_: QuoteId, _: NothingAsked) -> Response:
    """The quote as a plain citation, BibTeX, RIS and CSL-JSON, with a link that opens the page at the words."""
    body, _digest = await service.reader.now(lambda session: records.document(session, "quotes", id_))
    return model_answer(citation(json.loads(body), service.public_url))
