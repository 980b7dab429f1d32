"""Reporting clauses: a verb of saying and its subject, before it, behind an apposition, or after it."""

from collections.abc import Iterator

from app.extraction.appositions import past_apposition
from app.extraction.cue import Cue
from app.extraction.english import clause_words, marked, small_words, speech
from app.extraction.narration import NAMES, PERSON, QUOTE, STOP, Line
from app.extraction.noun_cues import NOUNS, noun_cue
from app.extraction.subjects import (
    DASHES,
    INSERTED,
    POSSESSIVE,
    TITLES,
    Subject,
    is_speaking,
    main_subject,
    noun_phrase,
    phrase_ending_at,
)
from app.extraction.subjects_behind import subject_right

_FURTHEST = 80
_PAIR = 2
_DATELINE = 12
_SHORTEST_TOWN = 4
_BEHIND_AGENCY = 5
_NEAR = 4
_LONGEST_OPENING = 24
_ENDS = frozenset({STOP, QUOTE, ";"})
_BEFORE_TITLES = small_words.PREPOSITIONS | marked.WORKS | marked.WORD_NOUNS
_IN_NAMES = TITLES | POSSESSIVE
_PAUSES = DASHES | {","}
_TELLING = _ENDS | speech.SPEAKING.keys() | NOUNS


def cues(line: Line) -> Iterator[Cue]:
    """Every verb of saying of a line that has a subject, in order."""
    floor = opening = _behind_dateline(line)
    last: Cue | None = None
    for place in [at for at, word in enumerate(line.words) if word in _TELLING]:  # one in ten
        word = line.words[place]
        if word in _ENDS:
            floor = place + 1
            opening = opening if word == QUOTE else floor
            last = last if word == QUOTE else None
            continue
        lemma = speech.SPEAKING.get(word)
        start = max(_start(line, place, floor, opening), place - _FURTHEST)
        if lemma and (cue := _cue(line, place, lemma, start, last)):
            yield cue
            last = cue
        elif word in NOUNS and (cue := noun_cue(line, place, start)):
            yield cue


def _behind_dateline(line: Line) -> int:
    """Where the text of a paragraph begins: the town of "OSLO, Nov. 20 — …" or "Oslo (AFP) – …" says nothing."""
    name = getattr(line.refs[0], "name", "") if line.refs else ""
    if line.words[1:2] == ["("] and line.words[3:4] == [")"] and DASHES.intersection(line.words[4:5]):
        return _BEHIND_AGENCY
    if not (name.isupper() and len(name) >= _SHORTEST_TOWN):
        return 0
    for place, word in enumerate(line.words[:_DATELINE]):
        if word in DASHES:
            return place + (2 if line.words[place + 1 : place + 2] == [word] else 1)
        if not line.capital[place] and word[0].isalpha():
            break
    return 0


def _start(line: Line, verb: int, floor: int, opening: int) -> int:
    """Where the clause of a verb may begin: a quotation stands before it, unless it is the title of a work or a name.

    Park hung a map titled “Home” in the hall, adding …; Park, author of “The Neighbour”, put it this way …
    """
    if opening == floor or line.words[verb - 1] not in {",", QUOTE}:
        return floor
    of_title = verb - floor <= 1 and line.words[max(0, floor - _PAIR)] in _BEFORE_TITLES
    if verb == floor and line.capital[verb + 1 : verb + 2] != [True]:
        within = line.words[max(opening, floor - _FURTHEST) : floor]
        if "who" in within[1:] and QUOTE not in within[: within.index("who")]:
            return opening  # Park, who once told him “…,” said
    return opening if of_title or line.words[verb].endswith("ing") else floor


def _cue(line: Line, verb: int, lemma: str, floor: int, last: Cue | None) -> Cue | None:
    word = line.words[verb]
    before = line.words[verb - 1] if verb else STOP
    if not _is_verb(line, verb, lemma, before):
        return None
    goes_on = before in clause_words.GOES_ON or (before == "," and word.endswith("ing"))
    if last and goes_on and line.words[last.verb] not in clause_words.PLAIN_BEFORE:
        return Cue(verb, lemma, _same_subject(line, verb, last, floor)._replace(far=True), "left")
    behind = _subject_behind(line, verb, lemma)
    if behind:
        return Cue(verb, lemma, behind, "left" if behind.first == verb else "right")
    subject = _speaking_left(line, verb, lemma, floor) or _behind_opening(line, verb, floor)
    if subject:
        return Cue(verb, lemma, subject, "left")
    if _opens_inverted(line, verb, floor) and (behind := subject_right(line, verb)):
        return Cue(verb, lemma, behind, "right")
    return None


def _behind_opening(line: Line, verb: int, floor: int) -> Subject | None:
    """The subject behind an opening clause: "Calling it “a fairy tale,” Park left", "Having called it “a lie,” …"."""
    words, last = line.words, verb
    if verb - floor > 1 or not words[floor].endswith("ing") or words[verb - 1] in {",", QUOTE}:
        return None
    for place in range(verb + 1, min(len(words), verb + _LONGEST_OPENING)):
        if words[place] == STOP:
            return None
        last = place if words[place] == QUOTE else last
        if last > verb and words[place] in NAMES and place == last + 1:
            return Subject("name", verb, verb, place, far=True)
    return None


def _same_subject(line: Line, verb: int, last: Cue, floor: int) -> Subject:
    """That of the verb before; "Park met a pilot who said he was ill, adding" goes on with Park."""
    before = line.words[verb - 1]
    if line.words[floor] in clause_words.SUBORDINATE and before != ",":  # when Lind left, Park rose and said
        end = next((at for at in range(floor, verb) if line.words[at] == ","), verb)
        return (main_subject(line, floor, verb) if last.verb < end < verb else None) or last.subject
    relative = before == "," and line.words[last.verb - 1] in small_words.RELATIVES
    return (main_subject(line, floor, last.subject.first) if relative else None) or last.subject


def _speaking_left(line: Line, verb: int, lemma: str, floor: int) -> Subject | None:
    """The subject before a verb, if it can speak; of "protesters in the streets chanted" it is no street."""
    quoted = verb > 0 and line.words[verb - 1] == QUOTE
    subject = main_subject(line, floor, verb) if quoted else subject_left(line, verb, floor)
    if subject is None:
        return None
    if lemma in clause_words.INWARD:
        subject = _who_imagines(line, subject, floor) or subject
    if is_speaking(line, subject):
        return subject
    governed = subject.first > floor and line.words[subject.first - 1] in small_words.PREPOSITIONS
    main = main_subject(line, floor, subject.first) if governed else None
    return main if main and is_speaking(line, main) else None


def _who_imagines(line: Line, subject: Subject, floor: int) -> Subject | None:
    """Whose the words in somebody's mind are: "Lind supposed Park thought: …"."""
    within = range(max(floor, subject.first - 1), subject.head)
    verb = next((at for at in within if line.words[at] in clause_words.IMAGINED), floor)
    return subject_left(line, verb, floor) if verb > floor else None


def _subject_behind(line: Line, verb: int, lemma: str) -> Subject | None:
    """Park was asked by Lind; “…,” like the fall in markets, said Lind."""
    word, behind = line.words[verb], line.words[verb + 1 : verb + 3]
    passive = word in clause_words.PASSIVE or (lemma in speech.NAMING and word.endswith("ed"))
    if passive and behind[:1] == ["by"]:
        return subject_right(line, verb + 1)
    if passive and behind == [QUOTE, "by"] and (found := subject_right(line, verb + 2)) and found.kind == "name":
        return Subject("name", verb, verb, found.head, far=True)
    tail = verb > 0 and line.words[verb - 1] == "," and lemma in clause_words.INVERTED and _is_tail(line, verb)
    return subject_right(line, verb) if tail else None


def _is_verb(line: Line, verb: int, lemma: str, before: str) -> bool:
    """Not a name ("Said"), a noun ("the report"), "point" without "out", "know" without "wanted to", "and I quote"."""
    word = line.words[verb]
    if line.capital[verb] and verb > 0 and before not in {STOP, QUOTE, ","}:
        return False
    place = verb - 1
    while place > 0 and line.words[place] in small_words.ADVERBS:
        place -= 1
    before = line.words[place] if verb else before
    if (
        word == lemma
        and word not in clause_words.SAME_AS_PAST
        and before not in clause_words.PLAIN_BEFORE
        and not before.endswith("s")
        and not (before in NAMES and not clause_words.HEARD.isdisjoint(line.words[max(0, verb - _NEAR) : verb]))
    ):
        return False
    if word in clause_words.ALSO_NOUNS and line.capital[place] and line.words[place - 1] in clause_words.BEFORE_NOUNS:
        return False  # in many Baltic states
    if lemma == "know" and not (line.words[max(0, verb - _PAIR)] in clause_words.WANTING and before == "to"):
        return False
    means_else = _means_else(lemma, "".join(line.words[verb + 1 : verb + 2]))
    return not means_else and before not in small_words.DETERMINERS and not (lemma == "quote" and before == "i")


def _means_else(lemma: str, behind: str) -> bool:
    """Whether the word behind a verb makes it none of saying: continue to be, point to, hold on, relate to."""
    if lemma in {"hold", "relate"}:
        return behind in small_words.PREPOSITIONS
    return (lemma == "continue" and behind == "to") or (lemma == "point" and behind != "out")


def _is_tail(line: Line, verb: int) -> bool:
    """Whether a name and no more follows the verb: “…,” like the fall in markets, said Park, the economist."""
    place = verb + 1
    while place < len(line.words) and (line.capital[place] or line.words[place] in _IN_NAMES):
        if line.words[place] == PERSON:
            after = line.words[place + 1] if place + 1 < len(line.words) else "."
            return after in {",", ".", STOP, ";", "(", "of", "who"}
        place += 1
    return False


def _opens_inverted(line: Line, verb: int, floor: int) -> bool:
    """Only adverbs and marks between the quotation (or the sentence's head) and the verb: “…,” later said Kim."""
    place = verb - 1
    while place >= floor and (line.words[place] in _PAUSES or _is_adverb(line.words[place])):
        place -= 1
    if place >= floor:
        return False
    behind_quote = floor > 0 and QUOTE in line.words[max(0, floor - 2) : floor]
    return behind_quote or (verb == floor and line.words[verb] in clause_words.OPEN_SENTENCES)


def _antecedent(line: Line, relative: int, floor: int) -> Subject | None:
    """Who "who" stands for: of "Ida Berg, a minister in the cabinet, who" it is no cabinet, but Ida Berg."""
    if relative - 1 > floor and line.words[relative - 1] in clause_words.GOES_ON:  # who left and who later said
        earlier = range(relative - _PAIR, max(floor, relative - _FURTHEST), -1)
        first = next((at for at in earlier if line.words[at] == line.words[relative]), None)
        return _antecedent(line, first, floor) if first else None
    if relative - 1 < floor or line.words[relative - 1] != ",":
        return noun_phrase(line, relative - 1, floor)
    found = noun_phrase(line, relative - _PAIR, floor)
    if found and found.kind == "name" and line.words[found.head] == PERSON:
        return found
    if found and line.words[relative - _PAIR] == PERSON and not is_speaking(line, found):
        return phrase_ending_at(line, relative - _PAIR, floor)  # a call from Park, who
    return past_apposition(line, relative - 1, floor) or found


def _clause_start(line: Line, floor: int, place: int) -> int:
    """Where the last of several main clauses begins: "Park rose, and Lind could not stay, saying"."""
    words = line.words
    for at in range(place - _PAIR, max(floor, place - _FURTHEST), -1):
        joins = words[at] in clause_words.GOES_ON and words[at - 1] == ","
        if joins and (words[at + 1] in NAMES or words[at + 1] in small_words.GENDERED):
            return at + 1 if words[at + _PAIR] in small_words.AUXILIARIES else floor
    return floor


def _is_adverb(word: str) -> bool:
    return word in small_words.AUXILIARIES or (word.endswith("ly") and len(word) > len("only"))


def subject_left(line: Line, verb: int, floor: int) -> Subject | None:
    """The subject before a verb."""
    place, passive = verb - 1, False
    while place >= floor and _is_adverb(line.words[place]):
        passive = passive or line.words[place] in clause_words.BE
        place -= 1
    participle = line.words[verb].endswith("ing")
    if place < floor or (passive and not participle):
        return None
    before = line.words[place]
    if before == "as" and participle and place > floor and line.words[place - 1] in NAMES:
        source = noun_phrase(line, place - 1, floor)
        by = source is not None and source.first > floor and line.words[source.first - 1] == "by"
        return main_subject(line, floor, source.first - 1) if source and by else source
    if before in clause_words.JOINS or (participle and before not in DASHES and before not in NAMES):
        relative = max(floor, place - _PAIR)
        proceeds = before == "to" and line.words[relative] in small_words.RELATIVES  # Park, who went on to say
        start = _clause_start(line, floor, place)
        return _antecedent(line, relative, floor) if proceeds else main_subject(line, start, place + 1)
    if before in INSERTED:
        return past_apposition(line, place, floor)
    if before in small_words.RELATIVES:
        return _antecedent(line, place, floor)
    subject = noun_phrase(line, place, floor)
    return subject or (None if place == verb - 1 else main_subject(line, floor, place))
