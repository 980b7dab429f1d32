"""Settings: each is described, documented with its default, and refused where it means nothing."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "settings.md"
ROW = re.compile(r"\| `([A-Z_]+)` \| (.+?) \| (.+?) \|")
FIELDS = {name.upper(): field for name, field in Settings.model_fields.items()}


def _documented() -> dict[str, tuple[str, str]]:
    rows = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    assert len(rows) == len({name for name, _, _ in rows})
    return {name: (default, what) for name, default, what in rows}


def _shown(default: object) -> str:
    """A default as the document shows it."""
    if isinstance(default, Path):
        return f"`{default.name}/` beside the code"
    if default in ((), None, ""):
        return "empty"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def test_every_setting_is_documented_and_nothing_else() -> None:
    assert _documented().keys() == FIELDS.keys()


@pytest.mark.parametrize("name", FIELDS)
def test_with_its_default_and_what_it_is(name: str) -> None:
    field = FIELDS[name]
    default, what = _documented()[name]
    assert default == _shown(field.default)
    assert what == field.description


def test_defaults_are_safe() -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    assert settings.host == "127.0.0.1"
    assert settings.source_text == "excerpt"
    assert settings.database_url.startswith("sqlite:///")


@pytest.mark.parametrize("name", ["database_url", "DATABASE_URL", "Database_Url"])
def test_they_come_from_the_environment_in_any_case(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv(name, "sqlite:///x.sqlite")
    assert Settings().database_url == "sqlite:///x.sqlite"


def test_hosts_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " example.org, api.example.org,,")
    assert Settings().allowed_hosts == ("example.org", "api.example.org")
    monkeypatch.setenv("ALLOWED_HOSTS", "")
    assert Settings().allowed_hosts == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"), ("PORT", "65536"), ("PORT", "http"), ("PORT", ""), ("QUERY_DEADLINE", "0"),
        ("QUERY_DEADLINE", "-1"), ("QUERY_DEADLINE", "61"), ("QUERY_DEADLINE", "nan"), ("SOURCE_TEXT", "some"),
        ("LOG_LEVEL", "loud"), ("CACHE_MB", "-1"), ("ACCESS_LOG", "perhaps"), ("LOAD_SEEDS", "2"),
    ],
)  # fmt: skip
def test_a_value_that_means_nothing_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_they_do_not_change_once_read() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 9  # type: ignore[misc]
