"""Every refusal has one shape, the right status and a type that resolves, whatever was sent."""

import json
import logging

import openapi_spec_validator
import pytest
from starlette.testclient import TestClient

from app.api.problem_bodies import MAX_BODY, Answer, Asked, error, written
from app.api.problem_models import Problem
from app.api.problem_types import FAMILIES, PROBLEM_TYPES, problem_type
from tests.web.conftest import FAILURES, SECRET

JSON = {"Content-Type": "application/json"}


def problem_of(response) -> dict:
    assert response.headers["content-type"] == "application/problem+json"
    assert len(response.content) <= MAX_BODY
    assert response.headers["access-control-allow-origin"] == "*"
    body = response.json()
    Problem.model_validate(body)
    assert body["status"] == response.status_code
    assert body["request_id"] == response.headers["x-request-id"]
    assert problem_type(body["type"].removeprefix("/problems/")) is not None
    return body


@pytest.mark.parametrize(
    ("name", "status", "slug"),
    [
        ("unforeseen", 500, "internal"),
        ("vocabulary", 500, "internal"),
        ("input", 422, "invalid-document"),
        ("parameter", 422, "validation"),
        ("unknown", 422, "unknown-person"),
        ("unknown-kind", 422, "unknown-event-kind"),
        ("ambiguous", 409, "ambiguous-person"),
        ("cursor", 400, "bad-cursor"),
        ("missing", 404, "not-found"),
        ("withdrawn", 410, "withdrawn"),
        ("timeout", 503, "query-timeout"),
        ("busy", 503, "busy"),
        ("full", 507, "storage-full"),
        ("corrupt", 503, "storage-corrupt"),
        ("schema", 503, "schema-mismatch"),
        ("store", 503, "unavailable"),
    ],
)
def test_each_exception_has_its_problem(client: TestClient, name: str, status: int, slug: str) -> None:
    response = client.get(f"/v1/failures/{name}")
    body = problem_of(response)
    assert (response.status_code, body["type"]) == (status, f"/problems/{slug}")
    assert body["instance"] == f"/v1/failures/{name}"
    assert SECRET not in response.text
    assert "hunter2" not in response.text
    assert client.get("/v1/quotes").status_code == 200


def test_every_failure_is_in_the_table() -> None:
    assert set(FAILURES) == {
        mark.args[1][index][0]
        for mark in test_each_exception_has_its_problem.pytestmark
        for index in range(len(mark.args[1]))
    }


def test_what_identities_add(client: TestClient) -> None:
    unknown = problem_of(client.get("/v1/failures/unknown"))
    assert unknown["suggestions"] == [{"id": "kim", "name": "Kim"}]
    assert unknown["errors"][0]["parameter"] == "person"
    ambiguous = problem_of(client.get("/v1/failures/ambiguous"))
    assert ambiguous["candidates"] == [{"id": "a-kim", "name": "A Kim", "hint": "minister", "quote_count": 3}]
    assert "suggestions" not in ambiguous
    assert problem_of(client.get("/v1/failures/parameter"))["errors"][0]["allowed"] == ["a day"]
    assert problem_of(client.get("/v1/failures/input"))["errors"][0]["pointer"] == "/quotes/0"
    assert client.get("/v1/failures/busy").headers["retry-after"] == "2"


def test_a_failure_is_logged_with_its_cause_and_not_answered(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        client.get("/v1/failures/unforeseen")
        client.get("/v1/failures/corrupt")
    first, second = caplog.records
    assert first.exc_info is not None
    assert first.exc_info[0] is RuntimeError
    assert second.getMessage() == "storage-corrupt: The file is damaged."


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("limit=-1", "limit", []),
        ("limit=1000000000", "limit", []),
        ("limit=0", "limit", []),
        ("limit=", "limit", []),
        ("limit=abc", "limit", []),
        ("limit=%F0%9F", "limit", []),
        ("limit=9223372036854775808", "limit", []),
        ("limit=" + "9" * 5000, "limit", []),
        ("offset=3", "offset", ["limit", "quote_kind", "person", "q"]),
        ("unknown=1", "unknown", ["limit", "quote_kind", "person", "q"]),
        ("%00=1", "\x00", ["limit", "quote_kind", "person", "q"]),
        ("%ED%A0%80=1", "\ufffd\ufffd\ufffd", ["limit", "quote_kind", "person", "q"]),
        ("x" * 9000 + "=1", "x" * 200, ["limit", "quote_kind", "person", "q"]),
        ("quote_kind=Direct", "quote_kind", ["direct", "mixed", "indirect"]),
    ],
)
def test_parameters(client: TestClient, query: str, parameter: str, allowed: list[str]) -> None:
    response = client.get("/v1/quotes?" + query)
    assert response.status_code == 422
    body = problem_of(response)
    assert body["type"] == "/problems/validation"
    assert body["errors"][0]["parameter"] == parameter
    assert body["errors"][0]["allowed"] == allowed


def test_a_typo_in_a_parameter_is_suggested(client: TestClient) -> None:
    assert "“person”" in problem_of(client.get("/v1/quotes?persn=kim"))["detail"]


def test_many_faults_stay_short(client: TestClient) -> None:
    response = client.get("/v1/quotes?" + "&".join(f"{'p' * 90}{number}=1" for number in range(150)))
    assert response.status_code == 422
    assert problem_of(response)["errors"]


@pytest.mark.parametrize(
    ("content", "status", "slug"),
    [
        (b"", 400, "malformed-json"),
        (b"{", 400, "malformed-json"),
        (b'{"text":"\xe9"}', 400, "malformed-json"),
        (b"\x89PNG\r\n\x1a\n", 400, "malformed-json"),
        ('{"text":"a"}'.encode("utf-16"), 400, "malformed-json"),
        ('{"text":"a"}'.encode("utf-16-le"), 400, "malformed-json"),
        ('{"text":"a"}'.encode("utf-8-sig"), 400, "malformed-json"),
        (b'{"text":' + b"9" * 5000 + b"}", 400, "malformed-json"),
        (b"[" * 100_000, 400, "malformed-json"),
        (b"null", 422, "validation"),
        (b"[]", 422, "validation"),
        (b'"x"', 422, "validation"),
        (b"0", 422, "validation"),
        (b'{"text":["\\ud800"]}', 422, "validation"),
        (b'{"\\ud800":1,"text":"a"}', 422, "validation"),
        (b'{"text":"a","score":NaN}', 422, "validation"),
        (b'{"text":"a","score":1e999}', 422, "validation"),
        (b'{"text":NaN}', 422, "validation"),
        (b'{"text":"a","__proto__":{}}', 422, "validation"),
        (b'{"text":"' + b"x" * 1_000_000 + b'"}', 422, "validation"),
        (b'{"text":"a","tags":{"' + b"k" * 100_000 + b'":1}}', 422, "validation"),
    ],
)
def test_bodies(client: TestClient, content: bytes, status: int, slug: str) -> None:
    response = client.post("/v1/check", content=content, headers=JSON)
    assert (response.status_code, problem_of(response)["type"]) == (status, f"/problems/{slug}")


def test_a_pointer_leads_to_the_place(client: TestClient) -> None:
    body = problem_of(client.post("/v1/check", content=b'{"text":"a","tags":{"a/b~c":1}}', headers=JSON))
    assert body["errors"][0]["pointer"] == "/tags/a~1b~0c"
    assert body["detail"].startswith("/tags/a~1b~0c: ")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "multipart/form-data"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip, gzip"},
        {"Content-Type": "application/json", "Content-Encoding": "br"},
    ],
)
def test_media_types(client: TestClient, headers: dict[str, str]) -> None:
    response = client.post("/v1/check", content=b'{"text":"a"}', headers=headers)
    assert response.status_code == 415
    assert problem_of(response)["type"] == "/problems/unsupported-media-type"


def test_json_with_a_charset_is_taken(client: TestClient) -> None:
    headers = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert client.post("/v1/check", content=b'{"text":"a"}', headers=headers).json() == {"length": 1}


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("DELETE", "/v1/quotes", {"GET", "HEAD"}),
        ("PATCH", "/v1/quotes/q-1", {"GET", "HEAD", "POST"}),
        ("GET", "/v1/check", {"POST"}),
        ("HEAD", "/v1/check", {"POST"}),
        ("TRACE", "/v1/quotes", {"GET", "HEAD"}),
        ("FOO", "/v1/quotes", {"GET", "HEAD"}),
        ("OPTIONS", "/v1/quotes", {"GET", "HEAD"}),
        ("POST", "/docs", {"GET", "HEAD"}),
        ("PUT", "/openapi.json", {"GET", "HEAD"}),
        ("DELETE", "/static/pages.css", {"GET", "HEAD"}),
    ],
)
def test_allow_names_every_method_of_the_path(client: TestClient, method: str, path: str, allow: set[str]) -> None:
    response = client.request(method, path)
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == allow


@pytest.mark.parametrize(
    "path",
    [
        "/nope",
        "/v1",
        "/v1/quotes/",
        "//evil.example/%2e%2e",
        "/v1/quotes/9223372036854775808",
        "/v1/quotes/-9223372036854775809",
        "/v1/quotes/" + "9" * 400,
        "/v1/quotes/%00",
        "/v1/quotes/%ED%A0%80",
        "/%0d%0aINJECTED",
        "/x" * 2000,
    ],
)
def test_unknown_paths(client: TestClient, path: str) -> None:
    response = client.get("http://testserver" + path, headers={"Host": "evil.example"})
    assert response.status_code == 404
    assert problem_of(response)["type"] == "/problems/not-found"
    assert "location" not in response.headers
    assert "evil.example" not in response.headers.values()


def test_a_body_is_shortened_to_its_bound() -> None:
    errors = [error("d" * 999, parameter="p" * 999, allowed=["v" * 999] * 999) for _ in range(50)]
    candidates = [{"id": "x", "name": "n" * 1000, "hint": None, "quote_count": 1}] * 50
    answer = Answer(PROBLEM_TYPES["validation"], "d" * 999, errors=errors, extra={"candidates": candidates})
    data = written(answer.body(Asked(path="/é" * 999)))
    assert len(data) <= MAX_BODY
    body = json.loads(data)
    Problem.model_validate(body)
    assert body["instance"] == "/%C3%A9" * 100


def test_the_document_speaks_of_problems_only(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert "HTTPValidationError" not in json.dumps(document)
    assert document["info"]["license"]["identifier"] == "Apache-2.0"
    listed = document["paths"]["/v1/quotes"]["get"]["responses"]["422"]["content"]
    assert list(listed) == ["application/problem+json"]
    openapi_spec_validator.validate(document)
    for example in document["components"]["examples"].values():
        Problem.model_validate(example["value"])


def test_every_type_has_a_page(client: TestClient) -> None:
    index = client.get("/problems").text
    for slug in PROBLEM_TYPES:
        asked = f"{slug}-person" if slug in FAMILIES else slug
        page = client.get(f"/problems/{asked}")
        assert page.status_code == 200
        assert f'id="{asked}"' in page.text
        assert f'id="{slug}' in index
    assert client.get("/problems/unknown").status_code == 404
    assert client.get("/problems/%3Cscript%3E").status_code == 404
