"""Marks that hold speech, and marks that hold a name, a title or a word spoken of."""

import pytest

from tests.extraction.quoting import spoken

NO_SPEECH = [
    ("asked about", "Asked about the “port deal,” Ida Berg smiled."),
    ("whose", "Ida Berg, the voice of radio’s “Harbour,” praised Olav Lind."),
    ("a title with a small verb", "“Lights on the Water is Home” author Ida Berg spoke."),
    (
        "a long title",
        "Ida Berg edited a book, “Nobody Sleeps at Sea: Letters From the Pilots of Pell River.”",
    ),
    ("told to a programme", "Ida Berg told “Ports and People,” adding that she was tired."),
    ("read on a shirt", "The sailor hung out a flag that read “Quiet Port,” a gift."),
    ("examples", "The map has names such as “harbour,” “mole” and “quay.”"),
    ("a word", "The word “harbour” is old, Ida Berg said."),
    ("a list of examples", "They searched for words such as “harbour,” “Benghazi,” “mole” and “Quay.”"),
    ("an example", "Olav Lind left. The words on the map, including “inner mole,” are Ida Berg’s."),
    ("related", "The port named by Ida Berg has rules relating to “gross neglect” of ships."),
    ("held in", "Lind is a “Burner,” a guest of the feast held in Ida Berg’s desert."),
    ("a term", "The term “harbour of last resort” is old, Ida Berg said."),
    ("known as", "Ida Berg, known at sea as “Pilot,” went home."),
    ("called", "Ida Berg wrote a book called “The Harbour of Home.”"),
    ("a paper called", "A paper called “The Harbour” wrote that Ida Berg was ill."),
    ("sung", "Ida Berg sang “Harbour of Home” on Sunday."),
    ("a piece of an article", "“Harbour to Close,” by the Herald’s Ida Berg: “The harbour is to close in May.”"),
    ("in apposition to a work", "Ida Berg’s column, “Nora, tell us of the boat,” is very thoughtful."),
    ("written", "Ida Berg wrote “Harbour of Home” in 1999."),
    ("before “according to”", "Cameras were dubbed “Smart Port.” According to Ida Berg, they watch everybody."),
    ("which", "“Harbour of Home,” which opened in May, is sad, said Ida Berg."),
]


def test_what_an_attribution_adds_of_its_speaker_is_no_speech() -> None:
    text = "“We sail,” said Ida Berg, whose new book features pilots and “rebellious” sailors."
    assert [said for _, said, _ in spoken(text)] == ["We sail,"]


@pytest.mark.parametrize(("why", "text"), NO_SPEECH)
def test_what_is_no_speech(why: str, text: str) -> None:
    assert [said for _, said, who in spoken(text) if who] == [], why


SPEECH = [
    ("a judgement set as a title", "Ida Berg called Lind “The Harbour Rat.”", "The Harbour Rat."),
    ("a nickname", "Ida Berg dubbed him “Big Olav.”", "Big Olav."),
    ("behind a colon", "Ida Berg said: “The Harbour Rat.”", "The Harbour Rat."),
    ("put it", "As Ida Berg put it in May, the port is “a friend to every pilot.”", "a friend to every pilot."),
    ("whose remark", "Ida Berg’s reply: “It leaks.”", "It leaks."),
    ("whose message", "Ida Berg’s message was simple: “It leaks.”", "It leaks."),
    ("whose letter", "A letter from Ida Berg to Olav Lind said: “It leaks.”", "It leaks."),
    ("quoted", "Olav Lind quoted Ida Berg as saying, “It leaks.”", "It leaks."),
    ("heard", "Olav Lind heard Ida Berg say “It leaks” in May.", "It leaks"),
    ("imagined", "Ida Berg supposed Olav Lind was thinking: “It leaks.”", "It leaks."),
    ("would later say", "“It leaks,” Ida Berg would later say.", "It leaks,"),
    ("past a relative clause", "Ida Berg met a pilot who said he was ill, saying, “It leaks.”", "It leaks."),
    ("cited", "Ida Berg left early, citing “unforeseen ice.”", "unforeseen ice."),
    ("apologised", "Ida Berg apologised for “any trouble caused.”", "any trouble caused."),
    ("unpaired marks", "“It leaks. A ‘friend: says so.” And that is so.” ― Ida Berg", "It leaks. A ‘friend: says so."),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "words"), SPEECH)
def test_what_is_speech(why: str, text: str, words: str) -> None:
    assert [(said, who) for _, said, who in spoken(text)][:1] == [(words, "Ida Berg")], why
