"""The OpenAPI document: valid, whole, the one kept in `docs/openapi.json`, and true to what the service answers.

A change of the document is a change of the contract. If it is meant, renew the snapshot: `python -m tests.test_openapi`
"""

import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from app.api.operations import Operations
from app.domain.criteria import CRITERIA
from app.main import create
from app.settings import Settings
from tests import corpus

KEPT = Path(__file__).parents[1] / "docs/openapi.json"
RENEW = "python -m tests.test_openapi"
OPAQUE = {"cursor", "source", "not_source", "url"}  # made of digests: no example of them can be asked for
BESIDE_SAMPLE = {"seed", "stratify"}  # mean nothing without it
PROBLEM = {"$ref": "#/components/schemas/Problem"}

Schema = dict[str, Any]


def document() -> Schema:
    """The document of the application with all its routes."""
    return create(Settings(database_url="sqlite:///none.sqlite")).openapi()


@pytest.fixture(scope="module")
def openapi(forum: TestClient) -> Schema:
    """The document as it is served."""
    found: Schema = forum.get("/openapi.json").json()
    return found


def operations(openapi: Schema) -> Iterator[tuple[str, Schema]]:
    """Every operation with a name for messages."""
    for path, item in openapi["paths"].items():
        for method, operation in item.items():
            yield f"{method.upper()} {path}", operation


def parameters(openapi: Schema) -> Iterator[tuple[str, Schema]]:
    for name, operation in operations(openapi):
        for parameter in operation.get("parameters", ()):
            yield f"{name} {parameter['name']}", parameter


def answers(openapi: Schema) -> Iterator[tuple[str, str, Schema]]:
    for name, operation in operations(openapi):
        for status, answer in operation["responses"].items():
            yield f"{name} {status}", status, answer


def branches(schema: Schema) -> list[Schema]:
    """A schema and what it is a choice or a list of."""
    inner = [*schema.get("anyOf", ()), *filter(None, [schema.get("items")])]
    if isinstance(schema.get("additionalProperties"), dict):
        inner.append(schema["additionalProperties"])
    return [schema, *(found for one in inner for found in branches(one))]


def resolved(openapi: Schema, schema: Schema) -> Schema:
    while "$ref" in schema:
        target: Schema = openapi["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        schema = target
    return schema


def has_example(schema: Schema) -> bool:
    return any(example not in (None, []) for one in branches(schema) for example in one.get("examples", ()))


def differences(kept: object, found: object, where: str = "") -> Iterator[str]:
    """Where two documents differ."""
    if isinstance(kept, dict) and isinstance(found, dict):
        for key in dict.fromkeys([*kept, *found]):
            if key not in kept or key not in found:
                yield f"{where}/{key} {'was added' if key in found else 'is gone'}"
            else:
                yield from differences(kept[key], found[key], f"{where}/{key}")
    elif kept != found:
        yield f"{where} is {str(found)[:80]!r}, was {str(kept)[:80]!r}"


def test_it_is_openapi_3_1(openapi: Schema) -> None:
    assert openapi["openapi"].startswith("3.1.")
    validate(openapi)


def test_it_is_the_one_that_is_kept(openapi: Schema) -> None:
    changed = list(differences(json.loads(KEPT.read_text(encoding="utf-8")), openapi))
    assert not changed, f"The contract has changed. If that is meant, run: {RENEW}\n" + "\n".join(changed[:20])


def test_every_operation_says_what_it_is(openapi: Schema) -> None:
    wanted = ("operationId", "summary", "description", "tags")
    assert [(name, part) for name, one in operations(openapi) for part in wanted if not one.get(part)] == []
    ids = [one["operationId"] for _, one in operations(openapi)]
    assert len(set(ids)) == len(ids)
    assert [one for one in ids if not re.fullmatch("[a-z]+[A-Za-z]+", one)] == []


def test_every_tag_is_described(openapi: Schema) -> None:
    described = {tag["name"] for tag in openapi["tags"] if tag["description"]}
    assert {tag for _, one in operations(openapi) for tag in one["tags"]} == described


def test_every_success_is_a_named_model(openapi: Schema) -> None:
    """In JSON; other formats are strings or named for what they are of, CSL-JSON a list."""
    contents = [(name, one["content"]) for name, status, one in answers(openapi) if status.startswith("2")]
    schemas = [(name, one["application/json"]["schema"]) for name, one in contents
               if ".{format}" not in name and not name.endswith(".svg 200")]  # fmt: skip
    assert schemas
    assert [
        name for name, one in contents if "application/json" in one and len(one) > 1
    ] == []  # else: a page or a string
    others = [schema["schema"] for _, one in contents for kind, schema in one.items() if kind != "application/json"]
    named = [schema.get("items", schema) for schema in others if schema != {"type": "string"}]
    assert {schema["$ref"].rpartition("/")[2] for schema in named} == {"JsonLd", "JsonFeed", "CslItem"}
    assert [name for name, schema in schemas if set(schema) != {"$ref"}] == []


def test_nothing_is_called_by_what_it_is_called_within(openapi: Schema) -> None:
    """`QuoteOut` is Quote to its readers, and no title says a name again: generators name by it and write it out."""
    schemas = openapi["components"]["schemas"]
    assert [name for name in schemas if name.endswith("Out") or name in {"Record", "Date", "Variants"}] == []
    assert {"Quote", "Event", "Person", "Organization", "Concept", "Source"} <= set(schemas)
    assert [name for name, one in _properties(openapi) if "title" in one] == []
    assert [name for name, one in parameters(openapi) if "title" in one["schema"]] == []


def test_every_object_is_a_model_of_its_own(openapi: Schema) -> None:
    """Also what is keyed by parameter or id: else each place that has it is another class of a generated client."""
    places = [(name, branch) for name, one in _properties(openapi) for branch in branches(one)]
    assert [name for name, one in places if one.get("type") == "object" or "properties" in one] == []


def test_no_parameter_has_a_default_that_a_client_would_send(openapi: Schema) -> None:
    """Generated clients send it, and an export refuses a `limit`; the description tells it."""
    assert [name for name, one in parameters(openapi) if "default" in one["schema"]] == []
    limits = [one["description"] for name, one in parameters(openapi) if name == "GET /v1/quotes limit"]
    assert ["`20` unless given" in description for description in limits] == [True]


def test_fields_may_be_added_to_what_is_answered_and_not_to_what_is_sent(openapi: Schema) -> None:
    schemas = openapi["components"]["schemas"]
    sent = {"CheckQuestion", "ExtractQuestion"}
    assert {name for name, one in schemas.items() if one.get("additionalProperties") is False} == sent


def test_lists_are_empty_and_never_null(openapi: Schema) -> None:
    both = [name for name, one in _properties(openapi)
            if {"array", "null"} <= {branch.get("type") for branch in one.get("anyOf", ())}]  # fmt: skip
    assert both == []


def test_every_member_of_an_enumeration_makes_a_name(openapi: Schema) -> None:
    """`-date` makes none, and clients would call it VALUE_0."""
    for name, one in openapi["components"]["schemas"].items():
        names = one.get("x-enum-varnames", one.get("enum", []))
        assert len(names) == len(one.get("enum", [])), name
        assert [member for member in names if not re.fullmatch(r"[A-Za-z][\w. -]*", member)] == [], name


def test_what_is_open_is_an_enumeration_or_a_string(openapi: Schema) -> None:
    """A client that is generated today must read a value that is added tomorrow."""
    words = {"quote_kind", "review", "basis", "country_basis", "result", "relation", "change", "scheme"}
    found = [(name, one) for name, one in _properties(openapi)
             if name.rpartition(".")[2] in words and "Record." not in name and "Identifier." not in name]  # fmt: skip
    assert len(found) > 20
    for name, one in found:
        kinds = [branch for branch in branches(one)[1:] if branch != {"type": "null"}]
        assert [("$ref" in kind, kind.get("type")) for kind in kinds] == [(True, None), (False, "string")], name


def test_every_answer_under_v1_can_be_asked_for_again(openapi: Schema, forum: TestClient) -> None:
    for name, operation in operations(openapi):
        method, path = name.split()
        if method == "POST" or path.endswith("z") or ".{format}" in name:
            continue
        assert "If-None-Match" in {one["name"] for one in operation["parameters"]}, name
        assert "ETag" in operation["responses"]["200"]["headers"], name
        path, asked = _existing(forum, path), _least_query(operation, forum) or None
        etag = forum.get(path, params=asked).headers["etag"]
        again = forum.get(path, params=asked, headers={"If-None-Match": etag})
        assert (again.status_code, again.headers["etag"], again.content) == (304, etag, b""), name
        assert "304" in operation["responses"], name


def test_every_header_of_an_answer_is_told(openapi: Schema, forum: TestClient) -> None:
    """Beside those that HTTP has on every answer, and those of the house, which the document's description tells."""
    told = {name.lower() for name in openapi["components"]["headers"]}
    assert told == {"content-disposition", "etag", "link", "location", "retry-after", "verbale-left-out", "verbale-seq"}
    sent: set[str] = set()
    for name, operation in operations(openapi):
        method, path = name.split()
        formats = _suffixes(openapi, operation) if "{format}" in path else [""]
        for suffix in formats if method == "GET" else ():
            address = _existing(forum, path.replace(".{format}", "")) + (f".{suffix}" if suffix else "")
            answer = forum.get(address, params=_least_query(operation, forum) or None)
            assert answer.status_code == 200, address
            headers = {one.lower() for one in operation["responses"]["200"].get("headers", ())}
            assert headers >= set(answer.headers) & told, address
            sent |= headers & set(answer.headers)
    assert sent == told - {"location", "retry-after"}  # which go with what is no success
    for path, asked, accept in (
        ("/v1/quotes.{format}", "/v1/quotes.atom?person=Kim+Sung-hwan", "*/*"),
        ("/v1/events", "/v1/events?person=Kim+Sung-hwan", "application/feed+json"),
        ("/v1/network", "/v1/network", "image/svg+xml"),
    ):
        answer = forum.get(asked, headers={"Accept": accept})
        headers = openapi["paths"][path]["get"]["responses"][str(answer.status_code)]["headers"]
        assert (set(answer.headers) & told, set(headers)) == ({"location"}, {"Location"}), asked


def _suffixes(openapi: Schema, operation: Schema) -> list[str]:
    [schema] = [one["schema"] for one in operation["parameters"] if one["name"] == "format"]
    suffixes: list[str] = resolved(openapi, schema)["enum"]
    return suffixes


def test_every_type_of_problem_is_listed(openapi: Schema, forum: TestClient) -> None:
    listed = set(openapi["components"]["schemas"]["ProblemTypeAddress"]["enum"])
    assert [address for address in listed if forum.get(address).status_code != 200] == []
    asked = {parameter for parameter in _names(openapi, "/v1/quotes") & set(CRITERIA) if CRITERIA[parameter].names}
    assert len(asked) > 8
    answers = [forum.get("/v1/quotes", params={parameter: "Nothing Of The Sort"}).json() for parameter in asked]
    assert {answer["type"] for answer in answers} <= listed


def test_every_failure_is_a_problem(openapi: Schema) -> None:
    failures = [(name, one["content"]) for name, status, one in answers(openapi) if status[0] in "45"]
    assert [name for name, content in failures if set(content) != {"application/problem+json"}] == []
    assert [name for name, content in failures if content["application/problem+json"]["schema"] != PROBLEM] == []
    assert [name for name, content in failures if not content["application/problem+json"]["examples"]] == []


def test_every_reading_route_tells_its_problems(openapi: Schema) -> None:
    """A list may be asked wrongly, a record may not be there, and the store may fail both.

    What takes no parameter is no question to the store.
    """
    for name, one in operations(openapi):
        asked = [parameter for parameter in one.get("parameters", ()) if parameter["in"] != "header"]
        if " /v1/" in name and asked:
            declared = set(one["responses"])
            paged = {"400"} if any(parameter["name"] == "cursor" for parameter in one["parameters"]) else set()
            assert declared >= ({"404", "503"} if "{id}" in name else {"422", "503"} | paged), name


def test_every_parameter_is_described_by_example_and_bounded(openapi: Schema) -> None:
    assert [name for name, one in parameters(openapi) if not one.get("description")] == []
    assert [name for name, one in parameters(openapi) if not has_example(one["schema"])] == []
    asked = [(name, one) for name, one in parameters(openapi) if one["in"] != "header"]  # a server bounds them together
    assert [name for name, one in asked if not _is_bounded(openapi, one["schema"])] == []


def _is_bounded(openapi: Schema, schema: Schema) -> bool:
    schema = resolved(openapi, schema)
    if schema["type"] == "array":
        return "maxItems" in schema and _is_bounded(openapi, schema["items"])
    if schema["type"] in {"integer", "number"}:
        return "minimum" in schema and "maximum" in schema
    return schema["type"] == "boolean" or "maxLength" in schema or "enum" in schema


def test_every_enumeration_has_a_name(openapi: Schema) -> None:
    schemas = openapi["components"]["schemas"]
    inside = [(name, one) for name, schema in schemas.items() for one in schema.get("properties", {}).values()]
    asked = [(name, one["schema"]) for name, one in parameters(openapi)]
    assert [name for name, one in inside + asked if any("enum" in branch for branch in branches(one))] == []
    assert [name for name, schema in schemas.items() if "enum" in schema and not schema.get("description")] == []


def test_every_model_and_property_is_described_by_example(openapi: Schema) -> None:
    """A property that is another model, or a list of them, has that model's examples."""
    schemas = openapi["components"]["schemas"]
    assert [name for name, schema in schemas.items() if not schema.get("description")] == []
    named = [(f"{name}.{key}", one) for name, schema in schemas.items()
             for key, one in schema.get("properties", {}).items()]  # fmt: skip
    assert named
    assert [name for name, one in named if not has_example(one) and not _refers(one)] == []
    assert [name for name, one in named if any(_is_anonymous(branch) for branch in branches(one))] == []


def _properties(openapi: Schema) -> list[tuple[str, Schema]]:
    """Every property of every model with a name for messages."""
    return [(f"{name}.{key}", one) for name, schema in openapi["components"]["schemas"].items()
            for key, one in schema.get("properties", {}).items()]  # fmt: skip


def _names(openapi: Schema, path: str) -> set[str]:
    return {parameter["name"] for parameter in openapi["paths"][path]["get"]["parameters"]}


def _refers(schema: Schema) -> bool:
    return any("$ref" in one for one in branches(schema))


def _is_anonymous(schema: Schema) -> bool:
    """An object of no known shape; one keyed by parameter (`query`) shows by its example what it is."""
    return schema.get("type") == "object" and not isinstance(schema.get("additionalProperties"), dict) and (
        not has_example(schema)
    )  # fmt: skip


def test_nothing_is_defined_in_vain(openapi: Schema) -> None:
    text = json.dumps(openapi)
    unused = [name for name in openapi["components"]["schemas"] if f'"#/components/schemas/{name}"' not in text]
    assert unused == []


def test_the_examples_of_the_parameters_can_be_asked(openapi: Schema, serve: Callable[..., TestClient]) -> None:
    """In the small world that the examples tell of, each of them is understood by every list that shows it."""
    silva = corpus.person("Ana Silva", family="Silva", title="Ambassador", office="ambassador", country="BR")
    client = serve(
        corpus.record(
            corpus.quote("We agreed to open the ports.", silva, sectors=["shipbuilding"]), persons=[silva],
            event=corpus.event("Lisbon Ports Forum", date="2024-05-14", hosts=["Atlantic Institute"]),
        )
    )  # fmt: skip
    refused = []
    for name, one in parameters(openapi):
        if one["in"] == "query" and one["name"] not in OPAQUE | BESIDE_SAMPLE and ".{format}" not in name:
            path = name.split()[1]
            asked = {**_least_query(openapi["paths"][path]["get"], client), one["name"]: _example(one)}
            answer = client.get(_existing(client, path), params=asked)
            refused += [f"{name} {asked}: {answer.text[:200]}"] if answer.status_code != 200 else []
    assert refused == []


def test_answers_have_the_shape_that_is_promised(openapi: Schema, forum: TestClient) -> None:
    for name, operation in operations(openapi):
        path = name.split()[1]
        if path.endswith(".{format}"):
            continue
        if "{id}" in path:
            path = _existing(forum, path)
        else:
            path += "?facets=sector" if any(one["name"] == "facets" for one in operation.get("parameters", ())) else ""
        asked = _least_query(operation, forum) or None
        answer = forum.request(name.split()[0], path, params=asked, json=_least_body(openapi, operation))
        assert answer.status_code == 200, path
        content = operation["responses"]["200"]["content"]
        assert answer.headers["content-type"] in content, path
        if "application/json" in content:
            _conforms(openapi, content["application/json"]["schema"], answer.json())
    for path, status in (
        ("/v1/quotes?person=Kim", "409"),
        ("/v1/quotes?person=Kevn", "422"),
        ("/v1/quotes?q=no", "200"),
    ):
        answer = forum.get(path)
        assert str(answer.status_code) == status
        promised = openapi["paths"]["/v1/quotes"]["get"]["responses"][status]["content"]
        _conforms(openapi, next(iter(promised.values()))["schema"], answer.json())


def test_no_parameter_is_passed_over(openapi: Schema, forum: TestClient) -> None:
    for name, operation in operations(openapi):
        if " /v1/" in name:
            method, path = name.split()
            path = path.replace("{id}", "anything").replace("{format}", "ndjson")
            asked = {**_least_query(operation), "nonsense": 1}
            answer = forum.request(method, path, params=asked, json=_least_body(openapi, operation))
            assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "nonsense"), name


def _example(parameter: Schema) -> Any:
    example = parameter["schema"]["examples"][0]
    return example[0] if isinstance(example, list) else example


def _least_query(operation: Schema, client: TestClient | None = None) -> Schema:
    """What must be asked, by the examples; where an address is, of a client the address of a quote that is there."""
    needed = [one for one in operation.get("parameters", ()) if one["in"] == "query" and one.get("required")]
    asked = {one["name"]: _example(one) for one in needed}
    return {**asked, "url": _existing(client, "/v1/quotes/{id}")} if client and "url" in asked else asked


def _least_body(openapi: Schema, operation: Schema) -> Schema | None:
    """What must be sent, by the examples; None where nothing is."""
    if "requestBody" not in operation:
        return None
    schema = resolved(openapi, operation["requestBody"]["content"]["application/json"]["schema"])
    return {field: schema["properties"][field]["examples"][0] for field in schema["required"]}


def _existing(client: TestClient, path: str) -> str:
    """The path with the id of a record that is there, where it needs one."""
    if "{id}" not in path:
        return path
    return path.replace("{id}", client.get(path.partition("/{id}")[0]).json()["items"][0]["id"])


def _conforms(openapi: Schema, schema: Schema, value: object) -> None:
    Draft202012Validator({**schema, "components": closed(openapi)["components"]}).validate(value)


def closed(openapi: Schema) -> Schema:
    """The document as this version must keep it, with no field that it does not name."""
    schemas = {name: {"additionalProperties": False, **one} if one.get("type") == "object" else one
               for name, one in openapi["components"]["schemas"].items()}  # fmt: skip
    return {**openapi, "components": {**openapi["components"], "schemas": schemas}}


def main() -> None:
    """Keep the document as it is now."""
    KEPT.write_text(json.dumps(document(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()


def test_mistakes_are_told_what_the_document_declares(openapi: Schema) -> None:
    told = Operations(create(Settings(database_url="sqlite:///none.sqlite")))
    for name, declared in operations(openapi):
        method, path = name.split()
        asked = [one["name"] for one in declared.get("parameters", ()) if one["in"] == "query"]
        assert (name, list(told.parameters(path, method))) == (name, asked)
        bodies = declared.get("requestBody", {}).get("content", {})
        assert (name, list(told.media_types(path, method))) == (name, list(bodies))
        assert method in told.methods(path)


def test_a_mistake_makes_no_document(serve: Callable[..., TestClient]) -> None:
    # The first caller to misspell something kept all others waiting for 0.6 s.
    client = serve()
    assert client.get("/v1/quotes?sectr=trade").json()["errors"][0]["allowed"]
    assert cast("FastAPI", client.app).openapi_schema is None


def test_others_are_answered_while_it_is_made(
    serve: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, others_answered = serve(), Event()
    monkeypatch.setattr(client.app, "openapi", lambda: {"waited": others_answered.wait(10)})
    with ThreadPoolExecutor(1) as apart:
        asked = apart.submit(client.get, "/openapi.json")
        client.get("/readyz")
        others_answered.set()
        assert asked.result().json() == {"waited": True}
