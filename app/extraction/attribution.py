"""Who said each quotation, by which words and which rule; and which quotations are no speech at all.

Rules, the first that fits deciding (N a name or noun, V a verb of saying):

| rule | example |
|---|---|
| `label` | PARK: “We agreed.” |
| `before` | Park said: “We agreed.” |
| `colon` | Here is Park in December: “We agreed.” |
| `resumed` | Adding, “We agreed.” |
| `after` | “We agreed,” Park said. |
| `after-inverted` | “We agreed,” said Park. |
| `according-to` | “We agreed,” according to Park. |
| `after-by-position` | “We agreed,” Park deadpanned. (no listed verb) |
| `signature` | “We agreed.” — Park Ji-ho |
| `within` | Park said the deal was “a turning point” for both. |
| `around` | The deal is “a turning point” for both, Park said. |
| `interrupted` | “We agreed,” Park said. “We shall sign.” |
| `colon-before` | Park continued: (new paragraph) “We agreed.” |
| `continued` | a paragraph that re-opens a quotation never closed |
| `carried` | “We agreed,” Park said. (new paragraph) “It was hard.” |
| `sentence-before` | Park was more blunt. “It was hard.” |
| `paragraph-before` | Park was more blunt. (new paragraph) “It was hard.” |
| `unattributed` | speech whose speaker no rule finds |
"""

from dataclasses import dataclass, replace

from app.extraction.annotations import Bounds
from app.extraction.clauses import Cue, Subject
from app.extraction.english import small_words, speech
from app.extraction.narration import NAMES, PERSON, QUOTE, STOP, Line
from app.extraction.quotations import Quotation
from app.extraction.transcripts import LABEL
from app.extraction.voices import Reported, Voice, Voices
from app.extraction.wording import Wording, looks_spoken, wording

CERTAIN, SURE, LIKELY, WEAK, POOR = 0.95, 0.9, 0.8, 0.65, 0.5
_MARKS = frozenset({",", "—", "–", "-", "―", ":", ";", "(", ")", "."})
_DASHES = frozenset({"—", "–", "-", "―"})
_ADJUNCT_STARTS = small_words.PREPOSITIONS | {"as", "when", "while"} | {day.lower() for day in small_words.CALENDAR}
_LONGEST_SIGNATURE = 12
_NO_NOUNS = small_words.PREPOSITIONS | small_words.CONJUNCTIONS | small_words.RELATIVES | small_words.AUXILIARIES
_SCARE = 2
_FEWEST = 4
_PAIR = 2
_SHORTEST_LABEL = 3
OPEN_RULES = frozenset({"unattributed", "carried", "paragraph-before", "sentence-before", "colon-before", "colon"})
_MAX_CARRIED = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation taken for speech. `joins` says that it is a part of the quote before; `carried` needs no words."""

    quotation: Quotation
    rule: str
    confidence: float
    voice: Voice | None
    cue: str | None = None
    cue_at: int = -1
    mention: Bounds | None = None
    kind: str = "direct"
    joins: bool = False
    carried: bool = False
    clause: Bounds | None = None


@dataclass(slots=True)
class _Place:
    """A quotation in its line: `left` and `right` bound the words of its own sentence around it."""

    line: Line
    word: int
    left: int
    right: int
    quotation: Quotation
    wording: Wording
    reported: list[Reported]


class Attribution:
    """Goes through the lines of a document in order."""

    def __init__(self, text: str, voices: Voices) -> None:
        self._text = text
        self._voices = voices
        self._last: Found | None = None
        self._before: Line | None = None
        self._before_reported: list[Reported] = []
        self._carried = 0
        self._settled = False
        self._behind: Line | None = None

    def of_line(self, line: Line, reported: list[Reported], behind: Line | None) -> list[Found]:
        """The speech of the next line; `behind` is the line after it, which may be a signature."""
        self._behind = behind
        found: list[Found] = []
        used = 0
        for word, what in enumerate(line.words):
            if what != QUOTE:
                continue
            place = self._place(line, word, reported)
            result = self._attribute(place, found, used)
            if result:
                found.append(result)
                self._last = result
                self._carried = self._carried + 1 if result.carried else 0
            used = word + 1
        self._finish(line, reported, found)
        return found

    def _place(self, line: Line, word: int, reported: list[Reported]) -> _Place:
        quotation = line.refs[word]
        assert isinstance(quotation, Quotation)  # noqa: S101 - a QUOTE word always refers to one
        left = word
        while left > 0 and line.words[left - 1] not in {STOP, QUOTE}:
            left -= 1
        right = word + 1
        while right < len(line.words) and line.words[right] not in {STOP, QUOTE}:
            right += 1
        return _Place(line, word, left, right, quotation, wording(self._text, quotation), reported)

    def _attribute(self, place: _Place, found: list[Found], used: int) -> Found | None:
        if place.quotation.continues and self._last and (found or self._last_is_open(place)):
            return self._going_on(place)
        if found and found[-1].kind == "mixed" and (joined := self._same_clause(place, found[-1])):
            return joined
        if found and (interrupted := self._interrupted(place, found)) and _same_sentence(place):
            return interrupted
        if _is_work(place):
            return None
        for rule in (
            self._inner_label,
            self._label,
            self._before_it,
            self._after_it,
            self._signed,
            self._colon,
            self._within,
            self._around,
        ):
            result = rule(place)
            if result:
                return self._joined(place, result, found)
        if not looks_spoken(self._text, place.line, place.word, place.wording):
            return None
        for later in (
            self._interrupted,
            self._colon_before,
            self._carry,
            self._sentence_before,
            self._paragraph_before,
        ):
            result = later(place, found)
            if result:
                return result
        if place.left < place.word and place.line.words[place.word - 1] not in _MARKS:
            return None
        return Found(place.quotation, "unattributed", 0.0, None)

    def _going_on(self, place: _Place) -> Found:
        """A paragraph that re-opens: the words beside it tell who spoke, where the first paragraph left it open."""
        last = self._last
        own = self._inner_label(place) or self._after_it(place) or self._signed(place)
        if last is None or own is None or own.voice is None:
            return own if own and own.rule == "label" else self._continued(place)
        if own.rule != "label" and (last.rule in OPEN_RULES or own.voice.same(last.voice)):
            return replace(own, joins=True)
        return own

    def _inner_label(self, place: _Place) -> Found | None:
        """A transcript within the marks: “PARK: We agreed.”"""
        label = LABEL.match(self._text, place.quotation.start, place.quotation.end)
        if label is None or len(label[1]) < _SHORTEST_LABEL:
            return None
        return Found(place.quotation, "label", SURE, self._voices.labelled(label[1]), mention=label.span(1))

    def _same_clause(self, place: _Place, last: Found) -> Found | None:
        """Park said the deal was “long overdue” and that he “would not wait”: two fragments of one clause."""
        line = place.line
        if place.left == 0 or line.words[place.left - 1] != QUOTE or line.refs[place.left - 1] is not last.quotation:
            return None
        if last.cue_at > last.quotation.start or place.left == place.word:
            return None
        if any(place.left <= one.cue.verb < place.word for one in place.reported) or place.wording.title:
            return None
        return replace(last, quotation=place.quotation, joins=True)

    def _last_is_open(self, place: _Place) -> bool:
        last = self._last
        return bool(last and not last.quotation.closed and last.quotation.paragraph == place.line.paragraph - 1)

    def _continued(self, place: _Place) -> Found:
        last = self._last
        assert last is not None  # noqa: S101 - the caller looked
        return replace(last, quotation=place.quotation, rule="continued", joins=True, clause=None)

    # Rules with words of their own sentence.

    def _make(self, place: _Place, rule: str, confidence: float, reported: Reported, kind: str | None = None) -> Found:
        voice = reported.voice
        cue = reported.cue
        word = place.line.words[cue.verb] if cue.lemma != "according to" else cue.lemma
        return Found(
            place.quotation,
            rule,
            confidence if not cue.subject.far else min(confidence, SURE),
            voice,
            cue=word,
            cue_at=place.line.starts[cue.verb],
            mention=reported.mention,
            kind=kind or "direct",
        )

    def _label(self, place: _Place) -> Found | None:
        """PARK: “We agreed.”"""
        line = place.line
        if place.word != place.left + 2 or line.words[place.word - 1] != ":" or place.left != 0:
            return None
        if line.words[place.left] not in NAMES:
            return None
        voice = self._voices.voice(line, Subject("name", place.left, place.left, place.left))
        mention = (line.starts[place.left], line.ends[place.left])
        return Found(place.quotation, "label", SURE, voice, mention=mention)

    def _before_it(self, place: _Place) -> Found | None:
        """Park said: “We agreed.” The verb or a comma or colon stands right before the mark."""
        reported = _nearest_left(place)
        if reported is None or _belongs_to_quote_before(place, reported):
            return None
        cue, line = reported.cue, place.line
        mark = line.words[place.word - 1]
        adjacent = cue.last == place.word - 1
        if place.wording.title and not adjacent and mark != ":":
            return None
        if adjacent and place.wording.sentence:
            return self._make(place, "before", SURE, reported)
        if mark == ":" or (
            mark in {",", *_DASHES} and place.wording.sentence and _only_adjuncts(line, cue.last + 1, place.word - 1)
        ):
            return self._make(place, "before", CERTAIN if cue.last >= place.word - 3 else SURE, reported)
        return None

    def _colon(self, place: _Place) -> Found | None:
        """Here is Park in December: “We agreed.” A colon without a verb of saying."""
        line = place.line
        if place.left == place.word or line.words[place.word - 1] not in {":", ","} or not place.wording.sentence:
            return None
        if line.words[place.left].endswith("ing") and place.word - place.left <= len("so:"):
            return self._resumed(place)
        if line.words[place.word - 1] == "," and place.wording.words < _FEWEST:
            return None
        voice = self._voices.subject_of(line, place.left, place.word) or (self._last.voice if self._last else None)
        return Found(place.quotation, "colon", WEAK, voice) if voice else None

    def _resumed(self, place: _Place) -> Found | None:
        """Adding, “We agreed.” Who spoke before goes on."""
        if self._last is None or place.line.words[place.left] not in speech.SPEAKING:
            return None
        return Found(place.quotation, "resumed", LIKELY, self._last.voice, place.line.words[place.left])

    def _after_it(self, place: _Place) -> Found | None:
        """“We agreed,” Park said; “We agreed,” said Park."""
        line = place.line
        first = place.word + 1
        stop = first < len(line.words) and line.words[first] == STOP
        if stop:
            first += 1
        while first < len(line.words) and line.words[first] in {",", *_DASHES}:
            first += 1
        for reported in place.reported:
            cue = reported.cue
            if cue.verb <= place.word or cue.first > first + 2:
                continue
            if not self._opens_with(place, cue, first):
                return self._by_position(place, first, stop)
            if stop and not _is_short_sentence(line, cue, lenient=place.wording.comma):
                return None
            kind = _kind(place)
            if cue.lemma == "according to":
                return self._make(place, "according-to", SURE, reported, kind)
            return self._make(place, "after" if cue.side == "left" else "after-inverted", CERTAIN, reported, kind)
        return self._by_position(place, first, stop)

    def _opens_with(self, place: _Place, cue: Cue, first: int) -> bool:
        start = cue.first - (1 if cue.lemma == "according to" else 0)
        between = place.line.words[first:start]
        if cue.lemma in speech.NEVER_SUBJECTLESS and not place.wording.comma:
            return False
        return all(word in small_words.AUXILIARIES or word.endswith("ly") or word in _MARKS for word in between)

    def _by_position(self, place: _Place, first: int, stop: bool) -> Found | None:
        """A verb of no list that stands where a verb of saying does: “We agreed,” Park deadpanned."""
        line = place.line
        if stop or not place.wording.comma or first + 1 >= len(line.words):
            return None
        subject, verb = first, first + 1
        while verb < len(line.words) - 1 and line.words[verb].endswith("ly"):
            verb += 1
        if line.words[first].endswith("ed") and line.words[first + 1] in NAMES:
            subject, verb = first + 1, first
        elif not line.words[verb].endswith(("ed", "s")) or not line.words[verb].isalpha():
            return None
        if line.words[subject] not in NAMES and line.words[subject] not in {"he", "she"}:
            return None
        named = "name" if line.words[subject] in NAMES else "pronoun"
        head = Subject("name" if named == "name" else "pronoun", subject, subject, subject)
        voice = self._voices.voice(line, head)
        mention = (line.starts[subject], line.ends[subject])
        return Found(place.quotation, "after-by-position", LIKELY, voice, line.words[verb], line.starts[verb], mention)

    def _signed(self, place: _Place) -> Found | None:
        """“We agreed.” — Park Ji-ho"""
        line, first = place.line, place.word + 1
        if self._behind and all(word in _MARKS or word in {QUOTE, STOP} for word in line.words):
            line, first = self._behind, 0
        if first < len(line.words) and line.words[first] == STOP:
            first += 1
        words = line.words[first:]
        if not _PAIR <= len(words) <= _LONGEST_SIGNATURE or words[0] not in _DASHES or place.word != 0:
            return None
        name = next((at for at in range(first + 1, min(len(line.words), first + 5)) if line.words[at] == PERSON), None)
        if name is None:
            return None
        voice = self._voices.voice(line, Subject("name", name, name, name))
        return Found(place.quotation, "signature", SURE, voice, mention=(line.starts[name], line.ends[name]))

    def _within(self, place: _Place) -> Found | None:
        """Park said the deal was “a turning point” for both."""
        reported = _nearest_left(place)
        if reported is None or place.wording.title or _is_named_so(place.line, place.word):
            return None
        cue = reported.cue
        near = cue.last == place.word - 1
        if not near and cue.lemma in speech.WEAK:
            return None
        if _belongs_to_quote_before(place, reported):
            return None
        return self._make(place, "within", LIKELY, reported, "mixed")

    def _around(self, place: _Place) -> Found | None:
        """The deal is “a turning point” for both, Park said."""
        if place.wording.title and not place.wording.comma:
            return None
        line = place.line
        for reported in place.reported:
            cue = reported.cue
            start = cue.first - (1 if cue.lemma == "according to" else 0)
            if cue.verb <= place.word or STOP in line.words[place.word : cue.verb]:
                continue
            if line.words[start - 1] not in {",", *_DASHES} and start != place.word + 1:
                continue
            if not _ends_clause(line, cue):
                continue
            return self._make(place, "around", LIKELY, reported, _kind(place))
        return None

    # Rules that look further back; they take only what looks spoken.

    def _interrupted(self, place: _Place, found: list[Found]) -> Found | None:
        """“We agreed,” Park said. “We shall sign.” One quote in two parts."""
        if not found:
            return None
        last, line = found[-1], place.line
        if last.rule not in {
            "after",
            "after-inverted",
            "after-by-position",
            "according-to",
            "interrupted",
            "continued",
        }:
            return None
        gap = [at for at in range(place.word - 1, -1, -1) if line.words[at] == QUOTE][:1]
        previous = gap[0] if gap else -1
        between = line.words[previous + 1 : place.word]
        stops = between.count(STOP) - (1 if between[:1] == [STOP] else 0)
        if (
            previous < 0
            or line.refs[previous] is not last.quotation
            or not any(word[0].isalnum() or word[0] == "<" for word in between if word != STOP)
        ):
            return None
        if stops > 1 or (stops == 1 and between[-1] != STOP):
            return None
        return replace(
            last, quotation=place.quotation, rule="interrupted", confidence=min(last.confidence, SURE), joins=True
        )

    def _colon_before(self, place: _Place, found: list[Found]) -> Found | None:
        """Park continued: (new paragraph) “We agreed.”"""
        before = self._before
        if found or place.word != 0 or before is None or not before.words or before.words[-1] != ":":
            return None
        for reported in reversed(self._before_reported):
            return self._make_far(place, "colon-before", SURE, reported)
        start, stop = before.sentence(len(before.words) - 1)
        voice = self._voices.subject_of(before, start, stop)
        return Found(place.quotation, "colon-before", WEAK, voice) if voice else None

    def _make_far(self, place: _Place, rule: str, confidence: float, reported: Reported) -> Found:
        before = self._before
        verb = before.words[reported.cue.verb] if before else None
        at = before.starts[reported.cue.verb] if before else -1
        return Found(place.quotation, rule, confidence, reported.voice, verb, at, reported.mention)

    def _carry(self, place: _Place, found: list[Found]) -> Found | None:
        """A fresh quotation right after one that closed, in the paragraph or the next."""
        last = self._last
        if last is None or last.voice is None or self._carried >= _MAX_CARRIED:
            return None
        line = place.line
        if found:
            direct = place.word > 0 and all(
                word in {STOP, QUOTE, *_MARKS} for word in line.words[place.left - 1 : place.word]
            )
            if not direct:
                return None
        elif place.word != 0 or last.quotation.paragraph != line.paragraph - 1 or not self._settled:
            return None
        return Found(place.quotation, "carried", 0.85, last.voice, mention=None, carried=True)

    def _sentence_before(self, place: _Place, found: list[Found]) -> Found | None:
        """Park was more blunt. “It was hard.”"""
        line = place.line
        if place.left != place.word or place.word < 2:
            return None
        start, stop = line.sentence(place.word - 2)
        for reported in reversed(place.reported):
            quoted = QUOTE in line.words[reported.cue.verb : stop]
            if start <= reported.cue.verb < stop and not quoted and _is_finite(line, reported):
                return self._make(place, "sentence-before", LIKELY, reported)
        voice = self._voices.subject_of(line, start, stop)
        if voice:
            return Found(place.quotation, "sentence-before", WEAK, voice)
        return None

    def _paragraph_before(self, place: _Place, found: list[Found]) -> Found | None:
        """Park was more blunt. (new paragraph) “It was hard.”"""
        before = self._before
        if found or place.word != 0 or before is None or not before.words or QUOTE in before.words:
            return None
        start, stop = before.sentence(len(before.words) - 1)
        for reported in reversed(self._before_reported):
            if start <= reported.cue.verb < stop and _is_finite(before, reported):
                return self._make_far(place, "paragraph-before", WEAK, reported)
        voice = self._voices.subject_of(before, start, stop)
        return Found(place.quotation, "paragraph-before", POOR, voice) if voice else None

    def _joined(self, place: _Place, result: Found, found: list[Found]) -> Found:
        """Fragments that one verb introduces are parts of one quote."""
        if found and result.kind == "mixed" and found[-1].cue_at == result.cue_at >= 0 and found[-1].kind == "mixed":
            return replace(result, joins=True)
        return result

    def _finish(self, line: Line, reported: list[Reported], found: list[Found]) -> None:
        """Remembers the line, and whether it ended with speech, so that the next may carry its speaker."""
        self._before, self._before_reported = line, reported
        quotes = [at for at, word in enumerate(line.words) if word == QUOTE]
        if not found or not quotes or line.refs[quotes[-1]] is not found[-1].quotation:
            self._settled = False
            return
        tail = line.words[quotes[-1] + 1 :]
        if tail[:1] == [STOP]:
            tail = tail[1:]
        self._settled = STOP not in tail


def _is_work(place: _Place) -> bool:
    """The title of a work, or a word in scare quotes inside a phrase: on ABC’s “This Week”, the “big four” states."""
    line, words = place.line, place.wording
    if place.left == place.word:
        return (
            words.title
            and not words.ended
            and place.right > place.word + 1
            and line.words[place.word + 1] not in _MARKS
        )
    before = line.words[place.word - 1]
    if words.title:
        return before not in {":", *_DASHES} and before not in speech.SPEAKING
    if words.words > _SCARE or words.ended or place.word + 1 >= len(line.words):
        return False
    after = line.words[place.word + 1]
    inside = before in small_words.DETERMINERS or line.words[place.word - 2] in small_words.DETERMINERS
    return inside and after[0].isalpha() and after not in _NO_NOUNS and not after.endswith("ly")


def _same_sentence(place: _Place) -> bool:
    """“That,” Park said, “is part of it.” No sentence ends between the two parts."""
    return (
        place.left > 0
        and place.line.words[place.left - 1] == QUOTE
        and place.line.words[place.word - 1] in {",", *_DASHES}
    )


def _nearest_left(place: _Place) -> Reported | None:
    """The reporting clause nearest before a quotation in its sentence."""
    for reported in reversed(place.reported):
        if place.left <= reported.cue.verb < place.word and reported.cue.last < place.word:
            return reported
    return None


def _belongs_to_quote_before(place: _Place, reported: Reported) -> bool:
    """“We agreed,” Park said, “and we signed”: the clause is that of the quotation before."""
    start = reported.cue.first - (1 if reported.cue.lemma == "according to" else 0)
    return (
        place.left > 0
        and place.line.words[place.left - 1] == QUOTE
        and start <= place.left + 1
        and place.line.words[place.word - 1] != ":"
        and reported.cue.last >= place.word - 3
    )


def _is_finite(line: Line, reported: Reported) -> bool:
    verb = reported.cue.verb
    return not line.words[verb].endswith("ing") and line.words[verb - 1] not in {"to", "not", "’t"}


def _only_adjuncts(line: Line, start: int, stop: int) -> bool:
    """Whether words between verb and mark only say to whom, when or where."""
    return not any(word in {";", STOP} for word in line.words[start:stop])


def _kind(place: _Place) -> str:
    return (
        "direct"
        if place.left == place.word or place.wording.sentence and place.line.words[place.word - 1] in _MARKS
        else "mixed"
    )


def _is_short_sentence(line: Line, cue: Cue, *, lenient: bool) -> bool:
    """“We agreed.” Park said. The clause is a sentence of its own that says no more than when and where."""
    after = line.words[cue.last + 1] if cue.last + 1 < len(line.words) else "."
    behind = line.words[cue.last + 2] if cue.last + 2 < len(line.words) else STOP
    if lenient:
        return after != ":" and QUOTE not in {after, behind}
    return (after in {".", STOP, ","} or after in _ADJUNCT_STARTS) and behind != QUOTE


def _ends_clause(line: Line, cue: Cue) -> bool:
    after = line.words[cue.last + 1] if cue.last + 1 < len(line.words) else "."
    return after != "that" and after != ":" and (cue.last + 1 >= len(line.words) or line.words[cue.last + 1] != QUOTE)


def _is_named_so(line: Line, word: int) -> bool:
    """A name in marks, not speech: the so-called “Green Plan”."""
    before = line.words[max(0, word - 2) : word]
    return (
        "so-called" in before or before[-1:] == ["titled"] or before[-1:] == ["entitled"] or before == ["known", "as"]
    )
