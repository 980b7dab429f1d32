"""Whom a short form means: surnames that are words of titles, that several share, and given names alone."""

import time

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
    ("a particle", "Bill van der Holt came. “It holds,” Van der Holt said.", ["Bill van der Holt"]),
    ("two surnames", "Ana García Holt came. “It holds,” García Holt said.", ["Ana García Holt"]),
    ("a particle before two", "Trade Minister Juan Pablo de la Torre Holt came. “It holds,” De la Torre said.",
     ["Juan Pablo de la Torre Holt"]),
    ("a given name told of", "Abebe Renn met Jo Moe. Abebe, an envoy, left. “It holds,” he said.", ["Abebe Renn"]),
    ("the surname in front", "Hoshino Mayumi came. “It holds,” Hoshino said.", ["Hoshino Mayumi"]),
    ("a saint", "Ida St. Renn came. “It holds,” St. Renn said.", ["Ida St. Renn"]),
    ("without its article", "Omar al-Renn came. “It holds,” Renn said.", ["Omar al-Renn"]),
    ("a month", "June Renn came in June. In June Jo Moe left. “It holds,” Renn said.", ["June Renn"]),
    ("at the head", "Will Renn came. “It holds,” Renn said.", ["Will Renn"]),
    ("a colour", "Rumi Tove White came. “It holds,” Ms. White said.", ["Rumi Tove White"]),
    ("a king of no country", "“It holds,” said Vetipol King, a pilot. Mr. King left.", ["Vetipol King"]),
    ("a building", "Hogan Church came. “It holds,” Mr. Church said.", ["Hogan Church"]),
    ("no saint", "Ib Renn left St. Moe’s School. “It holds,” he said.", ["Ib Renn"]),
    ("a nickname", "Tavita “Coco” Haldorsen came. “It holds,” Haldorsen said.", ["Tavita Haldorsen"]),
    ("a headline's verb", "Edward Berg Goes After Port\n\nHe goes far. “It holds,” Berg said.", ["Edward Berg"]),
    ("a headline", "Edward Berg Slams Port Plan\n\n“It holds,” Berg said.", ["Edward Berg"]),
    ("letters behind", "“It holds,” said Ximena Duarte MP. “It holds,” Ms Duarte added.", ["Ximena Duarte"] * 2),
    ("a knight", "“It holds,” said Sir Olav Renn. “It holds,” Sir Olav added.", ["Olav Renn"] * 2),
    ("in brackets", "Robert (Bob) Renn came. “It holds,” Renn said.", ["Robert Renn"]),
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


ELDER = [
    ("kin before", "Carl Renn and his son, Emil Renn, came."),
    ("kin behind", "Emil Renn, the nephew of Carl Renn, came."),
    ("a suffix", "Carl Renn met Emil Renn Jr. at noon."),
    ("ages", "Emil Renn, 31, met Carl Renn, 64."),
]


@pytest.mark.parametrize(("why", "text"), ELDER)
def test_the_elder_and_the_younger_are_told_apart(why: str, text: str) -> None:
    said = statements(f"{text}\n\n“It holds,” said the elder Renn.\n\n“It leaks,” the younger Mr. Renn said.")
    names = [(one.voice.name if one.voice else None, one.sure >= THRESHOLD) for one in said]
    assert names == [("Carl Renn", True), ("Emil Renn Jr." if "Jr." in text else "Emil Renn", True)], why


def test_a_form_of_address_that_does_not_fit_asserts_nobody() -> None:
    text = "Carl Renn and his wife, Ida, came. “It holds,” {} Renn said."
    assert [statements(text.format(given))[0].sure >= THRESHOLD for given in ("Mr.", "Mrs.")] == [True, False]


OFFICES = [
    ("a lesser one", "Gov. Ida Renn met Lt. Gov. Jo Moe. “It holds,” the governor said.", "Ida Renn"),
    ("the lesser one", "Lt. Gov. Jo Moe met Gov. Ida Renn. “It holds,” the lieutenant governor said.", "Jo Moe"),
    ("its state", "Danish Envoy Ida Renn met French Envoy Jo Moe. “It holds,” the Danish envoy said.", "Ida Renn"),
    ("a leader", "Danish President Ida Renn met Gov. Jo Moe. “It holds,” the Danish leader said.", "Ida Renn"),
    ("whose leader", "Denmark’s president, Ida Renn, met Jo Moe. “It holds,” Denmark’s leader said.", "Ida Renn"),
    ("a counterpart", "Envoy Bo Moe met a Danish counterpart, Ida Renn. “Yes,” the Danish envoy said.", "Ida Renn"),
    ("from abroad", "Envoy Jo Moe met Ida Renn, her Danish counterpart. “Yes,” the Danish envoy said.", "Ida Renn"),
    ("a chief", "IMF Managing Director Ida Renn met Jo Moe. “It holds,” the IMF chief said.", "Ida Renn"),
    ("in congress", "Rep. Ida Renn met Rep. Carl Moe. “It holds,” the congresswoman said.", "Ida Renn"),
    ("behind an age", "Ida Renn, 44, a nurse, met Jo Moe, 51, a farmer. “It holds,” the nurse said.", "Ida Renn"),
    ("behind a party", "Ida Renn (R-Pell), a senator, met Jo Moe. “It holds,” the senator said.", "Ida Renn"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "speaker"), OFFICES)
def test_whom_an_office_means(why: str, text: str, speaker: str) -> None:
    assert spoken(text)[-1][2] == speaker, why


ANSWERS = [
    ("told", "Carl Moe told Olav Renn that it would close.\n\n“It holds,” he replied."),
    ("told in marks", "“It will close,” Carl Moe told envoy Olav Renn.\n\n“It holds,” he answered."),
    ("of no known gender", "Carl Moe told Olavur Renn that it would close.\n\n“It holds,” he replied."),
    ("asked", "Carl Moe asked Olav Renn about the port. “It holds,” he answered."),
]


@pytest.mark.parametrize(("why", "text"), ANSWERS)
def test_who_was_told_or_asked_something_answers(why: str, text: str) -> None:
    assert spoken(text)[-1][2] in {"Olav Renn", "Olavur Renn"}, why


LISTS = [
    "Ana Renn met Ana Moe. The elder Ana left. ",
    "Ida Renn met Ib Renn. The elder Renn said so. ",
    "Gov. Ana {0} met Lt. Gov. Bo {0}. “It holds,” the governor said. ",
    "The Ministry of {0} met. The ministry said no. ",
    "Envoy Ana {0} met Envoy Bo {0}. “It holds,” the two envoys said. ",
    "Ana {0}: It holds.\n\nBo {0}: It does.\n\n",
    "{0} Renn met Jo Moe. {0}, an envoy, left. ",
    "Pilots met in Velta {0}, and the Rondan {0} said so. ",
]


@pytest.mark.slow  # what a clock decides is no unit test
@pytest.mark.parametrize("piece", LISTS)
def test_time_is_linear(piece: str) -> None:
    """1 to 3 s on an idle core; 15 to 600 where every name is looked at for each."""
    endings = (
        f"Du{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(300_000 // len(piece))
    )
    text = "".join(map(piece.format, endings))
    begun = time.process_time()
    statements(text)
    assert time.process_time() - begun < 10
