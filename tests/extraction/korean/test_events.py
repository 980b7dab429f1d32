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
        "전화 통화",
        "call",
        None,
        "2025-11-20",
        None,
    ),
    "통일부 대변인은 20일 정례브리핑에서 “길은 멀다”고 밝혔다.": (
        "정례브리핑",
        "press-conference",
        None,
        "2025-11-20",
        None,
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
    ],
)
def test_no_event(text: str) -> None:
    assert read(text + SAID).event is None
