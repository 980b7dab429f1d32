"""Events told of beside the main one, each with a date of its own: summits, statements issued, foundings, visits."""

import re

from app.domain.dates import MAX_DAY, MIN_DAY, number
from app.domain.records import DateRecord, RelatedEventRecord, Span
from app.extraction.annotations import DateMention
from app.extraction.english import event_words as words
from app.extraction.event_labels import label_of
from app.extraction.occurrences import Occurrence, Occurrences
from app.extraction.scene import Scene

_FOUNDED = re.compile(
    r"\sof\s(?:(?:the|a|an|its|their)\s)?(?:[a-z][\w-]*\s){0,2}"
    r"(?P<name>[A-Z][\w’'-]*(?:\s(?:(?:of|for|on|and)\s)?[A-Z][\w’'-]*){0,7})"
)
_WORD = re.compile(r"[a-z]+")


def find_related(
    scene: Scene, occurrences: Occurrences, again: tuple[Occurrence, ...], when: DateRecord | None
) -> list[RelatedEventRecord]:
    """Those that the source dates, the most exactly dated first."""
    found: dict[tuple[str, str], tuple[int, RelatedEventRecord]] = {}
    main = frozenset(again)
    for one in scene.occurrences:
        dated = scene.date_of(one)
        if one in main or dated is None or not occurrences.is_occasion(one) or not _is_told(scene, one, dated):
            continue
        if when is not None and dated.date.evidence == when.evidence:
            continue
        record = _record(scene, one, dated)
        found.setdefault((one.kind, dated.date.edtf), (_width(dated.date), record))
    return [record for _, record in sorted(found.values(), key=lambda pair: pair[0])]


def _is_told(scene: Scene, one: Occurrence, dated: DateMention) -> bool:
    """A statement only if it was issued, a founding only of something with a name, none that is denied."""
    if one.determiner in {"no", "any", "every", "each"}:
        return False
    text = scene.document.text
    if one.head in words.STATEMENTS:
        told = {one.governor, *_WORD.findall(text, one.end, max(one.end, dated.start))}
        return not told.isdisjoint(words.ISSUED)
    return one.head not in words.FOUNDED or _FOUNDED.match(text, one.end) is not None


def _record(scene: Scene, one: Occurrence, dated: DateMention) -> RelatedEventRecord:
    return RelatedEventRecord(
        name=_name(scene, one),
        kind=one.kind,
        ordinal=one.ordinal,
        date=dated.date,
        place=scene.place_of(one),
        evidence=[Span(start=one.start, end=one.end)],
    )


def _name(scene: Scene, one: Occurrence) -> str:
    if one.head in words.STATEMENTS and one.name is None:
        return f"{one.term} issued"
    founded = _FOUNDED.match(scene.document.text, one.end) if one.head in words.FOUNDED else None
    return f"{' '.join(founded['name'].split())} established" if founded else label_of(scene, one, scene.place_of(one))


def _width(when: DateRecord) -> int:
    """How many days it may be; a date without bounds comes last."""
    return number(when.latest, default=MAX_DAY) - number(when.earliest, default=MIN_DAY)
