import pytest

from app.evaluation.naming import same_full, same_last


@pytest.mark.parametrize(
    ("found", "right", "last", "full"),
    [
        ("Ana Silva", "Ana Silva", True, True),
        ("Silva", "Ana Silva", True, False),
        ("Ana Silva", "Silva", True, True),
        ("Rui Silva", "Ana Silva", True, False),
        ("Ana Silva", "Ana Costa", False, False),
        ("A. M. Silva", "Ana Silva", True, False),
        ("J. Ana Silva", "Ana Silva", True, True),
        ("José Núñez", "Jose Nunez Jr.", True, True),
        ("Ana Silva’s", "ana silva,", True, True),
        ("Han Mi-rae", "Han Mi-rae", True, True),
        ("Han Ji-ho", "Han Mi-rae", True, False),
        ("Mi-rae Han", "Han Mi-rae", True, False),
        ("김지호", "김지호", True, True),
        (None, "Ana Silva", False, False),
        ("Ana Silva", None, False, False),
        ("Jr.", "Jr.", False, False),
    ],
)
def test_names_of_one_person(found: str | None, right: str | None, last: bool, full: bool) -> None:
    assert (same_last(found, right), same_full(found, right)) == (last, full)
