"""/v1/quality: how often each rule of the extraction is right, and on what that was measured."""

from functools import cache

from fastapi import APIRouter
from starlette.responses import Response

from app.api.answers import model_answer
from app.api.deps import NothingAsked
from app.api.problems import problem_responses
from app.evaluation.shipped import shipped
from app.schemas import Quality

router = APIRouter(prefix="/v1/quality", tags=["service"])


@router.get(
    "",
    name="getQuality",
    summary="How often each rule is right",
    responses={200: {"model": Quality}, **problem_responses(422)},
)
async def get_quality(_: NothingAsked) -> Response:
    """The figures that ship with this release: by rule and language, by stated confidence, and for the vocabulary.

    Measured on texts that people have read, with the command that is given. Look up `attribution.rule` of a quote here.
    """
    return model_answer(_figures())


@cache
def _figures() -> Quality:
    return Quality.model_validate_json(shipped())
