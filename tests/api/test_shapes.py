"""Fields and their order, as the contract writes them; every document against its model; lists against records."""

from typing import Any

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from app import schemas
from tests.api.answers import PAGE, page
from tests.api.conftest import Asking

CONCEPT = "id scheme label labels definition broader narrower isic quote_count event_count"
FIELDS = {
    "quotes": "id text verbatim quote_kind language order parts clause said speaker role event sectors topics mentions "
              "attribution source flags version added_at updated_at",
    "events": "id name kind ordinal series date place hosts occasion participants related sectors topics mentions "
              "quote_count sources version added_at updated_at "
              "participant_count related_count mention_count source_count",
    "persons": "id name sort_name family_name given_name names identifiers roles quote_count first_spoke last_spoke "
               "flags confusable_with version added_at updated_at",
    "organizations": "id name sort_name names country identifiers flags quote_count first_spoke last_spoke "
    "version added_at updated_at",
    "sectors": CONCEPT,
    "topics": CONCEPT,
    "sources": "id version kind publisher issuer title url published language license external_ids sha256 "
               "original_sha256 length text quote_count extraction added_at",
}  # fmt: skip
DATE = "edtf earliest latest approximate as_written basis evidence"
ROLE = "title office status organization country basis country_basis"
INSIDE = {
    ("quotes", "parts"): "exact start end prefix suffix", ("quotes", "said"): DATE,
    ("quotes", "speaker"): "type id name description members", ("quotes", "role"): f"{ROLE} evidence",
    ("quotes", "event"): "id name kind", ("quotes", "sectors"): "id label evidence",
    ("quotes", "topics"): "id label evidence", ("quotes", "mentions"): "type id name country evidence",
    ("quotes", "attribution"): "cue mention rule carried_from confidence identity candidates review",
    ("quotes", "source"): "id version kind publisher title url published sha256", ("quotes", "clause"): "start end",
    ("events", "date"): DATE, ("events", "place"): "name country country_basis evidence",
    ("events", "hosts"): "id name part evidence", ("events", "occasion"): "text evidence",
    ("events", "participants"): "person part role", ("events", "related"): "name kind ordinal date place evidence",
    ("events", "sectors"): "id label evidence", ("events", "mentions"): "type id name country evidence",
    ("events", "sources"): "id kind publisher title url published why",
    ("persons", "names"): "name language",
    ("persons", "roles"): f"{ROLE} start_date end_date source evidence", ("organizations", "names"): "name language",
    ("sectors", "labels"): "label language", ("topics", "labels"): "label language",
}  # fmt: skip
MODELS: dict[str, type[BaseModel]] = {
    "quotes": schemas.QuoteOut, "events": schemas.EventOut, "persons": schemas.PersonOut, "sectors": schemas.ConceptOut,
    "topics": schemas.ConceptOut, "organizations": schemas.OrganizationOut, "sources": schemas.SourceOut,
}  # fmt: skip
SOURCED = {"events": "source start end", "persons": "source start end", "quotes": "start end"}


def everything(client: TestClient, resource: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page(client, resource, limit=500)["items"]
    return found


@pytest.mark.parametrize("resource", FIELDS)
def test_lists_have_the_envelope_and_records_their_fields_in_order(
    asking: Asking, forum: TestClient, resource: str
) -> None:
    for client in (asking.client, forum):
        found = page(client, resource, limit=500)
        assert tuple(found) == PAGE
        assert found["items"]
        assert {" ".join(one) for one in found["items"]} == {FIELDS[resource]}
        for one in found["items"]:
            MODELS[resource].model_validate(one)


@pytest.mark.parametrize(("resource", "field"), INSIDE)
def test_what_is_inside_has_its_fields_in_order(asking: Asking, forum: TestClient, resource: str, field: str) -> None:
    shapes = set()
    for one in everything(asking.client, resource) + everything(forum, resource):
        values = one[field] if isinstance(one[field], list) else [one[field]]
        shapes |= {" ".join(value) for value in values if value is not None}
    assert shapes == {INSIDE[resource, field]}


@pytest.mark.parametrize("resource", SOURCED)
def test_evidence_names_its_source_but_in_quotes(forum: TestClient, resource: str) -> None:
    shapes = set()

    def look(value: Any, inside: str = "") -> None:
        if isinstance(value, dict):
            for name, one in value.items():
                look(one, name)
        elif isinstance(value, list):
            for one in value:
                if inside == "evidence":
                    shapes.add(" ".join(one))
                look(one)

    for one in everything(forum, resource):
        look(one)
    assert shapes == {SOURCED[resource]}


@pytest.mark.parametrize("resource", FIELDS)
def test_a_record_is_what_the_list_shows(asking: Asking, forum: TestClient, resource: str) -> None:
    for client in (asking.client, forum):
        for one in everything(client, resource)[:40]:
            assert client.get(f"/v1/{resource}/{one['id']}").json() == one


def test_absent_values_are_null_and_lists_empty(serve: Any) -> None:
    from tests import corpus

    client = serve(corpus.record(corpus.quote("Nobody knows.", None, review="needed"), published=None))
    (quote,) = everything(client, "quotes")
    nothing = {"edtf": None, "earliest": None, "latest": None, "approximate": False, "as_written": None, "basis": None,
               "evidence": []}  # fmt: skip
    assert quote["said"] == nothing
    assert [quote[name] for name in ("speaker", "role", "event", "clause")] == [None] * 4
    assert [quote[name] for name in ("sectors", "topics", "mentions", "flags")] == [[]] * 4
    assert quote["attribution"]["review"] == "needed"
    assert page(client, "events")["items"] == []


def test_an_empty_store_has_empty_lists(serve: Any) -> None:
    client = serve()
    for resource in FIELDS:
        found = page(client, resource)
        if resource not in {"sectors", "topics"}:
            assert (found["items"], found["total"], found["total_exact"], found["next"]) == ([], 0, True, None)
        assert found["empty"] is None
    assert page(client, "quotes?q=anything&sector=ports&facets=person")["empty"]["emptied_by"] is None


def test_counts_agree_with_lists(asking: Asking) -> None:
    checks = (("persons", "person"), ("events", "event"), ("sources", "source"), ("organizations", "organization"),
              ("sectors", "sector"), ("topics", "topic"))  # fmt: skip
    for resource, parameter in checks:
        for one in everything(asking.client, resource)[:30]:
            assert page(asking.client, "quotes", **{parameter: one["id"], "limit": 1})["total"] == one["quote_count"], (
                one["id"]
            )
            if "event_count" in one:
                assert (
                    page(asking.client, "events", **{parameter: one["id"], "limit": 1})["total"] == one["event_count"]
                )
