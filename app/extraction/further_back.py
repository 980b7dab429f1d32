"""Rules of attribution that look further back than the quotation's own sentence; `attribution` has the table."""

from dataclasses import replace

from app.extraction.found import CARRIED, FAIR, LIKELY, POOR, SURE, Found
from app.extraction.narration import QUOTE, STOP
from app.extraction.spots import MARKS, PAUSES, Memory, Spot, is_finite, taken
from app.extraction.voices import Voices

_BESIDE = frozenset({"after", "after-inverted", "after-by-position", "according-to", "interrupted", "continued"})
_NOTHING = MARKS | {STOP, QUOTE}
_MAX_CARRIED = 12
_SENTENCE_AND_STOP = 2


def same_clause(spot: Spot, memory: Memory) -> Found | None:
    """Park said the deal was “long overdue” and that he “would not wait”: two fragments of one clause."""
    last = memory.here[-1] if memory.here else None
    if last is None or last.kind != "mixed" or not spot.follows_quotation or spot.opens or spot.wording.title:
        return None
    if spot.line.refs[spot.left - 1] is not last.quotation or last.cue_at > last.quotation.start:
        return None
    if any(spot.left <= one.cue.verb < spot.word for one in spot.reported):
        return None
    return replace(last, quotation=spot.quotation, joins=True)


def same_sentence(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """“That,” Park said, “is part of it.” No sentence ends between the two parts."""
    if not spot.follows_quotation or spot.before not in PAUSES:
        return None
    return interrupted(spot, memory, voices)


def interrupted(spot: Spot, memory: Memory, _: Voices) -> Found | None:
    """“We agreed,” Park said. “We shall sign.” One quote in two parts: only the attribution stands between."""
    last = memory.here[-1] if memory.here else None
    if last is None or last.rule not in _BESIDE:
        return None
    line = spot.line
    start = line.sentence(max(0, spot.word - _SENTENCE_AND_STOP))[0] if spot.opens else spot.left
    quoted = [at for at in range(max(0, start - _SENTENCE_AND_STOP), spot.word) if line.words[at] == QUOTE]
    if not quoted or line.refs[quoted[-1]] is not last.quotation:
        return None
    between = line.words[quoted[-1] + 1 : spot.word]
    stops = between[1:].count(STOP)
    if all(word in _NOTHING for word in between) or stops > 1 or (stops == 1 and between[-1] != STOP):
        return None
    confidence = min(last.confidence, SURE)
    return replace(last, quotation=spot.quotation, rule="interrupted", confidence=confidence, joins=True)


def colon_before(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """Park continued: (new paragraph) “We agreed.”"""
    line = memory.before
    if memory.here or spot.word != 0 or line is None or line.words[-1:] != [":"]:
        return None
    if memory.reported:
        return taken(spot, "colon-before", SURE, memory.reported[-1], line)
    voice = voices.subject_of(line, *line.sentence(len(line.words) - 1))
    return Found(spot.quotation, "colon-before", FAIR, voice) if voice else None


def carried(spot: Spot, memory: Memory, _: Voices) -> Found | None:
    """A fresh quotation right after one that closed, in the paragraph or the next."""
    last = memory.last
    if last is None or last.voice is None or memory.carried >= _MAX_CARRIED:
        return None
    if memory.here:
        direct = spot.word > 0 and all(word in _NOTHING for word in spot.line.words[spot.left - 1 : spot.word])
    else:
        direct = spot.word == 0 and memory.settled and last.quotation.paragraph == spot.line.paragraph - 1
    return Found(spot.quotation, "carried", CARRIED, last.voice, carried=True) if direct else None


def sentence_before(spot: Spot, _: Memory, voices: Voices) -> Found | None:
    """Park was more blunt. “It was hard.”"""
    line = spot.line
    if not spot.opens or spot.word < _SENTENCE_AND_STOP:
        return None
    start, stop = line.sentence(spot.word - _SENTENCE_AND_STOP)
    for reported in reversed(spot.reported):
        if not start <= reported.cue.verb < stop:
            continue
        if QUOTE not in line.words[reported.cue.verb : stop] and is_finite(line, reported):
            return spot.take("sentence-before", LIKELY, reported)
    voice = voices.subject_of(line, start, stop)
    return Found(spot.quotation, "sentence-before", FAIR, voice) if voice else None


def paragraph_before(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """Park was more blunt. (new paragraph) “It was hard.”"""
    line = memory.before
    if memory.here or spot.word != 0 or line is None or not line.words or QUOTE in line.words:
        return None
    start, stop = line.sentence(len(line.words) - 1)
    for reported in reversed(memory.reported):
        if start <= reported.cue.verb < stop and is_finite(line, reported):
            return taken(spot, "paragraph-before", POOR, reported, line)
    voice = voices.subject_of(line, start, stop)
    return Found(spot.quotation, "paragraph-before", POOR, voice) if voice else None
