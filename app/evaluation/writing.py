"""What an evaluation leaves in files: predictions in the gold's form, errors, figures."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from app.errors import InputError
from app.evaluation.measuring import Outcome


@contextmanager
def written(predictions: Path | None, errors: Path | None) -> Iterator[Callable[[Outcome], None]]:
    """Takes outcomes to the files that are wanted, a document at a time. Raises InputError where one cannot be made."""
    with ExitStack() as opened:
        found, wrong = (opened.enter_context(_created(path)) if path else None for path in (predictions, errors))

        def take(outcome: Outcome) -> None:
            if found:
                _line(found, _in_gold_form(outcome))
            if wrong:
                for error in outcome.scored.errors:
                    words = outcome.document.text[error["start"] : error["end"]]
                    _line(wrong, {**error, "text": words})

        yield take


def _in_gold_form(outcome: Outcome) -> dict[str, object]:
    text = outcome.document.text
    return {"id": outcome.document.id, "text": text, "quotes": [one.as_json(text) for one in outcome.predictions]}


def _created(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError("E_IO", f"{path.name}: {error.strerror}") from error


def _line(stream: TextIO, value: dict[str, object]) -> None:
    stream.write(json.dumps(value, ensure_ascii=False) + "\n")


def write_json(path: Path, value: object) -> None:
    """Write figures for programs. Raises InputError."""
    with _created(path) as stream:
        json.dump(value, stream, ensure_ascii=False, indent=1)
        stream.write("\n")
