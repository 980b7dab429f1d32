"""Which quotations of a sentence are speech, of what kind, and whose: read from the quotative behind each mark."""

import re
from dataclasses import dataclass, field, replace

from app.extraction.annotations import Bounds, DateMention
from app.extraction.found import CARRIED, FAIR, LIKELY, POOR, SURE
from app.extraction.korean import word_lists as lists
from app.extraction.korean.marks import Quotation
from app.extraction.korean.particles import Sentence, splits
from app.extraction.korean.voices import Subject
from app.extraction.statements import Statement
from app.extraction.voice import Voice
from app.extraction.wordlists import words

_NEAR, _REACH = 2, 60
_OUTSIDE = frozenset(
    {"은", "는", "이", "가", "을", "를", "의", "과", "와", "도", "만", "로", "으로", "까지", "에서는", "에는"}
)
_ADVERBIAL = tuple(
    words("""
    대해서는 대해서도 대해선 관해서는 관련해서는 질문에는 물음에는 에게는 자리에서는 에서도 에서는 이날은 대해 관해
    통해 만나 따르면 특히 다만 그러면서도 하고 갖고 열고 내고
""")
)
_WHOLE = frozenset("다요까자")
_OPENING = 3
_NO_TOPIC = frozenset("냐에서게로지만면고며날때해년월일분회적하있없되")
"""Before 는 these make an adverb or a verb of it: 이번에는, 말하는."""
_ASIDE = frozenset({"가운데", "데", "뒤", "후", "만큼", "것과", "것에", "것을", "것으로", "따라"})


@dataclass(slots=True)
class Memory:
    """What came before: the last statement, the sentence it stood in, and whom the sentence before was about."""

    last: Statement | None = None
    said_in: int = -9
    paragraph: int = -1
    subject: Subject | None = None
    subject_in: int = -9
    number: int = 0
    statements: list[Statement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """Whose words: `carried` without words of its own."""

    voice: Voice | None
    rule: str
    confidence: float
    mention: Bounds | None = None
    subject: Subject | None = None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what is known of it; `named` are also those who are no subject: 외교부에 따르면."""

    text: str
    masked: str
    sentence: Sentence
    quotations: tuple[Quotation, ...]
    subjects: tuple[Subject, ...]
    named: tuple[Subject, ...]
    dates: tuple[DateMention, ...]
    states: tuple[Subject, ...] = ()

    def verb_after(self, offset: int) -> int:
        """The first verb of saying behind an offset, or -1; 했다 is one only behind a quotative."""
        tokens = self.sentence.tokens
        for place in range(self.sentence.at(offset), len(tokens)):
            token = tokens[place]
            if token.kind != "word" or not lists.is_saying(token.text):
                continue
            if not lists.is_bare(token.text) or (place and tokens[place - 1].text.endswith(("고", "냐고", "을", "박"))):
                return place
        return -1


def quoted(scene: Scene, memory: Memory) -> list[Statement]:
    """The statements in marks of a sentence."""
    found: list[Statement] = []
    verbs: list[int] = []
    for quotation in scene.quotations:
        if quotation.continues and memory.statements and not found:
            memory.statements[-1].parts.append((quotation.start, quotation.end))
            continue
        statement, verb = _statement(scene, memory, quotation)
        if statement is None:
            continue
        if found and _joins(found[-1], statement, verbs[-1], verb):
            _join(found[-1], statement)
        else:
            found.append(statement)
        verbs.append(verb)
    return found


def _joins(before: Statement, now: Statement, verb_before: int, verb: int) -> bool:
    """“A”며 “B”고 말했다 is one stretch; 말하고 … 덧붙였다 are two."""
    alike = before.kind == now.kind and (before.voice is None or before.voice.same(now.voice))
    return alike and verb_before == verb


def _join(before: Statement, now: Statement) -> None:
    before.parts += now.parts
    if before.clause and now.clause:
        before.clause = (before.clause[0], now.clause[1])


def _statement(scene: Scene, memory: Memory, quotation: Quotation) -> tuple[Statement | None, int]:
    """The statement that a quotation makes, and its verb; (None, -1) where it is no speech."""
    if not quotation.closed:
        return _open(scene, memory, quotation), -1
    end, stop = quotation.outer[1], scene.sentence.bounds[1]
    verb = scene.verb_after(end)
    word = scene.sentence.tokens[verb].text if verb >= 0 else ""
    quotative = lists.QUOTATIVE.match(scene.masked, end, stop) or lists.OF_SPEECH.match(scene.masked, end, stop)
    kind, rule = _kind(scene, quotation, quotative, verb)
    source = source_of(scene, memory, quotation.outer[0], end, verb) if kind else None
    if source and source.subject is None and kind == "direct" and verb >= 0:
        source = _state(scene, quotation) or source
        if source.carried and _has_topic(scene, quotation.outer[0]):
            source = replace(source, confidence=POOR)  # 옆자리 노인은 웃으며 “…”라고 답했다
    if source is None or (source.voice is None and kind == "mixed"):
        return None, -1
    cue_at = scene.sentence.tokens[verb].start if verb >= 0 else -1
    cue = word or (quotative[0].strip() if quotative else None)
    clause = (_clause_start(scene, quotation, source), end) if kind == "mixed" else None
    sure = SURE if quotative and verb >= 0 else LIKELY if quotative or verb >= 0 else FAIR
    return Statement(
        kind, [(quotation.start, quotation.end)], source.rule + rule, min(sure, source.confidence), source.voice, cue,
        cue_at, source.mention, source.carried, clause, said_when(scene, source.subject, quotation.outer[0]),
    ), verb  # fmt: skip


def _state(scene: Scene, quotation: Quotation) -> Source | None:
    """북한은 이날 담화에서 “…”라고 비난했다. Of indirect speech a country is more often what it is about."""
    before = [one for one in scene.states if one.end <= quotation.outer[0]]
    return Source(before[-1].voice, "topic", LIKELY, before[-1].mention, before[-1]) if before else None


def _kind(scene: Scene, quotation: Quotation, quotative: re.Match[str] | None, verb: int) -> tuple[str, str]:
    """Whether a quotation is direct or mixed speech, and what that adds to the rule; empty where it is none."""
    end, stop = quotation.outer[1], scene.sentence.bounds[1]
    if lists.OF_NOBODY.search(scene.masked, end, min(stop, end + _REACH)) or _is_called(scene, end):
        return "", ""
    if quotation.single and not (quotative and verb >= 0 and quotative.re is lists.QUOTATIVE):
        return "", ""
    if quotative:
        return ("mixed" if _is_inside(scene, quotation) else "direct"), ""
    if not scene.masked[end:stop].strip(" .\n\t"):
        return ("direct", "-alone") if _is_sentence(scene.text, quotation) else ("", "")
    return ("mixed", "-fragment") if _is_fragment(scene, quotation, verb) else ("", "")


def _open(scene: Scene, memory: Memory, quotation: Quotation) -> Statement | None:
    """A quotation that its paragraph does not close: nobody's, unless the next paragraph goes on with it."""
    if not _is_sentence(scene.text, quotation):
        return None
    source = source_of(scene, memory, quotation.outer[0], quotation.outer[1], -1)
    return Statement(
        "direct", [(quotation.start, quotation.end)], "unclosed", POOR, source.voice, None, -1, source.mention
    )


def _is_sentence(text: str, quotation: Quotation) -> bool:
    return text[quotation.end - 1] in ".!?…다요까죠" and " " in text[quotation.start : quotation.end]


def _is_called(scene: Scene, end: int) -> bool:
    """“…”라는 제목의, “…”라고 적힌."""
    tokens, after = scene.sentence.tokens, scene.sentence.at(end)
    near = "".join(token.text + " " for token in tokens[after : after + 3])
    if lists.NO_SPEECH.match(near):
        return True
    return any(lists.CALLED.match(token.text) for token in tokens[after + 1 : after + 3])


def _is_fragment(scene: Scene, quotation: Quotation, verb: int) -> bool:
    """A piece in marks of what somebody is said to have said: “필수”로 규정했다, “쉬지 않고” 나아가야 한다고 말했다."""
    if verb < 1 or quotation.single:
        return False
    before = scene.sentence.tokens[verb - 1].text
    return lists.is_judging(scene.sentence.tokens[verb].text) or before.endswith(("다고", "라고", "자고", "냐고"))


def _is_inside(scene: Scene, quotation: Quotation) -> bool:
    """Whether words outside the marks belong to what is said: 한미동맹을 “핵심축”이라고, not 김 장관은 “…”라고."""
    place = scene.sentence.at(quotation.outer[0]) - 1
    if place < 0 or scene.sentence.tokens[place].kind != "word":
        return False
    if any(subject.last == place for subject in scene.subjects):
        return False
    if any(state.last == place for state in scene.states) and scene.text[quotation.end - 1] in _WHOLE:
        return False  # 북한은 “기다린다”고, not 북한은 “불량국가”라고
    if place and scene.sentence.tokens[place - 1].kind == "quote":  # “…”면서도 “…”
        return False
    word = scene.sentence.tokens[place].text
    if word in lists.CONNECTIVES or word.endswith(_ADVERBIAL):
        return False
    return any(particle in _OUTSIDE for _, particle in splits(word))


def _clause_start(scene: Scene, quotation: Quotation, source: Source) -> int:
    """Where the clause around a fragment begins: behind the subject, the quotation before, or the comma."""
    first = scene.sentence.bounds[0]
    for other in scene.quotations:
        if other.outer[1] <= quotation.outer[0]:
            first = max(
                first, scene.sentence.tokens[min(scene.sentence.at(other.outer[1]), len(scene.sentence.tokens) - 1)].end
            )
    if source.subject and source.subject.end <= quotation.outer[0]:
        first = max(first, source.subject.end)
    first = min(first, quotation.outer[0])
    while first < quotation.outer[0] and not scene.text[first].isalnum():
        first += 1
    return first


def source_of(scene: Scene, memory: Memory, start: int, end: int, verb: int) -> Source:
    """Whose words stand between two offsets: a subject behind them, before them, or carried from before."""
    if verb >= 0:
        until = scene.sentence.tokens[verb].start
        for subject in scene.subjects:
            if end <= subject.start and subject.end <= until and not _has_quotation(scene, end, subject.start):
                return Source(subject.voice, "subject-behind", SURE, subject.mention, subject)
    before = [subject for subject in scene.subjects if subject.end <= start]
    topics = [subject for subject in before if subject.topic]
    if verb >= 0 and before and not before[-1].topic and scene.sentence.tokens[verb].text.endswith("다고"):
        topics = []  # 통신은 김 위원장이 “…”라고 말했다고 보도했다
    if topics:
        return Source(topics[-1].voice, "topic", SURE, topics[-1].mention, topics[-1])
    if before and not _is_aside(scene, before[-1], start):
        return Source(before[-1].voice, "subject", LIKELY, before[-1].mention, before[-1])
    return _from_before(scene, memory)


def _has_topic(scene: Scene, start: int) -> bool:
    """Whether the sentence opens with somebody whom no rule knows, so that the speaker before may not go on."""
    return any(
        particle in {"은", "는"} and len(stem) > 1 and stem[-1] not in _NO_TOPIC and stem not in lists.UNNAMED
        for token in scene.sentence.tokens[: min(_OPENING, scene.sentence.at(start))]
        if token.kind == "word" and token.text not in lists.CONNECTIVES and not lists.ADNOMINAL.search(token.text)
        for stem, particle in splits(token.text)
    )


def _has_quotation(scene: Scene, start: int, end: int) -> bool:
    return any(start < other.start < end for other in scene.quotations)


def _is_aside(scene: Scene, subject: Subject, start: int) -> bool:
    """트럼프 대통령이 방한한 가운데 “…”: who is in the clause beside does not speak."""
    between = scene.sentence.tokens[subject.last + 1 : scene.sentence.at(start)]
    return any(token.text in _ASIDE for token in between)


def _from_before(scene: Scene, memory: Memory) -> Source:
    """이어 “…”: the speaker goes on, or whom the sentence before was about speaks."""
    last, distance = memory.last, memory.number - memory.said_in
    opening = scene.sentence.tokens[0].text
    linked = opening in lists.CONNECTIVES
    same = memory.paragraph == scene.sentence.paragraph
    if memory.subject and memory.subject_in > memory.said_in and memory.number - memory.subject_in <= 1:
        return Source(memory.subject.voice, "sentence-before", FAIR, memory.subject.mention)
    if last and last.voice and distance <= (_NEAR if linked or same else 1):
        confidence = CARRIED if linked or same else LIKELY
        return Source(last.voice, "carried", min(confidence, last.confidence), last.mention, carried=True)
    return Source(None, "unattributed", POOR)


def said_when(scene: Scene, subject: Subject | None, start: int) -> list[Bounds]:
    """The day beside the subject: 외교부는 20일 …; not that of something else, 20일 체결된 각서."""
    sentence = scene.sentence
    first = subject.last + 1 if subject and subject.end <= start else 0
    for mention in scene.dates:
        if not sentence.bounds[0] <= mention.start < start:
            continue
        place = sentence.at(mention.start)
        before = subject is not None and subject.end <= start and _stands_before(sentence, mention, subject)
        if place not in {first, first + 1} and place != 0 and not before:
            continue
        between = sentence.tokens[sentence.at(mention.end) : sentence.at(start)]
        if any(_tells_of_other(token.text) for token in between):
            continue
        return [(mention.start, mention.end)]
    return []


def _stands_before(sentence: Sentence, mention: DateMention, subject: Subject) -> bool:
    """1988년, 고 한상철 당시 장관은: nothing but a comma and a word for the deceased stands between."""
    between = sentence.tokens[sentence.at(mention.end) : subject.first]
    return mention.end <= subject.start and all(one.kind == "stop" or one.text == "고" for one in between)


def _tells_of_other(word: str) -> bool:
    return word not in lists.HELD and word.endswith(("된", "했던", "한")) and len(word) > _NEAR
