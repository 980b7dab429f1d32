"""The README and `docs/` as tests read them: pages, their fenced blocks, their tables."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(
    r"(?:app|docs|tests|seeds|migrations|benchmarks|clients|examples|\.ci)/[\w./*-]*|Makefile|pyproject\.toml|CHANGELOG\.md|[\w-]+\.lock"
)
"""What a code span is when it names a file or folder of the repository."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    language: str
    text: str
    line: int


@lru_cache
def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, *languages: str) -> list[Block]:
    text = read(name)
    found = [Block(one[1], one[2], text.count("\n", 0, one.start()) + 1) for one in FENCE.finditer(text)]
    return [one for one in found if one.language in languages]


def prose(name: str) -> str:
    """A page without its fenced blocks."""
    return FENCE.sub("", read(name))


def table_rows(name: str, heading: str) -> list[list[str]]:
    """The cells of the first table behind a heading, without its head."""
    part = read(name).partition(f"{heading}\n")[2]
    table = re.search(r"(?:^\|.*\|\n)+", part, re.MULTILINE)
    assert table, f"{name} has no table behind {heading}"
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table[0].splitlines()[2:]]


def code(cell: str) -> str:
    """The first code span of a cell."""
    found = CODE.search(cell)
    return found[1] if found else ""


def files(text: str) -> set[str]:
    """The files and folders that code spans name, with what their stars stand for."""
    named = [one for one in CODE.findall(text) if FILE.fullmatch(one)]
    return {str(path.relative_to(ROOT)) for one in named for path in ROOT.glob(one.rstrip("/"))}
