"""Lines of a picture: no broader than they may be, broken where readers expect it, and all of the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.wrapping import breadth, runs_from_right, wrapped
from tests.formats.hostile import texts


@given(texts, st.floats(3, 40))
def test_no_line_is_too_broad_and_nothing_is_lost(text: str, room: float) -> None:
    lines = wrapped(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines if breadth(line) > room and len(line.strip()) > 1 and not _one(line)] == []
    assert [line for line in lines if not line.strip()] == []


def _one(line: str) -> bool:
    """Whether a line is one character with what belongs to it."""
    return all(unicodedata.category(c) in {"Mn", "Me", "Mc", "Cf"} or line[at - 1] == "\u200d"
               or "\u1160" <= c <= "\u11ff" for at, c in enumerate(line.strip()) if at)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three", 5, ["one two", "three"]),
        ("one", 30, ["one"]),
        ("우리는 조선업을 함께", 6, ["우리는", "조선업을", "함께"]),
        ("両国は漢字。", 5.2, ["両国は漢", "字。"]),
        ("「共に」歩む", 3.1, ["「共", "に」歩", "む"]),
        ("e\u0301e\u0301e\u0301", 1.3, ["e\u0301e\u0301", "e\u0301"]),
        ("👩\u200d👩\u200d👧👧", 4, ["👩\u200d👩\u200d👧", "👧"]),
        ("", 5, []),
    ],
)
def test_where_lines_break(text: str, room: float, lines: list[str]) -> None:
    assert wrapped(text, room) == lines


@pytest.mark.parametrize(
    ("text", "turned"), [("“Yes”", False), ("“نعم”", True), ("123 שלום", True), ("…", False), ("We said نعم", False)]
)
def test_a_text_runs_as_its_first_letters_do(text: str, turned: bool) -> None:
    assert runs_from_right(text) is turned
