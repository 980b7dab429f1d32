"""Rules of attribution that look further back than the quotation's own sentence; `attribution` has the table."""

from app.extraction.beside import belongs_before
from app.extraction.english import clause_words, small_words, speech
from app.extraction.found import CARRIED, FAIR, GUESS, LIKELY, POOR, SURE, Found
from app.extraction.narration import NAMES, QUOTE, STOP
from app.extraction.spots import DASHES, MARKS, PAUSES, Memory, Spot, is_finite, taken
from app.extraction.voices import Voices

_BESIDE = frozenset({"after", "after-inverted", "after-by-position", "according-to", "interrupted", "continued"})
_NOTHING = MARKS | {STOP, QUOTE}
_MAX_CARRIED = 12
_SENTENCE_AND_STOP = 2
_LONG = 6
_FEWEST = 4
_FURTHEST = 3
_NEAR = 8
_FRAGMENT = 8
_LONGEST_ASIDE = 24


def same_clause(spot: Spot, memory: Memory) -> Found | None:
    """Park said the deal was “long overdue” and that he “would not wait”: two fragments of one clause."""
    last = memory.here[-1] if memory.here else None
    if last is None or last.kind != "mixed" or not spot.follows_quotation or spot.wording.title:
        return None
    if spot.opens and (spot.wording.sentence or last.rule != "within"):
        return None  # called him “a fraud,” “a coward”: nothing stands between
    if spot.line.refs[spot.left - 1] is not last.quotation or last.cue_at > last.quotation.start:
        return None
    if any(spot.left <= one.cue.verb < spot.word for one in spot.reported):
        return None
    return last._replace(quotation=spot.quotation, joins=True)


def same_sentence(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """“That,” Park said, “is part of it”; “That,” she said, and “it is late.” No sentence ends between the parts."""
    if spot.before in DASHES and (found := _dashed(spot, memory)):
        return found
    if not spot.follows_quotation:
        return None
    beside = spot.nearest_left()
    adjacent = beside is not None and beside.cue.last == spot.word - 1 and belongs_before(spot, beside, memory)
    between = spot.line.words[beside.cue.last : spot.word] if beside else []
    near = (
        spot.before in {"and", "but"} and 0 < len(between) <= _NEAR and not small_words.RELATIVES.intersection(between)
    )
    if spot.before not in PAUSES and not adjacent and not near:
        return None
    return interrupted(spot, memory, voices)


def _dashed(spot: Spot, memory: Memory) -> Found | None:
    """“We agreed” — at which the hall rose — “and we signed.” What stands between dashes leaves a quote one."""
    words = spot.line.words
    earlier = range(max(0, spot.word - _LONGEST_ASIDE + 1), spot.word - 1)
    first = next((at for at in earlier if words[at] == QUOTE and words[at + 1] in DASHES), None)
    if first is None or STOP in words[first : spot.word]:
        return None
    last = next((one for one in memory.here[-_LONGEST_ASIDE:] if one.quotation is spot.line.refs[first]), None)
    return last._replace(quotation=spot.quotation, rule="interrupted", joins=True) if last else None


def broken_off(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """“Let us be clear” — here Park struck the table — “we agreed.” What a dash breaks off, another takes up again."""
    words, first = spot.line.words, spot.word + 2
    if not spot.opens or spot.after not in DASHES:
        return None
    again = next((at for at in range(first, min(len(words), first + _LONGEST_ASIDE)) if words[at] == QUOTE), None)
    if again is None or words[again - 1] not in DASHES or STOP in words[first:again]:
        return None
    voice = voices.subject_of(spot.line, first, again) or (memory.last.voice if memory.last else None)
    return Found(spot.quotation, "broken-off", FAIR, voice) if voice else None


def interrupted(spot: Spot, memory: Memory, _: Voices) -> Found | None:
    """“We agreed,” Park said. “We shall sign.” One quote in two parts: only the attribution stands between."""
    last = memory.here[-1] if memory.here else None
    if last is None or not (last.rule in _BESIDE or _told_again(spot, last)):
        return None
    line = spot.line
    start = line.sentence(max(0, spot.word - _SENTENCE_AND_STOP))[0] if spot.opens else spot.left
    quoted = [at for at in range(max(0, start - _SENTENCE_AND_STOP), spot.word) if line.words[at] == QUOTE]
    if not quoted or line.refs[quoted[-1]] is not last.quotation:
        return None
    between = line.words[quoted[-1] + 1 : spot.word]
    if _is_answered(spot, last):
        return None
    stops = between[1:].count(STOP)
    if _NOTHING.issuperset(between) or stops > 1 or (stops == 1 and between[-1] != STOP):
        return None
    confidence = min(last.confidence, SURE)
    return last._replace(quotation=spot.quotation, rule="interrupted", confidence=confidence, joins=True)


def _is_answered(spot: Spot, last: Found) -> bool:
    """“We agreed,” Park said, to which Lind replied, “Never.” Another clause introduces what follows."""
    beside = spot.nearest_left()
    if beside is None or beside.voice is None or beside.cue.last < spot.word - _SENTENCE_AND_STOP:
        return False
    own = spot.line.starts[beside.cue.verb] != last.cue_at
    return own and not beside.cue.is_source and beside.cue.subject.kind == "name" and not beside.voice.same(last.voice)


def _told_again(spot: Spot, last: Found) -> bool:
    """Park fired back: “We agreed,” he wrote, “and we signed.” A second clause stands behind the first part."""
    beside = spot.nearest_left()
    return bool(
        beside and last.kind == "direct" and spot.follows_quotation and beside.voice and beside.voice.same(last.voice)
    )


def colon_before(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """Park continued: (new paragraph) “We agreed.” With a verb of saying, a comma will do."""
    line = memory.before
    if memory.here or spot.word != 0 or line is None or line.words[-1:] not in ([":"], [","]):
        return None
    if memory.reported:
        return taken(spot, "colon-before", SURE, memory.reported[-1], line)
    if line.words[-1] == ",":
        return None
    voice = voices.subject_of(line, *line.sentence(len(line.words) - 1))
    if voice is None and memory.last and NAMES.isdisjoint(line.words):  # And then:
        voice = memory.last.voice
    return Found(spot.quotation, "colon-before", FAIR, voice) if voice else None


def carried(spot: Spot, memory: Memory, _: Voices) -> Found | None:
    """A fresh quotation right after one that closed, in the paragraph or the next."""
    last = memory.last
    if last is None or last.voice is None or memory.carried >= _MAX_CARRIED:
        return None
    if memory.here:
        direct = spot.word > 0 and _NOTHING.issuperset(spot.line.words[spot.left - 1 : spot.word])
    else:
        direct = spot.word == 0 and memory.settled and last.quotation.paragraph == spot.line.paragraph - 1
    if not direct or (not memory.here and (memory.asked or _was_asked(last))):
        return None
    return Found(spot.quotation, "carried", min(CARRIED, last.confidence), last.voice, carried=True)


def _was_asked(last: Found) -> bool:
    """“Will you sign?” Park asked. (new paragraph) “I will.” Somebody else answers a question."""
    return speech.SPEAKING.get(last.cue or "") in clause_words.ASKING and not last.carried


def gone_on(spot: Spot, memory: Memory, _: Voices) -> Found | None:
    """“It was hard,” Park said. It is “a ferry between two harbours at last.” A long piece needs no verb."""
    last = memory.here[-1] if memory.here else None
    if (
        last is None
        or spot.wording.title
        or spot.wording.words < (_FEWEST if spot.wording.ended else _LONG)
        or last.voice is None
    ):
        return None
    start, _end = spot.line.sentence(spot.word)
    before = spot.line.sentence(max(0, start - _SENTENCE_AND_STOP))[0]
    if not any(spot.line.refs[at] is last.quotation for at in range(before, spot.word)):
        return None
    kind = "direct" if spot.wording.sentence else "mixed"
    return Found(spot.quotation, "gone-on", FAIR, last.voice, kind=kind, carried=True)


def fragment(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """To the north, the deal “makes no sense at all for the towns below”: eight words are no scare quote, no name."""
    wording = spot.wording
    inside = spot.before == "," or spot.before in NAMES or spot.before[0].isalpha()
    if not inside or wording.words < _FRAGMENT or wording.title or wording.sentence:
        return None
    voice = voices.subject_of(spot.line, spot.line.sentence(spot.word)[0], spot.word)
    voice = voice or (memory.last.voice if memory.last else None)
    return Found(spot.quotation, "fragment", GUESS, voice, kind="mixed", carried=True)


def sentence_before(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
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
    if voice is None and not memory.here:
        voice = voices.only_named(line, start, stop)  # It fell to Park to explain.
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


def named_behind(spot: Spot, _: Memory, voices: Voices) -> Found | None:
    """“We agreed” was the verdict of Park: for want of a clause, the only person named in the rest of the sentence."""
    if not spot.opens or spot.after == STOP:
        return None
    voice = voices.only_named(spot.line, spot.word + 1, spot.right)
    return Found(spot.quotation, "named-behind", FAIR, voice) if voice else None


def last_of_all(spot: Spot, memory: Memory, _: Voices) -> Found | None:
    """The one who spoke last, for want of anybody better: a candidate, never asserted."""
    last = memory.last
    if last is None or last.voice is None or spot.line.paragraph - last.quotation.paragraph > _FURTHEST:
        return None
    return Found(spot.quotation, "last-of-all", GUESS, last.voice, carried=True)
