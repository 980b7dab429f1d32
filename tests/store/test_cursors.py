"""Cursors: what goes in comes out, to the list it belongs to and to no other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadCursor
from app.store.cursors import Cursor, decode, encode, fingerprint

PRINT = fingerprint("quotes", "-date", {"person": ["kevin-kim"]})
INTEGERS = st.integers(-(2**63) + 1, 2**63 - 1)
KINDS = {int: INTEGERS, str: st.text(max_size=40), float: st.floats(allow_nan=False)}


@st.composite
def keyed(draw: st.DrawFn) -> tuple[tuple[type, ...], Cursor]:
    kinds = tuple(draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=3)))
    key = tuple(draw(KINDS[kind]) for kind in kinds)
    return kinds, Cursor(key, draw(st.integers(0, 10_000)), draw(st.booleans()))


@settings(max_examples=200, derandomize=True, database=None)
@given(keyed())
def test_what_goes_in_comes_out(drawn: tuple[tuple[type, ...], Cursor]) -> None:
    kinds, cursor = drawn
    written = encode(cursor, PRINT)
    assert decode(written, PRINT, kinds) == cursor
    assert written.isascii()
    assert set(written) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")  # nothing to escape
    for other in ((*kinds, int), kinds[1:], (bytes, *kinds[1:])):
        with pytest.raises(BadCursor):
            decode(written, PRINT, other)


@settings(max_examples=300, derandomize=True, database=None)
@given(st.text(max_size=200) | st.from_regex(r"\A[A-Za-z0-9_-]{0,120}\Z"))
def test_whatever_is_sent_is_a_bad_cursor(text: str) -> None:
    with pytest.raises(BadCursor):
        decode(text, PRINT, (int, int, int))


@pytest.mark.parametrize(
    ("resource", "sort", "asked", "same"),
    [
        ("quotes", "-date", {"person": ["kevin-kim"]}, True),
        ("quotes", "-date", {"person": ["kevin-kim"], "limit": 3, "sort": "-date"}, True),
        ("events", "-date", {"person": ["kevin-kim"]}, False),
        ("quotes", "date", {"person": ["kevin-kim"]}, False),
        ("quotes", "-date", {}, False),
        ("quotes", "-date", {"not_person": ["kevin-kim"]}, False),
        ("quotes", "-date", {"person": ["kevin-kim", "ana-silva"]}, False),
        ("quotes", "-date", {"person": ["kevin-kim"], "q": "x"}, False),
    ],
)
def test_a_cursor_is_bound_to_list_order_and_filters(
    resource: str, sort: str, asked: dict[str, object], same: bool
) -> None:
    assert (fingerprint(resource, sort, asked) == PRINT) == same


def test_the_order_in_which_filters_were_written_does_not_matter() -> None:
    assert fingerprint("quotes", "date", {"a": ["1"], "b": "2"}) == fingerprint(
        "quotes", "date", {"b": "2", "a": ["1"]}
    )
