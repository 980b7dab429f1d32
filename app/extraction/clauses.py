"""Reporting clauses: a verb of saying and who its subject is, before it, behind an apposition, or after it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from app.extraction.english import nouns, small_words, speech, titles
from app.extraction.narration import BODY, COUNTRY, NAMES, PERSON, QUOTE, STOP, Line
from app.extraction.wordlists import words as word_list

_SUBJECT_PRONOUNS = frozenset({"he", "she", "they"})
_SUBORDINATE = small_words.PREPOSITIONS | {"when", "while", "as", "if", "because", "although", "though", "once"}
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it"})
_DASHES = frozenset({"—", "–", "-", "―"})
_INSERTED = _DASHES | {",", ")"}
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "’s", "'s"})
_JOINS = frozenset({"and", "but", "or", "then", "to", "by", "as"})
_LINKS = frozenset({"of", "for", "at", "from", "with", "in", "to", "on", "by", "near", "inside", "within", "among"})
_PLAIN_BEFORE = word_list(
    "to will would could can may might did does do they i we you who not ’ll 'll ’d 'd should must t ’t"
)
_NEVER_NOUNS = small_words.PREPOSITIONS | small_words.CONJUNCTIONS | small_words.RELATIVES | small_words.AUXILIARIES
_POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
_BOUNDS = _INSERTED | {STOP, QUOTE, ":", "and", "but", "that"}
_OPEN_SENTENCES = frozenset({"said", "says", "added", "adds", "wrote", "writes", "noted", "continued"})
_INVERTED = frozenset({"say", "write", "add", "explain", "note", "argue", "report"})
_HUMAN_OR_BODY = nouns.HUMAN | nouns.GROUPS
_HEADS = _HUMAN_OR_BODY | nouns.ADJUNCT_NOUNS
_NO_VERBS = _HUMAN_OR_BODY | speech.STATEMENTS
_TITLES = titles.HEADS | titles.MODIFIERS
_STARTS_NO_NOUN = _NEVER_NOUNS | (small_words.DETERMINERS - {"one"})
_LONGEST = 14
_MAX_LINKS = 6
_REACH = 40
_FURTHEST = 80

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, as words `first` to `last` of a line. `members` are the heads of several ("Kim and Park").

    `far` says that the verb is not right beside it: an apposition, a conjoined verb or a participle is between.
    """

    kind: Literal["name", "pronoun", "nominal"]
    first: int
    last: int
    head: int
    members: tuple[int, ...] = ()
    far: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying with its subject; `side` says on which side of the verb that stands."""

    verb: int
    lemma: str
    subject: Subject
    side: Side

    @property
    def first(self) -> int:
        """The first word of the clause's kernel."""
        return min(self.verb, self.subject.first)

    @property
    def last(self) -> int:
        """The last word of the clause's kernel."""
        return max(self.verb, self.subject.last)


def cues(line: Line) -> Iterator[Cue]:
    """Every verb of saying of a line that has a subject, in order."""
    floor = 0
    last: Cue | None = None
    for place, word in enumerate(line.words):
        if word in {STOP, QUOTE, ";"}:
            floor = place + 1
            last = last if word == QUOTE else None
        lemma = speech.SPEAKING.get(word)
        if lemma and (cue := _cue(line, place, lemma, max(floor, place - _FURTHEST), last)):
            yield cue
            last = cue
        elif word == "according" and line.words[place + 1 : place + 2] == ["to"]:
            source = subject_right(line, place + 1)
            if source:
                yield Cue(place + 1, "according to", source, "right")


def _cue(line: Line, verb: int, lemma: str, floor: int, last: Cue | None) -> Cue | None:
    word = line.words[verb]
    if line.capital[verb] and verb > 0 and line.words[verb - 1] not in {STOP, QUOTE, ","}:
        return None
    before = line.words[verb - 1] if verb else STOP
    if word == lemma and word not in {"read", "put"} and before not in _PLAIN_BEFORE and not before.endswith("s"):
        return None
    if before in small_words.DETERMINERS or (lemma == "point" and line.words[verb + 1 : verb + 2] != ["out"]):
        return None
    if lemma == "quote" and before == "i":
        return None
    goes_on = before in {"and", "but", "then"} or (before == "," and word.endswith("ing"))
    if last and goes_on and line.words[last.verb] not in _PLAIN_BEFORE and last.verb >= floor:
        return Cue(verb, lemma, replace(last.subject, far=True), "left")
    if before == "," and lemma in _INVERTED and _is_tail(line, verb) and (subject := subject_right(line, verb)):
        return Cue(verb, lemma, subject, "right")
    subject = subject_left(line, verb, floor)
    if subject and _is_speaking(line, subject):
        return Cue(verb, lemma, subject, "left")
    if _opens_inverted(line, verb, floor):
        subject = subject_right(line, verb)
        if subject:
            return Cue(verb, lemma, subject, "right")
    return None


def _is_tail(line: Line, verb: int) -> bool:
    """Whether a name and no more follows the verb: “…,” like the fall in markets, said Richard Curtin, the economist."""
    place = verb + 1
    while place < len(line.words) and (line.capital[place] or line.words[place] in _TITLES | _POSSESSIVE):
        if line.words[place] == PERSON:
            after = line.words[place + 1] if place + 1 < len(line.words) else "."
            return after in {",", ".", STOP, ";", "(", "of", "who"}
        place += 1
    return False


def _opens_inverted(line: Line, verb: int, floor: int) -> bool:
    """Only adverbs and marks between the quotation (or the sentence's head) and the verb: “…,” later said Kim."""
    place = verb - 1
    while place >= floor and (line.words[place] in {",", *_DASHES} or _is_adverb(line.words[place])):
        place -= 1
    if place >= floor:
        return False
    behind_quote = floor > 0 and QUOTE in line.words[max(0, floor - 2) : floor]
    return behind_quote or (verb == floor and line.words[verb] in _OPEN_SENTENCES)


def _is_adverb(word: str) -> bool:
    return word in small_words.AUXILIARIES or (word.endswith("ly") and len(word) > len("only"))


def _is_speaking(line: Line, subject: Subject) -> bool:
    """A name, a pronoun, or a noun for somebody: not "the plan said"."""
    if subject.kind != "nominal":
        return True
    word = line.words[subject.head]
    return word in nouns.HUMAN or word in nouns.GROUPS or word in speech.STATEMENTS or word.endswith(("man", "woman"))


def subject_left(line: Line, verb: int, floor: int) -> Subject | None:
    """The subject before a verb."""
    place, passive = verb - 1, False
    while place >= floor and _is_adverb(line.words[place]):
        passive = passive or line.words[place] in _BE
        place -= 1
    if place < floor:
        return None
    word = line.words[verb]
    if passive and not word.endswith("ing"):
        return None
    before = line.words[place]
    if before in _JOINS or (word.endswith("ing") and before not in _DASHES and before not in NAMES):
        return main_subject(line, floor, place + 1)
    if before in small_words.RELATIVES:
        antecedent = place - 2 if place - 1 >= floor and line.words[place - 1] == "," else place - 1
        return noun_phrase(line, antecedent, floor)
    if before in _INSERTED:
        return _past_apposition(line, place, floor)
    subject = noun_phrase(line, place, floor)
    return subject or (None if place == verb - 1 else main_subject(line, floor, place))


def noun_phrase(line: Line, last: int, floor: int) -> Subject | None:
    """The noun phrase that ends with a word; of "a spokesman for the ministry" the head is the spokesman."""
    current = _ending_at(line, last, floor)
    for _ in range(_MAX_LINKS):
        if not (current and current.first - 1 > floor and line.words[current.first - 1] in _LINKS):
            break
        left = _ending_at(line, current.first - 2, floor) or _described(line, current.first - 2, floor)
        if left is None:
            break
        if current.kind == "name" and left.kind == "nominal" and line.capital[left.head]:
            return replace(current, first=left.first)
        if left.kind == "nominal" and line.words[left.head] not in _HEADS:
            return current if current.kind != "nominal" else replace(left, last=last)
        current = replace(left, last=last)
    return _with_others(line, current, floor) if current else None


def _ending_at(line: Line, last: int, floor: int) -> Subject | None:
    if last < floor:
        return None
    word = line.words[last]
    if word in NAMES:
        return Subject("name", title_start(line, last, floor), last, last)
    if word in _PRONOUNS:
        return Subject("pronoun", last, last, last)
    if not word[0].isalpha() or word in _STARTS_NO_NOUN:
        return None
    if (word.endswith(("ed", "ing")) and word not in _HEADS) or (word in speech.STATING and word not in _NO_VERBS):
        return None
    return Subject("nominal", _phrase_start(line, last, floor), last, last)


def _described(line: Line, participle: int, floor: int) -> Subject | None:
    """The noun before a participle: "a diplomat briefed on the talks"."""
    if participle <= floor or not line.words[participle].endswith(("ed", "ing")):
        return None
    found = _ending_at(line, participle - 1, floor)
    return found if found and _is_speaking(line, found) else None


def title_start(line: Line, name: int, floor: int) -> int:
    """Where the title in front of a name begins: "former Education Secretary Arne Duncan"."""
    first = name
    while first > floor and name - first < _LONGEST:
        before = line.words[first - 1]
        if before in {STOP, QUOTE} or not (line.capital[first - 1] or before in _TITLES or before in NAMES):
            break
        if before in _NEVER_NOUNS or before in small_words.DETERMINERS:
            break
        first -= 1
    plain = first
    while plain > floor and name - plain < _LONGEST and _is_plain(line.words[plain - 1]):
        plain -= 1
    before = line.words[plain - 1] if plain > floor else STOP
    if before in small_words.DETERMINERS:
        return plain - 1
    return plain if before in _BOUNDS else first


def _is_plain(word: str) -> bool:
    """A small-letter word that may describe a name: "screenwriter", "his old friend"."""
    if word in NAMES:
        return True
    return (
        word[0].isalpha()
        and word not in _NEVER_NOUNS | small_words.DETERMINERS
        and not (word in speech.SPEAKING or word in nouns.ADJUNCT_NOUNS or word.endswith("ly"))
    )


def _phrase_start(line: Line, last: int, floor: int) -> int:
    """Where a noun phrase begins: at its determiner, with "the ministry’s" and adjectives before the noun."""
    first = last
    while first > floor and last - first < _LONGEST:
        before = line.words[first - 1]
        if before in _POSSESSIVE and first - 1 > floor:
            first -= 2
            continue
        if before in small_words.DETERMINERS:
            return first - 1
        is_word = before in NAMES or before[0].isalnum()
        if not is_word or before in _NEVER_NOUNS or before in speech.STATING:
            break
        first -= 1
    return first


def _with_others(line: Line, subject: Subject, floor: int) -> Subject:
    """Several subjects joined by "and": Kim and Park said."""
    members = [subject.head]
    first = subject.first
    while first - 2 >= floor and line.words[first - 1] in {"and", ","} and len(members) < _LONGEST:
        if line.words[first - 1] == "," and len(members) == 1:
            break
        other = _ending_at(line, first - 2, floor)
        if other is None or other.kind == "pronoun" or not _is_speaking(line, other):
            break
        members.insert(0, other.head)
        first = other.first
    before = line.words[first - 1] if first > floor else STOP
    if len(members) == 1 or before[0].isalpha():
        return subject
    return replace(subject, first=first, members=tuple(members))


def main_subject(line: Line, floor: int, limit: int) -> Subject | None:
    """The subject of the sentence: the first name, pronoun or person that no preposition governs.

    A clause in front is passed over: "Asked whom she supported, Park smiled and said".
    """
    if line.words[floor] in _SUBORDINATE or line.words[floor].endswith(("ing", "ed")):
        floor = next((at + 1 for at in range(floor, limit) if line.words[at] == ","), floor)
    for place in range(floor, min(limit, floor + _REACH)):
        word = line.words[place]
        if word not in NAMES and word not in _SUBJECT_PRONOUNS and word not in _HUMAN_OR_BODY:
            continue
        after = line.words[place + 1] if place + 1 < len(line.words) else STOP
        if after in _POSSESSIVE or (place == floor and after in _INSERTED and word != PERSON):
            continue
        if word != PERSON and (after in NAMES or _leads_to_name(line, place + 1)):
            continue
        found = _ending_at(line, place, floor)
        before = line.words[found.first - 1] if found and found.first > floor else STOP
        if found and before not in small_words.PREPOSITIONS:
            return replace(found, far=True)
    return None


def _leads_to_name(line: Line, place: int) -> bool:
    """Whether a word is part of the title of a name that follows: the "Fox News" of "Fox News host Sean Hannity"."""
    for at in range(place, min(len(line.words), place + _LONGEST)):
        word = line.words[at]
        if word == PERSON or word in _HUMAN_OR_BODY:
            return True
        if word in {STOP, QUOTE} or not (line.capital[at] or word in _TITLES) or word in _POSSESSIVE:
            return False
    return False


def _past_apposition(line: Line, mark: int, floor: int) -> Subject | None:
    """The subject before an insertion: "Kim, chair of the Foundation and former minister, said"."""
    if line.words[mark] == ")":
        opening = next((at for at in range(mark - 1, floor, -1) if line.words[at] == "("), floor)
        found = noun_phrase(line, opening - 1, floor)
        return replace(found, far=True) if found else None
    if group := _listed_group(line, mark, floor):
        return group
    end, fallback = mark, None
    while end > floor:
        start = end
        while start > floor and line.words[start - 1] != "," and line.words[start - 1] not in _DASHES:
            start -= 1
        if start < end:
            found = noun_phrase(line, end - 1, start)
            inserted = start > floor and _is_insertion(line, start, end)
            if found and not inserted and _is_speaking(line, found):
                return replace(_with_noun_before(line, found, start, floor), far=end != mark)
            if found and inserted and line.words[start] in small_words.DETERMINERS and _is_speaking(line, found):
                fallback = replace(found, far=True)
            if start == floor and line.words[start] not in small_words.PREPOSITIONS:
                first = main_subject(line, floor, end)
                return first or fallback
        end = start - 1
    return fallback


def _listed_group(line: Line, mark: int, floor: int) -> Subject | None:
    """Several named in an apposition: "the two ministers, A, of Peru, and B, of Ecuador, said"."""
    comma = next((at for at in range(floor, mark) if line.words[at] == ","), mark)
    named = [at for at in range(comma, mark) if line.words[at] == PERSON and line.words[at - 1] in {",", "and"}]
    found = _ending_at(line, comma - 1, floor) if len(named) > 1 else None
    if found is None or not _is_plural(line, found):
        return None
    return Subject("name", found.first, mark - 1, named[0], members=tuple(named), far=True)


def _is_plural(line: Line, subject: Subject) -> bool:
    word = line.words[subject.head]
    return subject.kind == "nominal" and word.endswith("s") and word in _HUMAN_OR_BODY


def _is_insertion(line: Line, start: int, end: int) -> bool:
    """Whether a stretch between commas only adds to what stands before it: all but a name with its title does."""
    if line.words[end - 1] not in {PERSON, BODY, COUNTRY} and line.words[end - 1] not in _SUBJECT_PRONOUNS:
        return True
    return any(word in _NEVER_NOUNS or word in _POSSESSIVE for word in line.words[start:end])


def _with_noun_before(line: Line, found: Subject, start: int, floor: int) -> Subject:
    """A name that itself stands in apposition: "another friend, Stuart Oltchick, recalled"."""
    if start - 1 <= floor or line.words[start - 1] != ",":
        return found
    noun = noun_phrase(line, start - 2, floor)
    if noun is None or noun.kind != "nominal" or line.words[noun.head] not in nouns.HUMAN:
        return found
    return replace(found, first=noun.first)


def subject_right(line: Line, verb: int) -> Subject | None:
    """The subject behind a verb: "said former foreign minister Kim Ji-ho", "said a senior official"."""
    head, first = -1, verb + 1
    stop = min(len(line.words), verb + 1 + _LONGEST)
    for place in range(first, stop):
        word = line.words[place]
        after = line.words[place + 1] if place + 1 < len(line.words) else STOP
        if word == PERSON:
            if after in _POSSESSIVE or (after[0].isalpha() and (after in nouns.HUMAN or _is_noun(after))):
                continue
            return _joined_right(line, first, place)
        if word in NAMES:
            head = place
        elif word in _PRONOUNS and place == first:
            return Subject("pronoun", place, place, place)
        elif word in _POSSESSIVE or word in small_words.DETERMINERS or word == "/":
            continue
        elif not word[0].isalnum() or word in _NEVER_NOUNS or word in speech.STATING:
            return _nominal_right(line, first, place, head)
        else:
            head = place
    return _nominal_right(line, first, stop, head)


def _is_noun(word: str) -> bool:
    return not (word in _NEVER_NOUNS or word in nouns.ADJUNCT_NOUNS or word.endswith(("ly", "ed", "ing")))


def _joined_right(line: Line, first: int, place: int) -> Subject:
    if line.words[place + 1 : place + 3] == ["and", PERSON]:
        return Subject("name", first, place + 2, place, members=(place, place + 2))
    return Subject("name", first, place, place)


def _nominal_right(line: Line, first: int, stop: int, head: int) -> Subject | None:
    """A noun without a name, or with its name behind a comma: "said the ministry’s spokesman, Gevorg Sahakyan"."""
    if head < 0:
        return None
    if line.words[stop : stop + 2] == [",", PERSON] and line.words[head] in nouns.HUMAN:
        return Subject("name", first, stop + 1, stop + 1)
    if line.words[head] in NAMES:
        return Subject("name", first, head, head)
    found = Subject("nominal", first, head, head)
    if not _is_speaking(line, found):
        return None
    if line.words[head] in nouns.HUMAN and stop < len(line.words) and line.words[stop] in _LINKS:
        return replace(found, last=_phrase_end(line, stop))
    return found


def _phrase_end(line: Line, place: int) -> int:
    """The last word of "… at the foreign ministry" behind a noun."""
    last = place - 1
    for at in range(place, min(len(line.words), place + _LONGEST)):
        word = line.words[at]
        if word in {STOP, QUOTE} or not (word[0].isalnum() or word in NAMES or word in _POSSESSIVE):
            break
        last = at
    return last
