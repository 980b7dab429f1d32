"""The network as a picture: drawn under a strict policy, every word within it, with nothing asked of others."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

OUTSIDE = """() => [...document.querySelectorAll('text')].filter(one => {
  const box = one.getBoundingClientRect(), whole = document.documentElement.getBoundingClientRect();
  return box.left < whole.left || box.top < whole.top || box.right > whole.right || box.bottom > whole.bottom;
}).map(one => one.textContent)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["", "&person=kevin-kim"])
def test_it_is_drawn_as_it_is_meant(visit: Callable[..., Visit], scheme: str, asked: str) -> None:
    picture = visit(color_scheme=scheme)
    picture.open(f"/v1/network.svg?event=2025-11-20-korea-us-diplomatic-forum{asked}")
    assert picture.page.locator("circle").count() == 3
    assert picture.page.locator("path.tie").count() == 3
    assert picture.page.evaluate("() => getComputedStyle(document.querySelector('.tie')).fill") == "none"
    assert picture.page.evaluate(OUTSIDE) == []
    picture.keep(f"network{'-centre' if asked else ''}-{scheme}", whole=False)
    assert picture.outside == []
    assert picture.complaints == []
