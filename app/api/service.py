"""/healthz and /readyz: whether the process is alive, and whether it can answer."""

from fastapi import APIRouter
from starlette.responses import Response

from app import __version__
from app.api.deps import ServiceDep
from app.api.problems import problem_responses
from app.schemas import Health, Readiness
from app.store import changes
from app.store.documents import counts
from app.store.engine import SCHEMA_REVISION, SQLITE_VERSION, check_schema, wal_reset_state
from app.store.session import Session

router = APIRouter(tags=["service"])
_FRESH = {"Cache-Control": "no-store"}


@router.get("/healthz", name="getHealth", summary="Whether the process is alive", responses={200: {"model": Health}})
async def health() -> Response:
    """Answers without touching the store; tells the SQLite it stands on and whether its WAL-reset fault is guarded."""
    alive = Health(status="ok", version=__version__, sqlite_version=SQLITE_VERSION, wal_reset=wal_reset_state())
    return Response(alive.model_dump_json(), media_type="application/json", headers=_FRESH)


@router.get(
    "/readyz",
    name="getReadiness",
    summary="Whether the service can answer",
    responses={200: {"model": Readiness}, **problem_responses(503)},
)
async def readiness(service: ServiceDep) -> Response:
    """Opens the store if need be and checks that it is of this version; a problem 503 says what is wrong."""
    ready = await service.reader.now(_readiness)
    return Response(ready.model_dump_json(), media_type="application/json", headers=_FRESH)


def _readiness(session: Session) -> Readiness:
    check_schema(session)
    return Readiness(
        status="ready",
        schema_revision=SCHEMA_REVISION,
        seq=session.value(changes.LAST),
        quotes=counts.count(session, "quotes", "all", ""),
    )
