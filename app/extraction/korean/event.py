"""The event that a Korean report opens with: where it was held, a call that was made, or where somebody spoke."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.records import DateRecord, EventRecord, PlaceRecord, Span
from app.domain.scalars import Basis
from app.domain.vocabulary import Vocabulary
from app.extraction.annotations import DateMention, Document
from app.extraction.classification import classifier_of
from app.extraction.korean.lexicon import Lexicon, lexicon
from app.extraction.korean.marks import Marked
from app.extraction.korean.names import Phrase
from app.extraction.korean.particles import Sentence, Token, splits
from app.extraction.korean.word_lists import ADNOMINAL, BODY_ENDS, NO_BODIES
from app.extraction.wordlists import words

_LEAD = 3
_HIGHEST = 10_000
_LONGEST_TERM = 8
_ORDINAL = re.compile(r"(?:제\s?)?(\d{1,4})(?:차|회|회차)\Z")
_HELD = re.compile(r"(?:열렸|개최됐|개최되었|막을|진행됐|성료|개막했|개막됐)")
_WHERE_HELD = re.compile(r"(?:열린|열렸|개최|진행|막을|개막)")
_HAVING = re.compile(
    r"(?:하고|갖고|가졌|열고|열었|했다|했으며|하며|했고|나눴|나누고|진행했|개최했|가진|주재했|참석해|참석했|개최하|열어)"
)
_CALLS, _MEETINGS = frozenset({"call"}), frozenset({"meeting", "summit", "negotiation", "dialogue"})
_GATHERINGS = words("""
    forum conference seminar session summit dialogue ceremony reception meeting exhibition hearing press-conference
""")
_SPEECHES = re.compile(r"(?:축사|개회사|환영사|기조연설|기조강연|연설|모두발언|폐회사|특별연설|만찬사|기조발제)")
_LONGEST_NAME = 6
_MET = re.compile(r"(?P<met>만나)(?:서|고)?\Z|만났|(?P<kind>면담|접견|회동)(?:하|했)")
_PRESS = re.compile(r"(?:기자|취재진|언론|특파원)")
_WITH = frozenset("과와을를")
_SAME_DAY = frozenset({"이날", "같은날"})
_A_MEETING = {"meeting": "conference"}
"""What has a name in marks and is called 회의 gathers many."""
_OF_MANY = frozenset({"summit", "forum", "conference"})
"""Kinds of which two are seldom held on one day; two 회담 would be one event by this word."""
_MEETING, _MET_NAME = "meeting", "만남"
_BEFORE_HELD = 4
_MOST_PARTIES = 3
_ENDING = 6
_WHOLE = re.compile(r"다\.?[\s\"”]*\Z")
_OPENED = re.compile(r"(?:열린|개막한|개최된|진행된|마련된)\Z")


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
    label: str = ""
    in_marks: bool = False

    @property
    def in_sequence(self) -> int | None:
        """The ordinal, if a record may have it."""
        return self.ordinal if self.ordinal and self.ordinal <= _HIGHEST else None


def find_event(
    document: Document,
    marked: Marked,
    phrases: list[list[Phrase]],
    dates: tuple[DateMention, ...],
    vocabulary: Vocabulary,
) -> EventRecord | None:
    """The event of the first sentences that is told with its day as held; None where none is."""
    words = lexicon(vocabulary)
    day: DateMention | None = None
    bare: EventRecord | None = None
    for number in _lead(document, marked):
        sentence = marked.sentences[number]
        when = [
            one for one in dates if sentence.bounds[0] <= one.start < sentence.bounds[1] and _is_past(document, one)
        ]
        same_day = any(token.text in _SAME_DAY for token in sentence.tokens)
        day = when[0] if when else day if same_day else None
        if day is None:
            continue
        told = next((one for one in _tellings(document, sentence, words) if _took_place(sentence, one)), None)
        told = told or _met(sentence, words)
        if told:
            place = None if told.kind in _CALLS else _place(document, sentence, told, words)
            name = _name(document.text, sentence, phrases[number], told, words)
            event = _event(document, replace(told, label=name), day.date, place, vocabulary)
            is_bare = name in {*words.kinds, _MET_NAME}
            if is_bare and told.kind not in _OF_MANY:
                continue
            if not is_bare or bare:
                return event if bare is None or (event.kind == bare.kind and not is_bare) else bare
            bare = event  # the words under a picture; the next sentence may have its name
    return bare


def _lead(document: Document, marked: Marked) -> Iterator[int]:
    """The numbers of the first sentences, behind the headings and the day of a release."""
    whole = (
        at
        for at, one in enumerate(marked.sentences)
        if _WHOLE.search(document.text, max(one.bounds[0], one.bounds[1] - _ENDING), one.bounds[1])
    )
    yield from islice(whole, _LEAD)


def _name(text: str, sentence: Sentence, phrases: list[Phrase], told: _Told, words: Lexicon) -> str:
    """The words that tell of it; with who met or spoke, where these are of no meeting alone: 회담, 정례브리핑.

    Two 회담 of one day in one town would else be one event.
    """
    name = told.label or " ".join(text[told.start : told.end].split())
    if told.in_marks or "".join(name.split()) not in {*words.kinds, _MET_NAME}:
        return name
    return f"{_parties(text, sentence, phrases, told, words)} {name}".strip()


def _parties(text: str, sentence: Sentence, phrases: list[Phrase], told: _Told, lexicon: Lexicon) -> str:
    before = [phrase for phrase in phrases if phrase.start < told.start]
    if told.kind == "press-conference":
        words = [word for phrase in before for word in text[phrase.start : phrase.title[1]].split()]
        if body := next((word for word in words if word.endswith(BODY_ENDS) and word not in NO_BODIES), None):
            return body
    people = [
        " ".join(text[phrase.name[0] : phrase.name[1] if phrase.kind == "full" else phrase.title[1]].split())
        for phrase in before
        if phrase.kind in {"full", "short"}
    ]
    stems = (stem for token in sentence.tokens[: told.first] for stem, _ in splits(token.text))
    countries = [] if len(people) > 1 else [stem for stem in stems if stem in lexicon.countries]
    return "·".join(dict.fromkeys([*people, *countries][:_MOST_PARTIES]))


def _is_past(document: Document, mention: DateMention) -> bool:
    earliest, latest = mention.date.earliest, mention.date.latest
    return (
        earliest is not None and earliest == latest and document.published is not None and latest <= document.published
    )


def _tellings(document: Document, sentence: Sentence, lexicon: Lexicon) -> list[_Told]:
    found = []
    for place, token in enumerate(sentence.tokens):
        if token.kind == "quote" and (named := _in_marks(document, sentence, place, lexicon)):
            found.append(named)
        if token.kind != "word":
            continue
        for stem, particle in splits(token.text):
            kind, term = _kind(stem, sentence, place, lexicon)
            if kind and (particle or _is_spoken_at(sentence, place)):
                found.append(_told(sentence, place, (stem, particle), (kind, term)))
                break
    return found


def _in_marks(document: Document, sentence: Sentence, place: int, lexicon: Lexicon) -> _Told | None:
    """‘동아시아 물류 회의’에서: the name stands in marks."""
    token, behind = sentence.tokens[place], sentence.tokens[place + 1 : place + 2]
    name = document.text[token.start + 1 : token.end - 1]
    words = name.split()
    if not behind or behind[0].start != token.end or not 1 < len(words) <= _LONGEST_NAME:
        return None
    for length in range(min(len(words[-1]), _LONGEST_TERM), 1, -1):
        if kind := lexicon.kinds.get(words[-1][-length:]):
            number = _ORDINAL.match(words[0])
            start = token.start + 1 + (len(words[0]) + 1 if number else 0)
            ordinal = int(number[1]) or None if number else None
            kind = _A_MEETING.get(kind, kind)
            return _Told(place, place + 1, start, token.end - 1, kind, behind[0].text, ordinal, in_marks=True)
    return None


def _met(sentence: Sentence, lexicon: Lexicon) -> _Told | None:
    """…페루 외교차관과 만나, 국무장관을 접견하고; not 기자들과 만나."""
    for place, token in enumerate(sentence.tokens[1:], start=1):
        found = _MET.match(token.text)
        before = sentence.tokens[place - 1].text
        if found is None or before[-1:] not in _WITH or _PRESS.match(before) or not lexicon.head_of(before[:-1]):
            continue
        return _Told(place, place, token.start, token.start + 2, _MEETING, "", None, found["kind"] or _MET_NAME)
    return None


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
        earlier = [token.text for token in tokens[: told.first]] if told.ordinal is not None else before
        return any(_OPENED.match(word) for word in earlier)
    return False


def _event(
    document: Document, told: _Told, when: DateRecord, place: PlaceRecord | None, vocabulary: Vocabulary
) -> EventRecord:
    sectors, topics = classifier_of(vocabulary).links(document.text, document.body, len(document.text))
    return EventRecord(
        name=told.label[:200],
        kind=told.kind,
        ordinal=told.in_sequence,
        date=when,
        place=place,
        sectors=sectors,
        topics=topics,
        evidence=[Span(start=told.start, end=told.end)],
    )


def _place(document: Document, sentence: Sentence, told: _Told, lexicon: Lexicon) -> PlaceRecord | None:
    """부산에서 열렸다, 서울 종로구 청사에서 열린, 바르샤바에서 회담을 열고."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        name = token.text.removesuffix("에서")
        if name == token.text or token.kind != "word":
            continue
        at = place
        if name not in lexicon.places:
            near = range(place - 1, max(-1, place - _BEFORE_HELD), -1)
            at = next((one for one in near if tokens[one].text in lexicon.places), -1)
            name = tokens[at].text
        if at < 0 or not (_is_held_behind(tokens, place) or _leads_to(tokens, place, told)):
            continue
        span = Span(start=tokens[at].start, end=tokens[at].start + len(name))
        return PlaceRecord(name=document.text[span.start : span.end], country=lexicon.places[name].country,
                           country_basis=Basis.GAZETTEER, evidence=[span])  # fmt: skip
    return None


def _is_held_behind(tokens: tuple[Token, ...], place: int) -> bool:
    return any(_WHERE_HELD.match(word.text) for word in tokens[place + 1 : place + 1 + _BEFORE_HELD])


def _leads_to(tokens: tuple[Token, ...], place: int, told: _Told) -> bool:
    """Whether the place is that of what is told behind it: no other clause stands between."""
    between = tokens[place + 1 : told.first]
    return place < told.first and not any(one.kind != "word" or ADNOMINAL.search(one.text) for one in between)
