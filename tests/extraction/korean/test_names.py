"""Who is named in Korean, with which title, office and country, and whom a short form means."""

from typing import Any

import pytest

from tests.extraction.korean.reading import read, said, who

SPEAK = "은 “길은 멀다”고 말했다."

NAMED: dict[str, tuple[str, dict[str, Any]]] = {
    "서민재 외교부 2차관": ("서민재", {"office": "vice-foreign-minister", "organization": "외교부", "country": "KR"}),
    "서민재 전 외교부 장관": ("서민재", {"office": "foreign-minister", "status": "former"}),
    "서민재 대통령 권한대행": ("서민재", {"office": "president", "status": "acting"}),
    "서민재 외교부 장관 후보자": ("서민재", {"office": "foreign-minister", "status": "incoming"}),
    "안네 뤼스타드 주한 노르웨이대사관 공사": ("안네 뤼스타드", {"office": "diplomat"}),
    "안네 뤼스타드 주한 노르웨이 대사": ("안네 뤼스타드", {"office": "ambassador", "country": "NO"}),
    "마크 홀 주한 미국대사대리": ("마크 홀", {"office": "charge-d-affaires", "country": "US"}),
    "케일럽 최 주한 미국 대사": ("케일럽 최", {"office": "ambassador", "country": "US"}),
    "안네 홀 백악관 대변인": ("안네 홀", {"office": "spokesperson", "country": "US"}),
    "한소율 아산정책연구원 연구위원": ("한소율", {"organization": "아산정책연구원", "country": None}),
    "한소율 주미 대사": ("한소율", {"office": "ambassador", "country": None}),
    "남궁소율 통일부 장관": ("남궁소율", {"office": "unification-minister", "country": "KR"}),
    "응우옌 반 뜨엉 베트남 외교장관": ("응우옌 반 뜨엉", {"office": "foreign-minister", "country": "VN"}),
    "서민재 국방부 부장관": ("서민재", {"office": "vice-defense-minister"}),
    "아디 누그로호 주한인도네시아대사": ("아디 누그로호", {"office": "ambassador", "country": "ID"}),
    "린융 주한중국대사관 대변인": ("린융", {"office": "spokesperson", "country": "CN"}),
    "한소율 주노르웨이대사": ("한소율", {"office": "ambassador", "country": None}),
    "고은비 해양수산부 차관": ("고은비", {"office": "vice-minister", "organization": "해양수산부", "country": "KR"}),
    "몽골의 에이나르 홀 국방장관": ("에이나르 홀", {"office": "defense-minister", "country": "MN"}),
    "안네 홀 유엔 인권최고대표": ("안네 홀", {"office": "high-commissioner", "country": None}),
    "오슬로를 방문해 안네 홀 노르웨이 통상장관": ("안네 홀", {"office": "trade-minister", "country": "NO"}),
    "서민재 외교부 다자외교조정관": ("서민재", {"organization": "외교부", "country": "KR"}),
    "서민재 미 국무부 부장관": ("서민재", {"office": "vice-foreign-minister", "country": "US"}),
}


def _particle(name: str) -> str:
    return SPEAK if (ord(name[-1]) - ord("가")) % 28 else f"는{SPEAK[1:]}"


@pytest.mark.parametrize(("phrase", "expected"), NAMED.items(), ids=NAMED.keys())
def test_names_and_roles(phrase: str, expected: tuple[str, dict[str, Any]]) -> None:
    record = read(phrase + _particle(phrase))
    [person] = record.persons
    name, facts = expected
    assert person.name == name
    assert {key: getattr(person.roles[0], key) for key in facts} == facts


NOBODY = (
    "정부 관계자",
    "한 당국자",
    "외교 소식통",
    "조선업계 관계자",
    "한국인 학자",
    "트럼프 대통령",
    "통일부 대변인",
    "김 장관",
    "전문가들",
)


@pytest.mark.parametrize("phrase", NOBODY)
def test_who_has_no_full_name_is_no_person(phrase: str) -> None:
    record = read(phrase + _particle(phrase))
    assert record.persons == []
    [quote] = record.quotes
    assert quote.speaker is not None
    assert quote.speaker.type == "unnamed"


TWO = "김태린 외교부 장관과 김보율 국방부 차관이 만났다. "


def test_titles_tell_one_surname_apart() -> None:
    assert [speaker for _, speaker, _ in said(TWO + "김 차관은 “멀다”고 말했다. 김 장관은 “간다”고 답했다.")] == [
        "김보율", "김태린",
    ]  # fmt: skip


def test_two_of_one_surname_and_title_are_not_guessed() -> None:
    record = read("김태린 외교부 장관과 김보율 국방부 장관이 만났다. 김 장관은 “멀다”고 말했다.")
    [quote] = record.quotes
    assert quote.speaker is None
    assert quote.attribution.candidates


def test_a_surname_with_another_title_is_somebody_else() -> None:
    record = read(TWO + "김 의원은 “멀다”고 말했다.")
    [quote] = record.quotes
    assert who(record, quote) == "김 의원"


def test_together() -> None:
    record = read(TWO + "두 사람은 “길은 멀다”고 말했다.")
    [quote] = record.quotes
    assert quote.speaker is not None
    assert (quote.speaker.type, len(quote.speaker.members)) == ("group", 2)


def test_two_ministers_are_those_named_and_not_any() -> None:
    record = read("몽골의 톰 홀 국방장관과 안네 홀 외교장관이 만났다. 두 장관은 이어 “길은 멀다”고 말했다.")
    [quote] = record.quotes
    assert quote.speaker is not None
    assert [person.name for person in record.persons] == ["톰 홀", "안네 홀"]
    assert (quote.speaker.type, len(quote.speaker.members)) == ("group", 2)


@pytest.mark.parametrize(
    ("full", "short"),
    [("쩐 티 마이 베트남 총리", "마이 총리"), ("야마모토 겐지 일본 외무대신", "야마모토 대신")],
)
def test_one_word_of_a_foreign_name_means_its_bearer(full: str, short: str) -> None:
    assert [speaker for _, speaker, _ in said(f"{full}의 날이다. {short}{_particle(short)}")] == [
        " ".join(full.split()[:-2])
    ]


def test_this_source_is_the_one_before() -> None:
    text = "정부 고위 관계자는 “길은 멀다”고 말했다. 서민재 차관은 답하지 않았다. 이 관계자는 “그래도 간다”고 했다."
    assert [speaker for _, speaker, _ in said(text)] == ["정부 고위 관계자", "정부 고위 관계자"]


def test_a_ministry_abroad_is_not_ours() -> None:
    [(_, speaker, _)] = said("몽골 외교부는 “길은 멀다”고 밝혔다.")
    assert speaker == "몽골 외교부"


def test_a_namesake_has_nothing_of_the_gazetteer() -> None:
    [person] = read("박윤주 변호사는 “길은 멀다”고 말했다.").persons
    assert person.other_names == []


def test_the_gazetteer_tells_the_romanised_name() -> None:
    [person] = read("박윤주 외교부 1차관은 “길은 멀다”고 말했다.").persons
    assert (person.name, [other.name for other in person.other_names]) == ("박윤주", ["Park Yoon-joo"])


def test_countries_and_bodies_are_mentioned() -> None:
    found = {(one.type, one.name) for one in read("한미동맹과 몽골의 길, 국방부의 자료가 있다.").mentions}
    assert found == {
        ("country", "South Korea"), ("country", "United States"), ("country", "Mongolia"),
        ("organization", "Ministry of National Defense of the Republic of Korea"),
    }  # fmt: skip
