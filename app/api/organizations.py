"""/v1/organizations: organizations by name."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.answers import list_answer, record_answer
from app.api.deps import LocalisedAsked, ServiceDep
from app.api.export_routes import export_routes, formatted
from app.domain.filters import OrganizationQuery
from app.domain.values import ID_LENGTH
from app.schemas import OrganizationList, OrganizationOut

router = APIRouter(prefix="/v1/organizations", tags=["organizations"])

OrganizationId = Annotated[
    str,
    Path(
        alias="id", json_schema_extra=ID_LENGTH, description="Id of the organization", examples=["atlantic-institute"]
    ),
]


@router.get(
    "",
    name="listOrganizations",
    summary="List organizations",
    responses=formatted("organizations", OrganizationList, 400, 409, 422, 503),
)
async def list_organizations(
    request: Request, service: ServiceDep, query: Annotated[OrganizationQuery, Query()]
) -> Response:
    """Organizations by name."""
    return await list_answer(request, service, query)


router.include_router(export_routes(OrganizationQuery, "Organization", OrganizationId))


@router.get(
    "/{id}",
    name="getOrganization",
    summary="An organization by id",
    responses=formatted("organizations", OrganizationOut, 404, 410, 422, 503, alone=True),
)
async def get_organization(
    request: Request, service: ServiceDep, id_: OrganizationId, asked: LocalisedAsked
) -> Response:
    """An organization that speaks, hosts or is spoken of."""
    return await record_answer(request, service, "organizations", id_, asked)
