"""Which Korean openings tell of an event, and what they tell of it."""

import pytest

from tests.extraction.korean.reading import read

SAID = " 서민재 외교부 2차관은 “길은 멀다”고 말했다."
EVENTS = {
    "제3차 한·노르웨이 해양포럼이 20일 부산에서 열렸다.": ("한·노르웨이 해양포럼", "forum", 3, "2025-11-20", "부산"),
    "서민재 외교부 2차관은 19일 서울에서 열린 제2회 북극포럼 축사에서 “길은 멀다”고 말했다.": (
        "북극포럼",
        "forum",
        2,
        "2025-11-19",
        "서울",
    ),
    "서민재 외교부 장관은 20일 안네 뤼스타드 노르웨이 외교장관과 전화 통화를 했다.": (
        "서민재·안네 뤼스타드 전화 통화",
        "call",
        None,
        "2025-11-20",
        None,
    ),
    "통일부 대변인은 20일 정례브리핑에서 “길은 멀다”고 밝혔다.": (
        "통일부 정례브리핑",
        "press-conference",
        None,
        "2025-11-20",
        None,
    ),
    "20일 오슬로에서 개막한 ‘북극 물류 회의’에서 축사가 이어졌다.": (
        "북극 물류 회의",
        "conference",
        None,
        "2025-11-20",
        "오슬로",
    ),
    "한국과 노르웨이 국방장관이 20일 오슬로에서 회담을 열고 길을 논의했다.": (
        "한국·노르웨이 회담",
        "meeting",
        None,
        "2025-11-20",
        "오슬로",
    ),
    "서민재 외교부 2차관은 20일 서울에서 안네 뤼스타드 노르웨이 외교차관과 만나 길을 논의했다.": (
        "서민재·안네 뤼스타드 만남",
        "meeting",
        None,
        "2025-11-20",
        "서울",
    ),
    "서민재 외교부 2차관은 19일 서울 종로구 외교부 청사에서 열린 북극포럼 축사에서 “멀다”고 말했다.": (
        "북극포럼",
        "forum",
        None,
        "2025-11-19",
        "서울",
    ),
    "20일 서울에서 열린 포럼에서 참석자들이 웃고 있다. 제2회 북극포럼이 20일 서울에서 열렸다.": (
        "북극포럼",
        "forum",
        2,
        "2025-11-20",
        "서울",
    ),
    "외교부는 20일 자료를 냈다. 한소율 외교부 대변인은 이날 정례브리핑에서 “멀다”고 말했다.": (
        "외교부 정례브리핑",
        "press-conference",
        None,
        "2025-11-20",
        None,
    ),
    "외교부\n2025년 11월 20일\n개최\n□ 서 국장은 11월 20일(목) 나이로비에서 제3차 한-케냐 정책협의회를 개최하였다.": (
        "한-케냐 정책협의회",
        "meeting",
        3,
        "2025-11-20",
        "나이로비",
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"), EVENTS.items(), ids=[str(one[1]) + str(one[2]) for one in EVENTS.values()]
)
def test_events(text: str, expected: tuple[str, str, int | None, str, str | None]) -> None:
    event = read(text + SAID).event
    assert event is not None
    assert event.date is not None
    assert (event.name, event.kind, event.ordinal, event.date.edtf, event.place and event.place.name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "제3차 해양포럼이 오는 25일 부산에서 열린다.",
        "정부는 18일 한소율 대사를 내정했다.",
        "해양포럼이 열리지 않은 지 3년이 지났다.",
        "두 나라는 지난해 정상회담을 열기로 했다.",
        "20일 서울에서 회담이 열렸다.",
        "서민재 외교부 2차관은 20일 기자들과 만나 “멀다”고 말했다.",
    ],
)
def test_no_event(text: str) -> None:
    assert read(text + SAID).event is None
