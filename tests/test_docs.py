"""The README and `docs/` held to the code: every list in them is complete, everything they point at is there."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import typer
from starlette.testclient import TestClient

from app import cli, console
from app.api.problem_types import FAMILIES, PROBLEM_TYPES
from app.extraction.sources import READERS
from app.formats import FORMATS, Extent
from app.settings import Settings
from tests.pages import CODE, FENCE, FILE, NAMES, PAGES, ROOT, blocks, code, prose, read, table_rows

LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")


@lru_cache
def commands() -> dict[str, set[str]]:
    """The commands of the command line with their options."""
    group = typer.main.get_command(cli.app)
    return {
        name: {option for one in command.params for option in one.opts if option.startswith("--")} - {"--help"}
        for name, command in group.commands.items()  # type: ignore[attr-defined]
    }


def test_every_command_is_documented_with_its_options() -> None:
    rows = table_rows("docs/operations.md", "## Commands")
    documented = {code(row[0]).split()[1]: {word for word in CODE.findall(row[1]) if word} for row in rows}
    options = {name: {one.split()[0] for one in spans} for name, spans in documented.items()}
    assert options == commands()


def test_every_exit_code_is_documented() -> None:
    rows = table_rows("docs/operations.md", "## Exit codes")
    given = {0, *(number for _, number in console._CODES)}
    assert {int(code(row[0])) for row in rows} == given | {141}
    assert {int(number) for number in re.findall(r"\b\d\b", console.EXIT_CODES)} == given


def test_every_setting_is_documented() -> None:
    rows = {code(row[0]): row for row in table_rows("docs/settings.md", "# Settings")}
    assert set(rows) == {name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        assert field.description
        assert rows[name.upper()][2] == field.description, name
        if name != "seeds":  # its default is a folder beside the code
            default = json.loads(Settings.model_construct().model_dump_json(include={name}))[name]
            shown = str(default).lower() if isinstance(default, bool) else "" if default == [] else str(default)
            assert code(rows[name.upper()][1]) == shown, name


def test_every_route_is_documented(openapi: dict[str, Any]) -> None:
    """Those by suffix are told by the table of formats."""
    declared = {
        f"{method.upper()} {path}"
        for path, item in openapi["paths"].items()
        for method in item
        if not path.endswith(".{format}")
    }
    assert {code(row[0]) for row in table_rows("docs/api.md", "## Routes")} == declared


def test_every_filter_is_documented(openapi: dict[str, Any]) -> None:
    """In one table what quotes, events and persons take; in another what the other lists do."""

    def taken(*lists: str) -> set[str]:
        asked = (one for path in lists for one in openapi["paths"][f"/v1/{path}"]["get"]["parameters"])
        return {one["name"] for one in asked if one["in"] == "query"}

    def told(heading: str) -> set[str]:
        return {word for row in table_rows("docs/api.md", heading) for word in CODE.findall(row[0])}

    assert told("## Filters") == taken("quotes", "events", "persons")
    assert told("### On the other lists") == taken("organizations", "sectors", "topics", "sources")


def test_every_format_is_documented() -> None:
    documented = {code(row[0]): row[1:] for row in table_rows("docs/api.md", "## Formats")}
    extents = {Extent.PAGE: "a page", Extent.FIRST: "up to 500", Extent.EVERYTHING: "everything"}
    told = {
        f".{one.suffix}": [
            one.media_type, ", ".join(one.resources), extents[one.extent] if one.of_lists else "one record"
        ]
        for one in FORMATS.values()
    }  # fmt: skip
    assert {suffix: [code(row[0]), *row[1:]] for suffix, row in documented.items()} == told


def test_every_order_and_facet_is_documented(openapi: dict[str, Any]) -> None:
    schemas, words = openapi["components"]["schemas"], set(CODE.findall(prose("docs/api.md")))
    for name in ("QuoteSort", "DatedSort", "NamedSort", "FacetName", "DateMatch", "QuoteKind", "SourceKind", "Review"):
        assert set(schemas[name]["enum"]) <= words, name


def test_every_problem_is_documented() -> None:
    rows = {code(row[0]): row for row in table_rows("docs/api.md", "## Problems")}
    assert set(rows) == {f"{slug}-…" if slug in FAMILIES else slug for slug in PROBLEM_TYPES}
    for slug, row in rows.items():
        kind = PROBLEM_TYPES[slug.removesuffix("-…")]
        assert row[1:] == [str(kind.status), kind.title], slug


@pytest.mark.parametrize("name", ["docs/operations.md", "docs/extraction.md"])
def test_every_input_format_is_documented(name: str) -> None:
    assert [suffix for suffix in READERS if f"`{suffix}`" not in prose(name)] == []


def test_every_step_of_extraction_is_documented() -> None:
    steps = re.findall(r"^from app\.extraction\.(\w+) import", read("app/extraction/pipeline.py"), re.MULTILINE)
    assert steps
    told = {code(row[1]) for row in table_rows("docs/extraction.md", "## Steps")}
    assert {f"app/extraction/{step}.py" for step in steps} <= told


@pytest.fixture(scope="module")
def openapi(forum: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = forum.get("/openapi.json").json()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    broken = []
    for target in LINK.findall(prose(name)):
        if not target.startswith(("http://", "https://")):
            path, _, anchor = target.partition("#")
            page = (ROOT / name).parent / path if path else ROOT / name
            if not page.exists() or (anchor and anchor not in anchors(page)):
                broken.append(target)
    assert broken == []


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made of them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    ("language", "program"), [("ts", "clients/typescript/usage.ts"), ("python", "clients/python/usage.py")]
)
def test_the_clients_that_are_shown_are_those_that_are_run(language: str, program: str) -> None:
    """Each block is a piece of the program that `make clients` runs, and each marked piece of it is shown."""
    text = read(program)
    shown = [block.text.strip() for block in blocks("docs/clients.md", language)]
    assert [piece for piece in shown if piece not in text] == []
    pieces = re.findall(r"^(?://|#) -- \w[^\n]*\n(.*?)^(?://|#) --$", text, re.MULTILINE | re.DOTALL)
    assert len(pieces) >= 5
    assert [piece for piece in pieces if not any(part in piece for part in shown)] == []


@pytest.mark.parametrize("name", NAMES)
def test_files_that_are_named_exist(name: str) -> None:
    named = [word for word in CODE.findall(prose(name)) if FILE.fullmatch(word)]
    assert [one for one in named if not any(ROOT.glob(one.rstrip("/")))] == []


def test_every_page_is_on_the_map() -> None:
    linked = {(ROOT / "docs" / target.partition("#")[0]).resolve() for target in LINK.findall(read("docs/index.md"))}
    assert {page for page in PAGES if page.name not in {"index.md", "README.md"}} <= linked


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_for_anyone(name: str) -> None:
    """No folder of the machine they were written on, no line that does not fit, no blank left at an end."""
    assert re.findall(r"/(?:work|home|root|tmp)/\S*|/site-packages/\S*", read(name)) == []
    assert [line for line in read(name).splitlines() if line != line.rstrip()] == []
