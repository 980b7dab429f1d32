"""How two texts differ, word by word."""

import random
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.differences import Step, difference
from app.domain.words import keys, pieces

SPOKEN = st.lists(
    st.sampled_from(["ports", "Ports", "the", "a", "sea's", "sea’s", "—", ", ", "바다", "海上", "…", "\n"])
)
TEXTS = st.one_of(st.text(), SPOKEN.map(" ".join))


@given(TEXTS)
def test_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(one.text for one in pieces(text)) == text
    assert [one.key for one in pieces(text) if one.key] == [key for key in keys(text) if key]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We’ll open the ports,” he said…", ["we'll", "open", "the", "ports", "he", "said"]),
        ("Supply-chain Café — CAFE\u0301", ["supply", "chain", "cafe", "cafe"]),
        ("its allies' ships", ["its", "allies", "ships"]),
        ("조선업을 함께", ["조선업을", "함께"]),
        ("海上安全。", ["海", "上", "安", "全"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("1,000 ships", ["1", "000", "ships"]),
        ("… — “”", []),
    ],
)
def test_words_are_told_apart_by_their_letters_alone(text: str, words: list[str]) -> None:
    assert keys(text) == [key for word in words for key in keys(word)]
    assert len(keys(text)) == len(words)


@given(TEXTS, TEXTS)
def test_steps_tell_both_texts_to_the_letter(here: str, there: str) -> None:
    steps = difference(here, there)
    assert "".join(step.here for step in steps) == here
    assert "".join(step.there for step in steps) == there


@given(TEXTS, TEXTS)
def test_steps_are_what_they_are_called(here: str, there: str) -> None:
    steps = difference(here, there)
    assert all(one.change != two.change for one, two in pairwise(steps))
    for step in steps:
        assert (step.change == "added") == (not step.here)
        assert (step.change == "removed") == (not step.there)
        if step.change == "same":
            assert keys(step.here) == keys(step.there)
        if step.change == "changed":
            assert keys(step.here) != keys(step.there) or not (keys(step.here) and keys(step.there))


@given(TEXTS)
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert [step.change for step in difference(text, text)] == ["same"][: len(text)]


@pytest.mark.parametrize(
    ("here", "there", "steps"),
    [
        ("", "", []),
        ("We open.", "“we OPEN”", [Step("same", "We open.", "“we OPEN”")]),
        ("We open the ports.", "We close the ports.",
         [Step("same", "We ", "We "), Step("changed", "open ", "close "), Step("same", "the ports.", "the ports.")]),
        ("We will open the ports.", "We open the ports, soon.",
         [Step("same", "We ", "We "), Step("removed", "will ", ""), Step("same", "open the ports.", "open the ports, "),
          Step("added", "", "soon.")]),
        ("", "Yes.", [Step("added", "", "Yes.")]),
        ("the sea’s ports", "the sea's ports", [Step("same", "the sea’s ports", "the sea's ports")]),
        ("a a b", "a b", [Step("same", "a ", "a "), Step("removed", "a ", ""), Step("same", "b", "b")]),
    ],
)  # fmt: skip
def test_what_differs_is_told_in_words(here: str, there: str, steps: list[Step]) -> None:
    assert list(difference(here, there)) == steps


def test_long_texts_of_few_words_take_no_more_than_a_moment() -> None:
    dice = random.Random(1)
    texts = [" ".join(dice.choice("ab") for _ in range(20_000)) for _ in range(2)]
    began = process_time()
    steps = difference("x " + texts[0] + " y", "z " + texts[1] + " w")
    assert process_time() - began < 5
    assert "".join(step.here for step in steps).endswith("y")
