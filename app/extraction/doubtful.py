"""Names of which the words alone do not tell whether they are people's: what stands beside them does."""

import re

from app.domain.names import match_key
from app.extraction.annotations import Document
from app.extraction.english.bodies import ALSO_SURNAMES, NOT_A_PERSON
from app.extraction.english.small_words import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, RELATIVES
from app.extraction.english.speech import SPEAKING
from app.extraction.english.titles import ADDRESS, HEADS, MODIFIERS, NAME_TITLES, OF_BODIES
from app.extraction.lexicon import Lexicon
from app.extraction.lone_words import Kind
from app.extraction.naming import GIVEN, Named
from app.extraction.other_names import is_speaking

_NO_NAMES = NOT_A_PERSON - GIVEN
_PAIR = 2
_LONGEST_NOUN = 16
_SAID = (" said ", " says ")
_ARTICLE = ("the ", "The ")
_BEFORE = re.compile(r"(?:.*[\s(“\"])?(?:the|in|near|outside|across|throughout) \Z", re.IGNORECASE | re.DOTALL)
_LONGEST_BEFORE = len(" throughout ")
_TRUSTS = ("trust in ", "confidence in ", "faith in ", "believe in ", "believes in ", "interest in ", "interested in ")
_WORD_BEHIND = re.compile(r"[ \u00a0]([a-z]+)")
_BEHIND_NOUNS = SPEAKING.keys() | AUXILIARIES | PREPOSITIONS | CONJUNCTIONS | RELATIVES
_DESCRIBED = re.compile(r", (?:\d\d,|who (?:is|was|has|had)\b)")


def settled(document: Document, named: list[Named], lexicon: Lexicon) -> list[Named]:
    """The names of a text, those of people as such and no others, as far as what stands beside them tells."""
    return _no_people(document.text, _people(document.text, named), lexicon)


def _people(text: str, named: list[Named]) -> list[Named]:
    """Names with an odd surname are people's where that speaks or is addressed: "Ximena Fields … Ms. Fields said"."""
    odd = {name.words[-1] for name in named if _is_odd(name)}
    odd -= {name.words[-1] for name in named if name.kind == "person"}
    if not odd:
        return named
    called = [name for name in named if name.words[-1] in odd]
    addressed = {name.words[-1] for name in called if _is_addressed(text, name)}
    speaking = {name.name for name in called if len(name.words) == 1 and is_speaking(text, name)}
    return [
        name._replace(kind="person")
        if name.words[-1] in (addressed if name.kind == "organization" else addressed | speaking) and _is_odd(name)
        else name
        for name in named
    ]


def _is_odd(name: Named) -> bool:
    """Whether two or three words may be somebody's though the last is an ordinary one: Rui Fields, King, Church."""
    if not _PAIR <= len(name.words) <= _PAIR + 1:
        return False
    described = name.words[0].lower() in MODIFIERS or name.words[0].lower() in HEADS
    titled = name.kind == "title" and name.words[-1].lower() in NAME_TITLES and not described
    return name.kind == "other" or titled or (name.kind == "organization" and name.words[-1] in ALSO_SURNAMES)


def _is_addressed(text: str, name: Named) -> bool:
    """Whether "Mr." or the like stands before a surname, "said" before a full name that no body has, or who it is."""
    if name.kind == "title":
        return text.endswith(_SAID, 0, name.start)
    if name.kind == "surname":
        return text[name.title_start : name.start].lower().rstrip(". ") in ADDRESS
    if len(name.words) == 1 or name.words[0] in _NO_NAMES:
        return False
    before = text[max(0, name.start - _LONGEST_NOUN) : name.start]
    noun = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    return (noun in HEADS and noun not in OF_BODIES) or _DESCRIBED.match(text, name.end) is not None


def _no_people(text: str, named: list[Named], lexicon: Lexicon) -> list[Named]:
    """Names that only ever stand behind "the" are bodies', those that only stand behind "in" places'."""
    told: dict[str, list[Named]] = {}
    free: set[str] = set()
    for name in named:
        if name.kind == "person" and name.words[0] not in GIVEN:
            if name.title_start < 0 and _BEFORE.match(text[max(0, name.start - _LONGEST_BEFORE) : name.start]):
                told.setdefault(name.name, []).append(name)
            else:
                free.add(name.name)
    kinds = {word: kind for word, those in told.items() if word not in free and (kind := _kind(text, those, lexicon))}
    if not kinds:
        return named
    surnames = {name.name for name in named if name.kind in {"single", "surname"}}
    return [
        name._replace(kind=kinds[name.name])
        if name.kind == "person" and name.name in kinds and name.words[-1] not in surnames
        else name
        for name in named
    ]


def _kind(text: str, named: list[Named], lexicon: Lexicon) -> Kind | None:
    """What a name is that stands behind "the" or "in" wherever it does: "other" if it only describes a noun."""
    if match_key(named[0].name) in lexicon.people:
        return None
    if all(text.endswith(_ARTICLE, 0, name.start) for name in named):
        return "other" if all(_describes(text, name) for name in named) else "organization"
    return "place" if all(_is_placed(text, name) for name in named) else None


def _describes(text: str, name: Named) -> bool:
    """Whether a name only describes a noun behind it: "the Vetipol Renn tour"."""
    behind = _WORD_BEHIND.match(text, name.end)
    return behind is not None and behind[1] not in _BEHIND_NOUNS and not behind[1].endswith("ed")


def _is_placed(text: str, name: Named) -> bool:
    if text.endswith(_TRUSTS, 0, name.start) or text.startswith(("’s", "'s"), name.end):
        return False
    return not text.endswith(_ARTICLE, 0, name.start)
