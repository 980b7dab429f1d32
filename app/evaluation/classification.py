"""How well sectors and topics are found, against statements that people have labelled."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from app.domain.vocabulary import Scheme, Vocabulary
from app.evaluation.figures import ratio
from app.evaluation.gold import lines_of
from app.extraction.classification import Classifier


class Statement(BaseModel):
    """A statement with the narrowest sectors and topics that it speaks of.

    `also`: what one careful reader would add and another would not; it counts neither way. `group`: plain, misleading
    (words of a sector in another sense) or nothing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    language: str = "en"
    group: str = "plain"
    text: str = Field(min_length=1)
    sectors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Miss:
    """A concept that was found wrongly (`wrong`), or not found (`missing`)."""

    statement: Statement
    scheme: str
    concept: str
    kind: str


@dataclass(slots=True)
class Labelled:
    """Over all statements of a file, by scheme: labels wanted, those found, and what was found wrongly."""

    name: str = ""
    statements: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def of(self) -> str:
        """What was measured on, in words."""
        groups = ", ".join(f"{n} {group}" for group, n in self.statements.items())
        return f"{self.name}: {sum(self.statements.values())} statements ({groups})"

    def precision(self, scheme: str) -> float:
        """The share of what was found that is right."""
        return ratio(self.right[scheme], self.right[scheme] + self.wrong[scheme])

    def recall(self, scheme: str) -> float:
        """The share of the labels that was found."""
        return ratio(self.right[scheme], self.wanted[scheme])


def statements(path: Path) -> Iterable[Statement]:
    """The statements of a file, in order. Raises InputError."""
    return lines_of(path, Statement)


def judge(labelled: Iterable[Statement], vocabulary: Vocabulary, name: str = "") -> Labelled:
    """Hold what the classifier finds against the labels; `name` says which statements they are."""
    classifier, result = Classifier(vocabulary), Labelled(name)
    for statement in labelled:
        result.statements[statement.group] += 1
        sectors, topics = classifier.links(statement.text, 0, len(statement.text))
        _count(statement, vocabulary.sector, statement.sectors, [link.id for link in sectors], result)
        _count(statement, vocabulary.topic, statement.topics, [link.id for link in topics], result)
    return result


def _count(statement: Statement, scheme: Scheme, wanted: Sequence[str], found: Sequence[str], result: Labelled) -> None:
    """A concept above a label is no error, for asking for it gives the statement too; one below claims too much."""
    allowed = {above for label in (*wanted, *statement.also) if label in scheme.concepts
               for above in (label, *scheme.ancestors(label))}  # fmt: skip
    missing = [label for label in wanted if label not in found]
    wrong = [concept for concept in found if concept not in allowed]
    result.wanted[scheme.name] += len(wanted)
    result.right[scheme.name] += len(wanted) - len(missing)
    result.wrong[scheme.name] += len(wrong)
    result.misses += [Miss(statement, scheme.name, concept, "wrong") for concept in wrong]
    result.misses += [Miss(statement, scheme.name, label, "missing") for label in missing]
