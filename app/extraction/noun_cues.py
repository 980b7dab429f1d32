"""Reporting clauses without a verb of saying: "according to Park", "in Park’s words", "her remark that …"."""

from app.extraction.cue import SOURCE, Cue
from app.extraction.english import clause_words, small_words, speech
from app.extraction.narration import NAMES, QUOTE, STOP, Line
from app.extraction.subjects import INSERTED, POSSESSIVE, Subject, phrase_start
from app.extraction.subjects_behind import subject_right

NOUNS = speech.STATEMENTS | speech.ASSERTIONS | clause_words.VIEWS | {"according"}
_IS = (["is"], ["was"])
_PAIR = 2
_NEAR = 6


def noun_cue(line: Line, noun: int, floor: int) -> Cue | None:
    """According to Park; in the words of Park; her remark that …; Park’s response: “…”; her answer was that …"""
    words = line.words
    word, behind = words[noun], words[noun + 1 : noun + 3]
    owned = words[noun - _PAIR : noun] == ["in", "the"] and word in clause_words.VIEWS and behind[:1] == ["of"]
    if (word == "according" and behind[:1] == ["to"]) or owned:
        source = subject_right(line, noun + 1)
        return Cue(noun + 1, SOURCE, source, "right") if source else None
    if word in clause_words.VIEWS:
        owner = noun - _PAIR
        is_owner = (
            owner > floor and words[noun - 1] in POSSESSIVE and words[owner] in NAMES and words[owner - 1] == "in"
        )
        return Cue(noun, SOURCE, Subject("name", owner, owner, owner), "left") if is_owner else None
    if word in speech.ASSERTIONS and _answers(line, noun):
        return Cue(noun, "remark", Subject("nominal", _behind_be(line, noun), noun, noun), "left")
    apposed = word in speech.ASSERTIONS and behind[1:] == [QUOTE] and behind[0] in INSERTED
    was = 1 if behind[:1] in _IS else 0
    asserts = word in speech.ASSERTED and words[noun + 1 + was : noun + 2 + was] == ["that"]
    if behind in ([":", QUOTE], ["that", QUOTE]) or apposed or asserts:
        first = phrase_start(line, noun, floor)
        owned = any(word in POSSESSIVE or word in small_words.OWNERS for word in words[first:noun])
        return Cue(noun, "remark", Subject("nominal", first, noun, noun), "left") if owned else None
    return None


def _behind_be(line: Line, noun: int) -> int:
    """Behind which word a noun phrase begins that says what a quotation was: “We agreed” was Park’s answer."""
    within = range(noun - 1, max(0, noun - _NEAR), -1)
    return next((at + 1 for at in within if line.words[at] in clause_words.WAS), noun)


def _answers(line: Line, noun: int) -> bool:
    """Whether a noun with whose it is says what the quotation before it was."""
    first = _behind_be(line, noun)
    owned = any(word in POSSESSIVE or word in small_words.OWNERS for word in line.words[first:noun])
    quoted = first > 1 and QUOTE in line.words[max(0, first - _PAIR - 1) : first - 1]
    return owned and quoted and line.words[noun + 1 : noun + 2] in ([], ["."], [","], [STOP])
