"""/v1/persons: persons by name, office, country, sector and when they spoke."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.answers import list_answer, record_answer
from app.api.deps import LocalisedAsked, ServiceDep
from app.api.export_routes import export_routes, formatted
from app.domain.filters import PersonQuery
from app.domain.values import ID_LENGTH
from app.schemas import PersonList, PersonOut

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
