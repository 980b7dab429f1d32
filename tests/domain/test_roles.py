"""What somebody is now: the latest role held, unless a later source calls it former."""

from dataclasses import dataclass

import pytest

from app.domain.roles import role_now


@dataclass
class Role:
    source: str
    title: str
    status: str = "current"
    office: str | None = None


MINISTER = Role("2024", "Foreign Minister", office="foreign-minister")
CHAIR = Role("2025", "Chair of the board")


@pytest.mark.parametrize(
    ("stated", "now"),
    [
        ([], None),
        ([CHAIR, MINISTER], "Chair of the board"),
        ([Role("2025", "former foreign minister", "former", "foreign-minister"), MINISTER], "former foreign minister"),
        ([Role("2025", "former foreign minister", "former", "foreign-minister"), CHAIR, MINISTER],
         "Chair of the board"),
        ([Role("2025", "Professor", "former"), CHAIR], "Chair of the board"),
        ([Role("2025", "CHAIR OF THE BOARD", "former"), Role("2024", "Chair of the board"), MINISTER],
         "Foreign Minister"),
        ([Role("2025", "minister-designate", "incoming", "minister"), MINISTER], "Foreign Minister"),
        ([Role("2025", "Acting Ambassador", "acting", "ambassador"), MINISTER], "Acting Ambassador"),
        # one source may tell of an office that somebody held before, and holds again
        ([Role("2025", "former minister", "former", "minister"), Role("2025", "minister", office="minister")],
         "minister"),
    ],
)  # fmt: skip
def test_the_role_now(stated: list[Role], now: str | None) -> None:
    found = role_now(stated)
    assert (found and found.title) == now
