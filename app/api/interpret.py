"""/v1/interpret: a question in plain words as filters."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.answers import model_answer
from app.api.deps import ServiceDep
from app.api.problems import problem_responses
from app.domain.interpreting import InterpretQuery
from app.schemas import Interpretation
from app.store import interpreting

router = APIRouter(prefix="/v1/interpret", tags=["views"])


@router.get(
    "",
    name="interpret",
    summary="A question in plain words as filters",
    responses={200: {"model": Interpretation}, **problem_responses(400, 422, 503)},
)
async def interpret(service: ServiceDep, query: Annotated[InterpretQuery, Query()]) -> Response:
    """“Silva shipbuilding since 2025-09” becomes filters of quotes that can be seen and taken away one by one.

    Nothing is guessed: a name that fits several comes back with all of them, and asks for nothing until one is chosen.
    """
    vocabulary = service.vocabulary
    return model_answer(await service.reader.aside(lambda session: interpreting.interpret(session, vocabulary, query)))
