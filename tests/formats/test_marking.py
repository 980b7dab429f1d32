"""Marks stand around verbatim words, in whatever the source used, and never around a paraphrase."""

import pytest

from app.domain.spans import context
from app.formats.marking import beginning, marked, nested, stretches
from tests import corpus
from tests.formats.conftest import Ask


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("We agreed.", "We agreed."),
        ("He said “no” twice", "He said ‘no’ twice"),
        ('He said "no" twice', "He said ‘no’ twice"),
        ("“She said ‘no’”, I heard", "‘She said “no”’, I heard"),
        ("It’s the states’ “right”, isn’t it", "It’s the states’ ‘right’, isn’t it"),
        ("“I ‘won’t’ go”, I heard", "‘I “won’t” go’, I heard"),
        ("„Nein“, sagte er", "‘Nein’, sagte er"),
        ("a part that “goes on", "a part that ‘goes on"),
        ("«oui»", "«oui»"),
    ],
)
def test_marks_within_the_words_are_one_level_further_in(words: str, shown: str) -> None:
    assert nested(words) == shown


def test_words_are_marked_by_how_they_stand_in_the_source(ask: Ask) -> None:
    silva = corpus.person("Ana Silva", title="Minister", country="BR")
    quotes = ask(
        "quotes",
        corpus.record(
            corpus.quote(["We agreed on “fair” rules,", "and we will keep them."], silva),
            corpus.quote("that the ports would open “soon”", silva, "indirect"),
            persons=[silva],
        ),
    )
    shown = {quote["quote_kind"]: marked(quote) for quote in quotes}
    assert shown == {
        "direct": "“We agreed on ‘fair’ rules … and we will keep them.”",
        "indirect": "that the ports would open ‘soon’",
    }
    direct = next(quote for quote in quotes if quote["verbatim"])
    assert direct["parts"][0]["exact"] == "We agreed on “fair” rules,"


def _mixed(text: str, clause: str, *fragments: str) -> dict[str, object]:
    """A mixed quote of a text as the store renders it."""
    start = text.index(clause)
    parts = []
    for fragment in fragments:
        at = text.index(fragment)
        end = at + len(fragment)
        prefix, suffix = context(text, at, end)
        parts.append({"exact": fragment, "start": at, "end": end, "prefix": prefix, "suffix": suffix})
    return {
        "quote_kind": "mixed", "verbatim": True, "text": " … ".join(fragments), "parts": parts,
        "clause": {"start": start, "end": start + len(clause)},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("clause", "fragments", "shown"),
    [
        (
            "called the deal a “game changer” for “both sides”, and left",
            ("game changer", "both sides"),
            "called the deal a “game changer” for “both sides”, and left",
        ),
        ('praised "the\nresult"', ("the\nresult",), "praised “the result”"),
        ("‘bold’ steps", ("bold",), "“bold” steps"),
        ("a “so-called” deal, “a start”", ("a start",), "a so-called deal, “a start”"),
        (
            "said after many hours of talks in the old town that this was “a start” and not “the end”",
            ("a start", "the end"),
            "… in the old town that this was “a start” and not “the end”",
        ),
        (
            "spoke of “courage” in the face of the many difficulties that ministers had met on the long way to “peace”",
            ("courage", "peace"),
            "spoke of “courage” in the face of the many … had met on the long way to “peace”",
        ),
    ],
)  # fmt: skip
def test_fragments_stand_in_their_clause(clause: str, fragments: tuple[str, ...], shown: str) -> None:
    quote = _mixed(f"A report.\n\nThe minister {clause}.\n", clause, *fragments)
    assert marked(quote) == shown
    assert [one.text for one in stretches(quote) if one.verbatim] == [" ".join(one.split()) for one in fragments]


def test_the_beginning_keeps_its_marks_in_pairs() -> None:
    text = "called the deal a “game changer of the first order” for “both sides”"
    quote = _mixed(f"She {text}.", text, "game changer of the first order", "both sides")
    assert beginning(quote, 30) == "called the deal a “game …”"
    assert beginning(quote, 500) == text
