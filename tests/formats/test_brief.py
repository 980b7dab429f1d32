"""The brief, read back as Markdown and as HTML by parsers that are not ours."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from lxml import etree, html
from markdown_it import MarkdownIt

from app.formats import crediting, markdown
from app.formats import html as page
from app.formats.brief import compose
from app.formats.marking import marked
from app.formats.showing import contained, line
from tests import corpus
from tests.formats.conftest import Ask, about
from tests.formats.hostile import HOSTILE, texts, with_texts

Quote = dict[str, Any]
ASKED = {"query": {"person": ["kevin-kim"], "sector": ["shipbuilding"], "from": "2025-11-01", "limit": 20}}
COMMONMARK = MarkdownIt()


def markdown_of(quotes: list[Quote], **fields: Any) -> str:
    return b"".join(markdown.write(quotes, about(suffix="md", **{**ASKED, **fields}))).decode()


def html_of(quotes: list[Quote], **fields: Any) -> Any:
    written = b"".join(page.write(quotes, about(suffix="html", **{**ASKED, **fields})))
    return html.document_fromstring(written.decode())


def blocks(text: str) -> list[tuple[str, str]]:
    """The paragraphs and headings of Markdown, as (kind, text), without what only marks up."""
    tokens = COMMONMARK.parse(text)
    return [
        (opening.tag, "".join(one.content for one in inline.children or [] if one.type in {"text", "code_inline"}))
        for opening, inline in pairwise(tokens)
        if inline.type == "inline"
    ]


def test_the_brief_says_what_was_asked_and_what_it_has(said: list[Quote]) -> None:
    brief = compose(said, about(**ASKED))
    assert brief.headline == "What Kevin Kim said about Shipbuilding"
    assert brief.asked == [("person", "Kevin Kim"), ("sector", "Shipbuilding"), ("from", "2025-11-01")]
    assert brief.extent == "12 quotes, of which 2 paraphrases. The store stood at change 7."
    assert compose([], about(query={})).headline == "What was said"
    several = about(
        query={"from": "2025", "sector": ["shipbuilding", "rare-earths"], "event_kind": ["press-conference"]}
    )
    assert compose(said, several).headline == "What was said about Shipbuilding or rare earths"
    assert compose(said, several).asked[-2:] == [("event kind", "press conference"), ("from", "2025")]
    assert compose([], about(query={})).extent == "0 quotes. The store stood at change 7."


def test_what_is_undated_or_unsure_is_counted(ask: Ask) -> None:
    report = corpus.record(corpus.quote("Who said this, and when?"), published=None, opening="No day")
    quotes = ask("quotes", report)
    brief = compose(quotes, about(query={}))
    assert brief.extent == "1 quote, of which 1 undated, 1 without an established speaker. The store stood at change 7."
    assert [(group.day, group.event) for group in brief.groups] == [("Undated", None)]


def test_markdown_has_each_quote_with_speaker_office_and_note(said: list[Quote]) -> None:
    text = markdown_of(said)
    found = blocks(text)
    assert found[0] == ("h1", "What Kevin Kim said about Shipbuilding")
    assert ("h2", "20 November 2025, Korea-US Diplomatic Forum") in found
    shown = [content for _, content in found]
    for number, quote in enumerate(said, start=1):
        at = shown.index(f"{marked(quote)}[^{number}]")
        who = f"{quote['speaker']['name']}, {crediting.office(quote['role'])}"
        assert shown[at - 1] == f"{who}{'' if quote['verbatim'] else ', paraphrased'}:"
        (note,) = [one for one in shown if one.startswith(f"[^{number}]: ")]
        for part in quote["parts"]:
            assert f"{part['start']}–{part['end']}" in note
        assert f"(<https://verbale.example/v1/quotes/{quote['id']}/verification>)" in text
    assert text.count(said[0]["source"]["sha256"]) == 1
    quoted = len([token for token in COMMONMARK.parse(text) if token.type == "blockquote_open"])
    assert quoted == sum(quote["verbatim"] for quote in said) == 10


def test_the_page_has_each_quote_with_speaker_office_and_note(said: list[Quote]) -> None:
    tree = html_of(said)
    assert tree.findtext(".//h1/bdi") == tree.findtext(".//title") == "What Kevin Kim said about Shipbuilding"
    articles = tree.findall(".//article")
    assert [one.get("id") for one in articles] == [quote["id"] for quote in said]
    for number, (quote, article) in enumerate(zip(said, articles, strict=True), start=1):
        words = article.find("p[@lang]")
        assert words.get("lang") == "en"
        assert words.findtext(".//sup/a") == str(number)
        assert words.find("bdi").text_content() == marked(quote)
        assert (words.find(".//span[@class='said']") is not None) is quote["verbatim"]
        assert article.findtext(".//strong/bdi") == quote["speaker"]["name"]
        assert article.findtext(".//span[@class='office']/bdi") == crediting.office(quote["role"])
        note = tree.get_element_by_id(f"note-{number}")
        assert all(f"{part['start']}–{part['end']}" in note.text_content() for part in quote["parts"])
        assert f"https://verbale.example/v1/quotes/{quote['id']}/verification" in note.xpath(".//a/@href")
    inward = {href.removeprefix("#") for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert inward <= set(tree.xpath("//@id"))


def test_the_page_runs_and_loads_nothing(said: list[Quote]) -> None:
    tree = html_of(said)
    assert tree.xpath("//script | //img | //iframe | //form | //*[@style] | //link[@rel!='canonical']") == []
    (style,) = tree.xpath("//style/text()")
    assert "url(" not in style
    assert "@import" not in style
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page.policy()
    assert "default-src 'none'" in page.policy()


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_any_string_as_it_stands(said: list[Quote], text: str) -> None:
    found = blocks(
        markdown_of([with_texts(said[1], text, text, text), with_texts(said[1], text, "A", "B", "indirect")])
    )
    shown = [content for _, content in found]
    direct, paraphrase = with_texts(said[1], text, text, text), with_texts(said[1], text, "A", "B", "indirect")
    for number, quote in enumerate((direct, paraphrase), start=1):
        assert f"{_read(contained(marked(quote)))}[^{number}]" in shown
    assert any(one.startswith(_read(contained(line(text)))) for one in shown)


def _read(text: str) -> str:
    return text.strip()


@given(texts, texts, texts)
def test_no_string_breaks_a_brief(said: list[Quote], words: str, name: str, title: str) -> None:
    quotes = [with_texts(said[1], words, name, title), said[2]]
    headings = [text for tag, text in blocks(markdown_of(quotes)) if tag.startswith("h")]
    assert len(headings) == 3
    allowed = {"paragraph", "heading", "blockquote", "inline"}
    assert {re.sub("_(open|close)", "", token.type) for token in COMMONMARK.parse(markdown_of(quotes))} <= allowed

    tree = html_of(quotes)
    first, second = tree.findall(".//article")
    assert first.find("p[@lang]/bdi").text_content() == marked(quotes[0])
    assert first.findtext(".//strong/bdi") == line(name)
    assert second.find("p[@lang]/bdi").text_content() == marked(said[2])
    assert tree.xpath("//script | //img | //*[@onerror] | //*[@style]") == []
    assert {href.partition(":")[0] for href in tree.xpath("//@href") if not href.startswith("#")} == {"https"}
    assert {etree.QName(one).localname for one in first.iter()} == {"article", "p", "strong", "span", "bdi", "sup", "a"}
