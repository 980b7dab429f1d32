"""The subject before an insertion: "Park, chair of the Foundation and former minister, said"."""

from app.extraction.english import nouns, small_words
from app.extraction.narration import BODY, COUNTRY, PERSON, STOP, Line
from app.extraction.subjects import (
    DASHES,
    HUMAN_OR_BODY,
    NEVER_NOUNS,
    POSSESSIVE,
    SUBJECT_PRONOUNS,
    TITLES,
    Subject,
    is_speaking,
    main_subject,
    noun_phrase,
    phrase_ending_at,
)

_LONGEST_TITLE = 6
_LONGEST_DESCRIPTION = 16
_NO_APPOSITION = POSSESSIVE | {"and"}
_UNKNOWN = frozenset({"a", "an"})
_INSERTING = NEVER_NOUNS | POSSESSIVE
_JOINS = frozenset({"and", "but", "while"})
_SUBJECTS = SUBJECT_PRONOUNS | {PERSON, BODY, COUNTRY}


def past_apposition(line: Line, mark: int, floor: int) -> Subject | None:
    """The subject before an insertion: "Kim, chair of the Foundation and former minister, said"."""
    found = _past(line, mark, floor)
    if found and found.kind == "name" and not found.members:
        other = second_named(line, found.head)
        if other is None or other >= mark:
            return found
        return found._replace(last=other, members=(found.head, other))
    if found is None or found.kind != "nominal" or line.words[found.head] not in nouns.HUMAN or found.members:
        return found
    name = found.last + 2
    while name < mark and name - found.last <= _LONGEST_TITLE and line.words[name] in TITLES:
        name += 1  # her niece, state senator Ida Berg, said
    if line.words[found.last + 1] != "," or line.words[name] != PERSON or line.words[name + 1] in _NO_APPOSITION:
        return found
    return Subject("name", found.first, name, name, far=True)


def second_named(line: Line, name: int) -> int | None:
    """Who speaks with somebody described: "Ida Berg, the minister, and Olav Lind, her envoy, said"."""
    words, stop = line.words, min(len(line.words), name + _LONGEST_DESCRIPTION)
    comma = next((at for at in range(name + 2, stop) if words[at] == ","), stop)
    described = words[name + 2 : comma]
    if words[name + 1 : name + 2] != [","] or words[comma + 1 : comma + 2] != ["and"] or PERSON in described:
        return None
    if not described or described[0] in NEVER_NOUNS or described[0].endswith("ing"):
        return None
    other = comma + 2
    while (
        other < min(stop + _LONGEST_DESCRIPTION, len(words) - 1)
        and words[other] != PERSON
        and (line.capital[other] or words[other] in TITLES)
    ):
        other += 1
    joined = words[other : other + 1] == [PERSON] and words[other + 1 : other + 2] in ([","], ["."], [STOP], [])
    return other if joined else None


def _past(line: Line, mark: int, floor: int) -> Subject | None:
    if line.words[mark] == ")":
        opening = next((at for at in range(mark - 1, floor, -1) if line.words[at] == "("), floor)
        found = noun_phrase(line, opening - 1, floor)
        return found._replace(far=True) if found else None
    if group := _listed_group(line, mark, floor):
        return group
    end, fallback = mark, None
    while end > floor:
        start = end
        while start > floor and line.words[start - 1] != "," and line.words[start - 1] not in DASHES:
            start -= 1
        if start < end:
            start += _opens_clause(line, start, end, floor)
            found = noun_phrase(line, _before_brackets(line, end, start) - 1, start)
            inserted = start > floor and _is_insertion(line, start, end)
            if found and not inserted and is_speaking(line, found):
                return _with_noun_before(line, found, start, floor)._replace(far=end != mark)
            if found and inserted and line.words[start] in small_words.DETERMINERS and is_speaking(line, found):
                fallback = found._replace(far=True)
            if start == floor and line.words[start] not in small_words.PREPOSITIONS:
                first = main_subject(line, floor, end)
                return first or fallback
        end = start - 1
    return fallback


def _opens_clause(line: Line, start: int, end: int, floor: int) -> bool:
    """Whether a second clause begins: "Lind left, and Park, who stayed, said"; not "Lind, the envoy, and Park"."""
    if line.words[start] not in _JOINS or start == floor or line.words[end - 1] != PERSON:
        return False
    opening = next((at for at in range(floor, start) if line.words[at] == ","), start)
    return opening > floor and line.words[opening - 1] != PERSON


def _before_brackets(line: Line, end: int, floor: int) -> int:
    """The end without brackets: "a councillor, Ida Berg (Harbour), shouted"."""
    if line.words[end - 1] != ")":
        return end
    return next((at for at in range(end - 1, floor, -1) if line.words[at] == "("), end)


def _listed_group(line: Line, mark: int, floor: int) -> Subject | None:
    """Several named in an apposition: "the two ministers, A, of Peru, and B, of Ecuador, said"."""
    comma = next((at for at in range(floor, mark) if line.words[at] == ","), mark)
    named = [at for at in range(comma, mark) if line.words[at] == PERSON and line.words[at - 1] in {",", "and"}]
    found = phrase_ending_at(line, comma - 1, floor) if len(named) > 1 else None
    if found is None or not _is_plural(line, found):
        return None
    return Subject("name", found.first, mark - 1, named[0], members=tuple(named), far=True)


def _is_plural(line: Line, subject: Subject) -> bool:
    word = line.words[subject.head]
    return subject.kind == "nominal" and word.endswith("s") and word in HUMAN_OR_BODY


def _is_insertion(line: Line, start: int, end: int) -> bool:
    """Whether a stretch between commas only adds to what stands before it: all but a name with its title does."""
    if line.words[end - 1] not in _SUBJECTS or line.words[start].endswith("ing"):
        return True  # quoting Park
    if line.words[end - 1] == BODY and line.words[start] in _UNKNOWN:
        return True  # a regional PAC
    return not _INSERTING.isdisjoint(line.words[start:end])


def _with_noun_before(line: Line, found: Subject, start: int, floor: int) -> Subject:
    """A name that itself stands in apposition: "another friend, Olav Lind, recalled"."""
    if start - 1 <= floor or line.words[start - 1] != ",":
        return found
    noun = noun_phrase(line, start - 2, floor)
    if noun is None or noun.kind != "nominal" or line.words[noun.head] not in nouns.HUMAN:
        return found
    return found._replace(first=noun.first)
