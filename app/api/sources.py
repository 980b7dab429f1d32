"""/v1/sources: the documents read, by outlet, language and day."""

import json
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.answers import bytes_answer, list_answer, record_answer
from app.api.deps import NothingAsked, ServiceDep
from app.api.problems import problem_responses
from app.domain.filters import LONGEST, SourceQuery
from app.schemas import SourceOut, SourcePage
from app.store import proofs

router = APIRouter(prefix="/v1/sources", tags=["sources"])

SourceId = Annotated[
    str, Path(alias="id", max_length=LONGEST, description="Id of the source", examples=["src-0a1b2c3d4e5f6g7h"])
]


@router.get(
    "",
    name="listSources",
    summary="List sources",
    responses={200: {"model": SourcePage}, **problem_responses(400, 422, 503)},
)
async def list_sources(request: Request, service: ServiceDep, query: Annotated[SourceQuery, Query()]) -> Response:
    """Sources by outlet, kind, language and day of publication. Lists never carry their texts."""
    return await list_answer(request, service, query)


@router.get(
    "/{id}",
    name="getSource",
    summary="A source by id",
    responses={200: {"model": SourceOut}, **problem_responses(404, 410, 422, 503)},
)
async def get_source(service: ServiceDep, id_: SourceId, _: NothingAsked) -> Response:
    """Where a document comes from, its digests and how it was read; its text where the service shows texts whole."""
    answer = await record_answer(service, "sources", id_)
    if service.source_text != "full":
        return answer
    record = json.loads(bytes(answer.body))
    version = record["version"]
    record["text"] = await service.reader.now(lambda session: proofs.text_of(session, id_, version))
    return bytes_answer(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(), {})
