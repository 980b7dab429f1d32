"""The links of citations, followed by a browser: it opens the publisher's page at the words."""

import html
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from app.domain.spans import context
from app.formats.fragments import opening_at

pytestmark = pytest.mark.browser

SEEN = """() => [...document.querySelectorAll("p")].flatMap((p, at) => {
  const box = p.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight ? [at] : [];
})"""
SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt")).read_text("utf-8").split("\n", 1)[-1]
REPORT = (
    "The port, the talks-in-waiting and R&D were on the table.\n\n"
    "“A new start, at last,” said Ana Silva. “And no turning back – 100 % sure & final.”\n\n"
    "조선업 협력을 한 단계 높이겠다고 장관이 말했다. “조선업 협력을 한 단계 더 높이겠다.”\n\n"
    "The minister called it “a start” in the morning.\n\n"
    "Later she called it “a start” again."
)


def part(text: str, exact: str, nth: int = 0) -> dict[str, Any]:
    at = -1
    for _ in range(nth + 1):
        at = text.index(exact, at + 1)
    prefix, suffix = context(text, at, at + len(exact))
    return {"exact": exact, "start": at, "end": at + len(exact), "prefix": prefix, "suffix": suffix}


def page_of(text: str) -> str:
    """The text as a publisher has it: paragraphs with markup within, each a screen below the one before."""
    paragraphs = [html.escape(one).replace(" the ", " <em>the</em> ") for one in text.split("\n\n") if one.strip()]
    style = "<style>p { margin: 2000px 0 }</style>"
    return (
        f"<!doctype html><meta charset=utf-8><title>News</title>{style}{''.join(f'<p>{one}</p>' for one in paragraphs)}"
    )


def seen(browser: Browser, text: str, parts: list[dict[str, Any]]) -> list[int]:
    """Which paragraphs are in sight once the link has been followed."""
    page = browser.new_page()

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html; charset=utf-8", body=page_of(text))

    page.route("**/*", answer)
    page.goto(opening_at("https://news.example/report", parts))
    page.wait_for_timeout(300)
    found: list[int] = page.evaluate(SEEN)
    page.close()
    return found


@pytest.mark.parametrize(
    ("exact", "nth", "paragraph"),
    [
        ("talks-in-waiting and R&D", 0, 0), ("A new start, at last,", 0, 1),
        ("no turning back – 100 % sure & final.", 0, 1), ("start, at last,” said Ana Silva. “And no turning", 0, 1),
        ("조선업 협력을 한 단계 더 높이겠다.", 0, 2), ("a start", 0, 3), ("a start", 1, 4),
    ],
)  # fmt: skip
def test_the_page_opens_at_the_words(browser: Browser, exact: str, nth: int, paragraph: int) -> None:
    assert seen(browser, REPORT, [part(REPORT, exact, nth)]) == [paragraph]


def test_words_that_are_not_there_open_nothing(browser: Browser) -> None:
    nowhere = {"exact": "Nobody said this.", "start": 0, "end": 17, "prefix": "", "suffix": ""}
    assert seen(browser, REPORT, [nowhere]) == []


def test_long_words_and_parts_are_found(browser: Browser) -> None:
    paragraphs = [one for one in SEED.split("\n\n") if one.strip()]
    for at, paragraph in enumerate(paragraphs):
        if len(paragraph) > 200:
            assert seen(browser, SEED, [part(SEED, paragraph.strip())]) == [at], paragraph
    two = "\n\n".join(paragraphs[3:5])
    assert 3 in seen(browser, SEED, [part(SEED, two)])
    apart = [part(REPORT, "A new start, at last,"), part(REPORT, "And no turning back")]
    assert seen(browser, REPORT, apart) == [1]
