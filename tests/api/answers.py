"""What tests look at in answers: the names of a page's records, and problems that keep their shape."""

from typing import Any

from starlette.testclient import TestClient

from app.api.problem_bodies import MAX_BODY
from app.api.problem_models import Problem

PAGE = ("items", "total", "total_exact", "next", "query", "order", "seq", "facets", "empty", "snippets")


def page(client: TestClient, path: str, **parameters: Any) -> dict[str, Any]:
    """A page of a list, which must be answered."""
    answer = client.get(f"/v1/{path}", params=parameters or None)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert tuple(found) == PAGE
    return found


def names(found: dict[str, Any]) -> list[Any]:
    """What the records of a page are called: quotes by their words, the rest by name, label or title."""
    keys = ("name", "label", "title", "text")
    return [next(one[key] for key in keys if key in one) for one in found["items"]]


def problem(client: TestClient, path: str, status: int, slug: str, **parameters: Any) -> dict[str, Any]:
    """The problem that a request is refused with; whatever it is, the next request is answered."""
    answer = client.get(path, params=parameters or None)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    assert len(answer.content) <= MAX_BODY
    body: dict[str, Any] = answer.json()
    Problem.model_validate(body)
    assert (body["type"], body["status"]) == (f"/problems/{slug}", status)
    assert body["request_id"] == answer.headers["x-request-id"]
    assert "Traceback" not in answer.text
    assert "SELECT" not in answer.text
    assert client.get("/healthz").status_code == 200
    return body
