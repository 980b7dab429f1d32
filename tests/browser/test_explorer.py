"""The explorer in a real browser: every view, by keyboard, on a phone and a wide screen, with hostile words stored."""

import gzip
import json
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

import app.web.pages as pages_module
from tests.browser import hostile
from tests.browser.conftest import Visit, faults

pytestmark = pytest.mark.browser

FORUM = "/events/2025-11-20-korea-us-diplomatic-forum"
SHIPS = "/quotes/q-hq5eqhm21o1i0f9f"
SENTENCE = "Together we will focus on rebuilding and reducing our cooperation in strategic industries"
VIEWS = {
    "overview": ("/", "Verbale: who said what in diplomacy"),
    "quotes": ("/quotes?sector=manufacturing", "Quotes · Verbale"),
    "nothing": ("/quotes?person=kevin-kim&sector=steel", "Quotes · Verbale"),
    "events": ("/events", "Events · Verbale"),
    "persons": ("/persons", "People · Verbale"),
    "sectors": ("/sectors", "Sectors · Verbale"),
    "topics": ("/topics", "Topics · Verbale"),
    "sources": ("/sources", "Sources · Verbale"),
    "organizations": ("/organizations", "Organizations · Verbale"),
    "event": (FORUM, "Korea-US Diplomatic Forum · Verbale"),
    "person": ("/persons/kevin-kim", "Kevin Kim · Verbale"),
    "quote": (SHIPS, "Kevin Kim: Together we will focus on rebuilding and expanding our coope · Verbale"),
    "sector": ("/sectors/shipbuilding", "Shipbuilding · Verbale"),
    "topic": ("/topics/parliamentary-diplomacy", "Parliamentary diplomacy · Verbale"),
    "source": ("/sources/src-v4k8cv8qv5asph93", "Source src-v4k8cv8qv5asph93 · Verbale"),
    "organization": ("/organizations/east-asia-foundation", "East Asia Foundation · Verbale"),
    "compare": ("/compare?person=kevin-kim&person=park-yoon-joo&topic=alliance", "Compare · Verbale"),
    "network": ("/network", "Network · Verbale"),
    "question": ("/quotes?ask=Kim+on+shipbuilding+since+2025-09", "Which is meant? · Verbale"),
    "check": (f"/check?text={quote(SENTENCE)}", "Check a sentence · Verbale"),
}
LONGEST = 60_000  # bytes of all that the explorer is made of, compressed


WAITING = """() => document.querySelector('.loading, [aria-busy=true]')
  || document.querySelector('main').innerText.includes('Looking …')"""


def settled(page: Page) -> None:
    page.wait_for_selector("h1")
    page.wait_for_function(f"() => !({WAITING})()")
    page.wait_for_load_state("networkidle")


def shown(visit: Visit, path: str) -> Page:
    visit.open(path)
    settled(visit.page)
    return visit.page


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def programs_have_the_same(page: Page, address: str) -> None:
    also = page.locator(".also")
    if also.count() == 0:  # while it is asked which is meant, there is nothing yet to have
        return
    for link in also.locator("a").evaluate_all("links => links.map(link => link.href)"):
        assert page.request.get(link).status == 200, link
    also.locator("summary").click()
    command = also.locator("code").inner_text()
    assert command.startswith("curl -s")
    assert f"'{address}/v1/" in command


@pytest.mark.parametrize("name", VIEWS)
def test_every_view(visit: Callable[..., Visit], name: str) -> None:
    path, title = VIEWS[name]
    explorer = visit(viewport={"width": 320, "height": 740}, color_scheme="dark")
    page = shown(explorer, path)
    assert page.title() == title
    assert page.locator("h1").count() == 1
    assert fits(page)
    explorer.keep(f"explorer-{name}-320-dark")
    assert faults(page) == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1600, "height": 1000})
    page.reload()
    settled(page)
    assert fits(page)
    explorer.keep(f"explorer-{name}-1600")
    assert faults(page) == []
    programs_have_the_same(page, explorer.address)
    assert explorer.outside == []
    assert explorer.complaints == []


def test_a_list_narrows_and_widens_and_goes_back(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, "/quotes")
    everything = page.locator(".results [role=status]").inner_text()
    page.locator(".facets").get_by_role("link", name="Shipbuilding").click()
    page.wait_for_url("**/quotes?sector=shipbuilding")
    settled(page)
    narrowed = page.locator(".results [role=status]").inner_text()
    assert narrowed != everything
    page.get_by_role("link", name="Remove Sector: Shipbuilding").click()
    page.wait_for_url("**/quotes")
    expect(page.locator(".results [role=status]")).to_have_text(everything)
    page.go_back()
    expect(page.locator(".results [role=status]")).to_have_text(narrowed)
    page.go_forward()
    expect(page.locator(".results [role=status]")).to_have_text(everything)
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_role("link", name="First page")).to_be_visible()
    assert explorer.complaints == []


def test_two_steps_from_the_overview_to_who_said_what_when_as_what_and_whether_it_is_true(
    visit: Callable[..., Visit],
) -> None:
    explorer = visit()
    page = shown(explorer, "/")
    page.locator(".ranked").get_by_role("link", name="Shipbuilding").click()
    expect(page.locator("h1")).to_have_text("Shipbuilding")
    settled(page)
    page.locator(".quote", has_text="Together we will focus").get_by_role("link", name="Proof").click()
    expect(page.locator(".seal")).to_have_text("exact")
    settled(page)
    text = page.locator("main").inner_text()
    for known in ("Kevin Kim", "Acting US Ambassador", "20 November 2025", "Korea-US Diplomatic Forum", "1115 to 1316"):
        assert known in text
    marked = page.locator(".passage mark").all_inner_texts()
    assert "".join(marked).startswith("Together we will focus on rebuilding and expanding our cooperation")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Shipbuilding")
    page.go_back()
    expect(page.locator(".figures")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(page.locator(".seal")).to_have_text("exact")
    assert explorer.complaints == []


def test_the_keyboard_is_enough(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("combobox").focus()
    page.keyboard.type("kevi")
    expect(page.get_by_role("option", name="Kevin Kim")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    assert "Kevin Kim" in page.locator(f"#{active}").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/persons/kevin-kim")
    expect(page.locator("h1")).to_have_text("Kevin Kim")
    settled(page)
    assert page.evaluate("document.activeElement.tagName") == "H1"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Shipbuilding"):
            break
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    page.keyboard.press("Enter")
    page.wait_for_url("**/persons/kevin-kim?sector=shipbuilding")
    expect(page.locator(".quote")).to_have_count(1)
    page.get_by_role("combobox").focus()
    page.keyboard.type("zz")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.get_by_role("combobox").input_value() == ""
    assert explorer.complaints == []


def test_names_that_fit_several_and_records_that_are_not_there(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, "/quotes?person=Kim")
    alert = page.get_by_role("alert")
    assert "fits" in alert.inner_text()
    assert faults(page) == []
    explorer.keep("explorer-ambiguous")
    alert.get_by_role("link", name="Kevin Kim").click()
    page.wait_for_url("**/quotes?person=kevin-kim")
    expect(page.locator(".results [role=status]")).to_have_text("6 quotes")
    page = shown(explorer, "/persons/nobody-at-all")
    assert page.get_by_role("alert").locator("code").inner_text() != ""
    assert page.title() == "Not in the record · Verbale"
    assert faults(page) == []
    assert all("Failed to load resource" in one for one in explorer.complaints)


def test_a_question_in_plain_words_becomes_filters_and_asks_which_is_meant(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, "/")
    page.get_by_role("combobox").fill("Kim on shipbuilding since 2025-09")
    meaning = page.get_by_role("option").first
    for words in ("which Kim?", "Sector Shipbuilding", "From September 2025"):
        expect(meaning).to_contain_text(words)
    explorer.keep("explorer-typed", whole=False)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Which is meant?")
    page.locator(".meant").get_by_role("link", name="Kevin Kim").click()
    for name in ("Speaker: Kevin Kim", "Sector: Shipbuilding", "From: September 2025"):
        expect(page.get_by_role("link", name=f"Remove {name}")).to_be_visible()
    expect(page.locator(".quote")).to_have_count(1)
    assert "ask=" not in page.url
    page.get_by_role("link", name="Remove From: September 2025").click()
    page.wait_for_url(lambda url: "from=" not in url)
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Which is meant?")
    page.go_back()
    expect(page.locator(".figures")).to_be_visible()
    assert explorer.complaints == []


def test_two_people_are_put_side_by_side(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, "/compare?person=kevin-kim")
    page.get_by_label("Add one of the people").fill("park yo")
    page.get_by_role("option", name="Park Yoon-joo").click()
    page.wait_for_url("**/compare?person=kevin-kim&person=park-yoon-joo")
    expect(page.locator(".side h2")).to_have_text(["Kevin Kim", "Park Yoon-joo"])
    page = shown(explorer, "/network?person=kevin-kim")
    assert page.locator(".network circle.centre").count() == 1
    page.get_by_role("link", name="compare Kevin Kim and Park Yoon-joo").click()
    expect(page.locator(".side h2")).to_have_text(["Kevin Kim", "Park Yoon-joo"])
    assert explorer.complaints == []


def test_nothing_found_says_why(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, "/quotes?person=kevin-kim&sector=steel")
    assert "no proof that nothing was said" in page.locator(".nothing").inner_text()
    page.locator(".nothing").get_by_role("link", name="without “sector”").click()
    page.wait_for_url("**/quotes?person=kevin-kim")
    expect(page.locator(".results [role=status]")).to_have_text("6 quotes")


def test_one_source_is_told_in_the_singular_and_one_month_is_a_bar(visit: Callable[..., Visit]) -> None:
    explorer = visit()

    def one_source(route: Route) -> None:
        whole = route.fetch()
        day = {"first_published": "2025-11-20", "last_published": "2025-11-20"}
        total = {**whole.json()["total"], **day, "sources": 1, "without_quotes": 0}
        route.fulfill(response=whole, json={**whole.json(), "total": total})

    def one_month(route: Route) -> None:
        whole = route.fetch()
        buckets = [one for one in whole.json()["buckets"] if one["count"]]
        route.fulfill(response=whole, json={**whole.json(), "buckets": buckets[-1:]})

    explorer.page.route("**/v1/coverage*", one_source)
    explorer.page.route("**/v1/timeline*", one_month)
    page = shown(explorer, "/")
    assert page.locator(".figures").inner_text().replace("\n", " ").endswith("1 source published 20 November 2025")
    bar, chart = page.locator(".timeline .bar").bounding_box(), page.locator(".timeline svg").bounding_box()
    assert bar is not None
    assert chart is not None
    assert bar["width"] < chart["width"] / 20


def test_a_service_that_is_gone_is_told_and_asked_again(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, "/quotes")
    page.route("**/v1/events?*", lambda route: route.abort())
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Events").click()
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    page.unroute("**/v1/events?*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".lines li").first).to_be_visible()


def test_a_slow_service_is_waited_for(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    held: list[Route] = []
    explorer.page.route("**/v1/events?*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks it
    explorer.open("/events")
    expect(explorer.page.locator(".loading")).to_be_visible()
    explorer.keep("explorer-loading")
    held[0].continue_()
    expect(explorer.page.locator(".lines li").first).to_be_visible()


def test_a_sentence_is_checked(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, "/check")
    page.get_by_label("Sentence or draft").fill(SENTENCE)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", level=2, name="Said otherwise")).to_be_focused()
    assert page.locator(".difference del").first.inner_text().find("reducing") >= 0
    assert "expanding" in page.locator(".difference ins").first.inner_text()
    assert "Searched" in page.locator("main").inner_text()
    page.get_by_label("Sentence or draft").fill("Nobody has ever said this about violet submarines of glass")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", level=2, name="Not found")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Said otherwise")).to_be_visible()
    assert explorer.complaints == []


def test_hostile_words_are_shown_as_words(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    with urllib.request.urlopen(f"{explorer.address}/v1/quotes?person={quote(hostile.NAME)}&limit=20") as answer:
        items = json.load(answer)["items"]
    assert {one["text"] for one in items} == set(hostile.WORDS)
    one = items[0]
    for path in (
        f"/quotes?person={one['speaker']['id']}", f"/persons/{one['speaker']['id']}", f"/events/{one['event']['id']}",
        f"/sources/{one['source']['id']}", *(f"/quotes/{each['id']}" for each in items),
        f"/check?text={quote(hostile.BREAKOUT + hostile.MARKUP)}", f"/quotes?q={quote(hostile.MARKUP)}",
        f"/quotes?publisher={quote(hostile.PUBLISHER)}", f"/persons/{quote(hostile.MARKUP, safe='')}",
    ):  # fmt: skip
        page = shown(explorer, path)
        assert page.locator("main img, main script, main b:text-is('Hostile')").count() == 0, path
        assert page.title() != "run", path
        assert page.locator("main svg[onload]").count() == 0
    assert explorer.outside == []
    assert not [one for one in explorer.complaints if "Failed to load resource" not in one]
    page = shown(explorer, f"/quotes?person={one['speaker']['id']}")
    text = page.locator("main").inner_text()
    for words in hostile.WORDS:
        assert " ".join(words.split()) in " ".join(text.split())
    explorer.keep("explorer-hostile")


def test_what_follows_turned_writing_reads_from_left_to_right(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, "/quotes?q=never+closed")
    boxes = page.evaluate("""() => {
      const facts = document.querySelector('.quote .facts time').firstChild;
      return [0, facts.length - 1].map((at) => {
        const range = document.createRange();
        range.setStart(facts, at);
        range.setEnd(facts, at + 1);
        return range.getBoundingClientRect().left;
      });
    }""")
    assert boxes[0] < boxes[1]
    page = shown(explorer, "/quotes?q=evil")
    within, mark = page.evaluate("""() => {
      const said = document.querySelector('.said'), range = document.createRange();
      range.selectNode(said.lastChild);
      return [said.querySelector('bdi').getBoundingClientRect().right, range.getBoundingClientRect().left];
    }""")
    assert mark >= within - 1


def test_it_prints_what_was_said_and_not_what_is_to_be_clicked(visit: Callable[..., Visit]) -> None:
    explorer = visit()
    page = shown(explorer, FORUM)
    page.emulate_media(media="print")
    explorer.keep("explorer-print")
    for selector in (".site nav", "#find", ".also"):
        assert not page.locator(selector).is_visible()
    assert page.locator(".said").first.is_visible()


def test_without_scripts_the_page_says_where_else_to_read(visit: Callable[..., Visit]) -> None:
    plain = visit(java_script_enabled=False)
    plain.open("/quotes")
    assert "needs JavaScript" in plain.page.locator("main").inner_text()
    for link in plain.page.locator("main a").evaluate_all("links => links.map(link => link.href)"):
        assert plain.page.request.get(link).status == 200


def test_it_is_small() -> None:
    static = Path(pages_module.__file__).parent / "static" / "explorer"
    parts = [path for path in static.rglob("*") if path.suffix in (".js", ".css")]
    assert len(parts) > 10
    assert sum(len(gzip.compress(path.read_bytes())) for path in parts) < LONGEST
