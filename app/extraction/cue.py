"""A verb of saying, or a noun that says as much, with its subject."""

from typing import Literal, NamedTuple

from app.extraction.annotations import Mention
from app.extraction.english import clause_words, titles
from app.extraction.narration import PERSON, Line
from app.extraction.subjects import Subject

SOURCE = "according to"
_NEAR = 6

Side = Literal["left", "right"]


class Cue(NamedTuple):
    """A verb of saying with its subject; `side` says on which side of the verb that stands."""

    verb: int
    lemma: str
    subject: Subject
    side: Side

    @property
    def first(self) -> int:
        """The first word of the clause's kernel."""
        return min(self.verb, self.subject.first)

    @property
    def is_source(self) -> bool:
        """Whether it is "according to" and no verb."""
        return self.lemma == SOURCE

    @property
    def start(self) -> int:
        """The first word of the clause's kernel, "according" included."""
        return self.first - 1 if self.is_source else self.first

    @property
    def last(self) -> int:
        """The last word of the clause's kernel."""
        return max(self.verb, self.subject.last)


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
