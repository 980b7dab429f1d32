"""Names: the keys under which two spellings are one name, and when a name tells one person from others."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import names

SAME = [
    ("Kim Sung-hwan", "KIM SUNG HWAN"), ("Kim Sung-hwan", "Kim Sunghwan"), ("José Peña", "Jose Pena"),
    ("O’Brien", "O'Brien"), ("Ｋｉｍ", "Kim"), ("J. R. Silva", "J.R. Silva"), ("Strauß", "STRAUSS"), ("İnce", "Ince"),
    ("김성환", unicodedata.normalize("NFD", "김성환")), ("ﬁn Lee", "Fin Lee"), ("Ana  Silva ", "Ana\u00a0Silva"),
]  # fmt: skip
APART = [("Аnna", "Anna"), ("Kim Sung-hwan", "Kim Sung-han"), ("Ана", "Ana"), ("Lee Jae", "Jae Lee"), ("ο", "o"),
         ("김성환", "Kim Sung-hwan"), ("Łukasz", "Lukasz")]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_key(one: str, other: str) -> None:
    assert names.match_key(one) == names.match_key(other) != ""


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_keys(one: str, other: str) -> None:
    assert names.match_key(one) != names.match_key(other)


@given(st.text(max_size=60))
def test_a_key_is_settled(text: str) -> None:
    key = names.match_key(text)
    assert key == "".join(key.split())
    assert names.match_key(unicodedata.normalize("NFD", text)) == names.match_key(unicodedata.normalize("NFC", text))
    assert names.match_key(key) == key


@pytest.mark.parametrize(("one", "other"), [("Аnna", "Anna"), ("Łukasz", "Lukasz"), ("Осло", "Oslo")])
def test_what_looks_alike_has_one_skeleton(one: str, other: str) -> None:
    assert names.match_key(one) != names.match_key(other)
    assert names.skeleton(one) == names.skeleton(other)


class TestKeys:
    def test_either_order(self) -> None:
        keys = names.name_keys("Kim Sung-hwan", "Kim", "Sung-hwan")
        assert keys == ("kimsunghwan", "sunghwankim")

    def test_in_its_script_and_romanised(self) -> None:
        keys = names.name_keys("박윤주")
        assert names.match_key("박윤주") in keys
        assert any(key.isascii() for key in keys)
        assert set(names.query_keys("박윤주")) == set(keys)

    def test_a_family_name_in_hangul_as_people_spell_it(self) -> None:
        assert {"김", "kim", "gim"} <= set(names.family_keys("김"))
        assert names.family_keys("Kim") == ("kim",)
        assert {"이", "lee", "yi"} <= set(names.family_keys("이"))

    def test_nothing_for_no_letters(self) -> None:
        assert names.name_keys("—") == names.query_keys(" . ") == ()

    @given(st.text(max_size=40))
    def test_none_is_empty(self, text: str) -> None:
        assert all(names.name_keys(text, text, text))
        assert all(names.query_keys(text))


@pytest.mark.parametrize(
    "name",
    [
        "Kevin Kim",
        "Kim Sung-hwan",
        "김성환",
        "김 성환",
        "山田太郎",
        "남궁민수",
        "J. Silva",
        "Anwar bin Ibrahim",
        "Mr. A Silva",
    ],
)
def test_full(name: str) -> None:
    assert names.is_full(name)


@pytest.mark.parametrize(
    "name",
    [
        "Kim",
        "김",
        "김씨",
        "Mr. Kim",
        "Dr Kim",
        "Kim Jr.",
        "Amb. Kim",
        "",
        "  ",
        "—",
        "Sung-hwan",
        "Gen. Kim III",
        "“Kim”",
    ],
)
def test_not_full(name: str) -> None:
    assert not names.is_full(name)


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Mr. Kevin Kim Jr.", ("kevin", "kim")), ("Park Yoon-joo", ("park", "yoon-joo")), ("DR. NO", ("no",)),
        ("“Ana” Silva,", ("ana", "silva")), ("", ()),
    ],
)  # fmt: skip
def test_tokens(name: str, tokens: tuple[str, ...]) -> None:
    assert names.tokens(name) == tokens


def test_the_name_in_a_register() -> None:
    assert names.sort_name("Kim Sung-hwan", "Kim", "Sung-hwan") == "Kim, Sung-hwan"
    assert names.sort_name("Pelé", None, None) == "Pelé"
    assert names.sort_name("Ana Silva", "Silva", None) == "Ana Silva"


def test_scripts() -> None:
    assert names.scripts("Аnna 3") == {"CYRILLIC", "LATIN"}
    assert names.scripts("김 Kim") == {"HANGUL", "LATIN"}
    assert names.scripts("3.") == frozenset()
