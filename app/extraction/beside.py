"""Rules of attribution that go by words in the quotation's own sentence or line; `attribution` has the table."""

from collections.abc import Callable
from itertools import islice

from app.extraction import positions
from app.extraction.cue import Cue
from app.extraction.english import clause_words, marked, small_words, speech
from app.extraction.found import CERTAIN, FAIR, LIKELY, SURE, Found
from app.extraction.labels import LABEL
from app.extraction.narration import NAMES, PERSON, QUOTE, STOP, Line
from app.extraction.spots import DASHES, MARKS, PAUSES, Memory, Spot, is_adverb, named
from app.extraction.subjects import NEVER_NOUNS, is_plain, title_start
from app.extraction.voices import Reported, Voices
from app.extraction.works import is_judgement, spoken_title

Rule = Callable[[Spot, Memory, Voices], Found | None]

_VERBS = small_words.AUXILIARIES - small_words.ADVERBS
_TELLING = frozenset(speech.TELLING.values())
_SHORTEST_LABEL = 3
_FEWEST = 4
_NEAR = 3
_PAIR = 2


def inner_label(spot: Spot, text: str, voices: Voices) -> Found | None:
    """A transcript within the marks: “PARK: We agreed.”"""
    label = LABEL.match(text, spot.quotation.start, spot.quotation.end)
    if label is None or len(label[1]) < _SHORTEST_LABEL:
        return None
    return Found(spot.quotation, "label", SURE, voices.labelled(label[1]), mention=label.span(1))


def label(spot: Spot, _: Memory, voices: Voices) -> Found | None:
    """PARK: “We agreed.”"""
    if spot.left != 0 or spot.word != _PAIR or spot.before != ":" or spot.line.words[0] not in NAMES:
        return None
    if spot.quotation.closed and spot.after != STOP and spot.wording.comma:
        return None  # ON THE LOCK: “We agreed,” Park said.
    if DASHES & set(spot.line.words[spot.word + 1 : spot.word + _NEAR]):
        return None  # QUOTABLE: “We agreed.” — Park
    return named(spot, "label", SURE, 0, line=spot.line, voices=voices)


def between(spot: Spot, _: Memory, voices: Voices) -> Found | None:
    """Many say so, among them Park — “We agreed” — and Lind: between dashes, behind who is named as one of several."""
    line, name = spot.line, spot.word - _PAIR
    if spot.before not in DASHES or spot.after not in DASHES or spot.wording.words < _FEWEST:
        return None
    name -= line.words[name] in DASHES  # a dash of two hyphens
    if name < spot.left:
        return None
    listed = line.words[name] == PERSON and line.words[max(0, title_start(line, name, spot.left) - 1)]
    if listed not in small_words.LISTING:
        return None
    return named(spot, "between", LIKELY, name, line=line, voices=voices)


def before(spot: Spot, memory: Memory, _: Voices) -> Found | None:
    """Park said: “We agreed.” The verb, or a comma or colon after it, stands right before the mark."""
    reported = _introducing(spot)
    if reported is None or belongs_before(spot, reported, memory):
        return None
    adjacent = reported.cue.last == spot.word - 1
    if spot.before == ":":
        return spot.take("before", CERTAIN if reported.cue.last >= spot.word - _NEAR else SURE, reported)
    if not spot.wording.sentence or (spot.wording.title and not (adjacent or spoken_title(spot))):
        return None
    if adjacent:
        return spot.take("before", SURE, reported)
    if spot.before in PAUSES and ";" not in spot.line.words[reported.cue.last : spot.word]:
        return spot.take("before", CERTAIN if reported.cue.last >= spot.word - _NEAR else SURE, reported)
    return None


def _introducing(spot: Spot) -> Reported | None:
    """The nearest clause that introduces; from afar no relative one: "Park hit back at one who had said so: …"."""
    free = (one for one in spot.told if not (_judges(spot, one.cue) or _has_its_own(spot, one.cue)))
    found = list(islice(free, _NEAR))
    if not found or found[0].cue.last >= spot.word - _NEAR:
        return found[0] if found else None
    relative = small_words.RELATIVES
    return next((one for one in found if spot.line.words[one.cue.verb - 1] not in relative), found[0])


def colon(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """Here is Park in December: “We agreed.” A colon or comma without a verb of saying."""
    line = spot.line
    if spot.opens or spot.before not in {":", ","} or not spot.wording.sentence:
        return None
    if spot.word - spot.left <= _PAIR and line.words[spot.left].endswith("ing"):
        return _resumed(spot, memory)
    if spot.before == "," and spot.wording.words < _FEWEST:
        return None
    if found := positions.before(spot, voices):
        return found
    subject = voices.subject_of(line, spot.left, spot.word)
    alone = subject and subject.type == "person" and voices.only_named(line, spot.left, spot.word)
    if alone and spot.before == ":" and marked.SHOWN.isdisjoint(line.words[spot.left : spot.word]):
        return Found(spot.quotation, "colon", LIKELY, subject)
    voice = subject or voices.only_named(line, spot.left, spot.word)
    voice = voice or (memory.last.voice if memory.last else None)
    return Found(spot.quotation, "colon", FAIR, voice) if voice else None


def _resumed(spot: Spot, memory: Memory) -> Found | None:
    """Adding, “We agreed.” Who spoke before goes on."""
    participle = spot.line.words[spot.left]
    if memory.last is None or participle not in speech.SPEAKING:
        return None
    return Found(spot.quotation, "resumed", LIKELY, memory.last.voice, participle)


def after(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """“We agreed,” Park said; “We agreed,” said Park."""
    line = spot.line
    stop = spot.after == STOP and spot.word + 1 < len(line.words)
    first = spot.word + (2 if stop else 1)
    while first < len(line.words) and line.words[first] in PAUSES:
        first += 1
    first += _PAIR if line.words[first : first + _PAIR] in clause_words.IS_HOW else 0
    near = (one for one in spot.reported if spot.word < one.cue.first <= first + _PAIR)
    reported = next(near, None)
    if reported is None or not _opens_with(spot, reported.cue, first):
        return None if stop else positions.described(spot, first, voices) or positions.after(spot, first, voices)
    reported = _quoted_by(spot, reported)
    cue = reported.cue
    left = spot.nearest_left()
    if left and spot.kind == "mixed" and left.cue.lemma in speech.NAMING and left.cue.last == spot.word - 1:
        return None  # in what Park called “a fairy tale,” Lind wrote
    if left and spot.kind == "mixed" and cue.lemma in speech.REACTING:
        return None  # when Park said that she “would stay,” the hall applauded
    left = left if stop else None
    introduced = left is not None and left.cue.last >= spot.word - _NEAR and not belongs_before(spot, left, memory)
    if ";" in line.words[spot.word + 1 : cue.first] and not _is_short(line, cue, lenient=False):
        introduced = True  # Park thanked them for “their help”; the president said it rained
    if introduced or _has_object(line, cue) or (stop and not _is_short(line, cue, lenient=spot.wording.comma)):
        return None
    if cue.is_source:
        governs = stop and line.words[cue.last + 1 : cue.last + 2] == [","]  # “….” According to Park, the rest …
        return None if governs else spot.take("according-to", SURE, reported, kind=spot.kind)
    return spot.take("after" if cue.side == "left" else "after-inverted", CERTAIN, reported, kind=spot.kind)


def _quoted_by(spot: Spot, reported: Reported) -> Reported:
    """“We agreed,” the Herald quoted Park as saying; “We agreed,” Lind recalled Park saying."""
    quoted = reported.cue.last + 1
    if reported.cue.side != "left" or reported.cue.lemma not in speech.QUOTING:
        return reported
    for one in spot.reported:
        first, head = one.cue.subject.first, one.cue.subject.head
        beside = quoted <= head and all(map(is_plain, spot.line.words[quoted:first]))
        if beside and one.cue.verb <= head + _PAIR:
            return one
    return reported


def _has_object(line: Line, cue: Cue) -> bool:
    """“We agreed,” claiming so; “…,” calls her a friend; “…,” said he would go: the verb has other words to tell."""
    words = line.words
    after = words[cue.last + 1] if cue.last + 1 < len(words) else STOP
    if cue.side == "right" and not cue.is_source:
        pronoun = cue.subject.kind == "pronoun" and after in _VERBS
        return pronoun or words[cue.verb].endswith("ing") or cue.lemma in speech.NAMING
    free = after in MARKS or after in {STOP, QUOTE} or after in small_words.PREPOSITIONS
    goes_on = words[cue.last + 1 : cue.last + 1 + _NEAR]  # “…,” Park went on to call her a friend
    names = goes_on[:_PAIR] == ["on", "to"] and speech.SPEAKING.get(goes_on[-1]) in speech.NAMING
    return names or (cue.lemma in speech.NAMING and not free)


def _opens_with(spot: Spot, cue: Cue, first: int) -> bool:
    """Whether a clause begins right behind the quotation; "as Park put it" is one, too."""
    told_how = spot.line.words[first - 1] == "how"
    if cue.lemma in speech.NEVER_SUBJECTLESS and not spot.wording.comma and not told_how:
        return False
    as_told = spot.wording.comma and spot.line.words[first] == "as"
    return all(is_adverb(word) for word in spot.line.words[first + as_told : cue.start])


def _is_short(line: Line, cue: Cue, *, lenient: bool) -> bool:
    """“We agreed.” Park said. The clause is a sentence of its own that says no more than when and where."""
    place = cue.last + 1
    hearer = range(place, place + _FEWEST if cue.lemma in _TELLING else place)
    place = next((at for at in hearer if line.words[at : at + 1] and line.words[at] in clause_words.ADJUNCTS), place)
    behind = (*line.words[place : place + 2], ".", STOP)[:2]
    if lenient:
        return behind[0] != ":" and QUOTE not in behind
    return (behind[0] in {".", STOP, ","} or behind[0] in clause_words.ADJUNCTS) and behind[1] != QUOTE


def within(spot: Spot, memory: Memory, _: Voices) -> Found | None:
    """Park said the deal was “a turning point” for both."""
    heard = (one for one in spot.told if not (_is_too_weak(spot, one.cue) or _has_its_own(spot, one.cue)))
    near = list(islice(heard, _PAIR))
    reported = near[-1] if near and _is_inserted(spot, near[0].cue) else next(iter(near), None)
    if reported is None or belongs_before(spot, reported, memory):
        return None
    if spot.wording.title and not is_judgement(spot):
        return None
    return spot.take("within", SURE, reported, kind="mixed")


def _is_inserted(spot: Spot, cue: Cue) -> bool:
    """Park wrote that the claim, which Lind repeated, was “a fairy tale”: a relative clause that a comma ends."""
    words = spot.line.words
    relative = cue.side == "left" and words[cue.subject.first - 1] in small_words.RELATIVES
    return relative and "," in words[cue.last + 1 : spot.word - 1]


def _judges(spot: Spot, cue: Cue) -> bool:
    """Park, who has dismissed the plan, “…”: such a verb introduces a sentence only from right beside it."""
    return cue.lemma in speech.NAMING and cue.last < spot.word - _NEAR and spot.before != ":"


def _is_too_weak(spot: Spot, cue: Cue) -> bool:
    between = spot.line.words[cue.last + 1 : spot.word]
    if cue.lemma in speech.WEAK and between == [] and not spot.wording.ended and _is_noun(spot.after):
        return True  # held “frank” talks
    linked = between[:1] == ["it"] or between in speech.LINKED  # as Park put it; went on about
    return cue.lemma in speech.WEAK and between != [] and not linked


def _is_noun(word: str) -> bool:
    """Whether a word behind a fragment is what the fragment describes: “frank” talks."""
    return word[0].isalpha() and not (word in NEVER_NOUNS or word in small_words.DETERMINERS or word.endswith("ly"))


def _has_its_own(spot: Spot, cue: Cue) -> bool:
    """Park told a man who said that he was ill that “…”: the second "that" is of the verb before."""
    words = spot.line.words
    before = words[cue.verb - _PAIR : cue.verb]  # who said, who had said
    first = cue.subject.first
    told = cue.side == "right" and not spot.wording.sentence and words[cue.last + 1] == ","
    if told and words[cue.last + _PAIR] in small_words.RELATIVES:
        return True  # “…,” said Park, whose book is of “rebels”
    if words[max(0, first - _PAIR)] == "that" and words[first - 1] in small_words.CONJUNCTIONS:
        return True  # said that until Park assures …, “…”
    relative = cue.side == "left" and bool(small_words.RELATIVES.intersection(before))
    return relative and spot.before == "that" and "that" in words[cue.last + 1 : spot.word - 1]


def around(spot: Spot, _: Memory, __: Voices) -> Found | None:
    """The deal is “a turning point” for both, Park said."""
    words = spot.line.words
    if spot.wording.title or spot.before in marked.WORD_NOUNS or spot.after in small_words.RELATIVES:
        return None
    for reported in spot.reported:
        cue = reported.cue
        if cue.first <= spot.word or STOP in words[spot.word : cue.verb]:
            continue
        before = words[cue.start - 1]
        follows = before in PAUSES or cue.start == spot.word + 1 or (before == QUOTE and spot.wording.words > 1)
        behind = words[cue.last + 1] if cue.last + 1 < len(words) else "."
        if follows and behind not in {"that", ":", QUOTE}:
            return spot.take("around", LIKELY, reported, kind=spot.kind)
    return None


def in_view(spot: Spot, memory: Memory, voices: Voices) -> Found | None:
    """For Park, the plan is “a disaster for the upper river”: somebody’s view, by whom the sentence opens with."""
    line, opening = spot.line, spot.left
    name = opening + 1
    if spot.opens or line.words[opening] not in clause_words.FOR or spot.wording.title or spot.wording.words < _FEWEST:
        return None
    if line.words[name + 1 : name + 2] != [","] or line.words[name] != PERSON:
        return None
    return named(spot, "in-view", FAIR, name, line=line, voices=voices)._replace(kind="mixed")


def belongs_before(spot: Spot, reported: Reported, memory: Memory) -> bool:
    """“We agreed,” Park said, “and we signed”: the clause is that of the quotation before, if that is speech."""
    last = memory.here[-1] if memory.here else None
    if last is None or spot.line.refs[spot.left - 1] is not last.quotation:
        return False
    introduced = last.cue_at < last.quotation.start
    own = spot.line.words[spot.left] in small_words.CONJUNCTIONS and reported.cue.subject.kind == "name"
    if introduced and (last.kind == "mixed" or (own and last.rule == "before")):
        return False  # Park said, “We agreed,” but Lind said, “…”
    behind_quotation = spot.follows_quotation and reported.cue.start <= spot.left + 1
    return behind_quotation and spot.before != ":" and reported.cue.last >= spot.word - _NEAR
