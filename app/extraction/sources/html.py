"""HTML pages: the main text is what is stored; headline, publisher, day, link, language and kind are the page's own.

Metadata is read as schema.org (JSON-LD), Open Graph, Dublin Core and plain HTML state it. What a page does not state
stays null. `original_sha256` is that of the bytes received; offsets refer to the extracted text.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from app.domain.records import SourceRecord
from app.domain.scalars import SourceKind
from app.errors import InputError
from app.extraction.sources.dateline import Stated, stated
from app.extraction.sources.documents import Given, Item, digest_of, received, validated
from app.extraction.sources.encodings import page_text
from app.extraction.sources.language import UNDETERMINED, language_of
from app.extraction.sources.main_text import main_text
from app.extraction.sources.page import Page, read_page

_OTHER_FORMATS = ((b"%PDF-", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\x1f\x8b", "gzip"), (b"\x89PNG", "PNG"),
                  (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"{\\rtf", "RTF"))  # fmt: skip
_ARTICLES = re.compile(r"(?:\w*Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)\Z")
_POSTS = frozenset({"BlogPosting", "SocialMediaPosting"})
_KINDS = {
    "press release": SourceKind.RELEASE, "news release": SourceKind.RELEASE, "media release": SourceKind.RELEASE,
    "보도자료": SourceKind.RELEASE, "readout": SourceKind.READOUT, "transcript": SourceKind.TRANSCRIPT,
    "joint statement": SourceKind.JOINT_STATEMENT, "interview": SourceKind.INTERVIEW,
}  # fmt: skip
_KIND_KEYS = ("article:section", "og:type", "genre", "category", "section", "dc.type", "dcterms.type", "type")
_DAY_KEYS = ("article:published_time", "article:published", "datepublished", "parsely-pub-date", "pubdate",
             "publishdate", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
             "citation_publication_date", "date")  # fmt: skip
_PUBLISHER_KEYS = ("og:site_name", "publisher", "dcterms.publisher", "dc.publisher")
_DAY = re.compile(r"\s*(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?!\d)(.*)\Z", re.DOTALL)
_GREENWICH = re.compile(r"(?:Z|[+-]00:?00)\s*\Z")
_URL = re.compile(r"https?://[^\s/@]+(/\S*)?\Z")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8})*)\Z")
_BY_SCRIPT = frozenset({"ko", "ja", "zh", "el", "he", "th"})
_SPACE = re.compile(r"\s+")
_LONGEST = {"line": 1000, "url": 2000, "language": 35}
_MOST_NODES = 10_000


def read(stream: BinaryIO, path: Path | None, given: Given) -> Iterator[Item]:
    """One page. What it states of itself counts before what the caller says of it."""
    del path
    try:
        yield _source(received(stream), given)
    except InputError as error:
        yield error


def _source(data: bytes, given: Given) -> SourceRecord:
    """Raises InputError E_FORMAT, E_ENCODING, E_NUL, E_HTML, E_EMPTY or E_RECORD."""
    for magic, name in _OTHER_FORMATS:
        if data.startswith(magic):
            raise InputError("E_FORMAT", f"this is a {name} file, not an HTML page")
    page = read_page(page_text(data))
    node = _linked_data(page)
    title = _title(page, node)
    blocks, lead = main_text(page, title)
    if not blocks:
        raise InputError("E_EMPTY", "the page has no main text")
    text = "\n\n".join(blocks)
    said = stated("\n".join([*([title] if title else []), *lead[-8:], text]))
    return validated(SourceRecord, {
        "text": text,
        "kind": _kind(page, node, said),
        "title": title,
        "publisher": _publisher(page, node) or said.publisher,
        "issuer": said.issuer,
        "url": _own_address(page),
        "published": _day(page, node) or given.published or said.published,
        "language": _language(page, text),
        "original_sha256": digest_of(data),
    })  # fmt: skip


def _linked_data(page: Page) -> dict[str, Any]:
    """The first article among the page's JSON-LD, {} if it has none; what is not JSON is passed over."""
    for script in page.scripts:
        try:
            waiting = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop()
            if isinstance(node, list):
                waiting += reversed(node[:_MOST_NODES])
            elif isinstance(node, dict):
                if any(_ARTICLES.match(name) for name in _types(node)):
                    return node
                waiting += [node[key] for key in ("mainEntityOfPage", "mainEntity", "@graph") if key in node]
    return {}


def _types(node: dict[str, Any]) -> list[str]:
    types = node.get("@type")
    return [str(name) for name in (types if isinstance(types, list) else [types])]


def _line(value: Any) -> str | None:
    """A value of JSON-LD or of an attribute as one line; of a thing its name, of several values the first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    line = _SPACE.sub(" ", value).strip(" ") if isinstance(value, str) else ""
    return line if line and len(line) <= _LONGEST["line"] and line.isprintable() else None


def _title(page: Page, node: dict[str, Any]) -> str | None:
    """The headline as the page shows it, where what it states elsewhere agrees; else as it is stated."""
    told = [line for value in (node.get("headline"), page.metas.get("og:title"), page.title) if (line := _line(value))]
    shown = [line for block in page.blocks if block.tag == "h1" and (line := _line(block.text))]
    agreed = (line for line in shown if not told or any(line in one for one in told))
    return next(agreed, None) or next(iter(told), None)


def _publisher(page: Page, node: dict[str, Any]) -> str | None:
    stated_names = [page.metas.get("og:site_name"), node.get("publisher"), node.get("sourceOrganization")]
    values = stated_names + [page.metas.get(key) for key in _PUBLISHER_KEYS[1:]]
    lines = (line for value in values if (line := _line(value)))
    return next((line for line in lines if not line.startswith(("http:", "https:"))), None)


def _kind(page: Page, node: dict[str, Any], said: Stated) -> SourceKind:
    """What the page's section or genre calls it, then what its opening lines do; an article where neither says more."""
    labels = [page.metas.get(key) for key in _KIND_KEYS] + [node.get("genre"), node.get("articleSection")]
    for label in labels:
        words = (_line(label) or "").lower().replace("-", " ").replace("_", " ").rstrip("s")
        if words in _KINDS:
            return _KINDS[words]
    return said.kind or (SourceKind.POST if not _POSTS.isdisjoint(_types(node)) else SourceKind.ARTICLE)


def _day(page: Page, node: dict[str, Any]) -> str | None:
    """The day of publication as it is written, never shifted; where one is written in a local zone, that one.

    A content system that writes 23:30Z for its page's next morning states no local day; JSON-LD beside it often does.
    """
    values = [page.metas.get(key) for key in _DAY_KEYS[:1]] + [_line(node.get("datePublished"))]
    values += [page.metas.get(key) for key in _DAY_KEYS[1:]]
    days = [(day, value) for value in values if value and (day := _iso(value))]
    days = days or [(day, value) for value in page.times[:1] if (day := _iso(value))]
    local = (day for day, value in days if ":" in value and not _GREENWICH.search(value))
    return next(local, None) or next((day for day, _ in days), None)


def _iso(value: str) -> str | None:
    found = _DAY.match(value)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else None
    except ValueError:
        return None


def _own_address(page: Page) -> str | None:
    """The page's own address; a link to the site's front page is none, though many templates give it on every page."""
    base = page.metas.get("og:url", "")
    for value in (page.links.get("canonical", ""), base):
        try:
            address = urljoin(base, value)
            parts = urlsplit(address)
        except ValueError:
            continue
        if _URL.match(address) and len(address) <= _LONGEST["url"] and (parts.path.strip("/") or parts.query):
            return address
    return None


def _language(page: Page, text: str) -> str:
    """As the page states it, unless its script belies it: many templates say English of every page."""
    evident = language_of(text)
    for value in (page.language, page.metas.get("og:locale", ""), page.metas.get("content-language", "")):
        found = _LANGUAGE.match(value.strip().replace("_", "-"))
        if found and len(value) <= _LONGEST["language"] and found[1].lower() != UNDETERMINED:
            told = found[1].lower()
            belied = told != evident and (evident in _BY_SCRIPT or told in _BY_SCRIPT - {evident})
            return evident if belied and evident != UNDETERMINED else told + found[2]
    return evident
