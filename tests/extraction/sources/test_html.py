"""HTML pages of our own making: what is kept, what is left out, what the page says of itself, and hostile ones."""

import io
import json
import re
import time
from collections.abc import Callable
from hashlib import sha256
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import SourceRecord
from app.errors import InputError
from app.extraction.sources import READERS
from app.extraction.sources.documents import Given

LEDE = "The two ministers agreed on Thursday to reopen the strait to fishing boats, ending a quarrel of nine years."
QUOTE = "“A net does not know whose fish it holds,” Marta Oyelaran, the fisheries minister, said after the talks."
CLOSE = "“Nobody won,” she said. “That is why it will last.”"


def read(page: str | bytes, published: str | None = None, suffix: str = ".html") -> SourceRecord | InputError:
    data = page if isinstance(page, bytes) else page.encode()
    (item,) = READERS[suffix](io.BytesIO(data), None, Given(published))
    assert isinstance(item, SourceRecord | InputError)
    return item


def source(page: str | bytes, published: str | None = None) -> SourceRecord:
    item = read(page, published)
    assert isinstance(item, SourceRecord), item
    return item


def refused(page: str | bytes) -> InputError:
    item = read(page)
    assert isinstance(item, InputError), item
    return item


def page(body: str, head: str = "", lang: str = ' lang="en"') -> str:
    return f'<!doctype html><html{lang}><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields})}</script>'


NEWS = page(
    f"""
    <div class="cookie-banner"><p>We use cookies to please you. By going on you accept them all.</p></div>
    <header><a href="/">The Strait Courier</a></header>
    <nav><ul><li><a href="/world">World</a></li><li><a href="/sea">Sea</a></li></ul></nav>
    <main><article>
      <header><h1>Strait reopens to fishing boats</h1><p class="byline">By Ola Brandt</p>
        <time datetime="2026-03-12T23:40:00+09:00">12 March</time></header>
      <figure><img src="x.jpg"><figcaption>The minister waves from a boat on Thursday.</figcaption></figure>
      {paragraphs(LEDE, QUOTE)}
      <div class="ad-slot"><p>Boats for sale, cheaper than you would think, at Harbour Motors.</p></div>
      <aside><h3>Related stories</h3><p><a href="/a">What the quarrel was about, in five maps.</a></p></aside>
      <h2>What comes next</h2>
      {paragraphs(CLOSE)}
      <div class="share-tools">Share this <button>Copy link</button></div>
      <h3>More on this</h3><ul><li><a href="/b">Nine years of empty nets</a></li></ul>
    </article></main>
    <section id="comments"><p>First! The minister is right about the fish and wrong about boats.</p></section>
    <footer><p>© 2026 The Strait Courier. All rights reserved.</p></footer>
    <script>document.write("<p>Never shown, since it is code, but long enough to look like prose.</p>")</script>
    """,
    """<title>Strait reopens to fishing boats | The Strait Courier</title>
    <meta property="og:title" content="Strait reopens to fishing boats">
    <meta property="og:site_name" content="The Strait Courier">
    <meta property="article:published_time" content="2026-03-12T14:40:00Z">
    <link rel="canonical" href="https://courier.example/sea/strait-reopens">"""
    + linked(
        **{"@type": "NewsArticle"},
        headline="Strait reopens to fishing boats",
        datePublished="2026-03-12T23:40:00+09:00",
    ),
)


def test_main_text_without_what_surrounds_it() -> None:
    assert source(NEWS).text == f"{LEDE}\n\n{QUOTE}\n\nWhat comes next\n\n{CLOSE}"


def test_what_the_page_says_of_itself() -> None:
    record = source(NEWS, published="1999-01-01")
    assert record.title == "Strait reopens to fishing boats"
    assert record.publisher == "The Strait Courier"
    assert record.published == "2026-03-12"
    assert record.url == "https://courier.example/sea/strait-reopens"
    assert (record.language, record.kind) == ("en", "article")
    assert record.original_sha256 == sha256(NEWS.encode()).hexdigest()


def test_nothing_stated_is_nothing() -> None:
    record = source(page(paragraphs(LEDE, QUOTE), lang=""))
    assert (record.title, record.publisher, record.url, record.published, record.issuer) == (None,) * 5
    assert record.language == "en"
    assert source(page(paragraphs(LEDE, QUOTE)), published="2026-03-13").published == "2026-03-13"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2026-03-12T23:59:00+09:00">', "2026-03-12"),
        ('<meta property="article:published_time" content="2026-03-12T00:10:00-08:00">', "2026-03-12"),
        ('<meta name="DC.date.issued" content="2026-03-12">', "2026-03-12"),
        ('<meta name="date" content="20260312">', "2026-03-12"),
        ('<meta itemprop="datePublished" content="2026/03/12 10:00">', "2026-03-12"),
        ('<meta name="date" content="2026-02-30">', None),
        ('<meta name="date" content="12 March">', None),
        ('<meta property="article:modified_time" content="2026-03-14T10:00:00Z">', None),
        (linked(**{"@type": "WebPage"}, datePublished="2026-03-12"), None),
        (linked(**{"@graph": [{"@type": "WebSite"}, {"@type": ["Article"], "datePublished": "2026-03-12"}]}),
         "2026-03-12"),
    ],
)  # fmt: skip
def test_day_of_publication_is_never_shifted(head: str, day: str | None) -> None:
    assert source(page(paragraphs(LEDE, QUOTE), head)).published == day


def test_time_element_where_metadata_is_silent() -> None:
    assert source(page(f'<time datetime="2026-03-12">x</time>{paragraphs(LEDE, QUOTE)}')).published == "2026-03-12"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://a.example/x?id=2">', "https://a.example/x?id=2"),
        ('<meta property="og:url" content="http://a.example/x">', "http://a.example/x"),
        (
            '<link rel="canonical" href="/x"><meta property="og:url" content="https://a.example/y">',
            "https://a.example/x",
        ),
        ('<link rel="canonical" href="/x">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="https://user:word@a.example/x">', None),
        ('<link rel="canonical" href="https://a.example/">', None),
        ('<link rel="canonical" href="https://[a.example/x">', None),
        ('<link rel="canonical" href="https://a.example/' + "x" * 3000 + '">', None),
    ],
)
def test_own_address(head: str, url: str | None) -> None:
    assert source(page(paragraphs(LEDE, QUOTE), head)).url == url


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (linked(**{"@type": "NewsArticle"}), "article"),
        (linked(**{"@type": "NewsArticle"}, articleSection="Press Releases"), "release"),
        ('<meta property="article:section" content="Readouts">', "readout"),
        ('<meta name="category" content="Transcript">', "transcript"),
        ('<meta name="dcterms.type" content="Joint statement">', "joint-statement"),
        (linked(**{"@type": "SocialMediaPosting"}), "post"),
        ('<meta property="article:section" content="World">', "article"),
    ],
)
def test_kind_where_the_metadata_says_it(head: str, kind: str) -> None:
    assert source(page(paragraphs(LEDE, QUOTE), head)).kind == kind


def test_kind_day_and_issuer_in_the_opening_lines_of_a_release() -> None:
    lines = ["FOR IMMEDIATE RELEASE", "Ministry of Fisheries", "12 March 2026"]
    record = source(page(f"<main>{paragraphs(*lines, LEDE, QUOTE)}</main>"))
    assert (record.kind, record.issuer, record.published) == ("release", "Ministry of Fisheries", "2026-03-12")


def test_publisher_of_linked_data() -> None:
    head = linked(**{"@type": "Article"}, publisher=[{"@type": "Organization", "name": "Strait Radio"}])
    assert source(page(paragraphs(LEDE, QUOTE), head)).publisher == "Strait Radio"


@pytest.mark.parametrize(
    ("lang", "head", "text", "language"),
    [
        (' lang="en-GB"', "", LEDE, "en-GB"),
        ("", '<meta property="og:locale" content="en_US">', LEDE, "en-US"),
        (' lang="en"', "", "양국 장관은 목요일 해협을 다시 열기로 합의했다.", "ko"),
        (' lang="xx yy"', "", LEDE, "en"),
        (' lang="ko"', "", LEDE, "en"),
    ],
)
def test_language(lang: str, head: str, text: str, language: str) -> None:
    assert source(page(paragraphs(text), head, lang)).language == language


def test_repeated_paragraphs_are_kept() -> None:
    refrain = "“We will not leave,” the crowd said."
    texts = [LEDE, refrain, refrain, QUOTE, refrain]
    assert source(page(paragraphs(*texts))).text == "\n\n".join(texts)


def test_characters_are_kept_and_entities_are_decoded_once() -> None:
    text = source(
        page(paragraphs("&ldquo;R&amp;amp;D&rdquo; costs &#8216;more&#x2019;,\u00a0she  said\n in ''March''.", LEDE))
    ).text
    assert text.partition("\n\n")[0] == "“R&amp;D” costs ‘more’,\u00a0she said in ''March''."


def test_inline_elements_do_not_part_words_and_line_breaks_do_paragraphs() -> None:
    body = f"<p>“No, <em>never</em>,” <a href=x>Ms.</a> <b>O</b>y said.<br>She <span>left</span>.<br><br>{LEDE}</p>"
    assert source(page(body)).text == f"“No, never,” Ms. Oy said.\nShe left.\n\n{LEDE}"


def test_page_that_is_one_form_or_one_table() -> None:
    cells = f"<table><tr><td><a href=x>Home</a></td><td>{LEDE}<br><br>{QUOTE}</td></tr></table>"
    assert source(page(f'<form class="page-with-sidebar" id=main>{cells}</form>')).text == f"{LEDE}\n\n{QUOTE}"


def test_comments_longer_than_the_article_stay_out() -> None:
    comments = "".join(f'<article class="comment">{paragraphs(QUOTE)}</article>' for _ in range(30))
    body = f'<article><h1>Strait</h1>{paragraphs(LEDE, CLOSE)}</article><div id="comments">{comments}</div>'
    assert source(page(body)).text == f"{LEDE}\n\n{CLOSE}"


def test_hidden_and_unread_elements() -> None:
    hidden = ["<p hidden>{0}</p>", '<p style="display: none">{0}</p>', '<div role="dialog"><p>{0}</p></div>',
              "<template><p>{0}</p></template>", "<noscript><p>{0}</p></noscript>", "<style>{0}</style>",
              "<textarea>{0}</textarea>", "<svg><text>{0}</text></svg>", "<script>{0}</script>"]  # fmt: skip
    body = LEDE.join(("<p>", "</p>")) + "".join(one.format("Nobody should ever read this.") for one in hidden)
    assert source(page(body + paragraphs(QUOTE))).text == f"{LEDE}\n\n{QUOTE}"


KOREAN = "박연주 수산부 장관은 12일 “그물은 누구의 물고기인지 모른다”고 말했다."
JAPANESE = "水産大臣は木曜日、「網は誰の魚か知らない」と述べた。"


@pytest.mark.parametrize(
    ("text", "label", "encoding"),
    [
        (KOREAN, "euc-kr", "euc-kr"),
        (KOREAN + " 햏쀍.", "ks_c_5601-1987", "cp949"),
        (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "euc-jp", "euc-jp"),
        ("部長週四表示：「漁網不知道魚是誰的。」", "big5", "big5"),
        ("部长周四表示：“渔网不知道鱼是谁的。”", "gb2312", "gb18030"),
        ("“Café” – the minister’s word – was “fin”, she said.", "iso-8859-1", "cp1252"),
        ("«Сеть не знает, чья рыба», — сказала министр.", "windows-1251", "cp1251"),
        (LEDE, "utf-8", "utf-8-sig"),
        (KOREAN, "utf-16", "utf-16"),
        (KOREAN, "utf-16", "utf-8"),
        (KOREAN, "euc-kr", "utf-8"),
        ("It’s over, she said.", "iso-8859-1", "utf-8"),
    ],
)
@pytest.mark.parametrize(
    "form", ['<meta charset="{}">', '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={}">']
)
def test_declared_encodings(text: str, label: str, encoding: str, form: str) -> None:
    assert (
        source(f"<html><head>{form.format(label)}</head><body><p>{text}</p></body></html>".encode(encoding)).text
        == text
    )


def test_wrong_bytes_are_refused_with_their_place() -> None:
    data = page(paragraphs(LEDE)).encode()
    broken = data.replace(b"strait", b"str\xffit", 1)
    fault = refused(broken)
    assert (fault.code, str(broken.index(b"\xff")) in fault.detail) == ("E_ENCODING", True)
    mislabelled = f'<meta charset="utf-8"><p>{KOREAN}</p>'.encode("euc-kr")
    assert refused(mislabelled).code == "E_ENCODING"
    assert refused('<meta charset="x-klingon"><p>x</p>').code == "E_ENCODING"
    assert refused('<meta charset="rot13"><p>x</p>').code == "E_ENCODING"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E_EMPTY"),
        (b" \n\n ", "E_EMPTY"),
        (b"<html><body><nav><a href=x>Home</a></nav></body></html>", "E_EMPTY"),
        (b"<script>x</script>", "E_EMPTY"),
        (b"<p>a\x00b said.</p>", "E_NUL"),
        (b"%PDF-1.7 text", "E_FORMAT"),
        (b"PK\x03\x04zip", "E_FORMAT"),
        (b"\x1f\x8bgzip", "E_FORMAT"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_truncated_page() -> None:
    whole = page(paragraphs(LEDE, CLOSE, QUOTE))
    assert (
        source(whole[: whole.index(" after the talks")]).text == f"{LEDE}\n\n{CLOSE}\n\n{QUOTE.partition(' after')[0]}"
    )
    for end in range(0, len(whole), 7):
        read(whole[:end])


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200)


@given(WORDS)
def test_every_character_of_a_paragraph_is_kept(text: str) -> None:
    kept = re.sub(r"[ \t\r\n\f]+", " ", f"{LEDE}{text}.").strip()
    assert source(page(f"<p>{escape(LEDE + text + '.')}</p>")).text == kept


@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(["<p>", "</div>", "<a", "<!--", "&#", "“Yes,”", " she said."]))
)
def test_anything_is_read_or_refused(data: bytes | list[str]) -> None:
    read(data if isinstance(data, bytes) else "".join(data))


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested": lambda n: "<div>" * (n // 5) + LEDE,
    "nested and called names": lambda n: '<div class="menu">' * (n // 18) + LEDE,
    "unclosed": lambda n: "<b><i><p>" * (n // 9) + LEDE,
    "entities": lambda n: "&amp;" * (n // 5) + ".",
    "less than": lambda n: "<" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{number}=1" for number in range(n // 10)) + f">{LEDE}</p>",
    "class": lambda n: f'<div class="{"related " * (n // 8)}"><p>{LEDE}</p></div>',
    "letters": lambda n: f'<div class="{"a" * n}"><p>{LEDE}</p></div>',
    "comment": lambda n: "<!--" + "-" * n,
    "comments": lambda n: "<!-- <meta " * (n // 11),
    "breaks": lambda n: f"<p>{LEDE}" + "<br>" * (n // 4),
    "paragraphs": lambda n: "<p>He said.</p>" * (n // 14),
    "space": lambda n: f"<p>{LEDE}" + " \n" * (n // 2),
    "linked data": lambda n: '<script type="application/ld+json">' + "[" * n,
    "linked data, wide": lambda n: '<script type="application/ld+json">[' + "{}," * (n // 3) + "{}]</script>",
    "title": lambda n: f"<title>{'x ' * (n // 2)}</title><p>{LEDE}</p>",
    "headlines": lambda n: "<h1>Strait</h1>" * (n // 15) + f"<p>{LEDE}</p>",
    "labels": lambda n: "<p>" + "AB: x<br>" * (n // 9),
    "capitals": lambda n: f"<p>{'AB ' * (n // 3)}</p>",
    "options": lambda n: "<select>" + "<option>x" * (n // 9),
}  # fmt: skip


@pytest.mark.slow  # what a clock decides is no unit test
@pytest.mark.parametrize("name", HOSTILE)
def test_malice_takes_linear_time(name: str) -> None:
    begun = time.process_time()
    read(HOSTILE[name](400_000))
    assert time.process_time() - begun < 3  # 0.02 to 0.5 s on an idle core; where time is quadratic, minutes


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_five_megabytes_of_malice_take_seconds(name: str) -> None:
    begun = time.process_time()
    read(HOSTILE[name](5_000_000))
    assert time.process_time() - begun < 30
