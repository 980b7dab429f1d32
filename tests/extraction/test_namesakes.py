"""Whom a short form means: surnames that are words of titles, that several share, and given names alone."""

import pytest

from app.extraction.assembly import THRESHOLD
from tests.extraction.quoting import spoken, statements

FAR = "The council met, and it met again. The books stayed open, as they had in other years. " * 8

SHORT_FORMS = [
    ("a title as a surname", "Harbour Director Tunde Shah came.\n\n“It holds,” Shah said.", ["Tunde Shah"]),
    ("behind an office", "Deputy Mayor Imre King came.\n\n“It holds,” said King.", ["Imre King"]),
    ("an odd surname", "Ximene Fields came.\n\n“It holds,” Fields said.", ["Ximene Fields"]),
    ("with a number", "J. Thorn Wexford III, the banker, came. “It holds,” Wexford said.", ["J. Thorn Wexford III"]),
    ("a small word as a name", "“It holds,” said Will Brandvold. “Well,” Brandvold added.", ["Will Brandvold"]),
    ("a Chinese small word", "Vice Premier He Jiping came. “It holds,” he said.", ["He Jiping"]),
    ("a Korean small word", "An Ho-jin, the envoy, came. “It holds,” An said.", ["An Ho-jin"]),
    ("a given name", "Ida Quill met her son Corvin Quill. “It holds,” Corvin said.", ["Corvin Quill"]),
    ("of kin it is not", "Della Crane and her husband, Hugh Crane, came. “It holds,” Crane said.", ["Della Crane"]),
    ("nor whose it is", "Della Crane met Hugh Crane’s friends. “It holds,” Crane said.", ["Della Crane"]),
    ("but Mr. tells", "Ida Crane and her husband, John Crane, came. “It holds,” Mr. Crane said.", ["John Crane"]),
    ("the office tells", "President Ib Renn met ex-President Jo Renn. “It holds,” President Renn said.", ["Ib Renn"]),
    ("the former office", "Ex-President Jo Renn met Sen. Ib Renn. “It holds,” ex-President Renn said.", ["Jo Renn"]),
    ("a nickname", "Tavita “Coco” Haldorsen came. “It holds,” Haldorsen said.", ["Tavita Haldorsen"]),
    ("a headline's verb", "Edward Berg Goes After Port\n\nHe goes far. “It holds,” Berg said.", ["Edward Berg"]),
    ("a headline", "Edward Berg Slams Port Plan\n\n“It holds,” Berg said.", ["Edward Berg"]),
    ("no slogan", "Olav Lind came. Shirts read “Jail Lind”; he was in jail. “It holds,” Lind said.", ["Olav Lind"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "speakers"), SHORT_FORMS)
def test_short_forms(why: str, text: str, speakers: list[str]) -> None:
    said = [who for _, words, who in spoken(text) if words.startswith("It holds")]
    assert said == speakers, why


def test_a_question_begins_with_no_name() -> None:
    assert spoken("Olav Lind came. Will Lind stay? “It holds,” Lind said.")[-1][2] == "Olav Lind"


def test_who_is_called_so_more_often_is_meant_far_from_another_named_once() -> None:
    called = "“It holds,” Crane said.\n\n“It leaks,” Crane said.\n\nHugh Crane, no relation, farms nearby.\n\n"
    text = f"Della Crane runs the town.\n\n{called}{FAR}\n\n“We vote,” Crane said."
    assert spoken(text)[-1][2] == "Della Crane"
    assert spoken(text.replace(FAR, "He farms well."))[-1][2] == "Hugh Crane"


def test_a_surname_is_sure_until_another_of_that_name_comes() -> None:
    first = "Della Crane runs the town.\n\n“It holds,” Crane said.\n\n"
    alone, beside = statements(f"{first}Hugh Crane came.\n\n“It leaks,” Crane said.")
    assert (alone.sure >= THRESHOLD, beside.sure >= THRESHOLD) == (True, False)
    [_, apart] = statements(f"{first}{FAR}\n\nHugh Crane came.\n\n“It leaks,” Crane said.")
    assert apart.sure >= THRESHOLD
