"""Documents with the strings of somebody who means harm, or whose language no format was made with in mind."""

import copy
from typing import Any

from hypothesis import strategies as st

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "}}{{ unbalanced { \\",
    "C:\\News\\notes",
    "line one\nline two\r\nline three\rfour\u2028five\x85six",
    "tab\there",
    "\x1b[31mred\x07",
    "🇰🇷 👩‍👩‍👧 e\u0301",
    "김성환은 “한미 동맹”을 말했다",
    "قال «نعم» اليوم",
    "\u202eright to left",
    "\u2069\u2066 isolates \u202c",
    "]]>",
    "&amp; &lt;",
    "# not a heading",
    "1. not a list",
    "- neither",
    "[^1]: no note",
    "[link](javascript:alert(1))",
    "`code` *bold* _it_ ~~gone~~",
    "he said “she said ‘no’ twice”",
    "it's the states' 5\" pipe",
    "ER  - \nTY  - JOUR",
    "BEGIN:VEVENT\r\nEND:VCALENDAR",
    "@misc{x, title={y}}",
    "50% of $100 & #1 ~ ^",
    "\ufffe\uffff\ufeff",
    "\U000e0041\U000e0042",
    "text,with-hyphens&ampersands",
)
"""Strings that a format might take for its own syntax, or lose."""

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=80),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map(" ".join),
).filter(lambda text: any(not c.isspace() for c in text))


def with_texts(quote: dict[str, Any], words: str, name: str, title: str, kind: str = "direct") -> dict[str, Any]:
    """A quote of a real store with other words, speaker, office, event, outlet and title."""
    changed = copy.deepcopy(quote)
    changed["text"], changed["quote_kind"], changed["verbatim"] = words, kind, kind != "indirect"
    changed["parts"] = [{**changed["parts"][0], "exact": words, "end": changed["parts"][0]["start"] + len(words)}]
    changed["clause"] = (
        {"start": changed["parts"][0]["start"] - 10, "end": changed["parts"][0]["end"] + 10}
        if kind == "mixed" else None
    )  # fmt: skip
    changed["speaker"] = {"type": "person", "id": "somebody", "name": name, "description": None, "members": []}
    changed["role"] = {**(changed["role"] or {}), "title": title, "organization": {"id": "a-body", "name": name}}
    changed["event"] = {**(changed["event"] or {}), "name": title}
    changed["source"] |= {"title": title, "publisher": name, "url": 'https://news.example/a?b=c&d=}{\\<"\u202e>`'}
    changed["sectors"] = [{"id": "a-sector", "label": title, "evidence": []}]
    return changed
