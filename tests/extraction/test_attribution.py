import pytest

from app.extraction.assembly import THRESHOLD
from tests.extraction.quoting import spoken, statements, words

INTRODUCED = "Foreign Minister Ida Berg met Ambassador Olav Lind in Oslo.\n\n"

RULES = [
    ("label", "BERG: “We agreed.”", "We agreed."),
    ("before", "Berg said, “We agreed.”", "We agreed."),
    ("before", "Berg told reporters in Oslo on Monday: “We agreed.”", "We agreed."),
    ("before", "Berg, the minister who negotiated with Lind, said: “We agreed.”", "We agreed."),
    ("before", "Asked about Lind, Berg smiled and said, “We agreed.”", "We agreed."),
    ("after", "“We agreed,” Berg said.", "We agreed,"),
    ("after", "“We agreed,” Berg, a minister since May, later said.", "We agreed,"),
    ("after", "“Have we agreed?” Berg asked when Lind had left.", "Have we agreed?"),
    ("after-inverted", "“We agreed,” said Berg.", "We agreed,"),
    ("after-inverted", "“We agreed,” said the foreign minister, Ida Berg.", "We agreed,"),
    ("according-to", "“We agreed,” according to Berg.", "We agreed,"),
    ("after-by-position", "“We agreed,” Berg deadpanned.", "We agreed,"),
    ("before-by-position", "Berg winked: “We agreed.”", "We agreed."),
    ("after-by-position", "“We agreed,” Berg hit back.", "We agreed,"),
    ("signature", "“We agreed.” — Ida Berg", "We agreed."),
    ("signature", "“We agreed.” (Ida Berg, 2012)", "We agreed."),
    ("signature", "“We agreed.” Ida Berg, minister", "We agreed."),
    ("signature", "“We agreed.”\nIda Berg\nIt rained.", "We agreed."),
    ("signature", "Quote of the day: “We agreed.” — Ida Berg", "We agreed."),
    ("signature", "QUOTABLE: “We agreed.” — Ida Berg", "We agreed."),
    ("signature", "“We agreed to it all.”\n\n— Ida Berg, minister", "We agreed to it all."),
    ("colon", "Here is Berg on the treaty: “We agreed to it.”", "We agreed to it."),
    ("within", "Berg said the treaty was “a turning point” for both.", "a turning point"),
    ("within", "Berg called it “long overdue” and said that it “would hold.”", "long overdue"),
    ("around", "The treaty is “a turning point” for both, Berg said.", "a turning point"),
    ("colon-before", "Berg continued:\n\n“We agreed to it.”", "We agreed to it."),
    ("sentence-before", "Berg was blunt. “We agreed to it.”", "We agreed to it."),
    ("paragraph-before", "Berg was more blunt.\n\n“We agreed to it.”", "We agreed to it."),
]


@pytest.mark.parametrize(("rule", "text", "expected"), RULES)
def test_rules(rule: str, text: str, expected: str) -> None:
    assert spoken(INTRODUCED + text)[0] == (rule, expected, "Ida Berg")


def test_an_interruption_may_stand_behind_a_colon_or_before_a_conjunction() -> None:
    assert spoken("Ida Berg shot back: “On a night of ice,” she wrote, “no ferry sails.”") == [
        ("before", "On a night of ice, … no ferry sails.", "Ida Berg")
    ]
    assert spoken("“The ferry sails at nine,” Ida Berg said, and “waits for nobody on the quay.”") == [
        ("after", "The ferry sails at nine, … waits for nobody on the quay.", "Ida Berg")
    ]
    assert spoken("“The ferry sails at nine,” Ida Berg said “It waits for nobody on the quay.”") == [
        ("after", "The ferry sails at nine, … It waits for nobody on the quay.", "Ida Berg")
    ]


def test_a_long_piece_goes_on_with_who_spoke_and_a_short_one_is_no_speech() -> None:
    text = "“It was hard,” Ida Berg said of the talks. But the treaty was “{}.”"
    assert spoken(text.format("a ferry between two harbours at last"))[1] == (
        "gone-on",
        "a ferry between two harbours at last.",
        "Ida Berg",
    )
    assert spoken(text.format("a ferry at last"))[1:] == [("gone-on", "a ferry at last.", "Ida Berg")]
    assert len(spoken(text.format("the northern line"))) == 1


def test_marks_around_a_name_in_front_do_not_take_the_clause_away() -> None:
    text = "Olav Lind ran after Ida Berg, calling her “pilot” and telling her, “The ice is on its way.”"
    assert spoken(text)[-1][1:] == ("The ice is on its way.", "Olav Lind")


CLAUSES = [
    ("behind the title of a work", "Ida Berg hung a map titled “Home” in the hall, adding “Find your village.”"),
    ("her own words", "In Ida Berg’s words, “a ferry needs two harbours.”"),
    ("the words of", "In the words of Ida Berg, “a ferry needs two harbours.”"),
    ("a noun of saying", "Olav Lind laughed at Ida Berg’s remark that “a treaty is a kind of marriage.”"),
    ("a noun of saying and a colon", "Olav Lind wrote. Ida Berg’s response: “We agreed.”"),
    ("a verb that judges", "Ida Berg asked Olav Lind, who had mocked the ferries, “When do they sail?”"),
    ("no answer behind it", "Ida Berg ran to Olav Lind, telling him, “come and see the ice!” He said he would."),
    ("as she put it", "“We agreed,” as Ida Berg put it."),
    ("a nickname in marks", "“We agreed,” said Olav “Moss” Lind, who met Ida “Storm” Berg. “It was hard,” Berg said."),
    ("asked by", "Olav Lind was asked by delegate Ida Berg, “When do the ferries sail again?”"),
    ("who, behind an apposition", "Senator Ida Berg, first on the Ports Committee, who said: “It makes sense.”"),
    ("a clause without commas", "“Ice is late,” Ida Berg, a pilot who steers the ferry reported at noon."),
    ("a noun with its name", "A former pilot, envoy Ida Berg, drew the lesson: “You steer by the stars.”"),
    ("ever since", "Even after she lost to Nora Moe, Ida Berg went on to teach one rule: “We steer by the stars.”"),
    ("past a clause of another's", "When Olav Lind said that it was over, Ida Berg rose and said: “We stay.”"),
    ("who left and who said", "Ida Berg, who has met Olav Lind and who once told him, “You sleep,” said: “We stay.”"),
    ("quoted by another", "“We stay,” the Herald quoted Ida Berg as saying."),
    ("recalled by another", "“We stay,” Olav Lind recalled Ida Berg saying."),
    ("told reporters, behind a full stop", "“We stay.” Ida Berg told reporters on Monday."),
    ("a line in apposition", "Ida Berg’s line, “We stay,” drew laughs from Olav Lind."),
    ("her message", "Ida Berg is the mayor. Her message to Olav Lind was clear: “We stay for good.”"),
    ("a post by", "Olav Lind left. “We stay,” according to a post by Ida Berg."),
    ("in the streets", "Olav Lind left. Ida Berg in a boat on the river shouted “We stay!”"),
    ("named only behind", "“We stay,” she said. Ida Berg left the next day."),
    ("a prefix", "Olav Lind left. Editor Ida Berg of the anti-Lind Pell Herald wrote: “We stay.”"),
    ("no relative clause", "Ida Berg wrote to Olav Lind, noting that a man who promised ferries left: “We stay.”"),
    ("on a programme", "Olav Lind left. Ida Berg said on Pell TV’s “Harbour Hour”: “We stay.”"),
    ("told a programme", "Olav Lind left. Ida Berg told “Harbour Hour” that the lock was “a thing of beauty.”"),
    ("the author of a work", "Ida Berg, author of the book “Ice and Men,” asked: “When do they sail?”"),
    ("quoting another", "Ida Berg, quoting Olav Lind, said: “We stay.”"),
    ("by her, passive", "Olav Lind was described by Ida Berg as “a good loser.”"),
    ("by her, behind", "Dubbed “a good loser” by Ida Berg, Olav Lind left."),
    ("and who stayed", "Olav Lind left, and Ida Berg, who stayed, said he was “a good loser.”"),
    ("a call from", "Olav Lind got a call from Ida Berg, who told him he was “a good loser.”"),
    ("only named before", "Olav Lind left.\n\nIt fell to Ida Berg to explain. “We agreed to it.”"),
    ("but she said", "Olav Lind said, “We left,” but Ida Berg said, “We stay.”"),
    ("one word", "Olav Lind said, “We left,” while Ida Berg answered, “Never.”"),
    ("in what she called", "In what Ida Berg called “a tale,” Olav Lind wrote that all agreed."),
    ("an opening participle", "Olav Lind left. Calling it “a tale” and “a long one,” Ida Berg left, too."),
    ("having", "Olav Lind left. Having called it “a tale,” Ida Berg left, too."),
    ("a relative clause between", "Ida Berg wrote that the tale, which Olav Lind told, was “a long one.”"),
    ("whose tweet", "Olav Lind shared Ida Berg’s tweet: “We stay.”"),
    ("whose reaction", "Olav Lind left. Ida Berg’s reaction? “We stay for good.”"),
    ("what it was", "Olav Lind asked why.\n\n“We agreed” was Ida Berg’s answer."),
    ("a worker named", "A worker named Ida Berg has praise for Olav Lind. “We agreed,” she said."),
    ("an imperative", "Olav Lind left. Ida Berg stayed.\n\nConsider Berg. “We agreed,” she says."),
    ("a heading in capitals", "Olav Lind left.\n\nON THE LOCK: “We agreed,” Ida Berg said."),
    ("and then", "Olav Lind left.\n\n“We agreed,” Ida Berg said.\n\nAnd then:\n\n“We signed it all.”"),
    ("no woman", "Ida Berg met Tavi Lind. Lind was late. “Fog,” he said.\n\nLind sat. “So be it,” she said."),
    ("wanted to know", "“When do they sail?” Ida Berg wanted to know."),
    ("quoted by a paper", "Ida Berg was quoted by the Pell Courier as saying: “We stay.”"),
    ("the verb before", "Olav Lind left.\n\nAdded Ida Berg: “We stay.”"),
    ("talks that were held", "The two sides held “frank” talks, Ida Berg said."),
    ("a friend somewhere", "“He sang all night,” said a neighbour from Bergen, Ida Berg, who heard it."),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text"), CLAUSES)
def test_clauses_of_every_build(why: str, text: str) -> None:
    assert spoken(text)[-1][2] == "Ida Berg", why


def test_nobody_answers_his_own_question() -> None:
    text = "“Will you sign?” Olav Lind asked Ida Berg.\n\n“I will not sign it.”"
    assert [one.sure >= THRESHOLD for one in statements(text)] == [True, False]


def test_the_answers_of_an_interview_are_those_of_the_interviewed() -> None:
    turns = "\n\nQ: Have you agreed?\n\nA: We have.\n\nQ: When do you sign?\n\nA: In May."
    titled = "Q&A with Foreign Minister Ida Berg\n\nBy Olav Lind of the Herald" + turns
    assert spoken(titled) == [("label", "We have.", "Ida Berg"), ("label", "In May.", "Ida Berg")]
    assert spoken("Ida Berg received Olav Lind." + turns)[0] == ("label", "We have.", None)
    told = "Ida Berg, the envoy, spoke to the Herald in Oslo on March 2, days after Olav Lind left."
    assert [who for _, _, who in spoken(told + turns)] == ["Ida Berg", "Ida Berg"]


NO_CLAUSE = [
    "The pilot, hero of the ballad “Late Ice,” praised Ida Berg.",
    "Lind was late for the “small ferry,” saying he had slept.",
    "Lind drew a map of “the old harbour,” the pilots went on to call Ida Berg a guide.",
    "Where Lind is “drawing maps,” Berg is steering ships.",
]


@pytest.mark.parametrize("text", NO_CLAUSE)
def test_verbs_with_words_of_their_own_introduce_nothing(text: str) -> None:
    assert not [one for one in spoken(INTRODUCED + text) if one[0].startswith("after")]


@pytest.mark.parametrize(
    "text",
    [
        "“We stay in Pell,” was the verdict of Ida Berg, the mayor.",
        "“We stay in Pell,” runs the motto over Ida Berg’s door.",
        "For Ida Berg, the answer is plain: “We stay in Pell.”",
    ],
)
def test_the_only_person_named_beside_is_a_candidate_and_never_asserted(text: str) -> None:
    [one] = statements(f"It rained where Olav Lind lives.\n\n{text}")
    assert one.voice is not None
    assert (one.voice.name, one.sure >= THRESHOLD) == ("Ida Berg", False)


def test_a_long_piece_is_somebodys_words_and_a_short_one_may_be_a_name() -> None:
    text = "Olav Lind wants the lock. To the north, it “makes no sense {}.”"
    found = statements(text.format("at all for the towns below"))
    assert [(one.rule, one.sure < THRESHOLD) for one in found] == [("fragment", True)]
    assert statements(text.format("at all")) == []


def test_what_stands_between_dashes_leaves_a_quote_one() -> None:
    text = "Ida Berg spoke. “We agreed” — here Berg struck the table — “and we signed.” “Good,” Olav Lind said."
    assert [said for _, said, _ in spoken(text)] == ["We agreed … and we signed.", "Good,"]
    said = "“We agreed,” Ida Berg said. “We signed” — the hall rose — “and we left.”"
    assert spoken(said)[0][2] == spoken(said)[-1][2] == "Ida Berg"


def test_what_somebody_cries_between_dashes_is_his_and_the_rest_goes_on() -> None:
    text = "Ida Berg said, “I will build it” — at which the pilots cried “Build it now!” — “and it will hold.”"
    parts = [(said, who) for _, said, who in spoken(text)]
    assert parts == [("I will build it … and it will hold.", "Ida Berg"), ("Build it now!", "pilots")]


def test_two_pieces_before_one_clause_are_both_its_speakers() -> None:
    text = "Olav Lind left. “Lock people” are “not the enemy,” Ida Berg said."
    assert [(said, who) for _, said, who in spoken(text)] == [
        ("Lock people", "Ida Berg"),
        ("not the enemy,", "Ida Berg"),
    ]


def test_whose_view_a_sentence_tells_is_a_candidate() -> None:
    [found] = statements("Ida Berg left. For Olav Lind, the lock is “a disaster for the north.”")
    assert found.voice is not None
    assert (found.rule, found.voice.name, found.sure < THRESHOLD) == ("in-view", "Olav Lind", True)


def test_a_pronoun_takes_up_a_source_without_a_name() -> None:
    text = "Olav Lind met Ida Berg.\n\n“We agreed,” a spokesman said. “We signed,” {} added."
    assert [spoken(text.format(word))[-1][2] for word in ("he", "she")] == ["spokesman", "Ida Berg"]


def test_the_speaker_named_last_is_that_of_every_open_paragraph() -> None:
    text = "Ida Berg met Olav Lind.\n\n“We met.\n\n“We agreed.\n\n“We signed,” Lind said."
    assert [(said, who) for _, said, who in spoken(text)] == [("We met. … We agreed. … We signed,", "Olav Lind")]


def test_a_sentence_in_brackets_is_no_signature() -> None:
    text = "Ida Berg was blunt. “We agreed to it all.” (Olav Lind has since left the hall.)"
    assert spoken(text)[0][2] == "Ida Berg"
    assert spoken(f"Ida Berg spoke.\n\n{text[20:]}")[0][0] != "signature"


def test_a_name_above_each_quotation_signs_not_the_one_before() -> None:
    text = "Ida Berg\n\n“We agreed to it.”\n\nOlav Lind\n\n“We never did so.”"
    assert [who for _, _, who in spoken(text)] == ["Ida Berg", "Olav Lind"]


def test_a_letter_is_of_whom_the_line_before_it_names() -> None:
    text = "Ida Berg wrote to Olav Lind:\n\n“Dear Olav,\n\n“The lock stays shut.\n\n“Yours, Ida.”"
    assert [(said, who) for _, said, who in spoken(text)] == [
        ("Dear Olav, … The lock stays shut. … Yours, Ida.", "Ida Berg")
    ]


def test_who_spoke_last_is_a_candidate_and_never_asserted() -> None:
    text = "“We agreed,” Ida Berg said. Pilots waited on the quay.\n\n“One of them gave me his map.”"
    assert spoken(text)[1] == ("last-of-all", "One of them gave me his map.", "Ida Berg")
    assert statements(text)[1].sure < THRESHOLD


def test_an_interruption_makes_two_parts_of_one_quote() -> None:
    assert spoken("“We agreed,” Ida Berg said. “We shall sign.”") == [
        ("after", "We agreed, … We shall sign.", "Ida Berg")
    ]
    assert spoken("“That,” Ida Berg said, “is part of it.”") == [("after", "That, … is part of it.", "Ida Berg")]


def test_a_fresh_quotation_is_a_quote_of_its_own_with_the_speaker_carried() -> None:
    text = (
        "“We agreed,” Ida Berg said.\n\n“It was hard.”\n\n“It was late.”\n\nOlav Lind left for Rome.\n\n“No comment.”"
    )
    assert spoken(text)[:3] == [
        ("after", "We agreed,", "Ida Berg"),
        ("carried", "It was hard.", "Ida Berg"),
        ("carried", "It was late.", "Ida Berg"),
    ]
    assert [one.carried for one in statements(text)][:3] == [False, True, True]
    assert spoken(text)[3][2] != "Ida Berg"


def test_a_continued_paragraph_is_a_part_even_where_the_speaker_comes_last() -> None:
    assert spoken("Ida Berg said: “We agreed.\n\n“We signed.”") == [("before", "We agreed. … We signed.", "Ida Berg")]
    assert spoken("“We agreed.\n\n“We signed,” Ida Berg said.") == [("after", "We agreed. … We signed,", "Ida Berg")]


SIGNED_INSIDE = [
    ("Olav Lind, Institute for Ports.", "Olav Lind"),
    ("Former Herald president Olav Lind.", "Olav Lind"),
]


@pytest.mark.parametrize(("name", "speaker"), SIGNED_INSIDE)
def test_a_name_under_a_quotation_and_inside_its_marks_signs_it(name: str, speaker: str) -> None:
    text = f"“It leaks,” Ida Berg said on Monday.\n\nNobody came.\n\n“The river is silting up.\n{name}”\n\nIt rained."
    assert spoken(text)[1:] == [("signature", "The river is silting up.", speaker)]


def test_a_line_of_speech_that_ends_with_a_name_is_no_signature() -> None:
    text = "Ida Berg said: “You ask me who sank it.\nVote for Olav Lind.”"
    assert [who for _, _, who in spoken(text)] == ["Ida Berg"]


def test_a_participle_goes_on_with_who_spoke() -> None:
    text = "“We agreed,” Ida Berg said of the talks. Adding, “We signed the treaty.”"
    assert spoken(text)[1] == ("resumed", "We signed the treaty.", "Ida Berg")


TURNS = {
    "capitals that name alone": (
        "SPOKESWOMAN IDA BERG: Welcome.\n\nQUESTION (AFP): Why now?\n\nMS. BERG: Why not?\n\nMR. LIND: Quite.",
        [("Welcome.", "Ida Berg"), ("Why not?", "Ida Berg"), ("Quite.", "MR. LIND")],
    ),
    "small letters": (
        "Moderator: Well?\n\nEnvoy Ida Berg: Why now?\n\nOlav Lind: Why not?\n\nIda Berg: Quite.\n\nOlav Lind: Good.",
        [("Why now?", "Ida Berg"), ("Why not?", "Olav Lind"), ("Quite.", "Ida Berg"), ("Good.", "Olav Lind")],
    ),
    "a paper asks": (
        "The Herald: Welcome.\n\nIda Berg: Why now?\n\nThe Herald: Why not?\n\nIda Berg: Quite.",
        [("Welcome.", "The Herald"), ("Why now?", "Ida Berg"), ("Why not?", "The Herald"), ("Quite.", "Ida Berg")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TURNS.values(), ids=TURNS.keys())
def test_labels_may_be_all_that_names_a_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(said, who) for _, said, who in spoken(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Topic: Trade is hard.\n\nResult: None is seen.\n\nTopic: Fish is easy.\n\nResult: All is well.",
        "Ida Berg: Hm.\n\nA day.\n\nB.\n\nC.\n\nIda Berg: Why?\n\nD.\n\nE.\n\nOlav Lind: So.\n\nOlav Lind: Yes.",
        "Ida Berg and Olav Lind ran.\n\nIda Berg: 1,204.\n\nOlav Lind: 988.\n\nIda Berg: 12.\n\nOlav Lind: 9.",
    ],
    ids=["a list", "too few", "a count"],
)
def test_labels_in_small_letters_are_those_of_a_conversation(text: str) -> None:
    assert not any(rule == "label" for rule, _, _ in spoken(text))


def test_the_headline_says_whose_the_answers_are() -> None:
    text = (
        "Q&A with Minister Ida Berg\n\nShe spoke with Courier writer Carl Moe.\n\nQ: Why?\n\nA: It leaks.\n\nQ: When?"
    )
    assert spoken(text) == [("label", "It leaks.", "Ida Berg")]


def test_a_transcript_gives_each_turn_to_its_label() -> None:
    text = "Press conference of Ida Berg and Olav Lind\n\nBERG: Welcome.\n\nQUESTION: Why now?\n\nLIND: Why not?"
    assert spoken(text) == [("label", "Welcome.", "Ida Berg"), ("label", "Why not?", "Olav Lind")]


@pytest.mark.parametrize(
    "text",
    [
        "The “modernization” of the alliance goes on.",
        "Her book, “The Patient Neighbour,” came out in May.",
        "Berg spoke on the radio programme “Morning in Oslo” before the vote.",
        "The so-called “northern plan” was dropped.",
        "They marched under the words “bread and peace” to the square.",
        "“The Port That Nobody Wanted to Close,” by Nora Moe, is out.",
        "“A town will close its port in May,” by the Herald’s Nora Moe: http://example.org/a",
    ],
)
def test_marks_that_hold_no_speech(text: str) -> None:
    assert spoken(INTRODUCED + text) == []


VOICES = [
    ("the nearest fuller name", "Ida Berg met Ola Berg. “We agreed,” Berg said.", "Ola Berg"),
    ("the form of address", "Ida Berg met Per Berg and Carl Berg. “We agreed,” Ms. Berg said.", "Ida Berg"),
    ("a pronoun by gender", "Maria Berg met Peter Lind. “We agreed,” she said.", "Maria Berg"),
    ("a pronoun by the subject of its sentence", "Peter Lind met Karl Moe. Moe smiled when he said: “Yes.”",
     "Karl Moe"),
    ("a pronoun for one word only", "Karl Moe left. Lind freely conceded that ice had come. “We agreed,” he said.",
     "Lind"),
    ("no number", "Karl Moe steers. Twelve winters on, he met Ida Berg and said, “We agreed.”", "Karl Moe"),
    ("a name behind a paper’s", "Harbour News and former host Ida Berg met pupils, telling them, “We agreed.”",
     "Ida Berg"),
    ("a pronoun by its subject", "Peter Lind wrote to Karl Moe. He said: “We agreed.”", "Peter Lind"),
    ("an office", "Ambassador Ida Berg met Finance Minister Ole Moe. “We agreed,” the ambassador said.", "Ida Berg"),
    ("an office in full", "Trade Minister Ida Berg met Finance Minister Ole Moe. “Yes,” the trade minister said.",
     "Ida Berg"),
    ("the family name first", "Foreign Minister Han Ji-min met Kim Do-yun. “We agreed,” Han said.", "Han Ji-min"),
    ("the last given name", "Pham Quoc Bao met Ida Berg. “We agreed,” Bao said.", "Pham Quoc Bao"),
    ("particles", "Envoy Jan van der Meer met Ida Berg. “We agreed,” van der Meer said.", "Jan van der Meer"),
    ("a headline before the name", "Lind: No deal\n\n“No deal,” Lind said.\n\nOlav Lind left.", "Olav Lind"),
    ("a title without a name", "“We agreed,” a senior official said.", "senior official"),
    ("the same source again", "“Yes,” a European diplomat said.\n\n“No,” the diplomat said.", "European diplomat"),
    ("a spokesman for somebody", "Ida Berg left. “We agreed,” a spokesman for Berg said.", "spokesman for Berg"),
    ("a body", "The Ministry of Finance met banks. “We agreed,” the ministry said.", "Ministry of Finance"),
    ("a state", "“We agreed,” Norway said.", "Norway"),
    ("both together", "“We agreed,” Ida Berg and Olav Lind said.", "Ida Berg and Olav Lind"),
    ("one word only", "“We agreed,” Mr. Lind said.", "Mr. Lind"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "speaker"), VOICES)
def test_who_is_meant(why: str, text: str, speaker: str) -> None:
    assert spoken(text)[-1][2] == speaker, why


def test_several_who_speak_together_are_members() -> None:
    voice = statements("“We agreed,” Ida Berg and Olav Lind said.")[0].voice
    assert voice is not None
    assert (voice.type, voice.members) == ("group", ("ida-berg", "olav-lind"))


@pytest.mark.parametrize(
    "text",
    [
        "Both Ida Berg and Olav Lind said the lock was “safe as houses.”",
        "In a joint statement, Ida Berg and Olav Lind called the lock “safe as houses.”",
        "“It is safe as houses,” said Ida Berg, the foreign minister, and Olav Lind, the envoy.",
        "“It is safe as houses,” Ida Berg, the foreign minister, and envoy Olav Lind, said.",
    ],
)
def test_several_speak_together_however_they_are_joined(text: str) -> None:
    voice = statements(text)[0].voice
    assert voice is not None
    assert voice.members == ("ida-berg", "olav-lind")


INDIRECT = [
    ("that-clause", "Ida Berg said Thursday that the talks would resume.", "the talks would resume"),
    ("bare-clause", "Ida Berg said the talks would resume in May.", "the talks would resume in May"),
    ("that-clause", "Ida Berg told Olav Lind that his plan was late.", "his plan was late"),
    ("appeal", "Ida Berg urged both sides to return to talks.", "both sides to return to talks"),
    ("clause-before", "OSLO — The talks will resume in May, Ida Berg said.", "The talks will resume in May"),
    ("according-to", "The talks will resume in May, according to Ida Berg.", "The talks will resume in May"),
    ("according-to", "According to Ida Berg, the talks will resume in May.", "the talks will resume in May"),
]


@pytest.mark.parametrize(("rule", "text", "expected"), INDIRECT)
def test_indirect_speech(rule: str, text: str, expected: str) -> None:
    found = [one for one in statements(text) if one.kind == "indirect"]
    assert [(one.rule, words(text, one), one.voice.name if one.voice else None) for one in found] == [
        (rule, expected, "Ida Berg")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A diplomat, who asked not to be named, said that the talks were over.",
        "A diplomat, who asked not to be named because they are private, said that the talks were over.",
        "OSLO — A diplomat, who knows the file well, said that the talks were over.",
        "OSLO, May 4 (Agency) -- A diplomat, who was not in the room, said that the talks were over.",
    ],
)
def test_words_set_in_between_take_no_speech_from_who_speaks(text: str) -> None:
    found = [one for one in statements(text) if one.kind == "indirect"]
    assert [(words(text, one), one.voice.name if one.voice else None) for one in found] == [
        ("the talks were over", "diplomat")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Berg declined to say that the talks would resume.",
        "Ida Berg did not say that the talks would resume.",
        "Ida Berg would say that the talks are over.",
        "Citing her years as a negotiator in Rome, Ida Berg said: “We agreed.”",
        "Ida Berg said yes.",
        "A diplomat asked not to be named because the talks are private.",
    ],
)
def test_what_was_not_said_is_no_indirect_speech(text: str) -> None:
    assert [one for one in statements(text) if one.kind == "indirect"] == []
