"""Quotation marks that hold no speech: titles of works, names, words in scare quotes."""

from app.extraction.english import clause_words, marked, nouns, small_words, speech
from app.extraction.narration import QUOTE, STOP
from app.extraction.spots import DASHES, MARKS, Spot
from app.extraction.subjects import POSSESSIVE

_NO_NOUNS = small_words.PREPOSITIONS | small_words.CONJUNCTIONS | small_words.RELATIVES | small_words.AUXILIARIES
_TELLING = frozenset(speech.TELLING.values())
_NO_SAYING = speech.WEAK | marked.MAKING
_ALONE = frozenset({STOP, ":", ",", "—", QUOTE})
_NAMED_THINGS = marked.WORD_NOUNS | speech.STATEMENTS | nouns.GROUPS
_OWNERS = small_words.OWNED | POSSESSIVE
_SCARE = 2
_FEWEST = 3
_LONG = 9
_SHORT = 4
_OBJECT = 6
_LONGEST_LIST = 20
_LISTED = frozenset({QUOTE, ",", "and", "or"})
_LONGEST_ASIDE = 12
_LONGEST_NOTE = 120


def is_work(spot: Spot) -> bool:
    """On ABC’s “This Week”; the “big four” states; the so-called “Green Plan”: of what `is_named` does not tell."""
    if _has_author(spot) or _is_bylined(spot) or _is_entitled(spot) or _is_asked_about(spot):
        return True
    if spot.opens:
        return spot.wording.title and not spot.wording.ended and spot.after not in MARKS and spot.after != STOP
    if spot.wording.title:
        return not is_judgement(spot) and not spoken_title(spot)
    words = spot.line.words
    if spot.wording.words > _SCARE or spot.wording.ended or spot.word + 1 >= len(words):
        return False
    inside = spot.before in small_words.DETERMINERS or words[spot.word - 2] in small_words.DETERMINERS
    return inside and spot.after[0].isalpha() and spot.after not in _NO_NOUNS and not spot.after.endswith("ly")


def is_aside(spot: Spot, text: str) -> bool:
    """A paragraph in marks of which nothing is spoken: “(Laughter.)”, or the note of a page: “Follow us on …”"""
    start, end = spot.quotation.start, spot.quotation.end
    if spot.wording.words > _LONGEST_ASIDE or end - start > _LONGEST_NOTE:
        return False
    said = text[start:end]
    return marked.BRACKETED.fullmatch(said) is not None or marked.NOTE.match(said) is not None


def is_named(spot: Spot) -> bool:
    """A paper titled “…”; a boat known as “…”; a book called “…”; such as “…”; television’s “…”."""
    words, stop = spot.line.words, spot.word
    while stop > max(0, spot.word - _LONGEST_LIST) and words[stop - 1] in _LISTED:
        stop -= 1  # names such as “harbour,” “mole” and “quay”
    stop = stop if QUOTE in words[stop : spot.word] else spot.word
    near = words[max(0, stop - _SHORT) : stop]
    if not marked.NAMED_SO.isdisjoint(near[-_SCARE:]) or near[-_SCARE:] == ["such", "as"]:
        return True
    if spot.before in marked.EXAMPLES and spot.wording.words <= _FEWEST and not spot.wording.sentence:
        return True
    if spot.before == "as" and not marked.KNOWN_AS.isdisjoint(near):
        return True
    if spot.before == "called" and near[-_SCARE:-1] and near[-_SCARE] in _NAMED_THINGS:
        return True
    if spot.wording.title and speech.SPEAKING.get(spot.before) in _TELLING:
        return True
    return spot.before in POSSESSIVE and spot.wording.sentence and spot.wording.words <= _SCARE


def spoken_title(spot: Spot) -> bool:
    """Park said: “The Patient Supplier.” Lind answered, “Never.”

    But who sings, thinks of or speaks to “Ports and People” does not say it.
    """
    if spot.before == ":" or spot.before in DASHES:
        return True
    verb = spot.line.words[spot.word - _SCARE] if spot.before == "," and spot.word >= _SCARE else spot.before
    lemma = speech.SPEAKING.get(verb)
    return lemma is not None and lemma not in _NO_SAYING


def is_judgement(spot: Spot) -> bool:
    """Park called him “The Patient Supplier.” The verb has its object before the marks."""
    said = spot.nearest_left()
    if said is None or said.cue.lemma not in speech.NAMING or said.cue.side != "left":
        return False
    between = spot.line.words[said.cue.last + 1 : spot.word]
    return 0 < len(between) <= _OBJECT and not MARKS & set(between)


def _is_entitled(spot: Spot) -> bool:
    """Park’s column, “Let us sail,” is out: the noun before the comma names the work, the verb behind speaks of it."""
    words = spot.line.words
    work = spot.word > _SCARE and spot.before == "," and words[spot.word - _SCARE] in marked.WORKS
    owned = work and words[spot.word - _FEWEST] in _OWNERS
    return owned and spot.after in small_words.AUXILIARIES


def _is_asked_about(spot: Spot) -> bool:
    """Asked about the “port deal,” Park smiled: the words are those of who asked."""
    words, about = spot.line.words, spot.word - 1 - (spot.before in small_words.DETERMINERS)
    asked = about - 1 > -1 and words[about] in marked.ABOUT and words[about - 1] in marked.ASKED
    before = words[about - 2] if about > 1 else STOP
    return asked and not spot.wording.sentence and (before in {STOP, ",", "when"} or before in clause_words.BE)


def _has_author(spot: Spot) -> bool:
    """“The Port That Closed,” by Ida Berg; “…,” by the Herald’s Ida Berg."""
    words, first = spot.line.words, spot.word + 1
    while first < len(words) and words[first] == ",":
        first += 1
    behind = first + 2 if words[first + 1 : first + 2] == ["the"] else first + 1
    is_by = words[first : first + 1] == ["by"] and behind < len(words) and spot.line.capital[behind]
    return is_by and spot.wording.sentence and (spot.wording.title or spot.wording.comma)


def _is_bylined(spot: Spot) -> bool:
    """“Port Closes at Last,” by the Herald’s Ida Berg: “…” What stands under its author's name is read, not heard."""
    words, first = spot.line.words, spot.left + (spot.line.words[spot.left] == ",")
    return spot.before == ":" and spot.follows_quotation and words[first] == "by"


def looks_spoken(spot: Spot) -> bool:
    """Whether a quotation that no clause introduces is speech: it begins and ends as sentences do."""
    words = spot.wording
    alone = spot.word == 0 or spot.before in _ALONE
    whole = spot.before != "," and (words.words > 1 or spot.after in {STOP, QUOTE})
    long = words.words >= _FEWEST or (words.ended and alone and whole)
    return alone and words.sentence and long and not words.title and (words.ended or words.words > _LONG)
