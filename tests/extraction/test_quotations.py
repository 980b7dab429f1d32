from itertools import pairwise

import pytest
from hypothesis import given

from app.extraction.quotations import find_quotations
from app.extraction.segmentation import segment
from tests.extraction.test_segmentation import anything


def quoted(text: str) -> list[str]:
    document = segment(text, published=None, language="en")
    return [text[one.start : one.end] for one in find_quotations(document)]


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("curly", "“We agreed,” Berg said. “We left.”", ["We agreed,", "We left."]),
        ("turned before its attribution", "“We agreed, “Berg said. “We left.”", ["We agreed,", "We left."]),
        ("straight", 'Berg said: "We agreed." "We left."', ["We agreed.", "We left."]),
        ("doubled apostrophes", "''We agreed,'' Berg said.", ["We agreed,"]),
        ("backticks", "``We agreed,'' Berg said.", ["We agreed,"]),
        ("doubled before a single", "''He wrote 'stay','' Berg said.", ["He wrote 'stay',"]),
        ("wrong way round", "”We agreed,“ Berg said.", ["We agreed,"]),
        ("closing shapes only", "”We agreed,” Berg said.", ["We agreed,"]),
        ("guillemets", "« We agreed », Berg said.", ["We agreed"]),
        ("German", "„We agreed“, Berg said.", ["We agreed"]),
        ("reversed guillemets", "»We agreed«, Berg said.", ["We agreed"]),
        ("corner brackets", "「We agreed」, Berg said.", ["We agreed"]),
        ("nested singles", "“He said ‘no’ to us,” Berg said.", ["He said ‘no’ to us,"]),
        ("nested doubles", "“He said “no” to us,” Berg said.", ["He said “no” to us,"]),
        ("British singles", "'We agreed,' Berg said. 'The allies' plans hold.'",
         ["We agreed,", "The allies' plans hold."]),
        ("plural possessives", "The countries’ envoys and the US’ allies met.", []),
        ("elision", "In the ’90s the d’Este heirs’ case “ended”.", ["ended"]),
        ("inches", 'He is 6′2" tall. "So?" Berg said.', ["So?"]),
        ("unclosed", "“We agreed to stay.\nThey left.", ["We agreed to stay."]),
        ("unclosed before its attribution", "“We agreed to stay, Berg said.", ["We agreed to stay,"]),
        ("unclosed before another", "“We agreed, Berg said. “We left.”", ["We agreed,", "We left."]),
        ("never opened", "We agreed,” Berg said.", ["We agreed,"]),
        ("empty", '“” and “ ” and ""', []),
    ],
)  # fmt: skip
def test_styles(style: str, text: str, expected: list[str]) -> None:
    assert quoted(text) == expected, style


def test_a_continued_paragraph_opens_again_without_closing() -> None:
    text = "“We agreed.\n\n“We signed.\n\n“We left,” Berg said.\n\n“We slept.”"
    found = find_quotations(segment(text, published=None, language="en"))
    assert [(one.closed, one.continues) for one in found] == [
        (False, False),
        (False, True),
        (True, True),
        (True, False),
    ]


@given(anything)
def test_quotations_lie_in_order_inside_their_marks(text: str) -> None:
    found = find_quotations(segment(text, published=None, language="en"))
    for one in found:
        assert one.outer[0] <= one.start < one.end <= one.outer[1]
        assert text[one.start : one.end].strip()
    assert all(before.outer[1] <= after.outer[0] for before, after in pairwise(found))
