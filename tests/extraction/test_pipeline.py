import tracemalloc
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.records import Record, SourceRecord
from app.extraction import pipeline
from tests.extraction.quoting import vocabulary
from tests.extraction.test_segmentation import anything

PIECES = [
    "“", "”", '"', "''", "‘", "’", "—", "\n\n", "\r\n", "\n", " ", ". ", ", ", ": ", "?”", ",” ", "Ida Berg",
    "Kim Do-yun", "Berg", "Mr. Lind", "said", "told", "that", "he", "she", "the ambassador", "according to",
    "Foreign Minister", "Norway", "the ministry", "We agreed", "on Monday", "BERG:", "chair of the Tindra Foundation",
    "and", "who", "é\u0301", "🏛️", "한국",
]  # fmt: skip
newslike = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map(" ".join)


def extract(text: str, published: str | None = "2026-03-04") -> Record:
    return pipeline.extract(SourceRecord(text=text, published=published), vocabulary())


@settings(max_examples=200)
@given(newslike | anything.filter(bool))
def test_any_text_gives_a_record_whose_spans_are_in_the_text(text: str) -> None:
    if "\x00" in text:
        return
    record = extract(text)
    for quote in record.quotes:
        assert all(part.exact == text[part.start : part.end] and part.exact for part in quote.parts)
        assert all(before.end <= after.start for before, after in pairwise(quote.parts))
        if quote.attribution.mention:
            mention = quote.attribution.mention
            assert mention.text == text[mention.start : mention.end]
    keys = {person.key for person in record.persons}
    assert len(keys) == len(record.persons)
    assert {quote.speaker.person for quote in record.quotes if quote.speaker and quote.speaker.person} <= keys
    assert record == extract(text)


def test_the_record_names_what_made_it() -> None:
    made = extract("“We agreed,” Ida Berg said.").extraction
    assert made is not None
    assert (made.tool, made.version, made.vocabulary) == ("verbale", pipeline.VERSION, vocabulary().digest)


def test_the_opening_date_counts_where_the_source_has_none() -> None:
    record = extract("date 2026-03-04\nOSLO — “We agreed,” Ida Berg said.", published=None)
    assert record.source.published == "2026-03-04"
    assert [(quote.said.edtf, quote.said.basis) for quote in record.quotes if quote.said] == [
        ("2026-03-04", "published")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“We agreed,” Ida Berg said on Monday.", ("2026-03-02", "stated")),
        ("On Monday, Ida Berg said the talks would resume in May.", ("2026-03-02", "stated")),
        ("Ida Berg said Monday that the talks would resume in May.", ("2026-03-02", "stated")),
        ("Ida Berg said that the talks would resume on Friday.", ("2026-03-04", "published")),
        ("“We agreed,” Ida Berg said.", ("2026-03-04", "published")),
    ],
)
def test_when_it_was_said_without_an_event(text: str, said: tuple[str, str]) -> None:
    date = extract(text).quotes[0].said
    assert date is not None
    assert (date.edtf, date.basis) == said


def test_without_any_date_nothing_is_said_to_be_known() -> None:
    assert extract("“We agreed,” Ida Berg said.", published=None).quotes[0].said is None


def test_below_the_threshold_nobody_is_named() -> None:
    text = "Ida Berg walked out of the room.\n\n“It was not a good day for the treaty.”"
    quote = extract(text).quotes[0]
    assert quote.speaker is None
    assert quote.attribution.review == "needed"
    assert [(one.name, one.confidence < 0.5) for one in quote.attribution.candidates] == [("Ida Berg", True)]


def test_mixed_speech_keeps_its_clause() -> None:
    text = "Ida Berg said the treaty was “a turning point” for both."
    quote = extract(text).quotes[0]
    assert (quote.quote_kind, quote.parts[0].exact) == ("mixed", "a turning point")
    assert quote.clause is not None
    assert text[quote.clause.start : quote.clause.end] == "the treaty was “a turning point” for both"


def test_every_attribution_says_how_it_was_made() -> None:
    attribution = extract("“We agreed,” Ida Berg said.").quotes[0].attribution
    assert (attribution.cue, attribution.rule, attribution.confidence) == ("said", "after", 0.95)
    assert attribution.mention is not None
    assert attribution.mention.text == "Ida Berg"
    assert attribution.identity is not None
    assert (attribution.identity.confidence, attribution.identity.why) == (1.0, "full name")


@pytest.mark.slow  # a trace of every allocation takes four times as long
def test_a_long_document_takes_little_memory() -> None:
    """18 bytes a letter with a quote in every 170; 28 where phrases are looked for in copies of the whole text."""
    text = "".join(
        f"“We shall do {number} things,” Ana Du{chr(97 + number % 26)} told the Seoul Forum on Monday. The ports of "
        "the north stayed open, as they had in the years before, and so did those of the south.\n"
        for number in range(3000)
    )
    source = SourceRecord(text=text, published="2026-03-04")
    pipeline.extract(SourceRecord(text=text[:2000], published="2026-03-04"), vocabulary())
    tracemalloc.start()
    try:
        quotes = len(pipeline.extract(source, vocabulary()).quotes)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert quotes == 3000
    assert most < 22 * len(text)


def test_a_pull_quote_is_no_second_statement() -> None:
    spoken = "“A port is built by divers. It is kept by teachers,” said Ida Berg.\n\n“We wait,” Olav Lind said.\n\n"
    record = extract(spoken + "“A port is built by divers”")
    assert [quote.speaker and quote.speaker.person for quote in record.quotes] == ["ida-berg", "olav-lind"]
    assert len(extract(spoken + "“We build it by hand.”").quotes) == 3


def test_the_day_of_one_speaker_is_not_that_of_the_next() -> None:
    text = (
        "Ida Berg on Wednesday shut the lock.\n\n“It leaks,” Olav Lind told a paper on Monday. “It does,” he said.\n\n"
        "“It holds,” Rui Moe said."
    )
    said = [quote.said and quote.said.edtf for quote in extract(text, "2026-03-05").quotes]
    assert said == ["2026-03-02", "2026-03-02", "2026-03-04"]
