import pytest

from app.extraction.annotations import Entity
from app.extraction.mentions import read_names
from app.extraction.segmentation import segment
from tests.extraction.quoting import vocabulary


def entities(text: str) -> list[Entity]:
    document = segment(text, published="2026-03-04", language="en")
    return list(read_names(document, vocabulary()).entities)


def named(text: str, kind: str) -> list[str]:
    return [entity.name for entity in entities(text) if entity.type == kind]


@pytest.mark.parametrize(
    ("text", "name", "family", "given"),
    [
        ("Ida Berg spoke.", "Ida Berg", "Berg", "Ida"),
        ("Acting Foreign Minister Ida M. Berg spoke.", "Ida M. Berg", "Berg", "Ida M."),
        ("Ursula von der Heide spoke.", "Ursula von der Heide", "von der Heide", "Ursula"),
        ("Salem Ben Yahia spoke.", "Salem Ben Yahia", "Ben Yahia", "Salem"),
        ("Envoy Anne-Marie Holm-Dahl spoke.", "Anne-Marie Holm-Dahl", "Holm-Dahl", "Anne-Marie"),
        ("Sen. Carl Moe Jr. spoke.", "Carl Moe Jr.", "Moe", "Carl"),
        ("Kim Do-yun spoke.", "Kim Do-yun", "Kim", "Do-yun"),
        ("President Lee Min Ho spoke.", "Lee Min Ho", "Lee", "Min Ho"),
        ("Foreign Minister Zhao Lin spoke.", "Zhao Lin", "Zhao", "Lin"),
        ("Pham Quoc Bao spoke.", "Pham Quoc Bao", "Pham", "Quoc Bao"),
        ("Xiaoming Li spoke.", "Xiaoming Li", "Li", "Xiaoming"),
        ("Kevin Kim spoke.", "Kevin Kim", "Kim", "Kevin"),
        ("Theresa May spoke on Monday.", "Theresa May", "May", "Theresa"),
        ("Speaker of the House Carl Moe spoke.", "Carl Moe", "Moe", "Carl"),
        ("Port spokesman Gus Line spoke.", "Gus Line", "Line", "Gus"),
        ("“It holds,” tweeted Ellisa Hall, who was there.", "Ellisa Hall", "Hall", "Ellisa"),
        ("Pilots have confidence in Tavo Renn.", "Tavo Renn", "Renn", "Tavo"),
        ("Pilots met in Tavo Renn’s office.", "Tavo Renn", "Renn", "Tavo"),
    ],
)
def test_people(text: str, name: str, family: str, given: str) -> None:
    person = next(entity for entity in entities(text) if entity.type == "person")
    assert (person.name, person.family_name, person.given_name) == (name, family, given)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Harbour Street was closed.",
        "The North Sea Alliance met at City Hall.",
        "South Korea-US talks began at Ocean Tower.",
        "The Rondan Sinmar said so in a commentary, and the Rondan Sinmar knows.",
        "The Ellisa Renn tour began.",
        "Pilots met in Velta Brune, and others near Velta Brune.",
        "San Vetipol lies by the sea.",
        "Electing Lind means waiting for Velta Springs.",
    ],
)
def test_what_is_nobody(text: str) -> None:
    assert named(text, "person") == []


@pytest.mark.parametrize(
    "office",
    [
        "Secretary of State", "Minister of Foreign Affairs", "Director of National Intelligence", "Chief of Staff",
        "Under Secretary for Political Affairs", "Assistant Secretary of State for African Affairs",
        "Speaker of the House", "Secretary of Housing and Rural Development",
    ],
)  # fmt: skip
def test_the_field_of_an_office_is_no_part_of_a_name(office: str) -> None:
    assert named(f"{office} Bakari Lusala waited.", "person") == ["Bakari Lusala"]


def test_a_surname_may_follow_an_office_of_state_but_no_office_of_a_firm() -> None:
    text = "Secretary of State Lusala left. Bakari Lusala and the chief executive of Energy Transfer met."
    [person] = [entity for entity in entities(text) if entity.type in {"person", "unnamed"}]
    assert [text[mention.start : mention.end] for mention in person.mentions] == ["Lusala", "Bakari Lusala"]


def test_bodies_and_countries() -> None:
    text = "Norway’s Ministry of Trade, Industry and Fisheries wrote to the Dutch Embassy and to the Tindra Foundation."
    found = {entity.name: entity.country for entity in entities(text) if entity.type == "organization"}
    assert found == {
        "Ministry of Trade, Industry and Fisheries": "NO",
        "Dutch Embassy": "NL",
        "Tindra Foundation": None,
    }
    assert named(text, "country") == ["Norway"]


COMPOUNDS = [
    ("The South Korea-US fact sheet", ["South Korea", "US"]),
    ("The US-South Korea pact", ["US", "South Korea"]),
    ("The US-Japan-South Korea summit", ["US", "Japan", "South Korea"]),
    ("A North Korea-linked group", ["North Korea"]),
    ("The New Zealand-Australia line", ["New Zealand", "Australia"]),
    ("The Saudi Arabia-led talks", ["Saudi Arabia"]),
    ("The Czech Republic-Poland border", ["Czech Republic", "Poland"]),
    ("The Korea-U.S. alliance", ["Korea", "U.S."]),
    ("The U.S.-Norway alliance", ["U.S.", "Norway"]),
]


@pytest.mark.parametrize(("text", "expected"), COMPOUNDS)
def test_countries_in_words_with_hyphens_have_their_whole_names(text: str, expected: list[str]) -> None:
    mentions = [mention for entity in entities(text) if entity.type == "country" for mention in entity.mentions]
    assert [text[one.start : one.end] for one in sorted(mentions, key=lambda one: one.start)] == expected


GOVERNMENTS = [
    ("Seoul has asked for time.", ["Seoul"]),
    ("Tokyo’s offer stands.", ["Tokyo"]),
    ("Ties with Tokyo grew.", ["Tokyo"]),
    ("Envoys told Seoul and Tokyo to wait.", ["Seoul", "Tokyo"]),
    ("Seoul, Tokyo and Washington would each pay.", ["Seoul", "Tokyo", "Washington"]),
    ("Tokyo and the ROK agreed.", ["Tokyo", "ROK"]),
    ("“We wait,” Tokyo said in a note.", ["Tokyo"]),
    ("It was a setback for Kyiv.", ["Kyiv"]),
    ("A warning from Kyiv and a shrug from Tokyo followed.", ["Kyiv", "Tokyo"]),
    ("A train from Kyiv arrived.", []),
    ("Seoul is ready to talk.", ["Seoul"]),
    ("They met in Seoul.", []),
    ("Seoul’s mayor left Paris for London.", []),
    ("Flights between Seoul and Tokyo resumed.", []),
    ("Seoul is cold in winter.", []),
    ("The Seoul-based institute closed.", []),
    ("They drove through Moscow, Idaho, and had coffee.", []),
    ("The South China Sea and the Gulf of Guinea are rough.", []),
    ("The Sea of Japan is rough.", []),
    ("Ships left Guinea and Japan.", ["Guinea", "Japan"]),
]


@pytest.mark.parametrize(("text", "expected"), GOVERNMENTS)
def test_a_capital_is_its_country_only_where_the_words_mean_its_government(text: str, expected: list[str]) -> None:
    mentions = [mention for entity in entities(text) if entity.type == "country" for mention in entity.mentions]
    assert [text[one.start : one.end] for one in sorted(mentions, key=lambda one: one.start)] == expected


def test_the_town_of_a_dateline_is_no_body() -> None:
    assert named("TINDRA BAY — Ida Berg spoke.\n\nLARVIKA, May 14 (Agency) -- Ida Berg left.", "organization") == []
    assert named("The TINDRA alliance met.", "organization") == ["TINDRA"]


def test_what_only_ever_stands_behind_the_is_a_body() -> None:
    assert named("The Rondan Sinmar said so. Ida Berg owns the Rondan Sinmar.", "organization") == ["Rondan Sinmar"]


def test_short_forms_belong_to_the_fuller_name_nearest_before() -> None:
    text = "Ida Berg met Ola Berg. Ida smiled. Berg did not. Ida Berg left; Berg followed nobody."
    found = {entity.name: [mention.start for mention in entity.mentions] for entity in entities(text)}
    assert found == {"Ida Berg": [0, 23, 49, 64], "Ola Berg": [13, 35]}


def test_people_of_one_slug_have_keys_of_their_own() -> None:
    keys = [entity.key for entity in entities("José Díaz met Jose Diaz. Joanna Diaz left.") if entity.type == "person"]
    assert len(keys) == len(set(keys))


ROLES = [
    ("Acting US Ambassador Kevin Moe spoke.", ("Acting US Ambassador", "ambassador", "acting", None, "US")),
    ("Norwegian Foreign Minister Ida Berg spoke.",
     ("Norwegian Foreign Minister", "foreign-minister", "current", None, "NO")),
    ("Then former foreign minister Ida Berg spoke.",
     ("former foreign minister", "foreign-minister", "former", None, None)),
    ("Assistant Secretary of State Carl Moe spoke.",
     ("Assistant Secretary of State", "assistant-minister", "current", None, None)),
    ("Ida Berg, chair of the Tindra Foundation, spoke.", ("chair", "chair", "current", "Tindra Foundation", None)),
    ("Ida Berg, Norway’s minister for energy in Oslo, spoke.",
     ("Norway’s minister for energy", "energy-minister", "current", None, "NO")),
    ("Norway’s trade minister, Ida Berg, spoke.", ("trade minister", "trade-minister", "current", None, "NO")),
    ("A spokesman for Norway’s Foreign Ministry, Carl Moe, spoke.",
     ("spokesman", "spokesperson", "current", "Foreign Ministry", "NO")),
    ("Her Chilean counterpart, Carl Moe, spoke.", ("Chilean counterpart", None, "current", None, "CL")),
    ("Citing her years as a legal adviser at the Tindra Foundation, Ida Berg spoke.",
     ("legal adviser", "lawyer", "former", "Tindra Foundation", None)),
    ("President Ida Berg of Finland spoke.", ("President", "president", "current", None, "FI")),
    ("Director Carl Moe of the Tindra Foundation spoke.",
     ("Director", "head-of-organization", "current", "Tindra Foundation", None)),
    ("Former Foreign Minister Ida Berg spoke.",
     ("Former Foreign Minister", "foreign-minister", "former", None, None)),
    ("Peru’s Foreign Minister Ida Berg spoke.", ("Foreign Minister", "foreign-minister", "current", None, "PE")),
    ("Peru's former president Ida Berg spoke.", ("former president", "president", "former", None, "PE")),
    ("Chinese Foreign Ministry spokeswoman Ida Berg spoke.",
     ("spokeswoman", "spokesperson", "current", "Chinese Foreign Ministry", "CN")),
    ("The Ambassador of Brazil, Ida Berg, spoke.", ("Ambassador of Brazil", "ambassador", "current", None, "BR")),
    ("Botswana's Minister of Water Ida Moilwa spoke.", ("Minister of Water", "water-minister", "current", None, "BW")),
    ("Norway’s Minister of Mining Bat-Erdene Moe spoke.",
     ("Minister of Mining", "natural-resources-minister", "current", None, "NO")),
    ("Ida Berg, the spokeswoman of the Norwegian Ministry of Trade, spoke.",
     ("spokeswoman", "spokesperson", "current", "Norwegian Ministry of Trade", "NO")),
    ("Ida Berg, a professor at Norway University, spoke.",
     ("professor", "professor", "current", "Norway University", None)),
    ("The glaciologist Torben Moe spoke.", ("glaciologist", None, "current", None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles_as_stated(text: str, expected: tuple[str | None, ...]) -> None:
    person = next(entity for entity in entities(text) if entity.type == "person")
    role = person.roles[0]
    assert (role.title, role.office, role.status, role.organization, role.country) == expected
    assert text[role.evidence[0].start : role.evidence[0].end].startswith(role.title)
    assert (role.end_date.edtf if role.end_date else None) == ("[..2026-03-04]" if role.status == "former" else None)


def test_whom_somebody_met_is_not_what_they_are() -> None:
    assert all(not one.roles for one in entities("Ida Berg, who met the Tindra-based envoy, spoke."))


def test_a_gazetteer_gives_a_country_only_to_whom_the_text_names() -> None:
    known = vocabulary().gazetteer.people[0]
    person = entities(f"{known.title.title()} {known.name} spoke." if known.title else f"{known.name} spoke.")[0]
    assert (person.country, person.country_basis) == (known.country, "gazetteer")


def test_a_namesake_in_another_office_is_not_whom_the_gazetteer_has() -> None:
    known = next(one for one in vocabulary().gazetteer.people if one.office == "foreign-minister" and one.other_names)
    minister = entities(f"Foreign Minister {known.name} spoke.")[0]
    lawyer = entities(f"Lawyer {known.name} spoke.")[0]
    assert (minister.country, minister.other_names) == (known.country, known.other_names)
    assert (lawyer.name, lawyer.country, lawyer.other_names) == (known.name, None, ())


def test_a_surname_alone_is_nobody_of_the_gazetteer() -> None:
    known = next(one for one in vocabulary().gazetteer.people if one.name == "Annalena Baerbock")
    assert all(one.type != "person" or not one.country for one in entities(f"{known.family_name} spoke in Kars."))


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [("Lars Løkke Rasmussen", "Løkke Rasmussen", "Lars"), ("Kang Kyung-wha", "Kang", "Kyung-wha"),
     ("Kim Tok Hun", "Kim", "Tok Hun"), ("Pham Minh Chinh", "Pham", "Minh Chinh"),
     ("Luiz Inacio Lula da Silva", "Lula da Silva", "Luiz Inacio")],
)  # fmt: skip
def test_the_gazetteer_knows_where_a_name_is_cut(name: str, family: str, given: str) -> None:
    person = entities(f"Minister {name} spoke.")[0]
    assert (person.name, person.family_name, person.given_name) == (name, family, given)
