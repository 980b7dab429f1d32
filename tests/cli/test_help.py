"""What the command line says of itself: every command and option, examples that can be typed, completion by Tab."""

import re
import shlex
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from app import cli
from app.console import WHERE

GROUP: Any = typer.main.get_command(cli.app)
COMMANDS: dict[str, Any] = GROUP.commands
each_command = pytest.mark.parametrize("name", COMMANDS)


def said(*words: str, **environment: str) -> str:
    done = CliRunner().invoke(cli.app, list(words), env={"COLUMNS": "80", **environment}, prog_name="verbale")
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_stranger_is_told_where_things_are_and_what_to_try_first() -> None:
    assert " ".join(WHERE.split()) in " ".join(said("--help").split())
    assert "verbale demo" in WHERE


@each_command
def test_every_command_and_parameter_is_explained(name: str) -> None:
    command = COMMANDS[name]
    assert len(command.help.split()) > 2
    assert [one.name for one in command.params if not one.help] == []
    metavars = [one.metavar for one in command.params if one.name != "help" and not getattr(one, "is_flag", False)]
    assert [one for one in metavars if not one or not one.strip("[]…,=-").replace("…", "")] == []


@each_command
def test_no_line_of_the_overview_is_cut(name: str) -> None:
    [line] = re.findall(rf"^  {name} +(.*)$", said("--help"), re.MULTILINE)
    assert line.endswith(".")
    assert not line.endswith("...")


@each_command
def test_its_examples_could_be_typed(name: str) -> None:
    """Their commands and options are there, and their arguments fit."""
    _, _, shown = said(name, "--help").partition("Examples:")
    lines = [line.strip() for line in shown.strip().splitlines()]
    assert lines
    for line in lines:
        typed = re.split(r" [<>|] ", line)[0]
        words = shlex.split(typed)
        assert words[words.index("verbale") + 1] == name
        COMMANDS[name].make_context(name, words[words.index("verbale") + 2 :])


@pytest.mark.parametrize(
    ("shell", "hook"), [("bash", "complete -o default -F"), ("zsh", "#compdef verbale"), ("fish", "complete --command")]
)
def test_each_shell_is_given_what_it_takes(shell: str, hook: str) -> None:
    script = said(_VERBALE_COMPLETE=f"source_{shell}")
    assert hook in script
    assert f"complete_{shell}" in script


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("typed", "offered"), [("verbale ing", "ingest"), ("verbale serve --wor", "--workers"), ("verbale de", "demo")]
)
def test_words_are_completed(shell: str, typed: str, offered: str) -> None:
    words = {"bash": {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}}.get(shell, {})
    action = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"} if shell == "fish" else {}
    found = said(_VERBALE_COMPLETE=f"complete_{shell}", _TYPER_COMPLETE_ARGS=typed, **words, **action)
    assert offered in found
    assert "reindex" not in found
