"""Who speaks, however they are described: each description before the verb, behind it and at the sentence's head."""

import pytest

from tests.extraction.quoting import spoken

DESCRIBED = [
    "a professor of river law at Pell University, Ida Berg,",
    "Pell University river law professor Ida Berg",
    "former two-term Pell County Commissioner Ida Berg",
    "Ida Berg, who directs the Center for River Law at Pell University in Oxbow,",
    "retired Army Lt. Gen. Ida Berg, a former commander of the fleet,",
    "63-year-old retired teacher Ida Berg, a ferry pilot’s widow from Oxbow,",
    "43-year-old Ida Berg",
    "one of Lind’s oldest friends, Ida Berg,",
    "her lawyer, Ida Berg of Oxbow,",
    "state Attorney General Ida Berg",
    "Deputy Assistant Secretary of State for River Affairs Ida Berg",
    "Under Secretary of State for River Affairs Ida Berg",
    "Russian Ambassador to the United Nations Ida Berg",
    "the Russian ambassador to the United Nations, Ida Berg,",
    "local resident and business owner Ida Berg",
    "actress and activist Ida Berg",
    "longtime Lind friend and ally Ida Berg",
    "radio host Ida Berg",
    "the Pell Courier’s Ida Berg",
    "the Courier’s editorial page editor, Ida Berg,",
    "the cleric Ida Berg",
    "Ida “Storm” Berg (R-Oxbow)",
    "Ida  Berg, a spokeswoman for the port,",
    "Ida \u00adBerg, a spokeswoman for the port,",
    "then-Sen. Ida Berg",
    "then-Secretary of State Ida Berg",
    "Mayor-elect Ida Berg",
    "Ohio Democrat Ida Berg",
    "ex-Lind aide Ida Berg",
    "Lind’s old lawyer and friend, Ida Berg,",
]  # fmt: skip


@pytest.mark.parametrize("described", DESCRIBED)
def test_whoever_is_described_speaks(described: str) -> None:
    words = "It rained. {} “We shall not sign this{}"
    before = f"It rained. “We shall not sign this,” {described} said."
    behind = f"It rained. “We shall not sign this,” said {described.rstrip(',')}."
    first = words.format(f"{described[0].upper()}{described[1:]} said,", ".”")
    found = [[(said, who) for _, said, who in spoken(text)] for text in (before, behind, first)]
    assert found == [
        [("We shall not sign this,", "Ida Berg")],
        [("We shall not sign this,", "Ida Berg")],
        [("We shall not sign this.", "Ida Berg")],
    ]


NOT_THE_ONE_NAMED = [
    ("“We shall not sign this,” said a lawyer for Ida Berg.", "lawyer for Ida Berg"),
    ("“We shall not sign this,” a lawyer for Ida Berg said.", "lawyer for Ida Berg"),
    ("“We shall not sign this,” said Ida Berg’s lawyer.", "Ida Berg’s lawyer"),
    ("Ida Berg’s lawyer, Olav Lind, said: “We shall not sign this.”", "Olav Lind"),
]


@pytest.mark.parametrize(("text", "speaker"), NOT_THE_ONE_NAMED)
def test_who_is_named_in_a_description_does_not_speak(text: str, speaker: str) -> None:
    assert [who for _, _, who in spoken(text)] == [speaker]


def test_two_described_together_are_members() -> None:
    text = "“Ice is late,” pilots Ida Berg and Nora Moe of Lind’s Harbour Office wrote."
    assert [who for _, _, who in spoken(text)] == ["pilots Ida Berg and Nora Moe of Lind’s Harbour Office"]
