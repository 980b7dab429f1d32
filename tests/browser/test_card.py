"""The card of a quote: in its frame, in light, dark and print, and offered by the explorer for other pages."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_explorer import SHIPS, faults, settled, shown

pytestmark = pytest.mark.browser

PAPER = "() => getComputedStyle(document.querySelector('.paper')).fill"
OUTSIDE = """() => {
  const { width, height } = document.documentElement.viewBox.baseVal;
  return [...document.querySelectorAll('text')].filter(one => {
    const box = one.getBBox();
    return box.x < 0 || box.y < 0 || box.x + box.width > width - 40 || box.y + box.height > height;
  }).map(one => one.textContent)
}"""


@pytest.mark.parametrize(
    ("name", "options", "paper"),
    [("card", {}, "rgb(255, 253, 248)"), ("card-dark", {"color_scheme": "dark"}, "rgb(16, 22, 29)")],
)
def test_the_card_follows_light_and_dark(
    visit: Callable[..., Visit], name: str, options: dict[str, object], paper: str
) -> None:
    card = visit(**options)
    card.open(f"/v1{SHIPS}.svg")
    assert card.page.evaluate(PAPER) == paper
    card.keep(name, whole=False)
    card.page.emulate_media(media="print")
    assert card.page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert (card.outside, card.complaints) == ([], [])


def test_every_word_of_every_card_lies_within_it(visit: Callable[..., Visit]) -> None:
    """Of all the articles of the tests, Korean ones too, and of the hostile one."""
    card = visit()
    found = card.page.request.get(f"{card.address}/v1/quotes?limit=500&view=compact").json()["items"]
    assert len(found) > 100
    for quote in found[:: max(1, len(found) // 40)] + [one for one in found if one["language"] == "ko"][:10]:
        card.open(f"/v1/quotes/{quote['id']}.svg")
        assert card.page.evaluate(OUTSIDE) == [], quote["id"]


def test_the_page_of_a_quote_offers_its_card(visit: Callable[..., Visit]) -> None:
    explorer = visit(permissions=["clipboard-read", "clipboard-write"])
    page = shown(explorer, SHIPS)
    page.locator(".card summary").click()
    image = page.locator(".card img")
    expect(image).to_be_visible()
    page.wait_for_function("() => document.querySelector('.card img').naturalWidth === 720")
    page.get_by_role("button", name="Copy to embed").click()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert re.fullmatch(r'<a href="[^"]+"><img src="[^"]+\.svg" width="720" height="\d+" alt="[^"]+"></a>', copied)
    settled(page)
    assert faults(page) == []
    assert (explorer.outside, explorer.complaints) == ([], [])


def test_positions_are_those_of_the_person_by_subject(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    asked: list[str] = []
    explorer.page.on("request", lambda request: asked.append(request.url))
    page = shown(explorer, "/persons/kevin-kim")
    expect(page.get_by_text("as last stated: Acting US Ambassador")).to_be_visible()
    page.locator(".subjects").get_by_role("link", name="Shipbuilding").click()
    page.wait_for_url("**/persons/kevin-kim?sector=shipbuilding")
    settled(page)
    assert page.locator(".quotes > li").count() == 1
    assert [one for one in asked if "/v1/persons/kevin-kim/positions?sector=shipbuilding" in one]
    explorer.page.go_back()
    settled(page)
    expect(page.locator(".quotes > li")).to_have_count(6)
    assert explorer.complaints == []
