"""Quotations and paraphrases put together into statements: one speaker, one stretch, one or more parts."""

from bisect import bisect_left
from dataclasses import dataclass, field

from app.extraction.annotations import Bounds, Document
from app.extraction.attribution import Attribution
from app.extraction.found import OPEN_RULES, Found
from app.extraction.indirect import CONFIDENCE, Paraphrase, find_paraphrases
from app.extraction.mentions import Names
from app.extraction.narration import QUOTE, Line, narrate, with_next
from app.extraction.quotations import Quotation
from app.extraction.transcripts import Turn, find_turns
from app.extraction.voice import Voice
from app.extraction.voices import Reported, Voices

LABELLED = 0.95
_ENDS_WHEN = frozenset({QUOTE, ",", ":", ";", "that"})
_BEFORE_WHEN = frozenset({QUOTE, ";"})


@dataclass(slots=True)
class Statement:
    """What one speaker said in one stretch. `reach` is the stretch of its sentence that may say when."""

    kind: str
    parts: list[Bounds]
    rule: str
    confidence: float
    voice: Voice | None
    cue: str | None
    cue_at: int
    mention: Bounds | None
    carried: bool = False
    clause: Bounds | None = None
    when: list[Bounds] = field(default_factory=list)

    @property
    def sure(self) -> float:
        """How sure cue and identity are together."""
        return self.confidence * self.voice.confidence if self.voice else 0.0


def find_statements(document: Document, quotations: list[Quotation], names: Names) -> list[Statement]:
    """Every statement in the order of the text; quotations and loose names are let go as they are read."""
    lines = narrate(document, quotations, names.entities, names.loose)
    voices = Voices(document.text, names.entities, names.demonyms)
    attribution = Attribution(document.text, voices)
    statements: list[Statement] = []
    turns, taken = find_turns(document, names.entities)
    for line, behind in with_next(lines):
        number = line.paragraph
        if number in taken:
            statements += [_turn(turns[number])] if number in turns else []
            continue
        reported = voices.of_line(line)
        found = attribution.of_line(line, reported, behind)
        statements += _of_line(document.text, line, reported, found, statements)
    return sorted(statements, key=lambda statement: statement.parts[0])


def _turn(turn: Turn) -> Statement:
    return Statement("direct", list(turn.parts), "label", LABELLED, turn.voice, None, -1, turn.label, when=[*turn.when])


def _of_line(
    text: str, line: Line, reported: list[Reported], found: list[Found], before: list[Statement]
) -> list[Statement]:
    statements: list[Statement] = []
    spoken = [statement for statement in before[-1:] if statement.kind != "indirect"]
    for one in found:
        part = (one.quotation.start, one.quotation.end)
        last = statements[-1] if statements else (spoken[-1] if spoken else None)
        if one.joins and statements[:-1] and statements[-2].cue_at == one.cue_at != statements[-1].cue_at:
            last = statements[-2]  # “We agreed” — at which Lind cried “Never!” — “and we signed,” Park said.
        if one.joins and last:
            last.parts.append(part)
            if one.rule not in {"continued", "interrupted"} and last.rule in OPEN_RULES:
                last.rule, last.confidence, last.voice = one.rule, one.confidence, one.voice
                last.cue, last.cue_at, last.mention = one.cue, one.cue_at, one.mention
            if last.clause:
                last.clause = (last.clause[0], max(last.clause[1], _sentence_end(text, line, one)))
        else:
            statements.append(_statement(text, line, one))
    statements += [_paraphrase(line, paraphrase) for paraphrase in find_paraphrases(line, reported)]
    return statements


def _statement(text: str, line: Line, one: Found) -> Statement:
    part = (one.quotation.start, one.quotation.end)
    clause = _clause(text, line, one) if one.kind == "mixed" else None
    own = line.start <= one.cue_at < line.end
    return Statement(
        one.kind, [part], one.rule, one.confidence, one.voice, one.cue, one.cue_at, one.mention, one.carried, clause,
        _when(line, one.cue_at) if own else [],
    )  # fmt: skip


def _paraphrase(line: Line, paraphrase: Paraphrase) -> Statement:
    cue = paraphrase.reported.cue
    at = line.starts[cue.verb]
    first, last = paraphrase.start, paraphrase.end
    when = [(start, min(end, first) if start < first else end) for start, end in _when(line, at)]
    return Statement(
        "indirect", [(first, last)], paraphrase.rule, CONFIDENCE, paraphrase.reported.voice, paraphrase.cue, at,
        paraphrase.reported.mention, when=[(start, end) for start, end in when if not first <= start < last],
    )  # fmt: skip


def _word_at(line: Line, offset: int) -> int:
    return min(bisect_left(line.starts, offset), len(line.starts) - 1)


def _when(line: Line, cue_at: int) -> list[Bounds]:
    """Where a reporting clause says when: from its verb to the next comma or quotation, and before its subject."""
    verb = _word_at(line, cue_at)
    start, stop = line.sentence(verb)
    words, end = line.words, verb + 1
    while end < stop and words[end] not in _ENDS_WHEN:
        end += 1
    begin = verb
    while begin > start and words[begin - 1] not in _BEFORE_WHEN:
        begin -= 1
    first = line.starts[begin]
    found = [(line.starts[verb], line.ends[end - 1])]
    comma = words.index(",", begin, verb) if "," in words[begin:verb] else None
    if comma is not None and comma - begin <= _LONGEST_OPENING:
        found.append((first, line.starts[comma]))
    elif comma is None and words[verb - 1] in {"and", "but"}:
        found.append((first, line.starts[verb]))
    return found


def _clause(text: str, line: Line, one: Found) -> Bounds:
    """The whole clause around fragments: behind the verb and "that", or up to the attribution that follows."""
    quoted = _word_at(line, one.quotation.outer[0])
    start, stop = line.sentence(quoted)
    end = _sentence_end(text, line, one)
    if 0 <= one.cue_at < one.quotation.start:
        verb = _word_at(line, one.cue_at)
        first = min(verb + 1, quoted)
        that = next((at for at in range(first, quoted) if line.words[at] == "that"), None)
        return line.starts[that + 1 if that is not None else first], end
    comma = next((at for at in range(quoted + 1, stop) if line.words[at] == ","), None)
    until = line.starts[comma] if comma is not None else one.quotation.outer[1]
    return line.starts[start], max(until, one.quotation.outer[1])


def _sentence_end(text: str, line: Line, one: Found) -> int:
    quoted = _word_at(line, one.quotation.outer[0])
    _, stop = line.sentence(quoted)
    end = line.ends[stop - 1]
    while end > one.quotation.outer[1] and text[end - 1] in ".!? ":
        end -= 1
    return end


_LONGEST_OPENING = 8
