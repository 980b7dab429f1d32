"""What is said when a question was stopped: what would narrow it, of what was asked and what was not."""

import pytest

from app.domain.filters import OrganizationQuery, QuoteQuery, Selection, SourceQuery
from app.domain.narrowing import narrowing

ADD, SPAN, SHORTER = "add a person, event, source or organization", "give both from and to", "shorten the span"


@pytest.mark.parametrize(
    ("query", "said", "unsaid"),
    [
        (QuoteQuery(), [ADD, SPAN], [SHORTER, "words", "facets"]),
        (QuoteQuery(person=["ana-silva"], date="2025"), [SHORTER], [ADD, SPAN]),
        (QuoteQuery(q="the", facets=["person"]), ["rarer words", "fewer facets"], []),
        (SourceQuery(date="2025/.."), [SPAN], [ADD]),
        (OrganizationQuery(), ["add a filter"], [ADD, SPAN]),
    ],
)
def test_what_would_narrow_it(query: Selection, said: list[str], unsaid: list[str]) -> None:
    sentence = narrowing(query)
    assert all(one in sentence for one in said)
    assert not any(one in sentence for one in unsaid)
