"""Spans: their surroundings, how they read, what is odd about their characters, and whether they still hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import spans
from app.domain.spans import Part


@given(st.text(), st.data())
def test_context_is_what_stands_beside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    prefix, suffix = spans.context(text, start, end)
    assert len(prefix) <= 32
    assert len(suffix) <= 32
    assert prefix + text[start:end] + suffix in text
    assert len(prefix) == min(32, start)
    assert len(suffix) == min(32, len(text) - end)


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        (["Yes."], "Yes."), (["Together we focus,", "This is it."], "Together we focus … This is it."),
        (["One,"], "One"), (["One, "], "One"), (["One,,"], "One"), ([" a ", "b,", "c,"], "a … b … c"), ([","], ","),
        (["1,000"], "1,000"), (["So —", "so"], "So — … so"),
    ],
)  # fmt: skip
def test_reading_text(parts: list[str], read: str) -> None:
    assert spans.reading_text(parts) == read


def _flags(text: str, start: int, end: int) -> list[str]:
    return spans.flags(text, [Part(start, end, text[start:end])])


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("plain words", []), ("조선업 and ships", []), ("naïve café", []), ("日本 и мир", []), ("Δ and pi", []),
        ("a\u202eb", ["bidi-controls"]), ("a\u2066b\u2069", ["bidi-controls"]), ("\u200fا", ["bidi-controls"]),
        ("pаy", ["mixed-script"]), ("Αthens", ["mixed-script"]), ("pаy\u202e", ["bidi-controls", "mixed-script"]),
        ("мир peace", []), ("COVID-19는", []),
    ],
)  # fmt: skip
def test_flags_of_characters(words: str, flags: list[str]) -> None:
    assert _flags(words, 0, len(words)) == flags


@pytest.mark.parametrize(
    ("text", "start", "end", "splits"),
    [
        ("cafe\u0301 au", 0, 4, True), ("cafe\u0301 au", 0, 5, False), ("cafe\u0301 au", 4, 8, True),
        ("👩\u200d👧 x", 0, 1, True), ("👩\u200d👧 x", 0, 2, True), ("👩\u200d👧 x", 0, 3, False),
        ("❤\ufe0f x", 0, 1, True), ("a\r\nb", 0, 2, True), ("a\r\nb", 2, 4, True), ("a\r\nb", 0, 3, False),
        ("a\n\nb", 0, 2, False), ("\u0301a", 0, 2, False), ("e\u0301", 0, 1, True),
    ],
)  # fmt: skip
def test_flags_of_edges(text: str, start: int, end: int, splits: bool) -> None:
    assert ("splits-grapheme" in _flags(text, start, end)) is splits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Well, yes we do.", ("exact", 6)), ("Well, but yes we do.", ("moved", 10)),
        ("Well, no we do.", ("altered", None)), ("", ("altered", None)),
        (None, ("source-missing", None)), ("yes we do yes we do", ("moved", 0)),
    ],
)  # fmt: skip
def test_where_a_part_stands_now(text: str | None, found: tuple[str, int | None]) -> None:
    assert spans.find(text, Part(6, 15, "yes we do")) == found


@given(st.text(min_size=1), st.text(max_size=20), st.data())
def test_a_part_is_found_where_it_is(text: str, before: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    part = Part(start, end, text[start:end])
    assert spans.find(text, part) == ("exact", start)
    kind, at = spans.find(before + text, part)
    assert kind in {"exact", "moved"}
    assert at is not None
    assert (before + text)[at : at + end - start] == part.exact


@pytest.mark.parametrize(
    ("word", "mixed"),
    [("Anna", False), ("Аnna", True), ("Анна", False), ("αλφα", False), ("αlpha", True), ("김Kim", False)],
)
def test_a_word_of_two_scripts(word: str, mixed: bool) -> None:
    assert spans.mixed_script_word(word) is mixed
