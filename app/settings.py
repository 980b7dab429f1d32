"""Every setting, in one place, read from the environment at the edge (`cli`, `main`) and nowhere else."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_PACKAGE = Path(__file__).parent


def _bundled(name: str) -> Path:
    """A folder beside the package in a checkout, inside it in a wheel."""
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


class SourceText(StrEnum):
    """How much of a source's text the service shows; digests and selectors are always public."""

    FULL = "full"
    EXCERPT = "excerpt"
    NONE = "none"


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Settings(BaseSettings):
    """Settings from environment variables of these names, in any case."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    database_url: str = Field(
        default="sqlite:///var/verbale.sqlite", description="Where the store is: sqlite:///path/to/file."
    )
    host: str = Field(default="127.0.0.1", description="Address that the server listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port that the server listens on.")
    public_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s/?#]+(/[^\s?#]*)?)?$",
        description="Address under which readers reach the service, for the addresses in what it gives; empty for "
        "http://HOST:PORT.",
    )
    seeds: Path = Field(
        default=_bundled("seeds"), description="Folder of the vocabularies and of the documents loaded on start-up."
    )
    load_seeds: bool = Field(default=True, description="Whether `serve` loads the documents of the seeds folder.")
    source_text: SourceText = Field(
        default=SourceText.EXCERPT,
        description="How much of a source's text is shown: full, excerpt (300 characters) or none.",
    )
    query_deadline: float = Field(
        default=1.0, gt=0, le=60, description="Seconds after which a question is stopped with a problem."
    )
    cache_mb: int = Field(
        default=32, ge=0, le=65_536, description="Megabytes of answers that each process keeps until the store changes."
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Host names that are answered, separated by commas; empty for any."
    )
    mcp: bool = Field(
        default=True, description="Whether tools for language models are served at /mcp/, where their extra is there."
    )
    access_log: bool = Field(default=False, description="Whether every request is logged.")
    log_level: LogLevel = Field(default=LogLevel.INFO, description="debug, info, warning or error.")

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @property
    def own_address(self) -> str:
        """Where the server listens."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def address(self) -> str:
        """The public address of the service, without a slash at its end."""
        return self.public_url.rstrip("/") or self.own_address

    def listening(self, host: str | None, port: int | None) -> "Settings":
        """The same, listening elsewhere where that is given: what is linked to is then there too."""
        return self.model_copy(update={"host": host or self.host, "port": port or self.port})
