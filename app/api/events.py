"""/v1/events: events by date, place, kind, host, speaker, sector and words."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.answers import list_answer, record_answer
from app.api.deps import LocalisedAsked, ServiceDep
from app.api.export_routes import export_routes, formatted
from app.domain.filters import EventQuery
from app.domain.values import ID_LENGTH
from app.schemas import EventList, EventOut

router = APIRouter(prefix="/v1/events", tags=["events"])

EventId = Annotated[
    str,
    Path(
        alias="id",
        json_schema_extra=ID_LENGTH,
        description="Id of the event",
        examples=["2024-05-14-lisbon-ports-forum"],
    ),
]


@router.get(
    "",
    name="listEvents",
    summary="List events",
    responses=formatted("events", EventList, 400, 409, 422, 503),
)
async def list_events(request: Request, service: ServiceDep, query: Annotated[EventQuery, Query()]) -> Response:
    """Events by date, place, kind, host, speaker, sector and words."""
    return await list_answer(request, service, query)


router.include_router(export_routes(EventQuery, "Event", EventId))


@router.get(
    "/{id}",
    name="getEvent",
    summary="An event by id",
    responses=formatted("events", EventOut, 404, 410, 422, 503, alone=True),
)
async def get_event(request: Request, service: ServiceDep, id_: EventId, asked: LocalisedAsked) -> Response:
    """A diplomatic event: when, where, who held it, who spoke, about what."""
    return await record_answer(request, service, "events", id_, asked)
