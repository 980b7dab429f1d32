"""/v1/sources: the documents read, by outlet, language and day."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.answers import list_answer, record_answer
from app.api.deps import LocalisedAsked, ServiceDep
from app.api.export_routes import export_routes, formatted
from app.domain.filters import SourceQuery
from app.domain.values import ID_LENGTH
from app.schemas import SourceList, SourceOut

router = APIRouter(prefix="/v1/sources", tags=["sources"])

SourceId = Annotated[
    str,
    Path(alias="id", json_schema_extra=ID_LENGTH, description="Id of the source", examples=["src-0a1b2c3d4e5f6g7h"]),
]


@router.get(
    "",
    name="listSources",
    summary="List sources",
    responses=formatted("sources", SourceList, 400, 422, 503),
)
async def list_sources(request: Request, service: ServiceDep, query: Annotated[SourceQuery, Query()]) -> Response:
    """Sources by outlet, kind, language and day of publication. Lists never carry their texts."""
    return await list_answer(request, service, query)


router.include_router(export_routes(SourceQuery, "Source", SourceId))


@router.get(
    "/{id}",
    name="getSource",
    summary="A source by id",
    responses=formatted("sources", SourceOut, 404, 410, 422, 503, alone=True),
)
async def get_source(request: Request, service: ServiceDep, id_: SourceId, asked: LocalisedAsked) -> Response:
    """Where a document comes from, its digests and how it was read; its text where the service shows texts whole."""
    return await record_answer(request, service, "sources", id_, asked)
