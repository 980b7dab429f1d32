"""What pictures of ours share: words made safe for XML, the colours of light, dark and paper, round scales.

A picture is SVG 1.1 (https://www.w3.org/TR/SVG11/) without script, of `role="img"` with a title and a description that
says all it shows, so that a screen reader reads what others see (https://www.w3.org/TR/svg-aam-1.0/).
"""

import re
from base64 import b64encode
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any
from xml.sax.saxutils import escape

MEDIA_TYPE = "image/svg+xml"
# What XML 1.0 cannot carry; and the marks that turn or end a direction, which would reach past the words they are in.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _END = "\u2068", "\u2069"
_LONGEST = 110  # characters of a line

STYLE = (
    ":root{color-scheme:light dark;--paper:#fffdf8;--ink:#1b2733;--quiet:#56616d;--line:#ddd5c4;--bar:#1d5078;"
    "--mark:#b4641b}"
    "@media(prefers-color-scheme:dark){:root{--paper:#10161d;--ink:#e8e4da;--quiet:#a4adb6;--line:#2f3a46;"
    "--bar:#8fc1ea;--mark:#e5a45c}}"
    "@media print{:root{--paper:#fff;--ink:#000;--quiet:#333;--line:#bbb;--bar:#222;--mark:#000}}"
    "text{font-family:system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans CJK KR',sans-serif;font-size:13px;"
    "fill:var(--quiet);font-variant-numeric:tabular-nums}"
    ".title{font-family:Georgia,'Times New Roman',serif;font-size:24px;fill:var(--ink)}"
    ".paper{fill:var(--paper)}.line{stroke:var(--line)}.axis{stroke:var(--quiet)}.bar{fill:var(--bar)}"
    ".peak{fill:var(--mark)}.strong{fill:var(--ink);paint-order:stroke;stroke:var(--paper);stroke-width:5px;stroke-linejoin:round}"
    ".tie{fill:none;stroke:var(--bar)}.dot{fill:var(--bar)}.centre{fill:var(--mark)}"
    ".said{font-family:Georgia,'Times New Roman','Noto Serif','Noto Serif CJK KR',serif;font-size:25px;fill:var(--ink)}"
    ".long{font-size:20px}.who{font-size:17px;font-weight:600;fill:var(--ink)}.beside{font-size:14px}"
    ".proof{font-size:11.5px}.kicker{font-size:11px;letter-spacing:.14em;fill:var(--mark)}"
    ".dot,.centre{stroke:var(--paper);stroke-width:1.5px}"
)
_ROLE = 'role="img" aria-labelledby="title" aria-describedby="desc" xml:lang="en"'
POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
"""The Content-Security-Policy under which a picture shows as it is meant to, and nothing else."""


def words(text: str) -> str:
    """Words of ours, safe in XML."""
    return escape(cleaned(text), {'"': "&quot;"})


def cleaned(text: str) -> str:
    """A text without what XML cannot carry."""
    return _UNWRITABLE.sub("\ufffd", text)


def foreign(text: str, longest: int = 60) -> str:
    """Somebody else's words, cut where they are long, and unable to turn the direction of what stands beside them."""
    plain = " ".join(_TURNING.sub("", text).split())
    return f"{_ISOLATE}{plain if len(plain) <= longest else plain[: longest - 1].rstrip() + '…'}{_END}"


def asked(query: Mapping[str, Any], hidden: Collection[str]) -> str:
    """The filters of a question in one line, without those parameters that choose nothing."""
    parts = []
    for name, value in query.items():
        if name not in hidden:
            values = value if isinstance(value, list) else [value]
            shown = ", ".join(foreign(str(one)) for one in values[:3]) + (" …" if len(values) > 3 else "")  # noqa: PLR2004
            parts.append(f"{name.replace('_', ' ')}: {shown}")
    line = "  ·  ".join(parts) or "all that is stored"
    while len(line) > _LONGEST and len(parts) > 1:
        parts.pop()
        line = "  ·  ".join([*parts, "…"])
    return line


def number(value: float) -> str:
    """A number as short as SVG needs it: to a hundredth of a pixel."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def scale(most: int, steps: int = 6) -> list[int]:
    """Round whole numbers from 0 up to the first that is at least `most`, in at most so many steps."""
    size = 1
    while size * steps < most:
        leading = int(str(size)[0])
        size = size // leading * {1: 2, 2: 5, 5: 10}[leading]
    return list(range(0, -(-most // size) * size + 1, size)) if most else [0, 1]


def picture(width: int, height: int, title: str, description: str, drawn: list[str]) -> bytes:
    """The whole SVG, on its paper."""
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" {_ROLE} {size}>',
            f'<title id="title">{words(title)}</title>',
            f'<desc id="desc">{words(description)}</desc>',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{width}" height="{height}"/>',
            *drawn,
            "</svg>\n",
        ]
    ).encode()
