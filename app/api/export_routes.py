"""The routes of formats by suffix, `/v1/quotes.csv` and `/v1/quotes/{id}.jsonld`, the same for every resource."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field, WrapValidator, create_model
from starlette.responses import Response

from app.api.answers import list_answer, record_answer
from app.api.deps import LocalisedAsked, ServiceDep
from app.api.header_docs import told
from app.api.problems import problem_responses
from app.domain.filters import ListQuery
from app.formats import FORMATS, formats_of

_BOM = Field(default=False, description="Whether csv begins with a byte order mark, as Excel wants it", examples=[True])
_UNCHECKED = WrapValidator(lambda given, _: given)  # the enumeration documents; a suffix not in it is answered 406
_SUFFIX = Path(alias="format", description="What follows the dot: a format", examples=[next(iter(FORMATS))])
_REF = "#/components/schemas/"
_SHAPES: dict[str, dict[str, Any]] = {
    "application/ld+json": {"$ref": f"{_REF}JsonLd"},
    "application/feed+json": {"$ref": f"{_REF}JsonFeed"},
    "application/vnd.citationstyles.csl+json": {"type": "array", "items": {"$ref": f"{_REF}CslItem"}},  # of one, too
}
FOREIGN = {
    "JsonLd": {
        "type": "object",
        "additionalProperties": True,
        "description": "A document of JSON-LD: schema.org and PROV, or a Web Annotation.",
    },
    "JsonFeed": {"type": "object", "additionalProperties": True, "description": "A feed of JSON Feed 1.1."},
}
"""Components whose schemas are somebody else's."""


def formatted(
    resource: str, model: type[BaseModel], *statuses: int, alone: bool = False
) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a list or a record: its model, and the problems of these statuses.

    Other media types, which `Accept` may ask for, stand with the route by suffix alone: were they here too, what a
    typed client gets for JSON would be "a page or a string".
    """
    answer = {"model": model, "headers": told("Link")}
    return {200: answer, **({} if alone else _moved(resource)), **problem_responses(406, *statuses)}


def export_routes(query: type[ListQuery], one: str, record_id: Any) -> APIRouter:
    """The two operations by which a resource's list and its records are had in a format.

    `one` names a record ("Quote"), `record_id` is the annotated type of its id. Ids have no dot: the suffix begins at
    the first one.
    """
    resource = query.resource
    plural = resource.capitalize()
    of_list = _suffixes(f"{plural}Format", resource, alone=False)
    of_record = _suffixes(f"{one}Format", resource, alone=True)
    asked: Any = query
    if "csv" in list(of_list):
        asked = create_model(f"{query.__name__}Exported", __base__=query, bom=(bool, _BOM))
    router = APIRouter()

    @router.get(
        ".{format}",
        name=f"export{plural}",
        summary=f"List {resource} in another format",
        description=f"The {resource} that the list has, in a format. What gives everything takes no limit or cursor.",
        response_class=Response,
        responses={
            200: _file(resource, alone=False), **_moved(resource),
            **problem_responses(400, 406, 409, 422, 503),
        },
    )  # fmt: skip
    async def export_list(
        request: Request,
        service: ServiceDep,
        format_: Annotated[of_list, _UNCHECKED, _SUFFIX],  # type: ignore[valid-type]
        query: Annotated[asked, Query()],
    ) -> Response:
        return await list_answer(request, service, query, str(format_))

    @router.get(
        "/{id}.{format}",
        name=f"export{one}",
        summary=f"{'An' if one[0] in 'EO' else 'A'} {one.lower()} in another format",
        description="The record that stands under the id, in a format.",
        response_class=Response,
        responses={200: _file(resource, alone=True), **problem_responses(404, 406, 410, 422, 503)},
    )
    async def export_record(
        request: Request,
        service: ServiceDep,
        id_: record_id,
        format_: Annotated[of_record, _UNCHECKED, _SUFFIX],  # type: ignore[valid-type]
        asked: LocalisedAsked,
    ) -> Response:
        identifier, _dot, suffix = f"{id_}.{format_}".partition(".")
        return await record_answer(request, service, resource, identifier, asked, suffix=suffix)

    return router


def _moved(resource: str) -> dict[int | str, dict[str, Any]]:
    """What a list answers that has feeds: one asked for by a name is for good where it is asked for by id."""
    if not any(form.is_feed for form in formats_of(resource, alone=False)):
        return {}
    return {308: {"description": "A feed that is asked for by a name stands here.", "headers": told("Location")}}


def _file(resource: str, *, alone: bool) -> dict[str, Any]:
    """What is answered in a format: of a list its moment, too, and how many records the format cannot show."""
    forms = formats_of(resource, alone=alone)
    names = ["Link", "Content-Disposition"]
    if not alone:
        names += ["Verbale-Seq", *(["Verbale-Left-Out"] if any(form.leaves_out for form in forms) else [])]
    return {
        "content": {form.media_type: {"schema": _shape(form.media_type)} for form in forms},
        "headers": told(*names),
    }


def _shape(media_type: str) -> dict[str, Any]:
    return dict(_SHAPES.get(media_type.partition(";")[0], {"type": "string"}))


def _suffixes(name: str, resource: str, *, alone: bool) -> Any:
    """The suffixes as an enumeration of this name, by which clients are generated."""
    suffixes = [form.suffix for form in formats_of(resource, alone=alone)]
    choice: Any = StrEnum(name, {suffix.replace(".", "_").upper(): suffix for suffix in suffixes})  # type: ignore[misc]
    choice.__doc__ = f"The formats of {'one of the ' if alone else ''}{resource} beside JSON."
    return choice
