"""A verb of saying, or a noun that says as much, with its subject."""

from typing import Literal

from app.extraction.annotations import Mention
from app.extraction.english import clause_words, titles
from app.extraction.narration import PERSON, Line
from app.extraction.subjects import Subject

SOURCE = "according to"
_NEAR = 6

Side = Literal["left", "right"]


class Cue:
    """A verb of saying with its subject; `side` says on which side of the verb that stands.

    `first` and `last` are the words that bound the kernel of its clause, worked out once as every rule asks for them.
    `is_source` says that it is "according to" and no verb; `start` is the first word with "according" included.
    """

    __slots__ = ("first", "is_source", "last", "lemma", "side", "start", "subject", "verb")

    def __init__(self, verb: int, lemma: str, subject: Subject, side: Side) -> None:
        self.verb, self.lemma, self.subject, self.side = verb, lemma, subject, side
        self.first, self.last = min(verb, subject.first), max(verb, subject.last)
        self.is_source = lemma == SOURCE
        self.start = self.first - self.is_source


def hearer(line: Line, cue: Cue) -> str | None:
    """The person right behind a verb of telling or asking: "Park told Lind that …"."""
    if cue.side != "left" or cue.lemma not in clause_words.HEARING:
        return None
    for place in range(cue.last + 1, min(len(line.words), cue.last + _NEAR)):
        named = line.refs[place]
        if isinstance(named, Mention) and line.words[place] == PERSON:
            return named.key
        if not (line.capital[place] or line.words[place] in titles.HEADS):
            return None
    return None
