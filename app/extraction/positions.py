"""Rules of attribution that go by where a name stands: the verb is on no list, or far behind the name."""

from app.extraction.english import clause_words, small_words, speech
from app.extraction.found import LIKELY, SURE, Found
from app.extraction.narration import NAMES, PERSON, QUOTE, STOP
from app.extraction.spots import MARKS, Spot, named
from app.extraction.subjects import TITLES
from app.extraction.voices import Voices

_VERBS = small_words.AUXILIARIES - small_words.ADVERBS
_NO_ATTRIBUTION = speech.NAMING | speech.WEAK
_ENDS = MARKS | {STOP, QUOTE}
_LONGEST_DESCRIPTION = 40
_LONGEST_CLAUSE = 4
_PAIR = 2


def before(spot: Spot, voices: Voices) -> Found | None:
    """Park deadpanned: “We agreed.” A name and a verb of no list are all that stands before the mark."""
    line, name = spot.line, spot.left
    if line.words[name] not in NAMES or spot.word - name > _LONGEST_CLAUSE:
        return None
    if not _may_say(line.words[name + 1 : spot.word]):
        return None
    return named(spot, "before-by-position", LIKELY, name, line=line, voices=voices, verb=name + 1)


def described(spot: Spot, first: int, voices: Voices) -> Found | None:
    """“We agreed,” envoy Ida Berg, who led the talks on the ministry’s behalf, said: the verb is further behind."""
    line, words = spot.line, spot.line.words
    if not spot.wording.comma or spot.kind != "direct":
        return None
    stop = min(len(words), first + _LONGEST_DESCRIPTION)
    name = next((at for at in range(first, stop) if words[at] == PERSON or words[at] in _ENDS), stop)
    plain = all(line.capital[at] or words[at] in TITLES or words[at].endswith("s") for at in range(first, name))
    if name == stop or words[name] != PERSON or not plain:
        return None
    for verb in range(name + 1, stop):
        if words[verb] in {STOP, QUOTE, ":"}:
            return None
        lemma = speech.SPEAKING.get(words[verb])
        if lemma and lemma not in _NO_ATTRIBUTION and words[verb].endswith(clause_words.PAST):
            if words[verb - 1] in _VERBS or words[verb - 1] in small_words.RELATIVES:
                continue
            return named(spot, "after", SURE, name, line=line, voices=voices, verb=verb)
    return None


def after(spot: Spot, first: int, voices: Voices) -> Found | None:
    """A verb of no list that stands where a verb of saying does: “We agreed,” Park deadpanned."""
    words = spot.line.words
    if not spot.wording.comma or spot.kind != "direct" or first + 1 >= len(words):
        return None
    subject, verb = first, first + 1
    while verb < len(words) - 1 and words[verb].endswith("ly"):
        verb += 1
    if words[first].endswith("ed") and words[first + 1] in NAMES:
        subject, verb = first + 1, first
    elif not _may_say(words[verb : verb + _PAIR]):
        return None
    if words[subject] not in NAMES and words[subject] not in {"he", "she"}:
        return None
    return named(spot, "after-by-position", LIKELY, subject, line=spot.line, voices=voices, verb=verb)


def _may_say(words: list[str]) -> bool:
    """Whether a word may be a verb of saying: "deadpanned", "winks", "cut in"; no "has"."""
    verb = words[0]
    if words[1:] and words[1] in clause_words.BACK_OR_IN and verb.isalpha():
        return True
    return verb.endswith(("ed", "s")) and verb.isalpha() and verb not in small_words.AUXILIARIES
