"""JSON-LD read back by pyld, which may fetch nothing: every node says what its record says."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from starlette.testclient import TestClient

from app.formats.annotation import CONTEXT as ANNOTATING
from app.formats.jsonld import CONTEXT
from tests import corpus
from tests.conftest import serving
from tests.formats.hostile import HOSTILE

BASE = "https://verbale.example"
SCHEMA, PROV, OA = "https://schema.org/", "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"
DATE = "http://purl.org/dc/terms/date"
EDTF = {"@type": "http://id.loc.gov/datatypes/edtf/EDTF"}
LISTS = ("quotes", "events", "persons", "organizations", "sectors", "topics", "sources")
PROFILE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

Node = dict[str, Any]


@pytest.fixture(scope="module")
def client(make_store: Callable[..., Path]) -> Iterator[TestClient]:
    with serving(make_store(corpus.forum(), hostile()), public_url=f"{BASE}/") as client:
        yield client


def hostile() -> Any:
    people = [corpus.person(f"{one} Name", identifiers=[{"scheme": "wikidata", "identifier": "Q1"}], title=one,
                            organization=f"{one} Body", country="BR") for one in HOSTILE[:3]]  # fmt: skip
    quotes = [corpus.quote(f"{one} number {n}", people[n % 3], sectors=["ports"]) for n, one in enumerate(HOSTILE)]
    unnamed = corpus.quote("Who said it?", {"type": "unnamed", "description": "a senior official"})
    together = corpus.quote(["One,", "and another."], corpus.together(*people), said="[2025-11-11..2025-11-20]")
    body = corpus.quote("We regret it.", corpus.said_by("Harbour Council"), said="2025-11", kind="indirect")
    event = corpus.event("Long Forum", date="2025-11-20/2025-11-22", country="PT", hosts=["Harbour Council"])
    return corpus.record(
        *quotes, unnamed, together, body, corpus.quote("Nobody knows."), persons=people, event=event,
        title=HOSTILE[0], publisher=HOSTILE[1], url="https://news.example/1?a=b&c=%22",
    )  # fmt: skip


def refuse(url: str, _: Any) -> Any:
    raise AssertionError(f"{url} was to be fetched")


def expanded(data: bytes) -> list[Node]:
    return list(jsonld.expand(json.loads(data), {"documentLoader": refuse}))


def nodes(client: TestClient, resource: str) -> list[tuple[Node, Node]]:
    """Each record of a list as JSON, with its node."""
    listed = client.get(f"/v1/{resource}?limit=500").json()
    answer = client.get(f"/v1/{resource}.jsonld?limit=500")
    assert answer.headers["content-type"] == "application/ld+json"
    [page] = expanded(answer.content)
    assert page["@type"] == [f"{SCHEMA}ItemList"]
    [elements] = page[f"{SCHEMA}itemListElement"]
    return list(zip(listed["items"], elements["@list"], strict=True))


def value(node: Node, name: str) -> Any:
    [one] = node[name]
    return one.get("@value", one)


def ids(node: Node, name: str) -> list[str]:
    return [one["@id"] for one in node.get(name, [])]


@pytest.mark.parametrize("resource", LISTS)
def test_every_record_has_a_node_at_its_absolute_address(client: TestClient, resource: str) -> None:
    found = nodes(client, resource)
    assert found
    for document, node in found:
        assert node["@id"] == f"{BASE}/v1/{resource}/{document['id']}"
        alone = client.get(f"/v1/{resource}/{document['id']}.jsonld")
        assert expanded(alone.content) == [node]


@pytest.mark.parametrize("resource", LISTS)
def test_nothing_is_lost_as_triples_and_no_address_is_relative(client: TestClient, resource: str) -> None:
    page = json.loads(client.get(f"/v1/{resource}.jsonld?limit=500").content)
    flat = jsonld.flatten(page, options={"documentLoader": refuse})
    for node in flat:
        for address in [node["@id"], *(one["@id"] for values in node.values() if isinstance(values, list)
                                       for one in values if isinstance(one, dict) and "@id" in one)]:  # fmt: skip
            assert address.startswith(("https://", "http://", "_:b"))
        for name in node:
            assert name.startswith(("@", "https://schema.org/", "http://")), name


def test_a_quote_says_what_its_record_says(client: TestClient) -> None:
    seen = set()
    for document, node in nodes(client, "quotes"):
        kind, derived = ("Quotation", "wasQuotedFrom") if document["verbatim"] else ("Claim", "wasDerivedFrom")
        assert node["@type"] == [SCHEMA + kind, f"{PROV}Entity"]
        seen.add(kind)
        assert value(node, f"{SCHEMA}text") == document["text"]
        assert value(node, f"{SCHEMA}inLanguage") == document["language"]
        assert node[DATE] == [{**EDTF, "@value": document["said"]["edtf"]}]
        exact = document["said"]["earliest"] == document["said"]["latest"]
        created = [one["@value"] for one in node.get(f"{SCHEMA}dateCreated", [])]
        assert created == ([document["said"]["latest"]] if exact else [])
        source = f"{BASE}/v1/sources/{document['source']['id']}"
        assert ids(node, PROV + derived) == [source]
        [work] = node[f"{SCHEMA}isBasedOn"]
        assert (work["@id"], work["@type"][0]) == (source, f"{SCHEMA}NewsArticle")
        assert value(work, f"{SCHEMA}sha256") == document["source"]["sha256"]
        subjects = [f"{BASE}/v1/{scheme}/{one['id']}" for scheme in ("sectors", "topics") for one in document[scheme]]
        assert sorted(ids(node, f"{SCHEMA}about")) == sorted(subjects)
        _credits_who_spoke(document, node)
    assert seen == {"Quotation", "Claim"}


def _credits_who_spoke(document: Node, node: Node) -> None:
    speaker = document["speaker"] or {"id": None, "type": None, "members": [], "description": None}
    people = [speaker, *speaker["members"]]
    of = "organizations" if speaker["type"] == "organization" else "persons"
    known = [f"{BASE}/v1/{of}/{one['id']}" for one in people if one["id"]]
    assert sorted(ids(node, f"{PROV}wasAttributedTo")) == sorted(known)
    names = [value(one, f"{SCHEMA}name") for one in node.get(f"{SCHEMA}creator", []) if "@id" in one]
    assert sorted(names) == sorted(one["name"] for one in people if one["id"])
    if speaker["type"] == "unnamed":
        [creator] = node[f"{SCHEMA}creator"]
        assert creator["@type"] == [f"{PROV}Agent"]
        assert value(creator, f"{SCHEMA}description") == speaker["description"]
    if document["role"]:
        [attribution] = node[f"{PROV}qualifiedAttribution"]
        [role] = attribution[f"{PROV}hadRole"]
        assert value(role, f"{SCHEMA}name") == document["role"]["title"]


def test_an_event_says_when_and_where_and_who(client: TestClient) -> None:
    found = {document["name"]: (document, node) for document, node in nodes(client, "events")}
    document, node = found["Long Forum"]
    assert value(node, f"{SCHEMA}startDate") == "2025-11-20"
    assert value(node, f"{SCHEMA}endDate") == "2025-11-22"
    assert node[DATE] == [{**EDTF, "@value": "2025-11-20/2025-11-22"}]
    [place] = node[f"{SCHEMA}location"]
    assert value(place, f"{SCHEMA}name") == document["place"]["name"]
    assert value(place[f"{SCHEMA}address"][0], f"{SCHEMA}addressCountry") == "PT"
    assert ids(node, f"{SCHEMA}organizer") == [f"{BASE}/v1/organizations/{one['id']}" for one in document["hosts"]]
    speakers = [one["person"]["id"] for one in document["participants"] if one["part"] == "speaker"]
    assert sorted(ids(node, f"{SCHEMA}performer")) == sorted(f"{BASE}/v1/persons/{one}" for one in speakers)
    assert ids(node, f"{PROV}wasDerivedFrom") == ids(node, f"{SCHEMA}subjectOf")


def test_a_vague_date_is_never_made_exact(client: TestClient) -> None:
    for resource, names in (("quotes", ("dateCreated",)), ("events", ("startDate", "endDate"))):
        for document, node in nodes(client, resource):
            date = document.get("said") or document["date"]
            if date["earliest"] != date["latest"] and "/" not in date["edtf"]:
                assert not any(SCHEMA + name in node for name in names)


def test_a_person_is_who_others_say_they_are(client: TestClient) -> None:
    for document, node in nodes(client, "persons"):
        assert node["@type"] == [f"{SCHEMA}Person", f"{PROV}Agent"]
        assert value(node, f"{SCHEMA}name") == document["name"]
        wikidata = [one["identifier"] for one in document["identifiers"]]
        assert ids(node, f"{SCHEMA}sameAs") == [f"http://www.wikidata.org/entity/{one}" for one in wikidata]
        titles = [value(one, f"{SCHEMA}roleName") for one in node.get(f"{SCHEMA}hasOccupation", [])]
        assert sorted(titles) == sorted(one["title"] for one in document["roles"])


def test_a_concept_keeps_its_place_and_its_labels(client: TestClient) -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    for document, node in nodes(client, "sectors"):
        assert value(node, f"{SCHEMA}name") == document["label"]
        labels = {(one["@value"], one["@language"]) for one in node.get(f"{SCHEMA}alternateName", [])}
        assert labels == {(one["label"], one["language"]) for one in document["labels"]}
        assert [one["@value"] for one in node.get(f"{SCHEMA}termCode", [])] == document["isic"]
        broader = [document["broader"]] if document["broader"] else []
        assert ids(node, f"{skos}broader") == [f"{BASE}/v1/sectors/{one}" for one in broader]
        assert ids(node, f"{skos}narrower") == [f"{BASE}/v1/sectors/{one}" for one in document["narrower"]]


def test_pages_lead_to_one_another(client: TestClient) -> None:
    first = client.get("/v1/quotes.jsonld?limit=5&sort=order")
    [page] = expanded(first.content)
    [following] = ids(page, "http://www.w3.org/ns/hydra/core#next")
    assert following.startswith(f"{BASE}/v1/quotes.jsonld?")
    assert f'<{following.removeprefix(BASE)}>; rel="next"' in first.headers["link"]
    whole = client.get("/v1/quotes?limit=10&sort=order").json()["items"]
    found = [one for address in ("/v1/quotes.jsonld?limit=5&sort=order", following)
             for one in expanded(client.get(address).content)[0][f"{SCHEMA}itemListElement"][0]["@list"]]  # fmt: skip
    assert [one["@id"].rpartition("/")[2] for one in found] == [one["id"] for one in whole]


@pytest.mark.parametrize("context", [CONTEXT, ANNOTATING])
def test_contexts_are_whole(context: Node) -> None:
    """A prefix that is not defined would make an address of its own."""
    prefixes = {name for name, meaning in context.items() if isinstance(meaning, str) and meaning[-1] in "#/"}
    for name, meaning in context.items():
        used = [meaning] if isinstance(meaning, str) else list(meaning.values())
        for one in [*used, name]:
            prefix, colon, rest = one.partition(":")
            assert not colon or rest.startswith("//") or prefix in prefixes, one


def test_a_quote_is_an_annotation_of_its_source(client: TestClient) -> None:
    texts = {hostile().source.text, corpus.forum().source.text}
    for document in client.get("/v1/quotes?limit=500").json()["items"]:
        answer = client.get(f"/v1/quotes/{document['id']}", headers={"Accept": PROFILE})
        assert answer.headers["content-type"] == PROFILE
        suffixed = client.get(f"/v1/quotes/{document['id']}.anno.jsonld")
        assert suffixed.content == answer.content
        [annotation] = expanded(answer.content)
        assert annotation["@id"] == f"{BASE}/v1/quotes/{document['id']}.anno.jsonld"
        assert annotation["@type"] == [f"{OA}Annotation"]
        assert ids(annotation, f"{OA}motivatedBy") == [f"{OA}identifying"]
        bodies = [one[f"{OA}hasSource"][0]["@id"] for one in annotation[f"{OA}hasBody"]]
        assert bodies[0] == f"{BASE}/v1/quotes/{document['id']}"
        targets = annotation[f"{OA}hasTarget"]
        assert len(targets) == len(document["parts"])
        for target, part in zip(targets, document["parts"], strict=True):
            position, words = target[f"{OA}hasSelector"]
            start, end = (int(value(position, OA + name)) for name in ("start", "end"))
            assert (start, end) == (part["start"], part["end"])
            assert {name: value(words, OA + name) for name in ("exact", "prefix", "suffix")} == {
                name: part[name] for name in ("exact", "prefix", "suffix")
            }
            assert any(text[start:end] == part["exact"] for text in texts)


def test_a_profile_is_taken_for_what_it_says(client: TestClient) -> None:
    quote = client.get("/v1/quotes?limit=1").json()["items"][0]["id"]
    plain = "application/ld+json"
    for accept, answered in (
        (plain, plain), ("application/ld+json;profile=http://www.w3.org/ns/json-ld#compacted", plain),
        (f"{PROFILE}, {plain};q=0.5", PROFILE), (f"{plain}, {PROFILE};q=0.5", plain),
        ('application/ld+json;profile="http://www.w3.org/ns/anno.jsonld", application/json;q=0.1', PROFILE),
    ):  # fmt: skip
        answer = client.get(f"/v1/quotes/{quote}", headers={"Accept": accept})
        assert answer.headers["content-type"] == answered, accept
    assert client.get("/v1/quotes", headers={"Accept": PROFILE}).headers["content-type"] == plain
