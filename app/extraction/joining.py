"""Names that chains of capitals leave in pieces or mistake: bodies with "of" inside, employers, places as surnames."""

from collections.abc import Iterable, Iterator

from app.extraction.english import bodies
from app.extraction.english.titles import EMPLOYED
from app.extraction.lexicon import Lexicon
from app.extraction.naming import GIVEN, Named

_LONGEST_GAP = 10
_REACH = 40
_TITLE_AND_LINK = 3
_LONGEST_WHERE = 8


def whole(text: str, lexicon: Lexicon, named: Iterable[Named]) -> list[Named]:
    """The names of a text, joined where they go on and with what somebody heads taken for a body."""
    joined = _joined(text, lexicon, named)
    return [name._replace(kind="organization") if _is_employer(text, name) else name for name in joined]


def is_where(text: str, name: Named) -> bool:
    """Whether "in", "to" or the like before a name says that it is a place."""
    return text[max(0, name.start - _LONGEST_WHERE) : name.start].rpartition(" ")[0].rpartition(" ")[2] in bodies.WHERE


def _joined(text: str, lexicon: Lexicon, named: Iterable[Named]) -> Iterator[Named]:
    """Names that go on after a small word: the Ministry of Trade, Industry and Energy, the Republic of Korea."""
    held: Named | None = None
    for name in named:
        if held is not None:
            gap = text[held.end : name.start] if 0 < name.start - held.end < _LONGEST_GAP else ""
            if _goes_on(held, gap, name):
                words = tuple(text[held.start : name.end].split())
                written = " ".join(words)
                code = lexicon.countries.get(written)
                held = Named(held.start, name.end, "country" if code else "organization", words, written, code=code)
                continue
            yield held
        held = name
    if held is not None:
        yield held


def _goes_on(held: Named, gap: str, name: Named) -> bool:
    if gap in bodies.BY_OF:
        opens = held.words[-1] in bodies.OPENERS and held.kind in {"organization", "single", "other"}
        return opens and name.kind != "person" and name.title_start < 0
    if gap in bodies.BY_PLURAL and name.words[-1] in bodies.HEADS and name.kind in {"single", "title"}:
        return held.words[-1].endswith("s") and held.kind in {"person", "other", "single"}
    if gap in bodies.BY_AND and held.words[0] in bodies.MANY_FIELDS and len(held.words) > 1:
        return held.kind == "organization" and name.kind in {"single", "other"}
    return False


def _is_employer(text: str, name: Named) -> bool:
    """Whether a chain that looks like a person's name is what somebody heads: "chief executive of Nordlys Grid"."""
    if name.kind != "person" or name.title_start >= 0 or name.words[0] in GIVEN:
        return False
    words = text[max(0, name.start - _REACH) : name.start].lower().split()[-_TITLE_AND_LINK:]
    if words and words[-1] == "the":
        words.pop()
    return len(words) > 1 and words[-1] in {"of", "at", "for"} and words[-2] in EMPLOYED
