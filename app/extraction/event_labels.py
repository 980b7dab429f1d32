"""What an event is called: its proper name, or a label of its kind and those who took part."""

from collections.abc import Sequence

from app.extraction.english import event_words as words
from app.extraction.occurrences import Occurrence
from app.extraction.scene import Scene

_MOST_PARTIES = 4
_LONGEST = 200


def label_of(scene: Scene, one: Occurrence) -> str:
    """The name where there is one; else such as "phone call of A and B", "news conference in Ljubljana"."""
    if one.name is not None:
        return one.name[:_LONGEST]
    text = scene.document.text
    kind = one.term if one.verb else " ".join(text[one.start : one.end].split())
    if one.start == one.sentence[0]:
        kind = kind[0].lower() + kind[1:]
    if one.ordinal is not None and one.ordinal > 1:
        kind = f"{words.NTH.get(one.ordinal, f'{one.ordinal}th')} {kind}"
    parties = parties_of(scene, one)
    if parties:
        return f"{kind} of {_listed(parties)}"[:_LONGEST]
    place = scene.place_of(one)
    where = "to" if one.head in words.VISITS else "in"
    return f"{kind} {where} {place.name}"[:_LONGEST] if place else kind[:_LONGEST]


def parties_of(scene: Scene, one: Occurrence) -> list[str]:
    """The people named in the sentence, else its countries, each once in the order of the text."""
    for kind in ("person", "country"):
        here = (m for m in scene.mentions_in(one.sentence) if m.type == kind)
        names = list(dict.fromkeys(m.name for m in here))
        if names:
            return names[:_MOST_PARTIES]
    return []


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
