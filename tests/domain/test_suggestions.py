"""A name fits the beginnings of its words in any order, and what is marked is what was typed."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import fold
from app.domain.suggestions import EXACT, PREFIX, TYPO, errors_allowed, fit, typed

NAMES = st.lists(st.text("abcdeéкимж", min_size=1, max_size=9), min_size=1, max_size=4).map(" ".join)


@given(NAMES, st.data())
def test_beginnings_of_its_words_in_any_order(name: str, data: st.DataObject) -> None:
    words = data.draw(st.permutations(name.split()))
    begun = [word[: data.draw(st.integers(1, len(word)))] for word in words]
    its = fit(typed(" ".join(begun)), name)
    if its is None:  # a beginning may have taken the word that another one needs
        assert len(begun) > 1
        return
    assert its.quality <= TYPO
    assert all(0 <= start < end <= len(name) for start, end in its.spans)
    if its.quality < TYPO and len(begun) == 1:
        assert fold("".join(name[start:end] for start, end in its.spans)) == fold(begun[0])


@given(st.text("abcdefgh", min_size=4, max_size=12), st.data())
def test_a_typing_error_in_a_longer_word(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    wrong = data.draw(
        st.sampled_from([word[:at] + word[at + 1 :], f"{word[:at]}x{word[at:]}", f"{word[:at]}x{word[at + 1 :]}"])
    )
    if errors_allowed(wrong):
        assert fit((wrong,), f"other {word} name") is not None


def test_how_well() -> None:
    def quality(asked: str, name: str) -> int | None:
        its = fit(typed(asked), name)
        return None if its is None else its.quality

    assert quality("ana silva", "Silva, Ana") == EXACT
    assert quality("ana sil", "Ana Silva") == PREFIX
    assert quality("ana slva", "Ana Silva") == TYPO
    assert quality("bna silva", "Ana Silva") is None
    assert quality("silva silva", "Ana Silva") is None
    assert quality("jiho", "Kim Ji-ho") == EXACT
    assert quality("지호", "김지호") == PREFIX
    assert quality("s", "S. Korea") == PREFIX
    assert quality("2024", "Forum 2025") is None
