"""The figures as tables of Markdown, which are also good to read as they are, and as JSON."""

import json
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measuring import Measured

_AGAINST = {"ours, cold": "limit", "ours, repeated": "constant"}
_OURS = "ours, cold"


def percentile(values: Sequence[float], number: int) -> float:
    """What so many in a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * number // 100)]


def figures(found: Mapping[tuple[str, str], Measured]) -> list[dict[str, Any]]:
    """A row for each candidate and question: medians of the rounds, percentiles of all answers."""
    rows = []
    for (candidate, key), one in found.items():
        rows.append({
            "candidate": candidate, "question": key, "cpu_us": round(statistics.median(one.cpu_us), 1),
            "rounds": [round(value, 1) for value in one.cpu_us], "p50_us": round(percentile(one.times, 50) * 1e6),
            "p99_us": round(percentile(one.times, 99) * 1e6), "per_second": round(statistics.median(one.per_second)),
            "requests": len(one.times), "refused": one.refused,
        })  # fmt: skip
    return rows


def cost(result: Mapping[str, Any]) -> str:
    """µs of CPU a request: ours with the ratio to what it is held against, all others with theirs to ours."""
    return _table(result, _cost_of)


def times(result: Mapping[str, Any]) -> str:
    """p50 and p99 in milliseconds, and requests a second."""
    return _table(
        result, lambda row, _: f"{row['p50_us'] / 1000:.2f} / {row['p99_us'] / 1000:.2f}, {row['per_second']:,}/s"
    )


def _cost_of(row: Mapping[str, Any], at: Mapping[str, Mapping[str, Any]]) -> str:
    name = row["candidate"]
    if name in {"limit", "constant"}:
        return f"{row['cpu_us']:,.0f}"
    against = at.get(_AGAINST.get(name, _OURS))
    return f"{row['cpu_us']:,.0f}" + (f" ({ratio(row['cpu_us'], against['cpu_us'])}×)" if against else "")


def ratio(one: float, other: float) -> str:
    """How many times, with two figures."""
    times_ = one / other
    return f"{times_:.0f}" if times_ >= 10 else f"{times_:.1f}" if times_ >= 2 else f"{times_:.2f}"  # noqa: PLR2004


def _table(result: Mapping[str, Any], cell: Any) -> str:
    names = list(result["candidates"])
    by_question: dict[str, dict[str, Any]] = {}
    for row in result["figures"]:
        by_question.setdefault(row["question"], {})[row["candidate"]] = row
    lines = [["question", *names]]
    for key, title in result["questions"].items():
        at = by_question.get(key, {})
        lines.append([f"{key} {title}", *(cell(at[name], at) if name in at else "–" for name in names)])
    used = [one["memory_mb"] for one in result["candidates"].values()]
    lines.append(["MB", *("–" if one is None else f"{one:.0f}" for one in used)])
    return markdown(lines)


def markdown(lines: Sequence[Sequence[str]]) -> str:
    """A table whose columns stand below one another; the first line is its head."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    rows = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    ]
    rows.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(rows)


def told(result: Mapping[str, Any]) -> str:
    """All tables, each under what it tells."""
    tables = {"µs of CPU per request": cost(result), "p50 / p99 in ms, requests a second": times(result)}
    if result.get("loading"):
        tables["Loading"] = of_rows("what", result["loading"])
    if result.get("reading"):
        tables["Reading, in ms"] = of_rows("what", result["reading"])
    return "".join(f"\n{heading}\n\n{table}\n" for heading, table in tables.items())


def of_rows(corner: str, rows: Mapping[str, Mapping[str, Any]]) -> str:
    """A table of rows that all have the same values."""
    names = list(next(iter(rows.values())))
    return markdown([[corner, *names], *([name, *(f"{row[one]:,}" for one in names)] for name, row in rows.items())])


def write(result: Mapping[str, Any], path: Path) -> None:
    """The result as JSON, a line for each figure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in result["figures"])
    rest = {name: value for name, value in result.items() if name != "figures"}
    head = json.dumps(rest, ensure_ascii=False, indent=1).removesuffix("\n}")
    path.write_text(f'{head},\n "figures": [\n  {rows}\n ]\n}}\n', encoding="utf-8")
