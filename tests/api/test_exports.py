"""Whatever a list is asked, its formats have the same records in the same order: pages for pages, or everything."""

import csv
import io
import json
from typing import Any

import pytest

from app.formats import FORMATS, Extent
from app.store import exports
from tests.api.conftest import Asking

QUESTIONS = (
    "quotes", "quotes?sort=date", "quotes?sort=-added", "quotes?sort=order", "quotes?q=tariffs",
    "quotes?sort=date&q=tariffs", "quotes?q=tariffs&sort=relevance", "quotes?person=Ana+Silva&person=Jonas+Berg",
    "quotes?not_country=KR&sector=energy", "quotes?date=2025-11&date_match=certain",
    "quotes?from=2025-01&to=2025-06&quote_kind=direct&quote_kind=mixed", "quotes?role=foreign+minister&topic=trade",
    "quotes?office=ambassador&lang=ko", "quotes?publisher=Yonhap&review=none", "events", "events?sort=name",
    "events?person=Ana+Silva&sector=ports", "events?q=tariffs&sort=relevance", "events?date=2025&country=NO&country=JP",
    "events?place_country=KR&not_host=harbour-council", "persons", "persons?sort=name", "persons?country=BR&date=2025",
    "persons?sector=ports&quote_kind=direct", "persons?q=silva&sort=relevance", "organizations",
    "organizations?sort=-added", "sources", "sources?q=report&sort=date", "sources?publisher=Yonhap&language=en",
    "sectors", "topics?sort=-added", "sectors?q=ships", "quotes?distinct=true", "quotes?sample=30&seed=7",
    "events?sample=10&seed=1&person=Ana+Silva",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven records a batch, so that most of these have several."""
    monkeypatch.setattr(exports, "SIZES", (7, 2, 1))
    monkeypatch.setattr("app.api.exports.SIZES", (7,))


def paged(asking: Asking, question: str) -> list[dict[str, Any]]:
    """Everything that a list has, by its pages."""
    found, following = [], f"/v1/{question}{'&' if '?' in question else '?'}limit=100"
    while following:
        answer = asking.client.get(following)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        link = answer.headers["link"]
        following = link.partition(">")[0].lstrip("<") if 'rel="next"' in link else ""
    return found


def address(question: str, suffix: str) -> str:
    path, mark, query = question.partition("?")
    return f"/v1/{path}.{suffix}{mark}{query}"


@pytest.mark.parametrize("question", QUESTIONS)
def test_everything_is_what_the_pages_have(asking: Asking, question: str) -> None:
    listed = paged(asking, question)
    lines = asking.client.get(address(question, "ndjson"))
    assert lines.headers["verbale-seq"] == str(asking.client.get(f"/v1/{question}").json()["seq"])
    assert [json.loads(line) for line in lines.text.splitlines()] == listed
    if question.partition("?")[0] in FORMATS["csv"].resources:
        _, *rows = csv.reader(io.StringIO(asking.client.get(address(question, "csv")).text, newline=""))
        assert [row[0] for row in rows] == [one["id"] for one in listed]
        chances = [str(one.get("inclusion_probability", "")) for one in listed]
        assert [row[-1] for row in rows] == chances


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_is_that_of_the_list(asking: Asking, question: str) -> None:
    small = f"{question}{'&' if '?' in question else '?'}limit=5"
    listed = asking.client.get(f"/v1/{small}").json()
    linked = asking.client.get(address(small, "jsonld")).json()
    assert [one["@id"].rpartition("/")[2] for one in linked["itemListElement"]] == [
        one["id"] for one in listed["items"]
    ]
    assert ("hydra:next" in linked) == (listed["next"] is not None)


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_means_nothing_in_a_format_is_refused(asking: Asking, suffix: str) -> None:
    form = FORMATS[suffix]
    if not form.of_lists:
        return
    refused = {"bom": suffix != "csv", "limit": form.extent is Extent.EVERYTHING}
    refused |= {"cursor": form.extent is not Extent.PAGE, "sort": form.order is not None}
    cursor = asking.client.get(f"/v1/{form.resources[0]}?limit=1").json()["next"]
    given = {"bom": "false", "limit": "3", "cursor": cursor, "sort": "date"}
    for name, is_refused in refused.items():
        if name == "bom" and "csv" not in suffix and form.resources[0] not in FORMATS["csv"].resources:
            continue
        if name == "cursor" and form.order is not None:
            continue  # one of another order belongs to another list
        answer = asking.client.get(f"/v1/{form.resources[0]}.{suffix}", params={name: given[name]})
        assert answer.status_code == (422 if is_refused else 200), (name, answer.text)
        if is_refused:
            assert answer.json()["errors"][0]["parameter"] == name
    if "facets" in asking.client.get("/openapi.json").text:
        answer = asking.client.get(f"/v1/{form.resources[0]}.{suffix}?facets=sector")
        assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "facets")


def test_a_tag_is_strong_where_bytes_are_of_one_moment(asking: Asking) -> None:
    small, large = asking.client.get("/v1/quotes.csv?q=nothing-like-it"), asking.client.get("/v1/quotes.csv")
    assert small.headers["etag"].startswith('"')
    assert small.headers["content-length"]
    assert large.headers["etag"].startswith('W/"')
    for answer in (small, large):
        again = asking.client.get(str(answer.request.url), headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
        assert again.headers["verbale-seq"] == answer.headers["verbale-seq"]


def test_the_questions_find_something(asking: Asking) -> None:
    """Otherwise they would compare nothing with nothing."""
    nothing = [question for question in QUESTIONS if not asking.client.get(f"/v1/{question}").json()["total"]]
    assert nothing == []
