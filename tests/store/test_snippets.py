"""A snippet is a stretch of the text, with every word that was asked for in it marked and no other."""

from hypothesis import given
from hypothesis import strategies as st

from app.store import fulltext
from app.store.snippets import LONGEST, marked

TOKENS = (
    "tariff",
    "Tariffs",
    "policy",
    "policies",
    "America’s",
    "조선업을",
    "핵",
    "핵무기",
    "両国は",
    "cafe\u0301",
    "—",
    "20.04",
    "AI반도체",
)
TEXTS = st.lists(st.sampled_from(TOKENS) | st.text(max_size=12), max_size=80).map(" ".join)
ASKED = ("tariff", '"tariff policy"', "america", "조선", "핵", "国", "café", "20", "반도체")
QUERIES = st.lists(st.sampled_from(ASKED), min_size=1, max_size=3).map(" ".join)


@given(TEXTS, QUERIES)
def test_it_is_a_stretch_of_the_text_with_its_words_marked(text: str, asked: str) -> None:
    terms = fulltext.query_terms(asked)
    segments = marked(text, terms)
    shown = [one["text"] for one in segments]
    if not segments:
        assert not any(fulltext.held(term) in fulltext.words(text) for term in terms)
        return
    assert "".join(shown).removeprefix("…").removesuffix("…") in text or "".join(shown) in text
    assert len("".join(shown)) <= LONGEST + 2
    assert all(shown)
    for one in segments:
        if one["match"]:
            assert any(term.removesuffix("*").split()[0] in fulltext.words(one["text"]) for term in terms)
    if all(fulltext.held(term) in fulltext.words(text) for term in terms):
        assert any(one["match"] for one in segments)


@given(TEXTS, QUERIES)
def test_what_the_index_holds_is_found_in_the_text(text: str, asked: str) -> None:
    terms = fulltext.query_terms(asked)
    index = fulltext.words(text)
    assert set(fulltext.found_in(text, terms)) == {term for term in terms if fulltext.held(term) in index}


def test_the_stretch_with_most_of_the_words_is_shown() -> None:
    text = "Tariffs first. " + "Nothing here. " * 40 + "At the border the tariff falls. " + "Nothing. " * 40
    shown = "".join(one["text"] for one in marked(text, fulltext.query_terms("border tariff falls")))
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "At the border the tariff falls." in shown
    assert "first" not in shown
