import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.evaluation.gold import documents
from app.evaluation.measuring import Outcome, measure
from app.evaluation.running import Wanted
from app.schemas import Quality
from tests.corpus import SEEDS
from tests.evaluation.texts import document

FIRST = (
    "Ana Silva, the ambassador of Brazil, spoke in Lisbon. “We agreed to open the ports,” Silva said. "
    "“It took us nine months to get here,” she added."
)
SECOND = "“Nothing has been decided about the bridge,” Rui Costa told reporters."
STATEMENTS = (
    {"id": "a", "text": "Shipyards and steel will come later.", "sectors": ["shipbuilding", "steel"]},
    {"id": "b", "text": "The chip on his shoulder is old.", "group": "misleading", "topics": ["trade"]},
)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two documents; the second's speaker is noted wrongly on purpose."""
    texts = [
        document(FIRST, {"text": "“We agreed to open the ports,”", "speaker": "Ana Silva"},
                 {"text": "“It took us nine months to get here,”", "source_type": "pronoun",
                  "speaker_silver": "Ana Silva"}, id="first"),
        document(SECOND, {"text": "“Nothing has been decided about the bridge,”", "speaker": "Ana Costa"},
                 id="second"),
    ]  # fmt: skip
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(one.model_dump_json() + "\n" for one in texts), encoding="utf-8")
    return path


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "statements.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in STATEMENTS), encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, words)])


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_it_prints_every_table(gold: Path, labelled: Path) -> None:
    answer = run(gold, "--statements", labelled, "--jobs", 1)
    assert answer.exit_code == 0
    scores, rules, steps, thresholds, concepts, misses = answer.stdout.split("\n\n")
    assert "detection                    100.0  100.0  100.0" in scores
    assert any(line.split() == ["wrong", "person,", "of", "asserted", "50.0"] for line in scores.splitlines())
    assert rules.splitlines()[1].split()[:4] == ["rule,", "of", "asserted", "language"]
    assert any(line.startswith("after ") for line in rules.splitlines())
    assert steps.startswith("confidence stated")
    assert thresholds.splitlines()[1].split() == ["0.00", "100.0", "50.0"]
    assert concepts.startswith("statements.jsonl: 2 statements (1 plain, 1 misleading)")
    assert misses.split()[:4] == ["missing", "topic", "trade", "b"]


def test_it_writes_predictions_errors_and_figures(gold: Path, labelled: Path, tmp_path: Path) -> None:
    found, wrong, figures = (tmp_path / name for name in ("found.jsonl", "wrong.jsonl", "figures.json"))
    run(gold, "--statements", labelled, "--predictions", found, "--errors", wrong, "--json", figures, "--on", "fables")
    first, second = lines(found)
    assert (first["id"], first["text"], second["id"]) == ("first", FIRST, "second")
    assert [(one["text"], one["speaker"]) for one in first["quotes"] if one["kind"] == "direct"] == [
        ("We agreed to open the ports,", "Ana Silva"), ("It took us nine months to get here,", "Ana Silva"),
    ]  # fmt: skip
    assert [(one["type"], one["gold"], one["pred"], one["text"]) for one in lines(wrong)] == [
        ("wrong-person", "Ana Costa", "Rui Costa", "Nothing has been decided about the bridge")
    ]
    told = Quality.model_validate_json(figures.read_bytes())
    assert told.command == "verbale evaluate gold.jsonl --statements statements.jsonl"
    assert told.quotations is not None
    assert told.quotations.measured_on == "fables, 2 documents, 3 quotations"
    assert told.quotations.counts["wrong_full"] == 1


def test_processes_change_nothing(gold: Path) -> None:
    """Not their number, not which of them is done first."""
    many = [gold] * 8
    seen: list[list[Outcome]] = [[], []]
    alone, together = (
        measure(documents(many), SEEDS, jobs=jobs, on_outcome=seen[jobs - 1].append) for jobs in (1, 2)
    )  # fmt: skip
    assert alone == together
    assert seen[0] == seen[1]
    assert [outcome.document.id for outcome in seen[0]] == ["first", "second"] * 8


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "one"', "E_GOLD"),
        ('{"id": "one", "text": "“Yes.”", "quotes": [{"start": -1, "end": 3, "kind": "direct"}]}', "/quotes/0/start"),
        ('{"id": "one", "text": "", "quotes": []}', "/text"),
    ],
)
def test_a_line_that_is_no_gold_is_told(gold: Path, line: str, told: str) -> None:
    with gold.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
    answer = run(gold, "--jobs", 1)
    assert answer.exit_code == 1
    assert told in answer.stderr
    assert "line 3" in answer.stderr


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    answer = run(tmp_path / "gone.jsonl", "--jobs", 1)
    assert answer.exit_code == 1
    assert "gone.jsonl: No such file" in answer.stderr


def test_the_command_names_no_folder_of_this_machine() -> None:
    wanted = Wanted((Path("/home/ana/gold.jsonl"), Path("../dev.jsonl"), Path("tests/own.jsonl")), include_mixed=True)
    assert wanted.command() == "verbale evaluate gold.jsonl dev.jsonl tests/own.jsonl --include-mixed"
