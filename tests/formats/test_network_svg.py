"""The picture of a network: well-formed whatever people are called, in its frame, readable, and told in words."""

import re
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from app.formats import drawing, network_svg
from app.schemas import ConceptLabel, Network, NetworkEdge, NetworkNode
from tests.formats.hostile import HOSTILE, texts

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 960


def network(names: list[str], *, centre: int = 0, weight: int = 1, sector: str = "Ports", **query: Any) -> Network:
    """Everybody with everybody; the first so many stand in the middle."""
    nodes = [
        NetworkNode(id=f"p{n}", name=name, centre=n < centre, quotes=1, events=len(names) - n, weight=2)
        for n, name in enumerate(names)
    ]
    edges = [
        NetworkEdge(source=one.id, target=other.id, weight=weight, events=["an-event"],
                    sectors=[ConceptLabel(id="ports", label=sector)])
        for one, other in combinations(nodes, 2)
    ]  # fmt: skip
    return Network(nodes=nodes, edges=edges, total_nodes=len(nodes), total_edges=len(edges), events=3, quotes=9,
                   exact=True, query=query, seq=1)  # fmt: skip


def drawn(of: Network) -> Any:
    root = etree.fromstring(network_svg.draw(of))
    assert root.get("role") == "img"
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} == {
        one.get("id") for one in root if one.get("id")
    }
    assert not list(root.iter(f"{SVG}script", f"{SVG}a", f"{SVG}foreignObject"))
    return root


def boxes(root: Any) -> list[tuple[float, float, float, float]]:
    """Where names stand, an em being 13 pixels: left, top, right, bottom."""
    found = []
    for one in root.iter(f"{SVG}text"):
        if one.get("class") == "strong":
            broad = 7.6 * len(one.text)
            left = float(one.get("x")) - {"start": 0, "middle": 0.5, "end": 1}[one.get("text-anchor")] * broad
            found.append((left, float(one.get("y")) - 6.5, left + broad, float(one.get("y")) + 6.5))
    return found


@pytest.mark.parametrize("count", [1, 2, 3, 5, 20, 37, 60])
@pytest.mark.parametrize("centre", [0, 1, 2])
def test_names_lie_in_the_picture_and_none_over_another(count: int, centre: int) -> None:
    root = drawn(network([f"Person {n:02}" for n in range(count)], centre=centre))
    found = boxes(root)
    assert len(found) == count
    for left, top, right, bottom in found:
        assert 0 < left < right < WIDTH
        assert 80 < top < bottom < float(root.get("height")) - 50
    if centre != 1:  # the name in the middle has a rim, and lines run under it
        for one, other in combinations(found, 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)
    assert len(list(root.iter(f"{SVG}circle"))) == count


@settings(deadline=None, max_examples=80)
@given(st.lists(texts, max_size=6), texts, st.integers(0, 2))
def test_words_of_others_stay_words(names: list[str], sector: str, centre: int) -> None:
    root = drawn(network(names, centre=centre, sector=sector, q=sector))
    shown = [one for one in root.iter(f"{SVG}text") if one.get("class") == "strong"]
    assert len(shown) == max(1, len(names))
    turning = re.compile("[\u202a-\u202e\u2066\u2067]")
    for one in root.iter(f"{SVG}text", f"{SVG}desc", f"{SVG}title"):
        assert not turning.search(one.text or "")
        assert (one.text or "").count("\u2068") == (one.text or "").count("\u2069")


def test_long_names_are_cut_by_the_room_they_take() -> None:
    for name, longest in (("Wolfeschlegelsteinhausenbergerdorff", 27), ("김수한무거북이와두루미삼천갑자동방삭", 15)):
        shown = next(one.text for one in drawn(network([name, "B"])).iter(f"{SVG}text") if one.get("class") == "strong")
        assert shown.endswith("…\u2069")
        assert len(shown) <= longest


def test_it_is_told_in_words_who_spoke_with_whom() -> None:
    root = drawn(network(["Ana Silva", "김민지", "Jonas Berg"], weight=2, sector="Shipbuilding"))
    said = re.sub("[\u2068\u2069]", "", root.findtext(f"{SVG}desc")).splitlines()
    assert said == [
        "all that is stored. 3 people, 3 pairs who spoke at the same event.",
        "Ana Silva: 3 events, 1 quote", "김민지: 2 events, 1 quote", "Jonas Berg: 1 event, 1 quote",
        "Ana Silva and 김민지: 2 events; Shipbuilding", "Ana Silva and Jonas Berg: 2 events; Shipbuilding",
        "김민지 and Jonas Berg: 2 events; Shipbuilding",
    ]  # fmt: skip


def test_it_says_what_it_leaves_out() -> None:
    whole = network([f"P{n}" for n in range(40)], weight=3)
    root = drawn(whole.model_copy(update={"total_nodes": 900, "total_edges": 12_345, "exact": False, "quotes": 50_000}))
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert words[-2:] == [
        "40 of 900 people, 240 of 12,345 pairs who spoke at the same event. Only the newest 50,000 quotes were read.",
        "Thicker lines: more events in common, 3 at most. Larger dots: more events.",
    ]
    assert len(list(root.iter(f"{SVG}path"))) == 240


def test_nobody_is_said_to_be_nobody() -> None:
    words = [one.text for one in drawn(network([])).iter(f"{SVG}text")]
    assert "Nobody spoke at the same event as somebody else." in words


def test_the_same_network_is_the_same_picture() -> None:
    assert network_svg.draw(network(list(HOSTILE))) == network_svg.draw(network(list(HOSTILE)))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    whole = colour if len(colour) == 7 else "#" + "".join(2 * c for c in colour[1:])
    parts = [int(whole[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_can_be_told_apart_in_light_dark_and_print() -> None:
    """WCAG 2.2, 1.4.3: text 4.5 to 1; 1.4.11: what else means something 3 to 1."""
    schemes = [dict(re.findall(r"--(\w+):(#\w+)", part)) for part in re.findall(r":root\{([^}]*)\}", drawing.STYLE)]
    assert len(schemes) == 3
    for colours in schemes:
        paper = luminance(colours["paper"])
        for name, least in (("ink", 4.5), ("quiet", 4.5), ("bar", 3), ("mark", 3)):
            one, other = sorted((paper, luminance(colours[name])))
            assert (other + 0.05) / (one + 0.05) >= least, name


@pytest.mark.parametrize("count", [3, 4, 5, 9, 20])
def test_no_line_between_others_runs_through_who_stands_in_the_middle(count: int) -> None:
    root = drawn(network([f"P{n}" for n in range(count)], centre=1))
    middle = next(one for one in root.iter(f"{SVG}circle") if one.get("class") == "centre")
    at = float(middle.get("cx")), float(middle.get("cy"))
    bent = [
        [*map(float, re.findall(r"[\d.]+", one.get("d")))] for one in root.iter(f"{SVG}path") if "Q" in one.get("d")
    ]
    assert len(bent) == (count - 1) * (count - 2) // 2
    for x0, y0, x1, y1, x2, y2 in bent:
        for part in (n / 20 for n in range(21)):
            weights = (1 - part) ** 2, 2 * part * (1 - part), part**2
            x, y = (sum(w * c for w, c in zip(weights, cs, strict=True)) for cs in ((x0, x1, x2), (y0, y1, y2)))
            assert (x - at[0]) ** 2 + (y - at[1]) ** 2 > 15**2
