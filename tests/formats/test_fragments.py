"""Text fragments: decoded by the rules of the WICG specification, they name the words and where they stand."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given

from app.formats.fragments import opening_at
from tests.formats.hostile import texts

EXPLICIT = re.compile(r"(?:[A-Za-z0-9!$'()*+./:;=?@_~]|%[0-9A-F]{2})+\Z")
"""TextDirectiveExplicitChar of the specification, or percent-encoded: no `&`, `-` or `,`."""


def part(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {"exact": exact, "prefix": prefix, "suffix": suffix, "start": 0, "end": len(exact)}


def read(address: str) -> list[dict[str, str]]:
    """The directives of an address by the grammar `text=[prefix-,]start[,end][,-suffix]`."""
    found = []
    for directive in address.partition(":~:")[2].split("&"):
        assert directive.startswith("text=")
        terms, read_as = directive.removeprefix("text=").split(","), {}
        if terms[0].endswith("-"):
            read_as["prefix"] = terms.pop(0)[:-1]
        if terms[-1].startswith("-"):
            read_as["suffix"] = terms.pop()[1:]
        read_as |= dict(zip(("start", "end"), terms, strict=False))
        assert len(terms) in {1, 2}
        assert all(EXPLICIT.match(one) for one in read_as.values()), directive
        found.append({name: unquote(one) for name, one in read_as.items()})
    return found


def test_a_short_quote_is_named_whole_with_what_stands_beside_it() -> None:
    one = part("We agreed, at-last & well.", "lo the minister of the sea said “", "” Silva told the press in Lisbon")
    (named,) = read(opening_at("https://news.example/ports", [one]))
    assert named["start"] == "We agreed, at-last & well."
    assert (named["prefix"], named["suffix"]) == ("the minister of the sea said “", "” Silva told the press in")


def test_a_long_quote_is_named_by_its_first_and_last_words() -> None:
    words = f"Together we will focus on rebuilding {'and expanding ' * 6}all of the industries of tomorrow and after"
    assert read(opening_at("https://news.example/", [part(words)])) == [
        {"start": "Together we will focus on", "end": "industries of tomorrow and after"}
    ]


def test_nothing_of_another_paragraph_is_named() -> None:
    one = part("One day.\n\nAnother day.", "A heading\n\n“", "”\n\nThe next")
    assert read(opening_at("https://news.example/", [one])) == [{"start": "One day.", "end": "Another day."}]


def test_each_part_has_a_directive() -> None:
    address = opening_at("https://news.example/", [part("One"), part("Two")])
    assert address == "https://news.example/#:~:text=One&text=Two"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://news.example/a#top", "https://news.example/a#top:~:text=One"),
        ("https://news.example/a#:~:text=Other", "https://news.example/a#:~:text=One"),
        ("https://news.example/a?b=c", "https://news.example/a?b=c#:~:text=One"),
        (
            "https://news.example/항만/{a}\\<b>\x1b%20",
            "https://news.example/%ED%95%AD%EB%A7%8C/%7Ba%7D%5C%3Cb%3E%1B%20#:~:text=One",
        ),
    ],
)
def test_a_fragment_of_the_page_is_kept(url: str, address: str) -> None:
    assert opening_at(url, [part("One")]) == address


@given(texts, texts, texts)
def test_whatever_is_named_stands_in_the_source(exact: str, prefix: str, suffix: str) -> None:
    prefix, suffix = prefix[-32:], suffix[:32]
    (found,) = read(opening_at("https://news.example/", [part(exact, prefix, suffix)]))
    assert exact.strip().startswith(found["start"])
    assert exact.strip().endswith(found.get("end", found["start"]))
    assert found.get("prefix", "") in prefix
    assert found.get("suffix", "") in suffix
