"""The noun phrase behind a verb of saying: "said former foreign minister Kim Ji-ho", "said a senior official"."""

from app.extraction.appositions import second_named
from app.extraction.english import clause_words, nouns, small_words, speech
from app.extraction.narration import NAMES, PERSON, QUOTE, STOP, Line
from app.extraction.subjects import NEVER_NOUNS, POSSESSIVE, PRONOUNS, TITLES, Subject, is_plain, is_speaking

_LONGEST = 14
_FEW = 6


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
        elif word in PRONOUNS and place == first:
            return Subject("pronoun", place, place, place)
        elif word == QUOTE and place == first and after in nouns.HUMAN:
            continue  # said “Harbour Hour” host Ida Berg
        elif word in POSSESSIVE or word in small_words.DETERMINERS or word == "/" or _goes_on(line, first, place, head):
            continue
        elif not word[0].isalnum() or word in NEVER_NOUNS or _is_stating(line, place) or _ends(line, head, place):
            return _nominal_right(line, first, place, head)
        else:
            head = place
    return _nominal_right(line, first, stop, head)


def _ends(line: Line, head: int, place: int) -> bool:
    """Whether a noun ends where its description begins: "a person familiar with the talks"."""
    speaks = head >= 0 and (line.words[head] in nouns.HUMAN or line.words[head] in speech.STATEMENTS)
    return speaks and _is_described(line, place)


def _is_described(line: Line, place: int) -> bool:
    """Whether a description of the noun before begins with a participle or the like: "issued by", "close to"."""
    described = line.words[place] in clause_words.LINKED or line.words[place].endswith("ed")
    return described and "".join(line.words[place + 1 : place + 2]) in clause_words.LINKS


def _is_stating(line: Line, place: int) -> bool:
    """Whether a word is a verb of saying, and no noun: "a post", "state attorney"."""
    word, before = line.words[place], line.words[place - 1]
    return word in speech.STATING and word not in TITLES and before not in small_words.DETERMINERS


def _goes_on(line: Line, first: int, place: int, head: int) -> bool:
    """Whether a small word is inside what describes a name: "one of Lind’s aides", "actress and activist"."""
    word = line.words[place]
    if word == "-":
        return place > first and line.ends[place - 1] == line.starts[place]  # ex-Lind aide
    if word == "of":
        return place == first + 1 and line.words[first] == "one"
    if word == "under":
        return place == first and line.capital[place]
    if word != "and" or head < 0 or line.words[head] not in nouns.HUMAN:
        return False
    behind = range(place + 1, min(len(line.words), place + _FEW))
    name = next((at for at in behind if line.words[at] == PERSON), place)
    last = name - 1 if line.words[name - 1] == "," else name  # her lawyer and friend, Ida Berg
    return last > place + 1 and all(is_plain(line.words[at]) for at in range(place + 1, last))


def _is_noun(word: str) -> bool:
    return not (word in NEVER_NOUNS or word in nouns.ADJUNCT_NOUNS or word.endswith(("ly", "ed", "ing")))


def _joined_right(line: Line, first: int, place: int) -> Subject:
    if line.words[place + 1 : place + 3] == ["and", PERSON]:
        return Subject("name", first, place + 2, place, members=(place, place + 2))
    if (other := second_named(line, place)) is not None:
        return Subject("name", first, other, place, members=(place, other))
    return Subject("name", first, place, place)


def _nominal_right(line: Line, first: int, stop: int, head: int) -> Subject | None:
    """A noun without a name, or with its name behind a comma: "said the ministry’s spokesman, Gevorg Sahakyan"."""
    if head < 0:
        return None
    owned = line.words[head] in nouns.HUMAN or line.words[head] in speech.STATEMENTS
    linked = owned and stop < len(line.words) and (line.words[stop] in clause_words.LINKS or _is_described(line, stop))
    last = _phrase_end(line, stop) if linked else head
    name = _name_behind(line, first, stop, head, last)
    if name is not None:
        return Subject("name", first, name, name)
    found = Subject("nominal", first, head, head)
    return found._replace(last=last) if is_speaking(line, found) else None


def _name_behind(line: Line, first: int, stop: int, head: int, last: int) -> int | None:
    """Whose description a noun opens; `stop` is the word behind it, `last` the end of "at the foreign ministry"."""
    words = line.words
    if words[stop : stop + 2] == [",", PERSON] and (words[head] in nouns.HUMAN or words[first] == "one"):
        return stop + 1
    if words[head] in NAMES:
        return head
    if last == head:
        return None
    owned = words[last - 1] in TITLES or words[last - 1] in clause_words.LINKS
    if line.capital[head] and words[last] == PERSON and line.capital[last - 1] and not owned:
        return last  # Assistant Secretary of State for European Affairs Ida Berg
    return last + 2 if words[last + 1 : last + 3] == [",", PERSON] and words[last + 3 : last + 4] != ["and"] else None


def _phrase_end(line: Line, place: int) -> int:
    """The last word of "… at the foreign ministry" behind a noun."""
    last = place - 1
    for at in range(place, min(len(line.words), place + _LONGEST)):
        word = line.words[at]
        if word in {STOP, QUOTE} or not (word[0].isalnum() or word in NAMES or word in POSSESSIVE):
            break
        last = at
    return last
