"""What is speech in Korean, of what kind, and whose: each rule in a sentence of its own."""

import pytest

from tests.extraction.korean.reading import read, said, who

NAMED = "서민재 외교부 2차관"

QUOTATIVES = {
    "라고 말했다": "서민재 외교부 2차관은 “길은 멀다”라고 말했다.",
    "고 밝혔다": "서민재 외교부 2차관은 “길은 멀다”고 밝혔다.",
    "이라고 강조했다": "서민재 외교부 2차관은 “길은 먼 길”이라고 강조했다.",
    "라며": "서민재 외교부 2차관은 “길은 멀다”라며 웃었다.",
    "면서 말했다": "서민재 외교부 2차관은 “길은 멀다”면서 협력을 말했다.",
    "는 입장": "서민재 외교부 2차관은 “길은 멀다”는 입장을 밝혔다.",
    "라는 뜻": "서민재 외교부 2차관은 “길은 멀다”라는 뜻을 전했다.",
    "straight marks": '서민재 외교부 2차관은 "길은 멀다"고 말했다.',
    "single marks": "서민재 외교부 2차관은 ‘길은 멀다’고 말했다.",
    "corner marks": "서민재 외교부 2차관은 「길은 멀다」고 말했다.",
    "wrong way": "서민재 외교부 2차관은 “길은 멀다“고 말했다.",
    "subject behind": "“길은 멀다”고 서민재 외교부 2차관은 말했다.",
    "thought": "서민재 외교부 2차관은 “길은 멀다”고 내다봤다.",
    "only": "서민재 외교부 2차관은 “길은 멀다”고만 했다.",
    "께서는": "서민재 외교부 2차관께서는 “길은 멀다”고 말했다.",
}


@pytest.mark.parametrize("text", QUOTATIVES.values(), ids=QUOTATIVES.keys())
def test_every_quotative(text: str) -> None:
    [(kind, speaker, [words])] = said(text)
    assert (kind, speaker) == ("direct", "서민재")
    assert words in {"길은 멀다", "길은 먼 길"}


NO_SPEECH = {
    "title": "서민재 외교부 2차관은 “먼 길”이라는 제목의 책을 펴냈다.",
    "catchword": "서민재 외교부 2차관은 ‘먼 길’이 무엇인지 물었다.",
    "name of an event": "정부는 “열린 문” 행사를 연다.",
    "called": "주민들은 이 다리를 “용의 등”이라고 부른다.",
    "inscription": "벽에는 “들어오지 마시오”라고 적힌 종이가 붙어 있었다.",
    "books": "그의 책 『구리의 길』은 서점에 없다.",
    "words of nobody": "업계에서는 “말만 무성하다”는 지적도 나온다.",
}


@pytest.mark.parametrize("text", NO_SPEECH.values(), ids=NO_SPEECH.keys())
def test_what_is_no_speech(text: str) -> None:
    assert said(text) == []


MIXED = {
    "object outside": "서민재 외교부 2차관은 한미동맹을 “핵심축”이라고 말했다.",
    "subject outside": "서민재 외교부 2차관은 동맹이 “굳건하다”고 말했다.",
    "judged": "서민재 외교부 2차관은 이 협력을 “필수”로 규정했다.",
    "within reported speech": "서민재 외교부 2차관은 “쉬지 않고” 나아가야 한다고 말했다.",
}


@pytest.mark.parametrize("text", MIXED.values(), ids=MIXED.keys())
def test_fragments(text: str) -> None:
    record = read(text)
    [quote] = record.quotes
    assert (quote.quote_kind, who(record, quote)) == ("mixed", "서민재")
    assert quote.clause is not None
    assert quote.clause.start <= quote.parts[0].start
    assert quote.parts[-1].end <= quote.clause.end


def test_one_verb_joins_and_two_part() -> None:
    assert said("서민재 외교부 2차관은 “길은 멀다”며 “그래도 간다”고 말했다.") == [
        ("direct", "서민재", ["길은 멀다", "그래도 간다"])
    ]
    assert said("서민재 외교부 2차관은 “길은 멀다”고 말하고 “그래도 간다”고 덧붙였다.") == [
        ("direct", "서민재", ["길은 멀다"]),
        ("direct", "서민재", ["그래도 간다"]),
    ]


def test_what_follows_a_quotation_is_no_fragment_by_its_ending() -> None:
    [(kind, _, words)] = said("서민재 외교부 2차관은 “길은 멀다”면서도 “그래도 간다”고 말했다.")
    assert (kind, words) == ("direct", ["길은 멀다", "그래도 간다"])


def test_who_goes_on_is_carried() -> None:
    record = read("서민재 외교부 2차관은 “길은 멀다”고 말했다. 이어 “그래도 간다”고 덧붙였다.")
    assert [(who(record, quote), quote.carried) for quote in record.quotes] == [("서민재", False), ("서민재", True)]


def test_nobody_is_carried_past_another_subject() -> None:
    """Whom the sentence before was about may have spoken: a candidate, for the words do not say it."""
    second = read("서민재 외교부 2차관은 “길은 멀다”고 말했다. 외교부는 자료를 냈다. “그래도 간다”고 덧붙였다.").quotes[
        1
    ]
    assert second.speaker is None
    [candidate] = second.attribution.candidates
    assert candidate.name == "Ministry of Foreign Affairs of the Republic of Korea"


def test_nobody_is_carried_into_a_sentence_about_somebody_unknown() -> None:
    text = "서민재 외교부 2차관은 “길은 멀다”고 말했다. 옆자리 노인은 웃으며 “그래도 간다”고 답했다."
    assert said(text)[-1][1] is None


def test_without_anybody_there_is_no_speaker() -> None:
    record = read("“길은 멀다”고 말했다.")
    [quote] = record.quotes
    assert quote.speaker is None
    assert quote.attribution.review == "needed"


def test_who_is_quoted_by_another() -> None:
    [(_, speaker, _)] = said("통일부는 서민재 외교부 2차관이 “길은 멀다”고 말했다고 전했다.")
    assert speaker == "서민재"


def test_a_paragraph_goes_on() -> None:
    record = read("서민재 외교부 2차관은 이렇게 말했다.\n“길은 멀다. 그래도 간다.\n“다리가 있기 때문이다.”")
    assert [len(quote.parts) for quote in record.quotes] == [2]


INDIRECT = {
    "길이 멀다": "서민재 외교부 2차관은 20일 기자들과 만나 길이 멀다고 말했다.",
    "길이 열릴 것": "서민재 외교부 2차관은 성명을 내고 길이 열릴 것이라고 전했다.",
    "길을 함께 걷자": "서민재 외교부 2차관은 길을 함께 걷자고 제안했다.",
    "길을 막지 말라": "서민재 외교부 2차관은 길을 막지 말라고 경고했다.",
    "길을 함께 열기로 했다": "길을 함께 열기로 했다고 서민재 외교부 2차관이 20일 밝혔다.",
    "길이 열린다": "(부산=새소식) 한소율 기자 = 길이 열린다고 서민재 외교부 2차관이 밝혔다.",
    "길을 열 것을": "서민재 외교부 2차관은 길을 열 것을 촉구했다.",
}


@pytest.mark.parametrize(("words", "text"), INDIRECT.items(), ids=INDIRECT.keys())
def test_indirect_speech(words: str, text: str) -> None:
    assert said(text) == [("indirect", "서민재", [words])]


def test_according_to() -> None:
    assert said("통일부에 따르면 길은 2019년에 끊겼다.") == [
        ("indirect", "Ministry of Unification of the Republic of Korea", ["길은 2019년에 끊겼다"])
    ]


def test_hearsay_is_nobodys() -> None:
    assert said("길이 곧 열릴 것이라고 알려졌다.") == []


STATES = {
    "speaks": ("서민재 차관이 갔다. 북한은 이날 담화를 통해 “길은 멀다”고 비난했다.", "North Korea"),
    "directly": ("서민재 차관이 갔다. 북한은 “길은 멀다”고 비난했다.", "North Korea"),
    "does not": ("서민재 외교부 차관은 북한은 “길은 멀다”고 본다고 말했다.", "서민재"),
    "is spoken of": ("서민재 외교부 차관은 “간다”고 말했다. 북한은 대화에 나와야 한다고 강조했다.", "서민재"),
}


@pytest.mark.parametrize(("text", "speaker"), STATES.values(), ids=STATES.keys())
def test_a_country_speaks_where_nobody_else_can_have(text: str, speaker: str) -> None:
    assert said(text)[-1][1] == speaker


INTERVIEW = """[인터뷰] 안네 뤼스타드 주한 노르웨이대사
안네 뤼스타드 주한 노르웨이대사는 지난 18일 서울에서 한 인터뷰에서 길을 꼽았다.
-가장 큰 변화는.
“길이 열렸다. 그래도 멀다.”
“서두르지 않겠다.”
-다음은.
“함께 걷겠다.”"""


def test_answers_are_of_who_is_interviewed() -> None:
    record = read(INTERVIEW)
    quotes = [quote for quote in record.quotes if quote.quote_kind == "direct"]
    assert [(who(record, quote), quote.said and quote.said.edtf) for quote in quotes] == [
        ("안네 뤼스타드", "2025-11-18")
    ] * 3


@pytest.mark.parametrize(
    "changed",
    [("인터뷰", "연설"), ("길을 꼽았다", "홀 대사, 서민재 차관과 길을 꼽았다"), ("-", "")],
    ids=["speech", "two", "no questions"],
)
def test_answers_of_nobody_in_particular_are_nobodys(changed: tuple[str, str]) -> None:
    record = read(INTERVIEW.replace(*changed))
    assert "answer" not in {quote.attribution.rule for quote in record.quotes if quote.speaker}


def test_the_year_before_the_subject_is_when_it_was_said() -> None:
    [quote] = read("1988년, 고 한상철 당시 장관은 “길은 멀다”고 가르쳤다.").quotes
    assert quote.said is not None
    assert quote.said.edtf == "1988"
