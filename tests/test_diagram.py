"""The picture of the data model: drawn from the tables, so that it shows each of them, each column and each reference.

When the tables change, draw it anew: `python -m tests.test_diagram`
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import wrap
from xml.sax.saxutils import escape

from sqlalchemy import Table

from app.store import tables
from app.store.tables import Facts

KEPT = Path(__file__).parents[1] / "docs/data-model.svg"
RENEW = "python -m tests.test_diagram"

SHARED = ("pk", "id", "version", "added_at", "updated_at")  # every kept record has these; the picture says so once
DATED = ("edtf", "earliest", "latest", "approximate", "as_written", "date_basis", "date_evidence")
PLACES = {  # of each record the column of the picture; within one, from top to bottom in this order
    "source": 0, "concept": 0, "change": 0, "quote": 1, "event": 1, "mention": 1, "person": 2, "organization": 2
}  # fmt: skip
PARTS = {"role": "person"}  # other parts of a record begin with its name
WIDTH, GAP, LINE, PAD, LETTER = 290, 95, 17, 12, 6.65
INK = """
  :root { --paper: #fffefb; --ink: #1d2731; --quiet: #5a6470; --line: #b9b19f; --head: #e9eef3; --link: #1c4f78 }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #171e26; --ink: #e5e1d8; --quiet: #a2abb5; --line: #55616d; --head: #24303c; --link: #93c3ea }
  }
  text { font: 11px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--ink) }
  .name { font: 600 14px system-ui, "Segoe UI", Roboto, sans-serif }
  .part { font-weight: 600 } .quiet { fill: var(--quiet) } .link { fill: var(--link) }
  rect { fill: var(--paper); stroke: var(--line) } .head { fill: var(--head) }
  path { fill: none; stroke: var(--link); stroke-opacity: .55 }
"""


@dataclass
class Box:
    """A record: its table and those that are parts of it, as lines of text, and the records it points at."""

    name: str
    x: float
    y: float = 0
    lines: list[tuple[str, str]] = field(default_factory=list)
    points_at: set[str] = field(default_factory=set)

    @property
    def height(self) -> float:
        return LINE * (len(self.lines) + 1.6) + PAD


def record_of(table: str) -> str:
    """The record that a table is, or is part of. KeyError if the picture has no place for it."""
    name = PARTS.get(table, table)
    while name not in PLACES and "_" in name:
        name = name.rpartition("_")[0]
    PLACES[name]
    return name


def lines_of(table: Table, box: str) -> list[tuple[str, str]]:
    """A table's columns in lines as long as the box is wide, and a line for each reference, with their classes."""
    part = table.name != box
    names = [column.name for column in table.columns if not column.foreign_keys and column.name not in SHARED]
    if set(DATED) <= set(names):
        names = [one for one in names if one not in DATED]
        names.insert(0, "date (edtf, earliest, latest, …)")
    indent = "  " if part else ""
    found = [("part", table.name)] if part else []
    found += [("", indent + one) for one in wrap(", ".join(names), int((WIDTH - 2 * PAD) / LETTER) - len(indent))]
    for column in table.columns:
        for key in column.foreign_keys:
            target = key.column.table.name
            if record_of(target) != box or not part:
                name = column.name.removesuffix("_pk")
                found.append(("link", f"{indent}→ {target}" if name == target else f"{indent}{name} → {target}"))
    return found


def boxes() -> dict[str, Box]:
    found = {name: Box(name, place * (WIDTH + GAP) + 1) for name, place in PLACES.items()}
    for table in sorted(every_table(), key=lambda one: one.name):
        box = found[record_of(table.name)]
        own = lines_of(table, box.name)
        box.lines = own + box.lines if table.name == box.name else box.lines + own
        targets = {record_of(key.column.table.name) for key in table.foreign_keys}
        box.points_at |= targets - {box.name}
    for place in set(PLACES.values()):
        y = 30.0
        for box in (one for name, one in found.items() if PLACES[name] == place):
            box.y = y
            y += box.height + 26
    return found


def every_table() -> list[Table]:
    """The tables of facts; those of the read model are derived from them."""
    return [one.__table__ for one in vars(tables).values()
            if isinstance(one, type) and issubclass(one, Facts) and hasattr(one, "__table__")]  # fmt: skip


def line(one: Box, other: Box, number: int) -> str:
    """From a box to the one it points at: beside it over the gap, or past the edge of those between."""
    near, far = one.y + 12 + 9 * number, other.y + 12 + 9 * number
    if one.x == other.x:
        edge = one.x + WIDTH
        return f"M{edge} {near}C{edge + 40} {near} {edge + 40} {far} {edge} {far}"
    left, right = sorted((one, other), key=lambda box: box.x)
    start, end = left.x + WIDTH, right.x
    first, last = (near, far) if left is one else (far, near)
    return f"M{start} {first}C{start + 50} {first} {end - 50} {last} {end} {last}"


def draw() -> str:
    """The picture as SVG."""
    found = boxes()
    width = max(box.x for box in found.values()) + WIDTH + 1
    height = max(box.y + box.height for box in found.values()) + 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:.0f}" role="img">',
        "<title>The tables of the data model and what they refer to</title>",
        f"<style>{INK}</style>",
        f'<text class="quiet" x="1" y="12">Every record also has {", ".join(SHARED)}. An arrow is a reference.</text>',
    ]
    parts += [
        f'<path d="{line(box, found[target], number)}"/>'
        for box in found.values() for number, target in enumerate(sorted(box.points_at))
    ]  # fmt: skip
    for box in found.values():
        parts.append(f'<rect x="{box.x}" y="{box.y:.0f}" width="{WIDTH}" height="{box.height:.0f}" rx="5"/>')
        parts.append(f'<rect class="head" x="{box.x}" y="{box.y:.0f}" width="{WIDTH}" height="24" rx="5"/>')
        parts.append(f'<text class="name" x="{box.x + PAD}" y="{box.y + 17:.0f}">{box.name}</text>')
        for number, (kind, text) in enumerate(box.lines):
            x = box.x + PAD + LETTER * (len(text) - len(text.lstrip()))
            y = box.y + 24 + LINE * (number + 1)
            parts.append(f'<text class="{kind}" x="{x:.1f}" y="{y:.0f}">{escape(text.strip())}</text>')
    return "\n".join([*parts, "</svg>", ""])


def test_the_picture_is_of_the_tables_as_they_are() -> None:
    assert KEPT.read_text(encoding="utf-8") == draw(), f"renew it: {RENEW}"


def test_it_shows_every_table_column_and_reference() -> None:
    drawn = " ".join(re.findall(r">([^<]+)</text>", KEPT.read_text(encoding="utf-8")))
    words = set(re.split(r"[^\w]+", drawn))
    for table in every_table():
        assert table.name in words
        for column in table.columns:
            name = column.name.removesuffix("_pk")
            assert name in words or name in DATED or record_of(table.name) == name, (table.name, column.name)


def main() -> None:
    """Draw it as the tables are now."""
    KEPT.write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main()
