"""The main text of a page: the smallest box that holds nearly all of its prose, without what only surrounds it.

Prose is a block that ends as sentences do, or is long, and is not mostly links. Boxes that are called menus, comments,
cookie notices and the like, and cards that point to other pages, count only where they hold most of the page's prose
(some pages are one form). Every step is one pass over the boxes or the blocks. No block is compared with another: what
a page says twice is kept twice.
"""

import re
from collections.abc import Sequence

from app.extraction.sources.page import Block, Page, is_heading, is_leaf

_TERMINAL = tuple(".!?…:;\"”’'»)。」』！？")
_LONG, _LONG_IN_LEAF = 200, 80  # bytes, so that a sign of Korean or Chinese weighs what it says
_ITEMS = frozenset({"p", "li", "dd", "blockquote", "pre"})
_NEARLY_ALL, _ALL_IN_MAIN = 0.8, 0.95
_ENOUGH = 0.4  # of all prose: what an element marked as the main one must hold to be believed
_FEW_WORDS = 3
_CARD, _CARD_BLOCKS = 600, 2  # bytes and blocks of prose that a card may have beneath the heading that is its link
_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright\b|all rights reserved|저작권자|무단\s?전재|ⓒ|read more\b|related:|see also:|subscribe\b"
    r"|sign up\b|advertisement\b|follow us\b).{0,300}\Z",
    re.IGNORECASE | re.DOTALL,
)


def main_text(page: Page, title: str | None) -> tuple[list[str], list[str]]:
    """The blocks of the main text, and those short ones before its first sentence (bylines, days, marks of a release).

    The headline is no part of the text. Both lists are empty where the page has no prose.
    """
    prose = [_prose(block) for block in page.blocks]
    living = _living(page, _totals(page, prose))
    prose = [weight if living[block.box] else 0 for block, weight in zip(page.blocks, prose, strict=True)]
    inside = _inside(page, _root(page, prose, living), living)
    kept = [
        (block, weight)
        for block, weight in zip(page.blocks, prose, strict=True)
        if inside[block.box] and not (title and block.text == title and is_heading(block))
    ]
    first = next((place for place, (_, weight) in enumerate(kept) if weight), len(kept))
    last = max((place for place, (_, weight) in enumerate(kept) if weight), default=-1)
    lead = [block.text for block, _ in kept[:first]] if last >= 0 else []
    return _without_asides(kept[first : last + 1]), lead


def _prose(block: Block) -> int:
    """How much a block says in sentences, in bytes; 0 for headings, labels, links and notices."""
    text = block.text
    if is_heading(block) or _is_linked(block) or _NOTICE.match(text):
        return 0
    weight = len(text.encode())
    long = weight >= (_LONG_IN_LEAF if block.tag in _ITEMS else _LONG)
    return weight if long or text.endswith(_TERMINAL) else 0


def _is_linked(block: Block) -> bool:
    return 2 * block.linked > len(block.text)


def _totals(page: Page, prose: Sequence[int]) -> list[int]:
    """The prose within each box; children follow their parents, so one pass from the end adds it all up."""
    totals = [0] * max(len(page.boxes), 1)
    for block, weight in zip(page.blocks, prose, strict=True):
        totals[block.box] += weight
    for number in range(len(page.boxes) - 1, 0, -1):
        if page.boxes[number].parent >= 0:
            totals[page.boxes[number].parent] += totals[number]
    return totals


def _living(page: Page, totals: Sequence[int]) -> list[bool]:
    """Which boxes are not within one that only surrounds the text."""
    marked = [box.main or box.body or box.tag == "h1" for box in page.boxes]
    any_marked = any(marked)
    for number in range(len(page.boxes) - 1, 0, -1):
        if marked[number] and page.boxes[number].parent >= 0:
            marked[page.boxes[number].parent] = True
    living = [True] * max(len(page.boxes), 1)
    cards = _cards(page, totals)
    for number, box in enumerate(page.boxes):
        most = 2 * totals[number] > totals[0] and (marked[number] or not any_marked)
        surrounds = box.suspect or number in cards
        living[number] = (box.parent < 0 or living[box.parent]) and (not surrounds or most)
    return living


def _cards(page: Page, totals: Sequence[int]) -> set[int]:
    """Boxes with little more than a heading that is a link: they announce other pages."""
    headed = {page.boxes[block.box].parent for block in page.blocks if is_heading(block) and _is_linked(block)}
    blocks = _totals(page, [int(_prose(block) > 0) for block in page.blocks])
    return {number for number in headed if number > 0 and totals[number] <= _CARD and blocks[number] <= _CARD_BLOCKS}


def _root(page: Page, prose: Sequence[int], living: Sequence[bool]) -> int:
    """The box of the main text: what the page marks as such if that holds enough, then down to where prose parts."""
    totals = _totals(page, prose)
    enough = _ENOUGH * totals[0]
    for name in ("body", "main"):
        marked = [number for number, box in enumerate(page.boxes) if getattr(box, name) and living[number]]
        if marked and (best := max(marked, key=lambda number: totals[number])) and totals[best] > enough:
            return best if name == "body" else _descended(page, prose, totals, best, _ALL_IN_MAIN)
    return _descended(page, prose, totals, 0, _NEARLY_ALL)


def _descended(page: Page, prose: Sequence[int], totals: Sequence[int], root: int, share: float) -> int:
    """Down from a box while one box within holds nearly all of its prose, in several blocks, and none stands beside."""
    blocks = _totals(page, [int(weight > 0) for weight in prose])
    beside = {_holder(page, block) for block, weight in zip(page.blocks, prose, strict=True) if weight}
    for number in range(root + 1, len(page.boxes)):
        box = page.boxes[number]
        deeper = box.parent == root and root not in beside and not is_leaf(box)
        if deeper and totals[number] >= share * totals[root] and blocks[number] > 1:
            root = number
    return root


def _holder(page: Page, block: Block) -> int:
    """The box that a paragraph stands in."""
    box = page.boxes[block.box] if page.boxes else None
    return box.parent if box and is_leaf(box) else block.box


def _inside(page: Page, root: int, living: Sequence[bool]) -> list[bool]:
    """Which living boxes are within the root."""
    inside = [False] * len(living)
    inside[root] = True
    for number in range(root + 1, len(page.boxes)):
        parent = page.boxes[number].parent
        inside[number] = living[number] and parent >= 0 and inside[parent]
    return inside


def _without_asides(kept: Sequence[tuple[Block, int]]) -> list[str]:
    """The texts without links in lists, what heads them, notices, and the bare words of buttons and advertisements."""
    texts: list[str] = []
    heading: str | None = None
    for block, weight in kept:
        if not weight and (_is_linked(block) or _NOTICE.match(block.text) or _is_label(block)):
            heading = None
            continue
        if heading is not None:
            texts.append(heading)
        heading = block.text if is_heading(block) else None
        if heading is None:
            texts.append(block.text)
    return texts


def _is_label(block: Block) -> bool:
    return block.tag in {"div", "section", "figure", "td", "aside"} and len(block.text.split()) <= _FEW_WORDS
