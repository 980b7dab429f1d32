"""Where a text tells of an event, with a noun of the vocabulary ("the first Lisbon Ports Forum") or a verb."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from app.domain.vocabulary import Vocabulary
from app.extraction.annotations import Bounds, Document
from app.extraction.english import event_words as words
from app.extraction.english.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS
from app.extraction.phrases import Found, Phrase, Phrases
from app.extraction.quotations import Quotation

_PARTS_TOKENS = re.compile(r"[\s,;:()“”\"—–]")
_WIDEST_GAP = 2
_REACH = 60
_MOST_WORDS = 9
_NAME_AFTER = re.compile(
    rf"\s(?:of|on|for)\s(?:the\s)?(?!(?:{'|'.join((*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS))})\b)"
    r"(?:[A-Z][\w’'-]*)(?:(?:\s(?:and|of))?\s[A-Z][\w’'-]*){0,5}"
)
_TOKEN_AFTER = re.compile(r"\s{1,2}([^\s,;:()“”\"—–.]+)")
_FOUNDS = re.compile(r"\sof\s(?:(?:the|a|an|its|their)\s)?(?:[a-z][\w-]*\s){0,2}[A-Z]")
_CASE = re.compile(r"['’]s?\Z")
_CALENDAR = frozenset((*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS))
_NUMBERED = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z")


class Occurrence(NamedTuple):
    """Words that tell of an event.

    `start` and `end` bound the description without its article and ordinal, which begin at `opening`; `term` is
    the vocabulary's word in it. `name` is its proper name, None for a description; `governor` is the word before
    it all, in lower case.
    """

    opening: int
    start: int
    end: int
    sentence: Bounds
    kind: str
    term: str
    name: str | None = None
    ordinal: int | None = None
    determiner: str = ""
    modifiers: tuple[str, ...] = ()
    governor: str = ""
    verb: bool = False

    @property
    def plural(self) -> bool:
        """Whether several events are meant."""
        return self.head.endswith("s") and not self.verb and self.head not in words.PLURAL_EVENTS

    @property
    def head(self) -> str:
        """The last word of the term."""
        return self.term.rsplit(" ", 1)[-1]


class Occurrences:
    """Finds what the event kinds of a vocabulary name. Built once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        kinds = vocabulary.event_kind.concepts.values()
        self._phrases = Phrases(Phrase(term, kind.id) for kind in kinds for term, _ in kind.terms)
        self._kind_of = {term.lower(): kind.id for kind in reversed([*kinds]) for term, _ in kind.terms}
        self._not_occasions = {self._kind_of.get(term.lower()) for term in words.NOT_OCCASIONS}
        self._verbs, self._verb_kinds = _verbs(self._kind_of)

    def find(self, document: Document, quotations: Iterable[Quotation]) -> list[Occurrence]:
        """Every event told of outside quotations, in the order of the text."""
        quoted = [quotation.outer for quotation in quotations]
        found = sorted([*self._nouns(document), *self._told(document)], key=lambda o: (o.start, -o.end))
        if document.labels:  # all that follows is said
            quoted = [(document.paragraphs[min(document.labels)][0], len(document.text))]
        return [one for one in _merged(found) if not _inside(one.start, quoted)]

    def is_occasion(self, occurrence: Occurrence) -> bool:
        """Whether the kind is one at which people speak: a forum is, an earthquake is not."""
        return occurrence.kind not in self._not_occasions

    def _nouns(self, document: Document) -> Iterator[Occurrence]:
        for found in self._phrases.find(document.text, document.body):
            sentence = document.sentence_at(found.start)
            occurrence = _described(document.text, found, sentence)
            if _is_noun(document.text, occurrence, found):
                yield occurrence

    def _told(self, document: Document) -> Iterator[Occurrence]:
        if self._verbs is None:
            return
        for found in self._verbs.finditer(document.text, document.body):
            kind, term = self._verb_kinds[found.lastgroup or ""]
            bounds = found.span()
            sentence = document.sentence_at(bounds[0])
            governor = word_before(document.text, bounds[0], sentence)[0].lower()
            yield Occurrence(bounds[0], *bounds, sentence, kind, term, governor=governor, verb=True)


def _verbs(kind_of: Mapping[str, str]) -> tuple[re.Pattern[str] | None, dict[str, tuple[str, str]]]:
    """One pattern of the verbs whose kind the vocabulary has, and that kind by group."""
    told = {
        "called": (words.CALLED, words.CALL_VERB),
        "signed": (words.SIGNED, words.SIGN_VERB),
        "visited": (words.VISITED, words.VISIT_VERB),
        "opened": (words.OPENED, words.OPEN_VERB),
        "met": (words.MET, rf"{words.MEET_VERB}|{words.RECEIVE_VERB}"),
    }
    known = {group: (kind_of[term], term) for group, (term, _) in told.items() if term in kind_of}
    if not known:
        return None, known
    verbs = "|".join(f"(?P<{group}>{told[group][1]})" for group in known)
    return re.compile(rf"\b(?={words.VERBS_BEGIN})(?:{verbs})"), known


def word_before(text: str, place: int, sentence: Bounds) -> tuple[str, int]:
    """The word before a place in its sentence and where it begins; empty behind punctuation."""
    opening = max(sentence[0], place - _REACH)
    written = text[opening:place]
    bare = written.rstrip()
    if not 1 <= len(written) - len(bare) <= _WIDEST_GAP:
        return "", place
    token = _PARTS_TOKENS.split(bare.rpartition(" ")[2])[-1]
    return (token, opening + len(bare) - len(token)) if token else ("", place)


def _described(text: str, found: Found[str], sentence: Bounds) -> Occurrence:
    """The noun with the words before it that belong to it, back to its article or the verb or preposition."""
    tokens: list[tuple[str, int]] = [(text[found.start : found.end], found.start)]
    while len(tokens) < _MOST_WORDS:
        token, begun = word_before(text, tokens[0][1], sentence)
        if not token[:1].isalnum() or (
            token.lower() in words.NO_NOUN_PHRASE and not _joins(text, token, begun, tokens[0][0], sentence)
        ):
            break
        tokens.insert(0, (token, begun))
        if token.lower() in words.DETERMINERS or _is_owner(token):
            break
    determiner, opening = "", tokens[0][1]
    if len(tokens) > 1 and (tokens[0][0].lower() in words.DETERMINERS or _is_owner(tokens[0][0])):
        determiner = tokens.pop(0)[0].lower()
        opening = _before_unit(text, determiner, opening, sentence)
    modifiers = tuple(token.lower() for token, _ in tokens[:-1])
    ordinal = None
    while len(tokens) > 1 and ((number := ordinal_of(tokens[0][0])) or _is_date(tokens[0][0])):
        ordinal = number or ordinal
        tokens.pop(0)
    name, start, end = _name(text, tokens, found.end, determiner)
    return Occurrence(
        opening,
        start,
        end,
        sentence,
        found.phrases[0].payload,
        tokens[-1][0].lower(),
        name=name,
        ordinal=ordinal,
        determiner=determiner,
        modifiers=modifiers,
        governor=_governor(text, opening, sentence),
    )


def _joins(text: str, token: str, begun: int, following: str, sentence: Bounds) -> bool:
    """Whether a preposition joins two capitalised words of a name ("Friends of Europe Forum")."""
    if token not in words.JOIN_NAMES or not following[:1].isupper():
        return False
    return word_before(text, begun, sentence)[0][:1].isupper()


def ordinal_of(word: str) -> int | None:
    """1 for "first" and "inaugural", 21 for "21st"."""
    if numbered := _NUMBERED.match(word):
        return int(numbered[1]) or None
    return words.ORDINALS.get(word.lower())


def _is_owner(word: str) -> bool:
    """ "Seoul's", "next year's": like an article, no part of the description; but "Women's" may be."""
    bare = _CASE.sub("", word)
    return bare != word and bare.lower() not in words.OWNERS and not word.endswith(("s’", "s'"))


def _before_unit(text: str, owner: str, opening: int, sentence: Bounds) -> int:
    """Where "last week's forum" begins."""
    word, begun = word_before(text, opening, sentence)
    return begun if _CASE.sub("", owner) in words.UNITS and word.lower() in words.STEPS else opening


def _is_date(word: str) -> bool:
    """ "Thursday's forum", "the Oct. 29 summit": it dates the event, and is no part of its name."""
    bare = _CASE.sub("", word).rstrip(".")
    return bare in _CALENDAR or bare.isdecimal()


def _name(text: str, tokens: list[tuple[str, int]], end: int, determiner: str) -> tuple[str | None, int, int]:
    """The proper name, if the description has one, and what it bounds: "Lisbon Ports Forum", "APEC summit"."""
    first = len(tokens) - 1
    while first and (tokens[first - 1][0][:1].isupper() or tokens[first - 1][0] in words.JOIN_NAMES):
        first -= 1
    while first < len(tokens) - 1 and tokens[first][0] in words.JOIN_NAMES:
        first += 1
    named = first < len(tokens) - 1
    if (
        (named or determiner)
        and tokens[-1][0][:1].isupper()
        and (more := _NAME_AFTER.match(text, end, end + 2 * _REACH))
    ):
        end, named = more.end(), True
    if not named or (tokens[-1][0].islower() and determiner != "the"):
        return None, tokens[0][1], end
    return " ".join(text[tokens[first][1] : end].split()), tokens[first][1], end


def _governor(text: str, opening: int, sentence: Bounds) -> str:
    """The preposition or verb before the description, seen through "the opening of" and "six hours of".

    "On the sidelines of the summit" is at the summit, "on the summit" is about it.
    """
    word, begun = word_before(text, opening, sentence)
    through = False
    while word.lower() in {"of", "the", "a"} or word.lower() in words.THROUGH or _counts(word):
        before, place = word_before(text, begun, sentence)
        if not before or (word.lower() == "of" and before.lower() not in words.THROUGH):
            break
        word, begun, through = before, place, True
    return "at" if through and word.lower() == "on" else word.lower()


def _counts(word: str) -> bool:
    return word.isdecimal() or ordinal_of(word) is not None


def _is_noun(text: str, one: Occurrence, found: Found[str]) -> bool:
    """Not a verb ("to visit", "he talks"), and no call for something."""
    written = text[found.start : found.end].lower()
    after = word_after(text, found.end, one.sentence)
    if after in words.COMPOUNDS or (written in {"call", "calls"} and after in words.AFTER_CALL):
        return False
    if written in words.FOUNDED and not _FOUNDS.match(text, found.end):
        return False
    if written in words.NEEDS_DETERMINER:
        described = one.modifiers and not one.modifiers[-1].endswith("ly")
        return bool(one.determiner or described or one.name)
    return written != "talks" or not one.modifiers or one.modifiers[-1] not in words.TALKERS


def word_after(text: str, place: int, sentence: Bounds) -> str:
    """The word after a place in its sentence, in lower case; empty before punctuation."""
    found = _TOKEN_AFTER.match(text, place, sentence[1])
    return found[1].lower() if found else ""


def _merged(found: list[Occurrence]) -> Iterator[Occurrence]:
    """One event told twice in a row is one: "met for their second summit", "Strategic Dialogue Forum"."""
    for place, one in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if following is None or following.sentence != one.sentence or not _same_words(one, following):
            yield one


def _same_words(one: Occurrence, following: Occurrence) -> bool:
    if one.verb and following.head in words.VISITS:
        return False  # arrived in Korea for a visit
    if one.verb and not following.verb:
        return following.start - one.end < _REACH and following.governor in {"for", "at", "during"}
    return not one.verb and not following.verb and following.start <= one.start and one.end <= following.end


def _inside(place: int, stretches: list[Bounds]) -> bool:
    number = bisect_right(stretches, place, key=lambda stretch: stretch[0]) - 1
    return number >= 0 and place < stretches[number][1]
