"""Indirect speech: what somebody is reported to have said, without marks.

| rule | example: the content is in brackets |
|---|---|
| `that-clause` | Park said Thursday that [the talks would resume]. |
| `bare-clause` | Park said [the talks would resume]. |
| `appeal` | Park urged [both sides to talk]. |
| `clause-before` | [The talks would resume], Park said. |
| `according-to` | According to Park, [the talks would resume]. |
"""

from typing import NamedTuple

from app.extraction.annotations import Bounds
from app.extraction.english import clause_words, nouns, small_words, speech
from app.extraction.narration import NAMES, QUOTE, Line
from app.extraction.voices import Reported

CONFIDENCE = 0.9
_FEWEST = 4
_THAT_WITHIN = 12
_VERB_WITHIN = 14
_OBJECT_WITHIN = 9
_NEAR = 4
_REPORTING = speech.STATING.keys() | speech.TELLING.keys() | speech.URGING.keys()
_ENDS = frozenset(".!?…;")
_NO_STATEMENT = small_words.PREPOSITIONS | {",", ":", ".", "and"}
_SUBORDINATE = small_words.PREPOSITIONS | small_words.CONJUNCTIONS | small_words.RELATIVES


class Paraphrase(NamedTuple):
    """A stretch that reports what somebody said."""

    start: int
    end: int
    rule: str
    reported: Reported
    cue: str


def find_paraphrases(line: Line, reported: list[Reported]) -> list[Paraphrase]:
    """The indirect speech of a line; a clause with a quotation in it is mixed speech and not looked at here."""
    found: list[Paraphrase] = []
    reach = -1
    for clause in reported:
        if clause.voice is None or clause.cue.verb < reach or not _is_real(line, clause):
            continue
        stretch = _content(line, clause)
        if stretch:
            first, stop, rule = stretch
            bounds = _bounds(line, first, stop)
            if bounds:
                found.append(Paraphrase(*bounds, rule, clause, _cue_words(line, clause)))
                reach = max(stop, clause.cue.last)
    return found


def _is_real(line: Line, clause: Reported) -> bool:
    """Something was said: not "declined to say", "would say", "has not said"."""
    cue = clause.cue
    if cue.is_source:
        return True
    if line.words[cue.verb].endswith("ing") or cue.lemma not in _REPORTING:
        return False
    if cue.side != "left":
        return True
    between = line.words[cue.subject.last + 1 : cue.verb]
    inserted = between[-1:] == [","] and not small_words.RELATIVES.isdisjoint(between)
    between = [] if inserted else between[-_NEAR:]  # "a diplomat, who asked not to be named, said"
    return clause_words.UNREAL.isdisjoint(between)


def _content(line: Line, clause: Reported) -> tuple[int, int, str] | None:
    """The words of the content, and by which rule."""
    cue = clause.cue
    start, stop = line.sentence(cue.verb)
    if cue.is_source:
        return _beside_source(line, clause, start, stop)
    if cue.side == "right":
        return None
    behind = _behind(line, cue.verb, stop, cue.lemma)
    if behind and behind[2] != "bare-clause":
        return behind
    before = cue.first - 1
    if before > start and line.words[before] == "," and QUOTE not in line.words[start:stop]:
        start = _after_dateline(line, start, before)
        if before - start >= _FEWEST and _is_statement(line, start, before):
            return start, before, "clause-before"
    return behind


def _behind(line: Line, verb: int, stop: int, lemma: str) -> tuple[int, int, str] | None:
    words = line.words
    if QUOTE in words[verb:stop]:
        return None
    for place in range(verb + 1, min(stop, verb + 1 + _THAT_WITHIN)):
        if words[place] == "that" and words[place - 1] not in small_words.PREPOSITIONS:
            return (place + 1, stop, "that-clause") if stop - place > _FEWEST else None
        if words[place] in {",", ":", ";"} and words[place + 1 : place + 2] != ["that"]:
            break
    first = _past_adjuncts(line, verb + 1, stop, telling=lemma in speech.TELLING)
    if lemma in speech.URGING or lemma == "ask":
        near = words[verb + 1 : verb + 1 + _OBJECT_WITHIN]
        start = verb + 1
        return (
            (start, stop, "appeal")
            if "to" in near[1:] and stop - start >= _FEWEST and near[0] not in {"to", "for", "not"}
            else None
        )
    if lemma not in clause_words.BARE or stop - first < _FEWEST or words[first] in _NO_STATEMENT:
        return None
    if words[first] in small_words.QUESTION or not _has_verb(line, first, stop):
        return None
    return first, stop, "bare-clause"


def _past_adjuncts(line: Line, place: int, stop: int, *, telling: bool) -> int:
    """Past "Thursday", "on Thursday", "in a statement", and past the hearer of "told"."""
    words = line.words
    if telling:
        while place < stop and (words[place] in small_words.DETERMINERS or words[place] == "the"):
            place += 1
        place += 1
    while place < stop:
        if words[place] in clause_words.TIMES or words[place].endswith("ly"):
            place += 1
        elif words[place] in small_words.PREPOSITIONS and (after := _phrase_end(words, place, stop)):
            place = after
        else:
            break
    return place


def _phrase_end(words: list[str], place: int, stop: int) -> int | None:
    """Behind "on Thursday", "in a statement", "to reporters"."""
    for at in range(place + 1, min(stop, place + 5)):
        if (
            words[at] in nouns.ADJUNCT_NOUNS
            or words[at] in clause_words.TIMES
            or words[at] in {"reporters", "journalists"}
        ):
            return at + 1 if at + 1 < stop and not words[at + 1].isdigit() else at + 2
    return None


def _beside_source(line: Line, clause: Reported, start: int, stop: int) -> tuple[int, int, str] | None:
    words, cue = line.words, clause.cue
    first = cue.verb - 1
    if first == start:
        comma = next((at for at in range(cue.last, min(stop, cue.last + _THAT_WITHIN)) if words[at] == ","), None)
        if comma is None or QUOTE in words[comma:stop] or stop - comma <= _FEWEST:
            return None
        return comma + 1, stop, "according-to"
    before = first - 1 if words[first - 1] == "," else first
    if QUOTE in words[start:before]:
        return None
    start = _after_dateline(line, start, before)
    return (start, before, "according-to") if before - start >= _FEWEST else None


def _after_dateline(line: Line, start: int, stop: int) -> int:
    """Past "ANKARA, Nov. 20 (Agency) — " at the head of a paragraph."""
    if start == 0:
        for place in range(start, min(stop, start + _THAT_WITHIN)):
            if line.words[place] in {"—", "–"} or line.words[place : place + 2] == ["-", "-"]:
                return place + (2 if line.words[place] == "-" else 1)
    return start


def _is_statement(line: Line, start: int, stop: int) -> bool:
    """Not "Citing his career, Park said" nor "After the talks ended, Park said"."""
    first = line.words[start]
    opens = first in _SUBORDINATE
    return (
        not opens and not first.endswith(("ing", "ed")) and not clause_words.FINITE.isdisjoint(line.words[start:stop])
    )


def _has_verb(line: Line, start: int, stop: int) -> bool:
    for place in range(start, min(stop, start + _VERB_WITHIN)):
        word = line.words[place]
        if word in clause_words.FINITE or (
            word.endswith(("ed", "s")) and place > start and word not in small_words.AUXILIARIES
        ):
            return True
    return not clause_words.FINITE.isdisjoint(line.words[start:stop])


def _bounds(line: Line, first: int, stop: int) -> Bounds | None:
    """From the first word to the last, without the full stop."""
    while stop > first and line.words[stop - 1] in _ENDS:
        stop -= 1
    while first < stop and line.words[first] in {",", ":", "—"}:
        first += 1
    if stop - first < _FEWEST or not any(word in NAMES or word.isalnum() for word in line.words[first:stop]):
        return None
    return line.starts[first], line.ends[stop - 1]


def _cue_words(line: Line, clause: Reported) -> str:
    return clause.cue.lemma if clause.cue.is_source else line.words[clause.cue.verb]
