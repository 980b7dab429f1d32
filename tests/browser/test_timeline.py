"""The timeline as a picture: drawn under a strict policy, in light, dark and print, with nothing asked of others."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PAPER = "() => getComputedStyle(document.querySelector('.paper')).fill"


@pytest.mark.parametrize(
    ("name", "options", "paper"),
    [
        ("timeline", {}, "rgb(255, 253, 248)"),
        ("timeline-dark", {"color_scheme": "dark"}, "rgb(16, 22, 29)"),
    ],
)
def test_the_picture_follows_light_and_dark(
    visit: Callable[..., Visit], name: str, options: dict[str, object], paper: str
) -> None:
    picture = visit(**options)
    picture.open("/v1/timeline.svg?interval=day")
    assert picture.page.evaluate(PAPER) == paper
    picture.keep(name, whole=False)
    picture.page.emulate_media(media="print")
    assert picture.page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert picture.outside == []
    assert picture.complaints == []


def test_every_word_lies_within_the_picture(visit: Callable[..., Visit]) -> None:
    picture = visit()
    picture.open("/v1/timeline.svg?interval=day&q=cooperation&person=kevin-kim&person=park-yoon-joo")
    outside = picture.page.evaluate(
        """() => [...document.querySelectorAll('text')].filter(one => {
          const box = one.getBBox();
          return box.x < 0 || box.y < 0 || box.x + box.width > 960 || box.y + box.height > 400;
        }).map(one => one.textContent)"""
    )
    assert outside == []
