"""The seed article, byte for byte, against the facts that must come out of it."""

from functools import lru_cache

import pytest

from app.domain.records import QuoteRecord, Record, SourceRecord
from app.extraction import pipeline
from app.extraction.segmentation import opening_date
from tests.articles.golden import SEEDS
from tests.extraction.quoting import vocabulary

QUOTES = [
    ("indirect", "kevin-kim", False, [(67, 280)]),
    ("direct", "kevin-kim", False, [(591, 718)]),
    ("direct", "kevin-kim", False, [(1115, 1316), (1329, 1436)]),
    ("direct", "kevin-kim", False, [(1721, 1845)]),
    ("direct", "kevin-kim", True, [(1859, 2067)]),
    ("direct", "kevin-kim", False, [(2209, 2298)]),
    ("indirect", "park-yoon-joo", False, [(2376, 2491)]),
    ("direct", "park-yoon-joo", False, [(2494, 2697)]),
    ("direct", "park-yoon-joo", True, [(2712, 2854)]),
    ("direct", "kim-sung-hwan", False, [(2964, 3061)]),
    ("direct", "kim-sung-hwan", False, [(3065, 3371)]),
    ("direct", "kim-sung-hwan", True, [(3385, 3543)]),
]
ROLES = [
    ("kevin-kim", "Acting US Ambassador", "ambassador", "acting", None, "US", None, (17, 37)),
    ("kevin-kim", "professional staff member", "staff-member", "former", "Senate Armed Services Committee", "US",
     "[..2025-11-20]", (2093, 2157)),
    ("park-yoon-joo", "First Vice Foreign Minister", "vice-foreign-minister", "current", None, "KR",
     None, (2324, 2351)),
    ("kim-sung-hwan", "chair", "chair", "current", "East Asia Foundation", None, None, (2872, 2905)),
    ("kim-sung-hwan", "former foreign minister", "foreign-minister", "former", None, None,
     "[..2025-11-20]", (2932, 2955)),
]  # fmt: skip


@pytest.fixture(scope="module")
def seed() -> Record:
    return read()


@lru_cache(maxsize=1)
def read() -> Record:
    text = (SEEDS / "000_8d1662cdded2846d.txt").read_bytes().decode("utf-8")
    return pipeline.extract(SourceRecord(text=text, published=opening_date(text)[0]), vocabulary())


def spans(quote: QuoteRecord) -> list[tuple[int, int]]:
    return [(part.start, part.end) for part in quote.parts]


def test_quotes(seed: Record) -> None:
    assert [
        (quote.quote_kind, quote.speaker.person if quote.speaker else None, quote.carried, spans(quote))
        for quote in seed.quotes
    ] == QUOTES


def test_every_part_is_verbatim(seed: Record) -> None:
    assert all(part.exact == seed.source.text[part.start : part.end] for quote in seed.quotes for part in quote.parts)


def test_every_quote_was_said_at_the_event(seed: Record) -> None:
    assert {(quote.said.edtf, quote.said.basis, quote.said.as_written) for quote in seed.quotes if quote.said} == {
        ("2025-11-20", "event", "Thursday")
    }
    assert all(quote.said for quote in seed.quotes)


def test_people_in_the_order_of_their_first_mention(seed: Record) -> None:
    assert [(one.key, one.name, one.family_name, one.given_name) for one in seed.persons] == [
        ("kevin-kim", "Kevin Kim", "Kim", "Kevin"),
        ("park-yoon-joo", "Park Yoon-joo", "Park", "Yoon-joo"),
        ("kim-sung-hwan", "Kim Sung-hwan", "Kim", "Sung-hwan"),
    ]


def test_roles(seed: Record) -> None:
    assert [
        (
            one.key,
            role.title,
            role.office,
            role.status,
            role.organization,
            role.country,
            role.end_date.edtf if role.end_date else None,
            (role.evidence[0].start, role.evidence[0].end),
        )
        for one in seed.persons
        for role in one.roles
    ] == ROLES


def test_only_the_gazetteer_says_which_country_the_vice_minister_represents(seed: Record) -> None:
    bases = {role.country_basis for one in seed.persons if one.key == "park-yoon-joo" for role in one.roles}
    assert bases == {"gazetteer"}


@pytest.mark.parametrize(
    ("name", "expected", "span", "korean"),
    [
        ("Lee Jae Myung", ("Lee", "President", "KR"), (466, 479), "이재명"),
        ("Donald Trump", ("Trump", "US President", "US"), (497, 509), "도널드 트럼프"),
    ],
)
def test_people_spoken_of(
    seed: Record, name: str, expected: tuple[str, ...], span: tuple[int, int], korean: str
) -> None:
    """With all that is known of somebody who speaks: their other names, and the office with its own evidence."""
    mention = next(one for one in seed.mentions if one.name == name)
    assert (mention.type, mention.person) == ("person", None)
    assert (mention.family_name, mention.role, mention.country) == expected
    assert span in {(one.start, one.end) for one in mention.evidence}
    assert korean in {one.name for one in mention.other_names}
    [role] = mention.roles
    [evidence] = role.evidence
    assert (role.title, role.office) == (seed.source.text[evidence.start : evidence.end], "president")


def test_scare_quotes_are_no_speech(seed: Record) -> None:
    assert not [one for one in seed.quotes if any(start < 1035 and end > 1022 for start, end in spans(one))]


def test_the_event_has_the_speakers_for_participants(seed: Record) -> None:
    assert seed.event is not None
    assert [(one.person, one.part) for one in seed.event.participants] == [
        ("kevin-kim", "speaker"),
        ("park-yoon-joo", "speaker"),
        ("kim-sung-hwan", "speaker"),
    ]
