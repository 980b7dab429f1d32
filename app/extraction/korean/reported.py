"""Speech without marks: …다고 밝혔다, …라고 전했다, …할 것을 촉구했다, …에 따르면."""

import re
from dataclasses import dataclass

from app.extraction.annotations import Bounds
from app.extraction.found import SURE
from app.extraction.indirect import CONFIDENCE
from app.extraction.korean import word_lists as lists
from app.extraction.korean.particles import Token, splits
from app.extraction.korean.speech import Memory, Scene, Source, said_when, source_of
from app.extraction.statements import Statement
from app.extraction.wordlists import words

_QUOTATIVE = re.compile(r"(?:다|자|냐|라)고\Z|(?:다|라)(?:며|면서)\Z")
_COPULA = re.compile(r"(?:이)?라(?:고|며|면서)\Z")
_ORDER = re.compile(r"(?:하|으|달|말|오|가|서|지|내|두|되|리|주|보|키)라고\Z")
_THING = re.compile(r"것을\Z")
_VENUE = re.compile(
    r"(?:회견|브리핑|통화|인터뷰|연설|축사|개회사|회의|회담|포럼|간담회|자리|청문회|국감|국정감사|면담|성명|방송|담화|논평|세미나|토론회|총회"
    r"|만찬|오찬|강연|질의응답|행사|기념식|보고서|서한|답변|조사|담화문|입장문|페이스북|소셜|누리집|홈페이지)에서[는도]?\Z"
)
_MEANS = words("""
    통해 내고 열고 갖고 만나 올려 발표하고 내어 이날 오전 오후 전날 또 또한 이어 아울러 특히 대해 대해서는 대해서도
    관련해 관해 자료에서 성명에서 질문에 물음에 하고 하며 지적에 현지시간 출석해 참석해 방문해 출연해 주재하고 앞서
""")
_BREAKING = frozenset({"은", "는", "이", "가", "을", "를"})
_LEAST = 2
_FURTHEST = 4


def reported(scene: Scene, memory: Memory, quotes: list[Statement]) -> list[Statement]:
    """The paraphrases of a sentence, apart from what is taken with quotations in it."""
    found: list[Statement] = []
    tokens = scene.sentence.tokens
    begin = 0
    for place, token in enumerate(tokens):
        if place < begin or token.kind != "word" or not (ending := _ending(token, tokens, place)):
            continue
        verb = _verb(scene, place)
        if verb < 0 and not (token.text.endswith(("며", "면서")) and not _goes_on(scene, place)):
            continue
        told = _Told(begin, place, token.start + ending, verb)
        if statement := _paraphrase(scene, memory, quotes, told):
            found.append(statement)
        begin = max(verb, place) + 1
    if not found and not quotes:
        found += _according(scene)
    return found


def _ending(token: Token, tokens: tuple[Token, ...], place: int) -> int:
    """How much of a word belongs to what is said, 0 if nothing is reported by it: 만든다 of 만든다고."""
    if place and tokens[place - 1].kind == "quote" and tokens[place - 1].end == token.start:
        return 0
    word = token.text
    if _THING.search(word):
        return len(word)
    if not _QUOTATIVE.search(word):
        return 0
    copula = _COPULA.search(word)
    if copula and not _ORDER.search(word):
        return copula.start() or 0
    return len(word) - (2 if word.endswith("면서") else 1)


def _verb(scene: Scene, place: int) -> int:
    """The verb of saying behind a quotative, with at most its speaker or an adverb between; -1 for none."""
    tokens = scene.sentence.tokens
    thing = _THING.search(tokens[place].text) is not None
    for at in range(place + 1, min(len(tokens), place + 2 + _FURTHEST)):
        word = tokens[at].text
        if tokens[at].kind != "word":
            return -1
        if thing and not lists.is_judging(word):
            return -1
        if lists.is_saying(word) and (at == place + 1 or not lists.is_bare(word)):
            return at
        between = at == place + 1 or any(one.first <= at <= one.last for one in scene.subjects)
        if not between and not _is_day(scene, tokens[at]):
            return -1
    return -1


def _is_day(scene: Scene, token: Token) -> bool:
    return any(date.start <= token.start < date.end for date in scene.dates)


def _goes_on(scene: Scene, place: int) -> bool:
    """Whether a later quotative of the sentence takes this one with it: …다며 …다고 말했다."""
    tokens = scene.sentence.tokens
    return any(_QUOTATIVE.search(token.text) and token.text.endswith("고") for token in tokens[place + 1 :])


@dataclass(frozen=True, slots=True)
class _Told:
    """What is reported: the tokens from `begin` to `place`, up to the offset `end`, and the verb that reports it."""

    begin: int
    place: int
    end: int
    verb: int


def _paraphrase(scene: Scene, memory: Memory, quotes: list[Statement], told: _Told) -> Statement | None:
    tokens, place, end, verb = scene.sentence.tokens, told.place, told.end, told.verb
    begin = _behind_quotations(scene, told.begin, place)
    first_word = tokens[begin].start if begin < len(tokens) else end
    source = source_of(scene, memory, end, end, verb)
    if source.subject and source.subject.end <= end:
        source = _outermost(scene, first_word, end, source)
    begin = _behind_setting(scene, begin, place, source)
    if place - begin + 1 < _LEAST or source.voice is None or _is_taken(quotes, tokens[begin].start, end):
        return None
    if any(token.kind == "quote" for token in tokens[begin:place]) and verb >= 0 and _is_spoken(scene, begin, place):
        return None
    cue_at = tokens[verb].start if verb >= 0 else tokens[place].start
    cue = tokens[verb].text if verb >= 0 else tokens[place].text
    start = tokens[begin].start
    return Statement(
        "indirect", [(start, end)], f"reported-{source.rule}", min(CONFIDENCE, source.confidence), source.voice, cue,
        cue_at, source.mention, source.carried, None, said_when(scene, source.subject, start),
    )  # fmt: skip


def _is_taken(quotes: list[Statement], start: int, end: int) -> bool:
    """Whether a mixed quotation has this stretch already."""
    return any(quote.kind == "mixed" and start < part[1] and part[0] < end for quote in quotes for part in quote.parts)


def _is_spoken(scene: Scene, begin: int, place: int) -> bool:
    """Whether a double quotation stands within."""
    first, last = scene.sentence.tokens[begin].start, scene.sentence.tokens[place].start
    return any(first <= one.start < last and not one.single for one in scene.quotations)


def _behind_quotations(scene: Scene, begin: int, place: int) -> int:
    """Behind “…”라며 what is told goes on without marks."""
    tokens = scene.sentence.tokens
    for at in range(place - 1, begin - 1, -1):
        if tokens[at].kind == "quote" and lists.QUOTATIVE.match(scene.masked, tokens[at].end):
            return min(at + 2, place)
    return begin


def _outermost(scene: Scene, first: int, end: int, source: Source) -> Source:
    """The first topic of the stretch speaks: 외교부는 몽골 정부는 반대하지 않는다고 밝혔다."""
    inside = [one for one in scene.subjects if first <= one.start and one.end <= end]
    topics = [one for one in inside if one.topic] or inside
    if not topics:
        return source
    return Source(topics[0].voice, "topic" if topics[0].topic else "subject", SURE, topics[0].mention, topics[0])


def _behind_setting(scene: Scene, begin: int, place: int, source: Source) -> int:
    """Where what is said begins: behind the subject, the day, and the words for the occasion and the means."""
    tokens = scene.sentence.tokens
    subject = source.subject
    at = subject.last + 1 if subject and subject.last < place and subject.first >= begin else begin
    while at < place and (tokens[at].kind == "stop" or tokens[at].text in lists.CONNECTIVES):
        at += 1
    start = at
    while at < place:
        token = tokens[at]
        if _sets(scene, token, contiguous=at == start):
            start = at + 1
        elif _is_breaking(token.text) and (at + 1 >= place or tokens[at + 1].text not in _MEANS):
            break
        at += 1
    while start < place and tokens[start].kind == "stop":
        start += 1
    return start


def _sets(scene: Scene, token: Token, *, contiguous: bool) -> bool:
    if token.text in _MEANS or _VENUE.search(token.text):
        return True
    return (
        contiguous and any(date.start <= token.start < date.end for date in scene.dates) and token.text.endswith("일")
    )


def _is_breaking(word: str) -> bool:
    return any(particle in _BREAKING for stem, particle in splits(word) if particle and len(stem) > 1)


def _according(scene: Scene) -> list[Statement]:
    """외교부에 따르면 …: what follows is that body's or person's."""
    tokens = scene.sentence.tokens
    for place, token in enumerate(tokens):
        if token.text not in {"따르면", "의하면"} or not place:
            continue
        source = next((one for one in scene.named if one.last == place - 1), None)
        if source is None or len(tokens) - place <= _LEAST:
            return []
        first = next((at for at in range(place + 1, len(tokens)) if tokens[at].kind != "stop"), place)
        part = _without_stop(scene, tokens[first].start)
        if part[1] <= part[0]:
            return []
        return [
            Statement(
                "indirect", [part], "according-to", CONFIDENCE, source.voice, token.text, token.start, source.mention
            )
        ]
    return []


def _without_stop(scene: Scene, start: int) -> Bounds:
    end = scene.sentence.bounds[1]
    while end > start and scene.text[end - 1] in ".!?… )":
        end -= 1
    return start, end
