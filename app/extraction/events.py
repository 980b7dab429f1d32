"""The one event that a source reports, with its date, place, hosts, occasion and the events told of beside it."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from app.domain.records import DateRecord, EventRecord, PlaceRecord, Span
from app.domain.vocabulary import Vocabulary
from app.extraction.annotations import Bounds, DateMention, Document, Entity
from app.extraction.classification import classifier_of
from app.extraction.dating import Dates
from app.extraction.editions import once_per_vocabulary
from app.extraction.english import event_words as words
from app.extraction.event_details import find_hosts, find_occasion
from app.extraction.event_labels import is_bare, label_of, parties_of
from app.extraction.occurrences import Occurrence, Occurrences, word_after
from app.extraction.places import dateline, place_listed
from app.extraction.quotations import Quotation
from app.extraction.related_events import find_related
from app.extraction.scene import Scene

# What an event is told with, set by hand: below the first of these nothing is taken for the event of a source.
_SAID_AT, _HELD, _TITLE, _STATEMENT_TITLE = 3.0, 2.5, 2.5, 2.0
_IN_LEAD, _NAMED, _DATED, _PLACED, _AGAIN = 1.0, 1.0, 0.5, 0.25, 0.5
_MOST_AGAIN = 2
_LEAD = 5
_WORDS_BEFORE = 12
_LINE = 80
_LONG_LINE = 240
_PAIR = 2

_BETWEEN = re.compile(
    rf"\s(?:between|with)\s[^,.;:“”\"]{{1,60}}?\s(?:{'|'.join(sorted(words.TOOK_PLACE - {'took', 'drew'}))})\b"
)
_TERMINAL = re.compile(r"[.!?…][\"”’')\]]*\Z")


def find_event(
    document: Document,
    quotations: Iterable[Quotation],
    entities: tuple[Entity, ...],
    dates: Dates,
    vocabulary: Vocabulary,
) -> EventRecord | None:
    """The event at which the source's people spoke or of which it reports; None where it reports none.

    An event is taken only from words that tell it happened: "said during the forum", "told a news conference",
    "held talks", "met", "spoke by phone", a title such as "Press conference of …". One to come, wished for or
    long past is none; nor is a statement that nobody is said to have issued jointly, nor what has neither name
    nor day nor place nor two people in its sentence, nor that of which nothing but its kind and day is told.

    Its name is its proper name ("Lisbon Ports Forum"); where the source gives none, a label of the
    kind in the source's words and those who took part: "phone call of A and B", "joint statement of C and D".
    Its date is the one told with it, else the one beside the first verb of speech ("said Thursday"). Participants
    are left to the caller, who knows the speakers.
    """
    occurrences = _occurrences_of(vocabulary)
    scene = Scene(document, entities, dates, occurrences.find(document, quotations), vocabulary.gazetteer)
    main = _main(scene, occurrences)
    if main is None:
        return None
    again = tuple(one for one in scene.occurrences if one is main or _is_again(one, main))
    when, where = _date(scene, main, again), _place(scene, main, again)
    undated = main.name is None and when is None and where is None and len(parties_of(scene, main)) < _PAIR
    if undated or is_bare(scene, main, where):
        return None
    sectors, topics = classifier_of(vocabulary).links(document.text, document.body, len(document.text))
    return EventRecord(
        name=label_of(scene, main, where),
        kind=main.kind,
        ordinal=main.ordinal,
        date=when,
        place=where,
        hosts=find_hosts(scene, again),
        occasion=find_occasion(scene, again),
        related=find_related(scene, occurrences, again, when),
        sectors=sectors,
        topics=topics,
        evidence=[Span(start=main.start, end=main.end)],
    )


_occurrences_of = once_per_vocabulary(Occurrences)


def _main(scene: Scene, occurrences: Occurrences) -> Occurrence | None:
    """The occurrence that most is said for; of equals the first.

    One that is told neither early, nor with its day, nor again is background: "as she said at a conference once".
    """
    best: tuple[float, Occurrence] | None = None
    lead = _end_of_lead(scene)
    said_again = Counter(one.kind for one in scene.occurrences if one.determiner == "the" and one.name is None)
    for one in scene.occurrences:
        weight = _cue(scene, one) if occurrences.is_occasion(one) else 0.0
        if not weight or not _happened(scene, one):
            continue
        early, dated = one.start < lead, scene.date_of(one) is not None
        again = said_again[one.kind] - (one.determiner == "the" and one.name is None)
        if not (early or dated or again):
            continue
        weight += _IN_LEAD * early + _NAMED * (one.name is not None) + _DATED * dated
        weight += _AGAIN * min(_MOST_AGAIN, again) + _PLACED * (scene.place_of(one) is not None)
        if best is None or weight > best[0]:
            best = weight, one
    return best[1] if best else None


def _end_of_lead(scene: Scene) -> int:
    return max((end for _, end in islice(scene.document.sentences, _LEAD)), default=0)


def _cue(scene: Scene, one: Occurrence) -> float:
    """How strongly the words say that the event took place and is what the source is about."""
    if (
        one.plural
        or one.head in words.FOUNDED
        or any(word in words.UNREAL for word in (*one.modifiers, one.determiner))
    ):
        return 0.0
    if _is_title(scene, one):
        return _titled(scene, one)
    if one.verb:
        return _told(scene, one)
    if one.head in words.STATEMENTS:
        return _SAID_AT if _is_issued(scene, one) else 0.0
    said_in = one.governor == "in" and (one.determiner or one.head in words.PLURAL_EVENTS)
    if (one.governor in words.AT or said_in) and scene.reports_speech(one.sentence):
        return _SAID_AT
    return _HELD if one.governor in words.HELD or _took_place(scene, one) else 0.0


def _took_place(scene: Scene, one: Occurrence) -> bool:
    """ "The summit, held in Seoul", "the talks between the two on fish broke up"."""
    following = scene.document.text[one.end : one.end + _LINE].replace(",", " ").split()[:3]
    return not words.TOOK_PLACE.isdisjoint(following) or bool(_BETWEEN.match(scene.document.text, one.end))


def _told(scene: Scene, one: Occurrence) -> float:
    verb = scene.document.text[one.start : one.end].split()[0].lower()
    if verb == "meeting":
        return _HELD if one.governor in words.AT and scene.reports_speech(one.sentence) else 0.0
    if _is_signed(scene, one):
        return _HELD
    if one.governor in words.PASSIVE or verb not in words.PAST_VERBS:
        return 0.0
    if one.term == words.SIGNED and word_after(scene.document.text, one.end, one.sentence) in words.SIGNED_BY:
        return 0.0
    place = scene.place_of(one) if one.head in words.VISITS else None
    return _HELD if one.head not in words.VISITS or (place and place.country) else 0.0


def _titled(scene: Scene, one: Occurrence) -> float:
    if one.head not in words.STATEMENTS:
        return _TITLE
    return _STATEMENT_TITLE if _is_of_somebody(scene, one) else 0.0


def _is_signed(scene: Scene, one: Occurrence) -> bool:
    """ "An agreement signed in Seoul", "the treaty was signed on Monday"."""
    if one.term != words.SIGNED or word_after(scene.document.text, one.end, one.sentence) not in words.SIGNED_BY:
        return False
    before = scene.words_before(one.start, one.sentence, 2)
    return not words.SIGNABLE.isdisjoint(before[: 2 if one.governor in {"was", "were"} else 1])


def _is_of_somebody(scene: Scene, one: Occurrence) -> bool:
    """ "Joint statement", "Statement by the ministers"; not "Press release", nor a statement on something."""
    joint = (
        "joint" in one.term.lower()
        or "joint" in one.modifiers
        or scene.document.text.startswith("Joint ", one.opening - 6)
    )
    return joint or word_after(scene.document.text, one.end, one.sentence) in {"by", "of", "from"}


def _is_title(scene: Scene, one: Occurrence) -> bool:
    """ "Press conference of …", "Readout of the call with …" as the first line, without a full stop."""
    text = scene.document.text
    start, end = scene.document.paragraphs[0] if scene.document.paragraphs else (0, 0)
    if one.opening >= end or end - start > _LONG_LINE or _TERMINAL.search(text[max(start, end - 4) : end]):
        return False
    before = text[start : one.opening].split()
    return not before or before[0].lower().rstrip(":") in words.RECORDS or before == ["Joint"]


def _is_issued(scene: Scene, one: Occurrence) -> bool:
    """ "Said in a joint statement", "in a statement issued on Friday by both"; not any spokesman's statement."""
    joint = "joint" in one.term or "joint" in one.modifiers
    return joint and one.governor in {"in", "issued", "released", "adopted"} and scene.reports_speech(one.sentence)


def _happened(scene: Scene, one: Occurrence) -> bool:
    """Whether nothing says that it is to come ("to speak at the forum"), wished for, or long past."""
    if _is_signed(scene, one) and one.governor in words.SIGNABLE:
        return _is_near(scene, one)  # will train them under a treaty signed on Monday
    before = scene.words_before(one.opening, one.sentence, _WORDS_BEFORE)
    if before[2:3] == ["to"] and before[0] in words.AT:
        return False
    month = " May " in scene.document.text[max(one.sentence[0], one.opening - _LONG_LINE) : one.opening]
    for word in before:
        if word in words.DENYING:
            return False
        if word in words.SAYING:
            break
        if month and word == "may":
            continue
        if word in words.IRREALIS or word.endswith("n't"):
            return False
    return _is_near(scene, one)


def _is_near(scene: Scene, one: Occurrence) -> bool:
    dated = scene.date_of(one)
    return dated is None or scene.is_recent(dated)


def _is_again(one: Occurrence, main: Occurrence) -> bool:
    """ "The forum", "this year's Lisbon Ports Forum": the main event told of once more."""
    if one.kind != main.kind or one.verb:
        return False
    if one.name is not None:
        return one.name == main.name
    return one.determiner in {"the", "this"} and not one.modifiers and one.ordinal is None


def _date(scene: Scene, main: Occurrence, again: tuple[Occurrence, ...]) -> DateRecord | None:
    """The date told with the event, else the day beside the first verb of speech, else that of the dateline."""
    for one in (main, *again):
        told = scene.date_of(one)
        if told is not None and scene.is_recent(told):
            return told.date
    for mention in scene.dates.within(0, _end_of_lead(scene)):
        if _beside_speech(scene, mention) and scene.is_recent(mention):
            return mention.date
    if _is_title(scene, main):
        return next((m.date for m in scene.dates if _dateline_at(scene, m) is not None), None)
    return _lead_day(scene)


def _lead_day(scene: Scene) -> DateRecord | None:
    """The one day that the first sentence with a day gives: news tells there when it happened."""
    sentences = islice(scene.document.sentences, _LEAD)
    told = ([m.date for m in scene.dates.within(*one) if _is_day(scene, m)] for one in sentences)
    days = next(filter(None, told), [])
    return days[0] if len({day.edtf for day in days}) == 1 else None


def _is_day(scene: Scene, mention: DateMention) -> bool:
    return scene.is_recent(mention) and mention.date.earliest == mention.date.latest


def _beside_speech(scene: Scene, mention: DateMention) -> bool:
    """ "said Thursday", "told reporters on Thursday"."""
    sentence = scene.document.sentence_at(mention.start)
    return any(word in words.SAYING for word in scene.words_before(mention.start, sentence, 3))


def _place(scene: Scene, main: Occurrence, again: tuple[Occurrence, ...]) -> PlaceRecord | None:
    for one in (main, *again):
        place = scene.place_of(one)
        if place is not None:
            return place
    if _is_title(scene, main):
        if place := place_listed(scene.document.text, (main.end, main.sentence[1]), scene.gazetteer):
            return place
        found = (_dateline_at(scene, mention) for mention in scene.dates)
        return next((dateline(scene.document.text, line, scene.gazetteer) for line in found if line is not None), None)
    return None


def _dateline_at(scene: Scene, mention: DateMention) -> Bounds | None:
    """The short second or third paragraph in which a date stands, as a transcript has one."""
    for start, end in islice(scene.document.paragraphs, _LEAD):
        if start <= mention.start < end:
            return (start, end) if end - start <= _LINE else None
    return None
