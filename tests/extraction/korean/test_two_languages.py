"""One person in two scripts: joined where the gazetteer proves it, never by romanisation, never against the facts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.records import Record, SourceRecord
from app.domain.vocabulary import Vocabulary
from app.extraction import pipeline
from tests.store.stores import Store

ENGLISH = "First Vice Foreign Minister Park Yoon-joo spoke in Seoul. “The road is long,” Park said."
KOREAN = "박윤주 외교부 1차관은 20일 서울에서 기자들과 만나 “그래도 가야 한다”고 말했다."


@pytest.fixture
def store(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Store:
    return Store(make_store(), vocabulary)


def _read(text: str, language: str, vocabulary: Vocabulary) -> Record:
    return pipeline.extract(SourceRecord(text=text, published="2025-11-20", language=language), vocabulary)


@pytest.mark.parametrize("order", [("en", "ko"), ("ko", "en")])
def test_both_scripts_are_one_person(store: Store, order: tuple[str, str]) -> None:
    texts = {"en": ENGLISH, "ko": KOREAN}
    store.put(*(_read(texts[language], language, store.vocabulary) for language in order))
    [person] = store.documents("persons").values()
    names = {person["name"], *(other["name"] for other in person["names"])}
    assert names >= {"Park Yoon-joo", "박윤주"}
    assert person["quote_count"] == 2


def test_another_country_makes_another_person(store: Store) -> None:
    other = "박윤주 미국 국무부 차관보는 “우리는 가지 않는다”고 말했다."
    store.put(_read(ENGLISH, "en", store.vocabulary), _read(KOREAN, "ko", store.vocabulary))
    store.put(_read(other, "ko", store.vocabulary))
    assert sorted(one["quote_count"] for one in store.documents("persons").values()) == [1, 2]


def test_romanisation_joins_nobody(store: Store) -> None:
    english = "Deputy Minister Seo Min-jae spoke in Seoul. “The road is long,” Seo said."
    korean = "서민재 외교부 2차관은 “그래도 가야 한다”고 말했다."
    store.put(_read(english, "en", store.vocabulary), _read(korean, "ko", store.vocabulary))
    assert sorted(one["name"] for one in store.documents("persons").values()) == ["Seo Min-jae", "서민재"]
