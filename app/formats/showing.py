"""Text of others made safe to stand in a line of ours: controls visible, directions contained, blanks as blanks.

What is stored is never changed by it; formats that carry data (JSON, CSV, NDJSON, JSON-LD) do not use it.
"""

import re
import unicodedata

_BLANKS = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_FIRST_STRONG, _POP = "\u2068", "\u2069"


def visible(text: str) -> str:
    """The text with its controls shown: ␛ for ESC, [U+202E] for a character that would turn what follows around.

    Left are tabs, line ends and the implicit marks (U+200E, U+200F, U+061C) that Arabic and Hebrew are written with.
    XML 1.0 forbids most of these characters, RFC 5545 all but tabs.
    """
    return _CONTROLS.sub(_shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _PICTURES.get(code) or f"[U+{code:04X}]"


def flat(text: str) -> str:
    """The text on one line, visible; blanks in a row are one."""
    return visible(_BLANKS.sub(" ", text))


def line(text: str) -> str:
    """The text on one line, visible, without blanks at its ends."""
    return flat(text).strip(" ")


def contained(text: str) -> str:
    """The text within an isolate (UAX 9) if any of it runs from right to left, so that its neighbours stay in place."""
    if text.isascii() or not any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text):
        return text
    return f"{_FIRST_STRONG}{text}{_POP}"
