"""A quote for pages of others: as oEmbed 1.0 has it, within the room there is, whatever is asked beside it."""

import copy
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from starlette.testclient import TestClient

from app.formats import card, embedding
from app.schemas import Embed
from tests.api.answers import problem
from tests.conftest import serving
from tests.formats.hostile import texts, with_texts

BASE = "https://records.example/verbale"
REQUIRED = {"type", "version", "html", "width", "height"}  # of type rich


@pytest.fixture(scope="module")
def client(forum_store: Path) -> Iterator[TestClient]:
    with serving(forum_store, public_url=BASE) as opened:
        yield opened


@pytest.fixture(scope="module")
def quote(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/v1/quotes?person=kevin-kim&quote_kind=direct&limit=1").json()["items"][0]
    return found


def page(quote: dict[str, Any]) -> str:
    return f"{BASE}/quotes/{quote['id']}"


def embedded(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer = client.get("/oembed", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    assert found.keys() >= REQUIRED
    return found


def test_a_quote_is_its_card_and_leads_to_its_page(client: TestClient, quote: dict[str, Any]) -> None:
    found = embedded(client, url=page(quote))
    assert (found["type"], found["version"], found["provider_name"]) == ("rich", "1.0", "Verbale")
    assert (found["author_name"], found["author_url"]) == ("Kevin Kim", f"{BASE}/persons/kevin-kim")
    assert found["html"].startswith(f'<a href="{page(quote)}"><img src="{BASE}/v1/quotes/{quote["id"]}.svg"')
    assert (found["width"], found["height"]) == (card.WIDTH, card.height(quote, BASE))
    assert client.get(urlsplit(found["thumbnail_url"]).path.removeprefix("/verbale")).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["{base}/quotes/{id}", "{base}/v1/quotes/{id}", "{base}/v1/quotes/{id}.svg", "{base}/v1/quotes/{id}/verification",
     "{base}/quotes/{id}?a=b#c", "/quotes/{id}", "http://RECORDS.example/verbale/quotes/{id}"],
)  # fmt: skip
def test_any_of_its_addresses_will_do(client: TestClient, quote: dict[str, Any], address: str) -> None:
    assert embedded(client, url=address.format(base=BASE, id=quote["id"]))["author_name"] == "Kevin Kim"


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/quotes/{id}", "{base}/persons/kevin-kim", "{base}/quotes", "nonsense", "http://[", "{id}",
     "{base}/quotes/q-unknown", "//evil.example/quotes/{id}", "javascript:/quotes/../{id}",
     "{base}/quotes/{id}/../../x"],
)  # fmt: skip
def test_any_other_address_is_not_found(client: TestClient, quote: dict[str, Any], address: str) -> None:
    problem(client, "/oembed", 404, "not-found", url=address.format(base=BASE, id=quote["id"]))


def test_another_form_is_not_implemented(client: TestClient, quote: dict[str, Any]) -> None:
    problem(client, "/oembed", 501, "not-implemented", url=page(quote), format="yaml")


def test_without_an_address_there_is_nothing_to_embed(client: TestClient) -> None:
    problem(client, "/oembed", 422, "validation")
    problem(client, "/oembed", 422, "validation", url="/quotes/x", maxwidth="0")


def test_what_a_consumer_adds_is_passed_over(client: TestClient, quote: dict[str, Any]) -> None:
    assert embedded(client, url=page(quote), omit_script="true", dnt="1") == embedded(client, url=page(quote))


@given(st.integers(1, 2_000), st.integers(1, 2_000))
def test_it_takes_no_more_room_than_there_is(
    client: TestClient, quote: dict[str, Any], maxwidth: int, maxheight: int
) -> None:
    found = embedded(client, url=page(quote), maxwidth=maxwidth, maxheight=maxheight)
    assert 1 <= found["width"] <= min(maxwidth, card.WIDTH)
    assert 1 <= found["height"] <= maxheight
    assert f'width="{found["width"]}" height="{found["height"]}"' in found["html"]


def test_as_xml_it_says_the_same(client: TestClient, quote: dict[str, Any]) -> None:
    answer = client.get("/oembed", params={"url": page(quote), "format": "xml"})
    assert answer.headers["content-type"].startswith("text/xml")
    root = etree.fromstring(answer.content)
    assert root.tag == "oembed"
    assert {one.tag: one.text for one in root} == {
        name: str(value) for name, value in embedded(client, url=page(quote)).items()
    }


@given(texts, texts, texts)
def test_whatever_was_said_is_text(quote: dict[str, Any], words: str, name: str, title: str) -> None:
    found = embedding.embed(with_texts(copy.deepcopy(quote), words, name, title), BASE, (None, None))
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(found.html)
    assert tags == ["a", "img"]
    root = etree.fromstring(embedding.as_xml(found))
    assert [one.tag for one in root] == list(Embed.model_fields)


@pytest.mark.parametrize("path", ["/quotes/{id}", "/v1/quotes/{id}.html"])
def test_a_page_of_a_quote_says_how_it_is_embedded(client: TestClient, quote: dict[str, Any], path: str) -> None:
    text = client.get(path.format(id=quote["id"])).text
    links = re.findall(r'<link rel="alternate" type="([a-z/+]+oembed)" href="([^"]+)"', text)
    assert [kind for kind, _ in links] == ["application/json+oembed", "text/xml+oembed"]
    address = urlsplit(links[0][1].replace("&amp;", "&"))
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{BASE}/oembed"
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert embedded(client, **asked)["author_name"] == "Kevin Kim"


def test_other_pages_say_nothing_of_it(client: TestClient) -> None:
    for path in ("/", "/quotes", "/persons/kevin-kim", "/v1/quotes.html"):
        assert "oembed" not in client.get(path).text


def test_an_address_of_a_page_is_text_in_it(client: TestClient) -> None:
    text = client.get('/quotes/"><script>alert(1)</script>').text
    assert "<script>alert" not in text
