"""Meetings: pairs of people are counted once an event, whoever else was there."""

from app.domain import meetings

ROWS = [(7, 1, 10), (7, 2, 11), (7, 3, 12), (7, 1, 13), (8, 1, 14), (8, 2, 15), (9, 3, 16), (9, 3, 17)]


def test_an_event_at_which_one_person_spoke_is_no_meeting() -> None:
    assert meetings.meetings(ROWS) == {7: {1: [10, 13], 2: [11], 3: [12]}, 8: {1: [14], 2: [15]}}


def test_attendance_and_pairs() -> None:
    held = meetings.meetings(ROWS)
    assert meetings.attendance(held) == {
        1: meetings.Attendance(2, 3, 3), 2: meetings.Attendance(2, 3, 2), 3: meetings.Attendance(1, 2, 1)
    }  # fmt: skip
    assert (meetings.at_most(held), meetings.pairs(held)) == (4, 3)


def test_events_in_common_of_those_who_are_chosen() -> None:
    held = meetings.meetings(ROWS)
    assert list(meetings.in_common(held, [3, 2, 1]).items()) == [((2, 1), [7, 8]), ((3, 2), [7]), ((3, 1), [7])]
    assert meetings.in_common(held, [1]) == {}
