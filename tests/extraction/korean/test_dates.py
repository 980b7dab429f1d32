"""Korean words for days against a source of Thursday, 20 November 2025: never more exact than they are."""

import pytest

from app.extraction.korean.dates import DATING
from app.extraction.segmentation import segment
from tests.extraction.korean.reading import DAY, read

DATES = {
    "포럼이 20일 열렸다": "2025-11-20",
    "포럼이 19일(현지시간) 열렸다": "2025-11-19",
    "포럼이 25일 열린다": "2025-11-25",
    "지난 25일 열린 포럼": "2025-10-25",
    "오는 5일 열리는 포럼": "2025-12-05",
    "지난달 29일 열린 회담": "2025-10-29",
    "지난 달 29일 열린 회담": "2025-10-29",
    "다음 달 3일 만난다": "2025-12-03",
    "내달 3일 만난다": "2025-12-03",
    "11월 20일 열렸다": "2025-11-20",
    "12월 1일 열릴 예정이다": "2025-12-01",
    "2025년 11월에 열렸다": "2025-11",
    "2024년 2월 29일 만났다": "2024-02-29",
    "오는 3월 연다": "2026-03",
    "지난 3월 합의했다": "2025-03",
    "이달 중순 만난다": "[2025-11-11..2025-11-20]",
    "지난달 말 만났다": "[2025-10-21..2025-10-31]",
    "올해 만났다": "2025",
    "내년 상반기에 연다": "2026-40",
    "내년 1분기에 연다": "2026-33",
    "작년 3월에 만났다": "2024-03",
    "어제 만났다": "2025-11-19",
    "오늘 만났다": "2025-11-20",
    "다음 주 월요일 만난다": "2025-11-24",
    "사흘 전 만났다": "2025-11-17",
    "20~22일 열린다": "2025-11-20/2025-11-22",
}


def edtf(text: str, published: str | None = DAY) -> list[str]:
    """The dates of a text."""
    return [mention.date.edtf for mention in DATING.find(segment(text, published=published, language="ko"))]


@pytest.mark.parametrize(("text", "expected"), DATES.items(), ids=DATES.keys())
def test_dates(text: str, expected: str) -> None:
    assert edtf(text) == [expected]


@pytest.mark.parametrize(
    "text", ["20일간 열렸다", "20일 동안", "3일째 이어졌다", "30일 만에", "2월 30일", "100일", "1920년대"]
)
def test_what_is_no_date(text: str) -> None:
    assert edtf(text) == []


def test_without_a_published_day_only_whole_dates_are_known() -> None:
    assert edtf("지난달 29일과 2025년 3월 2일, 20일", None) == ["2025-03-02"]


def test_a_day_beside_the_subject_is_when_it_was_said() -> None:
    [quote] = read("서민재 외교부 2차관은 18일 “길은 멀다”고 말했다.").quotes
    assert quote.said is not None
    assert quote.said.edtf == "2025-11-18"


def test_the_day_of_something_else_is_not() -> None:
    [quote] = read("서민재 외교부 2차관은 지난달 29일 체결된 각서에 대해 “길은 멀다”고 말했다.").quotes
    assert quote.said is not None
    assert (quote.said.edtf, str(quote.said.basis)) == (DAY, "published")


def test_a_day_of_its_own_dates_nobody_elses_words() -> None:
    text = (
        "서민재 외교부 2차관은 19일 “길은 멀다”고 말했다. 안네 뤼스타드 주한 노르웨이 대사는 지난 3일 “간다”고 말했다. "
        "통일부는 “함께 간다”고 밝혔다."
    )
    assert [quote.said.edtf for quote in read(text).quotes if quote.said] == ["2025-11-19", "2025-11-03", "2025-11-19"]
