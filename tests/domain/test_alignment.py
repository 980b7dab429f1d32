"""Words held against words: the closest stretch is the closest there is, and the steps are both texts."""

import itertools

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from app.domain.alignment import align, closest, sought, steps, text_keys, text_words
from app.domain.likeness import Meaning, Yardstick, is_paraphrase

LETTERS = st.text("abc", min_size=1, max_size=7)
TEXTS = st.text("abcd", max_size=10)
MARKED = (
    "We",
    "will",
    "not",
    "…",
    "[",
    "]",
    "[W]e",
    "...",
    "ships,",
    "조선업을",
    "両国は",
    "“",
    "’s",
    " ",
    "\n",
    "e\u0301",
)
ANY = st.text(max_size=60) | st.lists(st.sampled_from(MARKED)).map(" ".join)


@given(LETTERS, TEXTS)
def test_no_stretch_is_closer(run: str, text: str) -> None:
    distance, start, end = closest(run, text)
    stretches = itertools.combinations_with_replacement(range(len(text) + 1), 2)
    assert distance == min(Levenshtein.distance(run, text[a:b]) for a, b in stretches)
    assert distance == Levenshtein.distance(run, text[start:end])


@given(ANY, ANY)
def test_the_steps_are_both_texts(asked: str, text: str) -> None:
    wanted = sought(asked)
    for parted in (False, True):
        words = text_words(text, parted=parted)
        coded = wanted.code(text_keys(text, parted=parted))
        found = align(wanted, coded)
        told = steps(wanted, words, found)
        assert "".join(step.here for step in told) == asked
        assert "".join(step.there for step in told) == text
        assert all(start <= end for start, end in found.stretches)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(found.stretches))
        if wanted.runs:
            like = Yardstick(wanted).likeness(coded, found)
            assert (like.result == "verbatim") == (found.distance == 0)
            assert 0 <= like.score <= 1


def test_what_is_claimed() -> None:
    def runs(text: str) -> list[list[str]]:
        asked = sought(text)
        return [[one.key for one in asked.words[start:end]] for start, end in asked.runs]

    assert runs("“We [the allies] will … build”") == [["we"], ["will"], ["build"]]
    assert runs("[W]e will, he said") == [["we", "will", "he", "said"]]
    assert runs("that [w]e will") == [["that", "we", "will"]]
    assert runs("…we will...") == [["we", "will"]]
    assert runs("[nobody]") == []
    assert runs("— …") == []
    assert runs("it’s Korea’s") == [["it's", "korea's"]]


def test_brackets_stand_for_few_words() -> None:
    def distance(asked: str, text: str) -> int:
        wanted = sought(asked)
        return align(wanted, wanted.code(text_keys(text))).distance

    assert distance("we [all] agree", "we agree") == 0
    assert distance("we [all] agree", "we two here agree") == 0
    assert distance("we [all] agree", "we and those who stand behind agree") == 2
    assert distance("we … agree", "we and those who stand behind agree") == 0


def test_a_paraphrase_shares_content_and_denies_as_much() -> None:
    def same(asked: str, text: str, *, deny: tuple[bool, bool] = (False, False)) -> bool:
        return is_paraphrase(Meaning(tuple(asked.split()), deny[0]), Meaning(tuple(text.split()), deny[1]))

    assert same("america futur depend korea", "futur america depend korea")
    assert not same("america futur depend korea", "futur america depend korea", deny=(True, False))
    assert not same("korea attack japan", "japan attack korea")
    assert not same("two thousand ship 2030", "two thousand ship 2040")
    assert not same("ship build", "ship build")
    assert not same("ship build port", "ship build port open treaty forc enter")
