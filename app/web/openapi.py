"""The OpenAPI document as its readers want it: FastAPI's, with problems, examples, conditional requests, plain names.

What is amended here is what a client author would otherwise read in generated code: a null in a query, `PersonOut`,
`VALUE_0` for `-date`, a title that says the name again.
"""

import json
import re
from collections.abc import Iterator
from enum import StrEnum
from threading import Lock
from typing import Any

from fastapi import FastAPI

from app.api import problem_docs
from app.api.export_routes import FOREIGN
from app.api.header_docs import components as headers
from app.api.header_docs import told
from app.domain.filters import DatedSort, NamedSort, QuoteSort

Schema = dict[str, Any]

_REF = "#/components/schemas/"
_REFERENCE = re.compile(f'"{_REF}(\\w+)"')
_OURS = "Out"  # tells a model of the wire from a record and a table, within the code
# Names taken by TypeScript and Python, which have a Date and a Record of theirs, and by the model's own `variants`.
_TAKEN = {"DateOut": "EdtfDate", "Record": "ExtractedRecord", "Variants": "QuoteVariants"}
_SUCCESS = "Successful Response"
_CHOICES = ("anyOf", "oneOf", "allOf", "prefixItems")
_SORTS: tuple[type[StrEnum], ...] = (QuoteSort, DatedSort, NamedSort)  # `-date` makes no name
_KNOWN = "The ETag of the answer that you have: if it still holds, you are told so (304) and sent nothing"
_OF_THIS_MOMENT = {"/healthz", "/readyz"}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": _KNOWN,
    "schema": {"type": "string", "description": _KNOWN, "examples": ['"5f1c9a2e7b3d4a60"']},
}
_UNCHANGED = {"description": "What you have still holds.", "headers": told("ETag")}


class Documented(FastAPI):
    """FastAPI that amends each OpenAPI document it makes, once, whichever threads ask for it."""

    amended: Schema | None = None
    _making = Lock()

    def openapi(self) -> Schema:
        """Give the document; FastAPI makes a new one whenever the routes have changed."""
        with self._making:
            schema = super().openapi()
            if schema is not self.amended:
                _amend(schema)
                self.amended = schema
        return schema


def _amend(document: Schema) -> None:
    document["security"] = []  # none on purpose: reading needs no key
    problem_docs.amend(document)
    document["components"]["headers"] = headers()
    components = document["components"]["schemas"]
    components.update(FOREIGN)
    for values in _SORTS:
        if values.__name__ in components:
            components[values.__name__]["x-enum-varnames"] = [member.name for member in values]
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            for parameter in operation.get("parameters", []):
                _leave_out_null(parameter["schema"])
                parameter["schema"].pop("title", None)
                _tell_default(parameter)
                _show_example(parameter)
            _describe_success(operation["responses"].get("200", {}), components)
            if method == "get" and path not in _OF_THIS_MOMENT:
                _make_conditional(operation)
    sent = _sent(document)
    for name, component in components.items():
        if name not in sent and component.get("additionalProperties") is False:
            del component["additionalProperties"]  # fields may be added; clients are made that refuse them else
        for schema in (component, *_within(component)):
            schema.pop("title", None)  # the name again
    names = {name: _TAKEN.get(name, name.removesuffix(_OURS)) for name in components}
    document["components"]["schemas"] = dict(sorted((names[name], schema) for name, schema in components.items()))
    _rename(document, {_REF + name: _REF + plain for name, plain in names.items() if name != plain})


def _leave_out_null(schema: Schema) -> None:
    """A parameter is given or not; null cannot be written in a query, and clients generate worse code for it."""
    given = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
    if len(given) == 1:
        del schema["anyOf"]
        schema.update(given[0])


def _tell_default(parameter: Schema) -> None:
    """In words: generated clients send a default that they find, and an export refuses a `limit` that is sent."""
    default = parameter["schema"].pop("default", None)
    if default not in (None, []):
        said = f"`{json.dumps(default).strip(chr(34))}` unless given"
        described = parameter.get("description", "").rstrip(". ")
        parameter["description"] = f"{described}. {said}" if described else said


def _show_example(parameter: Schema) -> None:
    """Swagger UI shows no example of a parameter's schema, and one of the parameter itself it sends unasked."""
    telling = [example for example in parameter["schema"].get("examples", []) if example not in (None, [])]
    if telling:
        first = telling[0][0] if isinstance(telling[0], list) else telling[0]
        described = parameter.get("description", "").rstrip(". ")
        parameter["description"] = f"{described}. Example: `{first}`" if described else f"Example: `{first}`"


def _describe_success(answer: Schema, components: Schema) -> None:
    """What is answered, where FastAPI says no more than that it was successful."""
    if answer.get("description") == _SUCCESS:
        model = answer.get("content", {}).get("application/json", {}).get("schema", {}).get("$ref", "")
        told = components.get(model.removeprefix(_REF), {}).get("description", "")
        answer["description"] = told.partition("\n")[0] or "In the format asked for."


def _make_conditional(operation: Schema) -> None:
    """What is read has an ETag, and may be asked for with the one that is known."""
    operation.setdefault("parameters", []).append(dict(_IF_NONE_MATCH))
    answers = operation["responses"]
    answers["200"].setdefault("headers", {}).update(told("ETag"))
    operation["responses"] = dict(sorted({**answers, "304": _UNCHANGED}.items()))


def _sent(document: Schema) -> set[str]:
    """The models of what is sent, which may have no field but those that are known."""
    operations = [operation for item in document["paths"].values() for operation in item.values()]
    bodies = [operation["requestBody"] for operation in operations if "requestBody" in operation]
    found: set[str] = set()
    ahead = set(_REFERENCE.findall(json.dumps(bodies)))
    while ahead:
        found |= ahead
        inside = [document["components"]["schemas"][name] for name in ahead]
        ahead = set(_REFERENCE.findall(json.dumps(inside))) - found
    return found


def _within(schema: Schema) -> Iterator[Schema]:
    """The schemas in a schema."""
    inner = [*schema.get("properties", {}).values(), schema.get("items"), schema.get("additionalProperties")]
    inner += [one for choice in _CHOICES for one in schema.get(choice, [])]
    for one in inner:
        if isinstance(one, dict):
            yield one
            yield from _within(one)


def _rename(value: Any, names: dict[str, str]) -> None:
    """Point the references to their new names, wherever they stand."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        if isinstance(one, dict) and one.get("$ref") in names:
            one["$ref"] = names[one["$ref"]]
        _rename(one, names)
