"""Links that open a page at the words: text directives of the URL fragment (WICG scroll-to-text-fragment)."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote as percent_encoded

from app.domain.spans import CONTEXT

_WHOLE = 120  # characters; longer words are named by their first and last ones, which markup breaks less easily
_ENDS = 5  # words
_ENDS_LENGTH = 60  # characters, for scripts without blanks and for words without end
_OF_A_URI = "%/:?#[]@!$&'()*+,;=~"  # beside letters, digits and -._
_LINE_END = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")


def opening_at(url: str, parts: Iterable[dict[str, Any]]) -> str:
    """The address that opens at these parts of a quote, one text directive each; a fragment of its own is kept."""
    address = uri(url.partition(":~:")[0])
    directives = "&".join(directive for directive in map(_directive, parts) if directive)
    if not directives:
        return address
    return f"{address}{'' if '#' in address else '#'}:~:{directives}"


def uri(url: str) -> str:
    """An address whose every character may stand in a URI (RFC 3987), so that no format has to encode it."""
    return percent_encoded(url, safe=_OF_A_URI)


def _directive(part: dict[str, Any]) -> str:
    """`text=[prefix-,]start[,end][,-suffix]`; whole words, and nothing of another line."""
    start, end = _ends(part["exact"])
    if not start:
        return ""
    prefix, suffix = _prefix(part["prefix"]), _suffix(part["suffix"])
    terms = [
        f"{_encoded(prefix)}-" if prefix else "", _encoded(start), _encoded(end) if end else "",
        f"-{_encoded(suffix)}" if suffix else "",
    ]  # fmt: skip
    return f"text={','.join(term for term in terms if term)}"


def _ends(exact: str) -> tuple[str, str]:
    """The words whole if they are few and on one line, else the first and the last of them."""
    words = exact.strip()
    if len(words) <= _WHOLE and not _LINE_END.search(words):
        return words, ""
    first, last = _LINE_END.split(words)[0].strip(), _LINE_END.split(words)[-1].strip()
    return _first_words(first), _last_words(last)


def _first_words(text: str) -> str:
    kept = " ".join(text.split(" ")[:_ENDS])
    return kept if len(kept) <= _ENDS_LENGTH else kept[:_ENDS_LENGTH].rpartition(" ")[0] or kept[:_ENDS_LENGTH]


def _last_words(text: str) -> str:
    kept = " ".join(text.split(" ")[-_ENDS:])
    return kept if len(kept) <= _ENDS_LENGTH else kept[-_ENDS_LENGTH:].partition(" ")[2] or kept[-_ENDS_LENGTH:]


def _prefix(context: str) -> str:
    """What stands before on the same line, without the word that its beginning cuts."""
    lines = _LINE_END.split(context)
    whole = len(lines) > 1 or len(context) < CONTEXT
    return _telling(lines[-1] if whole else lines[-1].partition(" ")[2])


def _suffix(context: str) -> str:
    lines = _LINE_END.split(context)
    whole = len(lines) > 1 or len(context) < CONTEXT
    return _telling(lines[0] if whole else lines[0].rpartition(" ")[0])


def _telling(context: str) -> str:
    """A context, unless it is only marks."""
    return context.strip() if any(c.isalnum() for c in context) else ""


def _encoded(text: str) -> str:
    """Percent-encoded, with the hyphen, which would be read as the mark of a prefix or suffix."""
    return percent_encoded(text, safe="").replace("-", "%2D")
