"""Any stretch of a stored quote is found verbatim; edited, the right quote still comes first; what was not is not."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.claims import Claim
from app.domain.likeness import RESULTS
from app.domain.vocabulary import Vocabulary
from app.domain.words import keys
from app.schemas import Check
from app.store import candidates
from app.store.checking import Checker
from app.store.engine import open_reading
from benchmarks.corpus import WORDS
from tests import corpus

_HANGUL = "우리는 조선업을 함께 키우고 반도체 협력을 강화할 것입니다 모든 나라가 미래를 위해 노력해야 합니다"
HANGUL = _HANGUL.split()
RARE = [f"{first}{last}" for first in "bcdfghklmnprstvz" for last in ("arnox", "elvim", "iquot", "ombat", "urdal")]


def draw(chance: random.Random) -> str:
    """Common words with a few rarer ones, in clauses; one quote in ten is Korean."""
    if chance.random() < 0.1:
        return " ".join(chance.choices(HANGUL, k=chance.randint(5, 14))) + "."
    words = [chance.choice(RARE if chance.random() < 0.2 else WORDS) for _ in range(chance.randint(6, 30))]
    for at in range(5, len(words), 7):
        words[at] += ","
    return " ".join(words).capitalize() + "."


QUOTES = [draw(random.Random(seed)) for seed in range(300)]


@pytest.fixture(scope="module")
def checker(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Iterator[Checker]:
    speaker = corpus.person("Ana Silva", family="Silva")
    records = [
        corpus.record(*(corpus.quote(words, speaker) for words in QUOTES[at : at + 10]), persons=[speaker],
                      opening=f"Report {at}")
        for at in range(0, len(QUOTES), 10)
    ]  # fmt: skip
    session = open_reading(make_store(*records))
    yield Checker(session, vocabulary)
    session.raw.close()


def check(checker: Checker, text: str) -> Check:
    found = checker.check(Claim(text, 0, len(text)))
    for match in found.matches:
        assert "".join(step.here for step in match.difference) == text
        assert "".join(step.there for step in match.difference) == match.quote.text
    return found


def plain(text: str) -> str:
    return " ".join(keys(text))


@given(st.sampled_from(QUOTES), st.data())
def test_any_stretch_is_verbatim(checker: Checker, words: str, data: st.DataObject) -> None:
    said = words.split()
    start = data.draw(st.integers(0, len(said) - 3))
    end = data.draw(st.integers(start + 3, len(said)))
    stretch = " ".join(said[start:end])
    found = check(checker, data.draw(st.sampled_from([stretch, stretch.upper(), f"“{stretch.replace(',', ' —')}”"])))
    assert found.result == "verbatim"
    assert plain(stretch) in plain(found.matches[0].quote.text)


def test_of_two_that_are_equally_close_the_one_with_more_of_the_words_is_the_first(checker: Checker) -> None:
    """Half of ten words are left out; the other one, which is shorter, has three of the five in their order."""
    [words] = [words for words in QUOTES if words.startswith("협력을 미래를 반도체 나라가 나라가")]
    assert check(checker, "협력을 미래를 강화할 것입니다 강화할.").matches[0].quote.text == words


@given(st.sampled_from([words for words in QUOTES if len(words.split()) > 9]), st.data())
def test_an_edited_quote_is_still_the_first(checker: Checker, words: str, data: st.DataObject) -> None:
    said = words.split()
    edit = data.draw(st.sampled_from(["word", "clause", "case", "ellipsis"]))
    at = data.draw(st.integers(1, len(said) - 2))
    if edit == "word":
        said[at] = "zeppelin"
    elif edit == "clause":
        said[at : at + 5] = []
    elif edit == "ellipsis":
        said[at : at + 2] = ["[…]"]
    else:
        said = [word.swapcase() for word in said]
    found = check(checker, " ".join(said))
    assert found.matches[0].quote.text == words
    expected = {"word": {"altered", "partial"}, "clause": set(RESULTS)}
    assert found.result in expected.get(edit, {"verbatim"})


@given(st.lists(st.sampled_from([*RARE, "zebra", "harpsichord", "of", "the", "and"]), min_size=3, max_size=25))
def test_what_nobody_said_is_not_found(checker: Checker, words: list[str]) -> None:
    text = " ".join(words)
    if plain(text) not in " | ".join(map(plain, QUOTES)):
        assert check(checker, text).result == "not-found"


def test_where_all_words_are_common_runs_of_them_lead_to_the_quote(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "RARE", 3)
    for words in QUOTES[:40]:
        said = words.split()
        said[len(said) // 2] = "zeppelin"
        assert check(checker, " ".join(said)).matches[0].quote.text == words


@pytest.mark.parametrize(("changed", "enough"), [(0, 1), (1, 3), (2, 5)])
def test_no_more_runs_are_looked_up_than_tell_that_nothing_is_closer(
    checker: Checker, monkeypatch: pytest.MonkeyPatch, changed: int, enough: int
) -> None:
    """What is whole in more runs than words are changed, no two of which share one, is as close as anything."""
    looked_up: list[object] = []
    runs = candidates._rare_runs

    def noted(*given: Any) -> Iterator[Any]:
        for one in runs(*given):
            looked_up.append(one)
            yield one

    monkeypatch.setattr(candidates, "_rare_runs", noted)
    monkeypatch.setattr(candidates, "_rare_words", lambda *_: [])
    for words in [words for words in QUOTES if len(words.split()) > 24][:5]:
        said = words.split()
        for number in range(changed):
            said[6 + 5 * number] = "zeppelin"
        looked_up.clear()
        assert check(checker, " ".join(said)).matches[0].quote.text == words
        assert len(looked_up) <= enough


def test_what_very_many_said_is_sought_among_those_that_matter(
    make_store: Callable[..., Path], vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond what is compared, the person's own words and those of the days asked for are found all the same."""
    monkeypatch.setattr(candidates, "MOST", 5)
    monkeypatch.setattr(candidates, "OWN", 3)
    people = [corpus.person(name, family=name.split()[1]) for name in ("Ana Silva", "Jonas Berg")]
    thanks = "Thank you very much for coming here today."
    records = [
        corpus.record(
            corpus.quote(thanks, people[0]), persons=people[:1], opening=f"Report {at}", published="2025-01-01"
        )
        for at in range(20)
    ]
    records.append(corpus.record(*(corpus.quote(f"{thanks} {at}", people[1]) for at in range(4)), persons=people,
                                 published="2025-02-01"))  # fmt: skip
    session = open_reading(make_store(*records))
    claim = Claim("thank you very much for coming", 0, 30, "jonas-berg")
    assert Checker(session, vocabulary).check(claim).result == "verbatim"
    assert Checker(session, vocabulary, ("2025-02-01", None)).check(claim).result == "verbatim"
    january = Checker(session, vocabulary, (None, "2025-01-31"))
    assert january.check(claim).result == "other-speaker"
    assert january.extent().model_dump()["quotes"] == 20
    session.raw.close()
