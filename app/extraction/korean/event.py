"""The event that a Korean report opens with: where it was held, a call that was made, or where somebody spoke."""

import re
from dataclasses import dataclass

from app.domain.records import DateRecord, EventRecord, PlaceRecord, Span
from app.domain.scalars import Basis
from app.domain.vocabulary import Vocabulary
from app.extraction.annotations import DateMention, Document
from app.extraction.classification import classifier_of
from app.extraction.korean.lexicon import Lexicon
from app.extraction.korean.marks import Marked
from app.extraction.korean.particles import Sentence, splits
from app.extraction.wordlists import words

_LEAD = 3
_HIGHEST = 10_000
_LONGEST_TERM = 8
_ORDINAL = re.compile(r"(?:제\s?)?(\d{1,4})(?:차|회|회차)\Z")
_HELD = re.compile(r"(?:열렸|개최됐|개최되었|막을|진행됐|성료)")
_HAVING = re.compile(
    r"(?:하고|갖고|가졌|열고|열었|했다|했으며|하며|했고|나눴|나누고|진행했|개최했|가진|주재했|참석해|참석했)"
)
_CALLS, _MEETINGS = frozenset({"call"}), frozenset({"meeting", "summit", "negotiation", "dialogue"})
_GATHERINGS = words("""
    forum conference seminar session summit dialogue ceremony reception meeting exhibition hearing press-conference
""")
_SPEECHES = re.compile(r"(?:축사|개회사|환영사|기조연설|기조강연|연설|모두발언|폐회사|특별연설|만찬사|기조발제)")
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class _Told:
    """Words that name a gathering: its tokens, its kind, its name without the number, and the number."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    particle: str
    ordinal: int | None

    @property
    def in_sequence(self) -> int | None:
        """The ordinal, if a record may have it."""
        return self.ordinal if self.ordinal and self.ordinal <= _HIGHEST else None


def find_event(
    document: Document, marked: Marked, dates: tuple[DateMention, ...], lexicon: Lexicon, vocabulary: Vocabulary
) -> EventRecord | None:
    """The event of the first sentences that is told with its day as held; None where none is."""
    for sentence in marked.sentences[:_LEAD]:
        when = [
            one for one in dates if sentence.bounds[0] <= one.start < sentence.bounds[1] and _is_past(document, one)
        ]
        if not when:
            continue
        for told in _tellings(sentence, lexicon):
            if _took_place(sentence, told):
                place = None if told.kind in _CALLS else _place(document, sentence, lexicon)
                return _event(document, told, when[0].date, place, vocabulary)
    return None


def _is_past(document: Document, mention: DateMention) -> bool:
    earliest, latest = mention.date.earliest, mention.date.latest
    return (
        earliest is not None and earliest == latest and document.published is not None and latest <= document.published
    )


def _tellings(sentence: Sentence, lexicon: Lexicon) -> list[_Told]:
    found = []
    for place, token in enumerate(sentence.tokens):
        if token.kind != "word":
            continue
        for stem, particle in splits(token.text):
            kind, term = _kind(stem, sentence, place, lexicon)
            if kind and (particle or _is_spoken_at(sentence, place)):
                found.append(_told(sentence, place, (stem, particle), (kind, term)))
                break
    return found


def _is_spoken_at(sentence: Sentence, place: int) -> bool:
    """포럼 축사에서: the speech tells of the gathering before it."""
    after = sentence.tokens[place + 1].text if place + 1 < len(sentence.tokens) else ""
    return _SPEECHES.match(after) is not None


def _kind(stem: str, sentence: Sentence, place: int, lexicon: Lexicon) -> tuple[str, str]:
    """The kind that a word ends with, two words together before one: 전화 통화."""
    before = sentence.tokens[place - 1].text if place else ""
    for joined in (before + stem, stem):
        for length in range(min(len(joined), _LONGEST_TERM), 1, -1):
            if kind := lexicon.kinds.get(joined[-length:]):
                return kind, joined[-length:]
    return "", ""


def _told(sentence: Sentence, place: int, word: tuple[str, str], sense: tuple[str, str]) -> _Told:
    tokens, first, ordinal = sentence.tokens, place, None
    (stem, particle), (kind, term) = word, sense
    while first > max(0, place - _LONGEST_NAME) and _is_of_name(tokens[first - 1].text, tokens[first - 1].kind):
        first -= 1
    while first < place and (number := _ORDINAL.match(tokens[first].text)):
        ordinal = int(number[1]) or None
        first += 1
    if len("".join(token.text for token in tokens[first:place])) + len(stem) < len(term):
        first = max(0, first - 1)
    return _Told(first, place, tokens[first].start, tokens[place].start + len(stem), kind, particle, ordinal)


def _is_of_name(word: str, kind: str) -> bool:
    if kind != "word" or (word.endswith(("일", "열린", "된", "이날", "한")) and not _ORDINAL.match(word)):
        return False
    return all(not particle for _, particle in splits(word)) or _ORDINAL.match(word) is not None


def _took_place(sentence: Sentence, told: _Told) -> bool:
    """포럼이 열렸다; 통화를 하고; 열린 포럼에서; 기자회견을 열고."""
    tokens = sentence.tokens
    after = [token.text for token in tokens[told.last + 1 :]]
    before = [token.text for token in tokens[max(0, told.first - 3) : told.first]]
    if told.particle in {"이", "가", "은", "는"} and told.kind in _GATHERINGS | _CALLS:
        return any(_HELD.match(word) for word in after)
    if told.particle in {"을", "를"} and told.kind in _CALLS | _MEETINGS | {"press-conference"}:
        return bool(after) and _HAVING.match(after[0]) is not None
    if told.particle in {"에서", "에서는", "에", ""} and told.kind in _GATHERINGS:
        if told.kind == "press-conference":
            return told.particle != "에"
        return "열린" in before or (
            told.ordinal is not None and "열린" in [token.text for token in tokens[: told.first]]
        )
    return False


def _event(
    document: Document, told: _Told, when: DateRecord, place: PlaceRecord | None, vocabulary: Vocabulary
) -> EventRecord:
    sectors, topics = classifier_of(vocabulary).links(document.text, document.body, len(document.text))
    return EventRecord(
        name=" ".join(document.text[told.start : told.end].split())[:200],
        kind=told.kind,
        ordinal=told.in_sequence,
        date=when,
        place=place,
        sectors=sectors,
        topics=topics,
        evidence=[Span(start=told.start, end=told.end)],
    )


def _place(document: Document, sentence: Sentence, lexicon: Lexicon) -> PlaceRecord | None:
    """부산에서 열렸다, 서울에서 열린."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        name = token.text.removesuffix("에서")
        known = lexicon.places.get(name)
        if name == token.text or known is None:
            continue
        if any(
            word.text.startswith(("열린", "열렸", "개최", "진행", "막을")) for word in tokens[place + 1 : place + 5]
        ):
            span = Span(start=token.start, end=token.start + len(name))
            return PlaceRecord(name=document.text[span.start : span.end], country=known.country,
                               country_basis=Basis.GAZETTEER, evidence=[span])  # fmt: skip
    return None
