"""Whether the English words around a date place it in the past or in the future."""

import re
from collections.abc import Iterable

from app.extraction.english.calendar import NO_PARTICIPLE, NOT_VERBS, PLANS, WAS, WILL
from app.extraction.periods import Tense

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[;:]")
_WINDOW = 24
_REACH = 200


def tense_around(text: str, start: int, end: int, sentence: tuple[int, int]) -> Tense:
    """The nearest cue before the date in its sentence, else the first one behind it.

    "said Thursday that talks will begin" is past, "said he will meet Lee on Friday" is future.
    """
    before = _WORD.findall(text, max(sentence[0], start - _REACH), start)[-_WINDOW:]
    tense = _nearest_cue(before)
    if tense is not Tense.OPEN:
        return tense
    behind = _WORD.findall(text, end, min(sentence[1], end + _REACH))[:_WINDOW]
    return _first_cue(behind)


def _nearest_cue(words: list[str]) -> Tense:
    for place in range(len(words) - 1, -1, -1):
        word = words[place].lower().replace("’", "'")
        before = words[place - 1].lower() if place else ""
        if before in {"be", "been"} and word not in WILL:
            continue
        if before == "to" and words[place].islower() and word not in NOT_VERBS:
            governor = words[place - 2].lower() if place > 1 else ""
            if governor in PLANS:
                return Tense.FUTURE
            continue
        tense = _of_word(word)
        if tense is not Tense.OPEN:
            return tense
    return Tense.OPEN


def _first_cue(words: Iterable[str]) -> Tense:
    for word in words:
        if word in ";:":
            break
        tense = _of_word(word.lower().replace("’", "'"))
        if tense is not Tense.OPEN:
            return tense
    return Tense.OPEN


def _of_word(word: str) -> Tense:
    if word in WILL or word.endswith("'ll"):
        return Tense.FUTURE
    if word in WAS or (word.endswith("ed") and word not in NO_PARTICIPLE):
        return Tense.PAST
    return Tense.OPEN
