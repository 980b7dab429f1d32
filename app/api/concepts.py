"""/v1/sectors and /v1/topics: the vocabulary, with how much stands under each concept."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.answers import list_answer, record_answer
from app.api.deps import LocalisedAsked, ServiceDep
from app.api.export_routes import export_routes, formatted
from app.domain.filters import SectorQuery, TopicQuery
from app.domain.values import ID_LENGTH
from app.schemas import ConceptList, ConceptOut

router = APIRouter(prefix="/v1")

SectorId = Annotated[
    str, Path(alias="id", json_schema_extra=ID_LENGTH, description="Id of the sector", examples=["shipbuilding"])
]
TopicId = Annotated[
    str, Path(alias="id", json_schema_extra=ID_LENGTH, description="Id of the topic", examples=["supply-chains"])
]


@router.get(
    "/sectors",
    name="listSectors",
    tags=["sectors"],
    summary="List sectors",
    responses=formatted("sectors", ConceptList, 400, 422, 503),
)
async def list_sectors(request: Request, service: ServiceDep, query: Annotated[SectorQuery, Query()]) -> Response:
    """Sectors of the economy in a hierarchy, with their ISIC Rev. 4 codes."""
    return await list_answer(request, service, query)


router.include_router(export_routes(SectorQuery, "Sector", SectorId), prefix="/sectors", tags=["sectors"])


@router.get(
    "/sectors/{id}",
    name="getSector",
    tags=["sectors"],
    summary="A sector by id",
    responses=formatted("sectors", ConceptOut, 404, 422, 503, alone=True),
)
async def get_sector(request: Request, service: ServiceDep, id_: SectorId, asked: LocalisedAsked) -> Response:
    """A sector with what is broader and narrower; asking for it includes what is narrower."""
    return await record_answer(request, service, "sectors", id_, asked)


@router.get(
    "/topics",
    name="listTopics",
    tags=["topics"],
    summary="List topics",
    responses=formatted("topics", ConceptList, 400, 422, 503),
)
async def list_topics(request: Request, service: ServiceDep, query: Annotated[TopicQuery, Query()]) -> Response:
    """Topics of diplomacy in a hierarchy."""
    return await list_answer(request, service, query)


router.include_router(export_routes(TopicQuery, "Topic", TopicId), prefix="/topics", tags=["topics"])


@router.get(
    "/topics/{id}",
    name="getTopic",
    tags=["topics"],
    summary="A topic by id",
    responses=formatted("topics", ConceptOut, 404, 422, 503, alone=True),
)
async def get_topic(request: Request, service: ServiceDep, id_: TopicId, asked: LocalisedAsked) -> Response:
    """A topic with what is broader and narrower; asking for it includes what is narrower."""
    return await record_answer(request, service, "topics", id_, asked)
