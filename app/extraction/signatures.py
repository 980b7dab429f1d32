"""Quotations that a name under or behind them signs: pull quotes, letters, mottoes."""

from app.domain.ids import slug
from app.extraction.found import SURE, Found
from app.extraction.narration import PERSON, QUOTE, STOP, Line
from app.extraction.quotations import Quotation
from app.extraction.spots import DASHES, MARKS, Memory, Spot, named
from app.extraction.subjects import TITLES
from app.extraction.voices import Voices

_LONGEST_SIGNATURE = 12
_NAME_WITHIN = 5
_PAIR = 2


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
    """“We agreed.” — Park Ji-ho, in the same paragraph or as the next."""
    line, first = spot.line, 1
    if spot.word != 0:
        return None
    if memory.behind and all(word in MARKS or word in {QUOTE, STOP} for word in line.words):
        line, first = memory.behind, 0
    elif line.words[first:] and not DASHES & set(line.words[first : first + _PAIR]):
        first = _last_dash(line)
    if line.words[first : first + 1] == [STOP]:
        first += 1
    length = len(line.words) - first
    if not _PAIR <= length <= _LONGEST_SIGNATURE or line.words[first] not in DASHES:
        return None
    if QUOTE in line.words[first:]:
        return None  # “Let us be clear” — here Park struck the table — “we agreed.”
    within = range(first + 1, min(len(line.words), first + _NAME_WITHIN))
    name = next((at for at in within if line.words[at] == PERSON), None)
    return None if name is None else named(spot, "signature", SURE, name, line=line, voices=voices)


def _last_dash(line: Line) -> int:
    """Where the signature of a line begins whose marks do not pair: “She told me: “Go!” And go we did.” — Park."""
    last = range(len(line.words) - 1, max(0, len(line.words) - _LONGEST_SIGNATURE), -1)
    dash = next((at for at in last if line.words[at] in DASHES), 0)
    return dash if line.words[dash - 1] in {"”", '"', QUOTE, STOP} else 0
