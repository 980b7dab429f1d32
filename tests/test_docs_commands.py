"""Every command in the README and `docs/` is run, and what it prints is what is written there.

A block fenced as `console` is run line by line (`$ command`, then what it prints) in a folder like the repository, with
a store of its own and a real server. In what it prints, `…` stands for anything; an answer of JSON, which is one line,
may be broken over several. That takes a process for each command, so it is among the slow tests; a plain request of the
API is also answered without a server, those of the cookbook from the golden articles. A block fenced as `sh` is for
what a test cannot do (set up, serve, drop): its words are checked. A row of a table with an address of the API and a
number says how many records the address finds.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
from starlette.testclient import TestClient

from app import cli, reading, workflow
from app.domain.vocabulary import Vocabulary
from app.settings import Settings
from tests.conftest import serving
from tests.pages import CODE, FENCE, NAMES, ROOT, Block, blocks, prose, read
from tests.servers import free_port, wait_until_ready

ADDRESS = "127.0.0.1:8000"
BETWEEN = "\x1e"
COOKBOOK = "docs/cookbook.md"
PAGES = [name for name in NAMES if blocks(name, "console") and name != COOKBOOK]
PLAIN = re.compile(r"curl -s ('[^']+'|[^\s'|>&;]+)( --json '[^']+')?")
USERS = ["An analyst", "A journalist", "A researcher", "A developer", "A program"]
SHELL_WORDS = {
    *("docker", "npm", "npx", "openapi-python-client", "make", "verbale", "python", "pip", "pipx", "uvicorn"),
    ".ci/run",
}
EXTRAS = set(
    re.findall(r"^(\w+) = \[", read("pyproject.toml").split("[project.optional-dependencies]")[1], re.MULTILINE)
)
COMMANDS = set(typer.main.get_command(cli.app).commands)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Place:
    """Where commands are run: a folder like the repository, the environment, and the server's port."""

    folder: Path
    environment: dict[str, str]
    port: int


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    if shutil.which("curl") is None:
        pytest.skip("the examples are commands of curl, which is not installed")
    folder = tmp_path_factory.mktemp("checkout")
    for entry in ROOT.iterdir():
        if not entry.name.startswith(".") and entry.name != "var":
            (folder / entry.name).symlink_to(entry)
    port = free_port()
    bin_ = Path(sys.executable).parent
    settings = {name.upper() for name in Settings.model_fields}
    environment = {name: value for name, value in os.environ.items() if name not in settings}
    environment |= {"PATH": f"{bin_}{os.pathsep}{environment.get('PATH', '')}", "PORT": str(port), "COLUMNS": "100"}
    with subprocess.Popen(["verbale", "serve"], cwd=folder, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            wait_until_ready(server, f"http://127.0.0.1:{port}")
            yield Place(folder, environment, port)
        finally:
            server.terminate()


def exchanges(block: Block) -> list[tuple[str, str]]:
    """The commands of a console block, each with what it is said to print."""
    found: list[tuple[str, str]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif found and found[-1][0].endswith("\\") and not found[-1][1]:
            found[-1] = (f"{found[-1][0]}\n{line}", "")
        else:
            assert found, f"line {block.line}: a console block begins with a command"
            found[-1] = (found[-1][0], f"{found[-1][1]}{line}\n")
    return found


def run(place: Place, commands: list[str]) -> list[str]:
    """What each command prints, in one shell."""
    between = f"printf '{BETWEEN}'\n"
    script = "exec 2>&1\n" + between.join(f"{command}\n" for command in commands)
    done = subprocess.run(
        ["sh", "-c", script.replace(ADDRESS, f"127.0.0.1:{place.port}")], cwd=place.folder, env=place.environment,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    return done.stdout.decode().replace(f"127.0.0.1:{place.port}", ADDRESS).replace("\r\n", "\n").split(BETWEEN)


def is_as_said(said: str, printed: str) -> bool:
    """Whether the output is the one written down, `…` standing for anything."""
    said, printed = said.strip("\n"), printed.strip("\n")
    if printed.startswith("{") and "\n" not in printed:
        said = "".join(line.lstrip() for line in said.splitlines())
    first, *rest = said.split("…")
    if not rest:
        return said == printed
    if not printed.startswith(first):
        return False
    at, last = len(first), rest.pop()
    for piece in rest:
        at = printed.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return len(printed) - len(last) >= at and printed.endswith(last)


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_commands_print_what_is_written(name: str, place: Place) -> None:
    if "| jq " in read(name) and shutil.which("jq") is None:
        pytest.skip("this page has commands of jq, which is not installed")
    for block in blocks(name, "console"):
        said = exchanges(block)
        printed = run(place, [command for command, _ in said])
        for (command, wanted), got in zip(said, printed, strict=True):
            assert is_as_said(wanted, got), f"{name}:{block.line}\n$ {command}\n{got}\n-- but it is written:\n{wanted}"


def ask(client: TestClient, command: str) -> str:
    """What `curl -s ADDRESS`, or that with `--json BODY`, prints."""
    _, _, address, *body = shlex.split(command)
    path = address.removeprefix(f"http://{ADDRESS}")
    answer = client.post(path, json=json.loads(body[1])) if body else client.get(path)
    return answer.text.replace("\r\n", "\n")


def asked(name: str) -> list[tuple[int, str, str]]:
    """The plain requests of a page: the line of their block, the command, what it is said to answer."""
    return [
        (block.line, command, wanted)
        for block in blocks(name, "console")
        for command, wanted in exchanges(block)
        if PLAIN.fullmatch(command)
    ]


def wrongly_answered(name: str, client: TestClient) -> list[str]:
    return [
        f"{name}:{line}\n$ {command}\n{got}\n-- but it is written:\n{wanted}"
        for line, command, wanted in asked(name)
        if not is_as_said(wanted, got := ask(client, command))
    ]


@pytest.mark.parametrize("name", [name for name in PAGES if asked(name)])
def test_requests_answer_what_is_written(name: str, forum_of_the_seed: TestClient) -> None:
    assert wrongly_answered(name, forum_of_the_seed) == []


def test_the_cookbook_answers_what_is_written(articles: TestClient) -> None:
    assert len(asked(COOKBOOK)) == sum(len(exchanges(block)) for block in blocks(COOKBOOK, "console"))
    assert wrongly_answered(COOKBOOK, articles) == []


def test_the_cookbook_has_questions_of_every_user_and_answers_each() -> None:
    text = FENCE.sub(lambda block: f"({block[1]})", read(COOKBOOK))
    users = re.split(r"(?m)^## (.+)\n", text)[1:]
    assert users[::2] == USERS
    for user, questions in zip(users[::2], users[1::2], strict=True):
        parts = re.split(r"(?m)^### .+\n", questions)[1:]
        assert len(parts) >= 4, user
        assert [one for one in parts if "(console)" not in one] == []


def test_elisions_stand_for_anything_and_nothing_else_does() -> None:
    assert is_as_said("a … c", "a b c")
    assert is_as_said("a\n…\nc\n", "a\nb\nb\nc\n")
    assert not is_as_said("a … c", "a b d")
    assert not is_as_said("ab…bc", "abc")
    assert not is_as_said("a", "a b")
    assert is_as_said('{"a":1,\n  "b":…}', '{"a":1,"b":2}')


@pytest.mark.parametrize("name", [name for name in NAMES if blocks(name, "sh")])
def test_commands_that_are_not_run_are_words_that_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    for block in blocks(name, "sh"):
        for line in re.sub(r"\s+#.*", "", block.text).splitlines():
            words = [word for word in line.split() if not re.match(r"[A-Z_]+=", word)]
            assert words, f"{name}:{block.line}: {line}"
            assert words[0] in SHELL_WORDS, f"{name}:{block.line}: {line}"
            assert words[0] != "make" or set(words[1:2]) <= targets, line
            assert words[0] != "verbale" or words[1] in COMMANDS, line
            assert set(re.findall(r"verbale\[(\w+)\]", line)) <= EXTRAS, line
            assert words[0] != "python" or words[1].startswith("-") or (ROOT / words[1]).exists(), line


@pytest.mark.parametrize("name", NAMES)
def test_every_command_that_is_named_exists(name: str) -> None:
    named = {word for one in CODE.findall(prose(name)) for word in re.findall(r"\bverbale ([a-z]+)", one)}
    for block in blocks(name, "console", "sh"):
        named |= set(re.findall(r"(?:^|[$;&|] |=\S* )verbale ([a-z]+)\b", block.text, re.MULTILINE))
    assert named <= COMMANDS


def finding() -> list[tuple[str, str, int]]:
    """Addresses of the API in tables, beside the number of records they find."""
    found = []
    for name in NAMES:
        for line in prose(name).splitlines():
            row = re.search(r"`(/v1/[^`]+)` \| (\d+) \|$", line)
            if row:
                found.append((name, row[1], int(row[2])))
    return found


def test_addresses_find_as_many_records_as_is_written(forum_of_the_seed: TestClient) -> None:
    rows = finding()
    assert len(rows) > 50
    got = {address: forum_of_the_seed.get(address).json() for _, address, _ in rows}
    wrong = [(name, address, said, got[address].get("total", got[address]))
             for name, address, said in rows if got[address].get("total") != said]  # fmt: skip
    assert wrong == []


@pytest.fixture(scope="module")
def forum_of_the_seed(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Iterator[TestClient]:
    """The application over the seed article as `make run` leaves it."""
    path = make_store()
    workflow.ingest(path, reading.inputs([ROOT / "seeds"]), vocabulary)
    with serving(path) as client:
        yield client


@pytest.fixture(scope="module")
def articles(make_store: Callable[..., Path], vocabulary: Vocabulary) -> Iterator[TestClient]:
    """The application over the seed and the golden articles, as the cookbook says it is made."""
    path = make_store()
    texts = sorted((ROOT / "tests" / "articles").glob("*/article.txt"))
    workflow.ingest(path, reading.inputs([ROOT / "seeds", *texts]), vocabulary)
    with serving(path) as client:
        yield client
