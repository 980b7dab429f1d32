"""Which clause a quotation belongs to, and who its subject is, where the prose winds."""

from unicodedata import normalize

import pytest

from app.extraction.assembly import THRESHOLD
from tests.extraction.quoting import spoken, statements

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
    ("until another acts", "Ida Berg said that until Iran assures us it waits, “no ship sails.”", "no ship sails."),
    ("an office of a body", "Ferry Bank of Pell President Ida Berg, one of ten, said it is “a risk.”", "a risk."),
    ("the last of two", "Olav Lind grew loud, and Ida Berg would stop him, saying, “We heard.”", "We heard."),
    ("behind a short form", "Ida Berg declared Lind would help the U.S. “mend the quays.”", "mend the quays."),
    ("by one, told by another", "“We expect a full watch” by Lind’s men, Ida Berg said.", "We expect a full watch"),
    ("in the view of", "Olav Lind is, in the view of Ida Berg, “a gifted pilot.”", "a gifted pilot."),
    ("now", "Ida Berg, once a rival, now calls Olav Lind “the best of us.”", "the best of us."),
    ("an answer that was", "Ida Berg spoke. Her answer was that the deal was “dead on the quay.”", "dead on the quay."),
    ("a noun's that-clause", "Olav Lind left. Ida Berg’s finding that it was “a sham” came late.", "a sham"),
    ("no verb has gone", "Ida Berg warned that the port has gone “soft” since May.", "soft"),
    ("continues to be", "Ida Berg said Olav Lind will continue to be “a friend.”", "a friend."),
    ("behind an agency", "Oslo (AFP) – Democrat Ida Berg took a swipe at Olav Lind, saying “we wait.”", "we wait."),
    ("of two the second", "When Olav Lind left, an angry Ida Berg, his old rival, said it “holds.”", "holds."),
    ("a body in apposition", "Ida Berg, head of Pell First, a liberal super PAC, said it “holds.”", "holds."),
    ("an adverb in front", "Olav Lind left. Shortly afterward, Ida Berg said she meant the port, “no man.”", "no man."),
    ("a participle in front", "Drafted in haste, Ida Berg’s letter praised him, citing his “care.”", "care."),
    ("states", "It has “old men” in many Baltic states and “new ones” here, said Ida Berg.", "old men … new ones"),
    ("a hall that claps", "When Ida Berg rose and said she would “guard us,” the hall applauded.", "guard us,"),
    ("who backs another", "One pilot backing Mr. Lind, Ida Berg of Blue Dock in Pell, said it “holds.”", "holds."),
    ("behind a comma", "Ida Berg wrote in her letter to the port,\n\n“We wait for you.”", "We wait for you."),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "words"), CLAUSES)
def test_whose_words_they_are(why: str, text: str, words: str) -> None:
    assert [who for _, said, who in spoken(text) if said == words] == ["Ida Berg"], why


@pytest.mark.parametrize("name", ["Connelly", "Manning", "Reed"])
def test_a_surname_in_mid_sentence_is_no_ordinary_word(name: str) -> None:
    assert spoken(f"“It holds,” said {name}. The port knew it.")[0][2] == name


def test_a_noun_that_describes_another_is_nobody() -> None:
    text = "It is a major issue, with Ida Berg — who has called for taxes — lambasting Lind.\n\n“It holds,” she said."
    assert spoken(text)[-1][2] == "Ida Berg"


def test_who_claims_something_is_not_who_spoke_last() -> None:
    text = "Olav Lind, for his part, says he trusts the talks may end in Carl Moe claiming the quay."
    assert spoken(f"{text}\n\n“It holds,” he said.")[-1][2] == "Olav Lind"


STATES = [
    ("beside another", "Standing next to Ida Berg, the Danish minister said “it holds.”", "Danish minister"),
    ("behind a meeting", "After meeting Minister Ida Berg, the French president said “it holds.”", "French president"),
    ("in apposition", "“It holds,” Ida Berg, the Danish minister said.", "Ida Berg"),
    ("signed by two", "“It holds,” read a joint statement issued by Ida Berg and Olav Lind.", "Ida Berg and Olav Lind"),
    ("signed by one", "“It holds,” reads a letter to the port signed by Ida Berg.", "Ida Berg"),
    (
        "two described",
        "Ida Berg, an envoy of Norway, and Lars Holm, her Danish counterpart, said it “holds.”",
        "Ida Berg, an envoy of Norway, and Lars Holm",
    ),
]


@pytest.mark.parametrize(("why", "text", "speaker"), STATES)
def test_who_speaks_for_states_and_in_statements(why: str, text: str, speaker: str) -> None:
    assert [who for _, _, who in spoken(text)] == [speaker], why


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("Ida Berg was blunt: “It holds to the end.”", True),
        ("Ida Berg held up a sign: “No more ships here.”", False),
        ("Ida Berg cut Olav Lind off: “It holds to the end.”", False),
    ],
)
def test_the_only_one_named_before_a_colon_is_asserted_unless_he_shows_words(text: str, asserted: bool) -> None:
    [said] = statements(text)
    assert (said.voice is not None and said.voice.name, said.sure >= THRESHOLD) == ("Ida Berg", asserted)


UNNAMED = [
    ("employees", "“I remember it,” a former Blue Dock employee recalled.", "former Blue Dock employee"),
    ("several", "“We wait,” the dockers said.", "dockers"),
    ("once a partner", "“He left,” the ex-partner testified.", "ex-partner"),
    ("close to somebody", "A source close to Olav Lind said he “left in good health.”", "source close to Olav Lind"),
    (
        "including somebody",
        "Several pilots close to Lind, including Ida Berg, said “no.”",
        "Several pilots close to Lind",
    ),
    ("with a capital", "Sources said the deal was “dead.”", "Sources"),
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


def test_what_stands_behind_a_semicolon_is_of_another() -> None:
    text = "Ida Berg thanked the crew for “their calm”; the pilot, Olav Lind, said it rained."
    assert [who for _, _, who in spoken(text)] == ["Ida Berg"]


@pytest.mark.parametrize(
    ("words", "members"), [("The two envoys", 2), ("the envoys", 2), ("the two mayors", 0), ("the three envoys", 0)]
)
def test_several_of_one_office_are_those_named(words: str, members: int) -> None:
    found = statements(f"Envoy Ida Berg met envoy Olav Lind and a mayor, Rui Moe. “It holds,” {words} said.")
    assert found[-1].voice is not None
    assert len(found[-1].voice.members) == members


def test_labels_that_point_or_sell_make_no_transcript() -> None:
    page = (
        "Ida Berg won.\n\nREAD MORE: How Berg won.\n\nBUY NOW: A model ship\n\nREAD MORE: More of Berg\n\nSHOP: A flag"
    )
    assert spoken(page) == []


def test_a_name_that_men_and_women_bear_goes_with_either_pronoun() -> None:
    text = "Olav Lind waved. “We wait,” said pilot Kim Adler.\n\n“It is late,” {} said."
    assert [spoken(text.format(word))[-1][2] for word in ("he", "she")] == ["Kim Adler", "Kim Adler"]


@pytest.mark.parametrize(("he", "she"), [("Oleksandr", "Katarzyna"), ("Raila", "Ngozi"), ("Dewey", "Antoinette")])
def test_given_names_of_many_peoples_tell_a_gender(he: str, she: str) -> None:
    assert spoken(f"{he} Renn met {she} Moe. “It holds,” she said.")[-1][2] == f"{she} Moe"
    assert spoken(f"{she} Moe met {he} Renn. “It holds,” he said.")[-1][2] == f"{he} Renn"


def test_an_age_tells_that_a_given_name_is_a_person() -> None:
    text = (
        "Curie Vang met Olav Lind. Lind shrugged. Curie, 21, came second, but she admitted the prize “had its price”."
    )
    assert [who for _, _, who in spoken(text)] == ["Curie Vang"]


@pytest.mark.parametrize("name", ["José Díaz", "Łukasz Żółć", "Trần Đức Lương", "Åsa Öberg", "Jean-Luc d’Arcy"])
def test_accents_may_stand_apart_from_their_letters(name: str) -> None:
    for form in ("NFC", "NFD"):
        text = normalize(form, f"“We wait,” said {name}, the pilot. “It is late,” {name.rsplit(maxsplit=1)[-1]} added.")
        assert [normalize("NFC", who or "") for _, _, who in spoken(text)] == [name] * len(spoken(text))


def test_an_apostrophe_that_was_spoilt_is_no_part_of_a_name() -> None:
    text = "“We wait,” Ida Berg said. “It is late,” Bergâ€™s rival Olav Lind said. “No,” said Berg."
    assert spoken(text)[-1][1:] == ("No,", "Ida Berg")


def test_a_spoilt_mark_alone_is_no_name() -> None:
    assert spoken("Ã\x80 “We wait,” Ida Berg said.")[0][2] == "Ida Berg"


@pytest.mark.parametrize("verb", ["crowed", "fretted", "drawled", "snarled", "groused", "remembered"])
def test_rare_verbs_of_saying_are_known_wherever_they_stand(verb: str) -> None:
    for text in (f"“We wait, Olav Lind,” Ida Berg {verb}.", f"“We wait, Olav Lind,” {verb} Ida Berg."):
        assert spoken(text)[0][0] in {"after", "after-inverted"}
        assert spoken(text)[0][2] == "Ida Berg"
