"""The documentation and the problems with no internet and under the strict policy."""

import json
from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_the_documentation_answers_when_tried(visit: Callable[..., Visit]) -> None:
    docs = visit()
    docs.open("/docs")
    operation = docs.page.locator("#operations-quotes-listQuotes")
    operation.wait_for()
    docs.keep("docs")
    operation.locator(".opblock-summary-control").click()
    operation.get_by_role("button", name="Try it out").click()
    person = operation.locator("tr[data-param-name='person']")
    person.get_by_role("button", name="Add string item").click()
    person.locator("input").first.fill("kevin-kim")
    operation.get_by_role("button", name="Execute").click()
    answer = operation.locator(".live-responses-table .response").first
    answer.wait_for()
    assert answer.locator(".response-col_status").inner_text().startswith("200")
    body = json.loads(answer.locator(".highlight-code code, .highlight-code pre").first.inner_text())
    assert body["items"]
    assert {item["speaker"]["id"] for item in body["items"]} == {"kevin-kim"}
    docs.page.locator(".live-responses-table").first.scroll_into_view_if_needed()
    docs.keep("docs-tried", whole=False)
    assert docs.outside == []
    assert docs.complaints == []


def test_every_link_of_the_pages_leads_somewhere(visit: Callable[..., Visit]) -> None:
    pages = visit()
    for path in ("/", "/problems"):
        pages.open(path)
        pages.page.wait_for_load_state("networkidle")
        links = pages.page.locator("a[href^='/']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        for link in sorted(set(links)):
            assert pages.page.request.get(pages.address + link).status == 200, link


def test_the_problem_pages_are_readable(visit: Callable[..., Visit]) -> None:
    problems = visit()
    problems.open("/problems")
    problems.keep("problems")
    assert problems.page.locator("article").count() > 15
    assert problems.outside == []
    assert problems.complaints == []


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("brief", {}),
        ("brief-dark", {"color_scheme": "dark"}),
        ("brief-narrow", {"viewport": {"width": 360, "height": 740}}),
    ],
)
def test_the_brief_is_readable_under_its_own_policy(
    visit: Callable[..., Visit], name: str, options: dict[str, object]
) -> None:
    brief = visit(**options)
    brief.open("/v1/quotes.html")
    brief.keep(name)
    page = brief.page
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert "Georgia" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    quotes = page.locator("article")
    assert quotes.count() == page.locator(".notes li").count() > 5
    page.locator("article sup a").nth(2).click()
    assert page.evaluate("document.querySelector(':target').id") == "note-3"
    page.locator(".notes li").nth(2).locator(".back").click()
    assert page.evaluate("document.querySelector(':target').id") == "ref-3"
    assert brief.outside == []
    assert brief.complaints == []
    page.emulate_media(media="print")
    brief.keep(f"{name}-print")
    assert not page.locator(".back").first.is_visible()
