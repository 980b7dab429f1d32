"""The OpenAPI document as its readers want it: FastAPI's, with problems, examples in sight, no null in a query."""

from typing import Any

from fastapi import FastAPI

from app.api import problem_docs


class Documented(FastAPI):
    """FastAPI that amends each OpenAPI document it makes, once."""

    amended: dict[str, Any] | None = None

    def openapi(self) -> dict[str, Any]:
        """Give the document; FastAPI makes a new one whenever the routes have changed."""
        schema = super().openapi()
        if schema is not self.amended:
            problem_docs.amend(schema)
            for item in schema.get("paths", {}).values():
                for operation in item.values():
                    for parameter in operation.get("parameters", []):
                        _leave_out_null(parameter["schema"])
                        _show_example(parameter)
            self.amended = schema
        return schema


def _leave_out_null(schema: dict[str, Any]) -> None:
    """A parameter is given or not; null cannot be written in a query, and clients generate worse code for it."""
    given = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
    if len(given) == 1:
        del schema["anyOf"]
        schema.update(given[0])


def _show_example(parameter: dict[str, Any]) -> None:
    """Swagger UI shows no example of a parameter's schema, and one of the parameter itself it sends unasked."""
    telling = [example for example in parameter["schema"].get("examples", []) if example not in (None, [])]
    if telling:
        first = telling[0][0] if isinstance(telling[0], list) else telling[0]
        described = parameter.get("description", "").rstrip(". ")
        parameter["description"] = f"{described}. Example: `{first}`" if described else f"Example: `{first}`"
