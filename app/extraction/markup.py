"""Markdown inside a text: where its front matter ends, and its words without marks, each at its own offset.

Marks become blanks, so that every offset into what is read is one into the source. A text without headings, block
quotations, links or words set in bold is no Markdown and is read as it stands.
"""

import re
from collections.abc import Iterator

_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n(?=[\w-]+[ \t]*:|---|\.\.\.|#|\r?\n)")
_FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$\n?", re.MULTILINE)
_LONGEST_FRONT_MATTER = 32_768
_SIGN = re.compile(
    r"^ {0,3}(?:#{1,6}[ \t]+\S|>[ \t]*\S)|\*\*[^\s*][^*\n]{0,300}\*\*|\[[^\[\]\n]{1,300}\]\([^()\s]{1,500}\)",
    re.MULTILINE,
)
_HINTS = ("**", "](", "# ", ">")
_BLOCK = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+|^[ \t]{0,3}#{1,6}(?=[ \t])", re.MULTILINE)
_BLOCKS = re.compile(r"(?:^ {0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_INTRODUCED = re.compile(r"[:,][*_]{0,3}\s{1,9}\Z")
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,500})(\](?:\([^()\s]{0,2000}\)|\[[^\[\]\n]{0,200}\]))")
_EMPHASIS = re.compile(r"(?<![\w\\])([*_]{1,3})(?=[^\s*_])([^*_\n]{1,500}?(?:\n[^*_\n]{1,500}?){0,3})(?<=\S)(\1)(?!\w)")
_OWN_LINE = re.compile(r"[ \t]{0,3}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,3}[.)][ \t]|\||```|~~~|(?:[-*_][ \t]*){3,}$)")


def front_matter(text: str) -> tuple[str, int]:
    """What stands between two `---` at the very start, and where the body begins; ("", 0) if there is none."""
    opening = _FENCE.match(text)
    closing = opening and _FENCE_END.search(text, opening.end(), opening.end() + _LONGEST_FRONT_MATTER)
    return (text[opening.end() : closing.start()], closing.end()) if opening and closing else ("", 0)


def is_marked_up(text: str, body: int) -> bool:
    """Whether a text is Markdown: it has front matter, a heading, a block quotation, bold words or a link."""
    if front_matter(text)[1]:
        return True
    hinted = any(text.find(mark, body) >= 0 for mark in _HINTS)
    return hinted and _SIGN.search(text, body) is not None


def without_marks(text: str, body: int) -> str:
    """A Markdown text with blanks for its marks and for the addresses of its links: as long as it was."""
    bare = _BLOCK.sub(lambda found: " " * len(found[0]), text[body:])
    bare = _LINK.sub(lambda found: " " * len(found[1]) + found[2] + " " * len(found[3]), bare)
    for _ in range(2):  # ***both***, or one inside the other
        bare = _EMPHASIS.sub(lambda found: " " * len(found[1]) + found[2] + " " * len(found[3]), bare)
    return text[:body] + bare


def spoken_blocks(text: str, body: int) -> Iterator[tuple[int, int]]:
    """The block quotations of a Markdown text that a colon or comma introduces: marks of speech, like any others."""
    for found in _BLOCKS.finditer(text, body):
        if _INTRODUCED.search(text, max(body, found.start() - 12), found.start()):
            yield found.span()


def joins(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether the next line of a Markdown text goes on with a paragraph: no heading or item of a list is either."""
    begun = text.rfind("\n", 0, following[0]) + 1
    before = text.rfind("\n", 0, line[0]) + 1
    heading = text[before : line[1]].lstrip().startswith(("#", "|"))
    return not heading and _OWN_LINE.match(text, begun, following[1]) is None
