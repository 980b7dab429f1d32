"""The card of a quote: well-formed whatever was said, with the marks of every format, and told in words."""

import copy
from typing import Any

import pytest
from hypothesis import given
from lxml import etree
from starlette.testclient import TestClient

from app.formats import card, crediting
from app.formats.marking import marked
from tests.formats.hostile import HOSTILE, texts, with_texts

SVG = "{http://www.w3.org/2000/svg}"
BASE = "https://records.example"


def drawn(quote: dict[str, Any]) -> Any:
    root = etree.fromstring(card.draw(quote, BASE))
    assert root.get("role") == "img"
    assert not list(root.iter(f"{SVG}script", f"{SVG}a", f"{SVG}foreignObject", f"{SVG}image"))
    assert int(root.get("height")) == card.height(quote, BASE)
    return root


def rows(root: Any, name: str) -> list[str]:
    return [one.text for one in root.iter(f"{SVG}text") if one.get("class").startswith(name)]


def test_it_has_all_that_quoting_needs(said: list[dict[str, Any]]) -> None:
    quote = next(one for one in said if len(one["parts"]) == 2)
    root = drawn(quote)
    assert " ".join(rows(root, "said")) == marked(quote)
    assert rows(root, "who") == ["Kevin Kim"]
    assert rows(root, "beside")[:2] == ["Acting US Ambassador (US)", "20 November 2025 · Korea-US Diplomatic Forum"]
    proof = " ".join(rows(root, "proof"))
    assert "1115–1316 and 1329–1436" in proof
    assert quote["source"]["sha256"] in proof
    assert f"{BASE}/v1/quotes/{quote['id']}/verification" in proof
    assert marked(quote) in root.findtext(f"{SVG}desc")


def test_a_paraphrase_has_no_marks_and_says_what_it_is(said: list[dict[str, Any]]) -> None:
    quote = next(one for one in said if not one["verbatim"])
    root = drawn(quote)
    assert rows(root, "kicker")[0].startswith("PARAPHRASE")
    assert "“" not in "".join(rows(root, "said"))


def test_nobody_is_named_where_it_is_unsure(said: list[dict[str, Any]]) -> None:
    quote = {**copy.deepcopy(said[0]), "speaker": None, "role": None}
    assert rows(drawn(quote), "who") == [crediting.UNSURE]


def test_long_words_are_cut_within_their_marks(said: list[dict[str, Any]]) -> None:
    words = "We shall sail on and on. " * 400
    root = drawn(with_texts(said[1], words, "Ana Silva", "Minister"))
    shown = " ".join(rows(root, "said"))
    assert shown.endswith("…”")
    assert len(shown) < 720
    assert int(root.get("height")) < 1_200


@given(texts, texts, texts)
def test_it_is_well_formed_whatever_was_said(said: list[dict[str, Any]], words: str, name: str, title: str) -> None:
    root = drawn(with_texts(said[1], words, name, title))
    for one in root.iter(f"{SVG}text"):
        assert one.text
        assert not set(one.text) & set("\u202a\u202b\u202d\u202e\u2066")
        assert float(one.get("y")) < int(root.get("height"))


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_is_text(said: list[dict[str, Any]], words: str) -> None:
    raw = card.draw(with_texts(said[1], words, words, words), BASE)
    assert b"<script" not in raw
    assert b"<img" not in raw


def test_a_quote_that_runs_from_the_right_stands_there(said: list[dict[str, Any]]) -> None:
    root = drawn(with_texts(said[1], "قال «نعم» اليوم", "Ana Silva", "Minister"))
    first = next(one for one in root.iter(f"{SVG}text") if one.get("class").startswith("said"))
    assert (first.get("direction"), first.get("x")) == ("rtl", str(card.WIDTH - 48))


def test_it_is_served_under_a_policy_that_lets_its_style_apply(forum: TestClient) -> None:
    identifier = forum.get("/v1/quotes?limit=1").json()["items"][0]["id"]
    answer = forum.get(f"/v1/quotes/{identifier}.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert forum.get("/v1/quotes.svg").status_code == 406
    accepted = forum.get(f"/v1/quotes/{identifier}", headers={"Accept": "image/svg+xml"})
    assert accepted.content == answer.content
