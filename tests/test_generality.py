"""The code knows no article: nothing of the seed's people, outlet, event or words stands in `app/`."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXPECTED = json.loads((ROOT / "tests/articles/korea-us-forum/expected.json").read_text(encoding="utf-8"))
NAMES = sorted(
    {person["name"] for person in EXPECTED["persons"]}
    | {role["organization"] for person in EXPECTED["persons"] for role in person["roles"] if role.get("organization")}
    | {host["name"] for host in EXPECTED["event"]["hosts"]}
    | {EXPECTED["event"]["name"], EXPECTED["source"]["sha256"], "Korea-US Parliament Union", "Korea Herald"}
    | {part["exact"][:40] for quote in EXPECTED["quotes"] for part in quote["parts"]}
)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_seed_is_in_the_code(name: str) -> None:
    code = {path: path.read_text(encoding="utf-8").casefold() for path in (ROOT / "app").rglob("*.py")}
    assert code, "there is code to look at"
    assert [str(path) for path, text in code.items() if name.casefold() in text] == []
