"""What the tests of speech share: a text read without date and event, as plain tuples."""

from functools import lru_cache

from app.domain.vocabulary import Vocabulary
from app.extraction.mentions import read_names
from app.extraction.quotations import find_quotations
from app.extraction.segmentation import segment
from app.extraction.statements import Statement, find_statements
from tests.articles.golden import terms


def statements(text: str) -> list[Statement]:
    """Every statement of a text."""
    document = segment(text, published=None, language="en")
    return find_statements(document, find_quotations(document), read_names(document, vocabulary()))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of `seeds/`."""
    return terms()


def spoken(text: str) -> list[tuple[str, str, str | None]]:
    """Rule, words and speaker of each statement in marks; parts are joined by " … "."""
    return [
        (one.rule, words(text, one), one.voice.name if one.voice else None)
        for one in statements(text)
        if one.kind != "indirect"
    ]


def words(text: str, one: Statement) -> str:
    """The words of a statement, its parts joined by " … "."""
    return " … ".join(text[start:end] for start, end in one.parts)
