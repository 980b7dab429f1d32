"""Who held an event and what it was held for."""

import re
from collections.abc import Iterator

from app.domain.records import HostRecord, OccasionRecord, Span
from app.domain.scalars import HostPart
from app.extraction.annotations import Bounds
from app.extraction.english import event_words as words
from app.extraction.occurrences import Occurrence
from app.extraction.scene import Scene

_WORD = r"[A-ZÀ-Þ](?:[\w’'&.-]*\w)?"
_NAME = rf"{_WORD}(?:\s(?:(?:(?:of|for|on)\s(?:the\s)?|(?:and|de|du|des|der|la|&)\s))?{_WORD}){{0,9}}"
_HOLDS = r"(?:host(?:ed)?|organi[sz](?:ed?|er)|sponsor(?:ed)?|convened)"
_BY = re.compile(
    rf"(?P<how>(?:jointly\s|co-?)?{_HOLDS})\sby\s(?P<names>(?:the\s)?{_NAME}(?:(?:,|,?\sand)\s(?:the\s)?{_NAME}){{0,4}})"
)
_APPOSITION = re.compile(rf"\b(?P<names>{_NAME}),\s(?:the\s|a\s)?(?P<how>(?:co-?)?{_HOLDS})\sof\sthe\s")
_ACTIVE = re.compile(
    rf"\b(?P<names>{_NAME})(?:,\swhich)?\s(?:is\s)?(?P<how>(?:co-?)?(?:host|organi[sz]|conven)(?:ed|ing))\s(?:the|its|a)\s"
)
_ONE_NAME = re.compile(rf"(?:the\s)?(?P<name>{_NAME})")
_OCCASION = re.compile(words.OCCASION)
_OCCASION_WORD = re.compile(r"(?P<stop>[,.;:!?()“”\"—–])|(?P<word>[^\s,.;:!?()“”\"—–]+)")
_REACH = 300
# Between "the" and the event there may stand "second" or "inaugural", no other event.
_MOST_BETWEEN = 12
_LEAST = 3


def find_hosts(scene: Scene, again: tuple[Occurrence, ...]) -> list[HostRecord]:
    """Those of whom the source says that they held it: "hosted by X", "X, co-host of the forum"."""
    hosts: dict[str, HostRecord] = {}
    for one in again:
        for begun, end, joint in (*_behind(scene, one), *_before(scene, one)):
            if scene.is_person(begun, end):
                continue
            start = begun + len("The ") * scene.document.text.startswith("The ", begun, end)
            name = " ".join(scene.document.text[start:end].split())
            if scene.gazetteer.place(name) is not None:
                continue
            part = HostPart.CO_HOST if joint else HostPart.HOST
            record = HostRecord(name=name, part=part, evidence=[Span(start=start, end=end)])
            hosts.setdefault(name.casefold(), record)
    return list(hosts.values())


def _behind(scene: Scene, one: Occurrence) -> Iterator[tuple[int, int, bool]]:
    """ "The forum in Gdansk, which was hosted by the Maritime Institute"."""
    text = scene.document.text
    found = _BY.search(text, *scene.stretch_behind(one))
    if found is None:
        return
    names = _names(text, found.span("names"))
    joint = _is_joint(found["how"]) or len(names) > 1
    yield from ((start, end, joint) for start, end in names)


def _before(scene: Scene, one: Occurrence) -> Iterator[tuple[int, int, bool]]:
    """ "X, co-host of the forum", "X hosted the forum"."""
    text, opening = scene.document.text, max(one.sentence[0], one.start - _REACH)
    for pattern in (_APPOSITION, _ACTIVE):
        for found in pattern.finditer(text, opening, one.start):
            if found.end() + _MOST_BETWEEN >= one.start:
                yield *found.span("names"), _is_joint(found["how"])


def _is_joint(how: str) -> bool:
    return how.startswith(("co", "jointly")) and not how.startswith("conven")


def _names(text: str, bounds: Bounds) -> list[Bounds]:
    """Each name of a list; "and" inside a name ("Institute of Foreign Affairs and Security") stays."""
    return [found.span("name") for found in _ONE_NAME.finditer(text, *bounds)]


def find_occasion(scene: Scene, again: tuple[Occurrence, ...]) -> OccasionRecord | None:
    """What the event was held for: "which was held to commemorate the establishment of …"."""
    text = scene.document.text
    for one in again:
        found = _OCCASION.search(text, one.end, min(one.sentence[1], one.end + _REACH))
        if found is None or not scene.told_next(one, found.end()):
            continue
        end = _end_of_phrase(text, found.end(), min(one.sentence[1], found.end() + _REACH))
        if end - found.end() >= _LEAST:
            span = Span(start=found.end(), end=end)
            return OccasionRecord(text=" ".join(text[found.end() : end].split()), evidence=[span])
    return None


def _end_of_phrase(text: str, start: int, limit: int) -> int:
    """Before the next punctuation or preposition of place or time."""
    end = start
    for found in _OCCASION_WORD.finditer(text, start, limit):
        if found["stop"] or found["word"] in words.OCCASION_ENDS:
            break
        end = found.end()
    return end
