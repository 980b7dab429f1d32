"""/v1/extract: a document's record, without storing anything."""

from fastapi import APIRouter
from starlette.responses import Response

from app.api.answers import model_answer
from app.api.deps import NothingAsked, ServiceDep, workflow
from app.api.problems import problem_responses
from app.domain.records import Record
from app.schemas import ExtractQuestion

router = APIRouter(prefix="/v1/extract", tags=["service"])


@router.post(
    "",
    name="extractRecord",
    summary="Read a document without storing it",
    responses={200: {"model": Record}, **problem_responses(400, 413, 415, 422, 503)},
)
async def extract_record(service: ServiceDep, asked: ExtractQuestion, _: NothingAsked) -> Response:
    """The record of a document: its event, speakers and quotes, each with its evidence. Nothing is kept.

    The same as `verbale extract` prints, and what `verbale ingest` takes.
    """
    vocabulary = service.vocabulary
    record: Record = await service.reader.aside(lambda _: workflow().read(asked.stated(), vocabulary))
    return model_answer(record)
