import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.annotations import Document
from app.extraction.dating import find_dates
from app.extraction.segmentation import segment

THURSDAY = "2025-11-20"


def document(text: str, published: str | None = THURSDAY) -> Document:
    return segment(text, published=published, language="en")


def found(text: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(m.date.as_written or "", m.date.edtf) for m in find_dates(document(text, published))]


WEEKDAYS = [
    ("The minister said Thursday that talks would resume.", "Thursday", "2025-11-20"),
    ("She said on Friday that it was over.", "Friday", "2025-11-14"),
    ("Wednesday’s meeting was short.", "Wednesday", "2025-11-19"),
    ("The envoys will meet on Friday in Tokyo.", "Friday", "2025-11-21"),
    ("The envoys agreed to meet again on Monday.", "Monday", "2025-11-24"),
    ("Talks are scheduled for Saturday.", "Saturday", "2025-11-22"),
    ("He said he would stay and will meet her on Monday.", "Monday", "2025-11-24"),
    ("On Tuesday, the premier will fly to Oslo.", "Tuesday", "2025-11-25"),
    ("On Tuesday, the premier flew to Oslo.", "Tuesday", "2025-11-18"),
    ("He spoke to the press on Monday.", "Monday", "2025-11-17"),
    ("They will meet Thursday.", "Thursday", "[2025-11-20,2025-11-27]"),
    ("They met last Friday.", "last Friday", "2025-11-14"),
    ("They met last Tuesday.", "last Tuesday", "[2025-11-11,2025-11-18]"),
    ("They met last Thursday.", "last Thursday", "2025-11-13"),
    ("He leaves next Thursday.", "next Thursday", "2025-11-27"),
    ("He leaves next Saturday.", "next Saturday", "[2025-11-22,2025-11-29]"),
    ("The vote is this Friday.", "this Friday", "[2025-11-14,2025-11-21]"),
    ("He spoke Tuesday morning.", "Tuesday morning", "2025-11-18"),
    ("They talked Monday through Wednesday.", "Monday through Wednesday", "2025-11-17/2025-11-19"),
    ("THURSDAY, the envoy said.", "THURSDAY", "2025-11-20"),
]

DAYS = [
    ("They met on Oct. 29 in Gyeongju.", "Oct. 29", "2025-10-29"),
    ("They met on October 29, 2024, in Paris.", "October 29, 2024", "2024-10-29"),
    ("It happened on 29 October.", "29 October", "2025-10-29"),
    ("It happened on the 3rd of November 2023.", "3rd of November 2023", "2023-11-03"),
    ("It was signed on Thursday, Nov. 20.", "Thursday, Nov. 20", "2025-11-20"),
    ("It falls on Wednesday, Dec. 3.", "Wednesday, Dec. 3", "2025-12-03"),
    ("They will meet on Dec. 3.", "Dec. 3", "2025-12-03"),
    ("They met on Dec. 3.", "Dec. 3", "2024-12-03"),
    ("The Dec. 3 gathering", "Dec. 3", "[2024-12-03,2025-12-03]"),
    ("A leap day, Feb. 29, 2024, came.", "Feb. 29, 2024", "2024-02-29"),
    ("signed on March 1 of last year", "March 1 of last year", "2024-03-01"),
    ("Filed 2025-10-29.", "2025-10-29", "2025-10-29"),
    ("Filed 10/29/2025.", "10/29/2025", "2025-10-29"),
    ("Filed 3/4/2025.", "3/4/2025", "[2025-03-04,2025-04-03]"),
    ("They talked from Nov. 3 to 5 in Geneva.", "Nov. 3 to 5", "2025-11-03/2025-11-05"),
    ("The forum ran Nov. 3-5, 2024.", "Nov. 3-5, 2024", "2024-11-03/2024-11-05"),
    ("The forum ran Nov. 30–Dec. 2, 2024.", "Nov. 30–Dec. 2, 2024", "2024-11-30/2024-12-02"),
    ("The forum ran Dec. 30 to Jan. 2, 2025.", "Dec. 30 to Jan. 2, 2025", "2024-12-30/2025-01-02"),
    ("They talked from 3 to 5 November.", "3 to 5 November", "2025-11-03/2025-11-05"),
    ("They talked on Nov. 3 and 4.", "Nov. 3 and 4", "2025-11-03/2025-11-04"),
    ("They talked on Nov. 3 and 6.", "Nov. 3 and 6", "{2025-11-03,2025-11-06}"),
    ("in the week of Nov. 10", "week of Nov. 10", "[2025-11-10..2025-11-16]"),
    ("Yesterday he left.", "Yesterday", "2025-11-19"),
    ("He returned today.", "today", "2025-11-20"),
    ("They came last night.", "last night", "[2025-11-19..2025-11-20]"),
    ("It began the day before yesterday.", "the day before yesterday", "2025-11-18"),
    ("It began three days ago.", "three days ago", "[2025-11-16..2025-11-18]"),
    ("It began two weeks ago.", "two weeks ago", "[2025-11-02..2025-11-10]"),
]

STRETCHES = [
    ("It was issued in mid-November.", "mid-November", "[2025-11-11..2025-11-20]"),
    ("It was issued in early March.", "early March", "[2025-03-01..2025-03-10]"),
    ("It was issued in late September 2024.", "late September 2024", "[2024-09-21..2024-09-30]"),
    ("It was issued at the end of March.", "end of March", "[2025-03-21..2025-03-31]"),
    ("It was founded in March.", "in March", "2025-03"),
    ("It was founded in November.", "in November", "2025-11"),
    ("It closed in December.", "in December", "2024-12"),
    ("It will close in December.", "in December", "2025-12"),
    ("A visit in December", "in December", "[2024-12,2025-12]"),
    ("It will open in March.", "in March", "2026-03"),
    ("It was founded in March 2019.", "March 2019", "2019-03"),
    ("It was founded in March of last year.", "March of last year", "2024-03"),
    ("He came last December.", "last December", "2024-12"),
    ("He came last March.", "last March", "[2024-03,2025-03]"),
    ("He comes next March.", "next March", "2026-03"),
    ("Closed since March.", "March", "2025-03"),
    ("the October summit", "October", "2025-10"),
    ("open from June to August 2024", "June to August 2024", "2024-06/2024-08"),
    ("Exports rose last month.", "last month", "2025-10"),
    ("They met late last month.", "late last month", "[2025-10-21..2025-10-31]"),
    ("Next year it ends.", "Next year", "2026"),
    ("It opens early next year.", "early next year", "[2026-01-01..2026-04-30]"),
    ("Earlier this year they fell out.", "Earlier this year", "[2025-01-01..2025-11-20]"),
    ("They met earlier this month.", "earlier this month", "[2025-11-01..2025-11-20]"),
    ("They meet later this week.", "later this week", "[2025-11-20..2025-11-23]"),
    ("They met last week.", "last week", "[2025-11-09..2025-11-16]"),
    ("They met over the weekend.", "over the weekend", "[2025-11-15..2025-11-16]"),
    ("due in the second half of 2026", "second half of 2026", "2026-41"),
    ("due in the first quarter of next year", "first quarter of next year", "2026-33"),
    ("It shrank in the third quarter.", "third quarter", "2025-35"),
    ("It shrank in Q3 2025.", "Q3 2025", "2025-35"),
    ("done by the end of 2026", "end of 2026", "[2026-09-01..2026-12-31]"),
    ("done by the end of the year", "end of the year", "[2025-09-01..2025-12-31]"),
    ("since mid-2024", "mid-2024", "[2024-05-01..2024-08-31]"),
    ("In 2024, trade grew.", "2024", "2024"),
    ("the 2018 summit", "2018", "2018"),
    ("from 2018 to 2022", "2018 to 2022", "2018/2022"),
    ("the 2018-19 talks", "2018-19", "2018/2019"),
    ("in the 1990s", "1990s", "199X"),
    ("in the late 1980s", "late 1980s", "[1987-01-01..1989-12-31]"),
]


@pytest.mark.parametrize(("text", "written", "edtf"), WEEKDAYS + DAYS + STRETCHES)
def test_a_date_is_read_as_written(text: str, written: str, edtf: str) -> None:
    assert found(text) == [(written, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "He may come, and they march on; she sat down.",
        "March with us. May we ask why?",
        "Theresa May said so, and May's cabinet agreed.",
        "Since May took office, nothing moved.",
        "The technologies of tomorrow and the heroes of yesterday",
        "“Today we begin,” she said.",
        "“We leave tomorrow,” he said.",
        "Black Friday and the Sunday Times",
        "He comes every Monday.",
        "A week from Monday it ends.",
        "over the last year, in the past month, for the last week of it",
        "He paid $2024 and 2,024 won for 2000 tons at 2000 GMT.",
        "Resolution 2087 and the 2030 Agenda",
        "March 5,000 miles; Nov. 3.5 points; May 20 percent",
        "Nov. 31",
        "the Oct. 7 attacks",
        "more than two weeks ago; about a year ago",
        "August Wilson, April Ryan and June Teufel",
        "room 2015-B, no. 19-2024-11",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_vagueness_is_marked() -> None:
    mid_november, october = find_dates(document("Issued in mid-November, agreed on Oct. 29."))
    assert mid_november.date.approximate
    assert (mid_november.date.earliest, mid_november.date.latest) == ("2025-11-11", "2025-11-20")
    assert not october.date.approximate
    assert october.date.basis == "stated"


def test_without_a_published_date_only_what_needs_none_is_resolved() -> None:
    text = "On Thursday, last month, in March, Oct. 29, yesterday and two weeks ago; May 5, 2024, in 2023, the 1990s."
    assert found(text, None) == [("May 5, 2024", "2024-05-05"), ("2023", "2023"), ("1990s", "199X")]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "9999-99-99"])
def test_the_ends_of_the_calendar_are_no_error(published: str) -> None:
    for text, _, _ in WEEKDAYS + DAYS + STRETCHES:
        find_dates(document(text, published))


def test_the_opening_date_line_is_not_read() -> None:
    assert found("date 2025-11-20 He spoke on Monday.") == [("Monday", "2025-11-17")]


PIECES = st.sampled_from(
    [
        "Thursday",
        "next ",
        "last ",
        "mid-",
        "early ",
        "Nov. ",
        "March ",
        "May ",
        "in ",
        "the ",
        "31",
        "29",
        "2024",
        " ",
        "\n",
        ", ",
        "-",
        "–",
        "to ",
        "first ",
        "quarter",
        "half",
        " of ",
        "year",
        "week",
        "ago",
        "two ",
        "“",
        "”",
        ".",
        "will ",
        "1990s",
        "/",
        "Feb. ",
        "7",
        "12",
        "Q4 ",
        "and ",
        "'s",
        "today",
        "weekend",
        "end ",
        "this ",
        "Sunday",
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join), st.dates().map(date.isoformat) | st.none())
def test_any_text_gives_dates_with_their_words(text: str, published: str | None) -> None:
    read = document(text, published)
    mentions = find_dates(read)
    assert list(mentions) == sorted(mentions, key=lambda m: m.start)
    for mention in mentions:
        [span] = mention.date.evidence
        assert (span.start, span.end) == (mention.start, mention.end)
        assert text[span.start : span.end] == mention.date.as_written
        assert mention.date.earliest is not None
        assert mention.date.latest is not None
        assert mention.date.earliest <= mention.date.latest


@pytest.mark.slow  # what a clock decides is no unit test
@pytest.mark.parametrize(
    "piece", ["1", "in ", "2024 ", "mid ", "20-", "the first quarter of ", "Nov. ", "early \n", "to "]
)
def test_time_is_linear(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    read = document(text)
    begun = time.perf_counter()
    find_dates(read)
    assert time.perf_counter() - begun < 3
