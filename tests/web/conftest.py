"""A small application with one route for each way in which a request can go wrong."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import pytest
from fastapi import APIRouter, FastAPI, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response, StreamingResponse
from starlette.testclient import TestClient

from app import errors
from app.web.application import create_app

SECRET = "postgresql://user:hunter2@db"
FAILURES: dict[str, Exception] = {
    "unforeseen": RuntimeError(SECRET),
    "vocabulary": errors.VocabularyError(SECRET),
    "input": errors.InputError("quote-mismatch", "The words differ.", pointer="/quotes/0"),
    "parameter": errors.ParameterError("from", "is after to.", allowed=("a day",)),
    "unknown": errors.UnknownIdentity("person", "person", "Kimm", (errors.Suggestion("kim", "Kim"),)),
    "unknown-kind": errors.UnknownIdentity("event_kind", "event_kind", "x" * 999, ()),
    "ambiguous": errors.AmbiguousIdentity(
        "person", "person", "Kim", (errors.Candidate("a-kim", "A Kim", "minister", 3),)
    ),
    "cursor": errors.BadCursor(),
    "missing": errors.NotFound("quotes", "q-0"),
    "withdrawn": errors.Withdrawn("quotes", "q-0"),
    "timeout": errors.QueryTimeout("Name a person or a shorter time."),
    "busy": errors.StoreBusy("Another process is writing."),
    "full": errors.StorageFull("The disk is full."),
    "corrupt": errors.StorageCorrupt("The file is damaged."),
    "schema": errors.SchemaMismatch("The database is older."),
    "store": errors.StoreError("It cannot serve."),
}


@dataclass(frozen=True)
class Settings:
    allowed_hosts: tuple[str, ...] = ()
    access_log: bool = False
    address: str = ""


class Filters(BaseModel):
    model_config = ConfigDict(extra="forbid")
    limit: Annotated[int, Field(ge=1, le=500)] = 20
    quote_kind: list[Literal["direct", "mixed", "indirect"]] = []
    person: Annotated[list[str], Field(description="Who spoke", examples=[["ana-silva"]])] = []
    q: Annotated[str | None, Field(min_length=1, examples=["trade"])] = None


class Check(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: Annotated[str, Field(max_length=100)]
    score: Annotated[float, Field(allow_inf_nan=False)] = 0
    tags: dict[str, str] = {}


def small_router() -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["quotes"])

    @router.get("/quotes", name="listQuotes")
    async def quotes(filters: Annotated[Filters, Query()]) -> Response:
        headers = {"ETag": '"abc"', "Link": "</v1/quotes?cursor=x>; rel=next"}
        return Response(filters.model_dump_json(), media_type="application/json", headers=headers)

    @router.get("/quotes/{quote_id}", name="getQuote")
    async def quote(quote_id: str) -> Response:
        raise errors.NotFound("quotes", quote_id)

    @router.post("/quotes/{quote_id}", name="curateQuote")
    async def curate(quote_id: str) -> dict[str, str]:
        return {"id": quote_id}

    @router.post("/check", name="check")
    async def check(body: Check) -> dict[str, int]:
        return {"length": len(body.text)}

    @router.get("/failures/{name}", name="fail")
    async def fail(name: str) -> Response:
        raise FAILURES[name].with_traceback(None)

    @router.get("/stream", name="stream")
    async def stream() -> StreamingResponse:
        return StreamingResponse(_lines(), media_type="application/x-ndjson", headers={"ETag": '"s"'})

    return router


async def _lines() -> AsyncIterator[bytes]:
    for number in range(1000):
        yield b"%d\n" % number


@pytest.fixture
def make_app() -> Callable[..., FastAPI]:
    def make(**settings: object) -> FastAPI:
        return create_app(routers=[small_router()], settings=Settings(**settings))  # type: ignore[arg-type]

    return make


@pytest.fixture
def client(make_app: Callable[..., FastAPI]) -> Iterator[TestClient]:
    with TestClient(make_app(), follow_redirects=False) as client:
        yield client
