"""The locks: hashes for everything, no address, and one version where two are installed side by side."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock", "docs/site/requirements.lock"]  # of one environment
PINNED = re.compile(r"^([a-z0-9][\w.-]*)==([^\s;\\]+)((?: ;[^\\\n]*)?)", re.MULTILINE)


def pinned(lock: str) -> dict[tuple[str, str], str]:
    """The version of each package, by its name and the marker under which it is installed."""
    found = PINNED.findall((ROOT / lock).read_text(encoding="utf-8"))
    return {(name, marker.strip()): version for name, version, marker in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_has_hashes_and_nothing_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    packages = re.split(r"(?m)^(?=[a-z0-9][\w.-]*==)", text)[1:]
    assert len(packages) == len(pinned(lock))
    assert [one.split()[0] for one in packages if "--hash=sha256:" not in one] == []


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_what_is_installed_side_by_side_is_one_version(lock: str) -> None:
    others = pinned("requirements.lock" if lock == "requirements-dev.lock" else "requirements-dev.lock")
    mine = pinned(lock)
    assert {key: mine[key] for key in mine.keys() & others.keys()} == {
        key: others[key] for key in mine.keys() & others.keys()
    }
