"""No text makes the Korean reader fail, its parts are verbatim, and its time is in proportion to the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.proof import prove
from app.extraction.korean import read as read_korean
from app.extraction.segmentation import segment
from app.extraction.wordlists import words
from tests.articles.golden import terms
from tests.extraction.korean.reading import read

PIECES = st.sampled_from(
    sorted(
        words("""
            “ ” " ‘ ’ 「 」 ( ) . , 김지호 외교부 장관은 김 장관은 이 관계자는 그는 정부 고위 두 20일 지난달
            29일 라고 고 며 말했다 밝혔다고 있다고 따르면 에 서울에서 열린 제1차 포럼에서 미국 트럼프 대통령
            이어 것을 촉구했다 2월 30일 한미동맹 겸 대행
        """)
        | {"\n", "\ue000"}
    )
)


@settings(max_examples=150)
@given(st.one_of(st.text(min_size=1), st.lists(st.one_of(PIECES, st.text(max_size=3)), min_size=1).map(" ".join)))
def test_any_text(text: str) -> None:
    text = "".join(c for c in text if c != "\x00" and not "\ud800" <= c <= "\udfff") or "가"
    record = read(text)
    prove(record, terms())
    for quote in record.quotes:
        assert [part.exact for part in quote.parts] == [text[part.start : part.end] for part in quote.parts]


INTERVIEW = "김지호 장관은 인터뷰에서 북한은\n-가 나.\n“가 나 다.”\n"


@pytest.mark.parametrize(
    "piece", ["“가 ", "“가나다”며 ", "‘가’ ", "김지호 외교부 장관은 ", "했다고 말했다 ", "20일 ", "외교부 ", INTERVIEW]
)
def test_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        document = segment(piece * (length // len(piece)), published="2025-11-20", language="ko")
        begun = time.process_time()
        read_korean(document, terms())
        return time.process_time() - begun

    seconds(2_000)
    short, long = min(seconds(10_000) for _ in range(3)), min(seconds(80_000) for _ in range(2))
    assert long < 24 * short + 0.05
