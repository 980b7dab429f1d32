"""What we want to reach, and whether a result reaches it. A goal that is missed is told, and fails nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.reporting import markdown, ratio

COLD, KEPT = "ours, cold", "ours, repeated"


@dataclass(frozen=True, slots=True)
class Goal:
    """A number that should not be above `bound`, or not below it where it is `least`; None if not measured."""

    name: str
    bound: float
    reached: float | None
    unit: str = "×"
    least: bool = False

    @property
    def verdict(self) -> str:
        """Met, missed, or not measured."""
        if self.reached is None:
            return "not measured"
        return "met" if (self.reached >= self.bound if self.least else self.reached <= self.bound) else "missed"


def goals(result: Mapping[str, Any]) -> list[Goal]:
    """Every goal that one run can tell of, in the order in which they were set."""
    return [*_bounds(result), *_peers(result), *_others(result)]


def table(result: Mapping[str, Any]) -> str:
    """The goals, what was reached, and whether that is enough."""
    lines = [["what", "goal", "reached", "verdict"]]
    for goal in goals(result):
        sign, number = ("≥" if goal.least else "≤"), goal.reached
        reached = (
            "–" if number is None else f"{ratio(number, 1) if goal.unit == '×' else format(number, '.3g')}{goal.unit}"
        )
        lines.append([goal.name, f"{sign} {goal.bound:g}{goal.unit}", reached, goal.verdict])
    return markdown(lines)


def _bounds(result: Mapping[str, Any]) -> Iterator[Goal]:
    for key in "abcdf":
        times = _times(result, COLD, "limit", key)
        yield Goal(f"{key} made anew, to the same SQL on a bare application", 2 if key == "d" else 1.5, times)
    for key in "abcdf":
        times = _times(result, KEPT, "constant", key)
        yield Goal(f"{key} repeated, to a constant body", 3 if key == "d" else 2, times)


def _peers(result: Mapping[str, Any]) -> Iterator[Goal]:
    for peer, wanted in (
        ("tutorial", {"a": 20, "b": 20, "c": 8, "d": 20}), ("Datasette", {"a": 10, "b": 4, "c": 4, "d": 4, "f": 50}),
        ("DRF", {"a": 25, "b": 25}), ("pagination", {"a": 25, "b": 25}),
    ):  # fmt: skip
        for key, least in wanted.items():
            yield Goal(f"{key} {peer}, to ours made anew", least, _times(result, peer, COLD, key), least=True)
    used = {name: one["memory_mb"] for name, one in result["candidates"].items()}
    if used.get("Datasette"):
        yield Goal("memory, to Datasette's", 0.5, used[KEPT] / used["Datasette"])


def _others(result: Mapping[str, Any]) -> Iterator[Goal]:
    yield Goal("the deep page, to the first", 1.2, _times(result, COLD, COLD, "h", "g"))
    searches = [found for key in "eno" if (found := _cost(result, COLD, key))]
    yield Goal("the costliest kind of search", 40, max(searches) / 1000 if searches else None, " ms")
    loading, reading = result.get("loading") or {}, result.get("reading") or {}
    yield Goal(
        "quotes loaded a second, to flat quotes with sqlite-utils", 1,
        _share(loading, "per_second", "verbale ingest", "sqlite-utils insert"), least=True,
    )  # fmt: skip
    yield Goal("first answer after start", 1.5, result["candidates"][KEPT]["first_answer_s"], " s")
    yield Goal("readers' p99 beside a load, to alone", 2, _share(reading, "p99_ms", "beside a load", "alone"))
    points = _share(reading, "p95_ms", "point reads beside long questions", "point reads alone")
    yield Goal("point reads' p95 beside long questions, to alone", 5, points)


def _share(rows: Mapping[str, Mapping[str, float]], value: str, one: str, other: str) -> float | None:
    return rows[one][value] / rows[other][value] if one in rows and other in rows else None


def _cost(result: Mapping[str, Any], candidate: str, key: str) -> float | None:
    found = (row["cpu_us"] for row in result["figures"] if (row["candidate"], row["question"]) == (candidate, key))
    return next(found, None)


def _times(result: Mapping[str, Any], one: str, other: str, key: str, other_key: str = "") -> float | None:
    first, second = _cost(result, one, key), _cost(result, other, other_key or key)
    return first / second if first and second else None
