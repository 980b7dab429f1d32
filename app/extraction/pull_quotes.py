"""Words that a page shows once more by themselves, large and without their speaker: no second statement."""

import re
from collections.abc import Iterable, Iterator

from app.extraction.annotations import Document
from app.extraction.statements import Statement

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?…]+")
_MARKS = 2
_FEWEST = 4


def told_once(document: Document, statements: list[Statement]) -> list[Statement]:
    """The statements without those that stand alone in their paragraph and repeat what another said in its words."""
    alone = [one for one in statements if _is_alone(document, one)]
    if not alone:
        return statements
    shown = {id(one) for one in alone}
    others = (one for one in statements if one.kind != "indirect" and id(one) not in shown)
    said = {sentence for one in others for sentence in _sentences(document.text, one)}
    repeated = {id(one) for one in alone if said.issuperset(_sentences(document.text, one))}
    return [one for one in statements if id(one) not in repeated]


def _is_alone(document: Document, one: Statement) -> bool:
    """Whether nothing but a statement's marks stands in its paragraph, and no word of it says who spoke."""
    (start, stop), bounds = one.parts[0], document.paragraph_at(one.parts[0][0])
    signed = one.rule == "signature"
    own = signed or (one.mention is not None and not one.carried and bounds[0] <= one.mention[0] < bounds[1])
    whole = len(one.parts) == 1 and start - bounds[0] <= _MARKS and bounds[1] - stop <= _MARKS
    return whole and not own and one.kind == "direct" and len(_WORD.findall(document.text, start, stop)) >= _FEWEST


def _sentences(text: str, one: Statement) -> Iterator[str]:
    for start, stop in one.parts:
        yield from _folded(_SENTENCE.findall(text, start, stop))


def _folded(sentences: Iterable[str]) -> Iterator[str]:
    folded = (" ".join(_WORD.findall(sentence)).casefold() for sentence in sentences)
    return filter(None, folded)
