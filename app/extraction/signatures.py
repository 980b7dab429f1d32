"""Quotations that a name under or behind them signs: pull quotes, letters, mottoes."""

from app.domain.ids import slug
from app.extraction.found import LIKELY, SURE, Found
from app.extraction.narration import PERSON, QUOTE, STOP, Line
from app.extraction.quotations import Quotation
from app.extraction.spots import DASHES, MARKS, Memory, Spot, named
from app.extraction.subjects import TITLES
from app.extraction.voices import Voices

_LONGEST_SIGNATURE = 12
_NAME_WITHIN = 5
_LONGEST_HEADING = 6
_LONGEST_BARE = 8
_PAIR = 2
_BEHIND = frozenset({",", ")"})


def signed_inside(spot: Spot, behind: Line | None, text: str, voices: Voices) -> Found | None:
    """“We agreed. (next line) Park Ji-ho, envoy.” In pull quotes the name stands before the closing mark."""
    rest = behind.refs[0] if behind and len(behind.words) == 1 else None
    if spot.quotation.closed or not isinstance(rest, Quotation) or rest.outer[0] != rest.start:
        return None
    words = text[rest.start : rest.end].split(maxsplit=_LONGEST_SIGNATURE)
    last = next((at for at, word in enumerate(words) if word[-1] in {",", "."}), 0)
    plain = all(word[0].isupper() or word in TITLES for word in words[: last + 1])
    if not _PAIR < len(words) <= _LONGEST_SIGNATURE or last > _NAME_WITHIN or not plain:
        return None
    names = (" ".join(words[first : last + 1]).rstrip(",.") for first in range(max(0, last - _PAIR), last))
    voice = next((voice for name in names if (voice := voices.signing(slug(name)))), None)
    return Found(spot.quotation, "signature", SURE, voice, mention=(rest.start, rest.end)) if voice else None


def signed(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """“We agreed.” — Park Ji-ho, in the same paragraph or as the next; “We agreed.” (Park Ji-ho, 2012)."""
    line, first = spot.line, spot.word + 1
    if spot.word != 0 and (spot.before != ":" or spot.word > _LONGEST_HEADING or PERSON in line.words[: spot.word]):
        return None
    if memory.behind and all(word in MARKS or word in {QUOTE, STOP} for word in line.words):
        line, first = memory.behind, 0
    elif line.words[first:] and not (DASHES | {"(", PERSON}) & set(line.words[first : first + _PAIR]):
        first = _last_dash(line) if spot.word == 0 else first
    if line.words[first : first + 1] == [STOP]:
        first += 1
    length = len(line.words) - first
    if not 1 <= length <= _LONGEST_SIGNATURE or QUOTE in line.words[first:]:
        return None  # “Let us be clear” — here Park struck the table — “we agreed.”
    opening = line.words[first]
    if opening == PERSON and _is_bare(line, first) and not (first == 0 and _is_named_before(memory)):
        return named(spot, "signature", LIKELY, first, line=line, voices=voices)
    behind = line.words[first + 1 : first + 1 + _PAIR]
    if opening == "(" and behind[:1] == [PERSON] and behind[-1] in _BEHIND and line.words[-1] == ")":
        return named(spot, "signature", SURE, first + 1, line=line, voices=voices)
    if opening not in DASHES:
        return None
    within = range(first + 1, min(len(line.words), first + _NAME_WITHIN))
    name = next((at for at in within if line.words[at] == PERSON), None)
    return None if name is None else named(spot, "signature", SURE, name, line=line, voices=voices)


def _is_bare(line: Line, name: int) -> bool:
    """Whether a name, and at most what it is behind a comma, is all there is up to the line's end: no sentence."""
    words = line.words[name:]
    return len(words) == 1 or (len(words) <= _LONGEST_BARE and words[1] == "," and words[-1] not in {".", STOP, ":"})


def _is_named_before(memory: Memory) -> bool:
    """Whether the line before is a bare name: then each quotation stands under its speaker's."""
    before = memory.before
    return before is not None and before.words[:1] == [PERSON] and _is_bare(before, 0)


def _last_dash(line: Line) -> int:
    """Where the signature of a line begins whose marks do not pair: “She told me: “Go!” And go we did.” — Park."""
    last = range(len(line.words) - 1, max(0, len(line.words) - _LONGEST_SIGNATURE), -1)
    dash = next((at for at in last if line.words[at] in DASHES), 0)
    return dash if line.words[dash - 1] in {"”", '"', QUOTE, STOP} else 0
