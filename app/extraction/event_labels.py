"""What an event is called: its proper name, or a label of its kind and those who took part."""

import re
from collections.abc import Sequence

from app.domain.records import PlaceRecord
from app.extraction.annotations import Mention
from app.extraction.english import event_words as words
from app.extraction.occurrences import Occurrence
from app.extraction.scene import Scene

_MOST_PARTIES = 4
_PAIR = 2
_LONGEST = 200
_OF_BODY = re.compile(r"\sof\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:(?:and|of|for|on)\s)?[A-Z][\w’'-]*){1,7}")


def label_of(scene: Scene, one: Occurrence, place: PlaceRecord | None) -> str:
    """The name where there is one; else such as "phone call of A and B", "news conference in Ljubljana"."""
    if one.name is not None:
        return one.name[:_LONGEST]
    text = scene.document.text
    kind = one.term if one.verb else " ".join(text[one.start : one.end].split())
    if kind.isupper() and " " in kind:
        kind = kind.lower()
    elif one.start == one.sentence[0] or " " not in kind:
        kind = kind[0].lower() + kind[1:]
    if one.ordinal is not None and one.ordinal > 1:
        kind = f"{words.NTH.get(one.ordinal, f'{one.ordinal}th')} {kind}"
    parties = parties_of(scene, one)
    label = kind
    if parties:
        behind = parties[0].start >= one.end and text.startswith(" with ", one.end)
        label += f" {'with' if behind else 'of'} {_listed([party.name for party in parties])}"
    if not parties and (body := _OF_BODY.match(text, one.end, one.sentence[1])):
        label += body[0]
    if place is not None and len(parties) < _PAIR:
        label += f" {'to' if one.head in words.VISITS else 'in'} {place.name}"
    return label[:_LONGEST]


def is_bare(scene: Scene, one: Occurrence, place: PlaceRecord | None) -> bool:
    """Whether only its kind is told: two hearings of one day would be one event by a label such as "hearing"."""
    if one.name is not None or place is not None or one.kind in words.OF_MANY:
        return False
    return not parties_of(scene, one) and _OF_BODY.match(scene.document.text, one.end, one.sentence[1]) is None


def parties_of(scene: Scene, one: Occurrence) -> list[Mention]:
    """The people named in the clause, else its countries, each once in the order of the text."""
    place = scene.place_of(one)
    for kind in ("person", "country"):
        here = [m for m in scene.mentions_in(scene.clause_of(one)) if m.type == kind]
        acting = (m for m in here if kind == "country" or m.name.casefold() in scene.taken)
        parties: dict[str, Mention] = {}
        for mention in acting:
            if place is None or mention.name != place.name:
                parties.setdefault(mention.name, mention)
        if parties:
            return list(parties.values())[:_MOST_PARTIES]
    return []


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
