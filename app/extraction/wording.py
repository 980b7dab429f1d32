"""What the words between the marks look like: a sentence, a fragment, or the title of a work."""

from typing import NamedTuple

from app.extraction.english.marked import SMALL_IN_TITLES
from app.extraction.quotations import Quotation

_TERMINAL = frozenset(".?!,…—–-")
_LONGEST_TITLE = 12


class Wording(NamedTuple):
    """Whether it begins as a `sentence`, ends as before an attribution (`comma`), is set as a `title`, `asks`."""

    words: int
    sentence: bool
    comma: bool
    ended: bool
    title: bool
    asks: bool = False


def wording(text: str, quotation: Quotation) -> Wording:
    """Looks at the first and last words only, so that a long quotation costs no more than a short one."""
    start, end = quotation.start, quotation.end
    head = text[start : min(end, start + 120)]
    words = head.split()
    first = head.lstrip("([‘'“\"…. ")[:1]
    last = text[end - 1].rstrip("’'")
    last = last or text[end - 2 : end - 1]
    ended = last in _TERMINAL
    short = end - start == len(head) and len(words) <= _LONGEST_TITLE
    title = short and last not in {"?", "!"} and _is_set_as_title(words)
    return Wording(
        words=len(words),
        sentence=first.isupper() or first.isdigit() or head[:1] in {"…", "[", "."},
        comma=last in {",", "?", "!", "—", "–", "…"},
        ended=ended,
        title=title,
        asks=last == "?",
    )


def _is_set_as_title(words: list[str]) -> bool:
    """Whether all but the small words have a capital: “The Patient Supplier,”."""
    capitals = 0
    for word in words:
        if word[0].isupper():
            capitals += 1
        elif word[0].isalpha() and word.lower() not in SMALL_IN_TITLES:
            return False
    return capitals > 0 and (len(words) > 1 or words[0][-1:] != ",")
