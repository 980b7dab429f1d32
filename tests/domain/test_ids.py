"""Ids: their shape, what they follow and what they never do; and the numbers that keep their order."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain import ids

SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
SLUGS = st.text("-0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20)


class TestSlugs:
    @pytest.mark.parametrize(
        ("text", "slug"),
        [
            ("Kevin Kim", "kevin-kim"), ("Park Yoon-joo", "park-yoon-joo"), ("Kim Sung-hwan", "kim-sung-hwan"),
            ("José Ángel Gurría", "jose-angel-gurria"), ("O’Brien", "obrien"), ("O'Brien", "obrien"),
            ("  Dr.  No  ", "dr-no"), ("A/B_C", "a-b-c"), ("Łódź", "lodz"), ("Straße", "strasse"),
            ("---", ""), ("", ""), ("…", ""), ("Q3 2025", "q3-2025"),
        ],
    )  # fmt: skip
    def test_examples(self, text: str, slug: str) -> None:
        assert ids.slug(text) == slug

    @pytest.mark.parametrize("text", ["박윤주", "Сергей Лавров", "محمد علي", "山田太郎", "Αθήνα", "नमस्ते"])
    def test_other_scripts_are_romanised(self, text: str) -> None:
        assert SHAPE.match(ids.slug(text))

    @given(st.text(max_size=300))
    def test_shape(self, text: str) -> None:
        found = ids.slug(text)
        assert found == "" or (SHAPE.match(found) and len(found) <= 80)
        assert ids.slug(found) == found

    @given(st.text(max_size=300), st.sampled_from([None, "2025", "2025-11", "2025-11-20"]))
    def test_an_event_always_has_one(self, name: str, known: str | None) -> None:
        found = ids.event_slug(known, name)
        assert SHAPE.match(found)
        assert len(found) <= 80
        assert found.startswith(f"{known or 'undated'}-")

    @given(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?", fullmatch=True), SLUGS.map(lambda one: f"{one}x"))
    def test_a_suffix_fits(self, base: str, suffix: str) -> None:
        found = ids.with_suffix(base, suffix)
        assert len(found) <= 80
        assert found.endswith(f"-{suffix}")


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "known"),
    [
        ("2025-11-20", "2025-11-20", "2025-11-20", "2025-11-20"), ("2025-11", "2025-11-01", "2025-11-30", "2025-11"),
        ("[2025-11-11..2025-11-20]", "2025-11-11", "2025-11-20", "2025-11"),
        ("2025-11-28/2025-12-02", "2025-11-28", "2025-12-02", "2025"),
        ("2024-12-30/2025-01-02", "2024-12-30", "2025-01-02", None), ("[..2025-11-20]", None, "2025-11-20", None),
        (None, None, None, None),
    ],
)  # fmt: skip
def test_the_known_part_of_a_date(
    edtf: str | None, earliest: str | None, latest: str | None, known: str | None
) -> None:
    assert ids.known_part(edtf, earliest, latest) == known


class TestSources:
    def test_shape(self) -> None:
        assert re.fullmatch(r"src-[0-9a-v]{16}", ids.source_id("https://example.org/a", "x"))
        assert re.fullmatch(r"src-[0-9a-v]{16}", ids.source_id(None, "x"))

    def test_an_address_counts_and_else_the_text(self) -> None:
        assert ids.source_id("https://example.org/a", "x") == ids.source_id("https://example.org/a", "y")
        assert ids.source_id(None, "x") != ids.source_id(None, "y")
        assert ids.source_id("x", "") != ids.source_id(None, "x")

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("https://a.org/a", "HTTPS://A.ORG/a", True), ("https://a.org/a", "https://a.org/a#b", True),
            ("https://a.org/a", "https://a.org/A", False), ("https://a.org/a", "http://a.org/a", False),
            ("https://a.org/a", "https://a.org/a?b", False), ("https://a.org", "https://a.org#x", True),
        ],
    )  # fmt: skip
    def test_what_is_one_page(self, one: str, other: str, same: bool) -> None:
        assert (ids.source_id(one, "") == ids.source_id(other, "")) is same

    def test_an_id_is_the_same_in_every_release(self) -> None:
        """Stores and readers hold them: a change here is another product."""
        assert ids.source_id("https://example.org/a", "") == "src-le8hmal2ul3cga3n"
        assert ids.quote_id("src-le8hmal2ul3cga3n", "direct", "Yes", 1) == "q-9hsgpin9fmb49nff"


class TestQuotes:
    def test_shape(self) -> None:
        assert re.fullmatch(r"q-[0-9a-v]{16}", ids.quote_id("src-0", "direct", "Yes", 1))

    def test_everything_counts(self) -> None:
        given_ = [("src-0", "direct", "Yes", 1), ("src-1", "direct", "Yes", 1), ("src-0", "indirect", "Yes", 1),
                  ("src-0", "direct", "yes", 1), ("src-0", "direct", "Yes", 2)]  # fmt: skip
        assert len({ids.quote_id(*one) for one in given_}) == len(given_)

    @given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
    def test_parts_do_not_run_together(self, one: list[str], other: list[str]) -> None:
        separator = "\x1f"
        assume(one != other and separator not in "".join(one + other))
        assume(one and other)
        assert ids.token(*one) != ids.token(*other)


class TestOrder:
    @given(SLUGS, SLUGS)
    def test_slugs_by_their_first_twelve_characters(self, one: str, other: str) -> None:
        first, second = ids.slug_order(one), ids.slug_order(other)
        assert 0 <= first < 2**63
        if one[:12] == other[:12]:
            assert first == second
        else:
            assert (first < second) == (one[:12] < other[:12])

    @given(st.text(max_size=20))
    def test_any_text_has_a_number(self, text: str) -> None:
        assert 0 <= ids.slug_order(text) < 2**63

    @given(st.binary(min_size=3), st.binary(min_size=3), st.integers(0, 2**21), st.integers(0, 2**21))
    def test_quotes_by_source_then_place(self, one: bytes, other: bytes, first: int, second: int) -> None:
        sources = [f"src-{ids.token(source.hex())}" for source in (one, other)]
        orders = [ids.quote_order(source, order) for source, order in zip(sources, (first, second), strict=True)]
        assert all(0 <= order < 2**63 for order in orders)
        if sources[0][:12] != sources[1][:12]:
            assert (orders[0] < orders[1]) == (sources[0] < sources[1])
        else:
            last = 2**20 - 1
            assert (orders[0] < orders[1]) == (min(first, last) < min(second, last))
