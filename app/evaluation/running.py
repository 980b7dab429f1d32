"""One evaluation: what is wanted of it, and what it gives."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain import vocabulary as vocabularies
from app.evaluation import classification
from app.evaluation.classification import Labelled
from app.evaluation.gold import documents
from app.evaluation.measuring import Measured, Outcome, cores, measure
from app.evaluation.writing import written


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to measure on, and which files to leave."""

    gold: tuple[Path, ...] = ()
    statements: tuple[Path, ...] = ()
    predictions: Path | None = None
    errors: Path | None = None
    include_mixed: bool = False
    jobs: int | None = None

    def command(self) -> str:
        """The command that anyone would give, whose files lie beside or below the working directory."""
        words = ["verbale evaluate", *map(_shown, self.gold)]
        words += [f"--statements {_shown(path)}" for path in self.statements]
        if self.include_mixed:
            words.append("--include-mixed")
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured; nothing of what was not asked for."""

    command: str
    vocabulary: str
    quotations: Measured | None = None
    concepts: tuple[Labelled, ...] = ()


def evaluate(wanted: Wanted, seeds: Path, on_document: Callable[[], None] = lambda: None) -> Result:
    """Measure. Raises InputError for a line of gold that is none, and for a file that cannot be read or made."""
    vocabulary = vocabularies.load(seeds)
    labelled = tuple(
        classification.judge(classification.statements(path), vocabulary, _shown(path)) for path in wanted.statements
    )
    measured = _quotations(wanted, seeds, on_document) if wanted.gold else None
    return Result(wanted.command(), vocabulary.digest, measured, labelled)


def _quotations(wanted: Wanted, seeds: Path, on_document: Callable[[], None]) -> Measured:
    with written(wanted.predictions, wanted.errors) as take:

        def seen(outcome: Outcome) -> None:
            take(outcome)
            on_document()

        jobs = wanted.jobs or cores()
        return measure(
            documents(wanted.gold), seeds, jobs=jobs, include_mixed=wanted.include_mixed, on_outcome=seen
        )  # fmt: skip


def _shown(path: Path) -> str:
    return path.name if path.is_absolute() or ".." in path.parts else str(path)
