"""How cost grows with data, from the results of several sizes: a picture, and a table of the growth of each question.

python -m benchmarks.plots docs/performance/10k.json docs/performance/100k.json docs/performance/1m.json
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from benchmarks.reporting import markdown, ratio

LINES = {"ours, cold": "#1b5e9b", "ours, repeated": "#7db4e0", "limit": "#8a8a8a", "tutorial": "#b0413e",
         "Datasette": "#c98b2b"}  # fmt: skip
PICTURE = Path(__file__).parents[1] / "docs/performance/growth.svg"
_COLUMNS, _WIDTH, _HEIGHT, _LEFT, _TOP = 4, 240, 170, 46, 30
_LOW, _HIGH = 10.0, 1e6  # µs
_WANTED = 1.6  # times, from the smallest to the largest

Result = dict[str, Any]


def main() -> None:
    """Draw the picture and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path, nargs="+")
    parser.add_argument("--picture", type=Path, default=PICTURE)
    given = parser.parse_args()
    results = [json.loads(one.read_text(encoding="utf-8")) for one in given.results]
    given.picture.write_text(drawn(results), encoding="utf-8")
    sys.stdout.write(growth(results) + "\n")


def growth(results: Sequence[Result]) -> str:
    """µs of CPU of ours, made anew, at each size, and how many times more at the largest than at the smallest."""
    lines = [["question", *(one["size"] for one in results), "growth", f"≤ {_WANTED}×"]]
    for key, title in titles(results).items():
        spent = [_cost(one, "ours, cold", key) for one in results]
        seen = [one for one in spent if one is not None]
        told, verdict = "–", "not measured"
        if len(seen) > 1:
            told, verdict = f"{ratio(seen[-1], seen[0])}×", "met" if seen[-1] / seen[0] <= _WANTED else "missed"
        lines.append([f"{key} {title}", *("–" if one is None else f"{one:,.0f}" for one in spent), told, verdict])
    return markdown(lines)


def titles(results: Sequence[Result]) -> dict[str, str]:
    """What each question is called, as in the largest result that has it."""
    return {key: title for one in results for key, title in one["questions"].items()}


def drawn(results: Sequence[Result]) -> str:
    """A small chart for each question, both axes logarithmic, as SVG."""
    questions = titles(results)
    rows = math.ceil(len(questions) / _COLUMNS)
    width, height = _COLUMNS * _WIDTH, rows * _HEIGHT + 40
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">',
        "<title>CPU microseconds per request as the number of quotes grows</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for number, (name, colour) in enumerate(LINES.items()):
        x = 10 + number * 130
        body.append(f'<line x1="{x}" y1="16" x2="{x + 22}" y2="16" stroke="{colour}" stroke-width="2"/>')
        body.append(f'<text x="{x + 28}" y="20" fill="#222222">{escape(name)}</text>')
    for number, (key, title) in enumerate(questions.items()):
        x, y = number % _COLUMNS * _WIDTH, 40 + number // _COLUMNS * _HEIGHT
        body.append(f'<g transform="translate({x},{y})">{"".join(_chart(results, key, title))}</g>')
    return "\n".join([*body, "</svg>\n"])


def _chart(results: Sequence[Result], key: str, title: str) -> Iterator[str]:
    right, bottom = _WIDTH - 14, _HEIGHT - 26
    yield f'<text x="{_LEFT}" y="18" fill="#222222" font-weight="bold">{escape(f"{key} {title}")}</text>'
    for power in range(1, 7):
        y = _y(10.0**power)
        label = ("10 µs", "0.1 ms", "1 ms", "10 ms", "0.1 s", "1 s")[power - 1]
        yield f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}" stroke="#e4e4e4"/>'
        yield f'<text x="{_LEFT - 4}" y="{y + 4:.1f}" fill="#666666" font-size="9" text-anchor="end">{label}</text>'
    places = [_LEFT + 12 + number * (right - _LEFT - 24) / max(1, len(results) - 1) for number in range(len(results))]
    for x, one in zip(places, results, strict=True):
        yield f'<text x="{x:.1f}" y="{bottom + 14}" fill="#666666" text-anchor="middle">{escape(one["size"])}</text>'
    for name, colour in LINES.items():
        points = [(x, _y(spent)) for x, one in zip(places, results, strict=True) if (spent := _cost(one, name, key))]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        if len(points) > 1:
            yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.8"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="{colour}"/>' for x, y in points)


def _y(spent: float) -> float:
    share = (math.log10(min(max(spent, _LOW), _HIGH)) - math.log10(_LOW)) / (math.log10(_HIGH) - math.log10(_LOW))
    return _HEIGHT - 30 - share * (_HEIGHT - 30 - _TOP)


def _cost(result: Result, candidate: str, key: str) -> float | None:
    rows = (row["cpu_us"] for row in result["figures"] if (row["candidate"], row["question"]) == (candidate, key))
    return next(rows, None)


if __name__ == "__main__":
    main()
