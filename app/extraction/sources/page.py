"""An HTML page taken apart in one pass: what it says of itself, and its blocks of text within their boxes.

libxml2's tokenizer reads it (lxml's parser with a target: no tree is built), so malformed, truncated and deeply nested
pages cost linear time. Nothing is judged here but what no reader sees: scripts, hidden elements, navigation, captions.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from app.errors import InputError
from app.extraction.wordlists import words

_BOXES = words("""
    address article aside blockquote body center dd details dir div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 header
    hgroup hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul
""")
_SKIPPED = words("""
    audio button canvas dialog figcaption footer iframe map math nav noscript object option rp rt script select style
    svg template textarea title video
""")
_APART = words("dialog figcaption footer nav")
_UNSEEN = words("caption credit sr-only visually-hidden screen-reader-text screen-reader-only")
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNREAD_ROLES = words("navigation banner contentinfo complementary search dialog alert alertdialog menu")
_WHOLE = words("html body")
_SUSPECT_TAGS = words("aside form header")
_SUSPECT = re.compile(
    r"(?<![a-z])(?:ads?|adverts?|advertisement|sponsor(?:ed)?|promos?|outbrain|taboola|banner|breadcrumbs?|byline|caption"
    r"|comments?|disqus|consent|cookies?|gdpr|copyright|footer|masthead|menu|nav(?:bar|igation)?|newsletter|paywall"
    r"|popup|modal|related|recommend(?:ed|ations?)?|trending|popular|most-?read|read-?(?:more|next)|share|sharing|sidebar"
    r"|social|subscribe|subscription|tags?|teasers?|toolbar|widget|author-?bio|signup|login)(?![a-z])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LEAVES = _HEADINGS | words("p li dt dd blockquote pre legend summary")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Box:
    """An element that makes blocks; `parent` is its number in the page's list."""

    parent: int
    tag: str
    suspect: bool
    main: bool
    body: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Text that a reader sees as one paragraph, heading, item or cell; `linked` counts its characters in links."""

    box: int
    tag: str
    text: str
    linked: int


@dataclass(slots=True)
class Page:
    """A page: its boxes, parents first, its blocks in order, and its metadata as it stands, first value first."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    language: str = ""
    title: str = ""


def read_page(text: str) -> Page:
    """The page that a text is. Raises InputError E_HTML where not even a browser's leniency makes a page of it."""
    builder = _Builder()
    parser = etree.HTMLParser(target=builder, huge_tree=True, encoding="utf-8")
    try:
        etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, AssertionError) as error:
        raise InputError("E_HTML", "cannot be read as HTML") from error
    return builder.page


class _Builder:
    """The target of lxml's parser: elements and text as they come."""

    def __init__(self) -> None:
        self.page = Page()
        self._box = -1
        self._skipped = 0
        self._links = 0
        self._linked = 0
        self._preformatted = 0
        self._parts: list[str] = []
        self._lines: list[str] = []
        self._captured: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skipped:
            self._skipped += 1
            return
        self._note(tag, attributes)
        if tag in _SKIPPED or _unseen(attributes):
            self._skipped = 1
            self._capture(tag, attributes)
            if tag in _APART:
                self._flush()
        elif tag in _BOXES:
            self._flush()
            self._open(tag, attributes)
        elif tag == "br":
            self._break()
        elif tag == "a":
            self._links += 1

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self._captured_whole(tag)
        elif tag in _BOXES:
            self._flush()
            self._preformatted -= tag == "pre"
            self._box = self.page.boxes[self._box].parent if self._box >= 0 else -1
        elif tag == "a":
            self._links -= 1

    def data(self, data: str) -> None:
        """Text, entities decoded."""
        if self._captured is not None:
            self._captured.append(data)
        if self._skipped:
            return
        if self._links:
            self._linked += len(data.strip())
        if not self._preformatted:
            self._parts.append(data)
            return
        first, *lines = data.split("\n")
        self._parts.append(first)
        for line in lines:
            self._break()
            self._parts.append(line)

    def comment(self, text: str) -> None:
        """Comments say nothing."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Nor do processing instructions."""

    def close(self) -> Page:
        """The end of the page."""
        self._flush()
        return self.page

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        box = Box(self._box, tag, tag in _SUSPECT_TAGS, tag == "main", body=False)
        if attributes:
            names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
            box.suspect |= tag not in _WHOLE and bool(_SUSPECT.search(_CAMEL.sub("-", names)))
            box.main |= attributes.get("role") == "main"
            box.body = "articlebody" in attributes.get("itemprop", "").lower()
        self._box = len(self.page.boxes)
        self.page.boxes.append(box)
        self._preformatted += tag == "pre"

    def _break(self) -> None:
        self._lines.append("".join(self._parts))
        self._parts = []

    def _flush(self) -> None:
        """Close the block; two line breaks in a row part blocks, one stays a line break."""
        if not self._parts and not self._lines:
            return
        self._break()
        lines = [_SPACE.sub(" ", line).strip(" ") for line in self._lines]
        linked, self._lines, self._linked = self._linked, [], 0
        if not any(lines):
            return
        texts = re.split(r"\n{2,}", "\n".join(lines).strip("\n"))
        share = linked / sum(map(len, texts))
        box = max(self._box, 0)
        tag = self.page.boxes[box].tag if self.page.boxes else "body"
        self.page.blocks += (Block(box, tag, text, round(share * len(text))) for text in texts)

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What the page says of itself."""
        if tag == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            if content := attributes.get("content", "").strip():
                self.page.metas.setdefault(key.strip().lower(), content)
        elif tag == "link":
            for relation in attributes.get("rel", "").lower().split():
                self.page.links.setdefault(relation, attributes.get("href", "").strip())
        elif tag == "html":
            self.page.language = self.page.language or attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag == "time" and attributes.get("datetime"):
            self.page.times.append(attributes["datetime"])

    def _capture(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Listen to a title, and to linked data; no other script is."""
        if (tag == "title" and not self.page.title) or (
            tag == "script" and attributes.get("type", "").strip().lower().startswith("application/ld+json")
        ):
            self._captured = []

    def _captured_whole(self, tag: str) -> None:
        if self._captured is None:
            return
        whole, self._captured = "".join(self._captured), None
        if tag == "title":
            self.page.title = whole
        else:
            self.page.scripts.append(whole)


def _unseen(attributes: Mapping[str, str]) -> bool:
    """Whether a reader does not see an element, or it is no part of what the page is about."""
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role", "") in _UNREAD_ROLES
        or not _UNSEEN.isdisjoint(attributes.get("class", "").split())
        or bool(_UNSEEN_STYLE.search(attributes.get("style", "")))
    )


def is_leaf(box: Box) -> bool:
    """Whether a box holds words rather than other boxes."""
    return box.tag in _LEAVES


def is_heading(block: Block) -> bool:
    """Whether a block is a heading."""
    return block.tag in _HEADINGS
