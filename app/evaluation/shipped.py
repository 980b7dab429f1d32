"""The figures that ship with this release. Nothing reads them to decide anything."""

from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).with_name("quality.json")


@cache
def shipped() -> bytes:
    """The figures as `verbale evaluate --json` wrote them."""
    return SHIPPED.read_bytes()
