from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.segmentation import opening_date, segment
from tests.extraction.quoting import spoken

anything = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=400) | st.text(
    alphabet=" \n\r.!?“”\"'’AaBb—é\u0301🏛🇰🇷\u200d", max_size=200
)


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        (" date 2025-11-20 Seoul spoke.", "2025-11-20", "Seoul spoke."),
        ("date 2025-11-20\nSeoul spoke.", "2025-11-20", "Seoul spoke."),
        ("\n\tdate 2024-02-29\r\n\r\nSeoul spoke.", "2024-02-29", "Seoul spoke."),
        ("date 2025-02-29 Seoul spoke.", None, "date 2025-02-29 Seoul spoke."),
        ("date 2025-11-20, Seoul spoke.", None, "date 2025-11-20, Seoul spoke."),
        ("update 2025-11-20 Seoul spoke.", None, "update 2025-11-20 Seoul spoke."),
        ("Seoul spoke.", None, "Seoul spoke."),
        ("", None, ""),
    ],
)
def test_opening_date(text: str, day: str | None, rest: str) -> None:
    found, body = opening_date(text)
    assert (found, text[body:]) == (day, rest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It rained. Mr. Berg left. So did Lt. Col. Ona Li.",
            ["It rained.", "Mr. Berg left.", "So did Lt. Col. Ona Li."],
        ),
        ("Talks with the U.S. The delegates left.", ["Talks with the U.S.", "The delegates left."]),
        ("The U.S. Senate met on Oct. 29 in Oslo.", ["The U.S. Senate met on Oct. 29 in Oslo."]),
        ("“We agreed.” Then he left.", ["“We agreed.”", "Then he left."]),
        ("“Why?” he asked. “Now?”", ["“Why?” he asked.", "“Now?”"]),
        ("``Yes,'' she said. ``No.''", ["``Yes,'' she said.", "``No.''"]),
        ("One line\nAnother line", ["One line", "Another line"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    document = segment(text, published=None, language="en")
    assert [text[start:end] for start, end in document.sentences] == expected


def test_lines_are_paragraphs_unless_the_text_is_wrapped() -> None:
    lines = "The ministers met.\nThey signed a treaty.\n\nThey left."
    assert len(segment(lines, published=None, language="en").paragraphs) == 3
    wrapped = (
        "The ministers of the two countries met on the island and\n"
        "signed a treaty on the protection of its forests, which\n"
        "their parliaments are expected to approve before the end of\n"
        "the year.\n\nThey left by boat."
    )
    assert len(segment(wrapped, published=None, language="en").paragraphs) == 2


MARKED = """---
title: "Ida Berg said: “No”"
---
# Ministers meet in **Oslo**

Foreign Minister **Ida Berg** met [Olav Lind](https://example.org/a_b) here.
*“We agreed to work on ports and to go
on with it,”* **Berg** said.

> “It was hard,” *Olav Lind* said. “We
> will sign in May.”

- “No deal,” Lind said.
- “A deal,” said _Berg_.
"""


def test_markdown_is_read_without_its_marks_at_its_own_offsets() -> None:
    document = segment(MARKED, published=None, language="en")
    assert len(document.text) == len(MARKED)
    assert [" ".join(document.text[start:end].split()) for start, end in document.paragraphs] == [
        "Ministers meet in Oslo",
        "Foreign Minister Ida Berg met Olav Lind here. “We agreed to work on ports and to go on with it,” Berg said.",
        "“It was hard,” Olav Lind said. “We will sign in May.”",
        "- “No deal,” Lind said.",
        "- “A deal,” said Berg .",
    ]
    assert [(one[1].replace("\n> ", " ").replace("\n", " "), one[2]) for one in spoken(MARKED)] == [
        ("We agreed to work on ports and to go on with it,", "Ida Berg"),
        ("It was hard, … We will sign in May.", "Olav Lind"),
        ("No deal,", "Olav Lind"),
        ("A deal,", "Ida Berg"),
    ]


@pytest.mark.parametrize(
    "text",
    ["5 * 3 * 2 is 30.", "a_b and c_d are *names", "Berg [sic] said 3 > 2.", "--- Oslo ---\nShe left.", "#1 won."],
)
def test_ordinary_text_is_read_as_it_stands(text: str) -> None:
    assert segment(text, published=None, language="en").text == text


@given(anything | st.text(alphabet="*_[]()#>- \nab:.", max_size=120))
def test_reading_never_moves_an_offset(text: str) -> None:
    read = segment(text, published=None, language="en").text
    assert len(read) == len(text)
    assert all(now in {was, " "} for was, now in zip(text, read, strict=True))


@given(anything)
def test_paragraphs_and_sentences_cover_the_text_in_order(text: str) -> None:
    document = segment(text, published=None, language="en")
    assert all(0 <= start < end <= len(text) for start, end in document.paragraphs)
    for bounds in (document.paragraphs, document.sentences):
        assert all(before[1] <= after[0] for before, after in pairwise(bounds))
    covered = {offset for start, end in document.sentences for offset in range(start, end)}
    assert all(
        offset in covered or text[offset].isspace() or not text[offset].isprintable()
        for start, end in document.paragraphs
        for offset in range(start, end)
    )


def test_a_paragraph_of_any_length_is_cut_where_sentences_end() -> None:
    sentence = "“We agreed to build ships,” Park said. "
    text = (sentence * 3000).strip()
    document = segment(text, published=None, language="en")
    assert len(document.paragraphs) > 1
    assert " ".join(text[start:end] for start, end in document.paragraphs) == text
    assert all(text[start:end].endswith("said.") for start, end in document.paragraphs)


def test_a_paragraph_without_sentences_is_cut_as_well() -> None:
    text = "“" * 100_001
    document = segment(text, published=None, language="en")
    assert "".join(text[start:end] for start, end in document.paragraphs) == text
    assert max(end - start for start, end in document.paragraphs) <= 40_000
