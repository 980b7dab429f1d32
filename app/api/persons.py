"""/v1/persons: persons by name, office, country, sector and when they spoke."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.answers import bytes_answer, list_answer, record_answer, view_of
from app.api.deps import LocalisedAsked, ServiceDep
from app.api.export_routes import export_routes, formatted
from app.api.header_docs import told
from app.api.links import next_page
from app.api.problems import problem_responses
from app.domain.filters import PersonQuery
from app.domain.values import ID_LENGTH
from app.domain.views import PositionsQuery
from app.schemas import PersonList, PersonOut, Positions
from app.store import positions

router = APIRouter(prefix="/v1/persons", tags=["persons"])

PersonId = Annotated[
    str, Path(alias="id", json_schema_extra=ID_LENGTH, description="Id of the person", examples=["ana-silva"])
]


@router.get(
    "",
    name="listPersons",
    summary="List persons",
    responses=formatted("persons", PersonList, 400, 409, 422, 503),
)
async def list_persons(request: Request, service: ServiceDep, query: Annotated[PersonQuery, Query()]) -> Response:
    """Persons by name, office, country, sector and when they spoke."""
    return await list_answer(request, service, query)


router.include_router(export_routes(PersonQuery, "Person", PersonId))


@router.get(
    "/{id}",
    name="getPerson",
    summary="A person by id",
    responses=formatted("persons", PersonOut, 404, 410, 422, 503, alone=True),
)
async def get_person(request: Request, service: ServiceDep, id_: PersonId, asked: LocalisedAsked) -> Response:
    """A person with every role that a source states."""
    return await record_answer(request, service, "persons", id_, asked)


@router.get(
    "/{id}/positions",
    name="listPositions",
    summary="What a person has said over time",
    responses={200: {"model": Positions, "headers": told("Link")}, **problem_responses(400, 404, 409, 410, 422, 503)},
)
async def list_positions(
    request: Request, service: ServiceDep, id_: PersonId, query: Annotated[PositionsQuery, Query()]
) -> Response:
    """A person's quotes on a sector or topic, or on anything, in order of their dates; the role then and the role now.

    All filters of quotes can be asked beside it, and the pages are those of a list.
    """
    page = await view_of(request, service, query, lambda *asked: positions.positions(asked[0], id_, *asked[1:]))
    return bytes_answer(page.body, {"Link": f'<{next_page(request, page.next)}>; rel="next"'} if page.next else {})
