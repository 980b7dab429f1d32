"""When two quotes are reports of one utterance, by their words and their days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.utterances import Wording, is_telling, relation, when
from app.domain.words import keys

SENTENCE = "We will open the northern ports to every ship before the winter comes"
SPEECH = f"Friends, the sea is wide. {SENTENCE}, and we will keep them open. Nobody shall stand in the way of that."
WORDINGS = st.lists(st.sampled_from("abcdef"), max_size=12).map(lambda words: Wording(tuple(words)))


def _related(here: str, there: str) -> str | None:
    one, other = Wording(tuple(keys(here))), Wording(tuple(keys(there)))
    assert relation(one, other) == relation(other, one)
    return relation(one, other)


@pytest.mark.parametrize(
    ("there", "how"),
    [
        (SENTENCE, "same"), (f"“{SENTENCE.upper()} …”", "same"),
        (SENTENCE.replace("northern", "southern"), "near"),
        (SENTENCE.replace("northern", "southern").replace("winter", "summer"), "near"),
        (SENTENCE.replace("before the winter comes", "soon"), "near"),
        (SPEECH, "excerpt"), ("open the northern ports to every ship", "excerpt"),
        ("We will open the northern ports … before the winter comes", "excerpt"),
        (SENTENCE.replace("the northern ports", "ports"), "excerpt"),
        (SPEECH.replace("every ship", "all vessels"), "near"),
        ("We will close the southern ports to any boat after the summer ends", None),
        ("The winter comes and we will not open anything to anybody before that", None),
        ("Nobody shall stand in the way of that", None),
        ("", None),
    ],
)  # fmt: skip
def test_reports_of_one_sentence(there: str, how: str | None) -> None:
    assert _related(SENTENCE, there) == how


def test_words_in_order_all_over_a_long_speech_are_no_excerpt_of_it() -> None:
    words = [f"word{number}" for number in range(200)]
    assert _related(" ".join(words), " ".join(words[::20])) is None


@pytest.mark.parametrize(
    ("here", "there", "how"),
    [
        ("조선업을 함께 크게 키우겠습니다", "조선업을 함께 크게 키우겠습니다.", "same"),
        ("우리는 조선업을 함께 크게 키우겠습니다", "조선업을 함께 크게 키우겠습니다", "excerpt"),
        ("우리는 조선업을 함께 크게 키우겠습니다", "우리는 반도체를 함께 크게 키우겠습니다", "near"),
        ("我们将共同维护海上安全", "我们将共同维护地区安全", "near"),
        ("我们将共同维护海上安全与稳定", "我们将共同维护海上安全", "excerpt"),
    ],
)
def test_scripts_that_part_words_otherwise(here: str, there: str, how: str | None) -> None:
    assert _related(here, there) == how


@given(WORDINGS, WORDINGS)
def test_the_relation_is_symmetric(one: Wording, other: Wording) -> None:
    assert relation(one, other) == relation(other, one)
    if relation(one, other) == "excerpt":
        shorter, longer = sorted((one.words, other.words), key=len)
        rest = iter(longer)
        assert len(shorter) < len(longer)
        assert all(word in rest for word in shorter)


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Thank you very much", False), ("We will not back down", False), ("We will not back down now", True),
        ("대단히 감사합니다", False), ("조선업을 함께 키우겠습니다", True), ("谢谢大家", False), ("", False),
    ],
)  # fmt: skip
def test_a_phrase_of_courtesy_tells_nothing(text: str, telling: bool) -> None:
    assert is_telling(keys(text)) is telling


DAY, NEXT = ("2025-11-20", "2025-11-20", "stated"), ("2025-11-21", "2025-11-21", "stated")
PRINTED = ("2025-11-21", "2025-11-21", "published")
NOVEMBER, YEAR = ("2025-11-01", "2025-11-30", "stated"), ("2025-01-01", "2025-12-31", "stated")
SINCE, UNDATED = ("2025-11-20", None, "stated"), (None, None, None)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (DAY, DAY, True), (DAY, NEXT, False), (DAY, PRINTED, True), (NEXT, PRINTED, True), (DAY, NOVEMBER, True),
        (DAY, YEAR, False), (YEAR, YEAR, True), (SINCE, SINCE, True), (SINCE, DAY, False), (UNDATED, UNDATED, True),
        (UNDATED, YEAR, False), (UNDATED, SINCE, False), (("2024-12-31", "2024-12-31", "stated"), YEAR, False),
    ],
)  # fmt: skip
def test_days_on_which_one_utterance_may_have_been(
    one: tuple[str | None, str | None, str | None], other: tuple[str | None, str | None, str | None], overlap: bool
) -> None:
    (first, last), (their_first, their_last) = when(*one), when(*other)
    assert (first <= their_last and their_first <= last) is overlap
