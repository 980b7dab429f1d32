"""Which quotation found is which quotation of the gold: one to one, the best overlap first."""

from collections.abc import Sequence

SAME = 0.8  # the least share of their union that two spans of one quotation have in common
NEAR = 0.3
_TRIMMED = " \t\n\u00a0\"'“”‘’„`,"

Bounds = tuple[int, int]


def trimmed(text: str, start: int, end: int) -> Bounds:
    """A span without marks, white space and commas at its ends: whether marks belong to it is a matter of taste."""
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end


def shared(one: Bounds, other: Bounds) -> float:
    """What two spans have in common, as a share of their union."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def touches(one: Bounds, other: Bounds) -> bool:
    """Whether two spans share a character."""
    return min(one[1], other[1]) > max(one[0], other[0])


def paired(found: Sequence[Bounds], gold: Sequence[Bounds]) -> dict[int, int]:
    """The gold span of each found span that has one, by their places."""
    overlaps = [
        (-share, i, j) for i, one in enumerate(found) for j, other in enumerate(gold)
        if (share := shared(one, other)) >= SAME
    ]  # fmt: skip
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(overlaps):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
