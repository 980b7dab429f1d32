"""A network as a picture for a report: people on a circle, a line between two who spoke at the same events.

The place of everybody follows from the data alone: who spoke together most stand next to one another, and heights are
even on either side, so that names never run into one another and are read without turning the head.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot, sqrt

from app.formats.drawing import asked, foreign, number, picture, words
from app.schemas import Network, NetworkEdge, NetworkNode

_WIDTH, _TOP, _FOOT = 960, 112, 96  # what stands over and under the circle
_LEFT, _MIDDLE = 76, 480
_SPACE = 19  # pixels between the names of one side, at least
_BROADEST = 290  # half of the circle's breadth, which leaves room for names on either side
_LONGEST = 25  # columns of a name: Hangul and its like take two
_LINES = 240  # drawn: more would be a cloud
_HIDDEN = ("limit", "date_match", "lang")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where somebody stands, and on which side the name is: -1 left, 1 right, 0 under it."""

    x: float
    y: float
    size: float
    side: int


def draw(network: Network) -> bytes:
    """The picture as SVG."""
    title, lines = "Who spoke at the same events", asked(network.query, _HIDDEN)
    edges = network.edges[:_LINES]
    radius = max(-(-len(network.nodes) // 2) * _SPACE / 2, 130 + 2.6 * len(network.nodes))
    height = round(_TOP + 2 * radius + _FOOT)
    return picture(_WIDTH, height, title, _description(network, edges, lines), [
        f'<text class="title" x="{_LEFT}" y="44">{words(title)}</text>',
        f'<text x="{_LEFT}" y="68">{words(lines)}</text>',
        *_drawn(network, edges, radius),
        f'<text x="{_LEFT}" y="{height - 42}">{words(_sums(network, edges))}</text>',
        f'<text x="{_LEFT}" y="{height - 22}">{words(_legend(edges))}</text>',
    ])  # fmt: skip


def _drawn(network: Network, edges: list[NetworkEdge], radius: float) -> list[str]:
    middle = _TOP + radius
    if not network.nodes:
        why = "Nobody spoke at the same event as somebody else."
        return [f'<text class="strong" x="{_MIDDLE}" y="{number(middle)}" text-anchor="middle">{why}</text>']
    spots = _spots(network, radius)
    lines = _Lines(
        middle, radius, len(edges), edges[0].weight if edges else 1, any(not one.side for one in spots.values())
    )
    ties = [
        lines.tie(spots[one.source], spots[one.target], one.weight) for one in reversed(edges)
    ]  # the strongest last
    return [*ties, *(part for one in network.nodes for part in _person(one, spots[one.id]))]


def _spots(network: Network, radius: float) -> dict[str, _Spot]:
    """Down the right side and up the left one; somebody who is alone in the middle of the question stands there."""
    most = max(one.events for one in network.nodes) or 1
    largest = min(11.0, max(7.5, 60 / len(network.nodes)))
    size = {one.id: 3.5 + (largest - 3.5) * sqrt(one.events / most) for one in network.nodes}
    centre = [one.id for one in network.nodes if one.centre]
    ring = _neighbours(network, [one.id for one in network.nodes if [one.id] != centre])
    right = ring[: -(-len(ring) // 2)]
    spots = {one: _Spot(_MIDDLE, _TOP + radius, size[one] + 2, 0) for one in size if one not in ring}
    for side, people in ((1, right), (-1, ring[len(right) :][::-1])):
        for place, one in enumerate(people):
            high = (2 * place + 1 - len(people)) / len(people)
            broad = min(1.35 * radius, _BROADEST) * sqrt(1 - high**2)
            spots[one] = _Spot(_MIDDLE + side * broad, _TOP + radius * (1 + high), size[one], side)
    return spots


def _neighbours(network: Network, people: list[str]) -> list[str]:
    """The people in an order in which each follows who has most in common with the one before."""
    weights: dict[str, dict[str, int]] = {one: {} for one in people}
    for edge in network.edges:
        if edge.source in weights and edge.target in weights:
            weights[edge.source][edge.target] = weights[edge.target][edge.source] = edge.weight
    left = dict.fromkeys(people)
    order: list[str] = []
    while left:
        last = weights[order[-1]] if order else {}
        nearest = max(left, key=lambda one: last.get(one, 0))
        order.append(nearest)
        del left[nearest]
    return order


@dataclass(frozen=True, slots=True)
class _Lines:
    """How lines look: bent towards the middle, thicker and darker for more events in common."""

    middle: float
    radius: float
    count: int
    strongest: int
    around: bool
    """Whether somebody stands in the middle: what passes by is fainter, and makes room."""

    def tie(self, begin: _Spot, end: _Spot, weight: int) -> str:
        """The line between two people."""
        share = weight / self.strongest
        faint = max(0.25, min(0.6, 6 / sqrt(self.count)))
        passing = self.around and begin.side and end.side
        opacity = faint / 2 if passing else faint + (0.9 - faint) * share**2
        width = 1 + 4 * share if self.strongest > 1 else 1.6
        look = f'stroke-width="{number(width)}" stroke-opacity="{number(opacity)}"'
        way = self._bent(begin, end) if begin.side and end.side else "L"
        place = f"M{number(begin.x)} {number(begin.y)}{way}{number(end.x)} {number(end.y)}"
        return f'<path class="tie" {look} d="{place}"/>'

    def _bent(self, begin: _Spot, end: _Spot) -> str:
        """The further apart two are, the nearer to the middle their line comes; never through who stands there."""
        length = hypot(begin.x - end.x, begin.y - end.y) or 1
        x, y = (begin.x + end.x) / 2 - _MIDDLE, (begin.y + end.y) / 2 - self.middle
        across, down = (end.y - begin.y) / length, (begin.x - end.x) / length  # at a right angle to the line
        beside = x * across + y * down  # how far from the middle it would pass
        if self.around and abs(beside) < (room := self.radius * 0.3):
            away = 2 * room if beside > 0 or (beside == 0 and down < 0) else -2 * room
            return f"Q{number(_MIDDLE + x + away * across)} {number(self.middle + y + away * down)} "
        keep = 1 - min(0.7, 0.2 + 0.25 * length / self.radius) * (0.5 if self.around else 1)
        return f"Q{number(_MIDDLE + keep * x)} {number(self.middle + keep * y)} "


def _person(node: NetworkNode, spot: _Spot) -> Iterator[str]:
    kind = "centre" if node.centre else "dot"
    place = f'cx="{number(spot.x)}" cy="{number(spot.y)}" r="{number(spot.size)}"'
    yield f'<circle class="{kind}" {place}><title>{words(_called(node))}</title></circle>'
    anchor = {-1: "end", 0: "middle", 1: "start"}[spot.side]
    x, y = spot.x + spot.side * (spot.size + 6), spot.y if spot.side else spot.y + spot.size + 14
    at = f'x="{number(x)}" y="{number(y)}"'
    yield f'<text class="strong" {at} dy="0.35em" text-anchor="{anchor}">{words(_short(node.name))}</text>'


def _short(name: str) -> str:
    """A name, cut where it takes more room than there is."""
    taken = 0
    for place, character in enumerate(name):
        taken += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if taken > _LONGEST:
            return foreign(name, max(2, place))
    return foreign(name)


def _called(node: NetworkNode) -> str:
    return f"{foreign(node.name)}: {_counted(node.events, 'event')}, {_counted(node.quotes, 'quote')}"


def _sums(network: Network, edges: list[NetworkEdge]) -> str:
    """What is drawn, and what is not."""
    people = _of(len(network.nodes), network.total_nodes, "person", "people")
    read = "" if network.exact else f" Only the newest {_counted(network.quotes, 'quote')} were read."
    return f"{people}, {_of(len(edges), network.total_edges, 'pair')} who spoke at the same event.{read}"


def _legend(edges: list[NetworkEdge]) -> str:
    """What lines and dots mean, where they differ."""
    if not edges or edges[0].weight == 1:
        return ""
    return f"Thicker lines: more events in common, {edges[0].weight:,} at most. Larger dots: more events."


def _of(shown: int, total: int, one: str, many: str = "") -> str:
    return _counted(total, one, many) if shown == total else f"{shown:,} of {_counted(total, one, many)}"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def _description(network: Network, edges: list[NetworkEdge], lines: str) -> str:
    """What the picture shows in words, then as a list: the people, and each line between two of them."""
    names = {one.id: foreign(one.name) for one in network.nodes}
    pairs = []
    for one in edges:
        shared = f"; {', '.join(foreign(sector.label) for sector in one.sectors)}" if one.sectors else ""
        pairs.append(f"{names[one.source]} and {names[one.target]}: {_counted(one.weight, 'event')}{shared}")
    return "\n".join([f"{lines}. {_sums(network, edges)}", *map(_called, network.nodes), *pairs])
