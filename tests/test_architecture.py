"""The house's plan, read from the imports: a file imports only from what stands to its left."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(APP.rglob("*.py"))
}
LONGEST = 320  # lines; longer, and a module has two things to say
VAGUE = re.compile(r"(utils?|helpers?|commons?|managers?|base|core|misc|stuff)(_|\Z)|_(utils?|helpers?|manager)\Z")

# What may be imported from `app` by the modules of a name: the first that fits counts.
MAY: dict[str, set[str]] = {
    "app": set(),
    "app.errors": set(),
    "app.settings": set(),
    "app.domain": {"app.errors", "app.domain"},
    "app.extraction": {"app.errors", "app.domain", "app.extraction"},
    "app.schemas": {"app.errors", "app.domain", "app.schemas"},
    "app.formats": {"app.errors", "app.domain", "app.schemas", "app.formats"},
    "app.store": {"app.errors", "app.domain", "app.schemas", "app.store"},
    "app.evaluation": {"app.errors", "app.domain", "app.extraction", "app.evaluation"},
    "app.cores": {"app.errors"},
    "app.reading": {"app.errors", "app.domain", "app.extraction", "app.cores"},
    "app.workflow": {"app.errors", "app.domain", "app.extraction", "app.schemas", "app.store", "app.reading"},
    "app.api": {"app.errors", "app.domain", "app.schemas", "app.formats", "app.store", "app.workflow", "app.api", "app",
                "app.evaluation.shipped"},
    "app.mcp": {"app.errors", "app.domain", "app.schemas", "app.formats", "app.store", "app.api", "app.mcp", "app"},
    "app.web": {"app.errors", "app.domain", "app.schemas", "app.store", "app.formats", "app.api", "app.web", "app"},
}  # fmt: skip
NEVER: dict[str, set[str]] = {
    "app.domain": {"fastapi", "starlette", "sqlalchemy", "sqlmodel", "sqlite3", "typer", "pydantic_settings"},
    "app.extraction": {"fastapi", "starlette", "sqlalchemy", "sqlmodel", "sqlite3", "time", "random", "socket",
                       "urllib.request", "http", "httpx", "requests"},
    "app.schemas": {"fastapi", "starlette", "sqlalchemy", "sqlite3"},
    "app.store": {"fastapi", "starlette", "typer", "pydantic_settings"},
    "app.workflow": {"fastapi", "starlette", "app.api", "app.web"},
    "app.api": {"app.extraction", "app.store.tables", "app.store.index_tables", "sqlalchemy", "sqlite3", "sqlmodel"},
    "app.mcp": {"app.extraction", "app.workflow", "app.store.queries", "sqlalchemy", "sqlite3", "sqlmodel"},
    "app.web": {"app.extraction", "app.store.queries", "sqlalchemy", "sqlite3", "sqlmodel"},
    "app.cli": {"app.api", "app.web"},
    "app.console": {"app.api", "app.web"},
    "app.errors": {"fastapi", "starlette", "http"},
}  # fmt: skip


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: Path, module: str, *, at_once: bool = False) -> Iterator[str]:
    """The modules that a file imports, wherever the import stands, or only those imported `at_once` with it."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in tree(path).body if at_once else ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            origin = ".".join([*parents, *filter(None, [node.module])])
            yield origin
            yield from (f"{origin}.{one.name}" for one in node.names if f"{origin}.{one.name}" in MODULES)


def _within(module: str, places: set[str]) -> bool:
    """Whether a module is one of these places or below one; `app` alone is its version."""
    return any(module == place or (place != "app" and module.startswith(f"{place}.")) for place in places)


def _place(module: str, table: dict[str, set[str]]) -> str | None:
    return max((place for place in table if module == place or module.startswith(f"{place}.")), key=len, default=None)


IMPORTS = {module: sorted(set(_imports(path, module))) for module, path in MODULES.items()}
each_module = pytest.mark.parametrize("module", MODULES)


def test_the_modules_are_read() -> None:
    assert {"app.store.writer", "app.domain.records", "app.extraction.pipeline", "app.cli"} <= MODULES.keys()
    assert "app.store.tables" in IMPORTS["app.store.writer"]


@each_module
def test_imports_flow_one_way(module: str) -> None:
    allowed = MAY.get(_place(module, MAY) or "")
    if module in {"app.__main__", "app.main", "app.cli", "app.console", "app.starting"} or allowed is None:
        return  # the edges put everything together
    ours = [one for one in IMPORTS[module] if one == "app" or one.startswith("app.")]
    if module == "app":
        assert ours == []
    assert [one for one in ours if not _within(one, allowed)] == []


@each_module
def test_layers_do_not_know_what_is_not_theirs(module: str) -> None:
    forbidden = NEVER.get(_place(module, NEVER) or "", set())
    assert [one for one in IMPORTS[module] if _within(one, forbidden)] == []


def test_a_server_starts_without_what_it_may_never_need() -> None:
    """20 MB and 0.4 s: extraction is imported by the first who asks for it, Alembic for a step of the schema."""
    found: set[str] = set()
    ahead = {"app.cli", "app.main", "app.store.opening"}
    while ahead:
        found |= ahead
        packages = {".".join(parts[:n]) for one in ahead for parts in [one.split(".")] for n in range(1, len(parts))}
        imported = (_imports(MODULES[one], one, at_once=True) for one in (ahead | packages) & MODULES.keys())
        ahead = {one for group in imported for one in group} - found
    assert {"app.api.checks", "app.store.writer", "fastapi", "sqlalchemy"} - found == {"app.store.writer"}
    unneeded = {"app.extraction", "app.workflow", "app.reading", "app.mcp.server", "alembic", "edtf", "rich", "mcp"}
    assert [one for one in sorted(found) if _within(one, unneeded)] == []


def test_readers_of_formats_do_not_import_one_another() -> None:
    """What formats share has a module of its own; NDJSON is lines of what `record` reads."""
    readers = {f"app.extraction.sources.{name}" for name in ("text", "html", "markdown", "record", "ndjson")}
    for reader in readers & MODULES.keys():
        others = readers - {reader, "app.extraction.sources.record"}
        assert [one for one in IMPORTS[reader] if one in others] == [], reader


def test_settings_are_read_at_the_edge_only() -> None:
    readers = {module for module, imported in IMPORTS.items() if "app.settings" in imported}
    assert readers <= {"app.cli", "app.main", "app.console", "app.starting"}
    for module, path in MODULES.items():
        if module != "app.settings":
            assert "os.environ" not in path.read_text(encoding="utf-8"), module
            assert "os.getenv" not in path.read_text(encoding="utf-8"), module


def test_extraction_and_store_meet_in_one_place() -> None:
    knowing = [
        {module for module, imported in IMPORTS.items() if any(_within(one, {layer}) for one in imported)}
        for layer in ("app.extraction", "app.store")
    ]
    assert knowing[0] & knowing[1] <= {"app.workflow", "app.cli"}


def test_only_the_engine_commits() -> None:
    """`commit` is defined once; units of work call it; its SQL stands there and where reading ends."""
    defining, calling, saying = set(), set(), set()
    for module, path in MODULES.items():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and node.name == "commit":
                defining.add(module)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit":
                calling.add(module)
            elif isinstance(node, ast.Constant) and node.value == "COMMIT":
                saying.add(module)
    assert defining - {"app.workflow"} == {"app.store.engine"}
    assert calling <= {"app.workflow", "app.store.indexing", "app.store.opening"}
    assert saying <= {"app.store.engine", "app.store.session"}


def test_only_the_store_speaks_sql() -> None:
    statement = re.compile(r"(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA) [a-zA-Z_*({]")
    speaking = {
        module for module, path in MODULES.items()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and statement.match(node.value)
    }  # fmt: skip
    assert {one for one in speaking if not one.startswith("app.store")} == set()


def test_migrations_stand_alone() -> None:
    """A migration says what the schema became, whatever the models become later."""
    for path in (ROOT / "migrations").rglob("*.py"):
        imported = _imports(path, "migrations.x")
        assert [one for one in imported if one.split(".")[0] in {"app", "sqlmodel"}] == [], path.name


def test_no_module_is_long() -> None:
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in MODULES.items()}
    assert {module: lines for module, lines in lengths.items() if lines > LONGEST} == {}


def test_every_module_says_what_it_is_for() -> None:
    trees = {module: tree(path) for module, path in MODULES.items()}
    assert [module for module, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []


def test_every_name_says_what_is_in_it() -> None:
    names = [*MODULES, *(path.stem for path in (ROOT / "tests").rglob("*.py"))]
    assert [name for name in names if VAGUE.match(name.rpartition(".")[2])] == []


@each_module
def test_nothing_happens_at_import(module: str) -> None:
    """A module defines; only `if __name__` may run something."""
    for node in tree(MODULES[module]).body:
        if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant):
            allowed = ("app.add_typer", "app.command", "router.", "_")
            assert ast.unparse(node.value).startswith(allowed), ast.unparse(node)
        assert not isinstance(node, ast.With | ast.While | ast.Try), ast.unparse(node)


def test_nothing_points_outside_the_repository() -> None:
    """Neither to this checkout by its place on one machine, nor to its owner's home, nor to a folder beside it."""
    own = [f"{folder}/" for folder in (ROOT, Path.home()) if len(folder.parts) > 2]  # /app/ is in many a link
    folders = (*own, "../" + "shared", "../" + ".library")
    for folder in ("app", "tests", "migrations", "docs", "seeds", "benchmarks"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".md", ".csv", ".toml", ".yaml", ".json"}:
                text = path.read_text(encoding="utf-8")
                assert [one for one in folders if one in text] == [], path.relative_to(ROOT)
