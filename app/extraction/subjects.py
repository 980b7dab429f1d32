"""Noun phrases for those who speak: before a verb, behind it, or as the subject of the whole sentence."""

from typing import Literal, NamedTuple

from app.extraction.english import clause_words, nouns, small_words, speech, titles
from app.extraction.narration import NAMES, PERSON, QUOTE, STOP, Line

DASHES = frozenset({"—", "–", "-", "―"})
INSERTED = DASHES | {",", ")"}
POSSESSIVE = frozenset({"’s", "'s", "’", "'"})
NEVER_NOUNS = small_words.PREPOSITIONS | small_words.CONJUNCTIONS | small_words.RELATIVES | small_words.AUXILIARIES
HUMAN_OR_BODY = nouns.HUMAN | nouns.GROUPS
SUBJECT_PRONOUNS = frozenset({"he", "she", "they"})
TITLES = titles.HEADS | titles.MODIFIERS | titles.EXPANDED.keys()
PRONOUNS = SUBJECT_PRONOUNS | {"i", "we", "it"}
_BOUNDS = INSERTED | {STOP, QUOTE, ":", "and", "but", "that"}
_HEADS = HUMAN_OR_BODY | nouns.ADJUNCT_NOUNS
_NO_VERBS = HUMAN_OR_BODY | speech.STATEMENTS
_OPENING = clause_words.BEFORE_SUBJECT | {STOP, QUOTE, ","}
_BEHIND_NOUNS = NEVER_NOUNS | speech.SPEAKING.keys()
_STARTS_NO_NOUN = NEVER_NOUNS | (small_words.DETERMINERS - {"one"})
_NO_DESCRIPTION = NEVER_NOUNS | small_words.DETERMINERS | nouns.ADJUNCT_NOUNS | speech.SPEAKING.keys()
_LONGEST = 14
_LONGEST_TITLE = 4
_MAX_LINKS = 6
_REACH = 40


class Subject(NamedTuple):
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
        if current and current.kind == "name" and (noun := _acting(line, current.first - 1, floor)):
            return noun._replace(last=last)
        if not (current and current.first - 1 > floor and line.words[current.first - 1] in clause_words.LINKS):
            break
        left = _described(line, current.first - 2, floor) or phrase_ending_at(line, current.first - 2, floor)
        if left is None:
            break
        titled = current.first < current.head and line.words[current.head] == PERSON != line.words[left.head]
        titled = titled and left.kind == "name"  # Bank of Pell President Ida Berg
        if current.kind == "name" and (titled or (left.kind == "nominal" and line.capital[left.head])):
            current = current._replace(first=left.first)
            continue
        if left.kind == "nominal" and not (line.words[left.head] in _HEADS or is_speaking(line, left)):
            return current if current.kind != "nominal" else left._replace(last=last)
        current = left._replace(last=last)
    return _with_others(line, current, floor) if current else None


def phrase_ending_at(line: Line, last: int, floor: int) -> Subject | None:
    """The simple noun phrase that ends with a word, without "of the ministry" behind it."""
    if last < floor:
        return None
    word = line.words[last]
    if word in NAMES:
        return Subject("name", title_start(line, last, floor), last, last)
    if word in PRONOUNS:
        return Subject("pronoun", last, last, last)
    if not word[0].isalpha() or word in _STARTS_NO_NOUN:
        return None
    if (word.endswith(("ed", "ing")) and word not in _HEADS) or (word in speech.STATING and word not in _NO_VERBS):
        return None
    return Subject("nominal", phrase_start(line, last, floor), last, last)


def _described(line: Line, participle: int, floor: int) -> Subject | None:
    """The noun before a participle or the like: "a diplomat briefed on the talks", "a source close to the talks"."""
    word = line.words[participle]
    if participle <= floor or not (word.endswith(("ed", "ing")) or word in clause_words.LINKED):
        return None
    found = phrase_ending_at(line, participle - 1, floor)
    return found if found and is_speaking(line, found) else None


def _acting(line: Line, participle: int, floor: int) -> Subject | None:
    """The noun for somebody who does something to a name: "a pilot backing Olav Lind"."""
    if participle <= floor or not line.words[participle].endswith("ing") or line.capital[participle]:
        return None
    found = phrase_ending_at(line, participle - 1, floor)
    speaks = found is not None and found.kind == "nominal" and is_speaking(line, found)
    return found if found and speaks and line.words[found.first] in small_words.DETERMINERS else None


def title_start(line: Line, name: int, floor: int) -> int:
    """Where the title in front of a name begins: "former Education Minister Ana Duarte"."""
    first = name
    if name - 1 > floor and line.words[name - 1] == "-" and line.words[name - 2] in small_words.PREFIXES:
        first = name - 2
    while first > floor and name - first < _LONGEST:
        before = line.words[first - 1]
        if before in {STOP, QUOTE} or not (line.capital[first - 1] or before in TITLES or before in NAMES):
            break
        if before in NEVER_NOUNS or before in small_words.DETERMINERS:
            break
        first -= 1
    plain = first
    while plain > floor and name - plain < _LONGEST and _describes(line, plain - 1, name, floor):
        plain -= 1
    before = line.words[plain - 1] if plain > floor else STOP
    if before in small_words.DETERMINERS:
        return plain - 1
    if (
        before in POSSESSIVE
        and plain - 1 > floor
        and (line.capital[plain - 2] or line.words[plain - 2] in HUMAN_OR_BODY)
    ):
        return phrase_start(line, plain - 1, floor) if plain - 2 > floor else floor
    return plain if before in _BOUNDS else first


def _describes(line: Line, place: int, name: int, floor: int) -> bool:
    """Whether a word in front of a name may describe it; "and" between two such does: "his friend and ally"."""
    joins = line.words[place] == "and" and floor < place < name - 1
    if line.words[place].endswith("ing") and line.capital[place + 1]:
        return False  # a pilot backing Olav Lind
    if line.words[place] in nouns.ADJUNCT_NOUNS and place < name - 1 and line.words[place + 1] in nouns.HUMAN:
        return True  # radio host, press secretary
    if line.words[place].endswith("ly") and place < name - 1 and line.words[place - 1] in small_words.DETERMINERS:
        return is_plain(line.words[place + 1])  # a visibly tired Park
    return is_plain(line.words[place - 1] if joins else line.words[place])


def is_plain(word: str) -> bool:
    """A small-letter word that may describe a name: "screenwriter", "his old friend"."""
    if word.endswith("-old"):
        return True
    plain = word[0].isalpha() and word not in _NO_DESCRIPTION
    return word in NAMES or (plain and (not word.endswith("ly") or word in nouns.HUMAN))


def phrase_start(line: Line, last: int, floor: int) -> int:
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
        if before == "under" and line.capital[first - 1]:
            return first - 1  # Under Secretary
        determined = first - 1 > floor and line.words[first - 2] in small_words.DETERMINERS  # the state news agency
        if not is_word or before in NEVER_NOUNS or (before in speech.STATING and not determined):
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
        if line.words[first - 1] == "," and (line.words[other.head] in speech.STATEMENTS or other.kind != subject.kind):
            break  # in a joint statement, Kim and Park
        members.insert(0, other.head)
        first = other.first
    before = line.words[first - 1] if first > floor else STOP
    if len(members) == 1 or (before[0].isalpha() and before not in clause_words.BEFORE_SEVERAL):
        return subject
    return subject._replace(first=first, members=tuple(members))


def main_subject(line: Line, floor: int, limit: int) -> Subject | None:
    """The subject of the sentence: the first name, pronoun or person that no preposition governs.

    A clause in front is passed over: "Asked whom she supported, Park smiled and said".
    """
    opening = floor + 1 if line.words[floor] in clause_words.BEFORE_SUBORDINATE and floor + 1 < limit else floor
    if line.words[opening] in clause_words.SUBORDINATE or line.words[floor].endswith(("ing", "ed")):
        near = range(opening, min(limit, opening + _LONGEST_TITLE))
        title = next((at + 1 for at in near if line.words[at] == QUOTE), limit)  # On “Harbour Hour,” Park smiled and
        comma = next((at + 1 for at in range(floor, limit) if line.words[at] == ","), floor)
        floor = min(comma, title)
    for place in range(floor, min(limit, floor + _REACH)):
        word = line.words[place]
        if word not in NAMES and word not in SUBJECT_PRONOUNS and word not in HUMAN_OR_BODY:
            continue
        after = line.words[place + 1] if place + 1 < len(line.words) else STOP
        if after in POSSESSIVE or (place == floor and after in INSERTED and word != PERSON):
            continue
        if word != PERSON and (after in NAMES or _leads_to_name(line, place + 1)):
            continue
        if word in nouns.ALSO_ADJECTIVES and after.isalpha() and after not in _BEHIND_NOUNS:
            continue  # a major issue
        found = phrase_ending_at(line, place, floor)
        before = line.words[found.first - 1] if found and found.first > floor else STOP
        if found and before not in small_words.PREPOSITIONS:
            return (_named_behind(line, found, limit) or found)._replace(far=True)
    return None


def _named_behind(line: Line, noun: Subject, limit: int) -> Subject | None:
    """The name in apposition to a noun: "A former pilot, envoy Ida Berg, drew the lesson"; "her rival, Ida Berg, …"."""
    if noun.kind != "nominal":
        return None
    if line.words[noun.last + 1 : min(noun.last + 3, limit)] == ["named", PERSON]:
        return Subject("name", noun.first, noun.last + 2, noun.last + 2)
    if line.words[noun.first] not in nouns.UNDEFINED:
        name = noun.last + 2
        apposed = name < limit and line.words[name - 1 : min(name + 2, limit)] == [",", PERSON, ","]
        return Subject("name", noun.first, name, name) if apposed else None
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
    word = line.words[subject.head].removeprefix("ex-")
    people = word in nouns.HUMAN or word[:-1] in titles.HEADS or word.endswith(("man", "woman"))  # dockers, ex-partners
    return people or word in nouns.GROUPS or word in speech.STATEMENTS


def may_be_subject(line: Line, place: int) -> bool:
    """Whether only its title stands between a name and the head of its clause."""
    first = place
    while first > max(0, place - _LONGEST) and (line.capital[first - 1] or line.words[first - 1] in TITLES):
        if line.words[first - 1] in {STOP, QUOTE}:
            break
        first -= 1
    after = line.words[place + 1] if place + 1 < len(line.words) else STOP
    return (first == 0 or line.words[first - 1] in _OPENING) and after not in POSSESSIVE
