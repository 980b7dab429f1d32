"""Which clause a quotation belongs to, and who its subject is, where the prose winds."""

import pytest

from tests.extraction.quoting import spoken

CLAUSES = [
    ("went on about", "As Ida Berg went on about “ferries nobody mends,” Lind nodded.", "ferries nobody mends,"),
    ("spoke of", "Olav Lind nodded while Ida Berg spoke of “a sad day for Pell.”", "a sad day for Pell."),
    (
        "a clause with its own “that”",
        "Ida Berg firmly told a pilot who had said that some may leave for want of work that “leaving is no plan.”",
        "leaving is no plan.",
    ),
    ("behind a programme", "On “Harbour Hour,” Ida Berg, who lost, named the young. “They wait.”", "They wait."),
    ("brackets in an apposition", "“We wait!” Lind’s niece, state Del. Ida “Storm” Berg (Pell), shouted.", "We wait!"),
    ("is how", "“It is a mess,” is how Ida Berg, the pilot, sums up the talks with Olav Lind.", "It is a mess,"),
    ("quoted by a body", "“We wait,” the state news agency quoted port spokeswoman Ida Berg as saying.", "We wait,"),
    ("one of several", "“I know Olav Lind,” said one of the dockers, Ida Berg.", "I know Olav Lind,"),
    ("an adverb in front", "“It is over,” a visibly tired Ida Berg told Olav Lind.", "It is over,"),
    ("a rival in apposition", "Olav Lind smiled. His rival, Ida Berg, was less polite: “It is dead.”", "It is dead."),
    ("among others", "Many pilots said so, among them Ida Berg — “No ship may sail” — and Lind.", "No ship may sail"),
    ("who went on to tell", "A map was shown to Ida Berg, who went on to tell us, “Lind drew it.”", "Lind drew it."),
    ("a verb that opens", "Enter Ida Berg. “I know everybody,” she says.", "I know everybody,"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "words"), CLAUSES)
def test_whose_words_they_are(why: str, text: str, words: str) -> None:
    assert [who for _, said, who in spoken(text) if said == words] == ["Ida Berg"], why


UNNAMED = [
    ("employees", "“I remember it,” a former Blue Dock employee recalled.", "former Blue Dock employee"),
    ("several", "“We wait,” the dockers said.", "dockers"),
    ("once a partner", "“He left,” the ex-partner testified.", "ex-partner"),
    ("behind a body’s name", "A Blue Dock worker testified that “the Danes were afraid” by noon.", "Blue Dock worker"),
]


@pytest.mark.parametrize(("why", "text", "speaker"), UNNAMED)
def test_nouns_for_people_speak(why: str, text: str, speaker: str) -> None:
    assert [who for _, _, who in spoken(text)] == [speaker], why


def test_a_clause_between_two_quotations_may_introduce_the_second() -> None:
    assert spoken("“We sail,” Ida Berg said, to which Olav Lind replied, “Not in ice.”") == [
        ("after", "We sail,", "Ida Berg"),
        ("before", "Not in ice.", "Olav Lind"),
    ]


def test_judgements_that_only_commas_part_are_one_quote() -> None:
    text = "Ida Berg railed at Olav Lind, calling him “a fraud,” “a coward,” “a thief.”"
    assert spoken(text) == [("within", "a fraud, … a coward, … a thief.", "Ida Berg")]


def test_a_question_is_not_carried_to_the_answer_behind_it() -> None:
    text = "Ida Berg met Olav Lind. “There is a risk,” Berg said. “Do you deny it?”\n\n“The risk is small.”"
    assert [rule for rule, said, _ in spoken(text) if said == "The risk is small."] != ["carried"]


def test_a_noun_for_several_is_nobody_whom_a_pronoun_means() -> None:
    text = "“We count,” says a doctor from Pell. Residents said they wait. On Monday he left. “It hurts,” he says."
    assert spoken(text)[-1][2] != "Residents"


def test_what_a_transcript_tells_of_the_room_is_no_speech() -> None:
    text = (
        "Ida Berg met Olav Lind.\n\n"
        "“LIND: Will it sail?\n\n“BERG: It will.\n\n“(Laughter.)\n\n“And soon.\n\n“Follow Ida Berg on Twitter @berg."
    )
    assert [(said, who) for _, said, who in spoken(text)] == [
        ("LIND: Will it sail?", "Olav Lind"),
        ("BERG: It will. … And soon.", "Ida Berg"),
    ]


def test_labels_that_point_or_sell_make_no_transcript() -> None:
    page = (
        "Ida Berg won.\n\nREAD MORE: How Berg won.\n\nBUY NOW: A model ship\n\nREAD MORE: More of Berg\n\nSHOP: A flag"
    )
    assert spoken(page) == []
