"""/v1/timeline, /v1/compare, /v1/network and /v1/coverage: what is put together from many records."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api.answers import bytes_answer, model_answer, varying, view_of
from app.api.deps import Service, ServiceDep
from app.api.header_docs import told
from app.api.negotiation import prefers
from app.api.problems import problem_responses
from app.domain.views import CompareQuery, CoverageQuery, NetworkPictureQuery, NetworkQuery, TimelineQuery
from app.formats import drawing, network_svg, timeline_svg
from app.schemas import Comparison, Coverage, Network, Timeline
from app.store import comparing, coverage, networks, timelines

router = APIRouter(prefix="/v1", tags=["views"])
_PICTURE: dict[int | str, dict[str, Any]] = {
    307: {"description": "Accept asks for the picture, which stands here.", "headers": told("Location")}
}
_SVG: dict[int | str, dict[str, Any]] = {
    200: {"content": {drawing.MEDIA_TYPE: {"schema": {"type": "string"}}}, "description": "SVG"},
    **problem_responses(409, 422, 503),
}


def _drawn(picture: bytes) -> Response:
    return bytes_answer(picture, {"Content-Security-Policy": drawing.POLICY}, media_type=drawing.MEDIA_TYPE)


async def _timeline(request: Request, service: Service, query: TimelineQuery) -> bytes:
    return await view_of(request, service, query, timelines.timeline, timelines.timeline_at_once)


def _at_its_address(request: Request) -> Response | None:
    """The way to the picture of a view, where that is what the Accept header would rather have."""
    if not prefers(request.headers.get("accept", ""), drawing.MEDIA_TYPE):
        return None
    address = f"{request.url.path}.svg?{request.url.query}".rstrip("?")
    return Response(status_code=307, headers={"Location": address, "Vary": "Accept", "Cache-Control": "no-cache"})


@router.get(
    "/timeline",
    name="getTimeline",
    summary="Quotes by day, week, month or year",
    responses={200: {"model": Timeline}, **_PICTURE, **problem_responses(409, 422, 503)},
)
async def get_timeline(request: Request, service: ServiceDep, query: Annotated[TimelineQuery, Query()]) -> Response:
    """How many quotes lie in each day, week, month or year, by any combination of filters.

    A vague date is given to no bucket but counted beside them, so that all numbers add up to the total.
    """
    picture = _at_its_address(request)
    return picture or varying(bytes_answer(await _timeline(request, service, query), {}))


@router.get(
    "/timeline.svg",
    name="drawTimeline",
    summary="The timeline as a picture",
    response_class=Response,
    responses=_SVG,
)
async def draw_timeline(request: Request, service: ServiceDep, query: Annotated[TimelineQuery, Query()]) -> Response:
    """The same for a report: prints well, follows light and dark, and says in words what it shows."""
    return _drawn(timeline_svg.draw(Timeline.model_validate_json(await _timeline(request, service, query))))


@router.get(
    "/compare",
    name="compare",
    summary="What several said, side by side",
    responses={200: {"model": Comparison}, **problem_responses(409, 422, 503)},
)
async def compare(request: Request, service: ServiceDep, query: Annotated[CompareQuery, Query()]) -> Response:
    """What several people, countries or organizations said on the same, in columns of dated quotes, newest first.

    The values of the parameter that `by` names are the columns. Without any, those who said most on it are.
    """
    return bytes_answer(await view_of(request, service, query, comparing.compare), {})


@router.get(
    "/network",
    name="getNetwork",
    summary="Who spoke at the same events",
    responses={200: {"model": Network}, **_PICTURE, **problem_responses(409, 422, 503)},
)
async def get_network(request: Request, service: ServiceDep, query: Annotated[NetworkQuery, Query()]) -> Response:
    """People who spoke at the same events, by how many, and the sectors that they share.

    All filters of quotes choose what was said there; `person` puts somebody in the middle.
    """
    picture = _at_its_address(request)
    return picture or varying(model_answer(await view_of(request, service, query, networks.network)))


@router.get(
    "/network.svg",
    name="drawNetwork",
    summary="The network as a picture",
    response_class=Response,
    responses=_SVG,
)
async def draw_network(
    request: Request, service: ServiceDep, query: Annotated[NetworkPictureQuery, Query()]
) -> Response:
    """The same for a report: prints well, follows light and dark, and says in words who spoke with whom."""
    return _drawn(network_svg.draw(await view_of(request, service, query, networks.network)))


@router.get(
    "/coverage",
    name="getCoverage",
    summary="What has been read",
    responses={200: {"model": Coverage}, **problem_responses(422, 503)},
)
async def get_coverage(request: Request, service: ServiceDep, query: Annotated[CoverageQuery, Query()]) -> Response:
    """The sources by outlet, language, kind and month, with the quotes found in each and those without any.

    What is not in here was never read: nothing found is no proof that nothing was said.
    """
    return model_answer(await view_of(request, service, query, coverage.coverage))
