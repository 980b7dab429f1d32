"""Noun phrases for those who speak: before a verb, behind it, or as the subject of the whole sentence."""

from dataclasses import dataclass, replace
from typing import Literal

from app.extraction.english import clause_words, nouns, small_words, speech, titles
from app.extraction.narration import NAMES, PERSON, QUOTE, STOP, Line

DASHES = frozenset({"—", "–", "-", "―"})
INSERTED = DASHES | {",", ")"}
POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
NEVER_NOUNS = small_words.PREPOSITIONS | small_words.CONJUNCTIONS | small_words.RELATIVES | small_words.AUXILIARIES
HUMAN_OR_BODY = nouns.HUMAN | nouns.GROUPS
SUBJECT_PRONOUNS = frozenset({"he", "she", "they"})
TITLES = titles.HEADS | titles.MODIFIERS
_PRONOUNS = SUBJECT_PRONOUNS | {"i", "we", "it"}
_BOUNDS = INSERTED | {STOP, QUOTE, ":", "and", "but", "that"}
_HEADS = HUMAN_OR_BODY | nouns.ADJUNCT_NOUNS
_NO_VERBS = HUMAN_OR_BODY | speech.STATEMENTS
_STARTS_NO_NOUN = NEVER_NOUNS | (small_words.DETERMINERS - {"one"})
_NO_DESCRIPTION = NEVER_NOUNS | small_words.DETERMINERS | nouns.ADJUNCT_NOUNS | speech.SPEAKING.keys()
_LONGEST = 14
_MAX_LINKS = 6
_REACH = 40


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


def noun_phrase(line: Line, last: int, floor: int) -> Subject | None:
    """The noun phrase that ends with a word; of "a spokesman for the ministry" the head is the spokesman."""
    current = phrase_ending_at(line, last, floor)
    for _ in range(_MAX_LINKS):
        if not (current and current.first - 1 > floor and line.words[current.first - 1] in clause_words.LINKS):
            break
        left = phrase_ending_at(line, current.first - 2, floor) or _described(line, current.first - 2, floor)
        if left is None:
            break
        if current.kind == "name" and left.kind == "nominal" and line.capital[left.head]:
            return replace(current, first=left.first)
        if left.kind == "nominal" and line.words[left.head] not in _HEADS:
            return current if current.kind != "nominal" else replace(left, last=last)
        current = replace(left, last=last)
    return _with_others(line, current, floor) if current else None


def phrase_ending_at(line: Line, last: int, floor: int) -> Subject | None:
    """The simple noun phrase that ends with a word, without "of the ministry" behind it."""
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
    found = phrase_ending_at(line, participle - 1, floor)
    return found if found and is_speaking(line, found) else None


def title_start(line: Line, name: int, floor: int) -> int:
    """Where the title in front of a name begins: "former Education Minister Ana Duarte"."""
    first = name
    while first > floor and name - first < _LONGEST:
        before = line.words[first - 1]
        if before in {STOP, QUOTE} or not (line.capital[first - 1] or before in TITLES or before in NAMES):
            break
        if before in NEVER_NOUNS or before in small_words.DETERMINERS:
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
    return word in NAMES or (word[0].isalpha() and word not in _NO_DESCRIPTION and not word.endswith("ly"))


def _phrase_start(line: Line, last: int, floor: int) -> int:
    """Where a noun phrase begins: at its determiner, with "the ministry’s" and adjectives before the noun."""
    first = last
    while first > floor and last - first < _LONGEST:
        before = line.words[first - 1]
        if before in POSSESSIVE and first - 1 > floor:
            first -= 2
            continue
        if before in small_words.DETERMINERS:
            return first - 1
        is_word = before in NAMES or before[0].isalnum()
        if not is_word or before in NEVER_NOUNS or before in speech.STATING:
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
        other = phrase_ending_at(line, first - 2, floor)
        if other is None or other.kind == "pronoun" or not is_speaking(line, other):
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
    opening = floor + 1 if line.words[floor] in clause_words.BEFORE_SUBORDINATE and floor + 1 < limit else floor
    if line.words[opening] in clause_words.SUBORDINATE or line.words[floor].endswith(("ing", "ed")):
        floor = next((at + 1 for at in range(floor, limit) if line.words[at] == ","), floor)
    for place in range(floor, min(limit, floor + _REACH)):
        word = line.words[place]
        if word not in NAMES and word not in SUBJECT_PRONOUNS and word not in HUMAN_OR_BODY:
            continue
        after = line.words[place + 1] if place + 1 < len(line.words) else STOP
        if after in POSSESSIVE or (place == floor and after in INSERTED and word != PERSON):
            continue
        if word != PERSON and (after in NAMES or _leads_to_name(line, place + 1)):
            continue
        found = phrase_ending_at(line, place, floor)
        before = line.words[found.first - 1] if found and found.first > floor else STOP
        if found and before not in small_words.PREPOSITIONS:
            return replace(_named_behind(line, found, limit) or found, far=True)
    return None


def _named_behind(line: Line, noun: Subject, limit: int) -> Subject | None:
    """The name in apposition to a noun: "A former pilot, envoy Ida Berg, drew the lesson"."""
    if noun.kind != "nominal" or line.words[noun.first] not in nouns.UNDEFINED:
        return None
    stop = min(limit, noun.last + _LONGEST)
    comma = next((at for at in range(noun.last + 1, stop) if line.words[at] == ","), None)
    for place in range(comma + 1, stop) if comma is not None else ():
        if line.words[place] == PERSON:
            return Subject("name", noun.first, place, place)
        if not (line.capital[place] or line.words[place] in TITLES):
            return None
    return None


def _leads_to_name(line: Line, place: int) -> bool:
    """Whether the words behind another are a title with its name: "host Ida Berg" behind "Harbour News"."""
    for at in range(place, min(len(line.words), place + _LONGEST)):
        word = line.words[at]
        if word == PERSON or word in HUMAN_OR_BODY:
            return True
        if word.endswith("ist") or (word == "and" and line.words[at + 1 : at + 2] and line.words[at + 1] in TITLES):
            continue
        if word in {STOP, QUOTE} or not (line.capital[at] or word in TITLES) or word in POSSESSIVE:
            return False
    return False


def is_speaking(line: Line, subject: Subject) -> bool:
    """A name, a pronoun, or a noun for somebody: not "the plan said"."""
    if subject.kind != "nominal":
        return True
    word = line.words[subject.head]
    return word in nouns.HUMAN or word in nouns.GROUPS or word in speech.STATEMENTS or word.endswith(("man", "woman"))


def subject_right(line: Line, verb: int) -> Subject | None:
    """The subject behind a verb: "said former foreign minister Kim Ji-ho", "said a senior official"."""
    head, first = -1, verb + 1
    stop = min(len(line.words), verb + 1 + _LONGEST)
    for place in range(first, stop):
        word = line.words[place]
        after = line.words[place + 1] if place + 1 < len(line.words) else STOP
        if word == PERSON:
            if after in POSSESSIVE or (after[0].isalpha() and (after in nouns.HUMAN or _is_noun(after))):
                continue
            return _joined_right(line, first, place)
        if word in NAMES:
            head = place
        elif word in _PRONOUNS and place == first:
            return Subject("pronoun", place, place, place)
        elif word in POSSESSIVE or word in small_words.DETERMINERS or word == "/":
            continue
        elif not word[0].isalnum() or word in NEVER_NOUNS or word in speech.STATING:
            return _nominal_right(line, first, place, head)
        else:
            head = place
    return _nominal_right(line, first, stop, head)


def _is_noun(word: str) -> bool:
    return not (word in NEVER_NOUNS or word in nouns.ADJUNCT_NOUNS or word.endswith(("ly", "ed", "ing")))


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
    if not is_speaking(line, found):
        return None
    linked = line.words[head] in nouns.HUMAN and stop < len(line.words) and line.words[stop] in clause_words.LINKS
    last = _phrase_end(line, stop) if linked else head
    if linked and line.words[last + 1 : last + 3] == [",", PERSON] and line.words[last + 3 : last + 4] != ["and"]:
        return Subject("name", first, last + 2, last + 2)
    return replace(found, last=last)


def _phrase_end(line: Line, place: int) -> int:
    """The last word of "… at the foreign ministry" behind a noun."""
    last = place - 1
    for at in range(place, min(len(line.words), place + _LONGEST)):
        word = line.words[at]
        if word in {STOP, QUOTE} or not (word[0].isalnum() or word in NAMES or word in POSSESSIVE):
            break
        last = at
    return last
