import json
import time
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import EventRecord
from app.domain.vocabulary import Vocabulary, load
from app.extraction.annotations import Entity, Mention
from app.extraction.dating import find_dates
from app.extraction.events import find_event
from app.extraction.quotations import find_quotations
from app.extraction.segmentation import segment

ROOT = Path(__file__).parents[2]
THURSDAY = "2025-11-20"


@cache
def vocabulary() -> Vocabulary:
    return load(ROOT / "seeds")


def entity(text: str, name: str, kind: Any) -> Entity:
    places = [at for at in range(len(text)) if text.startswith(name, at)]
    mentions = tuple(Mention(at, at + len(name), kind, name, name) for at in places)
    return Entity(name, kind, name, mentions=mentions)


def event(
    text: str, *, people: tuple[str, ...] = (), countries: tuple[str, ...] = (), published: str | None = THURSDAY
) -> EventRecord | None:
    document = segment(text, published=published, language="en")
    entities = (
        *(entity(text, name, "person") for name in people),
        *(entity(text, name, "country") for name in countries),
    )
    return find_event(document, find_quotations(document), entities, find_dates(document), vocabulary())


def told(text: str, **named: Any) -> EventRecord:
    found = event(text, **named)
    assert found is not None
    return found


def test_the_seed_gives_its_event() -> None:
    text = (ROOT / "seeds" / "000_8d1662cdded2846d.txt").read_text(encoding="utf-8")
    expected = json.loads((ROOT / "tests/articles/korea-us-forum/expected.json").read_text(encoding="utf-8"))["event"]
    found = told(text, people=("Kevin Kim", "Lee Jae Myung", "Donald Trump", "Park Yoon-joo", "Kim Sung-hwan"))
    record = asdict(found)
    for key in ("name", "kind", "ordinal", "hosts", "occasion"):
        assert record[key] == expected[key], key
    for key in ("date", "place"):
        assert record[key] | expected[key] == record[key], key
    assert [link["id"] for link in record["sectors"]] == expected["sectors"]
    assert {link["id"] for link in record["topics"]} >= set(expected["topics"])
    assert len(record["related"]) == len(expected["related"])
    for related, wanted in zip(record["related"], expected["related"], strict=True):
        assert (related["name"], related["kind"], related["ordinal"]) == (
            wanted["name"], wanted["kind"], wanted["ordinal"])  # fmt: skip
        assert related["date"] | wanted["date"] == related["date"]
        assert related["place"] == wanted["place"] or related["place"] | wanted["place"] == related["place"]


NEWS = [
    # text, name, kind, date as written, place
    (
        "Foreign Minister Ana Ruiz told a news conference in Madrid on Tuesday that the talks had failed.",
        "news conference of Ana Ruiz in Madrid", "press-conference", "Tuesday", "Madrid",
    ),
    (
        "Ana Ruiz spoke by phone with her Greek counterpart, Nikos Pappas, on Monday.",
        "phone call of Ana Ruiz and Nikos Pappas", "call", "Monday", None,
    ),
    (
        "Ana Ruiz held a phone call with Nikos Pappas on Wednesday, the ministry said.",
        "phone call of Ana Ruiz and Nikos Pappas", "call", "Wednesday", None,
    ),
    (
        "Ana Ruiz met Nikos Pappas in Athens on Wednesday to discuss fishing.",
        "meeting of Ana Ruiz and Nikos Pappas", "meeting", "Wednesday", "Athens",
    ),
    (
        "Ana Ruiz said Wednesday that the border would stay open. She spoke after talks with Nikos Pappas in Athens.",
        "talks with Nikos Pappas in Athens", "meeting", "Wednesday", "Athens",
    ),
    (
        "“We are ready,” Ana Ruiz said at the 12th Madrid Security Forum in Madrid on Monday.",
        "Madrid Security Forum", "forum", "Monday", "Madrid",
    ),
    (
        "Ana Ruiz said Monday that time was short. “We must act,” she told the Conference on Disarmament in Geneva.",
        "Conference on Disarmament", "conference", "Monday", "Geneva",
    ),
    (
        "Spain and Greece signed a defense agreement in Madrid on Monday.",
        "signing of Spain and Greece", "signing", "Monday", "Madrid",
    ),
    (
        "Ana Ruiz told a Senate hearing on Tuesday that she knew nothing.",
        "Senate hearing of Ana Ruiz", "hearing", "Tuesday", None,
    ),
    (
        "Ana Ruiz visited Athens on Monday. “It is a good day,” she said.",
        "visit of Ana Ruiz to Athens", "visit", "Monday", "Athens",
    ),
    (
        "“We will share the water,” Spain and Greece said in a joint statement issued on Monday.",
        "joint statement of Spain and Greece", "statement", "Monday", None,
    ),
    (
        "The APEC summit opened in Seoul on Wednesday under a grey sky.",
        "APEC summit", "summit", "Wednesday", "Seoul",
    ),
    (
        "On Monday in Athens, Ana Ruiz and Nikos Pappas held talks on fishing.",
        "talks of Ana Ruiz and Nikos Pappas", "meeting", "Monday", "Athens",
    ),
    (
        "Ana Ruiz said at Tuesday’s summit that nobody had blinked.",
        "summit of Ana Ruiz", "summit", "Tuesday", None,
    ),
    (
        "Readout of Secretary Ana Ruiz’s Call with Nikos Pappas\n\nThe two spoke on Monday about fishing.",
        "call of Ana Ruiz and Nikos Pappas", "call", "Monday", None,
    ),
    (
        "In talks with Nikos Pappas in Athens on Monday, Ana Ruiz agreed to share the water.",
        "talks with Nikos Pappas in Athens", "meeting", "Monday", "Athens",
    ),
    (
        "The two sides held a third round of negotiations in Athens on Tuesday.",
        "negotiations in Athens", "negotiation", "Tuesday", "Athens",
    ),
    (
        "Ana Ruiz said Tuesday on the sidelines of the APEC summit in Seoul that nobody had blinked.",
        "APEC summit", "summit", "Tuesday", "Seoul",
    ),
    (
        "Ana Ruiz said at last week’s summit in Seoul that nobody had blinked.",
        "summit of Ana Ruiz in Seoul", "summit", "last week", "Seoul",
    ),
    (
        "A spokesman, Nikos Pappas, told a regular press briefing on Monday that Greece was watching.",
        "regular press briefing of Nikos Pappas", "press-conference", "Monday", None,
    ),
    (
        "Press conference of Ana Ruiz and Nikos Pappas\n\nAthens, 12 November 2025\n\nRUIZ: Good afternoon.",
        "press conference of Ana Ruiz and Nikos Pappas", "press-conference", "12 November 2025", "Athens",
    ),
    (
        "TRANSCRIPT: PRESS CONFERENCE\n\nAthens, 12 November 2025\n\nRUIZ: Good afternoon.",
        "press conference in Athens", "press-conference", "12 November 2025", "Athens",
    ),
    (
        "Remarks at the Aegean Port Forum, Athens, November 12, 2025\n\nRUIZ: Good afternoon.",
        "Aegean Port Forum", "forum", "November 12, 2025", "Athens",
    ),
    (
        "Spain and Greece agreed on Wednesday to share the water, ministers said after talks in the Greek capital.",
        "talks of Spain and Greece", "meeting", "Wednesday", "Athens",
    ),
    (
        "SEOUL, Nov. 20 (Agency) -- Spain will train pilots under an agreement signed in Athens on Monday.",
        "signing of Spain in Athens", "signing", "Monday", "Athens",
    ),
    (
        "PORT CITY -- Talks between Spain and Greece on mine maps broke up on Wednesday without agreement.",
        "talks of Spain and Greece", "meeting", "Wednesday", None,
    ),
    (
        "Ana Ruiz arrived in Greece on Wednesday for a four-day official visit.",
        "visit of Ana Ruiz to Greece", "visit", "Wednesday", "Greece",
    ),
    (
        "On 18 November 2025, Ana Ruiz received the new Ambassador of Greece, Nikos Pappas.",
        "meeting of Ana Ruiz and Nikos Pappas", "meeting", "18 November 2025", None,
    ),
    (
        "ATHENS, 5 May — On 18 November 2025, after a May of storms, Ana Ruiz met Nikos Pappas.",
        "meeting of Ana Ruiz and Nikos Pappas", "meeting", "18 November 2025", None,
    ),
    (
        "ATHENS — Spain pledged on Wednesday to keep the lanes open, ending a summit of rare warmth.",
        "summit of Spain", "summit", "Wednesday", None,
    ),
    (
        "ATHENS — Greece drew a shrug on Wednesday. “We wait,” an official said at a hearing of the Port Committee.",
        "hearing of the Port Committee", "hearing", "Wednesday", None,
    ),
    (
        "Ana Ruiz urged Greece on Wednesday to wait. Ruiz made the remarks at the Aegean Port Forum in Athens.",
        "Aegean Port Forum", "forum", "Wednesday", "Athens",
    ),
    (  # a correspondent's town is not where what is told of took place
        "ATHENS, Nov. 20 (Agency) -- The leaders agreed at a summit on Wednesday to wait, a spokesman said.",
        "summit", "summit", "Wednesday", None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind", "when", "where"), NEWS)
def test_news_is_told_as(text: str, name: str, kind: str, when: str | None, where: str | None) -> None:
    found = told(text, people=("Ana Ruiz", "Nikos Pappas"), countries=("Spain", "Greece"))
    assert (found.name, found.kind) == (name, kind)
    assert (found.date and found.date.as_written, found.place and found.place.name) == (when, where)


@pytest.mark.parametrize(
    "text",
    [
        "Europe should wake up. It has slept long enough, and its ministers know it.",
        "“Nothing is decided,” the ministry said in a statement on Monday.",
        "Ana Ruiz told reporters on Tuesday that she would not resign.",
        "Ana Ruiz will attend the APEC summit in Seoul next week, the ministry said.",
        "Spain said it would raise the matter at the next summit.",
        "Greece called for a summit and hopes for talks in Athens.",
        "Ana Ruiz, who met Nikos Pappas in Athens in 2019, has written a book.",
        "The minister was born in 1968 and studied in Paris. Since 2022 she has led the party.",
        "Critics say no meeting, summit or forum has ever changed this.",
        "The plan was met with relief. It met the criteria.",
        "The war of 2022 and the election in June changed everything, Ana Ruiz said.",
        "Ana Ruiz said nothing of next month’s summit in Seoul.",
        "PRESS RELEASE\n\nAthens, 12 November 2025\n\nGreece reopens its embassy in Madrid.",
        "Statement on the truce in the Aegean valley\n\nGreece welcomed it on Wednesday.",
        "The sides waited. An official said at a hearing on Monday that it rained.",
        "Ana Ruiz denied on Monday that an agreement was signed in Athens.",
        "The police received Minister Nikos Pappas’s complaint in Athens on Monday.",
        "Ana Ruiz received a letter from the Ambassador of Greece on Wednesday.",
        "Ana Ruiz said she could not speak at the forum.",
        "The call for restraint went unheard, she said in speeches and at meetings.",
        "“At the forum in Seoul on Monday we met,” Ana Ruiz said.",
        "",
    ],
)
def test_no_event_is_invented(text: str) -> None:
    assert event(text, people=("Ana Ruiz", "Nikos Pappas"), countries=("Spain", "Greece")) is None


@pytest.mark.parametrize(
    ("sentence", "hosts"),
    [
        ("The forum was hosted by the Aegean Institute.", [("Aegean Institute", "host")]),
        ("The forum was co-hosted by the Aegean Institute and the City of Athens.",
         [("Aegean Institute", "co-host"), ("City of Athens", "co-host")]),
        ("Nikos Pappas, head of the Aegean Institute, co-host of the forum, was glad.",
         [("Aegean Institute", "co-host")]),
        ("The Aegean Institute, which organized the forum, was glad.", [("Aegean Institute", "host")]),
        ("Another event was hosted by the Aegean Institute.", []),
        ("The forum was hosted by Nikos Pappas.", []),
        ("Athens, which hosted the forum, was glad.", []),
    ],
)  # fmt: skip
def test_hosts_are_those_who_are_said_to_have_held_it(sentence: str, hosts: list[tuple[str, str]]) -> None:
    text = f"Ana Ruiz said Monday at the Athens Port Forum that ports matter. {sentence}"
    found = told(text, people=("Ana Ruiz", "Nikos Pappas"))
    assert [(host.name, host.part) for host in found.hosts] == hosts
    assert all(text[h.evidence[0].start : h.evidence[0].end] == h.name for h in found.hosts)


@pytest.mark.parametrize(
    ("sentence", "occasion"),
    [
        ("The forum was held to mark the 60th anniversary of diplomatic ties in Athens.",
         "the 60th anniversary of diplomatic ties"),
        ("She spoke at the forum, held to commemorate the end of the war, with tears.", "the end of the war"),
        ("The forum took place on the occasion of World Water Day.", "World Water Day"),
        ("The forum came before a gala to mark the king’s birthday.", None),
    ],
)  # fmt: skip
def test_the_occasion_is_what_it_was_held_for(sentence: str, occasion: str | None) -> None:
    text = f"Ana Ruiz said Monday at the Athens Port Forum that ports matter. {sentence}"
    found = told(text, people=("Ana Ruiz",)).occasion
    assert (found and found.text) == occasion
    if found:
        assert text[found.evidence[0].start : found.evidence[0].end] == occasion


@pytest.mark.parametrize(
    ("sentence", "kind", "ordinal", "edtf", "place"),
    [
        ("The leaders met for their third summit on Nov. 3 in Paris.", "summit", 3, "2025-11-03", "Paris"),
        ("A joint declaration was adopted in early October.", "statement", None, "[2025-10-01..2025-10-10]", None),
        (
            "She recalled the establishment of the Aegean Council in Athens in June.",
            "founding",
            None,
            "2025-06",
            "Athens",
        ),
        ("They are to meet again in Madrid on Dec. 2.", "meeting", None, "2025-12-02", "Madrid"),
        ("Pappas plans a visit to Tokyo early next year.", "visit", None, "[2026-01-01..2026-04-30]", "Tokyo"),
        ("A conference on ports will be held in Berlin in 2027.", "conference", None, "2027", "Berlin"),
        ("The leaders spoke by phone last week.", "call", None, "[2025-11-09..2025-11-16]", None),
        ("Greece and Spain signed a treaty in Rome on Oct. 1.", "signing", None, "2025-10-01", "Rome"),
    ],
)
def test_events_told_beside_it_have_dates_of_their_own(
    sentence: str, kind: str, ordinal: int | None, edtf: str, place: str | None
) -> None:
    found = told(f"Ana Ruiz said Monday at the Athens Port Forum in Athens that ports matter. {sentence}")
    [related] = found.related
    assert (related.kind, related.ordinal) == (kind, ordinal)
    assert related.date is not None
    assert (related.date.edtf, related.place and related.place.name) == (edtf, place)


@pytest.mark.parametrize(
    "sentence",
    [
        "There was no summit in June, and every summit in May is alike.",
        "The statement angered many in June.",
        "The war began in 2022, and an election followed in June.",
        "It was a launch in June.",
    ],
)
def test_what_is_denied_or_no_occasion_is_not_told_beside_it(sentence: str) -> None:
    assert told(f"Ana Ruiz said Monday at the Athens Port Forum that ports matter. {sentence}").related == []


@pytest.mark.parametrize(
    ("where", "name", "country", "basis"),
    [
        ("in Seoul", "Seoul", "KR", "gazetteer"),
        ("at South Korea’s National Assembly", "National Assembly", "KR", "stated"),
        ("in Qwertyville, France,", "Qwertyville", "FR", "stated"),
        ("in Qwertyville", "Qwertyville", None, None),
    ],
)
def test_the_country_of_a_place_has_its_basis(where: str, name: str, country: str | None, basis: str | None) -> None:
    place = told(f"Ana Ruiz said at the Port Forum {where} on Monday that ports matter.").place
    assert place is not None
    assert (place.name, place.country, place.country_basis) == (name, country, basis)


def test_without_a_published_date_the_day_is_left_open() -> None:
    found = told("Ana Ruiz said Monday at the Athens Port Forum that ports matter.", published=None)
    assert found.date is None


PIECES = st.sampled_from(
    ["Ana Ruiz ", "said ", "at the ", "Athens Port Forum ", "in Seoul ", "on Monday ", "met ", "the second summit ",
     "hosted by ", "the Aegean Institute ", "to mark ", "the war ", ". ", "“", "”", "\n\n", "of ", "forum", "’s ",
     "establishment of the X ", "joint statement ", "issued ", "and ", "visited ", "South Korea’s ", "first ", ", "]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=2), max_size=40).map("".join))
def test_any_text_gives_no_event_or_one_with_its_words(text: str) -> None:
    found = event(text, people=("Ana Ruiz",), countries=("Seoul",))
    if found is None:
        return
    for part in (found.date, found.place, found.occasion, *found.hosts, *found.related, *found.sectors):
        assert part is None or all(0 <= span.start < span.end <= len(text) for span in part.evidence)
    assert all(" ".join(text[h.evidence[0].start : h.evidence[0].end].split()) == h.name for h in found.hosts)


@pytest.mark.slow  # what a clock decides is no unit test
@pytest.mark.parametrize(
    "piece",
    ["the forum ", "at the forum in Seoul on Monday ", "met A", "of the Forum on ", "hosted by A and ", "spoke "],
)
def test_time_is_linear(piece: str) -> None:
    text = "Ana Ruiz said Monday " + piece * (100_000 // len(piece))
    begun = time.perf_counter()
    event(text)
    assert time.perf_counter() - begun < 5
