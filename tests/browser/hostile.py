"""A record of strings that a page must show as text: markup, templates, scripts in addresses, turned writing."""

from typing import Any

MARKUP = "<img src=x onerror=\"document.title='run'\">"
BREAKOUT = "</script><script>document.title='run'</script>"
SVG = '"><svg/onload="document.title=\'run\'">'
TEMPLATE = "{{7*7}} ${7*7} \u2028 <!-- behind"
TURNED = "\u202eevil\u2066 words\u200f"
OPEN = "never closed \u202e"
WORDS = (MARKUP, BREAKOUT, SVG, TEMPLATE, TURNED, OPEN)
NAME = "Ada <b>Hostile</b>"
EVENT = f"Forum {MARKUP}"
TITLE = f"Title {BREAKOUT}"
PUBLISHER = f"Outlet {SVG}"


def record() -> dict[str, Any]:
    """One quote for each string; the event, the title, the outlet and the speaker are hostile too."""
    text, quotes = f"{NAME}, Minister of {SVG} spoke.\n", []
    for words in WORDS:
        start = len(text) + 1
        text += f"“{words}” {NAME} said.\n"
        quotes.append(
            {"quote_kind": "direct", "speaker": {"type": "person", "person": "ada"},
             "parts": [{"start": start, "end": start + len(words)}]}
        )  # fmt: skip
    role = {"title": f"Minister of {SVG}", "status": "current"}
    return {
        "source": {"kind": "article", "published": "2025-11-20", "language": "en", "text": text, "title": TITLE,
                   "publisher": PUBLISHER},
        "event": {"name": EVENT, "kind": "forum", "date": {"edtf": "2025-11-20"}},
        "persons": [{"key": "ada", "name": NAME, "roles": [role]}],
        "quotes": quotes,
        "mentions": [],
    }  # fmt: skip
