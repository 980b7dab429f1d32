"""/v1/suggest: type-ahead."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.answers import model_answer
from app.api.deps import ServiceDep
from app.api.problems import problem_responses
from app.domain.suggestions import SuggestQuery
from app.schemas import Suggestions
from app.store import suggesting

router = APIRouter(prefix="/v1/suggest", tags=["views"])


@router.get(
    "",
    name="suggest",
    summary="What may be meant by what has been typed",
    responses={200: {"model": Suggestions}, **problem_responses(400, 422, 503)},
)
async def suggest(service: ServiceDep, query: Annotated[SuggestQuery, Query()]) -> Response:
    """People, organizations, events, sectors, topics, countries and offices whose names have words that begin so.

    Words may come in any script and order; a typing error or two in a longer word are forgiven. Those that fit best
    come first, of these the ones with the most quotes.
    """
    vocabulary = service.vocabulary
    return model_answer(await service.reader.aside(lambda session: suggesting.suggest(session, vocabulary, query)))
