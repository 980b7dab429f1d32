"""Labels of a transcript: which paragraphs open with who speaks, "LINDQVIST: Good afternoon", "Rui Costa: It is so"."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from app.extraction.annotations import Bounds, Document, Labels, Stretches
from app.extraction.english.speech import ASKERS, NO_SPEAKERS, POINTERS
from app.extraction.english.titles import ADDRESS
from app.extraction.lexicon import Lexicon
from app.extraction.lone_words import Kind
from app.extraction.naming import Named, is_personal

_ASIDE = r"\s\([^()\n]{1,60}\)"
"""Whom somebody speaks for, or from where: QUESTION (AFP), MS. BERG (via interpreter)."""
LABEL = re.compile(rf"([A-Z][A-Z.’'\u00c0-\u00de -]{{1,40}}(?=:|{_ASIDE}:)|[QA](?=[.:]))(?:{_ASIDE})?[.:]\s+(?=\S)")
_WORD = r"[A-Z\u00c0-\u00de][\w.’'-]{0,30}"
_SMALL = re.compile(
    rf"({_WORD}(?:\s(?:(?:of|for|de|del|da|der|van|von|bin|al)\s){{0,2}}{_WORD}){{0,6}})(?:{_ASIDE})?:\s+(?=\S)"
)
_FEWEST, _FEWEST_SMALL, _TWO = 3, 4, 2
_TERMINAL = frozenset(".?!…—–-)]”’\"'")
_SENTENCES = 0.75
_start = attrgetter("start")


def labels_of(text: str, paragraphs: Stretches | list[Bounds], fewest: int = _FEWEST) -> Labels:
    """The labels by the number of their paragraph; none where two do not speak by turns, and in sentences.

    In capitals `fewest` are enough. Others must come again, or ask, and stand before half of the paragraphs: a list
    of "Venue: Seoul" is no conversation.
    """
    found = {number: match for number, bounds in enumerate(paragraphs) if (match := _label(text, bounds))}
    capitals = {number: match for number, match in found.items() if match.re is LABEL}
    if _is_conversation(text, paragraphs, capitals, fewest):
        return capitals
    times = Counter(_last(match) for match in found.values())
    found = {n: match for n, match in found.items() if times[_last(match)] > 1 or match[1].lower() in ASKERS}
    if not _is_conversation(text, paragraphs, found, _FEWEST_SMALL) or _TWO * len(found) <= max(found) - min(found):
        return {}
    return found


def _label(text: str, bounds: Bounds) -> re.Match[str] | None:
    match = LABEL.match(text, *bounds) or _SMALL.match(text, *bounds)
    if match is None or match[1].partition(" ")[0].lower() in POINTERS or match[1].lower() in NO_SPEAKERS:
        return None
    return match


def _last(match: re.Match[str]) -> str:
    """The word by which a label comes again: "Minister Ida Berg", later "Ida Berg" or "Berg"."""
    return match[1].rpartition(" ")[2].casefold()


def _is_conversation(text: str, paragraphs: Stretches | list[Bounds], labels: Labels, fewest: int) -> bool:
    """Whether two speak by turns, and in sentences: "VIEW PRICE: A model ship" and "Lind: 1,204." are none."""
    if len(labels) < fewest or len({_last(match) for match in labels.values()}) < _TWO:
        return False
    spoken = (number for number, label in labels.items() if not text[label.end()].isdigit())
    ended = sum(text[paragraphs[number][1] - 1] in _TERMINAL for number in spoken)
    return ended >= len(labels) * _SENTENCES


def with_shouted(document: Document, found: list[Named], lexicon: Lexicon) -> list[Named]:
    """The names of a text, those of labels in capitals as names are written and not as acronyms."""
    labels = list(_shouted(document.labels, lexicon))
    if not labels:
        return found
    begins = [label.title_start if label.title_start >= 0 else label.start for label in labels]

    def is_apart(name: Named) -> bool:
        before = bisect_right(begins, name.end - 1) - 1
        return before < 0 or name.start >= labels[before].end

    return sorted([*filter(is_apart, found), *labels], key=_start)


def _shouted(labels: Labels, lexicon: Lexicon) -> Iterator[Named]:
    """Whom labels in capitals name, as names are written: Ida Berg of "SPOKESWOMAN IDA BERG", Berg of "MS. BERG"."""
    for match in labels.values():
        words = match[1].split()
        if match.re is not LABEL or len(words) < _TWO:
            continue
        cut = _title(words, lexicon)
        name = tuple(word.title() for word in words[cut:])
        if not name or (len(name) == 1 and not cut) or (len(name) > 1 and not is_personal(name)):
            continue
        start = match.start() + match[1].index(words[cut], len(" ".join(words[:cut])))
        kind: Kind = "person" if len(name) > 1 else "surname"
        yield Named(start, match.end(1), kind, name, " ".join(name), title_start=match.start() if cut else -1)


def _title(words: list[str], lexicon: Lexicon) -> int:
    """How many words of a label are a title."""
    small = [word.lower() for word in words]
    whole = (count for count in range(len(words), 0, -1) if " ".join(small[:count]) in lexicon.offices)
    known = (at + 1 for at in reversed(range(len(words))) if small[at].rstrip(".") in lexicon.heads | ADDRESS)
    return max(next(whole, 0), next(known, 0))
