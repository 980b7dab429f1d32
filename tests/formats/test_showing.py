"""Text of others in a line of ours: what would break it is shown."""

import unicodedata

import pytest
from hypothesis import given

from app.formats.showing import contained, line, visible
from tests.formats.hostile import texts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain — “words” 김 🇰🇷", "plain — “words” 김 🇰🇷"),
        ("\x1b[31m", "␛[31m"),
        ("a\x7fb", "a␡b"),
        ("\u202eabc", "[U+202E]abc"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("\ufffe", "[U+FFFE]"),
        ("\U000e0041", "[U+E0041]"),
        ("e\u0301 \u200f\u200d", "e\u0301 \u200f\u200d"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_controls_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(texts)
def test_a_line_is_one_line(text: str) -> None:
    shown = line(text)
    assert len(shown.splitlines()) <= 1
    assert not [c for c in shown if unicodedata.category(c) == "Cc"]
    assert line(shown) == shown


def test_what_runs_from_right_to_left_is_contained() -> None:
    assert contained("Ana Silva, 김성환") == "Ana Silva, 김성환"
    assert contained("سيلفا") == "\u2068سيلفا\u2069"
